"""Text exports of press databases, with one article or several in a file: LexisNexis, Factiva, ProQuest, NewsBank.

Above and below the text of each article stand labelled fields ("LENGTH: 512 words"), or, in lines of their own, title,
outlet, day and length. Blocks of lines between blank lines are the units that are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.nouns import is_english, is_given_name
from triplewire.extract.model import About, BlockKind
from triplewire.extract.reading.formats.bylines import authors, bare_authors
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.found import Found, Item
from triplewire.extract.reading.publication_dates import date_in

_WORDS = read_table("documents")
_LABELS: dict[str, list[str]] = _WORDS["database_labels"]
_FIELD = {label: name for name, labels in _LABELS.items() for label in labels}
_COUNTED = frozenset(_WORDS["counted_labels"])
_TELLING = frozenset(_WORDS["telling_labels"])
_CODES = "|".join(sorted(map(str.upper, _WORDS["label_codes"])))
_FIELD_LINE = re.compile(
    rf"(?i:(?P<label>{'|'.join(sorted(map(re.escape, _FIELD), key=lambda label: (-len(label), label)))})[ \t]*:)"
    rf"|(?P<code>{_CODES})(?=[ \t]+\S|$)|(?i:(?P<body>body|full text)$)"
)
_START = re.compile(
    r"^[ \t]*(?:\d{1,4} of \d{1,4} documents?|(?:document|article) \d{1,4} of \d{1,4})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(r"^[ \t]*(?:End of Document|(?:AN[ \t]+)?Document [A-Z]{2,}\w*\d{8}\w{4,})[ \t]*$", re.MULTILINE)
_LENGTH = re.compile(r"\d{1,3}(?:,?\d{3})? words", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:copyright\b|©|\(c\)|all rights reserved|\(copyright)", re.IGNORECASE)
_RULE = re.compile(r"[_=*-]{5,}")
_LANGUAGES = {name.casefold(): code for code, name in read_table("languages")["name"].items()}
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]m)?(?:\s?[A-Z]{2,4})?", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3,8}|[A-Z]?\d+")
_DAY_WORDS = 10  # of a line with the day of an article: with weekday, clock and edition
_ABOVE: tuple[BlockKind, ...] = ("headline", "subheadline", "dateline")
_FEWEST = 3  # labels by which a file with one article is recognised

Lines = list[str]


@dataclass
class _Export:
    """The parts of one exported article; `above` has the blocks of lines without a label."""

    above: list[Lines] = field(default_factory=list)
    fields: dict[str, Lines] = field(default_factory=dict)
    body: list[Lines] = field(default_factory=list)


def exported(text: str) -> list[Found]:
    """Return the articles of an export of a press database; none for any other text."""
    fewest = 1 if _START.search(text) or _END.search(text) else _FEWEST
    parts = (_blocks(part) for part in _divided(text))
    told = (part for part in parts if len(_labels(part)) >= fewest or (fewest == 1 and _words_block(part) is not None))
    return [found for part in told if (found := _found(_export(part))).text.strip()]


def items_of(found: Found) -> Iterator[Item]:
    """Yield the document of a file, or the articles in it if it is the export of a press database."""
    several = exported(found.text) or [found]
    for number, each in enumerate(several, start=1):
        yield Item(each, number if len(several) > 1 else None, "article")


def _labels(blocks: list[Lines]) -> set[str]:
    """Return the labels in a text; none without one that only databases have."""
    labels, telling = set(), False
    for line in (line for block in blocks for line in block):
        if found := _FIELD_LINE.match(line):
            labels.add(label := _label(found))
            telling = telling or (label in _TELLING and (label not in _COUNTED or "word" in line.casefold()))
    return labels if telling else set()


def _label(found: re.Match[str]) -> str:
    return (found["label"] or found["code"] or found["body"]).casefold()


def _divided(text: str) -> Iterator[str]:
    """Yield the parts of a file that are one article each."""
    if starts := list(_START.finditer(text)):
        ends = [*(found.start() for found in starts[1:]), len(text)]
        yield from (text[found.end() : end] for found, end in zip(starts, ends, strict=True))
    else:
        ends = [found.end() for found in _END.finditer(text)]
        yield from (text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True))


def _blocks(part: str) -> list[Lines]:
    """Return the lines between blank lines, without rules and marks of an end."""
    lines = [line.strip() for line in part.splitlines()]
    kept = ["" if _RULE.fullmatch(line) or _END.fullmatch(line) else line for line in lines]
    return [list(group) for filled, group in groupby(kept, bool) if filled]


def _words_block(blocks: list[Lines]) -> int | None:
    """Return the number of the block in which the length of the article stands alone in a line, as Factiva has it."""
    return next((at for at, block in enumerate(blocks) if any(map(_LENGTH.fullmatch, block))), None)


def _export(blocks: list[Lines]) -> _Export:
    """Return the parts of an article: a cluster of fields stands above its text, and another one below."""
    export = _Export()
    first = next((at for at, block in enumerate(blocks) if _is_field(block)), None)
    at = _words_block(blocks)
    if at is not None and (first is None or at < first):
        begin = next((after for after in range(at, len(blocks)) if any(map(_RIGHTS.match, blocks[after]))), at) + 1
        export.above = blocks[:at]
        _take_unlabelled([line for block in blocks[at:begin] for line in block], export)
    else:
        begin = first or 0
        export.above = [rest for block in blocks[:begin] if (rest := _without_rights(block, export))]
    while begin < len(blocks) and _is_told(blocks[begin]):
        begin += 1
        if _take_fields(blocks[begin - 1], export):
            break
    else:
        begin = next((at for at in range(begin, len(blocks)) if _begins_text(blocks[at])), begin)
    end = len(blocks)
    while end > begin and _is_told(blocks[end - 1]):
        end -= 1
    for block in blocks[end:]:
        _take_fields(block, export)
    export.body += _without_codes(blocks[begin:end])
    return export


def _is_field(block: Lines) -> bool:
    return _FIELD_LINE.match(block[0]) is not None


def _is_told(block: Lines) -> bool:
    """Return whether a block consists of fields or tells the rights."""
    return _is_field(block) or _RIGHTS.match(block[0]) is not None


def _begins_text(block: Lines) -> bool:
    found = _FIELD_LINE.match(block[0])
    return found is not None and found["code"] is None and _FIELD[_label(found)] == "body"


def _without_rights(block: Lines, export: _Export) -> Lines:
    """Return a block without the lines that tell the rights, which are taken."""
    if not _RIGHTS.match(block[0]):
        return block
    end = next(at for at in range(len(block), 0, -1) if _RIGHTS.match(block[at - 1]))
    export.fields.setdefault("licence", block[:end])
    return block[end:]


def _take_fields(block: Lines, export: _Export) -> bool:
    """Take the fields of a block; return whether the text begins in it."""
    name, begun = "", False
    for line in block if _is_field(block) else _without_rights(block, export):
        if found := _FIELD_LINE.match(line):
            name = _FIELD[_label(found)]
            value = line[found.end() :].strip()
            begun = begun or name == "body"
            if name == "body":
                export.body.append([value] if value else [])
            elif name not in export.fields:
                export.fields[name] = [value] if value else []
        elif name == "body":
            export.body[-1].append(line)
        elif name:
            export.fields[name].append(line)
    export.body = [lines for lines in export.body if lines]
    return begun


def _without_codes(blocks: list[Lines]) -> Iterator[Lines]:
    """Yield the blocks of a text without labels of its parts: "Full text:", "TD"."""
    for block in blocks:
        found = _FIELD_LINE.match(block[0])
        labelled = found is not None and _FIELD[_label(found)] == "body"
        first = block[0][found.end() :].strip() if found and labelled else block[0]
        if lines := [line for line in (first, *block[1:]) if line]:
            yield lines


def _take_unlabelled(block: Lines, export: _Export) -> None:
    """Take what stands around the length: title and authors above, day, outlet, language and rights below it."""
    at = next(number for number, line in enumerate(block) if _LENGTH.fullmatch(line))
    export.above.extend([line] for line in block[:at])
    below = block[at + 1 :]
    rights = next((number for number, line in enumerate(below) if _RIGHTS.match(line)), len(below))
    told = [line for line in below[:rights] if not _CLOCK.fullmatch(line) and not _CODE.fullmatch(line)]
    days = [line for line in told if date_in(line)[0]]
    others = [line for line in told if line not in days]
    export.fields["published"] = days[:1]
    export.fields["outlet"] = others[:1]
    export.fields["language"] = others[-1:] if len(others) > 1 else []
    export.fields["licence"] = below[rights:]


def _found(export: _Export) -> Found:
    """Return the article, with headline, deck and dateline above its text."""
    told = _told_above(export.above)

    def value(name: str) -> str | None:
        return " ".join(export.fields.get(name, ())) or told.get(name)

    byline, published = value("byline"), value("published")
    above = [Piece(words, kind) for kind in _ABOVE if (words := value("title" if kind == "headline" else kind))]
    text, blocks = joined([*above, *(Piece("\n".join(lines)) for lines in export.body)], end="\n")
    return Found(
        text=text if export.body else "",
        title=value("title"),
        published=date_in(published)[0] or published if published else None,
        url=value("url"),
        about=About(
            byline=_names(byline) if byline else None,
            outlet=value("outlet"),
            language=_LANGUAGES.get((value("language") or "").casefold()),
            section=value("section"),
            licence=value("licence"),
        ),
        blocks=blocks,
    )


def _told_above(blocks: list[Lines]) -> dict[str, str]:
    """Return what the lines above the fields tell: the outlet above the day, the title below both or above them."""
    at, day = next(
        ((at, line) for at, block in reversed(list(enumerate(blocks))) for line in block if _is_day(line)), (0, "")
    )
    if not day:
        return _title_and_authors([line for block in blocks for line in block])
    around = [*blocks[:at], blocks[at][: blocks[at].index(day)]]
    *higher, outlet = [lines for lines in around if lines] or [[]]
    below = blocks[at + 1 : at + 2]
    title = below[0] if below else outlet[:-1] or (higher[-1] if higher else [])
    return {"published": day, "outlet": "".join(outlet[-1:]), "title": " ".join(title)}


def _is_day(line: str) -> bool:
    return date_in(line)[0] is not None and len(line.split()) <= _DAY_WORDS


def _title_and_authors(lines: Lines) -> dict[str, str]:
    """Return the last line as the authors if it names any, and the longest other one as the title, as in Factiva."""
    by = (authors(lines[-1]) or bare_authors(lines[-1])) if lines else None
    title = max(lines[:-1] if by else lines, key=lambda line: len(line.split()), default="")
    return {"title": title, **({"byline": by} if by else {})}


def _names(byline: str) -> str:
    """Return the names in a byline, in their usual order and without offices: "Lee, Ann", "Ann Lee Editor"."""
    last, _, first = byline.partition(", ")
    if " " not in last and first and is_given_name(first.split()[0]):
        return f"{first} {last}"
    if found := authors(byline) or bare_authors(byline) or authors(f"By {byline}"):
        return found
    words = list(takewhile(lambda word: not is_english(word.casefold()), byline.split()))
    return " ".join(words) if len(words) > 1 else byline

"""The words of the sender of a message, without quotations of others, signature and notices."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.reading.formats.dumps.signatures import unsigned

_WORDS = read_table("mail")


def _any_of(*lists: str) -> str:
    return "|".join(re.escape(word) for name in lists for word in sorted(_WORDS[name], key=len, reverse=True))


_PREFIX = re.compile(
    rf"\s*(?:(?:{_any_of('answer', 'forward')})(?:\[\d+\])?\s*:|\[[^\[\]]{{1,40}}\](?=\s*\S))\s*", re.IGNORECASE
)
_PASSED_ON = re.compile(rf"(?:^|[:\]])\s*(?:{_any_of('forward')})\s*:", re.IGNORECASE)
_QUOTED = re.compile(r"[ \t]{0,3}>")
_MARKS = re.compile(r"^(?:[ \t]{0,3}>)+ ?")
_MARK = re.compile(r"^[ \t]{0,3}> ?")
_SIGNATURE = re.compile(r"--\s?")
_RULE = re.compile(r"_{10,}|-{20,}")
_ORIGINAL, _FORWARDED = (
    re.compile(rf"[-\s>*_]*(?:{_any_of(name)})\b.{{0,80}}(?:-{{2,}}|:)\s*", re.IGNORECASE)
    for name in ("original", "forwarded")
)
_HEADER = re.compile(rf"\s*\*?(?:{_any_of('headers')})\s?:\*?(?:\s.*)?", re.IGNORECASE)
_FIELD = re.compile(rf"\s*\*?(?P<name>{_any_of('headers')})\s?:\*?\s*(?P<value>.*)", re.IGNORECASE)
_WROTE = re.compile(
    rf".*\b(?:{_any_of('wrote')})\s?(?::|\.\.\.)\s*|.*\b(?:{_any_of('wrote_first')})\b.*:\s*", re.IGNORECASE
)
_ADDRESS = re.compile(r"[<(\[][^\s<>()]+@[^\s<>()]+[>)\]]")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d")
_LONGEST_LINE = 200  # characters
_DATED = re.compile(r"\d")
_ADDED = re.compile(rf"\W*(?:{_any_of('added')})\b.{{0,60}}", re.IGNORECASE)
_NOTICE = re.compile(rf"\W*(?:{_any_of('notices')})", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_ENDED = re.compile(r"(?<!\.)[.!?]\s*$")
_FEWEST_HEADERS = 3
_LONGEST_LIST_FOOTER, _LONGEST_INTRODUCTION = 6, 3  # lines


def passes_on(subject: str) -> bool:
    """Return whether a subject is that of a message that is passed on."""
    return _PASSED_ON.search(subject) is not None


def own_subject(subject: str) -> str:
    """Return a subject without the marks of answers, of messages passed on, and of mailing lists."""
    while (found := _PREFIX.match(subject)) and found.end() < len(subject):
        subject = subject[found.end() :]
    return subject


def own_words(text: str, subject: str, names: Collection[str] = ()) -> str:
    """Return what the sender says: without quoted messages, but with one that is passed on, or if there is no more.

    Of a message that passes one on, what is said above that is left out unless it is longer. `names` are those of the
    senders, with which they sign.
    """
    lines = _lines(text)
    first = _passed_on(lines, subject)
    said = _tidy(_kept(lines[first.behind if first else 0 :], forward=passes_on(subject)))
    return unsigned(said, names) or _tidy(_MARKS.sub("", line) for line in lines) or text


class PassedOn(NamedTuple):
    """Who wrote a message that is passed on, and its date, as they stand there."""

    sender: str | None
    date: str | None


class _Place(NamedTuple):
    """The lines above a message that is passed on, and the number of the first line behind them."""

    head: list[str]
    behind: int


def passed_on(text: str, subject: str) -> PassedOn | None:
    """Return what stands above a message that is passed on, if it says more than who passes it on.

    Of a message that was passed on several times without a word, that is what stands above its first version.
    """
    found = _passed_on(_lines(text), subject)
    head = [field for line in found.head if (field := _FIELD.match(line))] if found else []
    return PassedOn(_value(head, "senders"), _value(head, "dates")) if found else None


def _passed_on(lines: list[str], subject: str) -> _Place | None:
    at = next((at for at in range(len(lines)) if _is_passed_on(lines, at, forward=passes_on(subject))), None)
    if at is None:
        return None
    first, behind = at, _behind_header(lines, at + (_HEADER.fullmatch(lines[at]) is None))
    while (next_one := next(_filled(lines, behind), behind)) < len(lines):
        if not (_header(lines, next_one) or _FORWARDED.fullmatch(lines[next_one])):
            break
        first, behind = next_one, _behind_header(lines, next_one + (_HEADER.fullmatch(lines[next_one]) is None))
    own, others = (sum(map(len, part)) for part in (lines[:at], lines[behind:]))
    return _Place(lines[first:behind], behind) if own < others else None


def _value(head: Iterable[re.Match[str]], names: str) -> str | None:
    values = (found["value"].strip(" |*\t") for found in head if found["name"].casefold() in _WORDS[names])
    return next(filter(None, values), None)


def _is_passed_on(lines: list[str], at: int, *, forward: bool) -> bool:
    line = lines[at]
    return bool(_FORWARDED.fullmatch(line)) or (forward and (_header(lines, at) or bool(_ORIGINAL.fullmatch(line))))


def _lines(text: str) -> list[str]:
    """Return the lines of a message; those of one that is passed on as a quotation without the marks of that."""
    lines = text.replace("\r\n", "\n").split("\n")
    for at, line in enumerate(lines):
        if _FORWARDED.fullmatch(line):
            behind = next(_filled(lines, at + 1), at)
            if _QUOTED.match(lines[behind]) and _HEADER.fullmatch(_MARK.sub("", lines[behind])):
                return [*lines[: at + 1], *(_MARK.sub("", each) for each in lines[at + 1 :])]
            break
    return lines


def _tidy(lines: Iterable[str]) -> str:
    """Return the paragraphs that are no notices and no lines that programs add."""
    text = "\n".join(line for line in lines if not _ADDED.fullmatch(line))
    return "\n\n".join(part.rstrip() for part in _BLANK.split(text.strip()) if part and not _NOTICE.match(part)).strip()


def _kept(lines: list[str], *, forward: bool) -> Iterator[str]:
    """Yield the lines of the sender, and those of a message that is passed on."""
    at, signed = 0, False
    while at < len(lines):
        line, header = lines[at], _header(lines, at)
        if _is_passed_on(lines, at, forward=forward):
            at, signed = _behind_header(lines, at + 1), False
            continue
        if header or _ORIGINAL.fullmatch(line) or _is_list_footer(lines, at) or _opens_thread(lines, at):
            return
        quoted = _introduction(lines, at) or bool(_QUOTED.match(line))
        signed = not quoted and (signed or bool(_SIGNATURE.fullmatch(line)))
        if not signed and not quoted:
            yield line
        at += quoted or 1


def _is_list_footer(lines: list[str], at: int) -> bool:
    """Return whether what a mailing list adds to its messages begins here."""
    if not _RULE.fullmatch(lines[at]):
        return False
    return len(list(islice(_filled(lines, at + 1), _LONGEST_LIST_FOOTER + 1))) <= _LONGEST_LIST_FOOTER


def _header(lines: list[str], at: int) -> bool:
    """Return whether the header of another message begins here; in pages its lines stand apart."""
    if not _HEADER.fullmatch(lines[at]):
        return False
    filled = list(islice(_filled(lines, at), _FEWEST_HEADERS))
    return filled[:1] == [at] and len(filled) == _FEWEST_HEADERS and all(_HEADER.fullmatch(lines[n]) for n in filled)


def _behind_header(lines: list[str], at: int) -> int:
    """Return the number of the line behind a header."""
    header = list(takewhile(lambda number: _HEADER.fullmatch(lines[number]), _filled(lines, at)))
    return header[-1] + 1 if header else at


def _filled(lines: list[str], at: int) -> Iterator[int]:
    """Yield the numbers of the lines from this one on that are not blank."""
    return (number for number in range(at, len(lines)) if lines[number].strip())


def _introduction(lines: list[str], at: int) -> int:
    """Return the number of lines that introduce a quotation: "On 2 June 2025, Ann Lee <lee@post.example>|wrote:"."""
    for count in range(1, _LONGEST_INTRODUCTION + 1):
        words = lines[at : at + count]
        if not all(map(str.strip, words)) or any(map(_ENDED.search, words)):
            return 0
        behind = next((lines[number] for number in _filled(lines, at + count)), "")
        if _QUOTED.match(behind) and _is_introduction(" ".join(words)):
            rest = " ".join(words[1:])
            return 0 if _is_introduction(rest) and _is_dated(rest) else count
    return 0


def _opens_thread(lines: list[str], at: int) -> bool:
    """Return whether lines say who wrote at which hour or from which address: what they quote needs no mark."""
    for count in range(1, _LONGEST_INTRODUCTION + 1):
        words = " ".join(lines[at : at + count])
        if not all(map(str.strip, lines[at : at + count])) or _ENDED.search(words):
            return False
        if _WROTE.fullmatch(words):
            return _ADDRESS.search(words) is not None or (_is_dated(words) and _CLOCK.search(words) is not None)
    return False


def _is_introduction(words: str) -> bool:
    """Return whether words above a quotation say who wrote, in a known language or with an address."""
    if len(words) > _LONGEST_LINE or not words.rstrip().endswith((":", "...")):
        return False
    return _WROTE.fullmatch(words) is not None or _ADDRESS.search(words) is not None


def _is_dated(words: str) -> bool:
    return _DATED.search(_ADDRESS.sub("", words)) is not None

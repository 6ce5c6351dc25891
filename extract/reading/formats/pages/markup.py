"""Text from markup: the blocks of HTML, NITF and the like as paragraphs, each once, separated by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from triplewire.extract.errors import SourceBroken
from triplewire.extract.model import BlockKind
from triplewire.extract.reading.formats.stated_blocks import Piece, joined

MARKUP = re.compile(
    r"</?(?:p|div|br|h[1-6]|[uo]l|li|blockquote|span|a|strong|em|figure|img|b|i)\b[^<>]*>", re.IGNORECASE
)
_POPS_UP = re.compile(r"\b(?:footnote|endnote|rearnote)\b")  # of EPUB: programs show it when its mark is touched
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACE_RUNS = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" *\n *")
_SKIPPED = frozenset({
    "script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "button", "select",
    "textarea", "form", "nav", "media-metadata", "media-object",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "block", "blockquote", "body", "body.content", "body.end", "body.head", "bq",
    "caption", "center", "content", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hedline", "hr", "html", "inlinexml", "li", "main",
    "media", "media-caption", "media-producer", "note", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "title", "tr", "ul",
})  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    "h1": "headline", "hl1": "headline", "h2": "subheadline", "h3": "subheadline", "h4": "subheadline",
    "h5": "subheadline", "h6": "subheadline", "hl2": "subheadline", "blockquote": "paragraph", "bq": "paragraph",
    "figcaption": "caption", "media-caption": "caption", "media-producer": "caption", "caption": "caption",
}  # fmt: skip
_ROW = "tr"
_ITEMS, _CELLS, _BREAKS = frozenset({"li"}), frozenset({"td", "th"}), frozenset({"br"})
_CLASSED = frozenset({"p", "div"})  # elements whose classes tell kinds
_CAPTION, _BYLINE = (
    re.compile(rf"(?:^|[\s_-])(?:{names})(?=$|[\s_-])", re.IGNORECASE) for names in ("captions?", "byline|authors?")
)
_LONGEST_CAPTION, _LONGEST_BYLINE, _LONGEST_CELL = 400, 100, 100  # characters
_ASIDE = frozenset({"a", "aside", "footer"})  # around captions that belong to what the page shows beside its article
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_QUOTING = frozenset({"gmail_quote", "yahoo_quoted"})  # classes of the message that a mail answers or passes on
_NOT_SAID = frozenset({"gmail_signature", "moz-cite-prefix", "moz-signature", "calibre_navbar", "calibre_navbar1"})
_NOTE = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡])\]?(?:, ?\d{1,3})*")
_POWERS = frozenset({"2", "3"})
_BEFORE_NOTE, _LONG_WORD = re.compile(r"[.,;:!?\"”’)]\Z"), re.compile(r"[^\W\d_]{4}\Z")
_PARSER_LIMIT = 4_000_000  # characters of a fragment


def text_of_html(fragment: str, *, quoted: bool = False) -> str:
    """Return the text of a piece of HTML that is an article and nothing else. Raises SourceBroken.

    `quoted`: with the message that a mail passes on, but not those within that one.
    """
    return joined(pieces_of_html(fragment, quoted=quoted))[0]


def pieces_of_html(fragment: str, *, quoted: bool = False) -> list[Piece]:
    """Return the blocks of a piece of HTML that is an article and nothing else. Raises SourceBroken."""
    if "<" not in fragment and "&" not in fragment:
        return [Piece(fragment.strip())] if fragment.strip() else []
    if not (fragment := fragment[:_PARSER_LIMIT].replace("\0", "")).strip():
        return []
    try:
        root = html.fromstring(fragment.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing but comments
        return []
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceBroken(f"cannot be read as HTML ({error})") from error
    return list(pieces_of(root, quoted=quoted))


def pieces_of(root: Any, *, quoted: bool = False) -> Iterator[Piece]:
    """Yield each block of an element, in order; items of lists begin with a dash."""
    pending = _Pending()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = _local(element)
        if event == "start":
            if (
                tag in _SKIPPED
                or _is_hidden(element)
                or is_note_mark(element)
                or (_quotes(element) and not (quoted and _is_outermost(element)))
            ):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield from pending.pieces()
                pending.open(element, _kind(element, tag))
            pending.mark = "- " if tag in _ITEMS else pending.mark
            pending.texts += [*_opening(tag), _flat(element.text)]
        else:
            if tag in _BLOCKS and event == "end" and tag not in _SKIPPED:
                yield from pending.pieces()
                pending.close(element, tag)
            if element is not root:
                pending.texts.append(_flat(element.tail))
    yield from pending.pieces()


class _Pending:
    """The text that has been met and not yielded, the mark of its item of a list, and the kind of its block."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.mark = ""
        self._kinds: list[tuple[Any, BlockKind | None]] = [(None, None)]

    def open(self, element: Any, kind: BlockKind | None) -> None:
        self._kinds.append((element, kind or self._kinds[-1][1]))

    def close(self, element: Any, tag: str) -> None:
        self.mark = "" if tag in _ITEMS else self.mark
        if self._kinds[-1][0] is element:  # not one that was left out
            self._kinds.pop()

    def pieces(self) -> Iterator[Piece]:
        """Yield the text as blocks, and forget it."""
        text = _AROUND_BREAK.sub("\n", _SPACE_RUNS.sub(" ", "".join(self.texts)))
        self.texts.clear()
        for part in re.split(r"\n{2,}", text):
            if part := part.strip(" \n|"):
                yield Piece(self.mark + part, self._kinds[-1][1])
                self.mark = ""


def _kind(element: Any, tag: str) -> BlockKind | None:
    """Return the kind of block that an element stands for, by its name or as classes of captions have it."""
    found = _KINDS.get(tag)
    if tag == _ROW and _is_of_data(element):
        return "table"
    if found is None and tag in _CLASSED and (classes := element.get("class")):
        found = _by_class(classes, len("".join(element.itertext())))
    return None if found == "caption" and any(_local(above) in _ASIDE for above in element.iterancestors()) else found


def _by_class(classes: str, length: int) -> BlockKind | None:
    """Return the kind of a block of this length by the classes of its element, if it is short enough to be that."""
    if _CAPTION.search(classes) and length <= _LONGEST_CAPTION:
        return "caption"
    return "byline" if _BYLINE.search(classes) and length <= _LONGEST_BYLINE else None


def _is_of_data(row: Any) -> bool:
    """Return whether a row has several cells, and none that holds blocks or much text."""
    parts = [_local(part) for part in row.iterdescendants()]
    longest = max((len("".join(cell.itertext())) for cell in row), default=0)
    return sum(part in _CELLS for part in parts) > 1 and _BLOCKS.isdisjoint(parts) and longest <= _LONGEST_CELL


def _is_hidden(element: Any) -> bool:
    """Return whether an element is not shown, or is no part of what a mail says."""
    return (
        element.get("hidden") is not None
        or bool(_NOT_SHOWN.search(element.get("style") or ""))
        or not _NOT_SAID.isdisjoint((element.get("class") or "").split())
        or (
            _local(element) == "aside"
            and _POPS_UP.search(f"{element.get('epub:type')} {element.get('role')}") is not None
        )
    )


def is_note_mark(element: Any) -> bool:
    """Return whether an element is the mark of a note: a raised number with a link, or behind a word or a sentence.

    A raised number behind a figure or a unit is a power: "10<sup>6</sup>", "km<sup>2</sup>".
    """
    tag = _local(element)
    if tag == "a":
        return "doc-noteref" in (element.get("role") or "") or "noteref" in (element.get("epub:type") or "")
    words = "".join(element.itertext()).strip() if tag == "sup" else ""
    if not _NOTE.fullmatch(words):
        return False
    above, inner = element.getparent(), element.find("a")
    linked = [link.get("href") or "" for link in (above, inner) if link is not None and _local(link) == "a"]
    if any("#" in address for address in linked):
        return True
    before = element.getprevious()
    text = (above.text if before is None else before.tail) if above is not None else ""
    return bool(_BEFORE_NOTE.search(text or "")) or (words not in _POWERS and bool(_LONG_WORD.search(text or "")))


def _quotes(element: Any) -> bool:
    """Return whether an element is the message that a mail answers or passes on."""
    cites = element.tag == "blockquote" and element.get("type") == "cite"
    return cites or not _QUOTING.isdisjoint((element.get("class") or "").split())


def _is_outermost(element: Any) -> bool:
    return not any(map(_quotes, element.iterancestors()))


def _opening(tag: str) -> list[str]:
    return ["\n"] if tag in _BREAKS else [" | "] if tag in _CELLS else []


def _local(element: Any) -> str:
    """Return the name of an element without its namespace; nothing for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _flat(text: str | None) -> str:
    return _SPACE.sub(" ", text) if text else ""

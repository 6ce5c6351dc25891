"""Markdown: the text without markup, so that the quotes of a record are prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from triplewire.extract.model import About, BlockKind
from triplewire.extract.reading.formats.pages.markup import pieces_of_html
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.found import Found

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_NOTE = re.compile(r"^\[\^[^\]\s]+\]:[ \t]|\[\^[^\]\s]+\](?!:)", re.MULTILINE)  # the marks of footnotes
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(\S.*?|(?:\r?\n[ \t]*-[ \t].+)+)[ \t]*\r?$", re.MULTILINE)
_KINDS: dict[str, BlockKind | None] = {
    "h1": "headline", "h2": "subheadline", "h3": "subheadline", "h4": "subheadline", "h5": "subheadline",
    "h6": "subheadline", "blockquote": "paragraph", "li": None,
}  # fmt: skip
_ITEM = re.compile(r"^[ \t]*-[ \t]+", re.MULTILINE)
_LIST = re.compile(r"\[(.*)\]\Z")


def read_markdown(text: str) -> Found:
    """Return the blocks as plain text separated by blank lines, without code, images and HTML tags.

    Title, date and address come from the YAML front matter ("title: ..."), if any.
    """
    front = _FRONT_MATTER.match(text)
    fields = {name.lower(): _value(value) for name, value in _FIELD.findall(front["fields"])} if front else {}
    body = text[front.end() :] if front else text
    text, blocks = joined(_blocks(_parser().parse(_NOTE.sub("", body))), end="\n\n")
    return Found(
        text=text,
        title=fields.get("title"),
        published=fields.get("date") or fields.get("published"),
        url=fields.get("url") or fields.get("link"),
        about=About(
            byline=fields.get("author") or fields.get("authors"),
            outlet=fields.get("outlet") or fields.get("publisher"),
            language=fields.get("lang") or fields.get("language"),
            modified=fields.get("modified") or fields.get("lastmod"),
            section=fields.get("section") or fields.get("category"),
            licence=fields.get("licence") or fields.get("license"),
        ),
        blocks=blocks,
    )


def _value(written: str) -> str:
    """Return a value of YAML on one line: a word, or the words of a list in either of its forms."""
    inline = _LIST.match(written)
    items = inline[1].split(",") if inline else _ITEM.sub("", written).strip().splitlines()
    return ", ".join(item.strip().strip("\"'") for item in items)


def _blocks(tokens: Sequence[Token]) -> Iterator[Piece]:
    mark = ""
    around: list[str] = []  # the names of the blocks that are open
    row: list[str] = []
    for token in tokens:
        around += [token.tag] if token.nesting > 0 else []
        words = _plain(token.children or []) if token.type == "inline" else ""
        if token.type == "list_item_open":
            mark = f"{token.info}. " if token.info else "- "
        elif token.type == "tr_close":
            yield Piece(" | ".join(row), "table")
            row.clear()
        elif words and "tr" in around:
            row.append(words)
        elif words:
            yield Piece(mark + words, next((_KINDS[tag] for tag in reversed(around) if tag in _KINDS), None))
            mark = ""
        elif token.type == "html_block":
            yield from pieces_of_html(token.content)
        if token.nesting < 0:
            around.pop()


def _plain(children: Sequence[Token]) -> str:
    """Return inline text; line breaks of the source are kept."""
    parts = (
        "\n" if child.type in {"softbreak", "hardbreak"} else child.content
        for child in children
        if child.type in {"text", "code_inline", "softbreak", "hardbreak", "text_special"}
    )
    return "".join(parts).strip()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # most sources have no markup to parse

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

"""Markdown: the text without markup, so that the quotes of a record are prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import About, BlockKind
from triplewire.extract.reading.formats.pages.front_matter import divided
from triplewire.extract.reading.formats.pages.markup import pieces_of_html
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.found import Found

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_NAMES: dict[str, list[str]] = read_table("fields")
_ADDRESS = re.compile(r"https?://\S+\Z")
_NOTE = re.compile(r"^\[\^[^\]\s]+\]:[ \t]|\[\^[^\]\s]+\](?!:)", re.MULTILINE)  # the marks of footnotes
_WIKI = re.compile(  # of programs for notes: links, embedded files, names of blocks, boxes of tasks, callouts, tags
    r"(?P<embedded>!\[\[[^\[\]\n]+\]\])|(?<!\w)\[\[(?P<page>[^\[\]|#^\n]*)(?P<part>[#^][^\[\]|\n]*)?(?:\|(?P<shown>[^\[\]\n]+))?\]\]"
    r"|(?m:[ \t]\^[\w-]+[ \t]*$|(?<=[-*+] )\[[ xX/-]\][ \t]+|(?<=^> )\[!\w+\][+-]?[ \t]*)"
    r"|(?m:^(?:#[^\W\d][\w/-]*[ \t]*)+$)"
)
_HEADING = re.compile(r"^ {0,3}#{1,6} +[^\s#]", re.MULTILINE)
_UNDERLINED = re.compile(r"^[^\W\d_][^\n]{5,120}[^\s.]\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_STRONG = re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,200}?\*\*(?![\w*])")
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?://|/|mailto:)[^\s()]+(?: \"[^\"\n]*\")?\)")
_TITLED = re.compile(r"\s*# [^\n]{5,200}\n[ \t]*\n\s*\S")
_FIELDS = re.compile(r"\ufeff?---[ \t]*\n(?:[A-Za-z_][A-Za-z_-]*:[^\n]*\n(?:[ \t-]+[^\n]*\n)*)+---[ \t]*\n")
_LOOKED_AT = 20_000  # characters
_KINDS: dict[str, BlockKind | None] = {
    "h1": "headline", "h2": "subheadline", "h3": "subheadline", "h4": "subheadline", "h5": "subheadline",
    "h6": "subheadline", "blockquote": "paragraph", "li": None,
}  # fmt: skip


def markdown_in(text: str) -> Found | None:
    """Return what a text says that is Markdown, though nothing names it so; None for a text that is not clearly that.

    It has several headings, or marks of several kinds. What is indented in it is no code.
    """
    head = text[:_LOOKED_AT]
    found = [len(signs.findall(head)) for signs in (_HEADING, _STRONG, _LINK)]
    kinds = sum(map(bool, found)) + bool(_UNDERLINED.search(head))
    clear = max(found) > 1 or kinds > 1 or _TITLED.match(head) or _FIELDS.match(head)
    return read_markdown(text, code=False) if clear else None


def read_markdown(text: str, *, code: bool = True) -> Found:
    """Return the blocks as plain text separated by blank lines, without code, images and HTML tags.

    Title, date and other metadata come from the front matter, if any, under the names that JSON has for them.
    """
    fields, body = divided(text)
    parser = _parser(code=code)
    text, blocks = joined(_blocks(parser.parse(_NOTE.sub("", _WIKI.sub(_as_shown, body)))), end="\n\n")

    def value(field: str) -> str | None:
        return next((fields[name] for name in _NAMES[field] if name in fields), None)

    addresses = [fields[name] for name in (*_NAMES["url"], *_NAMES["outlet"]) if _ADDRESS.match(fields.get(name, ""))]
    outlets = (fields[name] for name in _NAMES["outlet"] if name in fields)
    return Found(
        text=text,
        title=value("title"),
        published=value("published"),
        url=next(iter(addresses), None),
        about=About(
            byline=value("byline"),
            outlet=next((name for name in outlets if name not in addresses), None),
            language=value("language"),
            modified=value("modified"),
            section=value("section"),
            licence=value("licence"),
        ),
        blocks=blocks,
    )


def _as_shown(found: re.Match[str]) -> str:
    """Return the words that a link to another note shows; nothing for other marks of a program for notes."""
    return found["shown"] or found["page"] or (found["part"] or "").lstrip("#^")


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
def _parser(*, code: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # most sources have no markup to parse

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return parser if code else parser.disable("code")

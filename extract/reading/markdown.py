"""Markdown: the text without markup, so that the quotes of a record are prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from lxml import html
from lxml.etree import LxmlError
from markdown_it import MarkdownIt
from markdown_it.token import Token

from triplewire.extract.reading.found import Found
from triplewire.extract.reading.publication_dates import iso_date

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(\w+)[ \t]*:[ \t]*(.+?)[ \t]*\r?$", re.MULTILINE)


def read_markdown(text: str) -> Found:
    """Return the blocks as plain text separated by blank lines, without code, images and HTML tags.

    Title, date and address come from the YAML front matter ("title: ..."), if any.
    """
    front = _FRONT_MATTER.match(text)
    fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(front["fields"])} if front else {}
    tokens = _PARSER.parse(text[front.end() :] if front else text)
    return Found(
        text="".join(f"{block}\n\n" for block in _blocks(tokens)),
        title=fields.get("title"),
        published=iso_date(fields.get("date") or fields.get("published") or ""),
        url=fields.get("url") or fields.get("link"),
    )


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    mark = ""
    for token in tokens:
        if token.type == "list_item_open":
            mark = f"{token.info}. " if token.info else "- "
        elif token.type == "inline" and (words := _plain(token.children or [])):
            yield mark + words
            mark = ""
        elif token.type == "html_block" and (words := _words(token.content)):
            yield words


def _words(markup: str) -> str:
    with suppress(LxmlError):  # only comments
        return str(html.fromstring(markup).xpath("string()")).strip()
    return ""


def _plain(children: Sequence[Token]) -> str:
    """Return inline text; line breaks of the source are kept."""
    parts = (
        "\n" if child.type in {"softbreak", "hardbreak"} else child.content
        for child in children
        if child.type in {"text", "code_inline", "softbreak", "hardbreak", "text_special"}
    )
    return "".join(parts).strip()

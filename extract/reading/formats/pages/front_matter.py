"""The front matter of a Markdown file: the fields above its text, in YAML, TOML or JSON.

As Jekyll, Hugo, Obsidian and their like write it (https://gohugo.io/content-management/front-matter), or the title
block of Pandoc (https://pandoc.org/MANUAL.html#extension-pandoc_title_block).
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, time
from typing import Any

from triplewire.extract.reading.formats.json_values import plain_name, words_of

_YAML = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_NAMED = re.compile(r"[\w-]+[ \t]*:(?:[ \t\r]|$)")
_TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(?P<fields>.*?)^\+\+\+[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_PANDOC = re.compile(
    r"\A%[ \t]+(?P<title>\S.*(?:\n[ \t]+\S.*)*)\n%(?P<author>.*(?:\n[ \t]+\S.*)*)\n(?:%(?P<date>.*)\n)?(?=\s*\n)"
)
_AND = re.compile(r"\s*(?:;|\n)\s*")  # between authors of Pandoc
_JSON = re.compile(r"\A\{\s*\"")
_FIELD = re.compile(
    r"^([\w-]+)[ \t]*:[ \t]*([|>][-+]?[ \t]*(?:\r?\n[ \t]+\S.*)+|\S.*?|(?:\r?\n[ \t]*-[ \t].+)+)[ \t]*\r?$",
    re.MULTILINE,
)
_FOLDED = re.compile(r"[|>][-+]?[ \t]*\r?\n")
_ITEM = re.compile(r"^[ \t]*-[ \t]+", re.MULTILINE)
_LIST = re.compile(r"\[(?!\[)(.*)\]\Z")
_COMMENT = re.compile(r"[ \t]+#.*\Z")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")  # to another note: "[[people/ann|Ann Lee]]"


def divided(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of the front matter, by their names without case and punctuation, and the text below it."""
    text = text.removeprefix("\ufeff")
    if (found := _YAML.match(text)) and _begins_with_field(found["fields"]):
        fields: dict[str, Any] = {name: _value(value) for name, value in _FIELD.findall(found["fields"])}
        return _plain(fields), text[found.end() :]
    if found := _TOML.match(text):
        try:
            return _plain(tomllib.loads(found["fields"].replace("\r\n", "\n"))), text[found.end() :]
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}, text[found.end() :]
    if found := _PANDOC.match(text):
        fields = found.groupdict("") | {"author": _AND.sub(", ", found["author"].strip())}
        return _plain(fields), text[found.end() :]
    return _json(text) if _JSON.match(text) else ({}, text)


def _json(text: str) -> tuple[dict[str, str], str]:
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return {}, text
    return _plain(value), text[end:]


def _begins_with_field(yaml: str) -> bool:
    """Return whether the first line that is no comment names a field."""
    lines = (line for line in yaml.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    return _NAMED.match(next(lines, "")) is not None


def _plain(fields: dict[str, Any]) -> dict[str, str]:
    shown = {plain_name(name): words_of(_as_text(value)) for name, value in fields.items()}
    return {name: _LINK.sub(r"\1", words) for name, words in shown.items() if words}


def _as_text(value: Any) -> Any:
    """Return a value with days and times as ISO 8601 words."""
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _value(written: str) -> str:
    """Return a value of YAML in words: those on one line, of a folded text, or of a list in either of its forms."""
    if _FOLDED.match(written):
        return " ".join(_FOLDED.sub("", written, count=1).split())
    bare = written if written[:1] in "\"'" else _COMMENT.sub("", written)
    inline = _LIST.match(bare)
    items = inline[1].split(",") if inline else _ITEM.sub("", bare).strip().splitlines()
    return ", ".join(item.strip().strip("\"'") for item in items)

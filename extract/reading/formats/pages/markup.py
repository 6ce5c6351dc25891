"""Text from markup: the blocks of HTML, NITF and the like as paragraphs, each once, separated by blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from triplewire.extract.errors import SourceBroken

MARKUP = re.compile(
    r"</?(?:p|div|br|h[1-6]|[uo]l|li|blockquote|span|a|strong|em|figure|img|b|i)\b[^<>]*>", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACE_RUNS = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" *\n *")
_SKIPPED = frozenset({
    "script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "button", "select",
    "textarea", "form", "nav", "figcaption", "media",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "block", "blockquote", "body", "body.content", "body.end", "body.head", "bq",
    "caption", "center", "content", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hedline", "hr", "html", "inlinexml", "li", "main",
    "media", "media-caption", "media-producer", "note", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "title", "tr", "ul",
})  # fmt: skip
_ITEMS, _CELLS, _BREAKS = frozenset({"li"}), frozenset({"td", "th"}), frozenset({"br"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_QUOTING = frozenset({"gmail_quote", "yahoo_quoted"})  # classes of the message that a mail answers or passes on
_NOT_SAID = frozenset({"gmail_signature", "moz-cite-prefix", "moz-signature"})
_PARSER_LIMIT = 4_000_000  # characters of a fragment


def text_of_html(fragment: str, *, quoted: bool = False) -> str:
    """Return the blocks of a piece of HTML that is an article and nothing else. Raises SourceBroken.

    `quoted`: with the message that a mail passes on, but not those within that one.
    """
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    if not (fragment := fragment[:_PARSER_LIMIT].replace("\0", "")).strip():
        return ""
    try:
        root = html.fromstring(fragment.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing but comments
        return ""
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceBroken(f"cannot be read as HTML ({error})") from error
    return "\n\n".join(blocks_of(root, quoted=quoted))


def text_of(root: Any) -> str:
    """Return the blocks of an element, separated by blank lines; items of lists begin with a dash."""
    return "\n\n".join(blocks_of(root))


def blocks_of(root: Any, *, quoted: bool = False) -> Iterator[str]:
    """Yield the text of each block of an element, in order."""
    pending: list[str] = []
    mark = ""

    def flush() -> Iterator[str]:
        nonlocal mark
        text = _AROUND_BREAK.sub("\n", _SPACE_RUNS.sub(" ", "".join(pending)))
        pending.clear()
        for part in re.split(r"\n{2,}", text):
            if part := part.strip(" \n|"):
                yield mark + part
                mark = ""

    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = _local(element)
        if event == "start":
            if tag in _SKIPPED or _is_hidden(element) or (_quotes(element) and not (quoted and _is_outermost(element))):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                yield from flush()
            mark = "- " if tag in _ITEMS else mark
            pending += _opening(tag)
            pending.append(_flat(element.text))
        else:
            if tag in _BLOCKS and event == "end" and tag not in _SKIPPED:
                yield from flush()
                mark = "" if tag in _ITEMS else mark
            if element is not root:
                pending.append(_flat(element.tail))
    yield from flush()


def _is_hidden(element: Any) -> bool:
    """Return whether an element is not shown, or is no part of what a mail says."""
    return (
        element.get("hidden") is not None
        or bool(_NOT_SHOWN.search(element.get("style") or ""))
        or not _NOT_SAID.isdisjoint((element.get("class") or "").split())
    )


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

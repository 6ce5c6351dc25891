"""Dumps of MediaWiki (https://www.mediawiki.org/wiki/Help:Export): one document a page, without its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from triplewire.extract.errors import SourceError, SourcePassedOver
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import About, BlockKind
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.formats.xml import elements, local_name
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_ARTICLES = "0"  # the namespace of articles; others are talk, users, templates, ...
_DATE = "date"
_DATED = frozenset({_DATE, "byline"})  # the templates by which Wikinews dates a report
_WORDS = read_table("documents")
_SHOWN: dict[str, list[str]] = _WORDS["shown_parameters"]
_REDIRECT = re.compile(r"\s*#redirect\b", re.IGNORECASE)
_WORD = re.compile(r"\w")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_HEAD, _CAPTION = "\ue000", "\ue001"  # private characters, before headings and captions
_KINDS: dict[str, BlockKind] = {_HEAD: "subheadline", _CAPTION: "caption"}
_PICTURE = re.compile(r"(?:file|image):", re.IGNORECASE)
_OPTIONS = "|".join(sorted(map(re.escape, _WORDS["picture_options"])))
_SHOWN_HOW = re.compile(rf"(?:{_OPTIONS})?(?:=.*)?|[a-z]+=.*|x?\d+(?:x\d+)? ?px", re.IGNORECASE)
_HEADING = re.compile(r"^(={2,6})[ \t]*(.+?)[ \t]*\1[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[*#]+[ \t]*(?=\S)", re.MULTILINE)
_MARGIN = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_IN_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:-[a-z]+)*|simple):\S")  # the same page in another wiki
_NOT_PROSE = re.compile(r"(?:file|image|category|media):", re.IGNORECASE)  # namespaces


def read_wiki_dump(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the articles of a dump as it is read; redirects and pages that are no articles are passed over."""
    del hints
    site: dict[str, str] = {}
    for number, page in enumerate(elements(stream, frozenset({"siteinfo", "page"}))):
        if local_name(page) == "siteinfo":
            site = {local_name(part): part.text or "" for part in page}
            continue
        try:
            yield Item(_found(page, site), number, "page")
        except SourceError as error:
            yield Item(error, number, "page")


def _found(page: Any, site: dict[str, str]) -> Found:
    fields = {local_name(part): part.text or "" for part in page.iter()}  # of the last revision
    markup, title = fields.get("text", ""), fields.get("title", "")
    if fields.get("ns", _ARTICLES) != _ARTICLES or "redirect" in fields or _REDIRECT.match(markup):
        raise SourcePassedOver("is a redirect or no article")
    dated, pieces = _plain(markup)
    if not pieces:
        raise SourcePassedOver("holds no text")
    text, blocks = joined([Piece(title, "headline"), *pieces] if title else pieces, end="\n")
    base = site.get("base", "").rpartition("/")[0]
    language = page.getroottree().getroot().get("{http://www.w3.org/XML/1998/namespace}lang")
    return Found(
        text=text,
        title=title or None,
        published=dated,
        url=f"{base}/{title.replace(' ', '_')}" if base else None,
        about=About(outlet=site.get("sitename") or None, language=language, modified=fields.get("timestamp") or None),
        blocks=blocks,
    )


def _plain(markup: str) -> tuple[str | None, list[Piece]]:
    """Return the date of a report, and its blocks without templates, links, tables and references."""
    blocks = _ITEM.sub("\n- ", _HEADING.sub(rf"\n\n{_HEAD}\2\n\n", markup))
    code = library("mwparserfromhell", "wiki").parse(blocks, skip_style_tags=True)
    dated = None
    for template in code.filter_templates(recursive=False):
        name = str(template.name).strip().lower()
        if name in _DATED and template.params:
            dated = str((template.get(_DATE) if template.has(_DATE) else template.params[0]).value).strip()
    for template in reversed(code.filter_templates()):  # inner ones first
        if words := _shown(template, code):
            code.replace(template, words)
    for node in code.filter(recursive=False, matches=_is_no_prose):
        code.replace(node, f"\n\n{_CAPTION}{said}\n\n") if (said := _caption(node)) else code.remove(node)
    text = code.strip_code(normalize=True, collapse=True, keep_template_params=False)
    text = _MARGIN.sub("", text.replace("'''", "").replace("''", ""))
    found = [
        Piece(part.lstrip(_HEAD + _CAPTION), _KINDS.get(part[0]))
        for part in _BLANK.split(text.strip())
        if _WORD.search(part)
    ]
    while found and found[-1].kind == "subheadline":  # over sources and links
        found.pop()
    return dated, found


def _caption(node: Any) -> str:
    """Return the words under a picture: the last part of its link, unless that says how it is shown."""
    if not _PICTURE.match(str(getattr(node, "title", "")).strip()):
        return ""
    code = library("mwparserfromhell", "wiki").parse(str(node.text or ""), skip_style_tags=True)
    for template in code.filter_templates(recursive=False):
        code.remove(template)
    last = next(filter(None, map(str.strip, reversed(str(code).split("|")))), "")
    return "" if _SHOWN_HOW.fullmatch(last) else last


def _shown(template: Any, code: Any) -> str:
    """Return what a template shows in a sentence; "" for others, and for one in a line of its own."""
    whole = str(code)
    at = whole.find(str(template))
    line = whole[whole.rfind("\n", 0, at) + 1 : at] + whole[at + len(str(template)) :].partition("\n")[0]
    for names in _SHOWN.get(str(template.name).strip().lower(), ()) if line.strip() else ():
        if all(template.has(name) for name in names.split()):
            return " ".join(str(template.get(name).value).strip() for name in names.split())
    return ""


def _is_no_prose(node: Any) -> bool:
    """Whether a node is a reference, a table, or the link to a picture or a category."""
    tag, title = str(getattr(node, "tag", "")).lower(), str(getattr(node, "title", ""))
    linked = bool(title and _IN_LANGUAGE.match(title)) and getattr(node, "text", None) is None
    return linked or tag in {"ref", "table", "gallery"} or bool(_NOT_PROSE.match(title.lstrip(": ")))

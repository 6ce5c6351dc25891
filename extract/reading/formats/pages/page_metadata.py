"""Metadata of the article on a page: JSON-LD (https://schema.org/Article), meta elements, the language of the page."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.reading.formats.bylines import authors
from triplewire.extract.reading.formats.json_values import words_of
from triplewire.extract.reading.publication_dates import date_in

_NEAR = 5  # blocks above or below a story among which its byline stands
_ABOVE = 8  # blocks above a story among which its day stands
_PROSE = 60  # characters of a block that is a paragraph
_TITLE_MARK = re.compile(r"\s+[-–—|•·:»]+\s+|:\s+")
_LONGEST_NAME, _LONGEST_HEADLINE = 40, 200  # characters: of the name of an outlet, of a headline
_MOST_TITLES, _LONGEST_TITLE = 8, 300  # of a page: the first ones, and their characters
_FEWEST_LETTERS = 15  # of a part of a headline by which it is recognised
_ADDRESS = re.compile(r"https?://\S+\Z")
_DEEPEST = 5  # nested objects of JSON-LD
_ARTICLE_TYPES = ("Article", "Posting", "Report")  # ends of the names of the classes of articles


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The metadata of a page, in its own words. `headline` and `day` are what it shows without saying what they are."""

    title: str | None
    published: str | None
    modified: str | None
    byline: str | None
    outlet: str | None
    section: str | None
    licence: str | None
    language: str | None
    url: str | None
    text: str | None
    headline: str | None = None
    day: str | None = None


def page_metadata(root: Any) -> PageMetadata:
    """Return what a page says of itself, JSON-LD first."""
    objects = list(_objects_of(root))
    data = next(filter(_is_article, objects), {})
    named = {each["@id"]: each for each in objects if isinstance(each.get("@id"), str) and each.get("name")}
    meta = _meta(root)

    def first(*names: str) -> str | None:
        return next((meta[name] for name in names if meta.get(name)), None)

    def stated(name: str) -> str | None:
        return _plain(words_of(_resolved(data.get(name), named)))

    author = first("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator")
    return PageMetadata(
        title=stated("headline"),
        published=words_of(data.get("datePublished"))
        or first("article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "date", "dc.date",
                 "dc.date.issued", "dcterms.created", "pubdate", "sailthru.date", "cxenseparse:recs:publishtime"),
        modified=words_of(data.get("dateModified"))
        or first("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"),
        byline=stated("author") or stated("creator") or (None if author and author.startswith("http") else author),
        outlet=stated("publisher") or first("og:site_name", "application-name", "dc.publisher"),
        section=stated("articleSection") or first("article:section", "parsely-section"),
        licence=words_of(data.get("license")) or _linked(root, "license"),
        language=words_of(data.get("inLanguage")) or root.get("lang") or first("og:locale", "content-language"),
        url=words_of(data.get("url")) or _linked(root, "canonical") or first("og:url"),
        text=data.get("articleBody") if isinstance(data.get("articleBody"), str) else None,
    )  # fmt: skip


class Titled(NamedTuple):
    """A headline, and the name beside it in the title of its page."""

    headline: str
    outlet: str


def title_parted(titles: Sequence[str], shown: Sequence[str]) -> Titled | None:
    """Return the parts of the title of a page: "Flood closes bridge | The Post", "The Post: Flood closes bridge".

    `shown` are the blocks of the page, of which one is the headline.
    """
    blocks = {_letters(block): block for block in reversed(shown) if block}
    for title in (each for each in titles[:_MOST_TITLES] if len(each) <= _LONGEST_TITLE):
        for mark in _TITLE_MARK.finditer(title):
            before, behind = title[: mark.start()].strip(), title[mark.end() :].strip()
            names = _TITLE_MARK.split(behind)[-1], _TITLE_MARK.split(before)[0]  # a section may stand between
            for headline, name in ((before, names[0]), (behind, names[1])):
                found = _shown(headline, blocks)
                if found and _is_outlet(name, headline, mark[0]):
                    return Titled(" ".join(found.split()), name)
    return None


def _shown(headline: str, blocks: Mapping[str, str]) -> str | None:
    """Return the block that is a headline, or begins with it where the title of the page cuts it off."""
    letters = _letters(headline)
    begun = (block for key, block in blocks.items() if key.startswith(letters) and len(block) <= _LONGEST_HEADLINE)
    return blocks.get(letters) or (next(begun, None) if len(letters) >= _FEWEST_LETTERS else None)


def _is_outlet(name: str, headline: str, mark: str) -> bool:
    """Return whether of the two parts of a title this is the name of an outlet: by a word of it, or the shorter one."""
    papers = [not NAMES.paper_words.isdisjoint(part.casefold().split()) for part in (name, headline)]
    shorter = len(name) < len(headline) and not mark.startswith(":")
    return 0 < len(name) <= _LONGEST_NAME and (shorter if papers[0] == papers[1] else papers[0])


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def byline_around(story: Collection[str], shown: Sequence[str]) -> str | None:
    """Return the authors in a block that a page shows around its story: above it, or just below."""
    inside = [place for place, block in enumerate(shown) if len(block) > _PROSE and block in story]
    if not inside:
        return None
    above = shown[max(0, inside[0] - _NEAR) : inside[0] + 1]
    return next(filter(None, map(authors, (*above, *shown[inside[-1] + 1 : inside[-1] + 1 + _NEAR]))), None)


def day_above(story: Collection[str], shown: Sequence[str]) -> str | None:
    """Return the day in a short line that a page shows above its story, as an ISO 8601 date."""
    first = next((place for place, block in enumerate(shown) if len(block) > _PROSE and block in story), 0)
    lines = (line for block in shown[max(0, first - _ABOVE) : first] for line in block.split("\n"))
    return next(filter(None, (date_in(line)[0] for line in lines if len(line) <= _PROSE)), None)


def _objects_of(root: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD, in order."""
    for script in root.iter("script"):
        if script.get("type", "").partition(";")[0].strip().lower() == "application/ld+json" and script.text:
            try:
                yield from _objects(msgspec.json.decode(script.text), _DEEPEST)
            except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
                continue


def _resolved(value: Any, named: Mapping[str, dict[str, Any]]) -> Any:
    """Return a value with the objects that it refers to by their ids; an id or an address alone is no name."""
    if isinstance(value, list):
        return [_resolved(each, named) for each in value]
    if isinstance(value, dict) and value.keys() <= {"@id", "@type"}:
        return named.get(str(value.get("@id")))
    return None if isinstance(value, str) and _ADDRESS.match(value) else value


def _plain(words: str | None) -> str | None:
    """Return words of JSON-LD without the entities of HTML that publishing systems leave in them."""
    return " ".join(html.unescape(words).split()) if words else None


def _objects(value: Any, deep: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    if deep:
        for part in parts:
            yield from _objects(part, deep - 1)


def _is_article(data: dict[str, Any]) -> bool:
    kinds = data.get("@type")
    return any(str(kind).endswith(_ARTICLE_TYPES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _meta(root: Any) -> dict[str, str]:
    """Return the contents of the meta elements by their names; of equal names the first."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _linked(root: Any, relation: str) -> str | None:
    """Return the address of the first link or anchor of this relation."""
    found = (e.get("href") for e in root.iter("link", "a") if relation in (e.get("rel") or "").lower().split())
    return next(filter(None, found), None)

"""Pages that show headlines and first lines of articles, and no article: front pages, sections, results of searches."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from triplewire.extract.reading.formats.pages.markup import pieces_of
from triplewire.extract.reading.formats.stated_blocks import Piece

_NOT_COMPARED = re.compile(r"[\W_]+")
_FEWEST = 3  # articles of which such a page shows the beginnings
_FEWEST_LINKS = 5  # headlines of which a page consists that shows sentences in them
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_LISTED = frozenset(
    {"li", "div", "article", "section", "td", "dt", "dd", "main", "body"}
)  # may begin with a headline and go on
_BEFORE_LINK = frozenset({"a", "br", "img"})
_WORDS = 4  # of the shortest headline that stands in no heading
_HEADING = 60  # characters of the longest heading among them
_LONGEST, _PARAGRAPHS = 1_000, 2  # characters and paragraphs of the longest beginning
_ENDED = (".", "!", "?", "…", ".”", '."')


def shown_beginnings(root: Any, blocks: Sequence[Piece], titles: Collection[str | None]) -> str | None:
    """Return what a page shows in place of an article, headlines and first lines of others; None if it has an article.

    `blocks` are what was taken from the page for an article; `titles` are not counted among them.
    """
    links = [] if root is None else list(_headlines(root))
    headlines = {_words(link) for link in links}
    if links and _consists_of(links, [block.text for block in blocks if block.text not in titles]):
        return _told(len(headlines))
    if len({link.get("href") for link in links}) < _FEWEST:
        return None
    told = (_flat(block.text) for block in blocks if block.kind is None or len(block.text) > _HEADING)
    prose = [text for text in told if text not in headlines and _is_prose(text)]
    cards = list(_cards(links))
    under = {part for card in cards for part in card}
    if prose and len(cards) >= _FEWEST and all(text in under for text in prose):
        return _told(len(cards))
    return None


def _told(articles: int) -> str:
    shown = f"beginnings of {articles} articles" if articles > 1 else "beginning of one article"
    return f"shows the {shown} and none of its own"


def _consists_of(links: Sequence[Any], texts: Sequence[str]) -> bool:
    """Return whether texts are nothing but headlines: many of them, or few without a sentence."""
    linked = "".join(_NOT_COMPARED.sub("", _words(link)) for link in links)
    many = len({_words(link) for link in links}) >= _FEWEST_LINKS
    told = bool(texts) or many
    return told and all(_NOT_COMPARED.sub("", text) in linked and (many or not _is_prose(text)) for text in texts)


def _is_prose(text: str) -> bool:
    return len(text) > _HEADING or text.endswith(_ENDED)


def _headlines(root: Any) -> Iterator[Any]:
    """Yield the links that are headlines: in a heading or around one, or the first words of an item of a list."""
    for link in root.iter("a"):
        words = _words(link).split()
        if not words or not link.get("href") or link.get("href").startswith("#") or link.getparent() is None:
            continue
        if len(words) > 1 if _is_heading(link) else len(words) >= _WORDS and _leads(link):
            yield link


def _is_heading(link: Any) -> bool:
    return any(each.tag in _HEADINGS for each in (*link.iterancestors(*_HEADINGS), *link.iterdescendants()))


def _leads(link: Any) -> bool:
    """Return whether a link is all that the element around it shows, or the first words of an item of a list."""
    above, before = link.getparent(), link.getprevious()
    if _words(above) == _words(link):
        return True
    behind = above.text if before is None else before.tail
    return above.tag in _LISTED and (before is None or before.tag in _BEFORE_LINK) and not (behind or "").strip()


def _cards(links: Sequence[Any]) -> Iterator[set[str]]:
    """Yield what is shown of each article: the blocks of the element around its headline, or those behind it."""
    held: dict[Any, set[str]] = defaultdict(set)
    for link in links:
        for above in (link, *link.iterancestors()):
            held[above].add(link.get("href"))
    seen: set[Any] = set()
    for link in links:
        card = _card(link, held)
        if card not in seen:
            seen.add(card)
            behind = card.getnext()
            follows = behind is not None and behind not in held
            shown = _parts(card, link) or (_parts(behind, link) if follows else [])
            if shown and len(shown) <= _PARAGRAPHS:
                yield {*shown, _flat(" ".join(_words(card).split()))}


def _card(link: Any, held: dict[Any, set[str]]) -> Any:
    """Return the largest element around a link that leads to no other article and is no longer than a beginning."""
    card = link
    for above in link.iterancestors():
        if len(held[above]) > 1 or len(_words(card)) > _LONGEST:
            break
        card = above
    return card


def _parts(card: Any, link: Any) -> list[str]:
    """Return the paragraphs of an element that is not too long, without its headline."""
    if len(_words(card)) > _LONGEST:
        return []
    parts = [_flat(line) for piece in pieces_of(card) for line in piece.text.split("\n")]
    headline = _words(link)
    return [part for part in parts if part != headline and _is_prose(part)]


def _words(element: Any) -> str:
    """Return the words of an element, as far as it can be the beginning of an article."""
    texts: list[str] = []
    size = 0
    for text in element.itertext():
        texts.append(text)
        size += len(text)
        if size > 2 * _LONGEST:
            break
    return " ".join(" ".join(texts).split())


def _flat(text: str) -> str:
    return " ".join(text.removeprefix("- ").split())

"""Pages that show headlines and first lines of articles, and no article: front pages, sections, results of searches."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from triplewire.extract.reading.formats.pages.markup import pieces_of
from triplewire.extract.reading.formats.stated_blocks import Piece

_NOT_COMPARED = re.compile(r"[\W_]+")
_FEWEST = 3  # articles of which such a page shows the beginnings
_FEWEST_LINKS = 5  # headlines of which a page consists that shows nothing else
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_LISTED = frozenset(
    {"li", "div", "article", "section", "td", "dt", "dd", "main", "body"}
)  # may begin with a headline and go on
_WORDS = 4  # of the shortest headline that stands in no heading
_HEADING = 60  # characters of the longest heading among them
_LONGEST, _PARAGRAPHS = 1_000, 2  # characters and paragraphs of the longest beginning
_ENDED = (".", "!", "?", "…", ".”", '."')


def shown_beginnings(root: Any, blocks: Sequence[Piece], title: str | None) -> int:
    """Return of how many articles a page shows headlines and first lines only; 0 if it has an article of its own.

    `blocks` are what was taken from the page for an article.
    """
    links = [] if root is None else list(_headlines(root))
    if len({link.get("href") for link in links}) < _FEWEST:
        return 0
    headlines = {_words(link) for link in links}
    linked = "".join(_NOT_COMPARED.sub("", _words(link)) for link in links)
    others = (block.text for block in blocks if block.text != title)
    if len(headlines) >= _FEWEST_LINKS and all(_NOT_COMPARED.sub("", text) in linked for text in others):
        return len(headlines)
    told = [_flat(block.text) for block in blocks if block.kind is None or len(block.text) > _HEADING]
    prose = [text for text in told if text not in headlines and (len(text) > _HEADING or text.endswith(_ENDED))]
    cards = list(_cards(links))
    under = {part for card in cards for part in card}
    return len(cards) if prose and len(cards) >= _FEWEST and all(text in under for text in prose) else 0


def _headlines(root: Any) -> Iterator[Any]:
    """Yield the links that are headlines: in a heading or around one, or the first words of an item of a list."""
    for link in root.iter("a"):
        words, above = _words(link).split(), link.getparent()
        if not link.get("href") or link.get("href").startswith("#") or not words or above is None:
            continue
        heads = any(each.tag in _HEADINGS for each in (*link.iterancestors(*_HEADINGS), *link.iterdescendants()))
        before = link.getprevious()
        behind_link = before is None or before.tag in {"a", "br", "img"}
        first = (
            above.tag in _LISTED and behind_link and not ((above.text if before is None else before.tail) or "").strip()
        )
        alone = _words(above) == " ".join(words)
        if len(words) > 1 if heads else len(words) >= _WORDS and (first or alone):
            yield link


def _cards(links: Sequence[Any]) -> Iterator[set[str]]:
    """Yield what is shown of each article: the blocks of the element around its headline, or those behind it."""
    held: dict[Any, set[str]] = defaultdict(set)
    for link in links:
        for above in (link, *link.iterancestors()):
            held[above].add(link.get("href"))
    seen: set[Any] = set()
    for link in links:
        card = link
        for above in link.iterancestors():
            if len(held[above]) > 1 or len(_words(card)) > _LONGEST:
                break
            card = above
        if card in seen:
            continue
        seen.add(card)
        behind = card.getnext()
        inside = _parts(card, link)
        shown = inside or (_parts(behind, link) if behind is not None and behind not in held else [])
        if shown and len(shown) <= _PARAGRAPHS:
            yield {*shown, _flat(" ".join(_words(card).split()))}


def _parts(card: Any, link: Any) -> list[str]:
    """Return the paragraphs of an element that is not too long, without its headline."""
    if len(_words(card)) > _LONGEST:
        return []
    parts = [_flat(line) for piece in pieces_of(card) for line in piece.text.split("\n")]
    headline = _words(link)
    return [part for part in parts if part != headline and (len(part) > _HEADING or part.endswith(_ENDED))]


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

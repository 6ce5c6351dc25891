"""Search in the texts of articles: passages with the words of a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from triplewire.graph.derived.rows import folded, words_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select, values

_TEXTS = """
SELECT ?n ?id ?title ?published ?text { VALUES ?n { NODES }
  ?n schema:identifier ?id ; rdfs:label ?title ; nif:isString ?text OPTIONAL { ?n schema:datePublished ?published } }"""
_BODIES = "SELECT ?n ?published ?text { ?n nif:isString ?text OPTIONAL { ?n schema:datePublished ?published } }"
_AROUND = 110  # characters of context on each side of the first word that was found


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article: `pieces` alternate between what surrounds the words searched for and these words.

    `begin` and `end` are the offsets of the first of these words in the article.
    """

    document: str
    title: str
    published: str
    begin: int
    end: int
    pieces: tuple[str, ...]


def passages(store: Store, text: str, most: int, skip: int = 0) -> tuple[int, tuple[Passage, ...]]:
    """Return how many articles have all words of `text`, and a passage of each, the latest first."""
    words = words_of(text)
    if not words:
        return 0, ()
    found = store.index.texts_with(words) if store.index else _texts_with(store, words)
    shown = found[skip : skip + most]
    rows = {row["n"]: row for row in select(store, _TEXTS.replace("NODES", values(shown)))} if shown else {}
    return len(found), tuple(
        Passage(row["id"], row["title"], row["published"], *_excerpt(row["text"], words))
        for row in (rows[iri] for iri in shown if iri in rows)
    )


def _texts_with(store: Store, words: Sequence[str]) -> list[str]:
    rows = [row for row in select(store, _BODIES) if all(word in folded(row["text"]) for word in words)]
    return [row["n"] for row in sorted(rows, key=lambda row: (row["published"], row["n"]), reverse=True)]


def _excerpt(text: str, words: Sequence[str]) -> tuple[int, int, tuple[str, ...]]:
    """Return the offsets of the first word in a text, and the pieces around and between the words near it."""
    spans = sorted(span for word in words for span in _spans(text, word))
    begin, end = spans[0]
    left, right = max(0, begin - _AROUND), min(len(text), end + _AROUND)
    pieces, at = [], left
    for start, stop in spans:
        if at <= start and stop <= right:
            pieces += [text[at:start], text[start:stop]]
            at = stop
    return begin, end, (*pieces, text[at:right])


def _spans(text: str, word: str) -> list[tuple[int, int]]:
    """Return where a folded word stands in a text: folding may make several letters of one."""
    plain, places = _folded_with_places(text)
    found, at = [], plain.find(word)
    while at >= 0:
        found.append((places[at], places[at + len(word) - 1] + 1))
        at = plain.find(word, at + len(word))
    return found


def _folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    if text.isascii():
        return text.lower(), range(len(text))
    letters = [folded(letter) for letter in text]
    return "".join(letters), [at for at, letter in enumerate(letters) for _ in letter]

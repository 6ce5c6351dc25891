"""Prepositions of one or more words, and the noun that they govern."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import ADPOSITION_TAGS, DEGREE_DEPS, GOVERNED_DEPS, INNER_PREPOSITION_DEPS
from triplewire.extract.lexicon.lists import PREPOSITIONS
from triplewire.extract.syntax.phrases import phrase
from triplewire.extract.syntax.tree import Word, position

_COMPLEX = frozenset(tuple(entry.split()) for entry in PREPOSITIONS.complex)
_DISCOURSE = frozenset(tuple(entry.split()) for entry in PREPOSITIONS.discourse)


def preposition(prep: Word) -> tuple[tuple[Word, ...], Word | None]:
    """The words of a preposition ("due to", "in support of", "with or without"), and the noun that it governs."""
    opening, noun = _extended(prep)
    alone = [w for w in prep.children if w.dep == "conj" and not w.child("pobj", "pcomp")]
    governing = [w for w in prep.children if w.dep == "conj" and w.child("pobj", "pcomp")]
    joined = alone if noun is not None else governing if not prep.child("pcomp") else []
    if joined:
        opening += [*(w for w in prep.children if w.dep == "cc"), joined[0]]
        noun = noun or joined[0].child("pobj")
    degree = next((w for w in prep.children if w.dep in DEGREE_DEPS and w.i == prep.i - 1), None)
    if degree is not None:
        opening += phrase(degree)
    return tuple(sorted(set(opening), key=position)), noun


def is_replaced(prep: Word) -> bool:
    """Whether the phrase is denied in favour of another: "not by the army but by rebels"."""
    return any(w.dep == "neg" and w.i == prep.i - 1 for w in prep.children)


def comments(prep: Word) -> bool:
    """Whether the phrase only comments on the statement ("of course", "for example")."""
    noun = prep.child("pobj")
    return noun is not None and not noun.children and (prep.lower, noun.lower) in _DISCOURSE


def _extended(prep: Word) -> tuple[list[Word], Word | None]:
    """The preposition with the further words of a complex one, and the noun that it governs."""
    governed = [w for w in prep.children if w.dep in GOVERNED_DEPS]
    noun = governed[0] if governed and governed[0].dep == "pobj" else None
    inner = next((w for w in prep.children if w.dep in INNER_PREPOSITION_DEPS and w.tag in ADPOSITION_TAGS), None)
    if inner is not None and (noun is None or prep.i < inner.i < noun.i):
        return [prep, inner], noun or inner.child("pobj")  # "due to", "because of"
    if noun is None:
        return [prep], None
    if noun.lower == "board" and len(governed) > 1:
        return [prep, noun], governed[1]  # "on board the ship"
    last = next((w for w in noun.children if w.dep == "prep" and w.i == noun.i + 1), None)
    if last and (prep.lower, noun.lower, last.lower) in _COMPLEX and (behind := last.child("pobj")):
        return [prep, *(w for w in phrase(noun) if w.i < last.i), last], behind  # "in support of"
    return [prep], noun

"""Minimal phrases: which words of a subtree belong to what a head word says, and what is coordinated with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from extract.lexicon import words
from extract.parse import Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})
VERBAL = frozenset({"VERB", "AUX"})
_SHELL = frozenset({"those", "that", "anyone", "everyone", "someone", "people", "one", "ones", "all", "many", "some"})
_DISCOURSE = words("adverbials")["discourse"]
_QUOTES = frozenset("\"'\u2018\u2019\u201c\u201d") | {"''", "``"}
_ASIDE = frozenset({"neg", "conj", "cc", "preconj", "relcl", "parataxis", "advcl"})


def conjuncts(word: Word) -> list[Word]:
    """The word and those coordinated with it, where the coordination states each of them ("and", not "or")."""
    found = [word]
    kind = VERBAL if word.pos in VERBAL else NOMINAL
    for current in found:
        links = [w for w in current.children if w.dep in {"conj", "cc"}]
        if any(w.dep == "cc" and w.lower in {"or", "nor", "but", "not", "&"} for w in links):
            continue
        found += [w for w in links if w.dep == "conj" and w.pos in kind]
    return found


def after_comma(word: Word) -> bool:
    """Whether a comma, dash or bracket sets the word's phrase off from its head."""
    first = min(word.subtree(), key=_position)
    return any(w.dep == "punct" and word.head.i < w.i < first.i for w in word.head.children) or first.pos == "PUNCT"


def phrase(head: Word, *, whole: bool = False, without: Word | None = None) -> tuple[Word, ...]:
    """The minimal words of the phrase of `head`, in order, without its conjuncts, appositions and asides.

    `whole` keeps its own conjuncts together, where they are one complement ("between A and B"). A word that says
    nothing alone ("those", "people") keeps its relative clause, unless that is the clause `without`.
    """
    later = head.child("conj") if not whole else None
    kept: dict[int, Word] = {head.i: head}
    marks: list[Word] = []
    for child in head.children:
        if child.dep == "punct":
            marks.append(child)
        elif child.dep == "appos":
            if child.i > head.i and not after_comma(child):
                _keep(child, kept, marks)
        elif child.dep not in _ASIDE or (whole and child.dep in {"conj", "cc", "preconj"}):
            if not _aside(child) and not (later and child.dep == "prep" and child.i > later.i):
                _keep(child, kept, marks)
        elif child.dep == "relcl" and head.lower in _SHELL and child is not without and not after_comma(child):
            _keep(child, kept, marks)
    return _closed(kept, marks)


def span(head: Word) -> tuple[Word, ...]:
    """All words of a subtree, without the punctuation and the conjunction at its edges."""
    return trim(head.subtree())


def written(words: Iterable[Word]) -> str:
    """The words as they stand, with one blank where others stand between them."""
    text, end = "", None
    for word in words:
        text += word.text if end in {None, word.start} else f" {word.text}"
        end = word.end
    return text


def trim(found: Iterable[Word]) -> tuple[Word, ...]:
    """The words without the punctuation at both ends."""
    kept = list(found)
    while kept and kept[-1].pos == "PUNCT":
        kept.pop()
    while kept and kept[0].pos in {"PUNCT", "CCONJ"}:
        kept.pop(0)
    return tuple(kept)


def _aside(child: Word) -> bool:
    """Whether a dependent adds something that the phrase is complete without."""
    if child.dep == "acl" and child.tag in {"VBG", "VBN"}:
        return True
    if child.dep in {"prep", "acl", "amod"} and child.i > child.head.i:
        return after_comma(child)
    outside = _OUTSIDE.get(child.dep)
    return outside is not None and outside(child)


_OUTSIDE: dict[str, Callable[[Word], bool]] = {
    "advmod": lambda w: w.i > w.head.i or w.lower in _DISCOURSE,
    "predet": lambda w: w.lower in {"both", "either"},
    "case": lambda w: w.i > w.head.i,  # "the mayor's" as a subject of its own
    "det": lambda w: w.lower == "that" and w.head.tag in {"NNS", "NNPS"},  # a conjunction: "said that weapons ..."
    "compound": lambda w: w.ent == "DATE" and w.head.ent in {"PERSON", "ORG", "GPE"},  # "on Monday Merkel resigned"
}


def _keep(word: Word, kept: dict[int, Word], marks: list[Word]) -> None:
    """The word with all below it, but for what commas set off."""
    kept[word.i] = word
    for child in word.children:
        if child.dep == "punct":
            marks.append(child)
        elif child.dep in {"relcl", "appos", "acl"} and after_comma(child):
            continue
        else:
            _keep(child, kept, marks)


def _closed(kept: dict[int, Word], marks: list[Word]) -> tuple[Word, ...]:
    """In order, with the punctuation that stands between two kept words."""
    for mark in sorted(marks, key=_position):
        if mark.i - 1 in kept and (mark.i + 1 in kept or any(m.i == mark.i + 1 for m in marks)):
            kept[mark.i] = mark
    inner = trim(kept[i] for i in sorted(kept))
    if sum(w.text in _QUOTES for w in inner) % 2:
        return _balanced(inner, marks)
    return inner


def _balanced(inner: tuple[Word, ...], marks: list[Word]) -> tuple[Word, ...]:
    """With the quotation mark that belongs to a single one inside, if it stands beside the words."""
    for mark in marks:
        if mark.text in _QUOTES and mark not in inner:
            if mark.i == inner[-1].i + 1:
                return (*inner, mark)
            if mark.i == inner[0].i - 1:
                return (mark, *inner)
    return inner


def _position(word: Word) -> int:
    return word.i

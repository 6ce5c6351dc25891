"""Minimal phrases: which words of a subtree belong to what a head word says, and what is coordinated with it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from triplewire.extract.lexicon.lists import ADVERBIALS, SHELLS
from triplewire.extract.syntax.tree import Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})
VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags of finite verbs
# Nouns and pronouns that say nothing without their relative clause.
_SHELL = frozenset(SHELLS.shell)
_DISCOURSE = ADVERBIALS.discourse
_QUOTES = frozenset("\"'\u2018\u2019\u201c\u201d") | {"''", "``"}
_TOGETHER = frozenset({"conj", "cc", "preconj"})
_ASIDE = frozenset({"neg", "conj", "cc", "preconj", "parataxis", "advcl"})


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


def phrase(head: Word, *, whole: bool = False, without: Container[Word] = ()) -> tuple[Word, ...]:
    """The minimal words of the phrase of `head`, in order, without its conjuncts, appositions and asides.

    `whole` keeps its own conjuncts together, where they are one complement ("between A and B"). A word that says
    nothing alone ("those", "people") keeps its relative clause. `without` are dependents to leave out.
    """
    later = head.child("conj") if not whole else None
    kept: dict[int, Word] = {head.i: head}
    marks: list[Word] = []
    for child in head.children:
        if child.dep == "punct":
            marks.append(child)
        elif child in without or (later and child.dep == "prep" and child.i > later.i):
            continue
        elif (whole and child.dep in _TOGETHER) or not _aside(child):
            _keep(child, kept, marks, without)
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
    """The words without the punctuation at both ends and without a parenthesis that is not closed."""
    return _cut(_edged(found))


def _cut(words: tuple[Word, ...]) -> tuple[Word, ...]:
    opening = max((at for at, w in enumerate(words) if w.text == "("), default=0)
    return words[:opening] if opening and _open_bracket(words) else words


def _edged(found: Iterable[Word]) -> tuple[Word, ...]:
    """Without the punctuation at both ends, but for a bracket that closes one inside; all of it if nothing else is."""
    whole = tuple(found)
    kept = list(whole)
    while kept and kept[-1].pos in {"PUNCT", "CCONJ"} and not (kept[-1].text == ")" and _open_bracket(kept[:-1])):
        kept.pop()
    while kept and kept[0].pos in {"PUNCT", "CCONJ"} and kept[0].lower != "neither":
        kept.pop(0)
    return tuple(kept) or whole


def _open_bracket(words: Iterable[Word]) -> bool:
    return sum((w.text == "(") - (w.text == ")") for w in words) > 0


def _aside(child: Word) -> bool:
    """Whether a dependent adds something that the phrase is complete without."""
    if child.dep in _ASIDE or (child.dep == "acl" and child.tag in {"VBG", "VBN"}):
        return True
    if child.dep == "prep" and child.head.ent == "PERSON":
        return child.lower != "of"
    if child.dep in {"prep", "acl", "amod", "appos"}:
        return after_comma(child) if child.i > child.head.i else child.dep == "appos"
    outside = _OUTSIDE.get(child.dep)
    return outside is not None and outside(child)


def _infinitive(verb: Word) -> bool:
    return any(w.dep == "aux" and w.lower == "to" for w in verb.children)


_OUTSIDE: dict[str, Callable[[Word], bool]] = {
    "relcl": lambda w: (w.head.lower not in _SHELL and not _infinitive(w)) or after_comma(w),
    "advmod": lambda w: (w.i > w.head.i and not w.children) or w.lower in _DISCOURSE,
    "predet": lambda w: w.lower in {"both", "either"},
    "case": lambda w: w.i > w.head.i,  # "the mayor's" as a subject of its own
    "nmod": lambda w: w.lower == "that",
    "det": lambda w: w.lower == "that" and w.head.tag in {"NNS", "NNPS"},  # a conjunction: "said that weapons ..."
    "compound": lambda w: w.ent == "DATE" and w.head.ent in {"PERSON", "ORG", "GPE"},  # "on Monday Merkel resigned"
}


def _keep(word: Word, kept: dict[int, Word], marks: list[Word], without: Container[Word]) -> None:
    """The word with all below it, but for what commas set off; with a stack, as a text may nest without end."""
    kept[word.i] = word
    todo = [iter(word.children)]
    while todo:
        child = next(todo[-1], None)
        if child is None:
            todo.pop()
        elif child.dep == "punct":
            marks.append(child)
        elif child not in without and not (child.dep in {"relcl", "appos", "acl"} and after_comma(child)):
            kept[child.i] = child
            todo.append(iter(child.children))


def _closed(kept: dict[int, Word], marks: list[Word]) -> tuple[Word, ...]:
    """In order, with the punctuation that stands between two kept words, quotation marks and brackets in pairs."""
    for mark in sorted(marks, key=_position):
        if mark.i - 1 in kept and (mark.i + 1 in kept or any(m.i == mark.i + 1 for m in marks)):
            kept[mark.i] = mark
    inner = _edged(kept[i] for i in sorted(kept))
    wanted = frozenset({")"}) if _open_bracket(inner) else _QUOTES if sum(w.text in _QUOTES for w in inner) % 2 else ()
    for mark in marks if wanted else ():
        if mark.text in wanted and mark not in inner:
            if mark.i == inner[-1].i + 1:
                return (*inner, mark)
            if mark.i == inner[0].i - 1:
                return (mark, *inner)
    return _cut(inner)


def _position(word: Word) -> int:
    return word.i

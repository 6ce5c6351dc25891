"""Minimal phrases: the words of a subtree that its head needs, and the words coordinated with the head."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from triplewire.extract.lexicon.labels import (
    ACTOR_LABELS,
    ASIDE_DEPS,
    AUXILIARY_DEPS,
    COORDINATION_DEPS,
    EDGE_POS,
    FINITE_TAGS,
    FINITE_VERB_TAGS,
    JOINED_DEPS,
    NOMINAL_POS,
    PAIRED_QUOTATION_MARKS,
    PARTICIPLE_TAGS,
    PLURAL_TAGS,
    POSTMODIFIER_DEPS,
    SET_OFF_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import ADVERBIALS, CONJUNCTIONS, FACTUALITY, SHELLS
from triplewire.extract.syntax.tree import Word, position


def conjuncts(word: Word) -> list[Word]:
    """The word and its conjuncts, where the coordination states each of them ("and", not "or")."""
    found = [word]
    kind = VERBAL_POS if word.pos in VERBAL_POS else NOMINAL_POS
    for current in found:
        links = [w for w in current.children if w.dep in COORDINATION_DEPS]
        if any(w.dep == "cc" and w.lower in CONJUNCTIONS.not_each for w in links):
            continue
        found += [w for w in links if w.dep == "conj" and w.pos in kind and not _is_excluded(w)]
    return found


def _is_excluded(conjunct: Word) -> bool:
    """Whether a noun is only named as left out: "sued Acme and not Bolt", "does everything but magic"."""
    if conjunct.head.lower in FACTUALITY.everything and any(w.lower == "but" for w in conjunct.head.children):
        return True
    near = (*conjunct.head.children, *conjunct.children)
    return conjunct.pos in NOMINAL_POS and any(w.dep == "neg" and conjunct.head.i < w.i < conjunct.i for w in near)


def head_among(words: Iterable[Word]) -> Word:
    """The first of the words of a phrase that depends on none of them."""
    inside = tuple(words)
    return next(word for word in inside if word.head not in inside or word.head is word)


def opens_with(clause: Word, openings: Container[str]) -> bool:
    """Whether one of these conjunctions or adverbs opens a clause: "when it rained"."""
    return any(c.dep in {"mark", "advmod"} and c.lower in openings for c in clause.children)


def is_asked(verb: Word) -> bool:
    """Whether a question asks if the clause is so: "Lee leads Acme?", but not "why does Lee lead Acme?"."""
    while verb.dep in {"conj", "ccomp", "xcomp"}:
        verb = verb.head
    last = verb.subtree()[-1]
    return verb.head is verb and last.text == "?" and not any(c.tag == "WRB" for c in verb.children)


def after_comma(word: Word) -> bool:
    """Whether a comma, dash or bracket separates the phrase of the word from its head."""
    first = min(word.subtree(), key=position)
    return any(w.dep == "punct" and word.head.i < w.i < first.i for w in word.head.children) or first.pos == "PUNCT"


def phrase(head: Word, *, whole: bool = False, without: Container[Word] = ()) -> tuple[Word, ...]:
    """The words of the minimal phrase of `head`, in order, without conjuncts, appositions and asides.

    `whole` keeps the conjuncts of the head, where they form one complement ("between A and B"). A head that means too
    little alone ("those", "people") keeps its relative clause. `without` are dependents to leave out.
    """
    later = head.child("conj") if not whole else None
    kept: dict[int, Word] = {head.i: head}
    marks: list[Word] = []
    for child in head.children:
        if child.dep == "punct":
            marks.append(child)
        elif child in without or (later and child.dep == "prep" and child.i > later.i):
            continue
        elif (whole and child.dep in JOINED_DEPS) or not _aside(child):
            _keep(child, kept, marks, without)
    return _closed(kept, marks)


def span(head: Word) -> tuple[Word, ...]:
    """All words of a subtree, without punctuation and conjunctions at its edges."""
    return trim(head.subtree())


def written(words: Iterable[Word]) -> str:
    """The text of the words, with one blank where anything separates two of them."""
    text, end = "", None
    for word in words:
        text += word.text if end in {None, word.start} else f" {word.text}"
        end = word.end
    return text


def trim(found: Iterable[Word]) -> tuple[Word, ...]:
    """The words without punctuation at both ends and without a parenthesis that is not closed."""
    return _cut(_edged(found))


def _cut(words: tuple[Word, ...]) -> tuple[Word, ...]:
    opening = max((at for at, w in enumerate(words) if w.text == "("), default=0)
    return words[:opening] if opening and _open_bracket(words) else words


def _edged(found: Iterable[Word]) -> tuple[Word, ...]:
    """Strip punctuation and conjunctions at both ends, except a bracket that closes one inside.

    Nothing is stripped where nothing else is there.
    """
    whole = tuple(found)
    kept = list(whole)
    while kept and kept[-1].pos in EDGE_POS and not (kept[-1].text == ")" and _open_bracket(kept[:-1])):
        kept.pop()
    while kept and kept[0].pos in EDGE_POS and kept[0].lower != "neither":
        kept.pop(0)
    return tuple(kept) or whole


def _open_bracket(words: Iterable[Word]) -> bool:
    return sum((w.text == "(") - (w.text == ")") for w in words) > 0


def _aside(child: Word) -> bool:
    """Whether the phrase is complete without a dependent."""
    if child.dep in ASIDE_DEPS or (child.dep == "acl" and child.tag in PARTICIPLE_TAGS):
        return True
    if child.dep == "prep" and child.head.ent == "PERSON":
        return child.lower != "of"
    if child.dep in POSTMODIFIER_DEPS:
        return after_comma(child) if child.i > child.head.i else child.dep == "appos"
    outside = _OUTSIDE.get(child.dep)
    return outside is not None and outside(child)


def is_infinitive(verb: Word) -> bool:
    """Whether "to" stands before the verb."""
    return any(w.dep == "aux" and w.lower == "to" for w in verb.children)


def is_finite(verb: Word) -> bool:
    """Whether the verb or one of its auxiliaries is finite."""
    return verb.tag in FINITE_VERB_TAGS or any(w.dep in AUXILIARY_DEPS and w.tag in FINITE_TAGS for w in verb.children)


_OUTSIDE: dict[str, Callable[[Word], bool]] = {
    "relcl": lambda w: (w.head.lower not in SHELLS.shell and not is_infinitive(w)) or after_comma(w),
    "advmod": lambda w: (w.i > w.head.i and not w.children) or w.lower in ADVERBIALS.discourse,
    "predet": lambda w: w.lower in {"both", "either"},
    "case": lambda w: w.i > w.head.i,  # "the mayor's" as a subject of its own
    "nmod": lambda w: w.lower == "that",
    "det": lambda w: w.lower == "that" and w.head.tag in PLURAL_TAGS,  # a conjunction: "said that weapons ..."
    "compound": lambda w: w.ent == "DATE" and w.head.ent in ACTOR_LABELS,  # "on Monday Merkel resigned"
}


def _keep(word: Word, kept: dict[int, Word], marks: list[Word], without: Container[Word]) -> None:
    """Add the word and its descendants to `kept`, except clauses and appositions behind a comma.

    Punctuation goes to `marks`. The depth of a text has no limit, so there is no recursion.
    """
    kept[word.i] = word
    todo = [iter(word.children)]
    while todo:
        child = next(todo[-1], None)
        if child is None:
            todo.pop()
        elif child.dep == "punct":
            marks.append(child)
        elif child not in without and not (child.dep in SET_OFF_DEPS and after_comma(child)):
            kept[child.i] = child
            todo.append(iter(child.children))


def _closed(kept: dict[int, Word], marks: list[Word]) -> tuple[Word, ...]:
    """The kept words in order, with the punctuation between them, quotation marks and brackets in pairs."""
    for mark in sorted(marks, key=position):
        if mark.i - 1 in kept and (mark.i + 1 in kept or any(m.i == mark.i + 1 for m in marks)):
            kept[mark.i] = mark
    inner = _edged(kept[i] for i in sorted(kept))
    quotes = sum(w.text in PAIRED_QUOTATION_MARKS for w in inner)
    wanted = frozenset({")"}) if _open_bracket(inner) else PAIRED_QUOTATION_MARKS if quotes % 2 else ()
    for mark in marks if wanted else ():
        if mark.text in wanted and mark not in inner:
            if mark.i == inner[-1].i + 1:
                return (*inner, mark)
            if mark.i == inner[0].i - 1:
                return (mark, *inner)
    return _cut(inner)

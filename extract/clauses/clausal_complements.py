"""The clauses that complement a verb: content clauses, infinitives, and adverbial clauses with their conjunction."""

from __future__ import annotations

from collections.abc import Container, Iterator

from triplewire.extract.clauses.clause import Argument
from triplewire.extract.lexicon.labels import (
    CLAUSE_BREAKS,
    OBJECT_OR_ATTRIBUTE_DEPS,
    QUESTION_ARGUMENT_TAGS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONJUNCTIONS, SPEECH
from triplewire.extract.syntax.control import belongs_above, has_aux, is_purpose, merges, own_subject
from triplewire.extract.syntax.phrases import after_comma, trim
from triplewire.extract.syntax.tree import Word, remembered

_REPORTING = SPEECH.say | SPEECH.think | SPEECH.quote


def complement_clauses(child: Word) -> Iterator[Argument]:
    """Yield the clause that `child` heads; of coordinated infinitives with a "to" each, one argument for each."""
    own = own_subject(child)
    if child.tag in QUESTION_ARGUMENT_TAGS or is_purpose(child) or (own is not None and _is_relative_subject(own)):
        return
    further = [w for w in child.children if w.dep == "conj" and child.dep == "xcomp" and has_aux(w, "to")]
    further += [w for w in child.children if _is_further_content(w, child)]
    yield Argument(child, _content_words(child, further), "clause")
    for each in further:
        yield Argument(each, _content_words(each, ()), "clause")


def adverbial_clauses(child: Word) -> Iterator[Argument]:
    """Yield the clause that `child` heads, with its conjunction ("when", "because", "so that").

    A clause without a subject is a clause of its own only.
    """
    if own_subject(child) is None or _is_further_content(child, child.head):
        return
    inside = child.subtree()
    opening: list[Word] = []
    for word in inside:
        if not (word.dep in {"mark", "advmod"} and word.head is child and word.i < child.i):
            break
        if word.i != inside[len(opening)].i:
            break
        opening.append(word)
    if opening and opening[0].lower not in CONJUNCTIONS.contrast and not comments_on_text(child):
        yield Argument(child, trim(inside[len(opening) :]), "clause", tuple(opening))


def clause_around_parenthesis(verb: Word) -> Iterator[Argument]:
    """Yield the clause that "he said" interrupts in "the group, he said, left": it is what is said."""
    if verb.dep == "parataxis" and verb.lemma in _REPORTING and verb.head.pos in VERBAL_POS:
        aside = {w.i for w in verb.subtree()}
        yield Argument(verb.head, trim(w for w in verb.head.subtree() if w.i not in aside), "clause")


def is_parataxis(clause: Word) -> bool:
    """Whether a clause that is parsed as the content of another only precedes it ("he left; she stayed")."""
    verb = clause.head
    if clause.dep != "ccomp" or clause.i > verb.i or own_subject(clause) is None:
        return False
    if verb.lemma not in _REPORTING:
        return True
    if verb.lemma not in SPEECH.telling and any(w.dep in OBJECT_OR_ATTRIBUTE_DEPS for w in verb.children):
        return True
    return any(w.dep == "punct" and clause.i < w.i < verb.i and w.text in CLAUSE_BREAKS for w in verb.children)


def comments_on_text(clause: Word) -> bool:
    """Whether an adverbial clause addresses the reader: "as you know"."""
    own = own_subject(clause)
    mark = clause.child("mark")
    return own is not None and mark is not None and mark.lower == "as" and own.lower in SPEECH.text_addressing


@remembered
def opened_infinitive(verb: Word) -> Word | None:
    """Return the infinitive whose group the verb only opens, so that the verb alone states nothing."""
    adjective = verb.child("acomp")
    below = (*verb.children, *(w for w in (adjective.children if adjective else ()) if has_aux(w, "to")))
    return next((w for w in below if w.dep == "xcomp" and w.pos in VERBAL_POS and merges(w) is verb), None)


def _is_further_content(clause: Word, first: Word) -> bool:
    """Whether a later "that" clause is said like the first: "said he had left, that ..., and that ..."."""
    mark = clause.child("mark")
    later = clause.dep in {"advcl", "conj"} and first.dep == "ccomp" and clause.i > first.i
    return later and mark is not None and mark.lower == "that" and first.head.lemma in _REPORTING


def _is_relative_subject(subject: Word) -> bool:
    """Whether the subject is a relative pronoun, so that its clause is not a content clause."""
    return subject.lower in {"that", "which"} and subject.tag in {"WDT", "IN"}


def _content_words(head: Word, further: Container[Word]) -> tuple[Word, ...]:
    """Return the words of a complement clause.

    A participle that a comma sets off behind it, and a verb that continues the clause above, are left out.
    """
    aside = {
        w.i
        for child in head.children
        if child in further
        or belongs_above(child)
        or (child.dep == "advcl" and child.i > head.i and own_subject(child) is None and after_comma(child))
        for w in child.subtree()
    }
    return trim(w for w in head.subtree() if w.i not in aside)

"""Worlds of their own: films, dreams, exercises, forged videos; one that opens a sentence holds all of it."""

from __future__ import annotations

from collections.abc import Collection

from triplewire.extract.factuality.effect import DOUBTFUL, HYPOTHETICAL, NOTHING, Effect
from triplewire.extract.lexicon.labels import DESCRIBING_DEPS, PRESENT_TAGS, VERBAL_POS
from triplewire.extract.lexicon.lists import FACTUALITY
from triplewire.extract.syntax.tree import Word, remembered

_PARTED = frozenset({"relcl", "acl", "advcl"})  # clauses that may tell of our own world: "Lee, who won an Oscar"


def frame_over(verb: Word) -> Effect:
    """Return the effect of the phrase that opens a sentence on each clause in it: "In the play, A dies and B flees"."""
    above = [verb, *verb.ancestors()]
    opening, noun = _opening(above[-1]) or (None, None)
    if opening is None or noun is None or verb.pos not in VERBAL_POS:
        return NOTHING
    apart = any(word.dep in _PARTED or word is opening for word in above)
    return NOTHING if apart else effect_inside(opening, noun, verb)


@remembered
def _opening(root: Word) -> tuple[Word, Word] | None:
    """Return the preposition that a sentence begins with, with its noun, which a comma may follow under any label."""
    word = root
    while word.children and word.children[0].i < word.i:
        word = word.children[0]
    if word.i or word.dep != "prep":
        return None
    words = root.subtree()
    comma = next((number for number, each in enumerate(words) if each.text == ","), 0)
    noun = word.child("pobj") or (words[comma - 1] if comma > 1 else None)
    return (word, noun) if noun is not None else None


def is_fiction(noun: Word) -> bool:
    """Whether a noun is a work or a state of mind with a world of its own: "the film", "a computer game"."""
    return is_listed(noun, FACTUALITY.fiction) or _is_imaginary(noun)


def effect_inside(preposition: Word, noun: Word, verb: Word) -> Effect:
    """Return the effect of a phrase that names a world of its own: "in the film, Mexico invades", "in the exercise".

    A past tense before a work of fiction may tell of its making ("met him in the film"), and one beside an exercise may
    tell of an accident. "She starred in the film" is real. What is done on a stage may be played.
    """
    opens = preposition.i < verb.i
    if preposition.lower == "on":
        return DOUBTFUL if opens and noun.lemma in FACTUALITY.stages and not noun.children else NOTHING
    if preposition.lower == "under":
        return HYPOTHETICAL if opens and _is_imaginary(noun) else NOTHING  # "under the scenario"
    if preposition.lower not in FACTUALITY.inside:
        return NOTHING
    if opens and (_is_forged(noun) or (verb.tag in PRESENT_TAGS and _is_instalment(noun))):
        return HYPOTHETICAL
    return NOTHING if verb.lemma in FACTUALITY.performing else _of_performance(noun, verb, opens=opens)


def _of_performance(noun: Word, verb: Word, *, opens: bool) -> Effect:
    if _is_imaginary(noun):
        return HYPOTHETICAL
    if is_fiction(noun):
        told = opens or verb.tag in PRESENT_TAGS
        return HYPOTHETICAL if told else NOTHING if noun.child("poss") is not None else DOUBTFUL
    acts = verb.child("nsubj") is not None and verb.child("dobj") is not None
    whole = all(c.lower != "of" for c in noun.children)  # not "in an exercise of power"
    return DOUBTFUL if acts and whole and is_listed(noun, FACTUALITY.exercises) else NOTHING


def _is_instalment(noun: Word) -> bool:
    """Whether it is a part of a story: "season two", "the final scene"."""
    counted = any(c.dep == "nummod" or c.ent == "ORDINAL" or c.lower in FACTUALITY.outermost for c in noun.children)
    return counted and noun.lemma in FACTUALITY.instalments


def _is_imaginary(noun: Word) -> bool:
    """Whether nothing in it is real: "a dream", "a parallel universe", "a simulated scenario", "a doctored video"."""
    invented = any(c.lower in FACTUALITY.imagined for c in noun.children if c.dep in DESCRIBING_DEPS)
    return invented or is_listed(noun, FACTUALITY.imaginary) or _is_forged(noun)


def _is_forged(noun: Word) -> bool:
    """Whether a depiction is called false: "a doctored video"."""
    forged = any(c.lower in FACTUALITY.forged for c in noun.children if c.dep in DESCRIBING_DEPS)
    return forged and is_listed(noun, FACTUALITY.depictions)


def is_listed(noun: Word, entries: Collection[str]) -> bool:
    """Whether a list has the noun, alone or with an attribute: "dream", "parallel universe"."""
    pairs = (f"{c.lower} {noun.lemma}" for c in noun.children if c.dep in DESCRIBING_DEPS)
    return noun.lemma in entries or any(pair in entries for pair in pairs)

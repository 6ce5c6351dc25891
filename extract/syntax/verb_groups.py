"""The verb group: its lemma, auxiliaries, negation, particles, adverbs that change the statement, what is shared."""

from __future__ import annotations

import re

from triplewire.extract.lexicon.effects import EFFECTS
from triplewire.extract.lexicon.event_lexicon import VERBS
from triplewire.extract.lexicon.labels import (
    AUXILIARY_DEPS,
    COORDINATION_DEPS,
    CORE_DEPS,
    NONFINITE_TAGS,
    VERB_GROUP_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import ADVERBIALS, LIGHT_VERBS
from triplewire.extract.syntax.control import has_aux, is_past_tense, merges, own_subject
from triplewire.extract.syntax.tree import Word, position, remembered

_AGAIN = re.compile("re[aeiou]")  # "reimpose"; before a consonant "re" is too often not a prefix ("recover")
_DENYING = ADVERBIALS.negative | EFFECTS.modifiers.negative | EFFECTS.modifiers.possible
_FIXED = frozenset(tuple(entry.split()) for entry in LIGHT_VERBS.fixed)


def predicate(verb: Word) -> tuple[Word, ...]:
    """The words of the verb group in order, with those of a verb that opens it and those that a conjunct shares."""
    group = [w for w in verb.children if w.dep in VERB_GROUP_DEPS]
    group.append(verb)
    group += [w for w in verb.children if w.dep == "dobj" and (verb.lemma, w.lower) in _FIXED and _bare(w)]
    group += _neither(verb)
    group += [w for w in verb.children if w.dep == "advmod" and w.i == verb.i + 1 and w.lower in ADVERBIALS.particles]
    first = min(w.i for w in group)
    group += [w for w in verb.children if w.dep == "advmod" and _within(w, first, verb.i)]
    group += _denying(verb)
    opener = merges(verb)
    if opener is not None:
        group += predicate(opener)
        group += [w for w in (*opener.children, *verb.children) if w.lower == "yet" and opener.i < w.i < verb.i]
        if verb.head is not opener:
            group.append(verb.head)
    elif verb.dep == "conj" and own_subject(verb) is None and verb.head.pos in VERBAL_POS:
        group += _shared(verb)
    return tuple(sorted(set(group), key=position))


def _bare(noun: Word) -> bool:
    return all(w.i > noun.i for w in noun.children)


def _within(adverb: Word, first: int, last: int) -> bool:
    """Whether an adverb belongs to the group: it changes the statement ("nearly", "never", "allegedly")."""
    if adverb.lower in _DENYING or adverb.lemma in _DENYING:
        return adverb.i < last
    if adverb.lower in ADVERBIALS.discourse or adverb.lower in ADVERBIALS.time_place or adverb.children:
        return False
    return first < adverb.i < last or (adverb.i == first - 1 and adverb.lower.endswith("ly"))


def _denying(verb: Word) -> list[Word]:
    """Adverbs before the verb that deny it together: "hardly ever"."""
    adverbs = [w for w in verb.children if w.dep == "advmod" and w.i < verb.i]
    return [
        w
        for a in adverbs
        for c in a.children
        if c.i == a.i - 1 and (c.lower in _DENYING or f"{c.lower} {a.lower}" in _DENYING)
        for w in (c, a)
    ]


def _shared(verb: Word) -> list[Word]:
    """The words that a coordinated verb shares with the first: "will meet and [will] talk"."""
    if any(w.dep in AUXILIARY_DEPS for w in verb.children):
        if not has_aux(verb, "to"):
            return []
        return (
            [w for w in predicate(verb.head) if w.i < verb.head.i and w.dep not in {"aux", "advmod"}]
            if merges(verb.head)
            else []
        )
    first = verb.head
    if verb.tag in NONFINITE_TAGS and first.tag == verb.tag and not is_past_tense(verb):
        return [w for w in predicate(first) if w.i < first.i and w.dep != "advmod" and w.lower != "neither"]
    return []


def _neither(verb: Word) -> list[Word]:
    """The words that negate coordinated verbs: "neither sank nor burned"."""
    found = [w for w in verb.children if w.lower == "neither" and w.dep not in CORE_DEPS]
    if verb.dep == "conj":
        before = [w for w in verb.head.children if w.dep in COORDINATION_DEPS and w.i < verb.i]
        found += [w for w in before[-1:] if w.lower == "nor"]
    return found


@remembered
def lemma_of(verb: Word) -> str:
    """Return the lemma under which the event lexicon lists a verb.

    It has the final "e" that the model drops, and no repetitive "re".
    """
    lemma = verb.lemma
    if lemma in VERBS:
        return lemma
    if verb.lower in {f"{lemma}ed", f"{lemma}ing"} and f"{lemma}e" in VERBS:  # "caned", but not "canned"
        return f"{lemma}e"
    again = lemma.removeprefix("re-") if lemma.startswith("re-") else lemma[2:] if _AGAIN.match(lemma) else lemma
    return next((word for word in (again, again.removesuffix("e")) if word in VERBS), lemma)


@remembered
def with_particle(verb: Word) -> str:
    """Return the lemma followed by the verb's particle: "call off"."""
    particle = verb.child("prt")
    return f"{lemma_of(verb)} {particle.lower}" if particle else lemma_of(verb)

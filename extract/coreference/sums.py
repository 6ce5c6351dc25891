"""Descriptions of two at once: "both countries", "the two leaders", "the Israeli and Russian leaders"."""

from __future__ import annotations

from collections import Counter

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import holder
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.tree_evidence import office_of
from triplewire.extract.lexicon.nouns import CLASSES_OF, OFFICES
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import demonym
from triplewire.extract.syntax.tree import Word

_PAIR = frozenset({"both", "two"})
_KNOWN = frozenset({"both", "the", "these", "those"})
_SIDES = frozenset({"side", "party"})
_PERSONS = frozenset({"man", "woman", "leader", "side", "politician", "people", "rival", "official"})
_BODIES = frozenset({"company", "firm", "group", "organisation", "organization", "agency", "corporation"})
_SUMS = frozenset({"Person", "Organization", "Country", "Group"})
_LONGEST = 20  # who are more than these, are hardly meant one by one
_NEAR, _FAR = 4, 12  # sentences


def sum_of(phrase: Phrase, discourse: Discourse) -> tuple[Chain, ...]:
    """The chains that a plural description means together, in the order of the text; none if unsure."""
    if not phrase.plural:
        return ()
    places = [place.name for word in phrase.words if (place := demonym(word.text))]
    if len(places) == 2 and phrase.head.lemma.lower() in OFFICES:
        office = office_of(phrase.head).removesuffix("s")
        held = [chain for place in places if (chain := holder(office, place, discourse))]
        return tuple(held) if len(held) == 2 else ()
    modifiers = {word.lower for word in phrase.words[:-1]}
    if not _PAIR & {*modifiers, phrase.head.lower} or (modifiers and not modifiers & _KNOWN):
        return ()
    if any(_was_described(phrase, before) and not chain.sides for _, before, chain in discourse.recent(phrase, _NEAR)):
        return ()
    return _same_two(phrase, discourse) or _two(phrase, discourse)


def _was_described(phrase: Phrase, before: Phrase) -> bool:
    """Whether the text has spoken of two whom it does not name: "Two women fell ill. ... Both women recovered"."""
    numbered = any(word.lower == "two" for word in before.words[:-1])
    return numbered and before.kind == "nominal" and before.head.lemma == phrase.head.lemma


def first_of(word: Word) -> Word:
    """The first of those that a word is coordinated with, or one of the twenty before it."""
    for _ in range(_LONGEST):
        if word.dep != "conj":
            break
        word = word.head
    return word


def coordinated(first: Word, discourse: Discourse) -> tuple[Chain, ...]:
    """The chains of "A and B" where all are persons, or bodies, or countries."""
    sides: list[Chain] = []
    word: Word | None = first
    while word:
        chain = discourse.of(word)
        either = any(child.dep == "cc" and child.lower == "or" for child in word.children)
        if chain is None or chain in sides or chain.sides or either or chain.type not in _SUMS:
            return ()
        sides.append(chain)
        if len(sides) > _LONGEST:
            return ()
        word = word.child("conj")
    return tuple(sides) if len(sides) > 1 and len({side.type for side in sides}) == 1 else ()


def _same_two(phrase: Phrase, discourse: Discourse) -> tuple[Chain, ...]:
    """The two that the same noun, or no noun, meant before: "the Israeli and Russian leaders ... the two leaders"."""
    lemma = phrase.head.lemma.lower()
    for _, before, chain in discourse.recent(phrase, _FAR):
        if len(chain.sides) == 2 and before.kind == "nominal" and before.head.lemma.lower() == lemma:
            return chain.sides
    return ()


def _two(phrase: Phrase, discourse: Discourse) -> tuple[Chain, ...]:
    """The two of the kind that are spoken of: the only ones near, or those named far more often than the third."""
    counts = Counter[Chain]()
    for distance, _, chain in discourse.recent(phrase, _FAR):
        suits = chain.named and _is_one_of(phrase, chain)
        if len(counts) == 2 and ((distance > 0 and not suits) or (distance > 1 and chain not in counts)):
            break
        if suits:
            counts[chain] += 1
    best = sorted(counts, key=lambda chain: (-counts[chain], chain.links[0][0].start))
    if len(best) == 2 or (len(best) > 2 and counts[best[1]] >= 2 * counts[best[2]]):
        return tuple(sorted(best[:2], key=lambda chain: chain.links[0][0].start))
    return ()


def _is_one_of(phrase: Phrase, chain: Chain) -> bool:
    """Whether a named chain may be one of those described."""
    lemma = phrase.head.lemma.lower()
    if lemma in _PAIR:
        return chain.type in {"Person", "Organization", "Country"}
    if chain.type == "Person":
        if phrase.gender and chain.gender not in {None, phrase.gender}:
            return False
        return phrase.type == "Person" and (lemma in _PERSONS or lemma in chain.nouns or lemma in chain.offices)
    if lemma in _SIDES:
        return chain.type in {"Country", "Organization"}
    if chain.type != phrase.type:
        return False
    classes = CLASSES_OF.get(lemma, frozenset())
    return chain.type == "Country" or lemma in chain.nouns or lemma in _BODIES or bool(classes & chain.classes)

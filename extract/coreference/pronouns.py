"""Whom a pronoun of the third person means.

The phrases of the last sentences that agree in number, gender and kind, and that binding allows, are weighed
(salience.py). Where none is likely enough, the pronoun stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import exp

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.salience import class_of, features, nobody, sure, weight
from triplewire.extract.coreference.speech_turns import Speakers
from triplewire.extract.coreference.sums import coordinated, first_of
from triplewire.extract.mentions.binding import looks_forward_to, may_mean, other_owners
from triplewire.extract.mentions.mentions import FIRST_PERSON, SECOND_PERSON
from triplewire.extract.model import EntityType
from triplewire.extract.names.phrase import Phrase

_WINDOW = 3  # sentences
_NEAREST = 100  # phrases: more than people write in so many sentences, and an end for any text
_BODIES: frozenset[EntityType | None] = frozenset({"Organization", "Group"})
_OTHERS = FIRST_PERSON | SECOND_PERSON


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that a pronoun may mean: a phrase, its chain, and what speaks for it."""

    phrase: Phrase
    chain: Chain
    features: tuple[str, ...]


def refer(phrase: Phrase, discourse: Discourse, speakers: Speakers) -> Chain | None:
    """The chain of a third-person pronoun; None where none is likely enough."""
    kind = class_of(phrase)
    odds: dict[Chain, float] = {}
    for candidate in candidates(phrase, discourse, speakers):
        odds[candidate.chain] = odds.get(candidate.chain, 0.0) + exp(weight(kind, candidate.features))
    best = max(odds, key=lambda chain: odds[chain], default=None)
    if best is None:
        return None
    return best if odds[best] >= sure(phrase) * (sum(odds.values()) + exp(weight(kind, nobody(phrase)))) else None


def candidates(phrase: Phrase, discourse: Discourse, speakers: Speakers) -> Iterator[Candidate]:
    """Those who agree, the nearest mentions first; nobody speaks of himself in the third person."""
    order: dict[Chain, int] = {}
    refused = {speakers.quoted(phrase), *map(discourse.of, other_owners(phrase.head))}
    for distance, before, chain in islice(discourse.recent(phrase, _WINDOW), _NEAREST):
        if phrase.plural and (sides := coordinated(top := first_of(before.head), discourse)):
            if top is before.head:  # of "A and B", "they" are both
                both = Chain(type=sides[0].type, plural=True, sides=sides)
                yield _candidate(phrase, before, both, (distance, len(order)), discourse)
            continue
        titled = before.silent and before.kind == "nominal"  # the name behind the title is the mention
        if titled or chain in refused or (before.head.lower in _OTHERS and len(chain.links) == 1):
            continue
        if _agrees(phrase, before, chain) and may_mean(phrase.head, before.head):
            yield _candidate(phrase, before, chain, (distance, order.setdefault(chain, len(order))), discourse)
    looks = phrase.gender or phrase.head.dep == "poss"  # "it" before its name stands for nothing as often
    ahead = looks_forward_to(phrase.head, phrase.sentence) if looks else None
    if ahead and may_mean(phrase.head, ahead) and (found := discourse.look_ahead(ahead)):
        after, chain = found
        if chain not in refused and _agrees(phrase, after, chain):
            yield _candidate(phrase, after, chain, (0, len(order)), discourse)


def _candidate(pronoun: Phrase, other: Phrase, chain: Chain, near: tuple[int, int], discourse: Discourse) -> Candidate:
    return Candidate(other, chain, tuple(features(pronoun, other, chain, near, discourse)))


def _agrees(pronoun: Phrase, other: Phrase, chain: Chain) -> bool:
    """Number, gender and kind: a person for "he" and "she", a body or many for "they", one thing for "it"."""
    if pronoun.gender:
        return chain.type == "Person" and not chain.plural and chain.gender in {None, pronoun.gender}
    if other.kind == "demonym":
        return False
    if pronoun.plural:
        return chain.plural or chain.type in _BODIES
    return chain.type != "Person" and not chain.plural

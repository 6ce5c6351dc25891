"""Whom a pronoun of the third person means.

Candidates of the last sentences that agree in number, gender and kind, and that binding allows, are weighed by
nearness, grammatical role, how often they are spoken of and whether they are named (after Lappin and Leass 1994; the
weights are our own). When the best is not clearly better than the next, the pronoun stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.entities.binding import OBJECTS, SUBJECTS, clause_of, is_parallel_object, looks_forward_to, may_mean, ties
from extract.entities.chains import Chain
from extract.entities.discourse import Discourse
from extract.entities.mentions import Phrase
from extract.model import EntityType
from extract.parse import Word

_WINDOW = 3  # sentences
_DISTANCE = 30  # a sentence
_SUBJECT, _EMBEDDED_SUBJECT, _OBJECT, _MODIFIER = 30, 15, 8, -20
_PARALLEL_OBJECT = 60
_PARALLEL, _OWN, _FIRST, _NAMED, _TOGETHER = 10, 10, 6, 15, 10
_OFTEN, _OFTEN_AT_MOST = 5, 4
_VAGUE, _UNAGREED, _LOOSE, _ACROSS_QUOTES, _AHEAD = -20, -25, -40, -25, -10
_LEAST, _SURE, _MARGIN = 60, 100, 8  # "he" and "she" are surer than "it" and "they"
_BODIES: frozenset[EntityType | None] = frozenset({"Organization", "Group"})
_ACTORS: frozenset[EntityType | None] = frozenset({"Organization", "Group", "Person", "Country"})
_SUMS = frozenset({"Person", "Organization", "Country"})


def refer(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The chain of a third-person pronoun; None where none fits, or two fit alike."""
    best: dict[Chain, float] = {}
    for chain, weight in _candidates(phrase, discourse):
        best[chain] = max(weight, best.get(chain, weight))
    ranked = sorted(best, key=lambda chain: -best[chain])
    if not ranked or best[ranked[0]] < (_LEAST if phrase.gender else _SURE):
        return None
    clear = len(ranked) == 1 or best[ranked[0]] - best[ranked[1]] >= _MARGIN
    return ranked[0] if clear else None


def _candidates(phrase: Phrase, discourse: Discourse) -> Iterator[tuple[Chain, float]]:
    """Those who agree, with their weights; the nearest mentions first."""
    for distance, before, chain in discourse.recent(phrase, _WINDOW):
        if phrase.plural and (sides := _coordinated(before.head, chain, discourse)):
            weight = _weight(phrase, before, chain, distance, discourse) + _TOGETHER
            yield Chain(type=chain.type, plural=True, sides=sides), weight
        if before.kind == "pronoun" and len(chain.links) == 1:
            continue
        if (
            _agrees(phrase, before, chain)
            and _is_tied(phrase, before, chain, distance)
            and may_mean(phrase.head, before.head)
        ):
            yield chain, _weight(phrase, before, chain, distance, discourse)
    looks = phrase.gender or phrase.head.dep == "poss"  # "it" before its name stands for nothing as often
    ahead = looks_forward_to(phrase.head, phrase.sentence) if looks else None
    after = discourse.at_head.get(ahead.start) if ahead else None
    if after and after in discourse.chain_of and _agrees(phrase, after, discourse.chain_of[after]):
        chain = discourse.chain_of[after]
        yield chain, _weight(phrase, after, chain, 0, discourse) + _AHEAD


def _coordinated(head: Word, chain: Chain, discourse: Discourse) -> tuple[Chain, ...]:
    """The chains of "A and B", seen from A, where both are persons, or bodies, or countries."""
    sides = [chain]
    while following := head.child("conj"):
        other = discourse.of(following)
        either = any(child.dep == "cc" and child.lower == "or" for child in head.children)
        if other is None or other in sides or other.type != chain.type or either:
            return ()
        sides.append(other)
        head = following
    return tuple(sides) if len(sides) > 1 and chain.type in _SUMS and not any(side.sides for side in sides) else ()


def _agrees(pronoun: Phrase, other: Phrase, chain: Chain) -> bool:
    """Number, gender and kind: a person for "he" and "she", a body or many for "they", one thing for "it"."""
    if pronoun.gender:
        return chain.type == "Person" and not chain.plural and chain.gender in {None, pronoun.gender}
    if other.kind == "demonym":
        return False
    if pronoun.plural:
        return chain.plural or chain.type in _BODIES
    return chain.type != "Person" and not chain.plural


def _is_tied(pronoun: Phrase, other: Phrase, chain: Chain, distance: int) -> bool:
    """Whether syntax vouches for one that agrees; needed where number and gender tell little: one body or thing."""
    if pronoun.gender or chain.plural:
        return True
    return not _is_predicated(pronoun.head) and ties(pronoun.head, other.head, distance)


def _weight(pronoun: Phrase, other: Phrase, chain: Chain, distance: int, discourse: Discourse) -> float:
    weight = 100 - _DISTANCE * distance + _role(pronoun.head, other.head)
    weight += _NAMED if chain.named else 0
    weight += _FIRST if other.words[0].i == 0 else 0
    weight += _OFTEN * min(discourse.counts.get(id(chain), 0), _OFTEN_AT_MOST)
    weight += _VAGUE if chain.type in {None, "Other"} else 0
    if pronoun.plural:
        weight += 0 if chain.plural else _UNAGREED
        weight += _LOOSE if pronoun.head.dep == "nsubj" and chain.type not in _ACTORS else 0
    quoted = discourse.quotation(other.start) is None, discourse.quotation(pronoun.start) is None
    return weight + (_ACROSS_QUOTES if quoted[0] != quoted[1] else 0)


def _role(pronoun: Word, head: Word) -> int:
    """What the grammatical roles of the two say."""
    if head.dep in SUBJECTS:
        main = head.head.dep in {"ROOT", "ccomp", "conj"}
        own = pronoun.dep == "poss" and clause_of(pronoun) is head.head
        same = pronoun.dep in SUBJECTS
        return (_SUBJECT if main else _EMBEDDED_SUBJECT) + (_PARALLEL if same else 0) + (_OWN if own else 0)
    if head.dep in OBJECTS:
        return _PARALLEL_OBJECT if is_parallel_object(pronoun, head) else _OBJECT
    return _MODIFIER if head.dep in {"poss", "compound", "nmod", "amod"} else 0


def _is_predicated(word: Word) -> bool:
    """Whether "it" is said to be something: it then stands for a situation as often as for a thing."""
    return word.dep == "nsubj" and word.head.lemma == "be" and word.head.child("attr", "acomp") is not None

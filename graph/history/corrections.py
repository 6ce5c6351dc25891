"""Statements that a later version of a document corrects or no longer makes.

Statements of two versions are the same if they have the same words and named participants, or, of events, if the
evidence for it outweighs that against it (identity/happenings/resemblance.py). What then differs is what was corrected:
numbers, days, places, participants, whether it happened; of a relation, its object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from triplewire.graph.history.versions import Version
from triplewire.graph.identity.happenings.resemblance import Pair, points
from triplewire.graph.identity.happenings.stories import Story, Telling
from triplewire.graph.identity.happenings.story_reader import story
from triplewire.graph.store.solutions import natural
from triplewire.ontology.terms import ITS, NIF, PROV, RDF, RDFS, SEM, TW

_NAMING = {"name", "demonym"}
_OF_EVENT = {
    TW.count: "count", TW.polarity: "polarity", TW.modality: "modality", SEM.hasTime: "time", SEM.hasPlace: "place",
}  # fmt: skip
_STATUS = {"polarity", "modality", "former"}  # they say nothing by themselves


@dataclass(frozen=True, slots=True)
class Correction:
    """A statement of the older version, and what the newer one says instead; nothing if it says nothing of it."""

    subject: str
    relation: str
    object: str
    before: str
    after: str
    before_quote: str
    after_quote: str


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement: what its sides and its relation are called, and what else is said of it, by kind.

    `topic` makes it the same in both versions: who does or is what to whom, by whose word. `words` are those of its
    clauses or, without any, its quote.
    """

    node: str
    names: tuple[str, str, str]
    topic: tuple[tuple[str, ...], ...]
    quote: str
    details: dict[str, frozenset[str]]
    sides: dict[str, frozenset[str]]  # the named participants of an event, with their types
    words: frozenset[str]


def corrections(older: Version, newer: Version) -> list[Correction]:
    """Return what was corrected and what was withdrawn, in the order of the older text."""
    return _innermost(list(_corrections(older, newer)))


def _corrections(older: Version, newer: Version) -> Iterator[Correction]:
    before, after = _Reader(older), _Reader(newer)
    same = _Retold(story(older.graph, older.triples), story(newer.graph, newer.triples))
    left, words = list(after.statements), frozenset[str]().union(*(it.words for it in after.statements))
    changed = []
    for said in before.statements:
        twin = next((it for it in left if it.topic == said.topic and it.details == said.details), None)
        if twin:
            left.remove(twin)
        else:
            changed.append(said)
    for said in changed:
        now = next((it for it in left if it.topic == said.topic), None) or same.of(said, left)
        if now:
            left.remove(now)
            yield from _difference(said, now)
        elif said.words.isdisjoint(words):
            yield Correction(*said.names, _listed(said, sorted(said.details.keys() - _STATUS)), "", said.quote, "")


def _difference(said: _Said, now: _Said) -> Iterator[Correction]:
    """Yield what both give and give differently; what only one gives corrects nothing."""
    both = said.details.keys() & now.details.keys()
    kinds = sorted(kind for kind in both if said.details[kind] != now.details[kind])
    others = _exchanged(said, now)
    if kinds or others[0]:
        before, after = (
            "; ".join(filter(None, (o, _listed(x, kinds)))) for o, x in zip(others, (said, now), strict=True)
        )
        yield Correction(*said.names, before, after, said.quote, now.quote)


def _exchanged(said: _Said, now: _Said) -> tuple[str, str]:
    """Return the participant that the newer version replaces by another one of the same type; "" if there is none."""
    lost, gained = (
        [n for n in x.sides if not any(_alike(n, o) for o in y.sides)] for x, y in ((said, now), (now, said))
    )
    if len(lost) == len(gained) == 1 and said.sides[lost[0]] == now.sides[gained[0]]:
        return lost[0], gained[0]
    return "", ""


def _are_unrelated(said: _Said, other: _Said) -> bool:
    """Return whether two events have neither a verb nor a named participant in common, and both have participants."""
    if not said.sides or not other.sides or not set(said.topic[0]).isdisjoint(other.topic[0]):
        return False
    return not any(_alike(one, two) for one in said.sides for two in other.sides)


def _alike(name: str, other: str) -> bool:
    """Return whether one name is a part of the other, or its initials: these may be two names of one participant."""
    one, two = (it.casefold().replace(".", "").split() for it in (name, other))
    initials = {"".join(word[0] for word in words) for words in (one, two)}
    return set(one) <= set(two) or set(two) <= set(one) or not initials.isdisjoint(("".join(one), "".join(two)))


def _innermost(found: list[Correction]) -> list[Correction]:
    """Return the corrections without those that say the same of a longer passage, or of one without who did it."""
    kept: list[Correction] = []
    for it in sorted(found, key=lambda it: (len(it.before_quote), not it.subject)):
        inside = (o for o in kept if (o.before, o.after) == (it.before, it.after) and it.after)
        if not any(o.before_quote in it.before_quote for o in inside):
            kept.append(it)
    return [it for it in found if it in kept]


class _Retold:
    """Finds the event of the newer version that evidence makes the same as one of the older."""

    def __init__(self, older: Story, newer: Story) -> None:
        self.pair = Pair.of(older, newer)
        self.old, self.new = (_by_node(it) for it in (older, newer))

    def of(self, said: _Said, among: list[_Said]) -> _Said | None:
        """Return the event with the most evidence; None if it is against all."""
        if said.node not in self.old:
            return None
        strengths = [
            (self._strength(said.node, it.node), it)
            for it in among
            if it.node in self.new and not _are_unrelated(said, it)
        ]
        strength, best = max(strengths, key=lambda pair: pair[0], default=(0.0, None))
        return best if strength > 0 else None

    def _strength(self, old: str, new: str) -> float:
        found = self.pair.evidence(self.old[old], self.new[new])
        return points(found) if found else 0.0


def _by_node(told: Story) -> dict[str, Telling]:
    return {node: telling for telling in told.tellings for node in (telling.node, *telling.accounts)}


def _listed(said: _Said, kinds: list[str]) -> str:
    return "; ".join(", ".join(sorted(said.details[kind])) for kind in kinds)


class _Reader:
    """Reads the statements of a version: its events and relations, in text order.

    `naming` has the sentences in which each thing is mentioned.
    """

    def __init__(self, version: Version) -> None:
        self.told: dict[str, dict[str, list[str]]] = {}
        for triple in version.triples:
            value = triple.object.value  # type: ignore[union-attr]
            of_subject = self.told.setdefault(_iri(triple.subject), {})
            of_subject.setdefault(triple.predicate.value, []).append(value)
        self.named = {
            node
            for mention in self.told.values()
            if _NAMING.intersection(mention.get(TW.mentionKind, ()))
            for node in mention.get(ITS.taIdentRef, ())
        }
        self.naming: dict[str, set[str]] = {}
        for mention in self.told.values():
            for node in mention.get(ITS.taIdentRef, ()):
                self.naming.setdefault(node, set()).update(mention.get(NIF.sentence, ()))
        self.statements = sorted(self._statements(), key=lambda said: (self._start(said.node), said.topic))

    def _statements(self) -> Iterator[_Said]:
        for node, found in self.told.items():
            types = found.get(RDF.type, ())
            if TW.Event in types:
                yield self._event(node, found)
            elif TW.Relation in types:
                yield self._relation(node, found)

    def _event(self, node: str, found: dict[str, list[str]]) -> _Said:
        verbs = tuple(sorted(found.get(TW.predicate, ())))
        sides = [found.get(role, []) for role in (TW.source, TW.target)]
        source, target = (", ".join(self._values(nodes)) for nodes in sides)
        given = {**found, SEM.hasPlace: self._in_words(found.get(SEM.hasPlace, ()), node)}
        details = {kind: frozenset(self._values(given.get(term, ()))) for term, kind in _OF_EVENT.items()}
        return _Said(
            node,
            (source, ", ".join(verbs), target),
            (verbs, *(self._values(n for n in nodes if n in self.named) for nodes in sides), self._speakers(found)),
            self._quote(node),
            {kind: values for kind, values in details.items() if values},
            {self._values([n])[0]: self._types(n) for nodes in sides for n in nodes if n in self.named},
            frozenset(found.get(TW.openTriple, [self._quote(node)])),
        )

    def _relation(self, node: str, found: dict[str, list[str]]) -> _Said:
        subject, value = (self._values(found.get(term, ())) for term in (RDF.subject, RDF.object))
        name = found[RDF.predicate][0].rpartition("#")[2]
        return _Said(
            node,
            (", ".join(subject), name, ", ".join(value)),
            (subject, (name,), self._speakers(found)),
            self._quote(node),
            {"object": frozenset(value), "former": frozenset(found.get(TW.former, ()))},
            {},
            frozenset([self._quote(node)]),
        )

    def _in_words(self, places: Iterable[str], event: str) -> list[str]:
        """Return the places that the sentences of an event name; that of a dateline is none of its own."""
        mentions = [self.told.get(mention, {}) for mention in self.told[event].get(PROV.wasDerivedFrom, ())]
        sentences = {sentence for mention in mentions for sentence in mention.get(NIF.sentence, ())}
        return [place for place in places if not sentences.isdisjoint(self.naming.get(place, ()))]

    def _speakers(self, found: dict[str, list[str]]) -> tuple[str, ...]:
        return self._values(found.get(TW.claimedBy, ()))

    def _types(self, node: str) -> frozenset[str]:
        return frozenset(self.told.get(node, {}).get(RDF.type, ()))

    def _values(self, values: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of nodes, and other values as they are, sorted."""
        return tuple(sorted({min(self.told.get(value, {}).get(RDFS.label, [value])) for value in values}))

    def _mention(self, node: str) -> dict[str, list[str]]:
        mentions = [self.told.get(mention, {}) for mention in self.told[node].get(PROV.wasDerivedFrom, ())]
        return min(mentions, key=lambda m: natural(m.get(NIF.beginIndex, ["0"])[0]), default={})

    def _start(self, node: str) -> int:
        return natural(self._mention(node).get(NIF.beginIndex, ["0"])[0])

    def _quote(self, node: str) -> str:
        return self._mention(node).get(NIF.anchorOf, [""])[0]


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)

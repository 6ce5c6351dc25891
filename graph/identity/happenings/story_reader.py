"""The features of a document (stories.py), computed from its graph alone.

The names are those of the text, not those of nodes, so that the features stay the same when an actor is renamed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from math import log
from sys import intern

import pyoxigraph as ox

from triplewire.extract.model import Extent
from triplewire.extract.times.occasions import occasions
from triplewire.graph.counts import numbers
from triplewire.graph.identity.happenings.stories import Story, Telling, buildings, shared, stem
from triplewire.graph.iris import slug, span_of
from triplewire.graph.spans import spans_of_events
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.word_lists import WORDS
from triplewire.graph.write.spellings import fold
from triplewire.ontology.terms import ENTITY_CLASSES, GN, ITS, NIF, ORG, RDF, RDFS, SCHEMA, SEM, TW

_AT = THRESHOLDS.stories
_NAMING = {"name", "demonym"}
_WEIGHTS = {
    SCHEMA.Person: _AT.person,
    SCHEMA.Organization: _AT.organization,
    SCHEMA.Country: _AT.country,
    TW.Group: _AT.group,
}
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d.,]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?", re.ASCII)
_PARTICLE = re.compile(r"\W+(\w+)")
_ENTITIES = frozenset(ENTITY_CLASSES.values())
_PARTIES = frozenset({SCHEMA.Person, SCHEMA.Organization})
_OTHERS = frozenset({TW.about, TW.recipient, TW.beneficiary, TW.instrument, TW.affects, TW.origin, TW.destination,
                     TW.complement, TW.companion, TW.participant})  # fmt: skip
_READ = _OTHERS | {
    RDF.type, RDF.subject, RDF.object, RDFS.label, GN.countryCode, NIF.isString, ORG.postIn, SCHEMA.datePublished,
    ITS.taIdentRef, SEM.eventType, SEM.hasPlace, SEM.hasTime,
    TW.mentionKind, TW.modality, TW.polarity, TW.predicate, TW.retells, TW.separation, TW.source, TW.target,
    TW.timexValue, TW.trigger,
}  # fmt: skip

_Told = dict[str, dict[str, list[str]]]  # the values of each subject, by predicate


def story(graph: str, triples: Iterable[ox.Triple]) -> Story:
    """Return the features of a document, from the triples of its graph."""
    told: _Told = {}
    mentions: dict[str, list[str]] = {}
    refers = ITS.taIdentRef
    for triple in triples:
        if (predicate := triple.predicate.value) not in _READ:
            continue
        subject, value = triple.subject.value, triple.object.value  # type: ignore[union-attr]
        told.setdefault(subject, {}).setdefault(predicate, []).append(value)
        if predicate == refers:
            mentions.setdefault(value, []).append(subject)
    return _Reader(graph, told, mentions).story()


def words_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text, without function words."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.lower() not in WORDS.function_words)


class _Reader:
    """Reads the graph of a document."""

    def __init__(self, graph: str, told: _Told, mentions: dict[str, list[str]]) -> None:
        self.graph, self.told, self.mentions = graph, told, mentions
        self.text = "".join(told.get(graph, {}).get(NIF.isString, ()))
        self.sentences = sorted(self._span(m) for m, found in told.items() if NIF.Sentence in found.get(RDF.type, ()))
        triggers = (trigger for found in told.values() for trigger in found.get(TW.trigger, ()))
        self.occasions = occasions(
            self.text, (Extent(*span) for span in self.sentences), (Extent(*self._span(t)) for t in triggers)
        )
        self.called = {node: _called(found) for node, found in told.items() if self._is_named(node)}
        self.named = sorted(
            (*self._span(m), self.called[node])
            for node in self.called
            for m in mentions[node]
            if _NAMING.intersection(told.get(m, {}).get(TW.mentionKind, ()))
        )

    def story(self) -> Story:
        names: dict[str, float] = {}
        for node, name in self.called.items():
            classes = self.told[node].get(RDF.type, ())
            weight = max((_WEIGHTS.get(c, _AT.other) for c in classes if c in _ENTITIES), default=_AT.other)
            names[name] = max(names.get(name, 0.0), weight * log(1 + len(self.mentions[node])))
        published = "".join(self.told.get(self.graph, {}).get(SCHEMA.datePublished, ()))
        accounts: dict[str, list[str]] = {}
        for node, found in self.told.items():
            if TW.trigger in found:
                accounts.setdefault(self._event_of(node), []).append(node)
        tellings = (self._telling(node, others) for node, others in accounts.items())
        return Story(
            self.graph,
            date.fromisoformat(published) if published else None,
            names,
            self._persons(),
            words_of(self.text),
            tuple(sorted(tellings, key=lambda telling: (telling.start, telling.node))),
            frozenset(self._kin()),
        )

    def _persons(self) -> dict[str, frozenset[str]]:
        """Return the words of the names of persons by the name by which they are compared."""
        persons: dict[str, frozenset[str]] = {}
        for node, name in self.called.items():
            if self._is_person(node):
                persons[name] = persons.get(name, frozenset()).union(_spelt(self.told[node]))
        return persons

    def _kin(self) -> Iterator[frozenset[str]]:
        """Yield the names at the two ends of each lasting relation; of an office, the holder and the body."""
        for found in self.told.values():
            for one in found.get(RDF.subject, ()):
                for other in found.get(RDF.object, ()):
                    ends = (one, min(self.told.get(other, {}).get(ORG.postIn, (other,))))
                    if all(RDFS.label in self.told.get(node, {}) for node in ends):
                        yield frozenset(_called(self.told[node]) for node in ends)

    def _event_of(self, node: str) -> str:
        """Return the event of which a node is an account, or the node itself."""
        passed = {node}
        while (root := min(self.told[node].get(TW.retells, ("",)))) in self.told and root not in passed:
            passed.add(root)
            node = root
        return node

    def _telling(self, node: str, nodes: Iterable[str]) -> Telling:
        found = self.told[node]
        spans = sorted(map(self._span, found[TW.trigger]))
        around = [self._around(span) for span in spans]
        said = " ".join(self.text[start:end] for start, end in around)
        lemmas = shared(frozenset(found.get(TW.predicate, ())))
        stems = {stem(lemma) for lemma in lemmas}
        return Telling(
            node=node,
            start=spans[0][0],
            lemmas=lemmas,
            type=min(found.get(SEM.eventType, ("",))),
            status=(intern(min(found.get(TW.polarity, ("",)))), intern(min(found.get(TW.modality, ("",))))),
            sources=self._names(found.get(TW.source, ())),
            targets=self._names(found.get(TW.target, ())),
            others=self._names(o for p, its in found.items() if p in _OTHERS for o in its),
            places=self._names(found.get(SEM.hasPlace, ())),
            days=shared(frozenset(d for t in found.get(SEM.hasTime, ()) for d in self._days(t))),
            names=shared(frozenset(name for start, end in around for *_, name in self._named_within(start, end))),
            words=words_of(said) - stems,
            numbers=shared(frozenset(numbers(said))),
            particles=shared(frozenset(self._particles(spans))),
            spans=tuple(spans_of_events(v for t in found.get(SEM.hasTime, ()) for v in self._values(t))),
            occasion=self.occasions.get(spans[0][0], ""),
            leads=bool(self.sentences) and spans[0][0] < self.sentences[0][1],
            parties=self._parties(found),
            buildings=buildings(self._descriptions(found.get(TW.target, ()))),
            lands=self._lands(found),
            accounts=tuple(sorted({*nodes} - {node})),
            separations=tuple(sorted(side for each in nodes for side in self.told[each].get(TW.separation, ()))),
        )

    def _named_within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        return self.named[bisect_left(self.named, (start,)) : bisect_left(self.named, (end,))]

    def _names(self, nodes: Iterable[str]) -> frozenset[str]:
        return shared(frozenset(self.called[node] for node in nodes if node in self.called))

    def _descriptions(self, nodes: Iterable[str]) -> list[str]:
        """Return the labels of what has no name."""
        return [label for n in nodes if n not in self.called for label in self.told.get(n, {}).get(RDFS.label, ())]

    def _parties(self, found: dict[str, list[str]]) -> frozenset[str]:
        """Return the nodes of the sources and targets, if all are persons or bodies and there are two or more.

        In "was married to Roy" Roy is a complement.
        """
        nodes = {n for role in (TW.source, TW.target, TW.complement) for n in found.get(role, ())}
        known = all(n in self.called and _PARTIES.intersection(self.told[n].get(RDF.type, ())) for n in nodes)
        return shared(frozenset(nodes if known and len(nodes) > 1 else ()))

    def _lands(self, found: dict[str, list[str]]) -> frozenset[str]:
        places = found.get(SEM.hasPlace, ())
        return shared(frozenset(code for place in places for code in self.told.get(place, {}).get(GN.countryCode, ())))

    def _is_person(self, node: str) -> bool:
        return node in self.called and SCHEMA.Person in self.told[node].get(RDF.type, ())

    def _values(self, time: str) -> list[str]:
        return self.told.get(time, {}).get(TW.timexValue, [])

    def _days(self, time: str) -> Iterator[str]:
        return (value[:10] for value in self._values(time) if _DAY.fullmatch(value))

    def _particles(self, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
        """Yield the particles in and behind the triggers: "checked out" is not "checked in"."""
        for start, end in spans:
            inside = self.text[start:end].lower().split()[1:]
            behind = _PARTICLE.match(self.text, end)
            for word in (*inside, behind[1].lower() if behind else ""):
                if word in WORDS.particles:
                    yield WORDS.particles[word]

    def _around(self, span: tuple[int, int]) -> tuple[int, int]:
        at = bisect_right(self.sentences, (span[0], len(self.text))) - 1
        within = at >= 0 and span[0] < self.sentences[at][1]
        first, last = self.sentences[at] if within else (0, len(self.text))
        return max(first, span[0] - _AT.around), min(last, span[1] + _AT.around)

    def _span(self, mention: str) -> tuple[int, int]:
        return span_of(mention) or (0, 0)

    def _is_named(self, node: str) -> bool:
        kinds = (self.told.get(m, {}).get(TW.mentionKind, ()) for m in self.mentions.get(node, ()))
        return any(_NAMING.intersection(kind) for kind in kinds)


def _called(entity: dict[str, list[str]]) -> str:
    """Return the name by which an entity is compared: of a person, the family name."""
    words = _words(entity)
    return words[-1] if SCHEMA.Person in entity.get(RDF.type, ()) else " ".join(words)


def _words(entity: dict[str, list[str]]) -> list[str]:
    """Return the words of the label of an entity, folded."""
    return [fold(word) for word in _spelt(entity)]


def _spelt(entity: dict[str, list[str]]) -> list[str]:
    """Return the words of the label of an entity, in lower case and without accents."""
    return slug(min(entity.get(RDFS.label, ("",)))).split("-")

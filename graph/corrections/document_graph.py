"""The graph of a document during corrections: its triples by subject and by object, with the document's own names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from triplewire.graph.identity.renaming import base_of
from triplewire.graph.iris import local_part
from triplewire.ontology.terms import ENTITY_CLASSES, RDF, RDFS, SCHEMA, SKOS, TW

Term = ox.NamedNode | ox.Literal
_PARTS = ("mention-", "attribution-", "interval-", "instant-", "geometry-")  # nodes that serve the one that has them
_TYPES = {iri: type_ for type_, iri in ENTITY_CLASSES.items()}


class DocumentGraph:
    """The triples of a document, which corrections change."""

    def __init__(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        self.node, self.base = ox.NamedNode(graph), base_of(graph)
        self.own = graph.removeprefix(f"{self.base}document-")
        self._by_subject: dict[str, dict[ox.Triple, None]] = {}
        self._by_object: dict[str, dict[ox.Triple, None]] = {}
        for triple in triples:
            self._put(triple)
        self.id = self.value(graph, SCHEMA.identifier)

    @property
    def triples(self) -> set[ox.Triple]:
        """All triples."""
        return {triple for its in self._by_subject.values() for triple in its}

    def of_class(self, class_: str) -> list[str]:
        """Return the nodes of a class, sorted."""
        return sorted(t.subject.value for t in self._by_object.get(class_, ()) if t.predicate.value == RDF.type)  # type: ignore[union-attr]

    def all(self, node: str, *predicates: str) -> list[str]:
        """Return the values of the properties of a node, sorted."""
        return sorted(t.object.value for t in self._by_subject.get(node, ()) if t.predicate.value in predicates)  # type: ignore[union-attr]

    def value(self, node: str, predicate: str) -> str:
        """Return the first value of a property of a node; "" if it has none."""
        return min(self.all(node, predicate), default="")

    def about(self, node: str) -> list[ox.Triple]:
        """Return the triples of a node."""
        return list(self._by_subject.get(node, ()))

    def to(self, node: str, *predicates: str) -> list[str]:
        """Return the nodes that have this one as a value of one of the properties, or of any."""
        found = (t for t in self._by_object.get(node, ()) if not predicates or t.predicate.value in predicates)
        return sorted({t.subject.value for t in found})  # type: ignore[union-attr]

    def type_of(self, node: str) -> str:
        """Return the type of an entity; "" for any other node."""
        return min((_TYPES[iri] for iri in self.all(node, RDF.type) if iri in _TYPES), default="")

    def entities(self) -> Iterator[str]:
        """Yield the nodes of entities."""
        for class_ in _TYPES:
            yield from self.of_class(class_)

    def names(self, node: str) -> list[str]:
        """Return the names of a node in the text."""
        return self.all(node, RDFS.label, SKOS.altLabel)

    def iri(self, name: str) -> str:
        """Return the IRI of a local name."""
        return self.base + name

    def local(self, node: str) -> str:
        """Return the local name of a node."""
        return node.removeprefix(self.base)

    def say(self, subject: str, predicate: str, *values: str | Term) -> None:
        """Add a triple for each value: an IRI, or a term."""
        for value in values:
            term = ox.NamedNode(value) if isinstance(value, str) else value
            self._put(ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term))

    def unsay(self, subject: str, *predicates: str) -> None:
        """Remove what a node has as these properties."""
        for triple in self.about(subject):
            if triple.predicate.value in predicates:
                self._drop(triple)

    def take(self, subject: str, predicate: str, value: str) -> None:
        """Remove one triple, if it is there."""
        for triple in self.about(subject):
            if triple.predicate.value == predicate and triple.object.value == value:  # type: ignore[union-attr]
                self._drop(triple)

    def remove(self, node: str) -> None:
        """Remove a node, what refers to it, and those nodes that served it alone."""
        served = [t.object.value for t in self.about(node) if isinstance(t.object, ox.NamedNode)]
        for triple in [*self.about(node), *self._by_object.get(node, ())]:
            self._drop(triple)
        self.remove_unused(served)

    def remove_unused(self, nodes: Iterable[str]) -> None:
        """Remove those of the nodes that serve others, and have none left."""
        for node in nodes:
            serves = self.local(node).startswith(_PARTS) and node.startswith(self.base)
            if serves and not self._by_object.get(node) and not self._refers(node):
                self.remove(node)

    def replace(self, triples: Iterable[ox.Triple]) -> None:
        """Make the graph consist of these triples."""
        self._by_subject, self._by_object = {}, {}
        for triple in triples:
            self._put(triple)

    def part(self, kind: str, key: str) -> str:
        """Return a node of this document: `kind-<document>.<key>`."""
        return self.iri(f"{kind}-{self.own}.{key}")

    def _refers(self, node: str) -> bool:
        """Return whether a mention is one of an entity or a time, or a sentence."""
        return any(local_part(t.predicate.value) == "taIdentRef" for t in self.about(node)) or any(
            local_part(class_) == "Sentence" for class_ in self.all(node, RDF.type)
        )

    def _put(self, triple: ox.Triple) -> None:
        self._by_subject.setdefault(triple.subject.value, {})[triple] = None  # type: ignore[union-attr]
        if isinstance(triple.object, ox.NamedNode):
            self._by_object.setdefault(triple.object.value, {})[triple] = None

    def _drop(self, triple: ox.Triple) -> None:
        self._by_subject.get(triple.subject.value, {}).pop(triple, None)  # type: ignore[union-attr]
        if isinstance(triple.object, ox.NamedNode):
            self._by_object.get(triple.object.value, {}).pop(triple, None)


STATEMENTS = {TW.Event: "event", TW.Relation: "relation", TW.Statement: "statement"}

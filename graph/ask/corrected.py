"""What corrections changed in the graph: what stood there before, and who made them, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from triplewire.graph.identity.renaming import base_of
from triplewire.graph.iris import local_part
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import Row, described, select

_NOTES = """
SELECT ?g ?note ?id ?before ?after ?name ?correction ?begin ?end ?quote ?sentence {
  GRAPH ?g { ?note a tw:Change ; tw:before ?before ; tw:changed ?name ; tw:correctedBy ?correction .
    ?g schema:identifier ?id .
    OPTIONAL { ?note tw:after ?after }
    OPTIONAL { ?note prov:wasDerivedFrom ?mention .
      ?mention nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?quote .
      OPTIONAL { ?mention nif:sentence/nif:anchorOf ?sentence } } } }"""
_MADE = """
SELECT ?correction ?text ?by ?on ?why {
  ?correction tw:asWritten ?text
  OPTIONAL { ?correction prov:wasAssociatedWith/skos:prefLabel ?by }
  OPTIONAL { ?correction dcterms:date ?on }
  OPTIONAL { ?correction rdfs:comment ?why } }"""
_IDENTITIES = """
SELECT ?g ?own ?node { VALUES (?g ?own) { OWN } GRAPH ?g { ?identity tw:ownName ?own ; tw:identifies ?node } }"""
_MOVED = "SELECT ?g ?own { GRAPH ?g { ?note tw:movedFrom NAME ; tw:changed ?own } }"
_PAST = {
    "reject": "rejected",
    "check": "checked",
    "split": "told apart",
    "separate": "told apart from others",
    "retype": "retyped",
}


def moved_to(store: Store, iri: str) -> str:
    """Return the node that corrections of actors made of one that the graph has no more; "" if none or several."""
    passed = {""}
    while iri not in passed:
        passed.add(iri)
        rows = select(store, _MOVED.replace("NAME", str(ox.Literal(local_part(iri)))))
        pairs = {(row["g"], row["own"]) for row in rows}
        nodes = _nodes_of_actors(store, pairs)
        found = {nodes.get(pair, base_of(pair[0]) + pair[1]) for pair in pairs}
        if len(found) != 1:
            break
        (iri,) = found
    return iri if len(passed) > 2 else ""


def _nodes_of_actors(store: Store, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the nodes of actors by the graphs of documents and the names that they have there."""
    listed = " ".join(f"({ox.NamedNode(graph)} {ox.Literal(name)})" for graph, name in sorted(pairs))
    rows = select(store, _IDENTITIES.replace("OWN", listed)) if listed else ()
    return {(row["g"], row["own"]): row["node"] for row in rows}


@dataclass(frozen=True, slots=True)
class Corrected:
    """A change that a correction, `id`, made in a document, with the place in the text of a statement.

    `node` is the IRI of what it changed; `kind` is what was done, such as "reject".
    """

    document: str
    node: str
    before: str
    after: str
    kind: str
    id: str
    by: str
    on: str
    why: str
    begin: int = 0
    end: int = 0
    quote: str = ""
    sentence: str = ""

    @property
    def status(self) -> str:
        """What was done, by whom, when and why: "rejected by Maria Roy on 2026-05-02: it was her deputy"."""
        done = _PAST.get(self.kind, f"{self.kind.removesuffix('e')}ed")
        said = " ".join(filter(None, (done, self.by and f"by {self.by}", self.on and f"on {self.on[:10]}")))
        return f"{said}: {self.why}" if self.why else said


class Corrections:
    """The changes that the corrections of a store made."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def all(self) -> tuple[Corrected, ...]:
        """All changes, in the order of documents and nodes."""
        made = {row["correction"]: row for row in select(self._store, _MADE)}
        first: dict[str, Row] = {}  # of a statement told in several places, the first
        for row in select(self._store, _NOTES) if made else ():
            first[row["note"]] = min(row, first.get(row["note"], row), key=lambda row: int(row["begin"] or 0))
        owns = _nodes_of_actors(self._store, {(row["g"], row["name"]) for row in first.values() if not row["quote"]})
        return tuple(_corrected(row, made.get(row["correction"], {}), owns) for row in first.values())

    def rejected(self, what: str) -> list[str]:
        """Return the IRI of a node that a correction took out, from an IRI in any form; none for anything else."""
        plain = what.strip("<>").removeprefix(":")
        gone = {change.node for change in self.all if not change.after}
        return sorted(node for node in gone if plain in {node, local_part(node)})

    def of(self, nodes: Iterable[str]) -> Iterator[Corrected]:
        """Yield the changes of nodes, and of rejected statements that name one of them."""
        wanted = set(nodes)
        if not self.all:
            return
        names = [name for its in described(self._store, wanted, "rdfs:label").values() for name in its["rdfs:label"]]
        for change in self.all:
            if change.node in wanted or (not change.after and any(name in change.before for name in names)):
                yield change


def _corrected(row: Row, made: Row, owns: dict[tuple[str, str], str]) -> Corrected:
    kind = made.get("text", "").partition("]]")[0].removeprefix("[[")
    return Corrected(
        row["id"],
        owns.get((row["g"], row["name"]), base_of(row["g"]) + row["name"]),
        row["before"],
        row["after"],
        kind,
        local_part(row["correction"]).removeprefix("correction-"),
        made.get("by", ""),
        made.get("on", ""),
        made.get("why", ""),
        int(row["begin"] or 0),
        int(row["end"] or 0),
        row["quote"],
        row["sentence"],
    )

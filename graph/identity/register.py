"""Maintenance of the graphs of a store, so that the same actor in several documents is one node.

The decisions are stored in the graphs themselves (`tw:Identity`), so a store needs no other data. A change of some
documents affects only the blocks of the names in them; graphs in which it changes an actor's name are rewritten
together with the documents, in one change of the store. The happenings that the documents tell are found again in the
same change (`retellings`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from sys import intern
from typing import NamedTuple, cast

import pyoxigraph as ox

from triplewire.graph.identity.blocks import actors
from triplewire.graph.identity.filing import together
from triplewire.graph.identity.happenings.retellings import Retellings, without_happenings
from triplewire.graph.identity.members import Member
from triplewire.graph.identity.node_names import node_names
from triplewire.graph.identity.renaming import Names, base_of, renamed, renaming
from triplewire.graph.identity.settled import Settled, Unsettled
from triplewire.graph.identity.tellings import Tellings, retelling, with_telling
from triplewire.graph.store.interface import Amendment, Store
from triplewire.ontology.terms import TW

Block = dict[Member, str]  # the local name of the node of each member
Decided = Mapping[str, Mapping[str, str]]  # by graph, the local names that differ from a document's own, by the latter

_KEPT = 10_000  # maximum number of members of blocks kept in memory, 6 kB each
_SETTLED = 16  # members from which a block is not decided anew for each document
_KEPT_SETTLED = 100_000  # maximum number of members of such blocks
_AT_ONCE = 100  # blocks per query when all blocks are read
_MEMBERS = f"""SELECT ?g ?own ?called ?node ?key ?clue {{ KEYS
    GRAPH ?g {{
        ?identity <{TW.nameKey}> ?key ; <{TW.ownName}> ?own ; <{TW.calledName}> ?called ; <{TW.identifies}> ?node .
        OPTIONAL {{ ?identity <{TW.clue}> ?clue }} }} }}"""
_KEYS = f"SELECT DISTINCT ?key {{ VALUES ?node {{ VALUES }} ?i <{TW.identifies}> ?node ; <{TW.nameKey}> ?key }}"


class Register:
    """The only way to add, change and remove the documents of a store."""

    def __init__(self, store: Store) -> None:
        """Cache what is read from the store, unless others may write to it."""
        self.store = store
        self._blocks: dict[str, Block] = {}  # those used last at the end
        self._held = 0  # members of these blocks
        self._settled: dict[str, Settled] = {}  # of large blocks, those used last at the end
        self._retellings = Retellings(store)

    def change(self, graphs: Mapping[str, Iterable[ox.Triple]], decided: Decided | None = None) -> frozenset[str]:
        """Make each graph consist of its triples, and every actor one node; return the graphs that changed.

        A graph without triples is removed. With the names `decided` from all documents that will be in the store
        (`decide`), no name is decided here. If StoreError is raised, nothing has changed.
        """
        coming = {graph: list(triples) for graph, triples in graphs.items()}
        members = {key: dict(block) for key, block in _members(_rows(coming)).items()}
        changing = {key for graph in graphs for key in self._keys(graph)}
        added = {} if decided is not None else self._added({k: m for k, m in members.items() if k not in changing})
        names: dict[str, dict[str, str]] = {graph: {} for graph in graphs}
        for key, nodes in added.items():
            _rename({m: m.own for m in nodes} | members[key], nodes, names)
        after: dict[str, Block] = {}
        touched = sorted({*members, *changing} - added.keys())
        for key, block in zip(touched, self.load(touched), strict=True):
            before = {m: node for m, node in block.items() if m.graph not in graphs} | members.get(key, {})
            after[key] = self._named(key, before) if decided is None else _as_decided(before, decided)
            _rename(before, after[key], names)
        told = Tellings(self.store, coming).changed()
        new = {graph: _written(graph, triples, names[graph], told) for graph, triples in coming.items()}
        others = {
            graph: self._amendment(graph, names.get(graph, {}), told)
            for graph in sorted({**names, **told}.keys() - new)
        }
        try:
            changed = self.store.change(*self._retellings.told(new, others))
        except BaseException:
            self._retellings = Retellings(self.store)  # what is kept in memory is that of the change
            self._settled.clear()
            raise
        self._retellings.settle()
        if decided is not None:
            self._settled.clear()
        self._keep(after | {key: self._blocks[key] | nodes for key, nodes in added.items() if key in self._blocks})
        return changed

    def _added(self, members: Mapping[str, Block]) -> dict[str, Block]:
        """Return the nodes of new members of the blocks that stay as they were decided."""
        found: dict[str, Block] = {}
        for key, block in members.items():
            if settled := self._settled.pop(key, None):
                try:
                    found[key] = settled.take(block)
                except Unsettled:
                    continue
                self._settled[key] = settled
        return found

    def _named(self, key: str, before: Block) -> Block:
        self._settled.pop(key, None)
        if len(before) < _SETTLED or self.store.remote:
            return node_names(actors(before)[0])
        settled = self._settled[key] = Settled(before)
        return settled.nodes

    def _amendment(self, graph: str, swap: Names, told: Mapping[str, str | None]) -> Amendment:
        """Return how a graph in the store gets the names and the telling that it has after a change."""
        amended = renaming(self.store, graph, swap) if swap else Amendment()
        return amended | retelling(self.store, graph, told[graph]) if graph in told else amended

    def load(self, keys: list[str]) -> list[Block]:
        """Return the blocks of the given keys, in the same order."""
        found = _members(self._read(key for key in keys if key not in self._blocks))
        return [self._blocks.get(key) or found.get(key, {}) for key in keys]

    def _keep(self, blocks: dict[str, Block]) -> None:
        """Cache these blocks, and forget those that were used longest ago while there is too little room."""
        for key, block in blocks.items():
            self._held += len(block) - len(self._blocks.pop(key, ()))
            self._blocks[key] = block
        while self._blocks and self._held > (0 if self.store.remote else _KEPT):
            oldest = next(iter(self._blocks))
            self._held -= len(self._blocks.pop(oldest))
        while sum(map(len, self._settled.values())) > _KEPT_SETTLED:
            del self._settled[next(iter(self._settled))]

    def _keys(self, graph: str) -> list[str]:
        rows = self.store.query(f"SELECT ?key {{ GRAPH {ox.NamedNode(graph)} {{ ?i <{TW.nameKey}> ?key }} }}")
        return [row["key"].value for row in cast("ox.QuerySolutions", rows)]

    def _read(self, keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
        if listed := " ".join(str(ox.Literal(key)) for key in keys):
            sparql = _MEMBERS.replace("KEYS", f"VALUES ?key {{ {listed} }}")
            for row in cast("ox.QuerySolutions", self.store.query(sparql)):
                yield tuple(getattr(row[name], "value", "") for name in ("g", "own", "called", "node", "key", "clue"))


class Row(NamedTuple):
    """What a graph says of a member of a block, with one of its clues, or "" for none."""

    graph: str
    own: str
    called: str
    node: str
    key: str
    clue: str


def rows_of(graphs: Mapping[str, Iterable[ox.Triple]]) -> list[Row]:
    """Return what the graphs say of the members of blocks."""
    return [Row(*row) for row in _rows(graphs)]


def rows_in(store: Store) -> Iterator[Row]:
    """Yield what the graphs of a store say of the members of blocks."""
    for row in cast("ox.QuerySolutions", store.query(_MEMBERS.replace("KEYS", ""))):
        yield Row(*(getattr(row[name], "value", "") for name in ("g", "own", "called", "node", "key", "clue")))


def decide(rows: Iterable[Row]) -> Decided:
    """Return the names of the nodes of whole blocks, where they differ from those that the graphs have now."""
    found: dict[str, dict[str, str]] = {}
    for block in _members(rows).values():
        for member, node in node_names(actors(block)[0]).items():
            if node != block[member]:
                found.setdefault(member.graph, {})[member.own] = node
    return found


def _written(graph: str, coming: Iterable[ox.Triple], swap: Names, told: Mapping[str, str | None]) -> set[ox.Triple]:
    """Return the triples of a graph that changes, with the names and the telling that it has afterwards."""
    triples = renamed(graph, coming, swap)
    return with_telling(graph, triples, told[graph]) if graph in told else triples


def _rename(before: Block, after: Block, names: dict[str, dict[str, str]]) -> None:
    """Add the IRIs of the nodes that have another name than before, by graph."""
    for member, node in after.items():
        if before[member] != node:
            base = base_of(member.graph)
            names.setdefault(member.graph, {})[base + before[member]] = base + node


def _as_decided(before: Block, decided: Decided) -> Block:
    return {member: decided.get(member.graph, {}).get(member.own, node) for member, node in before.items()}


def without_others(graph: str, triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return the graph of a document as it would be alone: with its own names, and without happenings."""
    known, base = list(triples), base_of(graph)
    blocks = _members(_rows({graph: known})).values()
    names = {base + node: base + member.own for block in blocks for member, node in block.items()}
    return together(graph, without_happenings(with_telling(graph, renamed(graph, known, names), None)))


def wrong_names(store: Store) -> Iterator[tuple[Member, str, str]]:
    """Yield the actors whose node differs from the rules' result, with the two local names; normally none."""
    rows = cast("ox.QuerySolutions", store.query(f"SELECT DISTINCT ?key {{ ?i <{TW.nameKey}> ?key }}"))
    keys = iter(sorted(row["key"].value for row in rows))
    while some := list(islice(keys, _AT_ONCE)):
        for block in Register(store).load(some):
            names = node_names(actors(block)[0])
            yield from ((member, block[member], name) for member, name in names.items() if name != block[member])


def blocks_of(store: Store, nodes: Iterable[str]) -> list[Block]:
    """Return the blocks of the names of the nodes with the given IRIs."""
    listed = " ".join(str(ox.NamedNode(node)) for node in nodes)
    rows = store.query(_KEYS.replace("VALUES }", f"{listed} }}"))
    keys = sorted(row["key"].value for row in cast("ox.QuerySolutions", rows))
    return Register(store).load(keys)


def _rows(graphs: Mapping[str, Iterable[ox.Triple]]) -> Iterator[tuple[str, ...]]:
    """Yield the rows that `_MEMBERS` would give for graphs that are not in a store."""
    for graph, triples in graphs.items():
        told: dict[str, dict[str, list[str]]] = {}
        for triple in triples:
            if triple.predicate.value in _OF_IDENTITY:
                values = told.setdefault(str(triple.subject), {}).setdefault(triple.predicate.value, [])
                values.append(triple.object.value)  # type: ignore[union-attr]
        for found in told.values():
            member = [value for p in _MEMBER for value in found.get(p, ())]
            if len(member) == len(_MEMBER):
                for clue in found.get(TW.clue, [""]):
                    yield graph, *member, clue


_MEMBER = (TW.ownName, TW.calledName, TW.identifies, TW.nameKey)
_OF_IDENTITY = frozenset({*_MEMBER, TW.clue})


def _members(rows: Iterable[tuple[str, ...]]) -> dict[str, Block]:
    """Return the blocks by their keys."""
    clues: dict[tuple[str, ...], list[str]] = {}
    for *told, clue in rows:
        clues.setdefault(tuple(told), []).extend(clue.split("\n"))
    blocks: dict[str, Block] = {}
    for (graph, own, called, node, key), found in clues.items():
        member = Member(graph, own, called, frozenset(map(intern, found)) - {""})
        blocks.setdefault(key, {})[member] = node.removeprefix(base_of(graph))
    return blocks

"""Maintenance of the happenings of a store: the tellings of one event, in several documents or in one, share a node.

Only documents with common names are compared (`postings`), and only the tellings that are linked to those of the
changed documents are grouped again. The result depends on the documents in the store, not on their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import combinations, product
from math import inf

import pyoxigraph as ox

from triplewire.graph.identity.filing import filed, filing
from triplewire.graph.identity.happenings.comparisons import Comparisons
from triplewire.graph.identity.happenings.crowds import Known, connected, groups_of
from triplewire.graph.identity.happenings.postings import Postings
from triplewire.graph.identity.happenings.resemblance import Pair, weighed
from triplewire.graph.identity.happenings.stories import Story
from triplewire.graph.identity.happenings.story_reader import story
from triplewire.graph.iris import digest
from triplewire.graph.store.interface import Amendment, Store
from triplewire.graph.store.solutions import select, solutions_for
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.ontology.terms import RDF, TW

Graphs = dict[str, set[ox.Triple]]
Amendments = Mapping[str, Amendment]

_AT = THRESHOLDS.retelling
_HAPPENING, _KEY, _TELLS = (ox.NamedNode(iri) for iri in (TW.Happening, TW.storyKey, TW.tells))
_WRITTEN = frozenset({_KEY, _TELLS})
_TOLD = f"SELECT ?g ?e ?h {{ VALUES ?g {{ TERMS }} GRAPH ?g {{ ?e <{TW.tells}> ?h }} }}"


class Retellings:
    """Finds the happenings that are affected by a change of some documents."""

    def __init__(self, store: Store) -> None:
        """Cache what is read from the store, unless others may write to it."""
        self.store = store
        self._forget_all()

    def _forget_all(self) -> None:
        self.postings = Postings(self.store)
        self.comparisons = Comparisons(self.store)

    def told(self, coming: Graphs, amended: Amendments) -> tuple[Graphs, Amendments]:
        """Return these graphs with their happenings, and amendments of others whose happenings change with them.

        `coming` has the new graphs of the changed documents, without triples for one that is removed; the others that
        are `amended` keep their events as they are.
        """
        if self.store.remote:
            self._forget_all()
        self.postings.shrink()
        return _Change(self, coming, amended).graphs()

    def settle(self) -> None:
        """Keep what was found, now that the store is as it was told to be."""
        self.comparisons.settle()


def reasons(store: Store, event: str, other: str) -> dict[str, float] | None:
    """Return the evidence for two tellings being of one event, in log odds; None if one is an account of the other."""
    graphs = [_graph_of(store, node) for node in (event, other)]
    stories = {graph: story(graph, store.read(graph)) for graph in graphs}
    one, two = (stories[graph] for graph in graphs)
    pair = Pair.of(one, two)
    x, y = (next(t for t in s.tellings if node in {t.node, *t.accounts}) for s, node in ((one, event), (two, other)))
    return None if x.node == y.node else weighed(pair.evidence(x, y) or {})


def _graph_of(store: Store, event: str) -> str:
    return select(store, f"SELECT ?g {{ GRAPH ?g {{ {ox.NamedNode(event)} <{TW.trigger}> ?m }} }}")[0]["g"]


class _Change:
    """A change of some documents: the store as it will be afterwards."""

    def __init__(self, known: Retellings, coming: Graphs, amended: Amendments) -> None:
        self.known, self.coming, self.amended = known, coming, amended
        self.stories = {graph: story(graph, triples) for graph, triples in coming.items() if triples}
        self.met: set[str] = set()
        self.home: dict[str, str] = {}  # the graph of each telling
        self.accounts: dict[str, tuple[str, ...]] = {}
        self.links: dict[str, dict[str, float]] = {}
        self.compared: set[str] = set()
        self.beside: set[tuple[str, str]] = set()  # pairs of compared documents
        self.near = self._near()

    def _near(self) -> set[str]:
        """Return the other documents that are, or were, compared with a changed one, or otherwise because of it."""
        former = {}
        for graph in self.coming:
            self.known.comparisons.forget(graph)
            if triples := self.known.store.read(graph):
                former[graph] = story(graph, triples)
        postings = self.known.postings
        near = {other for told in former.values() for other in postings.compared(told)}
        changed, exchanged = postings.move(former, self.stories)
        near |= changed | exchanged.keys()
        for graph, others in exchanged.items():
            near |= {other for other in others - near if self._is_linked(graph, other)}
        return near - self.coming.keys()

    def _is_linked(self, one: str, other: str) -> bool:
        return bool(self.known.comparisons.of(one, other).links(partial(self._both, one, other)))

    def graphs(self) -> tuple[Graphs, Amendments]:
        """Return the graphs to write, and how to amend others."""
        reached = self._reached()
        tells: dict[str, dict[str, str]] = {self.home[node]: {} for node in reached}
        for node, happening in self._happenings(reached):
            tells[self.home[node]] |= dict.fromkeys((node, *self.accounts[node]), happening)
        told = self._told_before(tells.keys() - self.coming.keys())
        after = {graph: self._told_after(told.get(graph, {}), reached, found) for graph, found in tells.items()}
        whole: Graphs = {}
        for graph, triples in self.coming.items():
            whole[graph] = without_happenings(triples) | set(_telling(after.get(graph, {})) if triples else ())
            if graph in self.stories:
                whole[graph] |= filing(graph, TW.storyKey, self.stories[graph].filed_under)
            whole[graph] = filed(self.known.store, graph, whole[graph])
        amended = dict(self.amended)
        for graph in sorted(tells.keys() - whole.keys()):
            if (before := told.get(graph, {})) != after[graph]:
                found = Amendment.between(set(_telling(before)), set(_telling(after[graph])))
                amended[graph] = amended.get(graph, Amendment()) | found
        for each in self.stories.values():
            self.known.comparisons.add(each)
        return whole, amended

    def _told_after(self, before: dict[str, str], reached: set[str], found: dict[str, str]) -> dict[str, str]:
        """Return the happenings of the tellings of a graph: those that were found, and the others that it has."""
        again = {other for node in reached & before.keys() for other in (node, *self.accounts[node])}
        return {node: it for node, it in before.items() if node not in again} | found

    def _told_before(self, graphs: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return the happenings of the tellings of each graph in the store that has any."""
        told: dict[str, dict[str, str]] = {}
        for graph, event, happening in solutions_for(self.known.store, _TOLD, (f"<{graph}>" for graph in graphs)):
            told.setdefault(graph, {})[event] = happening
        return told

    def _reached(self) -> set[str]:
        """Return the tellings whose happening may change: those that evidence connects to a changed document."""
        start = sorted({*self.stories, *self.near})
        waiting = [telling.node for graph in start for telling in self._meet(graph).tellings]
        for graph in start:
            self._compare(graph)
        reached: set[str] = set()
        while waiting:
            if (node := waiting.pop()) not in reached:
                reached.add(node)
                self._compare(self.home[node])
                waiting += (other for other, strength in self.links.get(node, {}).items() if strength > _AT.one)
        return reached

    def _story(self, graph: str) -> Story:
        return self.stories.get(graph) or self.known.comparisons.story(graph)

    def _meet(self, graph: str) -> Story:
        """Return the story of a document whose tellings are from now on known by their nodes."""
        told = self._story(graph)
        if graph not in self.met:
            self.met.add(graph)
            self.home |= {telling.node: graph for telling in told.tellings}
            self.accounts |= {telling.node: telling.accounts for telling in told.tellings}
        return told

    def _compare(self, graph: str) -> None:
        """Link the tellings of a document with those of the others with which it is compared, and among themselves."""
        if graph in self.compared:
            return
        self.compared.add(graph)
        others = self.known.postings.compared(self._meet(graph)) - self.compared  # the rest were linked from their side
        for other in sorted({*others, graph}):
            self.beside.add((graph, other))
            if links := self.known.comparisons.of(graph, other).links(partial(self._both, graph, other)):
                self._meet(other)
                for x, y, strength in links:
                    self.links.setdefault(x, {})[y] = strength
                    self.links.setdefault(y, {})[x] = strength

    def _both(self, one: str, other: str) -> tuple[Story, Story]:
        return self._story(min(one, other)), self._story(max(one, other))

    def _strength(self, x: str, y: str) -> float | None:
        """Return the evidence for two tellings being of one event, whether their documents were compared or not."""
        (one, _, x), (other, _, y) = sorted((self.home[node], self._start(node), node) for node in (x, y))
        return self.known.comparisons.of(one, other).strength(partial(self._both, one, other), x, y)

    def _start(self, node: str) -> int:
        return self._story(self.home[node]).by_node[node].start

    def _link(self, x: str, y: str) -> float | None:
        """Return the evidence for two tellings of one document, or of two that were compared."""
        if (found := self.links.get(x, {}).get(y)) is not None:
            return found
        homes = self.home[x], self.home[y]
        return self._strength(x, y) if homes in self.beside or homes[::-1] in self.beside else None

    def _is_sampled(self, graph: str) -> bool:
        return self.known.postings.is_sampled(self._story(graph))

    def _happenings(self, reached: set[str]) -> Iterator[tuple[str, str]]:
        """Yield the tellings of groups of two or more, each with its happening, which is named after one of them.

        An event and an account of it are two.
        """
        self._separate(reached)
        known = Known(self.home, self.links, self._link, self._strength, self._is_sampled)
        for component in connected(reached, self.links):
            for group in groups_of(component, known):
                if len(group) > 1 or self.accounts[group[0]]:
                    first = min(group, key=lambda node: (digest(node), node))
                    base, _, local = first.rpartition("event-")
                    yield from ((node, f"{base}happening-{local}") for node in group)

    def _separate(self, reached: set[str]) -> None:
        """Link the tellings on the two sides of a correction by evidence that keeps them apart, compared or not."""
        sides: dict[str, dict[str, set[str]]] = {}
        for node in reached:
            for each in self._story(self.home[node]).by_node[node].separations:
                id_, _, side = each.partition(" ")
                sides.setdefault(id_, {}).setdefault(side, set()).add(node)
        for ones, others in (pair for its in sides.values() for pair in combinations(its.values(), 2)):
            for x, y in product(ones - others, others - ones):
                self.links.setdefault(x, {})[y] = self.links.setdefault(y, {})[x] = -inf


def without_happenings(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return the triples of a document's graph without those that this module writes."""
    return {t for t in triples if t.predicate not in _WRITTEN and t.object != _HAPPENING}


def _telling(tells: Mapping[str, str]) -> Iterator[ox.Triple]:
    for event, happening in tells.items():
        node = ox.NamedNode(happening)
        yield ox.Triple(ox.NamedNode(event), _TELLS, node)
        yield ox.Triple(node, ox.NamedNode(RDF.type), _HAPPENING)

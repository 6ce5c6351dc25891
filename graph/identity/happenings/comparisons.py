"""The stories of the documents of a store, and what speaks for tellings of each two of them being of one event.

Both depend on the texts alone, so a store on disk keeps them beside the graphs (`graph.derived`): reading a document
again costs ten times as much, and two documents are compared once, however often others join them.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

import msgspec

from triplewire.graph.derived.makers import digest_of
from triplewire.graph.derived.tables import key_of
from triplewire.graph.identity.happenings.crowds import Links
from triplewire.graph.identity.happenings.resemblance import Pair
from triplewire.graph.identity.happenings.stories import Story
from triplewire.graph.identity.happenings.story_reader import story
from triplewire.graph.store.interface import Store
from triplewire.graph.thresholds import THRESHOLDS

_AT = THRESHOLDS.retelling
_HELD = 1000  # documents whose stories are held in memory, 160 kB each
_HELD_OF_KEPT = 300  # of a store that keeps them, too, from where they are read in a millisecond
_QUICK = 1  # level of compression
_ROOMS = ("triplewire.ontology", "triplewire.extract", "triplewire.graph")
_STORY = msgspec.msgpack.Decoder(Story)
_LINKS = msgspec.msgpack.Decoder(tuple[tuple[int, int, float], ...])
Stories = Callable[[], tuple[Story, Story]]  # those of two documents, in their order
_packed = msgspec.msgpack.Encoder(order="deterministic").encode


class Comparison:
    """Two documents, or one with itself: the evidence for their tellings being of one event."""

    __slots__ = ("_evidence", "_kept", "_likeness", "_links", "packed")

    def __init__(self, kept: bytes | None) -> None:
        """`kept`: the links as they were `packed` when they were found, if they were found before."""
        self._kept = kept
        self._links: Links | None = () if kept == b"" else None
        self._likeness: tuple[float, float] | None = None
        self._evidence: dict[tuple[str, str], float | None] = {}
        self.packed: bytes | None = None  # links that were not kept before

    def links(self, stories: Stories) -> Links:
        """Return the tellings for which there is more evidence than against them."""
        if self._links is None:
            made = self._pair(stories)
            if self._kept is None:
                self._links = _found(made)
                self.packed = _packed_links(self._links, made)
            else:
                self._links = _unpacked(self._kept, made)
        return self._links

    def strength(self, stories: Stories, x: str, y: str) -> float | None:
        """Return the evidence for a telling of each, in the order of documents; None if they are not compared."""
        if (x, y) not in self._evidence:
            made = self._pair(stories)
            its, others = made.one.by_node[x], made.other.by_node[y]
            compared = made.one.shares(made.other) and made.alike and not its.bins.isdisjoint(others.bins)
            self._evidence[x, y] = made.strength(its, others) if compared else None
        return self._evidence[x, y]

    def _pair(self, stories: Stories) -> Pair:
        if self._likeness:
            return Pair(*stories(), *self._likeness)
        made = Pair.of(*stories())
        self._likeness = made.names, made.words
        return made


def _found(made: Pair) -> Links:
    strengths = ((x.node, y.node, made.strength(x, y)) for x, y in (made.akin() if made.alike else ()))
    return tuple((x, y, strength) for x, y, strength in strengths if strength is not None and strength > _AT.one)


def _packed_links(links: Links, made: Pair) -> bytes:
    """Return links by the places of the tellings in their documents."""
    ones, others = ({t.node: at for at, t in enumerate(each.tellings)} for each in (made.one, made.other))
    return _packed([(ones[x], others[y], strength) for x, y, strength in links]) if links else b""


def _unpacked(packed: bytes, made: Pair) -> Links:
    ones, others = made.one.tellings, made.other.tellings
    return tuple((ones[x].node, others[y].node, strength) for x, y, strength in _LINKS.decode(packed))


class Comparisons:
    """What is known of the documents of a store, before and while some of them change."""

    def __init__(self, store: Store) -> None:
        self._store, self._kept = store, store.derived
        self._stories: dict[str, Story] = {}
        self._pairs: dict[str, dict[str, Comparison]] = {}
        self._changed: set[str] = set()  # documents of which something else may be kept
        self._read: dict[str, dict[int, bytes]] = {}  # what is kept of the comparisons of a document
        self._new: dict[str, bytes] = {}  # stories to be kept
        if self._kept is not None:
            self._kept.made_by("compared", digest_of(*_ROOMS))

    def story(self, graph: str) -> Story:
        """Return the story of a document in the store."""
        if graph in self._stories:
            self._stories[graph] = self._stories.pop(graph)  # those used last are at the end
        else:
            data = self._kept.story(graph) if self._kept and graph not in self._changed else None
            if data:
                self._hold(_STORY.decode(zlib.decompress(data)))
            else:
                self.add(story(graph, self._store.read(graph)))
        return self._stories[graph]

    def add(self, told: Story) -> None:
        """Add the story of a document as it is now, or will be."""
        self._hold(told)
        if self._kept:
            self._new[told.graph] = zlib.compress(_packed(told), _QUICK)

    def _hold(self, told: Story) -> None:
        """Add a story to those in memory, of which those used longest ago are dropped."""
        while len(self._stories) >= (_HELD_OF_KEPT if self._kept else _HELD):
            self._drop(next(iter(self._stories)))
        self._stories[told.graph] = told

    def _drop(self, graph: str) -> None:
        self._stories.pop(graph, None)
        if self._kept is None:
            for other in self._pairs.pop(graph, {}):
                self._pairs.get(other, {}).pop(graph, None)

    def forget(self, graph: str) -> None:
        """Forget what is known of a document that changes."""
        self._changed.add(graph)
        self._drop(graph)

    def of(self, one: str, other: str) -> Comparison:
        """Return the comparison of two documents, or of one with itself."""
        known = self._pairs.setdefault(one, {})
        if other not in known:
            known[other] = self._pairs.setdefault(other, {})[one] = Comparison(self._kept_links(one, other))
        return known[other]

    def _kept_links(self, one: str, other: str) -> bytes | None:
        if self._kept is None or not self._changed.isdisjoint((one, other)):
            return None
        if one not in self._read:
            self._read[one] = self._kept.pairs(one)
        return self._read[one].get(key_of(other))

    def settle(self) -> None:
        """Keep what was found, now that the store is as it was to be."""
        self._changed.clear()
        if self._kept:
            found = {(one, other): each.packed for one, its in self._pairs.items() for other, each in its.items()}
            self._kept.keep_compared(
                self._new, {pair: links for pair, links in found.items() if pair[0] <= pair[1] and links is not None}
            )
            for known in (self._new, self._read, self._pairs):
                known.clear()

"""The documents filed under the keys of stories, and which of them are compared.

Under a key with few documents each is compared with all others; under a crowded one, with the first few alone. The
order is that of digests, so that these are a sample that does not depend on the order in which documents came.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from functools import lru_cache

from triplewire.graph.identity.filing import filed_under
from triplewire.graph.identity.happenings.stories import Story
from triplewire.graph.iris import digest
from triplewire.graph.store.interface import Store
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.ontology.terms import TW

_AT = THRESHOLDS.stories
_KEPT = 200_000  # keys whose documents are kept in memory, 250 bytes each


@lru_cache(1 << 16)
def order(graph: str) -> tuple[str, str]:
    """Return the sort key of a document among others."""
    return digest(graph), graph


class Postings:
    """The documents under each key; those of the keys used last are kept in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._filed: dict[str, list[str]] = {}

    def load(self, keys: Iterable[str]) -> None:
        """Read the documents of the keys that are not in memory."""
        missing = {key for key in keys if key not in self._filed}
        found: dict[str, list[str]] = {key: [] for key in missing}
        for key, graph in filed_under(self._store, TW.storyKey, missing):
            found[key].append(graph)
        for key, graphs in found.items():
            self._filed[key] = sorted(graphs, key=order)

    def shrink(self) -> None:
        """Forget the keys loaded first, if there are too many."""
        for key in list(self._filed)[: max(0, len(self._filed) - _KEPT)]:
            del self._filed[key]

    def compared(self, told: Story) -> set[str]:
        """Return the documents with which one is compared: of two, one is among those shown to the other."""
        self.load((*told.sought, *told.filed_under))
        found = {graph for key in told.sought for graph in self._shown(key)}
        if self.is_sampled(told):
            for key in told.filed_under:
                if told.graph in self._shown(key):
                    found |= self._under(told.seekers(key))
        return found - {told.graph}

    def is_sampled(self, told: Story) -> bool:
        """Whether a document is compared with some of those under its keys only."""
        return any(map(self._is_crowded, told.sought))

    def move(self, gone: Mapping[str, Story], come: Mapping[str, Story]) -> tuple[set[str], dict[str, set[str]]]:
        """File documents anew; return the others that are now compared with other ones than before, of these too.

        The second value has the documents that begin or cease to be among those shown of a crowded key, each with all
        that look for others under it.
        """
        moved = gone.keys() | come.keys()
        keys = {key: told for told in (*gone.values(), *come.values()) for key in told.filed_under}
        self.load(keys)
        before = {key: (self._is_crowded(key), set(self._shown(key))) for key in keys}
        for told in gone.values():
            for key in told.filed_under:
                self._filed[key] = [graph for graph in self._filed[key] if graph != told.graph]
        for told in come.values():
            for key in told.filed_under:
                insort(self._filed[key], told.graph, key=order)
        changed: set[str] = set()
        exchanged: dict[str, set[str]] = {}
        for key, told in keys.items():
            was_crowded, shown = before[key]
            if was_crowded != self._is_crowded(key):
                changed |= shown.symmetric_difference(self._shown(key)) | self._under(told.seekers(key))
            else:
                for other in shown.symmetric_difference(self._shown(key)) - moved:
                    exchanged.setdefault(other, set()).update(self._under(told.seekers(key)))
        return changed - moved, {other: under - moved for other, under in exchanged.items()}

    def _under(self, keys: Iterable[str]) -> set[str]:
        listed = list(keys)
        self.load(listed)
        return {graph for key in listed for graph in self._filed[key]}

    def _is_crowded(self, key: str) -> bool:
        return len(self._filed[key]) > _AT.crowded

    def _shown(self, key: str) -> list[str]:
        return self._filed[key][: _AT.shown if self._is_crowded(key) else None]

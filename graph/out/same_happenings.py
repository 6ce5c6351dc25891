"""What several words, or both ways, say of one happening: one edge of a network, and not one for each.

"A met B" is said of B and A as well, one article tells that somebody was arrested and another that they were detained,
and one event may be told by two verbs. An edge that tells of no other happening than another one between the same two
things, and in the same way (stated, claimed, denied, planned), joins that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.ontology.terms import DIRECT
from triplewire.ontology.verbs import words

_TYPED = {words(iri) for iri in DIRECT}  # by the type of an event, which fits more than one verb


class Alike(NamedTuple):
    """What statements of one edge have in common; `status` is its label without the relation."""

    source: str
    target: str
    label: str
    kind: str
    relation: str
    status: str


def told_happenings(store: Store) -> dict[str, str]:
    """Return the happening that each event of several documents tells."""
    return {row["n"]: row["happening"] for row in select(store, "SELECT ?n ?happening { ?n tw:tells ?happening }")}


def same_happenings(happenings: Mapping[Alike, AbstractSet[str]]) -> Iterator[tuple[Alike, Alike]]:
    """Yield each edge that joins another one, with that one, by the happenings that each tells.

    The one that tells of more is kept; of two with the same, that of the event's type, else the first by its label.
    """
    between: dict[tuple[frozenset[str], str], list[Alike]] = defaultdict(list)
    for key in happenings:
        if key.kind == "event":
            between[frozenset(key[:2]), key.status].append(key)
    for keys in between.values():
        kept: list[Alike] = []
        for key in sorted(keys, key=lambda k: (-len(happenings[k]), k.relation not in _TYPED, k.label, k)):
            other = next((one for one in kept if happenings[key] <= happenings[one]), None)
            if other:
                yield key, other
            else:
                kept.append(key)

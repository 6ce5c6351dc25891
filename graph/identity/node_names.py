"""The local names of the nodes of a block, a function of its actors that does not depend on the order of documents.

If the name of a node changes, all documents that mention the node are rewritten. To make this rare, names are ranked
by the logarithm (base 2) of the number of their documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from triplewire.graph.identity.members import Member, Profile
from triplewire.graph.iris import digest, local_name
from triplewire.graph.write.spellings import is_acronym


def node_names(actors: Iterable[Profile]) -> dict[Member, str]:
    """Return the local name of the node of each member; no two actors share a name."""
    taken: set[str] = set()
    found: dict[Member, str] = {}
    for actor in sorted(actors, key=_standing):
        name = _name(actor)
        while name in taken:
            name = f"{name}_{_first_document(actor)}"
        taken.add(name)
        found |= dict.fromkeys(actor.members, name)
    return found


def _standing(actor: Profile) -> tuple[bool, int, str, str]:
    """Return the sort key of an actor; the first of several namesakes gets the plain name."""
    return not actor.anchors, -len(actor.graphs).bit_length(), min(map(mixed, actor.graphs)), actor.name


def _name(actor: Profile) -> str:
    if actor.anchors:
        return min(actor.anchors)
    if len(actor.members) == 1:
        return actor.members[0].own
    count = Counter(m.own for m in actor.members if m.shared) or Counter(m.public for m in actor.members)
    letters = {m.public for m in actor.members if not actor.is_person and is_acronym(m.called)}
    return min(count, key=lambda own: (not own.startswith("person-"), own in letters, -count[own].bit_length(), own))


def _first_document(actor: Profile) -> str:
    """Return the first document by digest, which seldom changes as documents are added, in whatever order."""
    return local_name(min(actor.graphs, key=mixed).rpartition("document-")[2])


mixed = lru_cache(1 << 16)(digest)

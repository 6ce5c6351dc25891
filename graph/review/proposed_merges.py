"""Names that may be of one actor, but lack a clue or are too near to a rival, so that no rule joins them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import cast

import pyoxigraph as ox

from triplewire.graph.ask.explain import words_at
from triplewire.graph.corrections.correction import Correction, Named
from triplewire.graph.identity.blocks import actors, candidates
from triplewire.graph.identity.link_rules import Rule, link, part
from triplewire.graph.identity.members import Profile, conflict, shared, support
from triplewire.graph.identity.register import Block, Register
from triplewire.graph.identity.renaming import base_of
from triplewire.graph.iris import span_of
from triplewire.graph.review.items import Item, Place, item_id
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.ontology.terms import TW

_AT_ONCE = 100  # blocks
_SHOWN = 3  # documents of each side
_MENTIONS = """SELECT ?mention ?words ?sentence ?from { GRAPH GRAPH_ {
    ?mention itsrdf:taIdentRef NODE ; tw:mentionKind "name" .
    OPTIONAL { ?mention nif:anchorOf ?words }
    OPTIONAL { ?mention nif:sentence ?s . ?s nif:anchorOf ?sentence ; nif:beginIndex ?from } } }"""
_TYPES = {"person": "Person", "organization": "Organization", "group": "Group"}


@dataclass(frozen=True, slots=True)
class _Pair:
    rule: Rule
    points: int
    one: Profile
    other: Profile
    block: Block

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The sort key: those that lack least first, then those of most documents."""
        documents = len(self.one.graphs) + len(self.other.graphs)
        return self.rule.needs - self.points, -documents, self.one.name, self.other.name


def proposed_merges(store: Store) -> Iterator[Item]:
    """Yield the pairs of actors that may be one, those with the best evidence first."""
    ids = {row["g"]: row["id"] for row in select(store, "SELECT ?g ?id { GRAPH ?g { ?g schema:identifier ?id } }")}
    for pair in sorted(_pairs(store), key=lambda pair: pair.order):
        yield _item(store, ids, pair)


def _pairs(store: Store) -> Iterator[_Pair]:
    rows = cast("ox.QuerySolutions", store.query(f"SELECT DISTINCT ?key {{ ?i <{TW.nameKey}> ?key }}"))
    keys = iter(sorted(row["key"].value for row in rows))
    while some := list(islice(keys, _AT_ONCE)):
        for block in Register(store).load(some):
            yield from _of_block(block)


def _of_block(block: Block) -> Iterator[_Pair]:
    found = actors(block)[0]
    full = [actor for actor in found if any(member.shared for member in actor.members)]
    parts = [actor for actor in found if not any(member.shared for member in actor.members)]
    pairs = [(link(full[i], full[j]), full[i], full[j]) for i, j in candidates(full)]
    pairs += [(part(short, long), long, short) for short, long in product(parts, full)]
    for rule, one, other in pairs:
        if rule and not conflict(one, other):
            points = support(one, other)
            if rule.needs - points <= THRESHOLDS.review.short_by:
                yield _Pair(rule, points, one, other, block)


def _item(store: Store, ids: Mapping[str, str], pair: _Pair) -> Item:
    one, other = (tuple(_names(profile, ids)) for profile in (pair.one, pair.other))
    return Item(
        item_id("merge", *sorted(f"{n.type} {n.name} {n.document}" for n in (one[0], other[0]))),
        "merge",
        f"Are {_side(pair.one)} and {_side(pair.other)} one actor?",
        pair.points,
        (f"the names correspond: {pair.rule.name}", *(f"both: {clue}" for clue in shared(pair.one, pair.other))),
        tuple(_against(pair)),
        tuple(_places(store, ids, pair)),
        Correction("merge", actors=(*one, *other)),
        Correction("split", actors=(one[0], *(other if other[0].document else other[:1]))),
        tuple(_node(profile, pair.block) for profile in (pair.one, pair.other)),
    )


def _names(profile: Profile, ids: Mapping[str, str]) -> Iterator[Named]:
    """Yield the names of an actor, the fullest first; one that is only part of a name, for its document."""
    found = {
        Named(m.called, _TYPES.get(m.public.partition("-")[0], ""), "" if m.shared else ids.get(m.graph, ""))
        for m in profile.members
    }
    yield from sorted(found, key=lambda each: (bool(each.document), -len(each.name.split()), each.name, each.document))


def _side(profile: Profile) -> str:
    count = len(profile.graphs)
    return f"{profile.called} ({count} document{'s' if count > 1 else ''})"


def _against(pair: _Pair) -> Iterator[str]:
    for kind, said in (("office", "offices"), ("tie", "ties")):
        one, other = (sorted(profile.of(kind)) for profile in (pair.one, pair.other))
        if one and other and not set(one) & set(other):
            yield f"other {said}: {', '.join(one[:_SHOWN])} / {', '.join(other[:_SHOWN])}"
    lacking = pair.rule.needs - pair.points
    yield f"{lacking} more in common would be needed" if lacking > 0 else "another actor fits as well"


def _places(store: Store, ids: Mapping[str, str], pair: _Pair) -> Iterator[Place]:
    """Yield the first mention of each side in some of its documents."""
    for profile in (pair.one, pair.other):
        for member in sorted(profile.members, key=lambda member: member.place)[:_SHOWN]:
            node = base_of(member.graph) + pair.block[member]
            rows = select(store, _MENTIONS.replace("GRAPH_", f"<{member.graph}>").replace("NODE", f"<{node}>"))
            row = min(rows, key=lambda row: span_of(row["mention"]) or (0, 0), default=None)
            if row:
                yield Place(ids.get(member.graph, ""), *words_at(row), row["sentence"])


def _node(profile: Profile, block: Block) -> str:
    member = min(profile.members, key=lambda member: member.place)
    return base_of(member.graph) + block[member]

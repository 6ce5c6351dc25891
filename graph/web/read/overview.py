"""Totals of the graph, and the entities, event types and articles of the start page."""

from __future__ import annotations

from dataclasses import dataclass

from triplewire.graph.iris import local_part
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import natural, select
from triplewire.graph.web.read.articles import sources
from triplewire.graph.web.read.refs import CLASSES, refs
from triplewire.graph.web.read.values import Ref, Source

_LEADING = 60  # things among which those of a page are chosen
_MENTIONED = f"""
SELECT ?n (COUNT(DISTINCT ?mention) AS ?count) {{
  ?mention itsrdf:taIdentRef ?n ; tw:mentionKind "name" . ?n a ?type VALUES ?type {{ {CLASSES} }}
}} GROUP BY ?n ORDER BY DESC(?count) ?n LIMIT """
_FAMILIES = "SELECT ?n (COUNT(DISTINCT ?e) AS ?count) { ?e a tw:Event ; sem:eventType ?n } GROUP BY ?n"
_NUMBERS = {
    "articles": "SELECT (COUNT(DISTINCT ?n) AS ?count) { ?n a schema:NewsArticle }",
    "events": "SELECT (COUNT(DISTINCT ?n) AS ?count) { ?n a tw:Event }",
    "claims": "SELECT (COUNT(DISTINCT ?n) AS ?count) { ?n a tw:Event ; tw:claimedBy ?s }",
    "relations": "SELECT (COUNT(DISTINCT ?n) AS ?count) { ?n a tw:Relation }",
    "triples": "SELECT (COUNT(*) AS ?count) { { ?n a tw:Statement } UNION { ?n tw:openTriple ?words } }",
}
_LATEST = 12  # articles


@dataclass(frozen=True, slots=True)
class Overview:
    """Totals; `leading` are the entities named most often, with counts, by kind; `sources` are the latest articles."""

    numbers: dict[str, int]
    leading: dict[str, tuple[tuple[Ref, int], ...]]
    families: tuple[tuple[str, int], ...]
    sources: tuple[Source, ...]


def overview(store: Store) -> Overview:
    """Return what the start page shows."""
    index = store.index
    known = index.numbers() if index else {}
    numbers = {name: known[name] if known else _count(store, query) for name, query in _NUMBERS.items()}
    families = index.families() if index else _families(store)
    ranked = sorted(most_named(store, _LEADING), key=lambda r: (-r[1], r[0].label))
    groups = {"People": {"Person"}, "Organisations": {"Organization", "Group"}, "Places": {"Country", "Place"}}
    return Overview(
        numbers,
        {name: tuple(r for r in ranked if r[0].kind in kinds)[:8] for name, kinds in groups.items()},
        tuple(sorted(families.items(), key=lambda item: (-item[1], item[0]))),
        sources(store, _LATEST),
    )


def most_named(store: Store, most: int) -> list[tuple[Ref, int]]:
    """Return the entities that are named most often, with counts."""
    if index := store.index:
        return [(Ref(node.iri, node.label, node.kind), node.named) for node in index.most_named(most)]
    rows = [row for row in select(store, f"{_MENTIONED}{most}") if row["n"]]
    known = refs(store, [row["n"] for row in rows])
    return sorted(((known[row["n"]], natural(row["count"])) for row in rows), key=lambda r: (-r[1], r[0].iri))


def _families(store: Store) -> dict[str, int]:
    return {local_part(row["n"]): natural(row["count"]) for row in select(store, _FAMILIES) if row["n"]}


def _count(store: Store, query: str) -> int:
    return natural(select(store, query)[0]["count"])

"""Totals of the graph, and the entities, event types and articles of the start page."""

from __future__ import annotations

from dataclasses import dataclass

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.graph.web.read.articles import sources
from triplewire.graph.web.read.refs import CLASSES, refs
from triplewire.graph.web.read.values import Ref, Source

_MENTIONED = f"""
SELECT ?n (COUNT(DISTINCT ?mention) AS ?count) {{
  ?mention itsrdf:taIdentRef ?n ; tw:mentionKind "name" . ?n a ?type VALUES ?type {{ {CLASSES} }}
}} GROUP BY ?n ORDER BY DESC(?count) ?n LIMIT 60"""
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
    numbers = {name: _count(store, query) for name, query in _NUMBERS.items()}
    rows = [row for row in select(store, _MENTIONED) if row["n"]]
    known = refs(store, [row["n"] for row in rows])
    ranked = sorted(((known[row["n"]], int(row["count"])) for row in rows), key=lambda r: (-r[1], r[0].label))
    groups = {"People": {"Person"}, "Organisations": {"Organization", "Group"}, "Places": {"Country", "Place"}}
    families = sorted((-int(row["count"]), row["n"].rpartition("#")[2]) for row in select(store, _FAMILIES) if row["n"])
    return Overview(
        numbers,
        {name: tuple(r for r in ranked if r[0].kind in kinds)[:8] for name, kinds in groups.items()},
        tuple((name, -count) for count, name in families),
        sources(store)[:_LATEST],
    )


def _count(store: Store, query: str) -> int:
    return int(select(store, query)[0]["count"])

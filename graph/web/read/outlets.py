"""The outlets that published articles, and how much of a thing they tell, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triplewire.graph.derived.rows import outlet_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, natural, select
from triplewire.graph.web.read.quotes import IN
from triplewire.graph.web.read.refs import node

_MENTIONS = f"""
SELECT ?d (COUNT(DISTINCT ?m) AS ?count) {{ ?m itsrdf:taIdentRef NODE . ?m {IN} ?d }} GROUP BY ?d"""
_TELLING = "dc:publisher", "schema:url"


@dataclass(frozen=True, slots=True)
class Glance:
    """How often a thing is mentioned, in how many articles and by which outlets."""

    mentions: int
    articles: int
    outlets: tuple[str, ...]


def glance(store: Store, iri: str) -> Glance:
    """Return the numbers of a thing."""
    rows = [row for row in select(store, _MENTIONS.replace("NODE", node(iri))) if row["d"]]
    known = sorted(set(outlets(store, (row["d"] for row in rows)).values()))
    return Glance(sum(natural(row["count"]) for row in rows), len(rows), tuple(known))


def outlets(store: Store, documents: Iterable[str]) -> dict[str, str]:
    """Return who published each document, where it is known (`outlet_of`)."""
    told = described(store, documents, *_TELLING)
    known = {iri: outlet_of(*(its.get(name, [""])[0] for name in _TELLING)) for iri, its in told.items()}
    return {iri: outlet for iri, outlet in known.items() if outlet}

"""The outlets that published articles, and how much of a thing they tell, in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, natural, select
from triplewire.graph.web.read.quotes import IN
from triplewire.graph.web.read.refs import node

_MENTIONS = f"""
SELECT ?d (COUNT(DISTINCT ?m) AS ?count) {{ ?m itsrdf:taIdentRef NODE . ?m {IN} ?d }} GROUP BY ?d"""


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
    """Return who published each document by its own word, else the site of its address, if it has either."""
    told = described(store, documents, "dc:publisher", "schema:url")
    known = {iri: _outlet(its) for iri, its in told.items()}
    return {iri: outlet for iri, outlet in known.items() if outlet}


def _outlet(its: dict[str, list[str]]) -> str:
    (publisher, *_), (url, *_) = (its.get(name) or [""] for name in ("dc:publisher", "schema:url"))
    return publisher or (urlsplit(url).hostname or "").removeprefix("www.")

"""Offices that have ended: by the rule of the named question `offices`, a later text calls their holders former."""

from __future__ import annotations

from collections.abc import Iterable

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select, values

_ENDED = """
SELECT ?n ?post (MAX(?day) AS ?end) { VALUES ?n { NODES }
  ?r rdf:subject ?n ; tw:former true ; rdf:predicate tw:holdsOffice ; rdf:object ?post ;
    prov:wasDerivedFrom/nif:referenceContext/schema:datePublished ?day .
  FILTER NOT EXISTS { ?r tw:claimedBy ?anybody } } GROUP BY ?n ?post"""
_TOLD = """
SELECT ?n ?post ?day { VALUES (?n ?post) { PAIRS }
  ?fact a tw:Fact ; rdf:subject ?n ; rdf:predicate tw:holdsOffice ; rdf:object ?post ; prov:wasDerivedFrom ?mention .
  FILTER NOT EXISTS { ?fact tw:claimedBy ?speaker }
  OPTIONAL { ?mention nif:referenceContext/schema:datePublished ?day } }"""


def ended(store: Store, holders: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the holders and posts of which the latest dated telling is one that calls the holder former.

    A telling without a date may be later than any other, so the office stays.
    """
    here = values(holders)
    rows = select(store, _ENDED.replace("NODES", here)) if here else ()
    ends = {(row["n"], row["post"]): row["end"] for row in rows if row["n"]}
    named = " ".join(f"(<{person}> <{post}>)" for person, post in sorted(ends))
    told = select(store, _TOLD.replace("PAIRS", named)) if ends else ()
    days = (((row["n"], row["post"]), row["day"]) for row in told)
    lasting = {pair for pair, day in days if not day or day >= ends[pair]}
    return frozenset(ends.keys() - lasting)

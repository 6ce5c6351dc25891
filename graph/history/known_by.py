"""The graph as it would be if only what was published by some day had been read, as a copy in memory.

Of a document that was changed later, it has the version that stood on that day. A document without a date is not in it.
"""

from __future__ import annotations

from datetime import date

import pyoxigraph as ox

from triplewire.graph.history.days import checked_date, is_by
from triplewire.graph.history.versions import versions
from triplewire.graph.identity.filing import filed
from triplewire.graph.identity.register import Register
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select

_DOCUMENTS = """SELECT ?g ?published ?changed ?former { GRAPH ?g { ?g schema:identifier ?id
    OPTIONAL { ?g schema:datePublished ?published } OPTIONAL { ?g schema:dateModified ?changed }
    OPTIONAL { ?g prov:wasRevisionOf ?former } } }"""


def known_by(store: Store, day: str | date) -> OxigraphStore:
    """Return a copy of what was published by the day, or by the end of the month or year: 2016-04. Raises DateError."""
    day = checked_date(day)
    copy, earlier = OxigraphStore(), {}
    for row in select(store, _DOCUMENTS):
        graph, since = row["g"], row["changed"] or row["published"]
        if since and is_by(since, day):
            triples = filed(copy, graph, set(store.read(graph)))
            for name in (ox.NamedNode(graph), ox.DefaultGraph()):
                copy.engine.extend(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)
        elif row["former"]:
            stood = [v for v in versions(graph, store.read(graph)) if v.since and is_by(v.since, day)]
            if stood:
                earlier[graph] = stood[-1].triples
    for row in select(store, "SELECT DISTINCT ?g { GRAPH ?g { ?c tw:asWritten ?text } }"):
        copy.replace(row["g"], store.read(row["g"]))
    Register(copy).change(earlier)
    return copy

"""Graph patterns that narrow a listing of the API to nodes ?n of a name, a document or a time."""

from __future__ import annotations

import pyoxigraph as ox

from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select, values
from triplewire.graph.web.protocol.http_errors import NotFound


def among(store: Store, pattern: str, variable: str, name: str | None) -> str:
    """Return a pattern for the nodes of a name; "" without one."""
    if name is None:
        return ""
    return f"VALUES ?{variable} {{ {values(find_nodes(store, name))} }} {pattern}"


def in_document(store: Store, id_: str | None) -> str:
    """Return a pattern for what a document says; "" without one. Raises NotFound."""
    if id_ is None:
        return ""
    if not select(store, f"SELECT ?n {{ ?n schema:identifier {ox.Literal(id_)} }} LIMIT 1"):
        raise NotFound(f"no document has the id {id_!r}; /documents has them all")
    return f"?document schema:identifier {ox.Literal(id_)} . ?n prov:wasDerivedFrom/nif:referenceContext ?document ."


def in_time(store: Store, since: str | None, until: str | None) -> str:
    """Return a pattern for what happened from a day, month or year to another; "" without any.

    The times are found first: the engine would read those of all events.
    """
    if not (since or until):
        return ""
    fits = ['REGEX(?value, "^[0-9]")']
    fits += [f'SUBSTR(?value, 1, {len(since)}) >= "{since}"'] if since else []
    fits += [f'SUBSTR(?value, 1, {len(until)}) <= "{until}"'] if until else []
    found = select(store, f"SELECT DISTINCT ?t {{ ?t tw:timexValue ?value FILTER({' && '.join(fits)}) }}")
    return f"VALUES ?t {{ {values(row['t'] for row in found)} }} ?n sem:hasTime ?t ."

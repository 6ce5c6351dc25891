"""An exporter to the language of Graphviz: the plain facts as edges."""

import json
from typing import IO

from triplewire.graph.store.interface import Store

_FACTS = """SELECT DISTINCT ?one ?says ?other {
    ?fact a tw:Fact ; rdf:subject/rdfs:label ?one ; rdf:predicate ?property ; rdf:object/rdfs:label ?other
    BIND(REPLACE(STR(?property), "^.*[/#]", "") AS ?says) } ORDER BY ?one ?says ?other"""


def write(store: Store, out: IO[bytes]) -> None:
    """Write the graph."""
    rows = ([json.dumps(row[name].value) for name in ("one", "says", "other")] for row in store.query(_FACTS))
    lines = [f"  {one} -> {other} [label={says}];\n" for one, says, other in rows]
    out.write("".join(("digraph facts {\n", *lines, "}\n")).encode())

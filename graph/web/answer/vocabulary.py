"""The terms that a query may use, for completion."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from triplewire.ontology import FOLDER
from triplewire.ontology.terms import RDFS, VOCABULARIES


@cache
def terms() -> list[tuple[str, str]]:
    """Return the terms of the ontology and of the vocabularies that it uses, as prefix:name with a comment or ""."""
    data = FOLDER.joinpath("news.ttl").read_bytes()
    comment = ox.NamedNode(f"{RDFS}comment")
    said = {str(t.subject)[1:-1]: t.object.value for t in ox.parse(data, ox.RdfFormat.TURTLE) if t.predicate == comment}
    return sorted(
        (f"{prefix}:{name}", said.get(f"{namespace}{name}", ""))
        for prefix, namespace in VOCABULARIES.items()
        for name in namespace
    )

"""Names of the user's table that no document has, as by a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.graph.errors import near_names
from triplewire.graph.iris import normal_name
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.graph.write.user_names import Names
from triplewire.ontology.terms import ENTITY_CLASSES

_CLASSES = " ".join(f"<{iri}>" for iri in ENTITY_CLASSES.values())
_NAMED = f"""SELECT ?id ?class ?label {{ GRAPH ?g {{ ?g schema:identifier ?id .
    {{ ?n rdfs:label ?label }} UNION {{ ?n tw:correctedBy ?correction ; skos:altLabel ?label }}
    ?n a ?class VALUES ?class {{ {_CLASSES} }} }} }}"""


def unmatched_names(store: Store, names: Names) -> Iterator[str]:
    """Yield a sentence for each name that no document, or not the given one, has in full for something of its type."""
    types = {iri: type_ for type_, iri in ENTITY_CLASSES.items()}
    rows = [(types[row["class"]], row["label"], row["id"]) for row in select(store, _NAMED)] if names.listed else []
    known = {(type_, normal_name(label, type_), document) for type_, label, id_ in rows for document in (None, id_)}
    for each in dict.fromkeys(names.listed):
        if (each.type, normal_name(each.name, each.type), each.document) not in known:
            where = f"the document {each.document!r} has no" if each.document else "no document has the"
            near = near_names(each.name, {label for type_, label, _ in rows if type_ == each.type})
            yield f"{where} {each.type} {each.name!r} in full{near}"

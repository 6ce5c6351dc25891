"""The graph in other formats; the same graph gives the same bytes, whatever the order it was built in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

import networkx as nx
import pyoxigraph as ox

from graph.errors import FormatUnknown
from graph.network import to_networkx
from graph.resolve import BASE
from graph.store import Store
from ontology.terms import PREFIXES, RDF

_TYPE = RDF.type
_IS_A = f"> <{_TYPE}> ".encode()
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def export(store: Store, form: str, base: str = BASE) -> bytes:
    """The whole graph as one of FORMATS; raises FormatUnknown."""
    if form not in FORMATS:
        raise FormatUnknown(form, FORMATS)
    return FORMATS[form](store, base)


def turtle(triples: Iterable[ox.Triple], base: str = BASE) -> bytes:
    """Turtle of some triples, prefixed and sorted by subject, each subject's type first."""
    return _sorted_turtle(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", base)


def _turtle(store: Store, base: str) -> bytes:
    union = cast("ox.QueryTriples", store.query("CONSTRUCT WHERE { ?s ?p ?o }"))
    return _sorted_turtle(union.serialize(format=ox.RdfFormat.N_TRIPLES) or b"", base)


def _sorted_turtle(n_triples: bytes, base: str) -> bytes:
    """Lines are sorted ten times as fast as triples, and read again in no time."""
    lines = sorted(set(n_triples.splitlines(keepends=True)), key=_line_key)
    triples = ox.parse(b"".join(lines), format=ox.RdfFormat.N_TRIPLES)
    return _prefixed(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes={"": base, **PREFIXES}))


def _line_key(line: bytes) -> bytes:
    """By subject, its types first, predicate and object: a name ends before one that goes on."""
    return line.replace(_IS_A, b"\0\0", 1).replace(b"> ", b"\0", 2)


def _trig(store: Store, base: str) -> bytes:
    quads = _sorted(store.quads())
    return _prefixed(ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes={"": base, **PREFIXES}))


def _nquads(store: Store, _: str) -> bytes:
    lines = (ox.serialize(store.quads(), format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))


def json_ld(statements: Iterable[S], base: str = BASE) -> bytes:
    """JSON-LD with its context inside, so that nothing has to be fetched to read it."""
    context = {"id": base, **PREFIXES}
    expanded = ox.serialize(_sorted(statements), format=ox.RdfFormat.JSON_LD)
    short = {"@context": context, "@graph": _compact(json.loads(expanded or b"[]"), context)}
    return json.dumps(short, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _jsonld(store: Store, base: str) -> bytes:
    return json_ld(store.quads(), base)


def _compact(value: Any, context: dict[str, str]) -> Any:
    """Expanded JSON-LD with names shortened, single values without their list, and plain strings as such."""
    if isinstance(value, list):
        return [_compact(item, context) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"@value"}:
        return value["@value"]
    if _TYPE in value:
        value = {"@type": [item["@id"] for item in value[_TYPE]], **value}
        del value[_TYPE]
    return {_short(key, context): _compacted(key, item, context) for key, item in value.items()}


def _compacted(key: str, value: Any, context: dict[str, str]) -> Any:
    if key in {"@id", "@type"}:
        return [_short(iri, context) for iri in value] if isinstance(value, list) else _short(value, context)
    if isinstance(value, list) and len(value) == 1 and key != "@graph":
        return _compact(value[0], context)
    return _compact(value, context)


def _short(iri: str, context: dict[str, str]) -> str:
    prefix = next((prefix for prefix, space in context.items() if iri.startswith(space)), None)
    return f"{prefix}:{iri.removeprefix(context[prefix])}" if prefix else iri


def _graphml(store: Store, _: str) -> bytes:
    return "\n".join(nx.generate_graphml(_for_xml(store), named_key_ids=True)).encode() + b"\n"


def _gexf(store: Store, _: str) -> bytes:
    lines = "\n".join(nx.generate_gexf(_for_xml(store)))
    return _TODAY.sub("", lines).encode() + b"\n"


def _for_xml(store: Store) -> nx.MultiDiGraph:
    """The network with U+FFFD for the characters that XML 1.0 cannot hold."""
    network = to_networkx(store)
    for _, data in [*network.nodes(data=True), *((None, data) for *_, data in network.edges(data=True))]:
        data.update({key: _NOT_XML.sub("\ufffd", value) for key, value in data.items() if isinstance(value, str)})
    return network


def _csv(store: Store, _: str) -> bytes:
    """The edges: who, what, whom, when, where it says so."""
    network, out = to_networkx(store), io.StringIO()
    columns = ("source", "relation", "target", "time", "place", "document", "quote")
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(columns)
    for one, other, edge in network.edges(data=True):
        name = network.nodes
        rows.writerow([name[one]["label"], edge["relation"], name[other]["label"], *(edge[c] for c in columns[3:])])
    return out.getvalue().encode()


FORMATS: dict[str, Callable[[Store, str], bytes]] = {
    "turtle": _turtle, "trig": _trig, "nquads": _nquads, "jsonld": _jsonld,
    "graphml": _graphml, "gexf": _gexf, "csv": _csv,
}  # fmt: skip


S = TypeVar("S", ox.Triple, ox.Quad)


def _sorted(statements: Iterable[S]) -> list[S]:
    """Each once, by graph and subject, the types of a subject first."""
    return sorted(set(statements), key=_key)


def _key(statement: ox.Triple | ox.Quad) -> tuple[str, str, bool, str, str]:
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) else ""
    predicate = statement.predicate.value
    return graph, str(statement.subject)[:-1], predicate != _TYPE, predicate, str(statement.object)


def _prefixed(data: bytes | None) -> bytes:
    """With the lines that declare prefixes sorted: the serializer writes them in no fixed order."""
    lines = (data or b"").splitlines(keepends=True)
    count = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
    return b"".join([*sorted(lines[:count]), b"\n", *lines[count:]])

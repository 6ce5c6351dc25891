"""The graph in other formats; the same graph gives the same bytes, whatever the order it was built in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, TypeVar, cast

import networkx as nx
import pyoxigraph as ox

from triplewire.graph.errors import FormatUnknown
from triplewire.graph.iris import BASE
from triplewire.graph.out.network import to_networkx
from triplewire.graph.out.sorted_lines import Reader, Tail, in_order
from triplewire.graph.store.interface import Store
from triplewire.graph.whole_files import whole
from triplewire.ontology.terms import PREFIXES, RDF

_TYPE = RDF.type
_IS_A = f"> <{_TYPE}> ".encode()
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPOOL = 64 << 20  # bytes of lines in memory at most
_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def export(store: Store, form: str, base: str = BASE) -> bytes:
    """The whole graph as one of FORMATS, of CSV the edges; raises FormatUnknown."""
    out = io.BytesIO()
    write(store, form, out, base)
    return out.getvalue()


def write(store: Store, form: str, out: IO[bytes], base: str = BASE) -> None:
    """Write the whole graph as one of FORMATS, of CSV the edges; raises FormatUnknown.

    TriG and N-Quads are written document by document and Turtle is sorted in files, so that memory does not grow with
    the graph. JSON-LD and the networks (GraphML, GEXF, CSV) are held in memory.
    """
    if form not in FORMATS:
        raise FormatUnknown(form, FORMATS)
    FORMATS[form](store, base, out)


def export_file(store: Store, form: str, path: Path, base: str = BASE) -> tuple[Path, ...]:
    """Write the graph to a file, which is there wholly or not at all; raises FormatUnknown.

    CSV is two files: the edges in `path`, and the nodes in one whose name ends in "-nodes" before the ending.
    """
    with whole(path) as part, part.open("wb") as out:
        write(store, form, out, base)
    if form != "csv":
        return (path,)
    nodes = path.with_name(f"{path.stem}-nodes{path.suffix}")
    with whole(nodes) as part, part.open("wb") as out:
        _csv_nodes(store, out)
    return path, nodes


def turtle(triples: Iterable[ox.Triple], base: str = BASE) -> bytes:
    """Turtle of some triples, prefixed and sorted by subject, each subject's type first."""
    out = io.BytesIO()
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    _sorted_turtle(lines.splitlines(keepends=True), base, out)
    return out.getvalue()


def _turtle(store: Store, base: str, out: IO[bytes]) -> None:
    with SpooledTemporaryFile(_SPOOL) as lines:
        ox.serialize(store.union(), cast("IO[bytes]", lines), format=ox.RdfFormat.N_TRIPLES)
        lines.seek(0)
        _sorted_turtle(lines, base, out)


def _sorted_turtle(n_triples: Iterable[bytes], base: str, out: IO[bytes]) -> None:
    """Lines are sorted ten times as fast as triples, and read again in no time."""
    triples = ox.parse(cast("IO[bytes]", Reader(in_order(n_triples, _line_key))), format=ox.RdfFormat.N_TRIPLES)
    header = _header(ox.RdfFormat.TURTLE, base)
    out.write(header + b"\n")
    ox.serialize(triples, _tail(out, header), format=ox.RdfFormat.TURTLE, prefixes={"": base, **PREFIXES})


def _line_key(line: bytes) -> bytes:
    """By subject, its types first, predicate and object: a name ends before one that goes on."""
    return line.replace(_IS_A, b"\0\0", 1).replace(b"> ", b"\0", 2)


def _trig(store: Store, base: str, out: IO[bytes]) -> None:
    header = _header(ox.RdfFormat.TRIG, base)
    out.write(header + b"\n")
    for graph in store.graphs():
        quads = _sorted(_quads(store, graph))
        ox.serialize(quads, _tail(out, header), format=ox.RdfFormat.TRIG, prefixes={"": base, **PREFIXES})


def _nquads(store: Store, _: str, out: IO[bytes]) -> None:
    """By graph, and the lines of a graph sorted."""
    for graph in store.graphs():
        lines = ox.serialize(_quads(store, graph), format=ox.RdfFormat.N_QUADS) or b""
        out.writelines(sorted(lines.splitlines(keepends=True)))


def _quads(store: Store, graph: str) -> list[ox.Quad]:
    node = ox.NamedNode(graph)
    return [ox.Quad(t.subject, t.predicate, t.object, node) for t in store.read(graph)]


def _header(form: ox.RdfFormat, base: str) -> bytes:
    """The lines that declare prefixes, sorted: the serializer writes them in no fixed order."""
    node = ox.NamedNode(base)  # only with a statement does it write any
    lines = ox.serialize([ox.Triple(node, node, node)], format=form, prefixes={"": base, **PREFIXES}) or b""
    return b"".join(sorted(line for line in lines.splitlines(keepends=True) if line.startswith(b"@prefix")))


def _tail(out: IO[bytes], header: bytes) -> IO[bytes]:
    return cast("IO[bytes]", Tail(out, len(header)))


def json_ld(statements: Iterable[S], base: str = BASE) -> bytes:
    """JSON-LD with its context inside, so that nothing has to be fetched to read it."""
    context = {"id": base, **PREFIXES}
    expanded = ox.serialize(_sorted(statements), format=ox.RdfFormat.JSON_LD)
    short = {"@context": context, "@graph": _compact(json.loads(expanded or b"[]"), context)}
    return json.dumps(short, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _jsonld(store: Store, base: str, out: IO[bytes]) -> None:
    out.write(json_ld(store.quads(), base))


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


def _graphml(store: Store, _: str, out: IO[bytes]) -> None:
    out.writelines(f"{line}\n".encode() for line in nx.generate_graphml(_for_xml(store), named_key_ids=True))


def _gexf(store: Store, _: str, out: IO[bytes]) -> None:
    out.writelines(f"{_TODAY.sub('', line)}\n".encode() for line in nx.generate_gexf(_for_xml(store)))


def _for_xml(store: Store) -> nx.MultiDiGraph:
    """The network with U+FFFD for the characters that XML 1.0 cannot hold."""
    network = to_networkx(store)
    for _, data in [*network.nodes(data=True), *((None, data) for *_, data in network.edges(data=True))]:
        data.update({key: _NOT_XML.sub("\ufffd", value) for key, value in data.items() if isinstance(value, str)})
    return network


def _csv(store: Store, _: str, out: IO[bytes]) -> None:
    """The edges: who, what, whom, when, where it says so, and the ids of the two in the list of nodes."""
    network = to_networkx(store)
    name = network.nodes(data="label")
    about = ("time", "place", "document", "quote", "weight")
    edges = network.edges(data=True)
    rows = ((name[a], edge["relation"], name[b], *(edge[c] for c in about), a, b) for a, b, edge in edges)
    _write_csv(out, ("source", "relation", "target", *about, "source_id", "target_id"), rows)


def _csv_nodes(store: Store, out: IO[bytes]) -> None:
    nodes = to_networkx(store).nodes(data=True)
    _write_csv(out, ("id", "label", "type"), ((iri, node["label"], node["type"]) for iri, node in nodes))


def _write_csv(out: IO[bytes], columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    lines = io.TextIOWrapper(out, "utf-8", newline="")
    csv.writer(lines, lineterminator="\n").writerows((columns, *rows))
    lines.detach()


FORMATS: dict[str, Callable[[Store, str, IO[bytes]], None]] = {
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

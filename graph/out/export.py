"""Export of the graph to other formats; the same graph gives the same bytes, whatever the build order."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import IO, Any, TypeVar

import pyoxigraph as ox

from triplewire.graph.derived.database import Maker
from triplewire.graph.errors import FormatUnknown
from triplewire.graph.iris import BASE
from triplewire.graph.out.exporters import exporters
from triplewire.graph.out.network import read_network
from triplewire.graph.out.network_formats import NETWORKS
from triplewire.graph.out.parts import make_ahead, parts
from triplewire.graph.out.turtle import header, tail, turtle_maker, write_turtle
from triplewire.graph.store.interface import Store
from triplewire.graph.whole_files import whole
from triplewire.ontology.terms import PREFIXES, RDF

_TYPE = RDF.type
_IS_A = f"> <{_TYPE}> ".encode()
_SPOOL = 64 << 20  # the maximum number of bytes of lines in memory


def export(store: Store, form: str, base: str = BASE, **options: bool) -> bytes:
    """Return the whole graph in one of FORMATS, with the options of `write`; raises FormatUnknown."""
    out = io.BytesIO()
    write(store, form, out, base, **options)
    return out.getvalue()


def write(
    store: Store, form: str, out: IO[bytes], base: str = BASE, *, claims: bool = True, unconnected: bool = False
) -> None:
    """Write the whole graph in one of FORMATS (for those of two files, the edges); raises FormatUnknown, ExtraMissing.

    `claims` and `unconnected` are those of `read_network`, for the formats of networks.
    Turtle, TriG, N-Quads and JSON-LD are written document by document, so memory use does not grow with the graph. The
    networks are held in memory.
    """
    if form in NETWORKS:
        NETWORKS[form][0](read_network(store, claims=claims, unconnected=unconnected), out)
    elif form in _RDF:
        _RDF[form](store, base, out)
    elif form in (added := exporters()):
        added[form](store, out)
    else:
        raise FormatUnknown(form, (*FORMATS, *added))


def write_ahead(store: Store, forms: Iterable[str], base: str = BASE) -> None:
    """Have those of the formats that are written document by document prepared while documents come to the store."""
    for form in forms:
        if form in _MAKERS:
            make_ahead(store, form, base, _MAKERS[form](base))


def export_file(
    store: Store, form: str, path: Path, base: str = BASE, *, claims: bool = True, unconnected: bool = False
) -> tuple[Path, ...]:
    """Write the graph to a file, completely or not at all, as `write` does; raises the same errors.

    Some networks are two files: the edges in `path`, and the nodes in one with "-nodes" before the extension; those of
    Neo4j are in the folder `path` if that has no extension, and those of all if it is a folder.
    """
    if form not in NETWORKS:
        with whole(path) as part, part.open("wb") as out:
            write(store, form, out, base)
        return (path,)
    network = read_network(store, claims=claims, unconnected=unconnected)
    writers = [*zip(_paths(path, form), filter(None, NETWORKS[form]), strict=False)]
    for file, writer in writers:
        with whole(file) as part, part.open("wb") as out:
            writer(network, out)
    return tuple(file for file, _ in writers)


def _paths(path: Path, form: str) -> tuple[Path, Path]:
    """Return the files of edges and nodes."""
    if NETWORKS[form][1] and (path.is_dir() or (form == "neo4j" and not path.suffix and not path.exists())):
        path.mkdir(parents=True, exist_ok=True)
        ending = ".parquet" if form == "parquet" else ".csv"
        return path / f"edges{ending}", path / f"nodes{ending}"
    return path, path.with_name(f"{path.stem}-nodes{path.suffix}")


def format_of(path: Path) -> str:
    """Return the format that the ending of a file names; raises FormatUnknown."""
    known = {**{f".{name}": name for name in exporters()}, **ENDINGS}
    if path.suffix.lower() not in known:
        raise FormatUnknown(path.suffix or path.name, known)
    return known[path.suffix.lower()]


def _trig(store: Store, base: str, out: IO[bytes]) -> None:
    out.write(header(ox.RdfFormat.TRIG, base) + b"\n")
    out.writelines(parts(store, "trig", base, _MAKERS["trig"](base)))


def _trig_part(base: str, declared: bytes, graph: str, triples: Iterable[ox.Triple]) -> bytes:
    out = io.BytesIO()
    quads = _sorted(_quads(graph, triples))
    ox.serialize(quads, tail(out, declared), format=ox.RdfFormat.TRIG, prefixes={"": base, **PREFIXES})
    return out.getvalue()


def _nquads(store: Store, base: str, out: IO[bytes]) -> None:
    """Write N-Quads graph by graph, with the lines of each graph sorted."""
    out.writelines(parts(store, "nquads", base, _MAKERS["nquads"](base)))


def _nquads_part(graph: str, triples: Iterable[ox.Triple]) -> bytes:
    lines = ox.serialize(_quads(graph, triples), format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))


def _quads(graph: str, triples: Iterable[ox.Triple]) -> list[ox.Quad]:
    node = ox.NamedNode(graph)
    return [ox.Quad(t.subject, t.predicate, t.object, node) for t in triples]


def json_ld(statements: Iterable[S], base: str = BASE) -> bytes:
    """Return JSON-LD with an embedded context, so that a reader does not have to fetch anything."""
    return _json({"@context": _context(base), "@graph": _nodes(statements, base)}) + b"\n"


def _jsonld(store: Store, base: str, out: IO[bytes]) -> None:
    """Write the same document by document."""
    before, after = _json({"@context": _context(base), "@graph": [0]}).split(b"\n  0")
    comma = b""
    out.write(before)
    for part in parts(store, "jsonld", base, _MAKERS["jsonld"](base)):
        out.write(comma + part)
        comma = b"," if part else comma
    out.write(after + b"\n")


def _jsonld_part(base: str, graph: str, triples: Iterable[ox.Triple]) -> bytes:
    return b",".join((b"\n" + _json(node)).replace(b"\n", b"\n  ") for node in _nodes(_quads(graph, triples), base))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _context(base: str) -> dict[str, str]:
    return {"id": base, **PREFIXES}


def _nodes(statements: Iterable[S], base: str) -> Any:
    expanded = ox.serialize(_sorted(statements), format=ox.RdfFormat.JSON_LD)
    return _compact(json.loads(expanded or b"[]"), _context(base))


def _compact(value: Any, context: dict[str, str]) -> Any:
    """Compact expanded JSON-LD: shorten names, unwrap lists of one value, and write plain strings directly."""
    if isinstance(value, list):
        return [_compact(item, context) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"@value"}:
        return value["@value"]
    if _TYPE in value and all("@id" in item for item in value[_TYPE]):
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


_MAKERS: dict[str, Callable[[str], Maker]] = {
    "turtle": turtle_maker,
    "trig": lambda base: Maker(partial(_trig_part, base, header(ox.RdfFormat.TRIG, base))),
    "nquads": lambda _: Maker(_nquads_part),
    "jsonld": lambda base: Maker(partial(_jsonld_part, base)),
}
_RDF: dict[str, Callable[[Store, str, IO[bytes]], None]] = {
    "turtle": write_turtle, "trig": _trig, "nquads": _nquads, "jsonld": _jsonld,
}  # fmt: skip
FORMATS = (*_RDF, *NETWORKS)
ENDINGS = {
    ".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nquads": "nquads", ".jsonld": "jsonld",
    ".graphml": "graphml", ".gexf": "gexf", ".csv": "csv", ".parquet": "parquet",
}  # fmt: skip


S = TypeVar("S", ox.Triple, ox.Quad)


def _sorted(statements: Iterable[S]) -> list[S]:
    """Return each quad once, sorted by graph and subject, with the types of a subject first."""
    return sorted(set(statements), key=_key)


def _key(statement: ox.Triple | ox.Quad) -> tuple[str, str, bool, str, str]:
    graph = str(statement.graph_name) if isinstance(statement, ox.Quad) else ""
    predicate = statement.predicate.value
    return graph, str(statement.subject)[:-1], predicate != _TYPE, predicate, str(statement.object)

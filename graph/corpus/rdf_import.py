"""Import of RDF files into a store; what `export` wrote is read back without loss. Nothing is fetched.

Each named graph of a file becomes the graph of that name, in place of one that the store has. What stands in no named
graph, as all of a Turtle file, becomes the graph of that file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from triplewire.graph.errors import FormatUnknown, IntakeError
from triplewire.graph.identity.register import Register
from triplewire.graph.iris import BASE, local_name
from triplewire.graph.store.interface import Store

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
MOST = 1 << 30  # bytes of a file, whose graphs are held in memory


def take_in(store: Store, path: Path, base: str = BASE) -> dict[str, int]:
    """Put the graphs of a file into the store, each whole or not at all; how many triples each has.

    Raises FormatUnknown, and IntakeError, before the store is touched, for a file that cannot be read, is larger than
    MOST, breaks its format, has a document type declaration, or blank nodes, which no graph of ours has.
    """
    if path.suffix.lower() not in FORMATS:
        raise FormatUnknown(path.suffix, FORMATS)
    graphs: dict[str, set[ox.Triple]] = {}
    own = f"{base}import-{local_name(path.stem)}"
    for quad in _parsed(path):
        if any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name)):
            raise IntakeError(str(path), "it has blank nodes, which could not be told apart: give them IRIs")
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else own
        graphs.setdefault(name, set()).add(quad.triple)
    register = Register(store)
    for name, triples in sorted(graphs.items()):
        register.change({name: triples})
    return {name: len(triples) for name, triples in sorted(graphs.items())}


def _parsed(path: Path) -> Iterator[ox.Quad]:
    form = FORMATS[path.suffix.lower()]
    try:
        if path.stat().st_size > MOST:
            raise IntakeError(str(path), f"it is larger than {MOST >> 20} MiB: split it")
        data = path.read_bytes()
        if form == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in data:
            raise IntakeError(str(path), "a document type declaration is refused: its entities may grow without end")
        yield from ox.parse(data, format=form)
    except (OSError, SyntaxError, ValueError) as error:
        raise IntakeError(str(path), str(error)) from error

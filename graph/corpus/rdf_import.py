"""Import of RDF files into a store; the output of `export` is read back without loss. Nothing is fetched.

Each named graph of a file becomes the graph of that name, and replaces one in the store. Triples in no named graph,
such as those of a Turtle file, become the graph of that file.
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
MOST = 1 << 30  # maximum bytes of a file, whose graphs are held in memory


def take_in(store: Store, path: Path, base: str = BASE) -> dict[str, int]:
    """Put the graphs of a file into the store, each completely or not at all; return the number of triples of each.

    Raises FormatUnknown; raises IntakeError, before the store is changed, for a file that cannot be read, is larger
    than MOST, is malformed, or has a document type declaration or blank nodes, which our graphs never have.
    """
    if path.suffix.lower() not in FORMATS:
        raise FormatUnknown(path.suffix, FORMATS)
    graphs: dict[str, set[ox.Triple]] = {}
    own = f"{base}import-{local_name(path.stem)}"
    for quad in _parsed(path):
        if any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name)):
            raise IntakeError(str(path), "it has blank nodes, which cannot be identified: give them IRIs")
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
            raise IntakeError(str(path), "a document type declaration is refused: its entities can grow without limit")
        yield from ox.parse(data, format=form)
    except (OSError, SyntaxError, ValueError) as error:
        raise IntakeError(str(path), str(error)) from error

"""Import of RDF files into a store; the output of `export` is read back without loss. Nothing is fetched.

A limited process parses each file: one that crashes the parser, or expands without end, is refused with its reason.
Each named graph of a file becomes the graph of that name, and replaces one in the store, but for corrections, which are
added to those of the store. Triples in no named graph, such as those of a Turtle file, become the graph of that file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

import pyoxigraph as ox

from triplewire.extract.errors import shortened
from triplewire.extract.limited import Budget, Failure, LimitedProcess
from triplewire.graph.corrections.making import settled
from triplewire.graph.errors import FormatUnknown, IntakeError
from triplewire.graph.identity.register import Register
from triplewire.graph.iris import BASE, local_name
from triplewire.graph.own_files import why_not_read
from triplewire.graph.store.interface import Store
from triplewire.ontology.terms import TW

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
MOST = 1 << 30  # maximum bytes of a file, and of its triples written as N-Triples, which are held in memory
BUDGET = Budget(seconds=60, memory=2 << 30)  # for each part of a file
_PART = 10_000  # triples
_LINE = 15 << 20  # maximum bytes of a triple as N-Triples: the engine reads back less than 16 MiB
_DOCTYPE = re.compile(rb"<!doctype", re.IGNORECASE)

Part = tuple[str, bytes]  # the IRI of a graph, or "" for none, and some of its triples as N-Triples


def take_in(store: Store, path: Path, base: str = BASE) -> dict[str, int]:
    """Put the graphs of a file into the store, each completely or not at all; return the number of triples of each.

    Raises FormatUnknown; raises IntakeError, before the store is changed, for a file that cannot be read, is larger
    than MOST, is malformed, or has a document type declaration, triple terms or blank nodes, which our graphs never
    have.
    """
    if path.suffix.lower() not in FORMATS:
        raise FormatUnknown(path.suffix, FORMATS)
    own = f"{base}import-{local_name(path.stem)}"
    graphs: dict[str, list[bytes]] = {}
    for name, lines in _parsed(path):
        graphs.setdefault(name or own, []).append(lines)
    register = Register(store)
    counts = {}
    for name, parts in sorted(graphs.items()):
        triples = {quad.triple for quad in ox.parse(b"".join(parts), format=ox.RdfFormat.N_TRIPLES)}
        counts[name] = len(triples)
        if any(triple.predicate.value == TW.asWritten for triple in triples):
            triples |= set(store.read(name))
        register.change({name: triples})
    register.change(settled(store))
    return counts


def _parsed(path: Path) -> Iterator[Part]:
    size = 0
    with LimitedProcess[Path, Part](_parts, BUDGET) as process:
        try:
            for part in process.begin(path):
                size += len(part[1])
                if size > MOST:
                    raise IntakeError(str(path), f"its triples need more than {MOST >> 20} MiB: split it")
                yield part
        except Failure as failure:
            raise IntakeError(str(path), shortened(why_not_read(failure, BUDGET))) from failure


def _parts(path: Path) -> Iterator[Part]:
    """Yield the triples of a file in parts, each of one graph. Raises IntakeError. Runs in the limited process."""
    form = FORMATS[path.suffix.lower()]
    try:
        if path.stat().st_size > MOST:
            raise IntakeError(str(path), f"it is larger than {MOST >> 20} MiB: split it")
        if form == ox.RdfFormat.RDF_XML and _DOCTYPE.search(path.read_bytes().replace(b"\0", b"")):
            raise IntakeError(str(path), "a document type declaration is refused: its entities can grow without limit")
        for name, quads in groupby(ox.parse(path=str(path), format=form), lambda quad: quad.graph_name):
            while lines := checked_lines(path, list(islice(quads, _PART))):
                yield name.value if isinstance(name, ox.NamedNode) else "", lines
    except OSError as error:
        reason = f"it cannot be read ({error.strerror or error}): check the path and its permissions"
        raise IntakeError(str(path), reason) from error
    except (SyntaxError, ValueError) as error:
        reason = "its context is elsewhere, and nothing is fetched: write it into the file"
        raise IntakeError(str(path), reason if "remote contexts" in str(error) else shortened(str(error))) from error
    except MemoryError as error:
        if "buffer" not in str(error):
            raise
        raise IntakeError(str(path), "it has a value of more than 16 MiB: shorten it") from error


def checked_lines(path: Path, quads: list[ox.Quad]) -> bytes:
    """Return the triples as N-Triples, if our graphs can have them. Raises IntakeError."""
    for quad in quads:
        terms = (quad.subject, quad.object, quad.graph_name)
        if any(isinstance(term, ox.BlankNode) for term in terms):
            raise IntakeError(str(path), "it has blank nodes, which cannot be identified: give them IRIs")
        if isinstance(quad.object, ox.Triple):
            raise IntakeError(str(path), "it has triple terms, which have no graph of their own: write them as nodes")
    lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    if len(lines) > _LINE and max(map(len, lines.split(b"\n"))) > _LINE:
        raise IntakeError(str(path), f"it has a triple of more than {_LINE >> 20} MiB: shorten its value")
    return lines

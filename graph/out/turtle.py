"""Turtle: the nodes of each document, sorted, and then those that several documents may have.

What a document gives is kept as a part (`parts`): its own nodes as Turtle, which is a block of lines for each, their
names, and the lines about other nodes as N-Triples. Where few of its triples change, only the blocks of their nodes are
made again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, partial
from tempfile import SpooledTemporaryFile
from typing import IO, cast

import msgspec
import pyoxigraph as ox

from triplewire.graph.derived.database import Maker
from triplewire.graph.iris import BASE
from triplewire.graph.line_reader import LineReader
from triplewire.graph.out.parts import parts
from triplewire.graph.out.sorted_lines import Tail, in_order
from triplewire.graph.store.interface import Store
from triplewire.ontology.terms import PREFIXES, RDF

_IS_A = f"> <{RDF.type}> ".encode()
_SPOOL = 64 << 20  # the maximum number of bytes of lines in memory
_BLOCK = re.compile(rb"[^\t\n].*\n(?:\t.*\n)*")
_PART = msgspec.msgpack.Decoder(tuple[bytes, bytes, bytes])


def turtle(triples: Iterable[ox.Triple], base: str = BASE) -> bytes:
    """Return triples as Turtle, with prefixes, sorted by subject, and the types of each subject first."""
    return header(ox.RdfFormat.TURTLE, base) + b"\n" + _body(dict(_by_line(triples)), base)


def _by_line(triples: Iterable[ox.Triple]) -> Iterator[tuple[bytes, ox.Triple]]:
    """Yield the triples with their lines of N-Triples; sorting lines is ten times as fast as sorting triples."""
    known = list(triples)
    lines = (ox.serialize(known, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)
    return zip(lines, known, strict=True)


def write_turtle(store: Store, base: str, out: IO[bytes]) -> None:
    """Write the nodes of each document, sorted, and then those that several may have: actors, places, times.

    A node stands in one place, and a triple once.
    """
    out.write(header(ox.RdfFormat.TURTLE, base) + b"\n")
    with SpooledTemporaryFile(_SPOOL) as shared:
        for part in parts(store, "turtle", base, turtle_maker(base)):
            own, _, others = _PART.decode(part)
            out.write(own)
            shared.write(others)
        shared.seek(0)
        lines = cast("IO[bytes]", LineReader(in_order(shared, _line_key)))
        _write_body(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES), base, out)


def turtle_maker(base: str) -> Maker:
    """Return what makes the parts."""
    return Maker(partial(_part, base), partial(_amended, base))


def _part(base: str, graph: str, triples: Iterable[ox.Triple]) -> bytes:
    is_own = _ownership(base, graph)
    own: dict[bytes, ox.Triple] = {}
    others: list[bytes] = []
    for line, triple in _by_line(triples):
        if is_own(line):
            own[line] = triple
        else:
            others.append(line)
    subjects = dict.fromkeys(_subject(line) for line in sorted(own, key=_line_key))
    return msgspec.msgpack.encode((_body(own, base), b"\n".join(subjects), b"".join(sorted(others))))


def _amended(base: str, graph: str, part: bytes, gone: Collection[ox.Triple], added: Collection[ox.Triple]) -> bytes:
    """Return the part of a document that loses and gets some triples."""
    own, subjects, others = _PART.decode(part)
    blocks = dict(zip(subjects.splitlines(), _BLOCK.findall(own), strict=True))
    lines = set(others.splitlines(keepends=True))
    is_own = _ownership(base, graph)
    coming, going = dict(_by_line(added)), dict(_by_line(gone))
    lines = lines.difference(going).union(line for line in coming if not is_own(line))
    for subject in {_subject(line) for line in (*coming, *going) if is_own(line)}:
        known = dict(_by_line(_read(blocks.pop(subject, b""), base)))
        after = {line: triple for line, triple in known.items() if line not in going}
        after |= {line: triple for line, triple in coming.items() if _subject(line) == subject}
        if after:
            blocks[subject] = _body(after, base)
    ordered = sorted(blocks, key=lambda subject: _line_key(subject + b" "))
    own = b"".join(blocks[subject] for subject in ordered)
    return msgspec.msgpack.encode((own, b"\n".join(ordered), b"".join(sorted(lines))))


def _read(block: bytes, base: str) -> Iterator[ox.Triple]:
    for quad in ox.parse(header(ox.RdfFormat.TURTLE, base) + block, format=ox.RdfFormat.TURTLE):
        yield quad.triple


def _ownership(base: str, graph: str) -> Callable[[bytes], object]:
    """Return what tells whether a line is about a node that the document alone has."""
    name = re.escape(graph.removeprefix(f"{base}document-"))
    of_it = rf"(?:document|extraction)-{name}>|[a-z]+-{name}\."
    return re.compile(f"<{re.escape(base)}(?:{of_it})".encode()).match


def _subject(line: bytes) -> bytes:
    return line[: line.index(b" ")]


def _body(triples: Mapping[bytes, ox.Triple], base: str) -> bytes:
    out = io.BytesIO()
    _write_body((triples[line] for line in sorted(triples, key=_line_key)), base, out)
    return out.getvalue()


def _write_body(triples: Iterable[ox.Triple] | Iterable[ox.Quad], base: str, out: IO[bytes]) -> None:
    """Write sorted triples as Turtle without its prefixes."""
    rest = tail(out, header(ox.RdfFormat.TURTLE, base))
    ox.serialize(triples, rest, format=ox.RdfFormat.TURTLE, prefixes={"": base, **PREFIXES})


def _line_key(line: bytes) -> bytes:
    """Return a sort key: subject, with its types first, predicate, object; a name sorts before its extensions."""
    return line.replace(_IS_A, b"\0\0", 1).replace(b"> ", b"\0", 2)


@cache
def header(form: ox.RdfFormat, base: str) -> bytes:
    """Return the prefix declarations, sorted, since the serializer does not write them in a fixed order."""
    node = ox.NamedNode(base)  # it writes prefixes only if there is a statement
    lines = ox.serialize([ox.Triple(node, node, node)], format=form, prefixes={"": base, **PREFIXES}) or b""
    return b"".join(sorted(line for line in lines.splitlines(keepends=True) if line.startswith(b"@prefix")))


def tail(out: IO[bytes], declared: bytes) -> IO[bytes]:
    """Return a file that writes all but the prefixes, which come first."""
    return cast("IO[bytes]", Tail(out, len(declared)))

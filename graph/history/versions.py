"""The former versions of a document, which its graph keeps as data: queries read the newest version alone.

A version is a node (`tw:Version`) with its dates and headline, and with the graph that the document had then, as Turtle
in literals (`tw:formerly`). Since it lies within the document's graph, it comes and goes with it, in one change, and is
in every backup and export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import cast

import pyoxigraph as ox

from triplewire.graph.identity.register import without_others
from triplewire.graph.identity.renaming import base_of
from triplewire.ontology.terms import NIF, PREFIXES, PROV, RDF, SCHEMA, TW

_AT_ONCE = 50_000  # triples of one literal, about 2 MB; an engine reads back less than 16 MiB
_SHOWN = (SCHEMA.headline, SCHEMA.datePublished, SCHEMA.dateModified)
_VERSION, _FORMERLY = ox.NamedNode(TW.Version), ox.NamedNode(TW.formerly)
_REVISES, _TYPE = ox.NamedNode(PROV.wasRevisionOf), ox.NamedNode(RDF.type)


@dataclass(frozen=True)
class Version:
    """One version of a document: its graph, without what other documents add to it."""

    graph: str
    triples: frozenset[ox.Triple]

    @cached_property
    def stated(self) -> dict[str, ox.Literal]:
        """The text, headline and dates of the document, by term."""
        node = ox.NamedNode(self.graph)
        return {
            triple.predicate.value: triple.object
            for triple in self.triples
            if triple.subject == node and isinstance(triple.object, ox.Literal)
        }

    @property
    def text(self) -> str:
        """The text of the document."""
        return self._value(NIF.isString)

    @property
    def since(self) -> str:
        """The day from which it stood: that of its change, else that of its publication; "" if neither is known."""
        return self._value(SCHEMA.dateModified) or self._value(SCHEMA.datePublished)

    def says_the_same(self, other: Version) -> bool:
        """Return whether the two differ at most in white space and in metadata other than the headline."""
        return self._said() == other._said()

    def _said(self) -> tuple[list[str], str]:
        return self.text.split(), self._value(SCHEMA.headline)

    def _value(self, term: str) -> str:
        return self.stated[term].value if term in self.stated else ""


def versions(graph: str, triples: Iterable[ox.Triple]) -> list[Version]:
    """Return the versions of a document from the triples of its graph, the newest last; none without triples.

    Raises SyntaxError if the content of a former one is no Turtle.
    """
    known = list(triples)
    former = _former(graph, known)
    newest = [t for t in known if t.predicate != _REVISES and _iri(t.subject) not in former]
    found = [Version(graph, _parsed(parts)) for parts in former.values()]
    return [*found, Version(graph, frozenset(without_others(graph, newest)))] if newest else found


def revised(graph: str, before: Iterable[ox.Triple], read: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return the graph of a document that was read again, with its former versions.

    They are in the order of their days; of those of one day or of none, the one that was read last is the newest.
    """
    version = Version(graph, frozenset(read))
    *former, newest = _with(versions(graph, before), version)
    return with_former(graph, newest.triples, former)


def with_former(graph: str, triples: Iterable[ox.Triple], former: Sequence[Version]) -> list[ox.Triple]:
    """Return the graph of a document together with its former versions, the oldest first."""
    return [*triples, *_written(graph, former)]


def _with(known: list[Version], read: Version) -> list[Version]:
    """Return the versions with another one, which replaces one of the same day that says the same."""
    if known and read.says_the_same(known[-1]):
        return [*known[:-1], read]
    later = [version for version in known if read.since and version.since > read.since]
    earlier = [version for version in known if version not in later]
    if later and earlier and earlier[-1].since == read.since and read.says_the_same(earlier[-1]):
        earlier.pop()
    return [*earlier, read, *later]


def _former(graph: str, triples: Iterable[ox.Triple]) -> dict[str, list[str]]:
    """Return the content of each former version by its node, the oldest first."""
    contents: dict[str, list[str]] = {}
    revises: dict[str, str] = {}
    for triple in triples:
        if triple.predicate == _FORMERLY:
            contents.setdefault(_iri(triple.subject), []).append(cast("ox.Literal", triple.object).value)
        elif triple.predicate == _REVISES:
            revises[_iri(triple.subject)] = _iri(triple.object)
    chain = [graph]
    while chain[-1] in revises:
        chain.append(revises.pop(chain[-1]))
    return {node: contents[node] for node in reversed(chain) if node in contents}


def _parsed(contents: Iterable[str]) -> frozenset[ox.Triple]:
    return frozenset(quad.triple for content in contents for quad in ox.parse(content, format=ox.RdfFormat.TURTLE))


def _written(graph: str, former: Sequence[Version]) -> Iterator[ox.Triple]:
    """Yield the nodes of former versions with their content, and the chain of revisions from the document on."""
    base = base_of(graph)
    name = graph.removeprefix(f"{base}document-").removeprefix(base)
    nodes = [ox.NamedNode(f"{base}version-{name}.{number}") for number in range(1, len(former) + 1)]
    for later, earlier in pairwise([ox.NamedNode(graph), *reversed(nodes)]):
        yield ox.Triple(later, _REVISES, earlier)
    for node, version in zip(nodes, former, strict=True):
        yield ox.Triple(node, _TYPE, _VERSION)
        for term in _SHOWN:
            if term in version.stated:
                yield ox.Triple(node, ox.NamedNode(term), version.stated[term])
        ordered = sorted(version.triples, key=str)
        for at in range(0, len(ordered), _AT_ONCE):
            yield ox.Triple(node, _FORMERLY, ox.Literal(_turtle(ordered[at : at + _AT_ONCE], base)))


def _turtle(triples: Sequence[ox.Triple], base: str) -> str:
    """Return the triples as Turtle, with the prefixes in order: the engine writes them in any."""
    turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes={"": base, **PREFIXES}) or b""
    lines = turtle.decode().splitlines(keepends=True)
    prefixes = sum(line.startswith("@prefix ") for line in lines)
    return "".join([*sorted(lines[:prefixes]), *lines[prefixes:]])


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""

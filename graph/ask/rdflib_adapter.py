"""Adapters for rdflib: terms, results and a Dataset over the same store."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore as OxigraphPlugin
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from rdflib.query import Result
from rdflib.term import BNode, Identifier, Literal, Node, URIRef, Variable

from triplewire.extract.notebook import table_html
from triplewire.graph.ask.query import Result as Found
from triplewire.graph.ask.query import Rows
from triplewire.graph.data_frames import data_frame
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.graph.store.remote import RemoteStore
from triplewire.ontology.terms import PREFIXES, XSD

if TYPE_CHECKING:
    import pandas as pd


def rdflib_term(term: Any) -> Identifier:
    """Return the rdflib term for a pyoxigraph term."""
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    return Literal(term.value, datatype=None if datatype == XSD.string else _iri(datatype))


@lru_cache(maxsize=4096)
def _iri(value: str) -> URIRef:
    return URIRef(value)


def rdflib_triple(triple: ox.Triple) -> tuple[Identifier, Identifier, Identifier]:
    """Return the rdflib triple for a pyoxigraph triple."""
    return rdflib_term(triple.subject), rdflib_term(triple.predicate), rdflib_term(triple.object)


class Answer(Result):
    """A Result of rdflib that is also shown in notebooks, and becomes a data frame."""

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame: IRIs and texts as strings, numbers and truth values as such; "" is missing.

        Triples have the columns subject, predicate and object; the answer to ASK is one value. Raises ExtraMissing.
        """
        return data_frame(self._columns(), self._rows())

    def _columns(self) -> list[str]:
        if self.type == "SELECT":
            return [str(name) for name in self.vars or ()]
        return ["answer"] if self.type == "ASK" else ["subject", "predicate", "object"]

    def _rows(self) -> Iterator[list[Any]]:
        """Yield the rows in values of Python; None where there is none."""
        if self.type == "ASK":
            yield [self.askAnswer]
        elif self.type == "SELECT":
            yield from ([_plain(row.get(name)) for name in self.vars or ()] for row in self.bindings)
        else:
            yield from sorted([_plain(term) for term in triple] for triple in self.graph or ())

    def __repr__(self) -> str:
        if self.type == "ASK":
            return f"<Answer {self.askAnswer}>"
        rows = len(self)
        return f"<Answer {rows:,} row{'' if rows == 1 else 's'}: {', '.join(self._columns())}>"

    def _repr_html_(self) -> str:
        return table_html(self._columns(), self._rows())


def _plain(term: Node | None) -> Any:
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    value = term.toPython()
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, bool | int | float) else str(term) or None


def as_result(answer: Found) -> Answer:
    """Return an rdflib Result of the kind that the query asked for."""
    if isinstance(answer, bool):
        result = Answer("ASK")
        result.askAnswer = answer
    elif isinstance(answer, Rows):
        result = Answer("SELECT")
        result.vars = [Variable(name) for name in answer.variables]
        result.bindings = [
            {var: rdflib_term(term) for var, term in zip(result.vars, row, strict=True) if term is not None}
            for row in answer.rows
        ]
    else:
        result = Answer("CONSTRUCT")
        result.graph = rdflib.Graph()
        for triple in answer:
            result.graph.add(rdflib_triple(triple))
    return result


class _Union(rdflib.Dataset):
    """A Dataset whose default graph is the union of the named ones: its quads are those of these, each once."""

    def quads(self, quad: Any = None) -> Generator[Any, None, None]:
        """Yield the quads of the named graphs, or of the graph that the pattern has."""
        of_one = quad is not None and len(quad) > len("spo") and quad[3] is not None
        default = {None, self.default_graph.identifier}
        yield from (found for found in super().quads(quad) if of_one or found[3] not in default)

    def graphs(self, triple: Any = None) -> Generator[rdflib.Graph, None, None]:
        """Yield the named graphs."""
        yield from (graph for graph in super().graphs(triple) if graph.identifier != self.default_graph.identifier)

    def contexts(self, triple: Any = None) -> Generator[rdflib.Graph, None, None]:
        """Yield the named graphs, which the serializers of rdflib ask for by this name."""
        return self.graphs(triple)


def as_dataset(store: Store) -> rdflib.Dataset:
    """Return a Dataset over the same store, with the prefixes bound; its default graph is the union."""
    plugin: Any
    if isinstance(store, OxigraphStore):
        plugin = OxigraphPlugin(store=store.engine)
    elif isinstance(store, RemoteStore):
        plugin = SPARQLUpdateStore(store.query_url, store.update_url)
    else:
        raise TypeError(f"no rdflib plug-in for {type(store).__name__}")
    # rdflib queries a server's own default graph only if it is told that this is a union.
    dataset = _Union(store=plugin, default_union=store.remote)
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    return dataset

"""Adapters for rdflib: terms, results and a Dataset over the same store."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore as OxigraphPlugin
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from rdflib.query import Result
from rdflib.term import BNode, Identifier, Literal, URIRef, Variable

from triplewire.graph.ask.query import Result as Answer
from triplewire.graph.ask.query import Rows
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.graph.store.remote import RemoteStore
from triplewire.ontology.terms import PREFIXES, XSD


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


def as_result(answer: Answer) -> Result:
    """Return an rdflib Result of the kind that the query asked for."""
    if isinstance(answer, bool):
        result = Result("ASK")
        result.askAnswer = answer
    elif isinstance(answer, Rows):
        result = Result("SELECT")
        result.vars = [Variable(name) for name in answer.variables]
        result.bindings = [
            {var: rdflib_term(term) for var, term in zip(result.vars, row, strict=True) if term is not None}
            for row in answer.rows
        ]
    else:
        result = Result("CONSTRUCT")
        result.graph = rdflib.Graph()
        for triple in answer:
            result.graph.add(rdflib_triple(triple))
    return result


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
    dataset = rdflib.Dataset(store=plugin, default_union=store.remote)
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    return dataset

"""Graphs of some documents, and what holds in them."""

from triplewire.extract.model import Document
from triplewire.graph.check.audit import audit
from triplewire.graph.knowledge import KnowledgeGraph


def graph_of(*documents: Document) -> KnowledgeGraph:
    graph = KnowledgeGraph()
    for document in documents:
        graph.add(document)
    return graph


def facts(graph: KnowledgeGraph) -> set[tuple[str, ...]]:
    """The plain facts, each once as a triple and once reified, by local names."""
    sparql = "SELECT ?s ?p ?o { ?f a tw:Fact ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o }"
    return {tuple(str(term).rpartition("/")[2].rpartition("#")[2] for term in row) for row in graph.query(sparql)}


def whole(graph: KnowledgeGraph) -> bytes:
    assert list(audit(graph.store)) == []
    return graph.export("trig")

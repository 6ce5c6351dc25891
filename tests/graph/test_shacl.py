"""The shapes as SPARQL find what pyshacl finds."""

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import SH
from sketch import summit

from triplewire.graph.ask.rdflib_adapter import rdflib_triple
from triplewire.graph.check.conformance import violations
from triplewire.graph.check.shacl import queries
from triplewire.graph.write.build import build
from triplewire.ontology import FOLDER
from triplewire.ontology.terms import XSD

TRIPLES = build(summit()).triples
SHAPES = rdflib.Graph().parse(data=FOLDER.joinpath("shapes.ttl").read_text("utf-8"), format="turtle")
NODE = next(t.object for t in TRIPLES if isinstance(t.object, ox.NamedNode))
ODD = [
    ox.Literal(""),
    ox.Literal("sideways"),
    ox.Literal("2", datatype=ox.NamedNode(XSD.decimal)),
    ox.Literal("-1", datatype=ox.NamedNode(XSD.integer)),
    ox.Literal("100000", datatype=ox.NamedNode(XSD.integer)),
    ox.Literal("2024-05-02", datatype=ox.NamedNode(XSD.date)),
    ox.Literal("POINT(200 1)", datatype=ox.NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")),
    ox.NamedNode("https://example.org/nothing"),
    NODE,
]


def by_pyshacl(triples: list[ox.Triple]) -> set[tuple[str, str]]:
    data = rdflib.Graph()
    for triple in triples:
        data.add(rdflib_triple(triple))
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES)
    return {
        (str(report.value(result, SH.focusNode)), str(report.value(result, SH.resultMessage)))
        for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)
    }


changes = st.lists(
    st.tuples(st.sampled_from(["drop", "swap", "add"]), st.sampled_from(TRIPLES), st.sampled_from(ODD)), max_size=8
)


@settings(deadline=None, max_examples=30)
@given(changes)
def test_both_find_the_same(steps: list[tuple[str, ox.Triple, ox.Literal | ox.NamedNode]]) -> None:
    triples = dict.fromkeys(TRIPLES)
    for what, triple, odd in steps:
        if what != "add":
            triples.pop(triple, None)
        if what != "drop":
            triples[ox.Triple(triple.subject, triple.predicate, odd)] = None
    assert {(item.node, item.reason) for item in violations(triples)} == by_pyshacl(list(triples))


def test_a_constraint_that_is_not_translated_is_not_passed_over() -> None:
    shapes = rdflib.Graph().parse(
        format="turtle",
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ; sh:property [ sh:path <urn:p> ; sh:uniqueLang true ] .""",
    )
    with pytest.raises(ValueError, match="uniqueLang"):
        queries(shapes)

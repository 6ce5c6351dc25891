"""The shapes as SPARQL find what pyshacl finds, and a screen passes nothing that they find."""

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib.namespace import SH
from sketch import summit

from triplewire.graph.ask.rdflib_adapter import rdflib_triple
from triplewire.graph.check.conformance import violating, violations
from triplewire.graph.check.screen import Told
from triplewire.graph.check.shacl import constraints
from triplewire.graph.write.build import build
from triplewire.ontology import FOLDER
from triplewire.ontology.terms import GEO, NIF, SCHEMA, TW, XSD

Step = tuple[str, ox.Triple, ox.Literal | ox.NamedNode]
TRIPLES = build(summit()).triples
SHAPES = rdflib.Graph().parse(data=FOLDER.joinpath("shapes.ttl").read_text("utf-8"), format="turtle")
NODE = next(t.object for t in TRIPLES if isinstance(t.object, ox.NamedNode))


def literal(value: str, datatype: str = XSD.string) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(datatype))


ORDERED = (XSD.string, XSD.integer, XSD.decimal)
POINT = literal("POINT(200 1)", GEO.wktLiteral)
ODD = [
    literal(""),
    literal("sideways"),
    literal("2", XSD.decimal),
    literal("x", XSD.decimal),
    literal("-1", XSD.integer),
    literal("x", XSD.integer),
    literal("100000", XSD.integer),
    literal("2024-05-02", XSD.date),
    literal("2024-02-30", XSD.date),
    literal("positive", "urn:unknown"),
    ox.Literal("actual", language="en"),
    POINT,
    ox.NamedNode("https://example.org/nothing"),
    NODE,
]


def of(predicate: str) -> ox.Triple:
    """The first triple of the example with that predicate."""
    return next(t for t in TRIPLES if t.predicate.value == predicate)


def by_pyshacl(triples: list[ox.Triple]) -> set[tuple[str, str]]:
    data = rdflib.Graph()
    for triple in triples:
        data.add(rdflib_triple(triple))
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES)
    return {
        (str(report.value(result, SH.focusNode)), str(report.value(result, SH.resultMessage)))
        for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)
    }


def without_order(found: set[tuple[str, str]], steps: list[Step]) -> set[tuple[str, str]]:
    """The findings without those on order, unless every odd value has one.

    rdflib orders also what has none, by its letters or its datatype; SHACL says that it cannot be compared.
    """
    if all(isinstance(odd, ox.NamedNode) or (odd.datatype.value in ORDERED and odd.value != "x") for *_, odd in steps):
        return found
    return {(node, reason) for node, reason in found if not reason.startswith(("a mention begins", "a confidence"))}


def changed(steps: list[Step]) -> dict[ox.Triple, None]:
    triples = dict.fromkeys(TRIPLES)
    for what, triple, odd in steps:
        if what != "add":
            triples.pop(triple, None)
        if what != "drop":
            triples[ox.Triple(triple.subject, triple.predicate, odd)] = None
    return triples


changes = st.lists(
    st.tuples(st.sampled_from(["drop", "swap", "add"]), st.sampled_from(TRIPLES), st.sampled_from(ODD)), max_size=8
)


@settings(max_examples=40)
@given(changes)
@example([("swap", of(predicate), POINT) for predicate in (TW.polarity, SCHEMA.datePublished)])
@example([("swap", of(predicate), literal("x", "urn:unknown")) for predicate in (TW.modality, NIF.endIndex)])
@example([("swap", of(SCHEMA.datePublished), literal("2024-02-30", XSD.date)), ("add", of(TW.polarity), POINT)])
def test_both_find_the_same(steps: list[Step]) -> None:
    triples = changed(steps)
    found = {(item.node, item.reason) for item in violations(triples)}
    assert without_order(found, steps) == without_order(by_pyshacl(list(triples)), steps)


CONSTRAINTS = constraints(SHAPES)
several = st.lists(st.tuples(st.sampled_from(["drop", "swap", "add"]), st.sampled_from(TRIPLES), st.sampled_from(ODD)))


@settings(max_examples=150)
@given(several)
@example([("swap", of(predicate), odd) for predicate in (NIF.beginIndex, TW.confidence) for odd in ODD])
@example([("add", of(GEO.asWKT), literal("POINT(1 1)\n", GEO.wktLiteral))])
def test_a_screen_passes_nothing_that_its_query_finds(steps: list[Step]) -> None:
    triples = changed(steps)
    assert violations(triples) == violating(triples, CONSTRAINTS)


def test_the_screens_pass_what_conforms() -> None:
    for constraint in CONSTRAINTS:
        assert constraint.screen.passes(Told(TRIPLES, constraint.screen.predicates)), constraint.sparql


SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ; sh:property [ sh:path <urn:p> ; sh:message "wrong" ; CONSTRAINT ] ."""


def shape(constraint: str) -> rdflib.Graph:
    return rdflib.Graph().parse(format="turtle", data=SHAPE.replace("CONSTRAINT", constraint))


@pytest.mark.parametrize(
    ("constraint", "right", "wrong"),
    [
        ('sh:in ( "a" 1 )', ['"a"', "1"], ['"A"', '"a"@en', '"a"^^<urn:d>', '"1"', "1.0", "<urn:a>", '"x"^^xsd:date']),
        ("sh:minInclusive 1", ["1", "1.0", "2e0"], ["0", "0.99", '"1"', '"x"^^xsd:integer', '"1"^^<urn:d>', "<urn:a>"]),
        (
            "sh:maxInclusive 1",
            ["1", "-1", "0.5"],
            ["2", "1.01", '"1"', '"1"^^<urn:d>', "true", '"2024-01-01"^^xsd:date'],
        ),
        ("sh:datatype xsd:integer", ["1", '"-5"^^xsd:integer'], ["1.0", '"1"', '"x"^^xsd:integer', "<urn:a>"]),
        ("sh:datatype xsd:decimal", ["1.5"], ["1", '"x"^^xsd:decimal', '"1e0"^^xsd:decimal', "1e0"]),
        (
            "sh:datatype xsd:date",
            ['"2024-02-29"^^xsd:date'],
            ['"2023-02-29"^^xsd:date', '"2024"^^xsd:date', '"2024-02-29"'],
        ),
        ("sh:datatype xsd:boolean", ["true", '"0"^^xsd:boolean'], ['"yes"^^xsd:boolean', '"true"']),
        ("sh:datatype xsd:string", ['"a"', '""'], ['"a"@en', "1", "<urn:a>", '"a"^^<urn:d>']),
        ("sh:datatype <urn:d>", ['"a"^^<urn:d>'], ['"a"', '"a"^^<urn:e>', "<urn:d>"]),
        ("sh:nodeKind sh:IRI", ["<urn:a>"], ['"urn:a"', '"urn:a"^^<urn:d>']),
        ("sh:minLength 2", ['"ab"', '"ab"@en', '"ab"^^<urn:d>', "<urn:a>"], ['"a"', '""', '"a"^^<urn:d>', "1"]),
        ('sh:pattern "^a+$"', ['"aa"', '"a"^^<urn:d>'], ['"ab"', '""', "<urn:a>", '"b"^^<urn:d>']),
        ("sh:class <urn:k>", ["<urn:one>"], ["<urn:two>", '"one"', '"one"^^<urn:d>']),
        (
            "sh:or ( [ sh:class <urn:k> ] [ sh:minInclusive 3 ] )",
            ["<urn:one>", "3"],
            ["2", '"4"^^<urn:d>', "<urn:two>"],
        ),
        ("sh:lessThan <urn:q>", ["4", "4.9"], ["5", '"4"', '"4"^^<urn:d>', '"x"^^xsd:integer', "<urn:a>"]),
        ("sh:disjoint <urn:q>", ["4", '"5"', '"5"^^<urn:d>', "<urn:a>"], ["5"]),
        ("sh:maxCount 0", [], ["1", '"x"^^<urn:d>', "<urn:a>"]),
    ],
)
def test_a_constraint_accepts_and_refuses(constraint: str, right: list[str], wrong: list[str]) -> None:
    ((sparql, message, screen),) = constraints(shape(constraint))
    store = ox.Store()
    data = start = '@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . <urn:one> a <urn:k> . <urn:two> a "k" . '
    for number, value in enumerate((*right, *wrong)):
        data += f"<urn:n{number}> a <urn:c> ; <urn:p> {value} ; <urn:q> 5 . "
    store.load(data.encode(), ox.RdfFormat.TURTLE)
    found = {int(row["this"].value.removeprefix("urn:n")) for row in store.query(sparql)}  # type: ignore[union-attr]
    assert message == "wrong"
    assert found == set(range(len(right), len(right) + len(wrong)))
    for value in wrong:
        one = ox.parse(f"{start}<urn:n> a <urn:c> ; <urn:p> {value} ; <urn:q> 5 .", ox.RdfFormat.TURTLE)
        assert not screen.passes(Told((quad.triple for quad in one), screen.predicates)), value


def test_how_many_values_a_node_may_have() -> None:
    store = ox.Store()
    store.load(
        b'<urn:0> a <urn:c> . <urn:1> a <urn:c> ; <urn:p> "a" . <urn:2> a <urn:c> ; <urn:p> "a" , "a"^^<urn:d> .',
        ox.RdfFormat.TURTLE,
    )
    for constraint, expected in (("sh:minCount 1", {"urn:0"}), ("sh:maxCount 1", {"urn:2"})):
        ((sparql, *_),) = constraints(shape(constraint))
        assert {row["this"].value for row in store.query(sparql)} == expected  # type: ignore[union-attr]


@pytest.mark.parametrize("constraint", ["sh:uniqueLang true", "sh:nodeKind sh:Literal", "sh:minCount 2"])
def test_a_constraint_that_is_not_translated_is_not_passed_over(constraint: str) -> None:
    with pytest.raises(ValueError, match=constraint.split(maxsplit=1)[0].removeprefix("sh:")):
        constraints(shape(constraint))

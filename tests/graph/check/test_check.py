"""What does not conform is left out, with the reason, and nothing that leads to it stays."""

from dataclasses import replace

import pyoxigraph as ox
import pytest
from sketch import Sketch, summit

from triplewire.extract.model import Document
from triplewire.graph.check.conformance import check, violations
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.write.build import build
from triplewire.ontology.terms import DIRECT, PROV, RDF, TW


def test_a_good_document_is_whole() -> None:
    triples = build(summit()).triples
    assert check(triples) == (triples, ())


def broken(**change: object) -> Document:
    s = Sketch("Ann Lee backed Bob Roy.")
    s.event("backed", "SUPPORT", source=[s.entity("Ann Lee")], target=[s.entity("Bob Roy")])
    s.relation("Ann Lee backed", "e1", "alliedWith", "e2")
    document = s.document()
    event = replace(
        document.events[0], **{k: v for k, v in change.items() if k in {"polarity", "confidence", "modality"}}
    )
    text = change.get("text", document.text)
    assert isinstance(text, str)
    return replace(document, events=(event,), text=text)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (broken(polarity="sideways"), "an event is positive or negative"),
        (broken(modality="dreamt"), "an event is actual, future, possible or hypothetical"),
        (broken(confidence=1.5), "a confidence is a decimal number from 0 to 1"),
        (broken(text=""), "a mention quotes at least one character"),
    ],
)
def test_what_is_wrong_goes_with_its_reason(document: Document, reason: str) -> None:
    with KnowledgeGraph() as graph:
        added = graph.add(document)
        assert reason in {item.reason for item in added.left_out}
        triples = graph.store.read(graph.store.graphs()[0])
        assert not violations(triples)
        gone = {item.node for item in added.left_out}
        assert not {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode)} & gone
        facts = {t.subject for t in triples if t.predicate.value == RDF.subject}
        plain = [t for t in triples if t.predicate.value in DIRECT]
        assert not plain or facts


def test_a_fact_goes_with_its_event() -> None:
    with KnowledgeGraph() as graph:
        graph.add(broken(confidence=1.5))
        assert graph.query("ASK { ?s tw:supported ?o }").askAnswer is False
        assert graph.query("ASK { ?s tw:alliedWith ?o }").askAnswer is True


@pytest.mark.parametrize("gone", [PROV.wasDerivedFrom, PROV.wasGeneratedBy, TW.predicate, TW.polarity, RDF.subject])
def test_each_part_of_a_statement_is_needed(gone: str) -> None:
    triples = [t for t in build(summit()).triples if t.predicate.value != gone]
    assert violations(triples)


def test_a_claim_can_be_no_fact() -> None:
    triples = build(summit()).triples
    fact = next(t for t in triples if t.predicate.value == TW.statedBy)
    speaker = next(t.object for t in triples if t.predicate.value == TW.claimedBy)
    claimed = ox.Triple(fact.object, ox.NamedNode(TW.claimedBy), speaker)  # type: ignore[arg-type]
    assert "a claim is not a fact" in {item.reason for item in violations([*triples, claimed])}

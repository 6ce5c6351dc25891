"""How sure statements are: the evidence that they show, how open triples connect the sides of an event, the weights."""

from dataclasses import replace

import pytest

import triplewire
from triplewire.extract.certainty.agreement import way_between
from triplewire.extract.certainty.calibration import probability
from triplewire.extract.certainty.evidence import of_event, of_relation, of_triple
from triplewire.extract.certainty.statement_index import StatementIndex
from triplewire.extract.lexicon.weights.certainty_weights import CERTAINTY, Model

WAYS = [
    ("Chile attacked Peru.", "Chile", "Peru", ""),
    ("Peru was attacked by Chile.", "Chile", "Peru", ""),
    ("Ann Lee wrote to Omar Haddad.", "Ann Lee", "Omar Haddad", "to"),
    ("Chile sold Peru three ships.", "Chile", "Peru", "to"),
    ("Chile sold three ships to Peru.", "Chile", "Peru", "to"),
    ("Ann Lee told Omar Haddad that Chile had won.", "Ann Lee", "Omar Haddad", ""),
    ("Ann Lee said that Chile had won.", "Ann Lee", "Chile", None),
    ("Chile bombed a camp in support of Peru.", "Chile", "Peru", None),
    ("In support of Peru, Chile bombed a camp.", "Chile", "Peru", None),
    ("Chile joined a pact in thanking Peru.", "Chile", "Peru", None),
    ("Hundreds of students attacked Omar Haddad.", "students", "Omar Haddad", ""),
    ("A group of soldiers shot Omar Haddad.", "soldiers", "Omar Haddad", ""),
    ("Teachers protested against the government of Peru.", "Teachers", "Peru", "against"),
    ("The head of Oxfam attacked Omar Haddad.", "Oxfam", "Omar Haddad", None),
    ("Ann Lee declined to say what Peru had paid.", "Ann Lee", "Peru", None),
]


@pytest.mark.parametrize(("text", "one", "other", "way"), WAYS)
def test_the_way_from_one_side_to_the_other(
    pipeline: triplewire.Pipeline, text: str, one: str, other: str, way: str | None
) -> None:
    document = pipeline.read(text)
    named = {entity.name: entity for entity in document.entities}
    event = document.events[0]
    triples = [triple for triple in document.triples if triple.event == event.id]
    assert way_between(triples, event.trigger, named[one], named[other]) == way


def test_a_probability_sums_log_odds_and_leaves_out_what_has_no_weight() -> None:
    model = Model(base=0.0, evidence={"short": 1.0, "long": -1.0})
    assert probability(model, ["other"]) == 0.5
    assert probability(model, ["short", "other"]) == 0.73
    assert probability(model, ["short", "long"]) == 0.5


@pytest.mark.parametrize("more", [0, 1])
def test_counts_fall_into_classes_at_their_limits(pipeline: triplewire.Pipeline, more: int) -> None:
    least = CERTAINTY.limits.sentence[0]
    text = " ".join(["Chile attacked Peru", *["again"] * (least - 4 + more)]) + "!"
    document = pipeline.read(f"{text[:-1]}.")
    assert len(text.split()) == least - 1 + more
    assert f"sentence {more}" in set(of_triple(StatementIndex(document), document.triples[0]))


def test_the_evidence_of_each_kind_of_statement(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Ann Lee, the mayor of Oslo, met Omar Haddad. She praised him.")
    index = StatementIndex(document)
    events = {event.trigger.text: set(of_event(index, event)) for event in document.events}
    assert {"type CONSULT", "source Person", "source nominal", "rule event.verb"} <= events["met"]
    assert {"source pronoun", "target pronoun", "direct"} <= events["praised"]
    (office,) = (relation for relation in document.relations if relation.relation == "holdsOffice")
    assert {f"rule {office.rule}", "subject Person", "object literal"} <= set(of_relation(index, office))
    assert not {"subject before a capital", "subject behind a capital"} & set(of_relation(index, office))


@pytest.mark.parametrize("layer", ["triple", "relation", "event"])
def test_each_layer_has_weights(layer: str) -> None:
    assert getattr(CERTAINTY, layer).evidence


def test_a_name_that_goes_on_beyond_its_mention_is_evidence(pipeline: triplewire.Pipeline) -> None:
    text = "Omar Haddad praised Ann Lee, the mayor of Oslo."
    document = pipeline.read(text)
    (office,) = (relation for relation in document.relations if relation.relation == "holdsOffice")
    cut = tuple(
        replace(entity, mentions=tuple(replace(m, start=text.index("Lee")) for m in entity.mentions))
        if entity.id == office.subject
        else entity
        for entity in document.entities
    )
    shown = {
        name: "subject before a capital" in set(of_relation(StatementIndex(read), office))
        for name, read in (("whole", document), ("cut", replace(document, entities=cut)))
    }
    assert shown == {"whole": False, "cut": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lima's army attacked a village.", {"target begins with a", "target words 2", "source words 2"}),
        ("The army attacked their old camp.", {"target begins with their", "target words 3", "source begins with the"}),
    ],
)
def test_how_a_side_is_worded_is_evidence(pipeline: triplewire.Pipeline, text: str, expected: set[str]) -> None:
    document = pipeline.read(text)
    found = set(of_event(StatementIndex(document), document.events[0]))
    assert expected <= found, found

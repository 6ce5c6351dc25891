"""Main verbs that the parser takes for something else."""

from __future__ import annotations

import pytest

from triplewire.extract.pipeline import Pipeline

pytestmark = pytest.mark.model

FOUND = [
    ("Norway scrambled jets to shadow Danish planes.", "Norway", "scrambled", "jets"),
    ("Sudan armed Chad's rebels.", "Sudan", "armed", "Chad's rebels"),
    ("Norway sheltered refugees from Chad.", "Norway", "sheltered", "refugees"),
    ("U.S. airstrikes in Mali killed four fighters.", "U.S. airstrikes in Mali", "killed", "four fighters"),
]
LEFT = [
    "The wounded soldiers of the army.",
    "The plan, backed by Norway, failed.",
    "Norway-backed rebels left.",
    "He runs a farm, said Ada Soto.",
]


@pytest.mark.parametrize(("text", "subject", "verb", "object_"), FOUND, ids=[case[0] for case in FOUND])
def test_verb_is_found(pipeline: Pipeline, text: str, subject: str, verb: str, object_: str) -> None:
    triples = pipeline.read(text).triples
    told = [(t.subject.text, t.predicate.text, t.object.text if t.object else "") for t in triples]
    assert any((s, p) == (subject, verb) and object_ in o for s, p, o in told), told


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_verb_is_left_alone(pipeline: Pipeline, text: str) -> None:
    triggers = {event.trigger.text for event in pipeline.read(text).events}
    assert not triggers & {"wounded", "Norway"}


def test_reads_the_same_twice(pipeline: Pipeline) -> None:
    text = FOUND[0][0]
    assert pipeline.read(text).json() == pipeline.read(text).json()

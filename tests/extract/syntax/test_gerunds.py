"""Gerunds with an owner."""

import pytest

import triplewire


def statements(pipeline: triplewire.Pipeline, text: str) -> set[tuple[str, str, str]]:
    found = pipeline.read(text).triples
    return {(t.subject.text, t.predicate.text, t.object.text if t.object else "") for t in found}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chile is worried about Peru's selling old tanks to Bolivia.", ("Peru", "selling old tanks to", "Bolivia")),
        ("The union protested against the firm's firing two men.", ("the firm", "firing", "two men")),
        ("The mayor's selling two houses angered the town.", ("The mayor", "selling", "two houses")),
    ],
)
def test_the_owner_does_it(pipeline: triplewire.Pipeline, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in statements(pipeline, text)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The city's growing market drew Peru's leading firms.",
        "The bank's lending rate rose.",
        "The shop's selling point is its bread.",
    ],
)
def test_an_adjective_stays_one(pipeline: triplewire.Pipeline, text: str) -> None:
    assert not any(predicate.split()[0].endswith("ing") for _, predicate, _ in statements(pipeline, text))


@pytest.mark.model
def test_who_gets_it(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Chile is worried about Peru's supplying tanks to Bolivia.")
    names = {entity.id: entity.name for entity in document.entities}
    (event,) = [event for event in document.events if event.trigger.text == "supplying"]
    assert [names[i] for i in event.source] == ["Peru"]
    assert [names[i] for i in event.target] == ["Bolivia"]

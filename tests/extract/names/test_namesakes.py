"""Namesakes: entities with the same name that stay apart."""

import pytest

import triplewire


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "entities"),
    [
        ("Chad won the 2006 World Cup. Kenya won the 2010 World Cup.", "World Cup", 2),
        (
            "At the World Cup we cheer. Then 2002 World Cup, gold. In the 2009, 2010 World Cup we lost.",
            "World Cup",
            3,
        ),
        ("They won the 2006 Dover Regatta. They lost the 2010 Dover Regatta.", "Dover Regatta", 2),
        ("In 2006 they won the Dover Regatta. The Dover Regatta is old.", "Dover Regatta", 1),
    ],
)
def test_events_of_two_years_stay_apart(pipeline: triplewire.Pipeline, text: str, name: str, entities: int) -> None:
    assert sum(name in entity.name for entity in pipeline.read(text).entities) == entities

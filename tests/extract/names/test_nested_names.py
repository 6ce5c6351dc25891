"""Names inside names: the places, bodies and persons that others are named after."""

import pytest

import triplewire
from triplewire.extract.model import Document


def names(document: Document) -> set[str]:
    """The names of the document, as they are written."""
    return {m.quote(document.text) for e in document.entities for m in e.mentions if m.kind == "name"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("She studied at the University of Oregon.", "University of Oregon", "Oregon"),
        ("He was questioned by the Houston Police Department.", "Houston Police Department", "Houston"),
        ("The match was played at the Volgograd Arena.", "Volgograd Arena", "Volgograd"),
        ("The Municipality of Kestevar asked for help.", "Municipality of Kestevar", "Kestevar"),
        ("He won the Henrik Solberg Prize.", "Henrik Solberg Prize", "Henrik Solberg"),
        ("Tarvo makes lifts. Tarvo opened the Tarvo Design Museum.", "Tarvo Design Museum", "Tarvo"),
    ],
)
def test_a_name_inside_a_name_is_a_mention(pipeline: triplewire.Pipeline, text: str, outer: str, inner: str) -> None:
    document = pipeline.read(text)
    assert {outer, inner} <= names(document)
    entities = [{m.quote(text) for m in e.mentions} for e in document.entities]
    assert not any({outer, inner} <= mentions for mentions in entities)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("The plane belongs to Singapore Airlines.", "Singapore"),
        ("The Bank of Canada raised its rates.", "Canada"),
        ("She studied at the Henrik Solberg Institute.", "Henrik Solberg"),
        ("They treated him at the Henrik Solberg Hospital.", "Henrik Solberg"),
        ("They crossed the Mississippi River.", "Mississippi"),
        ("He reads the New York Times.", "New York"),
        ("The Federal Reserve raised its rates.", "Federal"),
        ("Tarvo makes lifts. Tarvo Industries sold the plant.", "Tarvo"),
    ],
)
def test_companies_media_landforms_and_bodies_named_after_persons_have_no_inner_names(
    pipeline: triplewire.Pipeline, text: str, inner: str
) -> None:
    document = pipeline.read(text)
    last = document.text.rindex(inner)
    assert last not in {m.start for e in document.entities for m in e.mentions if m.end == last + len(inner)}

"""The present tense with a date after the publication of the text tells what is planned."""

import pytest

import triplewire


@pytest.mark.parametrize(
    ("text", "published", "modality"),
    [
        ("Acme acquires Globex in May 2030.", "2024-05-14", "future"),
        ("Acme acquires Globex in May 2030.", "2030-07-01", "actual"),
        ("Acme acquires Globex in May 2030.", None, "actual"),
        ("Acme acquired Globex in May 2023.", "2024-05-14", "actual"),
        ("Acme is acquiring Globex in May 2030.", "2024-05-14", "future"),
        ("Acme has acquired Globex.", "2024-05-14", "actual"),
    ],
)
def test_what_is_dated_ahead(pipeline: triplewire.Pipeline, text: str, published: str | None, modality: str) -> None:
    (event,) = pipeline.read(text, published=published).events
    assert event.modality == modality

"""Content negotiation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triplewire.graph.web.protocol.negotiation import preferred

OFFERED = ("application/sparql-results+json", "application/json", "text/csv")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, OFFERED[0]),
        ("", OFFERED[0]),
        ("*/*", OFFERED[0]),
        ("text/csv", "text/csv"),
        ("TEXT/CSV ; q=1", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv, application/json", "text/csv"),
        ("text/csv;q=0.4, application/json;q=0.5", "application/json"),
        ("*/*, text/csv", "text/csv"),
        ("*/*;q=0.9, text/csv;q=0.8", OFFERED[0]),
        ("text/csv;header=present;q=0.3, application/json;q=0.2", "text/csv"),
        ("application/sparql-results+json;q=0, */*", "application/json"),
        ("*/*;q=0", None),
        ("text/csv;q=0", None),
        ("image/png", None),
        ("text/csv;q=high", None),
        ("text/csv;q=2, application/json;q=0.1", "application/json"),
        (",,;q=,text/csv", "text/csv"),
    ],
)
def test_the_best_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert preferred(accept, OFFERED) == chosen


@given(st.text(max_size=60))
def test_any_header_gives_one_of_them_or_none(accept: str) -> None:
    assert preferred(accept, OFFERED) in {None, *OFFERED}


@given(st.lists(st.sampled_from([*OFFERED, "*/*", "text/*"]), min_size=1), st.floats(0.001, 1))
def test_a_common_quality_changes_nothing(ranges: list[str], quality: float) -> None:
    plain = ", ".join(ranges)
    assert preferred(plain, OFFERED) == preferred(", ".join(f"{r};q={quality:.3f}" for r in ranges), OFFERED)

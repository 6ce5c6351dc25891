"""The text of an article controls neither a terminal nor a spreadsheet."""

import csv
import io
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triplewire.graph.out.cells import inert, inert_csv, one_line, printed
from triplewire.graph.out.tables import table

_CELL = st.text(alphabet="ab [é漢👍\u0301\t\n\x1b", max_size=5)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("-5", "-5"),
        ("+49", "+49"),
        ("-0.5e3", "-0.5e3"),
        ("1=1", "1=1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    assert inert(cell) == shown


@given(st.lists(st.lists(st.text(alphabet="=+-@ab,\"\n'1", max_size=5), min_size=1, max_size=3), max_size=4))
def test_other_cells_stay_as_they_are(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    again = list(csv.reader(io.StringIO(inert_csv(out.getvalue()), newline="")))
    assert again == [[inert(cell) for cell in row] for row in rows]


BREAKS = "\t\n\r\v\f\x85"
DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_no_character_controls_a_terminal() -> None:
    text = "".join(map(chr, range(0x3000)))
    controls = {character for character in text if category(character) == "Cc"} | {*DIRECTIONS}
    assert controls & {*printed(text)} == {*BREAKS}
    assert not controls & {*one_line(text)}
    assert len(one_line(text).splitlines()) == 1
    assert {*text} - controls - {*"\u2028\u2029"} <= {*one_line(text)}


@given(st.integers(1, 3).flatmap(lambda size: st.lists(st.lists(_CELL, min_size=size, max_size=size), min_size=1)))
def test_a_table_without_a_width_is_what_one_with_room_is(lines: list[list[str]]) -> None:
    columns = [f"name {number}" for number in range(len(lines[0]))]
    assert table(columns, lines) == table(columns, lines, 10_000)

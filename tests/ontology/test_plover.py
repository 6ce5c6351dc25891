"""PLOVER's types against the codes of CAMEO 1.1b3 (Schrodt 2012, chapter 6)."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

# The last second-level code of each root: 02 runs from 020 to 028.
LAST = {
    "02": 8, "03": 9, "04": 6, "05": 7, "06": 4, "07": 5, "08": 7, "09": 4, "10": 8, "11": 6, "12": 9, "13": 9, "14": 5,
    "15": 4, "16": 6, "17": 6, "18": 6, "19": 6, "20": 4,
}  # fmt: skip
SECOND = [f"{root}{number}" for root, last in LAST.items() for number in range(last + 1)]
TYPES = tomllib.loads((files("ontology") / "plover.toml").read_text(encoding="utf-8"))["types"]
CODES = [
    (code, name)
    for name, table in TYPES.items()
    for codes in (table["cameo"], *table["modes"].values())
    for code in codes
]
# What PLOVER's documentation says of CAMEO's roots, and where it parts one.
EXPECTED = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "09": "ACCUSE",
    "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
    "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT", "081": "CONCEDE",
    "0831": "RETREAT", "0832": "CONCEDE", "084": "RETREAT", "085": "CONCEDE", "0862": "RETREAT", "0871": "RETREAT",
    "116": "SANCTION", "175": "ASSAULT", "181": "COERCE", "191": "COERCE", "192": "ASSAULT",
}  # fmt: skip


def type_of(code: str) -> str | None:
    """The type with the longest code that covers this one."""
    return max(((c, t) for c, t in CODES if code.startswith(c)), key=lambda found: len(found[0]), default=("", None))[1]


def test_no_code_stands_for_two_types_or_modes() -> None:
    modes = [code for table in TYPES.values() for codes in table["modes"].values() for code in codes]
    assert len(modes) == len(set(modes))
    assert len({code for code, _ in CODES}) == len(set(CODES))


@pytest.mark.parametrize("code", sorted({code for code, _ in CODES}))
def test_the_code_exists(code: str) -> None:
    assert code in LAST or code[:3] in SECOND
    assert len(code) <= 4


@pytest.mark.parametrize("code", SECOND)
def test_every_code_has_a_type(code: str) -> None:
    assert type_of(code) is not None


@pytest.mark.parametrize(("code", "name"), EXPECTED.items())
def test_the_type_is_the_documented_one(code: str, name: str) -> None:
    assert type_of(code) == name

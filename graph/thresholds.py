"""The thresholds and weights of graph, typed: a class for each table of thresholds.toml, a field for each value.

Limits of bytes, rows and pixels are not among them: they stand as constants in the modules that they limit.
"""

from __future__ import annotations

from importlib.resources import files

import msgspec

from triplewire.extract.errors import LexiconError


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits within which two words may be spellings of one, and a word an acronym."""

    alike: float
    compared_letters: int
    fewest_acronym_letters: int
    most_acronym_letters: int
    longest_short_form: int


class Clues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number of clues that a document gives of an actor."""

    most_beside: int
    most_countries: int
    home_share: float


class Support(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The support that each clue gives that two actors share."""

    office: int
    country: int
    tie: int
    person_beside: int
    most_persons_beside: int
    others_beside: int


class Needs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The support that each way in which two names correspond needs."""

    same_name: int
    spelling: int
    fuller: int
    nickname: int
    initials: int
    middle_name: int
    like_family: int
    like_family_spelling: int
    surname: int
    given_name: int
    initial: int
    alias: int
    two_letters: int
    three_letters: int
    more_letters: int
    known_acronym: int
    short_name: int
    other_kind: int
    body_spelling: int
    body_like: int


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The margins by which one candidate is chosen over others."""

    lead: int
    prominent: int
    outnumbered: int
    nearly_all: float
    short_word: int


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The limit from which a statement becomes a plain fact."""

    bar: float


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them, by table."""

    names: Names
    clues: Clues
    support: Support
    needs: Needs
    identity: Identity
    facts: Facts


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value as the file has it: `why` names the measurement, or the reason, that set it."""

    value: int | float
    why: str


def read_thresholds(text: str) -> Thresholds:
    """Read the text of the file; raises LexiconError where a value is missing, unknown, or has no reason."""
    try:
        tables = msgspec.toml.decode(text, type=dict[str, dict[str, _Entry]])
        values = {table: {name: entry.value for name, entry in found.items()} for table, found in tables.items()}
        thresholds = msgspec.convert(values, Thresholds)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise LexiconError("graph/thresholds", str(error)) from error
    for table, found in tables.items():
        for name, entry in found.items():
            if not entry.why.strip():
                raise LexiconError("graph/thresholds", f"{table}.{name} does not say what set it")
    return thresholds


THRESHOLDS = read_thresholds(files("triplewire.graph").joinpath("thresholds.toml").read_text("utf-8"))

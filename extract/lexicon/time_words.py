"""Words of time and what they mean, typed: `lexicon/times.toml`.

A table is a class of words that the patterns of time rules name. Its values are numbers (months, weekdays, ordinals),
TIMEX3 codes (TimeML 1.2.1) or grains of the calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec

from triplewire.extract.lexicon.loading import load_table

Month = Annotated[int, msgspec.Meta(ge=1, le=12)]
Weekday = Annotated[int, msgspec.Meta(ge=1, le=7)]  # Monday is 1
Positive = Annotated[int, msgspec.Meta(ge=1)]
Steps = Literal[-1, 0, 1]
Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
]
PartOfYear = Literal["START", "MID", "END"]
Zone = Annotated[str, msgspec.Meta(pattern=r"^(Z|[+-]\d\d:\d\d|)$")]  # "" where the name means several zones
HolidayCode = Annotated[str, msgspec.Meta(pattern=r"^(\d\d-\d\d|\d\d-W[1-7]-[1-5]|E-?\d+|\d{4}-\d\d-\d\d)$")]
_Day = Annotated[str, msgspec.Meta(pattern=r"^\d\d-\d\d$")]


class KnownDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A day known without its year by an event. `words` may follow it: "the September 11 attacks"."""

    year: Positive
    words: frozenset[str]


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of times.toml."""

    month: dict[str, Month]
    weekday: dict[str, Weekday]
    weekdays: dict[str, Weekday]
    season: dict[str, Literal["SP", "SU", "FA", "WI"]]
    unit: dict[str, Unit]
    units: dict[str, Unit]
    part: dict[str, Literal["MO", "MI", "AF", "EV", "NI"]]
    today: dict[str, Steps]
    direction: dict[str, Steps]
    anaphor: dict[str, Steps]
    edge: dict[str, PartOfYear]
    bound: dict[str, PartOfYear]
    ordinal: dict[str, Positive]
    number: dict[str, Positive]
    vague: dict[str, Literal["X"]]
    decade: dict[str, Annotated[str, msgspec.Meta(pattern=r"^\d0s$")]]
    quarter: dict[str, Annotated[int, msgspec.Meta(ge=1, le=4)]]
    half: dict[str, Literal[1, 2]]
    ampm: dict[str, Literal[0, 12]]
    zone: dict[str, Zone]
    often: dict[str, Annotated[str, msgspec.Meta(pattern=r"^PT?\d+[HDWMY]$")]]
    vaguely: dict[str, Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]]
    holiday: dict[str, HolidayCode]
    history: dict[_Day, KnownDay]

    @property
    def classes(self) -> dict[str, Mapping[str, int | str]]:
        """The tables that patterns can name, by name: all except named and known days."""
        named = (name for name in self.__struct_fields__ if name not in {"holiday", "history"})
        return {name: getattr(self, name) for name in named}


def load_time_words(table: Mapping[str, Any] | None = None) -> TimeWords:
    """Read the file, or its content `table`; raises LexiconError where a table or entry is invalid."""
    return load_table("times", TimeWords, table)


TIME_WORDS = load_time_words()

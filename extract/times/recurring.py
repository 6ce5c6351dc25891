"""The day, month or season of each year that is meant, where the text leaves out which year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from triplewire.extract.times.alphabet import Piece
from triplewire.extract.times.patterns import Match
from triplewire.extract.times.values import Moment, nearest, shifted, years_around

EDGE = "( ( the )? {edge} ( - | in )? | ( the )? {bound} of )?"
YEAR = "( ,? ( of )? ( {year} | {which=direction} year ) )?"

# In names of these kinds a weekday, month or season is no time (Sunday Times, April Jones, Arab Spring); a year is.
_NAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "EVENT", "NORP", "LOC"})


def stated_year(match: Match, moment: Moment) -> int | None:
    """The year that the expression itself or its neighbour in a coordination tells."""
    if "year" in match:
        return match.number("year")
    if "which" in match and moment.now:
        return moment.now.year + match.number("which")
    return moment.year


def recurring(make: Callable[[int], date | None], moment: Moment, *, current: date | None) -> date | None:
    """Which of the yearly days is meant, None where nobody knows.

    `current` is the first day of the period of this kind in which now lies.
    """
    if moment.year is not None:
        return make(moment.year)
    if moment.narrated:
        told = moment.narrated
        return nearest(map(make, years_around(told)), replace(moment, now=told, direction=1))
    return nearest(map(make, years_around(current)), moment.on(current)) if current else None


def pointed(match: Match, moment: Moment, current: date | None) -> tuple[Moment, date | None]:
    """Apply "last" and "next": the period in which now lies is then not meant."""
    if "direction" not in match or current is None:
        return moment, current
    towards = match.number("direction")
    return replace(moment, direction=towards), shifted(current, "day", towards)


def part_of_name(match: Match, piece: Piece) -> bool:
    """Whether a word that could be a time belongs to a name instead."""
    word, before, after = piece.word, match.piece(-1), match.piece(1)
    if word.ent in _NAMED:
        return True
    joined = before and before.word.dep == "compound" and before.word.head is word and before.word.pos == "PROPN"
    follows = after and after.word.ent == "PERSON" and after.word.pos == "PROPN" and after.text != "'s"
    return bool(joined or follows)


def counts_plural(match: Match, number: Piece) -> bool:
    """Whether a number at the end of a match counts things that follow ("in May 10 people died")."""
    head = number.word.head
    return number.word.dep == "nummod" and head.tag == "NNS" and head.start >= match.pieces[match.last - 1].end

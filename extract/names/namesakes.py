"""Namesakes that the text distinguishes: "Newark, New Jersey" and "Newark, Delaware"; "the 2010 Cup"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import CITY_KINDS, Place, candidates
from triplewire.extract.places.toponyms import holds
from triplewire.extract.syntax.phrases import written

_YEAR_DIGITS = 4
PERSONAL = frozenset({"age", "relative.who", "subject.lives", "subject.says.him"})  # evidence that only persons have


def apart(phrases: Iterable[Phrase]) -> list[list[Phrase]]:
    """The mentions of one name by their place; a mention without a region refers to the place mentioned last."""
    parts: list[tuple[Place | None, list[Phrase]]] = []
    last: list[Phrase] = []
    for phrase in phrases:
        region = _region(phrase)
        found = next((part for part in parts if region and _agree(part[0], region)), None)
        if region and found is None:
            found = (region, [] if parts else last)  # the first also takes the mentions before it
            parts.append(found)
        last = found[1] if found else last
        last.append(phrase)
    return [part for _, part in parts] or [last]


def editions(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """The mentions of an event by the adjacent year, where there are several years: "the 2010 | World Cup"."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        found.setdefault(_year(phrase), []).append(phrase)
    return list(found.values()) if len(found.keys() - {""}) > 1 else [list(phrases)]


def subjects(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """The mentions of a person apart from those of a work that has the person's name: "the film | Ana Diaz"."""
    works = [phrase for phrase in phrases if "class.Work" in phrase.evidence]
    rest = [phrase for phrase in phrases if phrase not in works]
    person = any(not PERSONAL.isdisjoint(phrase.evidence) for phrase in rest)
    return [rest, works] if works and person else [list(phrases)]


def _year(phrase: Phrase) -> str:
    """The year directly before or after the phrase."""
    words, first, last = phrase.sentence.words, phrase.words[0].i, phrase.words[-1].i
    beside = (*words[max(0, first - 1) : first], *words[last + 1 : last + 2])
    return next((word.text for word in beside if word.text.isdigit() and len(word.text) == _YEAR_DIGITS), "")


def _region(phrase: Phrase) -> Place | None:
    """The region after the name and a comma, where the gazetteer has a place of this name in it."""
    at = phrase.words[-1].i + 1
    after = phrase.sentence.words[at : at + 4]
    if not after or after[0].text != ",":
        return None
    for length in (3, 2, 1):
        wholes = [p for p in candidates(written(after[1 : 1 + length])) if p.kind not in CITY_KINDS]
        if wholes:
            parts = candidates(phrase.called)
            return next((whole for whole in wholes if any(holds(whole, part) for part in parts)), None)
    return None


def _agree(one: Place | None, other: Place) -> bool:
    """Whether two regions are one, or one is the country of the other."""
    if one is None or one.iso3166 != other.iso3166:
        return one is None
    return one.division == other.division or None in {one.division, other.division}

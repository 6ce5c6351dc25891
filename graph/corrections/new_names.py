"""Names that nobody can be given: those that are too long or control a terminal, and those of another place."""

from __future__ import annotations

from collections.abc import Collection

from triplewire.extract.places.gazetteer import Place, candidates
from triplewire.graph.characters import STEERING, printed
from triplewire.graph.corrections.correction import Correction
from triplewire.graph.errors import CorrectionRefused

_LONGEST = 1000  # characters of a name


def check_place(correction: Correction, linked: Collection[str]) -> None:
    """Refuse for a place, by the local names of its node, a name by which the gazetteer knows other places alone."""
    known = {name for place in candidates(correction.to) for name in _nodes_of(place)}
    if linked and known and known.isdisjoint(linked):
        reason = f"{correction.to!r} is another place than {min(linked)}: give its events that place (change) instead"
        raise CorrectionRefused(str(correction), reason)


def _nodes_of(place: Place) -> list[str]:
    """Return the local names that the node of a place of the gazetteer may have."""
    return [f"place-GN{place.geonames}", *([f"country-{place.iso3166}"] if place.is_country else [])]


def check_characters(correction: Correction) -> None:
    """Refuse a new name, or that of a person who corrects, that is too long or could control a terminal."""
    sides = (value.name for _, values in correction.changes for value in values)
    first = (actor.name for actor in correction.actors[:1] if correction.kind == "merge")
    names = (correction.to, correction.by, *sides, *first)
    if long := next((name for name in names if len(name) > _LONGEST), None):
        reason = f"a name has at most {_LONGEST:,} characters, and {long[:20]!r}... has {len(long):,}: shorten it"
        raise CorrectionRefused(correction.kind, reason)
    if wrong := STEERING.search("".join(names)):
        reason = f"U+{ord(wrong[0]):04X} is a control character, which no name can have: leave it out"
        raise CorrectionRefused(printed(str(correction)), reason)

"""Which place a name stands for in a document: toponym resolution.

One sense a document, with priors by kind and population, follows Leidner, Toponym Resolution in Text (2007); the
pattern "Hoboken, New Jersey" is the field's oldest heuristic (Rauch, Bukatin and Baker, HLT 2003 workshop).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from math import log10

from triplewire.extract.lexicon.lists import PLACES, THINGS
from triplewire.extract.places.gazetteer import (
    CITY_KINDS,
    Place,
    candidates,
    country_of,
    divisions,
    is_famous,
    is_place,
)

# What a sense gains, in powers of ten of people: a town in the country that all other places of the document are in
# may have 40 times fewer people than a namesake elsewhere.
_SAME_COUNTRY, _SAME_DIVISION, _NEAR = 1.6, 1.2, 0.6
# Kinds whose fame is no matter of people count as if they had so many, again in powers of ten.
_FAME = {"country": 9.0, "nation": 8.0, "territory": 8.0, "state": 8.0, "county": 4.5}
_FAMOUS = 7.0  # seas, regions, mountains, ...
_SAINTS = frozenset({"st", "st.", "saint"})
_AROUND = frozenset({"country", "nation", "division", "county"})
_BY_PEOPLE = CITY_KINDS | {"division", "county"}
_CLEAR = 1.0  # how far ahead a first sense must be to be evidence for others
_MENTIONS = 4  # beyond which a place that is named more often is no more evidence
_MOST, _ENOUGH = 0.4, 2  # of the evidence, and how much: where an unknown place is taken to lie (right 9 times of 10)

_CELL = 1.0  # degrees
_TRACE = 0.01  # what may be left of a weight that was taken out again

_PART_FIRST = frozenset({", ", " (", " in ", " in the ", ", in "})
_WHOLE_FIRST = frozenset({"'s ", "’s "})
_SIDES = PLACES.sides
_KINDS = (
    _SIDES | PLACES.places | PLACES.local | PLACES.sites | THINGS.place
    | THINGS.site | {"international", "national"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name to resolve: whose it is, what it is called, and where it stands (half-open ranges of characters)."""

    key: str
    names: tuple[str, ...]
    extents: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a toponym stands for. Where it is not `exact`, the toponym is unknown and lies in `place`."""

    place: Place
    exact: bool = True


def resolve(text: str, toponyms: tuple[Toponym, ...], given: Iterable[Place] = ()) -> dict[str, Sense]:
    """The sense of each toponym that has one, by key. `given` are places that the document means for sure."""
    senses = {t.key: found for t in toponyms if (found := senses_of(t.names))}
    inside = _narrow(senses, nested(text, toponyms))
    weights = {t.key: min(len(t.extents), _MENTIONS) for t in toponyms}
    evidence = _Evidence((place, 1) for place in given)
    senses = {key: _cities_first(found) for key, found in senses.items()}
    for key, found in senses.items():
        evidence.add(found[0], weights[key] * _clarity(found))
    resolved: dict[str, Sense] = {}
    for key, found in senses.items():
        evidence.add(found[0], -weights[key] * _clarity(found))  # no sense is evidence for itself
        best = evidence.best(found)
        evidence.add(best, weights[key])
        resolved[key] = Sense(best)
    for toponym in toponyms:
        if toponym.key not in resolved:
            whole = resolved.get(inside.get(toponym.key, ""))
            around = whole.place if whole else _named_for(toponym.names, evidence) or evidence.country()
            if around:
                resolved[toponym.key] = Sense(around, exact=False)
    return resolved


def nested(text: str, toponyms: Iterable[Toponym]) -> Iterator[tuple[str, str]]:
    """The keys of neighbours in the text that may be part and whole ("Hoboken, New Jersey"), the last first."""
    standing = sorted((*extent, toponym.key) for toponym in toponyms for extent in toponym.extents)
    for (_, end, first), (begin, _, second) in reversed(list(pairwise(standing))):
        between = text[end:begin]
        if first != second and between in _PART_FIRST:
            yield first, second
        elif first != second and between in _WHOLE_FIRST:
            yield second, first


def holds(whole: Place, part: Place) -> bool:
    """Whether `part` lies in `whole`, as far as the gazetteer knows: in the same country, and in the same division."""
    if whole.kind in CITY_KINDS or whole == part or part.iso3166 != whole.iso3166:
        return False
    if whole.kind in {"country", "territory"}:
        return part.kind not in {"country", "territory"}
    if not (whole.division and part.division):
        return False
    return f"{part.division}.".startswith(f"{whole.division}.") or (
        whole.kind == "county" and part.kind in CITY_KINDS and whole.division.startswith(f"{part.division}.")
    )


def senses_of(names: Iterable[str]) -> tuple[Place, ...]:
    """The places that all the names may stand for, the most prominent first; unknown names are passed over."""
    common: tuple[Place, ...] = ()
    for name in names:
        if name.lower() in _SIDES:
            continue  # "the West" is no town
        found = candidates(name) or candidates(name.title() if name.isupper() else "") or divisions(name)
        both = tuple(place for place in common if place in found)
        common = both or common or found
    return common


def _named_for(names: Iterable[str], evidence: _Evidence) -> Place | None:
    """The place in the name of a place that the gazetteer lacks: "southern Lebanon", "Kandahar airport"."""
    for name in names:
        pieces = name.removeprefix("the ").split(" ")
        while pieces and pieces[0].lower() in _SIDES:
            del pieces[0]
        if pieces and pieces[0].lower() in _SAINTS:
            continue  # a church or hospital has its name from the saint, and not from another place
        spans = combinations(range(len(pieces) + 1), 2)
        for first, last in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            found = _cities_first(candidates(" ".join(pieces[first:last]), rare=False))
            best = evidence.best(found) if found else None
            if best and (evidence.has(best) or best.is_country or _is_sure(best, pieces, first, last)):
                return best
    return None


def _is_sure(place: Place, pieces: list[str], first: int, last: int) -> bool:
    """Whether the inner name, pieces[first:last], is known and has but kinds of places around: "Kandahar airport"."""
    around = (piece.lower() for piece in (*pieces[:first], *pieces[last:]))
    return (is_famous(place) or is_place(place.name)) and all(piece in _KINDS for piece in around)


def _narrow(senses: dict[str, tuple[Place, ...]], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keep only senses that agree with "part, whole"; the wholes of the parts that have no sense come back.

    A small place that no sense of the whole holds is none of the gazetteer's: "Xyr, Bavaria" where Xyr is in Ohio.
    """
    inside: dict[str, str] = {}
    for part, whole in pairs:
        fits = [(p, w) for w in senses.get(whole, ()) for p in senses.get(part, ()) if holds(w, p)]
        if fits and not _is_list(senses[part][0], *fits[0]):
            senses[part] = tuple(dict.fromkeys(p for p, _ in fits))
            senses[whole] = tuple(dict.fromkeys(w for _, w in fits))
        elif whole in senses and part not in senses:
            inside[part] = whole
        elif whole in senses and not fits and not is_famous(senses[part][0]) and senses[whole][0].kind in _AROUND:
            senses[whole] = tuple(sense for sense in senses[whole] if sense.kind in _AROUND)
            inside[part] = whole
            del senses[part]
    return inside


def _cities_first(senses: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without divisions that follow a city of their name in them: "Moscow" is the city, if nothing says otherwise."""
    cities = {place.division: i for i, place in reversed(list(enumerate(senses))) if place.kind in CITY_KINDS}
    return tuple(p for i, p in enumerate(senses) if p.kind != "division" or cities.get(p.division, i) >= i)


def _is_list(first: Place, part: Place, whole: Place) -> bool:
    """Whether "China, Japan" lists countries, though Japan has a town of the name; "Peru, Indiana" does not."""
    return first.kind not in _BY_PEOPLE and part.kind != "division" and whole.kind not in {"division", "county"}


def _clarity(senses: tuple[Place, ...]) -> float:
    """How far the first sense can be trusted without context."""
    return 1.0 if len(senses) == 1 or _fame(senses[0]) - _fame(senses[1]) >= _CLEAR else 0.3


def _fame(place: Place) -> float:
    known = _FAME.get(place.kind) or (None if place.kind in _BY_PEOPLE else _FAMOUS)
    return known or log10(max(place.population, 1000))


class _Evidence:
    """In which countries and divisions a document's places lie."""

    def __init__(self, places: Iterable[tuple[Place, float]] = ()) -> None:
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.divisions: defaultdict[str, float] = defaultdict(float)
        self.cells: defaultdict[tuple[int, int], float] = defaultdict(float)
        for place, weight in places:
            self.add(place, weight)

    def add(self, place: Place, weight: float) -> None:
        """Count a place in, or out with a negative weight."""
        if place.iso3166:
            self.countries[place.iso3166] += weight
        if place.division:
            self.divisions[_top(place.division)] += weight
        if place.kind in CITY_KINDS and place.lat is not None and place.lon is not None:
            self.cells[_cell(place.lat, place.lon)] += weight

    def has(self, place: Place) -> bool:
        """Whether other places lie in the same country."""
        return self.countries.get(place.iso3166 or "", 0) > _TRACE

    def best(self, senses: tuple[Place, ...]) -> Place:
        """The sense that suits the document. None has a higher prior than one that is more prominent (Washington)."""
        priors = accumulate(map(_fame, senses), min)
        return max(zip(senses, priors, strict=True), key=lambda sense: sense[1] + self._context(sense[0]))[0]

    def _context(self, place: Place) -> float:
        same = _share(self.countries, place.iso3166)
        close = _share(self.divisions, place.division and _top(place.division))
        return _SAME_COUNTRY * same + _SAME_DIVISION * close + (_NEAR if self._is_near(place) else 0)

    def _is_near(self, place: Place) -> bool:
        """Whether another town of the document lies within about a degree."""
        if place.kind not in CITY_KINDS or place.lat is None or place.lon is None:
            return False
        lat, lon = _cell(place.lat, place.lon)
        return any(self.cells.get((lat + i, lon + j), 0) > _TRACE for i in (-1, 0, 1) for j in (-1, 0, 1))

    def country(self) -> Place | None:
        """The country in which most places lie."""
        code = max(self.countries, key=self.countries.__getitem__, default="")
        sure = self.countries.get(code, 0) >= _ENOUGH and _share(self.countries, code) >= _MOST
        return country_of(code) if sure else None


def _share(weights: dict[str, float], key: str | None) -> float:
    return weights.get(key or "", 0) / max(1, sum(weights.values()))


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _CELL), int(lon // _CELL)


def _top(division: str) -> str:
    return ".".join(division.split(".")[:2])

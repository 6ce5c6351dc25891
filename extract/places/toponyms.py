"""Toponym resolution: the place that a name denotes in a document.

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
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.places.gazetteer import (
    CITY_KINDS,
    DIVISION_KINDS,
    Place,
    candidates,
    country_of,
    divisions,
    is_famous,
    is_place,
)

_LIMITS = THRESHOLDS.places
_FAME: dict[str, float] = {  # of kinds whose fame does not depend on their inhabitants
    "country": _LIMITS.fame_country,
    **dict.fromkeys(("nation", "territory", "state"), _LIMITS.fame_region),
    "county": _LIMITS.fame_county,
}
_CONTAINERS = DIVISION_KINDS | {"country", "nation"}
_BY_POPULATION = CITY_KINDS | DIVISION_KINDS
_TRACE = 0.01  # the rounding error of a weight that was subtracted again
_KINDS = (
    PLACES.sides | PLACES.places | PLACES.local | PLACES.sites | THINGS.place | THINGS.site | PLACES.around_known
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name to resolve: a key, the forms of the name, and its mentions (half-open ranges of characters)."""

    key: str
    names: tuple[str, ...]
    extents: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """The place that a toponym denotes; where it is not `exact`, the toponym is unknown and lies in `place`."""

    place: Place
    exact: bool = True


def resolve(text: str, toponyms: tuple[Toponym, ...], given: Iterable[Place] = ()) -> dict[str, Sense]:
    """The sense of each toponym that has one, by key. `given` are places that the document certainly mentions."""
    senses = {t.key: found for t in toponyms if (found := senses_of(t.names))}
    inside = _narrow(senses, nested(text, toponyms))
    weights = {t.key: min(len(t.extents), _LIMITS.counted_mentions) for t in toponyms}
    evidence = Evidence((place, 1) for place in given)
    senses = {key: _cities_first(found) for key, found in senses.items()}
    for key, found in senses.items():
        evidence.add(found[0], weights[key] * clarity(found))
    resolved: dict[str, Sense] = {}
    for key, found in senses.items():
        evidence.add(found[0], -weights[key] * clarity(found))  # a sense is not evidence for itself
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
    """Yield the keys of adjacent toponyms that may be part and whole ("Hoboken, New Jersey"), the last first."""
    standing = sorted((*extent, toponym.key) for toponym in toponyms for extent in toponym.extents)
    for (_, end, first), (begin, _, second) in reversed(list(pairwise(standing))):
        between = text[end:begin]
        if first != second and between in PLACES.part_first:
            yield first, second
        elif first != second and between in PLACES.whole_first:
            yield second, first


def holds(whole: Place, part: Place) -> bool:
    """Whether `part` lies in `whole` by the gazetteer: in the same country, and in the same division."""
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
    """The places that all the names may denote, the most prominent first; unknown names are ignored."""
    common: tuple[Place, ...] = ()
    for name in names:
        if name.lower() in PLACES.sides:
            continue  # "the West" is not a town
        found = candidates(name) or candidates(name.title() if name.isupper() else "") or divisions(name)
        both = tuple(place for place in common if place in found)
        common = both or common or found
    return common


def _named_for(names: Iterable[str], evidence: Evidence) -> Place | None:
    """The known place in the name of an unknown one: "southern Lebanon", "Kandahar airport"."""
    for name in names:
        pieces = name.removeprefix("the ").split(" ")
        while pieces and pieces[0].lower() in PLACES.sides:
            del pieces[0]
        if pieces and pieces[0].lower() in PLACES.saints:
            continue  # a church or hospital is named after the saint, not after another place
        spans = combinations(range(len(pieces) + 1), 2)
        for first, last in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
            found = _cities_first(candidates(" ".join(pieces[first:last]), rare=False))
            best = evidence.best(found) if found else None
            if best and (evidence.has(best) or best.is_country or _is_sure(best, pieces, first, last)):
                return best
    return None


def _is_sure(place: Place, pieces: list[str], first: int, last: int) -> bool:
    """Whether the name pieces[first:last] is well known and only kinds of places surround it: "Kandahar airport"."""
    around = (piece.lower() for piece in (*pieces[:first], *pieces[last:]))
    return (is_famous(place) or is_place(place.name)) and all(piece in _KINDS for piece in around)


def _narrow(senses: dict[str, tuple[Place, ...]], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keep only senses that agree with "part, whole"; return the wholes of the parts without a sense.

    A small place that no sense of the whole contains is unknown: "Xyr, Bavaria" where the gazetteer has Xyr in Ohio.
    """
    inside: dict[str, str] = {}
    for part, whole in pairs:
        fits = [(p, w) for w in senses.get(whole, ()) for p in senses.get(part, ()) if holds(w, p)]
        if fits and not _is_list(senses[part][0], *fits[0]):
            senses[part] = tuple(dict.fromkeys(p for p, _ in fits))
            senses[whole] = tuple(dict.fromkeys(w for _, w in fits))
        elif whole in senses and part not in senses:
            inside[part] = whole
        elif whole in senses and not fits and not is_famous(senses[part][0]) and senses[whole][0].kind in _CONTAINERS:
            senses[whole] = tuple(sense for sense in senses[whole] if sense.kind in _CONTAINERS)
            inside[part] = whole
            del senses[part]
    return inside


def _cities_first(senses: tuple[Place, ...]) -> tuple[Place, ...]:
    """The senses without divisions after the city of the same name in them: "Moscow" is by default the city."""
    cities = {place.division: i for i, place in reversed(list(enumerate(senses))) if place.kind in CITY_KINDS}
    return tuple(p for i, p in enumerate(senses) if p.kind != "division" or cities.get(p.division, i) >= i)


def _is_list(first: Place, part: Place, whole: Place) -> bool:
    """Whether two names are a list: "China, Japan", although Japan has a town China; but not "Peru, Indiana"."""
    return first.kind not in _BY_POPULATION and part.kind != "division" and whole.kind not in DIVISION_KINDS


def clarity(senses: tuple[Place, ...]) -> float:
    """The weight of the first sense as evidence for others, without context."""
    clear = len(senses) == 1 or fame(senses[0]) - fame(senses[1]) >= _LIMITS.clear_lead
    return 1.0 if clear else _LIMITS.unclear_weight


def fame(place: Place) -> float:
    """The prominence of a place, in powers of ten of inhabitants."""
    known = _FAME.get(place.kind) or (None if place.kind in _BY_POPULATION else _LIMITS.fame_feature)
    return known or log10(max(place.population, _LIMITS.least_population))


def _shared_fame(senses: tuple[Place, ...]) -> float | None:
    """The prominence of a country that shares its name with a larger division, as Georgia does: context decides."""
    larger = (s for s in senses if s.kind == "division" and s.population > senses[0].population)
    division = next(larger, None) if senses[0].is_country else None
    return fame(division) + _LIMITS.namesake_lead if division else None


class Evidence:
    """The weights of the countries, divisions and neighbourhoods of a document's places."""

    def __init__(self, places: Iterable[tuple[Place, float]] = ()) -> None:
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.divisions: defaultdict[str, float] = defaultdict(float)
        self.cells: defaultdict[tuple[int, int], float] = defaultdict(float)
        for place, weight in places:
            self.add(place, weight)

    def add(self, place: Place, weight: float) -> None:
        """Add the weight of a place, or subtract it where it is negative."""
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
        """The sense that suits the document best.

        No sense has a higher prior than a more prominent one (Washington).
        """
        first = _shared_fame(senses) or fame(senses[0])
        priors = accumulate((first, *map(fame, senses[1:])), min)
        return max(zip(senses, priors, strict=True), key=lambda sense: sense[1] + self._context(sense[0]))[0]

    def _context(self, place: Place) -> float:
        """The score that a sense gains from the other places of the document."""
        same = _share(self.countries, place.iso3166)
        close = _share(self.divisions, place.division and _top(place.division))
        near = _LIMITS.nearby if self._is_near(place) else 0
        return _LIMITS.same_country * same + _LIMITS.same_division * close + near

    def _is_near(self, place: Place) -> bool:
        """Whether another town of the document lies within about a degree."""
        if place.kind not in CITY_KINDS or place.lat is None or place.lon is None:
            return False
        lat, lon = _cell(place.lat, place.lon)
        return any(self.cells.get((lat + i, lon + j), 0) > _TRACE for i in (-1, 0, 1) for j in (-1, 0, 1))

    def country(self) -> Place | None:
        """The country of most places, if there is enough evidence."""
        code = max(self.countries, key=self.countries.__getitem__, default="")
        sure = (
            self.countries.get(code, 0) >= _LIMITS.country_evidence
            and _share(self.countries, code) >= _LIMITS.country_share
        )
        return country_of(code) if sure else None


def _share(weights: dict[str, float], key: str | None) -> float:
    return weights.get(key or "", 0) / max(1, sum(weights.values()))


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _LIMITS.cell), int(lon // _LIMITS.cell)


def _top(division: str) -> str:
    return ".".join(division.split(".")[:2])

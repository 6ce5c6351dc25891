"""The gazetteer: which places a name may stand for.

Countries, their divisions and cities over 1,000 people come from GeoNames, ISO 3166, Unicode CLDR and rigour by
`scripts/make_gazetteer.py`; seas, regions and disputed areas are our own (gazetteer/features.toml). Names are looked
up as they are written, without a leading "the". Everything is loaded at the first question, in about 0.2 seconds.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, get_args

from extract.lexicon import words

PlaceKind = Literal[
    "country", "territory", "nation", "state", "continent", "area", "region", "sea", "river", "mountain", "island",
    "division", "capital", "city", "town", "village", "county",
]  # fmt: skip
COUNTRY_KINDS: frozenset[PlaceKind] = frozenset({"country", "nation", "state"})
CITY_KINDS: frozenset[PlaceKind] = frozenset({"capital", "city", "town", "village"})
_SURE = frozenset(get_args(PlaceKind)) - {"city", "town", "village", "county"}
_COMPANIES = words("places")["companies"]
_NAMES, _DEMONYMS, _FOREIGN = 9, 10, 11  # columns
_WELL_KNOWN = 200_000  # people in a city that needs no context
_OUTSHINES = 10  # times the people, for a city's other name to mean it rather than a namesake (St. Petersburg)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `kind`: "country" and "territory" have an ISO 3166-1 code, "nation" is one of the United Kingdom's, "state" is no
    more, "division" is a first-level division, "county" a second-level one. `iso3166` is the country that it lies in,
    None where it lies in several or in a disputed one. `division` is the GeoNames code of the division ("US.TX").
    """

    name: str
    kind: PlaceKind
    geonames: str | None
    wikidata: str | None
    iso3166: str | None
    division: str | None
    lat: float | None
    lon: float | None
    population: int

    @property
    def is_country(self) -> bool:
        """Whether it counts as a country in the record."""
        return self.kind in COUNTRY_KINDS


def country(name: str) -> Place | None:
    """The country or territory with this name: "US", "Britain", "the Netherlands", "Hong Kong", "Scotland"."""
    return next((p for p in candidates(name) if p.is_country or p.kind == "territory"), None)


def country_of(code: str) -> Place | None:
    """The country or territory with this ISO 3166-1 alpha-2 code."""
    number = _index().codes.get(code)
    return _index().place(number) if number is not None else None


def demonym(word: str) -> Place | None:
    """The place whose people or things are called so: "Israeli", "Israelis", "British", "Texans", "South Korean"."""
    found = _index().demonyms.get(word)
    return _index().place(found) if found is not None else None


def is_place(name: str) -> bool:
    """Whether the name alone, without context, most probably means a place: no small town, no family name."""
    return name not in _COMPANIES and any(map(is_famous, candidates(name, rare=False)[:1]))


def is_famous(place: Place) -> bool:
    """Whether its name needs no context: no small town."""
    return place.kind in _SURE or place.population >= _WELL_KNOWN


@lru_cache(maxsize=10_000)
def candidates(name: str, *, rare: bool = True) -> tuple[Place, ...]:
    """All places with this name, the most prominent first: countries, capitals, divisions, then cities by people.

    Without `rare` neither names of cities in other languages count nor villages, whose names are often words.
    """
    index = _index()
    name = name.replace("’", "'")  # as the press writes it
    bare = name[4:] if name[:4] in {"the ", "The "} else name
    found = [index.place(row) for row in index.names.get(bare) or index.names.get(name) or ()]
    if rare:
        most = max((place.population for place in found), default=0)
        others = [index.place(row) for row in index.foreign.get(bare, ())]
        larger = [place for place in others if place.population >= _OUTSHINES * most and place not in found]
        found = larger + found if all(p.kind == "city" for p in found) else found + larger
        found += _villages(bare)
    return tuple(found)


def _villages(name: str) -> Iterator[Place]:
    rows = _village_rows()
    for i in range(bisect_left(rows, f"{name}\t"), len(rows)):
        if not rows[i].startswith(f"{name}\t"):
            return
        name, geonames, iso3166, division, lat, lon, people = rows[i].split("\t")
        yield Place(name, "village", geonames, None, iso3166, division, float(lat), float(lon), int(people))


class _Index:
    """Rows of the file by name, in its order of prominence; they stay text until somebody asks for them."""

    def __init__(self, rows: list[str]) -> None:
        self.rows = rows
        self.names: dict[str, list[int]] = {}
        self.foreign: dict[str, list[int]] = {}
        self.demonyms: dict[str, int] = {}
        self.codes: dict[str, int] = {}
        for number, row in enumerate(rows):
            kind, name, _ = row.split("\t", 2)
            self.names.setdefault(name, []).append(number)
            if kind == "town":
                continue
            cells = row.split("\t")
            if kind in {"country", "territory"}:
                self.codes[cells[4]] = number
            for column, found in ((_NAMES, self.names), (_FOREIGN, self.foreign)):
                for name in cells[column].split("|") if len(cells) > column and cells[column] else ():
                    found.setdefault(name, []).append(number)
            for word in cells[_DEMONYMS].split("|") if len(cells) > _DEMONYMS and cells[_DEMONYMS] else ():
                self.demonyms.setdefault(word, number)

    def place(self, number: int) -> Place:
        """The row as a place."""
        return _place(self.rows[number])


@lru_cache(maxsize=10_000)
def _place(row: str) -> Place:
    kind, name, geonames, wikidata, iso3166, division, lat, lon, people, *_ = (*row.split("\t"), *[""] * 6)
    return Place(
        name=name,
        kind=kind,  # type: ignore[arg-type]  # the file's kinds are these
        geonames=geonames or None,
        wikidata=wikidata or None,
        iso3166=iso3166 or None,
        division=division or None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(people or 0),
    )


@cache
def _index() -> _Index:
    return _Index(_read("places.tsv.gz"))


@cache
def _village_rows() -> list[str]:
    """Rows of name, GeoNames id, country, division, latitude, longitude, people, sorted: too many to be indexed."""
    return _read("villages.tsv.gz")


def _read(file: str) -> list[str]:
    return gzip.decompress((files("extract") / "gazetteer" / file).read_bytes()).decode().splitlines()[1:]

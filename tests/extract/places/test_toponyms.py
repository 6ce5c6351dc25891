import re

import pytest

from triplewire.extract.places.gazetteer import candidates, demonym
from triplewire.extract.places.toponyms import Sense, Toponym, holds, nested, resolve, senses_of


def toponyms(text: str, *names: str) -> tuple[Toponym, ...]:
    """A toponym for each name, with all its mentions in the text."""
    return tuple(
        Toponym(name, (name,), tuple(m.span() for m in re.finditer(rf"\b{re.escape(name)}\b", text))) for name in names
    )


def resolved(text: str, *names: str) -> dict[str, Sense]:
    return resolve(text, toponyms(text, *names))


@pytest.mark.parametrize(
    ("text", "names", "name", "geonames"),
    [
        # containment
        ("She left Paris, Texas, at noon.", ("Paris", "Texas"), "Paris", "4717560"),
        ("She left Paris, France, at noon.", ("Paris", "France"), "Paris", "2988507"),
        ("A barn near London, Ontario, burnt.", ("London", "Ontario"), "London", "6058560"),
        ("A farm in Georgia in the United States.", ("Georgia", "United States"), "Georgia", "4197000"),
        ("Tbilisi is in Georgia.", ("Tbilisi", "Georgia"), "Georgia", "614540"),
        ("A barn in Peru, Indiana, burnt.", ("Peru", "Indiana"), "Peru", "4924733"),
        # the other places of the document
        ("Leeds, Oxford and Cambridge won.", ("Leeds", "Oxford", "Cambridge"), "Cambridge", "2653941"),
        ("Boston, Worcester and Cambridge won.", ("Boston", "Worcester", "Cambridge"), "Cambridge", "4931972"),
        # nearby places, although the Richmond on the Thames has more inhabitants
        ("Ripon, Catterick and Richmond lost.", ("Ripon", "Catterick", "Richmond"), "Richmond", "2639388"),
        ("Hackney and East London were calm.", ("Hackney", "East London"), "East London", None),
        # inhabitants, where there is no other evidence
        ("He flew to Paris.", ("Paris",), "Paris", "2988507"),
        ("Envoys met in Moscow.", ("Moscow",), "Moscow", "524901"),
        ("Voters in Texas and Ohio watch Washington.", ("Texas", "Ohio", "Washington"), "Washington", "4140963"),
        ("Seattle, Tacoma and all of Washington.", ("Seattle", "Tacoma", "Washington"), "Washington", "5815135"),
        # fame holds against the context
        ("The senator from Ohio and one from Utah flew to Paris.", ("Ohio", "Utah", "Paris"), "Paris", "2988507"),
        # lists are not containment, although Japan has a town called China
        ("Talks with China, Japan and Peru.", ("China", "Japan", "Peru"), "China", "1814991"),
        # the kind in the name
        ("Aleppo province is calm.", ("Aleppo province",), "Aleppo province", "170062"),
    ],
)  # fmt: skip
def test_senses(text: str, names: tuple[str, ...], name: str, geonames: str) -> None:
    sense = resolved(text, *names)[name]
    assert sense.exact
    assert sense.place.geonames == geonames


@pytest.mark.parametrize(
    ("text", "names", "name", "around"),
    [
        ("The hamlet of Xyrtown, Kenya.", ("Xyrtown", "Kenya"), "Xyrtown", "Kenya"),
        ("Flights from Nairobi airport.", ("Nairobi airport",), "Nairobi airport", "Nairobi"),
        ("Shells fell on south-eastern Lebanon.", ("south-eastern Lebanon",), "south-eastern Lebanon", "Lebanon"),
        ("Xyrtown, near Lima, Cusco and Arequipa.", ("Xyrtown", "Lima", "Cusco", "Arequipa"), "Xyrtown", "Peru"),
        # no Holton of the gazetteer lies in Suffolk, and the one in Kansas is small
        ("A farm at Holton in Suffolk.", ("Holton", "Suffolk"), "Holton", "Suffolk"),
        # the name of a street is weaker evidence than the country of the other places
        ("Rosario, Córdoba and the Rio Santiago.", ("Rosario", "Córdoba", "Rio Santiago"), "Rio Santiago", "Argentina"),
    ],
)
def test_an_unknown_place_lies_in_a_known_one(text: str, names: tuple[str, ...], name: str, around: str) -> None:
    sense = resolved(text, *names)[name]
    assert not sense.exact
    assert sense.place.name == around


@pytest.mark.parametrize(
    ("text", "names"), [("Xyrtown burnt.", ("Xyrtown",)), ("Xyrtown wrote to Peru.", ("Xyrtown", "Peru"))]
)
def test_one_other_place_is_not_enough_evidence_for_a_country(text: str, names: tuple[str, ...]) -> None:
    assert "Xyrtown" not in resolved(text, *names)


def test_demonyms_are_evidence() -> None:
    text = "Cambridge answered."
    canadian = demonym("Canadians")
    assert canadian
    sense = resolve(text, toponyms(text, "Cambridge"), [canadian] * 3)["Cambridge"]
    assert sense.place.iso3166 == "CA"


def test_all_names_of_a_toponym_count() -> None:
    assert senses_of(("Cambridge", "Cambridge, Mass."))[0].name == "Cambridge"
    assert senses_of(("Georgia", "Georgia Republic"))[0].iso3166 == "GE"


def test_parts_and_wholes_in_the_text() -> None:
    text = "Oslo, Norway, Peru's Lima and Cork (Ireland)"
    names = toponyms(text, "Oslo", "Norway", "Peru", "Lima", "Cork", "Ireland")
    pairs = set(nested(text, names))
    assert {("Oslo", "Norway"), ("Lima", "Peru"), ("Cork", "Ireland")} <= pairs
    assert ("Lima", "Cork") not in pairs


@pytest.mark.parametrize(
    ("whole", "part", "answer"),
    [
        ("Texas", "Houston", True), ("Texas", "Chicago", False), ("Peru", "Lima", True), ("Peru", "Chile", False),
        ("Peru", "Peru", False), ("England", "Leeds", True), ("Scotland", "Leeds", False), ("Lima", "Peru", False),
    ],
)  # fmt: skip
def test_containment(whole: str, part: str, answer: bool) -> None:
    assert holds(candidates(whole)[0], candidates(part)[0]) is answer

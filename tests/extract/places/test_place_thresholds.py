"""The thresholds of places: for each a case just inside it and one just outside."""

import re
from typing import Any

import pytest

from triplewire.extract.lexicon.thresholds import Places
from triplewire.extract.places.gazetteer import Place, PlaceKind, candidates, country, is_famous
from triplewire.extract.places.hyphens import is_syllable
from triplewire.extract.places.toponyms import Evidence, Toponym, clarity, fame, resolve
from triplewire.extract.syntax.tree import Row, Tree

COVERED = {
    "well_known", "outshining", "same_country", "same_division", "nearby", "fame_country", "fame_region",
    "fame_county", "fame_feature", "least_population", "clear_lead", "unclear_weight", "counted_mentions",
    "country_share", "country_evidence", "cell", "syllable", "namesake_lead",
}  # fmt: skip


def place(kind: PlaceKind = "city", population: float = 0, **fields: Any) -> Place:
    """A place without identifiers."""
    known: dict[str, Any] = {"iso3166": None, "division": None, "lat": None, "lon": None} | fields
    return Place("Qubor", kind, None, None, population=int(population), **known)


def around(given: str, mentions: int = 0) -> str | None:
    """The place around an unknown one, in a document about countries and, so many times, about Lima."""
    text = "Xyrtown" + " Lima" * mentions
    toponyms = tuple(
        Toponym(name, (name,), tuple(m.span() for m in re.finditer(name, text)))
        for name in ("Xyrtown", "Lima")
        if name in text
    )
    places = [found for name in given.split() if (found := country(name))]
    sense = resolve(text, toponyms, places).get("Xyrtown")
    return sense.place.name if sense else None


@pytest.mark.parametrize(("population", "famous"), [(199_999, False), (200_000, True)])
def test_a_large_city_needs_no_context(population: int, famous: bool) -> None:
    assert is_famous(place(population=population)) is famous


@pytest.mark.parametrize(
    ("name", "foreign", "listed"), [("Franklin", "El Paso", False), ("Jimenez", "Cadereyta Jiménez", True)]
)
def test_a_foreign_name_needs_a_much_larger_city(name: str, foreign: str, listed: bool) -> None:
    assert (foreign in {found.name for found in candidates(name)}) is listed


@pytest.mark.parametrize(
    ("kind", "fewer", "more"),
    [
        ("country", 0.9e9, 1.1e9),
        ("nation", 0.9e8, 1.1e8),
        ("territory", 0.9e8, 1.1e8),
        ("state", 0.9e8, 1.1e8),
        ("sea", 0.9e7, 1.1e7),
        ("county", 3.1e4, 3.3e4),
    ],
)
def test_fame_without_inhabitants(kind: PlaceKind, fewer: float, more: float) -> None:
    assert fame(place(population=fewer)) < fame(place(kind)) < fame(place(population=more))


def test_the_least_fame() -> None:
    assert fame(place(population=0)) == fame(place(population=1000)) < fame(place(population=1001))


@pytest.mark.parametrize(
    ("sense", "other", "gain"),
    [
        ({"iso3166": "PE"}, {"iso3166": "PE"}, 1.6),
        ({"division": "US.TX"}, {"division": "US.TX.001"}, 1.2),
        ({"lat": 10.5, "lon": 20.5}, {"lat": 11.5, "lon": 20.5}, 0.6),
        ({"lat": 10.05, "lon": 20.5}, {"lat": 11.95, "lon": 20.5}, 0.6),  # the next cell
        ({"lat": 10.5, "lon": 20.5}, {"lat": 12.5, "lon": 20.5}, 0.0),  # two cells away
        ({"lat": 10.5, "lon": 20.5}, {"lat": 10.5, "lon": 22.5}, 0.0),
    ],
)
def test_what_the_other_places_add(sense: dict[str, Any], other: dict[str, Any], gain: float) -> None:
    evidence = Evidence([(place(**other), 1)])
    prominent = place(population=10**7)
    just_inside, just_outside = (place(population=10 ** (7 - gain + off), **sense) for off in (0.05, -0.05))
    assert evidence.best((prominent, just_inside)) is (just_inside if gain else prominent)
    assert evidence.best((prominent, just_outside)) is prominent


@pytest.mark.parametrize(("population", "weight"), [(1e6, 1.0), (1.1e6, 0.3)])
def test_a_first_sense_must_lead(population: float, weight: float) -> None:
    assert clarity((place(population=10**7), place(population=population))) == weight
    assert clarity((place(population=10**7),)) == 1.0


@pytest.mark.parametrize(
    ("given", "mentions", "name"),
    [
        ("Peru", 0, None),
        ("Peru Peru", 0, "Peru"),
        ("Peru Peru Chad Kenya France", 0, "Peru"),  # two fifths of the evidence
        ("Peru Peru Peru Chad Kenya France Spain Italy", 0, None),  # three eighths
        ("Chad Chad Chad", 4, "Peru"),
        ("Chad Chad Chad Chad", 9, "Chad"),  # more than four mentions are not more evidence
    ],
)
def test_evidence_for_a_country(given: str, mentions: int, name: str | None) -> None:
    assert around(given, mentions) == name


@pytest.mark.parametrize(("share", "kind"), [(0.49, "country"), (0.51, "division")])
def test_context_decides_between_a_country_and_a_larger_division(share: float, kind: PlaceKind) -> None:
    senses = place("country", population=1e6, iso3166="GE"), place("division", population=1e7, iso3166="US")
    evidence = Evidence([(place(iso3166="US"), share), (place(iso3166="RU"), 1 - share)])
    assert evidence.best(senses).kind == kind


@pytest.mark.parametrize(("syllable", "whole"), [("cheung", True), ("cheungs", False)])
def test_the_second_syllable_of_a_given_name_is_short(syllable: str, whole: bool) -> None:
    forms = [("Lam", 0), ("Cheuk", 4), ("-", 9), (syllable, 10)]
    words = Tree(Row(form, at, form, "PROPN", "NNP", "dep", 3) for form, at in forms)
    assert is_syllable(words, 0, 3) == whole


def test_every_threshold_is_covered() -> None:
    assert set(Places.__struct_fields__) == COVERED

"""Forms of the names of countries, without a model."""

from types import SimpleNamespace
from typing import Any

import pytest

from triplewire.extract.names.name_forms import form
from triplewire.extract.names.name_groups import Group, group_names


def group(name: str, country: str | None = None) -> Group:
    phrase: Any = SimpleNamespace(called=name, country=country)
    return Group(tuple(name.lower().split()), [phrase], "Country" if country else "Place")


@pytest.mark.parametrize(
    ("short", "country", "rule"),
    [
        ("Korea", "South Korea", "name.form"),
        ("Korea Republic", "South Korea", "name.form"),
        ("Arabia", "Saudi Arabia", ""),  # no part of a larger Arabia
        ("Korea Strait", "South Korea", ""),
    ],
)
def test_the_noun_of_a_country_is_its_name_where_the_country_is_a_part(short: str, country: str, rule: str) -> None:
    assert form(group(short), group(country, country)) == rule


def test_a_country_is_no_form_of_another() -> None:
    assert form(group("Sudan", "Sudan"), group("South Sudan", "South Sudan")) == ""


def phrase(name: str, kind: str, *evidence: str, known: bool = False) -> Any:
    alone = {"words": (SimpleNamespace(i=0),), "sentence": SimpleNamespace(words=())}
    told = {"evidence": [*evidence], "known": known, "type": kind}
    return SimpleNamespace(called=name, country=None, behind=0, plural=False, **alone, **told)


@pytest.mark.parametrize(
    ("whole", "kind"),
    [
        (phrase("Bel Pagel", "Organization", "model.ORG"), "Person"),
        (phrase("Bel Pagel", "Organization", "model.ORG", "the"), "Organization"),  # "the Bel Pagel"
        (phrase("Bel Pagel", "Organization", "model.ORG", "head.Organization", known=True), "Organization"),
        (phrase("Bel Pagel", "Work", "model.ORG", "quoted"), None),
        (phrase("Bel Ann Tor Pagel", "Organization", "model.ORG"), "Organization"),
        (phrase("Bel Ortiz", "Organization", "model.ORG"), "Organization"),
    ],
)
def test_a_surname_that_is_a_persons_decides_for_the_full_name(whole: Any, kind: str) -> None:
    surname = phrase("Pagel", "Person", "model.PERSON", "subject.says")
    groups = group_names([whole, surname])
    assert groups[tuple(whole.called.lower().split())].type == kind


@pytest.mark.parametrize(
    ("evidence", "kinds"),
    [
        (["subject.lives"], ["Person", "Work"]),
        (["subject"], ["Work"]),  # nothing says that a person is meant
    ],
)
def test_a_work_named_after_a_person_is_not_the_person(evidence: list[str], kinds: list[str]) -> None:
    person = phrase("Ana Diaz", "Person", "model.PERSON", "given.first", *evidence)
    work = phrase("Ana Diaz", "Work", "model.ORG", "class.Work", known=True)
    assert [group.type for group in group_names([person, work]).values()] == kinds


def test_a_capital_article_and_a_person_make_a_title() -> None:
    person = phrase("Bel Pagel", "Person", "model.PERSON", "subject.says")
    title = phrase("Real Bel Pagel", "Organization", "model.ORG", "the.capital")
    other = phrase("Loud Bel Pagel", "Person", "model.PERSON", "subject.says")
    found = group_names([person, title, other])
    assert (found["real", "bel", "pagel"].type, found["loud", "bel", "pagel"].type) == ("Work", "Person")


def test_an_abbreviated_state_is_the_state_and_no_city() -> None:
    names = [phrase(name, "Place", "model.GPE") for name in ("Tenn.", "Tennessee", "N.Y.", "New York")]
    assert [len(group.phrases) for group in group_names(names).values()] == [2, 1, 1]

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
    return SimpleNamespace(
        called=name, country=None, type=kind, known=known, behind=0, plural=False, evidence=[*evidence], words=()
    )


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

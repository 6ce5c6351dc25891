"""Forms of the names of countries, without a model."""

from types import SimpleNamespace
from typing import Any

import pytest

from triplewire.extract.names.name_forms import form
from triplewire.extract.names.name_groups import Group


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

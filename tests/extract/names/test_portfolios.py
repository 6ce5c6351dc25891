"""Portfolios of offices, which are no names, and bodies whose names join several."""

from __future__ import annotations

import pytest

import triplewire
from triplewire.extract.model import Document


def named(document: Document) -> dict[str, str]:
    """The types of the named entities, by name."""
    return {e.name: e.type for e in document.entities if any(m.kind == "name" for m in e.mentions)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names", "office"),
    [
        (
            "Minister of Lands, Water and Rural Development Asha Moen quit.",
            {"Asha Moen": "Person"},
            "Minister of Lands,",
        ),
        (
            "The Commissioner for Trade, Skills and Labour, Ann Lee, said so.",
            {"Ann Lee": "Person"},
            "Commissioner for Tra",
        ),
        ("The Secretary of State for Defence, Ann Moen, quit.", {"Ann Moen": "Person"}, "Secretary of State for D"),
        (
            "Ann Moen, the minister of health, met Hamas.",
            {"Ann Moen": "Person", "Hamas": "Organization"},
            "minister of ",
        ),
    ],
)
def test_a_portfolio_is_no_name(pipeline: triplewire.Pipeline, text: str, names: dict[str, str], office: str) -> None:
    document = pipeline.read(text)
    assert named(document) == names
    held = [r.object[: len(office)] for r in document.relations if r.relation == "holdsOffice"]
    assert held == [office]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Cultural Affairs, Tourism and Sports Office agreed.", "Cultural Affairs, Tourism and Sports Office"),
        ("The Marion County District Attorney's Office sued.", "Marion County District Attorney's Office"),
        ("The Secretary of State's Office ordered a test.", "Secretary of State's Office"),
        ("Alex Kohner of Morris, Yorn, Barnes and Levine agreed.", "Morris, Yorn, Barnes and Levine"),
        ("The Academy of Motion Picture Arts and Sciences agreed.", "Academy of Motion Picture Arts and Sciences"),
        ("The Philadelphia 76ers fired Ann Moen.", "Philadelphia 76ers"),
        ("He met a spokeswoman from McDonald's, Joanna Moen.", "McDonald's"),
        ("The White House, the State Department and Congress agreed.", "State Department"),
        ("The Department of Justice and Congress agreed.", "Department of Justice"),
    ],
)
def test_a_body_has_its_whole_name(pipeline: triplewire.Pipeline, text: str, name: str) -> None:
    assert named(pipeline.read(text)).get(name) == "Organization"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ministers Ngo Xuan Lich and Ann Moen met.", {"Ngo Xuan Lich": "Person", "Ann Moen": "Person"}),
        ("The secretary of the Labour Party of Togo Kofi Agbeko quit.", {"Kofi Agbeko": "Person"}),
        ("Ann Skripal fled. They attacked the Skripals.", {"Ann Skripal": "Person", "Skripals": "Group"}),
        ("Two Long Islanders won.", {"Long Islanders": "Group"}),
        ("Notre Dame won. Notre Dame coach Ann Moen wept.", {"Notre Dame": "Organization", "Ann Moen": "Person"}),
        ("A case of Bluetongue disease was found. Bluetongue kills sheep.", {"Bluetongue": "Other"}),
        ("The dead are many: Sri Lanka - approximately 28,500.", {"Sri Lanka": "Country"}),
        ("Theresa May left in May. Referee Tony Weeks saw it.", {"Theresa May": "Person", "Tony Weeks": "Person"}),
        ("The troops' Commanding Officer said so.", {}),
    ],
)
def test_names_beside_titles_and_countries(pipeline: triplewire.Pipeline, text: str, names: dict[str, str]) -> None:
    found = named(pipeline.read(text))
    assert {name: kind for name, kind in found.items() if name in names or not names} == names

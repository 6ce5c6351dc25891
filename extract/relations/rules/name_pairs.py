"""Names beside each other: places and their parts, owners and property, wholes and members."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.relations.mechanisms.affiliations import find_affiliations
from triplewire.extract.relations.mechanisms.containment import (
    find_commas,
    find_demonyms,
    find_from,
    find_in,
    find_including,
    find_lists,
    find_of,
    find_owners,
    find_predicates,
    find_seats,
)
from triplewire.extract.relations.mechanisms.stated import Finder
from triplewire.extract.relations.mechanisms.worded import Worded
from triplewire.extract.rules.rule import Rule

RULES: tuple[Rule[Finder], ...] = (
    Rule(
        "place.comma",
        find_commas,
        {"He lives in Hoboken, New Jersey, with his wife.": ("Hoboken liesIn Jersey",)},
        (
            "They met in Bergen, Oslo and Berlin.",
            "They met in Bergen, Norway and Oslo.",
            "They met in Bergen, in May.",
            "In Berlin, German Chancellor Angela Merkel called the bailout critical.",
        ),
    ),
    Rule(
        "place.predicate",
        Worded(frozenset({"in"}), find_predicates),
        {
            "The University of Ghent is in Belgium.": ("University locatedIn Belgium",),
            "Mount Elgon is in Uganda.": ("Elgon liesIn Uganda",),
        },
        (
            "Mount Elgon is not in Chad.",
            "Mount Elgon may be in Uganda.",
            "The mayor is in Oslo.",
            "Berg is ill in Oslo.",
        ),
    ),
    Rule(
        "place.list",
        find_lists,
        {"They met in Bergen, Norway and Berlin.": ("Bergen mayLieIn Norway",)},
        ("They met in Bergen, Norway.", "They met in Bergen and Berlin."),
    ),
    Rule(
        "name.affiliation",
        find_affiliations,
        {
            "Kari Moen of the Centre Party won the seat.": ("Moen affiliatedWith Party",),
            "Ole Dahl, 31, from Bergen, was convicted.": ("Dahl affiliatedWith Bergen",),
            "Kari Moen (Centre Party) won the seat.": ("Moen affiliatedWith Party",),
        },
        (
            "They accused Kari of theft.",
            "The mayor of Bergen won the seat.",
            "Kari Moen (born in May) won the seat.",
            "Senator Kari Moen (R-TX) won the seat.",
        ),
    ),
    Rule(
        "name.seat",
        find_seats,
        {"Bolt Ltd of Oslo sued Acme.": ("Ltd locatedIn Oslo",)},
        ("The University of Bergen closed.", "The mayor of Bergen resigned."),
    ),
    Rule(
        "name.possessive",
        find_owners,
        {
            "Sydney's Opera House was closed.": ("House belongsTo Sydney",),
            "The club's ship Anna sank.": ("Anna ofKind club",),
        },
        ("His ship sank.",),
    ),
    Rule(
        "name.demonym",
        find_demonyms,
        {
            "The Lebanese militant group Hizballah fired first.": ("Hizballah comesFrom Lebanese",),
            "Kari Moen, a Norwegian singer, died.": ("Moen comesFrom Norwegian",),
            "Kari Moen is a Norwegian singer.": ("Moen comesFrom Norwegian",),
        },
        ("The old singer died.", "The French and Norwegian singer Kari Moen died."),
    ),
    Rule(
        "place.of",
        Worded(RELATIONS.places, find_of),
        {"They took the Iraqi city of Mosul.": ("Mosul locatedIn Iraqi",)},
        ("They took the old city of Mosul.", "They took the Iraqi city.", "They took the Soho area of London."),
    ),
    Rule(
        "name.in",
        Worded(frozenset({"in"}), find_in),
        {"The Opera House in Sydney was closed.": ("House heldIn Sydney",)},
        (
            "He saw the house in May.",
            "The house in Oslo was closed.",
            "New Year's Eve in Oslo was calm.",
            "Chile begins a four-day match against Lower Saxony in Hanover on Thursday.",
        ),
    ),
    Rule(
        "name.including",
        Worded(frozenset({"including"}), find_including),
        {"The African Union, including Chad and Niger, agreed.": ("Chad isAmong Union", "Niger isAmong Union")},
        (
            "They drove past, including at night.",
            "She met defectors from the Free League, including Tom Hall.",
        ),
    ),
    Rule(
        "name.from",
        find_from,
        {
            "Two experts from Greenpeace were held.": ("experts memberOf Greenpeace",),
            "Ole Dahl, a baker from Bergen, was held.": ("Dahl affiliatedWith Bergen",),
        },
        ("Two experts from abroad were held.", "They heard from Greenpeace."),
    ),
)

"""Nouns for roles: offices, membership, employment, kinship, ..."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.relations.mechanisms.noun_relations import find_roles, find_siblings
from triplewire.extract.relations.mechanisms.role_words import NOUNS_OF
from triplewire.extract.relations.mechanisms.stated import Finder
from triplewire.extract.relations.mechanisms.worded import Worded
from triplewire.extract.rules.rule import Rule


def _rule(name: str, yields: Mapping[str, tuple[str, ...]], refuses: tuple[str, ...]) -> Rule[Finder]:
    return Rule(f"role.{name}", Worded(NOUNS_OF[name], partial(find_roles, name)), yields, refuses)


RULES: tuple[Rule[Finder], ...] = (
    _rule(
        "office",
        {
            "Kansas City Mayor Kari Moen left.": ("Moen holdsOffice Mayor of City",),
            "Chilean President Ana Rojas flew to Lima.": ("Rojas holdsOffice President of Chilean",),
            "Norway's former Prime Minister Kari Moen resigned.": (
                "formerly Moen holdsOffice Prime Minister of Norway",
            ),
            "Kari Moen, spokeswoman for the Health Ministry, declined to comment.": (
                "Moen holdsOffice spokeswoman of Ministry",
            ),
            "The chairman of Unilever, Paul Polman, retired.": ("Polman holdsOffice chairman of Unilever",),
            "Ana Rojas was elected president of the union.": ("Rojas holdsOffice president of union",),
            "The Kenyan foreign minister said nothing.": ("minister holdsOffice foreign minister of Kenyan",),
            "US Secretary of State Dean Rusk landed in Oslo.": ("Rusk holdsOffice Secretary of State of US",),
            "Kari Moen is editor in chief of the Bergen Times.": ("Moen holdsOffice editor in chief of Times",),
            "Kari Moen resigned as mayor of Bergen.": ("formerly Moen holdsOffice mayor of Bergen",),
            "Kari Moen is out as mayor of Bergen.": ("formerly Moen holdsOffice mayor of Bergen",),
            "Kari Moen is no longer mayor of Bergen.": ("formerly Moen holdsOffice mayor of Bergen",),
            "Kari Moen ceased to be mayor of Bergen.": ("formerly Moen holdsOffice mayor of Bergen",),
            "Kari Moen spent six years as mayor of Bergen.": ("formerly Moen holdsOffice mayor of Bergen",),
            "Kari Moen has spent six years as mayor of Bergen.": ("Moen holdsOffice mayor of Bergen",),
            "After ten years as mayor of Bergen, Kari Moen left.": ("formerly Moen holdsOffice mayor of Bergen",),
            "Kari Moen was promoted to chairman of the bank.": ("Moen holdsOffice chairman of bank",),
            "Kari Moen, director, Nordea Bank, agreed.": ("Moen holdsOffice director of Bank",),
            "Unilever chairman and chief executive Ole Dahl agreed.": (
                "Dahl holdsOffice chairman of Unilever",
                "Dahl holdsOffice chief executive of Unilever",
            ),
            "The Commissioner for Employment, Kari Moen, agreed.": ("Moen holdsOffice Commissioner for Employment",),
            "The sacked mayor of Bergen, Kari Moen, appealed.": ("formerly Moen holdsOffice mayor of Bergen",),
        },
        (
            "No president of Chile has ever resigned.",
            "Ana Rojas wants to be the next president of Chile.",
            "Ole Dahl is not the mayor of Bergen.",
            "Ole Dahl may become mayor of Bergen.",
            "The minister left the room.",
        ),
    ),
    _rule(
        "member",
        {
            "Ole Dahl, a member of the Labour Party, voted against it.": ("Dahl memberOf Party",),
            "Two Hamas fighters were killed.": ("fighters memberOf Hamas",),
            "Greenpeace activist Ole Dahl was released.": ("Dahl memberOf Greenpeace",),
            "The alliance's members include Chad and Niger.": ("Chad memberOf alliance", "Niger memberOf alliance"),
            "Chad and Niger are members of the African Union.": ("Chad memberOf Union", "Niger memberOf Union"),
        },
        ("The members voted yesterday.",),
    ),
    _rule(
        "employee",
        {
            "BBC reporter Ole Dahl was released.": ("Dahl employedBy BBC",),
            "Ole Dahl, an analyst at Barclays, expects more.": ("Dahl employedBy Barclays",),
            "Ole Dahl works as an engineer for Siemens.": ("Dahl employedBy Siemens",),
        },
        ("The reporter left.",),
    ),
    _rule(
        "player",
        {"Arsenal striker Ole Dahl scored twice.": ("Dahl memberOf Arsenal",)},
        ("The striker scored twice.",),
    ),
    _rule(
        "state",
        {"The NATO countries met in Oslo.": ("countries memberOf NATO",)},
        ("The country voted yesterday.",),
    ),
    _rule(
        "kin",
        {
            "Ole Dahl arrived with his wife Kari.": ("Kari kinOf his",),
            "Kari Moen, the sister of Ole Dahl, lives in Bergen.": ("Moen kinOf Dahl",),
            "Ole Dahl's father was a baker.": ("father kinOf Dahl",),
            "Kari Moen is the daughter of Ole Dahl.": ("Moen kinOf Dahl",),
        },
        (
            "The father of two was arrested.",
            "The twins were born in May.",
        ),
    ),
    _rule(
        "founder",
        {
            "Ole Dahl, the founder of Norsk Data, died.": ("Data foundedBy Dahl",),
            "Microsoft founder Bill Gates spoke.": ("Microsoft foundedBy Gates",),
        },
        ("The founder died.",),
    ),
    _rule(
        "owner",
        {
            "Ole Dahl, the owner of the Bergen Times, died.": ("Times ownedBy Dahl",),
            "Leeds United owner Ole Dahl sold his house.": ("United ownedBy Dahl",),
        },
        ("The owner died.",),
    ),
    _rule(
        "ally",
        {
            "Ole Dahl, a close ally of Kari Moen, was sacked.": ("Dahl alliedWith Moen",),
            "Kari Moen's ally Ole Dahl was sacked.": ("Dahl alliedWith Moen",),
        },
        ("The allies met.",),
    ),
    _rule(
        "enemy",
        {"Ole Dahl is an enemy of Kari Moen.": ("Dahl opposedTo Moen",)},
        ("The enemy attacked.",),
    ),
    _rule(
        "capital",
        {
            "Nairobi, the capital of Kenya, was flooded.": ("Nairobi capitalOf Kenya",),
            "Kenya's capital, Nairobi, was flooded.": ("Nairobi capitalOf Kenya",),
            "The Kenyan capital Nairobi was flooded.": ("Nairobi capitalOf Kenyan",),
        },
        ("The firm needs capital.",),
    ),
    _rule(
        "part",
        {
            "Tromso, a district of Bergen, was flooded.": ("Tromso partOf Bergen",),
            "Quds Force, an arm of the Guard, was blamed.": ("Force partOf Guard",),
            "Crimea is part of Ukraine.": ("Crimea partOf Ukraine",),
        },
        ("The arm was broken.",),
    ),
    _rule(
        "subsidiary",
        {"Audi, a subsidiary of Volkswagen, cut jobs.": ("Audi ownedBy Volkswagen",)},
        ("The subsidiary cut jobs.",),
    ),
    _rule(
        "citizen",
        {
            "Ole Dahl, a citizen of Norway, was held.": ("Dahl nationality Norway",),
            "Ole Dahl is a Norwegian citizen.": ("Dahl nationality Norwegian",),
        },
        ("Citizens voted.",),
    ),
    _rule(
        "native",
        {
            "A native of Accra, Kofi Mensah studied law.": ("Mensah bornIn Accra",),
            "Drew Barton, a Cleveland native, scored twice.": ("Barton bornIn Cleveland",),
            "The Cleveland native Drew Barton scored twice.": ("Barton bornIn Cleveland",),
        },
        ("The natives fled.",),
    ),
    _rule(
        "resident",
        {
            "Ole Dahl, a resident of Bergen, saw the fire.": ("Dahl residesIn Bergen",),
            "Bergen resident Ole Dahl saw the fire.": ("Dahl residesIn Bergen",),
        },
        ("Residents fled.",),
    ),
    _rule(
        "graduate",
        {"Ole Dahl, a graduate of Harvard, teaches there.": ("Dahl educatedAt Harvard",)},
        ("Graduates need jobs.",),
    ),
    _rule(
        "successor",
        {
            "Kari Moen, the successor of Ole Dahl, agreed.": ("Moen succeeded Dahl",),
            "His successor agreed.": ("successor succeeded His",),
        },
        ("A successor was named.",),
    ),
    _rule(
        "author",
        {"Kari Moen, the author of Winter Light, died.": ("Light createdBy Moen",)},
        ("The author died.",),
    ),
    _rule(
        "work",
        {"Winter Light, a novel by Kari Moen, won.": ("Light createdBy Moen",)},
        ("The novel won.", "The novel was written by hand."),
    ),
    Rule(
        "kin.mutual",
        Worded(RELATIONS.mutual_kin, find_siblings),
        {"The sisters Kari Moen and Anna Moen won.": ("Moen kinOf Moen",)},
        ("Their sisters, Kari and Anna, won.", "The sisters won."),
    ),
)

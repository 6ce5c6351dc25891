"""Verbs and compound participles of lasting relations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.lexicon.relation_patterns import verbs_of
from triplewire.extract.relations.mechanisms.stated import Finder
from triplewire.extract.relations.mechanisms.verb_relations import (
    find_control,
    find_couples,
    find_modifiers,
    find_objects,
    find_support,
    find_verbs,
    nouns_of,
    participles_of,
)
from triplewire.extract.relations.mechanisms.worded import Worded
from triplewire.extract.rules.rule import Rule


def _verb(name: str, yields: Mapping[str, tuple[str, ...]], refuses: tuple[str, ...]) -> Rule[Finder]:
    return Rule(f"lasting.{name}", Worded(verbs_of(name), partial(find_verbs, name)), yields, refuses)


def _object(name: str, yields: Mapping[str, tuple[str, ...]], refuses: tuple[str, ...]) -> Rule[Finder]:
    return Rule(f"object.{name}", Worded(nouns_of(name), partial(find_objects, name)), yields, refuses)


def _modifier(name: str, yields: Mapping[str, tuple[str, ...]], refuses: tuple[str, ...]) -> Rule[Finder]:
    return Rule(f"modifier.{name}", Worded(participles_of(name), partial(find_modifiers, name)), yields, refuses)


RULES: tuple[Rule[Finder], ...] = (
    _verb(
        "foundedBy",
        {
            "Ole Dahl founded Norsk Data in 1967.": ("Data foundedBy Dahl",),
            "Norsk Data was founded by Ole Dahl.": ("Data foundedBy Dahl",),
            "Norsk Data, founded by Ole Dahl, closed.": ("Data foundedBy Dahl",),
        },
        ("Ole Dahl wanted to found a bank.",),
    ),
    _verb(
        "ownedBy",
        {
            "Volkswagen owns Audi.": ("Audi ownedBy Volkswagen",),
            "The firm that Volkswagen owns closed.": ("firm ownedBy Volkswagen",),
            "Audi is owned by Volkswagen.": ("Audi ownedBy Volkswagen",),
        },
        ("Volkswagen may own Audi.",),
    ),
    _verb(
        "acquiredBy",
        {"Audi was bought by Volkswagen in 1966.": ("Audi acquiredBy Volkswagen",)},
        ("Volkswagen plans to buy Audi.",),
    ),
    _verb(
        "leads",
        {
            "Kari Moen leads the Labour Party.": ("Moen leads Party",),
            "Kari Moen, who heads the Red Cross, agreed.": ("Moen leads Cross",),
            "The party is led by Kari Moen.": ("Moen leads party",),
            "The French previously led the Sahel Council, commanding it from Paris.": (
                "formerly French leads Council",
                "formerly French leads it",
            ),
        },
        ("Kari Moen will lead the Labour Party.", "Kari Moen leads the team in scoring."),
    ),
    _verb(
        "controls",
        {
            "The rebels control Aleppo.": ("rebels controls Aleppo",),
            "Aleppo is controlled by the rebels.": ("rebels controls Aleppo",),
        },
        ("The rebels do not control Aleppo.",),
    ),
    _verb(
        "memberOf",
        {
            "Niger joined the African Union.": ("Niger memberOf Union",),
            "Ole Dahl belongs to the Labour Party.": ("Dahl memberOf Party",),
        },
        (
            "Niger refused to join the African Union.",
            "Niger wants to join the African Union.",
        ),
    ),
    _verb(
        "basedIn",
        {
            "Norsk Data is based in Bergen.": ("Data basedIn Bergen",),
            "Norsk Data, headquartered in Bergen, closed.": ("Data basedIn Bergen",),
        },
        ("The film is based on a novel.",),
    ),
    _verb(
        "locatedIn",
        {
            "The museum is located in Bergen.": ("museum locatedIn Bergen",),
            "The island lies in Lake Chad.": ("island locatedIn Chad",),
        },
        ("The report lies on his desk.",),
    ),
    _verb(
        "bornIn",
        {
            "Ole Dahl was born in Bergen.": ("Dahl bornIn Bergen",),
            "Ole Dahl, born in Bergen, moved to Oslo.": ("Dahl bornIn Bergen",),
        },
        ("Ole Dahl was born poor.",),
    ),
    _verb(
        "diedIn",
        {"Ole Dahl died in Bergen.": ("Dahl diedIn Bergen",)},
        ("Ole Dahl did not die in Bergen.",),
    ),
    _verb(
        "residesIn",
        {
            "Ole Dahl lives in Bergen.": ("Dahl residesIn Bergen",),
            "Ole Dahl and Kari Moen reside in Bergen.": ("Dahl residesIn Bergen", "Moen residesIn Bergen"),
        },
        ("Ole Dahl would live in Bergen.",),
    ),
    _verb(
        "educatedAt",
        {
            "Ole Dahl studied at Oxford.": ("Dahl educatedAt Oxford",),
            "Ole Dahl studied law at Oxford.": ("Dahl educatedAt Oxford",),
            "Ole Dahl graduated from Oxford.": ("Dahl educatedAt Oxford",),
        },
        ("Ole Dahl hopes to study at Oxford.",),
    ),
    _verb(
        "employedBy",
        {
            "Ole Dahl works for Siemens.": ("Dahl employedBy Siemens",),
            "Siemens employs Ole Dahl.": ("Dahl employedBy Siemens",),
        },
        ("Ole Dahl never worked for Siemens.",),
    ),
    _verb(
        "kinOf",
        {
            "Ole Dahl married Kari Moen.": ("Dahl kinOf Moen",),
            "Ole Dahl is married to Kari Moen.": ("Dahl kinOf Moen",),
            "Ole Dahl divorced Kari Moen.": ("formerly Dahl kinOf Moen",),
        },
        ("Ole Dahl plans to marry Kari Moen.",),
    ),
    _verb(
        "borders",
        {"Norway, which borders Sweden, agreed.": ("Norway borders Sweden",)},
        ("The plan bordered on madness.",),
    ),
    _verb(
        "alliedWith",
        {
            "France is allied with Chad.": ("France alliedWith Chad",),
            "France has supported Chad.": ("France alliedWith Chad",),
        },
        ("France supported Chad on Monday.",),
    ),
    _verb(
        "succeeded",
        {"Kari Moen succeeded Ole Dahl.": ("Moen succeeded Dahl",)},
        ("Kari Moen could succeed Ole Dahl.",),
    ),
    _verb(
        "createdBy",
        {"Winter Light was composed by Kari Moen.": ("Light createdBy Moen",)},
        ("Kari Moen hopes to compose Winter Light.", "Kari Moen helped write Winter Light."),
    ),
    _verb(
        "producedBy",
        {"Boeing produces the Dreamliner.": ("Dreamliner producedBy Boeing",)},
        ("Boeing might produce the Dreamliner.",),
    ),
    _verb(
        "partOf",
        {
            "The kingdom comprises England and Wales.": ("England partOf kingdom", "Wales partOf kingdom"),
            "Greenland belongs to Denmark.": ("Greenland partOf Denmark",),
        },
        ("Greenland does not belong to Denmark.",),
    ),
    _verb(
        "isAmong",
        {"The allies include France and Chad.": ("France isAmong allies", "Chad isAmong allies")},
        ("The allies may include France.",),
    ),
    _modifier(
        "basedIn",
        {"The Bergen-based company Norsk Data closed.": ("Data basedIn Bergen",)},
        ("The film is based on a novel.",),
    ),
    _modifier(
        "bornIn",
        {"The Bergen-born singer Kari Moen died.": ("Moen bornIn Bergen",)},
        ("The newly-born child died.",),
    ),
    _modifier(
        "educatedAt",
        {"The Oxford-educated lawyer Kari Moen died.": ("Moen educatedAt Oxford",)},
        ("A well-educated lawyer died.",),
    ),
    _modifier(
        "ownedBy",
        {"The Volkswagen-owned firm Audi closed.": ("Audi ownedBy Volkswagen",)},
        ("The firm owned a ship.",),
    ),
    _modifier(
        "foundedBy",
        {"The Dahl-founded firm Norsk Data closed.": ("Data foundedBy Dahl",)},
        ("The firm was well founded.",),
    ),
    _modifier(
        "alliedWith",
        {"Iran-backed group Kata fired first.": ("Kata alliedWith Iran",)},
        ("The group backed the plan.",),
    ),
    _modifier(
        "producedBy",
        {"The Boeing-made plane crashed.": ("plane producedBy Boeing",)},
        ("The plane was well made.",),
    ),
    _modifier(
        "leads",
        {"The Moen-led Labour Party won.": ("Moen leads Party",)},
        ("The party led the poll.",),
    ),
    _modifier(
        "controls",
        {"The Moscow-controlled firm Tek closed.": ("Moscow controls Tek",)},
        ("The firm controlled the market.",),
    ),
    Rule(
        "phrase.support",
        Worded(frozenset({"support"}), find_support),
        {"French troops fought in support of Chad.": ("troops alliedWith Chad",)},
        ("They voted for the support of Chad.",),
    ),
    _object(
        "acquiredBy",
        {"Volkswagen holds a 20 percent stake in Audi.": ("Audi acquiredBy Volkswagen",)},
        ("Volkswagen sold a stake in Audi.", "Volkswagen may hold a stake in Audi."),
    ),
    _object(
        "educatedAt",
        {"Kari Moen earned a doctorate from Lund University.": ("Moen educatedAt University",)},
        ("Kari Moen earned a prize from Lund University.", "Kari Moen hopes to earn a doctorate from Lund University."),
    ),
    _object(
        "basedIn",
        {"Norsk Data has its headquarters in Bergen.": ("Data basedIn Bergen",)},
        ("Norsk Data has a plan in Bergen.", "Norsk Data may have its headquarters in Bergen."),
    ),
    Rule(
        "kin.couple",
        Worded(RELATIONS.marrying, find_couples),
        {"Ole Dahl and Kari Moen married in May.": ("Dahl kinOf Moen",)},
        ("Ole Dahl and Kari Moen hope to marry in May.", "Ole Dahl married in May."),
    ),
    _object(
        "memberOf",
        {"Kari Moen holds a seat in the Senate.": ("Moen memberOf Senate",)},
        ("Kari Moen lost a seat in the Senate.",),
    ),
    Rule(
        "phrase.control",
        Worded(frozenset({"control", "under"}), find_control),
        {
            "The rebels took control of Aleppo.": ("rebels controls Aleppo",),
            "The army claims control of Aleppo.": ("army controls Aleppo",),
            "Aleppo is under the control of the rebels.": ("rebels controls Aleppo",),
            "Aleppo fell under rebel control.": ("rebel controls Aleppo",),
        },
        (
            "The rebels want control of Aleppo.",
            "The rebels may take control of Aleppo.",
            "The fire is under control.",
        ),
    ),
)

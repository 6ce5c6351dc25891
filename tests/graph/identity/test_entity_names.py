"""What a document calls an actor, by itself."""

import pytest
from sketch import Sketch

from triplewire.extract.model import Entity, EntityType, Links, Mention
from triplewire.graph.write.entity_names import entity_name
from triplewire.graph.write.user_names import Names

NO_LINKS, NO_NAMES = Links(), Names()


def named(
    name: str,
    kind: EntityType = "Person",
    links: Links = NO_LINKS,
    document: str = "a",
    *,
    names: Names = NO_NAMES,
) -> str:
    entity = Entity("e1", kind, name, (Mention(0, 1, "name"),), links)
    return entity_name(entity, Sketch("x", id=document).document(), names)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Ann Lee", "ANN LEE", "Person"),
        ("Jos\u00e9 \u00c1lvarez", "Jose Alvarez", "Person"),
        ("\u0410\u043d\u043d\u0430 \u041b\u0438", "Anna Li", "Person"),
        ("Pat O\u2019Neil", "Pat O'Neil", "Person"),
        ("Al-Amin Roy", "Al Amin Roy", "Person"),
        ("the United Nations", "United Nations", "Organization"),
        ("U.N.", "UN", "Organization"),
        ("Acme Corp.", "Acme", "Organization"),
    ],
)
def test_one_thing_under_two_spellings(one: str, other: str, kind: EntityType) -> None:
    assert named(one, kind) == named(other, kind, document="b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ann Lee", "Person"), ("Ann Leeds", "Person")),
        (("Jordan", "Organization"), ("Jordan", "Place")),
        (("Lima", "Place", Links(geonames="3936456")), ("Lima", "Place", Links(geonames="4517009"))),
        (("Sam Fox", "Person", Links(wikidata="Q1")), ("Sam Fox", "Person", Links(wikidata="Q2"))),
        (("Co", "Organization"), ("Acme", "Organization")),
        (("\u2603", "Organization"), ("\u2604", "Organization")),
        (("x" * 100 + "a", "Organization"), ("x" * 100 + "b", "Organization")),
    ],
)
def test_two_things_under_like_names(one: tuple[str, EntityType], other: tuple[str, EntityType]) -> None:
    assert named(*one) != named(*other)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("Burma", Links(iso3166="MM")), ("Myanmar", Links(iso3166="MM")), "Country"),
        (("Kiev", Links(geonames="703448")), ("Kyiv", Links(geonames="703448")), "Place"),
        (("Acme", Links(user="https://r.example/7")), ("A.C.M.E.", Links(user="https://r.example/7")), "Organization"),
        (("Madonna", Links(wikidata="Q1744")), ("Madonna Ciccone", Links(wikidata="Q1744")), "Person"),
    ],
)
def test_a_link_tells_what_a_name_does_not(one: tuple[str, Links], other: tuple[str, Links], kind: EntityType) -> None:
    assert named(one[0], kind, one[1]) == named(other[0], kind, other[1], document="b")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Roy", "Person"),
        ("J. Roy", "Person"),
        ("the Senate", "Organization"),
        ("Ministry of Defence", "Organization"),
        ("Labour Party", "Group"),
    ],
)
def test_a_name_that_many_have_is_somebody_of_its_own_document(name: str, kind: EntityType) -> None:
    assert named(name, kind, document="a") != named(name, kind, document="b")
    assert named(name, kind, document="a") == named(name, kind, document="a")


@pytest.mark.parametrize("name", ["J. K. Roy", "Ann Roy", "Xi Jinping"])
def test_a_full_name_is_shared(name: str) -> None:
    assert named(name, document="a") == named(name, document="b")


def test_what_is_only_described_is_of_its_own_document() -> None:
    entity = Entity("e1", "Group", "two officers", (Mention(0, 1, "nominal"),))
    one, other = (entity_name(entity, Sketch("x", id=id_).document(), Names()) for id_ in "ab")
    assert one != other


@pytest.mark.parametrize("link", ["Q1> <x", "1/../2", "", "q5", "Q", "\u0661"])
def test_what_is_no_identifier_is_not_used(link: str) -> None:
    links = Links(wikidata=link, geonames=link if not link.isdecimal() else "x", iso3166=link)
    assert named("Ann Lee", "Person", links) == named("Ann Lee")
    assert named("Lima", "Place", links) == named("Lima", "Place")

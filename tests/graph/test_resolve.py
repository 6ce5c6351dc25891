"""The same actor across documents."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sketch import Sketch

from extract.model import Entity, EntityType, Links, Mention
from graph.errors import NamesFileError
from graph.resolve import Names, entity_name, local_name, slug

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
        (("Madonna", Links(wikidata="Q1744")), ("Madonna Ciccone", Links(wikidata="Q1744")), "Person"),
    ],
)
def test_a_link_tells_what_a_name_does_not(one: tuple[str, Links], other: tuple[str, Links], kind: EntityType) -> None:
    assert named(one[0], kind, one[1]) == named(other[0], kind, other[1], document="b")


def test_a_surname_alone_is_somebody_of_its_own_document() -> None:
    assert named("Roy", document="a") != named("Roy", document="b")
    assert named("Roy", document="a") == named("Roy", document="a")


def test_what_is_only_described_is_of_its_own_document() -> None:
    entity = Entity("e1", "Group", "two officers", (Mention(0, 1, "nominal"),))
    one, other = (entity_name(entity, Sketch("x", id=id_).document(), Names()) for id_ in "ab")
    assert one != other


@pytest.mark.parametrize("link", ["Q1> <x", "1/../2", "", "q5", "Q", "\u0661"])
def test_what_is_no_identifier_is_not_used(link: str) -> None:
    links = Links(wikidata=link, geonames=link if not link.isdecimal() else "x", iso3166=link)
    assert named("Ann Lee", "Person", links) == named("Ann Lee")
    assert named("Lima", "Place", links) == named("Lima", "Place")


@given(st.text(), st.text())
def test_a_document_of_any_id_has_its_own_safe_name(one: str, other: str) -> None:
    for text in (one, other):
        ox.NamedNode("https://x.example/document-" + local_name(text))
        assert set(local_name(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert (local_name(one) == local_name(other)) is (one == other)


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)


FILE = """
[[same]]
type = "Organization"
names = ["United Nations", "UN", "the U.N."]

[[same]]
type = "Person"
names = ["Ann Lee", "Lee"]

[[different]]
type = "Person"
name = "Ann Lee"
documents = ["obituary"]
as = "Ann Lee (painter)"
"""


def test_the_users_file_wins(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(FILE)
    names = Names.read(path)
    assert named("UN", "Organization", names=names) == "organization-united-nations"
    assert named("U.N.", "Organization", Links(wikidata="Q1065"), names=names) == "organization-united-nations"
    assert named("Lee", names=names) == named("Ann Lee", names=names) == "person-ann-lee"
    assert named("Ann Lee", document="obituary", names=names) == "person-ann-lee-painter"


@pytest.mark.parametrize(
    "text",
    [
        "[[same]",
        "[[same]]\nnames = ['a']",
        "[[same]]\ntype = 'Alien'\nnames = ['a']",
        "same = 3",
        "[[different]]\nx = 1",
    ],
)
def test_a_file_of_another_form_is_named_with_what_is_wrong(tmp_path: Path, text: str) -> None:
    path = tmp_path / "names.toml"
    path.write_text(text)
    with pytest.raises(NamesFileError, match=r"names\.toml"):
        Names.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NamesFileError, match="none"):
        Names.read(tmp_path / "none.toml")

"""Each threshold of graph has an example on each side of it."""

from importlib.resources import files

import pytest
from sketch import Sketch

from triplewire.extract.errors import LexiconError
from triplewire.extract.model import Links
from triplewire.graph.identity.blocks import actors
from triplewire.graph.identity.members import Member, support
from triplewire.graph.identity.node_names import node_names
from triplewire.graph.thresholds import THRESHOLDS, read_thresholds
from triplewire.graph.write.build import build
from triplewire.graph.write.entity_names import shared_name
from triplewire.graph.write.spellings import (
    initials,
    is_acronym,
    is_generic,
    likeness,
    name_key,
    person_name,
    word_relation,
)
from triplewire.ontology.terms import TW

# Clues that two documents share, and what they count together.
SHARED = (
    "",
    "with organization-x",
    "with organization-x, with person-a-b",
    "with organization-x, with person-a-b, with person-c-d",
    "with organization-x, with person-a-b, with person-c-d, office pm",
)


def member(document: str, name: str, clues: str, kind: str = "person") -> Member:
    shared = person_name(name).full if kind == "person" else not is_generic(name)
    own = shared_name(kind, name) if shared else f"{kind}-{document}.e1"
    return Member(f"document-{document}", own, name, frozenset(filter(None, clues.split(", "))))


def nodes(*members: Member) -> list[str]:
    """The node of each, in their order; they have to be of one block."""
    (_,) = {name_key("person" if m.own.startswith("person") else "body", m.called) for m in members}
    found = node_names(actors(members)[0])
    return [found[each] for each in members]


def same(*members: Member) -> bool:
    return len(set(nodes(*members))) == 1


@pytest.mark.parametrize(
    ("one", "other", "needs"),
    [
        ("Ann Lee", "Ann Lee", 0),
        ("Bashar al-Assad", "Bashar Assad", 0),
        ("Benjamin Netanyahu", "Benjamin Netanjahu", 1),
        ("Benjamin Netanyahu", "Binyamin Netanyahu", 1),
        ("Vladimir Putin", "Vladimir Vladimirovich Putin", 2),
        ("Wladimir Putin", "Vladimir Vladimirovich Putin", 1),
        ("Ben Netanjahu", "Ben Zion Netanyahu", 2),
        ("Bill Netanjahu", "William Netanyahu", 2),
        ("William Burns", "Bill Burns", 2),
        ("J. P. Roy", "John Patrick Roy", 2),
        ("Recep Tayyip Erdogan", "Tayyip Erdogan", 2),
        ("Ali Khamenei", "Ali Khomeini", 3),
        ("Sergey Khamenei", "Sergei Khomeini", 4),
        ("Putin", "Vladimir Putin", 2),
        ("Netanjahu", "Benjamin Netanyahu", 2),
        ("Toto", "Toto Tata", 3),
        ("J. Smith", "John Smith", 2),
    ],
)
def test_two_names_of_persons_need_so_much_support(one: str, other: str, needs: int) -> None:
    joined = [same(member("a", one, clues), member("b", other, clues)) for clues in SHARED]
    assert joined == [points >= needs for points in range(len(SHARED))]


@pytest.mark.parametrize(
    ("one", "other", "needs"),
    [
        ("Atlas Lines", "Atlas Lines", 0),
        ("Defence Forces of Norway", "Defence Forces Norway", 0),
        ("NP", "Nordic Pact", 2),
        ("NSP", "Nordic Sea Pact", 1),
        ("NSRP", "Nordic Sea Rescue Pact", 0),
        ("UN", "United Nations", 0),
        ("FBI", "Fjord Boat Inspection", 3),
        ("World Food Program", "World Food Programme", 0),
        ("Karavand", "Karivond", 1),
        ("Nordic Velmor Pact", "Nordic Velmon Pact", 1),
        ("Nordic Velmo Pact", "Nordic Velma Pact", 1),
        ("Nordic Talib Pact", "Nordic Talin Pact", 9),  # five letters with other consonants: more than there is
        ("Atlas", "Atlas Motors", 1),
        ("Médecins Sans Frontières", "Doctors Without Borders", 0),
    ],
)
def test_two_names_of_bodies_need_so_much_support(one: str, other: str, needs: int) -> None:
    kind = "organization"
    joined = [same(member("a", one, clues, kind), member("b", other, clues, kind)) for clues in SHARED]
    assert joined == [points >= needs for points in range(len(SHARED))]


def test_a_body_and_a_group_of_one_name_need_support_and_an_alias_none() -> None:
    joined = [same(member("a", "Atlas", c, "organization"), member("b", "Atlas", c, "group")) for c in SHARED]
    assert joined == [False, True, True, True, True]
    alias = member("a", "Nordic Sea Pact", "also organization-nsp", "organization")
    assert same(alias, member("b", "NSP", "", "organization"))


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ("", "", 0),
        ("office pm", "office pm", 1),
        ("office pm, office mp", "office pm, office mp", 1),
        ("office pm", "office mp", 0),
        ("tie country-IL", "tie country-IL", 1),
        ("tie country-IL", "in country-IL", 1),
        ("in country-IL", "in country-IL", 0),
        ("tie country-IL, tie country-US", "tie country-IL, tie country-US", 1),
        ("office pm, tie country-IL", "office pm, tie country-IL", 2),
        ("tie organization-un", "tie organization-un", 2),
        ("tie organization-un, tie person-a-b", "tie organization-un, tie person-a-b", 2),
        ("tie organization-un, with organization-un", "tie organization-un, with organization-un", 2),
        ("with person-a-b", "with person-a-b", 1),
        ("with person-a-b, with person-c-d", "with person-a-b, with person-c-d", 2),
        ("with person-a-b, with person-c-d, with person-e-f", "with person-a-b, with person-c-d, with person-e-f", 2),
        ("with organization-un", "with organization-un", 1),
        ("with organization-un, with group-x", "with organization-un, with group-x", 1),
        ("with organization-un, with person-a-b", "with organization-un, with person-a-b", 2),
    ],
)
def test_what_shared_clues_count(one: str, other: str, points: int) -> None:
    profiles = [member("a", "Ann Lee", one).profile, member("b", "Ann Lee", other).profile]
    assert support(*profiles) == points
    assert support(*reversed(profiles)) == points


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ("with organization-x", False),
        ("tie organization-un", True),
        ("with person-x-y", True),
    ],
)
def test_a_rival_is_led_by_two_or_by_a_person(shared: str, expected: bool) -> None:
    both = "office pm, tie country-IL"
    chosen = member("a", "Moshe Levi", f"{both}, {shared}, with person-p-q")
    rival = member("b", "Dan Levi", f"{both}, with person-p-q")
    short = member("c", "Levi", f"{both}, {shared}, with person-p-q")
    node, _, found = nodes(chosen, rival, short)
    assert (found == node) is expected


@pytest.mark.parametrize(("documents", "expected"), [(7, False), (8, True)])
def test_readers_know_one_of_eight_documents(documents: int, expected: bool) -> None:
    known = [member(f"k{n}", "Moshe Levi", "office pm, tie country-IL") for n in range(documents)]
    *_, node, found = nodes(*known, member("c", "Levi", "in country-IL"))
    assert (found == node) is expected


@pytest.mark.parametrize(("documents", "expected"), [(8, False), (9, True)])
def test_one_whom_nine_times_as_many_documents_name_has_no_rival(documents: int, expected: bool) -> None:
    clues = "office pm, tie country-IL"
    known = [member(f"k{n}", "Moshe Levi", clues) for n in range(documents)]
    *_, node, _, found = nodes(*known, member("r", "Dan Levi", clues), member("c", "Levi", clues))
    assert (found == node) is expected


@pytest.mark.parametrize(("documents", "expected"), [(8, False), (9, True)])
def test_a_namesake_of_whom_nothing_is_told_is_the_one_of_nine_in_ten(documents: int, expected: bool) -> None:
    senators = [member(f"s{n}", "John Smith", "office senator, tie country-US") for n in range(documents)]
    cricketer = member("x", "John Smith", "office cricketer, tie country-AU")
    *_, node, _, found = nodes(*senators, cricketer, member("y", "John Smith", ""))
    assert (found == node) is expected


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("priest", "princess", "like"),
        ("perish", "personnel", None),
    ],
)
def test_words_are_alike_from_here_on(one: str, other: str, relation: str | None) -> None:
    assert word_relation(one, other) == relation
    assert abs(likeness(one, other) - THRESHOLDS.names.alike) < 0.001


@pytest.mark.parametrize(("name", "key"), [("Kach", "body kk"), ("Kachs", "body ks")])
def test_a_word_of_four_letters_has_the_key_of_its_letters(name: str, key: str) -> None:
    assert name_key("body", name) == key


@pytest.mark.parametrize(
    ("name", "expected"),
    [("U", False), ("UN", True), ("U.N.", True), ("UNIDROIT", True), ("UNIDROITS", False), ("Un", False)],
)
def test_an_acronym_has_two_to_eight_letters(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected


def clues_of(s: Sketch, name: str) -> set[str]:
    triples = build(s.document()).triples
    (identity,) = (t.subject for t in triples if t.predicate.value == TW.ownName and t.object.value == name)  # type: ignore[union-attr]
    told = (t.object.value for t in triples if t.subject == identity and t.predicate.value == TW.clue)  # type: ignore[union-attr]
    return {clue for lines in told for clue in lines.split("\n")}


def test_the_eight_most_mentioned_beside_an_actor_are_kept() -> None:
    names = [f"Ann L{letter}e" for letter in "abcdefghij"]
    s = Sketch(f"{', '.join(names)} met.")
    for name in names:
        s.entity(name)
    beside = {clue for clue in clues_of(s, "person-ann-lje") if clue.startswith("with ")}
    assert beside == {f"with person-ann-l{letter}e" for letter in "abcdefgh"}


def test_the_three_most_mentioned_countries_are_kept_and_one_is_home_by_more_than_half() -> None:
    s = Sketch("Chile, Peru, Cuba, Oman and Acme.")
    for name, code in (("Chile", "CL"), ("Peru", "PE"), ("Cuba", "CU"), ("Oman", "OM")):
        s.entity(name, "Country", links=Links(iso3166=code))
    s.entity("Acme", "Organization")
    assert clues_of(s, "organization-acme") == {"in country-CL", "in country-CU", "in country-OM"}
    for chile, peru, home in ((1, 1, set()), (2, 1, {"home country-CL"}), (4, 3, {"home country-CL"})):
        names = {f"Q{n}": "CL" for n in "abcd"[:chile]} | {f"P{n}": "PE" for n in "abc"[:peru]}
        s = Sketch(f"{', '.join(names)} and Acme.")
        for name, code in names.items():
            s.entity(name, "Country", links=Links(iso3166=code))
        s.entity("Acme", "Organization")
        assert {clue for clue in clues_of(s, "organization-acme") if clue.startswith("home")} == home


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Qub Trane Ltd", "qt"), ("Qub Trane GmbH", "qt"), ("Qub Trane Limited", "qtl"), ("Qub Trane Co Ltd", "qt")],
)
def test_acronyms_have_no_letter_for_a_short_legal_form(name: str, letters: str) -> None:
    assert initials(name) == letters


FILE = files("triplewire.graph").joinpath("thresholds.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("alike = { value = 0.85,", "alike = { value = true,", "Expected"),
        ("alike = {", "unlike = {", "unknown field `unlike`"),
        ("[clues]", "[other]", "other|clues"),
        ("[names]", "[names]\nmore = { value = 1, why = 'x' }", "unknown field `more`"),
        ('why = "One letter is an initial."', 'why = " "', "'names.fewest_acronym_letters' does not say"),
        ("[names]", "[names", "graph/thresholds"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        read_thresholds(FILE.replace(old, new))


def test_a_namesake_who_shares_something_with_two_stays_apart() -> None:
    cricketer = member("a", "John Smith", "office cricketer, tie country-AU")
    senator = member("b", "John Smith", "office senator, tie country-US")
    assert len(set(nodes(cricketer, senator, member("c", "John Smith", "tie country-AU")))) == 2
    assert len(set(nodes(cricketer, senator, member("c", "John Smith", "tie country-AU, tie country-US")))) == 3

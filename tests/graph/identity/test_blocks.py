"""Who is one, who is not: pairs that differ in one thing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triplewire.graph.identity.blocks import actors
from triplewire.graph.identity.members import Member
from triplewire.graph.identity.node_names import node_names
from triplewire.graph.write.entity_names import shared_name
from triplewire.graph.write.spellings import is_generic, name_key, person_name

Told = tuple[str, str]  # a name, and clues with commas between them


def member(document: str, told: Told, kind: str = "person") -> Member:
    name, clues = told
    shared = person_name(name).full if kind == "person" else not is_generic(name)
    own = shared_name(kind, name) if shared or "is " in clues else f"{kind}-{document}.e1"
    return Member(f"document-{document}", own, name, frozenset(c.strip() for c in clues.split(",") if c.strip()))


def joined(*told: Told, kind: str = "person") -> list[list[str]]:
    """The names, by actor."""
    members = [member(f"d{n}", each, kind) for n, each in enumerate(told)]
    blocks: dict[str, list[Member]] = {}
    for each in members:
        blocks.setdefault(name_key("person" if kind == "person" else "body", each.called), []).append(each)
    nodes: dict[str, list[str]] = {}
    for block in blocks.values():
        for each, node in node_names(actors(block)[0]).items():
            nodes.setdefault(node, []).append(each.called)
    return sorted(sorted(names) for names in nodes.values())


def one(*told: Told, kind: str = "person") -> bool:
    return len(joined(*told, kind=kind)) == 1


PM_IL = "office pm, tie country-IL"
BESIDE = "with person-ann-lee, with person-bob-roy"
JUDGE_CA = "office judge, tie country-CA"
PRESIDENT_TR = "office president, tie country-TR"
PRESIDENT_US = "office president, tie country-US"
PRESIDENT_RU = "office president, tie country-RU, in country-RU"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # the same name, whatever is told
        (("Ann Lee", ""), ("ANN LEE", "")),
        (("Ann Lee", JUDGE_CA), ("Ann Lee", "")),
        (("Ann Lee", JUDGE_CA), ("Ann Lee", "office minister, tie country-CA")),
        (("Ann Lee", JUDGE_CA), ("Ann Lee", "office mayor, tie place-quito")),
        (("Ann Lee", JUDGE_CA), ("Ann Lee", "office mayor")),
        (("Ann Lee", JUDGE_CA), ("Ann Lee", "tie country-NO")),
        (("Ann Lee", f"{JUDGE_CA}, with person-x-y"), ("Ann Lee", "office poet, tie country-NO, with person-x-y")),
        (("Bashar al-Assad", ""), ("Bashar Assad", "")),
        # transliterations
        (("Benjamin Netanyahu", PM_IL), ("Benjamin Netanjahu", "in country-IL")),
        (("Volodymyr Zelensky", "tie country-UA"), ("Volodymyr Zelenskyy", "in country-UA")),
        (("Muammar Gaddafi", "office leader, tie country-LY"), ("Moammar Qaddafi", "tie country-LY")),
        (("Mohammed bin Salman", "tie country-SA"), ("Muhammad bin Salman", "in country-SA")),
        (("Sergey Lavrov", "tie country-RU"), ("Sergei Lavrov", "tie country-RU")),
        (("Boris Yeltsin", "tie country-RU"), ("Boris Jelzin", "tie country-RU")),
        # nicknames, initials, middle names
        (("William Burns", "office director, tie organization-cia"), ("Bill Burns", "tie organization-cia")),
        (("Joseph Biden", PRESIDENT_US), ("Joe Biden", PRESIDENT_US)),
        (("Benjamin Netanyahu", PM_IL), ("Bibi Netanyahu", PM_IL)),
        (("Vladimir Putin", PRESIDENT_RU), ("Vladimir Vladimirovich Putin", PRESIDENT_RU)),
        (("J. P. Roy", "office editor, tie organization-gazette"), ("John Patrick Roy", "tie organization-gazette")),
        (("J. Smith", "office dean, tie organization-mit"), ("John Smith", "tie organization-mit")),
        (("Joseph Biden Jr.", PRESIDENT_US), ("Joe Biden", PRESIDENT_US)),
        (("Bibi Netanyahu", PM_IL), ("Binyamin Netanyahu", PM_IL)),
        (("Xi Jinping", ""), ("Xi Jin-ping", "")),
        (("Recep Tayyip Erdogan", f"{PRESIDENT_TR}, {BESIDE}"), ("Tayyip Erdogan", f"{PRESIDENT_TR}, {BESIDE}")),
        # a name alone
        (("Putin", "office president, in country-RU"), ("Vladimir Putin", PRESIDENT_RU)),
        (("Putin", BESIDE), ("Vladimir Putin", BESIDE)),
        (("Netanjahu", PM_IL), ("Benjamin Netanyahu", PM_IL)),
        (("Xi", "office president, tie country-CN"), ("Xi Jinping", "office president, tie country-CN")),
        (("Putin", PRESIDENT_RU), ("Putin", PRESIDENT_RU)),
        (("Zelensky", "office president, tie country-UA"), ("Zelenskyy", "office president, tie country-UA")),
    ],
)  # fmt: skip
def test_one_person(a: Told, b: Told) -> None:
    assert one(a, b)
    assert one(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # likeness is not enough, whatever they share
        (("Ali Khamenei", "office leader, tie country-IR"), ("Ruhollah Khomeini", "office leader, tie country-IR")),
        (("Ali Khamenei", "office leader, tie country-IR"), ("Khomeini", "office leader, tie country-IR")),
        (("Khamenei", "office leader, tie country-IR"), ("Khomeini", "office leader, tie country-IR")),
        (("Kim Jong Un", "office leader, tie country-KP"), ("Kim Jong Il", "office leader, tie country-KP")),
        (("Park Geun-hye", "office president, tie country-KR"), ("Park Chung-hee", "office president, tie country-KR")),
        # another name that differs in a vowel
        (("Marion Lee", JUDGE_CA), ("Marian Lee", JUDGE_CA)),
        # namesakes
        (("John Smith", "office cricketer, tie country-AU"), ("John Smith", "office senator, tie country-US")),
        (("John Smith", "office dean, tie organization-mit"), ("John Smith", "office chef, tie organization-ritz")),
        (("George Bush Sr.", PRESIDENT_US), ("George Bush Jr.", PRESIDENT_US)),
        (("George W. Bush", PRESIDENT_US), ("George H. W. Bush", PRESIDENT_US)),
        (("Donald Trump Jr.", "tie country-US"), ("Donald Trump", PRESIDENT_US)),
        # a variant without context
        (("Benjamin Netanyahu", PM_IL), ("Benjamin Netanjahu", "")),
        (("William Burns", "office director, tie organization-cia"), ("Bill Burns", "tie country-US, in country-US")),
        (("J. Smith", "tie country-US"), ("John Smith", "tie country-US")),
        (("Ann Smith", "office dean, tie organization-mit"), ("John Smith", "office dean, tie organization-mit")),
        (("Recep Tayyip Erdogan", PRESIDENT_TR), ("Tayyip Erdogan", "tie country-TR")),
        # a name alone without enough context
        (("Putin", ""), ("Vladimir Putin", PRESIDENT_RU)),
        (("Putin", "in country-RU"), ("Vladimir Putin", PRESIDENT_RU)),
        (("Putin", "office mayor, tie country-US, in country-US"), ("Vladimir Putin", PRESIDENT_RU)),
        (("Smith", "office president"), ("Smith", "office president")),
        (("Smith", ""), ("Smith", "")),
        # what the user's table says
        (("Ann Lee", "not person-anne-lee"), ("Anne Lee", JUDGE_CA)),
    ],
)  # fmt: skip
def test_two_persons(a: Told, b: Told) -> None:
    assert not one(a, b)
    assert not one(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Hezbollah", "in country-LB"), ("Hizballah", "in country-LB")),
        (("Fatah", "in country-IL"), ("Fateh", "in country-IL")),
        (("Atlas", "in country-NO"), ("Atlas Motor Company", "in country-NO")),
        (("ATLAS INC.", ""), ("Atlas", "")),
        (("Islamic State", ""), ("ISIS", "")),
        (("MSF", ""), ("Doctors Without Borders", "")),
        (("PA", "in country-IL"), ("Palestinian Authority", "in country-IL")),
        (("BJP", ""), ("Bharatiya Janata Party", "")),
        (("British Broadcasting Corporation", ""), ("BBC", "")),
        (("Nordic Sea Rescue Pact Ltd", ""), ("NSRP", "")),
        (("Hezbollah", "with organization-un"), ("Hizbullah", "with organization-un")),
        (("Taliban", ""), ("Taleban", "")),
        (("World Food Program", ""), ("World Food Programme", "")),
        (("Defence Forces of Norway", ""), ("Defense Forces of Norway", "")),
        (("al-Qaeda", ""), ("Al Qa'ida", "")),
        (("Muslim Brotherhood", "tie country-EG"), ("Moslem Brotherhood", "in country-EG")),
        (("UN", ""), ("United Nations", "")),
        (("U.N.", ""), ("the United Nations", "")),
        (("Nordic Sea Pact", ""), ("NSP", "also organization-nordic-sea-pact")),
        (("Nordic Sea Pact", "also organization-nsp"), ("NSP", "")),
        (("Nordic Sea Rescue Pact", ""), ("NSRP", "")),
        (("Nordic Sea Pact", "in country-NO"), ("NSP", "in country-NO")),
        (("Department of Justice and Aid", "tie country-US"), ("DJA", "in country-US")),
        (("Supreme Court", "tie country-IL"), ("Supreme Court", "tie country-IL, in country-US")),
        (("Senate", "home country-US"), ("the Senate", "home country-US")),
        (("L.A. Superior Court", ""), ("LA Superior Court", "")),
        (("UN World Health Organization", ""), ("World Health Organisation", "")),
        (("U.S. Centers for Disease Control and Prevention", ""), ("CDC", "")),
        (("Food and Agriculture Organisation", ""), ("FAO", "")),
        (("Russia's Defence Ministry", ""), ("Ministry of Defence of Russia", "")),
        (("Russian Defense Ministry", ""), ("Ministry of Defence of the Russian Federation", "")),
        (("Togo's Ministry of Foreign Affairs", ""), ("Togolese Foreign Ministry", "")),
        (("Kenyan Senate", ""), ("Senate of Kenya", "")),
        (("ABC", f"in country-US, {BESIDE}"), ("Asian Bird Club", f"in country-US, {BESIDE}")),
    ],
)
def test_one_body(a: Told, b: Told) -> None:
    assert one(a, b, kind="organization")
    assert one(b, a, kind="organization")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Karavand", "in country-LB"), ("Karivond", "in country-NO")),
        (("Fatah", "in country-IL"), ("Fateh", "in country-NO")),
        (("Atlas", ""), ("Atlas Motors", "")),
        (("Atlas", "in country-NO"), ("Atlas Fund", "in country-NO")),
        (("Atlas Motors", "in country-NO"), ("Atlas Steel", "in country-NO")),
        (("Hamas", "in country-IL"), ("Hakas", "in country-IL")),
        (("Nordic Sea Pact", ""), ("NSP", "")),
        (("NP", "in country-NO"), ("Nordic Pact", "in country-NO")),
        (("Supreme Court", "tie country-IL"), ("Supreme Court", "tie country-US")),
        (("Supreme Court", ""), ("Supreme Court", "")),
        (("Senate", "home country-US"), ("Senate", "home country-FR")),
        (("Atlas Lines", ""), ("Atlas Line Repairs", "")),
        (("Superior Court", "in country-US, home country-US"), ("Superior Court", "in country-US, home country-US")),
        (("Russian Defence Ministry", ""), ("Ministry of Health of Russia", "")),
        (("Russian Defence Ministry", ""), ("Ministry of Defence of Togo", "")),
        (("Georgia Department of Health", ""), ("Georgian Department of Health", "")),
        (("Bank of Kenya", ""), ("Kenyan Bank", "")),
        (("US Atlas Lines", ""), ("Atlas Lines", "")),
        (("LA Superior Court", "in country-US"), ("Superior Court", "in country-US")),
        (("ABC", "in country-US, with person-x-y"), ("Asian Bird Club", "in country-US, with person-x-y")),
    ],
)
def test_two_bodies(a: Told, b: Told) -> None:
    assert not one(a, b, kind="organization")
    assert not one(b, a, kind="organization")


def test_a_name_that_two_may_bear_joins_the_one_whom_the_context_supports_by_far() -> None:
    father = (
        "George H. W. Bush",
        f"{PRESIDENT_US}, with person-james-baker, with person-brent-scowcroft",
    )
    son = ("George W. Bush", f"{PRESIDENT_US}, with person-dick-cheney, with person-colin-powell")
    assert len(joined(father, son, ("George Bush", PRESIDENT_US))) == 3
    later = ("George Bush", f"{PRESIDENT_US}, with person-dick-cheney, with person-colin-powell")
    assert joined(father, son, later) == [["George Bush", "George W. Bush"], ["George H. W. Bush"]]
    assert joined(father, son, ("Bush", later[1])) == [["Bush", "George W. Bush"], ["George H. W. Bush"]]
    assert len(joined(father, son, ("Bush", PRESIDENT_US))) == 3


def test_a_relative_who_has_too_little_in_common_is_no_rival() -> None:
    president, son, told = ("Joe Biden", PRESIDENT_US), ("Hunter Biden", "tie country-US"), ("Biden", PRESIDENT_US)
    assert joined(president, son, told) == [["Biden", "Joe Biden"], ["Hunter Biden"]]


def test_a_name_alone_means_one_whom_readers_know() -> None:
    known, other = ("Vladimir Putin", PRESIDENT_RU), ("Igor Putin", "office banker, tie country-RU")
    told = ("Putin", "in country-RU")
    assert len(joined(*[known] * 7, told)) == 2
    assert joined(*[known] * 8, told) == [["Putin", *["Vladimir Putin"] * 8]]
    assert len(joined(*[known] * 8, other, told)) == 2
    assert len(joined(*[known] * 8, *[other] * 8, told)) == 3
    assert len(joined(*[known] * 9, ("Putin", ""))) == 2


def test_a_body_and_a_group_of_one_name_are_one_where_context_says_so() -> None:
    body = Member("document-a", "organization-atlas", "Atlas", frozenset({"in country-AF", "with organization-un"}))
    for clues, expected in (("in country-NO", 2), ("in country-AF", 1)):
        group = Member("document-b", "group-atlas", "Atlas", frozenset(clues.split(",")))
        assert len(set(node_names(actors([body, group])[0]).values())) == expected


def test_a_namesake_of_whom_little_is_told_joins_whom_he_has_something_in_common_with() -> None:
    cricketer, senator = (
        ("John Smith", "office cricketer, tie country-AU"),
        ("John Smith", "office senator, tie country-US"),
    )
    assert len(joined(cricketer, senator, ("John Smith", "tie country-AU"))) == 2
    assert len(joined(cricketer, senator, ("John Smith", "in country-AU"))) == 3
    assert len(joined(cricketer, *[senator] * 9, ("John Smith", ""))) == 2  # nearly always it is the senator


def test_two_names_of_one_document_are_never_one() -> None:
    full, short = ("Vladimir Putin", PRESIDENT_RU), ("Putin", PRESIDENT_RU)
    a, b = member("d1", full), member("d1", short)
    assert len(set(node_names(actors([a, b])[0]).values())) == 2
    third = member("d2", full)
    assert len(set(node_names(actors([a, b, third])[0]).values())) == 2


def test_a_link_is_certain() -> None:
    linked = Member("document-a", "person-Q7747", "Vladimir Putin", frozenset({"is Q7747", *PRESIDENT_RU.split(", ")}))
    other = Member("document-b", "person-Q1", "Vladimir Putin", frozenset({"is Q1", *PRESIDENT_RU.split(", ")}))
    short = member("c", ("Putin", PRESIDENT_RU))
    names = node_names(actors([linked, short])[0])
    assert names == {linked: "person-Q7747", short: "person-Q7747"}
    assert len(set(node_names(actors([linked, other, short])[0]).values())) == 3


def test_every_step_says_why() -> None:
    full, short = member("a", ("Vladimir Putin", PRESIDENT_RU)), member("b", ("Putin", PRESIDENT_RU))
    (reason,) = actors([full, short])[1].values()
    assert (reason.rule, reason.other.called) == ("surname", "Vladimir Putin")
    assert reason.evidence == ("office president", "in country-RU")


TOLD = ["office pm", "office poet", "tie country-IL", "tie country-US", "tie organization-un", "in country-IL", "is Q1"]
BESIDES = ["with person-ann-lee", "with person-bob-roy", "with organization-un", "home country-IL"]
CLUES = st.sets(st.sampled_from([*TOLD, *BESIDES, "not person-ben-roy"]), max_size=5)
NAMES = ["Ben Roy", "Benjamin Roy", "B. Roy", "Roy", "Ben Rhoi", "Benjamin J. Roy", "Ben Roy Jr.", "Bibi Roy", "Roi"]
MEMBERS = st.lists(st.tuples(st.sampled_from(NAMES), CLUES, st.integers(0, 8)), max_size=14)


@settings(max_examples=200)
@given(MEMBERS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_and_no_two_of_a_document_are_one(
    told: list[tuple[str, set[str], int]], mixed: random.Random
) -> None:
    members = {(m.graph, m.own): m for name, clues, d in told for m in [member(f"d{d}", (name, ",".join(clues)))]}
    ordered = list(members.values())
    names = node_names(actors(ordered)[0])
    mixed.shuffle(ordered)
    assert node_names(actors(ordered)[0]) == names
    assert len({(m.graph, node) for m, node in names.items()}) == len(members)


def test_initials_are_a_name_of_a_person_whatever_the_type() -> None:
    assert shared_name("person", "J.K. Roe") == shared_name("person", "J. K. Roe") == shared_name("person", "JK Roe")
    person = Member("document-a", "person-j-k-roe", "J. K. Roe", frozenset({"in country-NO", "office writer"}))
    for name, clues, expected in (("J.K. Roe", "office writer", {"person-j-k-roe"}), ("J. Roe Inc.", "", None)):
        body = Member("document-b", shared_name("organization", name), name, frozenset({clues} - {""}))
        found = set(node_names(actors([person, body])[0]).values())
        assert found == (expected or {person.own, body.own})


@pytest.mark.parametrize(
    ("name", "clues", "nodes"),
    [
        ("Nina Berg", "with person-ann-lee", {"person-nina-berg"}),
        ("Nina Berg", "", {"organization-nina-berg", "person-nina-berg"}),
        ("Nina Bergh", BESIDE, {"organization-nina-bergh", "person-nina-berg"}),
    ],
)
def test_a_full_name_of_a_person_is_theirs_whatever_the_type(name: str, clues: str, nodes: set[str]) -> None:
    person, body = member("d1", ("Nina Berg", BESIDE)), member("d2", (name, clues), "organization")
    assert name_key("body", "Nina Berg") == name_key("person", "Nina Berg") == "person prk"
    assert name_key("body", "Nina Bank") == "body np"  # a generic word: no person
    assert set(node_names(actors([person, body])[0]).values()) == nodes


def test_a_well_known_acronym_is_the_body_that_it_is_known_for_where_others_fit_too() -> None:
    bodies = [(name, "in country-US") for name in ("Associated Press", "Alpine Pact", "Arctic Pact")]
    assert ["AP", "Associated Press"] in joined(*bodies, ("AP", "in country-US"), kind="organization")


def test_an_acronym_of_two_bodies_is_the_one_of_its_country() -> None:
    told = (("Sea Rescue Front", "IL"), ("Sea Rescue Fund", "NO"), ("SRF", "IL"), ("SRF", "NO"), ("SRF", "FR"))
    members = [
        Member(f"document-{n}", shared_name("organization", name), name, frozenset({f"in country-{code}"}))
        for n, (name, code) in enumerate(told)
    ]
    found = node_names(actors(members)[0])
    front, fund, in_israel, in_norway, in_france = (found[each] for each in members)
    assert (front, fund) == (in_israel, in_norway)
    assert front != fund
    assert in_france not in {front, fund}

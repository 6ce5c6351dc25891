"""A block to which documents are added one by one is as one that is decided at once."""

import random
from collections.abc import Iterator

import pytest

from triplewire.graph.identity.blocks import actors
from triplewire.graph.identity.members import Member
from triplewire.graph.identity.node_names import node_names
from triplewire.graph.identity.settled import Settled, Unsettled
from triplewire.graph.write.entity_names import shared_name
from triplewire.graph.write.spellings import is_generic, person_name

PERSONS = [
    "Tom Roy",
    "Tom Roy",
    "Thomas Roy",
    "T. Roy",
    "Roy",
    "Roy",
    "Tom Rhoi",
    "Thomas J. Roy",
    "Tom Roy Jr.",
    "Ann Roy",
]
BODIES = ["United Nordic Sea Pact", "UNSP", "UNSP", "Union of Northern Shipping Ports", "united nordic sea pact"]
COMMON = ["Foreign Ministry", "foreign ministry"]
CLUES = ["office pm", "office poet", "tie country-IL", "tie country-US", "tie organization-un", "in country-IL",
         "in country-US", "home country-IL", "home country-US"]  # fmt: skip
RARE = ["is Q1", "not person-tom-roy", "also organization-unsp"]


def documents(chance: random.Random, kind: str, names: list[str], number: int) -> Iterator[list[Member]]:
    """The members of each of so many documents."""
    clues = chance.sample(CLUES, chance.choice([3, 9]))
    for document in chance.sample(range(10_000), number):
        found = {}
        for at in range(chance.choice([1, 1, 1, 2])):
            name = chance.choice(names)
            told = {*chance.sample(clues, chance.randint(0, 3)), f"with person-{chance.randrange(40)}"}
            told |= {chance.choice(RARE)} if chance.random() < 0.01 else set()
            shared = person_name(name).full if kind == "person" else not is_generic(name)
            own = shared_name(kind, name) if shared else f"{kind}-{document}.e{at}"
            found[own] = Member(f"document-{document}", own, name, frozenset(told))
        yield list(found.values())


@pytest.mark.parametrize("names", [PERSONS, PERSONS[:2] + PERSONS[4:6], BODIES, COMMON], ids=lambda names: names[-1])
@pytest.mark.parametrize("seed", range(4))
def test_what_is_added_has_the_nodes_that_the_rules_give(names: list[str], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # of a test
    kind = "person" if names[0].endswith("Roy") else "organization"
    known: list[Member] = []
    nodes: dict[Member, str] = {}
    settled, added = Settled([]), 0
    for document in documents(chance, kind, names, 60):
        known += document
        expected = node_names(actors(known)[0])
        try:
            nodes |= settled.take(document)
            added += 1
        except Unsettled:
            settled = Settled(known)
            nodes = dict(settled.nodes)
        assert nodes == expected
    assert added > 15


def test_one_whom_all_documents_name_is_seldom_decided_anew() -> None:
    chance = random.Random(7)  # noqa: S311  # of a test
    told = [Member(f"document-{n}", "person-tom-roy" if n % 2 else f"person-{n}.e0", "Tom Roy" if n % 2 else "Roy",
                   frozenset({"office president", "tie country-US", f"with person-{chance.randrange(500)}"}))
            for n in range(1200)]  # fmt: skip
    settled, anew = Settled(told[:200]), 0
    for at in range(200, 1200):
        try:
            settled.take([told[at]])
        except Unsettled:
            settled, anew = Settled(told[: at + 1]), anew + 1
    assert anew < 20


def roy(number: int, name: str, *clues: str) -> Member:
    own = "person-tom-roy" if name == "Tom Roy" else f"person-{number}.e0"
    return Member(f"document-{number}", own, name, frozenset(clues))


US = ("office president", "tie country-US")
APART = ("office judge", "tie organization-un", "with person-x")


@pytest.mark.parametrize(
    ("known", "new"),
    [
        (  # from eight documents on readers know somebody by a name alone
            [*(roy(n, "Tom Roy", *US, "with person-x") for n in range(7)), roy(7, "Roy", *US), roy(8, "Roy", US[1])],
            roy(9, "Tom Roy", *US),
        ),
        (  # what sets the two apart does so no more
            [roy(0, "Tom Roy", *APART), *(roy(n + 1, "Tom Roy", told) for n, told in
             enumerate(["office poet", "tie country-US", "tie country-IL"])), roy(5, "Roy", "office poet", US[1])],
            roy(6, "Tom Roy", "office poet", "tie country-IL", "with person-x"),
        ),
    ],
    ids=["known", "core"],
)  # fmt: skip
def test_a_document_that_lets_another_join_changes_its_node(known: list[Member], new: Member) -> None:
    settled = Settled(known)
    try:
        nodes = settled.nodes | settled.take([new])
    except Unsettled:
        nodes = Settled([*known, new]).nodes
    assert nodes == node_names(actors([*known, new])[0])
    assert any(nodes[member] != node for member, node in Settled(known).nodes.items())

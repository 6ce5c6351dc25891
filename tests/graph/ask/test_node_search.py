"""A name finds the nodes that it fits best."""

from pathlib import Path

import pytest
from sketch import Sketch

from triplewire.graph.ask.node_search import find_nodes, named
from triplewire.graph.knowledge import KnowledgeGraph


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ann Lee", ["person-ann-lee"]),
        ("lee", ["person-ann-lee"]),  # whole words come before parts of words
        ("leed", ["person-ann-leeds"]),
        ("ann", ["person-ann-lee", "person-ann-leeds"]),
        ("Bob Roy", ["person-bob-maria-roy"]),  # a word more between
    ],
)
def test_the_same_name_then_whole_words_then_parts(name: str, found: list[str]) -> None:
    s = Sketch("Ann Lee met Ann Leeds. Bob Maria Roy met Bob Roycroft. Bob de la Roy saw Bob Maria Anne Roy.")
    for other in ("Bob Maria Roy", "Bob Roycroft", "Bob de la Roy", "Bob Maria Anne Roy"):
        s.entity(other)
    s.entity("Ann Lee")
    s.entity("Ann Leeds")
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        assert [iri.rpartition("/")[2] for iri in find_nodes(graph.store, name)] == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Trump", ["person-donald-trump"]),  # a person with the surname
        ("trump", ["person-donald-trump"]),
        ("Avenue", ["organization-ford-avenue-bank"]),  # as a name
        ("avenue", ["organization-ford-avenue-bank", "other-avenue"]),  # as anything
        ("Ford", ["organization-ford-avenue-bank", "person-harrison-ford-jones"]),  # no person's surname
    ],
)
def test_surnames_come_before_names_and_names_before_descriptions(name: str, found: list[str]) -> None:
    s = Sketch("Donald Trump has a trump card. An avenue is not Ford Avenue Bank, says Harrison Ford Jones.")
    for words, type_ in (
        ("Donald Trump", "Person"), ("a trump card", "Other"), ("An avenue", "Other"),
        ("Ford Avenue Bank", "Organization"), ("Harrison Ford Jones", "Person"),
    ):  # fmt: skip
        s.entity(words, type_)
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        assert [iri.rpartition("/")[2].removeprefix("entity-") for iri in find_nodes(graph.store, name)] == found


def test_a_description_is_all_that_it_describes_and_no_name() -> None:
    s = Sketch("The people shot eleven people. Two people fled. Peru's People wept.")
    words = [s.described(words, "Group") for words in ("The people", "eleven people", "Two people")]
    s.event("shot", source=words[:1], target=words[1:2])
    s.event("fled", source=words[2:])
    s.event("wept", source=[s.entity("Peru's People", "Organization")])
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        found = [len(find_nodes(graph.store, name)) for name in ("the people", "eleven people", "Peru's People")]
        assert found == [3, 1, 1]


def test_a_name_without_its_article_comes_before_a_longer_one_with_it() -> None:
    s = Sketch("Airbus sold the Airbus aircraft to The Times.")
    for words, type_ in (("Airbus", "Organization"), ("the Airbus aircraft", "Product"), ("The Times", "Organization")):
        s.entity(words, type_)
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        assert [iri.rpartition("/")[2] for iri in find_nodes(graph.store, "the Airbus")] == ["organization-airbus"]
        assert len(find_nodes(graph.store, "the times")) == 1


NAMES = (
    "Ann Lee", "Erdoğan", "U.N.", "Tip O’Neil", "J.K. Rowling", "St. Louis", "Łódź", "Ng",
    "a jury", "the hung jury", "twelve people", "people",
)  # fmt: skip
ASKED = (
    *NAMES,
    "erdogan",
    "UN",
    "un",
    "o'neil",
    "oneil",
    "rowling",
    "jk rowling",
    "louis",
    "st louis",
    "lodz",
    "n",
    "ee",
    "the jury",
    "some people",
    "president",
    "resident",
    "Ann Lee Roy",
)


@pytest.mark.parametrize("asked", ASKED)
def test_an_index_finds_what_a_scan_of_all_names_finds(asked: str, tmp_path: Path) -> None:
    s = Sketch("; ".join(NAMES))
    ids = [s.entity(name) for name in NAMES]
    s.relation("Ann Lee", ids[0], "holdsOffice", "President")
    with KnowledgeGraph() as scanned, KnowledgeGraph(tmp_path / "store", create=True) as indexed:
        for graph in scanned, indexed:
            graph.add(s.document())
        assert indexed.store.index
        assert not scanned.store.index
        assert named(indexed.store, asked) == named(scanned.store, asked)

"""The same text in several documents is one telling, whatever comes, changes and goes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triplewire.extract.model import Document, LaidOut, Provenance
from triplewire.graph.corrections.prepared import prepare
from triplewire.graph.identity.tellings import Sketch, are_alike, sketch_from, sketch_triples
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.ontology.terms import TW

MADE_BY = Provenance("1", "model", "rules")
WORDS = [
    f"{beginning}{end}" for beginning in "bdfgklmnprst" for end in ("ado", "ena", "iro", "ola", "uma", "yre", "ash")
]


def story(first: int, last: int) -> str:
    """A stretch of a long text in which every run of words is another."""
    return " ".join(f"{WORDS[at % 83]} {WORDS[at * 7 % 79]} {at}" for at in range(first, last))


TEXTS = {
    "whole": story(0, 60),
    "cut": story(0, 40),
    "headed": f"Lima Post exclusive\n\n{story(0, 60)}",
    "far": story(15, 75),  # alike to "whole", not to "cut"
    "other": story(200, 260),
    "dated": story(0, 60).replace(" 30 ", " on Monday 30 "),
    "otherwise": story(0, 60).replace(" 30 ", " on Friday 30 "),
    "elsewhere": story(0, 60).replace(" 40 ", " 4000 "),
}


def document(id_: str, text: str | None = None) -> Document:
    return Document(id_, f"{id_}.txt", None, None, None, text or TEXTS[id_], MADE_BY)


def graph_of(ids: Iterable[str], **options: bool) -> KnowledgeGraph:
    graph = KnowledgeGraph(**options)  # type: ignore[arg-type]  # only flags are given
    for each in ids:
        graph.add(document(each))
    return graph


def groups(graph: KnowledgeGraph) -> list[list[str]]:
    rows = graph.query("SELECT ?t ?id { ?d tw:telling ?t ; schema:identifier ?id }")
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(str(row.t), []).append(str(row.id))
    return sorted(sorted(group) for group in found.values())


def test_texts_that_are_alike_directly_or_through_others_are_one_telling() -> None:
    assert groups(graph_of(["whole", "cut", "headed", "far", "other"])) == [["cut", "far", "headed", "whole"]]
    assert groups(graph_of(["cut", "far", "other"])) == []


@pytest.mark.parametrize("order", list(permutations(["whole", "cut", "far", "other"]))[::3])
def test_the_order_of_documents_does_not_matter(order: tuple[str, ...]) -> None:
    expected = graph_of(["whole", "cut", "far", "other"]).export("nquads")
    assert graph_of(order).export("nquads") == expected
    graph = KnowledgeGraph()
    graph.put(*(prepare(document(each)) for each in order[:2]))
    graph.put(*(prepare(document(each)) for each in order[2:]))
    assert graph.export("nquads") == expected


@pytest.mark.parametrize("gone", ["whole", "cut", "far", "other"])
def test_a_document_can_be_taken_out_without_a_trace(gone: str) -> None:
    left = [each for each in ("whole", "cut", "far", "other") if each != gone]
    graph = graph_of(["whole", "cut", "far", "other"])
    graph.remove(gone)
    assert graph.export("nquads") == graph_of(left).export("nquads")


def test_without_the_text_between_two_tellings_fall_apart() -> None:
    graph = graph_of(["cut", "whole", "far"])
    assert groups(graph) == [["cut", "far", "whole"]]
    graph.remove("whole")
    assert groups(graph) == []
    graph.add(document("whole"))
    assert groups(graph) == [["cut", "far", "whole"]]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(sorted(TEXTS)), st.sampled_from(sorted(TEXTS)), st.booleans()), max_size=8))
def test_any_history_gives_the_graph_of_what_is_left(history: list[tuple[str, str, bool]]) -> None:
    graph = KnowledgeGraph()
    left: dict[str, list[str]] = {}  # all versions of each
    for id_, text, stays in history:
        if stays:
            graph.add(document(id_, TEXTS[text]))
            left.setdefault(id_, []).append(TEXTS[text])
        elif id_ in left:
            graph.remove(id_)
            del left[id_]
    fresh = KnowledgeGraph()
    fresh.put(*(prepare(document(id_, text)) for id_, texts in left.items() for text in texts))
    assert graph.export("nquads") == fresh.export("nquads")


def test_without_tellings_every_document_tells_on_its_own() -> None:
    graph = graph_of(TEXTS, tellings=False)
    assert groups(graph) == []
    assert b"textKey" not in graph.export("nquads")


def test_a_second_text_with_the_same_id_replaces_the_first() -> None:
    graph = graph_of(["whole", "cut"])
    assert not graph.add(document("cut")).replaced
    assert graph.add(document("cut", TEXTS["other"])).replaced
    assert groups(graph) == []


def test_headlines_and_captions_do_not_make_a_telling() -> None:
    def with_headline(id_: str, body: str) -> Document:
        headline = story(500, 560)
        text = f"{headline}\n\n{body}"
        blocks = (LaidOut(0, len(headline), "headline"), LaidOut(len(headline) + 2, len(text), "paragraph"))
        return Document(id_, id_, None, None, None, text, MADE_BY, blocks=blocks)

    graph = KnowledgeGraph()
    graph.add(with_headline("one", story(0, 20)))
    graph.add(with_headline("two", story(100, 120)))
    assert groups(graph) == []
    graph.add(document("three", story(0, 20)))
    assert groups(graph) == [["one", "three"]]


@pytest.mark.parametrize(("kept", "told"), [(40, 1), (44, 1), (16, 0), (20, 0)])
def test_how_much_of_a_text_a_copy_must_have(kept: int, told: int) -> None:
    graph = KnowledgeGraph()
    graph.add(document("whole"))
    graph.add(document("part", story(0, kept)))
    assert len(groups(graph)) == told


def sketched(text: str) -> tuple[Sketch, set[str]]:
    """The sketch of a text, and the keys under which it is found."""
    told = [
        (triple.predicate.value, str(triple.object.value)) for triple in sketch_triples("tw:a", document("a", text))
    ]
    (sketch,) = (value for name, value in told if name == TW.textSketch)
    return sketch_from(sketch), {key for name, keys in told if name == TW.textKey for key in keys.split("\n")}


# Stores keep sketches and keys, which are compared with those of new documents: their form is fixed.


@pytest.mark.parametrize("kept", [30, 40, 50, 60])
def test_a_text_is_found_under_twenty_keys_of_three_of_its_128_hashes(kept: int) -> None:
    (whole, keys), (part, others) = sketched(TEXTS["whole"]), sketched(story(0, kept))
    assert len(whole) == len(part) == 128
    assert len(keys) == len(others) == 20
    assert len(keys & others) == sum((whole[at : at + 3] == part[at : at + 3]).all() for at in range(0, 60, 3)) > 0


@pytest.mark.parametrize(("words", "expected"), [(3, False), (4, True), (5, True)])
def test_runs_are_of_four_words(words: int, expected: bool) -> None:
    (one, _), (longer, _) = sketched("na " * words), sketched("na " * (words + 1))
    assert np.array_equal(one, longer) is expected


@pytest.mark.parametrize(("common", "expected"), [(51, False), (52, True)])
def test_texts_with_two_fifths_of_their_hashes_in_common_are_one_telling(common: int, expected: bool) -> None:
    one, other = np.zeros(128, np.uint32), np.ones(128, np.uint32)
    other[:common] = 0
    assert are_alike(one, other) is expected


QUAKE = (
    "A magnitude {} earthquake struck near {} on {}, the geological survey said. It hit at a depth of {} kilometers. "
    "Residents ran into the streets, {} said on the radio. The survey warned of aftershocks in the coming days. "
    "Officials said that schools would remain closed, and that engineers would look at the bridges of the town."
)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (("6.1", "Lima", "Tuesday", "10", "Ana Rojas"), 1),
        (("6.1", "Lima, Peru,", "Tuesday", "ten", "Rojas"), 1),
        (("6.1", "Lima", "May 14", "10", "Ana Roxas"), 1),
        (("5.4", "Izmir", "Tuesday", "33", "Ece Kaya"), 0),
        (("5.4", "Lima", "Tuesday", "10", "Ana Rojas"), 0),
        (("6.1", "Arica", "Tuesday", "10", "Ana Rojas"), 0),
        (("6.1", "Lima", "Sunday", "10", "Ana Rojas"), 0),
        (("6.1", "Lima", "Tuesday", "12", "Ana Rojas"), 0),
        (("6.1", "Lima", "Tuesday", "10", "Luis Paz"), 0),
    ],
)
def test_texts_that_differ_in_a_name_a_number_or_a_day_are_two_tellings(other: tuple[str, ...], told: int) -> None:
    graph = KnowledgeGraph()
    graph.add(document("one", QUAKE.format("6.1", "Lima", "Tuesday", "10", "Ana Rojas")))
    graph.add(document("two", QUAKE.format(*other)))
    assert len(groups(graph)) == told


HARBOUR = (
    "The regional court in Split cleared the harbour master of fraud on Friday after a long trial. Prosecutors had "
    "said that he would sell the old shipyard to a friend. His lawyer organised a dinner in the centre of the town, "
    "and neighbours said that they were pleased. The mayor has paid the costs of the defence. The unions supported "
    "the plan for a new ferry. A dog bit a postman near the quay."
)
SEPARATING = [
    ("cleared", "convicted"),
    ("would sell", "would not sell"),
    ("would sell", "wouldn't sell"),
    ("supported", "opposed"),
    ("supported the", "did not support the"),
    ("supported the", "didn’t support the"),
    ("supported", "never supported"),
    ("has paid", "hasn't paid"),
    ("were pleased", "were angry"),
    ("old shipyard", "new shipyard"),
    ("postman", "fisherman"),
    ("ferry", "casino"),
]
JOINING = [
    ("harbour master", "harbor master"),
    ("organised", "organized"),
    ("centre", "center"),
    ("neighbours said", "neighbors told us"),
    ("defence", "defense"),
    ("The unions", "\n\nShare this article with your friends.\n\nThe unions"),
    ("The unions", "He will return to his desk within days. The unions"),
    (" The mayor has paid the costs of the defence.", ""),
    (" of the town, and neighbours", ", and neighbours"),
    ("The regional", "SPLIT (Reuters) - The regional"),
    ("the quay.", "the quay. Reporting by Ana Rojas; editing by Luis Paz"),
    ("on Friday after", "Friday after"),
    ("said that they", "said they"),
]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [*((old, new, False) for old, new in SEPARATING), *((old, new, True) for old, new in JOINING)],
)
def test_a_changed_word_or_a_negation_makes_two_tellings_but_a_spelling_or_a_cut_does_not(
    old: str, new: str, told: bool
) -> None:
    assert HARBOUR.count(old) == 1
    graph = KnowledgeGraph()
    graph.add(document("one", HARBOUR))
    graph.add(document("two", HARBOUR.replace(old, new)))
    assert bool(groups(graph)) is told


def test_a_text_between_two_that_differ_joins_one_of_them() -> None:
    assert groups(graph_of(["dated", "whole", "otherwise"])) == [["dated", "whole"]]
    assert groups(graph_of(["otherwise", "whole", "dated", "elsewhere"])) == [["dated", "whole"]]

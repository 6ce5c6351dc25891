"""Conditions of names, titles and appositions, on hand-written parses."""

import pytest
from frozen import read

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import are_kindred
from triplewire.extract.coreference.equations import equated
from triplewire.extract.coreference.offices import learn_from_titles
from triplewire.extract.mentions.nominals import find_descriptions
from triplewire.extract.model import EntityType
from triplewire.extract.names.extent.edges import edges
from triplewire.extract.names.extent.span import Span
from triplewire.extract.names.extent.spans import find_spans
from triplewire.extract.names.names import find_names
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.place_cues import setting
from triplewire.extract.syntax.tree import Sentence


def sentence(*words: str) -> Sentence:
    """A sentence of words written as "text/tag/dep/head/label"; the last two may be left out."""
    fields, texts = [], []
    for i, word in enumerate(words):
        text, tag, dep, head, label = [*word.split("/"), *[""] * 4][:5]
        fields.append(
            f"{text}|{text.lower()}|{'NOUN' if tag in {'NN', 'NNS'} else 'X'}|{tag}|{dep}|{head or i}|{label}"
        )
        texts.append(text)
    return read(f"{' '.join(texts)}\t{' '.join(fields)}")[1][0]


def phrase(words: Sentence, first: int, last: int, kind: EntityType, *, named: bool = False) -> Phrase:
    found = words.words[first:last]
    called = " ".join(word.text for word in found)
    return Phrase(words, found, found[-1], "name" if named else "nominal", kind, called if named else "")


@pytest.mark.parametrize(
    ("noun", "kind", "learnt"),
    [
        ("group", "Organization", {"group"}),
        ("man", "Organization", set()),  # a noun of another type
        ("group", "Person", {"group"}),
        ("old", "Person", set()),  # not a noun that states anything
    ],
)
def test_nouns_before_a_name(noun: str, kind: EntityType, learnt: set[str]) -> None:
    words = sentence("the/DT/det/2", f"{noun}/NN/compound/2", "Sol/NNP/nsubj/3", "won/VBD/ROOT")
    chain = Chain(type=kind)
    learn_from_titles(phrase(words, 2, 3, kind, named=True), chain)
    assert chain.nouns == learnt


@pytest.mark.parametrize(
    ("article", "mark", "dep", "kind", "tied"),
    [
        ("a", ",", "dobj", "Product", True),
        ("the", ",", "dobj", "Product", False),  # definite
        ("a", ";", "dobj", "Product", False),
        ("a", ",", "nsubj", "Product", False),  # a subject begins a clause
        ("a", ",", "dobj", "Person", False),
    ],
)
def test_an_indefinite_object_behind_a_name(article: str, mark: str, dep: str, kind: EntityType, tied: bool) -> None:
    words = sentence(
        "plan/VB/ROOT", "X5/NNP/dobj/0", f"{mark}/{mark}/punct/0", f"{article}/DT/det/4", f"car/NN/{dep}/0"
    )
    name = phrase(words, 1, 2, "Product", named=True)
    found = list(equated(phrase(words, 3, 5, kind), {name.end: name}))
    assert found == ([(words.words[1], "apposition")] if tied else [])


def test_a_description_at_the_beginning_has_no_name_before_it() -> None:
    words = sentence("a/DT/det/1", "car/NN/dobj/2", "sold/VBD/ROOT")
    assert list(equated(phrase(words, 0, 2, "Product"), {})) == []


@pytest.mark.parametrize(
    ("dep", "head", "names"),
    [("compound", 1, []), ("nsubj", 2, ["Northern"])],  # "Northern officials"
)
def test_a_direction_before_a_noun_is_not_a_name(dep: str, head: int, names: list[str]) -> None:
    words = sentence(f"Northern/NNP/{dep}/{head}", "officials/NNS/nsubj/2", "won/VBD/ROOT")
    assert [name.called for name in find_names(words)] == names


@pytest.mark.parametrize(
    ("word", "tag", "dep", "kind", "type_"),
    [
        ("Kenyan", "JJ", "nsubj", "demonym", "Country"),
        ("Germans", "NNS", "nsubj", "name", "Group"),
        ("Germans", "NNS", "compound", "demonym", "Country"),
    ],
)
def test_demonyms_of_peoples_and_countries(word: str, tag: str, dep: str, kind: str, type_: str) -> None:
    words = sentence(f"{word}/{tag}/{dep}/1", "won/VBD/ROOT")
    assert [(name.kind, name.type) for name in find_names(words)] == [(kind, type_)]


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        (("Sol/NNP/ROOT/0/B-ORG", "on/IN/prep/0/I-ORG", "French/JJ/pobj/1/I-ORG"), [(0, 1, "ORG"), (2, 3, "NORP")]),
        (("Sol/NNP/ROOT/0/B-ORG", "in/IN/prep/0/I-ORG", "Oslo/NNP/pobj/1/I-ORG"), [(0, 1, "ORG"), (2, 3, "GPE")]),
        (("Sol/NNP/nsubj/1/B-ORG", "led/VBD/ROOT/1/I-ORG", "Bolt/NNP/dobj/1/I-ORG"), [(0, 1, ""), (2, 3, "ORG")]),
        (("Sol/NNP/ROOT/0/B-ORG", "of/IN/prep/0/I-ORG", "Oslo/NNP/pobj/1/I-ORG"), [(0, 3, "ORG")]),
        (("Oslo/NNP/ROOT/0/B-GPE", "and/CC/cc/0/I-GPE", "Leeds/NNP/conj/0/I-GPE"), [(0, 1, "GPE"), (2, 3, "GPE")]),
        (("Ray/NNP/pobj/2/B-ORG", "the/DT/det/2/I-ORG", "Board/NNP/ROOT/2/I-ORG"), [(0, 1, ""), (1, 3, "ORG")]),
        (
            (
                "Rice/NNP/compound/1/B-ORG",
                "Board/NNP/ROOT/1/I-ORG",
                "Ada/NNP/compound/3/I-ORG",
                "Moen/NNP/appos/1/I-ORG",
            ),
            [(0, 2, ""), (2, 4, "PERSON")],
        ),
    ],
)
def test_spans_that_hold_more_than_a_name(words: tuple[str, ...], spans: list[tuple[int, int, str]]) -> None:
    assert find_spans(sentence(*words)) == [Span(*span) for span in spans]


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        # the number of a model belongs to its maker
        (("Sol/NNP/ROOT/0/B-ORG", "747/CD/appos/0/B-PRODUCT"), [(0, 2, "PRODUCT")]),
        (("Sol/NNP/ROOT/0/B-GPE", "747/CD/appos/0/B-PRODUCT"), [(0, 1, "GPE"), (1, 2, "PRODUCT")]),
        (("A380/CD/ROOT/0/B-CARDINAL",), [(0, 1, "PRODUCT")]),
        (("A380/CD/ROOT/0/B-QUANTITY",), []),
        (("A380/JJ/amod/1", "jets/NNS/ROOT/1"), []),
        (("A380/NN/compound/1", "jets/NNS/ROOT/1"), [(0, 1, "PRODUCT")]),
        # compounds
        (("Qub/NNP/compound/1", "Trane/NNP/ROOT/1/B-ORG"), [(0, 2, "ORG")]),
        (("Qub/NNP/nsubj/1", "Trane/NNP/ROOT/1/B-ORG"), [(0, 1, ""), (1, 2, "ORG")]),
        (("Qub/NNP/compound/1/B-ORG", "Trane/NNP/ROOT/1"), [(0, 2, "ORG")]),
        (("Qub/NNP/compound/1/B-ORG", "Trane/NNP/ROOT/1/B-ORG"), [(0, 2, "ORG")]),
        (("Qub/NNP/compound/1/B-ORG", "Trane/NNP/ROOT/1/B-LOC"), [(0, 1, "ORG"), (1, 2, "LOC")]),
        (("Qub/NNP/compound/2/B-ORG", "Sol/NNP/compound/2/B-FAC", "Stadium/NNP/ROOT/2/I-FAC"), [(0, 3, "FAC")]),
        # persons
        (("Qub/NNP/compound/1", "Trane/NNP/ROOT/1/B-PERSON"), [(0, 2, "PERSON")]),
        (("Qub/NNP/compound/1/B-ORG", "Trane/NNP/ROOT/1/B-PERSON"), [(0, 1, "ORG"), (1, 2, "PERSON")]),
        (("Stadium/NNP/compound/1/B-PERSON", "Trane/NNP/ROOT/1/B-PERSON"), [(0, 1, "PERSON"), (1, 2, "PERSON")]),
        # demonyms
        (("Kenyan/JJ/amod/2/B-NORP", "Rice/NNP/compound/2", "Army/NNP/ROOT/2"), [(0, 3, "NORP")]),
        (("Kenyan/JJ/amod/1/B-NORP", "Trane/NNP/ROOT/1"), [(0, 1, "NORP"), (1, 2, "")]),
        # compounds of a noun behind both
        (("Qub/NNP/compound/2/B-ORG", "Trane/NNP/compound/2", "plant/NN/ROOT/2"), [(0, 2, "ORG")]),
        (("Qub/NNP/compound/2/B-GPE", "Trane/NNP/compound/2", "plant/NN/ROOT/2"), [(0, 1, "GPE"), (1, 2, "")]),
        # "of", "&" and saints
        (("Bank/NNP/ROOT/0", "of/IN/prep/0", "Qub/NNP/pobj/1/B-GPE"), [(0, 3, "ORG")]),
        (("Trane/NNP/ROOT/0", "of/IN/prep/0", "Qub/NNP/pobj/1/B-GPE"), [(0, 1, ""), (2, 3, "GPE")]),
        (("Trane/NNP/ROOT/0/B-ORG", "&/CC/cc/0", "Qub/NNP/conj/0/B-ORG"), [(0, 3, "ORG")]),
        (("Trane/NNP/ROOT/0/B-ORG", "and/CC/cc/0", "Qub/NNP/conj/0/B-ORG"), [(0, 1, "ORG"), (2, 3, "ORG")]),
        # titles and common nouns are not names
        (("Prime/NNP/compound/1", "Minister/NNP/ROOT/1"), []),
        (("State/NNP/ROOT/0",), []),
        (("Trane/NNP/ROOT/0", "Monday/NNP/npadvmod/0"), [(0, 1, "")]),
    ],
)  # fmt: skip
def test_parts_of_one_name(words: tuple[str, ...], spans: list[tuple[int, int, str]]) -> None:
    assert find_spans(sentence(*words)) == [Span(*span) for span in spans]


@pytest.mark.parametrize(
    ("one", "other", "kindred"),
    [
        ("Place", "Country", True),
        ("Country", "Place", True),
        ("Group", "Organization", True),
        ("Group", "Person", False),
        ("Product", "Work", False),
        ("Person", "Person", True),
        (None, "Person", True),
        ("Person", None, True),
        (None, None, True),
    ],
)
def test_types_that_one_entity_may_have(one: EntityType | None, other: EntityType | None, kindred: bool) -> None:
    assert are_kindred(one, other) is kindred


@pytest.mark.parametrize(
    ("words", "label", "name"),
    [
        (("The/DT/det/1", "Trane/NNP/ROOT/1"), "ORG", "Trane"),
        (("Trane/NNP/ROOT/0", "'s/POS/case/0"), "ORG", "Trane"),
        (("Dr./NNP/compound/1", "Trane/NNP/ROOT/1"), "PERSON", "Trane"),
        (("Neighbouring/NNP/amod/1", "Kenya/NNP/ROOT/1"), "GPE", "Kenya"),
        (("Al/DT/det/1", "Trane/NNP/ROOT/1"), "ORG", "Al Trane"),
        (("Kenyan/JJ/amod/2", "President/NNP/compound/2", "Trane/NNP/ROOT/2"), "PERSON", "Trane"),
        (("Kenyan/JJ/amod/2", "Defence/NNP/compound/2", "Ministry/NNP/ROOT/2"), "ORG", "Kenyan Defence Ministry"),
        (("Treasury/NNP/compound/1", "Spokesman/NNP/ROOT/1"), "ORG", "Treasury"),
        (("Trane/NNP/compound/1", "province/NN/ROOT/1"), "GPE", "Trane province"),
        (("Trane/NNP/compound/1", "province/NN/ROOT/1"), "PERSON", "Trane"),
        (("2010/CD/nummod/1", "Trane/NNP/ROOT/1"), "EVENT", "2010 Trane"),
        (("2010/CD/nummod/1", "Trane/NNP/ROOT/1"), "PERSON", "Trane"),
    ],
)
def test_edges_of_names(words: tuple[str, ...], label: str, name: str) -> None:
    found = sentence(*words).words
    last = len(found) - (found[-1].text == "province")
    _, first, end = edges(found, Span(0, last, label))
    assert " ".join(word.text for word in found[first:end]) == name


@pytest.mark.parametrize(
    ("label", "mark", "region", "cue"),
    [
        ("ORG", ",", "Texas", "named"),
        ("PERSON", ",", "Texas", "towards"),
        ("ORG", "in", "Texas", "towards"),
        ("ORG", ",", "Kenya", "towards"),  # a country does not identify a place
        ("ORG", ";", "Texas", ""),
    ],
)
def test_cues_of_a_region_behind_a_name(label: str, mark: str, region: str, cue: str) -> None:
    words = sentence(f"Qubor/NNP/ROOT/0/B-{label}", f"{mark}/{mark}/punct/0", f"{region}/NNP/appos/0/B-GPE")
    assert setting(words, words.names[0]) == cue


@pytest.mark.parametrize(("dep", "heads"), [("compound", ["talks"]), ("nmod", ["talks"]), ("dobj", ["water", "talks"])])
def test_a_noun_within_a_description_is_no_mention(dep: str, heads: list[str]) -> None:
    words = sentence("the/DT/det/2", f"water/NN/{dep}/2", "talks/NNS/nsubj/3", "failed/VBD/ROOT")
    assert [found.head.text for found in find_descriptions(words, [])] == heads

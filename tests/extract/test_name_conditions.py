"""Conditions of names, titles and appositions, on hand-written parses."""

import pytest
from frozen import read

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.equations import equated
from triplewire.extract.coreference.offices import learn_from_titles
from triplewire.extract.model import EntityType
from triplewire.extract.names.names import find_names
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.names.spans import Span, find_spans
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
        (("Ray/NNP/pobj/0/B-ORG", "the/DT/det/2/I-ORG", "Board/NNP/ROOT/2/I-ORG"), [(0, 1, ""), (1, 3, "ORG")]),
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

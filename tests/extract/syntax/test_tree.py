"""Sentences are checked, immutable trees."""

import pytest
from frozen import tree

from triplewire.extract.errors import TreeError
from triplewire.extract.syntax.tree import Change, Name, Row, Sentence, Tree

SOLD = "The|1|det|DT|DET man|2|nsubj|NN|NOUN sold|2|ROOT|VBD|VERB two|4|nummod|CD|NUM cars|2|dobj|NNS|NOUN"


def sentence(*names: Name) -> Sentence:
    return Sentence(0, 21, 0, tree(SOLD), names)


def rows(*heads: int) -> list[Row]:
    return [Row("w", 2 * i, "w", "X", "XX", "dep", head) for i, head in enumerate(heads)]


def test_words_are_linked_both_ways() -> None:
    the, man, sold, two, cars = words = tree(SOLD)
    assert [word.i for word in words] == [0, 1, 2, 3, 4]
    assert [word.head for word in words] == [man, sold, sold, cars, sold]
    assert [word.children for word in words] == [(), (the,), (man, cars), (), (two,)]
    assert [(word.start, word.end) for word in words] == [(0, 3), (4, 7), (8, 12), (13, 16), (17, 21)]
    assert sentence().root.text == "sold"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([], "no words"),
        (rows(1, 2, 0), "0 roots"),
        (rows(0, 1), "2 roots"),
        (rows(0, 2, 1), "word 1 ('w') is in a cycle"),
        (rows(0, 2), "word 1 ('w') has the head 2"),
        (rows(0, -1), "word 1 ('w') has the head -1"),
        ([*rows(0), Row("w", 0, "w", "X", "XX", "dep", 0)], "word 1 ('w') is empty or starts before"),
        ([*rows(0), Row("", 2, "w", "X", "XX", "dep", 0)], "word 1 ('') is empty"),
    ],
)
def test_what_is_not_a_tree_is_refused(given: list[Row], reason: str) -> None:
    with pytest.raises(TreeError) as error:
        Tree(given)
    assert reason in str(error.value)


def test_words_may_touch() -> None:
    assert [w.text for w in Tree([Row("a", 0, "a", "X", "XX", "dep", 0), Row("b", 1, "b", "X", "XX", "dep", 0)])] == [
        "a",
        "b",
    ]


def test_a_sentence_takes_only_a_tree() -> None:
    with pytest.raises(TreeError):
        Sentence(0, 3, 0, tuple(tree(SOLD)))


@pytest.mark.parametrize(("first", "last"), [(1, 1), (2, 1), (-1, 1), (4, 6)])
def test_a_name_has_words_of_the_sentence(first: int, last: int) -> None:
    with pytest.raises(TreeError):
        sentence(Name(first, last, "ORG"))
    assert sentence(Name(4, 5, "ORG")).names


@pytest.mark.parametrize("name", ["head", "dep", "ent", "children", "other"])
def test_a_word_cannot_be_changed(name: str) -> None:
    word = tree(SOLD)[1]
    with pytest.raises(AttributeError):
        setattr(word, name, word.dep)
    with pytest.raises(AttributeError):
        delattr(word, name)


def test_edited_gives_another_tree() -> None:
    given = sentence()
    edited = given.edited({4: Change(head=1, dep="appos", tag="NN", pos="PROPN", lemma="car", ent="ORG")})
    cars = edited.words[4]
    assert (cars.head.text, cars.dep, cars.tag, cars.pos, cars.lemma, cars.ent) == (
        "man", "appos", "NN", "PROPN", "car", "ORG",
    )  # fmt: skip
    assert [word.text for word in edited.words[1].children] == ["The", "cars"]
    assert given.words[4].dep == "dobj"
    assert given.words[1].children == (given.words[0],)


def test_a_change_of_nothing_gives_the_same_sentence() -> None:
    given = sentence()
    assert given.edited({}) is given
    assert given.edited({4: Change(head=2, dep="dobj")}) is given
    assert given.edited({4: Change()}) is given


def test_an_edit_that_gives_no_tree_is_refused() -> None:
    with pytest.raises(TreeError):
        sentence().edited({2: Change(head=1)})


def test_relabelled_changes_names_and_labels_together() -> None:
    given = sentence(Name(3, 5, "ORG"))
    marked = given.relabelled({1: "PERSON"}, (Name(1, 2, "PERSON"),))
    assert [word.ent for word in marked.words] == ["", "PERSON", "", "", ""]
    assert marked.names == (Name(1, 2, "PERSON"),)
    assert given.words[1].ent == ""


def test_walks() -> None:
    the, man, sold, two, cars = tree(SOLD)
    assert sold.subtree() == [the, man, sold, two, cars]
    assert cars.subtree() == [two, cars]
    assert list(the.ancestors()) == [man, sold]
    assert sold.child("dobj", "nsubj") is man
    assert sold.child("iobj") is None

import frozen
import pytest

from triplewire.extract.places.placenames import mark_places
from triplewire.extract.syntax import tree as trees
from triplewire.extract.syntax.tree import Name, Row, Sentence

# A sentence as (word, head's index, dependency, tag), and a name in it as (first, last, label).
Tree = list[tuple[str, int, str, str]]
_IN: Tree = [("They", 1, "nsubj", "PRP"), ("met", 1, "ROOT", "VBD"), ("in", 1, "prep", "IN"), ("X", 2, "pobj", "NNP")]
_SUBJECT: Tree = [("X", 1, "nsubj", "NNP"), ("spoke", 1, "ROOT", "VBD")]
_TRUST: Tree = [
    ("Confidence", 3, "nsubj", "NN"), ("in", 0, "prep", "IN"), ("X", 1, "pobj", "NNP"), ("fell", 3, "ROOT", "VBD"),
]  # fmt: skip
_TOWN: Tree = [
    ("The", 1, "det", "DT"), ("town", 4, "nsubj", "NN"), ("of", 1, "prep", "IN"), ("X", 2, "pobj", "NNP"),
    ("burnt", 4, "ROOT", "VBD"),
]  # fmt: skip
_PROVINCE: Tree = [("X", 1, "compound", "NNP"), ("province", 2, "nsubj", "NN"), ("burnt", 2, "ROOT", "VBD")]
_TO: Tree = [("They", 1, "nsubj", "PRP"), ("wrote", 1, "ROOT", "VBD"), ("to", 1, "prep", "IN"), ("X", 2, "pobj", "NNP")]


def travel(preposition: str) -> Tree:
    return [
        ("They", 1, "nsubj", "PRP"), ("travel", 1, "ROOT", "VBP"), (preposition, 1, "prep", "IN"),
        ("X", 2, "pobj", "NNP"),
    ]  # fmt: skip


def sentence(tree: Tree, called: str, label: str) -> Sentence:
    rows, at = [], 0
    for text, head, dep, tag in tree:
        form, ent = (called, label) if text == "X" else (text, "")
        rows.append(Row(form, at, text.lower(), "PROPN" if tag == "NNP" else "X", tag, dep, head, ent))
        at += len(form) + 1
    first = next(i for i, row in enumerate(rows) if row.text == called)
    return Sentence(0, at, 0, trees.Tree(rows), (Name(first, first + 1, label),))


def label(*sentences: Sentence) -> str:
    """The label of the name in the first sentence afterwards."""
    marked = mark_places(sentences)[0]
    assert all(word.ent == name.label for name in marked.names for word in marked.words[name.first : name.last])
    return marked.names[0].label if marked.names else ""


@pytest.mark.parametrize(
    ("tree", "called", "given", "expected"),
    [
        # unchanged labels
        (_SUBJECT, "Camborne", "PERSON", "PERSON"),
        (_SUBJECT, "Lima", "GPE", "GPE"),
        (_TRUST, "Camborne", "ORG", "ORG"),
        (_IN, "XYRCO", "ORG", "ORG"),
        (_IN, "Greenpeace", "ORG", "ORG"),
        (_IN, "Congress", "ORG", "ORG"),
        (_IN, "Toyota", "ORG", "ORG"),
        (_TO, "Camborne", "PERSON", "PERSON"),
        (_TO, "Xyrtown", "GPE", "GPE"),
        (_PROVINCE, "Xyrtown", "GPE", "GPE"),
        (travel("from"), "Xyrtown", "ORG", "ORG"),
        (travel("towards"), "Xyrtown", "ORG", "ORG"),
        # changed labels
        (_IN, "Camborne", "PERSON", "GPE"),
        (_IN, "Xyrtown", "ORG", "GPE"),
        (_IN, "Camborne", "ORG", "GPE"),
        (_TO, "Camborne", "ORG", "GPE"),
        (travel("to"), "Xyrtown", "ORG", "GPE"),
        (_TOWN, "Xyrtown", "ORG", "GPE"),
        (_PROVINCE, "Xyrtown", "PERSON", "GPE"),
        (_SUBJECT, "Xyrtown", "GPE", ""),
    ],
)
def test_labels_by_the_context(tree: Tree, called: str, given: str, expected: str) -> None:
    assert label(sentence(tree, called, given)) == expected


def test_the_container_of_a_place_is_a_place() -> None:
    words = frozen.tree("Hoboken|0|ROOT|NNP|PROPN ,|0|punct|,|PUNCT NJ|0|appos|NNP|PROPN")
    given = Sentence(0, 11, 0, words, (Name(0, 1, "GPE"), Name(2, 3, "ORG")))
    assert [name.label for name in mark_places((given,))[0].names] == ["GPE", "GPE"]


def test_a_name_has_one_label_in_a_document() -> None:
    assert label(sentence(_SUBJECT, "Camborne", "ORG"), sentence(_IN, "Camborne", "ORG")) == "GPE"
    assert label(sentence(_SUBJECT, "Xyrtown", "GPE"), sentence(_SUBJECT, "Xyrtown", "PERSON")) == "PERSON"


def test_a_well_known_place_that_the_model_missed() -> None:
    words = frozen.tree("New|2|dep|NNP|X South|2|dep|NNP|X Wales|2|dep|NNP|X police|2|dep|NNS|X Ann|2|dep|NNP|X")
    assert mark_places((Sentence(0, 26, 0, words),))[0].names == (Name(0, 3, "GPE"),)


def test_a_name_with_two_marks_side_by_side_is_parted_into_names_of_words() -> None:
    words = frozen.tree("Paris|3|dep|NNP|X ,|3|punct|,|X ,|3|punct|,|X France|3|dep|NNP|X")
    (marked,) = mark_places((Sentence(0, 16, 0, words, (Name(0, 4, "GPE"),)),))
    assert marked.names == (Name(0, 1, "GPE"), Name(3, 4, "GPE"))


def test_nothing_to_change_gives_the_same_sentences() -> None:
    given = sentence(_SUBJECT, "Lima", "GPE")
    assert mark_places((given,))[0] is given

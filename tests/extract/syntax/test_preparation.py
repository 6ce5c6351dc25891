"""A sentence is prepared once: its tree is repaired and its names are marked, in a fixed order."""

import pytest
from frozen import all_parses, live, tree

import triplewire
from triplewire.extract.linking.user_gazetteer import Entry, UserGazetteer
from triplewire.extract.preparation import prepare
from triplewire.extract.syntax.tree import Name, Sentence

PARSES = all_parses()


@pytest.mark.parametrize("text", list(PARSES))
def test_preparation_leaves_what_it_is_given(text: str) -> None:
    given = PARSES[text]
    before = [values(sentence) for sentence in given]
    found = prepare(given, text)
    assert [values(sentence) for sentence in given] == before
    assert [[w.text for w in s.words] for s in found] == [[w.text for w in s.words] for s in given]
    assert [(s.start, s.end, s.index, s.kind, s.block) for s in found] == [
        (s.start, s.end, s.index, s.kind, s.block) for s in given
    ]


def values(sentence: Sentence) -> list[tuple[int, str, str, str, str, str]]:
    return [(w.head.i, w.dep, w.tag, w.pos, w.lemma, w.ent) for w in sentence.words]


def test_names_are_marked_after_main_verbs_and_before_gerunds() -> None:
    """A gerund or an attachment sees the labels of the user's names; the marking sees the repaired subjects."""
    text = "He died on Xyrday of cancer ."
    words = tree(
        "He|1|nsubj|PRP|PRON died|1|ROOT|VBD|VERB on|1|prep|IN|ADP Xyrday|2|pobj|NNP|PROPN of|3|prep|IN|ADP"
        " cancer|4|pobj|NN|NOUN .|1|punct|.|PUNCT",
        labels=[(3, "DATE")],
    )
    given = Sentence(0, len(text), 0, words, (Name(3, 4, "DATE"),))
    assert prepare((given,), text)[0].words[4].head.text == "died"
    own = UserGazetteer([Entry("Xyrday", "Place", "https://example.org/x")])
    assert prepare((given,), text, own)[0].words[4].head.text == "Xyrday"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Tehran's giving tanks to Haiti angered Norway.", "Russia's supplying missiles", "Russia's supplying missiles."],
)
def test_a_gerund_at_the_root_gives_a_tree(pipeline: triplewire.Pipeline, text: str) -> None:
    (sentence,) = live(pipeline, text)
    assert sentence.root.subtree() == list(sentence.words)
    assert sentence.root.tag == "VBG"
    assert pipeline.read(text).triples[0].subject.text == text.partition("'")[0]

"""Repairs on trees written by hand, for what parses of the default model do not show, and on random trees."""

from collections.abc import Iterable
from random import Random

from frozen import tree
from hypothesis import given, settings
from hypothesis import strategies as st

from triplewire.extract.linking.user_gazetteer import Entry, UserGazetteer
from triplewire.extract.preparation import prepare
from triplewire.extract.syntax.repair import Step, difference, trace
from triplewire.extract.syntax.repairs import FAMILY
from triplewire.extract.syntax.tree import Name, Row, Sentence, Tree

FORMS = ["they", "who", "said", "sold", "to", "of", "Monday", "'s", "(", '"', ".", "Norway", "jets", "in", ","]
LEMMAS = ["say", "give", "sell", "war"]
TAGS = ["VBZ", "VBD", "VBN", "VBG", "NN", "NNS", "NNP", "IN", "WP", "PRP", ","]
PARTS = ["VERB", "NOUN", "PROPN", "PRON", "ADP", "PUNCT", "ADJ"]
DEPS = [
    *("ROOT", "nsubj", "dobj", "pobj", "poss", "amod", "acl", "relcl", "advcl", "ccomp", "compound", "prep", "punct"),
    *("npadvmod", "aux", "mark", "csubj", "advmod", "conj", "case"),
]
LABELS = ["", "DATE", "PERSON", "GPE"]

# Words side by side that a repair looks for, as text|lemma|pos|tag|dep|label|head. The head is relative to the word,
# "0" for the root, "" for any; the trees follow it mostly.
BAITS = [
    "who|who|PRON|WP|nsubj||1 strikes|strike|VERB|VBZ|dobj||",
    "\"|\"|PUNCT|''|punct|| said|say|VERB|VBD|ROOT|| Norway|Norway|PROPN|NNP|dobj||-1",
    "Norway|Norway|PROPN|NNP|compound|| sold|sell|VERB|VBD|amod||1 jets|jet|NOUN|NNS|ROOT||0",
    "jets|jet|NOUN|NNS|nsubj||1 strikes|strike|VERB|VBZ|ROOT||0 sold|sell|VERB|VBD|advcl||-1",
    "Norway|Norway|PROPN|NNP|poss||3 's|'s|PART|POS|case||-1 giving|give|VERB|VBG|amod||1 jets|jet|NOUN|NNS|dobj||",
    "Norway|Norway|PROPN|NNP|dobj|| 's|'s|PART|POS|case||-1 selling|sell|VERB|VBG|acl|| to|to|ADP|IN|prep||",
    "they|they|PRON|PRP|nsubj||1 say|say|VERB|VBP|relcl|| sold|sell|VERB|VBD|ccomp||",
    (
        "war|war|NOUN|NN|dobj|| sold|sell|VERB|VBD|relcl||-1 jets|jet|NOUN|NNS|dobj|| who|who|PRON|WP|nsubj||1"
        " left|leave|VERB|VBD|relcl||-4"
    ),
    (
        "said|say|VERB|VBD|ROOT|| Monday|Monday|PROPN|NNP|npadvmod|DATE|2 they|they|PRON|PRP|nsubj||1"
        " left|leave|VERB|VBD|ccomp||-3"
    ),
    (
        "sold|sell|VERB|VBD|ROOT|| in|in|ADP|IN|prep||-1 Monday|Monday|PROPN|NNP|pobj|DATE|-1 of|of|ADP|IN|prep||-1"
        " war|war|NOUN|NN|pobj||-1"
    ),
    "jets|jet|NOUN|NNS|compound|| (|(|PUNCT|-LRB-|punct|| sold|sell|VERB|VBN|acl||",
]
WORD = st.tuples(*map(st.sampled_from, (FORMS, LEMMAS, PARTS, TAGS, DEPS, LABELS, [""])))
PIECES = st.lists(
    WORD.map(lambda word: ["|".join(word)]) | st.sampled_from(BAITS).map(str.split), min_size=1, max_size=4
)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """A random tree over words with random labels, among them some that a repair looks for."""
    found = [field.split("|") for piece in draw(PIECES) for field in piece]
    heads = random_heads([word[-1] for word in found], draw(st.randoms(use_true_random=False)))
    rows, at = [], 0
    for (form, lemma, pos, tag, dep, ent, _), head in zip(found, heads, strict=True):
        rows.append(Row(form, at, lemma, pos, tag, dep, head, ent))
        at += len(form) + 1
    names = tuple(Name(i, i + 1, row.ent) for i, row in enumerate(rows) if row.ent)
    return Sentence(0, at, 0, Tree(rows), names, draw(st.sampled_from(["paragraph", "headline"])))


def random_heads(wanted: list[str], random: Random) -> list[int]:
    """The heads of a random tree that follows most of the wishes."""
    order = random.sample(range(len(wanted)), len(wanted))
    heads = [0] * len(wanted)
    for at, i in enumerate(order):
        heads[i] = order[random.randrange(max(at, 1))]
    for i, offset in enumerate(wanted):
        if offset and random.random() < 0.9:
            above = head = i + int(offset)
            if head == i:
                heads[next(j for j, h in enumerate(heads) if h == j)] = i
                heads[i] = i
            while above not in {i, heads[above]}:
                above = heads[above]
            heads[i] = head if above != i else heads[i]
    return heads


def test_each_repair_of_each_word_gives_a_tree() -> None:
    fired: set[str] = set()

    @settings(max_examples=500, deadline=None, database=None, derandomize=True)
    @given(sentences())
    def check(sentence: Sentence) -> None:
        for rule in FAMILY.rules:
            for word in sentence.words:
                changes = rule.pattern.find(word, sentence)
                edited = sentence.edited(changes)  # raises TreeError for anything but a tree
                assert [w.text for w in edited.words] == [w.text for w in sentence.words]
                fired.update([rule.name] if changes else [])

    check()
    assert fired == {rule.name for rule in FAMILY.rules}  # the trees meet the conditions of every repair


@settings(max_examples=200, deadline=None)  # the first one loads the gazetteer
@given(st.lists(sentences(), max_size=3))
def test_the_whole_preparation_gives_trees(given: list[Sentence]) -> None:
    text = " ".join(word.text for word in given[0].words) if given else ""
    gazetteer = UserGazetteer([Entry("Xyr", "Person", "https://example.org/x")])
    found = prepare(tuple(given), text, gazetteer)
    assert [len(s.words) for s in found] == [len(s.words) for s in given]
    assert all(sorted(s.root.subtree(), key=lambda w: w.i) == list(s.words) for s in found)


def changed(*rules: str, text: str, kind: str = "paragraph", labels: Iterable[tuple[int, str]] = ()) -> list[str]:
    words = tree(text, labels=labels)
    given = Sentence(0, words[-1].end, 0, words, kind=kind)  # type: ignore[arg-type]  # the cases write a kind
    return [
        part for r, old, new in trace(given, FAMILY.rules, Step) if r.name in rules for part in difference(old, new)
    ]

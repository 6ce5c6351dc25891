"""Our components of the language model against those of spaCy: every annotation is the same."""

import pickle
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span

from triplewire.extract.syntax.components.attribute_ruler import QuickAttributeRuler, quick_attribute_ruler
from triplewire.extract.syntax.components.replacement import replace_components
from triplewire.extract.syntax.components.token_vectors import vectors_of
from triplewire.extract.syntax.parser import DEFAULT_MODEL

ATTRIBUTES = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_TYPE", "ENT_IOB", "ENT_KB_ID", "NORM"]
SENTENCE = "The ministry said on Tuesday that Ilse Brandt, 54, would leave the Rhine Energy Board in Cologne."
ODD = [
    "",
    " ",
    "\n\n\n",
    "\t  \N{NO-BREAK SPACE} ",
    ".",
    "Yes",
    "Lagos",
    "\N{FIRE}\N{FIRE} \N{FAMILY}",
    "👩‍🚒 🇳🇴 won €1.2bn!!!",
    "مرحبا Oslo ಠ_ಠ",
    "a\N{COMBINING ACUTE ACCENT}\N{ZERO WIDTH SPACE}b \N{REPLACEMENT CHARACTER}",
    "He ain't gonna stay, y'all. Let's go, c'm on! I gotta, you wo n't, they sha n't. 'Nuff said: ol' friends.",
    "There's what they 're; there were what I'd had done, and it got us nothing, but for once then there.",
    "  Two  blanks \n\n between   Ilse   Brandt \n and   New\nYork  ",
    "Ilse Brandt",
    "In New",
    SENTENCE,
    f"{SENTENCE} {SENTENCE}\n\n{SENTENCE.upper()}",
    "and " * 300,
    f"{SENTENCE} met. {'the old man ' * 120}",
    "North " * 200 + "Korea",
]  # fmt: skip
WORDS = (
    *SENTENCE.split(),
    "n't",
    "'s",
    "gon",
    "na",
    "let",
    "\n",
    "  ",
    "\N{FIRE}",
    "Bank",
    "of",
    "Japan",
    "2019",
    "%",
    "$3m",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def quick() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    assert replace_components(nlp) == ("tok2vec", "attribute_ruler", "lemmatizer", "ner")
    return nlp


def same(ours: Iterable[Doc], theirs: Iterable[Doc]) -> None:
    for doc, expected in zip(ours, theirs, strict=True):
        assert doc.text == expected.text
        assert all(doc.has_annotation(name) == expected.has_annotation(name) for name in ("TAG", "LEMMA", "ENT_IOB"))
        found, wanted = doc.to_array(ATTRIBUTES), expected.to_array(ATTRIBUTES)
        for at, column in zip(*np.nonzero(found != wanted), strict=True):
            raise AssertionError(f"{ATTRIBUTES[column]} of {doc[int(at)]!r} in {doc.text[:200]!r}")
        assert np.array_equal(doc.tensor, expected.tensor)
        assert spans(doc) == spans(expected)


def spans(doc: Doc) -> list[tuple[int, int, str, str]]:
    return [(ent.start, ent.end, ent.label_, ent.kb_id_) for ent in doc.ents]


@pytest.mark.parametrize("batch_size", [2, 128])
def test_odd_texts_in_batches_of_any_size(plain: Language, quick: Language, batch_size: int) -> None:
    same(quick.pipe(ODD, batch_size=batch_size), plain.pipe(ODD))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_a_text_alone(plain: Language, quick: Language, text: str) -> None:
    same([quick(text)], [plain(text)])


@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=12).map(" ".join), max_size=5))
@settings(max_examples=30)
def test_any_texts(plain: Language, quick: Language, texts: list[str]) -> None:
    same(quick.pipe(texts), plain.pipe(texts))


def test_several_processes(plain: Language, quick: Language) -> None:
    same(quick.pipe(ODD, n_process=2, batch_size=4), plain.pipe(ODD))


def test_a_pickled_model(plain: Language, quick: Language) -> None:
    again = pickle.loads(pickle.dumps(quick))  # noqa: S301  # our own bytes
    same([again(SENTENCE)], [plain(SENTENCE)])


@given(st.data())
@settings(max_examples=30)
def test_what_is_set_before(plain: Language, quick: Language, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    edges = sorted(data.draw(st.sets(st.integers(0, len(words)), min_size=2, max_size=4)))
    label = data.draw(st.sampled_from(["GPE", "PERSON", "CASTLE"]))
    blocked = data.draw(st.booleans())
    lemma = data.draw(st.sampled_from(["", "own"]))

    def given_doc(nlp: Language) -> Doc:
        doc = Doc(nlp.vocab, words)
        if len(edges) > 1:
            span = Span(doc, edges[0], edges[1], label=label)
            doc.set_ents([] if blocked else [span], blocked=[span] if blocked else [], default="missing")
        doc[0].lemma_ = lemma
        doc[len(words) - 1].is_sent_start = True
        return doc

    same([quick(given_doc(quick))], [plain(given_doc(plain))])


def untrained(**settings: Any) -> Language:
    """A pipeline with an entity recogniser that knows two labels and nothing else."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ner = nlp.add_pipe("ner", config=settings)
    for label in ("A", "B"):
        ner.add_label(label)
    nlp.initialize()
    return nlp


@pytest.mark.parametrize("seed", range(3))
def test_an_entity_recogniser_with_any_weights(seed: int) -> None:
    """Weights at random, so that entities are long and everywhere; with 0 all scores are equal."""
    plain = untrained()
    upper = plain.get_pipe("ner").model.get_ref("upper")
    random = np.random.default_rng(seed)
    upper.set_param("W", random.standard_normal(upper.get_param("W").shape).astype("f") * min(seed, 1))
    quick = untrained()
    quick.from_bytes(plain.to_bytes())
    assert replace_components(quick) == ("ner",)
    short = [text[:400] for text in ODD]
    same(quick.pipe(short), plain.pipe(short))


def test_what_is_built_otherwise_stays() -> None:
    model = spacy.blank("en").get_factory_meta("ner").default_config["model"]
    for change in ({"extra_state_tokens": True}, {"use_upper": False}, {"maxout_pieces": 1}):
        assert replace_components(untrained(model={**model, **change})) == ()
    nlp = spacy.blank("de")
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    assert replace_components(nlp) == ()
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.add_pipe("beam_ner")
    assert replace_components(nlp) == ()


def test_a_tok2vec_with_another_embedding_stays(plain: Language) -> None:
    assert vectors_of(plain.get_pipe("tok2vec").model) is not None
    assert vectors_of(plain.get_pipe("tagger").model) is None


TOKENS = st.fixed_dictionaries(
    {},
    optional={
        "LOWER": st.sampled_from(["go", "on", "na"]) | st.sampled_from([{"IN": ["go", "na"]}, {"REGEX": "^n"}]),
        "ORTH": st.sampled_from(["Go", "on", {"NOT_IN": ["go", ""]}]),
        "TAG": st.sampled_from(["VB", "IN", {"NOT_IN": ["VB"]}]),
        "DEP": st.sampled_from(["prep", {"IN": ["prep", "ROOT"]}, {"NOT_IN": ["", "prep"]}]),
        "IS_SPACE": st.booleans(),
    },
).filter(bool)
RULES = st.lists(
    st.tuples(
        st.lists(st.lists(TOKENS, min_size=1, max_size=3), min_size=1, max_size=2),
        st.sampled_from([{"POS": "ADV"}, {"LEMMA": "move", "MORPH": "Number=Sing"}, {"TAG": "XX"}, {"DEP": "dep"}]),
        st.sampled_from([0, -1]),
    ),
    min_size=1,
    max_size=6,
)


VOCAB = spacy.blank("en").vocab


@given(
    RULES, st.lists(st.tuples(st.sampled_from(["Go", "go", "on", "na", " ", "x"]), st.sampled_from(["VB", "IN", ""])))
)
@settings(max_examples=30)
def test_an_attribute_ruler_with_any_rules(rules: list[Any], tokens: list[tuple[str, str]]) -> None:
    vocab = VOCAB
    ruler = AttributeRuler(vocab)
    for patterns, attrs, index in rules:
        ruler.add(patterns, attrs, index)
    quick = quick_attribute_ruler(ruler)
    assert isinstance(quick, QuickAttributeRuler)
    deps = {"VB": "ROOT", "IN": "prep", "": ""}

    def doc() -> Doc:
        words, tags = [word for word, _ in tokens], [tag for _, tag in tokens]
        return Doc(vocab, words, tags=tags, deps=[deps[tag] for tag in tags], heads=list(range(len(words))))

    for _ in range(2):  # what was seen before is remembered
        same([quick(doc())], [ruler(doc())])


@pytest.mark.parametrize(
    "rule",
    [
        {"patterns": [[{"LOWER": "go", "OP": "+"}]], "attrs": {"POS": "ADV"}},
        {"patterns": [[{"LOWER": {"FUZZY": "going"}}]], "attrs": {"POS": "ADV"}},
        {"patterns": [[{"LENGTH": {">=": 3}}]], "attrs": {"POS": "ADV"}},
        {"patterns": [[{"lower": "go"}]], "attrs": {"POS": "ADV"}},
        {"patterns": [[{"LOWER": "go"}]], "attrs": {"NORM": "went"}},
        {"patterns": [[{"LOWER": "go"}]], "attrs": {"POS": "ADV"}, "index": 1},
        {"patterns": [[]], "attrs": {"POS": "ADV"}},
    ],
)
def test_a_ruler_with_patterns_of_other_kinds_stays(rule: dict[str, Any]) -> None:
    ruler = AttributeRuler(VOCAB)
    try:
        ruler.add_patterns([rule])
    except ValueError:  # spaCy itself refuses it
        return
    assert quick_attribute_ruler(ruler) is None

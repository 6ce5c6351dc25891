"""Subjects, relative clauses, verb groups, phrases and prepositions of trees written by hand."""
# ruff: noqa: E501  # a tree is read best in one line

from types import SimpleNamespace
from typing import Any, cast

import pytest
import spacy
from frozen import tree
from spacy.tokens import Doc, Span, Token

from triplewire.extract.layout.block import Block
from triplewire.extract.syntax.control import (
    belongs_above,
    clause_above,
    is_passive,
    is_past_tense,
    is_purpose,
    merges,
    subject,
)
from triplewire.extract.syntax.parser import _lemma, _sentences
from triplewire.extract.syntax.phrases import after_comma, conjuncts, phrase, span, trim, written
from triplewire.extract.syntax.prepositions import comments, preposition
from triplewire.extract.syntax.relatives import antecedent, is_relative, relative_clause, relative_head
from triplewire.extract.syntax.tree import Tree, Word
from triplewire.extract.syntax.verb_groups import predicate


def text(words: Any) -> str:
    """The words, or the word, with blanks between them; "-" for None."""
    return "-" if words is None else words.text if isinstance(words, Word) else " ".join(w.text for w in words)


def at(words: Tree, form: str) -> Word:
    return next(word for word in words if word.text == form)


# The logical subject of a verb: (tree, verb, subject)
SUBJECTS = [
    # its own
    ("Lee|1|nsubj|NNP|PROPN left|1|ROOT|VBD|VERB", "left", "Lee"),
    ("Lee|1|nsubjpass|NNP|PROPN seen|1|ROOT|VBN|VERB", "seen", "Lee"),
    ("who|1|nsubj|WP|PRON left|1|ROOT|VBD|VERB", "left", "-"),
    ("that|1|nsubj|DT|PRON failed|1|ROOT|VBD|VERB", "failed", "that"),
    ("man|0|ROOT|NN|NOUN who|2|nsubj|WP|PRON left|0|relcl|VBD|VERB", "left", "man"),
    # the first conjunct's
    ("Lee|1|nsubj|NNP|PROPN ate|1|ROOT|VBD|VERB left|1|conj|VBD|VERB", "left", "Lee"),
    ("left|2|conj|VBD|VERB Lee|2|nsubj|NNP|PROPN ate|2|ROOT|VBD|VERB", "left", "-"),
    ("Lee|1|nsubj|NNP|PROPN mayor|1|ROOT|NN|NOUN left|1|conj|VBD|VERB", "left", "-"),
    # the noun's, where a clause of saying is inserted, for participles, and for some infinitives
    ("man|0|ROOT|NN|NOUN say|2|parataxis|VBP|VERB sold|0|relcl|VBD|VERB", "sold", "man"),
    ("man|0|ROOT|NN|NOUN sold|0|relcl|VBD|VERB say|1|parataxis|VBP|VERB", "sold", "-"),
    ("man|0|ROOT|NN|NOUN held|0|acl|VBN|VERB", "held", "man"),
    ("first|1|amod|JJ|ADJ man|1|ROOT|NN|NOUN to|3|aux|TO|PART go|1|relcl|VB|VERB", "go", "man"),
    ("best|1|amod|JJS|ADJ man|1|ROOT|NN|NOUN to|3|aux|TO|PART go|1|relcl|VB|VERB", "go", "man"),
    ("good|1|amod|JJ|ADJ man|1|ROOT|NN|NOUN to|3|aux|TO|PART go|1|relcl|VB|VERB", "go", "-"),
    ("Lee|1|poss|NNP|PROPN plan|1|ROOT|NN|NOUN to|3|aux|TO|PART go|1|acl|VB|VERB", "go", "Lee"),
    ("his|1|poss|PRP$|PRON plan|1|ROOT|NN|NOUN to|3|aux|TO|PART go|1|acl|VB|VERB", "go", "-"),
    ("Lee|1|nsubj|NNP|PROPN make|1|ROOT|VBP|VERB plan|1|dobj|NN|NOUN to|4|aux|TO|PART go|2|acl|VB|VERB", "go", "Lee"),
    ("Lee|1|nsubj|NNP|PROPN hate|1|ROOT|VBP|VERB plan|1|dobj|NN|NOUN to|4|aux|TO|PART go|2|acl|VB|VERB", "go", "-"),
    ("Lee|1|nsubj|NNP|PROPN make|1|ROOT|VBP|VERB plan|1|attr|NN|NOUN to|4|aux|TO|PART go|2|acl|VB|VERB", "go", "-"),
    ("Lee|1|nsubj|NNP|PROPN hate|1|ROOT|VBP|VERB order|1|dobj|NN|NOUN to|4|aux|TO|PART go|2|acl|VB|VERB", "go", "Lee"),
    ("Lee|1|nsubj|NNP|PROPN died|1|ROOT|VBD|VERB heart|1|dobj|NN|NOUN aged|2|acl|VBN|VERB", "aged", "Lee"),
    ("Lee|1|nsubj|NNP|PROPN died|1|ROOT|VBD|VERB aged|0|acl|VBN|VERB", "aged", "Lee"),
    # the controller's
    (
        "Lee|1|nsubj|NNP|PROPN order|1|ROOT|VBP|VERB Roy|1|dobj|NNP|PROPN to|4|aux|TO|PART go|1|xcomp|VB|VERB",
        "go",
        "Roy",
    ),
    ("Lee|1|nsubj|NNP|PROPN vow|1|ROOT|VBP|VERB Roy|1|dobj|NNP|PROPN to|4|aux|TO|PART go|1|xcomp|VB|VERB", "go", "Lee"),
    ("Lee|1|nsubj|NNP|PROPN use|1|ROOT|VBP|VERB ship|1|dobj|NN|NOUN to|4|aux|TO|PART go|1|xcomp|VB|VERB", "go", "Lee"),
    (
        (
            "Lee|2|nsubjpass|NNP|PROPN was|2|auxpass|VBD|AUX told|2|ROOT|VBN|VERB|tell it|2|dobj|PRP|PRON"
            " to|5|aux|TO|PART go|2|xcomp|VB|VERB"
        ),
        "go",
        "Lee",
    ),
    (
        (
            "Lee|1|nsubj|NNP|PROPN call|1|ROOT|VBP|VERB on|1|prep|IN|ADP Roy|2|pobj|NNP|PROPN to|5|aux|TO|PART"
            " go|1|xcomp|VB|VERB"
        ),
        "go",
        "Roy",
    ),
    ("Lee|1|nsubj|NNP|PROPN is|1|ROOT|VBZ|AUX|be able|1|acomp|JJ|ADJ to|4|aux|TO|PART go|2|xcomp|VB|VERB", "go", "Lee"),
    ("Lee|1|nsubj|NNP|PROPN is|1|ROOT|VBZ|AUX|be easy|1|acomp|JJ|ADJ to|4|aux|TO|PART go|2|xcomp|VB|VERB", "go", "-"),
    ("It|1|nsubj|PRP|PRON is|1|ROOT|VBZ|AUX|be time|1|attr|NN|NOUN to|4|aux|TO|PART go|1|xcomp|VB|VERB", "go", "-"),
    ("It|1|nsubj|PRP|PRON is|1|ROOT|VBZ|AUX|be ready|1|acomp|JJ|ADJ to|4|aux|TO|PART go|2|xcomp|VB|VERB", "go", "It"),
    ("It|1|nsubj|PRP|PRON wants|1|ROOT|VBZ|VERB to|3|aux|TO|PART go|1|xcomp|VB|VERB", "go", "It"),
    # the clause's, for adverbials and gerunds without a finite verb
    ("Lee|1|nsubj|NNP|PROPN left|1|ROOT|VBD|VERB saying|1|advcl|VBG|VERB", "saying", "Lee"),
    ("Lee|1|nsubj|NNP|PROPN left|1|ROOT|VBD|VERB said|1|advcl|VBD|VERB", "said", "-"),
    ("Lee|1|nsubj|NNP|PROPN left|1|ROOT|VBD|VERB can|1|advcl|MD|VERB", "can", "-"),
    ("Lee|1|nsubj|NNP|PROPN left|1|ROOT|VBD|VERB go|1|advcl|VB|VERB", "go", "-"),
    ("Lee|1|nsubj|NNP|PROPN left|1|ROOT|VBD|VERB to|3|aux|TO|PART go|1|advcl|VB|VERB", "go", "Lee"),
    ("Lee|1|nsubj|NNP|PROPN left|1|ROOT|VBD|VERB saying|1|amod|VBG|VERB", "saying", "-"),
    (
        "Lee|1|nsubj|NNP|PROPN accuse|1|ROOT|VBP|VERB Roy|1|dobj|NNP|PROPN of|1|prep|IN|ADP lying|3|pcomp|VBG|VERB",
        "lying",
        "Roy",
    ),
    (
        "Lee|1|nsubj|NNP|PROPN see|1|ROOT|VBP|VERB Roy|1|dobj|NNP|PROPN by|1|prep|IN|ADP lying|3|pcomp|VBG|VERB",
        "lying",
        "Lee",
    ),
    (
        (
            "Lee|2|nsubjpass|NNP|PROPN was|2|auxpass|VBD|AUX accused|2|ROOT|VBN|VERB|accuse Roy|2|dobj|NNP|PROPN"
            " of|2|prep|IN|ADP lying|4|pcomp|VBG|VERB"
        ),
        "lying",
        "Lee",
    ),
    (
        (
            "Lee|1|nsubj|NNP|PROPN find|1|ROOT|VBP|VERB Roy|3|nsubj|NNP|PROPN guilty|1|ccomp|JJ|ADJ of|3|prep|IN|ADP"
            " lying|4|pcomp|VBG|VERB"
        ),
        "lying",
        "Roy",
    ),
]


@pytest.mark.parametrize(("given", "verb", "expected"), SUBJECTS)
def test_logical_subject(given: str, verb: str, expected: str) -> None:
    assert text(subject(at(tree(given), verb))) == expected


@pytest.mark.parametrize(("clauses", "expected"), [(9, "Lee"), (10, "-")])
def test_a_subject_is_looked_for_in_nine_clauses_above(clauses: int, expected: str) -> None:
    chain = "".join(f" v{i}|{i}|conj|VBD|VERB" for i in range(1, clauses + 1))
    words = tree(f"Lee|1|nsubj|NNP|PROPN v0|1|ROOT|VBD|VERB{chain}")
    assert text(subject(words[-1])) == expected


PASSIVE = [
    ("Lee|1|nsubjpass|NNP|PROPN seen|1|ROOT|VBN|VERB", "seen", True),
    ("was|1|auxpass|VBD|AUX seen|1|ROOT|VBN|VERB", "seen", True),
    ("man|0|ROOT|NN|NOUN seen|0|acl|VBN|VERB", "seen", True),
    ("man|0|ROOT|NN|NOUN seeing|0|acl|VBG|VERB", "seeing", False),
    ("man|0|ROOT|NN|NOUN seen|0|amod|VBN|VERB", "seen", False),
    ("has|1|aux|VBZ|AUX seen|1|ROOT|VBN|VERB", "seen", False),
    ("Lee|1|nsubj|NNP|PROPN seen|1|ROOT|VBN|VERB", "seen", False),
    ("was|1|auxpass|VBD|AUX held|1|ROOT|VBN|VERB seen|1|conj|VBN|VERB", "seen", True),
    ("was|1|auxpass|VBD|AUX held|1|ROOT|VBN|VERB saw|1|conj|VBN|VERB him|2|dobj|PRP|PRON", "saw", False),
    ("was|1|auxpass|VBD|AUX held|1|ROOT|VBN|VERB extradited|1|conj|VBD|VERB|extradite", "extradited", True),
    ("was|1|auxpass|VBD|AUX held|1|ROOT|VBN|VERB extradited|1|conj|VBD|VERB|extradite it|2|dobj|PRP|PRON", "extradited", False),
    ("was|1|auxpass|VBD|AUX held|1|ROOT|VBN|VERB left|1|conj|VBD|VERB|leave", "left", False),
]  # fmt: skip


@pytest.mark.parametrize(("given", "verb", "expected"), PASSIVE)
def test_passive(given: str, verb: str, expected: bool) -> None:
    assert is_passive(at(tree(given), verb)) is expected


HELD = "was|1|auxpass|VBD|AUX held|1|ROOT|VBN|VERB saw|1|conj|VBN|VERB him|2|dobj|PRP|PRON"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (HELD, True),
        (HELD.replace("dobj", "prep"), False),
        (HELD.replace("conj", "advcl"), False),
        (HELD.replace("conj|VBN", "conj|VBD"), False),
        (HELD.replace("auxpass", "aux"), False),
        (f"{HELD} were|2|auxpass|VBD|AUX", False),
    ],
)
def test_past_tense_after_a_passive(given: str, expected: bool) -> None:
    assert is_past_tense(at(tree(given), "saw")) is expected


ACCUSED = (
    "say|0|ROOT|VBD|VERB cause|2|nsubj|NN|NOUN is|0|ccomp|VBZ|AUX|be open|2|acomp|JJ|ADJ accuse|2|conj|VBD|VERB"
    " crew|4|dobj|NN|NOUN"
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (ACCUSED, True),
        (ACCUSED.replace("accuse|2|conj|VBD", "accuse|2|conj|VBG"), False),
        (ACCUSED.replace("accuse|", "eat|"), False),
        (ACCUSED.replace("say|", "eat|"), False),
        (ACCUSED.replace("ccomp", "advcl"), False),
        (ACCUSED.replace("conj", "advcl"), False),
        (ACCUSED.replace("VBZ|AUX|be", "VBZ|VERB|stay"), False),
        (ACCUSED.replace("VBZ|AUX|be", "VBZ|VERB|stay").replace("open|2|acomp", "has|2|aux"), True),
        (f"{ACCUSED} he|4|nsubj|PRP|PRON", False),
        (f"{ACCUSED} has|4|aux|VBZ|AUX", False),
        (ACCUSED.replace("say|0", "eat|3").replace("is|0", "is|3").replace("open|2|acomp", "say|3|ROOT"), False),
    ],
)
def test_a_verb_that_continues_the_verb_of_saying(given: str, expected: bool) -> None:
    assert belongs_above(next(w for w in tree(given) if w.lower in {"accuse", "eat"} and w.i == 4)) is expected


MERGES = [
    ("vote|0|ROOT|VBD|VERB to|2|aux|TO|PART hold|0|xcomp|VB|VERB", "hold", "vote"),
    ("vote|0|ROOT|VBD|VERB to|2|aux|TO|PART hold|0|advcl|VB|VERB", "hold", "-"),
    ("is|0|ROOT|VBZ|AUX|be able|0|acomp|JJ|ADJ to|3|aux|TO|PART hold|1|xcomp|VB|VERB", "hold", "is"),
    ("is|0|ROOT|VBZ|AUX|be easy|0|acomp|JJ|ADJ to|3|aux|TO|PART hold|1|xcomp|VB|VERB", "hold", "-"),
    ("is|0|ROOT|VBZ|AUX|be able|0|amod|JJ|ADJ to|3|aux|TO|PART hold|1|xcomp|VB|VERB", "hold", "-"),
    ("order|0|ROOT|VBD|VERB him|0|dobj|PRP|PRON to|3|aux|TO|PART hold|0|xcomp|VB|VERB", "hold", "-"),
    ("vow|0|ROOT|VBD|VERB him|0|dobj|PRP|PRON to|3|aux|TO|PART hold|0|xcomp|VB|VERB", "hold", "vow"),
    ("want|0|ROOT|VBD|VERB him|2|nsubj|PRP|PRON hold|0|xcomp|VB|VERB", "hold", "-"),
    ("get|0|ROOT|VBD|VERB held|0|xcomp|VBN|VERB", "held", "-"),
    ("want|0|ROOT|VBD|VERB be|2|auxpass|VB|AUX held|0|xcomp|VBN|VERB", "held", "want"),
]


@pytest.mark.parametrize(("given", "verb", "expected"), MERGES)
def test_a_verb_that_opens_another(given: str, verb: str, expected: str) -> None:
    assert text(merges(at(tree(given), verb))) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("use|0|ROOT|VBD|VERB it|0|dobj|PRP|PRON to|3|aux|TO|PART go|0|xcomp|VB|VERB", True),
        ("order|0|ROOT|VBD|VERB it|0|dobj|PRP|PRON to|3|aux|TO|PART go|0|xcomp|VB|VERB", False),
        ("promise|0|ROOT|VBD|VERB it|0|dobj|PRP|PRON to|3|aux|TO|PART go|0|xcomp|VB|VERB", False),
        ("use|0|ROOT|VBD|VERB it|0|nsubj|PRP|PRON to|3|aux|TO|PART go|0|xcomp|VB|VERB", False),
        ("use|0|ROOT|VBD|VERB it|0|dobj|PRP|PRON go|0|xcomp|VB|VERB", False),
        ("use|0|ROOT|VBD|NOUN it|0|dobj|PRP|PRON to|3|aux|TO|PART go|0|xcomp|VB|VERB", False),
    ],
)
def test_purpose(given: str, expected: bool) -> None:
    assert is_purpose(at(tree(given), "go")) is expected


def test_the_clause_around_a_word() -> None:
    words = tree("left|0|ROOT|VBD|VERB held|2|amod|VBN|VERB man|0|dobj|NN|NOUN old|1|advmod|RB|ADV")
    assert text(clause_above(words[3])) == "left"
    assert clause_above(words[0]) is None


# Relative clauses: (tree, verb, pronoun, noun, antecedent, labels)
OF = "{}|0|ROOT|NN|NOUN of|0|prep|IN|ADP {}|1|pobj|{}|{} who|4|nsubj|WP|PRON {}|2|relcl|{}|VERB"
ANTECEDENTS = [
    (OF.format("man", "roof", "NN", "NOUN", "left", "VBD"), "who", {}, "man"),
    (OF.format("roof", "firm", "NN", "NOUN", "left", "VBD"), "who", {}, "firm"),
    (OF.format("wife", "man", "NN", "NOUN", "left", "VBD"), "who", {}, "man"),
    (OF.format("wife", "Oslo", "NNP", "PROPN", "left", "VBD"), "who", {2: "GPE"}, "wife"),
    (OF.format("wife", "Lee", "NNP", "PROPN", "left", "VBD"), "who", {2: "PERSON"}, "Lee"),
    (OF.format("house", "Lee", "NNP", "PROPN", "burned", "VBD"), "which", {2: "PERSON"}, "house"),
    (OF.format("house", "Oslo", "NNP", "PROPN", "burned", "VBD"), "which", {2: "GPE"}, "Oslo"),
    (OF.format("lot", "firms", "NNS", "NOUN", "is", "VBZ"), "that", {}, "lot"),
    (OF.format("lot", "firms", "NNS", "NOUN", "are", "VBP"), "that", {}, "firms"),
    (OF.format("lot", "firms", "NNS", "NOUN", "was", "VBD"), "that", {}, "lot"),
    (OF.format("lot", "firms", "NNS", "NOUN", "left", "VBD"), "that", {}, "firms"),
    (OF.format("lot", "firm", "NN", "NOUN", "were", "VBD"), "that", {}, "firm"),
    ("attack|0|ROOT|NN|NOUN of|0|prep|IN|ADP men|1|pobj|NNS|NOUN who|4|nsubj|WP|PRON left|0|relcl|VBD|VERB", "who", {}, "men"),
    ("law|0|ROOT|NN|NOUN of|0|prep|IN|ADP men|1|pobj|NNS|NOUN who|4|nsubj|WP|PRON left|0|relcl|VBD|VERB", "who", {}, "law"),
    ("people|0|ROOT|NNS|NOUN told|0|acl|VBN|VERB of|1|prep|IN|ADP law|2|pobj|NN|NOUN who|5|nsubj|WP|PRON left|3|relcl|VBD|VERB", "who", {}, "people"),
    ("people|1|nsubj|NNS|NOUN told|1|ROOT|VBN|VERB of|1|prep|IN|ADP law|2|pobj|NN|NOUN who|5|nsubj|WP|PRON left|3|relcl|VBD|VERB", "who", {}, "people"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "pronoun", "labels", "expected"), ANTECEDENTS)
def test_antecedent(given: str, pronoun: str, labels: dict[int, str], expected: str) -> None:
    verb = tree(given, labels=labels.items())[-1]
    assert text(antecedent(verb, verb.head, pronoun)) == expected


def test_relative_clauses_are_found_through_complements() -> None:
    words = tree(
        "man|0|ROOT|NN|NOUN who|2|nsubj|WP|PRON said|0|relcl|VBD|VERB won|2|ccomp|VBD|VERB lost|3|conj|VBD|VERB"
    )
    assert text(relative_clause(words[4])) == "said"
    assert text(relative_head(words[4])) == "man"
    assert relative_clause(words[0]) is None
    assert relative_head(words[0]) is None
    assert is_relative(words[1])
    assert not is_relative(words[0])


# Verb groups: (tree, verb, group)
GROUPS = [
    ("did|2|aux|VBD|AUX not|2|neg|RB|PART go|2|ROOT|VB|VERB", "go", "did not go"),
    ("go|0|ROOT|VB|VERB out|0|advmod|RB|ADV", "go", "go out"),
    ("go|0|ROOT|VB|VERB it|0|dobj|PRP|PRON out|0|advmod|RB|ADV", "go", "go"),
    ("go|0|ROOT|VB|VERB home|0|advmod|RB|ADV", "go", "go"),
    ("take|0|ROOT|VB|VERB place|0|dobj|NN|NOUN", "take", "take place"),
    ("take|0|ROOT|VB|VERB his|2|poss|PRP$|PRON place|0|dobj|NN|NOUN", "take", "take"),
    ("take|0|ROOT|VB|VERB bread|0|dobj|NN|NOUN", "take", "take"),
    ("has|2|aux|VBZ|AUX nearly|2|advmod|RB|ADV gone|2|ROOT|VBN|VERB", "gone", "has nearly gone"),
    ("has|2|aux|VBZ|AUX yesterday|2|advmod|RB|ADV gone|2|ROOT|VBN|VERB", "gone", "has gone"),
    ("has|2|aux|VBZ|AUX however|2|advmod|RB|ADV gone|2|ROOT|VBN|VERB", "gone", "has gone"),
    ("allegedly|1|advmod|RB|ADV went|1|ROOT|VBD|VERB", "went", "allegedly went"),
    ("once|1|advmod|RB|ADV went|1|ROOT|VBD|VERB", "went", "went"),
    ("allegedly|2|advmod|RB|ADV he|2|nsubj|PRP|PRON went|2|ROOT|VBD|VERB", "went", "allegedly went"),
    ("never|2|advmod|RB|ADV he|2|nsubj|PRP|PRON went|2|ROOT|VBD|VERB", "went", "never went"),
    ("went|0|ROOT|VBD|VERB never|0|advmod|RB|ADV", "went", "went"),
    ("neither|1|preconj|CC|CCONJ sank|1|ROOT|VBD|VERB", "sank", "neither sank"),
    ("neither|1|nsubj|DT|PRON sank|1|ROOT|VBD|VERB", "sank", "sank"),
    ("sank|0|ROOT|VBD|VERB nor|0|cc|CC|CCONJ burned|0|conj|VBD|VERB", "burned", "nor burned"),
    ("sank|0|ROOT|VBD|VERB and|0|cc|CC|CCONJ burned|0|conj|VBD|VERB", "burned", "burned"),
    ("vote|0|ROOT|VBD|VERB to|2|aux|TO|PART go|0|xcomp|VB|VERB", "go", "vote to go"),
    ("is|0|ROOT|VBZ|AUX|be able|0|acomp|JJ|ADJ to|3|aux|TO|PART go|1|xcomp|VB|VERB", "go", "is able to go"),
    ("will|1|aux|MD|AUX meet|1|ROOT|VB|VERB talk|1|conj|VB|VERB", "talk", "will talk"),
    ("will|1|aux|MD|AUX meet|1|ROOT|VB|VERB talked|1|conj|VBD|VERB", "talked", "talked"),
    ("was|1|auxpass|VBD|AUX seen|1|ROOT|VBN|VERB saw|1|conj|VBN|VERB it|2|dobj|PRP|PRON", "saw", "saw"),
    ("will|1|aux|MD|AUX meet|1|ROOT|VB|VERB he|3|nsubj|PRP|PRON talk|1|conj|VB|VERB", "talk", "talk"),
    ("will|1|aux|MD|AUX meet|1|ROOT|VB|VERB can|3|aux|MD|AUX talk|1|conj|VB|VERB", "talk", "can talk"),
    ("vote|0|ROOT|VBD|VERB to|2|aux|TO|PART go|0|xcomp|VB|VERB to|4|aux|TO|PART run|2|conj|VB|VERB", "run", "vote to run"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "verb", "expected"), GROUPS)
def test_verb_group(given: str, verb: str, expected: str) -> None:
    assert text(predicate(at(tree(given), verb))) == expected


# Phrases: (tree, head, phrase, entity labels)
PHRASES = [
    ("the|1|det|DT|DET man|1|ROOT|NN|NOUN of|1|prep|IN|ADP Oslo|2|pobj|NNP|PROPN", "man", "the man of Oslo", {}),
    ("man|0|ROOT|NN|NOUN ,|0|punct|,|PUNCT of|0|prep|IN|ADP Oslo|2|pobj|NNP|PROPN", "man", "man", {}),
    ("Lee|0|ROOT|NNP|PROPN in|0|prep|IN|ADP Oslo|1|pobj|NNP|PROPN", "Lee", "Lee", {0: "PERSON"}),
    ("Lee|0|ROOT|NNP|PROPN of|0|prep|IN|ADP Oslo|1|pobj|NNP|PROPN", "Lee", "Lee of Oslo", {0: "PERSON"}),
    ("man|0|ROOT|NN|NOUN who|2|nsubj|WP|PRON left|0|relcl|VBD|VERB", "man", "man", {}),
    ("those|0|ROOT|DT|PRON who|2|nsubj|WP|PRON left|0|relcl|VBD|VERB", "those", "those who left", {}),
    ("those|0|ROOT|DT|PRON ,|0|punct|,|PUNCT who|3|nsubj|WP|PRON left|0|relcl|VBD|VERB", "those", "those", {}),
    ("man|0|ROOT|NN|NOUN to|2|aux|TO|PART see|0|relcl|VB|VERB", "man", "man to see", {}),
    ("man|0|ROOT|NN|NOUN held|0|acl|VBN|VERB", "man", "man", {}),
    ("men|0|ROOT|NNS|NOUN and|0|cc|CC|CCONJ boys|0|conj|NNS|NOUN from|0|prep|IN|ADP Oslo|3|pobj|NNP|PROPN", "men", "men", {}),
    ("Lee|1|appos|NNP|PROPN mayor|1|ROOT|NN|NOUN", "mayor", "mayor", {}),
    ("mayor|0|ROOT|NN|NOUN Lee|0|appos|NNP|PROPN", "mayor", "mayor Lee", {}),
    ("both|1|predet|PDT|DET men|1|ROOT|NNS|NOUN", "men", "men", {}),
    ("all|1|predet|PDT|DET men|1|ROOT|NNS|NOUN", "men", "all men", {}),
    ("that|1|det|DT|DET men|1|ROOT|NNS|NOUN", "men", "men", {}),
    ("that|1|det|DT|DET man|1|ROOT|NN|NOUN", "man", "that man", {}),
    ("Monday|1|compound|NNP|PROPN Lee|1|ROOT|NNP|PROPN", "Lee", "Lee", {0: "DATE", 1: "PERSON"}),
    ("Monday|1|compound|NNP|PROPN talks|1|ROOT|NNS|NOUN", "talks", "Monday talks", {0: "DATE"}),
    ("talks|0|ROOT|NNS|NOUN today|0|advmod|RB|ADV", "talks", "talks", {}),
    ("only|1|advmod|RB|ADV talks|1|ROOT|NNS|NOUN", "talks", "only talks", {}),
    ("man|0|ROOT|NN|NOUN 's|0|case|POS|PART", "man", "man", {}),
    ('the|3|det|DT|DET "|3|punct|X|PUNCT old|3|amod|JJ|ADJ man|3|ROOT|NN|NOUN "|3|punct|X|PUNCT', "man", 'the " old man "', {}),
    ("old|2|amod|JJ|ADJ ,|2|punct|,|PUNCT man|2|ROOT|NN|NOUN .|2|punct|.|PUNCT", "man", "old , man", {}),
    ("man|0|ROOT|NN|NOUN (|0|punct|X|PUNCT of|0|prep|IN|ADP Oslo|2|pobj|NNP|PROPN", "man", "man", {}),
    ("house|0|ROOT|NN|NOUN of|0|prep|IN|ADP man|1|pobj|NN|NOUN ,|2|punct|,|PUNCT Lee|2|appos|NNP|PROPN", "house", "house of man", {}),
]  # fmt: skip


@pytest.mark.parametrize(("given", "head", "expected", "labels"), PHRASES)
def test_phrase(given: str, head: str, expected: str, labels: dict[int, str]) -> None:
    assert text(phrase(at(tree(given, labels=labels.items()), head))) == expected


def test_parts_of_a_phrase_are_left_out_or_kept_on_demand() -> None:
    words = tree("A|0|ROOT|NNP|PROPN and|0|cc|CC|CCONJ B|0|conj|NNP|PROPN of|0|prep|IN|ADP C|3|pobj|NNP|PROPN")
    assert text(phrase(words[0], whole=True)) == "A and B of C"
    assert text(phrase(words[0], whole=True, without=(words[3],))) == "A and B"
    assert text(phrase(words[0])) == "A"


@pytest.mark.parametrize(
    ("conjunction", "expected"),
    [("and", "A B C"), ("or", "A"), ("nor", "A"), ("but", "A"), ("not", "A"), ("&", "A"), ("plus", "A B C")],
)
def test_conjuncts_are_what_the_coordination_states(conjunction: str, expected: str) -> None:
    given = f"A|0|ROOT|NNP|PROPN B|0|conj|NNP|PROPN {conjunction}|0|cc|CC|CCONJ C|1|conj|NNP|PROPN went|0|conj|VBD|VERB"
    assert text(conjuncts(tree(given)[0])) == expected


def test_a_comma_before_a_phrase() -> None:
    words = tree("A|0|ROOT|NNP|PROPN ,|0|punct|,|PUNCT of|0|prep|IN|ADP B|2|pobj|NNP|PROPN in|0|prep|IN|ADP")
    assert after_comma(words[2])
    assert after_comma(words[4])
    assert not after_comma(words[3])
    assert not after_comma(words[0])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (", A B .", "A B"),
        ("and A", "A"),
        ("neither A", "neither A"),
        ("A ( B", "A"),
        ("A ( B )", "A ( B )"),
        ("( B", "B"),
        (". ,", ". ,"),
    ],
)
def test_trim(given: str, expected: str) -> None:
    marks = {"and": "CCONJ", "neither": "CCONJ"}
    fields = [f"{w}|0|dep|X|{marks.get(w, 'X' if w.isalpha() else 'PUNCT')}" for w in given.split()]
    words = tree(" ".join(fields))
    assert text(trim(words)) == expected
    assert text(span(words[0])) == expected


def test_written_keeps_words_together_that_touch() -> None:
    words = tree("A|0|ROOT|X|X b|0|dep|X|X c|0|dep|X|X")
    assert written(words) == "A b c"
    assert written((words[0], words[2])) == "A c"


PREPOSITIONS = [
    ("in|0|prep|IN|ADP Oslo|0|pobj|NNP|PROPN", "in", "Oslo"),
    ("in|0|prep|IN|ADP support|0|pobj|NN|NOUN of|1|prep|IN|ADP Chad|2|pobj|NNP|PROPN", "in support of", "Chad"),
    ("in|0|prep|IN|ADP towns|0|pobj|NN|NOUN of|1|prep|IN|ADP Chad|2|pobj|NNP|PROPN", "in", "towns"),
    ("due|0|prep|IN|ADP to|0|pcomp|IN|ADP rain|1|pobj|NN|NOUN", "due to", "rain"),
    ("out|0|prep|IN|ADP rain|0|pobj|NN|NOUN of|0|prep|IN|ADP", "out", "rain"),
    ("on|0|prep|IN|ADP board|0|pobj|NN|NOUN ship|0|dep|NN|NOUN", "on board", "ship"),
    ("with|0|prep|IN|ADP or|0|cc|CC|CCONJ without|0|conj|IN|ADP rain|0|pobj|NN|NOUN", "with or without", "rain"),
    ("with|0|prep|IN|ADP or|0|cc|CC|CCONJ without|0|conj|IN|ADP rain|2|pobj|NN|NOUN", "with or without", "rain"),
    ("shortly|1|advmod|RB|ADV after|1|prep|IN|ADP rain|1|pobj|NN|NOUN", "shortly after", "rain"),
    ("after|0|prep|IN|ADP rain|0|pobj|NN|NOUN shortly|0|advmod|RB|ADV", "after", "rain"),
    ("from|0|prep|IN|ADP", "from", "-"),
]


@pytest.mark.parametrize(("given", "expected", "noun"), PREPOSITIONS)
def test_preposition(given: str, expected: str, noun: str) -> None:
    found = preposition(next(w for w in tree(given) if w.dep == "prep"))
    assert (text(found[0]), text(found[1])) == (expected, noun)


def test_a_comment_is_a_fixed_phrase_and_no_more() -> None:
    assert comments(tree("of|0|prep|IN|ADP course|0|pobj|NN|NOUN")[0])
    assert not comments(tree("of|0|prep|IN|ADP course|0|pobj|NN|NOUN a|1|det|DT|DET")[0])
    assert not comments(tree("of|0|prep|IN|ADP gold|0|pobj|NN|NOUN")[0])


@pytest.mark.parametrize(
    ("lemma", "form", "tag", "expected"),
    [
        ("readie", "readied", "VBN", "ready"),
        ("untie", "untied", "VBN", "untie"),
        ("hop", "hopes", "VBZ", "hope"),
        ("hop", "hops", "VBZ", "hop"),
        ("push", "pushes", "VBZ", "push"),
        ("stag", "staged", "VBD", "stage"),
        ("visit", "visited", "VBD", "visit"),
        ("stag", "stags", "NNS", "stag"),
        ("hop", "hoping", "VBG", "hope"),
    ],
)
def test_the_lemma_keeps_its_last_letter(lemma: str, form: str, tag: str, expected: str) -> None:
    token = SimpleNamespace(lemma_=lemma, tag_=tag, lower_=form)
    assert _lemma(cast("Token", token)) == expected


def test_the_children_of_a_blank_go_to_its_head_or_to_the_first_root() -> None:
    """The parser may take a blank for a word, at the root or inside the tree; offsets count from the block."""
    tokens = ["They", " ", "left", " ", "soon", "."]
    doc = Doc(
        spacy.blank("en").vocab, words=tokens, spaces=[False] * 6, heads=[1, 1, 1, 2, 3, 1],
        deps=["nsubj", "ROOT", "conj", "dep", "advmod", "punct"], tags=["PRP", "_SP", "VBD", "_SP", "RB", "."],
        pos=["PRON", "SPACE", "VERB", "SPACE", "ADV", "PUNCT"], lemmas=tokens,
    )  # fmt: skip
    (sentence,) = _sentences(doc, Block(10, 21, "headline"), 3, 7)
    assert [(w.text, w.start, w.head.text, w.dep) for w in sentence.words] == [
        ("They", 10, "They", "nsubj"),
        ("left", 15, "They", "conj"),
        ("soon", 20, "left", "advmod"),
        (".", 24, "They", "punct"),
    ]
    assert (sentence.start, sentence.end, sentence.index, sentence.kind, sentence.block) == (10, 25, 7, "headline", 3)


def in_parts(words: list[str], heads: list[int] | None = None) -> list[Tree]:
    """The sentences read from one sentence of spaCy's; without heads all its words hang on the first."""
    given = heads or [0] * len(words)
    doc = Doc(
        spacy.blank("en").vocab, words=words, heads=given, tags=["NN"] * len(words),
        deps=["ROOT" if n == head else "dobj" for n, head in enumerate(given)],
        pos=["PUNCT" if word == ";" else "NOUN" for word in words],
    )  # fmt: skip
    doc.set_ents([Span(doc, n, n + 1, label="GPE") for n, word in enumerate(words) if word == "Oslo"])
    sentences = list(_sentences(doc, Block(0, len(doc.text)), 0, 0))
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    named = [s.words[name.first].text for s in sentences for name in s.names]
    assert named == [word for word in words if word == "Oslo"]
    return [cast("Tree", sentence.words) for sentence in sentences]


def test_a_sentence_is_read_as_one_up_to_a_length() -> None:
    assert list(map(len, in_parts(["x"] * 200))) == [200]
    assert list(map(len, in_parts(["x"] * 201))) == [200, 1]


def test_a_longer_sentence_is_divided_behind_the_last_mark_in_the_second_half() -> None:
    words = ["x"] * 450
    words[50] = words[120] = words[150] = words[240] = ";"
    words[10] = words[300] = "Oslo"
    assert list(map(len, in_parts(words))) == [151, 200, 99]


def test_words_with_a_head_in_another_part_say_nothing_of_the_root() -> None:
    heads = [0] * 200 + [201, 0, 201, 202, 1]
    first, second = in_parts(["x"] * 205, heads)
    assert {word.dep for word in first} == {"ROOT", "dobj"}
    assert [(w.head.i, w.dep) for w in second] == [(1, "dobj"), (1, "ROOT"), (1, "dobj"), (2, "dobj"), (1, "dep")]

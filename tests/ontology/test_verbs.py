"""Verbs as properties: their IRIs, their words, and the properties of types that say truly what they say."""

import pytest

from triplewire.ontology.terms import EVENT_TYPES, TW, VERBS
from triplewire.ontology.verbs import is_direct, past, type_property, verb_property, words


@pytest.mark.parametrize(
    ("lemma", "preposition", "name", "said"),
    [
        ("free", "", "free", "freed"),
        ("write", "to", "to/write", "wrote to"),
        ("look up", "", "up/look", "looked up"),
        ("sign contract", "with", "contract-with/sign", "signed contract with"),
        ("co-opt", "", "co-opt", "co-opted"),
        ("R&D", "", "r-d", "r-ded"),
    ],
)
def test_a_verb_is_a_property(lemma: str, preposition: str, name: str, said: str) -> None:
    iri = verb_property(lemma, preposition)
    assert iri == VERBS + name
    assert words(iri) == said
    assert is_direct(iri)


@pytest.mark.parametrize("lemma", ["", "99", "…", "писать"])
def test_what_has_no_latin_letters_is_no_property(lemma: str) -> None:
    assert verb_property(lemma) is None


@pytest.mark.parametrize(
    ("verb", "tense"),
    [
        ("win", "won"), ("ban", "banned"), ("plan", "planned"), ("visit", "visited"), ("admit", "admitted"),
        ("deny", "denied"), ("destroy", "destroyed"), ("sue", "sued"), ("help", "helped"), ("clear", "cleared"),
        ("undergo", "underwent"), ("box", "boxed"), ("bow", "bowed"), ("mimic", "mimicked"), ("co-write", "co-wrote"),
    ],
)  # fmt: skip
def test_the_past_tense(verb: str, tense: str) -> None:
    assert past(verb) == tense


@pytest.mark.parametrize(
    ("type_", "lemma", "preposition", "name"),
    [
        ("ASSAULT", "attack", "", "assaulted"),
        ("ASSAULT", "conduct air raid", "on", "assaulted"),
        ("ASSAULT", "kill", "", None),  # a disease kills
        ("SANCTION", "convict", "", None),
        ("RETREAT", "free", "", None),
        ("RETREAT", "withdraw", "from", "retreatedFrom"),
        ("CONSULT", "hold talk", "with", "consulted"),
        ("CONSULT", "talk", "about", None),
        ("MOBILIZE", "mass", "", None),  # who masses an army does not mass against it
        ("MOBILIZE", "mass", "against", "mobilizedAgainst"),
        ("OWN", "attack", "", None),
        (None, "attack", "", None),
    ],
)
def test_the_property_of_a_type_is_for_verbs_that_it_is_true_of(
    type_: str | None, lemma: str, preposition: str, name: str | None
) -> None:
    assert type_property(type_, lemma, preposition) == (TW[name] if name else None)


@pytest.mark.parametrize("type_", EVENT_TYPES)
def test_every_type_has_verbs(type_: str) -> None:
    lemma = {"COERCE": "force", "MOBILIZE": "mobilize"}.get(type_, type_.lower())
    assert type_property(type_, lemma, "against" if type_ == "MOBILIZE" else "") == TW[EVENT_TYPES[type_][1]]

"""The salience of a candidate antecedent of a pronoun: distance, grammatical role, repetition, type.

The features are those of Lappin and Leass 1994 and of Durrett and Klein 2013, all binary. A pronoun's candidates are
weighed in a log-linear model with latent antecedents (Durrett and Klein 2013, equation 1); its weights are in
lexicon/weights/salience.toml, which scripts/fit_pronouns.py makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.lexicon.labels import (
    ACTING_TYPES,
    DISPLAYED_BLOCKS,
    MAIN_CLAUSE_DEPS,
    OBJECT_DEPS,
    OWNER_TAGS,
    PERSON_OR_BODY_TYPES,
    RELATIONAL_DEPS,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import DESCRIPTIONS, PRONOUNS, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.lexicon.weights.fitted_weights import PRONOUN_WEIGHTS
from triplewire.extract.mentions.binding import clause_of, is_parallel_object
from triplewire.extract.mentions.nominals import FIRST_PERSON, SECOND_PERSON
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.tree import Word

PronounClass = Literal["person", "thing", "many"]

_LIMITS = THRESHOLDS.coreference
_WEIGHTS: dict[PronounClass, dict[str, float]] = {
    "person": dict(PRONOUN_WEIGHTS.person.items()),
    "thing": dict(PRONOUN_WEIGHTS.thing.items()),
    "many": dict(PRONOUN_WEIGHTS.many.items()),
}
_SURE = {
    "person": _LIMITS.sure_person,
    "thing": _LIMITS.sure_thing,
    "its": _LIMITS.sure_its,
    "many": _LIMITS.sure_many,
}
_ACTING = SPEECH.say | SPEECH.think | SPEECH.deny | SPEECH.accuse | PRONOUNS.willed
_DEEPEST = 50  # ancestors of a word: a guard, not a limit that text reaches


def class_of(pronoun: Phrase) -> PronounClass:
    """The class of a pronoun, which has weights of its own: "he" and "she", "it", "they"."""
    return "person" if pronoun.gender else "many" if pronoun.plural else "thing"


def weight(kind: PronounClass, found: Iterable[str]) -> float:
    """The sum of the weights of some features."""
    weights = _WEIGHTS[kind]
    return sum(weights.get(name, 0.0) for name in found)


def threshold_class(pronoun: Phrase) -> str:
    """The class of a pronoun with a threshold of its own; "its" is apart, as it never refers to a situation."""
    kind = class_of(pronoun)
    return "its" if kind == "thing" and pronoun.head.dep == "poss" else kind


def sure(pronoun: Phrase) -> float:
    """The probability from which on the likeliest candidate is the antecedent."""
    return _SURE[threshold_class(pronoun)]


def features(
    pronoun: Phrase, other: Phrase, chain: Chain, near: tuple[int, int], discourse: Discourse
) -> Iterator[str]:
    """The features of a candidate that is `near`: sentences before the pronoun, candidates mentioned since."""
    distance, since = near
    yield f"distance.{distance}"
    yield f"since.{min(since, _LIMITS.since)}"
    yield f"type.{chain.type or 'None'}"
    yield from _of_roles(pronoun.head, other.head)
    yield from _of_words(pronoun, other, chain)
    yield from _of_verb(pronoun.head, chain)
    if discourse.counts.get(id(chain), 0) >= _LIMITS.often:
        yield "often"
    if other.sentence.block != pronoun.sentence.block:
        yield "apart"
    if other.sentence.kind in DISPLAYED_BLOCKS:
        yield "displayed"
    quoted = discourse.quotation(pronoun.start) is not None, discourse.quotation(other.start) is not None
    if quoted[0] != quoted[1]:
        yield "quoted" if quoted[0] else "unquoted"


def _of_words(pronoun: Phrase, other: Phrase, chain: Chain) -> Iterator[str]:
    if other.head.lower == pronoun.head.lower:
        yield "same"
    if pronoun.gender and chain.gender:
        yield "gendered"
    if chain.plural:
        yield "plural"
    if chain.sides:
        yield "together"
    determined = any(word.lower in DESCRIPTIONS.definite or word.tag in OWNER_TAGS for word in other.head.children)
    if other.kind == "nominal" and not determined:
        yield "indefinite"


def _of_roles(pronoun: Word, head: Word) -> Iterator[str]:
    """The features of the grammatical roles of the two."""
    if head.dep in SUBJECT_DEPS:
        yield "subject" if head.head.dep in MAIN_CLAUSE_DEPS else "subject.embedded"
        if pronoun.dep in SUBJECT_DEPS:
            yield "parallel.subject"
        if any(above is head.head for above in islice(pronoun.ancestors(), _DEEPEST)):
            yield "commands"
    elif head.dep in OBJECT_DEPS:
        yield "object"
        if is_parallel_object(pronoun, head):
            yield "parallel.object"
    else:
        yield "modifier" if head.dep in RELATIONAL_DEPS else "oblique"
    if pronoun.dep == "poss" and (
        _has_for_subject(pronoun, head) or (pronoun.head.dep == "conj" and pronoun.head.head is head)
    ):
        yield "own"  # "the firm lost its chief", "the firm and its chief"


def _has_for_subject(pronoun: Word, head: Word) -> bool:
    return head.dep in SUBJECT_DEPS and clause_of(pronoun) is head.head


def _of_verb(pronoun: Word, chain: Chain) -> Iterator[str]:
    """Features of the verb or noun: what says or decides, or has a chairman, is a body and not a thing."""
    suits = "body" if chain.type in ACTING_TYPES else "thing"
    if pronoun.dep == "nsubj" and pronoun.head.lemma in _ACTING:
        yield f"acts.{suits}"
    elif pronoun.dep == "poss" and NOUN_TYPES.get(pronoun.head.lemma) in PERSON_OR_BODY_TYPES:
        yield f"owns.{suits}"


def no_antecedent(pronoun: Phrase) -> Iterator[str]:
    """The features of no antecedent: the pronoun refers to a situation, or to an entity without another mention."""
    yield "none"
    if pronoun.head.dep == "poss":
        yield "none.poss"
    if pronoun.head.i == 0:
        yield "none.first"
    if any(word.lower in FIRST_PERSON or word.lower in SECOND_PERSON for word in pronoun.sentence.words):
        yield "none.spoken"

"""What speaks for a phrase as the one that a pronoun means: nearness, grammatical role, repetition, kind.

The features are those of Lappin and Leass 1994 and of Durrett and Klein 2013, each either there or not. A pronoun's
candidates are weighed in a log-linear model with latent antecedents (Durrett and Klein 2013, equation 1); its weights
are in extract/lexicon/weights/salience.toml, which scripts/fit_pronouns.py makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.lexicon.lists import PRONOUNS, SPEECH
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.mentions.binding import OBJECTS, SUBJECTS, clause_of, is_parallel_object
from triplewire.extract.mentions.mentions import DEFINITE, DISPLAYED, FIRST_PERSON, SECOND_PERSON
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.tree import Word

PronounClass = Literal["person", "thing", "many"]

_WEIGHTS: dict[str, dict[str, float]] = read_table("weights/salience")
_ACTING = SPEECH.say | SPEECH.think | SPEECH.deny | SPEECH.accuse | PRONOUNS.willed
_BODIES = frozenset({"Organization", "Group", "Country"})
_OWNED = frozenset({"Person", "Organization", "Group"})
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod"})
_MAIN = frozenset({"ROOT", "ccomp", "conj"})
_OFTEN = 4  # mentions
_DEEPEST = 50  # words above a word; a guard, not a limit that text reaches
_SINCE = 3  # others spoken of since: more make no difference


def class_of(pronoun: Phrase) -> PronounClass:
    """The class of pronouns that have weights of their own: "he" and "she", "it", "they"."""
    return "person" if pronoun.gender else "many" if pronoun.plural else "thing"


def weight(kind: PronounClass, found: Iterable[str]) -> float:
    """The sum of the weights of some features."""
    weights = _WEIGHTS[kind]
    return sum(weights.get(name, 0.0) for name in found)


def bar_of(pronoun: Phrase) -> str:
    """The name of the probability that the likeliest candidate must have; "its" never stands for a situation."""
    kind = class_of(pronoun)
    return "its" if kind == "thing" and pronoun.head.dep == "poss" else kind


def sure(pronoun: Phrase) -> float:
    """The probability from which on the likeliest candidate is taken."""
    return _WEIGHTS["sure"][bar_of(pronoun)]


def features(
    pronoun: Phrase, other: Phrase, chain: Chain, near: tuple[int, int], discourse: Discourse
) -> Iterator[str]:
    """What speaks for a phrase that is `near`: so many sentences before, and so many candidates spoken of since."""
    distance, since = near
    yield f"distance.{distance}"
    yield f"since.{min(since, _SINCE)}"
    yield f"type.{chain.type or 'None'}"
    yield from _of_roles(pronoun.head, other.head)
    yield from _of_words(pronoun, other, chain)
    yield from _of_verb(pronoun.head, chain)
    if discourse.counts.get(id(chain), 0) >= _OFTEN:
        yield "often"
    if other.sentence.block != pronoun.sentence.block:
        yield "apart"
    if other.sentence.kind in DISPLAYED:
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
    determined = any(word.lower in DEFINITE or word.tag in {"PRP$", "POS"} for word in other.head.children)
    if other.kind == "nominal" and not determined:
        yield "indefinite"


def _of_roles(pronoun: Word, head: Word) -> Iterator[str]:
    """What the grammatical roles of the two say."""
    if head.dep in SUBJECTS:
        yield "subject" if head.head.dep in _MAIN else "subject.embedded"
        if pronoun.dep in SUBJECTS:
            yield "parallel.subject"
        if any(above is head.head for above in islice(pronoun.ancestors(), _DEEPEST)):
            yield "commands"
    elif head.dep in OBJECTS:
        yield "object"
        if is_parallel_object(pronoun, head):
            yield "parallel.object"
    else:
        yield "modifier" if head.dep in _MODIFIERS else "oblique"
    if pronoun.dep == "poss" and (
        _has_for_subject(pronoun, head) or (pronoun.head.dep == "conj" and pronoun.head.head is head)
    ):
        yield "own"  # "the firm lost its chief", "the firm and its chief"


def _has_for_subject(pronoun: Word, head: Word) -> bool:
    return head.dep in SUBJECTS and clause_of(pronoun) is head.head


def _of_verb(pronoun: Word, chain: Chain) -> Iterator[str]:
    """Who says or decides, and what has a chairman, is a body and no thing."""
    suits = "body" if chain.type in _BODIES else "thing"
    if pronoun.dep == "nsubj" and pronoun.head.lemma in _ACTING:
        yield f"acts.{suits}"
    elif pronoun.dep == "poss" and NOUN_TYPES.get(pronoun.head.lemma) in _OWNED:
        yield f"owns.{suits}"


def nobody(pronoun: Phrase) -> Iterator[str]:
    """What speaks for no phrase at all: a situation, somebody who is not spoken of elsewhere."""
    yield "none"
    if pronoun.head.dep == "poss":
        yield "none.poss"
    if pronoun.head.i == 0:
        yield "none.first"
    if any(word.lower in FIRST_PERSON or word.lower in SECOND_PERSON for word in pronoun.sentence.words):
        yield "none.spoken"

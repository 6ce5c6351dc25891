"""Cues of words before a colon that bundle what follows it: "Her theory: ...", "Lee was sure of one thing: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.speakers import owner_of, speakers_of_verb
from triplewire.extract.factuality.reporting import REPORTING
from triplewire.extract.lexicon.labels import NOUN_OR_PRONOUN_POS, PERSON_OR_BODY_TYPES, SUBJECT_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import FACTUALITY, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.phrases import is_finite
from triplewire.extract.syntax.tree import Sentence, Word

_BUNDLES = FACTUALITY.claims | SPEECH.think_nouns | SPEECH.sources | SPEECH.texts


def bundled(sentence: Sentence) -> Iterator[Cue]:
    """Find the cue of a claim that a colon introduces: a clause with a subject stands behind it."""
    colon = next((word for word in sentence.words if word.text == ":"), None)
    if colon is None or not colon.i:
        return
    before, said = sentence.words[: colon.i], sentence.words[colon.i + 1 :]
    if not any(w.pos in VERBAL_POS and is_finite(w) and any(c.dep in SUBJECT_DEPS for c in w.children) for w in said):
        return
    cited = next((w for w in before if w.lemma in SPEECH.citing and w.tag == "VBG"), None)
    if any(w.pos in VERBAL_POS for w in before if w is not cited and (cited is None or w.i < cited.i)):
        yield from _of_clause(before, said)
    elif (noun := _last(before[: cited.i] if cited is not None else before)) is not None:
        yield from _of_label(noun, said, cites=cited is not None)


def _last(words: tuple[Word, ...]) -> Word | None:
    return next((word for word in reversed(words) if word.pos in NOUN_OR_PRONOUN_POS), None)


def _of_label(noun: Word, said: tuple[Word, ...], *, cites: bool) -> Iterator[Cue]:
    """Yield the cue of "Her theory:", "Myth:", "The prosecution's case:", "Sources:" and "Lee, citing spies:"."""
    if _is_false(noun):
        yield Cue(noun, (noun,), (), said, denied=True, layout="remark")
        return
    owner = owner_of(noun)
    case = owner is not None and noun.lemma in SPEECH.pleading
    if noun.lemma.lower() in _BUNDLES or case:
        yield Cue(noun, (noun,), (owner,) if owner is not None else (), said)
    elif cites or (not noun.i and noun.pos == "NOUN" and NOUN_TYPES.get(noun.lemma) in PERSON_OR_BODY_TYPES):
        yield Cue(noun, (noun,), (noun,), said, needs_speaker=True)


def _is_false(noun: Word) -> bool:
    """Whether a label says that what it introduces is not so: "Myth:", "Fake news:"."""
    return noun.lemma.lower() in FACTUALITY.untrue or any(w.lower in FACTUALITY.forged for w in (noun, *noun.children))


def _of_clause(before: tuple[Word, ...], said: tuple[Word, ...]) -> Iterator[Cue]:
    """Yield the cue of "Lee made a bold claim:" and "Lee was sure of one thing:"."""
    noun = before[-1]
    verb = next((word for word in noun.ancestors() if word.pos in VERBAL_POS), noun)
    state = verb.child("acomp")
    sure = verb.lemma in REPORTING or (state is not None and state.lemma in SPEECH.sure)
    if noun.lemma in _BUNDLES or (noun.lemma in SPEECH.bundling and sure):
        told = verb.lemma in REPORTING | SPEECH.light or sure
        yield Cue(verb, (verb, noun), speakers_of_verb(verb) if told else (), said)

"""Cues of a source without a verb that ends a sentence: "(AFP)", "(source: the army)", "-- state radio"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.layout_cues import is_inside_word
from triplewire.extract.lexicon.labels import (
    CLAUSE_BREAKS,
    NOMINAL_POS,
    PROPER_TAGS,
    SENTENCE_END_MARKS,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import LAYOUT, SPEECH
from triplewire.extract.syntax.tree import Sentence, Word

_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_Words = tuple[Word, ...]
_LONGEST_NAME = 9  # words of a name before its short form


def closing_source(sentence: Sentence) -> Iterator[Cue]:
    """Find the source in brackets or behind a dash at the end of a sentence.

    Behind a name of its own kind, it says what that is: "the African Union (AU)", "Ann Lee (Labour)".
    """
    before, inside, bracketed = _parted(sentence)
    if not inside or not any(c.dep in SUBJECT_DEPS for w in before if w.pos in VERBAL_POS for c in w.children):
        return
    label = next((n + 1 for n, word in enumerate(inside) if word.text == ":"), 0)
    labelled = bool(label) and inside[0].lemma.lower() in SPEECH.labels
    name, last = inside[label:], inside[-1]
    if not name or (label and not labelled) or any(word.pos in VERBAL_POS for word in name):
        return
    known = labelled or (is_voice(name) and not _is_glossed(before[-1]))
    if known or (bracketed and _is_named_source(name, before)):
        yield Cue(last, (last,), (last,), before, needs_speaker=not known)


def _is_glossed(word: Word) -> bool:
    """Whether what stands behind a word may say what it is: "guards (the secret police)", "Ann Lee (a lawyer)"."""
    return word.ent in {"PERSON", "ORG"} or (not word.ent and word.pos == "NOUN")


def _parted(sentence: Sentence) -> tuple[_Words, _Words, bool]:
    """Return the words before the last bracket or dash and those behind it, and whether it is a bracket that ends."""
    words = sentence.words
    while words and words[-1].text in SENTENCE_END_MARKS:
        words = words[:-1]
    bracketed = bool(words) and words[-1].text in _CLOSING
    marks = _OPENING if bracketed else CLAUSE_BREAKS - {";", ":"}
    ends = (word for word in reversed(words) if word.text in marks)
    at = next((word.i for word in ends if not is_inside_word(word, sentence)), 0)
    return words[:at], words[at + 1 : -1] if bracketed else words[at + 1 :], bracketed


def is_voice(name: _Words) -> bool:
    """Whether it is a body or person that tells news: "Georgian interior ministry", but not "a radio station"."""
    described = any(word.tag == "DT" and word.lower != "the" for word in name)
    phrase = all(word.pos in NOMINAL_POS | {"PART"} for word in name)
    return phrase and not described and name[-1].lemma.lower() in SPEECH.voices


def _is_named_source(name: _Words, before: _Words) -> bool:
    """Whether a name in brackets is an agency, or of another kind than the name before it and no short form of it."""
    last, named = name[-1], before[-1]
    if any(word.tag not in PROPER_TAGS for word in name):
        return False
    if last.text in LAYOUT.agencies:
        return True
    short = last.text.isupper() and last.text[0] in {word.text[0] for word in before[-_LONGEST_NAME:]}
    other = last.ent in {"PERSON", ""} or (last.ent == "ORG" and named.ent != "ORG")
    return named.ent not in {"", "PERSON"} and other and not short

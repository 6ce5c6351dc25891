"""Cues of the layout: a name before a colon, or alone in a line."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.claims.mechanisms.cue import Cue, CueLayout
from triplewire.extract.lexicon.labels import CLAUSE_BREAKS, OWNER_OR_ATTRIBUTE_DEPS, PERSON_OR_BODY_TYPES, VERBAL_POS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.claims
_SPEAKING = SPEECH.texts | SPEECH.channel_nouns | SPEECH.claim_nouns | SPEECH.think_nouns


def label(sentence: Sentence) -> Iterator[Cue]:
    """Find the speaker before the colon of a headline: "Police: three held after raid"."""
    colon = next((word for word in sentence.words if word.text == ":"), None)
    if colon is None or colon.i > _LIMITS.longest_label:
        return
    said = sentence.words[colon.i + 1 :]
    if any(word.pos in VERBAL_POS for word in said):
        yield from _cue("label", sentence.words[: colon.i], said)


def closing_label(sentence: Sentence) -> Iterator[Cue]:
    """Find the speaker behind the colon or dash that closes a headline: "Soldiers looted museum: witnesses"."""
    marks = (word for word in reversed(sentence.words) if word.text in CLAUSE_BREAKS)
    mark = next((word for word in marks if not is_inside_word(word, sentence)), None)
    if mark is None or len(sentence.words) - mark.i - 1 > _LIMITS.longest_closing_label:
        return
    said, name = sentence.words[: mark.i], sentence.words[mark.i + 1 :]
    speaks = any(
        word.pos == "PROPN" or word.text[0].isupper() or NOUN_TYPES.get(word.lemma) in PERSON_OR_BODY_TYPES
        for word in name
    )
    whole = any(word.pos in VERBAL_POS and word.dep not in OWNER_OR_ATTRIBUTE_DEPS | {"amod"} for word in said)
    if speaks and whole and mark.text != ";":
        yield from _cue("label", name, said)


def is_inside_word(mark: Word, sentence: Sentence) -> bool:
    """Whether a short dash joins the parts of a word ("long-haul", "Paris-Lyon")."""
    before, after = sentence.words[: mark.i][-1:], sentence.words[mark.i + 1 :][:1]
    glued = all(word.end == mark.start for word in before) and all(word.start == mark.end for word in after)
    return mark.text in {"-", "\N{EN DASH}"} and glued


def signature(sentence: Sentence) -> Iterator[Cue]:
    """Find the speaker of the paragraph above a line with nothing but a name."""
    if len(sentence.words) <= _LIMITS.longest_signature:
        yield from _cue("signature", sentence.words, ())


def _cue(layout: CueLayout, name: tuple[Word, ...], said: tuple[Word, ...]) -> Iterator[Cue]:
    """Yield the cue of a name without a verb; any of its words may be the one that refers to the speaker.

    A text, a rumour or, behind what it says, a name that is in no sentence needs none: "Chad bombed Niger: Lee".
    """
    if name and not any(word.pos in VERBAL_POS for word in name):
        closing = bool(said) and said[0].i < name[0].i and all(word.text[0].isupper() for word in name)
        known = layout == "label" and (closing or _speaks(name[-1]))
        yield Cue(name[0], name, name, said, needs_speaker=not known, layout=layout)


def _speaks(noun: Word) -> bool:
    """Whether what is behind the colon is the word of somebody: "Report:", "Rumour:", "Court:"."""
    lemma = noun.lower.removesuffix("s")
    return lemma in _SPEAKING or NOUN_TYPES.get(lemma) in PERSON_OR_BODY_TYPES

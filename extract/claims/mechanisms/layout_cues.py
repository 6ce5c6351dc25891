"""Cues of the layout: a name before a colon, or alone in a line."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.claims.mechanisms.cue import Cue, CueLayout
from triplewire.extract.lexicon.labels import VERBAL_POS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.claims


def label(sentence: Sentence) -> Iterator[Cue]:
    """Find the speaker before the colon of a headline: "Police: three held after raid"."""
    colon = next((word for word in sentence.words if word.text == ":"), None)
    if colon is None or colon.i > _LIMITS.longest_label:
        return
    said = sentence.words[colon.i + 1 :]
    if any(word.pos in VERBAL_POS for word in said):
        yield from _cue("label", sentence.words[: colon.i], said)


def signature(sentence: Sentence) -> Iterator[Cue]:
    """Find the speaker of the paragraph above a line with nothing but a name."""
    if len(sentence.words) <= _LIMITS.longest_signature:
        yield from _cue("signature", sentence.words, ())


def _cue(layout: CueLayout, name: tuple[Word, ...], said: tuple[Word, ...]) -> Iterator[Cue]:
    """Yield the cue of a name without a verb; any of its words may be the one that refers to the speaker."""
    if name and not any(word.pos in VERBAL_POS for word in name):
        yield Cue(name[0], name, name, said, needs_speaker=True, layout=layout)

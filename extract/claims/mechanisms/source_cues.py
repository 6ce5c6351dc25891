"""Cues of phrases that name a source ("according to Lee", "in Lee's words") and the clause that they hold for."""

from __future__ import annotations

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.lexicon.labels import AUXILIARY_DEPS, FINITE_TAGS, VERBAL_POS
from triplewire.extract.syntax.tree import Word


def source_cue(preposition: Word, words: tuple[Word, ...], source: Word, *, needs_speaker: bool = False) -> Cue:
    """Return the cue of `words`, whose phrase `preposition` heads and whose speaker `source` names."""
    phrase = preposition.subtree()
    marks = {word.i + 1 for word in phrase if word.pos == "PUNCT"}
    own = set(phrase).difference(*(_misattached(word) for word in phrase if word.i in marks))
    scope = tuple(word for word in _clause_around(preposition).subtree() if word not in own)
    return Cue(preposition, words, (source,), scope, needs_speaker=needs_speaker)


def _misattached(word: Word) -> list[Word]:
    """Return what no source has behind its comma: "according to Lee, which ...", "..., with Iran voting against"."""
    if word.lower == "which" and word.head.dep == "relcl" and word.head.head.ent == "PERSON":
        return word.head.subtree()
    return word.subtree() if word.lower == "with" and word.dep == "prep" else []


def _clause_around(preposition: Word) -> Word:
    """Return the head of the clause that a source holds for; at the end of the sentence that is all of it."""
    above = list(preposition.ancestors()) or [preposition]
    last = preposition.subtree()[-1].i
    if not any(word.i > last and word.pos != "PUNCT" for word in above[-1].subtree()):
        return above[-1]
    return next((word for word in above if _is_finite(word) and word.dep != "conj"), above[-1])


def _is_finite(word: Word) -> bool:
    return word.pos in VERBAL_POS and (
        word.tag in FINITE_TAGS
        or any(child.tag in FINITE_TAGS and child.dep in AUXILIARY_DEPS for child in word.children)
    )

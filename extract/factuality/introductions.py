"""Clauses that a colon introduces: what stands before it may say that they are a view, a plan or a tale."""

from __future__ import annotations

from triplewire.extract.factuality.effect import DOUBTFUL, NOTHING, Effect
from triplewire.extract.factuality.reporting import SAYING_NOUNS
from triplewire.extract.lexicon.labels import ANY_SUBJECT_DEPS, HAPPENING_KINDS, NOUN_POS, VERBAL_POS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.lexicon.nouns import NOUN_KINDS
from triplewire.extract.syntax.tree import Word, remembered

_TOLD = SPEECH.news - SAYING_NOUNS


def introduction_over(verb: Word) -> Effect:
    """Return the effect of "Critics see a surrender:" on each clause behind the colon, which nothing known asserts."""
    above = verb
    while above.head is not above:
        above = above.head
    colon = _colon(above)
    return DOUBTFUL if colon is not None and colon.i < verb.i else NOTHING


@remembered
def _colon(root: Word) -> Word | None:
    """Return the first colon between two clauses with subjects; a mere label before it is a cue of its own.

    What the words before it name as real leaves the clause behind it as it is: "Kenya took a step:", "came the news:".
    """
    words = root.subtree()
    colon = next((word for word in words if word.text == ":"), None)
    if colon is None:
        return None
    subjects = [w for w in words if w.dep in ANY_SUBJECT_DEPS and w.head.pos in VERBAL_POS]
    if not subjects or not subjects[0].i < colon.i < subjects[-1].i:
        return None
    named = next((w for w in reversed(words) if w.i < colon.i and w.pos in NOUN_POS), None)
    seen = subjects[0].head.lemma in SPEECH.call | SPEECH.think  # "see in it a surrender:"
    real = named is not None and (NOUN_KINDS.get(named.lemma) in HAPPENING_KINDS or named.lemma in _TOLD)
    return None if real and not seen else colon

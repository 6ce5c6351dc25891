"""Who says so: which words stand inside somebody's claim.

A claim is what a cue ("said", "according to", "the claim that") has in its scope, and what is quoted: a quotation
belongs to the cue beside it, or to whoever spoke last. The clause of saying itself is the article's own statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triplewire.extract.claims.cues import Cue, find_cues
from triplewire.extract.claims.layout_cues import find_layout_cues
from triplewire.extract.claims.voices import Claim, Voices
from triplewire.extract.context import Piece
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.model import Attribution, Quote
from triplewire.extract.syntax.quotations import Quotation
from triplewire.extract.syntax.tree import Sentence, Word


@dataclass(frozen=True, slots=True)
class Attributions:
    """Who says what, by the start of each word that is said."""

    by_start: Mapping[int, tuple[Attribution, ...]]
    denials: frozenset[int] = frozenset()

    def of(self, word: Word) -> tuple[Attribution, ...]:
        """Who says what `word` reports, outermost first; empty where it is the article itself."""
        return self.by_start.get(word.start, ())

    def denied(self, word: Word) -> bool:
        """Whether a speaker says that what `word` reports is not so ("denied that", "does not believe that")."""
        return word.start in self.denials


ATTRIBUTIONS: Piece[Attributions] = Piece("attributions")


def find_attributions(
    text: str, sentences: tuple[Sentence, ...], entities: Entities, quotations: tuple[Quotation, ...]
) -> Attributions:
    """All claims of a document."""
    cues = [(cue, sentence.index) for sentence in sentences for cue in find_cues(sentence, entities)]
    cues += find_layout_cues(sentences, entities)
    found = [(Claim(cue, {word.start for word in cue.scope} - {cue.head.start}), cue, index) for cue, index in cues]
    nobodys = Voices(text, sentences, found).give(quotations)
    return _by_depth(text, [claim for claim, _, _ in found] + nobodys)


def _by_depth(text: str, claims: Sequence[Claim]) -> Attributions:
    """A claim lies inside those that say its cue."""
    over: defaultdict[int, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for start in claim.said:
            over[start].append(number)
    depths = [(len(over[c.cue.head.start]) + c.cue.cited if c.cue else 0, -len(c.said)) for c in claims]
    said = [_attribution(text, claim.cue) for claim in claims]
    return Attributions(
        {at: tuple(said[n] for n in sorted(found, key=depths.__getitem__)) for at, found in over.items() if found},
        frozenset(word.start for claim in claims if claim.cue and claim.cue.denied for word in claim.cue.scope),
    )


def _attribution(text: str, cue: Cue | None) -> Attribution:
    if cue is None:
        return Attribution(None, None)
    start, end = cue.words[0].start, cue.words[-1].end
    return Attribution(cue.speakers[0] if cue.speakers else None, Quote(start, end, text[start:end]))


__all__ = ["ATTRIBUTIONS", "Attributions", "find_attributions"]

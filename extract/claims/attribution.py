"""Attribution: which words stand inside somebody's claim.

A claim is what a cue ("said", "according to", "the claim that") has in its scope, and what is quoted: a quotation
belongs to the cue beside it, or to the last speaker. The clause of saying itself is the article's own statement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from triplewire.extract.claims.cues import find_cues
from triplewire.extract.claims.quotation_claims import Claim, QuotationClaims
from triplewire.extract.context import Piece
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.model import Attribution, Extent, Quote
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.quotations import Quotation
from triplewire.extract.syntax.tree import Sentence, Word


@dataclass(frozen=True, slots=True)
class Attributions:
    """The attribution of each word that is said, by its start."""

    by_start: Mapping[int, tuple[Attribution, ...]]
    refuted: frozenset[int] = frozenset()
    quotations: tuple[Extent, ...] = ()

    def of(self, word: Word) -> tuple[Attribution, ...]:
        """Return who says what `word` reports, outermost first; nothing where the article itself says it."""
        return self.by_start.get(word.start, ())

    def of_name(self, word: Word) -> tuple[Attribution, ...]:
        """Return who says what a name tells, as of a town with its state: in reported speech, the article itself."""
        return self.of(word) if self._quotation(word) else ()

    def is_parted(self, verb: Word) -> bool:
        """Whether a quotation begins between a verb and its subject, so that the word is not the article's own."""
        quotation, subject = self._quotation(verb), own_subject(verb)
        return quotation is not None and subject is not None and quotation.start > subject.start

    def _quotation(self, word: Word) -> Extent | None:
        before = bisect_right(self.quotations, word.start, key=lambda quotation: quotation.start)
        return self.quotations[before - 1] if before and word.start < self.quotations[before - 1].end else None

    def is_refuted(self, word: Word) -> bool:
        """Whether a remark behind it says that what `word` reports is not so ("That is untrue", "Not so, Lee said")."""
        return word.start in self.refuted


ATTRIBUTIONS: Piece[Attributions] = Piece("attributions")


def find_attributions(
    text: str, sentences: tuple[Sentence, ...], entities: Entities, quotations: tuple[Quotation, ...]
) -> Attributions:
    """Return all claims of a document."""
    found = [(Claim.of(spoken), spoken.sentence) for spoken in find_cues(sentences, entities)]
    without_cue = QuotationClaims(text, sentences, found).assign(quotations)
    return replace(_by_depth(text, [claim for claim, _ in found] + without_cue), quotations=quotations)


def _by_depth(text: str, claims: Sequence[Claim]) -> Attributions:
    """Sort the claims over each word: a claim lies inside those that say its cue."""
    over: defaultdict[int, list[int]] = defaultdict(list)
    refuted: set[int] = set()
    for number, claim in enumerate(claims):
        if claim.cue is not None and claim.cue.beside:
            if claim.cue.layout == "remark" and not claim.said.isdisjoint(over):
                continue  # what is somebody's claim already stays that of its speaker
            refuted |= claim.said if claim.cue.denied else set()
            if claim.cue.denied and not claim.cue.speakers:
                continue
        told = claim.said - over.keys() if claim.cue is not None and claim.cue.beside else claim.said
        for start in told:
            over[start].append(number)
    depths = [(len(over[c.cue.head.start]) + c.cue.cited if c.cue else 0, -len(c.said)) for c in claims]
    said = [_attribution(text, claim) for claim in claims]
    found = {at: _once(said[n] for n in sorted(ones, key=depths.__getitem__)) for at, ones in over.items() if ones}
    return Attributions(found, frozenset(refuted))


def _once(said: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """A chain of claims without those of whom it names right before: "she announced it, adding that"."""
    chain: list[Attribution] = []
    for each in said:
        if chain and each.speaker is not None and chain[-1].speaker == each.speaker:
            chain.pop()
        chain.append(each)
    return tuple(chain)


def _attribution(text: str, claim: Claim) -> Attribution:
    if claim.cue is None:
        return Attribution(None, None)
    start, end = claim.cue.words[0].start, claim.cue.words[-1].end
    return Attribution(claim.speaker, Quote(start, end, text[start:end]))


__all__ = ["ATTRIBUTIONS", "Attributions", "find_attributions"]

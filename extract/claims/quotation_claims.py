"""The claims that quotations belong to: the cue beside one, the cue that introduces it, or the last speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from triplewire.extract.claims.cues import SpokenCue
from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.lexicon.labels import BEFORE_CUE_MARKS, VERBAL_POS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.quotations import Quotation
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.claims
_JOINING = (",", ":", "that", "-", "\N{EN DASH}", "\N{EM DASH}")  # ends of what stands between a cue and its quotation


@dataclass(slots=True, eq=False)
class Claim:
    """The words of one cue, or of a quotation without a cue (None): `said` holds the start of each."""

    cue: Cue | None = None
    speaker: str | None = None
    said: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, spoken: SpokenCue) -> Self:
        """Return the claim of a cue: the words of its scope."""
        cue = spoken.cue
        return cls(cue, spoken.speaker, {word.start for word in cue.scope} - {cue.head.start})


@dataclass(frozen=True, slots=True)
class _Spoken(Quotation):
    """A quotation with its words and the sentences in which they begin and end.

    `opens`: nothing but punctuation precedes it in its sentence.
    """

    words: tuple[Word, ...] = ()
    first: int = 0
    last: int = 0
    opens: bool = False


class QuotationClaims:
    """The claims of a document, to which its quotations are added."""

    def __init__(self, text: str, sentences: tuple[Sentence, ...], claims: Sequence[tuple[Claim, int]]) -> None:
        """`claims` are each a claim of a cue and the index of its sentence."""
        self.text, self.sentences = text, sentences
        self.starts = [sentence.start for sentence in sentences]
        self.cues: defaultdict[int, list[tuple[Word, Claim]]] = defaultdict(list)
        turns = (claim.said for claim, _ in claims if claim.cue and claim.cue.layout == "turn")
        self.in_turns = frozenset().union(*turns)
        for claim, index in claims:
            if claim.cue and claim.cue.quotes:
                self.cues[index].append((claim.cue.head, claim))

    def assign(self, quotations: Sequence[Quotation]) -> list[Claim]:
        """Add the words of every quotation to the claim that it belongs to; return new claims for those without one."""
        spoken = [each for quotation in quotations if (each := self._spoken(quotation)).words]
        self._leave_out_quoted(spoken)
        found = [self._beside(each) for each in spoken]
        without_cue: list[Claim] = []
        for number, each in enumerate(spoken):
            claim = found[number] or self._unmarked(number, spoken, found)
            if (
                claim is None
                and each.opens
                and each.words[0].start not in self.in_turns
                and len(each.words) >= _LIMITS.shortest_unmarked_quotation
                and _has_verb(each)
            ):
                claim = Claim()
                without_cue.append(claim)
            if claim is not None:
                found[number] = claim
                claim.said.update(word.start for word in each.words)
        self._assign_introduced()
        return without_cue

    def _spoken(self, quotation: Quotation) -> _Spoken:
        first = max(bisect_right(self.starts, quotation.start) - 1, 0)
        inside = [
            (sentence.index, word)
            for sentence in self.sentences[first : bisect_left(self.starts, quotation.end)]
            for word in sentence.words
            if quotation.start <= word.start < quotation.end
        ]
        if not inside:
            return _Spoken(quotation.start, quotation.end)
        (begin, word), (end, _) = inside[0], inside[-1]
        opens = all(w.pos == "PUNCT" for w in self.sentences[begin].words[: word.i])
        words = tuple(word for _, word in inside)
        return _Spoken(quotation.start, quotation.end, quotation.continues, words, begin, end, opens)

    def _leave_out_quoted(self, spoken: Sequence[_Spoken]) -> None:
        """Drop cues that stand inside a quotation: they do not introduce the quotations around it."""
        edges = [each.start for each in spoken]
        for index, cues in self.cues.items():
            places = [(bisect_right(edges, head.start) - 1, head, claim) for head, claim in cues]
            self.cues[index] = [(h, claim) for n, h, claim in places if n < 0 or spoken[n].end <= h.start]

    def _beside(self, each: _Spoken) -> Claim | None:
        """Return the claim of the cue in the same sentence that has the quotation in its scope or touches it."""
        here = self.cues[each.first] + (self.cues[each.last] if each.last != each.first else [])
        starts = {word.start for word in each.words}
        touching = [
            (not c.said & starts, _gap(h, each), n)
            for n, (h, c) in enumerate(here)
            if c.said & starts or _is_joined(self.text, h, each)
        ]
        return here[min(touching)[-1]][1] if touching else self._in_adjacent_sentence(each)

    def _in_adjacent_sentence(self, each: _Spoken) -> Claim | None:
        """Return the claim of a cue that ends the sentence before ("... said:") or was split from its quotation."""
        if each.opens and each.first:
            before, here = self.sentences[each.first - 1], self.sentences[each.first]
            if before.block >= here.block - 1 and self.text[before.end - 1] in ":," and self.cues[before.index]:
                return self.cues[before.index][-1][1]
        if each.last + 1 < len(self.sentences):
            after, here = self.sentences[each.last + 1], self.sentences[each.last]
            if after.block == here.block and after.words[0].text[0].islower() and self.cues[after.index]:
                return self.cues[after.index][0][1]
        return None

    def _unmarked(self, number: int, spoken: Sequence[_Spoken], found: Sequence[Claim | None]) -> Claim | None:
        """Return the claim of the speaker who continues from the paragraph or sentence before, else of the next one."""
        each, before = spoken[number], found[number - 1] if number else None
        if each.continues and before:
            return before
        if not each.opens or not _has_verb(each):
            return None
        block = self.sentences[each.first].block
        same = before is not None and self.sentences[spoken[number - 1].last].block >= block - 1
        head, claim = next(self._before(each.first), (None, None))
        if head and not (same and spoken[number - 1].end > head.start):
            return claim
        if same:
            return before
        if number + 1 < len(spoken) and self.sentences[spoken[number + 1].first].block == block:
            return found[number + 1]
        return None

    def _before(self, index: int) -> Iterator[tuple[Word, Claim]]:
        """Yield the cues before a sentence in its block, last first."""
        block = self.sentences[index].block
        while index and self.sentences[index - 1].block == block:
            index -= 1
            yield from reversed(self.cues[index])

    def _assign_introduced(self) -> None:
        """Add the paragraph after "The mayor said:" to her claim, and later ones in the first person."""
        for index, sentence in enumerate(self.sentences[:-1]):
            if self.text[sentence.end - 1] == ":" and self.cues[index]:
                after = self.sentences[index + 1]
                if after.block > sentence.block and after.words[0].pos != "PUNCT":
                    self.cues[index][-1][1].said.update(self._introduced(index + 1))

    def _introduced(self, index: int) -> Iterator[int]:
        """Yield the starts of the words that a colon introduces, from sentence `index` on."""
        first, size = self.sentences[index].block, len(self.sentences)
        while index < size:
            last = next((n for n in range(index, size) if self.sentences[n].block != self.sentences[index].block), size)
            words = [word for sentence in self.sentences[index:last] for word in sentence.words]
            if self.sentences[index].block != first and not any(word.lower in SPEECH.first_person for word in words):
                return
            yield from (word.start for word in words)
            index = last


def _is_joined(text: str, head: Word, each: _Spoken) -> bool:
    """Whether nothing but the speaker and a comma or colon stands between the cue and the quotation."""
    if _gap(head, each) > _LIMITS.quotation_reach:
        return False
    if head.end <= each.start:
        between = text[head.end : each.start - 1].rstrip()
        return not between or between.endswith(_JOINING)
    return text[each.end - 1] in BEFORE_CUE_MARKS or text[each.end + 1 : each.end + 2] in {
        ",",
        "\N{EM DASH}",
    }


def _gap(head: Word, each: _Spoken) -> int:
    """Return the number of characters between a cue and a quotation."""
    return each.start - head.end if head.end <= each.start else head.start - each.end


def _has_verb(each: _Spoken) -> bool:
    return any(word.pos in VERBAL_POS for word in each.words)

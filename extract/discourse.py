"""What has been said so far: the phrases of a document in order, each with its chain, and who is quoted where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.chains import Chain
from extract.mentions import Phrase
from extract.parse import Word
from extract.quotations import Quotation


@dataclass(slots=True)
class Discourse:
    """Grows while the sieve reads. `said[i]` are the phrases of the i-th sentence that have a chain by now."""

    quotations: tuple[Quotation, ...] = ()
    chain_of: dict[Phrase, Chain] = field(default_factory=dict)
    said: dict[int, list[Phrase]] = field(default_factory=dict)
    at_head: dict[int, Phrase] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    acronyms: dict[str, Chain] = field(default_factory=dict)
    officials: list[Chain] = field(default_factory=list)

    def say(self, phrase: Phrase, chain: Chain) -> None:
        """Read on over a phrase whose chain is known."""
        self.chain_of[phrase] = chain
        self.said.setdefault(phrase.sentence.index, []).append(phrase)
        self.counts[id(chain)] = self.counts.get(id(chain), 0) + 1

    def recent(self, phrase: Phrase, sentences: int) -> Iterator[tuple[int, Phrase, Chain]]:
        """(distance in sentences, phrase, chain) of what was said before, nearest first."""
        here = phrase.sentence.index
        for distance in range(sentences + 1):
            for before in reversed(self.said.get(here - distance, ())):
                if before.start < phrase.start:
                    yield distance, before, self.chain_of[before]

    def of(self, word: Word) -> Chain | None:
        """The chain of the phrase with this head word, as far as it is known."""
        phrase = self.at_head.get(word.start)
        return self.chain_of.get(phrase) if phrase else None

    def quotation(self, at: int) -> Quotation | None:
        """The quotation that holds this place of the text."""
        found = bisect_right(self.quotations, at, key=lambda quotation: quotation.start) - 1
        return self.quotations[found] if found >= 0 and at < self.quotations[found].end else None


__all__ = ["Discourse"]

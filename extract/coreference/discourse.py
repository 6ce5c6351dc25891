"""What has been said so far: the phrases of a document in order, each with its chain, and who is quoted where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.quotations import Quotation
from triplewire.extract.syntax.tree import Word


@dataclass(slots=True)
class Discourse:
    """Grows while the sieve reads.

    `chain_of` holds all chains known by now, those of names also of the sentences to come; `said[i]` the phrases of the
    i-th sentence that were read. `read` finds the chain of a phrase, and `ahead` are those for which it was asked too
    early. `counts` and `last` are how often, and in which sentence last, a chain was spoken of. `officials` are the
    chains with an office, `acronyms` those named by one, `institutions` those of a country or ruler, `owned` what
    somebody has only one of, and `countries` the countries by name.
    """

    quotations: tuple[Quotation, ...]
    chain_of: dict[Phrase, Chain]
    at_head: dict[int, Phrase]
    read: Callable[[Phrase], None]
    said: dict[int, list[Phrase]] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    officials: tuple[Chain, ...] = ()
    acronyms: dict[str, Chain] = field(default_factory=dict)
    institutions: dict[tuple[str, str | Chain], Chain] = field(default_factory=dict)
    ahead: set[Phrase] = field(default_factory=set)
    owned: dict[tuple[Chain, str], Chain] = field(default_factory=dict)
    countries: dict[str, Chain] = field(default_factory=dict)

    def learn_names(self) -> None:
        """Take note of the offices, acronyms and countries that the names of the document have."""
        chains = dict.fromkeys(self.chain_of.values())
        self.countries = {chain.country: chain for chain in chains if chain.country}
        self.officials = tuple(chain for chain in chains if chain.offices and chain.type == "Person")
        for phrase, chain in self.chain_of.items():
            if phrase.kind == "name" and len(phrase.words) == 1 and phrase.called.isupper():
                self.acronyms[phrase.called] = chain

    def say(self, phrase: Phrase) -> None:
        """Read on over a phrase whose chain is known."""
        chain, here = self.chain_of[phrase], phrase.sentence.index
        self.said.setdefault(here, []).append(phrase)
        self.counts[id(chain)] = self.counts.get(id(chain), 0) + 1
        self.last[id(chain)] = here

    def recent(self, phrase: Phrase, sentences: int) -> Iterator[tuple[int, Phrase, Chain]]:
        """(distance in sentences, phrase, chain) of what was said before, nearest first."""
        here = phrase.sentence.index
        for distance in range(sentences + 1):
            for before in reversed(self.said.get(here - distance, ())):
                if before.start < phrase.start:
                    yield distance, before, self.chain_of[before]

    def of(self, word: Word | None) -> Chain | None:
        """The chain of the phrase with this head word, as far as it is known."""
        phrase = self.at_head.get(word.start) if word else None
        return self.chain_of.get(phrase) if phrase else None

    def look_ahead(self, word: Word) -> tuple[Phrase, Chain] | None:
        """The phrase with this head word and its chain; where the sieve has not come to it yet, it is read now."""
        phrase = self.at_head.get(word.start)
        if phrase and phrase not in self.chain_of and phrase not in self.ahead:
            self.ahead.add(phrase)
            self.read(phrase)
        chain = self.chain_of.get(phrase) if phrase else None
        return (phrase, chain) if phrase and chain else None

    def quotation(self, at: int) -> Quotation | None:
        """The quotation that holds this place of the text."""
        found = bisect_right(self.quotations, at, key=lambda quotation: quotation.start) - 1
        return self.quotations[found] if found >= 0 and at < self.quotations[found].end else None


__all__ = ["Discourse"]

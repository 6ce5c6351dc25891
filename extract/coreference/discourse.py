"""The discourse so far: the phrases of a document in order, each with its chain, and the quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.state_bodies import StateBody, state_body
from triplewire.extract.lexicon.labels import ASIDE_BLOCKS, SIDE_TYPES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.quotations import Quotation
from triplewire.extract.syntax.tree import Word

_LIMITS = THRESHOLDS.coreference

MOST_PHRASES = 100  # to look back at: more than people write in a few sentences, and a bound for any text


@dataclass(slots=True)
class Discourse:
    """The state of the resolver, which grows while it reads.

    `chain_of` holds all chains known so far, those of names for the whole document; `said[i]` the phrases of the i-th
    sentence that were read. `read` resolves a phrase, and `ahead` are the phrases that were resolved before their turn.
    `counts` and `last` give, by the id of a chain, the number of its mentions and the sentence of the last one.
    `officials` are the chains with an office, `acronyms` the chains named by one, `institutions` the chains of
    institutions of a country or ruler, `owned` those of what a person has only one of, `countries` the countries by
    name, `bodies` what has a name of several words, by the last of them and by all, `state_bodies` the bodies of
    states, `named_persons` the names of persons in text order, `lead` the names of the first sentences and what is
    equated with them. `into` holds chains that turned out to be those of another, `likely` the probability of each
    antecedent of the pronouns that none was found for, `considered` the last description
    with what rules found for it, for the rules after them.
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
    bodies: dict[str, dict[tuple[str, ...], Chain]] = field(default_factory=dict)
    state_bodies: dict[StateBody, Chain] = field(default_factory=dict)
    named_persons: tuple[Phrase, ...] = ()
    lead: tuple[Phrase, ...] = ()
    into: dict[Chain, Chain] = field(default_factory=dict)
    likely: dict[Phrase, dict[Chain, float]] = field(default_factory=dict)
    considered: tuple[Phrase, object] | None = None

    def learn_names(self) -> None:
        """Note the offices, acronyms, countries and longer names of the document."""
        chains = dict.fromkeys(self.chain_of.values())
        self.countries = {chain.country: chain for chain in chains if chain.country}
        self.officials = tuple(chain for chain in chains if chain.offices and chain.type == "Person")
        near = (phrase for phrase in self.chain_of if phrase.sentence.index <= _LIMITS.lead_reach)
        self.lead = tuple(phrase for phrase in near if self.chain_of[phrase].named)
        persons = [
            phrase for phrase, chain in self.chain_of.items() if chain.type == "Person" and phrase.kind == "name"
        ]
        self.named_persons = tuple(sorted(persons, key=lambda phrase: phrase.start))
        for phrase, chain in self.chain_of.items():
            if phrase.kind == "name" and len(phrase.words) == 1 and phrase.called.isupper():
                self.acronyms[phrase.called] = chain
            if phrase.kind == "name" and len(phrase.words) > 1 and chain.type != "Person":
                tokens = tuple(word.lower for word in phrase.words)
                self.bodies.setdefault(tokens[-1], {}).setdefault(tokens, chain)
                if body := state_body(phrase):
                    self.state_bodies.setdefault(body, chain)

    def say(self, phrase: Phrase) -> None:
        """Read on past a phrase whose chain is known."""
        chain, here = self.chain_of[phrase], phrase.sentence.index
        self.said.setdefault(here, []).append(phrase)
        self.counts[id(chain)] = self.counts.get(id(chain), 0) + 1
        self.last[id(chain)] = here

    def merge(self, old: Chain, new: Chain) -> None:
        """Move the phrases of a chain to another, and what refers to it, when the document is read."""
        for phrase, rule in old.links:
            self.chain_of[phrase] = new
            new.add(phrase, rule or "named")
        self.counts[id(new)] = self.counts.get(id(new), 0) + self.counts.pop(id(old), 0)
        old.links.clear()
        self.into[old] = new

    def recent(self, phrase: Phrase, sentences: int) -> Iterator[tuple[int, Phrase, Chain]]:
        """Yield (distance in sentences, phrase, chain) of the phrases before this one, the nearest first.

        Captions and the like, which stand between two sentences of the text, neither lead nor part them.
        """
        here, start, distance = phrase.sentence.index, phrase.start, 0
        for index in range(here, here - 2 * sentences - 1, -1):
            said = self.said.get(index, ())
            if said and said[0].sentence.kind in ASIDE_BLOCKS and said[0].sentence.block != phrase.sentence.block:
                continue
            for before in reversed(said):
                if before.start < start:
                    yield distance, before, self.chain_of[before]
            distance += 1
            if distance > sentences:
                return

    def of(self, word: Word | None) -> Chain | None:
        """The chain of the phrase with this head word, if it is known so far."""
        phrase = self.at_head.get(word.start) if word else None
        return self.chain_of.get(phrase) if phrase else None

    def look_ahead(self, word: Word) -> tuple[Phrase, Chain] | None:
        """The phrase with this head word and its chain; a phrase that was not read yet is resolved now."""
        phrase = self.at_head.get(word.start)
        if phrase and phrase not in self.chain_of and phrase not in self.ahead:
            self.ahead.add(phrase)
            self.read(phrase)
        chain = self.chain_of.get(phrase) if phrase else None
        return (phrase, chain) if phrase and chain else None

    def quotation(self, at: int) -> Quotation | None:
        """The quotation that contains this character of the text."""
        found = bisect_right(self.quotations, at, key=lambda quotation: quotation.start) - 1
        return self.quotations[found] if found >= 0 and at < self.quotations[found].end else None

    def coordinated(self, first: Word) -> tuple[Chain, ...]:
        """The chains of "A and B" where all are persons, or all bodies, or all countries; none otherwise."""
        sides: list[Chain] = []
        word: Word | None = first
        while word:
            chain = self.of(word)
            either = any(child.dep == "cc" and child.lower == "or" for child in word.children)
            if chain is None or chain in sides or chain.sides or either or chain.type not in SIDE_TYPES:
                return ()
            sides.append(chain)
            if len(sides) > _LIMITS.longest_coordination:
                return ()
            word = word.child("conj")
        return tuple(sides) if len(sides) > 1 and len({side.type for side in sides}) == 1 else ()


def first_conjunct(word: Word) -> Word:
    """The first of the words that a word is coordinated with, at most as many back as a coordination may have."""
    for _ in range(_LIMITS.longest_coordination):
        if word.dep != "conj":
            break
        word = word.head
    return word


__all__ = ["Discourse", "first_conjunct"]

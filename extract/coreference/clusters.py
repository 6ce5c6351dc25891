"""Chains from the clusters of character ranges that another coreference model gives."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from triplewire.extract.context import TEXT, Context
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.name_chains import name_chains
from triplewire.extract.coreference.sieve import equate
from triplewire.extract.mentions.nominals import relative_to
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.pieces import QUOTATIONS, SENTENCES
from triplewire.extract.syntax.tree import Word

Clusters = Iterable[Iterable[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class ClusterResolver:
    """Resolve by a model that gives, for a text, clusters of half-open character ranges with the same referent.

    Names, and the titles before them, stay joined as the sieve joins them; every other phrase follows its cluster. A
    cluster belongs to the name that it contains most often; `rule` stands in the record of its links.
    """

    find: Callable[[str], Clusters]
    rule: str = "cluster"

    def resolve(self, context: Context, phrases: list[Phrase]) -> list[Chain]:
        """See Resolver."""
        chains = name_chains(context[TEXT], [phrase for phrase in phrases if phrase.kind in {"name", "demonym"}])
        at_head = {phrase.head.start: phrase for phrase in reversed(phrases)}
        discourse = Discourse(context[QUOTATIONS], chains, at_head, lambda _: None)
        equate(phrases, discourse)
        heads = {word.start: word for sentence in context[SENTENCES] for word in sentence.words}
        starts = sorted(heads)
        for cluster in self.find(context[TEXT]):
            self._join([p for span in cluster if (p := _phrase_at(span, starts, heads, at_head))], chains)
        for phrase in phrases:
            if phrase not in chains:
                passed_on = discourse.of(relative_to(phrase.head)) if phrase.silent else None
                chains[phrase] = passed_on or Chain(type=phrase.type, gender=phrase.gender, plural=phrase.plural)
                chains[phrase].add(phrase, "relative" if passed_on else "")
        return list(dict.fromkeys(chains[phrase] for phrase in phrases))

    def _join(self, found: Sequence[Phrase], chains: dict[Phrase, Chain]) -> None:
        """Join the phrases of a cluster that have no chain yet into one."""
        known = Counter(chains[phrase] for phrase in found if phrase in chains)
        free = [phrase for phrase in dict.fromkeys(found) if phrase not in chains]
        if not free:
            return
        typed = next((phrase for phrase in free if phrase.type), free[0])
        chain = max(known, key=lambda each: known[each]) if known else Chain(type=typed.type, plural=typed.plural)
        for phrase in free:
            chain.add(phrase, self.rule if chain.links else "")
            chains[phrase] = chain


def _phrase_at(
    span: tuple[int, int], starts: list[int], words: dict[int, Word], at_head: dict[int, Phrase]
) -> Phrase | None:
    """The phrase whose head is the head of the range: the word whose governor is outside."""
    inside = [words[start] for start in starts[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]]
    held = set(inside)
    head = next((word for word in inside if word.head is word or word.head not in held), None)
    return at_head.get(head.start) if head else None


__all__ = ["ClusterResolver", "Clusters"]

"""The referents of descriptions, one way to find them a rule.

A rule is named "description.LABEL" or "description.LABEL.VARIANT"; the label stands in the record. An example is
rendered as the description and the name of its referent, or the words of its first mention.
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.context import TEXT, Context
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import Finder, describe
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.sieve import Sieve
from triplewire.extract.mentions.mentions import find_phrases
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.rules.rule import Family, Rule
from triplewire.extract.syntax.pieces import QUOTATIONS, SENTENCES
from triplewire.extract.syntax.quotations import find_quotations
from triplewire.extract.syntax.tree import Sentence


def _read(rule: Rule[Finder], text: str, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    """Resolve the example with all rules and render what this one found."""
    found: list[tuple[Phrase, Chain]] = []

    def watched(phrase: Phrase, discourse: Discourse) -> tuple[Chain | None, str]:
        chain, name = describe(phrase, discourse)
        if chain and name == rule.name:
            found.append((phrase, chain))
        return chain, name

    quotations = find_quotations(text, sentences)
    context = Context({TEXT: text, SENTENCES: sentences, QUOTATIONS: quotations})
    Sieve(describe=watched).resolve(context, find_phrases(sentences))
    return (f"{text[phrase.start : phrase.end]} -> {_referent(text, chain)}" for phrase, chain in found)


def _referent(text: str, chain: Chain) -> str:
    if chain.sides:
        return " + ".join(_referent(text, side) for side in chain.sides)
    first = chain.links[0][0]
    return chain.name or text[first.start : first.end]


FAMILY = Family(__name__, _read)

"""Descriptions by a role that the text has not stated before: "the striker", "the defendant", "the 48-year-old"."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import DEFINITE, Finder, bears, is_complete, is_role, refers_back
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import place_of
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import demonym
from triplewire.extract.rules.rule import Rule

_LIMITS = THRESHOLDS.coreference


def _bearer(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The only person nearby who is named and may bear the role; nobody where an unnamed one bears it."""
    role = phrase.head.lemma.lower()
    aged = role == "old"
    if phrase.type != "Person" or phrase.plural or not (aged or is_role(role)):
        return None
    if is_complete(phrase) or not refers_back(phrase) or not (aged or _is_plain(phrase)):
        return None
    where = place_of(phrase)
    found: dict[Chain, bool | None] = {}
    for _, before, chain in discourse.recent(phrase, _LIMITS.description_near):
        if chain.type != "Person" or chain.plural or chain.sides or before.head in phrase.words:
            continue
        if role in chain.nouns and not chain.named:
            return None
        if chain.named and _agrees(phrase, chain, where) and (bearing := bears(role, chain)) is not False:
            found[chain] = bearing
    told = [chain for chain, bearing in found.items() if bearing] or list(found)
    return told[0] if len(told) == 1 else None


def _agrees(phrase: Phrase, chain: Chain, where: str | None) -> bool:
    """Whether the gender agrees, and the country, which the text must have told."""
    if phrase.gender and chain.gender not in {None, phrase.gender}:
        return False
    return where is None or where in {chain.origin, *chain.offices.values()}


def _is_plain(phrase: Phrase) -> bool:
    """Whether nothing but a demonym stands between article and noun: "the Kenyan striker"."""
    return all(word.lower in DEFINITE or demonym(word.text) for word in phrase.words[:-1])


RULES = (
    Rule(
        "description.role",
        Finder(95, _bearer),
        {
            "Jan Novak was found guilty of theft. The defendant smiled.": ("The defendant -> Jan Novak",),
            "Ana Diaz, a novelist, fell ill. The writer recovered.": ("The writer -> Ana Diaz",),
            "Ana Diaz, a novelist, met Tom Hadley. The writer smiled.": ("The writer -> Ana Diaz",),
            "Tom Hadley fell ill. The 30-year-old pleaded guilty.": ("The 30-year-old -> Tom Hadley",),
        },
        (
            "Jan Novak met Tom Hadley. The defendant smiled.",
            "Ana Diaz, a novelist, fell ill. The striker recovered.",
            "Jan Novak was found guilty of theft. The judge smiled.",
            "Omar Haddad fell ill. The German chancellor smiled.",
            "A suspect met Jan Novak. The suspect smiled.",
            "Jan Novak was found guilty of theft. Another defendant smiled.",
            "Tom Hadley fell ill. A 30-year-old pleaded guilty.",
        ),
    ),
)

"""Descriptions by a role that the text has not stated before: "the striker", "the defendant", "the Brazilian"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import (
    DEFINITE,
    Finder,
    bears,
    is_complete,
    is_elsewhere,
    is_role,
    refers_back,
)
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import place_of
from triplewire.extract.lexicon.labels import NOUN_POS
from triplewire.extract.lexicon.lists import DESCRIPTIONS, PEOPLE
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import demonym
from triplewire.extract.rules.rule import Rule

_LIMITS = THRESHOLDS.coreference


def _bearer(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The only person nearby who is named and may bear the role; nobody where an unnamed one bears it."""
    role = phrase.head.lemma.lower().removeprefix("ex-") if phrase.head.pos in NOUN_POS else phrase.head.lower
    if not _may_refer(phrase) or not _is_any_role(role, phrase):
        return None
    persons = list(_persons(phrase, discourse))
    if any(role in chain.nouns and not chain.named for chain in persons):
        return None
    bearing = {chain: bears(role, chain) for chain in persons if chain.named}
    fits = [chain for chain in bearing if bearing[chain] is not False and _agrees(phrase, chain, told=bearing[chain])]
    told = [chain for chain in fits if bearing[chain]]
    if not told and ((is_role(role) and not _is_past(role, phrase)) or len(fits) == len(bearing)):
        told = fits
    return told[0] if len(told) == 1 else None


def _compatriot(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The only person nearby who is named and by the text from a country, or told of just now and from no other."""
    origin = demonym(phrase.head.text)
    if origin is None or not _may_refer(phrase):
        return None
    persons = [chain for chain in _persons(phrase, discourse) if chain.named]
    told = [chain for chain in persons if origin.name in {chain.origin, *chain.offices.values()}]
    near = {chain for _, _, chain in discourse.recent(phrase, 1)}
    fits = told or [chain for chain in persons if chain in near and not is_elsewhere(chain, origin.name)]
    return fits[0] if len(fits) == 1 else None


def _may_refer(phrase: Phrase) -> bool:
    if phrase.type != "Person" or phrase.plural:
        return False
    return refers_back(phrase) and not is_complete(phrase) and _is_plain(phrase)


def _persons(phrase: Phrase, discourse: Discourse) -> Iterator[Chain]:
    """Yield each person mentioned nearby."""
    recent = discourse.recent(phrase, _LIMITS.description_near)
    found = dict.fromkeys(chain for _, before, chain in recent if before.head not in phrase.words)
    yield from (chain for chain in found if chain.type == "Person" and not chain.plural and not chain.sides)


def _is_any_role(role: str, phrase: Phrase) -> bool:
    """Whether a noun describes a person; with "former" any noun of persons does."""
    return is_role(role) or (_is_past(role, phrase) and NOUN_TYPES.get(role) == "Person")


def _is_past(role: str, phrase: Phrase) -> bool:
    """Whether the role is over: "the former mayor", "the ex-minister"."""
    former = not DESCRIPTIONS.past.isdisjoint(word.lower for word in phrase.words)
    return former or f"ex-{role}" == phrase.head.lemma.lower()


def _agrees(phrase: Phrase, chain: Chain, *, told: bool | None) -> bool:
    """Whether the gender agrees, and the country, which the text must have told unless it has `told` the role.

    Of a ruler it must have told the very office: "the German chancellor" is no president of an unknown country.
    """
    if phrase.gender and chain.gender not in {None, phrase.gender}:
        return False
    where = place_of(phrase)
    if where is None or where in {chain.origin, *chain.offices.values()}:
        return True
    office = phrase.head.lemma.lower()
    if office in PEOPLE.rulers and office not in chain.offices:
        return False
    return told is True and not is_elsewhere(chain, where)


def _is_plain(phrase: Phrase) -> bool:
    """Whether nothing but a demonym or "former" stands between article and noun: "the Kenyan striker"."""
    before = (word for word in phrase.words[:-1] if word.text != "-")
    return all(word.lower in DEFINITE | DESCRIPTIONS.past or demonym(word.text) for word in before)


RULES = (
    Rule(
        "description.role",
        Finder(95, _bearer),
        {
            "Jan Novak was found guilty of theft. The defendant smiled.": ("The defendant -> Jan Novak",),
            "Ana Diaz, a novelist, fell ill. The writer recovered.": ("The writer -> Ana Diaz",),
            "Ana Diaz, a novelist, met Tom Hadley. The writer smiled.": ("The writer -> Ana Diaz",),
            "Tom Hadley was jailed. The former general smiled.": ("The former general -> Tom Hadley",),
            "Ana Diaz, a novelist, fell ill. The Chilean writer recovered.": ("The Chilean writer -> Ana Diaz",),
        },
        (
            "Jan Novak met Tom Hadley. The defendant smiled.",
            "Ana Diaz, a novelist, fell ill. The striker recovered.",
            "Jan Novak was found guilty of theft. The judge smiled.",
            "Omar Haddad fell ill. The German chancellor smiled.",
            "Corvia's president, Omar Haddad, fell ill. The German chancellor smiled.",
            "Norway mourned. Prime Minister Ana Diaz wept. The Chilean prime minister smiled.",
            "A suspect met Jan Novak. The suspect smiled.",
            "Jan Novak was found guilty of theft. Another defendant smiled.",
            "Tom Hadley met the former mayor, Ana Diaz. The former president smiled.",
        ),
    ),
    Rule(
        "description.role.national",
        Finder(96, _compatriot),
        {
            "Tom Hadley fell ill. The American was in Oslo.": ("The American -> Tom Hadley",),
            "Spaniard Luis Vega beat Tom Hadley. The Spaniard smiled.": ("The Spaniard -> Luis Vega",),
        },
        (
            "Kenyan striker Tom Hadley fell ill. The American was in Oslo.",
            "Tom Hadley fell ill. The ship sank. The American was in Oslo.",
            "Jan Novak met Tom Hadley. The American was in Oslo.",
            "Jan Novak met Tom Hadley. The British were in Oslo.",
        ),
    ),
)

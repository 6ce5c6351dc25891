"""Descriptions by a role that the text has not stated before: "the striker", "the 48-year-old", "the Brazilian"."""

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
from triplewire.extract.coreference.offices import place_of, prenominal
from triplewire.extract.lexicon.labels import NOUN_POS
from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import demonym
from triplewire.extract.rules.rule import Rule
from triplewire.extract.syntax.tree import Word

_LIMITS = THRESHOLDS.coreference


def _bearer(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The only person nearby who is named and may bear the role; nobody where an unnamed one bears it."""
    role = phrase.head.lemma.lower().removeprefix("ex-") if phrase.head.pos in NOUN_POS else phrase.head.lower
    aged, origin = role == "old", demonym(phrase.head.text)
    if phrase.type != "Person" or phrase.plural or not (aged or origin or _is_any_role(role, phrase)):
        return None
    if is_complete(phrase) or not refers_back(phrase) or not (aged or _is_plain(phrase)):
        return None
    if aged and (age := next(_ages_in(phrase.words), "")):
        persons = dict.fromkeys(discourse.chain_of[name] for name in discourse.named_persons)
        known = {person: set(_ages(person)) for person in persons}
        if len(bearers := [person for person in persons if age in known[person]]) == 1:
            return bearers[0]
    where = origin.name if origin else place_of(phrase)
    found: dict[Chain, bool | None] = {}
    others = False  # persons who are called something else
    for _, before, chain in discourse.recent(phrase, _LIMITS.description_near):
        if chain.type != "Person" or chain.plural or chain.sides or before.head in phrase.words:
            continue
        if role in chain.nouns and not chain.named:
            return None
        bearing = None if aged or origin else bears(role, chain)
        if not chain.named or bearing is False or (aged and any(_ages(chain))):
            others = others or chain.named
            continue
        if _agrees(phrase, chain) and _may_come_from(where, chain, told=bearing is True or origin is not None):
            found[chain] = bearing
    told = [chain for chain, bearing in found.items() if bearing]
    if not told and (aged or not others or (is_role(role) and not _is_past(role, phrase))):
        told = list(found)
    return told[0] if len(told) == 1 else None


def _is_any_role(role: str, phrase: Phrase) -> bool:
    """Whether a noun describes a person; with "former" any noun of persons does."""
    return is_role(role) or (_is_past(role, phrase) and NOUN_TYPES.get(role) == "Person")


def _is_past(role: str, phrase: Phrase) -> bool:
    """Whether the role is over: "the former mayor", "the ex-minister"."""
    former = not DESCRIPTIONS.past.isdisjoint(word.lower for word in phrase.words)
    return former or f"ex-{role}" == phrase.head.lemma.lower()


def _agrees(phrase: Phrase, chain: Chain) -> bool:
    return not phrase.gender or chain.gender in {None, phrase.gender}


def _may_come_from(where: str | None, chain: Chain, *, told: bool) -> bool:
    """Whether the text tells the country of a person, or where it has `told` the role, no other one."""
    if where is None or where in {chain.origin, *chain.offices.values()}:
        return True
    return told and not is_elsewhere(chain, where)


def _is_plain(phrase: Phrase) -> bool:
    """Whether nothing but a demonym or "former" stands between article and noun: "the Kenyan striker"."""
    before = (word for word in phrase.words[:-1] if word.text != "-")
    return all(word.lower in DEFINITE | DESCRIPTIONS.past or demonym(word.text) for word in before)


def _ages(person: Chain) -> Iterator[str]:
    """The ages that the text gives a person: "Ann Lee, 43,", "Ann Lee (43)", "43-year-old Ann Lee"."""
    for phrase, _ in person.links:
        if phrase.kind != "pronoun":
            words, last = phrase.sentence.words, phrase.words[-1].i
            behind = [word.text for word in words[last + 1 : last + 4] if word.lower != "aged"]
            if behind[1:] and behind[0] in {",", "("} and _is_age(behind[1]):
                yield behind[1]
            yield from _ages_in((*prenominal(phrase), *phrase.words))


def _ages_in(words: tuple[Word, ...]) -> Iterator[str]:
    """The numbers in "43-year-old"."""
    years = (word for word in words if word.lemma == "year" and word.i > 1)
    yield from (before.text for year in years for before in year.children if _is_age(before.text))


def _is_age(number: str) -> bool:
    return number.isdigit() and len(number) <= len("100")


RULES = (
    Rule(
        "description.role",
        Finder(95, _bearer),
        {
            "Jan Novak was found guilty of theft. The defendant smiled.": ("The defendant -> Jan Novak",),
            "Ana Diaz, a novelist, fell ill. The writer recovered.": ("The writer -> Ana Diaz",),
            "Ana Diaz, a novelist, met Tom Hadley. The writer smiled.": ("The writer -> Ana Diaz",),
            "Tom Hadley fell ill. The 30-year-old pleaded guilty.": ("The 30-year-old -> Tom Hadley",),
            "Tom Hadley, 30, and Jan Novak, 40, fell ill. The 40-year-old pleaded guilty.": (
                "The 40-year-old -> Jan Novak",
            ),
            "Tom Hadley was jailed. The former general smiled.": ("The former general -> Tom Hadley",),
            "Ana Diaz, a novelist, fell ill. The Chilean writer recovered.": ("The Chilean writer -> Ana Diaz",),
            "Tom Hadley fell ill. The American was in Oslo.": ("The American -> Tom Hadley",),
        },
        (
            "Jan Novak met Tom Hadley. The defendant smiled.",
            "Ana Diaz, a novelist, fell ill. The striker recovered.",
            "Jan Novak was found guilty of theft. The judge smiled.",
            "Omar Haddad fell ill. The German chancellor smiled.",
            "A suspect met Jan Novak. The suspect smiled.",
            "Jan Novak was found guilty of theft. Another defendant smiled.",
            "Tom Hadley fell ill. A 30-year-old pleaded guilty.",
            "Tom Hadley, 50, fell ill. The 30-year-old pleaded guilty.",
            "Kenyan striker Tom Hadley fell ill. The American was in Oslo.",
        ),
    ),
)

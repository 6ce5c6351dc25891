"""Offices: what a title before a name states, which country or body an office belongs to, and who holds it."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.lexicon.labels import (
    ACTING_TYPES,
    PRENOMINAL_TAGS,
    PROPER_TAGS,
    RELATIONAL_DEPS,
    SINGULAR_TAGS,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import DESCRIPTIONS, PEOPLE, PRONOUNS
from triplewire.extract.lexicon.nouns import NOUN_TYPES, OFFICE_OF, OFFICES, TITLE_PARTS, TITLES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import country, demonym
from triplewire.extract.syntax.tree import Word

_MOST_LINKS = 200  # mentions of a person to seek a role in: more than articles have, and a bound for any text
_REACH = THRESHOLDS.coreference.title_reach


def learn_from_titles(name: Phrase, chain: Chain) -> None:
    """Learn from the words before a name: "Russian President | Vladimir Putin", "the militant group | Hizballah"."""
    before = prenominal(name)
    owner = next((i for i in range(len(before), 0, -1) if before[i - 1].tag == "POS"), 0)
    learn_origin(before[owner:], chain)
    nouns = [word for word in before[owner:] if word.tag in SINGULAR_TAGS and is_descriptive(word.lower)]
    if not nouns:
        return
    chain.words.update(word.lower for word in before[owner:])
    where, last = place_in(before), nouns[-1].lower
    if chain.type == "Person":
        chain.offices |= {
            office: where
            for noun in nouns
            if noun.lower in OFFICES and not chain.offices.get(office := office_of(noun))
        }
    elif where and chain.type not in {"Country", "Place"}:
        chain.origin = chain.origin or where
    if chain.type == "Person" or NOUN_TYPES.get(last) == chain.type:
        chain.describe(last)


def learn_origin(words: tuple[Word, ...], chain: Chain) -> None:
    """Learn where a person comes from: "the Kenyan striker | Ann Lee"."""
    if chain.type == "Person" and not chain.origin:
        found = (place for word in words if word.text[0].isupper() and (place := demonym(word.text)))
        chain.origin = next((place.name for place in found), None)


def learn_from_description(phrase: Phrase, chain: Chain) -> None:
    """Learn the office of a person from a description: "Ann Lee, the president of Kenya"; not one that is over."""
    learn_origin(phrase.words[:-1], chain)
    past = {word.lower for word in phrase.words} & DESCRIPTIONS.past
    if chain.type == "Person" and phrase.head.lemma.lower() in OFFICES and not past:
        office = office_of(phrase.head)
        chain.offices[office] = chain.offices.get(office) or place_of(phrase)


def prenominal(name: Phrase) -> tuple[Word, ...]:
    """The nouns and adjectives before a name, as far as a title reaches."""
    words, at = name.sentence.words, name.words[0].i
    first = at
    while first > max(0, at - _REACH) and words[first - 1].tag in PRENOMINAL_TAGS:
        first -= 1
    return words[first:at]


def is_descriptive(noun: str) -> bool:
    """Whether a noun states a type, a title or an office; every office is a title or has a type."""
    return noun in NOUN_TYPES or noun in TITLES


def office_of(noun: Word) -> str:
    """One key for each office: "pm" for "Prime Minister" and "premier", "foreign-minister" with the portfolio."""
    office = noun.lower
    if office in PEOPLE.portfolios:
        siblings = noun.head.children if noun.dep == "compound" else []
        before = [*noun.children, *siblings]
        portfolio = next((w.lower for w in before if w.i == noun.i - 1 and w.lower in TITLE_PARTS), "")
        office = f"{portfolio}-{office}" if portfolio else office
    return OFFICE_OF.get(office, office)


def place_in(words: tuple[Word, ...]) -> str | None:
    """The country that a demonym or a country's name among the words denotes."""
    for i, word in enumerate(words):
        if word.text[0].isupper():
            for called in (" ".join(w.text for w in words[i : i + 2]), word.text):
                if found := demonym(called) or country(called):
                    return found.name
    return None


def place_of(phrase: Phrase) -> str | None:
    """The country in a description: "the Israeli PM", "Britain's prime minister", "the president of France"."""
    if named := place_in(phrase.words[:-1]):
        return named
    for child in phrase.head.children:
        if child.dep == "prep" and child.lower == "of" and (noun := child.child("pobj")):
            found = country(" ".join(w.text for w in noun.subtree() if w.tag in PROPER_TAGS))
            return found.name if found else None
    return None


def holder(office: str, where: str | None, discourse: Discourse, *, ahead: bool = False) -> Chain | None:
    """The holder of an office who was mentioned last; with `ahead` also the only one who is mentioned later.

    `where` is the country of the office, None for any. "leader" stands for all offices of those who lead a country.
    """
    wanted = PEOPLE.rulers if office == "leader" else (office,)
    fits = [chain for chain in discourse.officials if _holds(chain, wanted, where, discourse)]
    known = [chain for chain in fits if id(chain) in discourse.last]
    if known:
        return max(known, key=lambda chain: discourse.last[id(chain)])
    return fits[0] if ahead and len(fits) == 1 else None


def _holds(chain: Chain, offices: tuple[str, ...], where: str | None, discourse: Discourse) -> bool:
    held = next((office for office in offices if office in chain.offices), None)
    if held is None or where is None or chain.offices[held] == where:
        return held is not None
    return chain.offices[held] is None and may_be_of(chain, where, discourse)


def may_be_of(official: Chain, where: str, discourse: Discourse) -> bool:
    """Whether an office whose country is not told may be of this one, which is then told of before or beside it.

    "Norway mourned. Prime Minister | Ann Lee | wept. | Chile's prime minister | wrote": she is not Chile's.
    """
    first = official.links[0][0].sentence.index
    before = {name for name, chain in discourse.countries.items() if chain.links[0][0].sentence.index <= first}
    return not before or where in before


def spoken_for(person: Chain, discourse: Discourse) -> Chain | None:
    """The one body whose spokesman, director or coach the person is by the text; None where there are several."""
    phrases = (phrase for phrase, _ in person.links[:_MOST_LINKS] if phrase.kind != "pronoun")
    nouns = (word for phrase in phrases for word in (*prenominal(phrase), phrase.head))
    roles = [word for word in nouns if word.lemma.lower() in PRONOUNS.speaking_for]
    bodies = dict.fromkeys(body for role in roles for word in _bodies_of(role) if (body := _body(word, discourse)))
    fits = [chain for chain in bodies if chain.type in ACTING_TYPES]
    if not bodies and any(role.lemma.lower() in PRONOUNS.mouthpieces for role in roles):
        return _told_of(person.links[0][0], discourse)
    return fits[0] if len(fits) == 1 else None


def _told_of(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The named body that a sentence before is about: "Acme denied it. "It is false," spokesman | Ann Lee | said"."""
    for index in (phrase.sentence.index - 1, phrase.sentence.index - 2):
        for each in discourse.said.get(index, ()):
            chain = discourse.chain_of[each]
            if each.head.dep in SUBJECT_DEPS and each.head.head.dep == "ROOT" and chain.type in ACTING_TYPES:
                return chain if chain.named else None
    return None


def _body(word: Word, discourse: Discourse) -> Chain | None:
    """The chain of a body; of "its" also before its turn: "'We agreed,' | its leader, Ann Lee, said"."""
    if word.tag != "PRP$":
        return discourse.of(word)
    found = discourse.look_ahead(word)
    return found[1] if found else None


def _bodies_of(role: Word) -> Iterator[Word]:
    """Yield the body of a role: "Acme's director", "an Acme director", "Acme director Ann Lee", "director of Acme"."""
    if any(child.lower in DESCRIPTIONS.past for child in role.children):
        return
    beside = [word for word in role.head.children if word.i < role.i] if role.dep == "compound" else []
    for child in (*role.children, *beside):
        if child.dep in RELATIONAL_DEPS:
            yield child
        elif child.dep == "prep" and child.lower in DESCRIPTIONS.role_of and (body := child.child("pobj")):
            yield body

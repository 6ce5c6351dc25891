"""The referents of descriptions: "the Israeli PM", "the company", "the latter"; none where it is new or unsure.

Each way to find the referent is a rule of the package `coreference.rules`, found by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import office_of, place_of
from triplewire.extract.coreference.state_bodies import state_body
from triplewire.extract.lexicon.labels import DISPLAYED_BLOCKS, NOUN_CLAUSE_DEPS, SUBJECT_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import DESCRIPTIONS, PEOPLE
from triplewire.extract.lexicon.nouns import CLASSES_OF, NOUN_TYPES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import EntityType
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import candidates, country
from triplewire.extract.rules.rule import Rule, rules_of
from triplewire.extract.syntax.control import has_aux

DEFINITE = DESCRIPTIONS.definite | DESCRIPTIONS.anaphoric
_REPEATED = THRESHOLDS.coreference.description_repeated
_DEEPEST = 50  # ancestors of a word: a guard, not a limit that text reaches
_TRADES = (
    DESCRIPTIONS.roles_sport,
    DESCRIPTIONS.roles_arts,
    DESCRIPTIONS.roles_politics,
    DESCRIPTIONS.roles_business,
)
_ANY_ROLE = DESCRIPTIONS.roles_law | DESCRIPTIONS.roles_any
_ANY_TRADE = _ANY_ROLE | DESCRIPTIONS.any_person | {"old", "person"}
_UNTELLING = DEFINITE | DESCRIPTIONS.indefinite
_COUNTRY = "country"
_SINGLE = {form: forms.split()[0] for forms in sorted(PEOPLE.same_kin) for form in forms.split()}
_SINGLE |= dict.fromkeys(DESCRIPTIONS.own_country, _COUNTRY)
_KIN = PEOPLE.kin | PEOPLE.kin_male | PEOPLE.kin_female  # one may have several, but texts tell of one at a time
_OWNED = _SINGLE.keys() | _KIN
_OTHER = DESCRIPTIONS.new | DESCRIPTIONS.contrasting
_KINDRED: tuple[set[EntityType], ...] = (
    {"Place", "Country"}, {"Place", "Organization"}, {"Organization", "Group"}, {"Product", "Other"},
    {"Event", "Other"}, {"Work", "Other"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finder:
    """The pattern of a rule for descriptions: `find` returns the chain of the referent, or None.

    Rules are tried in the order of their `rank`, a lower one first; the first chain found is the referent.
    """

    rank: int
    find: Callable[[Phrase, Discourse], Chain | None]


def describe(phrase: Phrase, discourse: Discourse) -> tuple[Chain | None, str]:
    """The chain of the referent of a description, with the name of the rule; (None, "") where it is new or unsure."""
    for rule in _ranked():
        if chain := rule.pattern.find(phrase, discourse):
            chain = _alive(phrase, chain, discourse)
            return (chain, rule.name) if _is_free(phrase, chain, discourse) else (None, "")
    return None, ""


def _is_free(phrase: Phrase, chain: Chain, discourse: Discourse) -> bool:
    """Whether no subject that commands a description is its referent: "Lee said the mayor lied" is of two persons.

    After principle C of Chomsky 1981. Owned things are exempt, and words that are quoted, which are another's. Nobody
    is what they own: "the mayor's aide, Tom Hall".
    """
    if phrase.head.dep == "poss" and discourse.of(phrase.head.head) is chain:
        return False
    if chain.sides or phrase.head.child("poss") or discourse.quotation(phrase.start):
        return True
    verbs = (above for above in islice(phrase.head.ancestors(), _DEEPEST) if above.pos in VERBAL_POS)
    subjects = (verb.child(*SUBJECT_DEPS) for verb in verbs)
    return not any(subject and subject.i < phrase.words[0].i and discourse.of(subject) is chain for subject in subjects)


def _alive(phrase: Phrase, chain: Chain, discourse: Discourse) -> Chain:
    """The chain, or the one other official who may be called so, where the text has told of this one's violent death.

    "Judge Lee read the sentence. Roy killed Judge Moen. | The judge | urged calm": who was killed urges nothing.
    """
    acts = phrase.head.dep == "nsubj" and not has_aux(phrase.head.head, "had")
    if not acts or chain.type != "Person" or chain.killed >= phrase.start:
        return chain
    office = office_of(phrase.head)
    others = [other for other in discourse.officials if office in other.offices and other.killed >= phrase.start]
    return others[0] if len(others) == 1 else chain


def label_of(rule: str) -> str:
    """The label of a rule in the record: "described" for the rule "description.described.again"."""
    return rule.split(".")[1] if rule else ""


@cache
def _ranked() -> tuple[Rule[Finder], ...]:
    rules: tuple[Rule[Finder], ...] = rules_of(f"{__package__}.rules")
    return tuple(sorted(rules, key=lambda rule: rule.pattern.rank))


def remember(phrase: Phrase, chain: Chain, discourse: Discourse) -> None:
    """Note the owner of a new referent, so that it is found again: "her mother", "the Kenyan government"."""
    if owned := possession(phrase, discourse):
        known = discourse.owned.get(owned, chain)
        if known is not chain and chain.named and not known.named:
            discourse.into[known] = chain  # "his father. ... His father, Ali Moen"
        discourse.owned[owned] = known if known.named else chain
    if introduced := _introduced(phrase, chain, discourse):
        discourse.into[introduced] = chain
    if key := institution(phrase, discourse):
        discourse.institutions.setdefault(key, chain)
    if phrase.kind == "nominal" and not phrase.plural and (body := state_body(phrase)):
        discourse.state_bodies.setdefault(body, chain)


def _introduced(phrase: Phrase, chain: Chain, discourse: Discourse) -> Chain | None:
    """The one thing of a kind told of before it was named: "A dhow was seized. | The dhow |, the Kausar, had rice"."""
    here = phrase.sentence.index
    begins = chain.named and all(link.sentence.index >= here for link, _ in chain.links)
    if not begins or phrase.plural or not is_bare(phrase) or phrase.words[0].lower != "the":
        return None
    noun = phrase.head.lemma.lower()
    before = (other for away, _, other in discourse.recent(phrase, _REPEATED) if away and noun in other.nouns)
    found = {other for other in before if not (other.named or other.plural or other.sides)}
    one = found.pop() if len(found) == 1 else None
    return one if one and are_kindred(one.type, chain.type) else None


def possession(phrase: Phrase, discourse: Discourse) -> tuple[Chain, str] | None:
    """The owner of something that a person has only one of, and its noun: "his country", "her mother", "my mum".

    Of a brother or a daughter, the noun with what tells one from another: "elder brother". None where the owner is
    unsure or may have several.
    """
    noun, owner = phrase.head.lemma.lower(), phrase.head.child("poss")
    if phrase.plural or owner is None or noun not in _OWNED:
        return None
    if not modifiers_of(phrase).isdisjoint(_OTHER):
        return None
    chain = discourse.of(owner)
    key = _SINGLE.get(noun) or " ".join(
        (*sorted(word.lower for word in phrase.head.children if word.dep == "amod"), noun)
    )
    return (chain, key) if chain and chain.type == "Person" and not chain.plural else None


def possessed(key: tuple[Chain, str], discourse: Discourse) -> Chain | None:
    """The chain of a possession, if the document has mentioned it."""
    owner, noun = key
    if noun != _COUNTRY:
        return discourse.owned.get(key)
    places = {place for place in (owner.origin, *owner.offices.values()) if place}
    return discourse.countries.get(places.pop()) if len(places) == 1 else None


def institution(phrase: Phrase, discourse: Discourse) -> tuple[str, str | Chain] | None:
    """The noun of an institution that a country has one of, and its country or ruler ("the Assad regime").

    The second item is "" where the text does not say it.
    """
    lemma = phrase.head.lemma.lower()
    if not CLASSES_OF.get(lemma, frozenset()) & DESCRIPTIONS.one_per_country:
        return None
    if (where := place_of(phrase)) or phrase.plural:
        return (lemma, where) if where else None
    ruler = discourse.of(phrase.head.child("poss", "compound", "nmod"))
    if ruler and ruler.named:
        return lemma, ruler
    bare = is_bare(phrase) and phrase.words[0].lower in DEFINITE
    return (lemma, "") if bare and not is_complete(phrase) else None


def is_foreign(where: str | Chain, discourse: Discourse) -> bool:
    """Whether a country is named less often than the first country of the text. A ruler is no country."""
    named = discourse.countries.get(where) if isinstance(where, str) else None
    if named is None:
        return False
    countries = [chain for chain in discourse.countries.values() if chain.links]  # a merged chain has none
    home = min(countries, key=lambda chain: chain.links[0][0].start, default=named)
    return len(named.links) < len(home.links)


def bears(role: str, chain: Chain) -> bool | None:
    """Whether a person may be called by a role: True if the text has told a like one, False if another, else None."""
    known = {noun for noun in chain.nouns | set(chain.offices) if NOUN_TYPES.get(noun) == "Person"} - _ANY_TRADE
    if role in known or any(role in trade and known & trade for trade in _TRADES):
        return True
    return None if role in _ANY_TRADE or not known else False


def is_role(noun: str) -> bool:
    """Whether a noun may describe a person whose role the text has not stated: "the defendant", "the striker"."""
    return noun in _ANY_ROLE or any(noun in trade for trade in _TRADES)


def is_elsewhere(chain: Chain, where: str | None) -> bool:
    """Whether the text has told another country of somebody, by an office, by the town of a body, or otherwise."""
    countries = {country for country in (chain.origin, *chain.offices.values()) if country}
    told = bool(countries) and where not in countries
    return where is not None and (told or _is_of_town_elsewhere(chain, where))


def _is_of_town_elsewhere(chain: Chain, where: str) -> bool:
    """Whether a body is called by a town of another country alone: "the German club" is not "Lyon"."""
    if chain.type != "Organization" or not chain.named:
        return False
    town = next(iter(candidates(chain.name, rare=False)), None)
    state = country(where)
    return town is not None and state is not None and town.iso3166 not in {state.iso3166, None, ""}


def modifiers_of(phrase: Phrase) -> set[str]:
    """The words before the head, in lower case."""
    return {word.lower for word in phrase.words[:-1]}


def telling_words(phrase: Phrase) -> tuple[str, ...]:
    """The words of a description without articles, in lower case."""
    return tuple(word.lower for word in phrase.words if word.lower not in _UNTELLING)


def is_like_name(phrase: Phrase) -> bool:
    """Whether a description is written or told like a name: "the Coalition", "the Haitian cholera outbreak"."""
    capital = phrase.head.text[0].isupper() and phrase.head.i > 0 and phrase.sentence.kind not in DISPLAYED_BLOCKS
    return capital or len(telling_words(phrase)) > 2


def refers_back(phrase: Phrase) -> bool:
    """Whether a description may refer to something mentioned before: definite, and not "the other", "the latter"."""
    modifiers = modifiers_of(phrase)
    definite = bool(modifiers & DEFINITE) and not modifiers & DESCRIPTIONS.new
    return definite and phrase.head.lower not in DESCRIPTIONS.ordinal


def is_bare(phrase: Phrase) -> bool:
    """Whether a description is a noun with one word before it: "the company"."""
    return len(phrase.words) == 2


def is_complete(phrase: Phrase) -> bool:
    """Whether a description identifies its referent by itself: "the man who won", but not "the man, who won"."""
    after = [child for child in phrase.head.children if child.i > phrase.head.i]
    aside = bool(after) and after[0].text == ","
    named = (c.dep == "appos" and c.pos != "NUM" for c in after)  # "the writer, 61, lives"
    return any(named) or any((c.dep in NOUN_CLAUSE_DEPS and not aside) or c.lower == "of" for c in after)


def are_kindred(one: EntityType | None, other: EntityType | None) -> bool:
    """Whether one entity may be assigned both types; an unknown type is compatible with all."""
    return not one or not other or one == other or {one, other} in _KINDRED

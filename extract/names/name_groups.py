"""Groups of mentions with the same name, with the type that the document gives them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from triplewire.extract.lexicon.labels import PLURAL_TAGS
from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.nouns import LEGAL_FORMS, PRIZES, PRODUCT_NAMES, REGIONS, is_english, is_given_name
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import EntityType
from triplewire.extract.names.namesakes import apart, editions, subjects
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.names.type_evidence.type_scores import likeliest_type
from triplewire.extract.places.gazetteer import CITY_KINDS, FEATURE_KINDS, candidates

Key = tuple[str, ...]

_AMERICAN: dict[str, str] = dict(pair.split() for pair in sorted(NAMES.spelt_twice))
_LEAD = THRESHOLDS.names.group_lead
_MANY_WORDS = THRESHOLDS.names.many_words
_OF_THINGS = ("the.", "quoted.", "behind.", "numbered.")  # of evidence that only names of things have


@dataclass(slots=True, eq=False)
class Group:
    """The mentions with the same name; `tokens` are its words in lower case, without article and legal form."""

    tokens: Key
    phrases: list[Phrase] = field(default_factory=list)
    type: EntityType | None = None
    known: bool = False
    into: Group | None = None
    rule: str = ""

    def final(self) -> Group:
        """The group that this one was joined to, transitively."""
        return self.into.final() if self.into else self

    @property
    def called(self) -> str:
        """The name as first written."""
        return self.phrases[0].called

    @property
    def country(self) -> str | None:
        """The country that the name denotes."""
        return self.phrases[0].country


def key_of(phrase: Phrase) -> Key:
    """The key that mentions of the same name share."""
    if phrase.country and phrase.type == "Country":
        return ("country:", phrase.country)
    usual = _usual(phrase.country or phrase.called).lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    folded = usual.replace(".", "").replace("al-", "al ")
    tokens = tuple(_folded(token) for token in folded.split() if token != "the")  # noqa: S105  # not a password
    bare = [token for token in tokens if token not in LEGAL_FORMS]
    while bare and bare[-1] in {"&", "and"}:
        bare.pop()  # "McKinsey &" without its "Company"
    return tuple(bare) or tokens or tuple(folded.split())


def is_region_of_city(name: str, noun: str) -> bool:
    """Whether a noun behind the name of a city makes it another place: "Salta province" is not Salta."""
    place = next(iter(candidates(name, rare=False)), None)
    return noun in REGIONS and place is not None and place.kind in CITY_KINDS


def _folded(token: str) -> str:
    """A word in one spelling, without the ending of an owner or of several of a model: "People's Party", "A380s"."""
    token = token.removesuffix("'s").removesuffix("'") or token
    token = _AMERICAN.get(token, token)
    one = token.removesuffix("s")
    if one in PRODUCT_NAMES or {token, one} <= PRIZES:
        return one  # "Dreamliners", "the Oscars"
    return token.removesuffix("s") if any(c.isdigit() for c in token[:-1]) else token


def _usual(called: str) -> str:
    """The usual name of a sea, region or disputed area, or abbreviated state: "Golan Heights" for "Syrian Golan"."""
    place = next(iter(candidates(called, rare=False)), None)
    if place is None or not (place.kind in FEATURE_KINDS or called[-1] == "."):
        return called
    alone = next(iter(candidates(place.name, rare=False)), None) is place  # "N.Y." is not the city
    return place.name if alone or place.kind in FEATURE_KINDS else called


def group_names(phrases: Iterable[Phrase]) -> dict[Key, Group]:
    """The groups of names by key, each with the type that the evidence of all its mentions supports."""
    groups: dict[Key, Group] = {}
    for phrase in phrases:
        if phrase.behind and is_region_of_city(phrase.called, phrase.words[-1].lower):
            phrase.called, phrase.behind = f"{phrase.called} {phrase.words[-1].text}", 0
        key = key_of(phrase)
        groups.setdefault(key, Group(key)).phrases.append(phrase)
    for key, group in list(groups.items()):
        if len(group.phrases) > 1 and not group.country:
            event = any(phrase.type == "Event" for phrase in group.phrases)
            group.phrases, *works = subjects(group.phrases)
            group.phrases, *others = editions(group.phrases) if event else apart(group.phrases)
            others += works
            groups |= {(*key, f"({n})"): Group(key, phrases) for n, phrases in enumerate(others, 2)}
    _mark_unmatched(groups.values())
    for group in groups.values():
        group.known = any(phrase.known for phrase in group.phrases)
        group.type = _type(group)
    _vote_by_surname(groups)
    _vote_by_model(groups)
    _vote_by_family(groups)
    _vote_by_subject(groups)
    return groups


def _mark_unmatched(groups: Iterable[Group]) -> None:
    """Add the evidence that a single word is no part of a longer name: news gives a person's full name first."""
    found = list(groups)
    parts = {group.tokens[i] for group in found if len(group.tokens) > 1 for i in (0, -1)}
    for group in found:
        alone = len(group.tokens) == 1 and group.tokens[0] not in parts and not group.phrases[0].plural
        if alone and not is_given_name(group.called):
            for phrase in group.phrases:
                phrase.evidence += ["unmatched"] if phrase.evidence else []


def _vote_by_surname(groups: Mapping[Key, Group]) -> None:
    """Make a name of two or three words that no word confirms a person's where its last word alone is one's.

    "Ortis Page" whose type the model alone gives is a person where the text goes on with "Page said she".
    """
    for group in groups.values():
        surname = groups.get(group.tokens[-1:])
        if surname is None or surname.type != "Person" or group.type == "Person" or group.country or group.known:
            continue
        few = 1 < len(group.tokens) < _MANY_WORDS
        titled = any(f"{item}.".startswith(_OF_THINGS) for phrase in group.phrases for item in phrase.evidence)
        if few and not titled and pooled_type((group, surname)) == "Person":
            group.type = "Person"


def _vote_by_model(groups: Mapping[Key, Group]) -> None:
    """Make the last word of a model's name a product where no word confirms another type: "Dreamliner"."""
    versions = {g.tokens[-1:] for g in groups.values() if g.type == "Product" and any(map(str.isdigit, g.tokens[:-1]))}
    for group in groups.values():
        if group.tokens in versions and not group.known and not group.country:
            group.type = "Product"


def _vote_by_family(groups: Mapping[Key, Group]) -> None:
    """Make the plural of a person's surname a group of people: "the Skripals"."""
    surnames = {group.tokens[-1] for group in groups.values() if group.type == "Person" and len(group.tokens) > 1}
    for group in groups.values():
        family = len(group.tokens) == 1 and group.tokens[0].removesuffix("s") in surnames - {group.tokens[0]}
        if (
            family
            and not group.country
            and not group.known
            and all(p.words[-1].tag in PLURAL_TAGS or "the" in p.evidence for p in group.phrases)
        ):
            group.type = "Group"


def _vote_by_subject(groups: Mapping[Key, Group]) -> None:
    """Make a name with a capital article, an everyday word and the name of a person a work: "The Real Bel Pagel"."""
    for group in groups.values():
        subject = groups.get(group.tokens[1:])
        if subject is None or subject.type != "Person" or not group.tokens[2:] or group.type == "Person":
            continue
        if is_english(group.tokens[0]) and any("the.capital" in phrase.evidence for phrase in group.phrases):
            group.type = "Work"


def pooled_type(groups: Iterable[Group]) -> EntityType:
    """The likeliest type by the evidence of all forms of a name together."""
    return likeliest_type([phrase.evidence for group in groups for phrase in group.phrases if phrase.evidence])[0]


def _type(group: Group) -> EntityType | None:
    """The likeliest type by the evidence of the mentions; None where the lead is small."""
    found = [phrase.evidence for phrase in group.phrases if phrase.evidence]
    if group.country or not found:
        return group.phrases[0].type
    best, lead = likeliest_type(found)
    return best if lead >= _LEAD else None

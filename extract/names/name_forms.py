"""Forms of names: whether one name is the acronym, surname, given name or short form of another."""

from __future__ import annotations

from math import inf

from anyascii import anyascii

from triplewire.extract.lexicon.labels import DISPLAYED_BLOCKS
from triplewire.extract.lexicon.lists import CLASSES, NAMES, ORGANIZATIONS, PLACES
from triplewire.extract.lexicon.nouns import (
    KNOWN_BODIES,
    LEGAL_FORMS,
    NAME_HEADS,
    REGIONS,
    SECTORS,
    is_english,
    is_given_name,
)
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.name_groups import Group, Key, is_region_of_city
from triplewire.extract.names.parties import are_members
from triplewire.extract.names.person_forms import contains, is_located, person_form, without_generation
from triplewire.extract.places.gazetteer import CITY_KINDS, candidates, is_place
from triplewire.extract.places.gazetteer import country as is_country

# Rules, from the most certain form to the least.
FORMS = ("name.acronym", "name.full", "name.surname", "name.given", "name.form", "name.event")
_LANDFORMS = REGIONS | PLACES.landforms
_BEFORE_LANDFORMS = PLACES.before_landforms
_PAPERS = NAMES.paper_words - NAMES.paper_kinds
_LIMITS = THRESHOLDS.names
_CITY = "city"


def form(short: Group, long: Group) -> str:
    """The rule by which `short` is a form of the name `long`; "" where it is not."""
    if len(long.tokens) > 1 and (long.type == "Person" or _may_be_person(short, long)):
        return person_form(short, long)
    if long.country:
        return "name.form" if _is_part_of_country(short, long.country) else ""
    if len(short.tokens) > len(long.tokens):
        return ""
    return "name.form" if are_members(short, long) else _other(short, long)


def _other(short: Group, long: Group) -> str:
    """The rule for names of anything but persons and countries."""
    if letters(short) and letters(short) in initials(long):
        return "" if _is_agency(short) and not _is_agency(long) else "name.acronym"
    if short.type == long.type == "Event" and not _is_storm(short, long):
        years = {token for token in short.tokens if token.isdigit()} & set(long.tokens)
        return "name.event" if years and short.tokens[-1] == long.tokens[-1] else ""
    if len(short.tokens) == len(long.tokens) or not contains(long.tokens, short.tokens):
        return ""
    if _is_apart(short, long):
        return ""
    rules = (_of_faith, _of_state, _is_storm, _is_ship, _is_team, _is_landform, _is_instrument, _is_paper)
    other = any(rule(short, long) for rule in rules)
    return "name.form" if other or (_alike(short, long) and _is_short_form(short, long)) else ""


def _is_agency(name: Group) -> bool:
    """Whether a name is that of a news agency: "AFP" is no short form of "Australian Federal Police"."""
    return letters(name) in NAMES.agencies or not NAMES.of_agencies.isdisjoint(name.tokens)


def _may_be_person(short: Group, long: Group) -> bool:
    """Whether a name without evidence for a type ends with the surname of a person: "Zurab Zhvania", "Zhvania"."""
    surname = without_generation(long.tokens)[-1:]
    return long.type is None and not long.country and short.type == "Person" and surname == short.tokens


def _is_part_of_country(short: Group, country: str) -> bool:
    """Whether a name has the noun of a country with an adjective and is no country: "Korea", "Korea Republic"."""
    adjective, _, noun = country.lower().partition(" ")
    words = set(short.called.lower().split()) - NAMES.function_words - NAMES.state_forms
    return words == {noun} and adjective in NAMES.parts_of_countries and not short.country


def misspells(one: Key, other: Key) -> bool:
    """Whether a name that no list knows is another one with a slip or two in a word: "Zhavania" for "Zhvania".

    Neither word is the other with an ending ("Ivanov", "Ivanova"), or a given name, a place or an everyday word.
    """
    if len(one) != len(other):
        return False
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differ) != 1:
        return False
    (a, b) = differ[0]
    shorter = min(len(a), len(b))
    slips = sum(shorter >= least for least in (_LIMITS.slip_letters, _LIMITS.two_slips_letters))
    ending = a.startswith(b) or b.startswith(a) or _end_otherwise(a, b)
    return a[0] == b[0] and not ending and not _is_known_word(a) and _within(a, b, slips)


def _end_otherwise(one: str, other: str) -> bool:
    """Whether two words have the beginning in common, and each a last part of its own: "Nordbank", "Nordland"."""
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    parts = NAMES.compound_endings
    return any(one[at:] in parts and other[at:] in parts for at in range(1, same + 1))


def _is_known_word(word: str) -> bool:
    return is_english(word) or is_given_name(word) or bool(candidates(word.capitalize(), rare=False))


def _within(one: str, other: str, slips: int) -> bool:
    """Whether so many letters left out, added, changed or swapped make one word of the other."""
    if one == other:
        return True
    if not slips or abs(len(one) - len(other)) > slips:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[at:], other[at:]
    rests = [(a[1:], b), (a, b[1:]), (a[1:], b[1:])]
    if len(a) > 1 and a[:2] == b[1::-1]:
        rests.append((a[2:], b[2:]))
    return any(_within(x, y, slips - 1) for x, y in rests)


def letters(group: Group) -> str:
    """The letters of an acronym in lower case; "" for other names."""
    found = group.called.replace(".", "")
    return found.lower() if len(group.tokens) == 1 and _has_length(found) and found[:2].isupper() else ""


def initials(group: Group) -> frozenset[str]:
    """The possible acronyms of a name: of all words, without function words, legal forms, and the head before "of"."""
    if len(group.tokens) < 2:
        return frozenset()
    words = group.called.lower().replace(".", "").replace("-", " ").split()
    longer = [word for word in words if word not in NAMES.function_words]
    proper = [word for word in longer if word not in LEGAL_FORMS]
    short = {word.lower().replace(".", "") for word in group.called.split() if word.isupper()}  # the "U.S." of USAID
    whole = "".join(word if word in short and len(word) <= _LIMITS.inner_acronym else word[0] for word in longer)
    fields = proper[1:] if len(proper) > _LIMITS.inner_acronym and words[1] in NAMES.links else []  # "HUD"
    return frozenset({whole, *("".join(word[0] for word in some) for some in (words, longer, proper, fields))} - {""})


def abbreviates(short: Group, long: Group) -> bool:
    """Whether `short` in brackets may abbreviate a body, in whatever language."""
    found = short.called.replace(".", "")
    bodies = {short.type, long.type} <= {"Organization", "Group", "Product", None}
    return bodies and len(long.tokens) > 1 and len(short.tokens) == 1 and found.isupper() and _has_length(found)


def blends(short: Group, long: Group) -> bool:
    """Whether `short` is made of beginnings of words of `long`, in order: "Mercosur" for "Mercado Común del Sur"."""
    if len(short.tokens) > 1 or len(long.tokens) == 1:
        return False
    rests = {(anyascii(short.tokens[0]).lower(), 0)}  # what is left of the blend, and how many words are in it
    for token in (anyascii(token).lower() for token in long.tokens):
        for rest, used in sorted(rests):
            rests |= {(rest[n:], used + 1) for n in range(1, len(token) + 1) if rest and rest[:n] == token[:n]}
    return any(not rest and used > 1 for rest, used in rests)


def translates(short: Group, long: Group) -> bool:
    """Whether the name in brackets behind a body's may be the same in another language.

    Its first word is one for bodies, or it has the same initials: "Andean Community", "Comunidad Andina".
    """
    if len(short.tokens) == 1 or len(long.tokens) == 1 or long.type == "Person":
        return False
    return short.tokens[0] in NAMES.first_body or sorted(_initials_of(short)) == sorted(_initials_of(long))


def _initials_of(group: Group) -> list[str]:
    return [token[0] for token in group.tokens if token not in NAMES.function_words | NAMES.nobiliary]


def _has_length(letters: str) -> bool:
    """Whether an acronym may have so many letters."""
    return _LIMITS.shortest_acronym <= len(letters) <= _LIMITS.longest_alias


def _is_apart(short: Group, long: Group) -> bool:
    """Whether the longer name is that of another thing: a part of a text, a work about a person."""
    part = long.tokens[0] in NAMES.parts_of_texts and (long.tokens[1].isdigit() or long.tokens[1] in NAMES.numerals)
    person = len(short.tokens) > 1 and is_given_name(short.called.split()[0])
    return part or (long.type == "Work" and person)  # "Article 12 of the Treaty", "The Trial of Ana Diaz"


def _is_storm(short: Group, long: Group) -> bool:
    """Whether `short` is the proper name of a storm: "Grace" for "Tropical Storm Grace"."""
    kinds = long.tokens[: -len(short.tokens)]
    return (
        bool(kinds)
        and kinds[-1] in NAMES.storms
        and long.tokens[len(kinds) :] == short.tokens
        and (not short.known or short.type == "Event")
    )


def _is_ship(short: Group, long: Group) -> bool:
    """Whether `short` is the proper name of a ship: "Sukanya" for "INS Sukanya" or "Indian Naval Ship Sukanya"."""
    kinds = long.tokens[: -len(short.tokens)]
    ends = long.tokens[len(kinds) :] == short.tokens and kinds[-1] in NAMES.first_product | CLASSES.ship
    return ends and long.type == "Product" and (not short.known or short.type in {"Product", None})


def _is_team(short: Group, long: Group) -> bool:
    """Whether `short` is the place or the byname of a team of which the text tells a match: "Kansas Jayhawks"."""
    played = any("sport.team" in phrase.evidence for phrase in long.phrases)
    place, byname = (long.tokens[: len(short.tokens)], long.tokens[-len(short.tokens) :])
    either = short.tokens == byname or (short.tokens == place and short.type != "Person" and not short.country)
    return long.type == "Organization" and played and either and not is_located(short)


def _is_landform(short: Group, long: Group) -> bool:
    """Whether `long` is a mountain or water of that name: "Mount Elgon" for "Elgon"."""
    kind, rest = long.tokens[0], long.tokens[1:]
    return long.type == "Place" and kind in PLACES.before_landforms and rest == short.tokens and not short.known


def _of_faith(short: Group, long: Group) -> bool:
    """Whether `long` is "Church of X" for X."""
    return long.tokens[0] in NAMES.faiths and long.tokens[1:2] == ("of",) and long.tokens[2:] == short.tokens


def _of_state(short: Group, long: Group) -> bool:
    """Whether `long` only adds the country: "Ministry of Health" for "Ministry of Health of the Republic of Chad"."""
    first, _, country = long.called.partition(f"{short.called} of ")
    return _alike(short, long) and first in {"", "the "} and is_country(country.removeprefix("the ")) is not None


def _is_instrument(short: Group, long: Group) -> bool:
    """Whether a word of no other use stands for an instrument: "Hubble" for "Hubble Space Telescope"."""
    alone = len(short.tokens) == 1 and not short.known and not is_english(short.tokens[0])
    return alone and long.tokens[-1] in NAMES.instruments


def _is_paper(short: Group, long: Group) -> bool:
    """Whether `short` is the last word of the name of a paper: "the Banner" for "the Baltimore Banner"."""
    last = long.tokens[-1:] == short.tokens and short.tokens[0] in _PAPERS
    return last and long.type == "Organization" and any("the" in phrase.evidence for phrase in short.phrases)


def _alike(short: Group, long: Group) -> bool:
    """Whether the types are compatible; a firm named after a person may have been labelled as a person.

    A hospital is a place and a body.
    """
    loose = short.type == "Person" or (short.type == "Place" and not (is_place(short.called) or is_located(short)))
    if loose and not short.known and long.type == "Organization" and (long.known or short.type == "Place"):
        rest = long.tokens[len(short.tokens) :]
        return short.tokens + rest == long.tokens and set(rest) <= SECTORS | ORGANIZATIONS.club_words
    institutions = {short.type, long.type} <= {"Place", "Organization", None} and short.tokens[-1] in NAMES.either
    return institutions or (short.type in {long.type, None} and long.type != "Person")


def _is_short_form(short: Group, long: Group) -> bool:
    """Whether a part may be used for the whole: "Golan" for "Golan Heights", "Northrop" for "Northrop Grumman"."""
    begins = long.tokens[: len(short.tokens)] == short.tokens
    rest = long.tokens[len(short.tokens) :]
    linked = begins and (rest[0] in NAMES.links or (rest[0] == "on" and short.tokens[-1] in NAMES.linked_on))
    if linked and short.tokens[-1] in NAME_HEADS:
        in_place = rest[0] == "of" and is_place(long.called.partition(" of ")[2])  # "Children's Hospital | of Leeds"
        return (in_place and len(short.tokens) > 1) or long.phrases[0].start <= short.phrases[0].start
    if long.type == "Place":
        parts = any(is_region_of_city(short.called, token) for token in rest) or _is_wider(short, rest)
        return begins and not parts and all(token in _LANDFORMS for token in rest)
    if long.type == "Product":
        version = short.tokens == long.tokens[-1:] and any(map(str.isdigit, long.tokens))  # "Dreamliner"
        return version or any(c.isdigit() for token in short.tokens for c in token)
    if not begins:
        return len(short.tokens) > 1 or short.tokens[0] in NAME_HEADS.keys() | _PAPERS
    if all(token in ORGANIZATIONS.club_words for token in rest):
        return short.type != "Place" and not short.country
    distinctive = any((token in NAME_HEADS and token not in SECTORS) or token in NAMES.function_words for token in rest)
    distinctive = distinctive or is_country(long.called.split()[-1]) is not None  # a branch: "Taco Bell | Canada"
    distinctive = distinctive or _is_branch(short, long, rest)
    return not distinctive and not short.country and (short.type == "Organization" or not is_place(short.called))


def _is_wider(short: Group, rest: Key) -> bool:
    """Whether the longer name is that of the city of a state of that name: "Oklahoma City" is not Oklahoma."""
    place = next(iter(candidates(short.called, rare=False)), None)
    return rest == (_CITY,) and place is not None and place.kind not in CITY_KINDS


def _is_branch(short: Group, long: Group, rest: Key) -> bool:
    """Whether the longer name is that of a part of the body: "Apple Music", "the NBA Draft".

    So it is where the short name is well known or an acronym, or where the text has it first and everyday words follow.
    """
    telling = [t for t in rest if t not in NAMES.whole_words and (is_english(t) or any(map(str.isdigit, t)))]
    if short.called.lower() in KNOWN_BODIES:
        return bool(telling)
    telling = [token for token in telling if token not in SECTORS]
    return bool(telling) and (letters(short) != "" or _first_told(short) < _first_told(long))


def _first_told(group: Group) -> float:
    """The offset of the first mention in the running text; infinity without one."""
    told = (phrase.start for phrase in group.phrases if phrase.sentence.kind not in DISPLAYED_BLOCKS)
    return min(told, default=inf)

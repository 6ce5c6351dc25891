"""Forms of persons' names: surnames, given names, initials, full names with and without further names."""

from __future__ import annotations

import re

from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.nouns import are_same_given_name, gender_of_name, is_english
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.name_groups import Group, Key
from triplewire.extract.places.gazetteer import is_place

_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")  # "G.W."
_LIMITS = THRESHOLDS.names


def person_form(short: Group, long: Group) -> str:
    """The rule for names of persons; full names with different given names belong to different persons."""
    if short.type not in {"Person", None} and (_is_listed(short) or len(short.tokens) > 1 or is_located(short)):
        return ""
    called, whole = _parts(short), _parts(long)
    first, last, surname = called[0], called[-1], whole[-1]
    particles = called[:-1]
    if particles and NAMES.particles.issuperset(particles) and whole[-len(called) :] == called:
        return "name.surname"
    if len(called) == 1:
        if last == surname or (len(last) > 2 and surname.endswith(f"-{last}")):
            return "name.surname"
        given = first == whole[0] and short.type in {"Person", None}
        return "name.given" if given or (len(whole) > 1 and _is_short_for(short, whole[0])) else ""
    if short.type != "Person" or len(called) > len(whole) or (_has_generation(short) and _has_generation(long)):
        return ""
    other = whole[0]
    same = are_same_given_name(first, other) or (min(len(first), len(other)) == 1 and first[0] == other[0])
    part = len(short.tokens) < len(long.tokens) and contains(whole, called) and not _is_father(called, whole)
    fewer = len(other) == 1 < len(first) and len(called) < len(whole)  # "T.J. Roy" is not Tony
    others = fewer or _have_other_middles(called[1:-1], whole[1:-1])
    return "name.full" if part or (same and last == surname and not others) else ""


def _is_short_for(short: Group, given: str) -> bool:
    """Whether a strange word begins a given name: "Wlad" for "Wladimir"."""
    word = short.tokens[0]
    begins = len(word) >= _LIMITS.short_given < len(given) and given.startswith(word) and word != given
    known = is_english(word) or is_place(short.called) or "the" in short.phrases[0].evidence
    genders = {gender_of_name(word), gender_of_name(given)} - {None}
    return begins and not known and len(genders) <= 1


def _have_other_middles(its: Key, others: Key) -> bool:
    """Whether two persons' middle names begin with other letters: "George | W. | Bush", "George | H.W. | Bush"."""
    one, other = ([token for token in tokens if token not in NAMES.particles] for tokens in (its, others))
    return bool(one and other) and one[0][0] != other[0][0]


def _parts(person: Group) -> Key:
    """The words of a person's name without what follows the surname; initials that stand together are several."""
    words = person.called.split()
    if any(_INITIALS.fullmatch(word) for word in words[:-1]):
        words = [part for word in words for part in (word.split(".")[:-1] if _INITIALS.fullmatch(word) else [word])]
        return without_generation(tuple(word.lower().replace(".", "") for word in words))
    return without_generation(person.tokens)


def _has_generation(person: Group) -> bool:
    return without_generation(person.tokens) != person.tokens


def _is_father(called: Key, whole: Key) -> bool:
    """Whether a name stands in a longer one as the father's: "Rashid Al Noor" in "Omar bin Rashid Al Noor"."""
    at = next((i for i in range(len(whole)) if whole[i : i + len(called)] == called), 0)
    return at > 1 and whole[at - 1] in NAMES.patronymic


def without_generation(tokens: Key) -> Key:
    """The words of a person's name without what follows the surname: "Tom Ray Sr.", "Ann Moe PhD"."""
    end = len(tokens)
    while end > 1 and tokens[end - 1].rstrip(".") in NAMES.generations:
        end -= 1
    return tokens[:end]


def _is_listed(group: Group) -> bool:
    """Whether more than a noun beside a name confirms that it is no person."""
    evidence = [item for phrase in group.phrases if phrase.known for item in phrase.evidence]
    return group.known and not any(item.startswith("described.") for item in evidence)


def is_located(group: Group) -> bool:
    """Whether most mentions follow a preposition of place ("in Paris")."""
    inside = sum(p.head.dep == "pobj" and p.head.head.lower in NAMES.locative for p in group.phrases)
    return inside > _LIMITS.located_share * len(group.phrases)


def contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the tokens of `short` are contiguous in `long`."""
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))

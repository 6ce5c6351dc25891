"""The rules by which two names may belong to one actor; each gives the support that its link needs.

`members.support` is the weight of the clues that both share: 0 for none, 2 for an office and its country. The more
namesakes a rule could confuse, the more support it needs.
"""

from __future__ import annotations

from dataclasses import dataclass

from triplewire.graph.identity.members import Profile
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.write.spellings import (
    body_words,
    given_relation,
    has_initials,
    initials,
    institution,
    is_known_acronym,
    is_taken_acronym,
    person_name,
    short_name,
    skeleton,
    word_relation,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A correspondence between two names, and the support that it needs."""

    name: str
    needs: int


_NEEDS = THRESHOLDS.needs

# Full names of persons, by the relations of their family and given names.
_PERSONS = {
    ("equal", "equal"): Rule("name", _NEEDS.same_name),
    ("equal", "spelling"): Rule("spelling", _NEEDS.spelling),
    ("equal", "fuller"): Rule("fuller name", _NEEDS.fuller),
    ("equal", "nickname"): Rule("nickname", _NEEDS.nickname),
    ("equal", "initial"): Rule("initials", _NEEDS.initials),
    ("equal", "middle"): Rule("middle name", _NEEDS.middle_name),
    ("spelling", "equal"): Rule("spelling", _NEEDS.spelling),
    ("spelling", "spelling"): Rule("spelling", _NEEDS.spelling),
    ("spelling", "fuller"): Rule("spelling", _NEEDS.fuller),
    ("spelling", "nickname"): Rule("nickname", _NEEDS.nickname),
    ("like", "equal"): Rule("spelling", _NEEDS.like_family),
    ("like", "spelling"): Rule("spelling", _NEEDS.like_family_spelling),
}
_SURNAME = {"equal": Rule("surname", _NEEDS.surname), "spelling": Rule("surname spelling", _NEEDS.surname)}
_GIVEN_NAME = Rule("given name", _NEEDS.given_name)
_INITIAL = {"equal": Rule("initial", _NEEDS.initial)}
_ALIAS = Rule("alias", _NEEDS.alias)
_ACRONYM = tuple(Rule("acronym", needs) for needs in (_NEEDS.two_letters, _NEEDS.three_letters, _NEEDS.more_letters))
_KNOWN_ACRONYM = Rule("acronym", _NEEDS.known_acronym)
_TAKEN_ACRONYM = Rule("acronym", _NEEDS.taken_acronym)
_SAME_BODY = Rule("name", _NEEDS.same_name)
_OTHER_KIND = Rule("name", _NEEDS.other_kind)
_INSTITUTION = Rule("known name", _NEEDS.known_acronym)
_SHORT_NAME = Rule("short name", _NEEDS.short_name)
_BODY_SPELLING = {"spelling": Rule("spelling", _NEEDS.body_spelling), "like": Rule("spelling", _NEEDS.body_like)}


def link(one: Profile, other: Profile) -> Rule | None:
    """Return the rule that may link two names of one block; None if they have too little in common."""
    if one.is_person != other.is_person:
        return None
    if not one.is_person:
        return _bodies(one, other)
    rule = _persons(one.called, other.called)
    typed = _kind(one) == _kind(other) or has_initials(one.called)
    return rule if typed or rule is None else _OTHER_KIND if rule.name == "name" else None


def _persons(one: str, other: str) -> Rule | None:
    a, b = person_name(one), person_name(other)
    family = word_relation(a.family, b.family)
    given = given_relation(a.given, b.given)
    if given == "equal" and a.generation != b.generation:
        given = "fuller"
    return _PERSONS.get((family, given)) if family and given else None


def _bodies(one: Profile, other: Profile) -> Rule | None:
    if one.of("also") & other.names or other.of("also") & one.names:
        return _ALIAS
    if institution(one.called) == institution(other.called) != "":
        return _INSTITUTION
    if one.acronym != other.acronym:
        short, long = (one, other) if one.acronym else (other, one)
        return _acronym(short.called, long.called) or _words(one, other)
    return _words(one, other)


def _words(one: Profile, other: Profile) -> Rule | None:
    """Return the rule for two names of bodies by their words: the same, a short name and a long one, or spellings."""
    a, b = body_words(one.called), body_words(other.called)
    if a == b:
        return _SAME_BODY if _kind(one) == _kind(other) else _OTHER_KIND
    if short_name(one.called) == short_name(other.called) != "" and 1 in {len(a), len(b)}:
        return _SHORT_NAME
    if one.acronym or other.acronym or len(a) != len(b):
        return None
    found = {_body_word(x, y) for x, y in zip(a, b, strict=True)}
    return None if None in found else _BODY_SPELLING["like" if "like" in found else "spelling"]


def _kind(body: Profile) -> str:
    return body.name.partition("-")[0]


def _body_word(one: str, other: str) -> str | None:
    relation = word_relation(one, other)
    if relation == "like" and len(one) <= THRESHOLDS.identity.short_word:
        same = len(one) == len(other) and skeleton(one) == skeleton(other)  # "Fatah", "Fateh"
        return "like" if same else None
    return None if relation == "initial" else relation


def _acronym(short: str, long: str) -> Rule | None:
    letters = body_words(short)[0]
    if is_known_acronym(letters, long):
        return _KNOWN_ACRONYM
    if len(body_words(long)) < 2 or letters not in initials(long):
        return None
    return _TAKEN_ACRONYM if is_taken_acronym(letters) else _ACRONYM[min(len(letters), 4) - 2]


def part(short: Profile, long: Profile) -> Rule | None:
    """Return the rule by which an incomplete name ("Putin", "J. Smith", "SDF") may belong to a full one, or None."""
    if short.acronym and not (short.is_person or long.is_person or long.acronym):
        return _acronym(short.called, long.called)
    if not (short.is_person and long.is_person):
        return None
    a, b = person_name(short.called), person_name(long.called)
    if not a.given:
        if found := _SURNAME.get(word_relation(a.family, b.family) or ""):
            return found
        return _GIVEN_NAME if b.given and a.family == b.given[0] else None
    family, given = word_relation(a.family, b.family), given_relation(a.given, b.given)
    return _INITIAL.get(family or "") if given in {"initial", "fuller"} else None

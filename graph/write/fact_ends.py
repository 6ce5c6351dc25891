"""The ends that a plain fact may have: actors, places, works and things, but no pronouns, quantities or empty nouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from triplewire.extract.certainty.agreement import mentions_within
from triplewire.extract.lexicon.labels import OWNER_ENDINGS
from triplewire.extract.lexicon.lists import PEOPLE, PLACES, RELATIONS, ROLES
from triplewire.extract.lexicon.nouns import NOUN_KINDS, NOUN_TYPES, singular
from triplewire.extract.model import Document, Entity, Extent, Mention
from triplewire.graph.word_lists import WORDS, is_pronoun
from triplewire.graph.write.spellings import is_generic

_HYPHENS = frozenset("-\u2010\u2011")
_REACH = 12  # characters behind a mention that hold its next word
_HUMAN = frozenset({"Person", "Group", "Organization"})
_PEOPLE = frozenset({"Person", "Group"})
_ACTORS = _HUMAN | {"Country"}
_PLACES = frozenset({"Place", "Country"})
_KINDS = frozenset({"Product", "Group"})  # types of what is named for its kind: "seven | AK-47s"
_MATTERS = frozenset({"Event", "Other", "Product", "Work"})
_UNTOLD = frozenset({"Event", "Place", "Work"})
_OFFICE = PEOPLE.offices | PEOPLE.state_portfolios | WORDS.ranks | WORDS.bodied | WORDS.levels  # words of titles
_NAMING = frozenset({"name", "demonym"})  # kinds of mention
_OF_NAME = re.compile(r" of (?:the )?[A-Z][\w ]*$")
_NEXT_NAME = re.compile(r"(?:,| and|, and) (?:the )?[A-Z]")
_LONGER_NAME = re.compile(r" of (?:the )?[A-Z]")
_FIELD = re.compile(r" of (?:the )?[a-z]")
_DASH = re.compile(r"\s[-\u2013\u2014]\s")
_BEFORE = re.compile(r"([a-z]+(?:-[a-z]+)?|\d+) $")  # the word before a name, not written as part of it
_YEAR = 4  # digits
_WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")


def unfit_end(entity: Entity, document: Document) -> str | None:
    """Return why an entity stands in no plain fact ("'it' names nobody"); None if it may."""
    if not any(character.isalpha() for character in entity.name):
        return f"{entity.name!r} is a number"
    if entity.named and not is_pronoun(entity.name):
        return f"{entity.name!r} is the beginning of a longer name" if _is_cut_name(entity, document.text) else None
    described = [mention for mention in entity.mentions if mention.kind != "pronoun"]
    if not described or is_pronoun(entity.name):
        return f"{entity.name!r} names nothing"
    words = [word.lower() for word in _WORD.findall(entity.name)]
    if words and all(word in WORDS.numbers or word in WORDS.approximate or word.isdigit() for word in words):
        return f"{entity.name!r} is a number"
    lack = (
        _lack(words)
        or _anybody(entity, words)
        or _anything(entity, words)
        or _is_dated(words)
        or _is_set_off(entity)
        or _is_cut(entity, words, described, document.text)
    )
    return f"{entity.name!r} is {lack}" if lack else None


def no_actor(entity: Entity, verb: str) -> str | None:
    """Return why an entity does not do what a verb says ("'the controversy' is no actor"); None if it may.

    What belongs to somebody whom the fact does not name is known from the text alone: "her songs". Only actors
    perceive: "the exercise saw pilots land" tells that they landed.
    """
    words = [word.lower() for word in _WORD.findall(entity.name)]
    human = entity.type in _HUMAN
    if entity.type in _MATTERS and verb in WORDS.perceiving:
        return f"{entity.name!r} perceives nothing"
    if entity.named or not words:
        return None
    if words[0] in WORDS.possessive and (not human or words[0] == "its"):
        return f"{entity.name!r} is known from the text alone"
    return f"{entity.name!r} is no actor" if NOUN_KINDS.get(head(words)) == "abstract" else None


def told_by_names(document: Document) -> frozenset[str]:
    """Return the ids of the entities that have a name, or that a name within a description tells from others.

    "Ann Lee", "the NATO chief", "Lee's driver", but not "a driver".
    """
    names = sorted(m.start for entity in document.entities for m in entity.mentions if m.kind in _NAMING)
    return frozenset(entity.id for entity in document.entities if entity.named or _holds_name(entity, names))


def _holds_name(entity: Entity, names: list[int]) -> bool:
    """Return whether a description holds a name: one of those that begin at `names`, or what is written as one."""
    described = [mention for mention in entity.mentions if mention.kind not in {"pronoun", *_NAMING}]
    inside = (bisect_left(names, m.start) < bisect_left(names, m.end) for m in described)
    return any(word[0].isupper() for word in _WORD.findall(entity.name)[1:]) or any(inside)


def is_thing(entity: Entity) -> bool:
    """Return whether an entity is neither an actor nor an animal: a thing, place, work, act or matter."""
    words = [word.lower() for word in _WORD.findall(entity.name)]
    return entity.type not in _ACTORS and NOUN_KINDS.get(head(words)) != "animal"


def untold_pair(one: Entity, other: Entity) -> str | None:
    """Return why two ends that no name tells from others say nothing together; None if they do: "a storm", "10 people".

    A thing that acts on another is any thing, and "his nurse" depends on an owner that the pair does not name.
    """
    if is_thing(one) and other.type not in _PEOPLE:
        return "neither side is an actor or has a name"
    owned = (end.name for end in (one, other) if end.name.split(maxsplit=1)[0].lower() in WORDS.possessive)
    return next((f"{name!r} is known from the text alone" for name in owned), None)


def vague_end(entity: Entity, document: Document, *, acts: bool) -> str | None:
    """Return why an entity that no name tells from others says nothing outside its sentence; None if it does.

    Only the text tells which is "the lighting" or "their strategy", and what was done in "a final stop". Without what
    completes them, "a loan | for farmers" and, of those who act, "envoys | from Chad" are cut.
    """
    words = [word.lower() for word in _WORD.findall(entity.name)]
    thing = is_thing(entity)
    pointed = words[:1] == ["the"] or not WORDS.possessive.isdisjoint(words[:1])
    counted = not acts and words[:1] != [] and (words[0] in WORDS.determiners | WORDS.numbers or words[0][0].isdigit())
    picked = not WORDS.quantifying.isdisjoint(words[:1])  # "all reports that she had"
    if thing and (pointed or picked or (counted and NOUN_KINDS.get(head(words)) == "act")):
        return f"{entity.name!r} is known from the text alone"
    completing = frozenset() if acts == thing else WORDS.completing_things if thing else WORDS.completing_actors
    following = _following(entity, document.text)
    cut = following and all(word in completing for word in following)
    return f"{entity.name!r} is the beginning of a longer description" if cut else None


def mere_part(end: Entity, document: Document, sentences: Iterable[Extent]) -> str | None:
    """Return why a name is no end of what these sentences tell of a part or some of it.

    "Struck | southern Chad", "seized seven | AK-47 rifles".
    """
    if not end.named or end.type not in _PLACES | _KINDS:
        return None
    told = [mention for s in sentences for mention in mentions_within(end, s.start, s.end)]
    before = [match[1].lower() if (match := _BEFORE.search(document.text, 0, m.start)) else "" for m in told]
    if end.type in _PLACES:
        return f"only a part of {end.name!r} is meant" if told and PLACES.sides.issuperset(before) else None
    counted = told and all(word in WORDS.number_words or (word.isdigit() and len(word) < _YEAR) for word in before)
    return f"{end.name!r} is only their kind" if counted else None


def unknown_owner(label: str) -> str | None:
    """Return why a label is that of no end: nothing tells whose "their supporters" or "our partners" are."""
    owned = label.partition(" ")[0].lower() in WORDS.possessive
    return f"{label!r} is known from the text alone" if owned else None


def stateless(body: Entity, label: str) -> str | None:
    """Return why a label names no body, as each state has one of that name: "the Foreign Ministry"."""
    many = body.named and body.type == "Organization" and label == body.name and is_generic(label)
    of_state = many and label.lower().rpartition(" ")[2] in WORDS.in_each_state
    return f"nothing tells of which state {label!r} is" if of_state else None


def owner_unsure(actor: Entity, owned: Entity) -> bool:
    """Return whether an owner may be the actor or somebody named before: "Lee's mother left her husband"."""
    pronoun = owned.name.partition(" ")[0].lower()
    return not (owned.named or actor.named) and actor.type == "Person" and pronoun in WORDS.possessive


def no_partner(entity: Entity) -> str | None:
    """Return why an entity is no end of an event of both sides: "their families" are told by the other side alone."""
    words = [word.lower() for word in _WORD.findall(entity.name)]
    owned = not entity.named and words[:1] != [] and words[0] in WORDS.possessive
    return f"{entity.name!r} is known from the text alone" if owned else None


def no_part(entity: Entity) -> str | None:
    """Return why an entity is no part of a body or state: "an inclusive government" may not exist yet."""
    words = [word.lower() for word in _WORD.findall(entity.name)]
    any_of_them = not entity.named and words[:1] != [] and words[0] in WORDS.articles and words[0] != "the"
    return f"{entity.name!r} is nothing particular" if any_of_them else None


def mere_kin(entity: Entity) -> str | None:
    """Return why an entity is no end of a kinship: "his eldest son", "two children"."""
    words = [word.lower() for word in _WORD.findall(entity.name)]
    counted = (WORDS.determiners | WORDS.numbers | WORDS.possessive).issuperset(words[:-1])
    told = not entity.named and (counted or head(words) in RELATIONS.kin)
    return f"{entity.name!r} is told by the other side alone" if told else None


def _lack(words: list[str]) -> str | None:
    """Return what a description lacks that would make it tell one thing from others; None if nothing."""
    if not words or words[0] in WORDS.indefinite:
        return "nothing particular"
    pointing = WORDS.possessive.union(WORDS.demonstrative - WORDS.relative).intersection(words[1:])
    if pointing or words[-1] in WORDS.pronouns or (len(words) > 1 and words[-1] in WORDS.numbers):
        return "known from the text alone"  # "four of them", "six of these jets", "the remaining three"
    if words[0] in WORDS.joining or _holds_verb(words):
        return "part of a longer phrase"
    if words[0] in WORDS.demonstrative or words[1:2] in ([pointer] for pointer in WORDS.pointing) or _is_bare(words):
        return "known from the text alone"
    if singular(words[-1]) in WORDS.measures:
        return "a measure"
    return "no thing" if head(words) in WORDS.hollow else None


def _holds_verb(words: list[str]) -> bool:
    """Return whether a new phrase begins behind a verb: "a wheelchair overpowered two guards"."""
    opening = WORDS.determiners | WORDS.numbers
    verbs = any(one.endswith("ed") and other in opening for one, other in pairwise(words[1:]))
    return verbs and WORDS.relative.isdisjoint(words)


def _anybody(entity: Entity, words: list[str]) -> str | None:
    """Return what a description of one person lacks that names neither them nor whose they are: "the talk show host".

    A name, a state or an owner inside it tells who it is: "the NATO chief", "Lee's driver".
    """
    noun = head(words)
    if entity.type == "Person" and noun in words and noun.rpartition("-")[2] in WORDS.aged:
        return "known from the text alone"  # "the 38-year-old"
    told = entity.type != "Person" or words[0] in WORDS.possessive or any(w.endswith(OWNER_ENDINGS) for w in words)
    if told or noun not in words or NOUN_TYPES.get(noun) != "Person":
        return None  # several are told from others by what they do
    named = any(word[0].isupper() and word.lower() not in _OFFICE for word in _WORD.findall(entity.name)[1:])
    if words[0] == "the":
        return None if named else "known from the text alone"  # "the Prime Minister", too
    return None if words[0] in WORDS.determiners | WORDS.numbers else "the beginning of a longer description"


def _is_dated(words: list[str]) -> str | None:
    """Return what is wrong with a phrase that begins with a time or row: "Between 12 and 15 May troops"."""
    number = next((i for i, word in enumerate(words) if word[0].isdigit()), len(words))
    span = words[0] in WORDS.spanning or (number == 0 and not WORDS.months.isdisjoint(words))
    return "part of a time" if span and number < len(words) else None


def _is_set_off(entity: Entity) -> str | None:
    """Return what is wrong with a phrase that goes over a dash between blanks: "The jury - six women"."""
    return "part of a longer phrase" if _DASH.search(entity.name) else None


def _anything(entity: Entity, words: list[str]) -> str | None:
    """Return what a bare noun for a matter or place lacks: "the trade", "the village"."""
    bare = words[0] == "the" and len(words) == len(("the", "noun"))
    return "known from the text alone" if bare and entity.type in _UNTOLD else None


def _is_cut(entity: Entity, words: list[str], described: list[Mention], text: str) -> str | None:
    """Return the larger phrase of which a description is only a part; None if it is whole.

    "a list | of names", "all horses | that entered the country", "de | -militarisation".
    """
    if all(_joins(text, mention) for mention in described):
        return "a piece of a word"
    following = _following(entity, text)
    bare = entity.type != "Person" and len(words) - (words[0] in WORDS.determiners) == 1
    bare = bare or entity.name.rpartition(" ")[2].istitle()  # "the US Secretary | of State"
    bare = bare or (entity.type in _PEOPLE and words[0] == "the")  # "the foreign ministers | of Iran"
    bare = bare or singular(words[-1]) in RELATIONS.state_bodies  # "the Chadian ministry | of health"
    if following and bare and all(word == "of" for word in following):
        return "the beginning of a longer description"
    counted = (WORDS.numbers | WORDS.pronouns).issuperset(words[:-1]) and singular(words[-1]) in WORDS.paces
    if counted and "from" in following:  # "two doors from the bank"
        return "a distance"
    if _OF_NAME.search(entity.name) and all(_NEXT_NAME.match(text, m.end) for m in described):
        return "the beginning of a list"  # "the foreign ministers of Iran | and Iraq"
    if words[0] in WORDS.quantifying and not WORDS.relative.isdisjoint(following):
        return "picked out by a clause behind it"
    return None


def _is_cut_name(entity: Entity, text: str) -> bool:
    """Return whether a name goes on: "the Bay | of Biscay", "Foreign Ministers of Iran | and Iraq"."""
    called = [m for m in entity.mentions if m.kind == "name"]
    if entity.type == "Person" or not called:
        return False
    people = entity.name.partition(" of ")[0].lower().rpartition(" ")[2]
    listed = people.endswith("s") and NOUN_TYPES.get(singular(people)) == "Person" and _OF_NAME.search(entity.name)
    body = entity.name.rpartition(" ")[2] in RELATIONS.state_bodies  # "the Chadian ministry | of health"
    further = (
        _NEXT_NAME if listed else _LONGER_NAME if NOUN_TYPES.get(entity.name.lower()) else _FIELD if body else None
    )
    return further is not None and all(further.match(text, m.end) for m in called)


def _following(entity: Entity, text: str) -> list[str]:
    """Return the word behind each mention of an entity by the description that it is called by."""
    called = (m for m in entity.mentions if m.kind != "pronoun" and m.quote(text) == entity.name)
    return ["".join(text[m.end : m.end + _REACH].split(maxsplit=1)[:1]) for m in called]


def _joins(text: str, mention: Mention) -> bool:
    """Return whether a hyphen joins a mention to another piece of the same word."""
    before, after = text[: mention.start][-2:], text[mention.end : mention.end + 2]
    return (before[-1:] in _HYPHENS and before[:1].isalnum()) or (after[:1] in _HYPHENS and after[1:].isalnum())


def _is_bare(words: list[str]) -> bool:
    """Return whether a phrase is a noun that many share, without a word that tells which is meant: "the owner"."""
    *before, noun = words
    return WORDS.determiners.issuperset(before) and (noun in WORDS.generic or singular(noun) in WORDS.generic)


def head(words: list[str]) -> str:
    """Return the head noun of a phrase, in the singular: the last word before a preposition or relative clause."""
    end = next((i for i, word in enumerate(words) if i and word in ROLES.postmodifying), len(words))
    return singular(words[end - 1]) if end else ""

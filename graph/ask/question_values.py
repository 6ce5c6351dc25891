"""Values of parameters in questions in words: what can be a name, an office or a date, and what is something else."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Sequence
from functools import cache

from triplewire.extract.lexicon.lists import NAMES, PEOPLE, RELATIONS
from triplewire.extract.lexicon.loading import read_rows
from triplewire.graph.ask.question_dates import date_of
from triplewire.graph.word_lists import WORDS, is_pronoun
from triplewire.ontology import FOLDER
from triplewire.ontology.verbs import lemmas_of, lemmas_of_gerund

PHRASINGS = tomllib.loads(FOLDER.joinpath("phrasings.toml").read_text("utf-8"))
_NEVER_IN = frozenset(PHRASINGS["words"]["never_in_names"])
_NEVER_BEFORE = frozenset(PHRASINGS["words"]["never_before_names"])
_BEFORE_DATES = frozenset(PHRASINGS["words"]["before_dates"])
_POINTING = frozenset(PHRASINGS["words"]["pointing_to_dates"])
_BEFORE_WHOLES = frozenset(PHRASINGS["words"]["before_wholes"])
_PERIODS = {name.lower() for name in (*calendar.day_name, *calendar.month_name[1:])} | {*PHRASINGS["words"]["periods"]}
_GERUND = re.compile(r"[a-z]{2,}ing")  # not "king"
_OWNED = re.compile(r"'s? (?!(?:and|at|of|in|on|for|the) )[a-z]")
_SUPERLATIVE = re.compile(r"(?:most|least|best|worst|next|last|only|\w{3,}est) .+", re.IGNORECASE)
KIN: dict[str, str] = (
    {noun: noun for noun in RELATIONS.kin} | {f"{noun}s": noun for noun in RELATIONS.kin} | PHRASINGS["kin"]
)
"""Nouns for relatives, in the singular and plural, and the kinship that each is asked as."""
_OFFICES = RELATIONS.office | PEOPLE.offices | PEOPLE.titles


def name_value(said: str) -> str | None:
    """Return what can be a name, without quotation marks; None for anything else.

    No name are a pronoun, a date, what ends with one, a description by something else ("the capital of Chile"), what
    somebody has ("Chile's army"), and what only another part of a question can be.

    >>> name_value("Ann Lee"), name_value("mayor of Porto in 2015"), name_value("the mayor of Porto")
    ('Ann Lee', None, None)
    """
    said = " ".join(said.strip("\"'\u201c\u201d").split())
    words = said.split()
    if not any(map(str.isalpha, said)) or said.lower() in WORDS.articles or is_pronoun(said) or date_of(said):
        return None
    if not _NEVER_IN.isdisjoint(words) or words[0] in _NEVER_BEFORE or _GERUND.fullmatch(words[0]):
        return None
    last = words[-1]
    if (
        last.lower() in WORDS.articles
        or last in _NEVER_BEFORE
        or last.endswith(("'s", "s'"))
        or (words[1:2] and words[1] in _BEFORE_WHOLES and lemmas_of(words[0]))
    ):
        return None  # "the court and the", "convicted of fraud"
    return None if _ends_with_date(words) or _OWNED.search(said) or _is_description(words) else said


def office_value(said: str) -> str | None:
    """Return what can be the name of an office; None for anything else.

    >>> office_value("prime minister"), office_value("richest man"), office_value("wife")
    ('prime minister', None, None)
    """
    head = said.lower().partition(" of ")[0].split()
    known = any(word in _OFFICES or word.removesuffix("s") in _OFFICES for word in head)
    return said if known and not _SUPERLATIVE.fullmatch(said) and name_value(said) else None


def verb_value(said: str, form: str) -> str | None:
    """Return the lemma of a verb with its particle, from its "base", its "past" or its "gerund"; None for other words.

    >>> verb_value("laid off", "past"), verb_value("injured", "past"), verb_value("tall", "past")
    ('lay off', 'injure', None)
    >>> verb_value("using", "gerund"), verb_value("planning", "gerund"), verb_value("king", "gerund")
    ('use', 'plan', None)
    """
    first, *particle = said.split()
    if not said.islower() or first in _NEVER_IN or first in _NEVER_BEFORE:
        return None
    found = [first] if form == "base" else lemmas_of(first) if form == "past" else lemmas_of_gerund(first)
    if form == "base" and not _english().isdisjoint(lemmas_of_gerund(first)):
        return None  # "did Chile ban hunting"
    likely = [verb for verb in found if verb in _english()] or (found if first not in _english() else [])
    return " ".join((likely[0], *particle)) if likely else None


@cache
def _english() -> frozenset[str]:
    return frozenset(word for (word,) in read_rows("english.txt"))


def _ends_with_date(words: Sequence[str]) -> bool:
    for at in range(1, len(words)):
        before, rest = words[at - 1].lower(), words[at:]
        if before in _BEFORE_DATES and (date_of(" ".join(rest)) or is_period(rest)):
            return True
    return len(words) > 1 and is_period(words[-2:])


def is_period(words: Sequence[str]) -> bool:
    """Return whether these are a day of the week, a month or the like: "Sunday", "the summer", "last week"."""
    *before, last = [word.lower() for word in words] or [""]
    return last in _PERIODS and set(before) <= _POINTING


def _is_description(words: Sequence[str]) -> bool:
    """Return whether a thing is described by another: a common noun, and a name behind a preposition."""
    first = next((word for word in words if word not in WORDS.articles), "")
    if not first.islower() or first in NAMES.particles:
        return False
    return any(
        before in _BEFORE_WHOLES and any(word[:1].isupper() for word in words[at:])
        for at, before in enumerate(words[1:], 2)
    )

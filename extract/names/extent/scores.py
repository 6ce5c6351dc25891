"""Scores, and the "v" of fixtures, between the names of two teams: "Burnley 4-0 Norwich City", "Hull v Preston"."""

from __future__ import annotations

import re

from triplewire.extract.lexicon.labels import SCORE_DASHES
from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.nouns import KNOWN_BODIES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.places.gazetteer import candidates
from triplewire.extract.syntax.tree import Word

_WHOLE = re.compile(r"\d{1,2}[-\N{EN DASH}:]\d{1,2}")  # in one token
_MODEL_DIGITS = THRESHOLDS.names.model_digits


def score_length(words: tuple[Word, ...], i: int) -> int:
    """The number of words of the score or "v" that begins at `i`; 0 for none, as in "Boeing 747-400" or "3-5 May"."""
    if i >= len(words):
        return 0
    if _WHOLE.fullmatch(words[i].text):
        length = 1
    elif _is_parted(words[i : i + 3]):
        length = 3
    elif words[i].text in NAMES.versus and _are_teams(words, i):  # not "Mohammed | V | University"
        length = 1
    else:
        return 0
    after = words[i + length] if i + length < len(words) else words[i]
    return 0 if after.lower in NAMES.calendar or {after.ent, words[i].ent} & {"DATE", "TIME"} else length


def is_beside_score(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a score directly follows or precedes the name words[first:last]."""
    after = last < len(words) and score_length(words, last)
    if after and has_sets(words[last:]):
        return False
    return bool(after) or any(i >= 0 and score_length(words, i) == first - i for i in (first - 1, first - 3))


def has_sets(words: tuple[Word, ...]) -> bool:
    """Whether the words begin with the score of sets, which persons play: "6-4, 7-5"."""
    first = score_length(words, 0)
    comma = words[first : first + 1]
    return bool(first and comma) and comma[0].text in {",", "and"} and bool(score_length(words, first + 1))


def _are_teams(words: tuple[Word, ...], i: int) -> bool:
    """Whether the names on both sides may be those of teams, which are also towns or known bodies."""
    if not 0 < i < len(words) - 1:
        return False
    sides = words[i - 1], words[i + 1]
    teams = (word.lower in KNOWN_BODIES or candidates(word.text, rare=False) for word in sides)
    return all(word.text.istitle() for word in sides) and any(teams)


def _is_parted(words: tuple[Word, ...]) -> bool:
    """Whether three words are the goals of both sides with a dash between them."""
    if len(words) < len(("1", "-", "0")) or words[1].text not in SCORE_DASHES:
        return False
    goals = words[0].text, words[2].text
    return all(each.isdigit() and len(each) < _MODEL_DIGITS for each in goals)

"""Two names around a hyphen: "EU-China talks" has two, "Guinea-Bissau" and "Rolls-Royce" are one."""

from __future__ import annotations

from itertools import pairwise

from triplewire.extract.lexicon.labels import HYPHENS
from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.nouns import KNOWN_BODIES, is_english, is_given_name
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.places.gazetteer import candidates, country, is_place
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Word


def hyphened_pair(words: tuple[Word, ...], first: int, last: int) -> list[tuple[int, int]]:
    """The extents of the names around the hyphens in words[first:last]; none where these are one name.

    They are several where each is a well-known state, place or body, or where a noun for what is between two sides
    follows: "the Obama-Putin summit".
    """
    hyphens = [i for i in range(first + 1, last - 1) if _is_tight(words, i)]
    if not hyphens:
        return []
    sides = [(before + 1, after) for before, after in pairwise([first - 1, *hyphens, last])]
    called = [written(words[a:b]) for a, b in sides]
    whole = written(words[first:last])
    if not all(side[:1].isupper() for side in called) or is_place(whole) or candidates(whole, rare=False):
        return []
    if all(map(_is_actor, called)) or (_is_between(words, last) and not _is_full_name(words, sides)):
        return sides
    return []


def label_of_side(called: str, label: str) -> str:
    """The label of one name of a pair; `label` is that of the whole."""
    if country(called) or is_place(called):
        return "GPE"
    return "ORG" if called.lower() in KNOWN_BODIES or called.isupper() else label if label == "ORG" else "PERSON"


def is_syllable(words: tuple[Word, ...], first: int, i: int) -> bool:
    """Whether words[i] is the second syllable of a given name in a name that begins at `first`: "Leung Che-cheung"."""
    if not first + 1 < i - 1 < len(words) - 1 or not _is_tight(words, i - 1) or not words[i - 2].text.istitle():
        return False
    syllable, before = words[i].text, words[first : i - 2]
    if not (syllable.islower() and syllable.isalpha() and len(syllable) <= THRESHOLDS.places.syllable):
        return False
    surname = any(word.lower in NAMES.syllabic_surnames for word in before)
    return surname or not (is_english(syllable) or is_english(words[i - 2].lower))


def _is_tight(words: tuple[Word, ...], i: int) -> bool:
    return words[i].text in HYPHENS and words[i - 1].end == words[i].start and words[i].end == words[i + 1].start


def _is_actor(called: str) -> bool:
    return bool(country(called)) or called.lower() in KNOWN_BODIES or (is_place(called) and not is_given_name(called))


def _is_between(words: tuple[Word, ...], last: int) -> bool:
    """Whether a noun for what two sides share follows: "summit", "trade talks"."""
    after = words[last : last + 2]
    return any(word.lower in NAMES.between or word.lemma in NAMES.between for word in after) and after[0].text.islower()


def _is_full_name(words: tuple[Word, ...], sides: list[tuple[int, int]]) -> bool:
    """Whether a given name precedes, as before a double surname: "Ann Lee-Moen"."""
    first, last = sides[0]
    return last - first > 1 and is_given_name(words[first].text)

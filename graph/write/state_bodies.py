"""Bodies of a state under any order of words: "Russia's Defence Ministry", "Ministry of Defence of Russia"."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.nouns import CLASSES_OF, TITLE_PARTS, is_english
from triplewire.extract.places.gazetteer import Place, candidates, country, demonym

_LEXICON = tomllib.loads(files(__package__).joinpath("spellings.toml").read_text("utf-8"))
_HEADS = frozenset(_LEXICON["of_states"].split())
_LEFT_OUT = frozenset(_LEXICON["in_state_bodies"].split())
_LONGEST_STATE = 3  # words: "Papua New Guinean"


@lru_cache(1 << 14)
def state_body(name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the state that a body's name says it is of, and the other words in alphabetical order; None for no state.

    A body is one of which a state has one: a ministry or a senate, but no bank.
    """
    words = [word for word in name.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split() if word.lower() != "the"]
    state, rest = _before(words) or _behind(words) or ("", [])
    body = [word.lower() for word in rest]
    if not state or not _is_institution(body):
        return None
    return state, tuple(sorted(word for word in body if word not in _LEFT_OUT))


def _before(words: list[str]) -> tuple[str, list[str]] | None:
    """Return the state that begins the name, and the words behind it."""
    for size in range(min(_LONGEST_STATE, len(words) - 1), 0, -1):
        called = " ".join(words[:size]).removesuffix("'s").removesuffix("'")
        if place := _state(called) or demonym(called):
            return (place.iso3166 or "", words[size:])
    return None


def _behind(words: list[str]) -> tuple[str, list[str]] | None:
    """Return the state behind the last "of", and the words before it."""
    at = max((i for i, word in enumerate(words) if word.lower() == "of"), default=0)
    place = _state(" ".join(words[at + 1 :])) if at else None
    return (place.iso3166 or "", words[:at]) if place else None


def _state(called: str) -> Place | None:
    """Return the country of a name that is not also the name of a part of another: Georgia."""
    place = country(called)
    others = (other.iso3166 for other in candidates(called, rare=False) if other.kind == "division") if place else ()
    return place if place and all(code == place.iso3166 for code in others) else None


def _is_institution(words: list[str]) -> bool:
    """Return whether the words are those of a body of which a state has one."""
    content = [word for word in words if word not in _LEFT_OUT]
    if not content or not all(is_english(word) or word in TITLE_PARTS for word in content):
        return False
    head = words[max(words.index("of") - 1, 0)] if "of" in words else words[-1]
    alone = len(content) == 1 and CLASSES_OF.get(head, frozenset()).isdisjoint(DESCRIPTIONS.one_per_country)
    return head in _HEADS and not alone

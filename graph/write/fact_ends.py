"""The ends that a plain fact may have: actors, places, works and things, but no pronouns, quantities or empty nouns."""

from __future__ import annotations

import re

from triplewire.extract.lexicon.lists import ROLES
from triplewire.extract.model import Document, Entity
from triplewire.graph.word_lists import WORDS

_WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")


def unfit_end(entity: Entity, document: Document) -> str | None:
    """Return why an entity stands in no plain fact ("'it' names nobody"); None if it may."""
    if not any(character.isalpha() for character in entity.name):
        return f"{entity.name!r} is a number"
    if entity.named and not _is_pronoun(entity.name):
        return None
    described = [m.quote(document.text) for m in entity.mentions if m.kind != "pronoun"]
    if not described or _is_pronoun(entity.name):
        return f"{entity.name!r} names nothing"
    words = [word.lower() for word in _WORD.findall(entity.name)]
    lack = _lack(words)
    return f"{entity.name!r} is {lack}" if lack else None


def _lack(words: list[str]) -> str | None:
    """Return what a description lacks that would make it tell one thing from others; None if nothing."""
    if not words or words[0] in WORDS.indefinite:
        return "nothing particular"
    if words[0] in WORDS.demonstrative or _is_bare(words):
        return "known from the text alone"
    return "no thing" if head(words) in WORDS.hollow else None


def _is_bare(words: list[str]) -> bool:
    """Return whether a phrase is a noun that many share, without a word that tells which is meant: "the owner"."""
    *before, noun = words
    return WORDS.determiners.issuperset(before) and (noun in WORDS.generic or singular(noun) in WORDS.generic)


def head(words: list[str]) -> str:
    """Return the head noun of a phrase, in the singular: the last word before a preposition or relative clause."""
    end = next((i for i, word in enumerate(words) if i and word in ROLES.postmodifying), len(words))
    return singular(words[end - 1]) if end else ""


def singular(noun: str) -> str:
    """Return the singular of a regular plural."""
    if noun.endswith("ies") and len(noun) > len("series"):
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "series")) else noun


def _is_pronoun(name: str) -> bool:
    return name.lower() in WORDS.pronouns

"""Phrases that name a source: "according to Lee", "in Lee's words"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.claims.mechanisms.cue import Cue, CueFinder, at_words
from triplewire.extract.claims.mechanisms.noun_cues import owned_words
from triplewire.extract.claims.mechanisms.source_cues import source_cue
from triplewire.extract.rules.rule import Rule
from triplewire.extract.syntax.relatives import is_relative
from triplewire.extract.syntax.tree import Word


def _according_to(word: Word) -> Iterator[Cue]:
    to = next((child for child in word.children if child.lower == "to"), None) if word.lower == "according" else None
    source = to.child("pobj") if to else None
    if to and source and not is_relative(source):
        yield source_cue(word, (word, to), source)


RULES: tuple[Rule[CueFinder], ...] = (
    Rule(
        "cue.according",
        at_words(_according_to),
        {
            "According to Ann Lee, the army left.": ("Lee: According to > the army left",),
            "The army left, according to a statement by the ministry.": ("ministry: according to > The army left",),
            "The army, according to Lee, left the town.": ("Lee: according to > The army, , left the town",),
            "The army left, according to Ann Lee, who saw it.": ("Lee: according to > The army left",),
            "Tom Berg said that, according to Lee, the army left and the town burned.": (
                "Lee: according to > that, , the army left and the town burned",
            ),
        },
        ("The rule according to which they act changed.", "The army acts by the rules."),
    ),
    Rule(
        "cue.owned-words",
        at_words(owned_words),
        {
            "In the mayor's words, the town burned.": ("mayor: In words > the town burned",),
            "By her own account, Ann Lee left the town.": ("her: By account > Ann Lee left the town",),
        },
        (
            "In other words, the town burned.",
            "In the mayor's house, the fire burned.",
            "In Ann Lee's opinion that it rained, the dam broke.",
        ),
    ),
)

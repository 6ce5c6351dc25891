"""Attribution cues: the constructions that say who says something, one kind a module.

A pattern takes a prepared sentence and yields its cues, which are read in the order of their heads; among cues with
one head, the order of the rules decides. An example is rendered as `Lee: said > it will rain`.
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.claims.mechanisms.cue import CueFinder
from triplewire.extract.rules.rule import Family, Rule
from triplewire.extract.syntax.tree import Sentence


def _read(rule: Rule[CueFinder], _text: str, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    return (str(cue) for sentence in sentences for cue in rule.pattern(sentence))


FAMILY = Family(__name__, _read)

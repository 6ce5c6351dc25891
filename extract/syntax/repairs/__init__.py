"""The repairs of parse trees, one kind of mistake a module. A new file or rule here takes part without registration."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from triplewire.extract.rules.rule import Family
from triplewire.extract.syntax.repair import RepairRule, Repairs, Step, difference, trace
from triplewire.extract.syntax.tree import Sentence


def _read(rule: RepairRule, _text: str, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    """The changes of the rule when all repairs are applied to the parse, as "word:dependency:head" for each word."""
    for sentence in sentences:
        for applied, before, after in trace(sentence, all_repairs(), Step):
            if applied.name == rule.name:
                yield from difference(before, after)


FAMILY = Family(__name__, _read, prepared=False)


@cache
def all_repairs() -> Repairs:
    """The repairs of the family."""
    return Repairs(FAMILY.rules)

"""Lasting relations, one kind of construction a module.

Where two rules state the same relation, the record names the first: modules count in the order of their names.
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.relations.mechanisms.stated import Finder
from triplewire.extract.rules.rule import Family, Rule
from triplewire.extract.syntax.tree import Sentence


def _read(rule: Rule[Finder], _text: str, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    return (str(stated) for sentence in sentences for stated in rule.pattern(sentence))


FAMILY = Family(__name__, _read)

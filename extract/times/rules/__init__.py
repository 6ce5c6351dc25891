"""Time expressions, one kind of rule a module.

Examples are read without a parse, on Friday 2016-04-22, each rule by itself: what they yield is the value of each
expression, "?" where it is left open. A time of day has no day yet ("T15:00").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from triplewire.extract.rules.rule import Family, Rule
from triplewire.extract.syntax.tree import Row, Sentence, Tree
from triplewire.extract.times.mechanisms.alphabet import spell
from triplewire.extract.times.mechanisms.patterns import TimePattern
from triplewire.extract.times.mechanisms.values import Moment

READ_ON = date(2016, 4, 22)
_TOKEN = re.compile(r"o'clock|'s|[ap]\.m\.|\w\.(?:\w\.)+|[^\W\d]+\.?(?=\s\d)|[\w/:.,]*\w|[^\w\s]")


def unparsed(text: str) -> Sentence:
    """The text as a sentence whose words all depend on the first, as if its grammar were not known."""
    rows = (Row(token[0], token.start(), token[0].lower(), "X", "XX", "dep", 0) for token in _TOKEN.finditer(text))
    return Sentence(0, len(text), 0, Tree(rows))


def _read(rule: Rule[TimePattern], text: str, _sentences: tuple[Sentence, ...]) -> Iterator[str]:
    for match in rule.pattern.matches(*spell(unparsed(text))):
        yield rule.pattern.value(match, Moment(READ_ON)) or "?"


FAMILY = Family(__name__, _read, parsed=False)

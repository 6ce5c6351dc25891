"""Lasting relations, one kind of construction a module.

Where two rules state the same relation, the record names the first: modules count in the order of their names.
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.errors import RuleError
from triplewire.extract.lexicon.relation_patterns import RELATION_ENDS
from triplewire.extract.relations.mechanisms.stated import Finder, Stated
from triplewire.extract.rules.rule import Family, Rule
from triplewire.extract.syntax.tree import Sentence


def _read(rule: Rule[Finder], _text: str, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    for sentence in sentences:
        for stated in rule.pattern(sentence):
            if not RELATION_ENDS.of(stated.relation):
                raise RuleError(rule.name, f"states {stated.relation!r}, whose ends relation_ends.toml does not give")
            if stated.rule != rule.name:
                raise RuleError(rule.name, f"names {stated.rule!r} as the rule of what it states")
            yield str(stated)


def _fits(found: object) -> bool:
    return isinstance(found, Stated) and bool(RELATION_ENDS.of(found.relation))


FAMILY = Family(__name__, _read, fits=_fits)

"""The constructions by which clauses and noun phrases state something.

The constructions are mechanisms (`clauses.triples`); the pattern of a rule is the name of its construction. An example
is rendered as "subject; predicate; object".
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.clauses.clauses import find_clauses
from triplewire.extract.clauses.triples import find_triples
from triplewire.extract.rules.rule import Family, Rule
from triplewire.extract.syntax.tree import Sentence


def _read(rule: Rule[str], _text: str, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    for sentence in sentences:
        yield from (
            str(triple) for triple in find_triples(sentence, find_clauses(sentence)) if triple.rule == rule.pattern
        )


FAMILY = Family(__name__, _read)

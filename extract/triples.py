"""From clauses to triples: one minimal, complete statement for each complement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.clauses import Argument, Clause
from extract.parse import Word


@dataclass(frozen=True, slots=True)
class OpenTriple:
    """A triple as word groups, before it is known who is meant and who says so."""

    subject: Argument
    predicate: tuple[Word, ...]
    object: Argument | None
    clause: Clause
    rule: str
    confidence: float | None = None


def find_triples(clauses: tuple[Clause, ...]) -> Iterator[OpenTriple]:
    """All triples of one sentence's clauses."""
    for clause in clauses:
        for subject in clause.subjects:
            for argument in clause.arguments:
                predicate = clause.predicate + argument.preposition
                yield OpenTriple(subject, predicate, argument, clause, f"{clause.rule}.{argument.role}")
            if not clause.arguments:
                yield OpenTriple(subject, clause.predicate, None, clause, f"{clause.rule}.intransitive")

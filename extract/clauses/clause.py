"""The types of clauses, their arguments, and open triples, which every later stage reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from triplewire.extract.context import Piece
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Word

ArgumentRole = Literal["object", "indirect", "attribute", "oblique", "agent", "clause", "adverb"]
ClauseKind = Literal["verbal", "copular", "existential", "nominal", "apposition"]
Link = Literal["main", "relative", "infinitive", "participle", "complement", "adverbial", "gerund", "nominal"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One conjunct of a subject or complement: `words` in order and minimal, `preposition` before an oblique.

    A complement clause has the role "clause"; where a conjunction opens it ("because", "when"), that is its
    `preposition`. An adverb is a time or place without a preposition ("today", "abroad"). `antecedent`: the text has a
    relative pronoun, or nothing, where this argument stands.
    """

    head: Word
    words: tuple[Word, ...]
    role: ArgumentRole = "object"
    preposition: tuple[Word, ...] = ()
    antecedent: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its logical subjects and its complements, coordination distributed.

    `head` is the lexical predicate: the verb, the copula, or the event noun of a nominal clause. `predicate` is the
    verb group: auxiliaries, negation, particles and the verbs that only open it ("was able to start"). `governor` is
    the head of the clause that this one depends on (of a reported clause, "said"), None for a main clause.
    `inherited`: the subject stands in another clause. `inferred`: grammar alone does not determine it. `opens`: the
    verb only opens the group of an infinitive below it, which has a clause of its own ("was able" in "was able to
    start"). `asks`: it is a question or a command.
    """

    head: Word
    kind: ClauseKind
    predicate: tuple[Word, ...]
    subjects: tuple[Argument, ...]
    arguments: tuple[Argument, ...]
    link: Link = "main"
    passive: bool = False
    negated: bool = False
    governor: Word | None = None
    rule: str = "clause"
    inherited: bool = False
    inferred: bool = False
    opens: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class OpenTriple:
    """A triple as word groups, before coreference and attribution.

    `predicate` is in reading order: a fronted preposition comes last.
    """

    subject: Argument
    predicate: tuple[Word, ...]
    object: Argument | None
    clause: Clause
    rule: str
    confidence: float | None = None

    def __str__(self) -> str:
        said = written(self.object.words) if self.object else "-"
        return f"{written(self.subject.words)}; {written(self.predicate) or '[is]'}; {said}"


CLAUSES: Piece[tuple[tuple[Clause, ...], ...]] = Piece("clauses")  # by sentence

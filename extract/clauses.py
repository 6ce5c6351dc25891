"""From a parsed sentence to its clauses: who does or is what, with every complement, as word groups.

The one place that reads subjects, objects and complements off the dependency tree; triples, events, attribution and
relations all start from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.parse import Sentence, Word

ArgumentRole = Literal["object", "indirect", "attribute", "oblique", "agent", "clause", "adverb"]
ClauseKind = Literal["verbal", "copular", "existential", "nominal", "apposition"]
Link = Literal["main", "relative", "infinitive", "participle", "complement", "adverbial", "gerund", "nominal"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One conjunct of a subject or complement: `words` in order and minimal, `preposition` before an oblique."""

    head: Word
    words: tuple[Word, ...]
    role: ArgumentRole = "object"
    preposition: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its logical subjects and its complements, coordination distributed.

    `head` is the lexical predicate: the verb, the copula, or the event noun of a nominal clause. `predicate` is the
    verb group: auxiliaries, negation, particles and the verbs that only open it ("was able to start"). `governor` is
    the head of the clause that this one hangs on (a reported clause on its "said"), None for a main clause.
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


def find_clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """All clauses of a sentence, in the order of their heads."""
    return tuple(
        _clause(word) for word in sentence.words if word.pos in {"VERB", "AUX"} and word.dep not in {"aux", "auxpass"}
    )


def _clause(verb: Word) -> Clause:
    subject = verb.child("nsubj", "nsubjpass")
    group = tuple(w for w in (*verb.children, verb) if w is verb or w.dep in {"aux", "auxpass", "neg", "prt"})
    arguments = [Argument(w, tuple(w.subtree())) for w in verb.children if w.dep in {"dobj", "attr", "acomp"}]
    for prep in verb.children:
        if prep.dep in {"prep", "agent"} and (noun := prep.child("pobj")):
            role: ArgumentRole = "agent" if prep.dep == "agent" else "oblique"
            arguments.append(Argument(noun, tuple(noun.subtree()), role, (prep,)))
    return Clause(
        head=verb,
        kind="copular" if verb.lemma == "be" else "verbal",
        predicate=tuple(sorted(group, key=lambda w: w.i)),
        subjects=(Argument(subject, tuple(subject.subtree())),) if subject else (),
        arguments=tuple(arguments),
        passive=any(w.dep in {"nsubjpass", "auxpass"} for w in verb.children),
        negated=any(w.dep == "neg" for w in verb.children),
        governor=None if verb.dep == "ROOT" else verb.head,
    )

"""The explanation of a sentence: its parse, its clauses, and the rule behind every triple."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.clauses.clause import Argument, Clause
from triplewire.extract.clauses.clauses import find_clauses
from triplewire.extract.clauses.triples import find_triples
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.places.gazetteer import is_dateline
from triplewire.extract.preparation import prepare
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Sentence, Word


def explain(pipeline: Pipeline, text: str) -> str:
    """For each sentence of `text` the words as a tree, the clauses, and the triples with their rules: plain text."""
    blocks, _ = lay_out(text, is_dateline)
    (parsed,) = pipeline.parser.parse([(text, blocks)])
    sentences = prepare(parsed, text, pipeline.gazetteer)
    return "\n\n".join("\n".join(_sentence(text, sentence)) for sentence in sentences)


def _sentence(text: str, sentence: Sentence) -> Iterator[str]:
    clauses = find_clauses(sentence)
    yield text[sentence.start : sentence.end]
    yield ""
    yield from _tree(sentence.root)
    yield ""
    yield from (_clause(clause) for clause in clauses)
    yield ""
    triples = list(find_triples(sentence, clauses))
    for triple in triples:
        yield f"{triple.rule:<24}{triple}"
    if not triples:
        yield "no triples"


def _tree(root: Word) -> Iterator[str]:
    """Yield the words of a tree in its order, one a line, each indented by its depth."""
    todo: list[tuple[Word, int, bool]] = [(root, 0, False)]  # a word, its depth, and whether its left side is done
    while todo:
        word, depth, opened = todo.pop()
        if not opened:
            todo += [(w, depth + 1, False) for w in reversed(word.children) if w.i > word.i]
            todo.append((word, depth, True))
            todo += [(w, depth + 1, False) for w in reversed(word.children) if w.i < word.i]
            continue
        label = f"  {word.ent}" if word.ent else ""
        yield f"{word.i:>3}  {'  ' * depth + word.text:<40}{word.dep:<12}{word.tag:<6}{word.lemma}{label}"


def _clause(clause: Clause) -> str:
    marks: list[str] = [clause.kind, clause.link]
    marks += [name for name in ("passive", "negated", "inherited", "opens", "asks") if getattr(clause, name)]
    subjects = " | ".join(written(s.words) for s in clause.subjects) or "-"
    complements = "; ".join(map(_argument, clause.arguments)) or "-"
    group = written(clause.predicate) or "[is]"
    return f"{group} ({', '.join(marks)}): subject {subjects}; {complements}"


def _argument(argument: Argument) -> str:
    return f"{argument.role} {written((*argument.preposition, *argument.words))}"

"""CPU time and memory of extraction beyond the parse: python benchmarks/extraction.py [--sentences N].

The corpus is the paragraphs of the sample articles, repeated. Each round times plain `nlp.pipe` and the stages after
it on the same parses, one after the other in the same process; the medians are compared.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time

from triplewire.extract.clauses.clauses import find_clauses
from triplewire.extract.clauses.triples import find_triples
from triplewire.extract.layout.block import Block
from triplewire.extract.model import Article
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.syntax.parser import BATCH, Parser, _sentences

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 5
PARAGRAPHS = 1000


def paragraphs() -> list[str]:
    """Return the paragraphs of the sample articles, without headings."""
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    return [line for text in texts for line in text.splitlines() if len(line) > 80]


def speed() -> None:
    """Compare clauses and triples, then the whole pipeline, with the plain parse."""
    pipeline = Pipeline()
    corpus = list(islice(cycle(paragraphs()), PARAGRAPHS))
    rounds = [_round(pipeline.parser, corpus) for _ in range(ROUNDS)]
    parse, statements, count = (median(column) for column in zip(*rounds, strict=True))
    articles = [Article(id=str(i), text=text, source=str(i)) for i, text in enumerate(corpus)]
    start = process_time()
    for _ in pipeline.pipe(articles):
        pass
    whole = process_time() - start
    print(f"{count:.0f} sentences, {count / parse:.0f} a CPU second by the bare parse")
    print(f"clauses and triples: {statements / count * 1000:.2f} ms a sentence, {statements / parse:+.1%} of the parse")
    print(f"all stages: {whole / count * 1000:.2f} ms a sentence, {whole / parse - 1:+.1%} of the parse")


def _round(parser: Parser, corpus: list[str]) -> tuple[float, float, int]:
    start = process_time()
    docs = list(parser.nlp.pipe(corpus, batch_size=BATCH))
    parsed = process_time()
    count = 0
    for text, doc in zip(corpus, docs, strict=True):
        for sentence in _sentences(doc, Block(0, len(text)), 0, 0):
            count += 1
            for _ in find_triples(sentence, find_clauses(sentence)):
                pass
    return parsed - start, process_time() - parsed, count


def memory(sentences: int) -> None:
    """Print the peak memory of the process ten times while `sentences` sentences stream through."""
    pipeline, seen = Pipeline(), 0
    stream = (Article(id=str(i), text=text, source=str(i)) for i, text in enumerate(cycle(paragraphs())))
    marks = _marks(sentences)
    mark = next(marks)
    for document in pipeline.pipe(stream):
        seen += len(document.sentences)
        if seen >= mark:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{seen:>8} sentences  {peak:.0f} MB at most")
            mark = next(marks, 0)
            if not mark:
                return


def _marks(sentences: int) -> Iterator[int]:
    return (sentences * tenth // 10 for tenth in range(1, 11))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--sentences", type=int, default=0, help="stream so many and print the memory instead")
    given = arguments.parse_args()
    if given.sentences:
        memory(given.sentences)
    else:
        speed()

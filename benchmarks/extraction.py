"""CPU time and memory of extraction: python benchmarks/extraction.py [--texts FILE.jsonl] [--sentences N].

Without arguments, the stages beyond the parse: the corpus is the paragraphs of the sample articles, repeated; each
round times `nlp.pipe`, then each stage on the same parses. With --texts, all of `extract` against spaCy alone: the
whole texts of a file (`{"text": ...}` a line), once through the model as spaCy loads it and once through our pipeline,
after a round that warms both. The least times of several rounds in one process are compared, as other work on the
machine disturbs them least.
"""

from __future__ import annotations

import argparse
import json
import resource
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from time import process_time

import spacy

from triplewire.extract.clauses.clause import CLAUSES
from triplewire.extract.context import EVENTS, PUBLISHED, TEXT, Context
from triplewire.extract.events.frames import FRAMES
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Article
from triplewire.extract.pipeline import GAZETTEER, RESOLVER, STAGES, Pipeline
from triplewire.extract.places.gazetteer import is_dateline
from triplewire.extract.syntax.parser import BATCH, DEFAULT_MODEL
from triplewire.extract.syntax.pieces import PARSED

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 3
PARAGRAPHS = 200


def paragraphs() -> list[str]:
    """Return the paragraphs of the sample articles, without headings."""
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    return [line for text in texts for line in text.splitlines() if len(line) > 80]


def speed() -> None:
    """Print the time of each stage, of clauses and events together, and of all, as shares of the plain parse."""
    pipeline = Pipeline()
    corpus = list(islice(cycle(paragraphs()), PARAGRAPHS))
    rounds = [_round(pipeline, corpus) for _ in range(ROUNDS)]
    times = {name: min(each[name] for each in rounds) for name in rounds[0]}
    parse = times.pop("parse")
    for name, seconds in times.items():
        print(f"{name:<14} {seconds / parse:.3f} of the parse")
    told = sum(times[piece.name] for piece in (CLAUSES, FRAMES, EVENTS))
    print(f"clauses and events: {told / parse:.2f} of the parse")
    print(f"everything after the parse: {sum(times.values()) / parse:.2f} of the parse")


def _round(pipeline: Pipeline, corpus: list[str]) -> dict[str, float]:
    """The CPU seconds of the plain parse, of the layout and of each stage."""
    start = process_time()
    for _ in pipeline.parser.nlp.pipe(corpus, batch_size=BATCH):
        pass
    parsed = process_time()
    laid_out = [lay_out(text, is_dateline)[0] for text in corpus]
    times = {"parse": parsed - start, "layout": process_time() - parsed}
    given = Context().with_piece(PUBLISHED, None).with_piece(GAZETTEER, pipeline.gazetteer)
    given = given.with_piece(RESOLVER, pipeline.resolver)
    read = list(pipeline.parser.parse(zip(corpus, laid_out, strict=True)))
    for text, sentences in zip(corpus, read, strict=True):
        context = given.with_piece(TEXT, text).with_piece(PARSED, sentences)
        for stage in STAGES.stages:
            start = process_time()
            context = stage.extend(context)
            times[stage.gives.name] = times.get(stage.gives.name, 0) + process_time() - start
    return times


def against_spacy(file: Path) -> None:
    """Print the CPU time of `extract` on whole texts as a share of spaCy's own."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    texts = list(dict.fromkeys(row["text"] for row in rows if row.get("text")))
    articles = [Article(id=str(i), text=text, source=str(i)) for i, text in enumerate(texts)]
    nlp, pipeline = spacy.load(DEFAULT_MODEL), Pipeline()
    rounds = []
    for _ in range(ROUNDS + 1):
        start = process_time()
        tokens = sum(map(len, nlp.pipe(texts)))
        parsed = process_time()
        for _ in pipeline.pipe(articles):
            pass
        rounds.append((parsed - start, process_time() - parsed))
    alone, ours = map(min, zip(*rounds[1:], strict=True))
    print(f"{len(texts)} texts, {tokens} tokens: spaCy {alone / tokens * 1e6:.0f} µs a token")
    print(f"extract: {ours / alone:.2f} of spaCy")


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
    arguments.add_argument("--texts", type=Path, help="compare all of extract with spaCy on these texts")
    given = arguments.parse_args()
    if given.sentences:
        memory(given.sentences)
    elif given.texts:
        against_spacy(given.texts)
    else:
        speed()

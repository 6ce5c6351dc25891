"""The growth of cost with the length of a document: python benchmarks/scaling.py [FILE... | --shapes [NAME...]].

An article (or several, one after the other) is repeated 1, 2, 4 and 8 times in one document, and each stage is timed in
CPU seconds (the best of several rounds). With `--shapes`, texts of other shapes (shapes.toml) are measured so, as a
whole, and the stage that grows fastest is named. `exponent` is the slope of the logarithms from 2 to 8 times: 1 is
linear, 2 quadratic.
"""

from __future__ import annotations

import gc
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable
from math import log
from pathlib import Path
from time import process_time
from typing import Any, TypeVar

from triplewire.extract.context import PUBLISHED, TEXT, Context, Stage
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Article, Provenance
from triplewire.extract.pipeline import GAZETTEER, RESOLVER, STAGES, Pipeline
from triplewire.extract.record import document_of, packed
from triplewire.extract.syntax.pieces import PARSED

SHAPES = Path(__file__).with_name("shapes.toml")
ARTICLE = Path(__file__).parent.parent / "examples" / "state-visit.txt"
TIMES = (1, 2, 4, 8)
ROUNDS = 3
Made = TypeVar("Made")
Costs = dict[str, float]


def body(path: str | Path) -> str:
    """The blocks of an article: what ends it, such as comments, would end all copies."""
    text = Path(path).read_text("utf-8")
    return "\n\n".join(block.quote(text) for block in lay_out(text)[0])


def timed(costs: Costs, name: str, run: Callable[[], Made]) -> Made:
    """Run and add the CPU seconds to the costs under this name."""
    gc.collect()
    gc.disable()  # a full collection costs whatever lives, and falls into one stage or another
    start = process_time()
    made = run()
    costs[name] += process_time() - start
    gc.enable()
    return made


def staged(costs: Costs, context: Context, stage: Stage[Any]) -> Context:
    """Run one stage, timed."""
    return timed(costs, stage.gives.name, lambda: stage.extend(context))


def cost(pipeline: Pipeline, text: str) -> Costs:
    """The CPU seconds of each step for a document."""
    costs: Costs = defaultdict(float)
    blocks, skipped = timed(costs, "layout", lambda: lay_out(text))
    (sentences,) = timed(costs, "parse", lambda: list(pipeline.parser.parse([(text, blocks)])))
    context = Context().with_piece(TEXT, text).with_piece(PUBLISHED, None).with_piece(PARSED, sentences)
    context = context.with_piece(GAZETTEER, pipeline.gazetteer).with_piece(RESOLVER, pipeline.resolver)
    for stage in STAGES.stages:
        context = staged(costs, context, stage)
    made_by, article = Provenance("", "", ""), Article("a", text, "a")
    document = timed(costs, "record", lambda: document_of(article, context, skipped, made_by))
    document = timed(costs, "certainty", lambda: pipeline.calibrated(document))
    timed(costs, "transfer", lambda: packed(document))
    return costs


def grown(pipeline: Pipeline, text: Callable[[int], str]) -> list[Costs]:
    """The least costs of several rounds by number of times."""
    best: list[Costs] = []
    for times in TIMES:
        rounds = [cost(pipeline, text(times)) for _ in range(ROUNDS)]
        best.append({name: min(costs[name] for costs in rounds) for name in rounds[0]})
    return best


def exponent(seconds: list[float]) -> float:
    """The slope of the logarithms of costs, from 2 to 8 times."""
    return log(seconds[3] / seconds[1]) / log(TIMES[3] / TIMES[1])


def cells(seconds: list[float]) -> str:
    """The costs in milliseconds and their exponent, as columns."""
    return "".join(f"{each * 1000:>9.1f}" for each in seconds) + f"{exponent(seconds):>10.2f}"


def stages(pipeline: Pipeline, paths: list[str]) -> None:
    """Measure and print the growth of each stage for articles."""
    article = "\n\n".join(map(body, paths or [ARTICLE]))
    cost(pipeline, article)
    best = grown(pipeline, lambda times: "\n\n".join([article] * times))
    total = [sum(costs.values()) for costs in best]
    print(f"{len(article):,} characters, {total[0] * 1000:.0f} ms; milliseconds by number of times")
    print(f"{'step':<14}{''.join(f'{times:>9}' for times in TIMES)}{'exponent':>10}{'share':>8}")
    for name, row in [*((n, [costs[n] for costs in best]) for n in best[0]), ("all", total)]:
        print(f"{name:<14}{cells(row)}{row[3] / total[3]:>8.1%}")


def repeated(piece: str, times: int) -> str:
    """Return a piece so many times, with another name at each "{name}"."""
    before, *after = (piece * times).split("{name}")
    return before + "".join(name(number) + rest for number, rest in enumerate(after))


def name(number: int) -> str:
    """Return a name that no other number has."""
    syllables = [one + other for one in "bdfgklmnprstvz" for other in "aeiou"]
    found = ""
    while number or len(found) < 4:
        number, rest = divmod(number, len(syllables))
        found = syllables[rest] + found
    return found.capitalize()


def shapes(pipeline: Pipeline, names: list[str]) -> None:
    """Measure and print the growth for texts of other shapes."""
    known = tomllib.loads(SHAPES.read_text("utf-8"))
    print("milliseconds by number of times; the fastest growing of the steps with a twentieth of the cost")
    print(f"{'shape':<18}{''.join(f'{times:>9}' for times in TIMES)}{'exponent':>10}  fastest")
    for shape in names or known:
        piece, least = known[shape]["piece"], known[shape]["times"]
        cost(pipeline, repeated(piece, least))
        best = grown(pipeline, lambda times, piece=piece, least=least: repeated(piece, least * times))
        total = [sum(costs.values()) for costs in best]
        rows = {step: [costs[step] for costs in best] for step in best[0] if best[3][step] > total[3] / 20}
        fastest = max(rows, key=lambda step: exponent(rows[step]))
        print(f"{shape:<18}{cells(total)}  {fastest} {exponent(rows[fastest]):.2f}", flush=True)


def main() -> None:
    """Measure and print."""
    pipeline = Pipeline()
    if sys.argv[1:2] == ["--shapes"]:
        shapes(pipeline, sys.argv[2:])
    else:
        stages(pipeline, sys.argv[1:])


if __name__ == "__main__":
    main()

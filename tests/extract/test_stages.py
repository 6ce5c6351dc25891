"""Stages say what they need and give, their order is checked, and each piece of a document is made once."""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

import triplewire
from triplewire.extract import pipeline as pipelines
from triplewire.extract.context import TEXT, Context, Piece, Stage, Stages
from triplewire.extract.errors import StageError
from triplewire.extract.events import frames
from triplewire.extract.syntax import quotations

WORDS: Piece[tuple[str, ...]] = Piece("words")
COUNT: Piece[int] = Piece("count")


def split(context: Context) -> tuple[str, ...]:
    return tuple(context[TEXT].split())


def count(context: Context) -> int:
    return len(context[WORDS])


SPLIT, COUNTED = Stage(WORDS, (TEXT,), split), Stage(COUNT, (WORDS,), count)


def test_stages_run_in_their_order() -> None:
    context = Stages((TEXT,), (SPLIT, COUNTED)).run(Context().with_piece(TEXT, "Ann met Bob"))
    assert context[COUNT] == 3
    assert context[WORDS] == ("Ann", "met", "Bob")


REFUSED = [
    ("after", (TEXT,), (COUNTED, SPLIT), "stage count needs words, which no stage before it gives"),
    ("never given", (), (SPLIT,), "stage words needs text"),
    ("made twice", (TEXT,), (SPLIT, SPLIT), "words is made twice"),
    ("given and made", (TEXT, WORDS), (SPLIT,), "words is made twice"),
]


@pytest.mark.parametrize(("given", "stages", "reason"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED])
def test_a_wrong_order_is_refused(given: tuple[Piece[Any], ...], stages: tuple[Stage[Any], ...], reason: str) -> None:
    with pytest.raises(StageError, match=reason):
        Stages(given, stages)


def test_a_stage_reads_only_what_it_needs() -> None:
    secretive = Stages((TEXT,), (SPLIT, Stage(COUNT, (TEXT,), count)))
    with pytest.raises(StageError, match="words is read where it is not given"):
        secretive.run(Context().with_piece(TEXT, "Ann met Bob"))


def test_a_context_never_changes() -> None:
    context = Context().with_piece(TEXT, "Ann")
    assert COUNT in context.with_piece(COUNT, 1)
    assert COUNT not in context
    with pytest.raises(StageError, match="text is made twice"):
        context.with_piece(TEXT, "Bob")
    with pytest.raises(StageError, match="count is read"):
        context.only(COUNT)
    assert TEXT not in context.only()


ARTICLE = """Peru and Chile sign truce after talks in Lima

President Alan Vega of Peru met President Luis Soto of Chile in Lima on Monday. "We want peace," Soto said.

On Tuesday Peruvian troops attacked a Chilean post. Chile condemned the attack and sent troops to rescue them."""


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, key: Callable[..., object]) -> Counter[object]:
    """Count the calls of a function wherever it is called from, by a key made of its arguments."""
    calls: Counter[object] = Counter()
    original = getattr(module, name)

    def wrapped(*arguments: object) -> object:
        calls[key(*arguments)] += 1
        return original(*arguments)

    for other in [known for path, known in sys.modules.items() if path.startswith("triplewire.")]:
        if getattr(other, name, None) is original:
            monkeypatch.setattr(other, name, wrapped)
    return calls


@pytest.mark.model
def test_each_clause_has_one_frame_and_each_document_one_search_for_quotations(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = counted(monkeypatch, frames, "frame_of", lambda clause: clause.head.start)
    sought = counted(monkeypatch, quotations, "find_quotations", lambda text, _: text)
    document = pipeline.read(ARTICLE, published="2024-05-02")
    assert len(document.events) > 4
    assert set(made.values()) == {1}
    assert len(made) > 5
    assert sought == {ARTICLE: 1}


@pytest.mark.model
def test_every_stage_of_the_pipeline_runs_once_a_document(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[str] = []

    def noted(stage: Stage[Any]) -> Stage[Any]:
        def run(context: Context) -> object:
            runs.append(stage.gives.name)
            return stage.run(context)

        return Stage(stage.gives, stage.needs, run)

    stages = pipelines.STAGES
    monkeypatch.setattr(pipelines, "STAGES", Stages(stages.given, map(noted, stages.stages)))
    pipeline.read(ARTICLE)
    assert runs == [stage.gives.name for stage in stages.stages]

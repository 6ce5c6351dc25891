"""Work in proportion to the text, counted in lines of Python that run, so that no clock decides."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

import triplewire
from triplewire.extract.context import PUBLISHED, TEXT, Context
from triplewire.extract.coreference import name_chains, offices
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Article, Provenance
from triplewire.extract.names.name_forms import form
from triplewire.extract.pipeline import GAZETTEER, RESOLVER, STAGES
from triplewire.extract.reading.formats.dumps.own_words import own_words
from triplewire.extract.record import document_of
from triplewire.extract.syntax.pieces import PARSED

_SHAPES = tomllib.loads((Path(__file__).parents[2] / "benchmarks" / "shapes.toml").read_text("utf-8"))


def lines_run(run: Callable[[], object]) -> Counter[CodeType]:
    """Count by function the lines that run, each round of a loop anew."""
    counts: Counter[CodeType] = Counter()

    def count(frame: FrameType, _event: str, _value: object) -> Any:
        counts[frame.f_code] += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        run()
    finally:
        sys.settrace(before)
    return counts


def work(pipeline: triplewire.Pipeline, text: str) -> Counter[CodeType]:
    """Count the lines that run for a text, apart from the parse."""
    (sentences,) = pipeline.parser.parse([(text, lay_out(text)[0])])
    given = Context().with_piece(TEXT, text).with_piece(PUBLISHED, None).with_piece(PARSED, sentences)
    given = given.with_piece(GAZETTEER, pipeline.gazetteer).with_piece(RESOLVER, pipeline.resolver)

    def run() -> None:
        skipped = lay_out(text)[1]
        record = document_of(Article("a", text, "a"), STAGES.run(given), skipped, Provenance("", "", ""))
        pipeline.calibrated(record)

    return lines_run(run)


# Texts of many sentences, and how often the piece is repeated in the shorter one: beyond how far the stages look back.
_LONG = {"sentence": 12, "capitals": 12, "pronouns": 16, "quotations": 16, "dates": 20, "blank": 40, "bullets": 32}


@pytest.mark.parametrize(("shape", "times"), _LONG.items(), ids=_LONG)
def test_twice_the_text_is_twice_the_work(pipeline: triplewire.Pipeline, shape: str, times: int) -> None:
    piece = _SHAPES[shape]["piece"]
    work(pipeline, piece)  # fills the caches
    once, twice = (work(pipeline, piece * times * n) for n in (1, 2))
    faster = {code.co_qualname: (once[code], count) for code, count in twice.items() if count > 2.5 * once[code] + 500}
    assert not faster


def test_a_name_is_compared_with_so_many_that_have_a_word_in_common(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_chains, "_MOST_ALIKE", 8)
    names = [f"Ann {one}{two}{three}in" for one, two, three in product("BDKLM", "aeo", "lrt")]
    once, twice = (work(pipeline, "".join(f"{name} met Omar Haddad in Oslo. " for name in names[:n])) for n in (20, 40))
    compared = form.__code__
    assert 0 < twice[compared] < 2.5 * once[compared]


def test_the_role_of_a_speaker_is_sought_in_so_many_mentions(
    pipeline: triplewire.Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offices, "_MOST_LINKS", 8)
    once, twice = (work(pipeline, "Lee: we go. Haddad: we stay. " * n) for n in (16, 32))
    sought = offices.prenominal.__code__
    assert 0 < twice[sought] < 2.5 * once[sought]


@pytest.mark.parametrize("shape", ["opened", "reported", "list", "name", "nested", "paragraph"])
def test_no_sentence_is_longer_than_the_stages_can_bear(pipeline: triplewire.Pipeline, shape: str) -> None:
    text = _SHAPES[shape]["piece"] * 100
    (sentences,) = pipeline.parser.parse([(text, lay_out(text)[0])])
    assert max(len(sentence.words) for sentence in sentences) <= THRESHOLDS.syntax.longest_sentence
    words = [word.text for sentence in sentences for word in sentence.words]
    assert "".join(words) == "".join(text.split())


@pytest.mark.parametrize(
    "line", ["\n", f"{'-' * 40}\n", "From: a\n\n\n", "a b c\n\n"], ids=["blank", "rule", "header", "words"]
)
def test_the_own_words_of_a_message_take_work_in_proportion_to_its_lines(line: str) -> None:
    end = "The dockers of Gdynia called off the strike on Monday.\n\nBest,\nAnn"
    texts = [f"Hi,\n{line * times}{end}" for times in (300, 600)]
    once, twice = (lines_run(partial(own_words, text, "Fwd: x", ["Ann"])).total() for text in texts)
    assert twice < 3 * once

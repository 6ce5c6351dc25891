"""Whatever the text, it is read, and every quote stands where the record says."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import triplewire
from triplewire.extract.errors import ArgumentError, DateError, SourceEncoding, TriplewireError
from triplewire.extract.model import Article, Document
from triplewire.extract.pipeline import text_id

WORDS = [
    *(
        "Ann",
        "Lee",
        "met",
        "said",
        "that",
        "the",
        "of",
        "in",
        "Paris",
        "on",
        "Monday",
        "who",
        "which",
        "to",
        "and",
        "or",
    ),
    *(
        "not",
        "President",
        "Russian",
        "he",
        "it",
        "its",
        "they",
        "U.S.",
        "3 p.m.",
        "o'clock",
        "1967",
        "former",
        "between",
    ),
    *("told", "denied", "visit", "by", ",", ".", '"', "(", ")", "\u201c", "\u201d", "\u2019s", "\u2013", "\u2014"),
    *("\U0001f600", "\u202e", "e\u0301"),
]
EDGES = {
    "nothing": "",
    "blanks": " \n\t \r\n ",
    "newlines": 'Ann Lee met Bob Roy.\r\nHe left.\x0bShe said "no".\r\n\u2028End.',
    "control characters": "Ann\x00 met Bob in \x00Paris.\x1b[31m",
    "no blank": "x" * 20_000,
    "punctuation": "!?.,;:\u2014\u2026" * 300,
    "one long list": "a, " * 2000,
    "brackets": "(" * 500 + "a" + ")" * 500,
    "clauses in clauses": "he said that " * 200 + "it rained.",
    "phrases in phrases": "It was " + "a group of " * 800 + "men.",
    "an accent on nothing": "3 Officials \u0301 in Cairo of - \n",
    "right to left": "\u202eAnn Lee met\u202c Bob Roy \U0001f600 in \u05e4\u05e8\u05d9\u05d6.",
}


def check(document: Document) -> None:
    text = document.text
    for extent in (*document.sentences, *document.times, *(m for e in document.entities for m in e.mentions)):
        assert 0 <= extent.start < extent.end <= len(text)
    for event in document.events:
        assert event.trigger.quote(text) == event.trigger.text
    for triple in document.triples:
        for slot in (triple.subject, triple.predicate, triple.object):
            if slot and not getattr(slot, "implied", False):
                assert slot.text == " ".join(text[a:b] for a, b in slot.spans or ((slot.start, slot.end),))
    assert document.json()


@pytest.mark.model
@pytest.mark.parametrize("text", EDGES.values(), ids=EDGES)
def test_texts_at_the_edge(pipeline: triplewire.Pipeline, text: str) -> None:
    document = pipeline.read(text, published="2024-05-02")
    assert document.text == text
    check(document)


@pytest.mark.model
@settings(max_examples=60)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=50).map(" ".join)))
def test_any_text(pipeline: triplewire.Pipeline, text: str) -> None:
    check(pipeline.read(text, published="2024-05-02"))


def test_half_a_surrogate_pair_is_refused(pipeline: triplewire.Pipeline) -> None:
    with pytest.raises(SourceEncoding, match="surrogate"):
        pipeline.read("Ann \ud800 met Bob.")


@pytest.mark.parametrize("wrong", [None, b"", 5])
def test_what_is_no_text_is_told_in_one_sentence(pipeline: triplewire.Pipeline, wrong: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^text: give str, not .*: bytes are decoded first"):
        pipeline.read(wrong)
    with pytest.raises(ArgumentError, match=r"^articles: give Article, not"):
        list(pipeline.pipe([wrong]))


def test_no_date(pipeline: triplewire.Pipeline) -> None:
    with pytest.raises(DateError, match=r"2016-04-22|give the one"):
        pipeline.read("Ann met Bob on Monday.", published="4/5/2016")
    article = Article(id="a", text="Ann met Bob on Monday.", source="a")
    for wrong in ("4/5/2016", "2016-13-01", "tomorrow"):
        with pytest.raises(DateError, match=f"^'{wrong}' "):
            list(pipeline.pipe([article, replace(article, published=wrong)]))


def test_what_is_known_of_a_text_goes_into_its_record(pipeline: triplewire.Pipeline) -> None:
    known: dict[str, Any] = {
        "id": "a", "title": "Lee and Roy meet", "url": "https://post.example/a",
        "about": triplewire.About(outlet="The Post", byline="Kim Day"),
    }  # fmt: skip
    read = pipeline.read("Ann met Bob on Monday.", published=date(2024, 5, 2), **known)
    article = triplewire.Article(text="Ann met Bob on Monday.", source="a", published="2 May 2024", **known)
    assert [read] == list(pipeline.pipe([article]))
    assert (read.id, read.source, read.title, read.url, read.published) == (
        "a", "a", "Lee and Roy meet", "https://post.example/a", "2024-05-02",
    )  # fmt: skip
    assert (read.about.outlet, read.about.byline) == ("The Post", "Kim Day")
    assert read.times[0].value == "2024-04-29"


def test_a_text_without_an_id_is_named_by_its_words(pipeline: triplewire.Pipeline) -> None:
    texts = ["Ann met Bob.", "Eve met Dan.", "Ann met Bob."]
    first, other, again = (pipeline.read(text, published=f"2024-05-0{n}") for n, text in enumerate(texts, 1))
    assert first.id == again.id == text_id("Ann met Bob.") == "text-7f9e3feaf39ed8cd"
    assert first.id != other.id == other.source


def test_what_is_wrong_in_a_stream_is_told_and_the_others_are_read(pipeline: triplewire.Pipeline) -> None:
    good = [Article(id=name, text="Ann met Bob.", source=name) for name in "ab"]
    bad = [replace(good[0], text="half a \ud800 pair"), replace(good[0], published="someday"), replace(good[0], id=5)]  # type: ignore[arg-type]
    told: list[tuple[Article, TriplewireError]] = []
    read = pipeline.pipe([good[0], *bad, good[1]], on_error=lambda *what: told.append(what))
    assert [document.id for document in read] == ["a", "b"]
    assert [(article, type(error)) for article, error in told] == list(
        zip(bad, [SourceEncoding, DateError, ArgumentError], strict=True)
    )
    with pytest.raises(SourceEncoding):
        list(pipeline.pipe([good[0], *bad]))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": 5}, "title: give str or None, not"),
        ({"url": b"x"}, "url: give str or None, not"),
        ({"about": {"outlet": "The Post"}}, "about: give About, not"),
        ({"id": 5}, "id: give str, not"),
    ],
)
def test_what_is_known_has_the_right_types(pipeline: triplewire.Pipeline, wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(ArgumentError, match=f"^{told}"):
        pipeline.read("Ann met Bob.", **wrong)
    with pytest.raises(ArgumentError, match=f"^{told}"):
        list(pipeline.pipe([triplewire.Article(**({"id": "a", "text": "Ann met Bob.", "source": "a"} | wrong))]))


def test_an_article_of_a_caller_is_checked_as_a_text_is(pipeline: triplewire.Pipeline) -> None:
    with pytest.raises(SourceEncoding, match=r"^a\.txt: has half a surrogate"):
        list(pipeline.pipe([triplewire.Article("a", "Ann \ud800 met Bob.", "a.txt")]))
    with pytest.raises(DateError):
        list(pipeline.pipe([triplewire.Article("a", "Ann met Bob.", "a.txt", published="4/5/2016")]))


def test_a_pipeline_multiplies_in_one_thread() -> None:
    told = (
        "import triplewire, threadpoolctl as t; triplewire.load();"
        " print({each['num_threads'] for each in t.threadpool_info() if each['user_api'] == 'blas'})"
    )
    beside = os.environ | {"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2"}
    ran = subprocess.run([sys.executable, "-c", told], env=beside, capture_output=True, text=True, check=True)
    assert ran.stdout == "{1}\n"


def test_a_console_completes_what_is_not_imported_yet() -> None:
    code = "import sys, triplewire; assert 'spacy' not in sys.modules; print(*dir(triplewire))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(triplewire.__all__) <= set(shown)

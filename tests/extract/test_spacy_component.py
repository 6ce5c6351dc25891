"""The component of a spaCy pipeline of the user's own."""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin

import triplewire
from triplewire.extract.errors import DateError, ModelError
from triplewire.extract.spacy_component import SPANS, displacy_options

pytestmark = pytest.mark.filterwarnings("ignore:.*spacy.*:UserWarning")
TEXT = "Ann Lee met Omar Haddad in Oslo on Monday. He said Chile had attacked Peru."


@pytest.fixture(scope="module")
def nlp() -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("triplewire", config={"published": "2024-05-02"})
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Any) -> Any:
    return nlp(TEXT)


def test_the_record_is_on_the_doc(doc: Any) -> None:
    record = triplewire.load().read(TEXT, published="2024-05-02", id=doc._.record.id)
    assert doc._.record == record
    assert doc._.triples == record.triples
    assert doc._.events == record.events
    assert [entity.name for entity in doc._.entities] == ["Ann Lee", "Omar Haddad", "Oslo", "Chile", "Peru"]
    assert [time.value for time in doc._.times] == ["2024-04-29"]
    assert len(list(doc.sents)) == 2


def test_records_of_different_texts_have_different_ids(nlp: Any) -> None:
    texts = [TEXT, "Ann Lee met Omar Haddad in Rome."]
    one_by_one = [nlp(text)._.record.id for text in texts]
    assert len(set(one_by_one)) == 2
    assert [doc._.record.id for doc in nlp.pipe([*texts, *texts], batch_size=1)] == one_by_one * 2


def test_mentions_are_spans_that_displacy_shows(doc: Any) -> None:
    assert [(span.text, span.label_) for span in doc.spans[SPANS]][:3] == [
        ("Ann Lee", "Person"), ("Omar Haddad", "Person"), ("Oslo", "Place"),
    ]  # fmt: skip
    ids = {span.text: span.id_ for span in doc.spans[SPANS]}
    assert ids["He"] == ids["Omar Haddad"]
    html = displacy.render(doc, style="span", options=displacy_options(), jupyter=False)
    assert "Person" in html
    assert "#e69f00" in html


def test_a_doc_that_was_not_read_has_nothing(nlp: Any) -> None:
    doc = nlp.make_doc(TEXT)
    assert (doc._.record, doc._.triples, doc._.events) == (None, (), ())


def test_a_doc_has_a_date_of_its_own(nlp: Any) -> None:
    doc = nlp.make_doc("Ann Lee resigned yesterday.")
    doc._.published = "2020-03-01"
    assert [time.value for time in nlp(doc)._.times] == ["2020-02-29"]
    doc = nlp.make_doc("Ann Lee resigned yesterday.")
    doc._.published = "2020-02-31"
    with pytest.raises(DateError):
        nlp(doc)


def test_records_outlive_every_way_of_storing_a_doc(nlp: Any, doc: Any) -> None:
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.record == doc._.record
    (kept,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert kept._.record == doc._.record


@pytest.mark.parametrize(
    ("config", "error", "why"),
    [
        ({"published": "tomorrow"}, DateError, "'tomorrow' is not a date"),
        ({"published": "2024-13-01"}, DateError, "months run from 01 to 12"),
        ({"published": "4/5/2016"}, DateError, "may be 2016-04-05 or 2016-05-04"),
        ({"published": "2024"}, DateError, "is not a date"),
        ({"model": "xx_nope"}, ModelError, "is not installed"),
        ({"model": "no/such/folder"}, ModelError, "is not installed"),
        ({"model": ""}, ModelError, "is not installed"),
        ({"publishd": "2024-05-02"}, ValueError, "publishd"),
        ({"published": 20240502}, ValueError, "published"),
        ({"model": 7}, ValueError, "model"),
    ],
)
def test_a_configuration_is_checked_when_the_component_is_added(config: Any, error: Any, why: str) -> None:
    with pytest.raises(error) as raised:
        spacy.blank("en").add_pipe("triplewire", config=config)
    assert why in str(raised.value)


@pytest.mark.parametrize(
    "published",
    ["2024-05-02", "2 May 2024", date(2024, 5, 2), datetime(2024, 5, 2, 23, 59, tzinfo=UTC)],
)
def test_dates_may_be_text_or_dates(nlp: Any, published: Any) -> None:
    assert triplewire.load().read("Ann Lee resigned yesterday.", published=published).published == "2024-05-02"
    doc = nlp.make_doc("Ann Lee resigned yesterday.")
    doc._.published = published
    assert [time.value for time in nlp(doc)._.times] == ["2024-05-01"]


def test_many_docs_are_read_in_order(nlp: Any) -> None:
    texts = ["Ann Lee met Bob Roy.", "", "Nothing.", "Peru thanked Chile.\n\nLima slept."]
    docs = list(nlp.pipe(texts, batch_size=2))
    assert [doc.text for doc in docs] == texts
    assert [len(doc._.events) > 0 for doc in docs][:3] == [True, False, False]


def test_threads_share_a_pipeline() -> None:
    pipeline = triplewire.load()
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda number: pipeline.read(TEXT, id=str(number % 2)), range(6)))
    assert read[0] == read[2] == read[4]
    assert read[1] == read[3] == read[5]


def test_threads_that_take_turns_at_any_time_leave_a_pipeline_as_it_was() -> None:
    texts = [f"Rosa Tamm{n}ik praised the {word}{n} quay in Pärn{n}u." for n, word in enumerate(["old", "wet"] * 12)]
    pipeline, other = triplewire.load(), triplewire.load()
    since = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as pool:
            read = list(pool.map(pipeline.read, texts))
    finally:
        sys.setswitchinterval(since)
    assert read == [other.read(text) for text in texts]
    assert [pipeline.read(text) for text in texts] == read


def _triples(text: str) -> int:
    return len(triplewire.load().read(text).triples)


def test_a_spawned_process_loads_its_own() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(_triples, TEXT).result(timeout=120) == 5


def test_records_say_what_they_are() -> None:
    document = triplewire.load().read(TEXT, id="text", published="2024-05-02")
    assert repr(document) == "<Document 'text': 75 characters, 5 entities, 3 events, 0 relations, 5 triples>"
    assert repr(document.triples[0]).startswith("<Triple Ann Lee | met | Omar Haddad (0.")
    assert repr(document.events[-1]) == "<Event v3 'attacked' ASSAULT: e4 -> e5, claimed>"
    assert repr(document.entities[0]) == "<Entity e1 Person 'Ann Lee': 1 mention>"
    assert "<b>met</b>" in document.triples[0]._repr_html_()
    assert "claimed" in document.events[-1]._repr_html_()

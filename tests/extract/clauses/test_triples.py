"""How triples stand in the record: quotes, pieces, confidence, typography."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import triplewire
from triplewire.extract.model import Predicate, Quote, Slot, Triple

PIECES = [
    "MOSCOW (AP) \N{EM DASH} ",
    "\N{LEFT DOUBLE QUOTATION MARK}We won\N{RIGHT DOUBLE QUOTATION MARK}, ",
    "Merkel\N{RIGHT SINGLE QUOTATION MARK}s ministers met U.S. envoys in Geneva. ", "Ministers met in Rome ",
    "POLICE KILL TWO IN LIMA", "\N{HORIZONTAL ELLIPSIS} he said", " \N{EN DASH} ", "\N{RIGHT-TO-LEFT MARK}",
    "\N{FIRE}\N{VARIATION SELECTOR-16} Fire destroyed a re-opened mill",
    "Nai\N{COMBINING DIAERESIS}ve voters left. ",
    "(founded in 1901)", "- milk\n- eggs\n", "By Ann Smith\n", "\N{NO-BREAK SPACE}", "\t", "\n\n", "and ", "who ", ", ",
    "The army shelled and the navy blockaded the port, officials said. ",
    "to leave ", "\N{ZERO WIDTH SPACE}", '"', "?",
    "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER SAD}\N{ARABIC LETTER REH} ",
    "Maria Zakharova, spokeswoman of the ministry, ",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=10).map("".join)


def only(pipeline: triplewire.Pipeline, text: str) -> tuple[Triple, ...]:
    return pipeline.read(text).triples


def quoted(text: str, part: Quote) -> str:
    if isinstance(part, Predicate) and part.implied:
        return part.text
    spans = part.spans if isinstance(part, Slot | Predicate) else ()
    return " ".join(text[start:end] for start, end in spans or ((part.start, part.end),))


@pytest.mark.model
@settings(max_examples=80)
@given(text=TEXTS)
def test_every_part_is_its_quote(pipeline: triplewire.Pipeline, text: str) -> None:
    document = pipeline.read(text)
    for triple in document.triples:
        for part in (triple.subject, triple.predicate, *([triple.object] if triple.object else [])):
            assert quoted(text, part) == part.text
            assert part.text.strip()
            assert 0 <= part.start < part.end <= len(text)
            for start, end in getattr(part, "spans", ()):
                assert part.start <= start < end <= part.end
        assert 0 < (triple.confidence or 0) < 1
    for event in document.events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text


@pytest.mark.model
def test_pieces_are_joined_by_one_blank(pipeline: triplewire.Pipeline) -> None:
    text = "Russian and Israeli forces left; on Friday the king left Cairo."
    triples = only(pipeline, text)
    first, last = triples[0].subject, triples[-1].predicate
    assert (first.text, first.spans) == ("Russian forces", ((0, 7), (20, 26)))
    fronted = next(t.predicate for t in triples if t.predicate.text.endswith(" on"))
    assert fronted.text == "left Cairo on"
    assert fronted.start == text.index("on Friday")
    assert fronted.end == text.index(".")
    assert last.spans == () or len(last.spans) > 1


@pytest.mark.model
def test_an_apposition_is_implied(pipeline: triplewire.Pipeline) -> None:
    text = "Anna Lindh, the minister, resigned."
    (triple,) = (t for t in only(pipeline, text) if t.rule == "noun.apposition")
    assert (triple.subject.text, triple.predicate.text) == ("Anna Lindh", "is")
    assert triple.predicate.implied
    assert text[triple.predicate.start : triple.predicate.end] == "Anna Lindh, the minister"


@pytest.mark.model
def test_far_and_embedded_parts_make_less_sure(pipeline: triplewire.Pipeline) -> None:
    (plain,) = only(pipeline, "The minister signed the law.")
    (embedded,) = (
        t
        for t in only(pipeline, "Officials claim that the minister signed the law.")
        if "law" in str(t.object) and t.rule == "clause.svo"
    )
    assert (plain.confidence or 0) > (embedded.confidence or 0)


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["Did the minister resign?", "If it rains, stay home!", "Whether he knew is unclear?", ""]
)
def test_what_is_not_stated_gives_no_triple(pipeline: triplewire.Pipeline, text: str) -> None:
    assert only(pipeline, text) == ()


@pytest.mark.model
def test_typography_of_news(pipeline: triplewire.Pipeline) -> None:
    text = (
        "MOSCOW (AP) \N{EM DASH} \N{LEFT DOUBLE QUOTATION MARK}Russia\N{RIGHT SINGLE QUOTATION MARK}s army left Syria,"
    )
    text += "\N{RIGHT DOUBLE QUOTATION MARK} Putin told U.S. envoys."
    found = {(t.subject.text, t.predicate.text, t.object.text if t.object else "") for t in only(pipeline, text)}
    assert ("Russia\N{RIGHT SINGLE QUOTATION MARK}s army", "left", "Syria") in found

import pytest

import triplewire
from triplewire.extract.explanation import explain
from triplewire.extract.linking.user_gazetteer import Entry, UserGazetteer


def test_shows_parse_clauses_and_the_rule_of_each_triple(pipeline: triplewire.Pipeline) -> None:
    first, second = explain(pipeline, "They did not arrest the two men. Where is the car?").split("\n\nWhere is")
    lines = [" ".join(line.split()) for line in first.splitlines()]
    assert "3 arrest ROOT VB arrest" in lines
    assert "0 They nsubj PRP they" in lines
    assert "did not arrest (verbal, main, negated): subject They; object the two men" in lines
    assert lines[-1].split(None, 1) == ["clause.svo", "They; did not arrest; the two men"]
    assert second.endswith("no triples")


@pytest.mark.parametrize(
    "text",
    [
        "Norway scrambled jets.",
        "Russia's supplying missiles",
        "Police arrested a man they say sold the rifle to the gunman.",
        "The firm said on Monday it would buy its rival.",
    ],
)
def test_shows_the_triples_of_the_record(pipeline: triplewire.Pipeline, text: str) -> None:
    shown = [line.split()[0] for line in explain(pipeline, text).splitlines() if line.startswith(("clause.", "noun."))]
    recorded = pipeline.read(text).triples
    assert [t.rule for t in recorded] == shown
    assert recorded


def test_shows_the_labels_of_the_prepared_sentence(pipeline: triplewire.Pipeline) -> None:
    entry = Entry("Zyx Qrt", "Organization", "https://example.org/z")
    own = triplewire.Pipeline.__new__(triplewire.Pipeline)
    own.__dict__ |= pipeline.__dict__ | {"gazetteer": UserGazetteer([entry])}
    (line,) = (
        line for line in explain(own, "Ann Lee left Zyx Qrt.").splitlines() if " Qrt " in line and "dobj" in line
    )
    assert line.endswith("  ORG")


def test_nothing_for_nothing(pipeline: triplewire.Pipeline) -> None:
    assert explain(pipeline, " \n") == ""


def test_shows_a_tree_that_is_deeper_than_calls_can_be(pipeline: triplewire.Pipeline) -> None:
    lines = explain(pipeline, f"Norway is {'very ' * 1500}cold.").splitlines()
    assert sum(" very " in line for line in lines) >= 1500


def test_shows_the_words_in_the_order_of_the_text(pipeline: triplewire.Pipeline) -> None:
    lines = explain(pipeline, "The tall man in Oslo saw a red car on Monday.").splitlines()
    assert [int(line.split()[0]) for line in lines if line[:3].strip().isdigit()] == list(range(12))

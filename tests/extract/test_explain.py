import triplewire
from triplewire.extract.explanation import explain


def test_shows_parse_clauses_and_the_rule_of_each_triple(pipeline: triplewire.Pipeline) -> None:
    first, second = explain(pipeline, "They did not arrest the two men. Where is the car?").split("\n\nWhere is")
    lines = [" ".join(line.split()) for line in first.splitlines()]
    assert "3 arrest ROOT VB arrest" in lines
    assert "0 They nsubj PRP they" in lines
    assert "did not arrest (verbal, main, negated): subject They; object the two men" in lines
    assert lines[-1].endswith(" clause.svo They; did not arrest; the two men")
    assert second.endswith("no triples")


def test_nothing_for_nothing(pipeline: triplewire.Pipeline) -> None:
    assert explain(pipeline, " \n") == ""

"""Every rule of every family on its own examples and counter-examples, named `rule: sentence`."""

import pytest
from frozen import all_parses

import triplewire
from triplewire.extract.layout.block import Block
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.rules.rule import Rule, all_rules

RULES = list(all_rules())
PARSES = all_parses()
CASES = [(rule, text, expected) for rule in RULES for text, expected in rule.yields.items()]
CASES += [(rule, text, ()) for rule in RULES for text in rule.refuses]
NAMES = [f"{rule.name}: {text}" for rule, text, _ in CASES]


@pytest.mark.parametrize(("rule", "text", "expected"), CASES, ids=NAMES)
def test_frozen(rule: Rule, text: str, expected: tuple[str, ...]) -> None:
    assert rule.read(PARSES[text]) == expected


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text", "expected"), CASES, ids=NAMES)
def test_live(rule: Rule, text: str, expected: tuple[str, ...], pipeline: triplewire.Pipeline) -> None:
    (sentence,) = next(pipeline.parser.parse([(text, (Block(0, len(text)),))]))
    assert rule.read(sentence) == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.yields
    assert all(rule.yields.values())
    assert rule.refuses


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)


def test_every_construction_has_a_weight() -> None:
    made = {rule.name for rule in RULES if rule.name.split(".")[0] in {"clause", "noun"}}
    assert made == set(read_table("weights/confidence")["rule"])


def test_no_parse_is_left_over() -> None:
    assert set(PARSES) == {text for _, text, _ in CASES}

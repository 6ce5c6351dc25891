"""Every rule of every family on its own examples and counter-examples, named `rule: example`."""

from typing import Any

import pytest
from frozen import all_parses

import triplewire
from triplewire.extract.layout.block import Block
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.preparation import prepare
from triplewire.extract.rules.rule import Family, Rule, families

FAMILIES = list(families())
RULES = [rule for family in FAMILIES for rule in family.rules]
PARSES = all_parses()
CASES = [
    pytest.param(family, rule, text, expected, id=f"{rule.name}: {text}")
    for family in FAMILIES
    for rule in family.rules
    for text, expected in (*rule.yields.items(), *((text, ()) for text in rule.refuses))
]
PARSED = [case for case in CASES if case.values[0].parsed]


@pytest.mark.parametrize(("family", "rule", "text", "expected"), CASES)
def test_frozen(family: Family[Any], rule: Rule[Any], text: str, expected: tuple[str, ...]) -> None:
    sentences = PARSES[text] if family.parsed else ()
    sentences = prepare(sentences, text) if family.prepared else sentences
    assert tuple(family.read(rule, text, sentences)) == expected


@pytest.mark.model
@pytest.mark.parametrize(("family", "rule", "text", "expected"), PARSED)
def test_live(
    family: Family[Any], rule: Rule[Any], text: str, expected: tuple[str, ...], pipeline: triplewire.Pipeline
) -> None:
    sentences = next(pipeline.parser.parse([(text, (Block(0, len(text)),))]))
    sentences = prepare(sentences, text) if family.prepared else sentences
    assert tuple(family.read(rule, text, sentences)) == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_examples_of_both_kinds(rule: Rule[Any]) -> None:
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
    assert set(PARSES) == {case.values[2] for case in PARSED}

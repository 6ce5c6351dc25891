"""Every rule of every family on its own examples and counter-examples, named `rule: example`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from frozen import all_parses

import triplewire
import triplewire.extract.times.rules
from triplewire.extract.errors import RuleError
from triplewire.extract.layout.block import Block
from triplewire.extract.lexicon.weights.confidence_weights import CONFIDENCE
from triplewire.extract.preparation import prepare
from triplewire.extract.rules.rule import Family, Rule, families, rules_of
from triplewire.extract.times.expressions import find_times
from triplewire.extract.times.rules import unparsed

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


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)


def test_every_construction_has_a_weight() -> None:
    made = {rule.name for rule in RULES if rule.name.split(".")[0] in {"clause", "noun"}}
    assert made == set(CONFIDENCE.rule)


def test_no_parse_is_left_over() -> None:
    assert set(PARSES) == {case.values[2] for case in PARSED}


# A newcomer's rule: a file in the package of a family, and nothing else

FAMILY = """
from triplewire.extract.rules.rule import Family
FAMILY = Family(__name__, lambda rule, text, _: (word for word in text.split() if rule.pattern(word)), parsed=False)
"""
CAPITALS = """
from triplewire.extract.rules.rule import Rule
RULES = (Rule("word.capitals", str.isupper, {"the UN met NATO": ("UN", "NATO")}, ("They met.",)),)
"""
NEW_TIME = """
from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.patterns import TimePattern
PATTERN = TimePattern("date", "star {number}", lambda match, _: f"S{match.number('number')}")
RULES = (Rule("time.star date", PATTERN, {"on star 12": ("S12",)}, ("on star twelvemonth",)),)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A new package of rules, in a root of its own."""
    folder = tmp_path / "newcomers" / "words"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    (folder / "__init__.py").write_text(FAMILY, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    rules_of.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == "newcomers"]:
        del sys.modules[name]


def test_a_new_file_is_discovered_and_run(package: Path) -> None:
    (package / "capitals.py").write_text(CAPITALS, "utf-8")
    (family,) = families("newcomers")
    (rule,) = family.rules
    assert rule.name == "word.capitals"
    assert [tuple(family.read(rule, text, ())) for text in (*rule.yields, *rule.refuses)] == [("UN", "NATO"), ()]


def test_a_new_time_rule_is_read_by_the_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "star_dates.py").write_text(NEW_TIME, "utf-8")
    family = triplewire.extract.times.rules
    monkeypatch.setattr(family, "__path__", [*family.__path__, str(tmp_path)])
    rules_of.cache_clear()
    try:
        (time,) = find_times((unparsed("They landed on star 12"),), None)
        assert time.value == "S12"
        assert "time.star date" in {rule.name for each in families() for rule in each.rules}
    finally:
        rules_of.cache_clear()
        sys.modules.pop(f"{family.__name__}.star_dates", None)


@pytest.mark.parametrize(
    ("yields", "refuses", "reason"),
    [
        ("{}", "('a',)", "rule 'word.new' needs an example in `yields`"),
        ("{'A': ()}", "('a',)", "rule 'word.new' needs an example in `yields`"),
        ("{'A': ('A',)}", "()", "rule 'word.new' needs an example in `refuses`"),
        ("{'A': ('A',)}", "('A',)", "rule 'word.new' has the example 'A' in both"),
    ],
)
def test_a_rule_without_examples_of_both_kinds_is_refused(
    package: Path, yields: str, refuses: str, reason: str
) -> None:
    rule = f"Rule('word.new', str.isupper, {yields}, {refuses})"
    (package / "new.py").write_text(f"from triplewire.extract.rules.rule import Rule\nRULES = ({rule},)\n", "utf-8")
    (family,) = families("newcomers")
    with pytest.raises(RuleError, match=reason):
        _ = family.rules


def test_two_rules_of_one_name_are_refused(package: Path) -> None:
    for name in ("capitals", "capitals_too"):
        (package / f"{name}.py").write_text(CAPITALS, "utf-8")
    (family,) = families("newcomers")
    with pytest.raises(RuleError, match=r"rule 'word.capitals' names two rules of newcomers\.words"):
        _ = family.rules


@pytest.mark.parametrize("source", ["", "RULES = ['word.new']", "RULES = ('word.new',)"])
def test_a_module_without_rules_is_refused(package: Path, source: str) -> None:
    (package / "new.py").write_text(source, "utf-8")
    (family,) = families("newcomers")
    with pytest.raises(RuleError, match=r"rule 'newcomers\.words\.new' needs a tuple of rules named RULES"):
        _ = family.rules

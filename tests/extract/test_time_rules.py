"""Every rule of time, on its own examples: without a parse, read on Friday 2016-04-22."""

import pytest
from frozen import flat

from triplewire.extract.syntax.tree import Sentence
from triplewire.extract.times.alphabet import spell
from triplewire.extract.times.expressions import RULES, find_times
from triplewire.extract.times.patterns import TimeRule

FRIDAY = "2016-04-22"
EXAMPLES = [(rule, text, value) for rule in RULES for text, value in rule.examples.items()]
COUNTER = [(rule, text) for rule in RULES for text in rule.counter]


def unparsed(text: str) -> Sentence:
    """The text as a sentence whose words all hang on the first, as if nothing were known of its grammar."""
    tokens = r"o'clock|'s|[ap]\.m\.|\w\.(?:\w\.)+|[^\W\d]+\.?(?=\s\d)|[\w/:.,]*\w|[^\w\s]"
    return Sentence(0, len(text), 0, flat(text, tokens))


@pytest.mark.parametrize(
    ("rule", "text", "value"), EXAMPLES, ids=[f"{rule.name}: {text}" for rule, text, _ in EXAMPLES]
)
def test_example(rule: TimeRule, text: str, value: str | None) -> None:
    times = [time for time in find_times((unparsed(text),), FRIDAY) if time.type == rule.type or "T" in str(time.value)]
    assert [time.value for time in times[-1:]] == [value]


@pytest.mark.parametrize(("rule", "text"), COUNTER, ids=[f"{rule.name}: {text}" for rule, text in COUNTER])
def test_counter_example(rule: TimeRule, text: str) -> None:
    spelling, pieces = spell(unparsed(text))
    assert list(rule.matches(spelling, pieces)) == []


def test_names_are_unique_and_rules_have_examples() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.examples for rule in RULES)

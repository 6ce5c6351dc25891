"""The checks of the table that says what words do to polarity and modality."""

from typing import Any

import pytest

from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon.effects import EFFECTS, effects_of

TABLE: dict[str, Any] = {
    "auxiliaries": {"future": ["will"]},
    "clauses": {"possible": ["seek", "hope"]},
    "conjunctions": {},
    "modifiers": {"possible": ["hope"]},
    "nouns": {"hypothetical": ["seek"], "actual": ["join"]},
    "phrases": {"unsure": ["in_effect"]},
    "prepositions": {"negative": ["without"]},
    "subjects": {"future": ["loom"]},
    "differing": ["seek"],
}


def test_effects_by_word() -> None:
    effects = effects_of(TABLE)
    assert effects.nouns.by_word() == {"seek": "hypothetical", "join": "actual"}
    assert effects.phrases.by_word() == {"in_effect": "unsure"}
    assert effects.conjunctions.by_word() == {}
    assert EFFECTS.clauses.by_word()["fail"] == "negative"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"adverbs": {}}, "adverbs"),
        ({"auxiliaries": {"sure": ["will"]}}, "sure"),
        ({"clauses": {"possible": ["hope", "seek", "hope"]}}, "'clauses' has 'hope' twice"),
        ({"clauses": {"possible": ["seek"], "future": ["seek"]}}, "'clauses' has 'seek' twice"),
        ({"differing": ["seek", "seek"]}, "'differing' has 'seek' twice"),
        ({"differing": []}, "'seek' has different effects"),
        ({"differing": ["hope", "seek"]}, "'hope' has one effect"),
        ({"differing": ["seek", "slow"]}, "'slow' has one effect"),
    ],
)
def test_a_wrong_table_is_refused(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        effects_of(TABLE | change)


def test_a_missing_construction_is_refused() -> None:
    with pytest.raises(LexiconError, match="nouns"):
        effects_of({name: lists for name, lists in TABLE.items() if name != "nouns"})

"""Events that the present tense puts into the future: "buys the shop in May 2030"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from triplewire.extract.lexicon.labels import AUXILIARY_DEPS, PRESENT_TAGS
from triplewire.extract.model import Time
from triplewire.extract.syntax.tree import Word
from triplewire.extract.times.mechanisms.values import period_of


def lies_ahead(verb: Word, times: Iterable[Time], published: str | None) -> bool:
    """Whether an event in the present tense has a date after the publication of the text, as planned ones have."""
    auxiliaries = [word for word in verb.children if word.dep in AUXILIARY_DEPS]
    present = any(word.tag in PRESENT_TAGS for word in (verb, *auxiliaries))
    if published is None or not present or any(word.lemma == "have" for word in auxiliaries):
        return False
    today = date.fromisoformat(published[: len("2016-04-21")])
    periods = (period_of(time.value) for time in times)
    return any(period is not None and period.first > today for period in periods)

"""Numbers of units: "two", "a few", "twenty-five", "half a", "two and a half", "a dozen"."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.lexicon.time_words import TIME_WORDS
from triplewire.extract.times.mechanisms.patterns import Match

NUMBER = "{n1=number|decimal} ( -? {n2=number|decimal} ( -? {n3=number|decimal} )? )?"
COUNT = (
    "<count: half ( a | an ) | ( a )? half | ( a | an | another | the )? ( {vague} ( of )? )?"
    f" {NUMBER} ( and a half )?"
    " | ( a | the | another )? {vague2=vague} ( of )? | a | an >"
)


def count(match: Match) -> float | None:
    """The number in a match of `COUNT`; None where it is vague ("several hundred")."""
    texts = match.texts("count")
    if any(text in TIME_WORDS.vague and text != "some" for text in texts):
        return None
    total = 0.0
    for text in texts:
        if text[0].isdigit():
            total += float(text.replace(",", "").partition("/")[0])
        elif (number := TIME_WORDS.number.get(text)) is not None:
            total = max(total, 1) * number if text in TIME_CONTEXTS.multipliers else total + number
        elif text == "half":
            total += 0.5
    if not total and "some" in texts:
        return None
    return (total or 1) + (0.5 if "half2" in match else 0)

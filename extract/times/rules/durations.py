"""Durations, and sets: how long and how often."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import AMOUNT_LABELS
from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.rules.rule import Rule
from triplewire.extract.times.mechanisms.alphabet import CLASSES
from triplewire.extract.times.mechanisms.counts import COUNT, NUMBER, count
from triplewire.extract.times.mechanisms.patterns import Match, TimePattern
from triplewire.extract.times.mechanisms.values import NEVER_LENGTHS, Moment, duration

_UNIT = "{unit|units}"


def _length(match: Match, _: Moment) -> str | None:
    return duration(count(match), match.code("unit"))


def _no_length(match: Match) -> bool:
    """Whether the words are an age, a fraction ("a quarter of") or count nothing ("one day", "a second")."""
    if _is_age(match) or match.near(-1) == "as":
        return True
    unit, after = match.text("unit"), match.near(1)
    if unit == "quarter" or (unit == "quarters" and after == "of"):
        return True
    texts = match.texts("count")
    if unit in CLASSES["unit"] and texts[-1].isdigit() and len(texts[-1]) == 4:
        return True
    if unit == "second" and texts and texts[-1] in TIME_CONTEXTS.articles:
        return True
    return (
        texts == ("one",)
        and unit == "day"
        and match.near(-1) not in TIME_CONTEXTS.before_length
        and after not in {"after", "before"}
    )


def _is_age(match: Match) -> bool:
    after = [match.near(distance) for distance in (1, 2)]
    return "old" in after or after == ["of", "age"] or match.near(-1) in {"aged", "age"}


def _past_length(match: Match, _: Moment) -> str | None:
    return duration(1 if "unit" in match else None, match.code("unit") or match.code("units"))


def _no_past_length(match: Match) -> bool:
    return match.text("unit") in NEVER_LENGTHS


def _bare_length(match: Match, _: Moment) -> str | None:
    return duration(None, match.code("units"))


def _rate(match: Match, _: Moment) -> str | None:
    return duration(1, match.code("unit"))


def _no_rate(match: Match) -> bool:
    """Whether no amount or number of times stands before the unit, as in "twice a day", "$3 a day"."""
    if match.pieces[match.first].text == "per":
        return False
    before = match.piece(-1)
    return before is None or not (
        before.text in TIME_CONTEXTS.before_rate or before.text[0].isdigit() or before.word.ent in AMOUNT_LABELS
    )


def _every(match: Match, _: Moment) -> str | None:
    if "weekday" in match:
        return f"XXXX-WXX-{match.code('weekday')}"
    if "month" in match:
        return f"XXXX-{match.number('month'):02}"
    if "part" in match:
        return f"XXXX-XX-XXT{match.code('part')}"
    many = 2 if "other" in match else count(match) if "count" in match else 1
    return duration(many, match.code("unit"))


def _often(match: Match, _: Moment) -> str | None:
    return match.code("often")


def _no_often(match: Match) -> bool:
    """Whether the word belongs to a name: "the Daily Mail"."""
    word = match.pieces[match.first].word
    return word.text[0].isupper() and (match.first > 0 or word.pos == "PROPN")


def _days_of_week(match: Match, _: Moment) -> str | None:
    value = f"XXXX-WXX-{match.code('weekdays')}"
    return value + f"T{CLASSES['part'][match.text('part')]}" if "part" in match else value


RULES: tuple[Rule[TimePattern], ...] = (
    Rule(
        "time.a day",
        TimePattern(
            "set",
            "( a | an | per ) {unit}",
            _rate,
            excludes=_no_rate,
            precedence=1,
        ),
        {
            "twice a day": ("P1D",),
            "30,000 per year": ("P1Y",),
        },
        ("for a day",),
    ),
    Rule(
        "time.so long",
        TimePattern(
            "duration",
            f"( ( the )? ( {{direction}} | first | final | full | entire | previous | following ) )?"
            f" {COUNT} ( more | straight | consecutive | full | whole | long )? {_UNIT} ( <half2: and a half > )?",
            _length,
            excludes=_no_length,
        ),
        {
            "the past six months": ("P6M",),
            "for two and a half years": ("P2.5Y",),
            "half an hour": ("PT0.5H",),
            "a year and a half": ("P1.5Y",),
            "several weeks": ("PXW",),
            "two decades": ("P20Y",),
            "a couple of days": ("PXD",),
            "for a dozen years": ("P12Y",),
            "two hundred days": ("P200D",),
        },
        ("a 34-year-old man", "34 years old", "aged 20 years", "a quarter of them", "a second man"),
    ),
    Rule(
        "time.three-day",
        TimePattern(
            "duration",
            f"<count: half | {NUMBER} > ( - and - a - <half2: half > )? - {_UNIT}",
            _length,
            excludes=_no_length,
        ),
        {
            "a three-day visit": ("P3D",),
            "a twenty-five-year sentence": ("P25Y",),
            "a half-hour talk": ("PT0.5H",),
            "a two-and-a-half-year war": ("P2.5Y",),
        },
        ("a 34-year-old man", "a two-horse race"),
    ),
    Rule(
        "time.the past year",
        TimePattern(
            "duration",
            "the {direction} ( {unit} | {units} )",
            _past_length,
            excludes=_no_past_length,
        ),
        {
            "over the past year": ("P1Y",),
            "in the coming days": ("PXD",),
            "the last decade": ("P10Y",),
        },
        ("the next day", "last year"),
    ),
    Rule(
        "time.for years",
        TimePattern(
            "duration",
            "{units}",
            _bare_length,
            excludes=lambda m: m.near(-1) not in TIME_CONTEXTS.before_length or m.near(1) in TIME_CONTEXTS.after_length,
        ),
        {
            "for years": ("PXY",),
            "within hours": ("PTXH",),
        },
        ("the best days", "seconds later"),
    ),
    Rule(
        "time.every day",
        TimePattern(
            "set",
            f"( every | each ) ( <other: other > | {COUNT} )? ( {_UNIT} | {{weekday}} | {{month}} | {{part}} )",
            _every,
        ),
        {
            "every day": ("P1D",),
            "every other week": ("P2W",),
            "every two years": ("P2Y",),
            "every Thursday": ("XXXX-WXX-4",),
            "each morning": ("XXXX-XX-XXTMO",),
        },
        ("every other minister", "each of the days", "the other day"),
    ),
    Rule(
        "time.Mondays",
        TimePattern(
            "set",
            "{weekdays} {part}?",
            _days_of_week,
        ),
        {
            "on Mondays": ("XXXX-WXX-1",),
            "Friday evenings, Saturdays": ("XXXX-WXX-6",),
        },
        ("the mondays",),
    ),
    Rule(
        "time.daily",
        TimePattern(
            "set",
            "{often}",
            _often,
            excludes=_no_often,
        ),
        {
            "they met daily": ("P1D",),
            "an annual report": ("P1Y",),
        },
        ("the Daily Mail",),
    ),
)

"""Whether a relation held on a day, by what is told of its time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triplewire.graph.history.holdings import Told, verdict


def day(text: str) -> date:
    return date.fromisoformat(text)


def on(when: str, source: str = "told") -> Told:
    return Told(source, begun_by=day(when), ended_from=day(when))


def begun(when: str, still: str = "", source: str = "begun") -> Told:
    return Told(source, begun_from=day(when), begun_by=day(when), ended_from=day(still or when), opens=True)


def ended(when: str, source: str = "ended") -> Told:
    return Told(source, begun_by=day(when), ended_from=day(when), ended_by=day(when))


def former(when: str) -> Told:
    return Told("former", ended_by=day(when))


def term(first: str, last: str, source: str = "term") -> Told:
    return Told(source, day(first), day(first), day(last), day(last), opens=True)


BY_YEAR = Told("year", day("2003-01-01"), day("2003-12-31"), day("2007-01-01"), day("2007-12-31"))


@pytest.mark.parametrize(
    ("told", "asked", "held", "inferred"),
    [
        # one telling
        ([on("2015-03-01")], "2015-03-01", "yes", False),
        ([on("2015-03-01")], "2015-03-02", "not known", False),
        ([on("2015-03-01")], "2015-02-28", "not known", False),
        ([begun("2015-03-01")], "2015-02-28", "no", False),
        ([begun("2015-03-01")], "2015-03-01", "yes", False),
        ([begun("2015-03-01")], "2030-01-01", "not known", False),
        ([begun("2009-05-01", still="2015-01-10")], "2012-01-01", "yes", False),
        ([ended("2016-04-18")], "2016-04-18", "yes", False),
        ([ended("2016-04-18")], "2016-04-19", "no", False),
        ([ended("2016-04-18")], "2016-04-17", "not known", False),
        ([former("2016-04-18")], "2016-04-18", "not known", False),
        ([former("2016-04-18")], "2016-04-19", "no", False),
        ([term("2003-01-01", "2007-06-30")], "2005-01-01", "yes", False),
        ([term("2003-01-01", "2007-06-30")], "2007-07-01", "no", False),
        ([term("2003-01-01", "2007-06-30")], "2002-12-31", "no", False),
        ([Told("nothing")], "2005-01-01", "not known", False),
        ([], "2005-01-01", "not known", False),
        # a year is as exact as the text
        ([BY_YEAR], "2003-06-01", "not known", False),
        ([BY_YEAR], "2004-06-01", "yes", False),
        ([BY_YEAR], "2002-12-31", "no", False),
        # several terms
        ([term("2003-01-01", "2007-06-30"), begun("2012-01-01")], "2009-01-01", "no", False),
        ([term("2003-01-01", "2007-06-30"), begun("2012-01-01", "2013-01-01")], "2012-06-01", "yes", False),
        ([term("2003-01-01", "2007-06-30"), begun("2012-01-01")], "2005-01-01", "yes", False),
        ([term("2003-01-01", "2007-06-30"), on("2012-01-01")], "2009-01-01", "not known", False),
        # "President Lee", years after the end
        ([former("2010-01-01"), on("2015-01-01")], "2015-01-01", "not known", False),
        ([former("2010-01-01"), begun("2014-01-01", "2015-01-01")], "2014-06-01", "yes", False),
        # held before what is told as the beginning: appointed again
        ([on("2010-01-01"), begun("2012-01-01")], "2011-01-01", "not known", False),
        # from one telling to the next, if they are near each other and nothing ends it between
        ([on("2015-03-01"), on("2015-09-01")], "2015-06-01", "yes", True),
        ([on("2015-03-01"), on("2019-09-01")], "2017-06-01", "not known", False),
        ([on("2015-03-01"), ended("2015-04-01"), on("2015-09-01")], "2015-06-01", "not known", False),
        ([on("2015-03-01"), ended("2015-09-01")], "2015-06-01", "yes", True),
        # telling and denial of one time
        ([term("2003-01-01", "2007-06-30"), begun("2006-01-01")], "2004-01-01", "yes", False),
    ],
)  # fmt: skip
def test_what_is_told_decides(told: list[Told], asked: str, held: str, *, inferred: bool) -> None:
    found = verdict(told, day(asked))
    assert (found.held, found.inferred) == (held, inferred), found.why
    assert found == verdict(told[::-1], day(asked))
    assert found.by or not told


@pytest.mark.parametrize(
    ("told", "others", "asked", "held", "inferred"),
    [
        ([on("2015-01-01")], [on("2017-01-01", "o")], "2017-01-01", "no", True),
        ([on("2015-01-01")], [begun("2016-01-01", source="o")], "2018-01-01", "no", True),
        ([on("2015-01-01")], [begun("2016-01-01", source="o")], "2015-06-01", "not known", False),
        ([on("2015-01-01"), on("2015-09-01")], [on("2015-06-01", "o")], "2015-06-01", "no", True),
        ([term("2015-01-01", "2016-01-01")], [term("2014-01-01", "2017-01-01", "o")], "2015-06-01", "not known", False),
        ([ended("2015-06-01")], [begun("2015-06-01", source="o")], "2015-06-01", "yes", False),
        ([on("2015-01-01"), on("2018-01-01")], [on("2016-01-01", "o")], "2017-01-01", "not known", False),
    ],
)  # fmt: skip
def test_another_holder_ends_it_only_as_an_inference(
    told: list[Told], others: list[Told], asked: str, held: str, *, inferred: bool
) -> None:
    found = verdict(told, day(asked), others)
    assert (found.held, found.inferred) == (held, inferred), found.why
    if found.inferred:
        assert len({each.source for each in found.by}) == 2


_DAYS = st.dates(day("2000-01-01"), day("2010-12-31"))


@given(st.lists(st.tuples(_DAYS, _DAYS), min_size=1, max_size=3), st.lists(_DAYS, max_size=6), _DAYS)
def test_true_tellings_never_give_a_wrong_answer(ends: list[tuple[date, date]], seen: list[date], asked: date) -> None:
    """Terms with gaps of more than a year, of which the texts tell truly: by their limits, or on a day within."""
    terms = []
    for first, last in sorted((min(pair), max(pair)) for pair in ends):
        if not terms or first - terms[-1][1] > timedelta(days=400):
            terms.append((first, last))
    told = [term(str(first), str(last), f"t{first}") for first, last in terms]
    told += [on(str(one), f"o{one}") for one in seen if any(first <= one <= last for first, last in terms)]
    truth = "yes" if any(first <= asked <= last for first, last in terms) else "no"
    assert verdict(told, asked).held in {truth, "not known"}

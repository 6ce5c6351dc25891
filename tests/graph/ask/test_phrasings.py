"""Questions in words: which named question each is taken for, which none is, and why an answer is empty."""

import re
import shlex
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sketch import summit

import triplewire
from triplewire.extract.errors import DateError
from triplewire.graph.ask import empty_answers
from triplewire.graph.ask.asking import asked_of
from triplewire.graph.ask.empty_answers import why_empty
from triplewire.graph.ask.phrasings import _patterns, understood
from triplewire.graph.ask.question_dates import beginnings, date_of, period_of
from triplewire.graph.ask.questions import question, questions
from triplewire.graph.errors import NameMissing, QuestionUnclear, near_names
from triplewire.graph.knowledge import KnowledgeGraph

SAMPLES = tomllib.loads((Path(__file__).parent / "phrasings.toml").read_text("utf-8"))
TAKEN = [(name, *line.split(" => ")) for name, lines in SAMPLES.items() for line in lines]

NOT_TAKEN = [
  "Why did Ann Lee go to Lima?",
  "Who met him?",
  "Who did not meet Bob Roy?",
  "Who met Ann Lee before the war?",
  "What happened between 2011 and Lima?",
  "What happened in Lima after the war?",
  "Who will win the election?",
  "Who is winning a war?",
  "How old is Ann Lee?",
  "How much did Tata pay for Jaguar?",
  "Did they meet?",
  "What did she say about it?",
  "Ann Lee",
  "What time is it?",
  "Write a poem about Chile",
  "Should Peru attack Chile?",
  "Which is the largest city in Chile?",
  "Who met Ann Lee more often than Bob Roy?",
  "Which events never happened?",
  "What would Ann Lee do if Chile attacked?",
  "",
  "?",
  "what happened",
  "Attack!",
  "Who met Ann Lee yesterday?",
  "Is it raining in Lima?",
  "Who was mayor of Porto in 2015?",
  "Who was president of Chile in May 2019?",
  "Who owned Jaguar in 2006?",
  "Who belonged to the EU in the nineties?",
  "Who led Norbank last year?",
  "Who met Ann Lee on Sunday?",
  "Who met Ann Lee last week?",
  "What did Chile do this summer?",
  "Who attacked a bank?",
  "Who met her brother?",
  "What did Chile's army do?",
  "Who met Ann Lee's lawyer?",
  "Who accused the minister's wife?",
  "Who met the mayor of Porto?",
  "What is the capital of Chile?",
  "Who is the richest man in Chile?",
  "What is the population of Peru?",
  "What is the cause of the fire in Lima?",
  "Who left the bank?",
  "Who won the match?",
  "Who scored the first goal?",
  "Which team lost?",
  "What is the best restaurant in Lima?",
  "Who is the oldest member of the council in Peru?",
  "How far is Lima from Quito?",
  "What did some people do?",
  "Who was killed in April?",
  "Who was convicted of fraud in Lima?",
  "What was flooded by the rains?",
  "Who was shot two days ago?",
  "Did Chile ban hunting?",
]  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.add(summit())
    return graph


@pytest.mark.parametrize(("name", "text", "options"), TAKEN, ids=[text for _, text, _ in TAKEN])
def test_a_question_in_words_is_taken_for_a_named_one(name: str, text: str, options: str) -> None:
    asked = understood(text)
    assert asked
    assert shlex.split(str(asked)) == [name, *shlex.split(options)]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_asks_for_something_else_is_not_taken(text: str) -> None:
    assert understood(text) is None


def test_every_named_question_can_be_asked_in_words() -> None:
    assert SAMPLES.keys() == questions().keys()
    assert {pattern.question.name for pattern in _patterns()} == questions().keys()


def test_each_parameter_in_a_pattern_is_one_of_the_question() -> None:
    for pattern in _patterns():
        known = {parameter.name for parameter in pattern.question.parameters}
        names = dict.fromkeys(("kinds", "do", "done"), "type") | dict.fromkeys(("participle", "base", "gerund"), "verb")
        slots = {names.get(slot, slot) for slot in pattern.form.groupindex}
        assert slots | pattern.implied.keys() <= known, pattern.form.pattern


def test_of_several_readings_that_whose_names_are_known_is_taken(graph: KnowledgeGraph) -> None:
    assert str(asked_of(graph.store, "Who is the President of Chile?")) == "offices --of Chile --role President"
    assert str(asked_of(graph.store, "Who met Bob Roy in Lima?")) == "who-met-whom --actor 'Bob Roy' --place Lima"


def test_each_question_has_ten_phrasings() -> None:
    assert [name for name, lines in SAMPLES.items() if len(lines) < 10] == []


def test_a_question_that_none_fits_is_told_with_those_that_are_like_it(graph: KnowledgeGraph) -> None:
    with pytest.raises(QuestionUnclear, match=r"no named question fits .* ask like 'who"):
        graph.ask("Who has meet Lee and whatnot why")


@pytest.mark.parametrize("text", ["in " + "1" * 100_000, "Who met " + "Lee " * 30_000, "in " * 40_000 + "2016, who?"])
def test_a_question_of_any_length_is_answered_at_once(graph: KnowledgeGraph, text: str) -> None:
    with pytest.raises(QuestionUnclear, match="ask in at most 1,000 characters") as told:
        graph.ask(text)
    assert len(str(told.value)) < 1000


def test_what_is_proposed_is_about_those_whom_the_graph_names_most(tmp_path: Path) -> None:
    with KnowledgeGraph(tmp_path / "store", create=True) as graph:
        graph.add(summit())
        with pytest.raises(QuestionUnclear, match=r"ask like 'did (Ann Lee|Bob Roy) "):
            graph.ask("Did Lee not whatnot?")


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_is_proposed_is_a_question_and_no_pattern(graph: KnowledgeGraph, text: str) -> None:
    with pytest.raises(QuestionUnclear) as raised:
        asked_of(graph.store, text)
    for near in raised.value.near:
        assert not set(near) & set("[]|{}"), near
        assert understood(re.sub("NAME", "Ann Lee", near)), near


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Who was mayor of Porto in 2015?", "Who was mayor of Porto on 2015-07-01?"),
        ("Who was the president of Chile in May 2019?", "Who was the president of Chile on 2019-05-15?"),
        ("Who owned Jaguar during 2006?", "Who owned Jaguar on 2006-07-01?"),
        ("What office did Ann Lee hold in April 2014", "What office did Ann Lee hold on 2014-04-15?"),
        ("Who was a member of NATO in 1999?", "Who was a member of NATO on 1999-07-01?"),
    ],
)
def test_what_is_asked_of_a_year_is_to_be_asked_of_a_day(graph: KnowledgeGraph, text: str, day: str) -> None:
    with pytest.raises(QuestionUnclear, match=re.escape(f"ask it of a day: '{day}'")):
        asked_of(graph.store, text)
    assert understood(day)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Who met Ann Lee and Bob Roy?", "'Ann Lee' or 'Bob Roy'"),
        ("What happened to Chile and Peru?", "'Chile' or 'Peru'"),
        ("What happened in Lima & Chile?", "'Lima' or 'Chile'"),
        ("Who attacked Chile, Peru and Lima?", "'Chile' or 'Peru' or 'Lima'"),
    ],
)
def test_two_names_where_one_is_due_are_told(graph: KnowledgeGraph, text: str, parts: str) -> None:
    with pytest.raises(QuestionUnclear, match=f"ask for one name at a time, {parts}"):
        asked_of(graph.store, text)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Who met Bob Roy on Thursday?", "Who met Bob Roy"), ("What did Chile do this summer?", "What did Chile do"),
        ("Who met Bob Roy yesterday?", "Who met Bob Roy"), ("Who was killed two days ago?", "Who was killed"),
        ("Who was killed in April?", "Who was killed"),
    ],
)  # fmt: skip
def test_a_day_of_the_week_is_to_be_a_date(graph: KnowledgeGraph, text: str, without: str) -> None:
    when = "April 2024" if "April" in text else "2024"  # the year of the newest article
    with pytest.raises(
        QuestionUnclear, match=f"say when as a date, or leave it out: '{without} in {when}.', '{without}.'"
    ):
        asked_of(graph.store, text)
    assert understood(without)
    assert understood(f"{without} in 2016?")


@pytest.mark.parametrize(
    ("text", "less"),
    [
        ("Who was convicted of fraud in Lima?", "ask for less: 'Who was convicted?'"),
        ("Who was sentenced to 35 years in prison?", "ask for less: 'Who was sentenced?'"),
        ("Who accused Ann Lee of fraud?", "ask for less: 'Who accused Ann Lee?'"),
        ("Did Bob Roy accuse Ann Lee of fraud?", "ask for less: 'Did Bob Roy accuse Ann Lee?'"),
        ("Who met Ann Lee more often than Bob Roy?", "ask like"),
        ("What is the capital of Chile?", "ask like"),
        ("Who met Ann Lee's lawyer?", "ask like"),
    ],
)
def test_what_can_be_asked_without_the_last_words_is_told(graph: KnowledgeGraph, text: str, less: str) -> None:
    with pytest.raises(QuestionUnclear, match=re.escape(less)):
        asked_of(graph.store, text)


@pytest.mark.parametrize("text", ["Who met the Bob Roy?", "Who met the Lee?", "What happened in the Lima?"])
def test_an_article_that_the_graph_does_not_have_is_left_out(graph: KnowledgeGraph, text: str) -> None:
    assert len(graph.ask(text)) > 0


def test_a_side_that_is_described_is_one_that_the_graph_knows(pipeline: triplewire.Pipeline) -> None:
    assert understood("Who arrested two men?") is None
    with KnowledgeGraph() as graph:
        graph.add(pipeline.read("The police arrested two men in Lima. A fire killed 14 people.", id="a"))
        for text in ("Who arrested two men?", "Whom did the police arrest?", "Who was arrested?", "Who arrested whom?"):
            assert [str(row[1]) for row in graph.ask(text)] == ["The police arrested two men"], text
        for text in (
            "Who was killed?",
            "Who killed whom?",
            "What killed 14 people?",
        ):  # no type is that of a death by fire
            assert [str(row[1]) for row in graph.ask(text)] == ["A fire killed 14 people"], text
        with pytest.raises(QuestionUnclear):
            graph.ask("Who arrested three men?")


def test_questions_in_words_take_further_parameters_and_days(graph: KnowledgeGraph) -> None:
    assert len(graph.ask("Who met Ann Lee?", place="Lima", date=date(2024, 5, 2))) == 1
    assert len(graph.ask("Who met Ann Lee?", date="2023")) == 0
    with KnowledgeGraph() as dated:
        dated.add(replace(summit(), published="2024-05-03"))
        assert len(dated.ask("Who met Ann Lee?", known_by="2024-05")) == 1
        assert len(dated.ask("who-met-whom", known_by=date(2024, 5, 3), actor="Lee")) == 1
        assert len(dated.to_pandas("offices", known_by="2024-05-02")) == 0
        with pytest.raises(NameMissing):
            dated.ask("Who met Ann Lee?", known_by="2024-04")
        with pytest.raises(DateError):
            dated.ask("offices", known_by="soon")


def test_the_graph_answers_in_words(graph: KnowledgeGraph) -> None:
    (row,) = graph.ask("Who met Ann Lee in Lima in May 2024?").bindings
    assert {"Ann Lee", "Bob Roy"} <= {str(value) for value in row.values()}
    with pytest.raises(NameMissing, match="did you mean Bob Roy"):
        graph.ask("Who met Bob Roi?")
    with pytest.raises(NameMissing, match="the question who-is-in-it lists the names that are"):
        graph.ask("Who met Zorblax?")


def test_a_name_is_near_only_if_it_begins_alike_or_differs_little() -> None:
    assert near_names("Blair", ["air", "bars", "Blaire"]) == "; did you mean Blaire?"
    assert near_names("Slheim", ["Oslo", "Solheim"]) == "; did you mean Solheim?"
    assert near_names("Oslheim", ["air", "Solheim"]) == "; did you mean Solheim?"
    assert near_names("Xavi", ["Lima"]) == ""


@pytest.mark.parametrize(
    ("name", "parameters", "why"),
    [
        ("who-met-whom", {"actor": "Roy", "date": "2016"}, r"actor 'Roy' \(Bob Roy\), date 2016; rows: 1 without date"),
        ("who-met-whom", {"actor": "Chile"}, "no row has actor Chile; rows: 1 without actor"),
        (
            "what-did",
            {"actor": "Lima", "type": "aid"},
            "1 without actor; see the 1 with: triplewire query what-did --type aid",
        ),
        ("versions", {}, "nothing of this kind"),
    ],
)
def test_an_empty_answer_says_why(graph: KnowledgeGraph, name: str, parameters: dict[str, str], why: str) -> None:
    def rows(sparql: str) -> int:
        return len(graph.query(sparql))

    assert rows(question(name).sparql(graph.store, parameters)) == 0
    assert re.search(why, why_empty(graph.store, question(name), parameters, rows))


def test_in_a_large_store_an_empty_answer_is_not_asked_of_the_whole_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def rows(sparql: str) -> int:
        asked.append(sparql)
        return 0

    monkeypatch.setattr(empty_answers, "_FEW", 0)
    with KnowledgeGraph(tmp_path, create=True) as graph:
        graph.add(summit())
        why = why_empty(graph.store, question("who-met-whom"), {"actor": "Chile"}, rows)
        assert (asked, why) == ([], "no row has actor Chile; rows of the whole graph: triplewire query who-met-whom")
        why_empty(graph.store, question("who-met-whom"), {"actor": "Lee", "date": "2016"}, rows)
        assert asked == [question("who-met-whom").sparql(graph.store, {"actor": "Lee"})]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("2016-13", "months run from 01 to 12"),
        ("2016-00-01", "months run from 01 to 12"),
        ("2015-02-29", "days of 2015-02 run from 01 to 28"),
        ("2015-04-31", "from 01 to 30"),
        ("soon", "write it as YYYY-MM-DD"),
        ("", "write it as YYYY-MM-DD"),
        ("0000-01-01", "write it as YYYY-MM-DD"),
        ("²016-01", "write it as YYYY-MM-DD"),
    ],
)
def test_a_date_that_is_none_says_why(value: str, why: str) -> None:
    assert why in str(DateError(value))


@pytest.mark.parametrize("text", ["Who met Ann Lee on 30 February 2024?", "Who met Ann Lee on 2024-02-30?"])
def test_a_day_that_is_none_is_told_wherever_it_is_asked(graph: KnowledgeGraph, text: str) -> None:
    why = "'2024-02-30' is not a date: the days of 2024-02 run from 01 to 29"
    with pytest.raises(DateError, match=re.escape(why)):
        graph.ask(text)
    for name, parameter in (("who-met-whom", "date"), ("offices", "as_of")):
        with pytest.raises(DateError, match=re.escape(why)):
            graph.ask(name, **{parameter: "30 February 2024"})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016", "2016"), ("the year 2016", "2016"), ("april 2016", "2016-04"), ("Sept 2001", "2001-09"),
        ("the 3rd of May 2016", "2016-05-03"), ("3 May, 2016", "2016-05-03"), ("May 3, 2016", "2016-05-03"),
        ("2016-04-21", "2016-04-21"), ("2016-13", "2016-13"), ("30 February 2016", "2016-02-30"), ("Monday", None),
        ("16", None), ("May", None), ("20166", None),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(text: str, day: str | None) -> None:
    assert date_of(text) == day


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("before 2016", "../2015"), ("before January 2016", "../2015-12"), ("before 1 March 2016", "../2016-02-29"),
        ("after 31 December 2015", "2016-01-01/.."), ("after Dec 2015", "2016-01/.."), ("since 2015", "2015/.."),
        ("until May 2016", "../2016-05"), ("between 2015 and 3 May 2016", "2015/2016-05-03"),
        ("from 2015 until 2016", "2015/2016"), ("between 2015", None), ("after the war", None),
        ("since 2015 and 2016", None), ("2015", None), ("before 31 June 2016", "../2016-06-31"),
    ],
)  # fmt: skip
def test_periods_as_people_write_them(text: str, period: str | None) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize(
    ("period", "within", "without"),
    [
        ("2015/2016-04", ["2015", "2015-12-31", "2016-04-30", "2016-01"], ["2014-12-31", "2016-05-01", "2016"]),
        ("../2015-12", ["0987", "1999-01", "2015-12-31TMO"], ["2016", "2016-01-01", "XXXX-05-01"]),
        ("2016-02-29/..", ["2016-02-29", "2016-03", "2017", "9999"], ["2016-02-28", "2016-02", "1999"]),
        ("2016-04", ["2016-04-21"], ["2016-05"]),
    ],
)
def test_a_date_is_in_a_period_if_all_of_it_is(period: str, within: list[str], without: list[str]) -> None:
    starts = tuple(beginnings(period))
    assert len(starts) < 90
    assert all(date.startswith(starts) for date in within)
    assert not any(date.startswith(starts) for date in without)


@pytest.mark.parametrize(
    ("period", "found"), [("2024-05/..", 1), ("../2024-05-02", 1), ("2023/2024-04", 0), ("2024-05-03/..", 0)]
)
def test_events_of_a_period(graph: KnowledgeGraph, period: str, found: int) -> None:
    assert len(graph.ask("who-met-whom", date=period)) == found
    assert len(graph.ask("what-did", actor="Ann Lee", type="consult", date=period)) == found


@pytest.mark.parametrize("period", ["2016-13/..", "../", "2016/soon", "2015/2016/2017", "before 31 June 2016"])
def test_a_period_with_an_end_that_is_no_date_is_refused(graph: KnowledgeGraph, period: str) -> None:
    with pytest.raises(DateError):
        graph.ask("who-met-whom", date=period)

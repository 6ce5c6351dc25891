"""Questions in words: which named question each is taken for, which none is, and why an answer is empty."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from sketch import summit

from triplewire.extract.errors import DateError
from triplewire.graph.ask.empty_answers import why_empty
from triplewire.graph.ask.phrasings import _patterns, asked_of, understood
from triplewire.graph.ask.question_dates import date_of
from triplewire.graph.ask.questions import question, questions
from triplewire.graph.errors import NameMissing, QuestionUnclear
from triplewire.graph.knowledge import KnowledgeGraph

SAMPLES = tomllib.loads((Path(__file__).parent / "phrasings.toml").read_text("utf-8"))
TAKEN = [(name, *line.split(" => ")) for name, lines in SAMPLES.items() for line in lines]

NOT_TAKEN = [
  "Why did Ann Lee go to Lima?",
  "Who met him?",
  "Who did not meet Bob Roy?",
  "Who met Ann Lee before 2016?",
  "What happened since 2011?",
  "What happened in Lima after the war?",
  "Who will win the election?",
  "Who is winning the war?",
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
        slots = {"type" if slot in {"kinds", "do", "done"} else slot for slot in pattern.form.groupindex}
        assert slots | pattern.implied.keys() <= known, pattern.form.pattern


def test_of_several_readings_that_whose_names_are_known_is_taken(graph: KnowledgeGraph) -> None:
    assert str(asked_of(graph.store, "Who is the President of Chile?")) == "offices --of Chile --role President"
    assert str(asked_of(graph.store, "Who met Bob Roy in Lima?")) == "who-met-whom --actor 'Bob Roy' --place Lima"


def test_a_question_that_none_fits_is_told_with_those_that_are_like_it(graph: KnowledgeGraph) -> None:
    with pytest.raises(QuestionUnclear, match=r"no named question fits .* ask like 'who"):
        graph.ask("Who has meet Lee and whatnot why")


def test_the_graph_answers_in_words(graph: KnowledgeGraph) -> None:
    (row,) = graph.ask("Who met Ann Lee in Lima in May 2024?").bindings
    assert {"Ann Lee", "Bob Roy"} <= {str(value) for value in row.values()}
    with pytest.raises(NameMissing, match="did you mean Bob Roy"):
        graph.ask("Who met Bob Roi?")


@pytest.mark.parametrize(
    ("name", "parameters", "why"),
    [
        ("who-met-whom", {"actor": "Roy", "date": "2016"}, r"actor 'Roy' \(Bob Roy\), date 2016; rows: 1 without date"),
        ("who-met-whom", {"actor": "Chile"}, "no row has actor Chile; rows: 1 without actor"),
        ("what-did", {"actor": "Lima", "type": "aid"}, "rows: 1 without actor"),
        ("versions", {}, "nothing of this kind"),
    ],
)
def test_an_empty_answer_says_why(graph: KnowledgeGraph, name: str, parameters: dict[str, str], why: str) -> None:
    def rows(sparql: str) -> int:
        return len(graph.query(sparql))

    assert rows(question(name).sparql(graph.store, parameters)) == 0
    assert re.search(why, why_empty(graph.store, question(name), parameters, rows))


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016", "2016"), ("the year 2016", "2016"), ("april 2016", "2016-04"), ("Sept 2001", "2001-09"),
        ("the 3rd of May 2016", "2016-05-03"), ("3 May, 2016", "2016-05-03"), ("May 3, 2016", "2016-05-03"),
        ("2016-04-21", "2016-04-21"), ("2016-13", "2016-13"), ("30 February 2016", None), ("Monday", None),
        ("16", None), ("May", None), ("20166", None),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(text: str, day: str | None) -> None:
    assert date_of(text) == day

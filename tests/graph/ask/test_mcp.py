"""The tools for agents, called by a client of the official SDK in a real process."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

import pytest
from mcp import Client, StdioServerParameters
from sketch import summit
from typer.testing import CliRunner

from triplewire.graph.cli.main import main
from triplewire.graph.iris import BASE
from triplewire.graph.knowledge import KnowledgeGraph

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
SECONDS = 120  # for all calls together
CALLS: dict[str, dict[str, Any]] = {
    "search": {"words": "ann lee"},
    "entity": {"id": "person-ann-lee"},
    "documents": {},
    "document": {"id": "summit"},
    "events": {"type": "aid", "since": "2019"},
    "facts": {"subject": "Chile", "predicate": "tw:aided"},
    "claims": {"speaker": "Bob Roy", "limit": 1},
    "list_questions": {},
    "named_question": {"name": "who-met-whom", "parameters": {"actor": "Lee"}},
    "ask": {"question": "Who met Ann Lee in Lima?"},
    "explain": {"of": "event-summit.v5"},
    "sparql": {"query": "SELECT ?who { ?who a schema:Person } ORDER BY ?who", "limit": 1},
}
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("ask", {"question": "Why?"}, "no named question fits 'Why?'"),
    ("named_question", {"name": "nope"}, "'nope'"),
    ("named_question", {"name": "offices", "parameters": {"as_of": "2016-13-01"}}, "months run from 01 to 12"),
    ("entity", {"id": "person-nope"}, "no entity has the id 'person-nope'"),
    ("entity", {"id": "x" * 1_000_000}, "no entity has the id 'xxx"),
    ("events", {"type": "war"}, "events: type: 'war' is not one of 'agree'"),
    ("events", {"limit": "x"}, "events: limit: 'x' is not a whole number"),
    ("search", {}, "search: give words"),
    ("search", {"word": "a"}, "search has no 'word'; did you mean words?"),
    (
        "named_question",
        {"name": "offices", "parameters": [1]},
        "parameters: [1] is not an object",
    ),
    ("events", {"since": "soon"}, "'soon' is not a date"),
    ("events", {"until": "1" * 1_000_000}, "is not a date"),
    ("facts", {"subject": "Nobody"}, "nothing in the graph is named 'Nobody'"),
    ("search", {"words": "a", "limit": 0}, "give a limit from 1 to 500"),
    ("sparql", {"query": "INSERT DATA { <a:a> <a:b> <a:c> }"}, "refused"),
    ("sparql", {"query": "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"}, "refused"),
    ("sparql", {"query": "SELECT {"}, "line 1"),
    ("sparql", {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"}, "stopped after 4 seconds"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("graph") / "store"
    with KnowledgeGraph(place, create=True) as graph:
        graph.add(summit())
    return place


@pytest.fixture(scope="module")
def session(store: Path) -> Any:
    """What the server offers, and the results of all calls, in one session."""
    command = [*("-m", "triplewire", "mcp", "--timeout", "4"), "--store", str(store)]
    server = StdioServerParameters(command=sys.executable, args=command, env={**os.environ})

    async def called() -> Any:
        async with Client(server) as client:
            offered = (await client.list_tools()).tools
            answers = {name: await client.call_tool(name, asked) for name, asked in CALLS.items()}
            return offered, answers, [await client.call_tool(name, asked) for name, asked, _ in REFUSED]

    return asyncio.run(asyncio.wait_for(called(), SECONDS))


@pytest.fixture(scope="module")
def found(session: Any) -> dict[str, Any]:
    _, answers, _ = session
    assert not [name for name, answer in answers.items() if answer.is_error]
    return {name: answer.structured_content for name, answer in answers.items()}


def test_each_tool_says_what_it_does_and_that_it_only_reads(session: Any) -> None:
    offered, answers, _ = session
    assert {tool.name for tool in offered} == CALLS.keys()
    assert all(tool.description and tool.annotations.read_only_hint for tool in offered)
    for answer in answers.values():
        assert json.loads(answer.content[0].text) == answer.structured_content


def test_the_tools_give_what_the_graph_has(found: dict[str, Any]) -> None:
    assert found["search"]["items"] == [{"iri": f"{BASE}person-ann-lee", "label": "Ann Lee", "type": "Person"}]
    assert found["entity"]["relations"][0]["relation"] == "President of"
    assert [one["id"] for one in found["documents"]["items"]] == ["summit"]
    assert found["document"]["text"] == summit().text
    assert [one["label"] for one in found["events"]["items"]] == ["Chile aided Peru"]
    assert [one["object"]["label"] for one in found["facts"]["items"]] == ["Peru"]
    assert (len(found["claims"]["items"]), found["claims"]["next_offset"]) == (1, 1)
    assert "who-met-whom" in {one["name"] for one in found["list_questions"]["items"]}
    assert found["named_question"]["rows"] == found["ask"]["rows"]
    assert found["ask"]["parameters"] == {"actor": "Ann Lee", "place": "Lima"}
    assert found["explain"]["items"][0]["quote"] == "Chile aided Peru in 2019."
    assert found["sparql"] == {"columns": ["who"], "rows": [{"who": f"{BASE}person-ann-lee"}], "more": True}


@pytest.mark.parametrize(("number", "why"), [*enumerate(why for *_, why in REFUSED)])
def test_what_cannot_be_answered_says_why(session: Any, number: int, why: str) -> None:
    refused = session[2][number]
    assert refused.is_error
    assert why in refused.content[0].text
    assert "\n" not in refused.content[0].text
    assert "pydantic" not in refused.content[0].text
    assert len(refused.content[0].text) < 1000


def test_without_the_extra_one_sentence_says_what_to_install(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = CliRunner().invoke(main, ["mcp", "--store", str(store)])
    assert result.exit_code == 1
    assert "triplewire: triplewire mcp needs a library" in result.stderr
    assert "pip install 'triplewire[mcp]'" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_store_that_is_not_there_is_told(store: Path) -> None:
    missing = CliRunner().invoke(main, ["mcp", "--store", str(store.parent / "nope")])
    assert "nope" in missing.stderr
    assert missing.exit_code == 2


def test_a_closed_input_ends_it(store: Path) -> None:
    command = [sys.executable, "-m", "triplewire", "mcp", "--store", str(store)]
    ended = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


class Pipes(NamedTuple):
    """A server and the ends of its streams."""

    process: subprocess.Popen[str]
    stdin: IO[str]
    stdout: IO[str]
    stderr: IO[str]

    def ended(self) -> tuple[int, str]:
        """Wait for the server; its status and what it said."""
        return self.process.wait(SECONDS), self.stderr.read()


@pytest.fixture
def served(store: Path) -> Iterator[Pipes]:
    """A server that a client has started."""
    command = [sys.executable, "-m", "triplewire", "mcp", "--store", str(store)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        yield Pipes(process, process.stdin, process.stdout, process.stderr)


PING = '{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n'


def test_an_output_that_its_reader_closes_ends_it_without_a_fault(served: Pipes) -> None:
    served.stdout.close()
    served.stdin.write(PING)
    served.stdin.close()
    assert served.ended() == (0, "")


@pytest.mark.parametrize("asked", ["", PING])
def test_a_client_that_only_closes_our_output_ends_it(served: Pipes, asked: str) -> None:
    served.stdout.close()
    served.stdin.write(asked)
    served.stdin.flush()
    assert served.ended() == (0, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_though_its_input_stays_open(served: Pipes, number: int) -> None:
    served.stdin.write(PING)
    served.stdin.flush()
    assert "result" in served.stdout.readline()
    served.process.send_signal(number)
    assert served.ended() == (128 + number, "triplewire: stopped\n")

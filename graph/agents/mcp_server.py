"""A server of the Model Context Protocol: tools that read the graph, with the official SDK (the extra `mcp`).

Each call is computed in a process of its own kind, within the limits of the server, as requests to `triplewire serve`
are; the tools return what the JSON API returns.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import msgspec
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import ValidationError

from triplewire.extract.errors import TriplewireError, shortened
from triplewire.extract.version import VERSION
from triplewire.graph.agents.sparql_tool import answered_query
from triplewire.graph.agents.standard_streams import end_with_output, own_input
from triplewire.graph.history.days import checked_date
from triplewire.graph.iris import BASE
from triplewire.graph.refused_values import refused
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.store.worker import Limits
from triplewire.graph.toml_keys import unknown_key
from triplewire.graph.web.api import asking, listings
from triplewire.graph.web.api.answer_types import Answer
from triplewire.graph.web.api.listings import Part
from triplewire.graph.web.service.pool import Workers
from triplewire.graph.web.service.read_cache import Source

EventType = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject", "threaten",
    "protest", "sanction", "mobilize", "coerce", "assault",
]  # fmt: skip
EntityType = Literal[
    "Person", "Organization", "Country", "Place", "Group", "Event", "Product", "Work", "Other",
]  # fmt: skip
Found = dict[str, Any]

_ABOUT = """A knowledge graph that triplewire has read from news: who did what to whom, where and when, and who says so.
Facts are what documents state themselves; claims are what somebody in a document says, and are not facts. Every answer
has quotes with their documents: cite them. Names may be parts of names, or IRIs, in full or short (person-ann-lee).
Begin with `search` or `list_questions`. `sparql` is for what no other tool answers; the prefixes tw:, sem:, schema:,
prov:, nif: and rdfs: are declared, and each document is a named graph."""
_PRELOADED = (asking.__name__, listings.__name__, answered_query.__module__)  # what the processes call
_MOST, _WORKERS = 500, 2  # items of an answer; long calls at once
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def run(store: str | Path, limits: Limits, base: str = BASE) -> None:
    """Serve on standard input and output, until the client closes either.

    Raises StoreMissing and other StoreErrors, and BrokenPipeError for an output that is closed first.
    """
    workers = Workers(_source(store), limits, _WORKERS, preload=_PRELOADED)
    workers.start()
    server = make_server(workers, base)
    end = own_input()
    end_with_output(end)
    try:
        server.run("stdio")
    except BaseExceptionGroup as errors:
        if errors.subgroup(BrokenPipeError):
            raise BrokenPipeError from errors
        raise
    finally:
        end()
        workers.close()


def make_server(workers: Workers, base: str = BASE) -> MCPServer:
    """Return a server whose tools read in these processes."""
    server = _Server("triplewire", instructions=_ABOUT, version=VERSION, log_level="WARNING")
    tools = _Tools(workers, base)
    for tool in (
        tools.search, tools.entity, tools.documents, tools.document, tools.events, tools.facts, tools.claims,
        tools.list_questions, tools.named_question, tools.ask, tools.explain, tools.sparql,
    ):  # fmt: skip
        server.tool(annotations=_READS)(tool)
    return server


class _Server(MCPServer):
    """A server that says in one sentence what is wrong with the arguments of a call."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """Call a tool. Raises ToolError, also for an argument that it does not have, which the SDK passes over."""
        tool = next((tool for tool in await self.list_tools() if tool.name == name), None)
        if tool and (said := unknown_key(arguments, [*tool.input_schema.get("properties", ())], name)):
            raise ToolError(said)
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(f"{name}: {_wrong(error.__cause__)}") from error
            raise


def _wrong(error: ValidationError) -> str:
    """Return the first thing that is wrong with arguments, in one sentence."""
    first = error.errors(include_url=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"give {where}" if first["type"] == "missing" else f"{where}: {refused(error)}"


def _source(store: str | Path) -> Source:
    opened = open_store(store, read_only=True)
    return opened if isinstance(opened, RemoteStore) else Path(store)


class _Tools:
    """The tools; the docstring of each is what agents read."""

    def __init__(self, workers: Workers, base: str) -> None:
        self._workers, self._base = workers, base

    async def search(self, words: str, type: EntityType | None = None, limit: int = 20) -> Found:  # noqa: A002
        """Search for actors, places and things whose names contain all words, the best match first."""
        return await self._page(listings.entities, limit, 0, q=words, type=type)

    async def entity(self, id: str) -> Found:  # noqa: A002
        """Tell about an actor, place or thing by its IRI: names, links to Wikidata, coordinates, lasting relations."""
        return await self._one(listings.entity, id)

    async def documents(self, limit: int = 50, offset: int = 0) -> Found:
        """List the documents that were read, with title and date."""
        return await self._page(listings.documents, limit, offset)

    async def document(self, id: str) -> Found:  # noqa: A002
        """Give the text of a document by its id."""
        return await self._one(listings.document, id)

    async def events(
        self,
        type: EventType | None = None,  # noqa: A002
        actor: str | None = None,
        place: str | None = None,
        document: str | None = None,
        since: str | None = None,
        until: str | None = None,
        claimed: bool | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> Found:
        """List events; `since` and `until` are 2016, 2016-04 or 2016-04-21; `claimed`: what somebody claims, or not."""
        asked = {"type": type, "actor": actor, "place": place, "document": document, "since": _date(since)}
        return await self._page(listings.event_list, limit, offset, **asked, until=_date(until), claimed=claimed)

    async def facts(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002
        document: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Found:
        """List plain facts that documents state; `predicate` is a property of the ontology, such as tw:consulted."""
        asked = {"subject": subject, "predicate": predicate, "object": object, "document": document}
        return await self._page(listings.facts, limit, offset, **asked)

    async def claims(
        self,
        speaker: str | None = None,
        about: str | None = None,
        document: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Found:
        """List what somebody claims, with the speakers."""
        return await self._page(listings.claims, limit, offset, speaker=speaker, about=about, document=document)

    async def list_questions(self) -> Found:
        """List the named questions with their parameters."""
        return _plain(asking.question_list())

    async def named_question(
        self, name: str, parameters: dict[str, str] | None = None, limit: int = 50, offset: int = 0
    ) -> Found:
        """Answer a named question, such as who-met-whom with {"actor": "putin", "date": "2016"}."""
        return await self._answer(asking.answer, name, parameters or {}, _part(limit, offset))

    async def ask(self, question: str, limit: int = 50, offset: int = 0) -> Found:
        """Answer a question in words, such as "Who met Putin in Moscow in 2016?", if it fits a named question."""
        return await self._answer(asking.answer_in_words, _part(limit, offset), question)

    async def explain(self, of: str, limit: int = 50, offset: int = 0) -> Found:
        """Say why something is in the graph (an event, fact, relation or name): quotes, rules and documents."""
        return await self._page(listings.evidence, limit, offset, of=of)

    async def sparql(self, query: str, limit: int = 100) -> Found:
        """Answer a SPARQL 1.1 query: SELECT, ASK, CONSTRUCT or DESCRIBE. Updates and SERVICE are refused."""
        found: Found = await self._read(answered_query, query, _part(limit, 0).limit, self._base)
        return found

    async def _one(self, read: Callable[..., Answer], id_: str) -> Found:
        return _plain(await self._read(read, id_))

    async def _page(self, read: Callable[..., Any], limit: int, offset: int, **asked: Any) -> Found:
        items, more = await self._read(read, part=_part(limit, offset), **asked)
        return {"items": [_plain(item) for item in items], "next_offset": offset + limit if more else None}

    async def _answer(self, read: Callable[..., Any], *asked: Any) -> Found:
        found, more = await self._read(read, *asked)
        part = next(each for each in asked if isinstance(each, Part))
        told = _plain(found)
        del told["next"]  # the address of the JSON API
        return told | {"next_offset": part.offset + part.limit if more else None}

    async def _read(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        try:
            return await self._workers.read_query(function, *arguments, **named)
        except TriplewireError as error:  # which may quote an argument of any length
            raise ToolError(shortened(str(error))) from error


def _plain(answer: Answer) -> Found:
    found: Found = msgspec.to_builtins(answer)
    return found


def _part(limit: int, offset: int) -> Part:
    if not 1 <= limit <= _MOST or offset < 0:
        raise ToolError(f"give a limit from 1 to {_MOST}, and an offset from 0")
    return Part(limit, offset)


def _date(value: str | None) -> str | None:
    """Return a day, month or year as it is. Raises ToolError."""
    try:
        return value and checked_date(value)
    except TriplewireError as error:
        raise ToolError(shortened(str(error))) from error

"""The only place that a store is made: in memory, on disk with Oxigraph, or a remote SPARQL 1.1 server.

A store is a set of named graphs, one a document. `replace` puts a whole graph in, or nothing of it: a reader or a
crash never meets half a document.
"""

from __future__ import annotations

import base64
import os
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from graph.errors import StoreError, StoreLocked, StoreMissing, StoreUnreachable

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Store(Protocol):
    """What the rest needs of a store. A graph is named by its IRI; every method may raise StoreError."""

    @property
    def name(self) -> str:
        """The path or URL, for messages."""

    @property
    def remote(self) -> bool:
        """Whether a network leads to it."""

    def reader(self) -> Store:
        """This store for reading in a forked process."""

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted."""

    def read(self, graph: str) -> list[ox.Triple]:
        """The triples of one named graph; none where there is no such graph."""

    def quads(self) -> Iterator[ox.Quad]:
        """Everything in named graphs."""

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Make `graph` consist of `triples`, wholly or not at all; False where it already did."""

    def remove(self, graph: str) -> bool:
        """Take the graph out; False where there is none."""

    def query(self, sparql: str, *, union: bool = True) -> Answer:
        """Answer a query; with `union`, outside of GRAPH over all named graphs together."""

    def close(self) -> None:
        """Write out what is not yet on disk and let go."""


def open_store(where: str | Path | None = None, *, read_only: bool = False) -> Store:
    """The store at a path, at a URL (http or https), or, without either, a new one in memory.

    `read_only` opens a store on disk beside a process that writes to it, and raises StoreMissing where there is none.
    """
    if where is None:
        return OxigraphStore()
    if str(where).startswith(("http://", "https://")):
        return RemoteStore.at(str(where))
    return OxigraphStore(Path(where), read_only=read_only)


class OxigraphStore:
    """Oxigraph embedded: in memory without a path, else in that folder. One process writes at a time."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        if read_only and path and not (path / "CURRENT").exists():
            raise StoreMissing(str(path))
        self.engine = _open(path, read_only=read_only) if path else ox.Store()

    @property
    def name(self) -> str:
        """The path, for messages."""
        return str(self.path or "in memory")

    @property
    def remote(self) -> bool:
        """Whether a network leads to it."""
        return False

    def reader(self) -> Store:
        """This store for reading in a forked process, which must not share the locks of an open store on disk."""
        return OxigraphStore(self.path, read_only=True) if self.path and not self.read_only else self

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted."""
        return sorted(g.value for g in self.engine.named_graphs() if isinstance(g, ox.NamedNode))

    def read(self, graph: str) -> list[ox.Triple]:
        """The triples of one named graph; none where there is no such graph."""
        return [quad.triple for quad in self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))]

    def quads(self) -> Iterator[ox.Quad]:
        """Everything in named graphs."""
        for graph in self.graphs():
            yield from self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Make `graph` consist of `triples`, wholly or not at all; False where it already did."""
        node = ox.NamedNode(graph)
        old, new = set(self.read(graph)), set(triples)
        if old == new:
            return False
        if old:  # one update is one transaction; two calls would not be
            self.engine.update(f"{_data('DELETE', node, old - new)} ; {_data('INSERT', node, new - old)}")
        else:
            self.engine.extend(ox.Quad(t.subject, t.predicate, t.object, node) for t in new)
        if not new:
            self.engine.remove_graph(node)
        return True

    def remove(self, graph: str) -> bool:
        """Take the graph out; False where there is none."""
        node = ox.NamedNode(graph)
        there = self.engine.contains_named_graph(node)
        self.engine.remove_graph(node)
        return there

    def query(self, sparql: str, *, union: bool = True) -> Answer:
        """Answer a query; with `union`, outside of GRAPH over all named graphs together."""
        return self.engine.query(sparql, use_default_graph_as_union=union)

    def close(self) -> None:
        """Write out what is not yet on disk and let go of the lock."""
        if self.path and not self.read_only:
            self.engine.flush()
        del self.engine


def _open(path: Path, *, read_only: bool) -> ox.Store:
    try:
        if read_only:
            return ox.Store.read_only(str(path))
        path.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(path))
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreLocked(str(path)) from error
        raise StoreError(str(path), f"cannot be opened: {error}") from error


def n_triples(triples: Iterable[ox.Triple]) -> bytes:
    """The triples as N-Triples, one a line."""
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _data(verb: str, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> str:
    lines = n_triples(triples).decode()
    return f"{verb} DATA {{ GRAPH {graph} {{ {lines} }} }}"


@dataclass(frozen=True, slots=True)
class RemoteStore:
    """A SPARQL 1.1 server over HTTP: Query, and Graph Store Protocol (`graph_url`) or, without it, Update.

    Credentials come from the environment: TRIPLEWIRE_STORE_USER with TRIPLEWIRE_STORE_PASSWORD, or
    TRIPLEWIRE_STORE_TOKEN.
    """

    query_url: str
    update_url: str
    graph_url: str | None = None
    timeout: float = 60.0

    @classmethod
    def at(cls, url: str) -> RemoteStore:
        """The server at `url`: `url/query`, `url/update`, `url/store`, as Oxigraph has them.

        TRIPLEWIRE_QUERY_URL, TRIPLEWIRE_UPDATE_URL and TRIPLEWIRE_GRAPH_URL say where another server has them.
        """
        url = url.rstrip("/")
        return cls(
            os.environ.get("TRIPLEWIRE_QUERY_URL", f"{url}/query"),
            os.environ.get("TRIPLEWIRE_UPDATE_URL", f"{url}/update"),
            os.environ.get("TRIPLEWIRE_GRAPH_URL", f"{url}/store") or None,
        )

    @property
    def name(self) -> str:
        """The URL, for messages."""
        return self.query_url

    @property
    def remote(self) -> bool:
        """Whether a network leads to it."""
        return True

    def reader(self) -> Store:
        """This store for reading in a forked process."""
        return self

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, sorted."""
        found = self.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", union=False)
        return sorted(row["g"].value for row in found)  # type: ignore[union-attr]

    def read(self, graph: str) -> list[ox.Triple]:
        """The triples of one named graph; none where there is no such graph."""
        construct = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"
        body = self._send(self.query_url, construct, "application/sparql-query", "application/n-triples")
        return [quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES)]

    def quads(self) -> Iterator[ox.Quad]:
        """Everything in named graphs."""
        for graph in self.graphs():
            for triple in self.read(graph):
                yield ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph))

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Make `graph` consist of `triples`, wholly or not at all; False where it already did."""
        new = set(triples)
        if set(self.read(graph)) == new:
            return False
        if self.graph_url:
            self._send(self._graph(graph), n_triples(new), "application/n-triples", method="PUT")
        else:
            node = ox.NamedNode(graph)
            self.update(f"DROP SILENT GRAPH {node} ; {_data('INSERT', node, new)}")
        return True

    def remove(self, graph: str) -> bool:
        """Take the graph out; False where there is none."""
        if not self.read(graph):
            return False
        if self.graph_url:
            self._send(self._graph(graph), None, method="DELETE")
        else:
            self.update(f"DROP SILENT GRAPH {ox.NamedNode(graph)}")
        return True

    def query(self, sparql: str, *, union: bool = True) -> Answer:
        """Answer a SELECT or ASK query; with `union`, outside of GRAPH over all named graphs together."""
        url = self.query_url + ("?" + urllib.parse.urlencode({"union-default-graph": ""}) if union else "")
        body = self._send(url, sparql, "application/sparql-query", "application/sparql-results+json")
        return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)

    def update(self, sparql: str) -> None:
        """Carry out a SPARQL update."""
        self._send(self.update_url, sparql, "application/sparql-update")

    def close(self) -> None:
        """Nothing is held open."""

    def _graph(self, graph: str) -> str:
        return f"{self.graph_url}?{urllib.parse.urlencode({'graph': graph})}"

    def _send(
        self, url: str, body: str | bytes | None, sent: str = "", wanted: str = "*/*", method: str = "POST"
    ) -> bytes:
        headers = {"Accept": wanted, **({"Content-Type": f"{sent}; charset=utf-8"} if sent else {}), **_credentials()}
        data = body.encode() if isinstance(body, str) else body
        request = urllib.request.Request(url, data, headers, method=method)  # noqa: S310  # http(s), see open_store
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            said = error.read(2000).decode("utf-8", "replace").strip()
            raise StoreUnreachable(url, f"answers {error.code} {error.reason}: {said}") from error
        except OSError as error:
            raise StoreUnreachable(url, f"does not answer: {error}") from error


def _credentials() -> dict[str, str]:
    if token := os.environ.get("TRIPLEWIRE_STORE_TOKEN"):
        return {"Authorization": f"Bearer {token}"}
    if user := os.environ.get("TRIPLEWIRE_STORE_USER"):
        pair = f"{user}:{os.environ.get('TRIPLEWIRE_STORE_PASSWORD', '')}"
        return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}
    return {}

"""A store over HTTP: any SPARQL 1.1 server."""

from __future__ import annotations

import base64
import http.client
import os
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from triplewire.graph.errors import StoreUnreachable
from triplewire.graph.iris import BASE
from triplewire.graph.store.interface import NONE, Amendment, Answer, Dataset
from triplewire.graph.store.update import amendment, insertion, removal
from triplewire.ontology.terms import PREFIXES

_PROLOGUE = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items()) + "\n"
_RESULTS = "application/sparql-results+json, application/n-triples;q=0.9"


@dataclass(frozen=True, slots=True)
class RemoteStore:
    """A SPARQL 1.1 server over HTTP: Query, Update and, if available (`graph_url`), the Graph Store Protocol.

    Its default graph must be a separate graph, as in the standard, and not the union of the named graphs.

    Credentials come from the environment: TRIPLEWIRE_STORE_USER with TRIPLEWIRE_STORE_PASSWORD, or
    TRIPLEWIRE_STORE_TOKEN.
    """

    query_url: str
    update_url: str
    graph_url: str | None = None
    timeout: float = 60.0

    @classmethod
    def at(cls, url: str) -> RemoteStore:
        """Return the server at `url`, with the paths of Oxigraph: `url/query`, `url/update`, `url/store`.

        TRIPLEWIRE_QUERY_URL, TRIPLEWIRE_UPDATE_URL and TRIPLEWIRE_GRAPH_URL give the addresses for another server.
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
        """Whether the store is reached over a network."""
        return True

    @property
    def derived(self) -> None:
        """Nothing: a server has its own."""

    @property
    def index(self) -> None:
        """None: a server looks up by itself."""

    def reader(self, *, fresh: bool = False) -> RemoteStore:  # noqa: ARG002  # every query is fresh
        """Return this store for reading in a forked process."""
        return self

    def failure(self, error: Exception) -> Exception:
        """Return the error itself: those of the server are StoreUnreachable already."""
        return error

    def damage(self) -> str:
        """Return "": a server checks its own files."""
        return ""

    def graphs(self) -> list[str]:
        """Return the IRIs of all named graphs, sorted."""
        found = self.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
        return sorted(row["g"].value for row in found)  # type: ignore[union-attr]

    def read(self, graph: str) -> list[ox.Triple]:
        """Return the triples of one named graph; none if there is no such graph."""
        if not self.query(f"ASK {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"):
            return []  # servers differ in their answer for a missing graph
        if self.graph_url:
            url = f"{self.graph_url}?{urllib.parse.urlencode({'graph': graph})}"
            body, _ = self._send(url, None, wanted="application/n-triples", method="GET")
        else:
            construct = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"
            body, _ = self._send(self.query_url, construct, "application/sparql-query", "application/n-triples")
        return [quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES)]

    def quads(self) -> Iterator[ox.Quad]:
        """Return all quads of named graphs."""
        for graph in self.graphs():
            for triple in self.read(graph):
                yield ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph))

    def union(self) -> Iterator[ox.Triple]:
        """Return the triples of all named graphs together, each once."""
        return cast("ox.QueryTriples", self.query("CONSTRUCT WHERE { ?s ?p ?o }"))

    def change(
        self, graphs: Mapping[str, Iterable[ox.Triple]], amended: Mapping[str, Amendment] = NONE
    ) -> frozenset[str]:
        """Make each graph consist of its triples, and amend others, all or none; return those that changed."""
        steps = [amendment(ox.NamedNode(graph), each.gone, each.added) for graph, each in amended.items()]
        changed = set(amended)
        for graph, triples in graphs.items():
            node, new = ox.NamedNode(graph), set(triples)
            if set(self.read(graph)) != new:
                changed.add(graph)
                steps.append(removal(node))
                steps += [insertion(node, new)] if new else []
        if steps:
            self.update(" ; ".join(steps))
        return frozenset(changed)

    def replace(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Make `graph` consist of `triples`, completely or not at all; return False if nothing changed."""
        return bool(self.change({graph: triples}))

    def remove(self, graph: str) -> bool:
        """Remove the graph; return False if there is none."""
        there = graph in self.graphs()
        if there:
            self.update(removal(ox.NamedNode(graph)))
        return there

    def query(self, sparql: str, *, dataset: Dataset | None = None, base: str = BASE) -> Answer:
        """Answer a query, over all named graphs together outside GRAPH, with our prefixes and `base` as `:`."""
        parameters = []
        if dataset:
            parameters += [("default-graph-uri", graph) for graph in dataset.default]
            parameters += [("named-graph-uri", graph) for graph in dataset.named]
        url = self.query_url + ("?" + urllib.parse.urlencode(parameters) if parameters else "")
        body, kind = self._send(url, f"PREFIX : <{base}> {_PROLOGUE}{sparql}", "application/sparql-query", _RESULTS)
        if "n-triples" in kind:
            store = ox.Store()
            store.load(body, ox.RdfFormat.N_TRIPLES)
            return cast("ox.QueryTriples", store.query("CONSTRUCT WHERE { ?s ?p ?o }"))
        try:
            return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise StoreUnreachable(
                url, f"answers with {kind}, which is no result of a query: see its address"
            ) from error

    def update(self, sparql: str) -> None:
        """Carry out a SPARQL update."""
        self._send(self.update_url, sparql, "application/sparql-update")

    def close(self) -> None:
        """Do nothing: there is no open connection."""

    def _send(
        self, url: str, body: str | bytes | None, sent: str = "", wanted: str = "*/*", method: str = "POST"
    ) -> tuple[bytes, str]:
        """Send a request; return the body of the response, and its media type."""
        headers = {"Accept": wanted, **({"Content-Type": f"{sent}; charset=utf-8"} if sent else {}), **_credentials()}
        data = body.encode() if isinstance(body, str) else body
        try:
            request = urllib.request.Request(url, data, headers, method=method)  # noqa: S310  # http(s), see open_store
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310
                return bytes(answer.read()), answer.headers.get_content_type()
        except urllib.error.HTTPError as error:
            said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:200]
            raise StoreUnreachable(
                url, f"answers {error.code} {error.reason}: {said}{_ADVICE.get(error.code, '')}"
            ) from error
        except OSError as error:
            raise StoreUnreachable(url, f"does not answer: {error}") from error
        except http.client.HTTPException as error:
            raise StoreUnreachable(url, f"broke off its answer: {error!r}") from error
        except ValueError as error:
            raise StoreUnreachable(url, f"is no address of a server ({error}): check it") from error


_ADVICE = {
    404: "; a store is given by the address to which /query, /update and /store are added, and TRIPLEWIRE_QUERY_URL, "
    "TRIPLEWIRE_UPDATE_URL and TRIPLEWIRE_GRAPH_URL name others",
    401: "; TRIPLEWIRE_STORE_USER and TRIPLEWIRE_STORE_PASSWORD, or TRIPLEWIRE_STORE_TOKEN, are its credentials",
}


def _credentials() -> dict[str, str]:
    if token := os.environ.get("TRIPLEWIRE_STORE_TOKEN"):
        return {"Authorization": f"Bearer {token}"}
    if user := os.environ.get("TRIPLEWIRE_STORE_USER"):
        pair = f"{user}:{os.environ.get('TRIPLEWIRE_STORE_PASSWORD', '')}"
        return {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}
    return {}

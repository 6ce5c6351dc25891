"""The knowledge graph, to which a user adds documents and which answers queries."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

import pyoxigraph as ox

from triplewire.extract.errors import expect
from triplewire.extract.model import Document
from triplewire.graph.ask.corrected import Corrections
from triplewire.graph.ask.explain import Evidence, explain
from triplewire.graph.ask.node_search import full_iri
from triplewire.graph.ask.query import run
from triplewire.graph.ask.questions import question, questions
from triplewire.graph.check.conformance import LeftOut
from triplewire.graph.corrections.book import kept
from triplewire.graph.corrections.correction import Correction
from triplewire.graph.corrections.correction_file import corrections_in
from triplewire.graph.corrections.making import Plan, plan, plan_undoing
from triplewire.graph.corrections.prepared import Prepared, prepare, with_corrections
from triplewire.graph.errors import DocumentMissing, QueryUnknown
from triplewire.graph.history.changes import Change, changes
from triplewire.graph.history.days import checked_day
from triplewire.graph.history.known_by import known_by
from triplewire.graph.history.versions import Version, revised, versions
from triplewire.graph.identity.register import Decided, Register
from triplewire.graph.iris import BASE, checked_base
from triplewire.graph.out.cells import number
from triplewire.graph.out.export import export
from triplewire.graph.out.frames import FRAMES
from triplewire.graph.out.graph_summary import graph_html
from triplewire.graph.out.network import to_networkx
from triplewire.graph.review.items import KINDS, Item, Kind
from triplewire.graph.review.waiting import waiting
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.worker import FORKING, Limits
from triplewire.graph.write.build import BAR
from triplewire.graph.write.user_names import Names
from triplewire.ontology.terms import NIF, RDF, SCHEMA, TW

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from triplewire.graph.ask.rdflib_adapter import Answer
    from triplewire.graph.view.notebook_frame import Frame

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Added:
    """The result of adding a document: whether the graph changed, its number of triples, and the nodes left out.

    `replaced`: the graph had another text under the same id, and no newer one.
    """

    changed: bool
    triples: int
    left_out: tuple[LeftOut, ...]
    replaced: bool = False


def _texts(triples: Iterable[ox.Triple]) -> frozenset[str]:
    """The text of the document in its graph; none where there is no such graph."""
    return frozenset(cast("ox.Literal", t.object).value for t in triples if t.predicate.value == NIF.isString)


class KnowledgeGraph:
    """A graph of documents over a store: one named graph per document; together they form the graph.

    >>> from triplewire.extract.model import Document, Provenance
    >>> graph = KnowledgeGraph()
    >>> graph.add(Document("a", "a.txt", None, None, None, "Nothing.", Provenance("1", "none", "none"))).changed
    True
    >>> graph.documents()
    ['a']
    """

    def __init__(
        self,
        store: str | Path | Store | None = None,
        *,
        base: str = BASE,
        names: str | Path | Names | None = None,
        bar: float = BAR,
        tellings: bool = True,
        keep_versions: bool = True,
        create: bool = False,
    ) -> None:
        """Open the store at a path or URL, or one in memory; with `create`, make the one at a path if there is none.

        `base` begins every IRI of a node; `names` is a file with the user's decisions about names (`Names`).
        `bar` is the confidence, from 0 to 1, that an event or relation needs to become a plain fact as well.
        With `tellings`, documents with much the same text are sources of one telling. With `keep_versions`, a document
        whose text or headline changes keeps its former versions, which no query reads.
        Raises StoreMissing and other StoreErrors, NamesFileError, and ValueError for an invalid base or bar.
        """
        expect("bar", bar, int, float)
        if store is not None and not hasattr(store, "query"):
            expect("store", store, str, Path, advice="the path or URL of a store")
        if not 0 <= bar <= 1:
            raise ValueError(f"{bar!r} cannot be the bar of plain facts: give a confidence from 0 to 1")
        self.bar, self.tellings, self.keep_versions = bar, tellings, keep_versions
        self.base = checked_base(base)
        expect("names", names, str, Path, Names, type(None))
        self.names = Names.read(Path(names)) if isinstance(names, (str, Path)) else names or Names()
        self.store: Store = (
            open_store(store, create=create) if store is None or isinstance(store, (str, Path)) else store
        )
        self._register = Register(self.store)

    def add(self, document: Document) -> Added:
        """Add a document or nothing; one with the same id is replaced, and an identical one changes nothing."""
        (added,) = self.put(self.prepared(document))
        return added

    def prepared(self, document: Document) -> Prepared:
        """Return the checked graph of a document, to be added with others (`put`). Raises ArgumentError."""
        expect("document", document, Document, advice="triplewire.load().read(text) makes one")
        return prepare(document, self.base, self.names, self.bar, tellings=self.tellings, corrections=self.corrections)

    def put(self, *prepared: Prepared, decided: Decided | None = None) -> tuple[Added, ...]:
        """Add prepared documents, all or none; adding many at once takes half the time of adding them singly.

        `decided`: the names of actors, if they were decided before, from all documents (`identity.register.decide`).
        """
        for each in prepared:
            expect("prepared", each, Prepared, advice="KnowledgeGraph.prepared(document) makes one")
        prepared = with_corrections(prepared, self.corrections)
        with FORKING:
            return self._put(prepared, decided)

    def _put(self, prepared: tuple[Prepared, ...], decided: Decided | None) -> tuple[Added, ...]:
        known = {p.graph: self.store.read(p.graph) for p in prepared}
        coming: dict[str, Iterable[ox.Triple]] = dict(known)
        for p in prepared:
            former = coming[p.graph]
            coming[p.graph] = revised(p.graph, former, p.triples) if self.keep_versions and former else p.triples
        replaced = {graph: _texts(old) not in (frozenset(), _texts(coming[graph])) for graph, old in known.items()}
        changed = self._change(coming, decided)
        for p in prepared:
            _LOG.info("added %s: %d triples, %d nodes left out", p.graph, len(p.triples), len(p.left_out))
        return tuple(Added(p.graph in changed, len(p.triples), p.left_out, replaced[p.graph]) for p in prepared)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """All corrections, by date and id; every document that is added is corrected by them."""
        return kept(self.store)

    def corrections_of(self, id: str) -> tuple[Correction, ...]:  # noqa: A002  # the record's word
        """Return the corrections that are about this document alone, or that change no other one."""
        changes = Corrections(self.store).all
        here, elsewhere = ({c.id for c in changes if (c.document == id) is own} for own in (True, False))
        return tuple(e for e in self.corrections if e.documents == frozenset({id}) or e.id in here - elsewhere)

    def correct(
        self,
        what: Path | str | Correction | Iterable[Correction],
        *,
        by: str = "",
        on: date | None = None,
        dry_run: bool = False,
    ) -> Plan:
        """Make corrections: those of a file (a Path), of a text as in such a file, or given as values.

        `by` and `on` say who and when, where the corrections do not. What came from the same file before, and is in it
        no more, is undone. Those that are wrong, fit nothing, are ambiguous or contradict one of the same moment are in
        the result with the reason; the others are made, in one change. With `dry_run`, nothing is changed. Raises
        CorrectionsFileError for a file that is no TOML.
        """
        read = corrections_in(what, by=by, on=on)
        file = what.name if isinstance(what, Path) else ""
        return self._made(plan(self.store, self.base, read.corrections, file=file, wrong=read.wrong), dry_run=dry_run)

    def undo(self, *ids: str, dry_run: bool = False) -> Plan:
        """Undo corrections by their ids; the graph is then as if they had never been made. Raises CorrectionRefused."""
        return self._made(plan_undoing(self.store, self.base, ids), dry_run=dry_run)

    def _made(self, planned: Plan, *, dry_run: bool) -> Plan:
        if planned.graphs and not dry_run:
            self._change(planned.graphs)
        return planned

    def _change(self, graphs: Mapping[str, Iterable[ox.Triple]], decided: Decided | None = None) -> frozenset[str]:
        with FORKING:
            return self._register.change(graphs, decided)

    def review(self, *kinds: Kind, most: int | None = None) -> tuple[Item, ...]:
        """Return what waits for a decision: "conflict", "fact" and "merge", of each kind the `most` pressing.

        `graph.correct(item.accept)` accepts an item, and `graph.correct(item.reject)` rejects it.
        """
        for kind in kinds:
            if kind not in KINDS:
                raise QueryUnknown("kind of item", kind, KINDS)
        return waiting(self.store, kinds or KINDS, most)

    def remove(self, id: str) -> None:  # noqa: A002  # the record's word
        """Remove a document, given by id or IRI, in all its versions, with everything that only it supports.

        Raises DocumentMissing.
        """
        graph = self._graph(id)
        self._change({graph: ()})
        _LOG.info("removed %s", graph)

    def told_by(self, id: str) -> str:  # noqa: A002
        """Return how many events, relations and plain facts a document tells, in words; raises DocumentMissing."""
        classes = {"event": TW.Event, "relation": TW.Relation, "plain fact": TW.Fact}
        of_class = Counter(str(t.object) for t in self.store.read(self._graph(id)) if t.predicate.value == RDF.type)
        return ", ".join(number(of_class[f"<{class_}>"], name) for name, class_ in classes.items())

    def versions(self, id: str) -> tuple[Version, ...]:  # noqa: A002
        """Return the versions of a document, the newest last; raises DocumentMissing."""
        graph = self._graph(id)
        return tuple(versions(graph, self.store.read(graph)))

    def changes(self, first: str | date, last: str | date) -> list[Change]:
        """Return what began, ended and was corrected after the first day and until the last. Raises DateError."""
        return changes(self.store, checked_day(first).isoformat(), checked_day(last).isoformat())

    def known_by(self, day: str | date) -> KnowledgeGraph:
        """Return the graph of what was published by a day, a month or a year (2016-04), as a copy in memory."""
        return KnowledgeGraph(known_by(self.store, day), base=self.base, names=self.names, bar=self.bar)

    def _graph(self, id: str) -> str:  # noqa: A002
        expect("id", id, str)
        documents = self._documents()
        if id in documents:
            return documents[id]
        if (iri := full_iri(self.store, id)) in documents.values():
            return iri
        raise DocumentMissing(id, documents)

    def documents(self) -> list[str]:
        """Return the ids of the documents in the graph, sorted."""
        return sorted(self._documents())

    def _documents(self) -> dict[str, str]:
        rows = self.store.query(f"SELECT ?id ?g {{ GRAPH ?g {{ ?g <{SCHEMA.identifier}> ?id }} }}")
        return {row["id"].value: row["g"].value for row in rows}  # type: ignore[union-attr]

    def query(self, sparql: str, limits: Limits | None = None) -> Answer:
        """Answer SPARQL over all documents together: the Result of rdflib, which also becomes a data frame.

        Raises QuerySyntaxError, QueryRefused, QueryTooLong. `GRAPH ?g { ... }` queries single documents,
        and `:` is the base: `:person-ann-lee`.
        """
        expect("sparql", sparql, str)
        from triplewire.graph.ask.rdflib_adapter import as_result  # noqa: PLC0415  # a build asks nothing

        return as_result(run(self.store, sparql, limits or Limits(), self.base))

    def ask(self, name: str, *, known_by: str | date | None = None, **parameters: str | date) -> Answer:
        """Answer a named question, `ask("who-met-whom", actor="putin")`, or one in words, `ask("Who met Putin?")`.

        With `known_by`, of what was published by that day, month or year, as `KnowledgeGraph.known_by` gives it; other
        parameters beside a question in words are added to its own. Raises QueryUnknown, QuestionUnclear, DateError, and
        NameMissing if no node of the graph has a name like a parameter's.
        """
        expect("name", name, str, advice="a named question, or one in words")
        for parameter, value in parameters.items():
            expect(parameter, value, str, date, advice="leave it out for any")
        if known_by is not None:
            return self.known_by(known_by).ask(name, **parameters)
        given = {key: value.isoformat() if isinstance(value, date) else value for key, value in parameters.items()}
        if " " in name:
            from triplewire.graph.ask.asking import asked_of  # noqa: PLC0415  # a build asks nothing

            asked = asked_of(self.store, name)
            return self.query(asked.question.sparql(self.store, {**asked.parameters, **given}))
        return self.query(question(name).sparql(self.store, given))

    def explain(self, what: str) -> tuple[Evidence, ...]:
        """Return the evidence for the event, relation or fact of an IRI, or for all statements about a thing.

        `what` is the IRI of any of these, or the name of a thing. Raises NameMissing.
        """
        expect("what", what, str)
        return explain(self.store, what)

    def rdflib(self) -> rdflib.Dataset:
        """Return an rdflib Dataset over the same store; its default graph is the union of all documents.

        Use it only for reading: triples written through it belong to no document.
        """
        from triplewire.graph.ask.rdflib_adapter import as_dataset  # noqa: PLC0415  # a build asks nothing

        return as_dataset(self.store)

    def to_networkx(self, **options: Any) -> nx.MultiDiGraph:
        """Return things as nodes and facts as edges; for the options see `graph.out.network.to_networkx`."""
        return to_networkx(self.store, **options)

    def export(self, form: str, **options: bool) -> bytes:
        """Export in one of the formats of `graph.out.export`; the same graph gives the same bytes.

        For the options, `claims` and `unconnected`, see `graph.out.network.read_network`.
        """
        return export(self.store, form, self.base, **options)

    def to_pandas(self, what: str, **parameters: str | date) -> pd.DataFrame:
        """Return "entities", "events", "facts" or "claims" as a data frame, or the answer to a question or to SPARQL.

        For the columns of the first four see `graph.out.frames`; a question is one that `ask` takes. Raises the errors
        of `ask` and `query`, and ExtraMissing without pandas.
        """
        expect("what", what, str)
        if what in FRAMES and not parameters:
            return FRAMES[what](self.store)
        if "{" not in what and " " not in what and what not in questions():
            raise QueryUnknown("frame or question", what, (*FRAMES, *questions()))
        answer = self.query(what) if "{" in what else self.ask(what, **parameters)
        return answer.to_pandas()

    def show(self) -> Frame:
        """Return the most important part of the graph as an interactive page for a notebook (1.4 MB)."""
        from triplewire.graph.view.notebook_frame import Frame  # noqa: PLC0415  # drawing takes half a second to load

        return Frame.of(self.store)

    def __repr__(self) -> str:
        return f"<KnowledgeGraph {self.store.name}: {number(len(self._documents()), 'document')}>"

    def _repr_html_(self) -> str:
        return graph_html(self.store)

    def __len__(self) -> int:
        """Return the number of triples of all documents together, each counted once."""
        (row,) = cast("ox.QuerySolutions", self.store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
        return int(row["n"].value)

    def close(self) -> None:
        """Flush pending data to disk and release the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

"""The output of a build: the graph in the formats that are asked for, and a summary of the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from triplewire.extract.errors import SourceError, SourceLanguage, SourcePassedOver
from triplewire.extract.model import Skipped
from triplewire.graph.check.conformance import LeftOut
from triplewire.graph.corpus.batches import Known, Outcome
from triplewire.graph.corpus.passed_over import PassedOver
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.out.cells import number, one_line
from triplewire.graph.out.export import export_file, write_ahead
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, select
from triplewire.graph.view.draw import draw
from triplewire.graph.view.scene_query import stage
from triplewire.graph.whole_files import checksum_of, whole
from triplewire.graph.withheld import KINDS, READ, kind_of, why_withheld
from triplewire.ontology.terms import ENTITY_CLASSES, RDF, SCHEMA, TW

FORMATS = {
    "graph.ttl": "turtle", "graph.trig": "trig", "graph.nq": "nquads", "graph.jsonld": "jsonld",
    "graph.graphml": "graphml", "graph.gexf": "gexf", "graph.csv": "csv", "graph-neo4j.csv": "neo4j",
    "graph.parquet": "parquet",
}  # fmt: skip
PICTURES = ("graph.html", "graph.png")
ALWAYS = ("turtle",)  # the format that a build writes unasked
LEFT_OUT, NOT_READ = "left-out.tsv", "not-read.tsv"
_OPEN = (  # an open triple is a node of its own, or the words of an event
    f"{{ ?n a <{TW.Statement}> }} UNION {{ ?e <{TW.openTriple}> ?words BIND(CONCAT(STR(?e), ?words) AS ?n) }}"
)
_UNDATED = f"?n a <{SCHEMA.NewsArticle}> FILTER NOT EXISTS {{ ?n <{SCHEMA.datePublished}> ?day }}"
_TRIPLES = (  # those of plain facts: a fact is one node in each document that states it
    f"?f a <{TW.Fact}> ; <{RDF.subject}> ?s ; <{RDF.predicate}> ?p ; <{RDF.object}> ?o"
)


@dataclass
class Tally:
    """The outcomes of the articles of one build."""

    read: int = 0
    known: int = 0
    replaced: int = 0
    failed: int = 0
    foreign: Counter[str] = field(default_factory=Counter)  # by language
    skipped: list[Skipped] = field(default_factory=list)
    left_out: dict[str, tuple[LeftOut, ...]] = field(default_factory=dict)  # by document
    passed_over: PassedOver = field(default_factory=PassedOver)
    versions: bool = True  # whether former ones are kept

    def count(self, outcome: Outcome) -> None:
        """Record the outcome of one article."""
        if isinstance(outcome, SourcePassedOver):
            self.passed_over.add(outcome)
        elif isinstance(outcome, SourceLanguage):
            self.foreign[outcome.language] += 1
        elif isinstance(outcome, SourceError):
            self.failed += 1
        elif isinstance(outcome, Known):
            self.known += 1
        else:
            self.read += 1
            self.replaced += outcome.added.replaced
            self.skipped += outcome.skipped
            self.left_out[outcome.id] = outcome.added.left_out

    def summary(self, graph: KnowledgeGraph, folder: Path) -> str:
        """Return a few lines for the user."""
        wrong = sum(map(len, self.left_out.values()))
        where = f" (see {folder / LEFT_OUT})" if wrong else ""
        around = f"{number(len(self.skipped), 'passage')} around the articles"
        size = sum(extent.end - extent.start for extent in self.skipped)
        lines = (
            f"Read: {number(self.read, 'article')}; {self.known} already known, {self.failed} failed{self._replaced()}",
            *([f"Skipped: {not_english(self.foreign)}"] if self.foreign else []),
            *([self.passed_over.summary(), f"  (all in {folder / NOT_READ})"] if self.passed_over else []),
            f"Left out: {around} ({number(size, 'character')}), {number(wrong, 'node')} that did not conform{where}",
            f"In the graph: {_counts(graph)}",
            f"Plain facts: {_facts(graph)}",
            *undated(_count(graph, _UNDATED)),
        )
        return "\n".join(lines)

    def _replaced(self) -> str:
        """Return the part of the summary about articles that replaced another text of the same id."""
        if not self.replaced:
            return ""
        kept = "; the former version is kept" if self.versions else ""
        return f", {self.replaced} replaced (the graph had another text under the same id{kept})"


def undated(count: int) -> list[str]:
    """Return the line about articles without a date of publication, if there are any."""
    what = 'where "on Monday" is no day: give --published-from name (dates in file names) or --published DATE'
    return [f"Without a date: {number(count, 'article')}, {what}"] if count else []


def not_english(foreign: Counter[str]) -> str:
    """Return the number of articles in other languages, with those of each language, the most frequent first."""
    counts = sorted(foreign.items(), key=lambda item: (-item[1], item[0]))
    return f"{number(foreign.total(), 'article')} not in English ({', '.join(f'{n:,} {name}' for name, n in counts)})"


def _counts(graph: KnowledgeGraph) -> str:
    """Return the counts for the whole graph; an entity in several documents counts once."""
    classes = " ".join(f"<{name}>" for name in ENTITY_CLASSES.values())
    patterns = {
        "document": f"?n a <{SCHEMA.NewsArticle}>",
        "entity": f"VALUES ?class {{ {classes} }} ?n a ?class",
        "event": f"?n a <{TW.Event}>",
        "relation": f"?n a <{TW.Relation}>",
        "triple": _OPEN,
    }
    claimed = {"event": "claims", "relation": "relation_claims"}
    if index := graph.store.index:
        numbers = index.numbers()
        names = ("articles", "entities", "events", "relations", "triples")
        counted = {what: numbers[name] for what, name in zip(patterns, names, strict=True)}
        claims = {what: numbers[name] for what, name in claimed.items()}
    else:
        counted = {what: _count(graph, pattern) for what, pattern in patterns.items()}
        claims = {what: _count(graph, f"{patterns[what]} ; <{TW.claimedBy}> ?speaker") for what in claimed}
    copies = _count(graph, f"?n <{TW.telling}> ?telling") - _count(graph, f"?n a <{TW.Telling}>")
    lines = {what: number(count, what) for what, count in counted.items()}
    lines["document"] += f" ({copies:,} told by another, too)" if copies else ""
    for what, count in claims.items():
        lines[what] += f" ({count:,} claimed)"
    return ", ".join(lines.values())


def _facts(graph: KnowledgeGraph) -> str:
    """Return the number of plain facts, each counted once, that of the documents which state each, and what is none.

    What is none are events and relations, by the kind of the reason.
    """
    index = graph.store.index
    stated = index.numbers()["facts"] if index else _count(graph, f"?n a <{TW.Fact}>")
    kept = _count(graph, f"SELECT DISTINCT ?s ?p ?o {{ {_TRIPLES} }}", "*")
    again = f", stated {number(stated, 'time')} in documents" if stated > kept else ""
    kinds = index.withheld() if index else _withheld(graph)
    listed = ", ".join(f"{kinds[kind]:,} {kind}" for kind in KINDS if kinds.get(kind))
    return f"{kept:,}{again}; events and relations withheld: {listed or 'none'}"


def _withheld(graph: KnowledgeGraph) -> Counter[str]:
    rows = select(graph.store, "SELECT DISTINCT ?n { VALUES ?class { tw:Event tw:Relation } ?n a ?class }")
    told = described(graph.store, (row["n"] for row in rows), *READ)
    reasons = (why_withheld(its) for its in told.values() if "^tw:statedBy" not in its)
    return Counter(kind_of(why) for why in reasons if why)


def _count(graph: KnowledgeGraph, pattern: str, what: str = "DISTINCT ?n") -> int:
    answer = graph.store.query(f"SELECT (COUNT({what}) AS ?count) {{ {pattern} }}")
    return sum(int(row["count"].value) for row in cast("ox.QuerySolutions", answer))


def write_outputs(
    graph: KnowledgeGraph, folder: Path, tally: Tally, *, exports: Collection[str] | None = ALWAYS
) -> list[Path]:
    """Write the list of left-out nodes, the whole graph as `exports`, the page and the picture; return the paths.

    A file that an earlier build wrote in another format is written, too, since it would no longer tell of the graph.
    With `exports` None nothing is written but the list.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_left_out(folder / LEFT_OUT, tally)
    _keep_left_out(graph.store, folder / LEFT_OUT)
    _write_not_read(folder / NOT_READ, tally)
    if exports is None:
        return []
    return _write(graph.store, folder, (*_files(folder, exports), *PICTURES), graph.base)


def expect_outputs(graph: KnowledgeGraph, folder: Path, exports: Collection[str] | None = ALWAYS) -> None:
    """Have what `write_outputs` is going to write prepared while documents come into the graph."""
    if exports is not None:
        write_ahead(graph.store, [FORMATS[name] for name in _files(folder, exports)], graph.base)


def _files(folder: Path, exports: Collection[str]) -> list[str]:
    forms = {FORMATS[path.name] for path in written_in(folder) if path.name in FORMATS}
    return [name for name, form in FORMATS.items() if form in {*ALWAYS, *exports, *forms}]


def written_in(folder: Path) -> list[Path]:
    """Return the files in a folder that a build writes about a whole graph."""
    return [folder / name for name in (*FORMATS, *PICTURES) if (folder / name).is_file()]


def refresh(store: Store) -> tuple[list[Path], list[Path]]:
    """Write again what builds wrote of the store, where it has changed since or a file is missing.

    Return the paths written, and those left alone: another store or a user has changed them since.
    """
    written: list[Path] = []
    left: list[Path] = []
    for output in store.derived.outputs() if store.derived else ():
        known = [name for name in (*FORMATS, *PICTURES) if name in output.files or (output.folder / name).is_file()]
        foreign = {name for name in known if _is_foreign(output.folder / name, output.files.get(name))}
        left += [output.folder / name for name in sorted(foreign)]
        names = [
            name for name in known
            if name not in foreign and not (output.fresh and (output.folder / name).is_file())
        ]  # fmt: skip
        if names and output.folder.is_dir():
            _keep_left_out(store, output.folder / LEFT_OUT)
            written += _write(store, output.folder, names, output.base)
    return written, left


def _is_foreign(path: Path, crc: int | None) -> bool:
    """Whether a file is no longer as it was written."""
    return crc is not None and path.is_file() and checksum_of(path) != crc


def stale(store: Store) -> list[Path]:
    """Return the files of builds that no longer tell of the store."""
    outputs = store.derived.outputs() if store.derived else []
    return [path for output in outputs if not output.fresh for path in written_in(output.folder)]


def _write(store: Store, folder: Path, names: Sequence[str], base: str) -> list[Path]:
    exported = [path for name in names if name in FORMATS for path in _exported(store, folder / name, base)]
    pictures = [name for name in names if name in PICTURES]
    scene = stage(store) if pictures else None
    for name in pictures:
        with whole(folder / name) as path:
            draw(store, path, scene=scene)
    if store.derived:
        store.derived.wrote(folder, base, {name: checksum_of(folder / name) for name in names})
    return [*exported, *(folder / name for name in pictures)]


def _exported(store: Store, path: Path, base: str) -> tuple[Path, ...]:
    """Write a format, in one file or two, and return them."""
    return export_file(store, FORMATS[path.name], path, base)


def _write_not_read(path: Path, tally: Tally) -> None:
    """Write one line for each thing in a folder, an archive or a dump that is no article: source, reason."""
    if tally.passed_over or path.exists():
        with whole(path) as part:
            lines = ("\t".join(map(one_line, line)) for line in tally.passed_over.listed)
            part.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _keep_left_out(store: Store, path: Path) -> None:
    """Take the lines of documents that are no longer there out of the list of left-out nodes."""
    if path.exists():
        ids = {one_line(row["id"]) for row in select(store, f"SELECT ?id {{ ?d <{SCHEMA.identifier}> ?id }}")}
        lines = [line for line in path.read_text("utf-8").splitlines() if line.partition("\t")[0] in ids]
        with whole(path) as part:
            part.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _write_left_out(path: Path, tally: Tally) -> None:
    """Write one line per node: document, node, reason. The lines of documents not read in this build are kept."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    lines = [line for line in lines if line.partition("\t")[0] not in tally.left_out]
    for document, left_out in tally.left_out.items():
        lines += ["\t".join(map(one_line, (document, item.node, item.reason))) for item in left_out]
    if lines or path.exists():
        with whole(path) as part:
            part.write_text("".join(f"{line}\n" for line in sorted(lines)), "utf-8")

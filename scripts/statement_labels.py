"""Judge statements by packs and lists of facts: the labels to which scripts/fit_confidence.py fits weights.

A triple is judged by the facts of the pack, or by the share of its words that are in one; a relation and an event with
two sides that could be a plain fact, by the lists of facts of the articles and cases. Other events are judged, if the
pack has one between the same actors, by its kind; many of both were judged by hand (scripts/statement_verdicts.tsv).
The packs `lee_background` and `lee` of the verdicts are the two corpora of these names in the package gensim, each line
a text, whose id is its number from 0.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any
from zlib import crc32

from triplewire.extract.certainty.evidence import of_event, of_relation, of_triple
from triplewire.extract.certainty.statement_index import StatementIndex
from triplewire.extract.model import Article, Document, Event, Relation
from triplewire.extract.pipeline import Pipeline

RIGHT, WRONG = 0.6, 0.4  # share of the words of a triple that are in one of the pack; between, it is not judged
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
ANY_VERB = "actedOn"  # the scorer's property that is right if the verb or the type of the event is


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its document, its evidence, and whether it is right; `fact`: it could be a plain fact."""

    document: str
    evidence: tuple[str, ...]
    right: bool
    fact: bool = False


class Uncalibrated(Pipeline):
    """A pipeline whose statements have no confidence but that of the construction of a triple."""

    @staticmethod
    def calibrated(document: Document) -> Document:
        """Return the record as it is."""
        return document


class Labels:
    """The judgements of the scorers about what a pipeline reads."""

    def __init__(self, scorers: Path, articles: Path, data: Path, pipeline: Pipeline) -> None:
        sys.path.insert(0, str(scorers))
        self.articles, self.data, self.pipeline = articles, data, pipeline

    def of(self, layer: str) -> list[Judged]:
        """Return the judged statements of a layer."""
        if layer == "triple":
            return [*self._fact_synsets(), *self._word_overlap()]
        if layer == "relation":
            return [j for kind, j in self._facts if kind == "relation"]
        return [j for kind, j in self._facts if kind == "event"] + list(self._coded_events())

    @cached_property
    def _facts(self) -> list[tuple[str, Judged]]:
        """The judged statements that could be plain facts, each with its layer."""
        return [*self._of_articles(), *self._of_cases(), *self._judged_by_hand()]

    def _read(self, name: str) -> Iterator[tuple[dict[str, Any], Document]]:
        rows = [json.loads(line) for line in (self.data / f"{name}.jsonl").read_text("utf-8").splitlines() if line]
        yield from self._documents(name, rows)

    def _documents(self, name: str, rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Document]]:
        given = [
            Article(row["id"], row["text"], row["id"], title=row.get("title"), published=row.get("published"))
            for row in rows
        ]
        print(f"{name}: {len(rows)} texts", file=sys.stderr)
        yield from zip(rows, self.pipeline.pipe(given), strict=True)

    def _fact_synsets(self) -> Iterator[Judged]:
        from scoring import oie  # noqa: PLC0415  # found by the argument

        for row, document in self._read("facts"):
            known = {row["text"][a:b] for a, b in row["tokens"]}
            wanted, optional = ([_forms(oie, fact, known) for fact in row.get(k, [])] for k in ("facts", "optional"))
            index = StatementIndex(document)
            for triple, words in zip(document.triples, oie.predicted_tuples(_record(document), row), strict=True):
                slots = ["".join(f" {word}" for word in part) for part in words[:3]]
                right = _matches(wanted, slots)
                if right or not _matches(optional, slots):
                    yield Judged(row["id"], tuple(of_triple(index, triple)), right)

    def _word_overlap(self) -> Iterator[Judged]:
        from scoring import oie  # noqa: PLC0415

        for row, document in self._read("oie"):
            known = {row["text"][a:b] for a, b in row["tokens"]}
            wanted = []
            for one in row["extractions"]:
                parts = (one["arg1"], one["rel"], " ".join([one["arg2"], *one.get("more", [])]))
                slots = tuple(oie.respace(part, known) for part in parts)
                wanted.append((slots, any(verb in one["rel"] for verb in oie.SAYING)))
            index = StatementIndex(document)
            for triple, words in zip(document.triples, oie.predicted_tuples(_record(document), row), strict=True):
                shared = max((oie.pair(slots, words[:3], saying)[0] for slots, saying in wanted), default=0.0)
                if shared >= RIGHT or shared <= WRONG:
                    yield Judged(row["id"], tuple(of_triple(index, triple)), shared >= RIGHT)

    def _of_articles(self) -> Iterator[tuple[str, Judged]]:
        import facts_precision  # noqa: PLC0415

        golds = [json.loads(path.read_text("utf-8")) for path in sorted(self.articles.glob("*.gold.json"))]
        rows = [
            {"id": gold["document"], "text": (self.articles / f"{gold['document']}.txt").read_text("utf-8")}
            | {"published": gold.get("published")}
            for gold in golds
        ]
        for gold, (_, document) in zip(golds, self._documents("articles", rows), strict=True):
            graph = facts_precision.Graph(_nodes(document))
            entities = {entity["id"]: entity for entity in gold["entities"]}
            listed = gold["facts_only"] + gold.get("facts_empty", [])
            for kind, item, (subject, name, value) in _candidates(document):
                verbs = {item.trigger.lemma} if isinstance(item, Event) else set()
                types = {item.type} - {None} if isinstance(item, Event) else set()
                fact = (subject, name, value, verbs, types, "")
                right = facts_precision.judge(graph, fact, listed, entities) == "yes"
                yield kind, _judged(document, item, right)

    def _of_cases(self) -> Iterator[tuple[str, Judged]]:
        from scoring import cases  # noqa: PLC0415

        for row, document in self._read("cases"):
            wanted, judge = row.get("facts"), cases.Case(row, _record(document), [])
            yield from (("relation", one) for one in _related(judge, row.get("relations", {}), document))
            for kind, item, (subject, name, value) in _candidates(document) if wanted else ():
                predicate = {item.type, item.trigger.lemma} - {None} if isinstance(item, Event) else {name}
                judge.facts = [
                    {"subject": judge.names(subject), "predicate": predicate, "object": judge.names(value), "line": "x"}
                ]
                right = any(map(judge.found_facts, wanted.get("must", [])))
                wrong = wanted.get("none") or any(map(judge.found_facts, wanted.get("never", [])))
                if right or wrong:
                    yield kind, _judged(document, item, right)

    def _judged_by_hand(self) -> Iterator[tuple[str, Judged]]:
        """Yield the relations and the sides of events with a verdict, which no list of a pack has in full."""
        verdicts = dict(_verdicts())
        for pack in dict.fromkeys(pack for pack, *_ in verdicts):
            for row, document in self._read(pack):
                index = StatementIndex(document)
                for relation in document.relations:
                    right = verdicts.get((pack, row["id"], *_told(relation, document)))
                    if right is not None:
                        ends = (index.entities.get(i or "") for i in (relation.subject, relation.object, relation.of))
                        named = all(end.named for end in ends if end)  # the gate of the graph refuses the others
                        fact = named and not relation.attribution and not relation.former
                        yield "relation", Judged(row["id"], tuple(of_relation(index, relation)), right, fact)
                for event in document.events:
                    for pair in product(event.source, event.target):
                        right = verdicts.get((pack, row["id"], *_acted(event, pair, document)))
                        if right is not None:
                            yield "event", _judged(document, event, right)

    def _coded_events(self) -> Iterator[Judged]:
        from scoring import common, events  # noqa: PLC0415

        for row, document in self._read("events"):
            spans, index = common.mentions_of(_record(document)), StatementIndex(document)
            found = [(events.Predicted(e, spans, row["text"]), event) for e, event in _both(document)]
            for gold in row["events"]:
                best = max(found, key=lambda pair: events.fit(gold, pair[0])[:-1], default=None)
                if best is None or not (sum(events.hits(gold, best[0])) or events.type_right(gold, best[0])):
                    continue
                right = events.pair_found(gold, best[0]) and events.type_right(gold, best[0])
                yield Judged(row["id"], tuple(of_event(index, best[1])), right)


def _verdicts() -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the verdicts of statement_verdicts.tsv: what identifies the statement, and whether it is right."""
    for line in Path(__file__).with_name("statement_verdicts.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            *which, verdict = line.split("\t")
            yield tuple(which), verdict == "right"


def _told(relation: Relation, document: Document) -> tuple[str, str, str]:
    """Return what identifies a relation in its document: its name, the offset of its extent, a checksum of its ends."""
    names = {entity.id: entity.name for entity in document.entities}
    ends = [names.get(end, end) for end in (relation.subject, relation.object or "", relation.of or "")]
    words = " | ".join([*ends, "former" * relation.former])
    return relation.relation, f"{relation.start}", f"{crc32(words.encode()):08x}"


def _acted(event: Event, pair: tuple[str, str], document: Document) -> tuple[str, str, str]:
    """Return what identifies two sides of an event: the offset of its trigger, and a checksum of the sides."""
    names = {entity.id: entity.name for entity in document.entities}
    words = " | ".join(names[side] for side in pair)
    return "event", f"{event.trigger.start}", f"{crc32(words.encode()):08x}"


def _record(document: Document) -> dict[str, Any]:
    """Return the record as the scorers read it."""
    plain: dict[str, Any] = json.loads(document.json())
    return plain


def _both(document: Document) -> Iterable[tuple[dict[str, Any], Event]]:
    return zip(_record(document)["events"], document.events, strict=True)


def _forms(oie: ModuleType, fact: list[list[str]], known: set[str]) -> list[tuple[re.Pattern[str], ...]]:
    return [tuple(oie.form(slot, known, re.IGNORECASE) for slot in form) for form in fact]


def _matches(facts: list[list[tuple[re.Pattern[str], ...]]], slots: list[str]) -> bool:
    return any(all(map(re.Pattern.fullmatch, form, slots)) for fact in facts for form in fact)


def _candidates(document: Document) -> Iterator[tuple[str, Event | Relation, tuple[str, str, str]]]:
    """Yield what could be a plain fact, with its ends: whatever is positive, actual and nobody's claim."""
    for event in document.events:
        if (event.polarity, event.modality, event.attribution) == ("positive", "actual", ()):
            pairs = list(product(event.source, event.target))
            if event.type in MUTUAL and not pairs:
                pairs = [(a, b) for a, b in product(event.source, repeat=2) if a < b]
            yield from (("event", event, (one, ANY_VERB, other)) for one, other in pairs)
    for relation in document.relations:
        if not relation.attribution and not relation.former:
            known = {entity.id for entity in document.entities}
            value = relation.object if relation.object in known else relation.of
            value = _office(document, relation) if relation.relation == "holdsOffice" else value
            if value:
                yield "relation", relation, (relation.subject, relation.relation, value)


def _office(document: Document, relation: Relation) -> str:
    of = next((f" of {entity.name}" for entity in document.entities if entity.id == relation.of), "")
    return f"{relation.object}{of}"


def _nodes(document: Document) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Return entities and offices in the form in which the scorer holds the nodes of a graph."""
    nodes: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for entity in document.entities:
        nodes[entity.id] = {"#label": [("text", entity.name)]}
        for number, mention in enumerate(entity.mentions):
            nodes[f"{entity.id}.{number}"] = {
                "#taIdentRef": [("iri", entity.id)],
                "#mentionKind": [("text", mention.kind)],
                "#anchorOf": [("text", mention.quote(document.text))],
            }
    offices = (r for r in document.relations if r.relation == "holdsOffice")
    for office in {_office(document, relation) for relation in offices}:
        nodes[office] = {"#label": [("text", office)], "#type": [("iri", "#Post")]}
    return nodes


def _related(judge: Any, wanted: dict[str, list[Any]], document: Document) -> Iterator[Judged]:
    """Yield the relations that a case wants or forbids."""
    for relation, plain in zip(document.relations, _record(document)["relations"], strict=True):
        right = any(judge.relation_fits(one, plain) for one in wanted.get("must", []))
        if right or any(judge.relation_fits(one, plain) for one in wanted.get("never", [])):
            yield _judged(document, relation, right)


def _judged(document: Document, item: Event | Relation, right: bool) -> Judged:
    index = StatementIndex(document)
    evidence = of_event(index, item) if isinstance(item, Event) else of_relation(index, item)
    certain = not (isinstance(item, Event) and (item.doubts or item.inferred))
    return Judged(document.id, tuple(evidence), right, certain)

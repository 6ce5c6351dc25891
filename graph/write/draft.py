"""The graph of one document during writing: its triples, and the names of its nodes.

IRIs are created only here. The name of a node that belongs to the document contains the document's name, so no other
document can make statements about it; entities, offices and dates are shared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from triplewire.extract.model import Document, Extent, Time
from triplewire.extract.times.mechanisms.periods import between, bounded
from triplewire.graph.iris import local_name
from triplewire.graph.write.entity_names import entity_name
from triplewire.graph.write.labels import labels_of
from triplewire.graph.write.user_names import Names
from triplewire.ontology.terms import NIF, RDF, RDFS, SEM, TIME, TW, XSD

Object = ox.NamedNode | ox.Literal
Fact = tuple[ox.NamedNode, str, ox.NamedNode]

_term = lru_cache(1 << 12)(ox.NamedNode)  # of a vocabulary: making one checks its IRI
_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY_MONTH_YEAR = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?", re.ASCII)
_CALENDAR = re.compile(r"\d{3,4}[0-9A-Z:-]*", re.ASCII)


def text(value: str) -> ox.Literal:
    """Return a plain literal; a lone surrogate, which no encoding can represent, becomes U+FFFD."""
    return ox.Literal(_SURROGATE.sub("\ufffd", value))


def typed(value: object, datatype: str) -> ox.Literal:
    """Return a literal of an XML Schema or GeoSPARQL datatype."""
    return ox.Literal(str(value), datatype=_term(datatype))


def decimal(value: float) -> ox.Literal:
    """Return a decimal in the form that every store preserves: 0.5, 1."""
    return typed(f"{Decimal(str(value)).normalize():f}", XSD.decimal)


def one_line(quote: str) -> str:
    """Return a quote as a label, with every run of white space replaced by one space."""
    return " ".join(quote.split())


def instant(value: str) -> tuple[str, ox.Literal] | None:
    """Return the property and literal of OWL-Time for a day, month or year of the calendar (ISO 8601), or None."""
    match = _DAY_MONTH_YEAR.fullmatch(value)
    if not match or not day_of(f"{match[1]}{match[2] or '-01'}{match[3] or '-01'}"):
        return None
    if match[3]:
        return TIME.inXSDDate, typed(value, XSD.date)
    if match[2]:
        return TIME.inXSDgYearMonth, typed(value, XSD.gYearMonth)
    return TIME.inXSDgYear, typed(value, XSD.gYear)


def day_of(value: str) -> date | None:
    """Return the day of an ISO 8601 date; None if there is no such day."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Support:
    """The support of a plain fact: the event or relation that states it, its place in the text, and its confidence."""

    stated_by: ox.NamedNode
    extent: Extent
    confidence: float | None


class Draft:
    """The triples of one document's graph, each once, and the methods that create its nodes."""

    def __init__(self, document: Document, base: str, names: Names, bar: float) -> None:
        self.document = document
        self.base = base
        self.bar = bar
        self.own = local_name(document.id)
        self.graph = self.iri(f"document-{self.own}")
        self.extraction = self.iri(f"extraction-{self.own}")
        self.names = names
        self.called = {e.id: names.of(e, document.id) or e.name for e in document.entities}
        self.entities = {e.id: self.iri(entity_name(e, document, names)) for e in document.entities}
        self.named = {e.id for e in document.entities if e.named}
        self.labels = labels_of(document)
        self.times = tuple(self._time(i, t) for i, t in enumerate(document.times))
        self.triples: dict[ox.Triple, None] = {}
        self.facts: dict[Fact, list[Support]] = {}
        self._quotes: dict[tuple[int, int], ox.NamedNode] = {}  # what is written, by its limits
        self._sentences: dict[int, ox.NamedNode] = {}  # by their beginning
        self._sentence_starts = [sentence.start for sentence in document.sentences]

    def iri(self, name: str) -> ox.NamedNode:
        """Return the node of the given local name under the base."""
        return ox.NamedNode(self.base + name)

    def part(self, kind: str, key: str) -> ox.NamedNode:
        """Return a node of this document: `kind-<document>.<key>`."""
        return self.iri(f"{kind}-{self.own}.{key}")

    def local(self, node: ox.NamedNode) -> str:
        """Return the local name of a node."""
        return node.value.removeprefix(self.base)

    def say(self, subject: ox.NamedNode, predicate: str, *objects: Object) -> None:
        """Add one triple for each object."""
        for value in objects:
            self.triples[ox.Triple(subject, _term(predicate), value)] = None

    def fact(self, fact: Fact, support: Support) -> None:
        """Add what supports a plain fact; `provenance.write_facts` writes them all."""
        self.facts.setdefault(fact, []).append(support)

    def has_type(self, subject: ox.NamedNode, *classes: str) -> None:
        """Add one rdf:type for each class."""
        self.say(subject, RDF.type, *map(_term, classes))

    def quote(self, extent: Extent) -> ox.NamedNode:
        """Return the node of an extent that supports a statement: document, begin, end, quote and sentence."""
        whole = self._whole(extent)
        node = self._quoted(extent)
        if whole:
            self.say(node, NIF.sentence, whole)
        return node

    def trigger(self, extent: Extent) -> ox.NamedNode:
        """Return the node of an extent within the quote of its statement: document, begin and end."""
        node = self._node(extent)
        self._write_offsets(node, extent)
        return node

    def mention(self, extent: Extent, *, quoted: bool = False) -> ox.NamedNode:
        """Return the node of a mention: its sentence has the document, its IRI the offsets.

        Those who read its words find them in the sentence; where they are `quoted`, it has them itself.
        """
        if whole := self._whole(extent):
            node = self._node(extent)
            self.say(node, NIF.sentence, whole)
            if quoted:
                self.say(node, NIF.anchorOf, text(extent.quote(self.document.text)))
            return node
        return self._quoted(extent)

    def _whole(self, extent: Extent) -> ox.NamedNode | None:
        """Return the node of the sentence where an extent begins."""
        if not (sentence := self.sentence(extent.start)):
            return None
        if sentence.start not in self._sentences:
            self._sentences[sentence.start] = self._quoted(sentence, NIF.Sentence)
        return self._sentences[sentence.start]

    def sentence(self, start: int) -> Extent | None:
        """Return the sentence that contains the character at `start`."""
        at = bisect_right(self._sentence_starts, start) - 1
        sentence = self.document.sentences[at] if at >= 0 else None
        return sentence if sentence and start < sentence.end else None

    def around(self, extent: Extent) -> Extent:
        """Return the sentence where an extent begins, or itself where it stands in none."""
        return self.sentence(extent.start) or extent

    def _node(self, extent: Extent) -> ox.NamedNode:
        return self.part("mention", f"{extent.start}-{extent.end}")

    def _quoted(self, extent: Extent, class_: str = TW.Mention) -> ox.NamedNode:
        limits = (extent.start, extent.end)
        if limits not in self._quotes:
            self._quotes[limits] = node = self._node(extent)
            self.has_type(node, class_)
            self._write_offsets(node, extent)
            self.say(node, NIF.anchorOf, text(extent.quote(self.document.text)))
        return self._quotes[limits]

    def _write_offsets(self, node: ox.NamedNode, extent: Extent) -> None:
        self.say(node, NIF.referenceContext, self.graph)
        self.say(node, NIF.beginIndex, typed(extent.start, XSD.integer))
        self.say(node, NIF.endIndex, typed(extent.end, XSD.integer))

    def times_of(self, indices: Sequence[int]) -> Iterator[ox.NamedNode]:
        """Yield the nodes of the times of an event or relation: "since May" is an interval, "from May to July" one."""
        times = [self.document.times[index] for index in indices]
        mods = {time.mod: time.value or "" for time in times}
        if whole := between(mods.get("ON_OR_AFTER"), mods.get("ON_OR_BEFORE")):
            yield self._interval(whole)
        for index, time in zip(indices, times, strict=True):
            value = time.value and bounded(time.value, time.mod)
            if not value or value == time.value:
                yield self.times[index]
            elif not (whole and time.mod in {"ON_OR_AFTER", "ON_OR_BEFORE"}):
                yield self._interval(value)

    def _interval(self, value: str) -> ox.NamedNode:
        """Return the node of an interval (ISO 8601-2), which all documents share, with its ends."""
        name = value.replace("..", "open").replace("/", "_")  # rdflib reads no local name that ends in a full stop
        node = self.iri(f"time-{name}")
        self.has_type(node, SEM.Time, TIME.Interval)
        self.say(node, RDFS.label, text(value))
        self.say(node, TW.timexValue, text(value))
        for side, end in zip((TIME.hasBeginning, TIME.hasEnd), value.split("/"), strict=True):
            if position := instant(end):
                self.say(node, side, at := self.iri(f"time-{end}"))
                self.has_type(at, SEM.Time, TIME.Instant)
                self.say(at, RDFS.label, text(end))
                self.say(at, TW.timexValue, text(end))
                self.say(at, *position)
        return node

    def _time(self, index: int, time: Time) -> ox.NamedNode:
        """Return the node of a time: a calendar date is shared by all documents, "Thursday" or "for years" is not."""
        if time.value and time.type in {"date", "time"} and _CALENDAR.fullmatch(time.value):
            return self.iri(f"time-{time.value}")
        return self.part("time", str(index))

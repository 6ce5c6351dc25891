"""Corrections in the graph of a document: a function of what was read and of the corrections, in whatever order.

Each correction finds what it is about in the graph as it was read; of two that contradict each other, the later one
holds. Those of actors are made first, then those of statements, by date. What a correction took out and put in stands
in the graph of the document itself, as N-Triples, so that it is undone without reading again (`uncorrected`), and comes
and goes with the document. A node that does not conform to the shapes any more is left out, as on reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

from triplewire.graph.check.conformance import LeftOut, check
from triplewire.graph.corrections import actor_edits, statement_edits
from triplewire.graph.corrections.contradictions import contradictions
from triplewire.graph.corrections.correction import OF_EVENTS, OF_STATEMENTS, Correction, Named, Words
from triplewire.graph.corrections.document_graph import DocumentGraph
from triplewire.graph.corrections.finding import Finder, are_several
from triplewire.graph.history.versions import Version, versions, with_former
from triplewire.graph.write.draft import text
from triplewire.ontology.terms import PROV, RDF, RDFS, SCHEMA, TW

_Target = tuple[str, Named | Words]  # a node, and which of the actors or statements of the correction it is

_ID = ox.NamedNode(SCHEMA.identifier)
_TAKEN, _PUT = ox.NamedNode(TW.takenOut), ox.NamedNode(TW.putIn)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The graph of a document after corrections: its triples, the ids of those that fitted, and what was left out."""

    triples: frozenset[ox.Triple]
    made: frozenset[str] = frozenset()
    left_out: tuple[LeftOut, ...] = ()


def corrected(graph: str, triples: Iterable[ox.Triple], corrections: Sequence[Correction]) -> Corrected:
    """Return the graph of a document, as it was read and by its own names, with the corrections that fit."""
    known = frozenset(triples)
    if not corrections:
        return Corrected(known)
    ids = {t.object.value for t in known if t.predicate == _ID and isinstance(t.object, ox.Literal)}
    corrections = [each for each in corrections if each.documents is None or not ids.isdisjoint(each.documents)]
    if not corrections:
        return Corrected(known)
    document = DocumentGraph(graph, known)
    finder = Finder(document)
    found = {each: _targets(finder, each) for each in corrections}
    fitting = sorted(_holding(found), key=lambda each: (_rank(each), each.order))
    if not fitting:
        return Corrected(known)
    moved: dict[str, str] = {}
    for each in fitting:
        _make(document, each, found[each], moved)
    kept, left_out = check(document.triples)
    taken, put = known - set(kept), set(kept) - known
    node = ox.NamedNode(graph)
    notes = {ox.Triple(node, term, ox.Literal(_lines(its))) for term, its in ((_TAKEN, taken), (_PUT, put)) if its}
    return Corrected(frozenset({*kept, *notes}), frozenset(each.id for each in fitting), left_out)


def uncorrected(graph: str, triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return the graph of a document, by its own names, as it was read."""
    known = set(triples)
    notes = {t for t in known if t.predicate in {_TAKEN, _PUT} and t.subject == ox.NamedNode(graph)}
    put = {triple for note in notes if note.predicate == _PUT for triple in _parsed(note)}
    taken = {triple for note in notes if note.predicate == _TAKEN for triple in _parsed(note)}
    return (known - notes - put) | taken


def recorrected(graph: str, triples: Iterable[ox.Triple], corrections: Sequence[Correction]) -> Corrected:
    """Return the graph of a document as a store has it with these corrections instead of those that it has.

    Names are the document's own then, and happenings are found anew by the register. Former versions are corrected
    as well.
    """
    *former, newest = versions(graph, triples)
    now = corrected(graph, uncorrected(graph, newest.triples), corrections)
    earlier = [corrected(graph, uncorrected(graph, v.triples), corrections) for v in former]
    whole = with_former(graph, now.triples, [Version(graph, each.triples) for each in earlier])
    made = now.made.union(*(each.made for each in earlier))
    return Corrected(frozenset(whole), made, now.left_out)


def is_corrected(triples: Iterable[ox.Triple]) -> bool:
    """Return whether a graph has corrections."""
    return any(triple.predicate in {_TAKEN, _PUT} for triple in triples)


def _targets(finder: Finder, correction: Correction) -> list[_Target]:
    """Return the nodes that a correction is about; none if its words fit several statements."""
    if correction.kind not in OF_STATEMENTS:
        return list({node: (node, actor) for actor in correction.actors for node in finder.entities(actor)}.values())
    return [(node, words) for words in correction.statements for node in _meant(finder, correction, words)]


def _meant(finder: Finder, correction: Correction, words: Words) -> list[str]:
    found = finder.statements(words)
    if correction.kind in OF_EVENTS:
        found = [each for each in found if each.kind == "event"]
    return [] if words.quote and are_several(found) else [each.node for each in found]


def _holding(found: Mapping[Correction, Sequence[_Target]]) -> list[Correction]:
    """Return the corrections that found something, without those that a later one contradicts."""
    fitting = [each for each, targets in found.items() if targets]
    nodes = {each: {node for node, _ in found[each]} for each in fitting}
    against = contradictions(fitting, (), lambda one, other: not nodes[one].isdisjoint(nodes[other]))
    overruled = {pair.earlier for pair in against}
    return [each for each in fitting if each not in overruled]


def _rank(correction: Correction) -> int:
    """Return the place in the order: types and names before sides, and what is rejected last."""
    return ("retype", "rename", "merge", "split", "change", "check", "separate", "reject", "later").index(
        correction.kind
    )


def _make(graph: DocumentGraph, correction: Correction, found: Iterable[_Target], moved: dict[str, str]) -> None:
    """Make a correction; `moved` are the nodes that actors have now, by those that they had."""
    for number, (node, meant) in enumerate(found, 1):
        now = _now(moved, node)
        if not graph.about(now):
            continue  # another correction took it out
        note = graph.part("change", f"{correction.id}-{number}")
        graph.say(note, PROV.wasDerivedFrom, *graph.all(now, PROV.wasDerivedFrom))
        graph.say(note, TW.before, text(_said(graph, correction, now)))
        after = _edited(graph, correction, now, meant)
        if graph.about(after):
            graph.say(note, TW.after, text(_said(graph, correction, after)))
        if after != now:
            moved[now] = after
            graph.say(note, TW.movedFrom, text(graph.local(now)))
        _sign(graph, correction, note, after)


def _now(moved: dict[str, str], node: str) -> str:
    seen = {node}
    while (following := moved.get(node, node)) not in seen:
        node = following
        seen.add(node)
    return node


def _said(graph: DocumentGraph, correction: Correction, node: str) -> str:
    if correction.kind in OF_STATEMENTS:
        return statement_edits.describe(graph, node)
    return f"{graph.value(node, RDFS.label)} ({graph.type_of(node)})"


def _edited(graph: DocumentGraph, correction: Correction, node: str, meant: Named | Words) -> str:
    """Make a correction of one node, and return the node that it has then."""
    if correction.kind == "reject":
        statement_edits.reject(graph, node)
    elif correction.kind == "change":
        statement_edits.change(graph, node, correction)
    elif correction.kind == "separate":
        statement_edits.separate(graph, node, correction.id, int(meant in correction.others))
    elif correction.kind == "rename":
        return actor_edits.rename(graph, node, correction.to)
    elif correction.kind == "retype":
        return actor_edits.retype(graph, node, correction.to)
    elif correction.kind == "merge":
        return actor_edits.merge(graph, node, correction)
    elif correction.kind == "split" and correction.to:
        return actor_edits.part(graph, node, correction.to)
    elif correction.kind == "split":
        actor_edits.keep_apart(graph, node, [other for other in correction.actors if other != meant])
    return node


def _sign(graph: DocumentGraph, correction: Correction, note: str, node: str) -> None:
    """Write which correction changed a node."""
    made_by = graph.iri(f"correction-{correction.id}")
    graph.say(made_by, RDF.type, TW.Correction)
    graph.say(note, RDF.type, TW.Change)
    graph.say(note, TW.correctedBy, made_by)
    graph.say(note, TW.changed, text(graph.local(node)))
    if graph.about(node):
        graph.say(node, TW.checkedBy if correction.kind == "check" else TW.correctedBy, made_by)


def _lines(triples: Iterable[ox.Triple]) -> str:
    return (ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def _parsed(note: ox.Triple) -> Iterator[ox.Triple]:
    lines = cast("ox.Literal", note.object).value
    return (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))

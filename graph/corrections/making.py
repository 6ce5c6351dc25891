"""Corrections made and undone in a store, all in one change: its documents, and the graph of the corrections."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from triplewire.graph.check.conformance import LeftOut
from triplewire.graph.corrections.applying import is_corrected, recorrected
from triplewire.graph.corrections.book import book, kept
from triplewire.graph.corrections.contradictions import Contradiction, contradictions
from triplewire.graph.corrections.correction import Correction
from triplewire.graph.corrections.resolving import Resolver
from triplewire.graph.errors import CorrectionRefused
from triplewire.graph.identity.renaming import base_of
from triplewire.graph.iris import local_part
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.ontology.terms import SCHEMA, TW


@dataclass(frozen=True, slots=True, order=True)
class Effect:
    """What a correction, by its id, changes in a document: what that said, and what it says now, "" for nothing."""

    document: str
    before: str
    after: str
    correction: str


@dataclass(frozen=True)
class Plan:
    """What becomes of the corrections of a store: those made, undone and refused, and what this changes.

    `overruled` are contradictions of which the later correction holds, `beside` what else says the same as a statement
    that is rejected: the document, the label and the local name; `graphs` has the graphs to be, of documents and
    of the corrections.
    """

    made: tuple[Correction, ...]
    undone: tuple[Correction, ...]
    refused: tuple[CorrectionRefused, ...]
    effects: tuple[Effect, ...]
    left_out: tuple[LeftOut, ...]
    graphs: dict[str, frozenset[ox.Triple]]
    overruled: tuple[Contradiction, ...] = ()
    beside: tuple[tuple[str, str, str], ...] = ()

    def __repr__(self) -> str:  # the graphs would fill a notebook
        counts = ("made", "undone", "refused", "effects", "overruled")
        return f"<Plan: {', '.join(f'{len(getattr(self, name))} {name}' for name in counts)}>"


def plan(
    store: Store, base: str, wanted: Iterable[Correction], *, file: str = "", wrong: Sequence[CorrectionRefused] = ()
) -> Plan:
    """Return what making corrections would change.

    With the name of a `file`, they are all that it has, but for what is `wrong` with it: those that came from it before
    and are in it no more are undone. One that fits nothing, is ambiguous, or contradicts another of the same moment is
    among the refused.
    """
    before, resolver = kept(store), Resolver(store)
    sources, known = {each.source for each in before}, {each.id for each in before}
    made: dict[str, Correction] = {}
    refused = [*wrong]
    named = set()
    for each in sorted(wanted, key=lambda each: each.order[0]):  # a name that one gives, a later one may take up
        source = f"{each.source}#{each.id}" if each.source else ""
        named.add(source)
        if source and source in sources:
            continue
        try:
            found = replace(resolver.resolved(each), source=source)
        except CorrectionRefused as error:
            refused.append(error)
            continue
        resolver.given.append(found)
        if found.id not in known and (source or not _is_made(found, before, resolver)):
            made.setdefault(found.id, found)
    of_file = {each for each in before if file and each.source.startswith(f"{file}#")}
    gone = {each for each in of_file if each.source not in named}
    pairs = list(contradictions(made.values(), (e for e in before if e not in gone), resolver.same_statement))
    for pair in filter(lambda pair: pair.is_open, pairs):
        refused.append(_contradiction(pair, made))
        gone |= of_file & {pair.earlier, pair.later}
        for each in (pair.earlier, pair.later):
            made.pop(each.id, None)
    planned = _plan(store, base, resolver, (before, list(made.values()), [e for e in before if e in gone]), refused)
    held = {*made.values(), *before} - gone
    overruled = tuple(pair for pair in pairs if {pair.earlier, pair.later} <= held)
    rejected = {each for each in held if each.kind == "reject"}
    return replace(planned, overruled=overruled, beside=tuple(_beside(resolver, made.values(), rejected)))


def in_any_order(correct: Callable[[Path], Plan], files: Iterable[Path]) -> list[tuple[Path, Plan]]:
    """Correct by files; one of which something is refused comes again behind the others, which may give its names."""
    plans: list[tuple[Path, Plan]] = []
    left = [*files]
    while left:
        found = [(file, correct(file)) for file in left]
        changed = len(found) > 1 and any(planned.made or planned.undone for _, planned in found)
        left = [file for file, planned in found if planned.refused and changed]
        for file, planned in found:
            if file not in left:
                plans.append((file, planned))
            elif planned.made or planned.undone:
                plans.append((file, replace(planned, refused=())))
    return plans


def _beside(
    resolver: Resolver, made: Iterable[Correction], rejected: Collection[Correction]
) -> Iterator[tuple[str, str, str]]:
    """Yield the statements that say what a rejected one of a quote says, and are not rejected themselves."""
    for each in made:
        if each.kind == "reject" and each.statement.quote:
            for finder in map(resolver.find_in, resolver.documents(each)):
                gone = {told.node for other in rejected for told in finder.statements(other.statement)}
                others = (told for told in finder.beside(each.statement) if told.node not in gone)
                yield from ((finder.graph.id, told.label, finder.graph.local(told.node)) for told in others)


def _is_made(wanted: Correction, before: Sequence[Correction], resolver: Resolver) -> bool:
    """Return whether the same was corrected before, whenever, and holds."""
    same = [each for each in before if replace(each, on=wanted.on, source="") == wanted]
    against = list(contradictions(same, before, resolver.same_statement))
    return any(each not in {pair.earlier for pair in against} for each in same)


def _contradiction(pair: Contradiction, made: Mapping[str, Correction]) -> CorrectionRefused:
    """Return why neither of two corrections of one moment holds, or why a new one does not."""
    known, new = sorted((pair.earlier, pair.later), key=lambda each: each.id in made)
    if known.id in made:
        return CorrectionRefused(str(new), f"it contradicts {str(known)!r}: keep one, or give one of them a later `on`")
    advice = f"undo that one first (triplewire correct --undo {known.id}), or give a later `on`"
    return CorrectionRefused(str(new), f"it contradicts {known.id}, {str(known)!r}: {advice}")


def plan_undoing(store: Store, base: str, ids: Collection[str]) -> Plan:
    """Return what undoing the corrections with these ids would change. Raises CorrectionRefused for an unknown id."""
    before = kept(store)
    gone = []
    for id_ in dict.fromkeys(ids):
        found = [each for each in before if id_ and each.id.startswith(id_)]
        if len(found) != 1:
            many = "several corrections begin with this" if found else "there is no such correction"
            raise CorrectionRefused(id_, f"{many}: triplewire correct --list lists them")
        gone += found
    return _plan(store, base, Resolver(store), (before, [], gone), [])


def _plan(
    store: Store,
    base: str,
    resolver: Resolver,
    change: tuple[Sequence[Correction], Sequence[Correction], Sequence[Correction]],
    refused: Sequence[CorrectionRefused],
) -> Plan:
    before, made, gone = change
    after = sorted({*before, *made} - {*gone}, key=lambda each: each.order)
    touched = {graph for each in (*made, *gone) for graph in resolver.documents(each)} | _with(store, gone)
    touched &= {*resolver.graphs.values()}
    graphs: dict[str, frozenset[ox.Triple]] = {}
    effects: list[Effect] = []
    left_out: list[LeftOut] = []
    for graph in sorted(touched):
        triples = store.read(graph)
        found = recorrected(graph, triples, after)
        if found.made or is_corrected(triples):
            graphs[graph] = found.triples
            effects += _effects(graph, found.triples, {each.id for each in made})
            left_out += found.left_out
    if made or gone:
        name, triples = book(base_of(min(resolver.graphs.values(), default=base)), after)
        graphs[name] = frozenset(triples)
    return Plan(tuple(made), tuple(gone), tuple(refused), tuple(sorted(effects)), tuple(left_out), graphs)


def settled(store: Store) -> dict[str, frozenset[ox.Triple]]:
    """Return the graphs of documents that the corrections of a store change, or have changed, as they should be."""
    corrections, resolver = kept(store), Resolver(store)
    touched = {graph for each in corrections for graph in resolver.documents(each)} | _with(store, None)
    found = {
        graph: recorrected(graph, store.read(graph), corrections) for graph in touched & {*resolver.graphs.values()}
    }
    return {graph: its.triples for graph, its in found.items() if its.made or is_corrected(store.read(graph))}


def _with(store: Store, corrections: Iterable[Correction] | None) -> set[str]:
    """Return the graphs of documents that have these corrections, or any."""
    ids = None if corrections is None else {each.id for each in corrections}
    rows = select(store, f"SELECT DISTINCT ?g ?c {{ GRAPH ?g {{ ?n <{TW.correctedBy}> ?c }} }}") if ids != set() else ()
    return {row["g"] for row in rows if ids is None or local_part(row["c"]).removeprefix("correction-") in ids}


def _effects(graph: str, triples: Iterable[ox.Triple], ids: Collection[str]) -> list[Effect]:
    """Return what corrections with these ids did in a document, from the notes in its graph."""
    wanted = {SCHEMA.identifier, TW.correctedBy, TW.before, TW.after}
    told: dict[str, dict[str, str]] = {}
    for triple in triples:
        if triple.predicate.value in wanted:
            value = triple.object.value  # type: ignore[union-attr]
            told.setdefault(triple.subject.value, {})[triple.predicate.value] = value  # type: ignore[union-attr]
    document = told.get(graph, {}).get(SCHEMA.identifier, graph)
    notes = ((note, local_part(note.get(TW.correctedBy, "")).removeprefix("correction-")) for note in told.values())
    return [
        Effect(document, note[TW.before], note.get(TW.after, ""), id_)
        for note, id_ in notes
        if id_ in ids and TW.before in note
    ]

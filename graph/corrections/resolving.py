"""What a correction means in a store: IRIs become words, names get their types, and what fits nothing is refused.

Everything is looked up in the graphs of documents as they were read, so that a correction means the same whether or not
others, or it itself, were made before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property
from typing import cast

import pyoxigraph as ox

from triplewire.graph.ask.corrected import Corrections
from triplewire.graph.ask.node_search import full_iri
from triplewire.graph.corrections.applying import uncorrected
from triplewire.graph.corrections.book import kept
from triplewire.graph.corrections.correction import OF_EVENTS, OF_STATEMENTS, SCALARS, Correction, Named, Words
from triplewire.graph.corrections.document_graph import DocumentGraph
from triplewire.graph.corrections.finding import Finder, are_several
from triplewire.graph.corrections.new_names import check_characters, check_place
from triplewire.graph.errors import CorrectionRefused, near_names
from triplewire.graph.history.versions import versions
from triplewire.graph.iris import local_part, normal_name, slug
from triplewire.graph.store.interface import Store
from triplewire.ontology.terms import ENTITY_CLASSES, GN, NIF, OWL, RDFS, SCHEMA, SKOS, TW

_CLASSES = " ".join(f"<{iri}>" for iri in ENTITY_CLASSES.values())
_LABELS = f"""SELECT ?g ?n ?label {{ GRAPH ?g {{ ?n a ?class ; <{RDFS.label}>|<{SKOS.altLabel}> ?label
    VALUES ?class {{ {_CLASSES} }} }} }}"""
_FORMS = ("Person", "Organization", "Other")  # types of which normal names differ
_WORD = re.compile(r"[a-z]+")
_SHOWN = 3  # of many


class Resolver:
    """Resolves corrections against the documents of a store, each of which is read once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kept = kept(store)
        self.given = [*self._kept]  # what may have given actors other names: as well what is resolved here
        self._read: dict[str, Finder] = {}

    def resolved(self, correction: Correction) -> Correction:
        """Return a correction whose words do not depend on the store. Raises CorrectionRefused."""
        check_characters(correction)
        if correction.kind == "separate":
            return self._of_tellings(correction)
        if correction.kind in OF_STATEMENTS:
            return self._of_statement(correction)
        if correction.kind == "later":
            return correction
        actors = tuple(dict.fromkeys(each for actor in correction.actors for each in self._actors(correction, actor)))
        if correction.kind == "rename":
            self._check_new(correction, actors)
        if correction.kind == "merge":
            return replace(correction, actors=actors, node=correction.node or self._linked(actors[0]))
        return replace(correction, actors=actors)

    def documents(self, correction: Correction) -> list[str]:
        """Return the graphs of documents in which a correction may fit, those with former versions always."""
        if correction.documents is not None:
            return sorted({self.graphs[id_] for id_ in correction.documents if id_ in self.graphs})
        if correction.kind in OF_STATEMENTS:
            return sorted(self._with_versions.union(*map(self._saying, correction.statements)))
        wanted = {normal_name(actor.name, kind) for actor in correction.actors for kind in _FORMS}
        named = {graph for name in wanted for graph in self._labelled.get(name, ())}
        return sorted(named | self._with_versions)

    def same_statement(self, one: Correction, other: Correction) -> bool:
        """Return whether two corrections are about one statement of some document."""
        both = {*self.documents(one)}.intersection(self.documents(other))
        finders = map(self.find_in, sorted(both))
        return any(
            not {each.node for each in finder.statements(one.statement)}.isdisjoint(
                each.node for each in finder.statements(other.statement)
            )
            for finder in finders
        )

    def _saying(self, words: Words) -> set[str]:
        """Return the graphs of documents with the longest word of a quote or, without one, with the subject's name."""
        if found := _WORD.findall(words.quote.lower()):
            word = ox.Literal(max(found, key=len))
            rows = self._rows(
                f"SELECT ?g {{ GRAPH ?g {{ ?g <{NIF.isString}> ?text FILTER(CONTAINS(LCASE(?text), {word})) }} }}"
            )
            return {row["g"].value for row in rows}
        if words.quote or not slug(words.subject):
            return {*self.graphs.values()}
        return {graph for graph, _, label in self._known if slug(label) == slug(words.subject)}

    @cached_property
    def graphs(self) -> dict[str, str]:
        """The graphs of documents, by id."""
        rows = self._rows(f"SELECT ?id ?g {{ GRAPH ?g {{ ?g <{SCHEMA.identifier}> ?id }} }}")
        return {row["id"].value: row["g"].value for row in rows}

    def find_in(self, graph: str) -> Finder:
        """Return what finds nodes in the graph of a document as it was read, in its newest version."""
        if graph not in self._read:
            *_, newest = versions(graph, self.store.read(graph))
            self._read[graph] = Finder(DocumentGraph(graph, uncorrected(graph, newest.triples)))
        return self._read[graph]

    def _of_tellings(self, correction: Correction) -> Correction:
        first, along, others = (
            tuple(self._of_statement(replace(correction, statement=each)).statement for each in side)
            for side in ((correction.statement,), correction.along, correction.others)
        )
        if not {*first, *along}.isdisjoint(others):
            raise CorrectionRefused(str(correction), "it is separated from itself: give another statement in from")
        return replace(correction, statement=first[0], along=along, others=others)

    def _of_statement(self, correction: Correction) -> Correction:
        words = correction.statement
        if words.node:
            words = self._words(correction)
        elif words.document and words.document not in self.graphs:
            raise CorrectionRefused(
                str(correction), f"there is no document {words.document!r}{near_names(words.document, self.graphs)}"
            )
        correction = replace(correction, statement=words)
        found = False
        for finder in map(self.find_in, self.documents(correction)):
            graph, fitting = finder.graph, finder.statements(words)
            if words.quote and are_several(fitting):
                listed = "; ".join(f"{each.label!r} ({graph.local(each.node)})" for each in fitting[:_SHOWN])
                reason = f"{graph.id} has several: {listed}: add predicate, subject or object"
                raise CorrectionRefused(str(correction), reason)
            if fitting and correction.kind in OF_EVENTS and all(each.kind != "event" for each in fitting):
                raise CorrectionRefused(str(correction), "it is no event: reject it instead")
            found = found or bool(fitting)
            correction = self._with_types(correction, finder) if fitting else correction
        if not found:
            raise CorrectionRefused(str(correction), self._why_not(words))
        return correction

    def _words(self, correction: Correction) -> Words:
        """Return the words of a statement that is given by its IRI."""
        words = correction.statement
        iri, graphs = self._where(words.node)
        for finder in map(self.find_in, graphs):
            if not finder.graph.about(iri):
                continue
            if (found := finder.words_of(iri)) is None:
                reason = "nothing tells it from others in its sentence: give quote, predicate, subject and object"
                raise CorrectionRefused(str(correction), reason)
            said = replace(words, node="")
            if said != Words() and not {e.node for e in finder.statements(said)} & {
                e.node for e in finder.statements(found)
            }:
                raise CorrectionRefused(str(correction), "its IRI and its words are of different statements: give one")
            return found
        reason = (
            f"there is no {words.node!r}: it may have another IRI since its document was read again; give its quote"
        )
        raise CorrectionRefused(str(correction), reason)

    def _where(self, node: str) -> tuple[str, list[str]]:
        """Return the IRI of a node, and the graphs of documents that have it or had it before it was rejected."""
        if iri := full_iri(self.store, node):
            rows = self._rows(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ {ox.NamedNode(iri)} ?p ?o }} }}")
            return iri, [row["g"].value for row in rows]
        changes = Corrections(self.store)
        iri = next(iter(changes.rejected(node)), "")
        return iri, sorted({self.graphs[change.document] for change in changes.all if iri and change.node == iri})

    def _why_not(self, words: Words) -> str:
        where = f"in {words.document}" if words.document else "in any document"
        near = [self.graphs[words.document]] if words.document else sorted(self.graphs.values())
        if words.quote and any(self.find_in(graph).statements(Words(quote=words.quote)) for graph in near):
            return f"the quote is {where}, but no statement of it has this predicate, subject or object: see explain"
        return f"no statement {where} fits: compare it with the quotes of explain"

    def _with_types(self, correction: Correction, finder: Finder) -> Correction:
        """Return a correction of an event in which each new side has its type."""
        changes = []
        for field, values in correction.changes:
            if field in {"time", *SCALARS}:
                changes.append((field, values))
            else:
                changes.append((field, tuple(self._with_type(correction, finder, value) for value in values)))
        return replace(correction, changes=tuple(changes))

    def _with_type(self, correction: Correction, finder: Finder, side: Named) -> Named:
        if side.type:
            return side
        if found := finder.any_called(side.name):
            return replace(side, type=finder.graph.type_of(found[0]))
        if len(types := {type_ for _, _, type_ in self._called(side)}) == 1:
            return replace(side, type=types.pop())
        written = f"write {{ name = {side.name!r}, type = 'Person' }} to add it, or in a form {side.name} (Person)"
        reason = f"{finder.graph.id} names no {side.name!r}: {written}"
        raise CorrectionRefused(str(correction), reason)

    def _actors(self, correction: Correction, actor: Named) -> list[Named]:
        """Return the names of an actor with their types: of an IRI, all that its documents use."""
        if actor.document and actor.document not in self.graphs:
            reason = f"there is no document {actor.document!r}{near_names(actor.document, self.graphs)}"
            raise CorrectionRefused(str(correction), reason)
        found = self._called(actor)
        if not found and (iri := full_iri(self.store, actor.name)):
            return self._names_of(correction, iri, actor)
        if not found and (given := self._given(correction, actor, actor.name)):
            return given
        types = sorted({type_ for _, _, type_ in found})
        if not found:
            raise CorrectionRefused(str(correction), self._why_nobody(actor))
        if len(types) > 1:
            reason = f"{actor.name!r} is the name of {' and '.join(types)}: say which, with type = {types[0]!r}"
            raise CorrectionRefused(str(correction), reason)
        self._check_one(correction, actor, found)
        return [replace(actor, type=types[0])]

    def _given(self, correction: Correction, actor: Named, name: str) -> list[Named]:
        """Return the actors that have a name by an earlier correction, by the names that documents have for them."""
        now = {self.find_in(graph).graph.local(node) for graph, node, label in self._known if slug(label) == slug(name)}
        by = [each for each in self.given if each.to and slug(each.to) == slug(name)]
        by = by if now else [each for each in by if each not in self._kept]
        if by and correction.kind == "merge" and actor == correction.actors[0]:
            reason = f"{name!r} is a name that {by[0].id} gave: put another name first, which all of them then have"
            raise CorrectionRefused(str(correction), reason)
        found = list(dict.fromkeys(its for each in by for its in each.actors))
        if by and correction.kind == "rename":
            own = {self._node_now(graph, node) for its in found for graph, node, _ in self._called(its)}
            self._check_free(correction, now | own)
        return found

    def _why_nobody(self, actor: Named) -> str:
        """Return why a name is nobody's: it has another type, is part of the name of somebody, or stands nowhere."""
        if actor.type and (types := sorted({type_ for _, _, type_ in self._called(replace(actor, type=""))})):
            told = f"{actor.name!r} is no {actor.type} where it stands, but {' and '.join(types)}"
            return f"{told}: leave the type out; a merge gives all the type of the first, and retype gives another"
        nodes = {(graph, node) for graph, node, label in self._known if slug(label) == slug(actor.name)}
        wholes = {max((e[2] for e in self._known if e[:2] == each), key=len) for each in nodes}
        if whole := min(wholes, default=""):
            return f"{actor.name!r} is a part of the name {whole!r} where it stands: give that one"
        known = {label for _, _, label in self._known}
        return f"no document has the name {actor.name!r} in full{near_names(actor.name, known)}"

    def _check_one(self, correction: Correction, actor: Named, found: Iterable[tuple[str, str, str]]) -> None:
        """Refuse a name that several actors have, where a correction is about one."""
        at = {(graph, node) for graph, node, _ in found}
        nodes: dict[str, list[str]] = {}
        for graph, node in sorted(at):
            nodes.setdefault(self._node_now(graph, node), []).append(self.find_in(graph).graph.id)
        if len(nodes) > 1 and not actor.document and correction.kind in {"rename", "retype", "merge"}:
            listed = "; ".join(f"{node} in {', '.join(ids[:_SHOWN])}" for node, ids in sorted(nodes.items())[:_SHOWN])
            reason = f"{actor.name!r} names {len(nodes)} actors ({listed}): add the document, or give one of these IRIs"
            raise CorrectionRefused(str(correction), reason)
        if correction.kind == "rename":
            self._check_free(correction, nodes.keys())

    def _check_new(self, correction: Correction, actors: Iterable[Named]) -> None:
        """Refuse a name that an actor has, and that of another place than the one that a place is linked to."""
        is_own = all(actor.name == correction.to for actor in actors)
        if is_own and not any(each.to and not {*each.actors}.isdisjoint(actors) for each in self.given):
            raise CorrectionRefused(str(correction), f"{correction.to!r} is its name already: leave it out")
        check_place(correction, {node for actor in actors if (node := self._linked(actor))})

    def _check_free(self, correction: Correction, own: Collection[str]) -> None:
        """Refuse to give an actor the name of another, which would make the two one."""
        called = ((graph, node) for graph, node, label in self._known if slug(label) == slug(correction.to))
        others = sorted({self.find_in(graph).graph.local(node) for graph, node in called} - set(own))
        if others:
            reason = f"{correction.to!r} is the name of another actor, {others[0]}: to make them one, merge the two"
            raise CorrectionRefused(str(correction), reason)

    def _node_now(self, graph: str, own: str) -> str:
        """Return the local name of the node that an actor of a document, named by its own name, has in the store."""
        document = self.find_in(graph).graph
        name = ox.Literal(document.local(own))
        rows = self._rows(
            f"SELECT ?n {{ GRAPH {ox.NamedNode(graph)} {{ ?i <{TW.ownName}> {name} ; <{TW.identifies}> ?n }} }}"
        )
        return document.local(next((row["n"].value for row in rows), own))

    def _names_of(self, correction: Correction, iri: str, actor: Named) -> list[Named]:
        """Return the names by which documents, or that of the actor, call the actor of a node."""
        found, document = [], actor.document
        for graph, node in sorted({(g, n) for g, n, _ in self._known if n == iri}):
            read = self.find_in(graph).graph
            own = self._own(graph, node)
            label = read.value(own, RDFS.label)
            if label and document in {"", read.id}:
                shared = "." not in read.local(own)
                found.append(Named(label, read.type_of(own), document or ("" if shared else read.id)))
        labels = sorted({label for _, node, label in self._known if node == iri}) if not found else ()
        if given := [its for label in labels for its in self._given(correction, actor, label)]:
            return list(dict.fromkeys(given))
        if not found:
            raise CorrectionRefused(str(correction), f"{iri} is nothing that documents name: give a name")
        if correction.kind == "rename":
            self._check_free(correction, {local_part(iri)})
        return sorted(set(found), key=lambda each: (bool(each.document), -len(each.name), each.name, each.document))

    def _own(self, graph: str, node: str) -> str:
        rows = self._rows(
            f"SELECT ?own {{ GRAPH {ox.NamedNode(graph)} {{ ?i <{TW.identifies}> {ox.NamedNode(node)} ;"
            f" <{TW.ownName}> ?own }} }}"
        )
        read = self.find_in(graph).graph
        return read.iri(next((row["own"].value for row in rows), read.local(node)))

    def _linked(self, actor: Named) -> str:
        """Return the local name of the node of an actor with a link to a gazetteer; "" for any other."""
        linked = {
            finder.graph.local(node)
            for finder in map(self.find_in, self.documents(Correction("merge", actors=(actor,))))
            for node in finder.entities(actor)
            if finder.graph.all(node, OWL.sameAs, SKOS.exactMatch, GN.countryCode)
        }
        return min(linked, default="")

    def _called(self, actor: Named) -> list[tuple[str, str, str]]:
        """Return where documents have a name in full: the graph, the node by its own name, and its type."""
        return [
            (finder.graph.node.value, node, finder.graph.type_of(node))
            for finder in map(self.find_in, self.documents(Correction("rename", actors=(actor,))))
            for node in finder.entities(actor)
        ]

    @cached_property
    def _known(self) -> list[tuple[str, str, str]]:
        """The graph, the node and the name of each name of an entity."""
        return [(row["g"].value, row["n"].value, row["label"].value) for row in self._rows(_LABELS)]

    @cached_property
    def _labelled(self) -> dict[str, set[str]]:
        """The graphs by the normal forms of the names that they have."""
        found: dict[str, set[str]] = {}
        for graph, _, label in self._known:
            for kind in _FORMS:
                found.setdefault(normal_name(label, kind), set()).add(graph)
        return found

    @cached_property
    def _with_versions(self) -> set[str]:
        return {row["g"].value for row in self._rows(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?v a <{TW.Version}> }} }}")}

    def _rows(self, sparql: str) -> ox.QuerySolutions:
        return cast("ox.QuerySolutions", self.store.query(sparql))

"""What a correction is about in the graph of a document: statements by their words, entities by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from triplewire.graph.corrections.correction import Named, Words
from triplewire.graph.corrections.document_graph import STATEMENTS, DocumentGraph
from triplewire.graph.iris import local_part, normal_name, slug
from triplewire.ontology.terms import ENTITY_CLASSES, NIF, ORG, PROV, RDF, RDFS, SEM, TW
from triplewire.ontology.verbs import words as words_of_property

_SPACE = re.compile(r"\s+")
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_SIDES = (TW.source, TW.target, SEM.hasPlace, TW.about, TW.recipient, TW.beneficiary, TW.instrument, TW.affects,
          TW.origin, TW.destination, TW.complement, TW.companion, TW.participant)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a document, and the words by which it is found."""

    node: str
    kind: str
    label: str
    quotes: tuple[str, ...]
    triggers: tuple[str, ...]
    sentences: tuple[str, ...]
    predicates: tuple[str, ...]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    claimed: bool
    stated: bool  # whether a plain fact says it

    @property
    def content(self) -> tuple[object, ...]:
        """What distinguishes it from others, wherever it stands."""
        return self.kind, self.label, self.predicates, self.subjects, self.objects, self.claimed


class Finder:
    """Finds statements and entities in the graph of a document as it is now."""

    def __init__(self, graph: DocumentGraph) -> None:
        self.graph = graph

    @cached_property
    def told(self) -> list[Told]:
        """The statements of the document, in the order of their nodes."""
        graph = self.graph
        return [_told(graph, node, kind) for class_, kind in STATEMENTS.items() for node in graph.of_class(class_)]

    def statements(self, wanted: Words) -> list[Told]:
        """Return the statements that fit the words best.

        These are the statements of the very quote; else those that it names by their verb; else those with it, or
        within it; else those in its sentence.

        Several are of one content, unless the words are too few to tell them apart.
        """
        if wanted.document not in {"", self.graph.id}:
            return []
        found = [each for each in self.told if _fits(each, wanted)]
        if wanted.quote:
            quote = _plain(wanted.quote)
            found = next(filter(None, ([e for e in found if fits(quote, e)] for fits in _WITH_QUOTE)), [])
        if not wanted.kind:
            found = [each for each in found if each.kind != "statement"] or found
        return found

    def beside(self, wanted: Words) -> list[Told]:
        """Return the events and relations of the same words and sides that the words of a statement do not mean."""
        meant, quote = self.statements(wanted), _plain(wanted.quote)
        sides = [{*each.subjects, *each.objects} for each in meant]
        others = (
            each for each in self.told if each.kind != "statement" and each not in meant and _is_near(quote, each)
        )
        return [each for each in others if any(len(its & {*each.subjects, *each.objects}) > 1 for its in sides)]

    def entities(self, actor: Named) -> list[str]:
        """Return the entities that the document calls so in full: the same name but for case and accents."""
        if actor.document not in {"", self.graph.id}:
            return []
        types = [actor.type] if actor.type else ENTITY_CLASSES
        return [node for type_ in types for node in self._called.get((type_, normal_name(actor.name, type_)), ())]

    def any_called(self, name: str) -> list[str]:
        """Return the entities of which a name is this one; the full names count first."""
        full = self.entities(Named(name))
        return full or [node for node in self.graph.entities() if slug(name) in map(slug, self.graph.names(node))]

    def words_of(self, node: str) -> Words | None:
        """Return the fewest words that find the statement of a node, or that which states its fact; None for none."""
        node = self.graph.value(node, TW.statedBy) or node
        one = next((each for each in self.told if each.node == node), None)
        if one is None:
            return None
        quote = max(one.quotes, key=lambda quote: (len(quote), quote), default="")
        whole = Words(self.graph.id, quote, next(iter(one.predicates), ""), kind=one.kind)
        further = {"subject": min(one.subjects, default=""), "object": min(one.objects, default="")}
        for count in range(len(further) + 1):
            for keys in combinations(further, count):
                words = replace(whole, **{key: further[key] for key in keys})
                if not are_several(self.statements(words)):
                    return words
        return None

    @cached_property
    def _called(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for node in self.graph.entities():
            type_ = self.graph.type_of(node)
            for name in {normal_name(label, type_) for label in self.graph.all(node, RDFS.label)}:
                found.setdefault((type_, name), []).append(node)
        return found


def are_several(found: Iterable[Told]) -> bool:
    """Return whether statements differ in content."""
    return len({each.content for each in found}) > 1


def _told(graph: DocumentGraph, node: str, kind: str) -> Told:
    mentions = graph.all(node, PROV.wasDerivedFrom)
    facts = graph.to(node, TW.statedBy)
    ends = ((TW.source,), _SIDES) if kind == "event" else ((RDF.subject, TW.subject), (RDF.object, TW.object))
    said = [graph.value(node, term) for term in (TW.subjectText, TW.predicateText, TW.objectText)]
    return Told(
        node,
        kind,
        graph.value(node, RDFS.label) or " ".join(filter(None, said)),
        tuple(quote for mention in mentions for quote in graph.all(mention, NIF.anchorOf)),
        tuple(_triggers(graph, node)),
        tuple(graph.value(s, NIF.anchorOf) for mention in mentions for s in graph.all(mention, NIF.sentence)),
        tuple(dict.fromkeys(_predicates(graph, node, facts))),
        tuple(_named(graph, graph.all(node, *ends[0]))),
        tuple(_named(graph, graph.all(node, *ends[1]))),
        bool(graph.all(node, TW.claimedBy)),
        bool(facts),
    )


def _predicates(graph: DocumentGraph, node: str, facts: Iterable[str]) -> Iterator[str]:
    """Yield the names of what a statement says: verbs, relation, type and mode, the words of the text, properties."""
    yield from graph.all(node, TW.predicate, TW.predicateText)
    yield from (local_part(iri) for iri in graph.all(node, RDF.predicate, SEM.eventType))
    yield from graph.all(node, TW.mode, TW.qualifier)
    yield from _triggers(graph, node)
    yield from (words_of_property(iri) for fact in facts for iri in graph.all(fact, RDF.predicate))


def _triggers(graph: DocumentGraph, node: str) -> Iterator[str]:
    """Yield the words of the text that name an event."""
    text = graph.value(graph.node.value, NIF.isString)
    for trigger in graph.all(node, TW.trigger):
        begin, end = (graph.value(trigger, term) for term in (NIF.beginIndex, NIF.endIndex))
        if begin.isdecimal() and end.isdecimal():
            yield text[int(begin) : int(end)]


def _named(graph: DocumentGraph, nodes: Iterable[str]) -> Iterator[str]:
    """Yield the names of nodes; of an office, also those of the body that it is in."""
    for node in nodes:
        yield from graph.names(node)
        yield from (name for body in graph.all(node, ORG.postIn) for name in graph.names(body))


def _fits(each: Told, wanted: Words) -> bool:
    kinds = {each.kind, *(["claim"] if each.claimed else []), *(["fact"] if each.stated else [])}
    return (
        wanted.kind in {"", *kinds}
        and _is_among(wanted.predicate, each.predicates)
        and _is_among(wanted.subject, each.subjects)
        and _is_among(wanted.object, each.objects)
    )


def _is_among(word: str, known: Iterable[str]) -> bool:
    return not word or word in known or (slug(word) != "" and slug(word) in map(slug, known))


def _is_quote(quote: str, each: Told) -> bool:
    return quote in map(_plain, each.quotes)


def _has_verb(quote: str, each: Told) -> bool:
    return _is_near(quote, each) and any(f" {_plain(verb)} " in f" {quote} " for verb in each.triggers)


def _is_near(quote: str, each: Told) -> bool:
    return any(quote in own or own in quote for own in map(_plain, each.quotes) if own)


def _is_in_sentence(quote: str, each: Told) -> bool:
    return any(quote in sentence for sentence in map(_plain, each.sentences))


_WITH_QUOTE = (_is_quote, _has_verb, _is_near, _is_in_sentence)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_QUOTES)).strip().casefold()

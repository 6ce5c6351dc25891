"""What corrections do to the actors of a document: another name or type, one node for several, or several for one.

An actor whose name the user gives is certain, as one of the user's table of names: in every document, the node of that
name is its own, and rules join it to nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from triplewire.graph.corrections.correction import Correction, Named
from triplewire.graph.corrections.document_graph import DocumentGraph
from triplewire.graph.identity.renaming import renamed
from triplewire.graph.write.clues import KEYED
from triplewire.graph.write.draft import one_line, text
from triplewire.graph.write.entity_names import kind_of, shared_name
from triplewire.graph.write.spellings import name_key
from triplewire.ontology.terms import ENTITY_CLASSES, GEO, GN, ORG, OWL, RDF, RDFS, SKOS, TW

_LINKS = (OWL.sameAs, SKOS.exactMatch, GN.countryCode)
_LABELLED = (TW.Event, TW.Relation, ORG.Post)  # what has names of entities in its label
_OF_SHARED = ("with", "tie", "also")  # kinds of clues with the name of an actor in all documents


def new_entity(graph: DocumentGraph, actor: Named) -> str:
    """Add something of which the document has no mention, and return its node."""
    node = graph.iri(shared_name(kind_of(actor.type), actor.name))
    graph.say(node, RDF.type, ENTITY_CLASSES[actor.type])
    graph.say(node, RDFS.label, text(one_line(actor.name)))
    _identify(graph, node, actor.name, ())
    return node


def rename(graph: DocumentGraph, node: str, name: str) -> str:
    """Give an entity another name, and return its node; one that is linked to a gazetteer keeps it."""
    return _moved(graph, node, "" if graph.all(node, *_LINKS) else _called(graph, node, name), name)


def retype(graph: DocumentGraph, node: str, type_: str) -> str:
    """Give an entity another type, and return its node."""
    _set_type(graph, node, type_)
    name = graph.value(node, RDFS.label)
    return _moved(graph, node, _called(graph, node, name), name)


def merge(graph: DocumentGraph, node: str, correction: Correction) -> str:
    """Give an entity the name, type and node of the correction's first actor, and return the node."""
    first = correction.actors[0]
    if first.type:
        _set_type(graph, node, first.type)
    target = graph.iri(correction.node) if correction.node else _called(graph, node, first.name)
    return _moved(graph, node, target, first.name)


def part(graph: DocumentGraph, node: str, name: str) -> str:
    """Make an entity of this document another than that of its name elsewhere, and return its node."""
    return _moved(graph, node, _called(graph, node, name), name)


def keep_apart(graph: DocumentGraph, node: str, others: Iterable[Named]) -> None:
    """Note of an actor that it is none of the others."""
    never = {f"not {shared_name(kind_of(other.type or graph.type_of(node)), other.name)}" for other in others}
    for identity in graph.to(node, TW.identifies):
        _set_clues(graph, identity, {*_clues(graph, identity), *never})


def _called(graph: DocumentGraph, node: str, name: str) -> str:
    """Return the node of a name in all documents, of the type that a node has."""
    return graph.iri(shared_name(kind_of(graph.type_of(node)), name))


def _set_type(graph: DocumentGraph, node: str, type_: str) -> None:
    for class_ in ENTITY_CLASSES.values():
        graph.take(node, RDF.type, class_)
    graph.say(node, RDF.type, ENTITY_CLASSES[type_])


def _moved(graph: DocumentGraph, node: str, target: str, name: str) -> str:
    """Give an entity a name and, unless it is "", another node, whose links it then has; return the node."""
    for label in graph.all(node, RDFS.label):
        graph.say(node, SKOS.altLabel, text(label))
        _relabel(graph, node, label, one_line(name))
    graph.unsay(node, RDFS.label)
    graph.say(node, RDFS.label, text(one_line(name)))
    graph.take(node, SKOS.altLabel, one_line(name))
    clues = []
    for identity in graph.to(node, TW.identifies):
        clues += _clues(graph, identity)
        graph.remove(identity)
    if target not in {"", node}:
        _unlink(graph, node)
        _rename_in_clues(graph, graph.local(node), graph.local(target))
        graph.replace(renamed(graph.node.value, graph.triples, {node: target}))
        graph.take(target, SKOS.altLabel, one_line(name))
    _identify(graph, target or node, name, clues)
    return target or node


def _relabel(graph: DocumentGraph, node: str, former: str, name: str) -> None:
    """Use the new name of an entity in the labels of events, relations and offices; quotes stay as they are."""
    labels = {graph.value(other, RDFS.label) for other in graph.entities() if other != node}
    longer = sorted((label for label in labels if former in label and label != former), key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, (*longer, former)))})(?!\w)")
    for told in (each for class_ in _LABELLED for each in graph.of_class(class_)):
        for label in graph.all(told, RDFS.label):
            said = found.sub(lambda match: name if match[0] == former else match[0], label)
            if said != label:
                graph.take(told, RDFS.label, label)
                graph.say(told, RDFS.label, text(said))


def _unlink(graph: DocumentGraph, node: str) -> None:
    graph.unsay(node, *_LINKS)
    points = graph.all(node, GEO.hasGeometry)
    graph.unsay(node, GEO.hasGeometry)
    graph.remove_unused(points)


def _rename_in_clues(graph: DocumentGraph, old: str, new: str) -> None:
    for identity in graph.of_class(TW.Identity):
        told = [clue.partition(" ") for clue in _clues(graph, identity)]
        _set_clues(graph, identity, (f"{k} {new if v == old and k in _OF_SHARED else v}" for k, _, v in told))


def _identify(graph: DocumentGraph, node: str, name: str, clues: Iterable[str]) -> None:
    """Write the identity of an actor whose name the user gave, and that no other of the document is this one."""
    kind = KEYED.get(graph.type_of(node))
    if kind is None:
        return
    own = graph.local(node)
    identity = graph.part("identity", own.replace(f"{graph.own}.", ""))
    known = {clue for clue in (*_clues(graph, identity), *clues) if not clue.startswith("is ")}
    graph.remove(identity)
    graph.say(identity, RDF.type, TW.Identity)
    graph.say(identity, TW.identifies, node)
    graph.say(identity, TW.ownName, text(own))
    graph.say(identity, TW.calledName, text(one_line(name)))
    graph.say(identity, TW.nameKey, text(name_key(kind, name)))
    _set_clues(graph, identity, {*known, f"is {one_line(name)}"} - {f"not {own}"})
    for other in graph.of_class(TW.Identity):
        its = _clues(graph, other)
        certain = any(clue.startswith("is ") for clue in its)
        if other != identity and not certain and KEYED.get(graph.type_of(graph.value(other, TW.identifies))) == kind:
            _set_clues(graph, other, {*its, f"not {own}"})


def _clues(graph: DocumentGraph, identity: str) -> list[str]:
    return [clue for value in graph.all(identity, TW.clue) for clue in value.split("\n")]


def _set_clues(graph: DocumentGraph, identity: str, clues: Iterable[str]) -> None:
    graph.unsay(identity, TW.clue)
    if told := sorted(set(clues)):
        graph.say(identity, TW.clue, text("\n".join(told)))

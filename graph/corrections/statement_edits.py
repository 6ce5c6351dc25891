"""What corrections do to a statement: it goes with its plain facts, or an event has another type, sides or status.

A corrected event makes plain facts of its sides as a read one does, by the properties that its facts had before or,
with another type, by that of the type if it is true of the verb. What a speaker claims, or did not happen, makes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product

from triplewire.graph.corrections.actor_edits import new_entity
from triplewire.graph.corrections.correction import Correction, Named
from triplewire.graph.corrections.document_graph import DocumentGraph
from triplewire.graph.corrections.finding import Finder
from triplewire.graph.withheld import of_status
from triplewire.graph.write.draft import decimal, instant, text
from triplewire.graph.write.happenings import MUTUAL
from triplewire.graph.write.labels import listed
from triplewire.graph.write.provenance import property_name
from triplewire.ontology.terms import EVENT_TYPES, NIF, OWL, PROV, RDF, RDFS, SEM, TIME, TW
from triplewire.ontology.verbs import is_verb, true_property, words

_CLASSES = {TW[class_]: type_ for type_, (class_, _) in EVENT_TYPES.items()}
_ROLES = {"source": TW.source, "target": TW.target, "place": SEM.hasPlace}
_TERMS = {"polarity": TW.polarity, "modality": TW.modality}
_SIDES, _STATUS = {"type", "source", "target"}, {"polarity", "modality", "speaker"}  # both decide on plain facts


def reject(graph: DocumentGraph, node: str) -> None:
    """Take a statement out of the graph, with its plain facts and what serves it alone."""
    _unsay_facts(graph, node)
    graph.remove(node)


def separate(graph: DocumentGraph, node: str, id_: str, side: int) -> None:
    """Note on which side, 0 or 1, of a correction an event is: it is no account of one on the other side."""
    graph.say(node, TW.separation, text(f"{id_} {side}"))
    accounts = [(node, other) for other in graph.all(node, TW.retells)]
    accounts += [(other, node) for other in graph.to(node, TW.retells)]
    for account, event in accounts:
        other = event if account == node else account
        if f"{id_} {1 - side}" in graph.all(other, TW.separation):
            graph.take(account, TW.retells, event)


def change(graph: DocumentGraph, node: str, correction: Correction) -> None:
    """Give an event another type, other sides, places or times, another polarity or modality, or other speakers."""
    fields = {field for field, _ in correction.changes}
    decides = bool(fields & (_SIDES | _STATUS))
    before, properties = _type(graph, node), _unsay_facts(graph, node) if decides else []
    for field, values in correction.changes:
        _set(graph, node, field, values)
    if fields & {"source", "target"}:
        graph.unsay(node, TW.inferred)
        graph.unsay(node, TW.openTriple)  # whose words name the sides that it had
    if fields & _SIDES:
        graph.unsay(node, RDFS.label)
        graph.say(node, RDFS.label, text(_label(graph, node)))
    if fields & _STATUS:
        graph.unsay(node, TW.doubt)
    if _type(graph, node) != before or (fields & _STATUS and not properties):
        found = (true_property(_type(graph, node), lemma) for lemma in graph.all(node, TW.predicate))
        properties = list(dict.fromkeys(filter(None, found)))
    if decides:
        _say_again(graph, node, properties)


def _set(graph: DocumentGraph, node: str, field: str, values: Sequence[Named]) -> None:
    if field == "type":
        _set_type(graph, node, values[0].name)
    elif field in _TERMS:
        graph.unsay(node, _TERMS[field])
        graph.say(node, _TERMS[field], text(values[0].name))
    elif field == "time":
        _set_time(graph, node, [value.name for value in values])
    elif field == "speaker":
        _set_speakers(graph, node, values)
    else:
        _set_side(graph, node, field, values)


def _say_again(graph: DocumentGraph, node: str, properties: list[str]) -> None:
    """Write what follows from the type, the sides and the status of an event: its plain facts, or why it has none."""
    graph.unsay(node, TW.withheld)
    for doubt in ("sides", "reading"):
        graph.take(node, TW.doubt, doubt)
    if any(True for _ in _of_status(graph, node)):
        return
    pairs = list(_pairs(graph, node))
    if pairs and not properties:
        graph.say(node, TW.withheld, text("nothing says how its sides are connected"))
    for (one, other), predicate in product(pairs, properties):
        _say_fact(graph, node, (one, predicate, other))


def describe(graph: DocumentGraph, node: str) -> str:
    """Return a statement in one line: its label, type, sides, places and times."""
    said = " ".join(graph.value(node, term) for term in (TW.subjectText, TW.predicateText, TW.objectText))
    parts = [graph.value(node, RDFS.label) or said.strip()]
    if type_ := _type(graph, node):
        parts.append(type_)
    for name, term in (*_ROLES.items(), ("time", SEM.hasTime), ("claimed by", TW.claimedBy)):
        if called := [graph.value(value, RDFS.label) for value in graph.all(node, term)]:
            parts.append(f"{name} {', '.join(sorted(called))}")
    status = {"polarity": "positive", "modality": "actual"}
    parts += [said for name, usual in status.items() if (said := graph.value(node, _TERMS[name])) not in {"", usual}]
    return "; ".join(parts)


def _type(graph: DocumentGraph, node: str) -> str:
    return _CLASSES.get(graph.value(node, SEM.eventType), "")


def _set_type(graph: DocumentGraph, node: str, type_: str) -> None:
    for class_ in graph.all(node, SEM.eventType):
        graph.take(node, RDF.type, class_)
    graph.unsay(node, SEM.eventType, TW.mode)
    class_ = TW[EVENT_TYPES[type_][0]]
    graph.say(node, RDF.type, class_)
    graph.say(node, SEM.eventType, class_)


def _set_time(graph: DocumentGraph, node: str, values: Iterable[str]) -> None:
    graph.unsay(node, SEM.hasTime)
    for value in values:
        time = graph.iri(f"time-{value}")
        graph.say(node, SEM.hasTime, time)
        graph.say(time, RDF.type, SEM.Time, TIME.Instant)
        graph.say(time, RDFS.label, text(value))
        graph.say(time, TW.timexValue, text(value))
        if position := instant(value):
            graph.say(time, *position)


def _set_speakers(graph: DocumentGraph, node: str, names: Iterable[Named]) -> None:
    """Make an event the claim of others or, of nobody, what the article itself states."""
    steps = graph.all(node, TW.attribution)
    graph.unsay(node, TW.claimedBy, TW.reportedBy, SEM.accordingTo, TW.attribution)
    graph.remove_unused(steps)
    for name in names:
        speaker = next(iter(Finder(graph).any_called(name.name)), "") or new_entity(graph, name)
        graph.say(speaker, RDF.type, SEM.Actor)
        step = graph.part("attribution", f"{graph.local(node).rpartition('.')[2]}-{graph.local(speaker)}")
        graph.say(step, RDF.type, TW.Attribution)
        graph.say(step, TW.speaker, speaker)
        graph.say(node, TW.claimedBy, speaker)
        graph.say(node, SEM.accordingTo, speaker)
        graph.say(node, TW.attribution, step)


def _set_side(graph: DocumentGraph, node: str, field: str, names: Iterable[Named]) -> None:
    role, class_ = _ROLES[field], SEM.Place if field == "place" else SEM.Actor
    for former in graph.all(node, role):
        graph.take(node, role, former)
        if field != "place" and former not in graph.all(node, TW.source, TW.target):
            graph.take(node, SEM.hasActor, former)
    for name in names:
        side = next(iter(Finder(graph).any_called(name.name)), "") or new_entity(graph, name)
        graph.say(side, RDF.type, class_)
        graph.say(node, role, side)
        if field != "place":
            graph.say(node, SEM.hasActor, side)


def _label(graph: DocumentGraph, node: str) -> str:
    source, target = (
        listed(graph.value(side, RDFS.label) for side in graph.all(node, role)) for role in (TW.source, TW.target)
    )
    return " ".join(f"{source} {_trigger(graph, node)} {target}".split())


def _trigger(graph: DocumentGraph, node: str) -> str:
    """Return the first words of the text that name the event."""
    whole = graph.value(graph.node.value, NIF.isString)
    spans = [[graph.value(t, term) for term in (NIF.beginIndex, NIF.endIndex)] for t in graph.all(node, TW.trigger)]
    begin, end = min(((int(b), int(e)) for b, e in spans), default=(0, 0))
    return whole[begin:end] or graph.value(node, TW.predicate)


def _unsay_facts(graph: DocumentGraph, node: str) -> list[str]:
    """Remove the plain facts that only this statement states, and return the properties of all that it stated."""
    properties = []
    for fact in graph.to(node, TW.statedBy):
        subject, predicate, value = (graph.value(fact, term) for term in (RDF.subject, RDF.predicate, RDF.object))
        properties.append(predicate)
        graph.take(fact, TW.statedBy, node)
        others = graph.all(fact, TW.statedBy)
        if not others:
            graph.take(subject, predicate, value)
            graph.remove(fact)
            continue
        shared = {mention for other in others for mention in graph.all(other, PROV.wasDerivedFrom)}
        for mention in graph.all(node, PROV.wasDerivedFrom):
            if mention not in shared:
                graph.take(fact, PROV.wasDerivedFrom, mention)
        _set_confidence(graph, fact, others)
    return sorted(set(properties))


def _set_confidence(graph: DocumentGraph, fact: str, statements: Iterable[str]) -> None:
    graph.unsay(fact, TW.confidence)
    values = [float(value) for each in statements for value in graph.all(each, TW.confidence)]
    if values:
        graph.say(fact, TW.confidence, decimal(max(values)))


def _say_fact(graph: DocumentGraph, node: str, triple: tuple[str, str, str]) -> None:
    one, predicate, other = triple
    graph.say(one, predicate, other)
    if is_verb(predicate):
        graph.say(predicate, RDF.type, TW.VerbProperty, OWL.ObjectProperty)
        graph.say(predicate, RDFS.label, text(words(predicate)))
    key = f"{graph.local(one)}.{property_name(predicate)}.{graph.local(other)}".replace(f"{graph.own}.", "")
    fact = graph.part("fact", key)
    graph.say(fact, RDF.type, TW.Fact)
    for term, value in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
        graph.say(fact, term, value)
    graph.say(fact, TW.statedBy, node)
    graph.say(fact, PROV.wasDerivedFrom, *graph.all(node, PROV.wasDerivedFrom))
    graph.say(fact, PROV.wasGeneratedBy, graph.iri(f"extraction-{graph.own}"))
    _set_confidence(graph, fact, graph.all(fact, TW.statedBy))


def _of_status(graph: DocumentGraph, node: str) -> Iterator[str]:
    """Yield why a corrected event makes no plain fact, whatever its sides are."""
    return of_status(
        claimed=bool(graph.all(node, TW.claimedBy)),
        polarity=graph.value(node, TW.polarity),
        modality=graph.value(node, TW.modality),
        doubts=graph.all(node, TW.doubt),
    )


def _pairs(graph: DocumentGraph, node: str) -> Iterator[tuple[str, str]]:
    sources, targets = graph.all(node, TW.source), graph.all(node, TW.target)
    if not targets and _type(graph, node) in MUTUAL:
        yield from permutations(sources, 2)
    yield from ((one, other) for one, other in product(sources, targets) if one != other)

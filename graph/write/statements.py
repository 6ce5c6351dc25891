"""Lasting relations, and the open triples, which stay close to the words of the text."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from triplewire.extract.model import Extent, Holding, Limit, Relation, Slot, Triple
from triplewire.graph.added_terms import property_of
from triplewire.graph.iris import digest, slug
from triplewire.graph.wording import relation as in_words
from triplewire.graph.write.draft import Draft, instant, one_line, text, typed
from triplewire.graph.write.facts import Gate
from triplewire.graph.write.happenings import Happening
from triplewire.graph.write.lasting import is_former
from triplewire.graph.write.provenance import write_attribution, write_confidence, write_evidence, write_triple
from triplewire.ontology.terms import ORG, PROV, RDFS, SEM, SKOS, TIME, TW, XSD

Key = tuple[str, str, str, str | None, bool, tuple[str | None, ...]]


def write_relations(draft: Draft) -> None:
    """Write all relations of the document; one that the text states repeatedly is one node with several mentions."""
    stated: dict[Key, list[Relation]] = {}
    gate = Gate.of(draft)
    for relation in draft.document.relations:
        if property_of(relation.relation):
            stated.setdefault(_key(relation), []).append(relation)
    for number, tellings in enumerate(stated.values(), 1):
        _write_relation(gate, draft.part("relation", f"r{number}"), tellings)


def _key(relation: Relation) -> Key:
    """Return the key that two statements of the same relation share."""
    speakers = tuple(claim.speaker for claim in relation.attribution)
    value = slug(relation.object) or relation.object
    return relation.subject, relation.relation, value, relation.of, relation.former, speakers


def _write_relation(gate: Gate, node: ox.NamedNode, tellings: list[Relation]) -> None:
    draft = gate.draft
    first = tellings[0]
    subject, value = draft.entities[first.subject], _object(draft, first)
    property_ = property_of(first.relation)
    if value is None or property_ is None:
        return
    draft.has_type(node, TW.Relation)
    write_triple(draft, node, subject, property_, value)
    draft.say(node, RDFS.label, text(_label(draft, first)))
    for telling in tellings:
        if said := _qualifier(draft, telling):
            draft.say(node, TW.qualifier, text(one_line(said)))
    former = is_former(tellings, draft.document)
    draft.say(node, TW.former, typed(str(former).lower(), XSD.boolean))
    for telling in tellings:
        draft.say(node, SEM.hasTime, *draft.times_of(telling.time))
        write_evidence(draft, node, Extent(telling.start, telling.end), telling.rule)
    _write_intervals(draft, node, [telling.holds for telling in tellings if telling.holds])
    write_confidence(draft, node, (telling.confidence for telling in tellings))
    write_attribution(draft, node, first.attribution)
    gate.pass_relation(node, (subject, property_, value), tellings)


def _write_intervals(draft: Draft, relation: ox.NamedNode, told: list[Holding]) -> None:
    """Write what each telling says of the time of the relation, as an interval of OWL-Time."""
    different = {_limits(holding): holding for holding in reversed(told)}
    for number, holding in enumerate(reversed(different.values()), 1):
        key = f"{draft.local(relation).rpartition('.')[2]}-{number}"
        node = draft.part("interval", key)
        draft.say(relation, TIME.hasTime, node)
        draft.has_type(node, TIME.Interval)
        parts = [(TIME.hasBeginning, "begin", holding.begin), (TIME.hasEnd, "end", holding.end)]
        parts += [(TIME.inside, f"on{n}", limit) for n, limit in enumerate(holding.on, 1)]
        for term, name, limit in parts:
            if limit is not None:
                draft.say(node, term, _instant_of(draft, f"{key}-{name}", limit))


def _limits(holding: Holding) -> tuple[tuple[str, str] | None, ...]:
    """Return what distinguishes one interval from another: its limits, whatever words say so."""
    limits = (holding.begin, holding.end, *holding.on)
    return tuple((limit.side, limit.value) if limit else None for limit in limits)


def _instant_of(draft: Draft, key: str, limit: Limit) -> ox.NamedNode:
    """Return the instant of a limit, which lies in, before or after the year, month or day that the text gives."""
    node = draft.part("instant", key)
    draft.has_type(node, TIME.Instant)
    draft.say(node, TW.rule, text(limit.rule))
    draft.say(node, PROV.wasDerivedFrom, draft.mention(limit, quoted=True))
    if position := instant(limit.value):
        if limit.side == "in":
            draft.say(node, *position)
        else:
            named = draft.iri(f"time-{limit.value}")
            draft.has_type(named, TIME.Instant)
            draft.say(named, *position)
            draft.say(node, TIME.before if limit.side == "before" else TIME.after, named)
    return node


def _qualifier(draft: Draft, relation: Relation) -> str | None:
    """Return the words for an object that is no entity, or the kind of a relation ("wife")."""
    return relation.qualifier if relation.object in draft.entities else relation.object


def _object(draft: Draft, relation: Relation) -> ox.NamedNode | None:
    """Return the object: an entity, an office or, for "the wife of X", X."""
    if relation.relation == "holdsOffice":
        return _post(draft, one_line(relation.object), relation.of)
    return draft.entities.get(relation.object) or (draft.entities[relation.of] if relation.of else None)


def _post(draft: Draft, office: str, of: str | None) -> ox.NamedNode:
    """Return the office ("President of Russia"), independent of its holder."""
    key = slug(office)
    key = key if 0 < len(key) <= 64 else digest(key or office)
    role = draft.iri(f"role-{key}")
    draft.has_type(role, ORG.Role)
    draft.say(role, SKOS.prefLabel, text(office))
    post = draft.iri(f"office-{key}.{draft.local(draft.entities[of])}" if of else f"office-{key}")
    draft.has_type(post, ORG.Post)
    draft.say(post, ORG.role, role)
    draft.say(post, RDFS.label, text(f"{office} of {draft.labels[of]}" if of else office))
    if of:
        draft.say(post, ORG.postIn, draft.entities[of])
    return post


def _label(draft: Draft, relation: Relation) -> str:
    """Return the relation in words: "Ann Lee holds the office mayor of Oslo", "Eva Roy is wife of Carl Roy"."""
    subject, value = draft.labels[relation.subject], draft.labels.get(relation.object, relation.object)
    of = f" of {draft.labels[relation.of]}" if relation.of else ""
    if relation.relation == "kinOf" and (kin := _qualifier(draft, relation)):
        return one_line(
            f"{subject} is {kin} of {value}" if relation.object in draft.labels else f"{subject} is {kin}{of}"
        )
    return one_line(f"{subject} {in_words(relation.relation)} {value}{of}")


def write_open_triples(draft: Draft, found: Iterable[Happening]) -> None:
    """Write all open triples, which are not asserted: of an event, its words; any other as a node of its own."""
    events = {event.id: happening.node for happening in found for event in happening.tellings}
    for number, triple in enumerate(draft.document.triples, 1):
        if triple.event in events:
            slots = (triple.subject, triple.predicate, triple.object)
            words = "\t".join(one_line(slot.text) for slot in slots if slot)
            draft.say(events[triple.event], TW.openTriple, text(words))
        else:
            _write_statement(draft, draft.part("statement", f"s{number}"), triple)


def _write_statement(draft: Draft, node: ox.NamedNode, triple: Triple) -> None:
    draft.has_type(node, TW.Statement)
    draft.say(node, TW.predicateText, text(triple.predicate.text))
    _write_slot(draft, node, TW.subject, TW.subjectText, triple.subject)
    if triple.object:
        _write_slot(draft, node, TW.object, TW.objectText, triple.object)
    write_evidence(draft, node, _extent(triple), triple.rule)
    write_confidence(draft, node, [triple.confidence])
    write_attribution(draft, node, triple.attribution)


def _write_slot(draft: Draft, node: ox.NamedNode, refers: str, words: str, slot: Slot) -> None:
    draft.say(node, words, text(slot.text))
    if slot.entity in draft.entities:
        draft.say(node, refers, draft.entities[slot.entity])


def _extent(triple: Triple) -> Extent:
    slots = [slot for slot in (triple.subject, triple.predicate, triple.object) if slot]
    return Extent(min(s.start for s in slots), max(s.end for s in slots))

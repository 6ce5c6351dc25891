"""Events as nodes: one for each event of a document, regardless of how often the text mentions it.

The quote of an event is the sentence of its trigger, one for all events that it tells of.

Tellings of one event (`Event.coreferent`) share a node if they have one status: the same polarity, modality and
speakers. A speaker's account of an event that the article also reports has its own node, which `tw:retells` the
article's.
"""

from __future__ import annotations

import re
from collections.abc import Collection

import pyoxigraph as ox

from triplewire.extract.events.answers import ANSWER
from triplewire.extract.model import Event, Extent, Triple
from triplewire.graph.counts import counts
from triplewire.graph.word_lists import WORDS
from triplewire.graph.write.draft import Draft, one_line, text
from triplewire.graph.write.facts import NOUN_RULES, Gate
from triplewire.graph.write.happenings import Happening
from triplewire.graph.write.labels import listed
from triplewire.graph.write.provenance import write_attribution, write_confidence, write_evidence
from triplewire.ontology.terms import EVENT_TYPES, RDFS, ROLES, SCHEMA, SEM, TW

_CLAUSE_END = re.compile(r"[;:()\[\]\"\u201c\u201d\u2013\u2014]|,(?=\s)")
_ADVERBIAL = WORDS.function_words - WORDS.articles - WORDS.pronouns - WORDS.possessive
_CONTRACTED = re.compile(r" (?=['\u2019](?:ll|ve|re|d|m|s)\b)")
_BEFORE, _AFTER = 4, 7  # words of a label around a trigger


def write_events(draft: Draft, found: Collection[Happening]) -> None:
    """Write all events of the document."""
    extents = _extents(draft)
    gate = Gate.of(draft)
    first_of = {h.tellings[0].id: h for h in found}
    for happening in found:
        _write_event(gate, happening, extents)
        root = first_of.get(happening.tellings[0].coreferent or "")
        if root and root is not happening:
            draft.say(happening.node, TW.retells, root.node)
        if any(telling.id == draft.document.main_event for telling in happening.tellings):
            draft.say(draft.graph, SCHEMA.about, happening.node)


def _write_event(gate: Gate, happening: Happening, extents: dict[str, Extent]) -> None:
    draft = gate.draft
    node, first = happening.node, happening.tellings[0]
    draft.has_type(node, SEM.Event, TW.Event)
    if happening.type in EVENT_TYPES:
        kind = TW[EVENT_TYPES[happening.type][0]]
        draft.has_type(node, kind)
        draft.say(node, SEM.eventType, ox.NamedNode(kind))
    label = one_line(_label(draft, happening, gate.triples.get(first.id, ())))
    draft.say(node, RDFS.label, text(_CONTRACTED.sub("", label)))
    draft.say(node, TW.polarity, text(first.polarity))
    draft.say(node, TW.modality, text(first.modality))
    _write_participants(draft, happening)
    if len(happening.source) > 2:  # of two, each is the other's
        draft.say(node, TW.counterpart, *(draft.entities[i] for i in gate.counterparts(happening)))
    for telling in happening.tellings:
        draft.say(node, TW.predicate, text(telling.trigger.lemma))
        draft.say(node, TW.trigger, draft.trigger(telling.trigger))
        draft.say(node, SEM.hasTime, *draft.times_of(telling.time))
        if telling.mode:
            draft.say(node, TW.mode, text(telling.mode))
        draft.say(node, TW.count, *map(text, counts(extents[telling.id].quote(draft.document.text))))
        write_evidence(draft, node, draft.around(telling.trigger), telling.rule)
    write_confidence(draft, node, (telling.confidence for telling in happening.tellings))
    write_attribution(draft, node, first.attribution)
    gate.pass_event(happening)


def _write_participants(draft: Draft, happening: Happening) -> None:
    node = happening.node
    for role, ids in ((TW.source, happening.source), (TW.target, happening.target)):
        for actor in (draft.entities[i] for i in ids):
            draft.has_type(actor, SEM.Actor)
            draft.say(node, SEM.hasActor, actor)
            draft.say(node, role, actor)
    for telling in happening.tellings:
        for role, ids in ((TW.onBehalfOf, telling.on_behalf_of), (TW.inferred, telling.inferred)):
            for actor in (draft.entities[i] for i in ids):
                draft.has_type(actor, SEM.Actor)
                draft.say(node, role, actor)
        draft.say(node, TW.doubt, *map(text, telling.doubts))
        for place in (draft.entities[i] for i in telling.place if telling.placed_by != "dateline"):
            draft.has_type(place, SEM.Place)
            draft.say(node, SEM.hasPlace, place)
        for other in telling.others:
            draft.say(node, TW[ROLES.get(other.role, "participant")], draft.entities[other.entity])


def _label(draft: Draft, happening: Happening, told: tuple[Triple, ...]) -> str:
    """Return the sides with the words between them or, without a type or one of two sides, the words of the text."""
    words = told[0] if told else None
    one_sided = not happening.target and happening.source in ((), (words.subject.entity if words else None,))
    if words and (one_sided or not (happening.type and happening.source)):
        return _in_order(draft, words)
    trigger = happening.tellings[0].trigger
    if not happening.source:
        return _in_context(draft, trigger)
    answer = happening.tellings[0].rule == ANSWER  # its clause says "denied it", its label what
    both = next((each for each in told if not answer and _has_both(each, happening)), None)
    if words and not both and not answer and _tells_more(words, happening):
        return _in_order(draft, words)
    source, target = (listed(draft.labels[i] for i in ids) for ids in (happening.source, happening.target))
    plural = len(happening.source) > 1 and trigger.text == f"{trigger.lemma}s"  # "Ann Lee meets Bob Roy"
    deed = trigger.lemma if plural else _deed(draft, happening.tellings[0])
    between = " ".join(_fronted(draft, both)[::-1]) if both else deed
    return f"{source} {between} {target}".rstrip()


def _deed(draft: Draft, telling: Event) -> str:
    """Return the trigger or, of an answer ("denied it"), that of what it is about."""
    if telling.rule == ANSWER:
        return next(e.trigger.text for e in draft.document.events if e.id == telling.coreferent)
    return telling.trigger.text


def _has_both(triple: Triple, happening: Happening) -> bool:
    """Return whether a triple is between a source and a target of an event."""
    value = triple.object.entity if triple.object else None
    return triple.subject.entity in happening.source and value in happening.target


def _tells_more(words: Triple, happening: Happening) -> bool:
    """Return whether the clause of a source says more than its verb and the target: "Roy is a threat" to Lima."""
    if not words.object or not happening.target or happening.tellings[0].rule in NOUN_RULES:
        return False
    said = f"{words.predicate.text} {words.object.text}".lower().split()
    return words.subject.entity in happening.source and WORDS.pronouns.isdisjoint(said)  # "promised them help"


def _in_order(draft: Draft, words: Triple) -> str:
    """Return the words of a clause; when or how, if it stood before the subject, does so again."""
    subject, value = draft.labels.get(words.subject.entity or "", words.subject.text), words.object
    front, said = _fronted(draft, words)
    if not value:
        return f"{subject} {said} {front}"
    adverbial = value.text.partition(" ")[0].lower() in _ADVERBIAL  # "Under the plan, Lima will buy"
    when = any(time.start == value.start for time in draft.document.times)  # "This month, Lima will buy"
    if value.start < words.subject.start and (front or adverbial or when):
        return f"{front} {value.text}, {subject} {said}"
    return f"{subject} {said} {front} {value.text}"


def _fronted(draft: Draft, words: Triple) -> tuple[str, str]:
    """Return the preposition of a predicate that began its sentence ("After a raid, they left"), and the others."""
    predicate = words.predicate
    if not predicate.spans or predicate.spans[-1][1] > words.subject.start:
        return "", predicate.text
    begin, end = predicate.spans[-1]
    front = draft.document.text[begin:end]
    return front, predicate.text.removesuffix(front).rstrip()


def _in_context(draft: Draft, trigger: Extent) -> str:
    """Return a trigger with the words around it, up to a mark that ends a clause; a verb alone tells too little."""
    whole, sentence = draft.document.text, draft.around(trigger)
    before = _CLAUSE_END.split(whole[sentence.start : trigger.start])[-1].split()
    after = _CLAUSE_END.split(whole[trigger.end : sentence.end])[0].rstrip(".!? ").split()
    cut = ("… " if len(before) > _BEFORE else "", " …" if len(after) > _AFTER else "")
    said = whole[trigger.start : trigger.end]
    return f"{cut[0]}{' '.join((*before[-_BEFORE:], said, *after[:_AFTER]))}{cut[1]}"


def _extents(draft: Draft) -> dict[str, Extent]:
    """Return the words that tell of each event: of its triples and its trigger or, without triples, its sentence."""
    limits: dict[str, tuple[int, int]] = {}
    for triple in draft.document.triples:
        if triple.event:
            slots = [slot for slot in (triple.subject, triple.predicate, triple.object) if slot]
            start, end = limits.get(triple.event, (slots[0].start, slots[0].end))
            limits[triple.event] = min(start, *(s.start for s in slots)), max(end, *(s.end for s in slots))
    return {event.id: _extent(draft, event, limits.get(event.id)) for event in draft.document.events}


def _extent(draft: Draft, event: Event, limits: tuple[int, int] | None) -> Extent:
    trigger = event.trigger
    if limits:
        return Extent(min(limits[0], trigger.start), max(limits[1], trigger.end))
    return draft.around(trigger)

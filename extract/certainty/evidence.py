"""The evidence that a statement is right, as the names of what it shows; the weights say what each counts.

Counts fall into classes: "sentence 3" is a sentence of the fourth class of lengths (`Limits`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import product
from math import log

from triplewire.extract.certainty.agreement import mentions_within, way_between
from triplewire.extract.certainty.statement_index import StatementIndex, clause_of
from triplewire.extract.lexicon.lists import LIGHT_VERBS, NAMES, ROLES
from triplewire.extract.lexicon.weights.certainty_weights import CERTAINTY
from triplewire.extract.model import Event, Extent, Relation, Slot, Triple

_LIMITS = CERTAINTY.limits


def of_triple(index: StatementIndex, triple: Triple) -> Iterator[str]:
    """Yield the evidence of an open triple."""
    subject, predicate, thing = triple.subject, triple.predicate, triple.object
    yield from _of_sentence(index, triple.sentence)
    yield f"rule {triple.rule}"
    yield _class("clause", log(sure / (1 - sure)) if (sure := triple.confidence) and sure < 1 else 0.0, _LIMITS.odds)
    yield from _of_slot(index, "subject", subject)
    yield from _of_slot(index, "object", thing) if thing else ("object missing",)
    yield _class("predicate", len(predicate.text.split()), _LIMITS.predicate)
    yield from ("predicate in pieces",) if predicate.spans else ()
    last = predicate.text.split()[-1].lower()
    yield f"ends in {last}" if last in ROLES.postmodifying else "ends in the verb"
    yield _class("subject gap", index.words_between(subject.end, max(predicate.start, subject.end)), _LIMITS.gap)
    yield from ("subject after",) if subject.start > predicate.start else ()
    if thing:
        yield _class("object gap", index.words_between(predicate.end, max(thing.start, predicate.end)), _LIMITS.gap)
        yield from ("object before",) if thing.start < predicate.start else ()
        yield _class("object shared", index.with_object[thing.start], _LIMITS.few)
    yield _class("in clause", index.in_clause[clause_of(triple)], _LIMITS.few)
    yield "said" if triple.attribution else "plain"
    yield from _of_its_event(index, triple)


def _of_its_event(index: StatementIndex, triple: Triple) -> Iterator[str]:
    """Yield how a triple agrees with the event that it reports."""
    event = index.event_of(triple)
    yield f"event {'none' if event is None else 'typed' if event.type else 'untyped'}"
    if event is None:
        return
    if triple.subject.entity in event.source:
        yield "subject is source"
    if triple.object and (entity := triple.object.entity):
        roles = (("target", event.target), ("place", event.place), ("other", [o.entity for o in event.others]))
        yield f"object is {next((name for name, ids in roles if entity in ids), 'none')}"
    yield from (f"doubt {doubt}" for doubt in event.doubts)


def of_event(index: StatementIndex, event: Event) -> Iterator[str]:
    """Yield the evidence of an event: that its type, its sides and its status are right."""
    yield from _of_sentence(index, event.sentence)
    yield from (f"rule {event.rule}", f"type {event.type}", event.polarity, event.modality)
    sentence, at = index.sentence(event.sentence), event.trigger.start
    for role, ids in (("source", event.source), ("target", event.target)):
        yield _class(f"{role}s", len(ids), _LIMITS.few)
        yield from _of_side(index, role, ids[0] if ids else None, sentence, at)
    yield from ("light verb",) if event.trigger.lemma.partition(" ")[0] in LIGHT_VERBS.light else ()
    yield _class("trigger", len(event.trigger.lemma.split()), _LIMITS.few)
    yield _class("others", len(event.others), _LIMITS.few)
    yield f"placed by {event.placed_by}"
    flags = (event.time, event.coreferent, event.on_behalf_of, event.inferred, event.mode)
    names = ("time", "repeated", "on behalf", "inferred", "mode")
    yield from (name for name, flag in zip(names, flags, strict=True) if flag)
    yield from (f"doubt {doubt}" for doubt in event.doubts)
    yield "said" if event.attribution else "plain"
    yield from _of_agreement(index, event)


def _of_agreement(index: StatementIndex, event: Event) -> Iterator[str]:
    """Yield how the open triples of an event agree with it."""
    triples = index.by_event[event.id]
    yield _class("triples", len(triples), _LIMITS.few)
    yield from sorted({f"triple {triple.rule}" for triple in triples})
    best = max((triple.confidence or 0.0 for triple in triples), default=0.0)
    yield _class("best triple", log(best / (1 - best)) if 0 < best < 1 else 0.0, _LIMITS.odds)
    subjects = {triple.subject.entity for triple in triples}
    yield from ("source is subject",) if not subjects.isdisjoint(event.source) else ()
    yield from ("target is subject",) if not subjects.isdisjoint(event.target) else ()
    sides = [(index.entities[a], index.entities[b]) for a, b in product(event.source[:1], event.target[:1])]
    ways = [way_between(triples, event.trigger, *pair) for pair in sides]
    yield from ("unconnected" if way is None else "by preposition" if way else "direct" for way in ways)


def of_relation(index: StatementIndex, relation: Relation) -> Iterator[str]:
    """Yield the evidence of a lasting relation, which is that of its phrase: the rest of the sentence tells nothing."""
    yield f"rule {relation.rule}"
    sentence = index.sentence(index.sentence_at(relation.start))
    for role, end in (("subject", relation.subject), ("object", relation.object), ("of", relation.of)):
        if end is not None and end not in index.entities:
            yield f"{role} literal"
            yield from (f"{role} lower case",) if end == end.lower() else ()
        else:
            yield from _of_side(index, role, end, sentence, relation.start)
            yield from _of_name(index, role, end, sentence, relation.start)
    same = index.by_subject[relation.subject, relation.relation]
    told = sum((other.object, other.of) == (relation.object, relation.of) for other in same)
    yield _class("told", told, _LIMITS.few)


def _of_name(index: StatementIndex, role: str, id_: str | None, sentence: Extent, position: int) -> Iterator[str]:
    """Yield how often the text mentions a side, and whether its name may go on beyond the mention."""
    entity = index.entities.get(id_ or "")
    mention = index.mention(entity, sentence, position) if entity else None
    if entity is None or mention is None:
        return
    yield _class(f"{role} mentions", len(entity.mentions), _LIMITS.few)
    before = index.text[sentence.start : mention.start].split()[
        :0:-1
    ]  # but the first word, which is always capitalised
    after = index.text[mention.end : sentence.end].split()
    for side, words in (("before", before), ("behind", after)):
        nearest, next_ = [*words, "", ""][:2]
        if nearest[:1].isupper():
            yield f"{role} {side} a capital"
        elif nearest in NAMES.function_words and next_[:1].isupper():
            yield f"{role} {side} {nearest} and a capital"


def _of_sentence(index: StatementIndex, number: int) -> tuple[str, ...]:
    """Return what the sentence shows, which is the same for all of its statements."""
    if number not in index.of_sentence:
        index.of_sentence[number] = tuple(_sentence_evidence(index, number))
    return index.of_sentence[number]


def _sentence_evidence(index: StatementIndex, number: int) -> Iterator[str]:
    sentence = index.sentence(number)
    text = sentence.quote(index.text)
    yield _class("sentence", len(text.split()), _LIMITS.sentence)
    yield _class("commas", text.count(","), _LIMITS.commas)
    yield _class("events", index.events_in[number], _LIMITS.statements)
    yield from ("first sentence",) if not number else ()
    marks = {
        "quotation": '"“”', "colon": ":;", "dash": "—–(",
    }  # fmt: skip
    yield from (name for name, signs in marks.items() if any(sign in text for sign in signs))
    yield from ("headline",) if text.rstrip()[-1:] not in {".", "!", "?", '"', "”"} else ()


def _of_side(index: StatementIndex, role: str, id_: str | None, sentence: Extent, position: int) -> Iterator[str]:
    """Yield what a participant is, how the sentence refers to it, and how far from the trigger."""
    entity = index.entities.get(id_ or "")
    if entity is None:
        yield f"{role} none"
        return
    yield f"{role} {entity.type}"
    yield from (f"{role} unnamed",) if not entity.named else ()
    mention = index.mention(entity, sentence, position)
    yield f"{role} {mention.kind if mention else 'absent'}"
    if mention:
        words = mention.quote(index.text).split()
        yield from (f"{role} begins with {words[0].lower()}",) if mention.kind != "name" else ()
        yield _class(f"{role} words", len(words), _LIMITS.few)
        yield from (f"{role} joined",) if mention.rule else ()
        yield f"{role} {'before' if mention.start < position else 'after'}"
        yield _class(f"{role} distance", index.words_between(mention.end, position), _LIMITS.distance)


def _of_slot(index: StatementIndex, role: str, slot: Slot) -> tuple[str, ...]:
    """Return what a slot shows, which is the same for all triples that share it."""
    key = role, slot.start, slot.end, slot.spans, slot.entity
    if key not in index.of_slot:
        index.of_slot[key] = tuple(_slot_evidence(index, role, slot))
    return index.of_slot[key]


def _slot_evidence(index: StatementIndex, role: str, slot: Slot) -> Iterator[str]:
    yield _class(role, len(slot.text.split()), _LIMITS.slot)
    yield from (f"{role} in pieces",) if slot.spans else ()
    yield from (f"{role} comma",) if "," in slot.text else ()
    words = slot.text.lower().split()
    yield _class(f"{role} modifiers", sum(word in ROLES.postmodifying for word in words), _LIMITS.few)
    yield from (f"{role} begins as a modifier",) if words[0] in ROLES.postmodifying else ()
    yield from (f"{role} lower case",) if slot.text == slot.text.lower() else ()
    entity = index.entities.get(slot.entity or "")
    yield f"{role} {entity.type if entity else 'unlinked'}"
    mentions = mentions_within(entity, slot.start, slot.start + 1) if entity else ()
    yield from (f"{role} {mention.kind}" for mention in mentions if mention.end == slot.end)


def _class(name: str, value: float, limits: tuple[float, ...]) -> str:
    return f"{name} {bisect_right(limits, value)}"

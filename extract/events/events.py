"""The events of a document, from clauses and event nouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from triplewire.extract.claims.attribution import ATTRIBUTIONS, Attributions
from triplewire.extract.clauses.clause import CLAUSES, Clause
from triplewire.extract.context import EXPRESSIONS, PUBLISHED, TEXT, Context
from triplewire.extract.coreference.entities import ENTITIES
from triplewire.extract.events.answers import with_answers
from triplewire.extract.events.calamities import calamity_told
from triplewire.extract.events.entries import event_noun, noun_kind
from triplewire.extract.events.evidence import NOMINAL, addressed_kind, is_order, is_shown, with_shown_types
from triplewire.extract.events.figures import contest_told, is_of_match, struggle
from triplewire.extract.events.frames import FRAMES, VERBAL_CLAUSES, Frames
from triplewire.extract.events.noun_roles import Roles, noun_roles
from triplewire.extract.events.participants.actors import Actors
from triplewire.extract.events.roles import clause_roles
from triplewire.extract.events.same_event import ANAPHOR, HAPPENS, join_mentions
from triplewire.extract.events.schedules import lies_ahead
from triplewire.extract.events.settings import (
    filed,
    fronted_places,
    fronted_times,
    is_located,
    lenders,
    occasions,
    points_back,
    times_by_head,
    told_before,
)
from triplewire.extract.events.sides import is_metaphor, is_of_things, suited, unfit
from triplewire.extract.events.types import Reader, Reading
from triplewire.extract.factuality.announcements import announced_if, announced_kind, possible_kind
from triplewire.extract.factuality.misreading import is_misread, is_whole
from triplewire.extract.factuality.modality import assess
from triplewire.extract.factuality.unreal import is_of_kinds
from triplewire.extract.lexicon.event_lexicon import CARRIERS, GENERAL_NOUNS, NOUNS, VERBS, Kind
from triplewire.extract.lexicon.labels import (
    COMMON_NOUN_TAGS,
    COORDINATION_DEPS,
    SUBJECT_DEPS,
    TIME_LABELS,
    UNNAMING_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import EVENT_TYPES, LIGHT_VERBS, PARTICIPANTS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Doubt, Event, PlacedBy, Role, Time, Trigger
from triplewire.extract.syntax.pieces import SENTENCES
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.syntax.verb_groups import lemma_of
from triplewire.extract.times.anchors import Anchor, anchored, anchors


@dataclass(frozen=True, slots=True)
class _Found:
    """An event before it is numbered: `head` is the word that reports it, `last` the last word of its trigger."""

    head: Word
    last: Word
    lemma: str
    kind: Kind | None
    roles: Roles
    clause: Clause | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Shared:
    """The data of a document from which the events of all its sentences are read.

    `time_at` gives the index of the time that begins at an offset, `filed` the places of a dateline by the index of the
    sentence after it, `told` those of the sentence before one that points back to them; `contest`, `calamity`:
    the kind of contest that the document is about, and of the calamity that its lead tells of.
    """

    text: str
    published: str | None
    actors: Actors
    frames: Frames
    times: tuple[Time, ...]
    time_at: Mapping[int, int]
    anchors: Mapping[int, Anchor]
    attributions: Attributions
    filed: Mapping[int, list[str]]
    told: Mapping[int, list[str]]
    contest: str | None
    calamity: Kind | None


def find_events(context: Context) -> tuple[Event, ...]:
    """Return all events of a document, in the order of their triggers.

    Needs TEXT, PUBLISHED, SENTENCES, CLAUSES, FRAMES, EXPRESSIONS, ENTITIES and ATTRIBUTIONS.
    """
    sentences, clauses, times = context[SENTENCES], context[CLAUSES], context[EXPRESSIONS]
    actors = Actors(context[ENTITIES], sentences)
    shared = _Shared(
        context[TEXT],
        context[PUBLISHED],
        actors,
        context[FRAMES],
        times,
        {time.start: index for index, time in enumerate(times)},
        anchors(sentences, times),
        context[ATTRIBUTIONS],
        filed(sentences, actors),
        told_before(sentences, actors),
        contest_told(sentences),
        calamity_told(sentences),
    )
    events = [
        event
        for sentence, its_clauses in zip(sentences, clauses, strict=True)
        for event in _of_sentence(sentence, its_clauses, shared)
    ]
    events = with_answers(events, sentences, actors)
    joined = join_mentions(events, times, _nouns_of(events, sentences, actors))
    return with_shown_types(_dated(joined, times, shared.anchors), actors)


def _dated(events: tuple[Event, ...], times: tuple[Time, ...], found: Mapping[int, Anchor]) -> tuple[Event, ...]:
    """The events without the lengths of time whose anchor has no date: "a week after the raid"."""
    known = anchored(times, found, events)
    open_ = {index for index in found if known[index].type == "duration"}
    return tuple(replace(e, time=tuple(i for i in e.time if i not in open_)) for e in events) if open_ else events


def _nouns_of(events: list[Event], sentences: tuple[Sentence, ...], actors: Actors) -> dict[int, tuple[str, ...]]:
    """The entities of the definite nouns that refer to an event ("the talks"), by the offset of the noun."""
    anaphors = {event.trigger.start for event in events if event.rule == ANAPHOR}
    return {word.start: actors.at(word) for sentence in sentences for word in sentence.words if word.start in anaphors}


def _of_sentence(sentence: Sentence, clauses: tuple[Clause, ...], shared: _Shared) -> Iterator[Event]:
    actors = shared.actors
    found = sorted(_found(sentence, clauses, shared), key=lambda f: (f.head.i, f.last.i))
    opening = {clause.head.i for clause in clauses if clause.opens}  # "attempted on Monday to seize"
    heads = frozenset(opening).union(f.clause.head.i if f.clause else f.head.i for f in found)
    dated = times_by_head(sentence, shared.time_at, heads, shared.times, shared.anchors)
    by_head = {clause.head.i: clause for clause in clauses if clause.kind in VERBAL_CLAUSES}
    opened = fronted_times(sentence, dated, shared.times, by_head)
    places = {f.head.i: f.roles.place for f in found}
    filed = shared.filed.get(sentence.index, [])
    if filed and any(is_located(word, actors) for word in sentence.words):
        filed = []
    types = {f.head.i: f.kind.type if f.kind else None for f in found}
    for f in found:
        head = f.clause.head if f.clause else f.head
        own = [head.i, f.head.i, *(c.i for c in head.children if c.dep == "nsubj")]
        above = [*lenders(head, by_head), *((i, False) for i in occasions(head, types))]
        when = next((dated[i] for i in (*own, *(i for i, _ in above)) if i in dated), opened.get(head.i, []))
        fronted = (
            fronted_places(by_head[i], shared.frames.of(by_head[i]), actors) if joined else places.get(i)
            for i, joined in above
        )
        stays = f.kind is not None and f.kind.type not in EVENT_TYPES.verbal and f.rule != NOMINAL
        said: tuple[tuple[PlacedBy, list[str]], ...] = (
            ("syntax", f.roles.place),
            ("sentence", next(filter(None, chain(map(places.get, own), fronted)), [])),
            ("sentence", shared.told.get(sentence.index, []) if points_back(head) else []),
            ("dateline", filed if stays else []),
        )
        where = next(((by, place) for by, place in said if place), None)
        yield _event(sentence, f, when, where, shared)


def _event(
    sentence: Sentence, found: _Found, when: list[int], where: tuple[PlacedBy, list[str]] | None, shared: _Shared
) -> Event:
    polarity, modality, doubtful = assess(found.clause.head if found.clause else found.head)
    if modality == "actual" and found.clause is not None and found.clause.asks:
        modality = "hypothetical"
    if modality == "actual" and lies_ahead(found.head, [shared.times[i] for i in when], shared.published):
        modality = "future"
    if shared.attributions.is_refuted(found.head):
        polarity = "positive" if polarity == "negative" else "negative"
    kind = found.kind
    if found.roles.source or polarity == "negative":  # somebody announces it
        kind = announced_kind(kind, found.head, polarity, modality)
        kind = addressed_kind(kind, found.kind, announced_if(found.head), found.roles, shared.actors)
    said = shared.attributions.of(found.head)
    if modality == "possible" and said and said[-1].speaker in found.roles.source:
        kind = possible_kind(kind, found.head)
    roles, start, end = found.roles, found.head.start, found.last.end
    odd, unsure = unfit(kind, roles, shared.actors)
    misread = found.clause is not None and is_misread(found.clause.head, sentence)
    if found.clause is not None:
        verb = found.clause.head
        doubtful |= shared.attributions.is_parted(verb) or (is_whole(sentence) and is_of_kinds(verb))
    apart = roles.target if kind is not None and kind.type in EVENT_TYPES.unplaced else ()
    doubts: tuple[tuple[Doubt, bool], ...] = (("operator", doubtful), ("sides", unsure), ("reading", misread))
    return Event(
        id="",
        trigger=Trigger(start, end, shared.text[start:end], found.lemma),
        sentence=sentence.index,
        type=kind.type if kind else None,
        mode=kind.mode if kind else None,
        source=tuple(i for i in roles.source if i not in odd),
        target=tuple(i for i in roles.target if i not in odd),
        others=(*roles.others, *(Role("participant", i) for i in odd)),
        place=tuple(i for i in dict.fromkeys(where[1]) if i not in apart) if where else (),
        placed_by=where[0] if where else None,
        time=tuple(when),
        polarity=polarity,
        modality=modality,
        attribution=said,
        rule=found.rule,
        on_behalf_of=tuple(i for i in roles.represented if i not in roles.source and i not in roles.target),
        inferred=tuple(i for i in roles.inferred if i not in odd),
        doubts=tuple(doubt for doubt, holds in doubts if holds),
    )


def _found(sentence: Sentence, clauses: tuple[Clause, ...], shared: _Shared) -> Iterator[_Found]:
    reader, actors = Reader(clauses, shared.frames, shared.contest, shared.calamity), shared.actors
    told: set[int] = set()
    for clause in clauses:
        if clause.kind in VERBAL_CLAUSES:
            reading = reader.read(clause)
            unfitting = reading.noun or struggle(clause.head, shared.frames.of(clause))
            reading = suited(reading, lemma_of(clause.head), shared.frames.of(clause), actors)
            if unfitting is not None and reading.noun is None:
                told.add(unfitting.i)  # "was a relief" is no aid
            if reading.kind is not None or not clause.opens:
                roles = clause_roles(clause, reading, reader, actors)
                frame = shared.frames.of(clause)
                if is_order(clause.head) or not is_shown(reading, lemma_of(clause.head), frame, roles, actors):
                    reading = replace(reading, kind=None)
                found = _of_clause(sentence, clause, reading, roles)
                told |= {found.head.i, found.last.i, *_told(reading, roles, actors)}
                yield found
    yield from _nominal(sentence.words, told, actors, shared.contest)


def _told(reading: Reading, roles: Roles, actors: Actors) -> Iterator[int]:
    """The nouns that report no event apart from the verb's: "lifted the embargo", but not "rejected Chad's offer"."""
    for noun in reading.matched:
        told = event_noun(noun)
        if told is not None:
            own = noun_roles(told[0], told[1], actors)
            known = {*roles.source, *roles.target} if told[1].mutual else set(roles.source)
            if known.issuperset(own.source):
                yield told[0].i


def _of_clause(sentence: Sentence, clause: Clause, reading: Reading, roles: Roles) -> _Found:
    head, noun = clause.head, reading.noun
    if noun and reading.happens:
        rule = HAPPENS if roles.source or roles.target or not _is_definite(noun) else ANAPHOR
        return _Found(noun, noun, noun.lemma, reading.kind, roles, clause, rule)
    if noun and any(role.role == "participant" for role in roles.others):  # those who host talks take no part in them
        return _Found(head, head, noun.lemma, reading.kind, roles, clause, HAPPENS)
    noun = noun if noun and event_noun(noun) == (noun, reading.kind) else None
    last = _last(clause, noun)
    words = [w for w in sentence.words[head.i : last.i + 1] if w.dep not in UNNAMING_DEPS]
    lemma = " ".join([*(w.lemma for w in words), *_adverb_apart(head, last)])
    return _Found(head, last, lemma, reading.kind, roles, clause, "event.noun" if noun else "event.verb")


def _last(clause: Clause, noun: Word | None) -> Word:
    """The last word of the trigger: the particle, the event noun of a light verb, or a predicative adjective."""
    head = clause.head
    if noun and head.i < noun.i <= head.i + THRESHOLDS.events.light_verb_reach:
        return noun
    for child in head.children:
        if child.dep == "prt" and child.i == head.i + 1:
            return child
        if child.dep == "acomp" and head.lemma == "be" and head.i < child.i <= head.i + THRESHOLDS.events.copula_reach:
            return child
    return head


def _adverb_apart(verb: Word, last: Word) -> list[str]:
    """The adverb of a verb behind its object: "left her | behind"."""
    followed = {c.i - 1 for c in verb.children if c.dep == "prep"}  # "put them back on track"
    behind = (c for c in verb.children if c.i > last.i + 1 and c.i not in followed and not c.children)
    apart = [c.lower for c in behind if c.dep == "advmod" and c.lower in LIGHT_VERBS.apart]
    return apart[:1] if last is verb else []


def _nominal(words: Iterable[Word], told: set[int], actors: Actors, contest: str | None) -> Iterator[_Found]:
    for word in words:
        if word.dep == "compound" or word.i in told:
            continue
        if _names_event(word):
            yield _Found(word, word, word.lower.removesuffix("s"), None, Roles(), None, "event.name")
        if word.tag not in COMMON_NOUN_TAGS:
            continue
        kind = noun_kind(word)
        if is_metaphor(word, actors) or is_of_match(word, kind, contest) or is_of_things(word, kind, actors):
            kind = None
        if kind is None and word.lemma not in GENERAL_NOUNS:
            continue
        roles = noun_roles(word, kind, actors)
        bare = not (roles.source or roles.target or roles.others or roles.place)
        if not (bare and (_is_infinitive(word) or (kind is not None and kind.type is not None and _is_generic(word)))):
            again = bare and kind is not None and _is_definite(word)
            yield _Found(word, word, word.lemma, kind, roles, None, ANAPHOR if again else NOMINAL)


def _names_event(word: Word) -> bool:
    """Whether a name says itself that it is one of an event: "the Lumen Awards", "the Harbour Festival"."""
    noun = word.lower.removesuffix("s")
    is_name = word.tag == "NNPS" or (word.tag == "NNP" and word.ent == "EVENT")
    return is_name and (noun in GENERAL_NOUNS or noun in NOUNS)


def _is_infinitive(noun: Word) -> bool:
    """Whether the parser took a verb for a noun: "lacked the votes to sanction Russia"."""
    return (
        noun.head.lower == "to"
        and noun.tag == "NN"
        and noun.lemma in VERBS
        and not any(c.i < noun.i for c in noun.children)
    )


def _is_generic(noun: Word) -> bool:
    """Whether a noun names no particular event: "prisoners of war", but not "a wave of violence", "after fighting".

    It has no determiner or modifier, is no subject, and says neither when nor whereby something happened.
    """
    if noun.dep in SUBJECT_DEPS or any(c.dep not in COORDINATION_DEPS for c in noun.children):
        return False
    if noun.dep == "conj":  # "the sale or closure of a plant"
        return _is_generic(noun.head)
    joint, above = noun.head, noun.head.head
    if noun.dep != "pobj":
        return True
    if joint.lower in PARTICIPANTS.backgrounds or (joint.lower in PARTICIPANTS.causes and above.pos in VERBAL_POS):
        return False
    return above.lemma not in CARRIERS and above.ent not in TIME_LABELS


def _is_definite(noun: Word) -> bool:
    return any(c.lower in PARTICIPANTS.definite for c in noun.children if c.dep == "det")

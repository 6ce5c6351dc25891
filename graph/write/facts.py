"""The gate in front of the graph: which events and relations become plain facts, by which name, and why others do not.

What is withheld stays in the graph as an event or relation, with the reason as `tw:withheld` where its status does not
tell it; `explain` and the explorer show both (`graph.withheld`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from triplewire.extract.certainty.agreement import direct_object, helps, is_completed, way_between
from triplewire.extract.events.same_event import HAPPENING
from triplewire.extract.lexicon.event_lexicon import VERBS
from triplewire.extract.lexicon.lists import CONTROL, DESCRIPTIONS, ROLES
from triplewire.extract.lexicon.nouns import singular
from triplewire.extract.model import Entity, Event, Extent, Relation, Trigger, Triple
from triplewire.graph.withheld import of_status
from triplewire.graph.word_lists import WORDS
from triplewire.graph.write.draft import Draft, Fact, Support, text
from triplewire.graph.write.fact_ends import (
    head,
    mere_kin,
    mere_part,
    no_actor,
    no_part,
    no_partner,
    owner_unsure,
    stateless,
    told_by_names,
    unfit_end,
    unknown_owner,
    untold_pair,
    vague_end,
)
from triplewire.graph.write.happenings import MUTUAL, PAIRED, Happening
from triplewire.graph.write.headlines import is_headline
from triplewire.graph.write.lasting import doubts_of
from triplewire.graph.write.participles import hangs_on_either
from triplewire.graph.write.sides_told import unsure_sides
from triplewire.ontology.terms import TW
from triplewire.ontology.verbs import past, type_property, verb_property

NOUN_RULES = HAPPENING | {"event.nominal"}  # their lemma is a noun

_MATTERS = frozenset({"Event", "Other"})  # types of entities that, without a name, are no persons or things
_THINGS = _MATTERS | {"Product", "Work"}
# Types whose property says what is done to somebody: "denounced the photos" does not read "accused the photos".
_TOWARDS_ACTORS = frozenset(
    {"ACCUSE", "AID", "CONCEDE", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"}
)
_THROUGH = frozenset({"ACCUSE", "CONSULT", "AGREE", "COOPERATE"})  # "claimed that Chile did it" accuses Chile; mutual
# Relations by which one end identifies the other: "her brother" and "the British government" need no names.
_IDENTIFYING = frozenset({"kinOf", "partOf"})


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate for the events and relations of one document."""

    draft: Draft
    entities: Mapping[str, Entity]
    triples: Mapping[str, tuple[Triple, ...]]
    told: frozenset[str]

    @classmethod
    def of(cls, draft: Draft) -> Gate:
        """Return the gate for a document."""
        triples: dict[str, list[Triple]] = {}
        for triple in draft.document.triples:
            triples.setdefault(triple.event or "", []).append(triple)
        entities = {entity.id: entity for entity in draft.document.entities}
        by_event = {event: tuple(its) for event, its in triples.items()}
        return cls(draft, entities, by_event, told_by_names(draft.document))

    def pass_event(self, happening: Happening) -> None:
        """Write the plain facts of an event, and why there is none for it or for some of its sides."""
        if next(_of_event(happening), None):
            return
        reasons = list(self._of_headline(*(telling.trigger.start for telling in happening.tellings)))
        for pair in () if reasons else self._pairs(happening):
            if reason := next(self._of_pair(happening, *pair), None):
                reasons.append(reason)
                continue
            for telling, name in self._names(happening, *pair):
                support = Support(happening.node, self.draft.around(telling.trigger), telling.confidence)
                self.draft.fact(self._triple(pair, name), support)
        self._withhold(happening.node, reasons)

    def pass_relation(self, node: ox.NamedNode, triple: Fact, told: list[Relation]) -> None:
        """Write the plain fact of a relation, or why there is none."""
        reasons = list(self._of_relation(told))
        if not (reasons or told[0].attribution):
            for telling in told:
                extent = Extent(telling.start, telling.end)
                self.draft.fact(triple, Support(node, extent, telling.confidence))
        self._withhold(node, reasons)

    def counterparts(self, happening: Happening) -> tuple[str, ...]:
        """Return the sources of an event without target that its clauses have on the other side than their subjects."""
        if happening.target or happening.type not in PAIRED:
            return ()
        subjects = {triple.subject.entity for e in happening.tellings for triple in self.triples.get(e.id, ())}
        others = tuple(side for side in happening.source if side not in subjects)
        return others if len(others) < len(happening.source) else ()

    def _pairs(self, happening: Happening) -> Iterator[tuple[str, str]]:
        """Yield the pairs of sides that acted on each other: who agreed "with" two others joined them to nobody.

        Where the type is not mutual, who signed a treaty "with" another is the one that acted.
        """
        others, mutual = self.counterparts(happening), happening.type in MUTUAL
        for one, other in happening.pairs():
            facing = (one in others) != (other in others) if others else mutual
            if happening.target or (facing and (mutual or other in others)):
                yield one, other

    def _triple(self, pair: tuple[str, str], name: str) -> Fact:
        one, other = (self.draft.entities[side] for side in pair)
        return one, name, other

    def _withhold(self, node: ox.NamedNode, reasons: list[str]) -> None:
        self.draft.say(node, TW.withheld, *map(text, reasons))

    def _of_headline(self, *starts: int) -> Iterator[str]:
        """Yield why what stands at these characters makes no fact, if only headlines tell it."""
        sentences = [self.draft.sentence(start) for start in starts]
        if all(told is not None and is_headline(told.quote(self.draft.document.text)) for told in sentences):
            yield "only a headline in capitals tells it"

    def _of_pair(self, happening: Happening, one: str, other: str) -> Iterator[str]:
        """Yield the reasons why a pair of sides makes no fact, the weightiest first."""
        inferred = {i for telling in happening.tellings for i in telling.inferred}
        for side in (one, other):
            if side in inferred:
                yield f"the role of {self.entities[side].name!r} is inferred"
            elif reason := self._of_end(happening, self.entities[side], acts=side == one):
                yield reason
        if reason := no_actor(self.entities[one], happening.tellings[0].trigger.lemma):
            yield reason
        yield from self._of_sides(happening, one, other)
        sides = f"{self.entities[one].name!r} and {self.entities[other].name!r}"
        if not any(True for _ in self._names(happening, one, other)):
            yield f"nothing says how {sides} are connected"
        carried = happening.carried
        together = [t for t in happening.tellings if {one, other} <= {*t.source, *t.target, *carried}]
        told = (self.draft.around(telling.trigger) for telling in together)
        if reason := unsure_sides((self.entities[one], self.entities[other]), told, self.draft.document):
            yield reason
        sure = max((t.confidence for t in together if t.confidence is not None), default=None)
        if reason := self._of_confidence(sure):
            yield reason

    def _of_sides(self, happening: Happening, one: str, other: str) -> Iterator[str]:
        """Yield what two sides, each fit by itself, are not together."""
        if self.draft.entities[one] == self.draft.entities[other]:
            yield "both sides are the same"
        untold = self.told.isdisjoint((one, other))
        if untold and (reason := untold_pair(self.entities[one], self.entities[other])):
            yield reason
        if reason := hangs_on_either(self.entities[other], self._told(happening), self.draft.document):
            yield reason
        if owner_unsure(self.entities[one], self.entities[other]):
            yield f"{self.entities[other].name!r} may be that of either"
        visit = happening.tellings[0].trigger.lemma in WORDS.visiting
        if happening.type in MUTUAL and self.entities[other].type == "Place" and not visit:
            yield f"{self.entities[other].name!r} is a place, which takes no part in talks"

    def _told(self, happening: Happening) -> Iterator[Triple]:
        return (triple for telling in happening.tellings for triple in self.triples.get(telling.id, ()))

    def _of_end(self, happening: Happening, end: Entity, *, acts: bool) -> str | None:
        """Return why an entity is no end of an event; what belongs to one side takes no part in what both do."""
        document = self.draft.document
        told = (self.draft.around(telling.trigger) for telling in happening.tellings)
        unfit = (
            unfit_end(end, document)
            or stateless(end, self.draft.labels[end.id])
            or mere_part(end, document, told)
            or (None if end.id in self.told else vague_end(end, document, acts=acts))
        )
        return (
            unfit or unknown_owner(self.draft.labels[end.id]) or (no_partner(end) if happening.type in MUTUAL else None)
        )

    def _of_relation(self, told: list[Relation]) -> Iterator[str]:
        first = told[0]
        yield from self._of_headline(*(telling.start for telling in told))
        yield from doubts_of(told, self.draft.document, self.entities[first.subject])
        for side in filter(None, (first.subject, first.object, first.of)):
            if side in self.entities and (reason := self._of_side(self.entities[side], first.relation)):
                yield reason
        sure = max((t.confidence for t in told if t.confidence is not None), default=None)
        if reason := self._of_confidence(sure):
            yield reason

    def _of_side(self, end: Entity, relation: str) -> str | None:
        """Return why an entity is no end of a relation; None if it may be."""
        if reason := unfit_end(end, self.draft.document) or stateless(end, self.draft.labels[end.id]):
            return reason
        if relation not in _IDENTIFYING and end.id not in self.draft.named:
            return f"{end.name!r} has no name"
        return mere_kin(end) if relation == "kinOf" else no_part(end) if relation == "partOf" else None

    def _of_confidence(self, confidence: float | None) -> str | None:
        bar = self.draft.bar
        below = confidence is not None and confidence < bar
        return f"confidence {confidence:g} is below the bar of {bar:g}" if below else None

    def _names(self, happening: Happening, one: str, other: str) -> Iterator[tuple[Event, str]]:
        """Yield the tellings that say how one side acted on the other, each with the property that it says it by.

        A noun says it by the property of its type alone ("talks"), or by that of the verb that it is ("a visit").
        """
        sides = self.entities[one], self.entities[other]
        ways = [(t, self._way(t, *sides)) for t in happening.tellings]
        type_ = self._type_between(happening, one, other)
        typed = []
        for t, way in ways:
            either = self._way(t, *reversed(sides)) if way is None and type_ in MUTUAL else way
            typed.append(None if self._is_borne(t, way) else _of_type(type_, t, either, shown=t.id in self.triples))
        common = next(filter(None, typed), None)
        by_verb = None
        for (telling, way), own in zip(ways, typed, strict=True):
            if other in happening.carried:
                name = verb_property(telling.trigger.lemma, "") if way == "" and sides[1].named else None
            else:
                again = by_verb if telling.rule in HAPPENING else None  # "the attack" says no more than "shot dead"
                name = again or own or (common if telling.rule in NOUN_RULES else None)
                name = name or self._verb_of(telling, way, sides[1])
                by_verb = by_verb or (None if telling.rule in NOUN_RULES else name)
            if name:
                yield telling, name

    def _way(self, telling: Event, one: Entity, other: Entity) -> str | None:
        return way_between(self.triples.get(telling.id, ()), telling.trigger, one, other)

    def _type_between(self, happening: Happening, one: str, other: str) -> str | None:
        """Return the type by which a fact may say it; None where only the verb is true: "worked with children".

        A person who attacked a body may have done so in words, and who beat one in a contest.
        """
        if other in happening.carried:
            return None
        towards = happening.type in _TOWARDS_ACTORS and not _is_actor(self.entities[other])
        joint = happening.type == "COOPERATE" and not self.told.issuperset((one, other))
        types = self.entities[one].type, self.entities[other].type
        figurative = types[0] == "Person" or happening.tellings[0].trigger.lemma in WORDS.bodily
        worded = happening.type == "ASSAULT" and types[1] == "Organization" and figurative
        return None if towards or joint or worded else happening.type

    def _is_borne(self, telling: Event, way: str | None) -> bool:
        """Return whether the verb is about something with the other side: "favoured ties with Chad" favours no Chad.

        Another object of a verb that says little is no side of what the first one names: "using attack and cargo jets".
        """
        if not way and telling.rule == "event.noun":
            return way == "" and " " in telling.trigger.lemma
        borne = way == "with" and telling.rule != "event.noun" and telling.type not in MUTUAL
        return borne and direct_object(self.triples.get(telling.id, ()), telling.trigger) is not None

    def _verb_of(self, telling: Event, way: str | None, other: Entity) -> str | None:
        """Return the property of a telling's verb; None if how it reaches the other side is unknown.

        An object before the preposition is part of it: "cancelled a trip to Chad" is not "cancelled to Chad". A verb
        that means little says nothing without it, nor of an act or matter without a name: "took a bold step".
        """
        lemma, triples = telling.trigger.lemma, self.triples.get(telling.id, ())
        if telling.rule in NOUN_RULES:  # "a visit" is of a verb; "his work" mostly means its result
            goes = lemma in CONTROL.never_passive  # "a march to Oslo", not "to Chad's embassy"
            to = "to" if goes or lemma in ROLES.dative else "" if telling.target else "with"  # "a loan with Acme"
            unsure = (goes and other.type != "Place") or lemma in CONTROL.objectless  # "his rampage at the court"
            return verb_property(lemma, to) if telling.type and lemma in VERBS and not unsure else None
        appoints = lemma in DESCRIPTIONS.appointing and other.type == "Person"  # "confirmed Lee as minister"
        said = lemma in WORDS.saying and not appoints
        unfit = way is None or way in WORDS.paired or lemma in WORDS.predicative or said
        unfit = unfit or (way == "" and is_completed(triples, telling.trigger, other))
        unfit = unfit or (way == "" and lemma in WORDS.giving and other.named and other.type not in _THINGS)
        unfit = unfit or (way == "to" and lemma in ROLES.taking)  # "sent the bronzes that soldiers looted to Chad"
        unfit = unfit or self._is_left_behind(telling, other) or _is_homograph(telling.trigger)
        unfit = unfit or lemma.startswith("be ")  # "is worth", "is a barrage on": no act
        joined = telling.rule == "event.noun" and not way and " " in lemma  # "saw a loss": what else it saw is not lost
        bare = way and telling.rule != "event.noun"
        carried = direct_object(triples, telling.trigger) if bare else None
        if unfit or joined or (carried and carried.entity and self.entities[carried.entity].named):
            return None
        noun = _noun_of(carried.text) if carried else ""
        if noun in WORDS.pronouns or noun in WORDS.amounts:  # "gave plenty to"
            return None
        little = lemma in WORDS.delexical and telling.mode != "sport"  # "drew with Chile"
        if little and not noun and (way or (not other.named and other.type in _MATTERS)):
            return None
        helped = "help " if helps(triples, telling.trigger) else ""
        return verb_property(f"{helped}{lemma} {noun}".strip(), way or "")

    def _is_left_behind(self, telling: Event, other: Entity) -> bool:
        """Return whether the present tense lists survivors of a dead person: "he leaves two daughters"."""
        leaves = telling.trigger.lemma in ROLES.leaving and telling.trigger.text.endswith("s")
        kin = (r for r in self.draft.document.relations if r.relation == "kinOf" and other.id in {r.subject, r.object})
        return leaves and any(True for _ in kin)


def _is_homograph(trigger: Trigger) -> bool:
    """Return whether a regular verb is spelt like an irregular one, by whose past it would be told: "ringed by"."""
    form, verb = (words.split(maxsplit=1)[0].lower() for words in (trigger.text, trigger.lemma))
    return form.endswith("ed") and not past(verb).endswith("ed")


def _noun_of(carried: str) -> str:
    """Return the noun by which an object belongs to its verb: "talk" of "two days of talks"; a sum is "money".

    What is worth a sum is none: "ring" of "a ring worth $90".
    """
    carried = carried.partition(" worth ")[0]
    if any(unicodedata.category(character) == "Sc" for character in carried):
        return "money"
    words = [word.lower() for word in carried.split()]
    noun = head(words)
    plural = next((word for word in words if word in WORDS.plural_only and singular(word) == noun), None)
    return plural or noun  # "seized arms from", no arm


def _is_actor(entity: Entity) -> bool:
    return entity.named or entity.type not in _THINGS


def _of_type(type_: str | None, telling: Event, way: str | None, *, shown: bool) -> str | None:
    """Return the property of the type, if the verb says it and open triples, if there are any, connect the sides.

    What is "between" others is not with them: "negotiated a deal between Peru and Chad".
    """
    if way == "between":
        return None
    if shown and way is None and telling.rule not in NOUN_RULES and type_ not in _THROUGH:
        return None
    return type_property(type_, telling.trigger.lemma, way or "")


def _of_event(happening: Happening) -> Iterator[str]:
    """Yield why an event as a whole makes no fact."""
    first = happening.tellings[0]
    return of_status(
        claimed=bool(first.attribution),
        polarity=first.polarity,
        modality=first.modality,
        doubts=dict.fromkeys(doubt for telling in happening.tellings for doubt in telling.doubts),
    )

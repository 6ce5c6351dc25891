"""What a document says: open triples, relations and events, each with its attribution."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from typing import Literal

from triplewire.extract.model.extents import Extent, Quote, Trigger
from triplewire.extract.notebook import statement_html

Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "future", "possible", "hypothetical"]
Side = Literal["in", "before", "after"]
PlacedBy = Literal["syntax", "sentence", "dateline"]
# "operator": an unknown word governs the event; "sides": its type does not fit its sides; "reading": the parse is
# unsure.
Doubt = Literal["operator", "sides", "reading"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The source of a statement: an entity id (None where the text names no source) and the words that attribute it."""

    speaker: str | None
    cue: Quote | None


@dataclass(frozen=True, slots=True)
class Slot(Quote):
    """A subject or object of a triple.

    `spans` holds the pieces ((start, end), ...) where the words do not stand together: `text` is then the pieces
    joined by one blank, `start`/`end` the outer limits.
    """

    entity: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Predicate(Quote):
    """A triple's predicate. `implied`: not expressed; `start`/`end` delimit the construction that implies it."""

    spans: tuple[tuple[int, int], ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Triple:
    """The smallest complete statement, close to the wording. `attribution`: outermost first; empty if unattributed."""

    subject: Slot
    predicate: Predicate
    object: Slot | None
    sentence: int
    rule: str
    confidence: float | None = None
    event: str | None = None
    attribution: tuple[Attribution, ...] = ()

    def __repr__(self) -> str:
        words = (part.text for part in (self.subject, self.predicate, self.object) if part)
        return f"<Triple {' | '.join(words)}{_sure(self.confidence)}>"

    def _repr_html_(self) -> str:
        words = (part.text for part in (self.subject, self.predicate, self.object) if part)
        return statement_html(words, (self.rule, _sure(self.confidence).strip(), _said(self.attribution)))


@dataclass(frozen=True, slots=True)
class Limit(Extent):
    """A time when a relation began, ended or held: in, before or after the year, month or day of `value` (ISO 8601).

    The extent has the words that say so, `rule` says how they do.
    """

    value: str
    rule: str
    side: Side = "in"


@dataclass(frozen=True, slots=True)
class Holding:
    """The time in which a relation holds, as the text states it; a limit that it leaves open is None.

    `on` are times in which it held: on the day, or at some time in the month or year.
    """

    begin: Limit | None = None
    end: Limit | None = None
    on: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation(Extent):
    """A lasting relation between entities, in terms of the ontology; the extent is the construction that states it.

    `subject` is an entity id; `object` an entity id or, for offices and kinship, a literal; `of` an entity id.
    `time` indexes the document's times, `holds` is what they and other words say of the time in which it holds.
    `former`: the text says that it no longer holds. `qualifier` specifies the relation in the text's own word ("wife").
    """

    subject: str
    relation: str
    object: str
    rule: str
    of: str | None = None
    confidence: float | None = None
    former: bool = False
    qualifier: str | None = None
    time: tuple[int, ...] = ()
    holds: Holding | None = None
    attribution: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A participant other than source and target ("about", "recipient", "instrument", "object", ...)."""

    role: str
    entity: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its participants, places and times.

    `source`, `target` and `place` are entity ids, `time` indexes the `times` of the document.

    `type` is one of PLOVER's 16 (https://github.com/openeventdata/PLOVER), one of our own, or None.
    `placed_by`: the basis of the place, best first: its own words, another clause of its sentence, the dateline.
    `coreferent` is the id of the event's first mention in the document, where this one repeats it.
    `on_behalf_of`: the states or bodies for which the sources act ("Norwegian police"). `inferred`: the sources and
    targets whose role follows from the text without being expressed. `doubts`: why the event is not a plain fact,
    although it is positive, actual and unattributed. An event with a doubt, or a pair with an inferred role, is never a
    plain fact.
    """

    id: str
    trigger: Trigger
    sentence: int
    type: str | None = None
    mode: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    others: tuple[Role, ...] = ()
    place: tuple[str, ...] = ()
    placed_by: PlacedBy | None = None
    time: tuple[int, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    attribution: tuple[Attribution, ...] = ()
    confidence: float | None = None
    rule: str = ""
    coreferent: str | None = None
    on_behalf_of: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def __repr__(self) -> str:
        sides = " -> ".join(filter(None, (", ".join(self.source), ", ".join(self.target))))
        status = "".join(f", {word}" for word in self._status())
        return f"<Event {self.id} {self.trigger.text!r} {self.type}: {sides or 'no sides'}{status}>"

    def _repr_html_(self) -> str:
        sides = (", ".join(self.source), self.trigger.text, ", ".join(self.target))
        return statement_html(sides, (self.type or "", *self._status(), _sure(self.confidence).strip()))

    def _status(self) -> tuple[str, ...]:
        """Return what makes the event no plain fact, in words."""
        denied = [self.polarity] if self.polarity == "negative" else []
        unsure = [] if self.modality == "actual" else [self.modality]
        return (*denied, *unsure, *filter(None, (_said(self.attribution),)), *self.doubts)


def _sure(confidence: float | None) -> str:
    return "" if confidence is None else f" ({confidence:.2f})"


def _said(attribution: Sized) -> str:
    return "claimed" if attribution else ""

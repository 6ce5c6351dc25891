"""The events of a document as they become nodes: all tellings of one event and one status together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product

import pyoxigraph as ox

from triplewire.extract.model import Event
from triplewire.graph.iris import local_name
from triplewire.graph.word_lists import WORDS
from triplewire.graph.write.draft import Draft

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # two sources without a target acted on each other
PAIRED = MUTUAL | {"SUPPORT"}  # two sources may stand on two sides of one act: "signed a treaty with Latvia"

Status = tuple[str, str, tuple[str | None, ...]]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a document: all its tellings of one status, in text order."""

    node: ox.NamedNode
    tellings: tuple[Event, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    type: str | None

    @property
    def carried(self) -> tuple[str, ...]:
        """What was passed on between the sides: Lee in "Chad extradited Lee to Mali"."""
        found = (role.entity for e in self.tellings for role in e.others if role.role == "object" and e.target)
        return tuple(dict.fromkeys(i for i in found if i not in {*self.source, *self.target}))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the ends of plain facts: each source with each target, or two sources of a mutual event."""
        yield from product(self.source, (*self.target, *self.carried))
        first = self.tellings[0].trigger.lemma.split()
        visits = any(e.mode == "visit" or not WORDS.visiting.isdisjoint(e.trigger.lemma.split()) for e in self.tellings)
        together = self.type in PAIRED and not visits  # two visitors did not visit each other
        together = together and (self.type != "AGREE" or not WORDS.mutual_agreement.isdisjoint(first))
        if together and not self.target:
            yield from permutations(self.source, 2)


def happenings(draft: Draft) -> list[Happening]:
    """Return the events of the document that become nodes, in text order."""
    grouped: dict[tuple[str, Status], list[Event]] = {}
    root = {event.id: event.coreferent or event.id for event in draft.document.events}
    for event in draft.document.events:
        if not _says_enough(event):
            continue  # its words stay among the open triples
        first = root.get(root[event.id], event.id)
        grouped.setdefault((first, _status(event)), []).append(event)
    return [_merged(draft, tellings) for tellings in grouped.values()]


def _says_enough(event: Event) -> bool:
    """Return whether more than a verb is known of an event: its type, a participant, a place, or a noun for it."""
    known = event.type or event.mode or event.source or event.target or event.others or event.place
    return bool(known) or event.rule != "event.verb"


def _status(event: Event) -> Status:
    return event.polarity, event.modality, tuple(claim.speaker for claim in event.attribution)


def _merged(draft: Draft, tellings: list[Event]) -> Happening:
    source = tuple(dict.fromkeys(i for e in tellings for i in e.source))
    return Happening(
        node=draft.part("event", local_name(tellings[0].id)),
        tellings=tuple(tellings),
        source=source,
        target=tuple(dict.fromkeys(i for e in tellings for i in e.target if i not in source)),
        type=next((e.type for e in tellings if e.type), None),
    )

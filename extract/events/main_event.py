"""The main event of an article, after the inverted pyramid of news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from triplewire.extract.lexicon.event_lexicon import REPORT
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Document, Event

_NOMINAL = "event.nominal"
_EVENTS = THRESHOLDS.events


def main_event(document: Document) -> Event | None:
    """Return the event that the article is about, by its first report; None where no event has actors.

    The main event is reported in headline and lead, has a type, happened, is reported several times, and its
    participants are mentioned throughout the text. Its weights are among the thresholds.
    """
    reports: dict[str, list[Event]] = {}
    for event in document.events:
        reports.setdefault(event.coreferent or event.id, []).append(event)
    mentions = {entity.id: len(entity.mentions) for entity in document.entities}
    total = sum(mentions.values())
    told = [its for its in reports.values() if its[0].coreferent is None and _known(its)[:2] != (False, False)]
    best = max(told, key=lambda its: (_weight(its, mentions, total), -its[0].trigger.start), default=None)
    return best[0] if best else None


def _known(reports: Sequence[Event]) -> tuple[bool, ...]:
    """Return whether any report gives a source, a target, a place and a time."""
    sides = ([e.source for e in reports], [e.target for e in reports], [e.place for e in reports])
    return (*map(any, sides), any(e.time for e in reports))


def _weight(reports: Sequence[Event], mentions: Mapping[str, int], all_mentions: int) -> float:
    first = reports[0]
    kind = _EVENTS.main_typed if first.type else _EVENTS.main_mode if first.mode else 0
    actors = {i for event in reports for i in (*event.source, *event.target)}
    what = (
        _EVENTS.main_early * max(0, _EVENTS.lead_sentences - first.sentence)
        + kind
        + _EVENTS.main_positive * (first.polarity == "positive")
        + _EVENTS.main_actual * (first.modality == "actual")
        + _EVENTS.main_unclaimed * (not first.attribution)
    )
    who = _EVENTS.main_actors * (sum(mentions.get(i, 0) for i in actors) / max(1, all_mentions))
    how = (
        _EVENTS.main_known * sum(_known(reports))
        + _EVENTS.main_report * min(len(reports), _EVENTS.counted_reports)
        + _EVENTS.main_nominal * (first.rule == _NOMINAL)
        + _EVENTS.main_saying * (first.type is None and first.trigger.lemma in REPORT)
    )
    return what + who + how

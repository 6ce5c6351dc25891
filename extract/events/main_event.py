"""What an article is about: its main event, after the inverted pyramid of news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from triplewire.extract.lexicon.event_lexicon import REPORT
from triplewire.extract.model import Document, Event

_LEAD = 3  # sentences: headline, subheadline, lead
_OFTEN = 4  # tellings; more make no difference
_NOMINAL = "event.nominal"


def main_event(document: Document) -> Event | None:
    """The event that the article is about, by its first telling; None without one that has actors.

    Headline and lead tell it, it has a type, happened, is told again and again, and the whole text is about those who
    take part. The weights are a judgement, not fitted.
    """
    tellings: dict[str, list[Event]] = {}
    for event in document.events:
        tellings.setdefault(event.coreferent or event.id, []).append(event)
    mentions = Counter({entity.id: len(entity.mentions) for entity in document.entities})
    told = [its for its in tellings.values() if its[0].coreferent is None and _known(its)[:2] != (False, False)]
    best = max(told, key=lambda its: (_weight(its, mentions), -its[0].trigger.start), default=None)
    return best[0] if best else None


def _known(tellings: Sequence[Event]) -> tuple[bool, ...]:
    """Whether any telling says who, to whom, where and when."""
    sides = ([e.source for e in tellings], [e.target for e in tellings], [e.place for e in tellings])
    return (*map(any, sides), any(e.time for e in tellings))


def _weight(tellings: Sequence[Event], mentions: Counter[str]) -> float:
    first = tellings[0]
    early = max(0, _LEAD - first.sentence)
    kind = 3 if first.type else 2 if first.mode else 0
    plain = (first.polarity == "positive") + (first.modality == "actual") + 0.5 * (not first.attribution)
    said = first.type is None and first.trigger.lemma in REPORT
    actors = {i for event in tellings for i in (*event.source, *event.target)}
    share = sum(mentions[i] for i in actors) / max(1, mentions.total())
    words = 0.5 * sum(_known(tellings)) + 0.5 * min(len(tellings), _OFTEN) - (first.rule == _NOMINAL) - 3 * said
    return 2 * early + kind + plain + 2 * share + words

"""The review queue: what waits for a decision, and what was put off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from triplewire.graph.corrections.book import kept
from triplewire.graph.corrections.correction import Correction
from triplewire.graph.review.doubtful_statements import conflicts, doubtful_facts
from triplewire.graph.review.items import KINDS, Item, Kind
from triplewire.graph.review.proposed_merges import proposed_merges
from triplewire.graph.store.interface import Store

_OF_KIND = {"merge": proposed_merges, "fact": doubtful_facts, "conflict": conflicts}


def waiting(store: Store, kinds: Iterable[Kind] = KINDS, most: int | None = None) -> tuple[Item, ...]:
    """Return what waits for a decision: of each kind the `most` pressing, first those that were not put off."""
    later = {each.to for each in kept(store) if each.kind == "later"}
    asked: dict[Correction, Item] = {}  # a statement in a conflict may be doubtful as well
    for kind in kinds:
        new = (item for item in _of_kind(store, kind, later) if item.accept not in asked)
        asked |= {item.accept: item for item in islice(new, most)}
    return tuple(sorted(asked.values(), key=lambda item: item.later))


def _of_kind(store: Store, kind: Kind, later: set[str]) -> Iterator[Item]:
    """Yield the items of a kind, and behind them those that were put off."""
    put_off = []
    for item in _OF_KIND[kind](store):
        if item.id in later:
            put_off.append(replace(item, later=True))
        else:
            yield item
    yield from put_off

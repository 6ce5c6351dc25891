"""Why an event or relation is no plain fact: what its status says, and what the graph has in words (`tw:withheld`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

READ = (
    "tw:claimedBy", "tw:polarity", "tw:modality", "tw:doubt", "tw:withheld", "tw:source", "tw:target", "^tw:statedBy",
)  # fmt: skip
"""The properties that tell why something is withheld."""
KINDS = {  # how the reasons begin, by kind
    "claimed": "somebody claims",
    "negative or not actual": "it (did not|is|no longer)|a word above",
    "misread": "the sentence can be|its kind of event",
    "with one side": "nothing of it",
    "below the bar": "confidence",
    "with a side that says too little": "",
}
_DOUBTS = {
    "operator": "a word above it leaves open whether it happened",
    "sides": "its kind of event does not fit its sides",
    "reading": "the sentence can be read in another way",
}
_ONE_SIDED = "nothing of it is between two sides"


def of_status(*, claimed: bool, polarity: str, modality: str, doubts: Iterable[str]) -> Iterator[str]:
    """Yield why a statement of this status makes no fact, whatever its sides are."""
    if claimed:
        yield "somebody claims it"
    if polarity == "negative":
        yield "it did not happen"
    if modality != "actual":
        yield f"it is {modality}"
    yield from (_DOUBTS[doubt] for doubt in doubts)


def why_withheld(told: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return why an event or relation, or a pair of its sides, is no plain fact, sorted.

    `told` has the values of `READ`, of which only an event has a polarity.
    """
    event = "tw:polarity" in told
    status = of_status(
        claimed="tw:claimedBy" in told,
        polarity=_first(told, "tw:polarity"),
        modality=_first(told, "tw:modality") or "actual",
        doubts=(doubt for doubt in told.get("tw:doubt", ()) if doubt in _DOUBTS),
    )
    found = {*status, *told.get("tw:withheld", ())}
    one_sided = event and not ("^tw:statedBy" in told or ("tw:source" in told and "tw:target" in told))
    return tuple(sorted(found or ({_ONE_SIDED} if one_sided else ())))


def kind_of(reasons: Iterable[str]) -> str:
    """Return the kind of the reasons for withholding a fact; the first kind counts where there are several."""
    listed = list(reasons)
    return next(kind for kind, begins in KINDS.items() if any(re.match(begins, reason) for reason in listed))


def _first(told: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(told.get(name, ())), "")

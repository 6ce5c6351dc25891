"""An item of the review queue, and the corrections that accepting or rejecting it makes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from triplewire.graph.corrections.correction import Correction

Kind = Literal["merge", "fact", "conflict"]
KINDS: tuple[Kind, ...] = ("conflict", "fact", "merge")
Answer = Literal["accept", "reject", "separate", "later"]
_ID = 8  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Place:
    """A quote with its place in a document."""

    document: str
    begin: int
    end: int
    quote: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A question to a person: whether two names are one actor, or whether a statement is right.

    `weight` is how much there is for it: a confidence from 0 to 1, or for merges the support that two names have.
    `nodes` are the IRIs of the statement or of both actors; `pros` and `cons` are the evidence in words. `separate` is
    the correction that says of a telling that it is not of the event of those which contradict it.
    """

    id: str
    kind: Kind
    question: str
    weight: float
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    places: tuple[Place, ...]
    accept: Correction
    reject: Correction
    nodes: tuple[str, ...] = ()
    later: bool = False
    separate: Correction | None = None

    @property
    def answers(self) -> dict[Answer, Correction]:
        """The corrections that answer the question."""
        found: dict[Answer, Correction] = {"accept": self.accept, "reject": self.reject}
        if self.separate:
            found["separate"] = self.separate
        return {**found, "later": Correction("later", to=self.id)}


def item_id(kind: Kind, *parts: str) -> str:
    """Return the id of an item: the same whenever the same is asked."""
    return hashlib.sha256("\n".join((kind, *parts)).encode("utf-8", "surrogatepass")).hexdigest()[:_ID]

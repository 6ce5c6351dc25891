"""The frozen context of a document: the pieces that were made of it so far, each made once.

A piece is a typed key, which stands beside the type of its values: `context[ENTITIES]` is an `Entities`. A context
knows no room, so any room may read one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

from triplewire.extract.errors import StageError
from triplewire.extract.model import Event, Relation, Time, Triple

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, eq=False)
class Piece(Generic[Value]):
    """The key of something that is made once for each document. Equality is identity."""

    name: str

    def __repr__(self) -> str:
        return self.name


class Context:
    """The pieces of one document. A context never changes: `with_piece` returns another one."""

    __slots__ = ("_pieces",)

    def __init__(self, pieces: Mapping[Piece[Any], Any] = MappingProxyType({})) -> None:
        self._pieces = MappingProxyType(dict(pieces))

    def __getitem__(self, piece: Piece[Value]) -> Value:
        """The value of a piece; raises StageError for a piece that was not made, or that the stage did not ask for."""
        if piece not in self._pieces:
            raise StageError(f"{piece} is read where it is not given: add it to the needs of the stage that reads it")
        return cast("Value", self._pieces[piece])

    def __contains__(self, piece: Piece[Any]) -> bool:
        return piece in self._pieces

    def with_piece(self, piece: Piece[Value], value: Value) -> Context:
        """This context and one more piece; raises StageError for a piece that it has already."""
        if piece in self._pieces:
            raise StageError(f"{piece} is made twice: remove one of the stages that give it")
        return Context({**self._pieces, piece: value})

    def only(self, *pieces: Piece[Any]) -> Context:
        """The context of just these pieces; raises StageError where one of them is missing."""
        return Context({piece: self[piece] for piece in pieces})


TEXT: Piece[str] = Piece("text")
PUBLISHED: Piece[str | None] = Piece("published")  # ISO 8601 date
TIMES: Piece[tuple[Time, ...]] = Piece("times")
EVENTS: Piece[tuple[Event, ...]] = Piece("events")
RELATIONS: Piece[tuple[Relation, ...]] = Piece("relations")
TRIPLES: Piece[tuple[Triple, ...]] = Piece("triples")

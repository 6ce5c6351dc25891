"""The frozen context of a document, which holds the pieces made so far, and stages, each of which makes one.

A piece is a typed key, which stands beside the type of its values: `context[ENTITIES]` is an `Entities`. A context
knows no room, so any room may read one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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


@dataclass(frozen=True, slots=True)
class Stage(Generic[Value]):
    """A step of extraction. `run` gets a context that holds the pieces of `needs` and no others."""

    gives: Piece[Value]
    needs: tuple[Piece[Any], ...]
    run: Callable[[Context], Value]

    def extend(self, context: Context) -> Context:
        """Run the stage and return the context with the piece that it gives."""
        return context.with_piece(self.gives, self.run(context.only(*self.needs)))


class Stages:
    """Stages in a checked order: a stage needs only what is given before it, and no piece is made twice."""

    def __init__(self, given: Iterable[Piece[Any]], stages: Iterable[Stage[Any]]) -> None:
        """`given` are the pieces that a context has before the first stage; raises StageError for a wrong order."""
        self.given, self.stages = tuple(given), tuple(stages)
        known = set(self.given)
        for stage in self.stages:
            if missing := [piece.name for piece in stage.needs if piece not in known]:
                reason = f"stage {stage.gives} needs {', '.join(missing)}, which no stage before it gives"
                raise StageError(f"{reason}: put the stage that gives it first")
            if stage.gives in known:
                raise StageError(f"{stage.gives} is made twice: remove one of the stages that give it")
            known.add(stage.gives)

    def run(self, context: Context) -> Context:
        """The context with the pieces of all stages."""
        for stage in self.stages:
            context = stage.extend(context)
        return context


TEXT: Piece[str] = Piece("text")
PUBLISHED: Piece[str | None] = Piece("published")  # ISO 8601 date
EXPRESSIONS: Piece[tuple[Time, ...]] = Piece("expressions")  # of time
TIMES: Piece[tuple[Time, ...]] = Piece("times")
EVENTS: Piece[tuple[Event, ...]] = Piece("events")
RELATIONS: Piece[tuple[Relation, ...]] = Piece("relations")
TRIPLES: Piece[tuple[Triple, ...]] = Piece("triples")

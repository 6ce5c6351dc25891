"""Stages: functions from a context to one piece each, that say what they need and what they give."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic

from triplewire.extract.context import Context, Piece, Value
from triplewire.extract.errors import StageError


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

"""Correct the store: edits take their turn in the one process of the server that may write."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from triplewire.extract.errors import TriplewireError
from triplewire.graph.corrections.correction import Correction
from triplewire.graph.store.remote import RemoteStore
from triplewire.graph.web.service.adding import Adder


@dataclass(frozen=True, slots=True)
class Edited:
    """The result of an edit: what was done, what it changed, or the `problem` for which nothing changed.

    `changes` has what documents said before and say now; `stale` are the files of builds that no longer tell of the
    store.
    """

    done: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    stale: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Editor:
    """Makes corrections in the process in which an Adder reads articles.

    `token` stands in every form of this server and in no page of another, so that only these forms can edit.
    """

    writer: Adder
    token: str = field(default_factory=partial(secrets.token_urlsafe, 32))

    async def correct(self, correction: Correction) -> Edited:
        """Make a correction."""
        return await self._run(partial(_correct, correction=correction))

    async def undo(self, id_: str) -> Edited:
        """Undo the correction with an id."""
        return await self._run(partial(_undo, id_=id_))

    async def _run(self, job: Callable[[Path | RemoteStore, str], Edited]) -> Edited:
        return await asyncio.wrap_future(self.writer.run(job))


def _correct(store: Path | RemoteStore, base: str, correction: Correction) -> Edited:
    return _edit(store, base, correction, "")


def _undo(store: Path | RemoteStore, base: str, id_: str) -> Edited:
    return _edit(store, base, None, id_)


def _edit(store: Path | RemoteStore, base: str, correction: Correction | None, undone: str) -> Edited:
    from triplewire.graph.corpus.outputs import stale  # noqa: PLC0415  # it loads the drawing of pictures
    from triplewire.graph.knowledge import KnowledgeGraph  # noqa: PLC0415  # the same

    try:
        with KnowledgeGraph(store, base=base) as graph:
            planned = graph.correct(correction) if correction else graph.undo(undone)
            files = tuple(map(str, stale(graph.store)))
    except TriplewireError as error:
        return Edited(problem=str(error))
    if planned.refused:
        return Edited(problem=str(planned.refused[0]))
    done = [f"Corrected: {each}" for each in planned.made] + [f"Undone: {each}" for each in planned.undone]
    done += [f"{document} still says: {label} ({node})" for document, label, node in planned.beside]
    done += [f"No longer holds: {pair.earlier}" for pair in planned.overruled]
    changes = tuple((effect.document, effect.before, effect.after) for effect in planned.effects)
    return Edited("; ".join(done) or "The graph has this correction already", changes, files)

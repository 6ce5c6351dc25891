"""Calls that several requests wait for: each is made once, and cancelled when nobody waits for it any more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Shared(Generic[T]):
    task: asyncio.Task[T]
    waiting: int = 0


class SharedCalls(Generic[T]):
    """The calls that are being made, by their keys."""

    def __init__(self) -> None:
        self._calls: dict[bytes, _Shared[T]] = {}

    def begin(self, key: bytes, call: Callable[[], Coroutine[Any, Any, T]]) -> asyncio.Task[T]:
        """Return the call that is being made, or begin this one. It goes on if nobody waits for it."""
        return self._shared(key, call).task

    async def result(self, key: bytes, call: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Return the result of the call that is being made, or of this one."""
        shared = self._shared(key, call)
        shared.waiting += 1
        try:
            return await asyncio.shield(shared.task)
        finally:
            shared.waiting -= 1
            if not shared.waiting and not shared.task.done():
                self._forget(key, shared.task)
                shared.task.cancel()
                await asyncio.wait({shared.task})

    def _shared(self, key: bytes, call: Callable[[], Coroutine[Any, Any, T]]) -> _Shared[T]:
        if key not in self._calls:
            self._calls[key] = _Shared(asyncio.create_task(call()))
            self._calls[key].task.add_done_callback(lambda task: self._forget(key, task))
        return self._calls[key]

    def _forget(self, key: bytes, task: asyncio.Task[T]) -> None:
        if key in self._calls and self._calls[key].task is task:
            del self._calls[key]
        if task.done() and not task.cancelled():
            task.exception()  # it may be that nobody waited for it

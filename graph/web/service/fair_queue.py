"""A queue for a limited number of places, fair to the clients that wait for them.

A client that has used much time waits behind one that has used little, whoever came first (start-time fair queueing,
Goyal, Vin and Cheng 1996): each request starts at the virtual time at which the last one of its client ended, or at the
present one, and the earliest start is served first.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from contextvars import ContextVar

from triplewire.graph.errors import ServerBusy

CLIENT: ContextVar[str] = ContextVar("CLIENT", default="")
"""The address of the client whose request is being answered."""
_EXPECTED = 0.1  # seconds of work that a call is charged with until it ends
_CLIENTS = 10_000  # maximum number of clients that are remembered


class FairQueue:
    """A queue for a number of `places`. A client can wait for `most` places at once, and have `each` of them."""

    def __init__(self, places: int, most: int = 100, each: int | None = None) -> None:
        self._free, self._most, self._each = places, most, places if each is None else each
        self._held = Counter[str]()
        self._now = 0.0  # the virtual time, in seconds of work
        self._ends: dict[str, float] = {}  # the virtual time until which each client has had its share
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    async def enter(self, client: str, seconds: float) -> None:
        """Wait for a place, at most for `seconds`. Raises ServerBusy."""
        waiting = self._waiting.setdefault(client, deque())
        if len(waiting) >= self._most:
            raise ServerBusy
        place = asyncio.get_running_loop().create_future()
        waiting.append(place)
        self._serve()
        try:
            async with asyncio.timeout(seconds):
                await place
        except BaseException as error:
            if place.done() and not place.cancelled():  # it came at the last moment
                self.leave(client, 0.0)
            if isinstance(error, TimeoutError):
                raise ServerBusy from None
            raise

    def others_wait(self, client: str) -> bool:
        """Return whether another client that has used less waits for a place. Any thread may ask."""
        start = self._start(client)
        others = (other for other in tuple(self._waiting) if other != client)
        return any(self._held[other] < self._each and self._start(other) < start for other in others)

    def leave(self, client: str, seconds: float) -> None:
        """Release the place, after so many seconds of work."""
        self._charge(client, seconds - _EXPECTED)
        self._free += 1
        self._held[client] -= 1
        if not self._held[client]:
            del self._held[client]
        self._serve()

    def _serve(self) -> None:
        while self._free and (fitting := [client for client in self._waiting if self._held[client] < self._each]):
            client = min(fitting, key=self._start)
            place = self._waiting[client].popleft()
            if not self._waiting[client]:
                del self._waiting[client]
            if not place.done():  # somebody still waits for it
                self._now = self._start(client)
                self._charge(client, _EXPECTED)
                self._free -= 1
                self._held[client] += 1
                place.set_result(None)

    def _start(self, client: str) -> float:
        return max(self._now, self._ends.get(client, 0.0))

    def _charge(self, client: str, seconds: float) -> None:
        end = self._start(client) + seconds
        self._ends.pop(client, None)  # the dictionary begins with the client that was served longest ago
        self._ends[client] = end
        if len(self._ends) > _CLIENTS:
            del self._ends[next(iter(self._ends))]

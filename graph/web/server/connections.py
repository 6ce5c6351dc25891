"""Connections with a time limit for requests: those of slow clients are closed to make room for others."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS = 20.0  # for a whole request, from the opening of the connection or the end of the last answer
MOST = 300  # connections without a whole request; when there are more, the oldest is closed
MOST_OF_CLIENT = 100  # the same for one address
_LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class TimedConnection(H11Protocol):
    """A connection that is closed unless each request is complete in time; uvicorn makes one for each client."""

    _incomplete: ClassVar[dict[TimedConnection, None]]  # of one server, in order of age
    _of_client: ClassVar[Counter[str]]
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the time limit of the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._stop_waiting()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Stop the time limit when a request is complete."""
        super().handle_events()
        if self.cycle and not self.cycle.more_body:
            self._stop_waiting()

    def send_400_response(self, msg: str) -> None:
        """Refuse a request that cannot be read on, unless it has an answer; another answer is not sent."""
        if self.cycle:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            super().send_400_response(msg)
        else:
            self.transport.close()

    def on_response_complete(self) -> None:
        """Start the time limit of the next request."""
        self._wait()
        super().on_response_complete()

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection, also if the client does not read its answer."""
        super().timeout_keep_alive_handler()
        if self.transport.get_write_buffer_size():
            self.loop.call_later(SECONDS, self.transport.abort)

    def _wait(self) -> None:
        self._stop_waiting()
        self._incomplete[self] = None
        self._of_client[self.address()] += 1
        self._timer = self.loop.call_later(SECONDS, self.close_late)
        if self._of_client[self.address()] > MOST_OF_CLIENT:
            next(other for other in self._incomplete if other.address() == self.address()).close_late()
        elif len(self._incomplete) > MOST:
            next(iter(self._incomplete)).close_late()

    def _stop_waiting(self) -> None:
        if self in self._incomplete:
            del self._incomplete[self]
            self._of_client[self.address()] -= 1
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def address(self) -> str:
        """Return the address of the client."""
        return self.client[0] if self.client else ""

    def close_late(self) -> None:
        """Close the connection, because its request was not complete in time."""
        self._stop_waiting()
        if not self.transport.is_closing():
            if self.conn.trailing_data[0] or (self.cycle and not self.cycle.response_started):
                self.transport.write(_LATE)
            self.transport.close()


def timed_connections() -> type[Any]:
    """Return the class for the connections of one server."""
    return type("Connection", (TimedConnection,), {"_incomplete": {}, "_of_client": Counter()})

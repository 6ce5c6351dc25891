"""Standard input that can be ended from within, and what ends it: the SDK waits for it in a thread that cannot be."""

from __future__ import annotations

import os
import select
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

_AT_ONCE = 1 << 16  # bytes


def own_input() -> Callable[[], None]:
    """Put a stream of our own in the place of standard input, which gets what comes there; return what ends it."""
    clients = os.dup(sys.stdin.fileno())
    inner, outer = socket.socketpair()
    os.dup2(inner.fileno(), sys.stdin.fileno())
    inner.close()

    def end() -> None:
        with suppress(OSError):
            outer.shutdown(socket.SHUT_WR)

    def copy() -> None:
        with suppress(OSError):
            while data := os.read(clients, _AT_ONCE):
                outer.sendall(data)
        end()

    threading.Thread(target=copy, daemon=True).start()
    return end


def end_with_output(end: Callable[[], None]) -> None:
    """Have `end` called when nobody reads standard output any more."""
    watched = select.poll()
    watched.register(os.dup(sys.stdout.fileno()), 0)  # which tells of errors alone; the SDK moves the original

    def watch() -> None:
        watched.poll()
        end()

    threading.Thread(target=watch, daemon=True).start()

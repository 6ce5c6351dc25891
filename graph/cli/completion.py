"""What the shell completes besides commands and options: named questions, their parameters, ids and names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import typer

from triplewire.extract.errors import TriplewireError
from triplewire.graph.cli.options import STORE

_MOST = 100  # names


def questions_and_parameters(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the named questions, or the parameters of the one that the line already has."""
    from triplewire.graph.ask.questions import questions

    known = questions()
    asked = next((known[word] for word in ctx.params.get("words") or () if word in known), None)
    words = [f"--{p.name.replace('_', '-')}" for p in asked.parameters] if asked else list(known)
    return [word for word in words if word.startswith(incomplete)]


def documents(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of the documents of the store."""
    return [id_ for id_ in sorted(_values(ctx, "?n schema:identifier ?found")) if id_.startswith(incomplete)]


def names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of actors and things in the store that begin like the word."""
    found = sorted(set(_values(ctx, "?m itsrdf:taIdentRef/rdfs:label ?found")))
    return [name for name in found if name.startswith(incomplete)][:_MOST]


def _values(ctx: typer.Context, pattern: str) -> Iterator[str]:
    """Yield the values of `?found` in the store of the line; nothing if it cannot be read."""
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.store.solutions import select

    store = str(ctx.params.get("store") or STORE)
    if "://" not in store:  # a shell does not wait for a server
        with suppress(TriplewireError, OSError, RuntimeError):
            for row in select(open_store(store, read_only=True), f"SELECT DISTINCT ?found {{ {pattern} }}"):
                yield row["found"]

"""What the shell completes besides commands and options: named questions, their parameters, ids and names.

Zsh, fish and PowerShell quote what they insert; bash inserts words as they are, so they come to it quoted.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import typer
from typer.core import TyperCommand

from triplewire.extract.errors import TriplewireError
from triplewire.graph.cli.options import STORE

_MOST = 100  # names
_SHELL = "_TRIPLEWIRE_COMPLETE"  # set by the scripts of the shells: "complete_bash"
_SPECIAL = re.compile(r"[^\w@%+:,./-]", re.ASCII)


class _Quoted(str):
    """A word as bash inserts it; Typer leaves out those that do not begin as the word that is typed, without quotes."""

    __slots__ = ()

    def startswith(self, *_: Any) -> bool:
        """Return True."""
        return True


class QueryCommand(TyperCommand):
    """The command `query`, of which the parameters of the named question are options, too."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return what may follow a hyphen: the parameters of the question, and the options."""
        words = next(parameter for parameter in self.params if parameter.name == "words")
        return [*words.shell_complete(ctx, incomplete), *super().shell_complete(ctx, incomplete)]


def question_words(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the named questions; of the one that the line has, its further parameters or the values of the last."""
    from triplewire.graph.ask.questions import questions
    from triplewire.ontology.terms import EVENT_TYPES

    known = questions()
    words = [word for word in ctx.params.get("words") or () if word != "="]  # bash: --actor = VALUE
    asked = next((known[word] for word in words if word in known), None)
    if asked is None:
        return _fitting(known, incomplete)
    kinds = {f"--{p.name.replace('_', '-')}": p.kind for p in asked.parameters}
    if words[-1] not in kinds:
        return _fitting((name for name in kinds if name not in words), incomplete)
    if kinds[words[-1]] == "name":
        return names(ctx, incomplete)
    return _fitting(map(str.lower, EVENT_TYPES), incomplete) if kinds[words[-1]] == "type" else []


def documents(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of the documents of the store."""
    return _fitting(sorted(_values(ctx, "?n schema:identifier ?found")), incomplete)


def names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of actors and things in the store that begin like the word."""
    return _fitting(sorted(set(_values(ctx, "?m itsrdf:taIdentRef/rdfs:label ?found"))), incomplete)[:_MOST]


def _fitting(words: Iterable[str], incomplete: str) -> list[str]:
    """Return the words that begin like the one that is typed, as the shell takes them."""
    fitting = [word for word in words if word.startswith(incomplete)]
    if os.environ.get(_SHELL) != "complete_bash" or _typed()[:1] in {"'", '"'}:  # bash closes a quote itself
        return fitting
    return [_Quoted(_SPECIAL.sub(r"\\\g<0>", word)) for word in fitting]


def _typed() -> str:
    """Return the word before the cursor as it stands in the line of bash, with its quotes."""
    with suppress(ValueError, IndexError):
        return os.environ.get("COMP_WORDS", "").split("\n")[int(os.environ.get("COMP_CWORD", ""))]
    return ""


def _values(ctx: typer.Context, pattern: str) -> Iterator[str]:
    """Yield the values of `?found` in the store of the line; nothing if it cannot be read."""
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.store.solutions import select

    store = str(ctx.params.get("store") or STORE)
    if "://" not in store:  # a shell does not wait for a server
        with suppress(TriplewireError, OSError, RuntimeError):
            for row in select(open_store(store, read_only=True), f"SELECT DISTINCT ?found {{ {pattern} }}"):
                yield row["found"]

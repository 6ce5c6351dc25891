"""How the command line speaks: messages and progress on standard error, errors as one sentence and a status."""

from __future__ import annotations

import io
import logging
import os
import sys
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from typer.core import TyperGroup

from triplewire.extract.errors import DateError, ModelError, TriplewireError
from triplewire.graph import errors

DEBUG = "TRIPLEWIRE_DEBUG"  # where it is set, faults show their traceback
FAILED, WRONG_USAGE, FAULT, STOPPED = 1, 2, 3, 130

_USAGE_ERRORS = (
    DateError, ModelError, errors.DocumentMissing, errors.FormatUnknown, errors.NameMissing, errors.NamesFileError,
    errors.QueryRefused, errors.QuerySyntaxError, errors.QueryUnknown, errors.StoreMissing,
)  # fmt: skip
_Item = TypeVar("_Item")


class Commands(TyperGroup):
    """Commands that end with a status and, where something is wrong, with one sentence instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        if DEBUG not in os.environ:
            logging.disable()
            warnings.simplefilter("ignore")
        if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
            sys.stdout.reconfigure(encoding="utf-8")  # whatever the system's: JSON and Turtle are nothing else
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:  # nobody reads on, which is no fault
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            say("stopped")
            raise typer.Exit(STOPPED) from None
        except Exception as error:
            if DEBUG in os.environ or hasattr(error, "exit_code"):  # Typer's own have one
                raise
            raise typer.Exit(_tell(error)) from error
        return result


def say(message: str) -> None:
    """A message to the user."""
    typer.echo(f"triplewire: {message}", err=True)


def _tell(error: Exception) -> int:
    """Say what went wrong; the exit status that belongs to it."""
    if isinstance(error, TriplewireError):
        say(str(error))
        return WRONG_USAGE if isinstance(error, _USAGE_ERRORS) else FAILED
    if isinstance(error, OSError):
        say(f"{error.filename or 'the system'}: {error.strerror or error}")
        return FAILED
    say(f"internal error, {type(error).__name__}: {error}; please report it ({DEBUG}=1 shows where it happened)")
    return FAULT


def watched(items: Iterable[_Item]) -> Iterator[_Item]:
    """The items, counted on standard error while they come, where that is a terminal."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed:,} articles"), TimeElapsedColumn())
    shown = console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=not shown, redirect_stdout=False) as progress:
        yield from progress.track(items, total=None)

"""Options and arguments that several commands share, and their values."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import Annotated

import typer

STORE = "output/store"
Sources = Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, patterns, or - for stdin.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of articles without one, YYYY-MM-DD.")
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="Another installed spaCy pipeline for English.")]
Gazetteer = Annotated[
    Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Your own names, .csv or SKOS .ttl.")
]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of the files that are not UTF-8.")]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="Number of processes that extract.")]
Store = Annotated[str, typer.Option("--store", metavar="PATH-or-URL", help="The store, as written by build.")]
Base = Annotated[str | None, typer.Option(metavar="IRI", help="The beginning of the IRIs of all nodes.")]


def valid_base(base: str | None) -> str:
    """Return the value of `--base`, or the default base."""
    from triplewire.graph.iris import BASE, checked_base

    try:
        return checked_base(base) if base else BASE
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--base") from error


def width() -> int | None:
    """Return the width of the terminal; None if the output goes elsewhere, where lines are not wrapped."""
    return get_terminal_size().columns if sys.stdout.isatty() else None

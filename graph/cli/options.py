"""Options and arguments that several commands share, and what they come to."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import Annotated

import typer

STORE = "output/store"
Sources = Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, patterns, or - for stdin.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of the articles that tell none, YYYY-MM-DD.")
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="Another installed spaCy pipeline.")]
Gazetteer = Annotated[
    Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Your own names, .csv or SKOS .ttl.")
]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of the files that are not UTF-8.")]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes extract.")]
Store = Annotated[str, typer.Option("--store", metavar="PATH-or-URL", help="The store that build made.")]
Base = Annotated[str | None, typer.Option(metavar="IRI", help="What the IRIs of all nodes begin with.")]


def valid_base(base: str | None) -> str:
    """What `--base` gives, or the base that is usual."""
    from triplewire.graph.iris import BASE, checked_base

    try:
        return checked_base(base) if base else BASE
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--base") from error


def width() -> int | None:
    """The columns of the terminal; none where the output goes elsewhere, which has no lines to fold."""
    return get_terminal_size().columns if sys.stdout.isatty() else None

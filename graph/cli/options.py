"""Options and arguments of the commands, and their values; a short one stands in its command."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from triplewire.extract.limited import Budget
    from triplewire.extract.reading.articles import Reading


def _from(least: float, most: float) -> Callable[[str | float], float]:
    """Return a parser of numbers between two limits, which `nan` is not."""

    def parse(value: str | float) -> float:
        with suppress(ValueError):
            if least <= (number := float(value)) <= most:
                return number
        raise typer.BadParameter(f"{value!r:.80} is not a number from {least:g} to {most:,}")

    return parse


SECONDS, MEMORY = 60.0, "2G"  # limits of one article
MOST_SECONDS, MOST_MEMORY = 1_000_000, 1 << 50  # that a timer and an address space can have
STORE = "output/store"
Sources = Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, patterns, URLs, or - for stdin.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of articles without one, such as YYYY-MM-DD.")
]
PublishedFrom = Annotated[
    str | None,
    typer.Option(metavar="name|PATTERN", help="Take a missing publication date from the file name: name, or %Y-%m-%d."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be read, how long it would take, and how much disk.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="FIELD=NAME", help="The column or key of a field: text=body, published=day, ..."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch from addresses that are not on the public internet.")
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="Another installed spaCy pipeline for English.")]
Gazetteer = Annotated[
    Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Your own names, .csv or SKOS .ttl.")
]
ResolverName = Annotated[
    str | None, typer.Option("--resolver", metavar="NAME", help="A coreference resolver of a plug-in.")
]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of the files that are not UTF-8.")]
ClusterAddress = Annotated[
    str | None, typer.Option("--cluster", metavar="auto|ADDRESS", help="Extract on this cluster of Ray.")
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Number of processes that extract: 1, on a cluster one a processor."),
]
Report = Annotated[
    Path | None,
    typer.Option(metavar="FILE", dir_okay=False, help="List what was not read, and why, in this file (TSV)."),
]
MaxSeconds = Annotated[
    float,
    typer.Option(parser=_from(0, MOST_SECONDS), metavar="N", help="Seconds that one article may take; 0: no limit."),
]
MaxMemory = Annotated[
    str, typer.Option(metavar="SIZE", help="Memory that one article may take: bytes, or 500M or 2G; 0: no limit.")
]
Store = Annotated[str, typer.Option("--store", metavar="PATH-or-URL", help="The store, as written by build.")]
Bar = Annotated[
    float | None,
    typer.Option(
        parser=_from(0, 1), metavar="0..1", help="Confidence that an event or relation needs to be a plain fact."
    ),
]
Base = Annotated[str | None, typer.Option(metavar="IRI", help="The beginning of the IRIs of all nodes.")]

# Of `build`
Copies = Annotated[
    bool, typer.Option("--tellings/--no-tellings", help="Count documents with much the same text as one telling.")
]
Versions = Annotated[
    bool, typer.Option("--versions/--no-versions", help="Keep the former versions of an article that was changed.")
]
Folder = Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for the files.")]
NewStore = Annotated[str | None, typer.Option(metavar="PATH-or-URL", help="The store; DIR/store if not given.")]
Names = Annotated[
    Path | None,
    typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Your own table of names of the same actor."),
]
Corrections = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE", exists=True, dir_okay=False, help="Your corrections, made after the articles are read."
    ),
]
Again = Annotated[bool, typer.Option("--again", help="Read articles again that the store already has.")]
Exports = Annotated[
    str,
    typer.Option(
        "--export", metavar="FORMATS", help="Further formats of the graph, with commas: trig,gexf,csv,parquet."
    ),
]
NoExport = Annotated[bool, typer.Option("--no-export", help="Write no files, only the store.")]

# Of `correct` and `review`
By = Annotated[str, typer.Option(metavar="NAME", help="Who corrects, where the file does not say so.")]
On = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="When, where the file does not say so.")
]

# Of `query`
QueryFile = Annotated[
    Path | None,
    typer.Option("-f", "--file", metavar="FILE.rq", exists=True, dir_okay=False, help="Read the query from this file."),
]
QueryFormat = Annotated[
    Literal["table", "csv", "tsv", "spreadsheet", "json", "turtle"] | None,
    typer.Option(
        "--format",
        help="Output format; by the ending of FILE if not given, else table. spreadsheet is CSV without formulas, "
        "turtle for CONSTRUCT and DESCRIBE.",
    ),
]
TableFormat = Annotated[
    Literal["table", "csv", "tsv", "spreadsheet", "json"] | None,
    typer.Option("--format", help="Output format; by the ending of FILE if not given, else table."),
]
AnswerFile = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", dir_okay=False, help="Write the answer to this file, not to stdout."
    ),
]
QuerySeconds = Annotated[
    float,
    typer.Option("--timeout", parser=_from(0.01, MOST_SECONDS), metavar="SECONDS", help="Time limit of the query."),
]
ShowSparql = Annotated[bool, typer.Option("--explain", help="Print the SPARQL instead of the answer.")]
Infer = Annotated[
    bool, typer.Option("--infer", help="Include what follows from the ontology; the store is not changed.")
]
KnownBy = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Ask what was published by this day, month or year, as it stood then."),
]
ListQuestions = Annotated[bool, typer.Option("--list", help="Print the named questions.")]

# Of `serve`
Host = Annotated[str, typer.Option(metavar="HOST", help="The address to listen at; 0.0.0.0 is open to everybody.")]
Port = Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port to listen at; 0 is any free one.")]
HostNames = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="A further name of this host, as browsers address it.")
]
Origins = Annotated[
    list[str] | None, typer.Option(metavar="ORIGIN", help="Let pages of this origin read; * is any origin.")
]
ServedSeconds = Annotated[
    float,
    typer.Option("--timeout", parser=_from(0.01, MOST_SECONDS), metavar="SECONDS", help="The time limit of a query."),
]
Rows = Annotated[int, typer.Option(min=1, metavar="N", help="The row limit of an answer.")]
Readers = Annotated[int | None, typer.Option(min=1, metavar="N", help="Number of queries that run at once.")]
Editing = Annotated[
    bool, typer.Option("--allow-edit", help="Let browsers on this machine correct the graph, by forms.")
]
Adding = Annotated[bool, typer.Option("--allow-add", help="Let browsers add articles to the store.")]


def valid_base(base: str | None) -> str:
    """Return the value of `--base`, or the default base."""
    from triplewire.graph.iris import BASE, checked_base

    try:
        return checked_base(base) if base else BASE
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--base") from error


def budget_of(seconds: float, memory: str) -> Budget:
    """Return the budget that `--max-seconds` and `--max-memory` give: bytes, or with K, M, G or T units of 1,024."""
    from triplewire.extract.limited import Budget

    found = re.fullmatch(r"(\d{1,19})([KMGT]?)(?:i?B)?", memory.strip(), re.IGNORECASE | re.ASCII)
    if found is None:
        raise typer.BadParameter(f"{memory!r:.80} is not a size: write 500M or 2G", param_hint="--max-memory")
    size = int(found[1]) << 10 * ("", "K", "M", "G", "T").index(found[2].upper())
    if size > MOST_MEMORY:
        raise typer.BadParameter(
            f"{memory!r} is more than any machine has: write 0 for no limit", param_hint="--max-memory"
        )
    return Budget(seconds or None, size or None)


def formats(written: str) -> tuple[str, ...]:
    """Return the formats that `--export` lists, with commas."""
    from triplewire.graph.corpus.outputs import FORMATS

    named = tuple(name.strip().lower() for name in written.split(",") if name.strip())
    if unknown := next((name for name in named if name not in FORMATS.values()), None):
        known = ", ".join(FORMATS.values())
        raise typer.BadParameter(
            f"there is no format {unknown!r}; give some of {known}, with commas", param_hint="--export"
        )
    return named


def reading_of(encoding: str | None, columns: list[str] | None, allow_private: bool, budget: Budget) -> Reading:
    """Return how to read the sources, by `--encoding`, `--column`, `--allow-private` and the limits of an article."""
    from triplewire.extract.reading.articles import Reading
    from triplewire.extract.reading.formats.data.fields import NAMES
    from triplewire.extract.reading.origins.web import Web

    named = dict(column.partition("=")[::2] for column in columns or ())
    if wrong := [field for field, name in named.items() if field not in NAMES or not name]:
        raise typer.BadParameter(
            f"{wrong[0]!r}: write FIELD=NAME, with one of the fields {', '.join(NAMES)}", param_hint="--column"
        )
    return Reading(encoding, named, Web(allow_private=allow_private), budget, live=True)


def width(output: Path | None = None) -> int | None:
    """Return the width of the terminal; None if the output goes elsewhere, where lines are not wrapped."""
    return get_terminal_size().columns if sys.stdout.isatty() and output is None else None


def form_of(form: str | None, output: Path | None, plain: str = "table") -> str:
    """Return the format that `--format` or else the ending of a file names; `plain` is that of a terminal."""
    if form or output is None:
        return form or plain
    endings = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".ttl": "turtle", ".txt": plain}
    if output.suffix.lower() not in endings:
        listed = ", ".join(endings)
        raise typer.BadParameter(f"{output.name} does not end in one of {listed}: give --format", param_hint="--output")
    return endings[output.suffix.lower()]


def check_named_apart(files: Sequence[Path], option: str) -> None:
    """Refuse files of corrections of one name, by which those that came from a file are known."""
    if len({file.name for file in files}) < len(files):
        raise typer.BadParameter(
            "give each file a name of its own: corrections are identified by the name of their file", param_hint=option
        )

"""The command line: parses arguments, calls one function, prints.

Results go to standard output, messages and progress to standard error. Exit status: 0 done; 1 some sources failed, or
a store or query did; 2 wrong usage; 3 a fault of triplewire itself; 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from extract.errors import SourceError
from extract.explain import explain_document
from extract.model import Document
from extract.parse import DEFAULT_MODEL
from extract.pipeline import Pipeline
from extract.sources import read_sources
from extract.version import VERSION
from graph.corpus import add_articles, extract_articles
from graph.knowledge import KnowledgeGraph
from graph.outputs import Tally, write_outputs
from graph.query import run
from graph.questions import question, questions
from graph.resolve import BASE, checked_base
from graph.store import open_store
from graph.tables import TRIPLE_COLUMNS, render, table, triple_rows
from graph.terminal import FAILED, STOPPED, Commands, say, watched
from graph.worker import Limits

main = typer.Typer(
    cls=Commands,
    help="Reads news and builds a knowledge graph of who did what to whom, where and when, and who says so.",
    epilog="triplewire COMMAND --help tells more of each command.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

STORE = "output/store"
Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, patterns, or - for stdin.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of the articles that tell none, YYYY-MM-DD.")
]
Model = Annotated[str, typer.Option(metavar="NAME", help="The spaCy pipeline that parses.")]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of the files that are not UTF-8.")]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes extract.")]
Store = Annotated[str, typer.Option("--store", metavar="PATH-or-URL", help="The store to read.")]
Out = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there, not to stdout.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"triplewire {VERSION}")
        raise typer.Exit


def _valid_base(value: str) -> str:
    try:
        return checked_base(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


@main.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version.")
    ] = False,
) -> None:
    del version


@main.command()
def build(
    sources: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the files go.")] = Path("output"),
    published: Published = None,
    store: Annotated[str | None, typer.Option(metavar="PATH-or-URL", help="The store, else DIR/store.")] = None,
    model: Model = DEFAULT_MODEL,
    base: Annotated[
        str, typer.Option(metavar="IRI", callback=_valid_base, help="What the IRIs of all nodes begin with.")
    ] = BASE,
    names: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own table of who is who.")] = None,
    encoding: Encoding = None,
    workers: Workers = 1,
    again: Annotated[bool, typer.Option("--again", help="Read also what the store already has.")] = False,
) -> None:
    """Read articles into the graph, and write it out in every format.

    An article that the store already has, unchanged, is not read again: a build that was stopped goes on from there.
    """
    articles = read_sources(sources, published=published, encoding=encoding)
    tally = Tally()
    with KnowledgeGraph(store or output / "store", base=base, names=names) as graph:
        again = again or names is not None  # the table may say something else by now
        try:
            for outcome in watched(add_articles(graph, Pipeline(model), articles, workers=workers, again=again)):
                tally.count(outcome)
                if isinstance(outcome, SourceError):
                    say(str(outcome))
        except KeyboardInterrupt:
            say("stopped; what was read is in the store, and the same command goes on from there")
            raise typer.Exit(STOPPED) from None
        files = write_outputs(graph, output, tally)
        typer.echo(tally.summary(graph, output))
    typer.echo("\n".join(["Written:", *(f"  {path}" for path in files)]))
    if tally.failed:
        raise typer.Exit(FAILED)


@main.command()
def extract(
    sources: Sources,
    form: Annotated[Literal["jsonl", "tsv", "table"], typer.Option("--format", help="How to print.")] = "jsonl",
    published: Published = None,
    model: Model = DEFAULT_MODEL,
    encoding: Encoding = None,
    workers: Workers = 1,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print each sentence with its parse and the rules that were used.")
    ] = False,
) -> None:
    """Read articles and print what they say: one record a line, or the triples."""
    articles = read_sources(sources, published=published, encoding=encoding)
    pipeline = Pipeline(model)
    failed = False
    for document in watched(extract_articles(pipeline, articles, workers)):
        if isinstance(document, SourceError):
            failed = True
            say(str(document))
        elif explain:
            typer.echo("\n".join(explain_document(pipeline.parser, document)))
        else:
            _print_record(document, form)
    if failed:
        raise typer.Exit(FAILED)


def _print_record(document: Document, form: Literal["jsonl", "tsv", "table"]) -> None:
    if form == "jsonl":
        typer.echo(document.json())
    elif form == "tsv":
        for row in triple_rows(document):
            typer.echo("\t".join(row))
    else:
        typer.echo(table(TRIPLE_COLUMNS, triple_rows(document)))


@main.command(context_settings={"ignore_unknown_options": True})
def query(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SPARQL | NAME [--PARAMETER VALUE]...]", help="A query, or the name of a question."),
    ] = None,
    file: Annotated[Path | None, typer.Option("-f", "--file", metavar="FILE.rq", help="Read the query there.")] = None,
    store: Store = STORE,
    form: Annotated[
        Literal["table", "csv", "json", "turtle"],
        typer.Option("--format", help="How to print; turtle is for CONSTRUCT and DESCRIBE."),
    ] = "table",
    base: Annotated[str, typer.Option(metavar="IRI", help="What tables shorten to a colon.")] = BASE,
    seconds: Annotated[float, typer.Option("--timeout", min=0.01, metavar="SECONDS", help="Stop after that.")] = 60,
    explain: Annotated[bool, typer.Option("--explain", help="Print the SPARQL instead of the answer.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Print the named questions.")] = False,
) -> None:
    """Ask the graph, in SPARQL or with a named question: triplewire query who-met --actor putin."""
    if listed:
        rows = ([q.name, " ".join(f"--{p.name}" for p in q.parameters), q.about] for q in questions().values())
        typer.echo(table(("question", "parameters", "asks"), rows), nl=False)
        return
    ask, parameters = _asked(words or [])
    source = open_store(store, read_only=True)
    if file:
        ask = file.read_text("utf-8")
    elif ask is None:
        raise typer.BadParameter("give a SPARQL query, -f FILE, or a name that --list shows")
    elif re.fullmatch(r"[A-Za-z][\w-]*", ask):
        ask, parameters = question(ask).sparql(source, parameters), {}
    if parameters:
        raise typer.BadParameter(f"--{next(iter(parameters))}: only named questions have parameters")
    answer = ask if explain else render(run(source, ask, Limits(seconds=seconds)), form, base, _width())
    typer.echo(answer, nl=not answer.endswith("\n"))


def _asked(words: list[str]) -> tuple[str | None, dict[str, str]]:
    """The query or name, and the parameters: options that only the question knows."""
    asked: list[str] = []
    parameters: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word.startswith("--"):
            name, given, value = word[2:].partition("=")
            parameters[name] = value if given else next(rest, "")
            if not parameters[name]:
                raise typer.BadParameter(f"{word} needs a value")
        else:
            asked.append(word)
    if len(asked) > 1:
        raise typer.BadParameter(f"one query at a time; put it in quotes: {' '.join(asked)!r}")
    return (asked[0] if asked else None), parameters


def _width() -> int | None:
    """The columns of the terminal; none where the output goes elsewhere, which has no lines to fold."""
    return typer.get_terminal_size().columns if sys.stdout.isatty() else None

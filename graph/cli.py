"""The command line: parses arguments, calls one function, prints. Each command loads only what it needs.

Results go to standard output, messages and progress to standard error. Exit status: 0 done; 1 some sources failed, or
a store or query did; 2 wrong usage; 3 a fault of triplewire itself; 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extract.errors import SourceError
from extract.version import VERSION
from graph.terminal import FAILED, STOPPED, Commands, say, watched

if TYPE_CHECKING:
    from extract.pipeline import Pipeline

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


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"triplewire {VERSION}")
        raise typer.Exit


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
    model: Model = None,
    gazetteer: Gazetteer = None,
    base: Base = None,
    names: Annotated[
        Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Your own table of who is who.")
    ] = None,
    encoding: Encoding = None,
    workers: Workers = 1,
    again: Annotated[bool, typer.Option("--again", help="Read also what the store already has.")] = False,
    exports: Annotated[
        bool, typer.Option("--export/--no-export", help="Write the graph to files; without, it is in the store alone.")
    ] = True,
) -> None:
    """Read articles into the graph; write the graph in every format, a page to look at and a picture.

    An article that the store already has, unchanged, is not read again: a build that was stopped goes on from there.
    """
    from extract.sources import read_sources
    from graph.corpus import add_articles
    from graph.knowledge import KnowledgeGraph
    from graph.outputs import Tally, write_outputs
    from graph.resolve import BASE

    articles = read_sources(sources, published=published, encoding=encoding)
    pipeline = _pipeline(model, gazetteer)
    tally = Tally()
    with KnowledgeGraph(store or output / "store", base=_valid(base) if base else BASE, names=names) as graph:
        again = again or names is not None  # the table may say something else by now
        try:
            for outcome in watched(add_articles(graph, pipeline, articles, workers=workers, again=again)):
                tally.count(outcome)
                if isinstance(outcome, SourceError):
                    say(str(outcome))
        except KeyboardInterrupt:
            say("stopped; what was read is in the store, and the same command goes on from there")
            raise typer.Exit(STOPPED) from None
        files = write_outputs(graph, output, tally, exports=exports)
        typer.echo(tally.summary(graph, output))
        typer.echo("\n".join(["Written:", f"  {graph.store.name}", *(f"  {path}" for path in files)]))
    if tally.failed:
        raise typer.Exit(FAILED)


def _pipeline(model: str | None, gazetteer: Path | None) -> Pipeline:
    from extract.parse import DEFAULT_MODEL
    from extract.pipeline import Pipeline
    from graph.gazetteer import read_gazetteer

    return Pipeline(model or DEFAULT_MODEL, gazetteer=read_gazetteer(gazetteer) if gazetteer else ())


def _valid(base: str) -> str:
    from graph.resolve import checked_base

    try:
        return checked_base(base)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--base") from error


@main.command()
def extract(
    sources: Sources,
    form: Annotated[Literal["jsonl", "tsv", "table"], typer.Option("--format", help="How to print.")] = "jsonl",
    published: Published = None,
    model: Model = None,
    gazetteer: Gazetteer = None,
    encoding: Encoding = None,
    workers: Workers = 1,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print each sentence with its parse and the rules that were used.")
    ] = False,
) -> None:
    """Read articles and print what they say: one record a line, or the triples alone."""
    from extract.explain import explain as explained
    from extract.sources import read_sources
    from graph.corpus import extract_articles
    from graph.tables import records

    articles = read_sources(sources, published=published, encoding=encoding)
    pipeline = _pipeline(model, gazetteer)
    failed = False
    documents = extract_articles(pipeline, articles, workers)
    for document in (
        documents if sys.stdout.isatty() else watched(documents)
    ):  # records on the screen show how far it is
        if isinstance(document, SourceError):
            failed = True
            say(str(document))
        elif explain:
            typer.echo(f"{document.id}\n\n{explained(pipeline, document.text)}\n")
        else:
            typer.echo(records(document, form, _width()), nl=False)
    if failed:
        raise typer.Exit(FAILED)


@main.command(context_settings={"ignore_unknown_options": True})
def query(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUERY", help="SPARQL, or a question: NAME [--PARAMETER VALUE]..."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("-f", "--file", metavar="FILE.rq", exists=True, dir_okay=False, help="Read the query there."),
    ] = None,
    store: Store = STORE,
    form: Annotated[
        Literal["table", "csv", "json", "turtle"],
        typer.Option("--format", help="How to print; turtle is for CONSTRUCT and DESCRIBE."),
    ] = "table",
    base: Base = None,
    seconds: Annotated[float, typer.Option("--timeout", min=0.01, metavar="SECONDS", help="Stop after that.")] = 60,
    explain: Annotated[bool, typer.Option("--explain", help="Print the SPARQL instead of the answer.")] = False,
    infer: Annotated[
        bool, typer.Option("--infer", help="Ask also what follows from the ontology; the store stays as it is.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="Print the named questions.")] = False,
) -> None:
    """Ask the graph, in SPARQL or with a named question: triplewire query who-met-whom --actor putin."""
    from extract.reading.decode import decode
    from graph.inference import with_inferences
    from graph.query import run
    from graph.questions import question, questions
    from graph.resolve import BASE
    from graph.store import open_store
    from graph.tables import question_list, render
    from graph.worker import Limits

    if listed:
        typer.echo(question_list(questions().values(), _width()), nl=False)
        return
    sparql, parameters = _asked(words or [])
    sparql = decode(file.read_bytes()) if file else sparql
    if sparql is None:
        raise typer.BadParameter("give a SPARQL query, -f FILE, or a name that --list shows")
    source = open_store(store, read_only=True)
    if not file and re.fullmatch(r"[A-Za-z][\w-]*", sparql):
        sparql = question(sparql).sparql(source, parameters)
    elif parameters:
        raise typer.BadParameter(f"--{next(iter(parameters))}: only named questions have parameters")
    if explain:
        typer.echo(sparql, nl=not sparql.endswith("\n"))
    else:
        base = _valid(base) if base else BASE
        asked = with_inferences(source) if infer else source
        answer = run(asked, sparql, Limits(seconds=seconds), base)
        typer.echo(render(answer, form, base, _width()), nl=False)


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


@main.command()
def export(
    store: Store = STORE,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Not to stdout.")] = None,
    form: Annotated[
        Literal["turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "csv"],
        typer.Option("--format", help="What to write."),
    ] = "turtle",
    base: Base = None,
) -> None:
    """Write the graph in another format."""
    from graph.export import export as exported
    from graph.resolve import BASE
    from graph.store import open_store
    from graph.whole import whole

    data = exported(open_store(store, read_only=True), form, base or BASE)
    if output:
        with whole(output) as path:
            path.write_bytes(data)
    else:
        typer.echo(data, nl=False)


@main.command()
def draw(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html|png|svg", help="Where to draw.")],
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is around this.")] = None,
    store: Store = STORE,
) -> None:
    """Draw the graph: as one page that needs nothing else, or as a picture."""
    from graph.store import open_store
    from graph.view.draw import draw as drawn
    from graph.whole import whole

    with whole(output) as path:
        drawn(open_store(store, read_only=True), path, about)
    typer.echo(f"Written: {output}", err=True)


@main.command()
def explain(
    what: Annotated[str, typer.Argument(metavar="IRI-or-NAME", help="An event, a fact, or somebody's name.")],
    store: Store = STORE,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print.")] = "text",
) -> None:
    """Show why something is in the graph: sentence, quote, rule, document."""
    from graph.explain import explain as explained
    from graph.store import open_store
    from graph.tables import evidence

    typer.echo(evidence(explained(open_store(store, read_only=True), what), form), nl=False)


@main.command()
def network(
    what: Annotated[
        Literal["central", "communities", "bridges", "change"],
        typer.Argument(metavar="central|communities|bridges|change", help="Who stands where in the network of facts."),
    ],
    store: Store = STORE,
    form: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help="How to print.")] = "table",
) -> None:
    """Ask the network of actors: who is central, which communities there are, who bridges them, what changed."""
    from graph.analysis import QUESTIONS
    from graph.network import to_networkx
    from graph.resolve import BASE
    from graph.store import open_store
    from graph.tables import plain_rows, render

    rows = QUESTIONS[what](to_networkx(open_store(store, read_only=True)))
    typer.echo(render(plain_rows(rows), form, BASE, _width()), nl=False)


@main.command()
def check(store: Store = STORE) -> None:
    """Check every quote, shape and reference of the store; name what is wrong, and then end with status 1."""
    from graph.audit import audit
    from graph.store import open_store
    from graph.tables import one_line

    sound = True
    for graph, problem in audit(open_store(store, read_only=True)):
        sound = False
        typer.echo("\t".join(map(one_line, (graph, problem.node, problem.reason))))
    if not sound:
        raise typer.Exit(FAILED)


@main.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE", exists=True, dir_okay=False, help="Turtle, TriG, N-Quads, N-Triples or RDF/XML."
        ),
    ],
    store: Store = STORE,
    base: Base = None,
) -> None:
    """Take RDF into the store, as export wrote it; a graph that is there is replaced."""
    from graph.intake import take_in
    from graph.resolve import BASE
    from graph.store import open_store

    target = open_store(store)
    for file in files:
        for graph, triples in take_in(target, file, _valid(base) if base else BASE).items():
            typer.echo(f"{graph}: {triples:,} triples")
    target.close()


@main.command()
def remove(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The id of a document.")],
    store: Store = STORE,
) -> None:
    """Take a document out of the store, with everything that only it supports."""
    from graph.knowledge import KnowledgeGraph
    from graph.store import open_store

    open_store(store, read_only=True).close()  # a store that is not there is not made
    with KnowledgeGraph(store) as graph:
        graph.remove(document)
    typer.echo(f"Removed: {document}")


@main.command()
def serve(
    store: Store = STORE,
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Where to listen; 0.0.0.0 lets everybody in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="0 takes a free one.")] = 8000,
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further name of this host, as browsers write it.")
    ] = None,
    cors: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help="Let pages of this origin read; * is any.")
    ] = None,
    seconds: Annotated[float, typer.Option("--timeout", min=0.01, metavar="SECONDS", help="Stop a query then.")] = 30,
    rows: Annotated[int, typer.Option(min=1, metavar="N", help="The most rows that an answer has.")] = 100_000,
    workers: Annotated[int | None, typer.Option(min=1, metavar="N", help="How many queries run at once.")] = None,
    base: Base = None,
    adding: Annotated[bool, typer.Option("--allow-add", help="Let browsers add articles to the store.")] = False,
) -> None:
    """Open the graph to browsers and programs: a SPARQL endpoint at /sparql, and pages to look at."""
    from graph.resolve import BASE
    from graph.web.app import Options
    from graph.web.app import serve as served
    from graph.worker import Limits

    served(
        store,
        Options(
            host=host,
            port=port,
            base=_valid(base) if base else BASE,
            names=tuple(name or ()),
            cors=tuple(cors or ()),
            limits=Limits(seconds=seconds, rows=rows, memory=1 << 30),
            **({"workers": workers} if workers else {}),
            adding=adding,
        ),
    )


@main.command()
def site(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the pages go.")],
    store: Store = STORE,
    base: Base = None,
) -> None:
    """Write the pages of the explorer as files, to be put on any web server or opened where they are."""
    from graph.resolve import BASE
    from graph.site import write_site
    from graph.store import open_store

    count = write_site(open_store(store, read_only=True), output, _valid(base) if base else BASE)
    typer.echo(f"Written: {count} pages, from {output / 'index.html'} on", err=True)


def _width() -> int | None:
    """The columns of the terminal; none where the output goes elsewhere, which has no lines to fold."""
    return get_terminal_size().columns if sys.stdout.isatty() else None

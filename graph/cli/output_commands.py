"""Commands that write or show the graph: `export`, `draw`, `serve` and `site`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from triplewire.graph.cli.completion import names
from triplewire.graph.cli.options import (
    STORE,
    Adding,
    Base,
    Editing,
    Host,
    HostNames,
    Origins,
    Port,
    Readers,
    Rows,
    ServedSeconds,
    Store,
    valid_base,
)
from triplewire.graph.cli.terminal import say, watched


def export(
    store: Store = STORE,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file, not to stdout.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="turtle|trig|nquads|jsonld|graphml|gexf|csv|spreadsheet|neo4j|parquet",
            help="What to write, or the format of a plug-in; by the ending of FILE if not given, Turtle to stdout.",
        ),
    ] = None,
    claims: Annotated[
        bool, typer.Option("--claims/--no-claims", help="Networks: also what is claimed, denied, planned or over.")
    ] = True,
    unconnected: Annotated[bool, typer.Option("--unconnected", help="Networks: also nodes without an edge.")] = False,
    base: Base = None,
) -> None:
    """Write the graph in another format. The network formats are GraphML, GEXF, CSV, Neo4j and Parquet.

    CSV, Neo4j's CSV and Parquet are two files, FILE and FILE-nodes, or edges and nodes in FILE if that is a folder;
    stdout gets the edges alone.
    "spreadsheet" is CSV in which no cell is a formula.
    """
    from triplewire.graph.out.export import export_file, format_of, write
    from triplewire.graph.store.opening import open_store

    chosen = form or (format_of(output) if output else "turtle")
    graph = open_store(store, read_only=True)
    if output:
        files = export_file(graph, chosen, output, valid_base(base), claims=claims, unconnected=unconnected)
        typer.echo(f"Written: {', '.join(map(str, files))}", err=True)
    else:
        write(graph, chosen, sys.stdout.buffer, valid_base(base), claims=claims, unconnected=unconnected)


def draw(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html|png|svg", help="The file to write.")],
    about: Annotated[
        str | None, typer.Option(metavar="NAME", help="Draw only the neighbourhood of this name.", autocompletion=names)
    ] = None,
    counts: Annotated[
        Literal["month", "type", "place", "pair"] | None,
        typer.Option(help="Draw the numbers of events instead, by month, type, place, or source and target."),
    ] = None,
    store: Store = STORE,
) -> None:
    """Draw the graph as a self-contained page or as a picture, or the numbers of its events as a bar chart."""
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.view.count_chart import write_counts
    from triplewire.graph.view.draw import draw as drawn
    from triplewire.graph.whole_files import whole

    source = open_store(store, read_only=True)
    with whole(output) as path:
        if counts:
            write_counts(source, path, counts, about)
        else:
            drawn(source, path, about)
    typer.echo(f"Written: {output}", err=True)


def serve(
    store: Store = STORE,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    name: HostNames = None,
    cors: Origins = None,
    seconds: ServedSeconds = 30,
    rows: Rows = 100_000,
    workers: Readers = None,
    base: Base = None,
    adding: Adding = False,
    editing: Editing = False,
) -> None:
    """Serve the graph to browsers and programs: the explorer, and a SPARQL endpoint at /sparql."""
    import logging

    from triplewire.graph.store.worker import Limits
    from triplewire.graph.web.server.guard import is_loopback
    from triplewire.graph.web.server.serving import serve as served
    from triplewire.graph.web.service.service import MEMORY, Options

    logging.disable(logging.NOTSET)  # answers to requests name the log for the cause of a fault

    if editing and (not is_loopback(host) or name):
        raise typer.BadParameter(
            "corrections need a loopback address and no --name: there are no passwords",
            param_hint="--allow-edit",
        )

    def announce(url: str) -> None:
        say(f"serving at {url} until you press Ctrl-C")
        if adding or editing:
            say("the store alone changes; for the files of a build, run triplewire refresh afterwards")
        if not is_loopback(host):
            say("anyone who can reach this machine can read the graph: there are no passwords")

    served(
        store,
        Options(
            host=host,
            port=port,
            base=valid_base(base),
            names=tuple(name or ()),
            cors=tuple(cors or ()),
            limits=Limits(seconds=seconds, rows=rows, memory=MEMORY),
            **({"workers": workers} if workers else {}),
            adding=adding,
            editing=editing,
        ),
        announce,
    )


def mcp(
    store: Store = STORE,
    seconds: ServedSeconds = 30,
    rows: Rows = 100_000,
    base: Base = None,
) -> None:
    """Serve the graph to agents as tools of the Model Context Protocol, on standard input and output; it only reads."""
    from importlib.util import find_spec

    from triplewire.graph.errors import ExtraMissing
    from triplewire.graph.store.worker import Limits
    from triplewire.graph.web.service.service import MEMORY

    if find_spec("mcp") is None:
        raise ExtraMissing("triplewire mcp", "mcp")
    from triplewire.graph.agents.mcp_server import run

    run(store, Limits(seconds=seconds, rows=rows, memory=MEMORY), valid_base(base))


def site(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for the pages.")],
    store: Store = STORE,
    base: Base = None,
) -> None:
    """Write the pages of the explorer as files, for any web server or for a browser alone."""
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.web.site import write_site

    say("writing a page for each article, name, event and answer")
    opened = open_store(store, read_only=True)
    count = write_site(opened, output, valid_base(base), lambda pages, about: watched(pages, lambda: about, "pages"))
    typer.echo(f"Written: {count} pages; the first is {output / 'index.html'}", err=True)

"""The graph in another form: `export`, `draw`, `serve` and `site`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from triplewire.graph.cli.options import STORE, Base, Store, valid_base


def export(
    store: Store = STORE,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Not to stdout.")] = None,
    form: Annotated[
        Literal["turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "csv"],
        typer.Option("--format", help="What to write."),
    ] = "turtle",
    base: Base = None,
) -> None:
    """Write the graph in another format. CSV is two files, FILE and FILE-nodes; to stdout go the edges."""
    from triplewire.graph.out.export import export_file, write
    from triplewire.graph.store.opening import open_store

    graph = open_store(store, read_only=True)
    if output:
        export_file(graph, form, output, valid_base(base))
    else:
        write(graph, form, sys.stdout.buffer, valid_base(base))


def draw(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html|png|svg", help="Where to draw.")],
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is around this.")] = None,
    store: Store = STORE,
) -> None:
    """Draw the graph: as one page that needs nothing else, or as a picture."""
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.view.draw import draw as drawn
    from triplewire.graph.whole_files import whole

    with whole(output) as path:
        drawn(open_store(store, read_only=True), path, about)
    typer.echo(f"Written: {output}", err=True)


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
    from triplewire.graph.store.worker import Limits
    from triplewire.graph.web.app import Options
    from triplewire.graph.web.app import serve as served

    served(
        store,
        Options(
            host=host,
            port=port,
            base=valid_base(base),
            names=tuple(name or ()),
            cors=tuple(cors or ()),
            limits=Limits(seconds=seconds, rows=rows, memory=1 << 30),
            **({"workers": workers} if workers else {}),
            adding=adding,
        ),
    )


def site(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the pages go.")],
    store: Store = STORE,
    base: Base = None,
) -> None:
    """Write the pages of the explorer as files, to be put on any web server or opened where they are."""
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.web.site import write_site

    count = write_site(open_store(store, read_only=True), output, valid_base(base))
    typer.echo(f"Written: {count} pages, from {output / 'index.html'} on", err=True)

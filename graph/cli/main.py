"""The command line. Each command parses arguments, calls one function and prints; it imports only what it needs.

Results go to standard output, messages and progress to standard error. Exit status: 0 done; 1 some sources failed, or
a store or a query failed; 2 wrong usage; 3 a fault in triplewire; 130, 143, 129 stopped with
Ctrl-C, SIGTERM, SIGHUP.
"""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from triplewire.graph.cli import correction_commands as correcting
from triplewire.graph.cli import output_commands as showing
from triplewire.graph.cli import query_commands as asking
from triplewire.graph.cli import settings_commands as about
from triplewire.graph.cli import source_commands as reading
from triplewire.graph.cli import store_commands as keeping
from triplewire.graph.cli.completion import QueryCommand
from triplewire.graph.cli.terminal import Commands

main = typer.Typer(
    cls=Commands,
    help="Reads news and builds a knowledge graph of who did what to whom, where and when, and who says so.",
    epilog="triplewire COMMAND --help describes a command.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

_YOUNG = 10_000  # new objects that garbage is looked for among: with Python's 700, that is a tenth of a build


def _print_version(wanted: bool) -> None:
    if wanted:
        from triplewire.extract.version import VERSION

        typer.echo(f"triplewire {VERSION}")
        raise typer.Exit


@main.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version.")
    ] = False,
) -> None:
    del version
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


main.command()(reading.build)
main.command()(reading.extract)
main.command(cls=QueryCommand, context_settings={"ignore_unknown_options": True})(asking.query)
main.command()(asking.ask)
main.command()(asking.explain)
main.command()(asking.diff)
main.command()(asking.network)
main.command()(showing.export)
main.command()(showing.draw)
main.command()(showing.serve)
main.command()(showing.site)
main.command()(showing.mcp)
main.command()(keeping.check)
main.command()(keeping.backup)
main.command()(keeping.restore)
main.command("import")(keeping.import_)
main.command()(keeping.remove)
main.command()(correcting.correct)
main.command()(correcting.review)
main.command()(about.config)
main.command()(about.doctor)
main.command()(keeping.refresh)

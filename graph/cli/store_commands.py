"""Commands that look after a store: `check`, `backup`, `restore`, `import` and `remove`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from triplewire.graph.check.integrity import Problem
    from triplewire.graph.store.interface import Store as KnownStore

from triplewire.graph.cli.completion import documents
from triplewire.graph.cli.options import STORE, Base, NoExport, Store, valid_base
from triplewire.graph.cli.terminal import FAILED, say, shown, tell_stale


def check(store: Store = STORE) -> None:
    """Check every file, index, quote, shape and reference of the store; print each problem, and exit with 1 if any.

    That there is none, and how many contradictions between documents there are, which are not problems of the store,
    is printed as a message.
    """
    from triplewire.graph.ask.questions import question
    from triplewire.graph.check.audit import audit
    from triplewire.graph.check.integrity import broken_files, broken_indexes, is_derived_damaged
    from triplewire.graph.errors import StoreDamaged
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.store.solutions import select

    if _listed(broken_files(store)):
        raise StoreDamaged(store, "in the files above")
    known = open_store(store, read_only=True)
    if is_derived_damaged(store):
        say("its file DERIVED is damaged or missing: it is not read, and the next change of the store makes it again")
    problems = [_listed(broken_indexes(known)), _listed(audit(known))]
    for what, name in {"Conflicting relations": "conflicts", "Contradicting tellings": "disputed"}.items():
        if count := len(select(known, question(name).narrowed({}))):
            typer.echo(f"{what}: {count}; list them with: triplewire query {name}", err=True)
    if any(problems):
        raise typer.Exit(FAILED)
    typer.echo(f"The store is sound: {', '.join(_counted(known))}", err=True)


def _counted(known: KnownStore) -> Iterator[str]:
    """Yield the numbers of what a store has."""
    from triplewire.graph.out.cells import number
    from triplewire.graph.store.solutions import select

    for what, class_ in {"document": "schema:NewsArticle", "event": "tw:Event", "relation": "tw:Relation"}.items():
        (row,) = select(known, f"SELECT (COUNT(DISTINCT ?n) AS ?count) {{ ?n a {class_} }}")
        yield number(int(row["count"]), what)


def _listed(problems: Iterable[Problem]) -> bool:
    """Print problems, one a line, and return whether there were any."""
    from triplewire.graph.out.cells import one_line

    found = False
    for graph, problem in problems:
        found = True
        typer.echo("\t".join(map(one_line, (graph, problem.node, problem.reason))))
    return found


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Turtle, TriG, N-Quads, N-Triples, JSON-LD or RDF/XML.")
    ],
    store: Store = STORE,
    base: Base = None,
) -> None:
    """Import RDF as written by export; a graph that the store already has is replaced."""
    from triplewire.graph.corpus.rdf_import import take_in
    from triplewire.graph.errors import FormatUnknown, IntakeError
    from triplewire.graph.store.opening import open_store

    base = valid_base(base)
    target, failed = open_store(store), False
    for file in files:
        try:
            for graph, triples in take_in(target, file, base).items():
                typer.echo(f"{graph}: {triples:,} triples")
        except (FormatUnknown, IntakeError) as error:
            failed = True
            say(str(error))
    refreshed(target)
    target.close()
    if failed:
        raise typer.Exit(FAILED)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE.nq.gz", help="The file to write.")], store: Store = STORE
) -> None:
    """Write the whole store to one compressed file, from which restore makes a store; a build may run meanwhile."""
    from triplewire.graph.corpus.backups import back_up

    size = back_up(store, file)
    typer.echo(f"Written: {file}, {size.documents:,} documents in {size.quads:,} quads")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE.nq.gz", exists=True, dir_okay=False, help="A backup.")],
    store: Annotated[Path, typer.Option(metavar="PATH", help="The folder for the store.")] = Path(STORE),
) -> None:
    """Make a store from a backup, where there is none; a damaged file gives none."""
    from triplewire.graph.corpus.backups import restore as restored

    size = restored(file, store)
    typer.echo(f"Restored: {store}, {size.documents:,} documents in {size.quads:,} quads")


def remove(
    document: Annotated[
        str | None,
        typer.Argument(metavar="DOCUMENT", help="The id of a document, or its IRI.", autocompletion=documents),
    ] = None,
    store: Store = STORE,
    no_export: NoExport = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and remove nothing.")] = False,
    purge: Annotated[
        bool, typer.Option("--purge", help="Write the store into new files, without the words of what was removed.")
    ] = False,
) -> None:
    """Remove a document from the store, with everything that it alone supports, and from the files of builds."""
    from triplewire.graph.store.rewriting import rewrite

    if document is None and not purge:
        raise typer.BadParameter("give the id of a document, or --purge alone for those that were removed before")
    if purge and store.startswith(("http://", "https://")):
        raise typer.BadParameter("the files of this store are its server's, which has to rewrite them: leave it out")
    if document is not None:
        _remove(document, store, no_export=no_export, dry_run=dry_run, purge=purge)
    if purge and dry_run:
        typer.echo(f"Would write anew: {store}, without the words of what was removed")
    elif purge:
        rewrite(Path(store))
        typer.echo(f"Written anew: {store}, without the words of what was removed")
    if purge and document is None and not dry_run and not no_export:
        refresh(store)  # a removal that was stopped may have left words in the files of builds


def _remove(document: str, store: str, *, no_export: bool, dry_run: bool, purge: bool) -> None:
    from triplewire.graph.knowledge import KnowledgeGraph
    from triplewire.graph.out.cells import one_line

    with KnowledgeGraph(store) as graph:
        kept = graph.corrections_of(document)
        told = graph.told_by(document)
        if dry_run:
            typer.echo(f"Would remove: {document}, with {told}")
            return
        graph.remove(document)
        say(f"with it went {told}")
        typer.echo(f"Removed: {document}")
        if not purge and not graph.store.remote:
            say("its words answer nothing, but stay in the files of the store until `triplewire remove --purge`")
        if kept:
            what = "; ".join(one_line(str(each)) for each in kept)
            listed = " ".join(f"--undo {each.id}" for each in kept)
            say(f"corrections of it stay for another reading ({what}); to remove them: triplewire correct {listed}")
        if no_export:
            tell_stale(graph.store)
        else:
            refreshed(graph.store)


def refresh(store: Store = STORE) -> None:
    """Write again what builds wrote, where the store has changed since: Turtle, page, picture and other formats."""
    from triplewire.graph.store.opening import open_store

    open_store(store, read_only=True).close()  # raises StoreMissing
    target = open_store(store)
    refreshed(target)
    target.close()


def refreshed(store: KnownStore) -> None:
    """Write again what builds wrote, and print where."""
    from triplewire.graph.corpus.outputs import refresh

    written, left = refresh(store)
    if written:
        typer.echo("\n".join(["Written again:", *(f"  {shown(path)}" for path in written)]))
    if left:
        listed = ", ".join(str(shown(path)) for path in left)
        say(
            f"left alone, since something else has changed them since this store wrote them: {listed}; remove them, and"
        )
        say("run `triplewire refresh`, to write them again")

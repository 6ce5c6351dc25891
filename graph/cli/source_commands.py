"""Commands that read articles: `build` and `extract`."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from triplewire.extract.errors import SourceError, SourceLanguage, SourcePassedOver
from triplewire.graph.cli.options import (
    MEMORY,
    SECONDS,
    Again,
    AllowPrivate,
    Bar,
    Base,
    ClusterAddress,
    Columns,
    Copies,
    Corrections,
    DryRun,
    Encoding,
    Exports,
    Folder,
    Gazetteer,
    MaxMemory,
    MaxSeconds,
    Model,
    Names,
    NewStore,
    NoExport,
    Published,
    PublishedFrom,
    Report,
    ResolverName,
    Sources,
    Versions,
    Workers,
    budget_of,
    check_named_apart,
    formats,
    reading_of,
    valid_base,
    width,
)
from triplewire.graph.cli.terminal import FAILED, say, status_of, tell_stale, told, watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from triplewire.extract.limited import Budget
    from triplewire.extract.model import Article
    from triplewire.extract.pipeline import Pipeline
    from triplewire.extract.reading.articles import Reading
    from triplewire.graph.corpus.batches import Outcome
    from triplewire.graph.corpus.forecast import Completing
    from triplewire.graph.corpus.outputs import Tally
    from triplewire.graph.knowledge import KnowledgeGraph

_Item = TypeVar("_Item")


def build(
    sources: Sources,
    output: Folder = Path("output"),
    published: Published = None,
    store: NewStore = None,
    model: Model = None,
    gazetteer: Gazetteer = None,
    resolver: ResolverName = None,
    base: Base = None,
    names: Names = None,
    corrections: Corrections = None,
    published_from: PublishedFrom = None,
    columns: Columns = None,
    encoding: Encoding = None,
    allow_private: AllowPrivate = False,
    workers: Workers = None,
    cluster: ClusterAddress = None,
    report: Report = None,
    max_seconds: MaxSeconds = SECONDS,
    max_memory: MaxMemory = MEMORY,
    bar: Bar = None,
    tellings: Copies = True,
    versions: Versions = True,
    again: Again = False,
    exports: Exports = "",
    no_export: NoExport = False,
    dry_run: DryRun = False,
) -> None:
    """Read articles into the graph, and write the graph as Turtle, as a page and as a picture.

    An unchanged article that the store already has is not read again, so a build that was stopped can be resumed.
    """
    from triplewire.extract.sources import completing, read_sources
    from triplewire.graph.corpus.outputs import expect_outputs
    from triplewire.graph.corrections.correction_file import read_corrections
    from triplewire.graph.knowledge import KnowledgeGraph
    from triplewire.graph.store.disk import is_store
    from triplewire.graph.whole_files import outside_stores
    from triplewire.graph.write.build import BAR

    wanted = None if no_export else formats(exports)
    budget = budget_of(max_seconds, max_memory)
    reading = reading_of(encoding, columns, allow_private, budget)
    articles = told(read_sources(sources, published=published, published_from=published_from, reading=reading))
    if dry_run:
        complete = completing(published, published_from)
        _print_forecast(_pipeline(_read_with(model, gazetteer, resolver)), sources, reading, complete, workers or 1)
        return
    outside_stores(output)
    add = _adding(cluster, workers, _read_with(model, gazetteer, resolver), output / "shards")
    again = again or names is not None  # the table may have changed
    check_named_apart(corrections or (), "--corrections")
    for file in corrections or ():
        read_corrections(file)  # one that cannot be read is refused before any article is
    least = BAR if bar is None else bar
    place = store or output / "store"
    articles, some = (articles, True) if "://" in str(place) or is_store(Path(place)) else _first_seen(articles)
    with KnowledgeGraph(
        place if some else None,
        base=valid_base(base),
        names=names,
        bar=least,
        tellings=tellings,
        keep_versions=versions,
        create=True,
    ) as graph:
        for sentence in graph.names.wrong:
            say(f"{names}: {sentence}")
        expect_outputs(graph, output, wanted if some else None)
        tally = _tally(_told(add(graph, articles, again=again, budget=budget), sources, reading, report))
        tally.versions = versions
        if names:
            _tell_unmatched(graph, names)
        wrong = bool(graph.names.wrong)
        wrong = _correct(graph, corrections or ()) or wrong
        if some:
            _write_outputs(graph, output, tally, wanted)
        else:
            _tell_empty(graph, output, tally)
    if wrong or tally.failed or (tally.foreign and not tally.read + tally.known):
        raise typer.Exit(FAILED)


def _first_seen(articles: Iterator[_Item]) -> tuple[Iterator[_Item], bool]:
    """Return the same again, and whether there is an article among them."""
    ahead: list[_Item] = []
    for each in articles:
        ahead.append(each)
        if not isinstance(each, SourceError):
            return chain(ahead, articles), True
    return iter(ahead), False


def _tell_unmatched(graph: KnowledgeGraph, names: Path) -> None:
    """Say which names of the user's table no article has."""
    from triplewire.graph.corpus.unmatched_names import unmatched_names

    for sentence in unmatched_names(graph.store, graph.names):
        say(f"{names}: {sentence}")


def _correct(graph: KnowledgeGraph, files: Iterable[Path]) -> bool:
    """Make the corrections of files, say which are refused, and return whether any is."""
    from triplewire.graph.corrections.making import in_any_order
    from triplewire.graph.out.cells import number

    wrong = False
    for file, planned in in_any_order(graph.correct, files):
        for error in planned.refused:
            say(str(error))
        if planned.refused:
            wrong = True
            say(f"{file}: {number(len(planned.refused), 'correction')} refused, {len(planned.made)} made")
    return wrong


def _print_forecast(
    pipeline: Pipeline, sources: list[str], reading: Reading, complete: Completing, workers: int
) -> None:
    from triplewire.graph.corpus.forecast import forecast

    expected = forecast(pipeline, sources, reading, complete)
    for error in expected.failures:
        say(str(error))
    typer.echo(expected.summary(workers))
    if expected.failed:
        raise typer.Exit(FAILED)


def _adding(
    cluster: str | None, workers: int | None, read_with: dict[str, Any], shards: Path
) -> Callable[..., Iterator[Outcome]]:
    """Return the function that reads articles into a graph, in processes of this machine or on a cluster."""
    if cluster:
        from triplewire.graph.cluster.build import build_on_cluster
        from triplewire.graph.cluster.on_ray import Reader

        reader = Reader(**read_with)
        return partial(build_on_cluster, folder=shards, cluster=cluster, workers=workers, reader=reader)
    from triplewire.graph.corpus.batches import add_articles

    pipeline = _pipeline(read_with)
    return lambda graph, articles, **options: add_articles(graph, pipeline, articles, workers=workers or 1, **options)


def _told(
    items: Iterable[_Item], sources: list[str], reading: Reading, report: Path | None, *, progress: bool = True
) -> Iterator[_Item]:
    """Yield the outcomes, with the progress on standard error, and those that are no articles in the report."""
    from triplewire.graph.corpus.expected import expected
    from triplewire.graph.corpus.report import Report

    with Report(report) if report else nullcontext() as file:
        for item in watched(items, partial(expected, sources, reading)) if progress else items:
            if file:
                file.add(item)
            yield item


def _tally(outcomes: Iterable[Outcome]) -> Tally:
    """Return the counts of a build, with the failures on standard error while it runs."""
    from triplewire.graph.corpus.outputs import Tally

    tally = Tally()
    try:
        for outcome in outcomes:
            tally.count(outcome)
            if isinstance(outcome, SourceError) and not isinstance(outcome, SourcePassedOver):
                say(str(outcome))
    except KeyboardInterrupt as stop:
        say("stopped; the articles read so far are in the store, and the same command resumes from there")
        raise typer.Exit(status_of(stop)) from None
    return tally


def _write_outputs(graph: KnowledgeGraph, output: Path, tally: Tally, exports: tuple[str, ...] | None) -> None:
    """Write the files of a build, and print its counts and the paths."""
    from triplewire.graph.corpus.outputs import write_outputs

    files = write_outputs(graph, output, tally, exports=exports)
    typer.echo(tally.summary(graph, output))
    typer.echo("\n".join(["Written:", f"  {graph.store.name}", *(f"  {path}" for path in files)]))
    tell_stale(graph.store)


def _tell_empty(graph: KnowledgeGraph, output: Path, tally: Tally) -> None:
    """Write what was passed over, and print that no store was made."""
    from triplewire.graph.corpus.outputs import write_outputs

    if tally.passed_over:
        write_outputs(graph, output, tally, exports=None)
    typer.echo(tally.summary(graph, output))
    say("there was no article to read, so no store was made")


def extract(
    sources: Sources,
    form: Annotated[Literal["jsonl", "tsv", "table"], typer.Option("--format", help="Output format.")] = "jsonl",
    published: Published = None,
    model: Model = None,
    gazetteer: Gazetteer = None,
    resolver: ResolverName = None,
    published_from: PublishedFrom = None,
    columns: Columns = None,
    encoding: Encoding = None,
    allow_private: AllowPrivate = False,
    workers: Workers = None,
    report: Report = None,
    max_seconds: MaxSeconds = SECONDS,
    max_memory: MaxMemory = MEMORY,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print each sentence with its parse and the rules that applied.")
    ] = False,
) -> None:
    """Extract from articles and print the result: one record a line, or the triples alone."""
    from triplewire.extract.sources import read_sources
    from triplewire.graph.corpus.passed_over import PassedOver

    budget = budget_of(max_seconds, max_memory)
    reading = reading_of(encoding, columns, allow_private, budget)
    articles = told(read_sources(sources, published=published, published_from=published_from, reading=reading))
    pipeline = _pipeline(_read_with(model, gazetteer, resolver))
    results = (
        _explained(pipeline, articles, workers or 1, budget)
        if explain
        else _records(pipeline, articles, workers or 1, budget, form)
    )
    failed = foreign = read = False
    passed_over = PassedOver()
    # On a terminal, the results themselves show the progress.
    for result in _told(results, sources, reading, report, progress=not sys.stdout.isatty()):
        if isinstance(result, SourcePassedOver):
            passed_over.add(result)
        elif isinstance(result, SourceError):
            foreign = foreign or isinstance(result, SourceLanguage)
            failed = failed or not isinstance(result, SourceLanguage)
            say(str(result))
        else:
            read = True
            typer.echo(result, nl=False)
    if passed_over:
        typer.echo(passed_over.summary(), err=True)
    if failed or (foreign and not read):
        raise typer.Exit(FAILED)


def _records(
    pipeline: Pipeline, articles: Iterable[Article | SourceError], workers: int, budget: Budget, form: str
) -> Iterator[str | SourceError]:
    from triplewire.graph.corpus.batches import extract_articles
    from triplewire.graph.out.tables import records

    for item in extract_articles(pipeline, articles, workers, budget):
        yield item if isinstance(item, SourceError) else records(item, form, width())


def _explained(
    pipeline: Pipeline, articles: Iterable[Article | SourceError], workers: int, budget: Budget
) -> Iterator[str | SourceError]:
    from triplewire.graph.corpus.batches import explain_articles

    for item in explain_articles(pipeline, articles, workers, budget):
        yield item if isinstance(item, SourceError) else f"{item[0]}\n\n{item[1]}\n\n"


def _pipeline(read_with: dict[str, Any]) -> Pipeline:
    from triplewire.extract.pipeline import Pipeline

    return Pipeline(**read_with)


def _read_with(model: str | None, gazetteer: Path | None, resolver: str | None) -> dict[str, Any]:
    """Return the model, the user's own names and a resolver, as they are given to a pipeline."""
    from triplewire.extract.syntax.parser import DEFAULT_MODEL
    from triplewire.graph.corpus.gazetteer_file import read_gazetteer

    entries = tuple(read_gazetteer(gazetteer)) if gazetteer else ()
    return {"model": model or DEFAULT_MODEL, "gazetteer": entries, **({"resolver": resolver} if resolver else {})}

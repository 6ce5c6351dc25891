"""Commands that ask the graph: `query`, `ask`, `explain`, `diff` and `network`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from triplewire.graph.cli.completion import names, question_words
from triplewire.graph.cli.options import (
    STORE,
    AnswerFile,
    Base,
    Infer,
    KnownBy,
    ListQuestions,
    QueryFile,
    QueryFormat,
    QuerySeconds,
    ShowSparql,
    Store,
    TableFormat,
    form_of,
    valid_base,
    width,
)
from triplewire.graph.cli.terminal import WRONG_USAGE, say, show

if TYPE_CHECKING:
    from triplewire.graph.store.interface import Store as OpenStore

_LONGEST = 10_000_000  # bytes of a query in a file
Question = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUERY",
        help="SPARQL, or a named question: NAME [--PARAMETER VALUE]...",
        autocompletion=question_words,
    ),
]


def query(
    words: Question = None,
    file: QueryFile = None,
    store: Store = STORE,
    form: QueryFormat = None,
    output: AnswerFile = None,
    base: Base = None,
    seconds: QuerySeconds = 60,
    explain: ShowSparql = False,
    infer: Infer = False,
    known_by: KnownBy = None,
    listed: ListQuestions = False,
) -> None:
    """Query the graph in SPARQL or with a named question: triplewire query who-met-whom --actor putin."""
    from triplewire.graph.ask.query import run_rendered
    from triplewire.graph.ask.questions import questions
    from triplewire.graph.iris import BASE
    from triplewire.graph.out.tables import question_list, render
    from triplewire.graph.store.worker import Limits

    if listed:
        show(render(question_list(questions().values()), form_of(form, output), BASE, width(output)), output)
        return
    sparql, parameters = _asked(words or [], file)
    wanted = _Wanted(store, known_by, infer, form_of(form, output), output, valid_base(base), seconds)
    name = sparql if not file and re.fullmatch(r"[A-Za-z][\w-]*", sparql) else ""
    if explain:
        sparql = _written_out(sparql, parameters, wanted.opened(inferring=False), named=bool(name))
        typer.echo(sparql, nl=not sparql.endswith("\n"))
    elif name:
        _answer(name, parameters, wanted)
    else:
        from triplewire.graph.ask.empty_answers import unknown_terms

        source = wanted.opened()
        sparql = _written_out(sparql, parameters, source, named=False)
        rendered = partial(render, form=wanted.form, base=wanted.base, width=width(output))
        for sentence in unknown_terms(sparql):
            say(sentence)
        show(run_rendered(source, sparql, rendered, Limits(seconds=seconds), wanted.base), output)


def ask(
    words: Annotated[list[str], typer.Argument(metavar="QUESTION", help="A question in words, best in quotes.")],
    store: Store = STORE,
    form: QueryFormat = None,
    output: AnswerFile = None,
    base: Base = None,
    seconds: QuerySeconds = 60,
    explain: ShowSparql = False,
    infer: Infer = False,
    known_by: KnownBy = None,
) -> None:
    """Ask in words: triplewire ask "Who met Putin in Moscow in 2016?" says which named question that was taken for."""
    from triplewire.graph.ask.asking import asked_of
    from triplewire.graph.errors import QuestionUnclear

    wanted = _Wanted(store, known_by, infer, form_of(form, output), output, valid_base(base), seconds)
    source = wanted.opened(inferring=False)
    try:
        asked = asked_of(source, " ".join(words))
    except QuestionUnclear as error:
        say(f"{error}; `triplewire query --list` prints them")
        raise typer.Exit(WRONG_USAGE) from error
    say(f"taken for: {asked}  ({asked.question.about.partition(':')[0].rstrip('.')})")
    if explain:
        typer.echo(asked.question.sparql(source, asked.parameters), nl=False)
    else:
        _answer(asked.question.name, asked.parameters, wanted)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The options of a question: what it is asked of, and how the answer is to be."""

    store: str
    known_by: str | None
    infer: bool
    form: str
    output: Path | None
    base: str
    seconds: float

    def opened(self, *, inferring: bool = True, whole: bool = False) -> OpenStore:
        """Return the store, with inferences if they are wanted; `whole`: also what was published later."""
        source = _opened(self.store, None if whole else self.known_by)
        if not (self.infer and inferring):
            return source
        from triplewire.graph.ask.inference import with_inferences

        return with_inferences(source)


def _answer(name: str, parameters: Mapping[str, str], wanted: _Wanted) -> None:
    """Print the answer to a named question; for an empty one, the reason on standard error."""
    from triplewire.graph.ask.query import Rows, run
    from triplewire.graph.ask.questions import question
    from triplewire.graph.out.tables import render
    from triplewire.graph.store.worker import Limits

    limits, asked, source = Limits(seconds=wanted.seconds), question(name), wanted.opened()

    def rows(sparql: str, of: OpenStore = source) -> int:
        found = run(of, sparql, limits, wanted.base)
        return len(found.rows) if isinstance(found, Rows) else 0

    found = run(source, asked.sparql(source, parameters), limits, wanted.base)
    show(render(found, wanted.form, wanted.base, width(wanted.output)), wanted.output)
    if isinstance(found, Rows) and not found.rows:
        from triplewire.graph.ask.empty_answers import why_empty, why_not_yet

        whole = wanted.opened(whole=True) if wanted.known_by else source
        later = rows(asked.sparql(whole, parameters), whole) if wanted.known_by else 0
        why = why_not_yet(source, whole, wanted.known_by or "", later) if later else ""
        say(why or why_empty(source, asked, parameters, rows))


def _opened(store: str, day: str | None) -> OpenStore:
    """Return the store, opened for reading; with a day, a copy of what was published by then."""
    from triplewire.graph.store.opening import open_store

    source = open_store(store, read_only=True)
    if day is None:
        return source
    from triplewire.graph.history.known_by import known_by

    return known_by(source, day)


def _written_out(asked: str, parameters: dict[str, str], source: OpenStore, *, named: bool) -> str:
    """Return the SPARQL of a named question, or else `asked` itself, which has no parameters."""
    from triplewire.graph.ask.questions import question

    if named:
        return question(asked).sparql(source, parameters)
    if parameters:
        raise typer.BadParameter(f"--{next(iter(parameters))}: only named questions have parameters")
    return asked


def _asked(words: list[str], file: Path | None) -> tuple[str, dict[str, str]]:
    """Return the query or the name of a question, and the parameters: options that only the question knows."""
    asked: list[str] = []
    parameters: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word.startswith("--"):
            name, given, value = word[2:].partition("=")
            name = name.replace("-", "_")
            parameters[name] = value if given else next(rest, "")
            if not parameters[name]:
                raise typer.BadParameter(f"{word} needs a value")
        else:
            asked.append(word)
    if len(asked) > 1:
        raise typer.BadParameter(f"one query at a time; put it in quotes: {' '.join(asked)!r}")
    if file:
        from triplewire.extract.reading.decode import decode

        with file.open("rb") as stream:
            data = stream.read(_LONGEST + 1)
        if len(data) > _LONGEST:
            raise typer.BadParameter(f"{file} has more than {_LONGEST:,} bytes: it is no query", param_hint="--file")
        return decode(data), parameters
    if not asked:
        raise typer.BadParameter("give a SPARQL query, -f FILE, or the name of a question (see --list)")
    return asked[0], parameters


def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="IRI-or-NAME",
            help="The IRI of an event or a fact, also in short (event-turkey.v2), or the name of an actor.",
            autocompletion=names,
        ),
    ],
    store: Store = STORE,
    form: Annotated[Literal["text", "json"] | None, typer.Option("--format", help="Output format.")] = None,
    output: AnswerFile = None,
) -> None:
    """Show why something is in the graph: sentence, quote, rule, document."""
    from triplewire.graph.ask.explain import explain as explained
    from triplewire.graph.out.tables import evidence
    from triplewire.graph.store.opening import open_store

    show(evidence(explained(open_store(store, read_only=True), what), form_of(form, output, "text")), output)


def diff(
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first of two days, YYYY-MM-DD.")],
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="The last of two days.")],
    store: Store = STORE,
    known_by: KnownBy = None,
    form: TableFormat = None,
    output: AnswerFile = None,
) -> None:
    """Show what changed between two days: relations that began or ended, and what outlets corrected or withdrew."""
    from dataclasses import asdict, fields

    from triplewire.graph.history.changes import Change, changes
    from triplewire.graph.iris import BASE
    from triplewire.graph.out.tables import plain_rows, render

    found = changes(_opened(store, known_by), first, last)
    rows = plain_rows([asdict(change) for change in found], [field.name for field in fields(Change)])
    show(render(rows, form_of(form, output), BASE, width(output)), output)


def network(
    what: Annotated[
        Literal["central", "communities", "bridges", "change"],
        typer.Argument(metavar="central|communities|bridges|change", help="The question about the network of facts."),
    ],
    store: Store = STORE,
    form: TableFormat = None,
    output: AnswerFile = None,
) -> None:
    """Analyse the network of actors: central actors, communities, bridges between them, changes by month."""
    from triplewire.graph.iris import BASE
    from triplewire.graph.out.analysis import QUESTIONS
    from triplewire.graph.out.network import to_networkx
    from triplewire.graph.out.tables import plain_rows, render
    from triplewire.graph.store.opening import open_store

    rows = QUESTIONS[what](to_networkx(open_store(store, read_only=True)))
    show(render(plain_rows(rows), form_of(form, output), BASE, width(output)), output)

"""Messages and progress on standard error; errors as one sentence and an exit status."""

from __future__ import annotations

import errno
import io
import logging
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer
from typer.core import TyperGroup

from triplewire.extract.errors import (
    DateError,
    DatePatternError,
    ModelError,
    ResolverUnknown,
    SourceError,
    SourceLanguage,
    SourcePassedOver,
    TriplewireError,
    shortened,
)
from triplewire.graph import errors
from triplewire.graph.characters import printed
from triplewire.graph.cli.config_file import NAME, ConfigError, defaults, find_file
from triplewire.graph.cli.config_values import USAGE_ERROR, in_our_words
from triplewire.graph.out.cells import one_line

if TYPE_CHECKING:
    from triplewire.extract.model import Article
    from triplewire.graph.store.interface import Store

DEBUG = "TRIPLEWIRE_DEBUG"  # if set, faults show their traceback
FAILED, WRONG_USAGE, FAULT = 1, 2, 3
_BY_SIGNAL = 128  # what shells add to the number of the signal
_STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))

_USAGE_ERRORS = (
    DateError, DatePatternError, ModelError, ResolverUnknown, errors.CorrectionRefused, errors.CorrectionsFileError,
    errors.DaysReversed, errors.DocumentMissing, errors.FormatUnknown,
    errors.NameMissing, errors.NamesFileError, errors.QueryRefused, errors.QuerySyntaxError, errors.QueryUnknown,
    errors.QuestionUnclear,
    errors.StoreMissing, errors.StoreUnfinished,
)  # fmt: skip
_CALLED_BACK = ("weakref", "_weakrefset")  # what garbage collection calls, in which an exception is printed and lost
_AGAIN = 0.01  # seconds until the signal comes again then
_LONGEST = 4000  # characters of a message, which may quote something long
_WARNINGS = 20  # warnings that are printed one by one
_Item = TypeVar("_Item")


class Commands(TyperGroup):
    """Commands with defaults from a file, whose errors are one sentence and an exit status instead of a traceback."""

    def __init__(self, **about: Any) -> None:
        super().__init__(**about)
        for command in self.commands.values():
            command.params.append(_verbose())

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Return the context of a call, with the defaults of `triplewire.toml` unless help is all that is asked for."""
        if path := None if extra.get("resilient_parsing") or _is_about_itself(args) else find_file(Path.cwd()):
            try:
                extra["default_map"] = defaults(self, path)
            except ConfigError as error:
                raise typer.BadParameter(str(error), param_hint=NAME) from error
        try:
            return super().make_context(info_name, args, parent, **extra)
        except USAGE_ERROR as error:
            raise in_our_words(error) from error.__cause__

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        if DEBUG not in os.environ:
            logging.disable()
            warnings.simplefilter("ignore")
        if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
            sys.stdout.reconfigure(encoding="utf-8")  # whatever the locale: JSON and Turtle are always UTF-8
        try:
            with stoppable():
                result = super().invoke(ctx)
                sys.stdout.flush()
                _tell_faults()
        except BrokenPipeError:  # the reader has closed the pipe, which is not an error
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt as stop:
            say("stopped")
            raise typer.Exit(status_of(stop)) from None
        except USAGE_ERROR as error:
            raise in_our_words(error) from error.__cause__
        except Exception as error:
            if DEBUG in os.environ or hasattr(error, "exit_code"):  # errors of Typer have one
                raise
            raise typer.Exit(_report(error)) from error
        return result


def _tell_faults() -> None:
    """Say which plug-ins were left out, and why."""
    if "triplewire.extract.plugins" in sys.modules:
        from triplewire.extract.plugins import faults

        for reason in faults().values():
            say(reason)


def _is_about_itself(args: list[str]) -> bool:
    return not args or not {"--help", "--version", "--install-completion", "--show-completion"}.isdisjoint(args)


def _verbose() -> Any:
    """Return the option that every command has, as Typer makes it."""
    one = typer.Typer(add_completion=False)

    @one.command()
    def _(verbose: Verbose = 0) -> None:
        """Do nothing."""

    (option,) = typer.main.get_command(one).params
    option.expose_value = False  # the functions of the commands do not take it
    return option


def _log(ctx: typer.Context, count: int) -> None:
    """Send the records of triplewire's loggers to standard error: of INFO with -v, of DEBUG with -vv."""
    if not count:
        return
    from triplewire.extract.version import VERSION

    logging.disable(logging.NOTSET)
    handler = logging.StreamHandler()
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("triplewire")
    logger.handlers = [handler]
    logger.propagate = False
    logger.setLevel(logging.INFO if count == 1 else logging.DEBUG)
    logger.info("triplewire %s %s, %s", VERSION, ctx.info_name, find_file(Path.cwd()) or f"no {NAME}")


Verbose = Annotated[
    int,
    typer.Option(
        "-v",
        "--verbose",
        count=True,
        show_default=False,
        is_eager=True,
        callback=_log,
        help="Say what happens, on standard error; -vv also tells of every step.",
    ),
]


class _OneLine(logging.Formatter):
    """A format without characters that could control a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text."""
        return printed(super().format(record))


class Stopped(KeyboardInterrupt):
    """A signal asked the process to stop. It ends as after Ctrl-C: unfinished files are removed."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__()


def status_of(stop: KeyboardInterrupt) -> int:
    """Return the exit status that shells give a process which a signal stopped."""
    return _BY_SIGNAL + (stop.number if isinstance(stop, Stopped) else signal.SIGINT)


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise Stopped in the block at Ctrl-C, SIGTERM and SIGHUP; those that the caller ignores stay ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread can handle signals
        return
    before = {number: signal.getsignal(number) for number in _STOPPING}
    for number, handler in before.items():
        if handler not in {signal.SIG_IGN, None}:
            signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            say("stopped")  # nothing has begun yet; an exception within an import would be printed or lost
            os._exit(_BY_SIGNAL + number)
        if frame.f_globals.get("__name__") in _CALLED_BACK:
            again = threading.Timer(_AGAIN, os.kill, (os.getpid(), number))
            again.daemon = True
            again.start()
            return
        frame = frame.f_back
    raise Stopped(number)


def say(message: str) -> None:
    """Print a message to the user on standard error."""
    typer.echo(one_line(f"triplewire: {shortened(message, _LONGEST)}"), err=True)


def shown(path: Path) -> Path:
    """Return a path as a user would type it here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def tell_stale(store: Store) -> None:
    """Say which files of builds no longer tell of a store."""
    from triplewire.graph.corpus.outputs import stale

    if files := stale(store):
        listed = ", ".join(str(shown(path)) for path in files)
        say(f"no longer up to date: {listed}; write them again with: triplewire refresh --store {store.name}")


def show(text: str, output: Path | None = None) -> None:
    """Print whole lines of results, on a terminal without characters that could control it; or write them to a file."""
    if output is None:
        typer.echo(printed(text) if sys.stdout.isatty() else text, nl=False)
        return
    from triplewire.graph.whole_files import whole

    with whole(output) as part:
        part.write_text(text, "utf-8", newline="")
    typer.echo(f"Written: {output}", err=True)


def _report(error: Exception) -> int:
    """Report an error, and return its exit status."""
    if isinstance(error, TriplewireError):
        say(str(error))
        return WRONG_USAGE if isinstance(error, _USAGE_ERRORS) else FAILED
    if isinstance(error, OSError | RuntimeError) and "orrupt" in str(error):  # from the engine, while it gave an answer
        say(str(errors.StoreDamaged("on disk", f"the engine says: {error}")))
        return FAILED
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        say("the disk is full: free some space; an unfinished file is not kept")
        return FAILED
    if isinstance(error, OSError):
        say(f"{error.filename or 'the system'}: {error.strerror or error}")
        return FAILED
    if isinstance(error, MemoryError):
        say("there is not enough memory: free some, or raise the limit (ulimit -v)")
        return FAILED
    say(f"internal error, {type(error).__name__}: {error}; please report it ({DEBUG}=1 shows the traceback)")
    return FAULT


def told(articles: Iterable[Article | SourceError]) -> Iterator[Article | SourceError]:
    """Yield the articles, and print their warnings; after the first twenty, only their number."""
    from triplewire.extract.model import Article

    count = 0
    for article in articles:
        if isinstance(article, Article):
            for warning in article.warnings[: max(0, _WARNINGS - count)]:
                say(f"{article.place or article.source}: {warning}")
            count += len(article.warnings)
        yield article
    if count > _WARNINGS:
        say(f"{count - _WARNINGS:,} more warnings of this kind")


def watched(
    items: Iterable[_Item], expected: Callable[[], int | None] = lambda: None, what: str = "articles"
) -> Iterator[_Item]:
    """Yield the items; if standard error is a terminal, show on it how many there were, how fast, and what remains.

    `expected` returns their number, or None if it is not known; it is called only for a terminal. `what` they are is a
    word in the plural.
    """
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(progress_line(0, None, 0, None, what), total=expected())
        state, failed = progress.tasks[task], 0
        for done, item in enumerate(items, 1):
            failed += isinstance(item, SourceError) and not isinstance(item, SourcePassedOver | SourceLanguage)
            progress.update(task, completed=done)
            progress.update(task, description=progress_line(done, state.total, failed, state.speed, what))
            yield item


def progress_line(done: int, total: float | None, failed: int, speed: float | None, what: str = "articles") -> str:
    """Return the progress in words: "120 of 500 articles, 2 failed, 3.1 a second, about 0:02:03 left"."""
    of = f" of {total:,.0f}" if total and total >= done else ""
    parts = [f"{done:,}{of} {what}"]
    parts += [f"{failed:,} failed"] if failed else []
    if speed:
        parts.append(f"{speed:.1f} a second")
        left = round((total - done) / speed) if of and total else 0
        parts += [f"about {timedelta(seconds=left)} left"] if left else []
    return ", ".join(parts)

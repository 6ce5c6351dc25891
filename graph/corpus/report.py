"""The file of what was not read, and why: a line of TSV for each source, written as soon as it is known."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from triplewire.extract.errors import SourceError, SourceLanguage, SourcePassedOver
from triplewire.graph.out.cells import one_line
from triplewire.graph.whole_files import outside_stores, over_own

COLUMNS = ("source", "kind", "reason")
_HEAD = "\t".join(COLUMNS).encode()


class Report:
    """A report in a file, which is begun anew. It is a context manager; each line is in the file when it is added."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises OSError, also for a file that is no report."""
        self._file = over_own(outside_stores(path), _is_report).open("w", encoding="utf-8", buffering=1)
        self._write(COLUMNS)

    def add(self, outcome: object) -> None:
        """Add a line if the outcome of an article is that it was not read."""
        if isinstance(outcome, SourceError):
            self._write((outcome.source, _kind(outcome), outcome.reason))

    def _write(self, cells: tuple[str, ...]) -> None:
        self._file.write("\t".join(map(one_line, cells)) + "\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()


def _is_report(path: Path) -> bool:
    with path.open("rb") as file:
        return file.readline(len(_HEAD) + 2).rstrip(b"\r\n") == _HEAD


def _kind(error: SourceError) -> str:
    if isinstance(error, SourcePassedOver):
        return "no article"
    return "other language" if isinstance(error, SourceLanguage) else "failed"

"""Parquet (https://parquet.apache.org): one document a row, its fields by the names of the columns."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

from triplewire.extract.errors import SourceBroken, SourceError, SourceTooLong
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.formats.data.fields import NAMES, document
from triplewire.extract.reading.formats.json_values import plain_name
from triplewire.extract.reading.found import Hints, Item
from triplewire.extract.reading.streams import Stream

_MOST_BYTES = 500_000_000  # of a group of rows, the smallest part that can be read
_ROWS = 64  # that are decoded at a time


def read_parquet(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the document of each row, or its error. Raises SourceBroken without a column for the text."""
    pa, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    with closing(stream.file()) as file:
        try:
            table = parquet.ParquetFile(file, pre_buffer=False)
            names = list(table.schema_arrow.names)
            _check(table, names, hints)
            number = 0
            for batch in table.iter_batches(_ROWS, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield _item(row, hints, number)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise SourceBroken(f"is a damaged Parquet table ({error}): copy or download it again") from error


def _check(table: Any, names: list[str], hints: Hints) -> None:
    wanted = {plain_name(hints.columns["text"])} if "text" in hints.columns else set(NAMES["text"])
    if wanted.isdisjoint(map(plain_name, names)):
        shown = ", ".join(names)[:200]
        raise SourceBroken(f"has no column with the text among {shown}: name it with --column text=NAME")
    groups = (table.metadata.row_group(at).total_byte_size for at in range(table.num_row_groups))
    if max(groups, default=0) > _MOST_BYTES:
        raise SourceTooLong("has row groups of more than 500 MB: write it again with smaller ones")


def _item(row: dict[str, Any], hints: Hints, number: int) -> Item:
    shown = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    try:
        return Item(document(shown, hints.columns), number, "row")
    except SourceError as error:
        return Item(error, number, "row")

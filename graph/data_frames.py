"""Data frames of pandas, which is an extra."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from triplewire.graph.errors import ExtraMissing

if TYPE_CHECKING:
    import pandas as pd


def data_frame(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Return rows as a data frame, each column of the type that its values share, with None as missing.

    Raises ExtraMissing.
    """
    try:
        import pandas as pd  # noqa: PLC0415  # an extra, and slow to load
    except ImportError as error:
        raise ExtraMissing("a data frame", "pandas") from error
    return pd.DataFrame([*rows], columns=[*columns]).convert_dtypes()

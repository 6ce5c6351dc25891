"""The counts of events as a bar chart: happenings, their tellings, and the outlets of these, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.ask.questions import question
from triplewire.graph.errors import FormatUnknown
from triplewire.graph.out.cells import one_line
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import Row, select, values
from triplewire.graph.view.sheet import INK, PAPER, QUIET, axes_of

By = Literal["month", "type", "place", "pair"]
ENDINGS = (".png", ".svg")
MOST = 24  # bars that can still be read; of the months the last, of the others those with most happenings

_COUNTED = {"happenings": "#2f6db5", "tellings": "#5aa469", "outlets": "#b0752c"}  # with their colours
_TITLES: dict[By, str] = {
    "month": "Events by month", "type": "Events by type", "place": "Events by place", "pair": "Events by side",
}  # fmt: skip
_GROUPS: dict[By, tuple[str, str]] = {
    "month": ("event-counts", "?month ?dated_by"),
    "type": ("event-counts", "?event_type"),
    "place": ("event-counts-by-place", "?where"),
    "pair": ("event-counts-by-pair", "?source_name ?target_name"),
}


def write_counts(store: Store, path: Path, by: By, about: str | None = None) -> None:
    """Draw the counts, perhaps of the events of one participant. Raises NameMissing, FormatUnknown."""
    if path.suffix not in ENDINGS:
        raise FormatUnknown(path.suffix or path.name, ENDINGS)
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = counts(store, by, about)
    shown = rows[-MOST:] if by == "month" else rows[:MOST]
    title = f"{_TITLES[by]}{f': {about}' if about else ''}"
    title += f" ({len(shown)} of {len(rows)})" if len(shown) < len(rows) else ""
    with axes_of(path, (9.0, max(2.5, 1.2 + 0.45 * len(shown))), title, "triplewire") as axes:
        _draw(axes, [_label(row) for row in shown], shown)


def counts(store: Store, by: By, about: str | None = None) -> list[Row]:
    """Return the counts in the order of months, or of the number of happenings. Raises NameMissing."""
    name, group = _GROUPS[by]
    text = question(name).narrowed({"about": values(find_nodes(store, about))} if about else {})
    where = text[text.index("WHERE {") : text.rindex("GROUP BY")]
    counted = " ".join(f"(COUNT(DISTINCT ?{one[:-1]}) AS ?{one})" for one in _COUNTED)
    prefixes = text[: text.index("SELECT")]
    rows = select(store, f"{prefixes}SELECT {group} {counted} {where} GROUP BY {group}")
    rows = [row for row in rows if _label(row)]
    if by == "month":
        return sorted(rows, key=_label)
    return sorted(rows, key=lambda row: -int(row["happenings"]))


def _label(row: Row) -> str:
    """Return the group of a row in words; of a month that is only that of publication, this too."""
    words = " → ".join(one_line(value) for name, value in row.items() if name not in {*_COUNTED, "dated_by"})
    return f"{words} (published)" if words and row.get("dated_by") == "publication" else words


def _draw(axes: Axes, labels: Sequence[str], rows: Sequence[Row]) -> None:
    high = 0.8 / len(_COUNTED)
    for number, (counted, colour) in enumerate(_COUNTED.items()):
        at = [row + (number - 1) * high for row in range(len(rows))]
        bars = axes.barh(at, [int(row[counted]) for row in rows], high * 0.9, color=colour, label=counted)
        axes.bar_label(bars, padding=3, fontsize=7, color=QUIET)
    axes.set_yticks(range(len(labels)), labels, fontsize=9, color=INK, parse_math=False)
    axes.invert_yaxis()
    axes.margins(0.06, 0.01)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.tick_params(colors=QUIET, labelsize=8, length=0)
    axes.spines[:].set_visible(False)
    axes.grid(axis="x", color=QUIET, alpha=0.2)
    axes.set_axisbelow(True)
    if rows:
        axes.legend(loc="lower right", frameon=True, facecolor=PAPER, edgecolor=PAPER, fontsize=8, labelcolor=QUIET)

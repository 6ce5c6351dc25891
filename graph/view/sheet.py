"""The paper of pictures: its colours, the file that it is written to, and the size of text on it.

matplotlib's file back ends draw, so no display is needed; the same drawing gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

PAPER, INK, QUIET = "#fbfaf7", "#1c1f24", "#666c76"
POINTS = 72  # points an inch
_FONT = "DejaVu Sans"  # comes with matplotlib
_LEADING = 1.25  # the height of a line over the size of its font


@contextmanager
def figure_of(path: Path, size: tuple[float, float], made_by: str) -> Iterator[Figure]:
    """Yield a figure of so many inches, which is written after the block."""
    with mpl.rc_context({"svg.hashsalt": "triplewire", "svg.fonttype": "none", "font.family": _FONT}):
        figure = Figure(figsize=size, facecolor=PAPER)
        FigureCanvasAgg(figure)
        yield figure
        made = {"Date": None, "Creator": made_by} if path.suffix == ".svg" else {}
        figure.savefig(path, dpi=130, facecolor=PAPER, metadata=made)


@contextmanager
def axes_of(path: Path, size: tuple[float, float], title: str, made_by: str) -> Iterator[Axes]:
    """Yield the only axes of a chart with a title, which is written after the block."""
    with figure_of(path, size, made_by) as figure:
        figure.set_layout_engine("constrained")
        axes = figure.add_subplot(facecolor=PAPER)
        yield axes
        if title:
            axes.set_title(title, color=INK, fontsize=13, loc="left", parse_math=False)


def text_size(text: str, points: float, *, bold: bool = False) -> tuple[float, float]:
    """Return the width and height, in inches, of lines of text in a font of so many points."""
    lines = text.split("\n")
    return max(_width(line, points, bold) for line in lines), len(lines) * points * _LEADING / POINTS


def _width(line: str, points: float, bold: bool) -> float:
    font = FontProperties(family=_FONT, size=points, weight="bold" if bold else "normal")
    width, _, _ = _renderer().get_text_width_height_descent(line, font, ismath=False)  # type: ignore[no-untyped-call]
    return float(width) / POINTS


@cache
def _renderer() -> RendererAgg:
    return RendererAgg(1, 1, POINTS)  # type: ignore[no-untyped-call]

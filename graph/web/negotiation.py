"""Which of the media types that there are a client would rather have (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable


def preferred(accept: str | None, offered: Iterable[str]) -> str | None:
    """The one of `offered` that `accept` likes best, or None where it takes none of them.

    Of what it likes equally, the one that it names more exactly, names first, and that is offered first.

    >>> preferred("text/csv;q=0.5, application/*", ["application/json", "text/csv"])
    'application/json'
    >>> preferred("text/html", ["application/json"])
    """
    ranges = _ranges(accept or "*/*")
    best, chosen = (0.0, 0, 0), None
    for media in offered:
        rank = _rank(media, ranges)
        if rank > best:
            best, chosen = rank, media
    return chosen


Range = tuple[str, float]


def _ranges(accept: str) -> list[Range]:
    ranges = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights = [value.strip() for key, _, value in (p.partition("=") for p in parameters) if key.strip() == "q"]
        ranges.append((name, _weight(weights[0]) if weights else 1.0))
    return ranges


def _weight(text: str) -> float:
    """A quality value; 0 for what is none."""
    try:
        weight = float(text)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def _rank(media: str, ranges: list[Range]) -> tuple[float, int, int]:
    """Quality, exactness and place of the most exact range that fits, which alone counts."""
    fitting = [
        (exactness, -place, weight)
        for place, (name, weight) in enumerate(ranges)
        for exactness, pattern in enumerate(("*/*", f"{media.partition('/')[0]}/*", media), 1)
        if name == pattern
    ]
    if not fitting:
        return (0.0, 0, 0)
    exactness, place, weight = max(fitting)
    return (weight, exactness, place) if weight else (0.0, 0, 0)

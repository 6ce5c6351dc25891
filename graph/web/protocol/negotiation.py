"""Content negotiation (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable


def preferred(accept: str | None, offered: Iterable[str]) -> str | None:
    """Return the media type of `offered` that the Accept header `accept` prefers, or None if it accepts none of them.

    Ties are broken by how specific the range is, then by the order in `accept`, then by the order in `offered`.

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
    """A quality value; 0 for anything that is not one."""
    try:
        weight = float(text)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def _rank(media: str, ranges: list[Range]) -> tuple[float, int, int]:
    """Quality, specificity and negated position of the most specific range that matches; the others do not count."""
    matching = [
        (specificity, -place, weight)
        for place, (name, weight) in enumerate(ranges)
        for specificity, pattern in enumerate(("*/*", f"{media.partition('/')[0]}/*", media), 1)
        if name == pattern
    ]
    if not matching:
        return (0.0, 0, 0)
    specificity, place, weight = max(matching)
    return (weight, specificity, place) if weight else (0.0, 0, 0)

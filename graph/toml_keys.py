"""Keys that a table of TOML, or the arguments of a call, may have."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches


def unknown_key(row: Iterable[str], known: Collection[str], where: str) -> str:
    """Return a sentence about the first key of a table that it cannot have; "" if it has none such."""
    for key in row:
        if key not in known:
            near = get_close_matches(key, sorted(known), 1)
            said = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
            return f"{where} has no {key!r}; {said}"
    return ""

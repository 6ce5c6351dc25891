"""Word lists as data, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> dict[str, frozenset[str]]:
    """The lists of `lexicon/NAME.toml` by their keys; a list is an array, or words with blanks between them."""
    table = tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: frozenset(listed.split() if isinstance(listed, str) else listed) for key, listed in table.items()}


def numbers(name: str) -> dict[str, dict[str, float]]:
    """The tables of numbers of `lexicon/NAME.toml`."""
    table: dict[str, dict[str, float]] = tomllib.loads(
        (files(__package__) / f"{name}.toml").read_text(encoding="utf-8")
    )
    return table

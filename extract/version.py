"""The version of the package and of its rules, stated in every output."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

try:
    VERSION = version("triplewire")
except PackageNotFoundError:  # a checkout that is not installed
    VERSION = "0"


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _files(item, f"{prefix}{item.name}/")
        elif item.name.endswith((".py", ".toml", ".tsv", ".txt", ".gz")):
            yield prefix + item.name, item


@cache
def fingerprint() -> str:
    """Return a hash of the code and word lists of extraction: equal hashes mean equal rules."""
    digest = hashlib.sha256()
    for name, item in sorted(_files(files("triplewire.extract")), key=lambda pair: pair[0]):
        digest.update(name.encode() + b"\0" + item.read_bytes() + b"\0")
    return digest.hexdigest()[:12]

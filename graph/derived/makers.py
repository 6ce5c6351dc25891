"""Digests of the code that made what is kept: what other code has made is not used."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from triplewire.ontology.terms import PREFIXES

_CODE = (".py", ".toml")


@cache
def digest_of(*packages: str) -> str:
    """Return a digest of the code and lists of packages, with those within them, of the prefixes and the serializer."""
    digest = hashlib.sha256(f"{version('pyoxigraph')} {PREFIXES}".encode())
    for package in packages:
        for item in _code_of(files(package)):
            digest.update(item.read_bytes())
    return digest.hexdigest()


def _code_of(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _code_of(item)
        elif item.name.endswith(_CODE):
            yield item

"""The parts of an export, one for the graph of each document, so that only those of changed documents are made again.

A store on disk that is open for writing keeps them (`graph.derived`); any other store has them made each time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from triplewire.graph.derived.database import Maker
from triplewire.graph.store.interface import Store
from triplewire.ontology.terms import PREFIXES

_HELD = 8 << 20  # bytes of new parts in memory


def parts(store: Store, form: str, base: str, maker: Maker) -> Iterator[bytes]:
    """Yield the parts in the order of the IRIs of the graphs: what the maker gives for the IRI and triples of each."""
    if store.derived is None:
        yield from (maker.make(graph, store.read(graph)) for graph in store.graphs())
        return
    store.derived.made_by(f"{_maker()} {base}")
    new: list[tuple[str, bytes]] = []
    size = 0
    for graph in store.graphs():
        part = store.derived.part(form, graph)
        if part is None:
            part = maker.make(graph, store.read(graph))
            new.append((graph, part))
            size += len(part)
        if size > _HELD:
            store.derived.keep_parts(form, new)
            new, size = [], 0
        yield part
    store.derived.keep_parts(form, new)


def make_ahead(store: Store, form: str, base: str, maker: Maker) -> None:
    """Have the parts of an export made as documents are written, which spares reading them from the store again."""
    if store.derived is not None:
        store.derived.made_by(f"{_maker()} {base}")
        store.derived.ahead[form] = maker


@cache
def _maker() -> str:
    """Return a digest of what makes the bytes of parts: the code of this room, the prefixes, and the serializer."""
    code = [item for item in files("triplewire.graph.out").iterdir() if item.name.endswith(".py")]
    digest = hashlib.sha256(f"{version('pyoxigraph')} {PREFIXES}".encode())
    for item in sorted(code, key=lambda item: item.name):
        digest.update(item.read_bytes())
    return digest.hexdigest()

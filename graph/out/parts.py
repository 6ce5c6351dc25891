"""The parts of an export, one for the graph of each document, so that only those of changed documents are made again.

A store on disk that is open for writing keeps them (`graph.derived`); any other store has them made each time.
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.graph.derived.database import Maker
from triplewire.graph.derived.makers import digest_of
from triplewire.graph.identity.filing import together
from triplewire.graph.store.interface import Store

_HELD = 8 << 20  # bytes of new parts in memory


def parts(store: Store, form: str, base: str, maker: Maker) -> Iterator[bytes]:
    """Yield the parts in the order of the IRIs of the graphs: what the maker gives for the IRI and triples of each."""
    if store.derived is None:
        yield from (maker.make(graph, together(graph, store.read(graph))) for graph in store.graphs())
        return
    store.derived.made_by("export", f"{_maker()} {base}")
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
        store.derived.made_by("export", f"{_maker()} {base}")
        store.derived.ahead[form] = maker


def _maker() -> str:
    """Return a digest of what makes the bytes of parts."""
    return digest_of("triplewire.graph.out")

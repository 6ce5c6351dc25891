"""Opening of a store by its path or URL."""

from __future__ import annotations

import logging
from pathlib import Path

from triplewire.extract.errors import expect
from triplewire.graph.errors import StoreMissing
from triplewire.graph.store.disk import is_store
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store

_LOG = logging.getLogger(__name__)


def open_store(where: str | Path | None = None, *, read_only: bool = False, create: bool = True) -> Store:
    """Open the store at a path or a URL (http or https) or, without either, a new one in memory.

    `read_only` opens a store on disk while another process may write to it, and raises StoreMissing if there is none.
    Without `create`, StoreMissing is raised as well if there is none.
    """
    _LOG.info("opening %s%s", "a store in memory" if where is None else where, ", to read" if read_only else "")
    if where is None:
        return OxigraphStore()
    if str(where).startswith(("http://", "https://")):
        from triplewire.graph.store.remote import RemoteStore  # noqa: PLC0415  # with it comes all of HTTP

        return RemoteStore.at(str(where))
    expect("store", where, str, Path)
    if not (create or read_only or is_store(Path(where))):
        raise StoreMissing(str(where))
    return OxigraphStore(Path(where), read_only=read_only)

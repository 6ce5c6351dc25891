"""Servers for the tests."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sketch import summit
from webserver import Site, running

from graph.knowledge import KnowledgeGraph


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with two documents."""
    path = tmp_path_factory.mktemp("served") / "store"
    with KnowledgeGraph(path) as graph:
        graph.add(summit("summit"))
        graph.add(summit("second"))
    return path


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Site]:
    """A server over that store, for all tests that do not wear it out."""
    with running(built) as site:
        yield site


@pytest.fixture
def served() -> Iterator[Callable[..., Site]]:
    """Starts a server of its own over a store, with options."""
    with contextlib.ExitStack() as stack:
        yield lambda store, **options: stack.enter_context(running(store, **options))

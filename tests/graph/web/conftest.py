"""Servers for the tests."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from looking import DESK, watched
from playwright.sync_api import Browser, Page
from sketch import summit
from webserver import Site, running

from triplewire.graph.knowledge import KnowledgeGraph


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


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One window for all tests of a module: to open one takes longer than most tests."""
    context = browser.new_context(viewport=DESK, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page, site: Site) -> Iterator[Page]:
    """That window, empty, watched on its way through the server's pages."""
    tab.goto("about:blank")
    tab.set_viewport_size(DESK)
    tab.emulate_media(color_scheme="light", media="screen")
    with watched(tab, site.url) as page:
        yield page

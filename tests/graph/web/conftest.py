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
    with KnowledgeGraph(path, create=True) as graph:
        graph.add(summit("summit"))
        graph.add(summit("second"))
    return path


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[Site]:
    """A server over that store, shared by the tests that do not change it."""
    with running(built) as site:
        yield site


@pytest.fixture
def served() -> Iterator[Callable[..., Site]]:
    """Start a server over a store, with options, for one test."""
    with contextlib.ExitStack() as stack:
        yield lambda store, **options: stack.enter_context(running(store, **options))


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One window for all tests of a module: opening one takes longer than most tests."""
    context = browser.new_context(viewport=DESK, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(tab: Page, site: Site) -> Iterator[Page]:
    """That window, empty and watched."""
    tab.goto("about:blank")
    tab.set_viewport_size(DESK)
    tab.emulate_media(color_scheme="light", media="screen")
    with watched(tab, site.url) as page:
        yield page

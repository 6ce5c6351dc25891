"""A real SPARQL server for the tests of remote stores."""

import shutil
import socket
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from triplewire.graph.store.remote import RemoteStore


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of an Oxigraph server on loopback, started for these tests."""
    program = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    assert program, "the tests need the package `oxigraph`: pip install -e '.[dev]'"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stderr
            assert "Listening" in process.stderr.readline()
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.fixture(params=["memory", "disk", "remote", "remote without graph store"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str | None:
    """Where a store is, one of each kind; a remote one is empty at first."""
    if request.param == "memory":
        return None
    if request.param == "disk":
        return tmp_path / "store"
    url = request.getfixturevalue("server")
    RemoteStore.at(url).update("DROP ALL")
    if request.param == "remote without graph store":
        request.getfixturevalue("monkeypatch").setenv("TRIPLEWIRE_GRAPH_URL", "")
    return url

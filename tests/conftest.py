"""What many tests share."""

import os
import shutil
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

import triplewire

# Chromium otherwise looks for its maker's hosts at every start; the tests run without a network.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# No property depends on the speed of the machine, and the gate tries the same examples each time.
GATE = "CI" in os.environ
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=GATE)
settings.load_profile("ours")

# A shell that starts the tests in the background has them, and all that they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def pipeline() -> triplewire.Pipeline:
    """The pipeline with the default model, loaded once."""
    return triplewire.load()


@pytest.fixture(scope="module")  # no longer: while it is open its event loop runs, which asyncio.run does not suffer
def browser() -> Iterator[Browser]:
    """Headless Chromium from the system; a machine without it skips the tests that look at a page."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine: install the package chromium to run the browser tests")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With TRIPLEWIRE_NO_SKIPS set, as in the gate, a skipped test fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("TRIPLEWIRE_NO_SKIPS") and reporter and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED

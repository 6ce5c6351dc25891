"""Pages in a real browser, watched for logged errors, requests to other servers, and barriers to access."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

DESK: Any = {"width": 1280, "height": 800}
PHONE: Any = {"width": 400, "height": 800}


@cache
def _axe() -> str:
    return (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def serious(page: Page, *rules: str) -> list[str]:
    """Return the serious accessibility violations that axe finds, by all of its rules or by these."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False, "iframes": False}
    if rules:
        options["runOnly"] = list(rules)
    found = page.evaluate("(options) => axe.run(options).then((r) => r.violations)", options)
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in found if v["impact"] in {"serious", "critical"}]


@contextmanager
def watched(page: Page, home: str, expected: tuple[str, ...] = ()) -> Iterator[Page]:
    """Watch a page: it must request nothing outside `home`, and log no errors except `expected` ones."""
    foreign: list[str] = []
    complaints: list[str] = []

    def complain(text: str) -> None:
        if not any(words in text for words in expected):
            complaints.append(text)

    seen: dict[Any, Any] = {
        "request": lambda r: foreign.append(r.url) if not r.url.startswith((home, "data:", "about:")) else None,
        "console": lambda message: complain(message.text),
        "pageerror": lambda error: complain(str(error)),
        "dialog": lambda dialog: complain(dialog.message) or dialog.dismiss(),  # type: ignore[func-returns-value]
    }
    for event, handler in seen.items():
        page.on(event, handler)
    try:
        yield page
    finally:
        for event, handler in seen.items():
            page.remove_listener(event, handler)
    assert foreign == []
    assert complaints == []


@contextmanager
def looking(browser: Browser, home: str, *expected: str, **options: Any) -> Iterator[Page]:
    """Open a watched page in a window of its own."""
    context = browser.new_context(**{"viewport": DESK, "color_scheme": "light"} | options)
    try:
        with watched(context.new_page(), home, expected) as page:
            yield page
    finally:
        context.close()

"""Take pictures of the pages of the explorer: python scripts/screenshots.py STORE.

Takes each page of a store made by `triplewire build examples/*.txt` in headless Chromium, wide and narrow, light and
dark, and writes to output/explorer/; with --docs, only the pictures of the documentation, to docs/images/, with few
colours to keep them small. Pictures depend on the fonts of the machine and are not tested.
"""

from __future__ import annotations

import argparse
import io
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from triplewire.graph.web.server.serving import listener, make_server
from triplewire.graph.web.service.service import Options

PAGES = {
    "start": "", "graph": "graph", "timeline": "timeline", "map": "map", "articles": "articles",
    "article": "article/state-visit", "person": "id/person-ingrid-solheim", "country": "id/country-NO",
    "event": "id/event-state-visit.v1", "search": "search?q=sol", "questions": "questions",
    "question": "questions/who-met-whom", "question-graph": "questions/relations?view=graph",
    "question-map": "questions/places?view=map", "question-timeline": "questions/timeline?view=timeline",
    "nobody": "questions/who-met-whom?actor=Zebedee", "sparql": "sparql?query=DESCRIBE+%3Aperson-ingrid-solheim",
    "sparql-fault": "sparql?query=SELECT+%3Fs+%7B+%3Fs", "add": "add", "missing": "article/none",
}  # fmt: skip
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--docs", action="store_true")
    asked = parser.parse_args()
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with serving(asked.store) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        if asked.docs:
            for_docs(browser, home, Path("docs/images"))
        else:
            all_pages(browser, home, Path("output/explorer"))
        browser.close()


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """Yield the address of a server of the store."""
    server = make_server(store, Options(adding=True))
    with listener("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def all_pages(browser: Browser, home: str, folder: Path) -> None:
    """Take every page in the four variants."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for width in (1280, 400):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            for name, address in PAGES.items():
                opened(page, f"{home}/{address}")
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
            context.close()


def for_docs(browser: Browser, home: str, folder: Path) -> None:
    """Take the graph with an actor selected, an article with the details of a word, and an answer as a graph."""
    context = browser.new_context(viewport={"width": 1240, "height": 800}, device_scale_factor=1.5)
    page = context.new_page()
    opened(page, f"{home}/graph")
    page.locator("#results button", has_text="Solheim").first.click()
    page.wait_for_timeout(800)
    small(page, folder / "explorer-graph.png")
    opened(page, f"{home}/article/state-visit")
    page.locator("#text .piece.trigger", has_text="forget").first.hover()
    page.wait_for_timeout(300)
    small(page, folder / "explorer-article.png")
    context.close()


def opened(page: Page, address: str) -> None:
    """Return the page at an address after its scripts have drawn it."""
    page.goto("about:blank")
    page.goto(address)
    if page.locator("#graph, #text, #editor").count():
        page.wait_for_selector("body[data-ready]")
    page.wait_for_timeout(300)


def small(page: Page, path: Path) -> None:
    """Write a picture of the page with few colours."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    few = picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    main()

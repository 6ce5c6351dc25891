"""What the answers of a store cost: python benchmarks/answers.py STORE [--limit SECONDS] [--no-browser].

The names that are asked for are those that the store has most often, and one that it has once. For each command:
processor seconds from its start to its end. For each page and each address of the API, asked once of a server that has
just started: processor seconds of the server, and seconds until all of it has come. With a browser: seconds until the
first content of a page and until all of it is drawn (`explorer.py`). What takes more processor seconds than it may is
marked, and counted at the end. The questions without any name answer with the whole graph, and are not asked.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from explorer import BASE, browsing, look
from sparql_endpoint import free_port

from triplewire.graph.ask.questions import Question, questions
from triplewire.graph.store.opening import open_store

COMMAND = (sys.executable, "-m", "triplewire")
COMMAND_LIMIT, PAGE_LIMIT = 0.5, 1.0  # seconds
DRAWN = ("/", "/graph", "/timeline", "/map", "/articles")
_TICKS = os.sysconf("SC_CLK_TCK")
_STARTING = 60.0  # seconds that a server may take to start
_LONGEST = 120  # seconds of an answer


class Names(NamedTuple):
    """What is asked for: labels, an id of an article, and local names of an event and a fact."""

    person: str
    country: str
    rare: str
    article: str
    event: str
    fact: str
    iri: str


def names_in(folder: Path) -> Names:
    """Return the names that a store has most often, and one of those that it has once."""
    store = open_store(folder, read_only=True)
    if (index := store.index) is None:
        sys.exit(f"{folder} has no index: add a document, or run triplewire refresh --store {folder}")
    things = index.most_named(20_000)
    person, country = (next(thing for thing in things if thing.kind == kind) for kind in ("Person", "Country"))
    rare = next(thing for thing in reversed(things) if thing.kind == "Person" and " " in thing.label)
    (fact,) = store.query("SELECT ?n { ?n a tw:Fact } LIMIT 1")  # type: ignore[misc]
    ((_, article),) = index.articles(1)
    event = min(moment.iri for moment in index.of_thing(person.iri))
    local = (event.removeprefix(BASE), fact["n"].value.removeprefix(BASE))  # type: ignore[index]
    return Names(person.label, country.label, rare.label, article.id, *local, person.iri)


def commands(names: Names) -> Iterator[tuple[str, ...]]:
    """Yield the commands: each named question with each of its names, then the others."""
    yield ("query", "SELECT * { ?event a tw:Event } LIMIT 3")
    for asked in questions().values():
        for whom in (names.person, names.country, names.rare):
            yield from (("query", asked.name, f"--{name}", whom) for name in _by_name(asked))
    for words in (f"Who met {names.person}?", f"What did {names.person} do?", f"What happened in {names.country}?"):
        yield ("ask", words)
    yield from (("explain", what) for what in (names.event, names.fact, names.rare, names.person))
    yield from (("correct", "--list"), ("diff", "--from", "2015-01-01", "--to", "2015-02-01"))
    yield from (("review", "--list", "--kind", kind) for kind in ("conflict", "fact", "merge"))


def _by_name(asked: Question) -> list[str]:
    return [parameter.name for parameter in asked.parameters if parameter.kind == "name"]


def pages(names: Names) -> Iterator[str]:
    """Yield the addresses of pages, of what they load, and of the API."""
    word, iri = names.person.split()[-1].lower(), quote(names.iri, safe="")
    yield from ("/graph", "/timeline", "/map", "/", "/articles", "/review", "/questions", "/sparql", "/api/terms")
    yield from ("/search", f"/search?q={word}", f"/search?q={word[:3]}", "/search?since=2015-01&until=2015-01-31")
    yield from ("/search?type=CONSULT", f"/search.csv?q={word}", "/map?since=2015-01-01&until=2015-01-31")
    yield from (f"/graph?about={iri}", f"/api/scene?about={iri}", f"/article/{quote(names.article)}")
    yield from (f"/id/{quote(local)}" for local in (names.event, names.fact, names.iri.removeprefix(BASE)))
    yield from (f"/api/find?q={word[:size]}" for size in (1, 3, 6))
    for asked in questions().values():
        for name in _by_name(asked):
            yield f"/questions/{asked.name}?{name}={quote(names.country if name == 'place' else names.person)}"
    yield from (f"/api/v1/{path}" for path in _listings(names))


def _listings(names: Names) -> Iterator[str]:
    word, person, country, article = names.person.split()[-1].lower(), *map(quote, names[:2]), quote(names.article)
    narrowed = {
        "documents": (),
        "entities": (f"q={word}", f"q={word[:2]}", "type=Person"),
        "events": (
            "type=CONSULT",
            f"actor={person}",
            f"place={country}",
            "since=2015-01&until=2015-01",
            "claimed=true",
        ),
        "statements": (f"document={article}",),
        "facts": (f"subject={person}", "predicate=consulted", f"object={country}"),
        "claims": (f"speaker={person}", f"about={country}"),
    }
    for name, ways in narrowed.items():
        yield from (name, f"{name}?offset=2000", *(f"{name}?{way}" for way in ways))
    yield from (f"documents/{article}", f"entities/{names.iri.removeprefix(BASE)}", f"events/{names.event}")
    yield from (f"explain?of={person}", f"explain?of={names.event}", f"ask?q=Who+met+{person}%3F")


def cost(store: Path, words: tuple[str, ...]) -> float:
    """Return the processor seconds of a command."""
    before = os.times()
    done = subprocess.run([*COMMAND, *words, "--store", str(store)], capture_output=True, check=False)  # noqa: S603
    after = os.times()
    if done.returncode:
        print(done.stderr.decode(), end="")
    return after.children_user + after.children_system - before.children_user - before.children_system


def used(session: int) -> float:
    """Return the processor seconds of the processes of a session so far, with those that have ended."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(told[3]) == session:
            total += sum(map(int, told[11:15]))
    return total / _TICKS


def fetched(address: str) -> tuple[int, int]:
    """Return the status of an answer, and its bytes."""
    try:
        with urlopen(address, timeout=_LONGEST) as answer:  # noqa: S310  # our own server
            return answer.status, len(answer.read())
    except HTTPError as error:
        return error.code, len(error.read())
    except TimeoutError:
        return 0, 0


def show_commands(store: Path, names: Names, limit: float) -> int:
    """Print a line for each command, and return how many take longer than the limit."""
    over = 0
    print("processor seconds")
    for words in commands(names):
        took = cost(store, words)
        over += took > limit
        print(f"{took:8.2f} {'>' if took > limit else ' '} {' '.join(words)}", flush=True)
    return over


def show_pages(store: Path, names: Names, *, browser: bool) -> int:
    """Print a line for each page, and return how many take longer than their limit."""
    port, over = free_port(), 0
    serving = [*COMMAND, "serve", "--store", str(store), "--port", str(port)]
    with subprocess.Popen(serving, start_new_session=True, stderr=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            _await(f"http://127.0.0.1:{port}/assets/site.css")
            print("processor seconds, seconds, bytes, status")
            for path in pages(names):
                before, since = used(server.pid), time.perf_counter()
                status, size = fetched(f"http://127.0.0.1:{port}{path}")
                took, cpu = time.perf_counter() - since, used(server.pid) - before
                over += cpu > PAGE_LIMIT
                print(
                    f"{cpu:8.2f} {'>' if cpu > PAGE_LIMIT else ' '} {took:6.2f} {size:9,} {status} {path}", flush=True
                )
            if browser:
                show_drawn(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
    return over


def _await(address: str) -> None:
    until = time.monotonic() + _STARTING
    while time.monotonic() < until:
        try:
            fetched(address)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(address)


def show_drawn(address: str) -> None:
    """Print when pages are drawn in a browser."""
    print("first content, all drawn: seconds")
    with browsing() as browser:
        look(browser, f"{address}/questions")  # start of the browser
        for path in DRAWN:
            first, last = look(browser, address + path)
            print(f"{first:8.2f} {last:8.2f} {path}", flush=True)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("store", type=Path)
    asked.add_argument("--limit", type=float, default=COMMAND_LIMIT, help="processor seconds of a command")
    asked.add_argument("--no-browser", action="store_true", help="draw no page")
    asked.add_argument("--pages-only", action="store_true", help="run no command")
    options = asked.parse_args()
    names = names_in(options.store)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; {names}")
    over = show_pages(options.store, names, browser=not options.no_browser)
    print(f"{over} of the pages above take more than {PAGE_LIMIT} processor seconds")
    if not options.pages_only:
        over = show_commands(options.store, names, options.limit)
        print(f"{over} of the commands above take more than {options.limit} s")


if __name__ == "__main__":
    main()

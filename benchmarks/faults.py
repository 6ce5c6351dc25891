"""Faults around a build and a query: python benchmarks/faults.py (Linux, as root).

The faults are real: a file system of a few MB that is full, or read-only; a user without permissions; files with
modification times in the future; a seal of a later version; remote servers that are slow, wrong or down; an address
space that is too small. Prints what a user sees (status and message), and how many of the twelve documents in the store
are kept.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from triplewire.graph.store.seal import Seal, write_seal

DOCUMENTS = 12
BOUNDED = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")  # root, but bound by permissions
BUILD = ("build", "news.jsonl", "--published", "2024-05-02", "--no-export")
QUERY = ("query", "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a schema:NewsArticle }", "--format", "csv")


def tw(*arguments: str, folder: Path, before: str = "", bounded: bool = False) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder, after a command of the shell (`before`)."""
    command = [
        *(BOUNDED if bounded else ()),
        "sh",
        "-c",
        f'{before} exec "$0" -m triplewire "$@"',
        sys.executable,
        *arguments,
    ]
    return subprocess.run(  # noqa: S603  # our own words
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )


def kept(folder: Path) -> int:
    """Return how many documents the store has, as `check` and a query say; -1 if it is not sound."""
    if tw("check", folder=folder).returncode:
        return -1
    return int(tw(*QUERY, folder=folder).stdout.split()[-1])


def told(name: str, done: subprocess.CompletedProcess[str], left: int | None) -> None:
    """Print a row."""
    said = (done.stderr.strip().splitlines() or done.stdout.strip().splitlines() or [""])[-1]
    fault = " TRACEBACK" if "Traceback" in done.stderr or "internal error" in done.stderr else ""
    print(
        f"| {name} | {done.returncode} | {said[:230]}{fault} | {'' if left is None else f'{left} of {DOCUMENTS}'} |",
        flush=True,
    )


@contextmanager
def mounted(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mount a file system in memory."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "t", folder], check=True)  # noqa: S603, S607
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=False)  # noqa: S603, S607


def remote(answer: Callable[[http.server.BaseHTTPRequestHandler], None]) -> str:
    """Start a server on loopback with this handler, and return its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer(self)

        do_GET = do_POST  # noqa: N815  # the name that the library calls

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/sparql"


def slow(_: http.server.BaseHTTPRequestHandler) -> None:
    """Send no answer for 100 seconds."""
    time.sleep(100)


def wrong(request: http.server.BaseHTTPRequestHandler) -> None:
    """Answer with a page."""
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    request.wfile.write(b"<html>Hello</html>")


def cut(request: http.server.BaseHTTPRequestHandler) -> None:
    """Break off within the answer."""
    request.send_response(200)
    request.send_header("Content-Type", "application/sparql-results+json")
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b'{"head": {"vars": ["n"]}, "results": {"bindi')


def failing(request: http.server.BaseHTTPRequestHandler) -> None:
    """Answer with an error."""
    request.send_error(500, "out of order")


def corpus(folder: Path, numbers: range) -> None:
    """Write articles."""
    lines = (
        json.dumps({"id": f"d{n}", "text": f"Ann Lee met Omar Haddad in Oslo. Bob Roy {n} praised Eva Stone in Lima."})
        for n in numbers
    )
    (folder / "news.jsonl").write_text("".join(f"{line}\n" for line in lines))


def disk_faults(begin: Path, folder: Path) -> None:
    """Fill the disk; make it read-only."""
    with mounted(folder / "full", 12) as disk:
        shutil.copytree(begin, disk, dirs_exist_ok=True)
        (disk / "filler").write_bytes(b"")
        with (disk / "filler").open("wb") as filler:
            try:
                for left in (1 << 20, 1 << 12):
                    while shutil.disk_usage(disk).free > (300 << 10) + left:
                        filler.write(b"x" * left)
                        filler.flush()
            except OSError:
                pass
        done = tw(*BUILD, folder=disk)
        (disk / "filler").unlink()
        told("disk full during a build", done, kept(disk))
        (disk / "filler").write_bytes(b"x" * (shutil.disk_usage(disk).free - 4096))
        done = tw("backup", "b.nq.gz", folder=disk)
        told(f"disk full during a backup (file there: {(disk / 'b.nq.gz').exists()})", done, None)
        done = tw("export", "-o", "g.ttl", folder=disk)
        told(f"disk full during an export (file there: {(disk / 'g.ttl').exists()})", done, None)
        (disk / "filler").unlink()
    with mounted(folder / "readonly", 30) as disk:
        shutil.copytree(begin, disk, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)  # noqa: S603, S607
        told("read-only folder, build", tw(*BUILD, folder=disk), kept(disk))
        told("read-only folder, query", tw(*QUERY, folder=disk), None)
        told("read-only folder, backup", tw("backup", "b.nq.gz", folder=disk), None)
        told("read-only home", tw(*QUERY, folder=begin, before=f"HOME={disk}"), None)


def rights_faults(copied: Callable[[str], Path]) -> None:
    """Remove the permissions to write and to read."""
    copy = copied("others")
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    told("no right to write, build", tw(*BUILD, folder=copy, bounded=True), kept(copy))
    told("no right to write, query", tw(*QUERY, folder=copy, bounded=True), None)
    for path in (copy / "output/store").iterdir():
        path.chmod(0)
    told("no right to read, query", tw(*QUERY, folder=copy, bounded=True), kept(copy))


def other_faults(begin: Path, copied: Callable[[str], Path]) -> None:
    """Try files from the future, stores that are newer, missing or remote, and little memory."""
    copy = copied("future")
    for path in (copy / "output/store").iterdir():
        os.utime(path, (time.time() + 1e7, time.time() + 1e7))
    told("clock set back by 115 days, query", tw(*QUERY, folder=copy), kept(copy))
    corpus(copy, range(DOCUMENTS))
    told("clock set back by 115 days, build", tw(*BUILD, folder=copy), kept(copy))
    copy = copied("newer")
    write_seal(copy / "output/store", Seal("closed", format=99))
    for arguments in (QUERY, BUILD, ("check",)):
        told(f"store of a later version, {arguments[0]}", tw(*arguments, folder=copy), None)
    copy = copied("moved")
    shutil.rmtree(copy / "output/store")
    told("store missing, query", tw(*QUERY, folder=copy), None)
    for what, answer in {"wrong": wrong, "cut off": cut, "failing": failing}.items():
        told(f"remote server {what}, query", tw(*QUERY, "--store", remote(answer), folder=begin), None)
    told("remote server slow, query", tw(*QUERY, "--timeout", "5", "--store", remote(slow), folder=begin), None)
    told("remote server dead, query", tw(*QUERY, "--store", "http://127.0.0.1:9/sparql", folder=begin), None)
    told("remote server dead, build", tw(*BUILD, "--store", "http://127.0.0.1:9/sparql", folder=begin), None)
    copy = copied("little")
    for size in (400_000, 800_000, 1_500_000):
        before = f"ulimit -v {size};"
        told(f"{size // 1000} MB of address space, build", tw(*BUILD, folder=copy, before=before), kept(copy))
    told("400 MB of address space, query", tw(*QUERY, folder=copy, before="ulimit -v 400000;"), None)
    told("64 open files, query", tw(*QUERY, folder=copy, before="ulimit -n 64;"), None)


def main() -> None:
    """Produce the faults and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begin = folder / "begin"
        begin.mkdir()
        corpus(begin, range(DOCUMENTS))
        assert tw(*BUILD, folder=begin).returncode == 0  # noqa: S101
        corpus(begin, range(DOCUMENTS, DOCUMENTS + 80))

        def copied(to: str) -> Path:
            return Path(shutil.copytree(begin, folder / to))

        print("| fault | status | what the user sees | documents kept |\n|---|---|---|---|")
        disk_faults(begin, folder)
        rights_faults(copied)
        other_faults(begin, copied)


if __name__ == "__main__":
    main()

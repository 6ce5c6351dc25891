"""Where sources are: addresses of the web with their protections, other file systems, folders."""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pytest
from format_samples import PARAGRAPHS, TITLE, page, zipped

from triplewire.extract.errors import (
    SourceEmpty,
    SourceError,
    SourceMissing,
    SourcePassedOver,
    SourceRefused,
    SourceTooLong,
    SourceUnsupported,
)
from triplewire.extract.model import Article
from triplewire.extract.reading import extras
from triplewire.extract.reading.articles import Reading
from triplewire.extract.reading.extras import library
from triplewire.extract.reading.origins.addresses import is_public, usable_address
from triplewire.extract.reading.origins.web import Web
from triplewire.extract.sources import read_sources

LATIN = page().decode().replace("utf-8", "latin-1").replace("Kari", "Jósé").encode("cp1252")


class Handler(BaseHTTPRequestHandler):
    """A site with pages, redirects, errors, and answers without an end."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        name = self.path.partition("?")[0]
        if name == "/endless":
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"The king met the queen. " * 1000)
            except OSError:
                self.close_connection = True
            return
        status, headers, body = self.answer(name)
        self.send_response(status)
        for key, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def answer(self, name: str) -> tuple[int, dict[str, str], bytes]:
        port = self.server.server_address[1]
        moved = {
            "/moved": "/news/mayor", "/loop": "/loop", "/inside": f"http://127.0.0.2:{port}/news/mayor",
            "/file": "file:///etc/passwd", "/named": f"http://inside.example:{port}/news/mayor",
        }  # fmt: skip
        if name in moved:
            return 302, {"Location": moved[name]}, b""
        if name == "/news/mayor":
            return 200, {"Content-Type": "text/html"}, page()
        if name == "/latin":
            return 200, {"Content-Type": "text/html; charset=ISO-8859-1"}, LATIN.replace(b"latin-1", b"utf-8")
        if name == "/news.zip":
            return 200, {}, zipped(("a.html", page()), ("b.html", page()))
        if name == "/host":
            return 200, {}, f"The host of this answer is {self.headers['Host']}.".encode()
        return 404, {}, b"not here"


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


HOSTS = {
    "news.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"], "mixed.example": ["93.184.215.14", "10.0.0.1"],
    "public.example": ["93.184.215.14"],
}  # fmt: skip


def find(host: str, port: int) -> list[str]:
    del port
    return HOSTS.get(host, [host])


OPEN = Web(allow_private=True, find=find)


def read(url: str, web: Web = OPEN) -> Article | SourceError:
    (found,) = read_sources([url], reading=Reading(web=web))
    return found


def test_a_page_of_the_web_is_read_with_its_address(site: str) -> None:
    for name in ("/news/mayor", "/moved"):
        found = read(site + name)
        assert isinstance(found, Article), found
        assert found.title == TITLE
        assert found.source == site + name
        assert found.id == name.rpartition("/")[2]


def test_what_a_server_sends_is_recognised_by_its_content(site: str) -> None:
    found = list(read_sources([site + "/news.zip"], reading=Reading(web=OPEN)))
    assert [item.id for item in found if isinstance(item, Article)] == ["a", "b"]
    assert "Jósé" in getattr(read(site + "/latin"), "text", "")


def test_the_named_host_is_asked_at_the_checked_address(site: str) -> None:
    port = site.rpartition(":")[2]
    assert f"news.example:{port}" in getattr(read(f"http://news.example:{port}/host"), "text", "")


@pytest.mark.parametrize(
    ("name", "web", "kind", "words"),
    [
        ("/news/mayor", Web(), SourceRefused, "--allow-private"),
        ("/nothing", OPEN, SourceMissing, "404"),
        ("/loop", OPEN, SourceRefused, "more than 5 times"),
        ("/file", OPEN, SourceRefused, "only http and https"),
        ("/endless", replace(OPEN, size=1_000_000), SourceTooLong, "more than 1,000,000 bytes"),
        ("/endless", replace(OPEN, seconds=0), SourceTooLong, "more than 0 seconds"),
    ],
)
def test_what_is_not_fetched_says_why(site: str, name: str, web: Web, kind: type[SourceError], words: str) -> None:
    error = read(site + name, web)
    assert type(error) is kind
    assert words in str(error)
    assert str(error).startswith(site + name)


@pytest.mark.parametrize("name", ["/inside", "/named"])
def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The site passes for a public one here; where it leads to does not."""
    monkeypatch.setattr(
        "triplewire.extract.reading.origins.addresses.is_public",
        lambda address: address == "127.0.0.1" or is_public(address),
    )
    error = read(site + name, replace(OPEN, allow_private=False))
    assert type(error) is SourceRefused
    assert "no public address" in str(error)


def test_a_public_address_leads_to_no_private_one_though_those_are_allowed(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(read(site + "/moved"), Article)  # from one private address to another
    for module in ("addresses", "web"):
        monkeypatch.setattr(
            f"triplewire.extract.reading.origins.{module}.is_public",
            lambda address: address == "127.0.0.1" or is_public(address),
        )
    error = read(site + "/inside")
    assert type(error) is SourceRefused
    assert "no public address" in str(error)


@pytest.mark.parametrize("url", ["http://inside.example/", "https://mixed.example/", "http://[::1]/", "http://0x7f.1/"])
def test_private_addresses_are_refused_whatever_they_are_called(url: str) -> None:
    web = Web(find=find) if "example" in url else Web()
    assert type(read(url, web)) is SourceRefused


@pytest.mark.parametrize("url", ["http://", "http://a:b/", "http://[::1/", "http://a b/", "http://\udce9/"])
def test_what_is_no_address_is_an_error_like_others(url: str) -> None:
    assert isinstance(read(url, Web(find=find, wait=0.1)), SourceError)


def test_the_address_that_was_checked_is_the_one_that_is_asked() -> None:
    assert usable_address("public.example", 80, allow_private=False, find=find) == "93.184.215.14"
    with pytest.raises(SourceMissing):
        usable_address("empty.example", 80, allow_private=False, find=lambda *_: [])


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.1", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::", False), ("::1", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False), ("::ffff:8.8.8.8", True),
        ("64:ff9b::7f00:1", False), ("64:ff9b:1::808:808", False), ("2002:7f00:1::", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_other_file_systems() -> None:
    system = fsspec.filesystem("memory")
    system.pipe({"/news/a.html": page(), "/news/b/c.zip": zipped(("d.html", page())), "/news/.x.html": page()})
    system.pipe("/news/e.css", b"p {}")
    try:
        found = list(read_sources(["memory://news"]))
        assert [item.source for item in found if isinstance(item, Article)] == ["a.html", "b/c.zip/d.html"]
        assert any(isinstance(item, SourcePassedOver) for item in found)
        (one,) = read_sources(["memory://news/*.html"])
        assert isinstance(one, Article)
        assert PARAGRAPHS[0] in one.text
        assert isinstance(*read_sources(["memory://news/none.html"]), SourceMissing)
    finally:
        system.rm("/news", recursive=True)


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        ("simplecache::http://127.0.0.1/", SourceRefused, "chain"),
        ("nosuch://a/b", SourceMissing, "no file system named 'nosuch'"),
        ("s3://bucket/key", SourceUnsupported, "s3fs"),
    ],
)
def test_file_systems_that_are_not_read(source: str, kind: type[SourceError], words: str) -> None:
    (error,) = read_sources([source])
    assert type(error) is kind
    assert words in str(error)


def test_a_missing_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(SourceUnsupported, match=r"pip install 'triplewire\[pdf\]'"):
        library("pypdfium2", "pdf")


def test_a_folder_of_other_things_is_listed_and_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p {}")
    (tmp_path / "README").write_text("Ann met Bob.")
    passed_over = list(read_sources([str(tmp_path)]))
    assert [type(item) for item in passed_over] == [SourcePassedOver, SourcePassedOver, SourceEmpty]
    named = list(read_sources([str(tmp_path / "README")]))
    assert [type(item) for item in named] == [Article]


def test_what_is_no_file_of_a_folder_is_listed(tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    news = tmp_path / "news"
    for folder in (linked, news):
        folder.mkdir()
        (folder / "m.txt").write_text("Ann Lee met Bob Roy in Oslo.")
    (news / "a-link").symlink_to(linked)
    (news / "b-loop").symlink_to(news / "b-loop")
    (news / "c-broken.txt").symlink_to(news / "none.txt")
    (news / ".hidden").symlink_to(news / "none.txt")
    os.mkfifo(news / "d-pipe.txt")
    reasons = {
        "a-link": "is a link to a folder",
        "b-loop": "is a broken link",
        "c-broken.txt": "is a broken link",
        "d-pipe.txt": "is a pipe, a socket or a device",
    }
    *passed_over, article = read_sources([str(news)])
    assert isinstance(article, Article)
    assert [str(item) for item in passed_over] == [f"{news / name}: {reason}" for name, reason in reasons.items()]
    assert {type(item) for item in passed_over} == {SourcePassedOver}
    matched = [type(item) for item in read_sources([str(news / "*.txt")])]
    assert matched == [SourcePassedOver, SourcePassedOver, Article]
    (named,) = read_sources([str(news / "c-broken.txt")])
    assert isinstance(named, SourceMissing)

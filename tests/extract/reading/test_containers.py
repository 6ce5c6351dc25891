"""Compressed files and archives that are damaged or hostile, and sources that are larger than memory."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from backports import zstd
from format_samples import page, record, tarred, text, wiki, zipped

from triplewire.extract.errors import SourceBroken, SourceError, SourcePassedOver, SourceTooLong, SourceUnsupported
from triplewire.extract.model import Article
from triplewire.extract.reading.containers import compression
from triplewire.extract.reading.found import Hints
from triplewire.extract.reading.kinds import Format
from triplewire.extract.reading.reader import read_documents
from triplewire.extract.reading.recognition import recognise
from triplewire.extract.reading.streams import Stream
from triplewire.extract.sources import read_sources

NEWS = text()


def read(path: Path, data: bytes) -> list[Article | SourceError]:
    path.write_bytes(data)
    return list(read_sources([str(path)]))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd.compress])
def test_parts_in_a_row_and_padding_are_read(tmp_path: Path, pack: object) -> None:
    parts = [pack(NEWS[:50]), pack(b""), pack(NEWS[50:]), b"\0" * 8]  # type: ignore[operator]
    (found,) = read(tmp_path / "a.packed", b"".join(parts))
    assert getattr(found, "text", "").encode() == NEWS


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd.compress])
def test_a_file_that_was_cut_off_or_damaged_says_so(tmp_path: Path, pack: object) -> None:
    whole = pack(NEWS * 20)  # type: ignore[operator]
    (cut,) = read(tmp_path / "a.packed", whole[:-12])
    assert "cut off" in str(cut)
    (damaged,) = read(tmp_path / "a.packed", whole[:40] + b"\0" * 20 + whole[60:])
    assert isinstance(damaged, SourceError)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd.compress])
def test_a_bomb_is_refused_before_it_takes_memory(pack: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "_FREE", 1_000_000)
    monkeypatch.setattr(compression, "_MOST_RATIO", 100)
    stream = Stream(io.BytesIO(pack(b"Ann met Bob in Oslo.\n" * 1_000_000)))  # type: ignore[operator]  # 21 MB
    tracemalloc.start()
    with pytest.raises(SourceTooLong, match="100 times its size"):
        list(read_documents(stream, Hints("a.txt")))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 15_000_000


def test_a_zip_archive_whose_files_share_their_bytes_is_refused(tmp_path: Path) -> None:
    data = zipped(("a.txt", NEWS))
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    listed = data[start:end]
    counts, size = (3).to_bytes(2, "little") * 2, (3 * len(listed)).to_bytes(4, "little")
    shared = data[:start] + 3 * listed + data[end : end + 8] + counts + size + data[end + 16 :]
    (found,) = read(tmp_path / "a.zip", shared)
    assert isinstance(found, SourceBroken)
    assert "share their bytes" in found.reason


def test_a_zip_archive_that_grows_as_no_text_does_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "_FREE", 1_000_000)
    (found,) = read(tmp_path / "a.zip", zipped(*((f"{number}.txt", bytes(500_000)) for number in range(4))))
    assert isinstance(found, SourceTooLong)
    assert "500 times" in found.reason


def test_archives_within_archives_end(tmp_path: Path) -> None:
    data = zipped(("a.txt", NEWS))
    for _ in range(6):
        data = zipped(("a.zip", data))
    (error,) = read(tmp_path / "deep.zip", data)
    assert isinstance(error, SourceTooLong)
    assert "packed more than" in str(error)


@pytest.mark.parametrize(
    "name", ["../../up.txt", "/etc/up.txt", "C:\\up.txt", "a/../../up.txt", f"{'a/' * 9999}up.txt"]
)
def test_names_that_lead_out_of_an_archive_lead_nowhere(tmp_path: Path, name: str) -> None:
    for number, data in enumerate((zipped((name, NEWS)), tarred((name, NEWS)))):
        (found,) = read(tmp_path / f"{number}.packed", data)
        assert isinstance(found, Article)
        assert ".." not in found.source
        assert len(found.source) < 1100
        assert found.source.endswith("up.txt")
        assert found.id == "up"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.packed", "1.packed"]


def test_links_and_devices_are_not_followed(tmp_path: Path) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("pipe.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = len(NEWS)
        archive.addfile(info, io.BytesIO(NEWS))
    found = read(tmp_path / "a.tar", made.getvalue())
    assert [type(item) for item in found] == [SourcePassedOver] * 3 + [Article]
    linked = io.BytesIO()
    with zipfile.ZipFile(linked, "w") as zipped_file:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        zipped_file.writestr(link, "/etc/passwd")
    assert isinstance(read(tmp_path / "a.zip", linked.getvalue())[0], SourcePassedOver)


def test_a_member_with_a_password_costs_only_itself(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", NEWS), ("b.txt", NEWS)))
    for at in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[at] |= 1
    locked, good = read(tmp_path / "a.zip", bytes(data))
    assert isinstance(locked, SourceUnsupported)
    assert "password" in str(locked)
    assert isinstance(good, Article)


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    data = bytearray(zipped(("a.txt", NEWS), ("b.txt", NEWS)))
    data[data.index(b"PK\x01\x02") + 16] ^= 1  # its checksum in the directory
    damaged, good = read(tmp_path / "a.zip", bytes(data))
    assert "a.zip/a.txt: is damaged" in str(damaged)
    assert isinstance(good, Article)


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"PK\x03\x04" + bytes(26) + b"n.pdf%PDF-1.4", "a.zip", Format.ZIP),
        (b"%PDF-1.7\n", "a", Format.PDF),
        (b"junk of a printer\r\n%PDF-1.7\n", "a", Format.PDF),
        (b"It begins with %PDF-1.4, they said.", "a.txt", Format.TEXT),
    ],
)
def test_a_pdf_begins_a_line(head: bytes, name: str, form: Format) -> None:
    assert recognise(head, name) is form


def test_what_macos_adds_to_archives_is_left_alone(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.zip", zipped(("a.txt", NEWS), ("__MACOSX/._a.txt", b"\0\5"), (".DS_Store", b"\0")))
    assert isinstance(found, Article)


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE nitf [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!doctype nitf [<!entity a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE nitf [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;]>',
    ],
)
@pytest.mark.parametrize("root", [b"nitf", b"rss", b"feed", b"newsItem", b"mediawiki"])
def test_documents_that_declare_entities_are_refused(tmp_path: Path, declared: bytes, root: bytes) -> None:
    data = b"<?xml version='1.0'?>\n" + declared + b"<" + root + b"><p>Ann met Bob &b; &a; in Oslo.</p></" + root + b">"
    (error,) = read(tmp_path / "a.xml", data)
    assert isinstance(error, SourceBroken)
    assert "entities" in str(error) or "well-formed" in str(error)


def dump(size: int) -> Iterator[bytes]:
    """A dump of a wiki of about so many bytes."""
    whole = wiki()
    begin, end = whole.index(b"<page>"), whole.rindex(b"</mediawiki>")
    yield whole[:begin]
    for _ in range(size // (end - begin)):
        yield whole[begin:end]
    yield whole[end:]


def rows(size: int) -> Iterator[bytes]:
    line = json.dumps(record()).encode() + b"\n"
    return (line for _ in range(size // len(line)))


def listed(size: int) -> Iterator[bytes]:
    yield b"["
    yield from (line.rstrip() + b",\n" for line in rows(size))
    yield b"{}]"


class Chunks:
    """An iterator of bytes as a source."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._rest = chunks, b""

    def read(self, size: int = -1, /) -> bytes:
        parts, have = [self._rest], len(self._rest)
        while have < size and (part := next(self._chunks, b"")):
            parts.append(part)
            have += len(part)
        data = b"".join(parts)
        self._rest = data[size:]
        return data[:size]


@pytest.mark.parametrize(("made", "name"), [(dump, "wiki.xml"), (rows, "a.jsonl"), (listed, "a.json")])
def test_memory_does_not_grow_with_the_source(made: object, name: str) -> None:
    most = []
    for size in (100_000, 1_000_000):
        tracemalloc.start()
        count = sum(1 for _ in read_documents(Stream(Chunks(made(size))), Hints(name)))  # type: ignore[operator]
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count > size // 2_000
    assert most[1] < 1.5 * most[0] + 200_000
    assert most[1] < 10_000_000


def test_a_page_in_a_tar_archive_without_an_end_is_read_before_the_rest() -> None:
    def forever() -> Iterator[bytes]:
        block = tarred(("a.html", page()))
        content = block[: (len(page()) + 1023) // 512 * 512]
        while True:
            yield content

    first = next(iter(read_documents(Stream(Chunks(forever())), Hints("a.tar"))))
    assert first.member == "a.html"

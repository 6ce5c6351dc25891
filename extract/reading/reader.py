"""The documents in one source, whatever its format: compressed files and archives are read as what is in them.

Nothing here opens a file or a connection: a stream of bytes comes in, documents go out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from triplewire.extract.errors import SourceBroken, SourceError, SourcePassedOver, SourceTooLong
from triplewire.extract.reading.containers.archives import Member, members_of_tar, members_of_zip
from triplewire.extract.reading.containers.compression import unpack_bzip2, unpack_gzip, unpack_xz, unpack_zstandard
from triplewire.extract.reading.formats.added_readers import added_reader
from triplewire.extract.reading.formats.data.agencies import read_newsml, read_nitf
from triplewire.extract.reading.formats.data.feeds import read_feed
from triplewire.extract.reading.formats.data.parquet import read_parquet
from triplewire.extract.reading.formats.data.records import read_json, read_lines
from triplewire.extract.reading.formats.data.tables import looks_like_table, read_table_rows
from triplewire.extract.reading.formats.data.tei import read_tei, read_trafilatura
from triplewire.extract.reading.formats.dumps.mail import read_mail, read_mailbox, read_saved_page
from triplewire.extract.reading.formats.dumps.web_archive import read_web_archive
from triplewire.extract.reading.formats.dumps.wiki_dump import read_wiki_dump
from triplewire.extract.reading.formats.pages.plain import (
    read_html,
    read_markdown_file,
    read_safari_archive,
    read_text,
)
from triplewire.extract.reading.formats.pages.subtitles import read_subtitles
from triplewire.extract.reading.formats.papers.epub import read_epub
from triplewire.extract.reading.formats.papers.pdf import read_pdf
from triplewire.extract.reading.formats.papers.word import read_word
from triplewire.extract.reading.found import Hints, Item
from triplewire.extract.reading.kinds import Format, ending_of, inner_name
from triplewire.extract.reading.recognition import recognise
from triplewire.extract.reading.streams import Stream

Reader = Callable[[Stream, Hints], Iterator[Item]]

_READERS: dict[Format, Reader] = {
    Format.TEXT: read_text,
    Format.MARKDOWN: read_markdown_file,
    Format.HTML: read_html,
    Format.MHTML: read_saved_page,
    Format.WEBARCHIVE: read_safari_archive,
    Format.SUBTITLES: read_subtitles,
    Format.JSON: read_json,
    Format.JSON_LINES: read_lines,
    Format.TABLE: read_table_rows,
    Format.PARQUET: read_parquet,
    Format.FEED: read_feed,
    Format.NITF: read_nitf,
    Format.NEWSML: read_newsml,
    Format.TEI: read_tei,
    Format.TRAFILATURA: read_trafilatura,
    Format.WIKI: read_wiki_dump,
    Format.MAIL: read_mail,
    Format.MBOX: read_mailbox,
    Format.EPUB: read_epub,
    Format.DOCX: read_word,
    Format.PDF: read_pdf,
    Format.WARC: read_web_archive,
}
_UNPACKERS: dict[Format, Callable[[Stream], Stream]] = {
    Format.GZIP: unpack_gzip,
    Format.BZIP2: unpack_bzip2,
    Format.XZ: unpack_xz,
    Format.ZSTANDARD: unpack_zstandard,
}
_ARCHIVES: dict[Format, Callable[[Stream], Iterator[Member]]] = {
    Format.ZIP: members_of_zip,
    Format.TAR: members_of_tar,
}
_DEEPEST = 4  # layers of compression and archives: a dump.tar.gz in a zip archive has three
_SYSTEM = "__MACOSX"  # the folder of a zip archive in which macOS keeps what is no content


def read_documents(stream: Stream, hints: Hints, *, deep: int = 0) -> Iterator[Item]:
    """Yield the documents of a source, or the errors in place of them. Raises SourceError for the source as a whole.

    What a reader raises beyond that is an error of the source, too: the bytes of strangers are its input.
    """
    try:
        yield from _documents(stream, hints, deep)
    except SourceError:
        raise
    except MemoryError as error:
        raise SourceTooLong("needs more memory than there is: give it in parts") from error
    except Exception as error:
        raise SourceBroken(f"cannot be read ({type(error).__name__}: {error}): save or download it again") from error


def _documents(stream: Stream, hints: Hints, deep: int) -> Iterator[Item]:
    if read := added_reader(ending_of(hints.name)):
        yield from read(stream, hints)
        return
    form = _recognised(stream, hints)
    if form in _READERS:
        yield from _READERS[form](stream, hints)
    elif deep == _DEEPEST:
        raise SourceTooLong(f"is packed more than {_DEEPEST} times: unpack it first")
    elif form in _UNPACKERS:
        inner = _UNPACKERS[form](stream)
        yield from read_documents(inner, replace(hints, name=inner_name(hints.name)), deep=deep + 1)
    else:
        for member in _ARCHIVES[form](stream):
            yield from _of_member(member, hints, deep)


def _of_member(member: Member, hints: Hints, deep: int) -> Iterator[Item]:
    """Yield the documents of a file in an archive; its errors cost no other member."""
    parts = member.path.split("/")
    if _SYSTEM in parts or any(part.startswith(".") for part in parts):
        return
    if isinstance(member.contents, SourceError):
        yield Item(member.contents, member=member.path)
        return
    try:
        inside = replace(hints, name=parts[-1], named=False)
        for item in read_documents(member.contents, inside, deep=deep + 1):
            path = f"{member.path}/{item.member}" if item.member else member.path
            yield item._replace(member=path)
    except SourceError as error:
        yield Item(error, member=member.path)


def _recognised(stream: Stream, hints: Hints) -> Format:
    """Return the format of a source. A file that the user did not name has to be one of a known format."""
    try:
        form = recognise(stream.head, hints.name)
    except SourceError as error:
        raise (error if hints.named else SourcePassedOver(error.reason)) from error
    if form is Format.TEXT and looks_like_table(stream.head, hints.columns.get("text"), delimiters="\t"):
        return Format.TABLE
    if form is not None:
        return form
    if hints.named:
        return Format.TABLE if looks_like_table(stream.head, hints.columns.get("text")) else Format.TEXT
    ending = ending_of(hints.name)
    why = f"files that end in {ending} are not read" if ending else "a file without an ending is not read"
    raise SourcePassedOver(f"{why} unless they are named" if ending else f"{why} unless it is named")

"""Decoding of bytes. Encodings other than UTF-8 have to be declared, because a wrong guess would corrupt quotes."""

from __future__ import annotations

import codecs
import re

import charset_normalizer
import webencodings

from triplewire.extract.errors import SourceBinary, SourceEncoding
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.reading.languages import is_western

_T = THRESHOLDS.reading
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is a prefix of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_LAST_ASCII = 0x7F
_WESTERN = "cp1252"
_SAMPLE = 4096
_DECLARED = re.compile(rb"<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def decode(data: bytes, encoding: str | None = None) -> str:
    """Return the text without its byte order mark, newlines unchanged. `encoding` is tried if it is not UTF-8.

    Raises SourceBinary, or SourceEncoding with the likely encoding.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name)
    _refuse_binary(data, encoding)
    if encoding and b"\0" in data:  # UTF-16 without a mark, most of which is valid UTF-8 as well
        return _strict(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, encoding or "utf-8")


def decode_html(data: bytes, encoding: str | None = None, charset: str | None = None) -> str:
    """Return the text of a page, whose encoding the server may have stated (`charset`), or the page itself.

    As in browsers, only the names of https://encoding.spec.whatwg.org are known, Latin-1 is read as its superset
    Windows-1252, and an invalid byte becomes U+FFFD.
    """
    declared = _DECLARED.search(data[:4096])
    codec = _known(charset) or _known(declared[1].decode("ascii") if declared else None)
    if codec in {None, "utf-8"} or any(data.startswith(mark) for mark, _ in _BOMS):
        return decode(data, encoding)
    return data.decode(str(codec), errors="replace")


def beginning(head: bytes) -> str:
    """Return what the head of a source says, as far as it is text."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(name, "replace")
    return head.decode("utf-8", "replace")


def byte_order(head: bytes) -> str | None:
    """Return the encoding that the byte order mark of a source names."""
    return next((name for mark, name in _BOMS if head.startswith(mark)), None)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise SourceEncoding(f"there is no encoding named {encoding!r}; try utf-8 or cp1252") from error
    except UnicodeError as error:  # some of Python's codecs know no place
        where = f"is not {encoding.upper()} (byte {getattr(error, 'start', 0)})"
        guess = "" if encoding != "utf-8" else f"; it looks like {_guess(data)}"
        advice = f"save it as UTF-8, or give --encoding {_guess(data)}" if guess else "save it as UTF-8"
        raise SourceEncoding(f"{where}{guess}: {advice}") from error


def _unmarked(data: bytes) -> str | None:
    """Return the form of UTF-16 that a text in Latin letters has without its mark: every other byte is zero."""
    shares = [half.count(0) / max(len(half), 1) for half in (data[1::2], data[::2])]
    if max(shares) > _T.zero_bytes and min(shares) < 1 - _T.zero_bytes:
        return "utf-16-le" if shares[0] > shares[1] else "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    """Return the likely encoding: Western European if most bytes are ASCII, as in English; otherwise by statistics.

    For short texts statistics give the encoding of a neighbouring language, which has most of their letters.
    """
    sample = data[:100_000]
    high = bytes(byte for byte in sample if byte > _LAST_ASCII)
    if len(high) < len(sample) * _T.high_bytes:
        return _WESTERN
    best = charset_normalizer.from_bytes(sample).best()
    if best is None:
        return _WESTERN
    pairs = zip(high.decode(best.encoding, "replace"), high.decode(_WESTERN, "replace"), strict=False)
    alike = 2 * sum(one == other for one, other in pairs) >= len(high)
    return _WESTERN if alike and is_western(sample.decode(best.encoding, "replace")) else best.encoding


def _known(label: str | None) -> str | None:
    """Return the codec of an encoding of the web (never one of Python's own, such as "rot13"); UTF-16 needs a mark."""
    found = webencodings.lookup(label) if label else None
    if found is None or found.name in {"utf-16le", "utf-16be", "x-user-defined", "replacement"}:
        return None
    return str(found.codec_info.name)


def _refuse_binary(data: bytes, encoding: str | None) -> None:
    if encoding is None and (order := _unmarked(data[:_SAMPLE])):
        raise SourceEncoding(f"looks like {order.upper()} without a byte order mark: give --encoding {order}")
    if encoding is None and len(data) - len(data.translate(None, _CONTROL)) > len(data) * _T.control_characters:
        raise SourceBinary("is a binary file: give text, HTML, PDF, JSON lines or another format that is read")

"""Messages (RFC 5322) and mailboxes (RFC 4155), and pages that browsers saved as messages (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from pathlib import PurePath

from triplewire.extract.errors import SourceBroken, SourceError, SourcePassedOver, SourceTooLong
from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.model import About
from triplewire.extract.reading.decode import decode_html
from triplewire.extract.reading.formats.bylines import authors, bare_authors
from triplewire.extract.reading.formats.dumps.digests import messages_in_digest
from triplewire.extract.reading.formats.dumps.own_words import own_subject, own_words, passed_on, passes_on
from triplewire.extract.reading.formats.outlets import outlet_in
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.formats.pages.markup import text_of_html
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import MAX_BYTES, Stream

_FROM = re.compile(rb"From \S+ .*\d{4}")  # the line before each message of a mailbox
_MORE_IN_HTML = 3  # times the length of the plain part: that is a hint then, as "view this mail in a browser"
_TOP = 10  # lines among which a byline stands
_DEEPEST = 4  # messages in messages
_FLOWED = re.compile(r"(?m)(?<=[^\n])(?<!^--) \r?\n(?=[^>\s-])")
_MAILTO = re.compile(r"\[(?:mailto:)?([^\[\]\s]+)\]")
_LAST_FIRST = re.compile(r"\A\s*\"?([^\W\d_][\w.'’ -]*), ([^\W\d_][\w.'’ -]*?)\"? <")  # "Lee, Ann <lee@post.example>"
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mail(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the document of one message and of each message attached to it, and other attachments as passed over."""
    own = Item(SourceBroken("is no message"))
    yield from _documents(_parsed(stream.whole()), hints, own, _name(hints))


def read_mailbox(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the document of each message of a mailbox as it is read, and its attachments."""
    for number, data in enumerate(_messages(stream), start=1):
        own = Item(SourceTooLong(f"has more than {MAX_BYTES:,} bytes"), number, "message")
        if len(data) > MAX_BYTES:
            yield own
        else:
            yield from _documents(_parsed(data), hints, own, f"{_name(hints)}-{number}")


def _name(hints: Hints) -> str:
    """Return the name of the file without its ending: with it, attached messages have ids of their own."""
    return PurePath(hints.name).stem or "message"


def read_saved_page(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the article of a page that a browser saved with all its parts in one file (RFC 2557)."""
    message = _parsed(stream.whole())
    root = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if root is None:
        raise SourceBroken("holds no page: save it again")
    url = message.get("Snapshot-Content-Location") or root.get("Content-Location")
    charset = root.get_content_charset()
    yield Item(read_page(decode_html(_payload(root), hints.encoding, charset), str(url) if url else None))


def _messages(stream: Stream) -> Iterator[bytes]:
    """Yield the bytes of each message; of one that is too long, the first MAX_BYTES and one more."""
    lines: list[bytes] = []
    size, blank = 0, True
    for line in stream.lines():
        if blank and _FROM.match(line):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= MAX_BYTES:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def _parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def _documents(message: EmailMessage, hints: Hints, own: Item, name: str, deep: int = 0) -> Iterator[Item]:
    """Yield what a message holds: its document, unless it only passes on messages, and what is attached to it.

    Of a digest these are its messages.

    `own` is the item of the document without it; `name` begins the names of the attached messages.
    """
    if digest := messages_in_digest(message):
        for number, each in enumerate(digest, start=1):
            yield from _inner(each, hints, f"{name}-{number}", deep + 1)
        return
    attached = list(_attachments(message, hints, name, deep))
    if not (any(isinstance(item.found, Found) for item in attached) and _is_empty(message, hints)):
        try:
            yield own._replace(found=_found(message, hints))
        except SourceError as error:
            yield own._replace(found=error)
    yield from attached


def _attachments(message: EmailMessage, hints: Hints, name: str, deep: int) -> Iterator[Item]:
    """Yield the documents of attached messages, and the attached files as passed over; pictures of a page are none."""
    number = 0
    for part in message.iter_attachments():
        filename = part.get_filename()
        if part.get_content_type() == "message/rfc822":
            number += 1
            yield from _attached(part, hints, f"{name}-{number}", deep + 1)
        elif filename and part.get_content_disposition() == "attachment":
            yield Item(SourcePassedOver("is an attachment: save it as a file"), member=filename)


def _attached(part: MIMEPart, hints: Hints, name: str, deep: int) -> Iterator[Item]:
    """Yield what a message holds that is attached to another."""
    for message in part.iter_parts():
        yield from _inner(message, hints, name, deep)


def _inner(message: MIMEPart, hints: Hints, name: str, deep: int) -> Iterator[Item]:
    """Yield what a message holds that is part of another."""
    passed_over = Item(SourcePassedOver("is an attached message: save it as a file"), member=name)
    if isinstance(message, EmailMessage) and deep <= _DEEPEST:
        yield from _documents(message, hints, passed_over, name, deep)
    else:
        yield passed_over


def _is_empty(message: EmailMessage, hints: Hints) -> bool:
    """Return whether a message has no words of its own."""
    parts = (message.get_body((kind,)) for kind in ("plain", "html"))
    return not any((_words(part, hints, quoted=True) or "").strip() for part in parts)


def _found(message: EmailMessage, hints: Hints) -> Found:
    """Return the text of a message, with its headers as metadata."""
    full_subject = _header(message, "Subject") or ""
    subject = own_subject(full_subject)
    shown = _text(message, hints, quoted=passes_on(full_subject))
    first, passing_on = passed_on(shown, full_subject), _sender(_header(message, "From"))
    sender = _sender(first and first.sender) or passing_on
    text = own_words(shown, full_subject, [*_signed_as(sender), *_signed_as(passing_on)])
    byline = next(filter(None, map(authors, text.split("\n")[:_TOP])), None)
    paper = sender if sender and _is_paper(sender, byline) else None
    outlet = _header(message, "Organization") or _header(message, "List-Id")
    return Found(
        text=f"{subject}\n\n{text}" if subject and subject not in text else text,
        title=subject or None,
        published=(first and first.date) or _header(message, "Date") or _header(message, "Sent"),
        url=_header(message, "Archived-At") or _header(message, "Content-Base"),
        about=About(
            byline=byline or (None if paper else sender),
            outlet=outlet or paper,
            language=_header(message, "Content-Language"),
            section=_header(message, "Newsgroups"),
        ),
    )


def _is_paper(sender: str, byline: str | None) -> bool:
    """Return whether a sender is an outlet: by its name, or as another one wrote what it sends and it is no person."""
    named = outlet_in(sender) is not None and sender.rsplit(maxsplit=1)[-1].casefold() in NAMES.paper_words
    return named or bool(byline and "@" not in sender and not bare_authors(sender))


def _signed_as(sender: str | None) -> list[str]:
    """Return the forms of a name under a message: "Ann Lee", "Ann"."""
    return [sender, sender.split()[0]] if sender else []


def _sender(line: str | None) -> str | None:
    """Return the name of a sender, or else the address; Outlook writes "Ann Lee [mailto:lee@post.example]"."""
    shown = _LAST_FIRST.sub(r"\2 \1 <", _MAILTO.sub(r"<\1>", line or ""))
    name, address = parseaddr(shown)
    return name or address or None


def _text(message: EmailMessage, hints: Hints, *, quoted: bool) -> str:
    """Return the text of a message: of its plain part, unless that is only a hint at the part in HTML."""
    shown = {kind: _words(message.get_body((kind,)), hints, quoted=quoted) for kind in ("plain", "html")}
    if shown["plain"] is None and shown["html"] is None:
        raise SourceBroken("is a message without text: save its attachments")
    plain, page = shown["plain"] or "", shown["html"] or ""
    return page if len(page) > _MORE_IN_HTML * len(plain) else plain


def _words(part: MIMEPart | None, hints: Hints, *, quoted: bool) -> str | None:
    if part is None:
        return None
    words = decode_html(_payload(part), hints.encoding, part.get_content_charset())
    if str(part.get_param("format", "")).lower() == "flowed":
        words = _unflowed(words, blanks=str(part.get_param("delsp", "")).lower() != "yes")
    if part.get_content_type() == "text/html":
        words = text_of_html(words, quoted=quoted) or text_of_html(words, quoted=True)
    return _QUOTED_FROM.sub(rb"\1", words.encode("utf-8", "replace")).decode()


def _unflowed(words: str, *, blanks: bool) -> str:
    """Return text with its flowed lines joined: those that end with a blank (RFC 3676), but no quoted ones."""
    return _FLOWED.sub(" " if blanks else "", words)


def _payload(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: EmailMessage, name: str) -> str | None:
    """Return a header on one line; none if it is missing or beyond what the library can parse."""
    try:
        value = message.get(name)
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, OverflowError):
        return None
    return " ".join(str(value).split()) or None if value is not None else None

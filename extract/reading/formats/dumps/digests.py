"""Digests: the messages of a day of a mailing list in one, as parts (RFC 2046, 5.1.5) or in its text (RFC 1153)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_string, policy
from email.message import EmailMessage, MIMEPart

from triplewire.extract.reading.decode import decode_html

_DIGEST, _MESSAGE = "multipart/digest", "message/rfc822"
_TOP_RULE = re.compile(r"^-{70}[ \t]*\r?$", re.MULTILINE)
_RULE = re.compile(r"^-{30}[ \t]*\r?$", re.MULTILINE)
_NUMBER = re.compile(r"\s*(?:Message: \d+\r?\n)?")
_HEAD = re.compile(r"(?:[A-Za-z-]{2,30}:.*\n(?:[ \t]+\S.*\n)*)+\s*\n")
_KEPT = ("From", "Date", "Subject")


def messages_in_digest(message: EmailMessage) -> list[EmailMessage]:
    """Return the messages of a digest; none if a message is no digest."""
    parts = [part for part in message.walk() if part.get_content_type() == _DIGEST]
    if parts:
        return [inner for part in parts for attached in part.iter_parts() for inner in _message_in(attached)]
    return [] if message.is_multipart() else list(_messages_in_text(message))


def _message_in(part: MIMEPart) -> Iterator[EmailMessage]:
    if part.get_content_type() == _MESSAGE:
        yield from (inner for inner in part.iter_parts() if isinstance(inner, EmailMessage))


def _messages_in_text(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the messages that a text has below the list of its topics, each with a header of its own."""
    if message.get_content_type() != "text/plain":
        return
    payload = message.get_payload(decode=True)
    text = decode_html(payload, None, message.get_content_charset()) if isinstance(payload, bytes) else ""
    top = _TOP_RULE.search(text)
    for part in _RULE.split(text[top.end() :].replace("\r\n", "\n")) if top else ():
        number = _NUMBER.match(part)
        head = _HEAD.match(part, number.end() if number else 0)
        said = message_from_string(head[0] if head else "", policy=policy.default)
        if head and said.get("From"):
            inner = EmailMessage()
            for name in _KEPT:
                inner[name] = " ".join(str(said.get(name) or "").split())
            inner.set_content(part[head.end() :])
            yield inner

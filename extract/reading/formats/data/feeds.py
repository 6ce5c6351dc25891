"""RSS and Atom: one document an entry, with the fullest text that the feed has of it."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from triplewire.extract.errors import SourceBroken, SourceEmpty, SourceError, SourcePassedOver
from triplewire.extract.model import About
from triplewire.extract.reading.decode import decode_html
from triplewire.extract.reading.formats.pages.markup import pieces_of_html, text_of_html
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_POSTS, _PUBLISHED = frozenset({"post", "page"}), frozenset({"publish", "inherit"})  # of exports of WordPress
_CAPTION = re.compile(r"\[caption\b[^\]\[]{0,300}\]([^\[]{0,2000})\[/caption\]")
_PICTURE = re.compile(r"</?(?:a|img)\b[^<>]*>")
_SHORT_CODE = re.compile(r"\[/?[a-z][a-z_-]{0,40}(?: [a-z_-]{1,40}=[^\]\[]{0,500})?/?\]|<!--.{0,300}?-->", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_PART_OF_SITE = re.compile(r"\A.{1,40}? on (?=\S)")
_ADDRESS = re.compile(r"<?[^\s<>()@]+@[^\s<>()@]+>?")


def read_feed(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield the document of each entry. Raises SourceBroken."""
    import feedparser  # noqa: PLC0415  # most sources are no feeds

    text = decode_html(stream.whole(), hints.encoding, stream.charset)
    try:
        feed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": stream.url or ""},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except ValueError as error:  # a reference to a character that there is not
        raise SourceBroken(f"is not a feed ({error}): download it again") from error
    if not feed.entries:
        if feed.get("bozo"):
            raise SourceBroken(f"is not a feed ({feed.bozo_exception}): download it again")
        raise SourceEmpty("is a feed without entries")
    names = Counter(name for entry in feed.entries for name in set(_names(entry)))
    for number, entry in enumerate(feed.entries, start=1):
        try:
            found = _found(entry, feed.feed)
            own = next((name for name in _names(entry) if names[name] == 1), "")
            yield Item(replace(found, id=" ".join(own.split()) or None), number, "entry")
        except SourceError as error:
            yield Item(error, number, "entry")


def _names(entry: Any) -> list[str]:
    return list(filter(None, (_said(entry, "id"), _said(entry, "link"))))


def _found(entry: Any, feed: Any) -> Found:
    if (_said(entry, "wp_post_type") or "post") not in _POSTS or (
        _said(entry, "wp_status") or "publish"
    ) not in _PUBLISHED:
        raise SourcePassedOver("is a draft, or a file that belongs to another entry")
    title = _words(_said(entry, "title"))
    contents = _listed(entry, "content")
    bodies = [_said(content, "value") or "" for content in contents]
    bodies.append(_said(entry, "summary") or "")
    if entry.get("wp_post_type"):
        bodies = [_of_wordpress(body) for body in bodies]
    body = max(map(pieces_of_html, bodies), key=_length)
    text, blocks = joined([Piece(title, "headline"), *body] if title else body, end="\n\n")
    published, updated = (_only(dict.get(entry, name)) for name in ("published", "updated"))  # `get` mixes them up
    tags = ", ".join(filter(None, (_said(tag, "term") for tag in _listed(entry, "tags"))))
    source = entry.get("source")
    return Found(
        text=text,
        title=title,
        published=published or updated,
        url=_said(entry, "link"),
        about=About(
            byline=_authors(entry),
            outlet=(_words(_said(source, "title")) if isinstance(source, dict) else None) or _outlet(feed),
            language=next((_said(content, "language") for content in contents), None) or _said(feed, "language"),
            modified=updated if published else None,
            section=tags or None,
            licence=_licence(entry) or _words(_said(entry, "rights")) or _words(_said(feed, "rights")),
        ),
        blocks=blocks,
    )


def _licence(entry: Any) -> str | None:
    linked = (_said(link, "href") for link in _listed(entry, "links") if link.get("rel") == "license")
    return next(linked, None) or _only(dict.get(entry, "license"))


def _only(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _said(element: Any, name: str) -> str | None:
    """Return the words of an element; feedparser has the attributes in their place where it knows none for it."""
    return _only(element.get(name))


def _listed(element: Any, name: str) -> list[dict[str, Any]]:
    value = element.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _outlet(feed: Any) -> str | None:
    """Return the title of a feed; Hugo names the part of the site before it: "Posts on The Post"."""
    title = _words(_said(feed, "title"))
    by_hugo = (_said(feed, "generator") or "").startswith("Hugo")
    return _PART_OF_SITE.sub("", title) if title and by_hugo else title


def _of_wordpress(body: str) -> str:
    """Return the HTML of a post: its short codes are left out, its captions marked, its blank lines paragraphs."""
    marked = _CAPTION.sub(lambda found: f"<figcaption>{_PICTURE.sub('', found[1])}</figcaption>", body)
    return _BLANK_LINE.sub("<p>", _SHORT_CODE.sub("", marked))


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _authors(entry: Any) -> str | None:
    """Return the names of the authors; RSS has one as the sender of a message: "lee@post.example (Ann Lee)"."""
    found, sender = _listed(entry, "authors"), _said(entry, "author")
    if len(found) == 1 and _ADDRESS.search(sender or ""):
        return " ".join(_ADDRESS.sub(" ", sender or "").strip(" ()<>").split()) or sender
    return ", ".join(filter(None, (_said(author, "name") for author in found))) or sender or None


def _words(markup: str | None) -> str | None:
    return " ".join(text_of_html(markup).split()) or None if markup else None

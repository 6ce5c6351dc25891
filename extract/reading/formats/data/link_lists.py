"""Lists of addresses: OPML (http://opml.org), sitemaps (https://www.sitemaps.org), bookmarks. They hold no article."""

from __future__ import annotations

import re
from html import unescape

_ROOTS = {
    "opml": "OPML, a list of feeds", "urlset": "a sitemap, a list of pages",
    "sitemapindex": "an index of sitemaps, which list pages", "xbel": "a list of bookmarks",
}  # fmt: skip
_BOOKMARKS = re.compile(r"\s*<!doctype netscape-bookmark", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b(?:xmlurl|href)\s*=\s*[\"'](?P<quoted>https?://[^\"']+)|<(?:\w+:)?loc>\s*(?P<bare>https?://[^<\s]+)",
    re.IGNORECASE,
)
_SHOWN = 10


def refusal(head: str, root: str) -> str | None:
    """Return why the list of addresses with this head and root element is not read; None for any other document."""
    what = "a list of bookmarks" if _BOOKMARKS.match(head) else _ROOTS.get(root)
    if what is None:
        return None
    found = dict.fromkeys(unescape(each["quoted"] or each["bare"]) for each in _ADDRESS.finditer(head))
    shown = " ".join(list(found)[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"is {what}, and holds no article: give the addresses in it as sources{f': {shown}' if shown else ''}{more}"

"""Lists of addresses and of references, which hold no article: OPML, sitemaps, bookmarks; RIS, BibTeX."""

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
_REFERENCES = (
    ("RIS", re.compile(r"\ufeff?\s*TY  - [A-Z]{2,8}\s*[\r\n]")),
    ("BibTeX", re.compile(r"\ufeff?(?:\s*%.*\n)*\s*@[a-z]+\s*\{[^,\s]+,\s*\w+\s*=", re.IGNORECASE)),
)


def refusal(head: str, root: str) -> str | None:
    """Return why the list of addresses with this head and root element is not read; None for any other document."""
    what = "a list of bookmarks" if _BOOKMARKS.match(head) else _ROOTS.get(root)
    if what is None:
        return None
    found = dict.fromkeys(unescape(each["quoted"] or each["bare"]) for each in _ADDRESS.finditer(head))
    shown = " ".join(list(found)[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"is {what}, and holds no article: give the addresses in it as sources{f': {shown}' if shown else ''}{more}"


def references(head: str) -> str | None:
    """Return why a list of references with this head is not read; None for any other text."""
    form = next((name for name, pattern in _REFERENCES if pattern.match(head)), None)
    return (
        f"is a list of references ({form}): give the texts, or the list as CSV with their abstracts" if form else None
    )

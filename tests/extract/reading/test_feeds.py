"""Feeds whose elements are not what their format says."""

from pathlib import Path

from triplewire.extract.errors import SourceTwice
from triplewire.extract.model import Article
from triplewire.extract.sources import read_sources

NEWS = "The dockers called off the strike on Monday."
ITEM = "<item><description>{news}</description>{entry}</item>"
FEED = f'<rss version="2.0"><channel><title>Post</title>{{feed}}{ITEM}</channel></rss>'
ODD = [
    f"{around}<{name}{attributes}>odd</{name}>"
    for name in ("id", "link", "title", "published", "updated", "modified", "license", "rights", "language", "author",
                 "authors", "tags", "content", "source", "generator", "wp_post_status", "wp_post_type_", "links")
    for attributes in ("", ' of="us"')
    for around in ("", "<svg>")  # within which feedparser expects no elements of feeds
]  # fmt: skip


def test_an_odd_element_of_a_feed_costs_nothing_else(tmp_path: Path) -> None:
    for number, odd in enumerate(ODD):
        (tmp_path / f"{number}-feed.rss").write_text(FEED.format(feed=odd, entry="", news=NEWS))
        (tmp_path / f"{number}-entry.rss").write_text(FEED.format(feed="", entry=odd, news=NEWS))
    found = list(read_sources([str(tmp_path)]))
    assert len(found) == 2 * len(ODD)
    for each in found:
        assert isinstance(each, Article | SourceTwice), each
        assert isinstance(each, SourceTwice) or NEWS in each.text

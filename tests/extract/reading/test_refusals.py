"""Sources that hold no article are refused with what they are and what to do: notices, lists of addresses."""

from pathlib import Path

import pytest

from triplewire.extract.errors import SourceBroken
from triplewire.extract.model import Article
from triplewire.extract.sources import read_sources


def read(path: Path, content: str) -> Article | SourceBroken:
    path.write_text(content)
    (found,) = read_sources([str(path)])
    assert isinstance(found, Article | SourceBroken)
    return found


def page(title: str, *body: str) -> str:
    return f'<html lang="en"><head><title>{title}</title></head><body><main>{"".join(body)}</main></body></html>'


NOTICES = """\
Loading… => JavaScript
<div id="app"></div>
<noscript>You need to enable JavaScript to run this app.</noscript>

The Post => JavaScript
<h1>JavaScript is not available.</h1>
<p>Please enable JavaScript or switch to a supported browser to continue.</p>

post.example => JavaScript
<p>Please enable JS and disable any ad blocker</p>

Just a moment... => person
<h1>post.example</h1>
<p>post.example needs to review the security of your connection before proceeding.</p>
<p>Ray ID: 88a1</p>

Post - Are you a robot? => person
<h3>We’ve detected unusual activity from your computer network</h3>
<p>To continue, click the box below to let us know you’re not a robot.</p>
<p>For help please write to our support team.</p>

Access Denied => refused
<h1>Access Denied</h1>
<p>You don't have permission to access this page on this server.</p>

Before you continue => cookies
<h1>We value your privacy</h1>
<p>We and our partners store and access information on a device, such as cookies, and process personal data.</p>
<p>You may answer at any time.</p>

The Post => cookies
<h2>Cookies at the Post</h2>
<p>We use cookies to measure visits. Read our cookie policy.</p>

Subscribe to read | The Post => subscribe
<h1>Subscribe to unlock this article</h1>
<p>Try unlimited access for a month. Cancel anytime.</p>
<p>Why the Post? A million people trust us.</p>

Flood closes bridge - Post => subscribe
<h1>Flood closes bridge</h1>
<p>You have reached your limit of free articles. Subscribe now.</p>
<p>Already a subscriber? Log in</p>

Page not found | Post => not there
<h1>404</h1>
<p>Sorry, the page you are looking for could not be found.</p>

502 Bad Gateway => not there
<h1>502 Bad Gateway</h1>
<p>nginx</p>"""
ARTICLES = """\
Flood closes bridge
<p>The council of Hull closed the old bridge on Tuesday after the river burst its banks overnight.</p>
<p>Subscribe to continue reading. Already a subscriber? Sign in.</p>

Regulator fines search engine over cookies
<p>The regulator fined the company on Thursday for its use of cookies.</p>
<p>It gave the company three months.</p>

Are you a robot? Factory asks new question
<p>A factory in Hull hired nine robots on Monday.</p>

Hikers lost
<p>Two hikers could not be found on Monday.</p>
<p>Their hut no longer exists.</p>

Mayor quits
<p>The mayor of Hull resigned on Monday.</p>"""


@pytest.mark.parametrize("shown", NOTICES.split("\n\n"))
def test_a_page_that_is_a_notice(tmp_path: Path, shown: str) -> None:
    head, _, body = shown.partition("\n")
    title, _, told = head.partition(" => ")
    found = read(tmp_path / "a.html", page(title, body))
    assert isinstance(found, SourceBroken)
    assert told in str(found)


@pytest.mark.parametrize("shown", ARTICLES.split("\n\n"))
def test_a_page_that_is_an_article(tmp_path: Path, shown: str) -> None:
    title, _, body = shown.partition("\n")
    found = read(tmp_path / "a.html", page(title, f"<h1>{title}</h1>{body}"))
    assert isinstance(found, Article)
    assert found.title == title


OPML = '<?xml version="1.0"?><opml version="2.0"><body>{}</body></opml>'
FEED = '<outline text="Feed" type="rss" xmlUrl="https://post.example/{}.xml?a=1&amp;b=2"/>'
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://post.example/1</loc></url></urlset>'
)
BOOKMARKS = '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="https://post.example/1">Flood</A></DL>'


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "a.opml",
            OPML.format(FEED.format(1)),
            ["a list of feeds", "give the addresses", "https://post.example/1.xml?a=1&b=2"],
        ),
        ("a.xml", OPML.format("".join(map(FEED.format, range(12)))), ["/9.xml", "and 2 more"]),
        ("a.opml", OPML.format(""), ["a list of feeds"]),
        ("a.xml", SITEMAP, ["a sitemap", "https://post.example/1"]),
        ("a.html", BOOKMARKS, ["a list of bookmarks", "https://post.example/1"]),
    ],
)
def test_a_list_of_addresses(tmp_path: Path, name: str, content: str, told: list[str]) -> None:
    found = read(tmp_path / name, content)
    assert isinstance(found, SourceBroken)
    assert all(words in str(found) for words in told)
    assert "/10.xml" not in str(found)

"""What a source says of itself, found where it stands: Markdown in text, status of agencies, teasers, cut texts."""

import json
from pathlib import Path
from typing import Any

import mkepub
import pytest

from triplewire.extract.errors import SourceBroken, SourceError, SourcePassedOver
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Article
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.sources import read_sources

NEWS = "The dockers called off the strike on Monday."
MORE = "Piotr Zawada signed the agreement in Gdynia."


def read(path: Path, data: str) -> list[Article | SourceError]:
    path.write_text(data)
    return list(read_sources([str(path)]))


PERSON, PAPER = {"@id": "#ann", "name": "Ann Lee"}, {"@id": "#org", "name": "The Post"}


@pytest.mark.parametrize(
    ("stated", "others", "told"),
    [
        ({"author": {"@id": "#ann"}, "publisher": {"@id": "#org"}}, [PERSON, PAPER], ("Ann Lee", "The Post")),
        ({"author": [{"@id": "#ann"}, {"name": "Bob Roy"}]}, [PERSON], ("Ann Lee, Bob Roy", None)),
        ({"author": {"@type": "Person", "@id": "#ann"}}, [PERSON], ("Ann Lee", None)),
        ({"author": {"@id": "#nobody"}, "publisher": {"@id": "#none"}}, [PERSON], (None, None)),
        ({"author": "https://p.example/ann"}, [], (None, None)),
        ({"author": {"name": "Lee &amp; Roy"}, "publisher": {"name": "A &#38; B"}}, [], ("Lee & Roy", "A & B")),
    ],
)  # fmt: skip
def test_what_a_page_says_of_its_author_elsewhere(
    stated: dict[str, Any], others: list[Any], told: tuple[str | None, str | None]
) -> None:
    article = {"@type": "NewsArticle", "headline": "Strike &amp; pay: port&#8217;s vote", **stated}
    script = f'<script type="application/ld+json">{json.dumps({"@graph": [*others, article]})}</script>'
    page = f"<article><h1>Strike &amp; pay: port’s vote</h1><p>{NEWS}</p><p>{MORE}</p></article>"
    found = read_page(f"<html><head>{script}</head><body>{page}</body></html>")
    assert (found.title, found.about.byline, found.about.outlet) == ("Strike & pay: port’s vote", *told)
    assert found.text.strip().split("\n\n") == ["Strike & pay: port’s vote", NEWS, MORE]


@pytest.mark.parametrize(
    "text",
    [
        f"# Strike ends\n\n{NEWS}\n\n{MORE}\n",
        f"# Strike ends\n\n**{NEWS}**\n\n[Piotr](https://a.example) Zawada signed the agreement in Gdynia.\n",
        f"Strike ends\n===========\n\n{NEWS}\n\nPiotr Zawada **signed** the agreement in Gdynia.\n",
        f"# Strike ends\n\n{NEWS}\n\n## Pay\n\n    {MORE}\n\n**Oslo**",
        f"Strike ends\n\n**{NEWS}**\n\n[Piotr](/piotr) Zawada signed the agreement in Gdynia.\n",
        f"---\ntitle: Strike ends\ntags:\n  - port\n---\n\n{NEWS}\n\n{MORE}\n",
    ],
)
def test_markdown_is_told_by_its_marks(tmp_path: Path, text: str) -> None:
    (found,) = read(tmp_path / "a.txt", text)
    assert isinstance(found, Article)
    assert found.title == "Strike ends"
    assert [part for part in found.text.strip().split("\n\n") if part in {NEWS, MORE}] == [NEWS, MORE]
    assert not set("#*[=") & set(found.text)


@pytest.mark.parametrize(
    "text",
    [
        f"#Gdynia #Strike\n\n{NEWS}\n",
        f"Strike ends\n-----------\n\n{NEWS}\n",
        f"{NEWS}\n\n1986. It was a great year.\n\n    {MORE}\n",
        f"{NEWS} He *left*, and _all_ wept [see page 3] (he said).\n",
        f"# of dockers: 5\nTown: Gdynia\n\n{NEWS}\n",
        f"{NEWS}\n\n* * *\n\nIt cost 5*3*2 dollars, and __init__ **failed.\n",
    ],
)
def test_a_text_that_is_not_clearly_markdown_stays_as_it_is(tmp_path: Path, text: str) -> None:
    (found,) = read(tmp_path / "a.txt", text)
    assert isinstance(found, Article)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        (f"Strike ends\n\nMonday, May 14, 2024\n\n{NEWS}", ["that day is a Tuesday"]),
        (f"Strike ends\n\nTuesday, May 14, 2024\n\n{NEWS}", []),
        (f"Strike ends\n\n{NEWS} The vote is… [+2310 chars]", ["ends in '… [+2310 chars]'"]),
        (f"Strike ends\n\n{NEWS} The vote is... [Read More]", ["ends in '... [Read More]'"]),
        (f"Strike ends\n\n{NEWS} The vote is […]", ["ends in '[…]'"]),
        (f"Strike ends\n\n{NEWS} She wanted to read more", []),
        (f"Strike ends\n\n{NEWS} She waited...", []),
    ],
)
def test_what_a_user_is_told_of_a_text(tmp_path: Path, text: str, warnings: list[str]) -> None:
    (found,) = read(tmp_path / "a.txt", text)
    assert isinstance(found, Article)
    assert len(found.warnings) == len(warnings)
    assert all(warning in said for warning, said in zip(warnings, found.warnings, strict=True))
    (told,) = [block for block in lay_out(found.text)[0] if NEWS in block.quote(found.text)]
    if warnings and "cut" in warnings[0]:
        assert told.reading_copy(found.text) == NEWS  # and not the sentence in which it is cut off


def test_a_feed_in_json_says_outlet_language_and_authors_of_all(tmp_path: Path) -> None:
    entries = [{"id": "a", "content_text": NEWS}, {"id": "b", "content_text": MORE, "authors": [{"name": "Ann Lee"}]}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "language": "en", "items": entries}
    found = read(tmp_path / "a.json", json.dumps({**feed, "authors": [{"name": "Desk"}]}))
    told = [(each.about.byline, each.about.outlet, each.about.language) for each in found if isinstance(each, Article)]
    assert told == [("Desk", "The Post", "en"), ("Ann Lee", "The Post", "en")]


def test_the_byline_of_a_chapter_is_preferred_to_that_of_its_book(tmp_path: Path) -> None:
    book = mkepub.Book(title="The Bergen Post", language="en", author="Post Ltd")
    book.add_page("Strike", f"<h1>Strike</h1><p>By Ann Lee</p><p>{NEWS}</p>")
    book.add_page("Pay", f"<h1>Pay</h1><p>{MORE}</p>")
    book.save(str(tmp_path / "a.epub"))
    found = [item for item in read_sources([str(tmp_path / "a.epub")]) if isinstance(item, Article)]
    assert [each.about.byline for each in found] == ["Ann Lee", "Post Ltd"]


STATED_ITEM = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><itemMeta>{meta}</itemMeta><contentMeta>'
    "<headline>Strike ends</headline></contentMeta><contentSet><inlineXML><html><body><p>"
    f"{NEWS}</p></body></html></inlineXML></contentSet></newsItem>"
)
STATED_FILE = (
    f"<nitf><head><docdata {{meta}}</docdata></head><body><body.content><p>{NEWS}</p></body.content></body></nitf>"
)


@pytest.mark.parametrize(
    ("form", "meta", "says"),
    [
        (STATED_ITEM, '<pubStatus qcode="stat:withheld"/>', "withheld by its agency"),
        (STATED_ITEM, '<pubStatus qcode="stat:canceled"/>', "taken back"),
        (STATED_ITEM, '<pubStatus qcode="stat:usable"/>', ""),
        (STATED_ITEM, "<embargoed>2024-05-14T06:00:00Z</embargoed>", "until 2024-05-14T06"),
        (STATED_FILE, 'management-status="withheld">', "withheld by its agency"),
        (STATED_FILE, 'management-status="embargoed"><date.release norm="20240514T0600"/>', "until 20240514T0600"),
        (STATED_FILE, 'management-status="usable"><date.release norm="20240514T0600"/>', ""),
    ],
)  # fmt: skip
def test_what_an_agency_says_of_the_use_of_an_item(tmp_path: Path, form: str, meta: str, says: str) -> None:
    found, *_ = read(tmp_path / "a.xml", form.format(meta=meta))
    if isinstance(found, Article):
        assert [says in warning for warning in found.warnings] == [True] * bool(says)
    else:
        assert isinstance(found, SourcePassedOver)
        assert says
        assert says in str(found)


def teasers(form: str, count: int = 6) -> str:
    parts = (
        form.format(n=n, head=f"Dockers of port {n} end their strike", said=f"{n}. {NEWS} {MORE}") for n in range(count)
    )
    return f"<html><head><title>Post</title></head><body><main>{''.join(parts)}</main></body></html>"


CARDS = [
    "<article><h2><a href='/{n}'>{head}</a></h2><p>{said}</p></article>",
    "<div class='teaser'><a href='/{n}'><h3>{head}</h3><p>{said}</p></a></div>",
    "<li><a href='/{n}'>{head}</a><span>{said}</span> <a href='/{n}'>Read more</a></li>",
    "<h3><a href='/{n}'>{head}</a></h3><div><p>By Ann Lee</p><p>{said}</p></div>",
    "<a href='/{n}'>{head}</a> ",
    "<section><a href='/{n}'><img src='a'></a><h2><a href='/{n}'>{head}</a></h2><div>{said}</div></section>",
    "<table><tr><td><a href='/{n}'>{head}</a><br>{said}</td></tr></table>",
]
ARTICLES = [
    "<h3><a href='/{n}'>{head}</a></h3><p>{said}</p><p>It was told to all of the {n} papers of the town at once.</p>",
    "<p><a href='/{n}'>{head}</a> {said}</p>",
    "<p>{said} <a href='/{n}'>{head}</a></p>",
    "<h3>{head}</h3><p>{said}</p>",
]


@pytest.mark.parametrize("card", CARDS)
def test_a_page_of_teasers_is_no_article(card: str) -> None:
    with pytest.raises(SourceBroken, match="beginnings of 6 articles"):
        read_page(teasers(card))


@pytest.mark.parametrize("form", ARTICLES)
def test_an_article_with_links_in_it_is_one(form: str) -> None:
    assert f"5. {NEWS}" in read_page(teasers(form)).text


def test_teasers_below_an_article_hide_nothing() -> None:
    story = f"<article><h1>Strike ends</h1><p>{NEWS}</p><p>{MORE}</p></article>"
    page = teasers(CARDS[0]).replace("<main>", f"<main>{story}")
    assert NEWS in read_page(page).text

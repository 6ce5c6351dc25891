"""What services and programs export: chats, posts, blogs, tables; and what is named and refused."""

import io
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from triplewire.extract.errors import SourceError
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Article
from triplewire.extract.sources import read_sources

SAID = "The council of Hull closed the old bridge on Tuesday."
MORE = "Mayor Helen Voss told residents to stay at home."
DAY = "2024-05-14"
ACTIVITY = {"id": "a/1", "type": "Create", "published": f"{DAY}T10:00:00Z", "object": {"content": f"<p>{SAID}</p>"}}
TWEET = {
    "id_str": "1",
    "created_at": "Tue May 14 10:00:00 +0000 2024",
    "full_text": SAID,
    "source": '<a href="x">Web</a>',
}


def read(path: Path, content: bytes | str) -> tuple[list[Article], list[str]]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = list(read_sources([str(path)]))
    return [each for each in found if isinstance(each, Article)], [str(e) for e in found if isinstance(e, SourceError)]


EXPORTS: dict[str, tuple[Any, str | None, str | None]] = {  # the export; the author and the title of its one document
    "slack": ([{"text": SAID, "ts": "1715693400.000100", "user": "U1"},
               {"subtype": "channel_join", "text": "<@U2> has joined", "ts": "1715693500.0"}], "U1", None),
    "telegram": ({"name": "Hull", "messages": [
        {"id": 1, "type": "service", "date": f"{DAY}T09:00:00", "text": ""},
        {"id": 2, "type": "message", "date": f"{DAY}T10:00:00", "from": "Ann Lee",
         "text": ["The council of ", {"type": "bold", "text": "Hull"}, " closed the old bridge on Tuesday."]}]},
        "Ann Lee", None),
    "reddit": ([{"id": "1", "title": "Bridge", "selftext": SAID, "created_utc": 1715693400, "author": "ann"},
                {"id": "2", "title": "Gone", "selftext": "[removed]", "created_utc": 1715693400}], "ann", "Bridge"),
    "mastodon": ({"orderedItems": [ACTIVITY, {"id": "a/2", "type": "Announce", "object": "https://x/9"}]}, None, None),
    "bluesky": ({"feed": [{"post": {"author": {"handle": "ann.example", "displayName": "Ann Lee"},
                                    "record": {"createdAt": f"{DAY}T10:00:00Z", "text": SAID}}}]}, "Ann Lee", None),
    "by day": ({DAY: [{"title": "Bridge", "text": SAID, "date": DAY}], "2024-05-15": []}, None, "Bridge"),
    "by id": ({"meta": {}, "articles": {"a1": {"title": "Bridge", "body": SAID, "date": DAY}}}, None, "Bridge"),
    "pages": ({"query": {"pages": {"12": {"title": "Bridge", "extract": SAID, "date": DAY}}}}, None, "Bridge"),
    "references": ([{"id": "1", "title": "Bridge", "abstract": SAID, "author": [{"family": "Lee", "given": "Ann"}],
                     "issued": {"date-parts": [["2024", 5, 14]]}}], "Ann Lee", "Bridge"),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_in_json(tmp_path: Path, name: str) -> None:
    export, author, title = EXPORTS[name]
    (found,), _ = read(tmp_path / "a.json", json.dumps(export))
    assert found.text.strip() == (f"Bridge\n\n{SAID}" if name == "reddit" else SAID)  # which shows the title as its own
    assert (found.published, found.about.byline, found.title) == (DAY, author, title)


def test_the_archive_of_x(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path / "tweets.js", f"window.YTD.tweets.part0 = {json.dumps([{'tweet': TWEET}])}")
    assert (found.id, found.text, found.published, found.about.outlet) == ("1", SAID, DAY, None)


def test_a_blog_that_is_exported(tmp_path: Path) -> None:
    item = (
        "<item><title>{0}</title><guid>{0}</guid><pubDate>Tue, 14 May 2024 15:30:00 +0000</pubDate><content:encoded>"
        "<![CDATA[{1}]]></content:encoded><wp:post_type>{2}</wp:post_type><wp:status>{3}</wp:status></item>"
    )
    caption = '[caption id="a"]<img src="x"/> The old bridge[/caption]'
    post = f'<!-- wp:x -->{SAID}\n\n{caption}\n\n{MORE}\n\n[gallery ids="1,2"]'
    items = [("Bridge", post, "post", "publish"), ("a.jpg", "", "attachment", "inherit"), ("B", SAID, "post", "draft")]
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    entries = "".join(item.format(*each) for each in items)
    export = f'<rss version="2.0" {spaces}><channel><title>Blog</title>{entries}</channel></rss>'
    (found,), refused = read(tmp_path / "a.xml", export)
    kinds = [(block.kind, block.quote(found.text)) for block in lay_out(found.text, stated=found.blocks)[0]]
    assert [kind for kind, _ in kinds[1:]] == ["paragraph", "caption", "paragraph"]
    assert [text for _, text in kinds] == ["Bridge", SAID, "The old bridge", MORE]
    assert len(refused) == 2
    assert all("draft" in reason for reason in refused)


def test_unicode_text_of_spreadsheets_is_a_table(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path / "a.txt", f"Headline\tText\tDate\r\nBridge\t{SAID}\t14.05.2024\r\n".encode("utf-16"))
    assert (found.title, found.text, found.published) == ("Bridge", SAID, DAY)
    (prose,), _ = read(tmp_path / "b.txt", f"Title, text and date\n\n{SAID}")
    assert prose.text.startswith("Title, text")


def test_a_speaker_in_capitals_begins_a_turn_of_subtitles(tmp_path: Path) -> None:
    cues = "1\n00:00:01,000 --> 00:00:02,000\nThe bridge is closed.\nHELEN VOSS: Stay at home.\n"
    (found,), _ = read(tmp_path / "a.srt", cues)
    assert found.text.split("\n\n")[:2] == ["The bridge is closed.", "HELEN VOSS: Stay at home."]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.feather", b"ARROW1\0\0" + bytes(100), "an Arrow table: save it as CSV"),
        ("a.db", b"SQLite format 3\0" + bytes(100), "a database of SQLite"),
        ("a.mp4", b"\0\0\0\x20ftypisom" + bytes(100), "a film"),
        ("a.mp3", b"ID3\x03" + bytes(100), "a sound: give its transcript"),
        ("a.webp", b"RIFF\0\0\0\0WEBP" + bytes(100), "a picture"),
        ("a.msg", b"\xd0\xcf\x11\xe0" + bytes(100), "a message of Outlook"),
        ("a.pages", b"PK\x03\x04" + bytes(26) + b"Index/Document.iwa" + bytes(100), "Apple's Pages"),
        ("a.ris", f"TY  - NEWS\nTI  - Bridge\nAB  - {SAID}\nER  - \n", "a list of references (RIS)"),
        (
            "a.bib",
            f"@article{{lee,\n title = {{Bridge}},\n abstract = {{{SAID}}},\n}}\n",
            "a list of references (BibTeX)",
        ),
    ],
)
def test_what_is_not_read_is_named(tmp_path: Path, name: str, content: bytes | str, told: str) -> None:
    articles, (reason,) = read(tmp_path / name, content)
    assert not articles
    assert told in reason


def test_a_page_of_a_wiki_has_no_apparatus(tmp_path: Path) -> None:
    body = (
        f'<div class="hatnote">For the ship, see Hull.</div><p>{SAID}<sup class="reference">[1]</sup> {MORE}</p>'
        '<h2>History<span class="mw-editsection">[edit]</span></h2>'
        "<p>The town built the bridge in 1923 after a flood.</p>"
        '<ol class="references"><li>Lee, Ann (2019). History of Hull.</li></ol><div class="navbox">Ports</div>'
    )
    page = f'<html lang="en"><body><main><h1>Hull</h1><div class="mw-parser-output">{body}</div></main></body></html>'
    (found,), _ = read(tmp_path / "a.html", page)
    assert found.text.split("\n\n")[1:] == [
        f"{SAID} {MORE}", "History", "The town built the bridge in 1923 after a flood.\n"
    ]  # fmt: skip


def test_a_damaged_table_and_one_without_texts(tmp_path: Path) -> None:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{"name": "Hull", "day": 3}]), file)
    assert "no column with the text among name, day" in read(tmp_path / "a.parquet", file.getvalue())[1][0]
    assert "damaged Parquet table" in read(tmp_path / "b.parquet", file.getvalue()[:-9])[1][0]


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Date: Tue, 14 May 99999999999 10:00:00 +0000", None),
        ("Date: Tue, 14 May 2024 10:00:99999999999 +0000", None),
        ("Date: Tue, 14 May 2024 10:00:00 +0000", DAY),
        ("Sent: Tuesday, May 14, 2024 5:30 PM", DAY),  # as copied from a mail program
    ],
)
def test_a_message_is_never_lost_for_its_date(tmp_path: Path, header: str, day: str | None) -> None:
    message = f"From: ann@post.example\nTo: bob@post.example\n{header}\nSubject: Bridge\n\n{SAID}\n"
    (found,), _ = read(tmp_path / "a.eml", message)
    assert (found.published, SAID in found.text) == (day, True)


def test_what_is_said_in_a_film_is_one_text(tmp_path: Path) -> None:
    said = [{"start": 0.0, "duration": 2.5, "text": "The council of Hull closed"}, {"start": 2, "text": "the bridge."}]
    (found,), _ = read(tmp_path / "a.json", json.dumps(said))
    assert found.text == "The council of Hull closed the bridge."


def test_an_address_is_no_outlet(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path / "a.json", json.dumps({"text": SAID, "source": "https://post.example/1"}))
    assert (found.url, found.about.outlet) == ("https://post.example/1", None)


def test_a_page_without_paragraphs_has_its_title_once(tmp_path: Path) -> None:
    lines = "".join(f"<div><div><span>{text}</span></div></div>" for text in (SAID, MORE))
    head = "<head><title>Bridge of Hull closed</title></head>"
    page = f'<html lang="en">{head}<body><h1>Bridge of Hull closed</h1>{lines}</body></html>'
    (found,), _ = read(tmp_path / "a.html", page)
    assert found.text.count("Bridge of Hull closed") == 1

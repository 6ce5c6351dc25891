"""A sample of every format that is read, made by a usual tool of the format, and what has to come out of it."""

import bz2
import csv
import gzip
import io
import json
import lzma
import mailbox
import plistlib
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import docx
import mkepub
import pyarrow as pa
import pyarrow.parquet as pq
import trafilatura
from backports import zstd
from feedgen.feed import FeedGenerator
from lxml import etree
from lxml.builder import ElementMaker
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TITLE = "Mayor of Bergen resigns after vote"
PARAGRAPHS = (
    "The mayor of Bergen, Kari Moen, resigned on Tuesday after she had lost a vote of confidence in the city council.",
    "“I have done what I could,” Moen told reporters outside the town hall. Her deputy, Omar Haddad, takes over.",
    "The council meets again on Thursday and will elect a successor. Moen had led the city since 2015.",
)
BYLINE, OUTLET, URL = "Ann Lee", "The Bergen Post", "https://post.example/news/mayor"
MOMENT = datetime(2024, 5, 14, 9, 30, tzinfo=UTC)
DAY = "2024-05-14"
RIGHTS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Sample:
    """A file, the tool that made it, and the metadata that it states."""

    name: str
    tool: str
    made: Callable[[], bytes]
    states: frozenset[str] = frozenset()
    articles: int = 1


def page() -> bytes:
    linked = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "url": URL,
        "datePublished": MOMENT.isoformat(), "author": [{"@type": "Person", "name": BYLINE}],
        "publisher": {"@type": "Organization", "name": OUTLET}, "articleSection": "Politics", "inLanguage": "en",
        "license": RIGHTS,
    }  # fmt: skip
    e = ElementMaker()
    body = e.body(
        e.nav(e.ul(*(e.li(e.a(word, href=f"/{word}")) for word in ("Home", "World", "Sport", "Weather")))),
        e.main(e.article(e.h1(TITLE), *map(e.p, PARAGRAPHS))),
        e.aside(e.h3("Most read"), e.ul(*(e.li(e.a(f"Story {n}", href=f"/{n}")) for n in range(5)))),
        e.footer(e.p("All rights reserved. Subscribe to our newsletter.")),
    )
    head = e.head(
        e.meta(charset="utf-8"), e.title(f"{TITLE} | {OUTLET}"),
        e.script(json.dumps(linked), type="application/ld+json"),
    )  # fmt: skip
    return b"<!doctype html>\n" + etree.tostring(e.html(head, body, lang="en"), method="html", encoding="utf-8")


def markdown() -> bytes:
    front = f"---\ntitle: {TITLE}\ndate: {DAY}\nauthor: {BYLINE}\npublisher: {OUTLET}\nurl: {URL}\n---\n"
    return (front + "\n\n".join((f"# {TITLE}", *PARAGRAPHS))).encode()


def record(number: int = 1) -> dict[str, object]:
    return {
        "id": f"a{number}", "headline": TITLE, "body": "\n\n".join(PARAGRAPHS), "publishedAt": MOMENT.isoformat(),
        "url": URL, "author": BYLINE, "source": {"id": None, "name": OUTLET},
    }  # fmt: skip


def table(delimiter: str) -> bytes:
    file = io.StringIO(newline="")
    rows = csv.writer(file, delimiter=delimiter)
    rows.writerow(["ID", "Headline", "Article text", "Publication date", "Author", "Publisher", "URL"])
    for number in (1, 2):
        rows.writerow([number, TITLE, "\n\n".join(PARAGRAPHS), "14/05/2024", BYLINE, OUTLET, URL])
    return file.getvalue().encode()


def parquet() -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([record(1), record(2)]), file)
    return file.getvalue()


def feed(form: str) -> bytes:
    made = FeedGenerator()
    made.id("https://post.example/feed")
    made.title(OUTLET)
    made.link(href="https://post.example")
    made.description("News from Bergen")
    made.language("en")
    made.updated(MOMENT)
    made.lastBuildDate(MOMENT)
    entry = made.add_entry()
    entry.id(URL)
    entry.title(TITLE)
    entry.link(href=URL)
    entry.author(name=BYLINE, email="lee@post.example")
    entry.published(MOMENT)
    entry.updated(MOMENT)
    entry.summary(PARAGRAPHS[0])
    entry.content("".join(f"<p>{text}</p>" for text in PARAGRAPHS), type="CDATA" if form == "rss" else "html")
    return made.rss_str() if form == "rss" else made.atom_str()


def taken(form: str) -> bytes:
    """What trafilatura writes of a page."""
    made = trafilatura.extract(page().decode(), output_format=form, with_metadata=True, url=URL)
    assert made
    return made.encode()


def nitf() -> bytes:
    e = ElementMaker()
    head = e.head(
        e.title(TITLE),
        e.docdata(
            e("doc-id", **{"id-string": "post-1"}), e("date.issue", norm="20240514T093000Z"),
            e("doc.copyright", year="2024", holder=OUTLET),
        ),
        e.pubdata(name=OUTLET, **{"date.publication": "20240514", "position.section": "Politics"}),
    )  # fmt: skip
    body = e.body(
        e("body.head", e.hedline(e.hl1(TITLE)), e.byline(f"By {BYLINE}", e.byttl("Staff")), e.dateline("BERGEN")),
        e("body.content", e.block(*map(e.p, PARAGRAPHS))),
    )
    root = e.nitf(head, body, version="-//IPTC//DTD NITF 3.6//EN")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", doctype='<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">')


def newsml() -> bytes:
    nar, xhtml = "http://iptc.org/std/nar/2006-10-01/", "http://www.w3.org/1999/xhtml"
    e, x = ElementMaker(namespace=nar, nsmap={None: nar}), ElementMaker(namespace=xhtml, nsmap={None: xhtml})

    def item(number: int, status: str) -> etree._Element:
        return e.newsItem(
            e.rightsInfo(e.copyrightNotice(f"© {OUTLET}"), e.usageTerms(RIGHTS)),
            e.itemMeta(
                e.provider(e.name(OUTLET), literal="post"), e.versionCreated(MOMENT.isoformat()),
                e.firstCreated(MOMENT.isoformat()), e.pubStatus(qcode=f"stat:{status}"),
            ),
            e.contentMeta(
                e.by(f"By {BYLINE}"), e.headline(TITLE), e("language", {"tag": "en"}),
                e.subject(e.name("Politics"), qcode="medtop:11000000"),
            ),
            e.contentSet(
                e.inlineXML(
                    x.html(x.head(x.title(TITLE)), x.body(*map(x.p, PARAGRAPHS))), contenttype="application/xhtml+xml"
                )
            ),
            guid=f"urn:newsml:post.example:20240514:{number}", standard="NewsML-G2", standardversion="2.33",
            version="1",
        )  # fmt: skip

    message = e.newsMessage(
        e.header(e.sent(MOMENT.isoformat())), e.itemSet(item(1, "usable"), item(2, "usable"), item(3, "canceled"))
    )
    return etree.tostring(message, xml_declaration=True, encoding="utf-8")


def wiki() -> bytes:
    name = "http://www.mediawiki.org/xml/export-0.11/"
    e = ElementMaker(namespace=name, nsmap={None: name})
    links = [text.replace("Kari Moen", "[[Kari Moen (politician)|Kari Moen]]") for text in PARAGRAPHS]
    markup = "{{date|May 14, 2024}}\n{{Norway}}\n[[File:Moen.jpg|thumb|The mayor]]\n" + "\n\n".join(
        [f"'''{links[0]}'''<ref>A note.</ref>", *links[1:], "{| class=wikitable\n| a cell\n|}", "[[Category:Norway]]"]
    )

    def page_of(title: str, space: int, text: str) -> etree._Element:
        revision = e.revision(e.id("7"), e.timestamp("2024-05-15T10:00:00Z"), e.text(text, bytes=str(len(text))))
        return e.page(e.title(title), e.ns(str(space)), e.id("1"), revision)

    dump = e.mediawiki(
        e.siteinfo(e.sitename(OUTLET), e.base("https://en.wikinews.example/wiki/Main_Page")),
        page_of(TITLE, 0, markup), page_of("Talk:Mayor", 1, "I like it."), page_of("Moen", 0, "#REDIRECT [[Mayor]]"),
        version="0.11",
    )  # fmt: skip
    dump.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    return etree.tostring(dump, xml_declaration=True, encoding="utf-8")


def message(html: bool = False) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"{BYLINE} <lee@post.example>", "desk@post.example", TITLE
    made["Date"], made["Message-ID"], made["Organization"] = format_datetime(MOMENT), "<1@post.example>", OUTLET
    made.set_content("\n\n".join(PARAGRAPHS), cte="quoted-printable")
    if html:
        made.add_alternative("".join(f"<p>{text}</p>" for text in PARAGRAPHS), subtype="html")
        made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="moen.png")
    return made


def mailed() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(Path(folder) / "box")
        for html in (False, True):
            box.add(message(html))
        box.close()
        return (Path(folder) / "box").read_bytes()


def saved_page() -> bytes:
    """A page as Blink saves it; `test_pages_saved_by_chromium` has Chromium itself do so."""
    made = EmailMessage()
    made["From"], made["Snapshot-Content-Location"] = "<Saved by Blink>", URL
    made["Subject"], made["Date"] = TITLE, format_datetime(MOMENT)
    made.set_content(page().decode(), subtype="html", cte="quoted-printable")
    made.make_related()
    return made.as_bytes()


def safari_archive() -> bytes:
    main = {"WebResourceData": page(), "WebResourceTextEncodingName": "UTF-8", "WebResourceURL": URL}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def book() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.epub"
        made = mkepub.Book(title=OUTLET, author=BYLINE, language="en")
        made.add_page("Cover", "<p>The Bergen Post</p>")
        for number in (1, 2):
            made.add_page(f"{TITLE} {number}", f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS))
        made.save(str(path))
        return path.read_bytes()


def word() -> bytes:
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = TITLE, BYLINE
    made.add_heading(TITLE, 0)
    for text in PARAGRAPHS:
        made.add_paragraph(text)
    made.add_paragraph("A first thing", style="List Bullet")
    grid = made.add_table(rows=1, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Votes for", "31"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def pdf() -> bytes:
    file, styles = io.BytesIO(), getSampleStyleSheet()
    made = SimpleDocTemplate(file, title=TITLE, author=BYLINE)
    made.build([Paragraph(TITLE, styles["Title"]), *(Paragraph(text, styles["BodyText"]) for text in PARAGRAPHS)])
    return file.getvalue()


def archive(wet: bool = False) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "warcio"}))
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    text = "\n".join((TITLE, *PARAGRAPHS)).encode()
    if wet:
        writer.write_record(writer.create_warc_record(URL, "conversion", payload=io.BytesIO(text)))
    else:
        writer.write_record(
            writer.create_warc_record(URL, "response", payload=io.BytesIO(page()), http_headers=headers)
        )
        picture = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(URL, "response", payload=io.BytesIO(b"\x89PNG"), http_headers=picture)
        )
    return file.getvalue()


def zipped(*files: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archived:
        for name, data in files:
            archived.writestr(name, data)
    return made.getvalue()


def tarred(*files: tuple[str, bytes], mode: str = "w") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archived:  # type: ignore[call-overload]
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archived.addfile(info, io.BytesIO(data))
    return made.getvalue()


def text() -> bytes:
    return "\n\n".join((TITLE, "May 14, 2024", *PARAGRAPHS)).encode()


def lines() -> bytes:
    return b"".join(json.dumps(record(number)).encode() + b"\n" for number in (1, 2, 3))


def subtitles() -> bytes:
    """Cues of a line of seven words, one a second."""
    rows = [" ".join(p.split()[at : at + 7]) for p in PARAGRAPHS for at in range(0, len(p.split()), 7)]
    times = [f"00:00:{second:02},000 --> 00:00:{second:02},900" for second in range(len(rows))]
    return "\n".join(f"{n}\n{time}\n{row}\n" for n, (time, row) in enumerate(zip(times, rows, strict=True), 1)).encode()


_DATED = frozenset({"title", "published"})
_SIGNED = _DATED | {"byline"}
_OUTLET = _SIGNED | {"outlet"}
_ALL = _OUTLET | {"url"}
SAMPLES = (
    Sample("plain.txt", "a text editor", text, _DATED),
    Sample("article.md", "a text editor, front matter as in Jekyll and Hugo", markdown, _ALL),
    Sample("page.html", "lxml, JSON-LD", page, _ALL | {"language", "section", "licence"}),
    Sample("saved.mhtml", "email", saved_page, _ALL | {"language"}),
    Sample("saved.webarchive", "plistlib", safari_archive, _ALL | {"language"}),
    Sample("talk.srt", "a text editor", subtitles),
    Sample("one.json", "json", lambda: json.dumps(record(), indent=1).encode(), _ALL),
    Sample("list.json", "json", lambda: json.dumps([record(1), record(2)]).encode(), _ALL, 2),
    Sample(
        "answer.json",
        "json",
        lambda: json.dumps({"status": "ok", "articles": [record(1), record(2)]}).encode(),
        _ALL,
        2,
    ),
    Sample("lines.jsonl", "json", lines, _ALL, 3),
    Sample("table.csv", "csv", lambda: table(","), _ALL, 2),
    Sample("table.tsv", "csv", lambda: table("\t"), _ALL, 2),
    Sample("german.csv", "csv, semicolons", lambda: table(";"), _ALL, 2),
    Sample("excel.csv", "csv, UTF-16 as Excel's Unicode text", lambda: table("\t").decode().encode("utf-16"), _ALL, 2),
    Sample("table.parquet", "pyarrow", parquet, _ALL, 2),
    Sample("rss.xml", "feedgen", lambda: feed("rss"), _DATED | {"url", "outlet", "language"}),
    Sample("atom.xml", "feedgen", lambda: feed("atom"), _ALL),
    Sample("nitf.xml", "lxml, NITF 3.6", nitf, _OUTLET | {"section", "licence"}),
    Sample("newsml.xml", "lxml, NewsML-G2 2.33", newsml, _OUTLET | {"language", "section", "licence"}, 2),
    Sample("taken.xml", "trafilatura, XML", lambda: taken("xml"), _ALL | {"section"}),
    Sample("taken.csv", "trafilatura, CSV without names of columns", lambda: taken("csv"), _DATED | {"url"}),
    Sample("taken-tei.xml", "trafilatura, TEI", lambda: taken("xmltei"), _ALL | {"section"}),
    Sample("wiki.xml", "lxml, export 0.11", wiki, _DATED | {"outlet", "language"}),
    Sample("mail.eml", "email", lambda: message(html=True).as_bytes(), _OUTLET),
    Sample("box.mbox", "mailbox", mailed, _OUTLET, 2),
    Sample("issue.epub", "mkepub", book, frozenset({"title", "byline", "language"}), 2),
    Sample("release.docx", "python-docx", word, frozenset({"title", "byline"})),
    Sample("release.pdf", "reportlab", pdf, frozenset({"title", "byline"})),
    Sample("crawl.warc.gz", "warcio", archive, _ALL),
    Sample("crawl.warc.wet.gz", "warcio", lambda: archive(wet=True), frozenset({"url"})),
    Sample("plain.txt.gz", "gzip", lambda: gzip.compress(text()), _DATED),
    Sample("lines.jsonl.bz2", "bz2", lambda: bz2.compress(lines()), _ALL, 3),
    Sample("table.csv.xz", "lzma", lambda: lzma.compress(table(",")), _ALL, 2),
    Sample("page.html.zst", "backports.zstd", lambda: zstd.compress(page()), _ALL),
    Sample("news.zip", "zipfile", lambda: zipped(("a/one.html", page()), ("two.jsonl", lines())), _ALL, 4),
    Sample("news.tar", "tarfile", lambda: tarred(("one.html", page()), ("b/two.jsonl", lines())), _ALL, 4),
    Sample("news.tar.gz", "tarfile", lambda: tarred(("one.html", page()), ("b.jsonl", lines()), mode="w:gz"), _ALL, 4),
    Sample("news.tgz", "tarfile", lambda: tarred(("one.html", page()), mode="w:gz"), _ALL),
)

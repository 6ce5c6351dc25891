"""The kinds of blocks that a format states reach the record; properties and dates of documents are taken with care."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
import mkepub
import pytest
from feedgen.feed import FeedGenerator
from lxml import etree
from lxml.builder import ElementMaker
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from triplewire.extract.errors import SourceError
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Article
from triplewire.extract.reading.formats.dumps.own_words import own_words
from triplewire.extract.sources import read_sources

HEAD, LEAD = "Harbour of Bergen closes", "What the fishermen fear"
STORY = (
    "The council of Bergen closed the harbour on Tuesday after a ship had lost its load of oil in the night before.",
    "Mayor Kari Moen said that the town would pay for the damage and ask the owner of the ship for the money.",
    "Fishermen took their boats to other ports, and the first of them came home to Bergen on the next evening.",
)
CAPTION, PULLED = "A boat of the fire brigade in the harbour of Bergen", "The town will pay"
WANTED = [
    ("headline", HEAD), ("subheadline", LEAD), ("paragraph", STORY[0]), ("caption", CAPTION), ("paragraph", STORY[1]),
    ("paragraph", PULLED), ("subheadline", "Who is to blame?"), ("paragraph", STORY[2]),
]  # fmt: skip
BODY = (
    f"<h2>{LEAD}</h2><p>{STORY[0]}</p><figure><img src='a.jpg'/><figcaption>{CAPTION}</figcaption></figure>"
    f"<p>{STORY[1]}</p><blockquote><p>{PULLED}</p></blockquote><h3>Who is to blame?</h3><p>{STORY[2]}</p>"
)


def read(path: Path, data: bytes | str, **options: str) -> Article:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (found,) = read_sources([str(path)], **options)  # type: ignore[arg-type]  # only dates
    assert isinstance(found, Article), found
    return found


def blocks(article: Article) -> list[tuple[str, str]]:
    laid_out, _ = lay_out(article.text, stated=article.blocks)
    return [(block.kind, block.quote(article.text)) for block in laid_out]


def page() -> str:
    related = "<aside><figure><figcaption>A dog that found its way home</figcaption></figure></aside>"
    head = f"<head><title>{HEAD}</title></head>"
    return f"<html lang='en'>{head}<body><article><h1>{HEAD}</h1>{BODY}{related}</article></body></html>"


def record() -> str:
    return json.dumps({"title": HEAD, "body": f"<h1>{HEAD}</h1>{BODY}"})


def feed() -> bytes:
    made = FeedGenerator()
    made.title("Post")
    made.id("https://post.example/")
    made.link(href="https://post.example/")
    entry = made.add_entry()
    entry.id("https://post.example/1")
    entry.title(HEAD)
    entry.content(BODY, type="html")
    return bytes(made.atom_str())


def book(tmp_path: Path) -> bytes:
    made = mkepub.Book(title="Bergen Weekly")
    made.add_page(HEAD, f"<h1>{HEAD}</h1>{BODY}")
    made.save(tmp_path / "made.epub")
    return (tmp_path / "made.epub").read_bytes()


def nitf() -> bytes:
    e = ElementMaker()
    media = e("media", e("media-reference"), e("media-caption", CAPTION))
    content = (
        e.p(STORY[0]),
        media,
        e.p(STORY[1]),
        e.bq(e.block(e.p(PULLED))),
        e.hl2("Who is to blame?"),
        e.p(STORY[2]),
    )
    lines = e.hedline(e.hl1(HEAD), e.hl2(LEAD))
    made = e.nitf(e.head(e.title(HEAD)), e.body(e("body.head", lines), e("body.content", *content)))
    return etree.tostring(made, xml_declaration=True, encoding="utf-8")


def word() -> bytes:
    made = docx.Document()
    styles = ("Title", "Subtitle", None, "Caption", None, "Quote", "Heading 2", None)
    for (_, text), style in zip(WANTED, styles, strict=True):
        made.add_paragraph(text, style)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def markdown() -> str:
    shown = {"headline": "# ", "subheadline": "## "}
    marks = [shown.get(kind, "> " if text == PULLED else "") for kind, text in WANTED]
    return "\n\n".join(mark + text for mark, (kind, text) in zip(marks, WANTED, strict=True) if kind != "caption")


@pytest.mark.parametrize(
    ("name", "made"),
    [("a.html", page()), ("a.json", record()), ("a.atom", feed()), ("a.xml", nitf()), ("a.docx", word())],
)
def test_headings_captions_and_quotes_have_the_kinds_that_their_markup_states(
    tmp_path: Path, name: str, made: bytes | str
) -> None:
    assert blocks(read(tmp_path / name, made)) == WANTED


@pytest.mark.parametrize(("number", "mark"), [("1", "- "), ("0", "")])
def test_a_paragraph_with_a_number_of_its_own_is_an_item(tmp_path: Path, number: str, mark: str) -> None:
    made = docx.Document()
    item = made.add_paragraph("Close the old bridge.")
    properties = item._p.get_or_add_pPr()  # noqa: SLF001  # the library numbers paragraphs only by their styles
    properties.get_or_add_numPr().get_or_add_numId().val = int(number)
    made.add_paragraph(STORY[0])
    file = io.BytesIO()
    made.save(file)
    assert read(tmp_path / "a.docx", file.getvalue()).text.startswith(f"{mark}Close the old bridge.\n\n")


def test_the_kinds_in_a_book_and_in_markdown(tmp_path: Path) -> None:
    assert blocks(read(tmp_path / "a.epub", book(tmp_path))) == WANTED
    assert blocks(read(tmp_path / "a.md", markdown())) == [each for each in WANTED if each[0] != "caption"]


def test_the_kinds_in_a_dump_of_a_wiki(tmp_path: Path) -> None:
    markup = (
        f"== {LEAD} ==\n{STORY[0]}\n[[File:Boat.jpg|thumb|left|200px|alt=A boat|{CAPTION}]]\n"
        f"[[File:Map.png|thumb|right]]\n{STORY[1]}\n=== Who is to blame? ===\n{STORY[2]}\n== Sources ==\n"
        "* {{source|x}}\n== Links ==\n"
    )
    e = ElementMaker()
    made = e.mediawiki(e.page(e.title(HEAD), e.ns("0"), e.id("1"), e.revision(e.text(markup))))
    found = blocks(read(tmp_path / "a.xml", etree.tostring(made)))
    assert found == [each for each in WANTED if each[1] != PULLED]


def test_a_feed_with_one_date_was_published_then(tmp_path: Path) -> None:
    made = FeedGenerator()
    made.load_extension("dc")
    made.title("Post")
    made.id("https://post.example/")
    made.link(href="https://post.example/")
    made.description("News")
    entry = made.add_entry()
    entry.id("https://post.example/1")
    entry.title(HEAD)
    entry.content(STORY[0])
    entry.updated("2024-05-14T10:00:00Z")
    found = read(tmp_path / "a.atom", made.atom_str())
    assert (found.published, found.about.modified) == ("2024-05-14", None)
    entry.published("2024-05-13T10:00:00Z")
    found = read(tmp_path / "a.atom", made.atom_str())
    assert (found.published, found.about.modified) == ("2024-05-13", "2024-05-14")
    found = read(tmp_path / "a.rss", made.rss_str())
    assert (found.published, found.about.modified) == ("2024-05-13", None)


@pytest.mark.parametrize("heading", ["h1", "h2", "h4"])
def test_a_heading_that_is_as_long_as_a_paragraph_is_one(tmp_path: Path, heading: str) -> None:
    long = f"{STORY[0]} {STORY[1]}"
    found = read(tmp_path / "a.json", json.dumps({"body": f"<p>{STORY[2]}</p><{heading}>{long}</{heading}>"}))
    assert blocks(found)[1] == ("paragraph", long)


def drawn(bullet: str, items: list[str]) -> bytes:
    """A list whose bullets are drawn."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 800, STORY[0])
    for number, item in enumerate(items):
        height = 780 - 12 * number
        if bullet == "circle":
            canvas.circle(64, height + 3, 1.5, fill=1)
        else:
            canvas.rect(62, height + 2, 3, 3, fill=1)
        canvas.drawString(74, height, item)
    canvas.save()
    return file.getvalue()


ITEMS = [
    "The ports stay open until the end of June",
    "No boat leaves the harbour before the inquiry ends",
    "A fund pays",
]


@pytest.mark.parametrize("bullet", ["circle", "square"])
def test_bullets_that_are_drawn_make_items(tmp_path: Path, bullet: str) -> None:
    found = blocks(read(tmp_path / "a.pdf", drawn(bullet, ITEMS)))
    assert found == [("paragraph", STORY[0]), *(("list", item) for item in ITEMS)]


def set_in(parts: list[object], **facts: str) -> bytes:
    file = io.BytesIO()
    SimpleDocTemplate(file, **facts).build(parts)
    return file.getvalue()


STYLE = getSampleStyleSheet()["Normal"]


@pytest.mark.parametrize("kind", ["bullet", "1", "a"])
@pytest.mark.parametrize("size", [8, 10, 12])
def test_items_of_a_list_are_one_block_each(tmp_path: Path, kind: str, size: int) -> None:
    items = [*ITEMS, f"{STORY[0]} {STORY[1]}"]
    flow = ListFlowable([Paragraph(item, STYLE) for item in items], bulletType=kind, bulletFontSize=size)
    found = blocks(read(tmp_path / "a.pdf", set_in([Paragraph(STORY[2], STYLE), flow])))
    assert [text for kind, text in found if kind == "list"] == items


GRID = TableStyle([("GRID", (0, 0), (-1, -1), 1, "black")])


@pytest.mark.parametrize(
    "rows",
    [
        [["Port", "Boats"], ["Bergen", "12"], ["Oban", "30"]],
        [["Port", "Boats", "Crew"], ["Bergen", "12", "40"], ["Oban", "30", "95"]],
        [["Name", "Office"], ["Kari Moen", "Mayor of Bergen"], ["Ingrid Halvorsen Dahl", "Her deputy"]],
        [["A", "B", "C", "D"], ["1", "2", "3", "4"], ["5", "6", "7", "8"]],
        [["Year", "Load"], ["2021", "1,200 t"], ["2022", "90 t"]],
    ],
)
@pytest.mark.parametrize("grid", [True, False])
def test_cells_of_a_table_are_apart(tmp_path: Path, rows: list[list[str]], *, grid: bool) -> None:
    table = Table(rows, style=GRID if grid else None)
    found = blocks(read(tmp_path / "a.pdf", set_in([Paragraph(STORY[2], STYLE), table, Paragraph(STORY[1], STYLE)])))
    assert found[1:-1] == [("table", " | ".join(row)) for row in rows]


def test_words_that_stand_apart_by_chance_are_no_cells(tmp_path: Path) -> None:
    narrow = Paragraph(" ".join(STORY), STYLE.clone("narrow", alignment=4))
    assert " | " not in read(tmp_path / "a.pdf", set_in([narrow], rightMargin=120 * mm)).text


def documents(author: str, *lines: str) -> Iterator[tuple[str, bytes]]:
    made = docx.Document()
    made.core_properties.author = author
    for line in lines:
        made.add_paragraph(line)
    file = io.BytesIO()
    made.save(file)
    yield "a.docx", file.getvalue()
    yield "a.pdf", set_in([Paragraph(line, STYLE) for line in lines], author=author)


@pytest.mark.parametrize(
    ("author", "shown", "byline"),
    [
        ("python-docx", "", None),
        ("Microsoft Office User", "", None),
        ("Tom Baird", "", "Tom Baird"),
        ("Tom Baird", "By Kari Moen", "Kari Moen"),
        ("Tom Baird", "Kari Moen and Omar Haddad", "Kari Moen and Omar Haddad"),
        ("unknown", "By Kari Moen", "Kari Moen"),
    ],
)
def test_the_byline_that_is_shown_goes_before_the_property(
    tmp_path: Path, author: str, shown: str, byline: str | None
) -> None:
    for name, data in documents(author, HEAD, *filter(None, [shown]), *STORY):
        assert read(tmp_path / name, data).about.byline == byline


def test_the_day_and_the_title_of_an_empty_template_are_those_of_no_document(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.title = "Word Document"
    made.add_paragraph(STORY[0])
    made.save(str(tmp_path / "a.docx"))
    found = read(tmp_path / "a.docx", (tmp_path / "a.docx").read_bytes())
    assert (found.title, found.about.byline, found.about.modified) == (None, None, None)
    made.core_properties.modified = datetime(2024, 5, 14, tzinfo=UTC)
    made.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx", (tmp_path / "a.docx").read_bytes()).about.modified == "2024-05-14"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ({"$date": "2024-05-14T00:00:00Z"}, "2024-05-14"),
        ({"$date": {"$numberLong": "1715644800000"}}, "2024-05-14"),
        ({"_seconds": 1715644800, "_nanoseconds": 0}, "2024-05-14"),
        ({"__type": "Date", "iso": "2024-05-14T10:00:00.000Z"}, "2024-05-14"),
        ({"S": "2024-05-14"}, "2024-05-14"),
        ({"year": 2024, "month": 5, "day": 4}, "2024-05-04"),
        ([2024, 5, 14, 10, 30], "2024-05-14"),
        ({"when": "later"}, None),
    ],
)
def test_dates_as_databases_keep_them(tmp_path: Path, date: object, day: str | None) -> None:
    found = read(tmp_path / "a.json", json.dumps({"text": STORY[0], "date": date}))
    assert found.published == day
    assert bool(found.warnings) is (day is None)


@pytest.mark.parametrize(
    ("lines", "day", "warned"),
    [
        (["Date: 14.05.2024"], "2024-05-14", False),
        (["Published 2024/05/14"], "2024-05-14", False),
        (["Updated: 16 May 2024", "Published: 14 May 2024"], "2024-05-14", False),
        (["Updated: 16 May 2024"], "2024-05-16", False),
        (["Date: 05/06/2024"], None, True),
        (["Date: 31/02/2024"], None, True),
        (["Date: 14/5/24"], None, True),
        ([], None, False),
    ],
)
def test_a_date_line_in_a_text(tmp_path: Path, lines: list[str], day: str | None, *, warned: bool) -> None:
    found = read(tmp_path / "a.txt", "\n".join([HEAD, *lines, "", *STORY]))
    assert found.published == day
    assert bool(found.warnings) is warned


def test_a_warning_says_where_and_what_is_taken_instead(tmp_path: Path) -> None:
    (tmp_path / "2024-05-14.csv").write_text(f'title,text,date\n{HEAD},"{STORY[0]}",05/06/2024\n')
    (found,) = read_sources([str(tmp_path / "2024-05-14.csv")])
    assert isinstance(found, Article)
    assert found.place.endswith("2024-05-14.csv, row 2")
    assert found.warnings == (
        "the date '05/06/2024' names two days, 2024-05-06 and 2024-06-05: the publication date is left open",
    )
    (found,) = read_sources([str(tmp_path / "2024-05-14.csv")], published_from="name")
    assert isinstance(found, Article)
    assert found.warnings[0].endswith("2024-06-05: 2024-05-14 is taken instead")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024_may_14", "2024-05-14"), ("2024-May-14-flood", "2024-05-14"), ("flood_14may2024", "2024-05-14"),
        ("2024may14", "2024-05-14"), ("May14_2024", "2024-05-14"), ("14_May_2024", "2024-05-14"),
        ("flood2024mayor14", None), ("report_2024_q1_12", None), ("2024_may_14-2024_may_15", None),
    ],
)  # fmt: skip
def test_the_day_in_the_name_of_a_file(tmp_path: Path, name: str, day: str | None) -> None:
    assert read(tmp_path / f"{name}.txt", STORY[0], published_from="name").published == day


def test_a_name_without_a_date_is_told(tmp_path: Path) -> None:
    found = read(tmp_path / "flood.txt", STORY[0], published_from="name")
    assert found.warnings == ("the name of the file has no date, or several: the publication date is left open",)
    assert read(tmp_path / "flood.txt", STORY[0], published_from="name", published="2024-05-14").published is not None


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.epub", "a.zip", "a.gz"])
def test_the_page_of_an_error_is_no_document(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<!DOCTYPE html><html><body><h1>404 Not Found</h1></body></html>")
    (found,) = read_sources([str(tmp_path / name)])
    assert isinstance(found, SourceError)
    assert "a web page" in found.reason


def test_prose_on_a_format_is_prose(tmp_path: Path) -> None:
    text = f"WARC/1.0 is a format of web archives. {STORY[0]}"
    assert read(tmp_path / "a.txt", text).text == text


SAID = "Kari Moen left."


@pytest.mark.parametrize(
    "introduction",
    [
        "On Tue, Jane wrote:", "On Tuesday, Jane Roe wrote:", "Jane Roe wrote:", "Jane Roe <j@post.example> wrote:",
        "Am Dienstag schrieb Jane Roe:", "In article <a1@post.example>, jane@post.example says...",
        "Quoting Jane Roe <j@post.example>:", "Yesterday, Jane wrote:",
        "On 2 May, Jane Roe via List <\nl@post.example> wrote:",
    ],
)  # fmt: skip
def test_what_introduces_a_quoted_message_goes_with_it(introduction: str) -> None:
    assert own_words(f"{SAID}\n\n{introduction}\n> He met her.\n> She said no.\n", "Re: x") == SAID


@pytest.mark.parametrize(
    ("introduction", "opens"),
    [
        ("On Tue, 14 May 2024 09:00:00 +0000, Jane Roe wrote:", True),
        ("On 14 May 2024 at 9:00, Jane Roe <\nj@post.example> wrote:", True),
        ("Le mar. 14 mai 2024 à 09:00, Jane Roe a écrit :", True),
        ("In a letter of May 14, 2024, Jane Roe wrote:", False),
        ("Jane Roe wrote:", False),
    ],
)
def test_a_thread_without_marks(introduction: str, *, opens: bool) -> None:
    text = f"{SAID}\n\n{introduction}\n\nHe met her."
    assert own_words(text, "Re: x") == (SAID if opens else text)


def test_rows_of_data_are_tables_and_rows_that_place_paragraphs_are_not(tmp_path: Path) -> None:
    e = ElementMaker()
    placed = e.table(e.tr(e.td(e.p(STORY[1])), e.td(e.p(STORY[2]))))
    content = e("body.content", e.p(STORY[0]), e.hl2(LEAD), e.table(e.tr(e.td("Bergen"), e.td("312"))), placed)
    made = etree.tostring(e.nitf(e.head(e.title(HEAD)), e.body(e("body.head", e.hedline(e.hl1(HEAD))), content)))
    assert blocks(read(tmp_path / "a.xml", made)) == [
        ("headline", HEAD), ("paragraph", STORY[0]), ("subheadline", LEAD), ("table", "Bergen | 312"),
        ("paragraph", STORY[1]), ("paragraph", STORY[2]),
    ]  # fmt: skip


def test_a_note_to_editors_does_not_hide_the_story(tmp_path: Path) -> None:
    e = ElementMaker()
    note = e.note(e("body.content", e.p("Eds: updates with a quotation.")))
    head = e("body.head", e.hedline(e.hl1(HEAD)), note)
    made = etree.tostring(e.nitf(e.head(e.title(HEAD)), e.body(head, e("body.content", *map(e.p, STORY)))))
    assert blocks(read(tmp_path / "a.xml", made)) == [("headline", HEAD), *(("paragraph", text) for text in STORY)]


@pytest.mark.parametrize("kind", ["twitter-tweet", "instagram-media", "bluesky-embed", "fb-post"])
def test_embedded_posts_are_no_part_of_an_article(tmp_path: Path, kind: str) -> None:
    post = f'<blockquote class="{kind}"><p>Moen sank the ship.</p>Tom Hart (@tom) May 13, 2024</blockquote>'
    made = page().replace(f"<p>{STORY[1]}</p>", f"<p>{STORY[1]}</p>{post}")
    assert blocks(read(tmp_path / "a.html", made)) == WANTED


def test_embedded_posts_of_amp_pages_are_no_part_of_an_article(tmp_path: Path) -> None:
    post = "<amp-twitter data-tweetid='1'><blockquote placeholder><p>Moen sank the ship.</p></blockquote></amp-twitter>"
    made = page().replace(f"<p>{STORY[1]}</p>", f"<p>{STORY[1]}</p>{post}")
    assert blocks(read(tmp_path / "a.html", made)) == WANTED


def test_a_page_with_the_beginnings_of_articles_has_none(tmp_path: Path) -> None:
    teasers = "".join(
        f"<article><h2><a href='/{n}'>{text[:30]}</a></h2><p>{text}</p></article>" for n, text in enumerate(STORY)
    )
    (tmp_path / "a.html").write_text(
        f"<html lang='en'><head><title>Post</title></head><body><main>{teasers}</main></body></html>"
    )
    (found,) = read_sources([str(tmp_path / "a.html")])
    assert isinstance(found, SourceError)
    assert "beginnings of 3 articles" in str(found)


def test_a_line_about_an_author_names_only_the_author(tmp_path: Path) -> None:
    about = '<p class="author-bio">Ann Lee is a reporter in Bergen.</p>'
    made = page().replace("</article>", f"{about}</article>")
    assert read(tmp_path / "a.html", made).about.byline in {"Ann Lee", None}


def test_corrections_in_a_list_are_corrections() -> None:
    text = f"{STORY[0]}\n\n• This article was amended on 15 May 2024.\n\n* Correction: an earlier version named Oslo."
    kinds = [(block.kind, block.quote(text)[:6]) for block in lay_out(text)[0]]
    assert kinds[1:] == [("correction", "This a"), ("correction", "Correc")]


@pytest.mark.parametrize("name", ["date_publish", "seendate", "Published Date Time", "displayDate", "firstPublishedAt"])
def test_the_names_of_dates_in_exports(tmp_path: Path, name: str) -> None:
    assert read(tmp_path / "a.json", json.dumps({"text": STORY[0], name: "2024-05-14"})).published == "2024-05-14"

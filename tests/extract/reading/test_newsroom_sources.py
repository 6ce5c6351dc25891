"""What archives of newsrooms hold: notes, exports with names of their own, transcripts, pages and issues in PDF."""

import json
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.layout.copies.reading_copy import reading_copy
from triplewire.extract.layout.datelines import find_dateline
from triplewire.extract.layout.front_matter import front_matter
from triplewire.extract.model import Article, Extent
from triplewire.extract.reading.formats.bylines import authors
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.formats.pages.markdown import read_markdown
from triplewire.extract.reading.formats.pages.markup import text_of_html
from triplewire.extract.sources import read_sources

NEWS = "The dockers of Gdynia called off the strike on Monday."
MORE = "Piotr Zawada signed the agreement with the port. It raises wages by eight percent."


def read(path: Path, data: bytes | str) -> list[Article]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = list(read_sources([str(path)]))
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("[[Piotr Zawada]] met [[Ewa Lis|the mayor]].", "Piotr Zawada met the mayor."),
        ("He owns [[Port of Gdynia#History|the port]] and [[Stocznia^a1]].", "He owns the port and Stocznia."),
        ("See [[#Wages]].", "See Wages."),
        ("The port closed. ^b2", "The port closed."),
        ("![[quay.png]]\n\nThe port closed.", "The port closed."),
        ("> [!note] Check\n> The port closed.", "Check\nThe port closed."),
        ("- [x] call Lis\n- [ ] call Zawada", "- call Lis\n\n- call Zawada"),
        ("The port closed.\n\n#gdynia #work/strike", "The port closed."),
        ("# Strike\n\nThe port closed.", "Strike\n\nThe port closed."),
        ("An array a[[0]] of 2^10 and x ^ y.", "An array a[[0]] of 2^10 and x ^ y."),
    ],
)
def test_marks_of_programs_for_notes(note: str, shown: str) -> None:
    assert read_markdown(note).text.strip() == shown


@pytest.mark.parametrize(
    ("fields", "paragraphs"),
    [
        ({"body": f"<p>{NEWS}</p><p>{MORE}</p>", "bodyText": f"{NEWS} {MORE}"}, [NEWS, MORE]),
        ({"bodyText": f"{NEWS}\n\n{MORE}", "body": f"<p>{NEWS}</p><p>{MORE}</p>"}, [NEWS, MORE]),
        (
            {"bodyText": f"{NEWS} {MORE}", "body": "<p>Another text, which is not the same at all.</p>" * 3},
            [f"{NEWS} {MORE}"],
        ),
        ({"text": f"{NEWS} {MORE}", "body": f"<p>{NEWS}</p><p>{MORE}</p>"}, [f"{NEWS} {MORE}"]),
    ],
    ids=["flat and marked up", "plain with paragraphs", "another text", "what is called text"],
)
def test_the_text_with_its_paragraphs_is_read(tmp_path: Path, fields: dict[str, str], paragraphs: list[str]) -> None:
    (found,) = read(tmp_path / "a.json", json.dumps(fields))
    assert found.text.strip().split("\n\n") == paragraphs


@pytest.mark.parametrize(
    ("fields", "byline", "outlet"),
    [
        (
            {"author": "Ann Lee in Kyiv", "source": "https://p.example/1", "source-hostname": "The Post"},
            "Ann Lee",
            "The Post",
        ),
        ({"author": "Ann Lee and Omar Haddad in Kyiv", "source": "The Post"}, "Ann Lee and Omar Haddad", "The Post"),
        ({"author": "Ann Lee in Kyiv and Omar Haddad in Lviv"}, "Ann Lee in Kyiv and Omar Haddad in Lviv", None),
        ({"byline_name": "Ann Lee", "publication": "The Post", "hostname": "p.example"}, "Ann Lee", "The Post"),
    ],
)
def test_who_wrote_it_and_for_whom(tmp_path: Path, fields: dict[str, Any], byline: str, outlet: str | None) -> None:
    (found,) = read(tmp_path / "a.json", json.dumps({"text": f"{NEWS} {MORE}"} | fields))
    assert (found.about.byline, found.about.outlet) == (byline, outlet)


def test_an_export_of_an_editorial_system(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path / "a.csv", f"Hed;Dek;Byline;PubDate;BodyCopy\nStrike ends;Wages rise;Ann Lee;23.02.2024;{NEWS}\n"
    )
    assert (found.title, found.about.byline, found.published, found.text) == (
        "Strike ends",
        "Ann Lee",
        "2024-02-23",
        NEWS,
    )


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Dockers of Gdynia end their strike | The Post", "The Post"),
        ("Dockers of Gdynia end their strike - Business - The Post", "The Post"),
        ("The Post » Dockers of Gdynia end their strike", "The Post"),
        ("Dockers of Gdynia end their strike", None),
        ("Poland - strikes", None),
    ],
)
def test_the_outlet_in_the_title_of_a_page(title: str, outlet: str | None) -> None:
    body = f"<h1>Dockers of Gdynia end their strike</h1><p>{NEWS}</p><p>{MORE}</p><p>{NEWS} {MORE}</p>"
    page = f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>"
    assert read_page(page).about.outlet == outlet


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ('"Zawada, Piotr" <pz@port.example>', "Piotr Zawada"),
        ("Zawada, Piotr <pz@port.example>", "Piotr Zawada"),
        ("Piotr Zawada <pz@port.example>", "Piotr Zawada"),
        ("pz@port.example", "pz@port.example"),
    ],
)
def test_the_name_of_a_sender(tmp_path: Path, sender: str, name: str) -> None:
    head = f"From: {sender}\nTo: desk@post.example\nDate: Mon, 17 Jun 2024 16:20:00 +0200\nSubject: Strike\n\n"
    (found,) = read(tmp_path / "a.eml", f"{head}{NEWS}\n\n{MORE}\n")
    assert found.about.byline == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Submitted by Piotr Zawada on Fri, 11/17/2023 - 14:03", "Piotr Zawada"),
        ("By Ann Lee on May 3, 2024", "Ann Lee"),
        ("By Ann Lee on the road", None),
    ],
)
def test_bylines_with_a_day(line: str, names: str | None) -> None:
    assert authors(line) == names


@pytest.mark.parametrize(
    ("line", "story"),
    [
        ("Reasi (Jammu and Kashmir) [India], June 8 (ANI): The minister left.", "The minister left."),
        ("Pune (Maharashtra) [India], July 1 (ANI): Police arrested him.", "Police arrested him."),
    ],
)
def test_a_dateline_with_a_state_and_a_country(line: str, story: str) -> None:
    found = find_dateline(line, Extent(0, len(line)), lambda _: False)
    assert found is not None
    assert line[found.story :] == story


def test_marks_of_a_broadcast_are_no_part_of_it() -> None:
    marks = ["THIS IS A RUSH TRANSCRIPT. THIS COPY MAY NOT BE IN ITS FINAL FORM.", "(BEGIN VIDEO CLIP)", "(CROSSTALK)"]
    text = "\n\n".join(["Interview With Ewa Lis", marks[0], f"EWA LIS, MAYOR: {NEWS}", *marks[1:], f"LIS: {MORE}"])
    skipped = [text[each.start : each.end] for each in lay_out(text)[1]]
    assert skipped == marks
    stamped = "It cut the funds. [20:05:00] I told the mayor."
    assert reading_copy(stamped).text == "It cut the funds. I told the mayor."


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Ocean Review 6/2024", "Port of Gdynia shut as tanker runs aground"),
        ("Port of Gdynia shut as tanker\nruns aground", "Port of Gdynia shut as tanker runs aground"),
    ],
)
def test_the_headline_of_a_page_goes_before_the_title_of_its_issue(tmp_path: Path, stated: str, title: str) -> None:
    styles = getSampleStyleSheet()
    parts = [Paragraph(title, styles["Title"]), *(Paragraph(each, styles["Normal"]) for each in (NEWS, MORE))]
    path = tmp_path / "a.pdf"
    SimpleDocTemplate(str(path), pagesize=A4, title=stated).build(parts)
    (found,) = read(path, path.read_bytes())
    assert found.title == title


@pytest.mark.parametrize(
    "line",
    [
        "/// ATTENTION - ADDS successor ///",
        "lm-jk/pvh",
        "abc/de/fgh",
        '<org idsrc="isin" value="FR0000121014">LVMH</org>',
        "(This story is auto-generated from a syndicated feed.)",
        "E-mail this story to a friend | Printer-friendly version",
        "No spam. Unsubscribe anytime.",
    ],
)
def test_lines_around_a_story(line: str) -> None:
    text = f"Strike ends\n\n{NEWS}\n\n{line}\n\n{MORE}"
    assert [text[each.start : each.end] for each in lay_out(text)[1]] == [line]


@pytest.mark.parametrize("line", ["He/she said no.", "Police/army talks", "Printers in Gdynia are on strike.", "///"])
def test_lines_like_those_around_a_story(line: str) -> None:
    assert lay_out(f"Strike ends\n\n{NEWS}\n\n{line}\n\n{MORE}")[1] == ()


@pytest.mark.parametrize(
    ("title", "generator", "outlet"),
    [
        ("Posts on The Post", "Hugo -- 0.125.4", "The Post"),
        ("News on Sunday", "https://wordpress.org/?v=6.4", "News on Sunday"),
        ("The Post", "Hugo -- gohugo.io", "The Post"),
    ],
)
def test_the_outlet_of_a_feed(tmp_path: Path, title: str, generator: str, outlet: str) -> None:
    item = f"<item><title>Strike ends</title><description>{NEWS} {MORE}</description></item>"
    head = f"<title>{title}</title><generator>{generator}</generator>"
    (found,) = read(tmp_path / "a.rss", f'<rss version="2.0"><channel>{head}{item}</channel></rss>')
    assert found.about.outlet == outlet


@pytest.mark.parametrize("mark", ['epub:type="footnote"', 'role="doc-footnote"', 'epub:type="rearnote"'])
def test_notes_that_a_book_shows_on_touch_are_left_out(mark: str) -> None:
    page = f"<p>{NEWS}</p><aside {mark}><p>La Nation, 3 May 1994.</p></aside><aside><p>{MORE}</p></aside>"
    assert text_of_html(page).split("\n\n") == [NEWS, MORE]


def test_invisible_characters_hide_no_author_and_no_day() -> None:
    found = front_matter(f"Strike ends\n\nBy Zoë Müller\u200b\n\n\u200e21 May\u2060 2024\n\n{NEWS}\n\n{MORE}")
    assert (found.byline, found.published) == ("Zoë Müller", "2024-05-21")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Sens. Ann Lee (R-WY) and Omar Haddad (D-N.M.) met.", "Sens. Ann Lee and Omar Haddad met."),
        ("Ann Lee (I–Vt.) met Omar Haddad (DFL-Minn.).", "Ann Lee met Omar Haddad (DFL-Minn.)."),
        ("They crossed a corridor (L-Shaped) in Oslo.", "They crossed a corridor (L-Shaped) in Oslo."),
        ("Ann Lee (Reuters) met Omar Haddad (R).", "Ann Lee (Reuters) met Omar Haddad (R)."),
    ],
)
def test_the_seat_of_a_lawmaker_is_no_part_of_the_sentence(sentence: str, shown: str) -> None:
    assert reading_copy(sentence).text == shown


def test_the_place_in_elements_of_its_own(tmp_path: Path) -> None:
    place = "<dateline><location><city>OSLO</city>, <country>Norway</country></location></dateline>"
    head = f"<body.head><hedline><hl1>Strike ends</hl1></hedline>{place}</body.head>"
    body = f"<body>{head}<body.content><p>It ended.</p></body.content></body>"
    (tmp_path / "a.xml").write_text(f"<nitf><head/>{body}</nitf>")
    (found,) = read_sources([str(tmp_path / "a.xml")])
    assert isinstance(found, Article)
    assert "OSLO, Norway\n" in found.text


def test_the_name_of_a_newsletter_before_its_headline_is_no_speaker() -> None:
    story = "\n\nMarch 13, 2024\n\nDockers ended their strike on Tuesday.\n"
    for line, kind in (("QUAYSIDE DAILY", "headline"), ("NEWS", "speaker")):
        assert lay_out(f"Quayside Daily: Dockers back at work\n\n{line}{story}")[0][0].kind == kind


@pytest.mark.parametrize(
    "block",
    [
        "% Strike ends\n% Ann Lee; Omar Haddad\n% March 12, 2024\n",
        "% Strike\n  ends\n% Ann Lee\n  Omar Haddad\n% March 12, 2024\n",
    ],
)
def test_the_title_block_of_pandoc(block: str) -> None:
    found = read_markdown(f"{block}\nDockers ended it.\n")
    assert (found.title, found.about.byline, found.published) == (
        "Strike ends",
        "Ann Lee, Omar Haddad",
        "March 12, 2024",
    )
    assert found.text == "Dockers ended it.\n\n"
    assert read_markdown("% of votes\n\nDockers ended it.").title is None

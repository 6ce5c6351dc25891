"""The outlet of a text: in mastheads of printed pages and in credits, or the agency by which it was filed."""

import io
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.layout.front_matter import front_matter
from triplewire.extract.model import Article
from triplewire.extract.reading.formats.outlets import masthead, outlet_in
from triplewire.extract.sources import read_sources

NEWS = "The dockers of Gdynia called off the strike on Monday."
MORE = "Piotr Zawada signed the agreement with the port. It raises wages by eight percent."
TITLE = "Strike ends in Gdynia port"
STORY = f"{NEWS}\n\n{MORE}"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Hull Ledger, Tuesday 14 May 2024, page 3", "The Hull Ledger"),
        ("THE LAKE COURIER", "The Lake Courier"),
        ("BBC NEWS", "BBC News"),
        ("By Lars Holm, dpa", "dpa"),
        ("KYODO NEWS - Jan 7, 2024 - 15:22", "Kyodo News"),
        ("BAMAKO, Mali (AP)", "AP"),
        ("Ann Lee | The Bergen Post | 14 May 2024", "The Bergen Post"),
        ("By Ann Lee, Senior Reporter", None),
        ("By Ann Lee, news editor", None),
        ("14 May 2024", None),
        ("The post was empty", None),
    ],
)
def test_the_outlet_in_a_line(line: str, outlet: str | None) -> None:
    assert outlet_in(line) == outlet


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("Pacific Mining Letter August 14, 2023", "Pacific Mining Letter"),
        ("Sahel Health Monitor – Page 3", "Sahel Health Monitor"),
        ("Gdynia, 14 May 2024", None),
        ("New York, May 14, 2024", None),
        ("Battle of Hull, 3 May 1643", None),
        ("Dockers end their strike", None),
        ("14 May 2024", None),
    ],
)
def test_the_paper_in_a_running_head(line: str, paper: str | None) -> None:
    assert masthead(line) == paper


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"{TITLE}\nBy Ewa Lis\nAssociated Press\n\nGDYNIA, Poland (AP) — {STORY}", "Associated Press"),
        (f"{TITLE}\n\nGDYNIA, May 14 (Reuters) - {STORY}", "Reuters"),
        (f"{TITLE}\n\nGDYNIA, May 14. /TASS/. {STORY}", "TASS"),
        (f"{TITLE}\nThe Bergen Post, 14 May 2024\n\nGDYNIA, May 14 (Reuters) - {STORY}", "The Bergen Post"),
        (f"{TITLE}\n\n{STORY}", None),
    ],
)  # fmt: skip
def test_a_paper_goes_before_the_agency(text: str, outlet: str | None) -> None:
    assert front_matter(text).outlet == outlet


Page = list[tuple[int, int, str]]


def printed(*pages: Page) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for page in pages:
        for left, base, line in page:
            canvas.drawString(left, base, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


HEAD = [(60, 800, "THE LAKE COURIER"), (250, 800, "Saturday, 16 July 2022"), (480, 800, "Page 5")]
BODY = [(60, 740, TITLE), (60, 700, NEWS), (60, 660, MORE[:48]), (60, 620, MORE[49:])]
LAST = "The ferries to Sweden sail again on Friday."
FOOT = [(220, 30, "www.lakecourier.example")]


@pytest.mark.parametrize(
    "pages",
    [[[*HEAD, *BODY, *FOOT]], [[*HEAD, *BODY, *FOOT], [*HEAD, (60, 740, LAST), *FOOT]]],
    ids=["one page", "two"],
)
def test_running_heads_are_no_text_but_name_paper_and_day(tmp_path: Path, pages: list[Page]) -> None:
    (tmp_path / "a.pdf").write_bytes(printed(*pages))
    (found,) = read_sources([str(tmp_path / "a.pdf")])
    assert isinstance(found, Article)
    assert (found.about.outlet, found.published, found.title) == (
        "The Lake Courier", "2022-07-16", TITLE,
    )  # fmt: skip
    read = " ".join(found.text[block.start : block.end] for block in lay_out(found.text, stated=found.blocks)[0])
    for foreign in ("COURIER", "Page 5", "www."):
        assert foreign not in read


def test_a_single_page_without_a_head_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(printed(BODY))
    (found,) = read_sources([str(tmp_path / "a.pdf")])
    assert isinstance(found, Article)
    assert lay_out(found.text, stated=found.blocks)[1] == ()

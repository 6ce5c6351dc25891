"""Pages of PDFs: what joins and what parts their lines, and what browsers print around them."""

import io
from collections.abc import Iterable
from typing import NamedTuple

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.reading.found import Found, Hints
from triplewire.extract.reading.reader import read_documents
from triplewire.extract.reading.streams import Stream

FONT, BASE = "Helvetica", 780.0


class Put(NamedTuple):
    """A line of a page, by the steps in points from the line above it and from the left margin, or centred."""

    text: str
    step: float = 12
    indent: float = 0
    size: float = 10
    left: float = 60
    centred: bool = False


def pages(*given: Iterable[Put | str]) -> str:
    """The text of a PDF with these pages."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for page in given:
        height = BASE
        for line in (Put(each) if isinstance(each, str) else each for each in page):
            height -= line.step
            canvas.setFont(FONT, line.size)
            if line.centred:
                canvas.drawCentredString(300, height, line.text)
            else:
                canvas.drawString(line.left + line.indent, height, line.text)
        canvas.showPage()
    canvas.save()
    (item,) = read_documents(Stream(io.BytesIO(file.getvalue())), Hints(name="a.pdf"))
    assert isinstance(item.found, Found)
    return item.found.text


def read(text: str) -> list[str]:
    return [block.reading_copy(text) for block in lay_out(text)[0]]


@pytest.mark.parametrize(
    ("above", "below", "word"),
    [
        ("The ferry left the harbour on Tues-", "day with forty passengers.", "Tuesday"),
        ("Her successor will be the vice-", "chancellor of the university.", "vice-chancellor"),
        ("The union elected its chair, Anne-", "Marie Dahl, for two years.", "Anne-Marie"),
        ("They sold a load of cod to the fisher-", "men of the next island.", "fishermen"),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_whole(above: str, below: str, word: str) -> None:
    (shown,) = read(pages([above, below]))
    assert word in shown.split() or f"{word} Dahl" in shown


def columns(*given: tuple[str, float]) -> list[Put]:
    """Two columns: the lines before the empty one, and those behind it. The second number is the indent."""
    turn = [text for text, _ in given].index("")
    left = [Put(text, 12, indent) for text, indent in given[:turn]]
    right = [Put(text, 12, indent, left=320) for text, indent in given[turn + 1 :]]
    return [*left, right[0]._replace(step=-12.0 * (len(left) - 1)), *right[1:]]


REFUSED = "and the union refused it within an hour of the offer."
FULL = "Workers of the port of Aarhus went on strike on Monday."
LINE = "The company that runs the terminal offered two per cent,"
LAST = "and the union asked for five."


@pytest.mark.parametrize(
    ("given", "blocks"),
    [
        ([(LINE, 0), (REFUSED, 0), ("", 0), (FULL, 0), (LINE, 0), (LAST, 0)], 1),
        ([(LINE, 0), ("and the union refused.", 0), ("", 0), (FULL, 0), (LINE, 0), (LAST, 0)], 2),
        ([(LINE, 10), (REFUSED, 0), ("", 0), (FULL, 10), (LINE, 0), (LAST, 0)], 2),
        ([(LINE, 0), ("said the chair of the union, former docker Peter H.", 0), ("", 0), ("Olsen, who left.", 0)], 1),
        ([(LINE, 0), ("said the chair of the union.", 0), ("", 0), ("Olsen left the talks early.", 0)], 2),
    ],
)  # fmt: skip
def test_a_paragraph_goes_on_in_the_next_column(given: list[tuple[str, float]], blocks: int) -> None:
    assert len(read(pages(columns(*given)))) == blocks


@pytest.mark.parametrize(
    ("above", "below", "blocks"),
    [
        (
            "The chair of the union told the reporters on the quay that it was",
            "a long calm after a long storm, and left.",
            1,
        ),
        (
            "The chair of the union told the reporters on the quay that there were",
            "41 ships behind the breakwater, and left.",
            1,
        ),
        (
            "The chair of the union told the reporters on the quay what she wants.",
            "2 ships wait behind the breakwater.",
            2,
        ),
        ("The chair of the union told the reporters on the quay what they want", "2. ships behind the breakwater", 2),
    ],
)
def test_a_line_that_begins_with_a_number_or_article_goes_on(above: str, below: str, blocks: int) -> None:
    assert len(pages([above, below]).strip().split("\n")) == blocks


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    first = ["The Norwegian government paid the owners of the ferry, among them the widow of Per", "Olsen, in May."]
    assert len(read(pages([first[0]], [first[1]]))) == 1
    assert len(read(pages([FULL], [LINE, LAST]))) == 2


@pytest.mark.parametrize("under", ["14 May 2024", "May 14, 2024", "Aarhus, 14 May 2024", "By Ann Lee", "BY ANN LEE"])
@pytest.mark.parametrize("size", [10, 16])
def test_a_date_under_a_heading_is_no_part_of_it(under: str, size: float) -> None:
    head = "Dockers of Aarhus go on strike"
    for centred in (False, True):
        heading = [Put(head, 20, size=size, centred=centred), Put(under, 1.2 * size, size=size, centred=centred)]
        assert pages([*heading, Put(FULL, 30), LAST]).split("\n")[:2] == [head, under]


def test_an_indent_begins_a_paragraph() -> None:
    given = [Put(LINE, indent=12), REFUSED, Put(FULL, indent=12), LINE, LAST]
    assert len(read(pages(given))) == 2
    hanging = [LINE, Put(REFUSED, indent=12), Put(LAST, indent=12)]
    assert len(read(pages(hanging))) == 1
    centred = [Put("Dockers of Aarhus go on strike over pay and", centred=True), Put("leave the port", centred=True)]
    assert read(pages(centred)) == ["Dockers of Aarhus go on strike over pay and leave the port"]


@pytest.mark.parametrize(("size", "belongs"), [(34, True), (15.2, True), (14.8, False)])
def test_a_dropped_initial_belongs_to_its_paragraph(size: float, *, belongs: bool) -> None:
    beside = 0.7 * size
    dropped = "he dockers of Aarhus left the port on Monday, and"
    lines = [Put("T", 36, size=size), Put(dropped, -12, beside), Put("the owners", 12, beside), LAST]
    assert read(pages(lines))[0].startswith(f"T{dropped} the owners") is belongs


@pytest.mark.parametrize("leading", [11.0, 12.0, 15.0, 18.0, 24.0])
def test_the_leading_of_a_page_is_that_of_its_sentences(leading: float) -> None:
    story = [
        LINE,
        "and the union refused it within an hour, as the mayor of",
        "the town had feared since the talks began, and",
        "left.",
    ]
    given = [
        Put(text, leading + (8 if first else 0))
        for _ in range(3)
        for text, first in zip(story, (1, 0, 0, 0), strict=True)
    ]
    assert len(read(pages(given))) == 3


def row(*cells: str, step: float = 12, gap: float | None = None) -> list[Put]:
    """The cells of a row, in columns of 120 points or with a gap between them."""
    places = [120.0 * at for at in range(len(cells))]
    if gap is not None:
        places = [sum(stringWidth(cell, FONT, 10) + gap for cell in cells[:at]) for at in range(len(cells))]
    return [Put(cell, 0 if at else step, place) for at, (cell, place) in enumerate(zip(cells, places, strict=True))]


@pytest.mark.parametrize(("cells", "gap", "rows"), [(3, 12, 2), (3, 8, 0), (2, 17, 2), (2, 13, 0)])
def test_how_wide_the_gaps_of_a_row_are(cells: int, gap: float, rows: int) -> None:
    """Gaps are measured from letter to letter, which have a margin of a tenth of their size."""
    table = [*row(*["Hull"] * cells, gap=gap), *row(*["Oban"] * cells, gap=gap)]
    assert pages([FULL, *table]).count(" | ") == rows * (cells - 1)


def test_rows_are_told_by_their_gaps() -> None:
    table = [*row("Party", "Seats", "Share"), *row("Labour", "21", "31.4"), *row("Conservatives", "18", "26.9")]
    blocks, _ = lay_out(text := pages([FULL, *table, Put(FULL, 30)]))
    assert [block.kind for block in blocks] == ["paragraph", "table", "table", "table", "paragraph"]
    assert blocks[2].quote(text) == "Labour | 21 | 31.4"


PROSE = "Dockers of Aarhus went on strike on Monday, and the owners of the port closed its gates."


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("11/29/2026, 12:32 PM | Dockers go on strike", "https://post.example/strike | 1/1"),
        ("29.11.2026, 12:32 Dockers go on strike", "https://post.example/strike 1/12"),
        ("Dockers go on strike https://post.example/strike", "1 of 3 29/11/2026, 12:32"),
    ],
)
def test_what_a_browser_prints_around_a_page_is_furniture(above: str, below: str) -> None:
    for text in (f"{above}\n{PROSE}\n{LINE} {LAST}\n{below}\n", f"{PROSE}\n{LINE} {LAST}\n{above}\n{below}\n"):
        blocks, skipped = lay_out(text)
        assert [gap.quote(text) for gap in skipped if gap.reason == "page"] == [above, below]
        assert [block.quote(text) for block in blocks] == [PROSE, f"{LINE} {LAST}"]


def test_an_address_and_a_moment_in_a_text_are_no_furniture() -> None:
    text = f"{PROSE}\n\n3/5/2024, 10:30 The gates open.\n\n{PROSE}\n\n{LINE} {LAST}\n"
    assert not lay_out(text)[1]


STORY = [
    *("The mayor of Bergen, Kari Moen, resigned on Tuesday after she had lost a vote of", "the council."),
    *(
        Put("Her deputy said that she had served the", 20),
        "city well, and the police arrested two",
        "men near the hall.",
    ),
    *(Put("The council meets again on Thursday in", 20), "the town hall."),
]


def written_first(box: list[Put], story: list[Put | str]) -> list[Put | str]:
    """A page with a box that its program writes before the story, which begins at the top."""
    return [*box, Put("Mayor of Bergen resigns", 12 - sum(line.step for line in box), size=18), Put("", 8), *story]


BOX = [Put("In short", 70, left=320), Put("Moen led Bergen from 2019.", left=320)]


def test_a_box_that_is_written_before_the_story_stands_beside_it() -> None:
    shown = pages(written_first(BOX, STORY)).strip().split("\n\n")
    assert shown[0] == "Mayor of Bergen resigns"
    assert shown[1].endswith("the council.")
    assert shown[2].startswith("Her deputy said")
    assert "In short" in shown[3]
    assert shown[-1].split("\n")[-1].endswith("the town hall.")


@pytest.mark.parametrize(
    "page",
    [
        [Put("Moen left the hall.", 40), Put("She went home.", 14), Put("The vote was lost.", -14, left=320)],
        [Put("Moen left the hall.", 40), Put("She went home.", 14), Put("Bergen Post", -44)],  # nothing beside it
        [Put("Moen left a hall.", 40, left=320), Put("Bergen Post", -20), Put("A", 20, left=330), Put("She ran.", 9)],
    ],
)  # fmt: skip
def test_lines_that_are_no_box_stay_in_the_order_of_their_program(page: list[Put]) -> None:
    shown = pages(page)
    assert shown.index("Moen left") < shown.index(page[-1].text)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Mayor of Bergen resigns - The Bergen Post", "Mayor of Bergen resigns"),
        ("Mayor of Bergen resigns | News | Post", "Mayor of Bergen resigns"),
        ("Mayor resigns", "Mayor resigns"),
        ("untitled", None),
    ],
)
def test_the_title_among_the_properties_of_a_pdf(stated: str, title: str | None) -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setTitle(stated)
    for place, line in enumerate(("BERGEN POST", "Mayor of Bergen resigns", "Kari Moen left the hall on Tuesday.")):
        canvas.drawString(60, 700 - 30 * place, line)
    canvas.save()
    (item,) = read_documents(Stream(io.BytesIO(file.getvalue())), Hints(name="a.pdf"))
    assert isinstance(item.found, Found)
    kinds = [block.kind for block in lay_out(item.found.text, stated=item.found.blocks)[0]]
    if title and title.endswith("Bergen resigns"):
        assert kinds == ["headline", "paragraph"]  # the name of the paper is a running head
    assert item.found.title == title

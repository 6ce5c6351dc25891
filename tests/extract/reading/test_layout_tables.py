"""Pages whose parts stand in the cells of tables, as before style sheets."""

import pytest

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.found import Found

NEWS = "The dockers of Gdynia called off the strike on Monday after the port had raised their wages by eight percent."
MORE = "Piotr Zawada signed the agreement for the union. He said the port would hire ninety men."
LAST = "The mayor thanked both sides. She had feared for the summer, when the ferries to Sweden are full."
LINKS = "".join(f"<a href={n}.htm>{n}</a><br>" for n in ("Home", "World", "Sports", "Letters"))
OTHERS = "<b>Also today</b><br><a href=a>Bread prices rise in Sopot</a><br><a href=b>Ferry to Karlskrona resumes</a>"
PICTURE = "<table align=right><tr><td><img src=a></td></tr><tr><td>The port of Gdynia. Photo: Ewa Lis</td></tr></table>"


def page(story: str, title: str = "Baltic Post: Dockers end their strike") -> Found:
    around = (
        f"<table><tr><td colspan=3>Tuesday, 9 March 1999</td></tr><tr><td>{LINKS}</td>"
        f"<td><table><tr><td>{story}</td></tr></table></td><td>{OTHERS}</td></tr>"
        "<tr><td colspan=3>Copyright 1999 Baltic Post. All rights reserved.</td></tr></table>"
    )
    return read_page(f"<html><head><title>{title}</title></head><body>{around}</body></html>")


HEAD = "<font size=6><b>Dockers end their strike</b></font><br><i>By Ewa Lis</i>"


@pytest.mark.parametrize(
    "story",
    [
        f"{HEAD}<p>{NEWS}<p>{MORE}<p>{LAST}",
        f"{HEAD}<p>{PICTURE}{NEWS}<p>{MORE}<p>{LAST}",
        f"{HEAD}<br><br>{NEWS}<br><br>{MORE}<br><br>{LAST}<br>",
        f"{HEAD}<p>{NEWS}<br><br>{MORE}<p>{LAST}",
        f"<font size=+2>Dockers end their strike</font><br>By Ewa Lis<p>{NEWS}</p><p>{MORE}</p><p>{LAST}</p>",
    ],
)
def test_the_story_in_a_cell_is_read_and_nothing_beside_it(story: str) -> None:
    found = page(story)
    blocks = found.text.strip().split("\n\n")
    assert blocks[0] == "Dockers end their strike"
    assert [block for block in blocks if len(block) > 60] == [NEWS, MORE, LAST]
    for foreign in ("Letters", "Bread prices", "Karlskrona"):
        assert foreign not in found.text
    assert (found.title, found.about.byline, found.about.outlet) == (blocks[0], "Ewa Lis", "Baltic Post")
    assert found.published == "1999-03-09"


def test_a_table_with_a_picture_is_its_caption() -> None:
    found = page(f"{HEAD}<p>{PICTURE}{NEWS}<p>{MORE}<p>{LAST}")
    kinds = {found.text[block.start : block.end]: block.kind for block in lay_out(found.text, stated=found.blocks)[0]}
    assert kinds["The port of Gdynia. Photo: Ewa Lis"] == "caption"


@pytest.mark.parametrize(
    ("title", "headline", "outlet"),
    [
        ("Dockers end their strike - Baltic Post", "Dockers end their strike", "Baltic Post"),
        ("Baltic Post - News - Dockers end their strike", "Dockers end their strike", "Baltic Post"),
        ("Baltic Post: Dockers end their", "Dockers end their strike", "Baltic Post"),  # cut off
        ("Gdynia: Dockers end their strike", "Dockers end their strike", None),  # a slug
    ],
)
def test_the_parts_of_a_title(title: str, headline: str, outlet: str | None) -> None:
    found = page(f"{HEAD}<p>{NEWS}<p>{MORE}<p>{LAST}", title)
    assert (found.title, found.about.outlet) == (headline, outlet)


def test_a_table_of_data_stays_one() -> None:
    rows = "".join(f"<tr><td>{town}</td><td>{votes}</td></tr>" for town, votes in (("Town", "Votes"), ("Gdynia", "20")))
    found = page(f"{HEAD}<p>{NEWS}<p><table>{rows}</table><p>{MORE}<p>{LAST}")
    assert "Gdynia | 20" in found.text.split("\n\n")

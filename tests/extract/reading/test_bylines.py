"""Authors: in bylines of every usual form, in texts and in what pages show around their stories."""

from pathlib import Path

import pytest

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Article
from triplewire.extract.reading.formats.bylines import authors, bare_authors
from triplewire.extract.reading.formats.credit_lines import credit_line
from triplewire.extract.sources import read_sources

STORY = (
    "The council of Hull closed the old bridge on Tuesday after the river burst its banks overnight.",
    "Mayor Helen Voss told residents to stay at home. “Nobody should drive,” she said on the radio.",
    "Firefighters rescued a family of four from a car near the station, and sixty people slept in a school.",
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE", "ANN LEE"),
        ("by Ann Lee", "Ann Lee"),
        ("By Ann Lee and Omar Haddad", "Ann Lee and Omar Haddad"),
        ("By Ann Lee, Omar Haddad, and Per Dahl", "Ann Lee, Omar Haddad, and Per Dahl"),
        ("By Jean-Luc O’Neill & Ursula von der Leyen", "Jean-Luc O’Neill & Ursula von der Leyen"),
        ("By Ann Lee, political editor", "Ann Lee"),
        ("By Ann Lee | 3 May 2024", "Ann Lee"),
        ("By Ann Lee\nUpdated May 3, 2024", "Ann Lee"),
        ("By Ann Lee for Reuters", "Ann Lee"),
        ("By Ann Lee in Oslo", "Ann Lee"),
        ("By A. K. Lee (AP)", "A. K. Lee"),
        ("Words by Ann Lee, pictures by Per Dahl", "Ann Lee"),
        ("Posted on May 3, 2024 by Ann Lee", "Ann Lee"),
        ("Published 3 May 2024 at 10:15 by Ann Lee", "Ann Lee"),
        ("By Ann Lee, Political Editor", "Ann Lee"),
        ("By Ann Lee and Omar Haddad, Senior Reporters", "Ann Lee and Omar Haddad"),
        ("By: Ann Lee", "Ann Lee"),
        ("Author: Ann Lee", "Ann Lee"),
        ("Words: Ann Lee", "Ann Lee"),
        ("By ANN LEE FOR BERGEN POST", "ANN LEE"),
        ("By ANN LEE FOR THE MAIL ON SUNDAY", "ANN LEE"),
        ("By Ann Lee For The Mail On Sunday", "Ann Lee"),
        ("By Ann Lee and Bob Roy for The Daily Mail", "Ann Lee and Bob Roy"),
        ("By Ann Lee in Rochester, N.Y.", "Ann Lee"),
        ("By Ann Lee BBC News, Hull", "Ann Lee"),
        ("By Ann Lee, Hull Daily Mail", "Ann Lee"),
        ("By Ann Lee, Omar Haddad", "Ann Lee, Omar Haddad"),
        ("By Reuters", None),
        ("By Associated Press", None),
        ("By Our Staff Reporter", None),
        ("By Tuesday", None),
        ("By Monday Morning", None),
        ("By Ann Lee's count", None),
        ("By Ann Lee was told", None),
        ("By " + "Ann Lee, " * 20, None),
        ("Ann Lee", None),
    ],
)
def test_the_authors_in_a_line(line: str, names: str | None) -> None:
    assert authors(line) == names


def read(path: Path, text: str) -> Article:
    path.write_text(text)
    (found,) = read_sources([str(path)])
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("place", [1, 4])
@pytest.mark.parametrize(
    "shown",
    [
        "<p>By Ann Lee</p>",
        "<address>By Ann Lee</address>",
        '<div class="post-footer">Posted by <span>Ann Lee</span></div>',
        '<div class="meta">Posted on May 3, 2024 by <a href="/ann">Ann Lee</a></div>',
        '<div data-testid="byline">By <span>Ann Lee</span></div>',
        '<p class="byline">By Ann Lee, political editor</p>',
        "<h4>by Ann Lee</h4>",
    ],
)
def test_a_byline_that_only_the_page_shows(tmp_path: Path, shown: str, place: int) -> None:
    parts = ["<h1>Flood closes bridge</h1>", *(f"<p>{paragraph}</p>" for paragraph in STORY)]
    parts.insert(place, shown)
    teaser = "<div><h3>Rail strike called off</h3><p>By Per Dahl</p></div>" + "<div>Weather</div>" * 6
    body = f"<nav>By Tom Baird</nav>{teaser}<article>{''.join(parts)}</article>"
    page = f"<html><head><title>Flood closes bridge</title></head><body>{body}</body></html>"
    assert read(tmp_path / "a.html", page).about.byline == "Ann Lee"


def test_a_byline_in_a_text(tmp_path: Path) -> None:
    text = "\n\n".join(("Flood closes old bridge in Hull", "By Ann Lee", "May 3, 2024", *STORY))
    assert read(tmp_path / "a.txt", text).about.byline == "Ann Lee"
    assert (
        read(tmp_path / "a.txt", text.replace("By Ann Lee", "By Ann Lee, the flood was the worst.")).about.byline
        is None
    )
    assert read(tmp_path / "a.md", f"---\nauthor: Per Dahl\n---\n{text}").about.byline == "Per Dahl"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Roe", "Jane Roe"),
        ("JANE ROE", "JANE ROE"),
        ("Ann Lee and Omar Haddad", "Ann Lee and Omar Haddad"),
        ("Ann Lee, political editor", "Ann Lee"),
        ("Ann Lee | Political editor", "Ann Lee"),
        ("Ann Lee in Oslo", "Ann Lee"),
        ("Priya Nair, Bergen Post", "Priya Nair"),
        ("Ann Lee (AFP)", "Ann Lee"),
        ("Victoria Falls", None),
        ("Georgia Power", None),
        ("New York", None),
        ("World News", None),
        ("Grant Park", None),
        ("Kari Moen loses majority", None),
        ("Ann Lee left.", None),
    ],
)
def test_names_below_a_headline(line: str, names: str | None) -> None:
    assert bare_authors(line) == names


def test_a_byline_without_by_stands_below_the_headline(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", "\n\n".join(["Flood closes bridge in Hull", "Kari Moen", "May 3, 2024", *STORY]))
    assert (found.about.byline, found.published) == ("Kari Moen", "2024-05-03")
    assert (
        read(tmp_path / "a.txt", "\n\n".join(["Flood closes bridge in Hull", *STORY, "Kari Moen"])).about.byline is None
    )


@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        ("By ANN LEE MAY 14, 2024", "ANN LEE", "2024-05-14"),
        ("By ANN LEE and BOB ROY  MAY 14, 2024", "ANN LEE and BOB ROY", "2024-05-14"),
        ("By June Haddad May 14, 2024", "June Haddad", "2024-05-14"),
        ("Ann Lee May 14, 2024", "Ann Lee", "2024-05-14"),
        ("ANN LEE | MAY 14, 2024", "ANN LEE", "2024-05-14"),
        ("By Ann Lee, Staff Writer May 14, 2024 9:00 a.m.", "Ann Lee", "2024-05-14"),
        ("By Ann Lee - Staff Reporter - Tuesday, May 14, 2024", "Ann Lee", "2024-05-14"),
        ("By Ann Lee / Reuters / May 14, 2024", "Ann Lee", "2024-05-14"),
        ("Ann Lee, Political Editor 14 May 2024 • 9:30pm", "Ann Lee", "2024-05-14"),
        ("Ann Lee @annlee May 14, 2024", "Ann Lee", "2024-05-14"),
        ("by Ann Lee on May 14, 2024", "Ann Lee", "2024-05-14"),
        ("May 14, 2024 12:01 AM ET · 4 min read", None, "2024-05-14"),
        ("4 min read · May 14, 2024", None, "2024-05-14"),
        ("May 14, 2024 / 10:30 AM EDT / CBS News", None, "2024-05-14"),
        ("PTI | May 14, 2024, 10:30 IST", None, "2024-05-14"),
        ("Updated - May 14, 2024 10:30 pm IST - NEW DELHI", None, "2024-05-14"),
        ("The Hull Ledger, Tuesday 14 May 2024, page 3", None, "2024-05-14"),
        ("The Hull Ledger | Tuesday, May 14, 2024 | Page A3", None, "2024-05-14"),
        ("Vol. XXIV No. 112 TUESDAY, MAY 14, 2024 $2.00", None, "2024-05-14"),
        ("For immediate release: 14 May 2024", None, "2024-05-14"),
        ("NEWS RELEASE May 14, 2024", None, "2024-05-14"),
        ("Publishing date: May 14, 2024", None, "2024-05-14"),
    ],
)
def test_a_line_of_credits(tmp_path: Path, line: str, byline: str | None, published: str) -> None:
    found = read(tmp_path / "a.txt", "\n\n".join(["Flood closes old bridge in Hull", line, *STORY]))
    assert (found.title, found.about.byline, found.published) == ("Flood closes old bridge in Hull", byline, published)
    blocks, _ = lay_out(found.text)
    assert [block.kind for block in blocks[:3]] == ["headline", "byline" if byline else "dateline", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Battle of Hull, 3 May 1643",
        "Hull remembers the flood of May 3, 1953",
        "Treaty of Bergen, 1 December 2009",
        "Water Companies Face Fines | May 14, 2024",
        "Ann Lee, left, greets Omar Haddad in Hull, May 14, 2024",
        "By May 14, 2024 the bridge was closed",
        "5 minutes",
        "Ann Lee",
        "Ann Lee won 3 medals on May 14, 2024",
    ],
)
def test_what_is_no_line_of_credits(line: str) -> None:
    assert credit_line(line) is None


CLINIC = "The clinic opened its doors again on Tuesday, after floods had closed it in January."


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        ("Thandolwethu Mkhize\n\n12 March 2024", "Thandolwethu Mkhize"),
        ("Olwethu Mkhize and Sphesihle Cele\n\nDurban", "Olwethu Mkhize and Sphesihle Cele"),
        ("Olwethu Mkhize", None),  # it may be a town
        ("Enkanyezini Mbongwa\n\n12 March 2024", None),  # it is: the story names it
        ("Coastal News\n\n12 March 2024", None),
    ],
)
def test_authors_in_no_list(tmp_path: Path, below: str, byline: str | None) -> None:
    more = "Nurses in Enkanyezini Mbongwa said that patients had come on foot."
    (tmp_path / "a.txt").write_text(f"Community clinic reopens after floods\n\n{below}\n\n{CLINIC}\n\n{more}\n")
    (found,) = read_sources([str(tmp_path / "a.txt")])
    assert isinstance(found, Article)
    assert found.about.byline == byline

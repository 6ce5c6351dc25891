"""Authors: in bylines of every usual form, in texts and in what pages show around their stories."""

from pathlib import Path

import pytest

from triplewire.extract.model import Article
from triplewire.extract.reading.formats.bylines import authors, bare_authors
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

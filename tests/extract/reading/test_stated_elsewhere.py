"""What sources tell beside their texts: bylines by classes, servers as outlets, names of files as titles."""

import io
import json
from pathlib import Path

import docx
import pytest
from warcio.warcwriter import WARCWriter

from triplewire.extract.errors import SourceBroken
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.layout.front_matter import front_matter
from triplewire.extract.model import Article
from triplewire.extract.reading.formats.bylines import bare_authors, stated_authors
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.formats.pages.markup import pieces_of_html
from triplewire.extract.reading.formats.stated_blocks import joined
from triplewire.extract.sources import read_sources

NEWS = "The dockers of Gdynia called off the strike on Monday."
MORE = "Piotr Zawada signed the agreement with the port. It raises wages by eight percent."


def read(path: Path, data: bytes | str) -> Article:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (found,) = read_sources([str(path)])
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("line", "names"),
    [("Oyuna Bat, Ulan Bator", "Oyuna Bat"), ("By Oyuna Bat", "Oyuna Bat"), ("5 min read", None), ("Staff", None)],
)
def test_a_byline_by_the_class_of_its_element(line: str, names: str | None) -> None:
    page = f"<h2>Strike ends in Gdynia</h2><p class='post-author'>{line}</p><p>{NEWS}</p><p>{MORE}</p>"
    text, blocks = joined(pieces_of_html(page))
    assert front_matter(text, blocks).byline == names
    assert stated_authors(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Hanna Möller and Piet Janssen", "Hanna Möller and Piet Janssen"),  # one of the given names is known
        ("Anna Lee and Supreme Court", None),
        ("Bruges and Ghent", None),
    ],
)
def test_names_beside_a_known_one(line: str, names: str | None) -> None:
    assert bare_authors(line) == names


def test_an_agency_behind_a_place_that_only_the_gazetteer_knows() -> None:
    text = f"Strike ends in Gdynia\n\nKochi, Jul 11 (PTI) {NEWS}\n\n{MORE}"
    assert front_matter(text, is_town={"Kochi"}.__contains__).outlet == "PTI"
    assert front_matter(text).outlet is None


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"publisher": "kanem.example", "sitename": "Kanem Herald"}, "Kanem Herald"),
        ({"publisher": "kanem.example"}, "kanem.example"),
        ({"source": "news.txt"}, None),
    ],
)
def test_a_server_is_the_outlet_where_nothing_else_is(
    tmp_path: Path, fields: dict[str, str], outlet: str | None
) -> None:
    assert read(tmp_path / "a.json", json.dumps({"text": f"{NEWS} {MORE}"} | fields)).about.outlet == outlet


def test_the_site_of_a_note_beside_its_address(tmp_path: Path) -> None:
    note = f"---\ntitle: Strike ends\nsource: https://p.example/a\nsite: The Post\n---\n{NEWS}\n\n{MORE}\n"
    found = read(tmp_path / "a.md", note)
    assert (found.about.outlet, found.url) == ("The Post", "https://p.example/a")


@pytest.mark.parametrize(("stated", "title"), [("strike_v3_final", "Strike ends in Gdynia"), ("Strike", "Strike")])
def test_the_name_of_a_file_is_no_title(tmp_path: Path, stated: str, title: str) -> None:
    made = docx.Document()
    made.core_properties.title = stated
    for words in ("Strike ends in Gdynia", NEWS, MORE):
        made.add_paragraph(words)
    made.save(str(tmp_path / "a.docx"))
    (found,) = read_sources([str(tmp_path / "a.docx")])
    assert isinstance(found, Article)
    assert found.title == title


def test_the_text_of_a_page_begins_with_the_headline_that_its_title_repeats(tmp_path: Path) -> None:
    page = f"Strike ends | Baltic Daily Post\nHome\nSport\nStrike ends\nBy Ewa Lis\nMay 14, 2024\n{NEWS}\n{MORE}\n"
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    record = writer.create_warc_record("https://p.example/a", "conversion", payload=io.BytesIO(page.encode()))
    writer.write_record(record)
    found = read(tmp_path / "a.warc.wet.gz", file.getvalue())
    assert (found.title, found.about.outlet, found.about.byline, found.published) == (
        "Strike ends", "Baltic Daily Post", "Ewa Lis", "2024-05-14",
    )  # fmt: skip
    assert found.text.startswith("Strike ends\nBy Ewa Lis")


def test_a_page_with_a_link_and_nothing_else_is_no_article() -> None:
    page = "<title>Post</title><h1>Post</h1><ul><li><a href='/a'>Strike of the dockers ends in Gdynia</a></li></ul>"
    with pytest.raises(SourceBroken, match="beginning of one article"):
        read_page(page)


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("Petra Vogt, press@p.example, +41 22 555 01 01", True),
        ("Contact +41 22 555 01 01 or press@p.example", True),
        ("Follow our coverage at https://p.example/ports", True),
        ("lis@p.example", True),
        ("(ATTN: UPDATES with details in last para)", True),
        ("Back to index", True),
        ("Ewa Lis, lis@p.example", False),
        ("Back to work in Gdynia", False),
        ("He called 22 555 01 01 and got no answer.", False),
        ("Follow the money, the mayor said.", False),
    ],
)
def test_lines_of_contacts(line: str, out: bool) -> None:
    text = f"Strike ends in Gdynia\n\n{NEWS}\n\n{MORE}\n\n{line}"
    assert bool(lay_out(text)[1]) is out

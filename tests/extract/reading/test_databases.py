"""Text exports of press databases: their articles one by one, with the metadata around each."""

from pathlib import Path

import docx
import pytest

from triplewire.extract.errors import SourceError
from triplewire.extract.model import Article
from triplewire.extract.reading.formats.databases import exported
from triplewire.extract.sources import read_sources

BODY = (
    "The council of Hull closed the old bridge on Tuesday after the river burst its banks.",
    "Mayor Helen Voss told residents to stay at home.",
    "Subject: the letter began with this word, she said.",
    "Firefighters rescued a family of four from a car.",
)
TEXT = "\n\n".join(BODY)
NUMBERED = """
                          {n} of 2 DOCUMENTS

                        The Bergen Post (Norway)

                     May {day}, 2024 Tuesday 9:30 PM GMT

{title}

BYLINE: Ann Lee Political editor

SECTION: WORLD NEWS; Pg. 7

LENGTH: 1,412 words

HIGHLIGHT: Sixty people slept in a school

DATELINE: HULL, England

{text}

LOAD-DATE: May 15, 2024

LANGUAGE: ENGLISH

GRAPHIC: The bridge, Per Dahl

PUBLICATION-TYPE: Newspaper

                   Copyright 2024 Bergen Post Limited
                          All Rights Reserved
"""
ENDED = """{title}
The Bergen Post (Norway)
May {day}, 2024 Tuesday 9:30 PM GMT

Copyright 2024 Bergen Post Limited All Rights Reserved

Section: WORLD NEWS; Pg. 7
Length: 412 words
Byline: By Ann Lee
Body

{text}

Load-Date: May 15, 2024


End of Document


"""
COVER = """User Name: Per Dahl
Job Number: 224466

Documents (2)

1. Flood closes bridge
Client/Matter: -None-

"""
UNLABELLED = """{title}

Ann Lee
412 words
{day} May 2024
09:30 PM
The Bergen Post
BERGP
7
English
(c) 2024 Bergen Post Limited. All rights reserved.

{text}

Document BERGP000020240514ek5e0001x

"""
CODED = """SE  World News
HD  {title}
BY  By Ann Lee
WC  412 words
PD  {day} May 2024
ET  09:30 PM
SN  The Bergen Post
SC  BERGP
LA  English
CY  (c) 2024 Bergen Post Limited

LP
{lead}

TD
{rest}

RE  uk : United Kingdom
AN  Document BERGP000020240514ek5e0001x

"""
RULED = """____________________________________________________________

Document {n} of 2

{title}

Author: Lee, Ann

Publication info: The Bergen Post ; Bergen [Bergen]{day} May 2024: 7.

http://proxy.example/docview/123

Abstract: A bridge is closed.

Full text: {text}

Subject: Floods

Publication title: The Bergen Post

Publication date: May {day}, 2024

Section: World News

Language of publication: English

ProQuest document ID: 123456

Copyright: Copyright Bergen Post Limited May {day}, 2024

"""
TITLES = ("Flood closes bridge", "Council votes to build a new bridge")


def filled(form: str, before: str = "") -> str:
    parts = {"text": TEXT, "lead": BODY[0], "rest": "\n\n".join(BODY[1:])}
    return before + "".join(form.format(n=n, day=12 + n, title=TITLES[n - 1], **parts) for n in (1, 2))


def articles(path: Path) -> list[Article]:
    found = list(read_sources([str(path)]))
    assert not [each for each in found if isinstance(each, SourceError)]
    return [each for each in found if isinstance(each, Article)]


@pytest.mark.parametrize(
    ("export", "outlet"),
    [
        (filled(NUMBERED), "The Bergen Post (Norway)"),
        (filled(ENDED, COVER), "The Bergen Post (Norway)"),
        (filled(ENDED), "The Bergen Post (Norway)"),
        (filled(UNLABELLED), "The Bergen Post"),
        (filled(CODED), "The Bergen Post"),
        (filled(RULED), "The Bergen Post"),
    ],
    ids=["numbered", "with cover", "ended", "unlabelled", "coded", "ruled"],
)
@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_every_article_is_a_document(tmp_path: Path, export: str, outlet: str, ending: str) -> None:
    path = tmp_path / f"export.{ending}"
    if ending == "docx":
        word = docx.Document()
        for line in filter(None, export.splitlines()):
            word.add_paragraph(line)
        word.save(str(path))
    else:
        path.write_text(export)
    found = articles(path)
    assert [each.id for each in found] == ["export-1", "export-2"]
    for article, title, day in zip(found, TITLES, ("13", "14"), strict=True):
        about = article.about
        assert (article.title, article.published) == (title, f"2024-05-{day}")
        assert (about.byline, about.outlet) == ("Ann Lee", outlet)
        assert about.licence is not None
        assert "2024" in about.licence
        assert article.text.startswith(f"{title}\n\n")
        assert article.text.rstrip().endswith(BODY[-1])
        assert all(paragraph in article.text for paragraph in BODY)
        assert not any(
            word in article.text for word in ("LENGTH", "Length", "412", "Reserved", "Document", "Subject: Floods")
        )


def test_the_fields_of_an_article() -> None:
    first, _ = exported(filled(NUMBERED))
    assert (first.about.section, first.about.language) == ("WORLD NEWS; Pg. 7", "en")
    assert [block.kind for block in first.blocks] == ["headline", "subheadline", "dateline"]
    assert "\n\nSixty people slept in a school\n\nHULL, England\n\nThe council" in first.text


@pytest.mark.parametrize(
    "text",
    [
        f"Flood closes bridge\n\nBy Ann Lee\n\nLength: 5 km.\n\n{TEXT}\n\nEnd of Document\n",
        f"Flood closes bridge\n\nSection: World\n\nSource: Reuters\n\n{TEXT}",
        f"1 of 2\n\n{TEXT}",
        f"412 words\n\n{TEXT}",
        "Document 1 of 2\n\nThe council closed the bridge.",
    ],
)
def test_other_texts_are_left_as_they_are(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    (found,) = articles(tmp_path / "a.txt")
    assert found.text == text

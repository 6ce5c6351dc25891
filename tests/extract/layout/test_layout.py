"""Layout: blocks and their kinds, and the extents that are left out."""

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triplewire.extract.layout.blocks import filed, lay_out
from triplewire.extract.layout.boilerplate import boilerplate
from triplewire.extract.layout.front_matter import front_matter
from triplewire.extract.layout.wrapping import paragraphs
from triplewire.extract.model import Extent

ARTICLE = """WORLD

Mayor of Bergen resigns after vote

By Ann Lee and Bob Roy in Bergen

Updated: Tuesday, 3 May 2024 at 10:15 GMT

norway bergen mayor
Kari Moen loses majority in the city council

BERGEN, Norway (Reuters) - Mayor Kari Moen resigned on Tuesday, the council's leader said, after months of dispute.

Kari Moen at the town hall. Image: Per Dahl / Bergen Post

She had lost a vote of no confidence, and she said: "I go in peace."

What happens next

The council will

- elect a new mayor on Thursday
- vote on the budget

Leave a Reply

Your email address will not be published. Required fields are marked *

Bob says: Good riddance to the mayor and to all who voted for her.
"""


def kinds_of(*blocks: str) -> list[str]:
    return [kind for kind, _ in shown("\n\n".join(blocks))]


def shown(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.quote(text)) for block in lay_out(text)[0]]


def test_each_block_is_what_a_reader_takes_it_for() -> None:
    assert shown(ARTICLE) == [
        ("tagline", "WORLD"),
        ("headline", "Mayor of Bergen resigns after vote"),
        ("byline", "By Ann Lee and Bob Roy in Bergen"),
        ("dateline", "Updated: Tuesday, 3 May 2024 at 10:15 GMT"),
        ("tagline", "norway bergen mayor"),
        ("subheadline", "Kari Moen loses majority in the city council"),
        ("dateline", "BERGEN, Norway (Reuters)"),
        ("paragraph", ARTICLE[ARTICLE.index("Mayor Kari") : ARTICLE.index("\n\nKari Moen at")]),
        ("caption", "Kari Moen at the town hall. Image: Per Dahl / Bergen Post"),
        ("paragraph", 'She had lost a vote of no confidence, and she said: "I go in peace."'),
        ("subheadline", "What happens next"),
        ("subheadline", "The council will"),
        ("list", "elect a new mayor on Thursday"),
        ("list", "vote on the budget"),
    ]


def test_everything_after_the_comment_form_is_left_out() -> None:
    (skipped,) = lay_out(ARTICLE)[1]
    assert skipped.reason == "boilerplate"
    assert skipped.quote(ARTICLE).startswith("Leave a Reply")
    assert skipped.end == len(ARTICLE.rstrip())


def test_headline_and_date() -> None:
    assert front_matter(ARTICLE)[:3] == ("Mayor of Bergen resigns after vote", "2024-05-03", "Ann Lee and Bob Roy")
    assert front_matter("The mayor resigned. She said so on May 3, 2024.")[:3] == (None, None, None)


@pytest.mark.parametrize("text", ["Mayor resigns", "Mayor resigns.", "The mayor resigned on Tuesday", "Who resigned?"])
def test_a_single_block_is_a_paragraph(text: str) -> None:
    assert shown(text) == [("paragraph", text)]


@pytest.mark.parametrize(
    ("filed", "rest"),
    [
        ("MOSCOW (AP) — ", "Rescuers found two men."),
        ("MOSCOW — ", "Rescuers found two men."),
        ("NEW DELHI: ", "Rescuers found two men."),
        ("PARIS, May 2 (Reuters) - ", '"I am here," he said.'),
        ("PARIS, 2 May 2024 – ", "Rescuers found two men."),
        ("Lyon, France (AFP) -- ", "Rescuers found two men."),
        ("Port-au-Prince, Haiti (CNN) — ", "Rescuers found two men."),
        ("AL-MUKALLA, Yemen — ", "Rescuers found two men."),
        ("WASHINGTON, D.C. — ", "Rescuers found two men."),
        ("", "Rescuers — among them women — found two men."),
        ("", "The UN - an old institution - helped."),
        ("", "Kyiv — Its mayor said so."),
        ("", "Q: Who was found?"),
    ],
)
def test_where_a_story_was_filed_is_no_part_of_its_sentence(filed: str, rest: str) -> None:
    expected = [("dateline", filed.rstrip("—–-: "))] if filed else []
    assert shown(f"Men found in rubble\n\n{filed}{rest}")[1:] == [*expected, ("paragraph", rest)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Ann Lee: It rained.", ["Ann Lee"]),
        ("ANN LEE: It rained.", ["ANN LEE"]),
        ("Minister Lee: It rained.", ["Minister Lee"]),
        ('The minister: "It rained."', ["The minister"]),
        ('Lavrov: "It rained."', ["Lavrov"]),
        ("Q: Did it rain?\n\nA: It did.", ["Q", "A"]),
        ("Q. Did it rain? A. It did. Q. Where? A. In Lima.", ["Q", "A", "Q", "A"]),
        ("Ray: Did it rain? Lee: It did. Ray: Where?", ["Ray", "Lee", "Ray"]),
        ("They met. Q: Did it rain? A: It did.", ["Q", "A"]),
        ("The judge: It rained. Ann Lee: It did.", ["The judge", "Ann Lee"]),
        ("Rain is likely. Monday: Rain. Tuesday: Sun.", []),
        ("He read plan A. Lee liked it. Q. Ray did not.", []),
        ("BBC: Did it rain?\n\nGen. Ann Lee: It did.", ["BBC", "Gen. Ann Lee"]),
        ("Lavrov: It rained.\n\nIt snowed.\n\nLavrov: It thundered.", ["Lavrov", "Lavrov"]),
        ("Police: three held in Lima\n\nThree people were held on Monday.", ["Police"]),
        ("Governor: soldiers left the town", ["Governor"]),
        ("Governor: soldiers left the town.", []),
        ("Dr. Ann Bea Cee Dee Fay Lee: It rained.", ["Dr. Ann Bea Cee Dee Fay Lee"]),
        ("Dr. Ann Bea Cee Dee Fay May Lee: It rained.", []),
        ("Lavrov: It rained.", []),
        ("Q: Did it rain?", []),
        ("NEW DELHI: It rained.", []),
        ("She said: It rained.", []),
        ('Motto: "It rains."', []),
        ("Source: Radio Kern", []),
        ("Ann Lee: An interview with a clockmaker\n\nThe clock is old.", []),
        ("Lima: a profile of the city\n\nThe city is old.", []),
    ],
)
def test_the_speaker_of_a_turn_is_a_block_of_its_own(text: str, labels: list[str]) -> None:
    blocks, _ = lay_out(text)
    assert [text[block.start : block.end] for block in blocks if block.kind == "speaker"] == labels


@pytest.mark.parametrize(
    ("paragraph", "turns"),
    [
        ("Q: Did it rain? A: It did. Q: Why?", ["Q", "A", "Q"]),
        ("Q. Did it rain?\n\nA. It did.", ["Q", "A"]),
        ("Q. Did it rain? A. It did.", ["Q", "A"]),
        ("Question: Did it rain?\nAnswer: It did.", ["Question", "Answer"]),
        ("ANN LEE: It rained. BOB ROY: It snowed.", ["ANN LEE", "BOB ROY"]),
        ("Ann Lee: “It rained.” Bob Roy: “It snowed.”", ["Ann Lee", "Bob Roy"]),
        ("Minister Lee: It rained. Minister Roy: It snowed.", ["Minister Lee", "Minister Roy"]),
        ("ROY (through interpreter): It rained.", ["ROY"]),
        ("VASQUEZ: It rained.\n\nLINDHOLM: It snowed.", ["VASQUEZ", "LINDHOLM"]),
        ("MONDAY: It rained.\n\nTUESDAY: It snowed.", []),
        ("WEATHER: It rained.\n\nSPORT: Togo won.", []),
        ("𝗕𝗥𝗘𝗔𝗞𝗜𝗡𝗚: It rained.\n\nBob Roy: It snowed.", ["Bob Roy"]),
        ("ROY (through interpreter): It rained.\n\nLEE: It snowed.\n\nROY: It did.", ["ROY", "LEE", "ROY"]),
        ("**Ann Lee:** It rained.\n\n**Bob Roy**: It snowed.", ["Ann Lee", "Bob Roy"]),
        ("- Ann Lee: It rained.\n- Bob Roy: It snowed.", ["Ann Lee", "Bob Roy"]),
        ("[10:15] Ann Lee: It rained.\n[10:16] Bob Roy: It snowed.", ["Ann Lee", "Bob Roy"]),
        ("10:15 pm Ann Lee: It rained.", ["Ann Lee"]),
        ("Ann Lee: It rained. The forecast: more rain.", ["Ann Lee"]),
        ("A. Lee met B. Roy in Oslo.", []),
        ("It rained. Ann Lee: It snowed.", []),
    ],
)
def test_turns_in_one_paragraph_and_with_marks(paragraph: str, turns: list[str]) -> None:
    assert [quote for kind, quote in shown(paragraph) if kind == "speaker"] == turns


def test_a_speaker_in_capitals_is_read_as_a_name() -> None:
    text = "ANN LEE: It rained.\n\nBBC: It did."
    assert [b.reading_copy(text) for b in lay_out(text)[0] if b.kind == "speaker"] == ["Ann Lee", "BBC"]


def test_a_headline_keeps_its_speaker() -> None:
    assert (
        front_matter("Ann Lee: it rains in Lima again\n\nIt rained on Monday.")[0] == "Ann Lee: it rains in Lima again"
    )


TOWNS = {"Bergen", "Oslo", "Port Louis", "Lomé", "Norway", "Togo", "Tromsø", "Santa Fe"}


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("BERGEN, Norway (AP) _ ", "BERGEN, Norway", "AP"),
        ("BERGEN (NTB) ", "BERGEN", "NTB"),
        ("LOMÉ, June 4 (Xinhua) -- ", "LOMÉ", "Xinhua"),
        ("LOMÉ, Togo, June 4 /APO Group/ -- ", "LOMÉ, Togo", "APO Group"),
        ("Oslo/Bergen, 4 June 2024 – ", "Oslo/Bergen", None),
        ("OSLO/PORT LOUIS (Reuters) - ", "OSLO/PORT LOUIS", "Reuters"),
        ("(Reuters) - ", None, "Reuters"),
        ("(CNN) ", None, "CNN"),
        ("(CNN)", None, "CNN"),
        ("OSLO | ", "OSLO", None),
        ("OSLO, June 4, NTB - ", "OSLO", "NTB"),
        ("OSLO, NTB- ", "OSLO", "NTB"),
        ("OSLO, June 4. /TASS/. ", "OSLO", "TASS"),
        ("OSLO. June 4 (Interfax) - ", "OSLO", "Interfax"),
        ("[OSLO] ", "OSLO", None),
        ("(OSLO) – ", "OSLO", None),
        ("OSLO – (AFP) – ", "OSLO", "AFP"),
        ("OSLO, (UPI) -- ", "OSLO", "UPI"),
        ("June 4, 2024 (OSLO) - ", "OSLO", None),
        ("OSLO – Tuesday, June 4, 2024 – ", "OSLO", None),
        ("Tromsø, Norway – ", "Tromsø, Norway", None),
        ("Oslo — ", "Oslo", None),
        ("Oslo: ", "Oslo", None),
        ("SANTA FE, Rio Norte: ", "SANTA FE, Rio Norte", None),
        ("ST. OLAV, Norway (AP) — ", "ST. OLAV, Norway", "AP"),
        ("By Ann Lee, OSLO (Reuters) - ", "OSLO", "Reuters"),
        ("By Ann Lee and Bob Roy, OSLO, June 4 — ", "OSLO", None),
        ("OSLO ", "OSLO", None),
        ("PORT LOUIS ", "PORT LOUIS", None),
        ("OSLO, 4th June — ", "OSLO", None),
        ("Oslo, 4th June 2024: ", "Oslo", None),
        ("OSLO, the 4th of June - ", "OSLO", None),
        ("OSLO, JUNE 4: ", "OSLO", None),
        ("OSLO, 4/6 (NTB) - ", "OSLO", "NTB"),
        ("Oslo, 4.6.2024 – ", "Oslo", None),
        ("OSLO (4 June 2024) – ", "OSLO", None),
        ("OSLO | June 4 ", "OSLO", None),
        ("Oslo | June 4, 2024 – ", "Oslo", None),
        ("Oslo, Norway | 4 June 2024 | ", "Oslo, Norway", None),
        ("OSLO, Norway, June 4 ", "OSLO, Norway", None),
        ("Oslo [Norway], June 4 (ANI): ", "Oslo [Norway]", "ANI"),
        ("[Oslo] ", "Oslo", None),
        ("(Oslo, Norway) ", "Oslo, Norway", None),
        ("OSLO » ", "OSLO", None),
        ("■ OSLO — ", "OSLO", None),
        ("By our correspondent, OSLO — ", "OSLO", None),
        ("By Ann Lee | OSLO — ", "OSLO", None),
        ("ALBANY, N.Y. (AP) — ", "ALBANY, N.Y.", "AP"),
        ("OSLO, N.Y., June 4 - ", "OSLO, N.Y.", None),
        ("June 4, 2024 (Reuters) - ", None, "Reuters"),
        ("June 4 (Thomson Reuters Foundation) - ", None, "Thomson Reuters Foundation"),
        ("Tuesday, 4 June 2024 (dpa) -- ", None, "dpa"),
        ("(APP): ", None, "APP"),
        ("(ANSA) - ROME, JUNE 4 - ", "ROME", "ANSA"),
        ("(ANSA) - Oslo, June 4 - ", "Oslo", "ANSA"),
        ("OSLO / PNN / - ", "OSLO", "PNN"),
        ("OSLO / PNN / ", "OSLO", "PNN"),
        ("OSLO,  June 4  (Reuters)  -  ", "OSLO", "Reuters"),
        ("OSLO\t(Reuters)\u00a0- ", "OSLO", "Reuters"),
        ("(Adds details, quotes) OSLO, June 4 (Reuters) - ", "OSLO", "Reuters"),
        ("(Updates with toll) OSLO, June 4 - ", "OSLO", None),
        ("OSLO, June 4 (NTB):", "OSLO", "NTB"),
        ("OSLO--(BUSINESS WIRE)--", "OSLO", "BUSINESS WIRE"),
        ("OSLO, Norway.--( )--", "OSLO, Norway", None),
        ("OSLO & LOME--(BUSINESS WIRE)--", "OSLO & LOME", "BUSINESS WIRE"),
    ],
)
def test_a_dateline_tells_place_and_agency(line: str, place: str | None, agency: str | None) -> None:
    text = f"Men found in rubble\n\n{line}Rescuers found two men on Monday."
    blocks, _ = lay_out(text, TOWNS.__contains__)
    assert [(b.kind, b.quote(text)) for b in blocks[2:]] == [("paragraph", "Rescuers found two men on Monday.")]
    found = filed(text, blocks, TOWNS.__contains__)
    assert found is not None
    assert (found.place and found.place.text, found.agency and found.agency.text) == (place, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO - an old alliance - met in Oslo.",
        "UPDATE: Two men were found.",
        "OSLO police found two men.",
        "Oslo-Bergen trains stood still.",
        "Togo: We found two men.",
        "Ann Lee (AP) was in Oslo.",
        "The Bank of Togo (BT) Its head quit.",
        "Carl Reed — Two men were found.",
        "[LAUGHTER] It rained.",
        "May 3 was a Monday. It rained.",
        "On May 3 — It rained.",
        "Two men (Reuters) were found.",
        "Oslo, Norway, and Togo agreed.",
        "Togo, 14, met the mayor.",
        "Togo, 14 May Day marchers left.",
        "Togo, June 4 Harbour Road, is empty.",
        "Oslo, 12 March 1809 – 15 April 1865, was a poet.",
        "[He] Told the court to wait.",
        "Togo [the musical] opened again.",
        "Oslo (Norway) is a port.",
        "June 4, 2024 (a Tuesday) - It rained.",
        "June 4 (three days later) - Police found the car.",
        "Ann Lee / Bob Roy / - The pair met.",
        "(ANSA) was founded in 1945.",
        "(Laughs) - It rained on all of us that day.",
        "(Adds quotes) The mayor of Oslo was found on Tuesday.",
        "OSLO / Two men were found.",
    ],
)
def test_what_is_no_dateline(paragraph: str) -> None:
    text = f"Men found in rubble\n\n{paragraph}"
    blocks, _ = lay_out(text, TOWNS.__contains__)
    assert [(b.kind, b.quote(text)) for b in blocks[1:]] == [("paragraph", paragraph)]


def test_a_date_above_the_dateline_hides_nothing() -> None:
    text = "Men found in rubble\n\nSunday, March 10, 2024\n\nBERGEN, Norway — It rained."
    assert [kind for kind, _ in shown(text)] == ["headline", "dateline", "dateline", "paragraph"]


@pytest.mark.parametrize(
    "line", ["Oslo, June 4", "OSLO, Norway, 4 June 2024", "Oslo (Reuters)", "Bergen, Norway (AP) —"]
)
def test_a_dateline_may_have_a_line_of_its_own(line: str) -> None:
    assert shown(f"Men found in rubble\n\n{line}\n\nRescuers found two men.")[1][0] == "dateline"


@pytest.mark.parametrize("line", ["Moen, Kari. History of Bergen (Volume 1)", "Kari Moen (left)", "Bergen (Norway)"])
def test_a_line_in_brackets_is_no_dateline(line: str) -> None:
    assert kinds_of("Men found in rubble", PROSE[0], line, PROSE[1])[2] == "subheadline"


def test_a_story_was_filed_once() -> None:
    text = "Men found\n\nMOSCOW — Rescuers found two men.\n\nPARIS — It rained."
    assert [kind for kind, _ in shown(text)] == ["headline", "dateline", "paragraph", "paragraph"]


LONG = " ".join(["Mayors and ministers of many towns and countries met there again for two more days of talks"] * 5)


PROSE = """
The mayor of Bergen, Kari Moen, resigned on Tuesday after she had lost a vote of no confidence in the council.
Her deputy, Per Dahl, said: “She has served the city well, and we thank her.” He will lead the council until June.
The vote was held in the town hall, where about 300 people had gathered. The police arrested two of them.
""".strip().split("\n")


@pytest.mark.parametrize("width", [48, 60, 65, 72, 76, 80, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["", "    "])
def test_wrapped_paragraphs_are_one_block(width: int, newline: str, indent: str) -> None:
    wrapped = [textwrap.fill(p, width, initial_indent=indent) for p in PROSE]
    text = newline.join(["Mayor of Bergen resigns", "", *"\n\n".join(wrapped).split("\n")])
    blocks = [" ".join(quote.split()) for _, quote in shown(text)]
    assert blocks == ["Mayor of Bergen resigns", *PROSE]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (f"Mayor resigns\n{PROSE[0]}\n{PROSE[1]}", 3),  # one line a paragraph
        (f"Mayor resigns\n\n{PROSE[0]}\n- one man\n- two women", 4),  # list
        ("Dead\nJohn Smith\nAnn Lee\nthe unknown man", 4),  # a column of names
        ("Mayor resigns\nShe lost a vote.", 2),
        (textwrap.fill(PROSE[1], 60) + "\n" + "\n".join(f"- {textwrap.fill(p, 60)}" for p in PROSE), 4),
        ("MAYOR OF BERGEN RESIGNS AFTER VOTE OF\nNO CONFIDENCE IN COUNCIL\n\nShe lost.", 2),
        ("WORLD\nMAYOR OF BERGEN RESIGNS\n\nShe lost.", 3),
        ("They agreed:\n1. Both sides inform\n   the council.\n2. Talks go on.", 3),
        ("One line.\x0cAnother page.\u2028Another line.", 3),
        ("***\n\n---\n\n. . .\n\n___", 0),
        ("Strike ends\n\nTwo men drowned on Monday when an old ferry sank near\nStavanger, the police said.", 2),
        ("Strike ends\n\nPolice arrested the head of Dahl Shipping, Per Moen, near\nBergen.", 2),
        ("Strike ends\n\nThe mayor thanked the Minister for Fishing and Harbours\nAnn Lee for her help.", 2),
        ("Strike ends\n\nMinister under fire over the sale of old ferries\nAnn Lee resigned on Monday.", 3),
        ("Minister in a row over the sale of old ferries\nAnn Lee resigned on Monday.", 2),
    ],
)
def test_other_line_breaks_stand(text: str, blocks: int) -> None:
    assert len(shown(text)) == blocks


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Leave a Reply", "comments"),
        ("Forward-Looking Statements", "comments"),
        ("This interview has been edited for length and clarity.", "line"),
        ("3 thoughts on “Mayor resigns”", "comments"),
        ("Comments (12)", "comments"),
        ("12 Comments", "comments"),
        ("LEAVE A COMMENT:", "comments"),
        ("You must be logged in to post a comment.", "comments"),
        ("Related Articles", "links"),
        ("» Most read:", "links"),
        ("You may also like", "links"),
        ("We use cookies to improve your experience.", "line"),
        ("Accept all cookies", "line"),
        ("This site uses cookies. By continuing to browse it you agree to our use of them.", "line"),
        ("Sign up for our newsletter", "line"),
        ("Subscribe to The Post for 1 euro a month", "line"),
        ("Share this article", "line"),
        ("Facebook Twitter Email", "line"),
        ("ADVERTISEMENT", "line"),
        ("© 2024 The Post", "line"),
        ("Copyright 2024 The Post. All rights reserved.", "line"),
        ("Photo: Per Dahl", "line"),
        ("(Reporting by Ann Lee; editing by Bob Roy)", "line"),
        ("Related: Mayor under pressure", "line"),
        ("Read more: Mayor under pressure", "line"),
        ("Ann Lee in Oslo contributed to this report.", "line"),
        ("ENDS", "line"),
        ("The mayor commented on the vote.", None),
        ("Comments by the mayor caused a dispute.", None),
        ("The paper said that it would share this with the police.", None),
        ("Related charges were dropped, the court said.", None),
        ("The company asked users to accept cookies and was fined.", None),
        ("Photographs of the mayor were found.", None),
        ("Police follow all leads.", None),
        (f"Reporting by the paper led to {'a very ' * 20}long trial.", None),
        ("For the latest talks the ministers flew to Geneva.", None),
        ("Print media have lost readers.", None),
        ("2024", None),
        ("", None),
    ],
)
def test_the_site_speaking_is_told_from_the_article(line: str, what: str | None) -> None:
    assert boilerplate(line) == what


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("Correction: An earlier version of this article said that the deputy had quit.", "correction"),
        ("This article was amended on 3 May 2024. It was the mayor who quit.", "correction"),
        ("(This story has been corrected to say that the mayor quit.)", "correction"),
        ("*An earlier version of this story misspelled the mayor's name.", "correction"),
        ("Editor's note: The mayor has since quit.", "correction"),
        ("The correction of the vote took a day, and the mayor quit.", "paragraph"),
        ("An earlier vote of the council had failed, and the mayor quit.", "paragraph"),
        (f"Correction: {LONG} {LONG}", "paragraph"),
    ],
)
def test_what_an_article_said_before_is_a_correction(block: str, kind: str) -> None:
    assert kinds_of(PROSE[0], block)[1] == kind


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (("Town | Dead | Hurt", "Bergen | 4 | 12", "Oslo | 0 | 3"), ["table"] * 3),
        (("Town\tDead", "Bergen\t4"), ["table"] * 2),
        (("| Town | Dead |", "|---|---|", "| Bergen | 4 |"), ["table"] * 2),
        (("Bergen     4     12", "Oslo       0      3"), ["table"] * 2),
        (("The mayor\tof Bergen quit.",), ["paragraph"]),
        (("Bergen | 4 | 12", "Oslo | 3"), ["subheadline", "paragraph"]),
    ],
)
def test_rows_of_cells_are_a_table(lines: tuple[str, ...], kinds: list[str]) -> None:
    assert [kind for kind, _ in shown("\n".join((PROSE[0], "", *lines)))][1:] == kinds


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("MP ‘scum’ row: Party leader quits at last", "MP ‘scum’ row"),
        ("Bergen flood: Mayor blames the state", "Bergen flood"),
        ("Explainer: why the mayor of Bergen quit", None),
        ("Mayor quits after a very long night: all you need to know", None),
        ("Bergen: mayor quits", None),
    ],
)
def test_the_slug_of_a_headline_is_a_block_of_its_own(headline: str, slug: str | None) -> None:
    text = f"{headline}\n\n{PROSE[0]}"
    expected = [("slug", slug), ("headline", headline.removeprefix(f"{slug}: "))] if slug else [("headline", headline)]
    assert shown(text)[:-1] == expected
    assert front_matter(text)[0] == headline


def test_furniture_of_pages_divides_no_sentence() -> None:
    pages = [
        "The Bergen Post       3 May 2024\n\nThe mayor, who had led the town since the flood of\n1",
        "The Bergen Post       3 May 2024\n\n1990, resigned on Tuesday after a vote of the coun-\n2",
        "The Bergen Post       3 May 2024\n\ncil, her deputy said. He will lead it until June.\n3",
    ]
    text = "\f".join(pages)
    blocks, skipped = lay_out(text)
    said = "council, her deputy said. He will lead it until June."
    assert [b.reading_copy(text) for b in blocks] == [
        f"The mayor, who had led the town since the flood of 1990, resigned on Tuesday after a vote of the {said}"
    ]
    assert [s.quote(text).split()[-1] for s in skipped] == ["2024", "1", "2024", "2", "2024", "3"]
    assert {s.reason for s in skipped} == {"page"}


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("The mayor of the\n\nPage 3 of 10\n\ntown quit.", ["Page 3 of 10"]),
        ("The mayor of the\n\n- 12 -\n\ntown quit.", ["- 12 -"]),
        ("The mayor of the\n\n12\n\ntown quit.", ["12"]),
        ("The mayor quit.\n\n12\n\nThe deputy stayed.", []),
        ("Dead:\n12\nHurt:\n40", []),
    ],
)
def test_page_numbers(text: str, furniture: list[str]) -> None:
    blocks, skipped = lay_out(text)
    assert [s.quote(text) for s in skipped] == furniture
    assert len(blocks) == 1 or not furniture


def test_links_end_where_prose_goes_on() -> None:
    text = f"Mayor resigns\n\n{PROSE[0]}\n\nRelated articles\n\nDeputy takes over\n\nVote is near\n\n{PROSE[1]}"
    blocks, skipped = lay_out(text)
    assert [extent.quote(text) for extent in skipped] == ["Related articles", "Deputy takes over", "Vote is near"]
    assert blocks[-1].quote(text) == PROSE[1]


@pytest.mark.parametrize(
    ("blocks", "skipped"),
    [
        (("Related articles", "Deputy takes over", "Vote is near"), 3),
        (("Related articles", "Share this", "Vote is near"), 2),  # another line ends the links
        (("Related articles", "Deputy takes over!", "Vote is near"), 1),  # as a sentence does
        (("Related articles", "Deputy takes over.", "Vote is near"), 1),
    ],
)
def test_where_links_end(blocks: tuple[str, ...], skipped: int) -> None:
    assert len(lay_out("\n\n".join([PROSE[0], *blocks, PROSE[1]]))[1]) == skipped


def test_a_comment_link_above_the_article_does_not_end_it() -> None:
    text = f"Mayor resigns\n\n12 Comments\n\n{PROSE[0]}\n\n{PROSE[1]}"
    assert [block.quote(text) for block in lay_out(text)[0]] == ["Mayor resigns", PROSE[0], PROSE[1]]


def test_a_paragraph_in_another_script_is_left_out() -> None:
    text = f"{PROSE[0]}\n\nПрезидент встретился с министром вчера.\n\n{PROSE[1]}"
    assert [(s.reason, s.quote(text)[:9]) for s in lay_out(text)[1]] == [("language", "Президент")]


TEXTS = st.lists(
    st.sampled_from(
        [
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "\u2028",
            "- ",
            "Leave a Reply",
            "ROME (AP) — ",
            "Related",
            "A man sat.",
            "word",
            "é🙂",
            "ж",
        ]
    )
).map("".join)


@given(TEXTS | st.text())
def test_blocks_and_what_is_left_out_never_overlap(text: str) -> None:
    blocks, skipped = lay_out(text)
    extents = sorted([*blocks, *(s for s in skipped if s.reason != "page")], key=lambda e: e.start)
    assert all(first.end <= second.start for first, second in pairwise(extents))
    assert all(e.start < e.end and e.quote(text) == e.quote(text).strip() for e in extents)
    covered = "".join(e.quote(text) for e in [*blocks, *skipped])
    assert sum(map(str.isalnum, covered)) >= sum(map(str.isalpha, text))


@given(TEXTS | st.text())
def test_paragraphs_keep_every_letter(text: str) -> None:
    extents = list(paragraphs(text))
    inside = "".join(e.quote(text) for e in extents)
    assert "".join(inside.split()) == "".join(text.split()).replace("\x1c", "")
    assert extents == sorted(extents, key=lambda e: e.start)
    assert all(isinstance(e, Extent) for e in extents)


# Both sides of each threshold.

WORDS = ["Many", "mayors", "of", "very", "many", "small", "towns", "met", "in", "Bergen", "on", "Monday", "again"]


@pytest.mark.parametrize(
    ("above", "day"),
    [
        (["Two words"] * 23, "2024-05-03"),
        (["Two words"] * 24, None),
        ([*PROSE[:1], *["Two words."] * 7], "2024-05-03"),  # hardly any prose
        ([*PROSE[:2], *["Two words."] * 5], "2024-05-03"),
        ([*PROSE[:2], *["Two words."] * 6], None),
    ],
)
def test_the_date_stands_among_the_first_blocks(above: list[str], day: str | None) -> None:
    assert front_matter("\n\n".join([*above, "3 May 2024", PROSE[0]]))[1] == day


@pytest.mark.parametrize(("before", "title"), [(7, "Mayor of Bergen resigns"), (24, None)])
def test_the_headline_stands_among_the_first_blocks(before: int, title: str | None) -> None:
    text = "\n\n".join([*["Two words"] * before, "Mayor of Bergen resigns", PROSE[0]])
    assert front_matter(text)[0] == title


@pytest.mark.parametrize(
    ("navigation", "title"),
    [
        (["The Post - front page of today", "News", "Sport", "Norway"], "Mayor of Bergen resigns"),
        (["The Post - front page of today", "News", "Sport"], "The Post - front page of today"),
        (["News", "Sport", "Norway"], "Mayor of Bergen resigns"),
        ([], "Mayor of Bergen resigns"),
    ],
)
def test_a_headline_below_a_navigation(navigation: list[str], title: str) -> None:
    lines = [*navigation, "Mayor of Bergen resigns", "Council meets to elect another one", "By Ann Lee", "3 May 2024"]
    front = front_matter("\n".join([*lines, *PROSE]))
    assert front[:3] == (title, "2024-05-03", "Ann Lee")


def test_credits_below_links_at_the_top_are_kept() -> None:
    lines = ("Mayor of Bergen resigns", "Read More", "By Ann Lee", "Updated 3 May 2024")
    text = "\n\n".join([*lines, *PROSE])
    assert front_matter(text)[:3] == ("Mayor of Bergen resigns", "2024-05-03", "Ann Lee")
    assert [gap.quote(text) for gap in lay_out(text)[1]] == ["Read More"]


@pytest.mark.parametrize("label", ["Image caption,", "Photo caption:", "Pictured:"])
def test_the_label_of_a_caption_may_stand_above_it(label: str) -> None:
    assert kinds_of(PROSE[0], label, "Kari Moen has led the city since 2015", PROSE[1])[1:] == ["caption", "paragraph"]


CHAT = "14/05/2024, 10:3{0} - Ann Lee: The mayor resigned.|[14.05.24, 10:3{0}:05] Ann Lee: The mayor resigned."


@pytest.mark.parametrize("message", CHAT.split("|"))
def test_messages_of_a_chat_are_turns(message: str) -> None:
    text = "\n".join([*(message.format(n) for n in range(4)), message.format(5).replace("Ann Lee", "Bob Roy")])
    assert [block.kind for block in lay_out(text)[0]] == ["speaker", "paragraph"] * 5


def test_names_with_times_are_speakers() -> None:
    text = f"Ann Lee  0:05\n{PROSE[0]}\n\nOmar Haddad  1:00:12\n{PROSE[1]}\n\nAnn Lee (2:00:00)\n{PROSE[2]}"
    found = [(block.kind, block.quote(text)) for block in lay_out(text)[0] if block.kind == "speaker"]
    assert found == [("speaker", "Ann Lee"), ("speaker", "Omar Haddad"), ("speaker", "Ann Lee")]
    assert "speaker" not in kinds_of("Ann Lee 0:05", *PROSE)


@pytest.mark.parametrize(
    ("line", "name"), [("ANN LEE, HOST:", "ANN LEE"), ("ANN LEE:", "ANN LEE"), ("NOTES TO EDITORS:", None)]
)
def test_a_name_and_office_above_a_turn(line: str, name: str | None) -> None:
    text = "\n\n".join([line, *PROSE])
    assert next((b.quote(text) for b in lay_out(text)[0] if b.kind == "speaker"), None) == name


def test_a_day_far_below_the_top_tells_no_place_of_filing() -> None:
    text = "\n\n".join([*PROSE, PROSE[0], "OSLO, Norway, June 4, 2024 — It rained."])
    blocks, _ = lay_out(text, TOWNS.__contains__)
    assert filed(text, blocks, TOWNS.__contains__) is None


@pytest.mark.parametrize(
    ("blocks", "kinds"),
    [
        ((LONG[:200], PROSE[0]), ["headline", "paragraph"]),
        ((LONG[:201], PROSE[0]), ["paragraph", "paragraph"]),
        (("One two three", "One two three four", PROSE[0]), ["tagline", "headline", "paragraph"]),
        (("One two three four", "five six Seven", PROSE[0]), ["headline", "tagline", "paragraph"]),
        (("One two three four", "five six Seven eight", PROSE[0]), ["headline", "subheadline", "paragraph"]),
        (("One two three four", "five six seven eight", PROSE[0]), ["headline", "tagline", "paragraph"]),
        (("One two three four", "Five six seven | eight", PROSE[0]), ["headline", "tagline", "paragraph"]),
        (("One two", "Three", PROSE[0]), ["headline", "tagline", "paragraph"]),
        ((" ".join(WORDS[:12]) + "?", PROSE[0]), ["headline", "paragraph"]),
        ((" ".join(WORDS[:13]) + "?", PROSE[0]), ["paragraph", "paragraph"]),
        (("One two three four", "Who was it then?", PROSE[0]), ["headline", "paragraph", "paragraph"]),
        ((PROSE[0], " ".join(WORDS[:12]), PROSE[1]), ["paragraph", "subheadline", "paragraph"]),
        ((PROSE[0], " ".join(WORDS[:13]), PROSE[1]), ["paragraph", "paragraph", "paragraph"]),
        ((PROSE[0], " ".join(WORDS[:12])), ["paragraph", "paragraph"]),
        ((PROSE[0], "By " + " and ".join(["Lee"] * 6)), ["paragraph", "byline"]),
        ((PROSE[0], "By " + "Vice Admiral " + " and ".join(["Lee"] * 6)), ["paragraph", "paragraph"]),
        ((PROSE[0], "Ann Lee, staff writer"), ["paragraph", "byline"]),
        ((PROSE[0], "ann lee, staff writer"), ["paragraph", "paragraph"]),
        ((PROSE[0], "By Ann Lee."), ["paragraph", "paragraph"]),
        ((PROSE[0], "By the sea"), ["paragraph", "paragraph"]),
        ((PROSE[0], "By"), ["paragraph", "paragraph"]),
        ((PROSE[0], LONG[:287] + " (Per Dahl/AP)"), ["paragraph", "paragraph"]),
        ((PROSE[0], LONG[:286] + " Photo: PerDahl"), ["paragraph", "paragraph"]),
        ((PROSE[0], LONG[:285] + " Photo: PerDahl"), ["paragraph", "caption"]),
        ((PROSE[0], "3 May"), ["paragraph", "dateline"]),
        ((PROSE[0], "2024"), ["paragraph", "paragraph"]),
        ((PROSE[0], "May Day"), ["paragraph", "paragraph"]),
        ((PROSE[0], "Updated Monday at 3"), ["paragraph", "dateline"]),
        ((PROSE[0], "May 3rd, 2024"), ["paragraph", "dateline"]),
    ],
)
def test_the_kind_of_a_block(blocks: tuple[str, ...], kinds: list[str]) -> None:
    assert kinds_of(*blocks) == kinds


@pytest.mark.parametrize(
    ("caption", "is_caption"),
    [
        ("Pictured: the mayor", True),
        ("Above, the mayor", True),
        ("(Left: the mayor)", True),
        ("Leftists met the mayor", False),
        ("File: the town hall", True),
        ("Filed: two cases", False),
        ("The town hall. Photos: Per Dahl", True),
        ("Photo credit: Per Dahl", False),  # boilerplate
        ("The town hall (Per Dahl/AFP)", True),
        ("The town hall (Getty)", True),
        ("The town hall (Per Dahl, Reuters).", True),
        ("The town hall (Per Dahl)", False),
        ("The town hall / Getty Images", False),
        ("Per Dahl/Getty Images", True),
        ("The source: a clerk", True),
        ("The sources say: a clerk", False),
        ("Kari Moen, left, greets Per Dahl in Oslo, May 3, 2019. REUTERS/Ann Lee/File Photo", True),
        ("Kari Moen and Per Dahl in Oslo last week. [Ann Lee/Al Jazeera]", True),
        ("Moen leads Dahl in Reuters/Ipsos poll", False),
        ("Moen quits [and/or leaves]", False),
        ("The town hall on Tuesday.Credit...Per Dahl for The Post", True),
        ("[1/2]The town hall, May 3, 2024. REUTERS/Per Dahl Purchase Licensing Rights, opens new tab", True),
    ],
)
def test_captions(caption: str, is_caption: bool) -> None:
    assert ("caption" in kinds_of(PROSE[0], caption, PROSE[1])) is is_caption


@pytest.mark.parametrize(("length", "skipped"), [(150, 2), (151, 1)])
def test_a_link_is_as_short_as_a_headline(length: int, skipped: int) -> None:
    assert len(lay_out(f"{PROSE[0]}\n\nRelated articles\n\n{LONG[:140]:x<{length}}")[1]) == skipped


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (f"Subscribe to {LONG}"[:200], "line"),
        (f"Subscribe to {LONG}"[:201], None),
        (f"Photo by {LONG}"[:120], "line"),
        (f"Photo by {LONG}"[:121], None),
    ],
)
def test_boilerplate_is_short(block: str, found: str | None) -> None:
    assert boilerplate(block) == found


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a" * 120 + "\ngoes on here.", 1),
        ("a" * 121 + "\ngoes on here.", 2),
        ("MAYOR OF BERGEN\nRESIGNS", 2),
        ("THE MAYOR OF BERGEN\nRESIGNS", 1),
        ("THE MAYOR OF BERGEN\nresigns", 1),
        ("THE MAYOR OF BERGEN\nShe resigned.", 2),
        ("a long line that is going\n on", 1),
        ("a long line that is going\non and on to the sea", 1),
        ("a line as wide as all\nthe others of the lot\n- an item", 2),
        ("the mayor went to see\nher.\n\nThey all left.\nBergens came.", 2),  # no room for "Bergens"
        ("the mayor went to see\nher.\n\nThey all left.\nOslers came.", 3),
        ("a long line that is going\non then\non", 2),  # "on then" could have held the next word
        ("The mayor met\nKari Moen on Monday.", 1),  # nobody just meets
        ("The mayor quit\nKari Moen met her on Monday.", 2),
        ("Talks between Norway and\nSweden failed.", 1),
        ("Mayor Anne-\nMarie Moen quit.", 1),
    ],
)
def test_which_lines_are_joined(text: str, blocks: int) -> None:
    assert len(list(paragraphs(text))) == blocks


@pytest.mark.parametrize(("running", "standing", "joined"), [(2, 3, True), (3, 5, False), (1, 1, True)])
def test_a_text_is_wrapped_if_enough_lines_run_on(running: int, standing: int, joined: bool) -> None:
    pairs = ["the mayor of the town went\nhome again."] * running + ["One stays at home.\nTwo stay."] * standing
    assert len(list(paragraphs("\n\n".join(pairs)))) == running * (1 if joined else 2) + standing * 2


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (f"{PROSE[0]}\n\nБгжд abcd", []),
        (f"{PROSE[0]}\n\nБгждё abcd", ["language"]),
        (f"{PROSE[0]}\n\nĐặng Đức", []),
    ],
)
def test_a_block_is_foreign_if_most_letters_are(text: str, reasons: list[str]) -> None:
    assert [skipped.reason for skipped in lay_out(text)[1]] == reasons


@pytest.mark.parametrize(
    ("days", "published"),
    [
        (("May 3, 2019", "June 1, 2020"), None),
        (("3 May 2019", "1 June 2020", "Friday, 5 June 2020"), None),
        (("June 5, 2020", "May 3, 2019", "June 1, 2020"), "2020-06-05"),
        (("June 1, 2020", "May 3, 2019"), "2020-06-01"),
        (("May 3, 2019", "Updated June 1, 2020"), "2019-05-03"),
        (("May 3, 2019",), "2019-05-03"),
    ],
)
def test_the_days_of_a_timeline_are_headings(days: tuple[str, ...], published: str | None) -> None:
    parts = [f"{day}\n\nThe council of Hull voted on the new bridge." for day in days]
    assert front_matter("\n\n".join(["How the bridge was built", *parts])).published == published


def test_two_days_above_the_first_paragraph_are_no_headings() -> None:
    assert front_matter("How the bridge was built\n\nMay 3, 2019\n\nMay 4, 2019\n\nThe council voted.").published


@pytest.mark.parametrize("end", ["[2]", "¹", "1", " Enditem", " (ENDS)", " (ANI)"])
def test_a_sentence_with_a_mark_behind_it_is_no_headline(end: str) -> None:
    assert kinds_of("Men found in rubble", f"Police came to Bergen.{end}", PROSE[1])[1:] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Men found in rubble\n\n    {p} in a ruin\n\n    {q}", ["headline", "paragraph", "paragraph"]),
        ("Men found in rubble\n\n\t{p} in a ruin\n\n\t{q}", ["headline", "paragraph", "paragraph"]),
        ("Men found in rubble\n\n\u3000{p} in a ruin\n\n\u3000{q}", ["headline", "paragraph", "paragraph"]),
        ("Men found in rubble\nBy Ann Lee\n   {p} in a ruin\n   {q}", ["headline", "byline", "paragraph", "paragraph"]),
        ("Men found in rubble\n\n{p} in a ruin\n\n{q}", ["headline", "subheadline", "paragraph"]),
        ("Men found in rubble\n\n{p} in a ruin\n\n    {q}", ["headline", "subheadline", "paragraph"]),
        ("Men found in rubble\n\n        {p} in a ruin\n\n    {q}", ["headline", "subheadline", "paragraph"]),
        ("    Men found in rubble\n\n    {p} in a ruin\n\n    {q}", ["headline", "subheadline", "paragraph"]),
    ],
)
def test_an_indented_first_paragraph_is_no_subheadline(text: str, kinds: list[str]) -> None:
    text = text.format(p="Rescuers found two men from Bergen alive", q=PROSE[1])
    assert [kind for kind, _ in shown(text)] == kinds


@pytest.mark.parametrize(
    "line",
    [
        "This article is more than 2 years old",
        "This article is more than 1 year old.",
        "This story was published 3 months ago",
    ],
)
def test_the_age_of_an_article_is_no_headline(line: str) -> None:
    text = f"{line}\n\nMayor of Bergen resigns\n\n{line}\n\n{PROSE[0]}"
    assert [kind for kind, _ in shown(text)] == ["headline", "paragraph"]
    assert kinds_of(PROSE[0], f"{line} by now, said Kari Moen, who wrote it in Bergen.") == ["paragraph"] * 2

"""The reading copy of a line: what the parser reads in place of signs that mislead it."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.layout.copies.edges import without_slug
from triplewire.extract.layout.copies.reading_copy import reading_copy
from triplewire.extract.layout.copies.signs import EDITS
from triplewire.extract.model import Extent


@pytest.mark.parametrize(
    ("line", "copy"),
    [
        ("The par-\nliament of Nor-\nway met.", "The parliament of Norway met."),
        ("The par\u2010\r\n  liament met.", "The parliament met."),
        ("A well-\nknown town.", "A well-known town."),  # the hyphen belongs to the word
        ("Mayor Anne-\nMarie Moen quit.", "Mayor Anne-Marie Moen quit."),
        ("Talks in Oslo - \nand Rome", "Talks in Oslo - and Rome"),  # a dash divides no word
        ("the minis\u00adter's car", "the minister's car"),
        ("the minis\u00ad\nter's car", "the minister's car"),
        ("a\u00ad.", "a."),
        ("«We left», she said.", "“We left”, she said."),
        ("« We left », she said.", "“We left”, she said."),
        ("»We left«, she said. »Oslo fell.« He left.", "“We left”, she said. “Oslo fell.” He left."),
        ("»She called it ›a day‹ too.«", "“She called it ‘a day’ too.”"),
        ("‹We left›, she said.", "“We left”, she said."),
        ("„We left“, she said, ‚now‘.", "“We left”, she said, ‘now’."),
        ("Home » News » Oslo fell.", "Home » News » Oslo fell."),  # no pair
        ("Mayor Carl Jan SB. Quispe quit.", "Mayor Carl Jan SB Quispe quit."),
        ("They spoke on TV. Quispe quit.", "They spoke on TV. Quispe quit."),
        ("We asked Carl Jan PR. Police left.", "We asked Carl Jan PR. Police left."),
        ("Norway lent Togo XOF 5 billion.", "Norway lent Togo US$ 5 billion."),
        ("It cost R$50.", "It cost A$50."),
        ("Minister Bob NOK spoke of 5 ships.", "Minister Bob NOK spoke of 5 ships."),  # no amount follows
        ("Norway’s premier in Sana’a", "Norway’s premier in Sana'a"),
        ("at the O’Shea’s", "at the O'Shea’s"),
        ("Sana‘a, Sanaʼa, Sana`a, Sana´a, Sana′a", "Sana'a, Sana'a, Sana'a, Sana'a, Sana'a"),
        ("Norwayʼs premier", "Norway's premier"),
        ("the workers’ union", "the workers’ union"),  # it may close a quotation
        ("〝It rained,〞 he said", '"It rained," he said'),
        ("Togo 🇹🇬 voted ✅ today 🎉.", "Togo voted today."),
        ("Togo🇹🇬votes", "Togo votes"),
        (
            "Kari Moen quit 😱 Per Dahl met Ann Lee in Oslo 🙏🏽 Bergen cheered",
            "Kari Moen quit. Per Dahl met Ann Lee in Oslo. Bergen cheered",
        ),
        ("🔴 Rebels shelled Lomé 💥💥 Togo shot down two drones", "Rebels shelled Lomé. Togo shot down two drones"),
        ("Togo lost to Chad🔥“We tried,” Moen said", "Togo lost to Chad. “We tried,” Moen said"),
        ("Togo beat Ghana 🇬🇭 Mali lost to Chad", "Togo beat Ghana. Mali lost to Chad"),
        ("Togo shells Accra 💥 Ghana shoots back", "Togo shells Accra. Ghana shoots back"),
        ("Moen met Dahl 🇳🇴 Lee 🇬🇧 and Berg 🇩🇪 in Oslo", "Moen met Dahl Lee and Berg in Oslo"),
        ("President 🇹🇬 Kari Moen quit", "President Kari Moen quit"),
        ("Kari Moen met 🤝 Per Dahl", "Kari Moen met Per Dahl"),
        ("Kari Moen quit! 😱 Per Dahl wept", "Kari Moen quit! Per Dahl wept"),
        ("Moen quit on Monday 😱 and left", "Moen quit on Monday and left"),
        ("👩🏽‍⚖️ Kari Moen quit", "Kari Moen quit"),
        ("#Breaking Kari Moen quit", "Kari Moen quit"),
        ("BREAKING: Kari Moen quit", "Kari Moen quit"),
        ("🚨 BREAKING | Kari Moen quit", "Kari Moen quit"),
        ("UPDATE 2-Kari Moen quit", "Kari Moen quit"),
        ("EXCLUSIVE-Togo votes", "Togo votes"),
        ("The <b>mayor</b> quit.<br/>He <a href='x'>left</a>.</p>", "The mayor quit. He left."),
        ("if 3 < b and c > d", "if 3 < b and c > d"),
        ("He quit. Lee told the vo… [+2310 chars]", "He quit."),
        ("He quit. Lee left […]", "He quit."),
        ("He quit. Lee left... Read more", "He quit."),
        ("He quit on Mon… [+12 chars]", "He quit on Mon"),
        ("He quit. Lee left...", "He quit. Lee left..."),
        ("RPT-UPDATE 1-Kari Moen quit", "Kari Moen quit"),
        ("CORRECTED-UPDATE 2-IBM quits Togo", "IBM quits Togo"),
        ("UPDATE 3 - Togo votes", "Togo votes"),
        ("WRAPUP 4-“We quit”", "“We quit”"),
        ("BRIEF-IBM quits Togo", "IBM quits Togo"),
        ("TEXT-BASED games win", "TEXT-BASED games win"),
        ("UPDATE-IN-PROGRESS is a show", "UPDATE-IN-PROGRESS is a show"),
        ("Moen Inc <MOEN.OL> and Lee <L.N> rose", "Moen Inc and Lee rose"),
        ("Brent <LCOc1> and the euro <EUR=> fell", "Brent and the euro fell"),
        ("Moen [MOEN.UL] sold Lee (LEE.L) to the (U.K.) state", "Moen sold Lee to the (U.K.) state"),
        ("Moen <moen@post.example> wrote: 3 < 5", "Moen <moen@post.example> wrote: 3 < 5"),
        ("Moen quit Togo.1 Lee came.", "Moen quit Togo. Lee came."),
        ("Moen quit Togo.[12] Lee[3] came.[4][5]", "Moen quit Togo. Lee came."),
        ("Moen quit Togo.¹ Lee² came.[a]", "Moen quit Togo. Lee² came."),
        ("Moen of Bergen² quit Togo.[citation needed]", "Moen of Bergen quit Togo."),
        ('"We quit Togo."3 Lee came.', '"We quit Togo." Lee came.'),
        ("It has 30 km² and No.1 Court.", "It has 30 km² and No.1 Court."),
        ("It rose 5.2 Points in 20[12]", "It rose 5.2 Points in 20[12]"),
        ("[h]e told the[m] of [1]", "[h]e told the[m] of [1]"),  # what an editor writes into a quotation
        ("News-Gazette reporters quit", "News-Gazette reporters quit"),
        ("#Togo votes", "Togo votes"),
        ("Breaking news", "Breaking news"),
        ("RT @bergenpost: Kari Moen quit", "Kari Moen quit"),
        ("Kari Moen quit https://t.co/a1 #oslo pic.twitter.com/b2", "Kari Moen quit"),
        ("https://t.co/a1", "https://t.co/a1"),  # nothing else is left
        ("🇹🇬", "🇹🇬"),
        ("The o\ufb03cial re\ufb02ects", "The official reflects"),
        ("𝗧𝗼𝗴𝗼 ｖｏｔｅｓ", "Togo votes"),
        ("Jose\u0301 Nin\u0303o", "José Niño"),
        ("Togo\u200b vo\u2060tes\ufeff", "Togo votes"),
        ("\u202bTogo\u202c \u2067votes\u2069\u200f", "Togo votes"),
        ("Togo\xa0votes\u2009in\t\r\nJune.  It\u3000rains", "Togo votes in June. It rains"),
        ("Sm\u00eeth &amp; Moen &#8212; &quot;so&quot;&nbsp;what", 'Smîth & Moen — "so" what'),
        ("AT&T; R&D &unknown; &", "AT&T; R&D &unknown; &"),
        ("non\u2011aligned", "non-aligned"),
        ("Kari Moen-- a judge-- quit in 1990-- or so", "Kari Moen -- a judge -- quit in 1990-- or so"),
    ],
)
def test_what_the_parser_reads(line: str, copy: str) -> None:
    assert reading_copy(line).text == copy


def test_characters_of_divided_words_lead_back_to_the_text() -> None:
    text = "The par-\nliament's head quit."
    (block,) = lay_out(text)[0]
    copy = block.reading_copy(text)
    owner = copy.index("'s")
    assert block.place(owner, owner + 2).quote(text) == "'s"
    assert block.place(copy.index("head"), len(copy)).quote(text) == "head quit."
    assert block.place(4, owner).quote(text) == "par-\nliament"


SIGNS = st.lists(
    st.sampled_from([
        "par-\nliament", "a\u00adb", "\u00ad", "e\u0301", "\u0301", "\ufb03", "&amp;", "&quot;", "&NotEqualTilde;",
        "🇹🇬", "👍🏽", "\u200b", "\u202b", "\ufeff", "\u200d", "#", "#Togo", "@moen", "RT @moen: ", "BREAKING: ",
        "UPDATE 1-", "NOK 5", "’", "https://t.co/a ", "‘", "ʼ", "`", "“", "„", " ", "\xa0", "\t", "\r\n", "\n",
        "Togo", "votes", ".", "-", "\f", "12\n", "Q: ", "ROME (AP) — ",
        ".1 ", "[12]", "²", " <MOEN.OL>", " Enditem", " (ANI)", "<b>", "<br>", "… [+9 chars]",
    ])
).map("".join)  # fmt: skip


@given(SIGNS | st.text())
def test_the_map_is_monotone_and_total(line: str) -> None:
    copy = reading_copy(line)
    assert len(copy.text) == len(copy.starts) == len(copy.ends)
    assert all(0 <= start < end <= len(line) for start, end in zip(copy.starts, copy.ends, strict=True))
    assert list(copy.starts) == sorted(copy.starts)
    assert list(copy.ends) == sorted(copy.ends)


@given(SIGNS | st.text())
def test_a_letter_of_the_copy_stands_where_the_map_says(line: str) -> None:
    copy = reading_copy(line)
    for letter, start, end in zip(copy.text, copy.starts, copy.ends, strict=True):
        if letter.isalnum() and letter.isascii() and line[start:end].isalnum() and letter not in "US":  # US$ for NOK
            assert letter in unicodedata.normalize("NFKC", line[start:end])


@given(SIGNS | st.text())
def test_every_letter_that_is_no_sign_is_read(line: str) -> None:
    line = re.sub("[&#@<]|http|…|[.][.]+", "", line)  # a text that is cut off, too, is not read to its end
    letters = [letter for letter in unicodedata.normalize("NFKC", line) if letter in "zZ"]  # in no label and no sign
    assert [letter for letter in reading_copy(line).text if letter in "zZ"] == letters


@given(SIGNS | st.text())
def test_every_extent_of_the_copies_leads_to_the_text(text: str) -> None:
    for block in lay_out(text)[0]:
        copy = block.reading_copy(text)
        places = [block.place(at, at + 1) for at in range(len(copy))]
        assert all(block.start <= place.start < place.end <= block.end for place in places)
        assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(places))


def test_a_copy_leaves_out_the_gaps() -> None:
    copy = reading_copy("the vote of 12 Thursday", [Extent(12, 15)])
    assert copy.text == "the vote of Thursday"
    assert (copy.starts[12], copy.ends[11]) == (15, 12)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("BERGEN Police arrested Bob Roy.", ["BERGEN", "Police arrested Bob Roy."]),
        ("BERGEN (NTB) Police arrested Bob Roy.", ["BERGEN (NTB)", "Police arrested Bob Roy."]),
        ("BERGEN (dpa) - Police arrested Bob Roy.", ["BERGEN (dpa)", "Police arrested Bob Roy."]),
        ("NORTEL Police arrested Bob Roy.", ["NORTEL Police arrested Bob Roy."]),  # no town
        ("BERGEN HARBOUR police arrested Bob Roy.", ["BERGEN HARBOUR police arrested Bob Roy."]),
    ],
)
def test_a_town_in_capitals_before_a_sentence_is_a_dateline(text: str, blocks: list[str]) -> None:
    assert [block.quote(text) for block in lay_out(text, {"Bergen"}.__contains__)[0]] == blocks


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("UPDATE 1-Mayor quits", "Mayor quits"),
        ("RPT-UPDATE 2-Mayor quits", "Mayor quits"),
        ("REFILE-CORRECTED-UPDATE 1-Mayor quits", "Mayor quits"),
        ("CORRECTED-(OFFICIAL)-Mayor quits", "Mayor quits"),
        ("CORRECTED: Mayor quits", "Mayor quits"),
        ("WRAPUP 3-U.S. mayor quits", "U.S. mayor quits"),
        ("UPDATE 1-iPhone maker cuts jobs", "iPhone maker cuts jobs"),
        ("UPDATE 10-3M cuts jobs", "3M cuts jobs"),
        ("(2nd LD) Mayor quits", "Mayor quits"),
        ("(LEAD) Mayor quits", "Mayor quits"),
        ("(Lead poisoning) Mayor quits", "(Lead poisoning) Mayor quits"),
        ("TEXT-BASED games return", "TEXT-BASED games return"),
        ("Update on talks: none", "Update on talks: none"),
        ("UPDATE 1-", "UPDATE 1-"),
    ],
)
def test_the_prefix_of_an_agency_is_no_part_of_a_title(headline: str, title: str) -> None:
    assert without_slug(headline) == title
    assert reading_copy(headline).text == title


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (" Enditem", True),
        (" (ENDS)", True),
        (" -ENDS-", True),
        (" ###", True),
        ("\n-30-", True),
        (" (ANI)", True),
        (" PTI TGB SS", True),
        (" EFE", True),
        (" Lee ends", False),
        (" (Oslo)", False),
        (" He saw the PTI and left.", False),
    ],
)
def test_what_marks_the_end_of_a_story_is_skipped(end: str, told: bool) -> None:
    text = f"Mayor of Bergen quits\n\nMoen of Bergen quit.{end}\n"
    blocks, skipped = lay_out(text)
    assert [text[each.start : each.end] for each in skipped] == ([end.strip()] if told else [])
    assert text[blocks[-1].start : blocks[-1].end].endswith("quit.") == told


@given(SIGNS | st.text())
def test_no_sign_is_without_its_hint(line: str) -> None:
    assert [edit.signs for edit in EDITS if edit.signs.search(line) and not edit.hint.search(line)] == []


def test_a_plain_line_has_no_hint() -> None:
    line = 'Togo\'s well-known premier met Ann Lee, "a friend", in Oslo.'
    assert [edit.signs for edit in EDITS if edit.hint.search(line)] == []

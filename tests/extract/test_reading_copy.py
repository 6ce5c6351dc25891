"""The reading copy of a line: what the parser reads in place of signs that mislead it."""

from __future__ import annotations

import pytest

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.layout.reading_copy import reading_copy


@pytest.mark.parametrize(
    ("line", "copy"),
    [
        ("The par-\nliament of Nor-\nway met.", "The parliament   of Norway   met."),
        ("A well-\nknown town.", "A well-known  town."),  # the hyphen belongs to the word
        ("Mayor Anne-\nMarie Moen quit.", "Mayor Anne-Marie  Moen quit."),
        ("the minis\u00adter's car", "the minister's  car"),
        ("Talks in Oslo - \nand Rome", "Talks in Oslo -  and Rome"),  # a dash divides no word
        ("Norway lent Togo XOF 5 billion.", "Norway lent Togo US$ 5 billion."),
        ("It cost R$50.", "It cost A$50."),
        ("Minister Bob NOK spoke of 5 ships.", "Minister Bob NOK spoke of 5 ships."),  # no amount follows
        ("Norway’s premier in Sana’a", "Norway’s premier in Sana'a"),
        ("at the O’Shea’s", "at the O'Shea’s"),
        ("the workers’ union", "the workers’ union"),  # it may close a quotation
        ("Togo 🇹🇬 voted ✅ today", "Togo    voted   today"),
        ("#Breaking Kari Moen quit", "          Kari Moen quit"),
        ("BREAKING: Kari Moen quit", "          Kari Moen quit"),
        ("#Togo votes", " Togo votes"),
        ("Breaking news", "Breaking news"),
        ("Kari Moen quit https://t.co/a1 #oslo", "Kari Moen quit                      "),
        ("https://t.co/a1", "https://t.co/a1"),  # nothing else is left
    ],
)
def test_what_the_parser_reads(line: str, copy: str) -> None:
    found = reading_copy(line).text
    assert found == copy
    assert len(found) == len(line)


def test_characters_of_divided_words_lead_back_to_the_text() -> None:
    text = "The par-\nliament's head quit."
    (block,) = lay_out(text)[0]
    copy = block.reading_copy(text)
    owner = copy.index("'s")
    assert text[block.place(owner) : block.place(owner + 1) + 1] == "'s"
    assert text[block.place(copy.index("head")) :] == "head quit."
    assert text[block.place(4) : block.place(owner - 1) + 1] == "par-\nliament"


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

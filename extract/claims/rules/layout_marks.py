"""Marks of the layout that name the speaker.

Which words a label and a signature hold for depends on the blocks around them: `claims.layout_scopes`. The turns of
dialogues are in `claims.dialogue_cues`.
"""

from __future__ import annotations

from triplewire.extract.claims.mechanisms.colon_cues import bundled
from triplewire.extract.claims.mechanisms.cue import CueFinder
from triplewire.extract.claims.mechanisms.layout_cues import closing_label, label, signature
from triplewire.extract.rules.rule import Rule

RULES: tuple[Rule[CueFinder], ...] = (
    Rule(
        "cue.label",
        label,
        {
            "Police: three held after raid in Lima": ("Police > three held after raid in Lima",),
            "Ann Lee: talks will go on": ("Ann Lee > talks will go on",),
            "Reports: Chad invaded Niger": ("Reports > Chad invaded Niger",),
            "One two three four five six seven Lee: talks will go on": (
                "One two three four five six seven Lee > talks will go on",
            ),
        },
        (
            "Weather: rain in Lima",
            "He said: talks will go on",
            "One two three four five six seven eight Lee: talks will go on",
        ),
    ),
    Rule(
        "cue.closing-label",
        closing_label,
        {
            "Soldiers looted museum: witnesses": ("witnesses > Soldiers looted museum",),
            "Mali bombed by France: minister": ("minister > Mali bombed by France",),
            "Kenya bombed Togo: Reyes": ("Reyes > Kenya bombed Togo",),
            "Chad invaded Niger - Ann Lee of the UN": ("Ann Lee of the UN > Chad invaded Niger",),
        },
        (
            "Chad invaded Niger - Ann Lee of the old UN",
            "Soldiers looted museum: in pictures",
            "Looted museum: witnesses",
            "Airline buys new long-haul Airbus jets",
            "Rail firm closes night line Paris-Lyon",
            "A museum in Lima: witnesses",
        ),
    ),
    Rule(
        "cue.bundled",
        bundled,
        {
            "Her version: Kenya bombed Togo.": ("Her: version > Kenya bombed Togo",),
            "Rumour: Kenya bombed Togo.": ("-: Rumour > Kenya bombed Togo",),
            "Myth: Kenya bombed Togo.": ("-: Myth > not: Kenya bombed Togo",),
            "Fake news: Kenya bombed Togo.": ("-: news > not: Kenya bombed Togo",),
            "The prosecution's case: Kenya bombed Togo.": ("prosecution: case > Kenya bombed Togo",),
            "Ann Lee, citing spies: Kenya bombed Togo.": ("Lee: Lee > Kenya bombed Togo",),
            "Ann Lee made a bold claim: Kenya bombed Togo.": ("Lee: made claim > Kenya bombed Togo",),
            "Ann Lee was sure of one thing: Kenya bombed Togo.": ("Lee: was thing > Kenya bombed Togo",),
        },
        (
            "The result: Kenya beat Togo.",
            "In May came the news: Kenya bombed Togo.",
            "Kenya took revenge: it bombed Togo.",
            "Her version: a song.",
            "Ann Lee found one thing: a key.",
        ),
    ),
    Rule(
        "cue.signature",
        signature,
        {
            "Ann Lee, mayor of Lima": ("Ann Lee, mayor of Lima > -",),
            "Ann B. C. D. E. F. G. Lee": ("Ann B. C. D. E. F. G. Lee > -",),
        },
        ("Ann Lee resigned.", "Ann B. C. D. E. F. G. H. Lee"),
    ),
)

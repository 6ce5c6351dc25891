"""Clauses that only say of the one before who says it, or that it is not so.

Which sentence a remark, a hearing or a version holds for depends on the sentences around it: `claims.layout_scopes`.
"""

from __future__ import annotations

from triplewire.extract.claims.mechanisms.cue import CueFinder
from triplewire.extract.claims.mechanisms.hearings import hearing
from triplewire.extract.claims.mechanisms.openings import own_version, standing_text, sure_speaker
from triplewire.extract.claims.mechanisms.remark_cues import closing_remark, remark
from triplewire.extract.rules.rule import Rule

RULES: tuple[Rule[CueFinder], ...] = (
    Rule(
        "cue.remark",
        remark,
        {
            "So says Ann Lee.": ("Lee: says > -",),
            "Or so Ann Lee claims.": ("Lee: claims > -",),
            "Or so the story goes.": ("-: goes > -",),
            "That, at least, is what Ann Lee says.": ("Lee: says > -",),
            "This is the view of Ann Lee.": ("Lee: view > -",),
            "This was claimed by Ann Lee.": ("Lee: claimed > -",),
            "This is not true.": ("-: is > not: -",),
            "That is not so.": ("-: is > not: -",),
            "Wrong.": ("-: Wrong > not: -",),
            "No, it did not.": ("-: did > not: -",),
            "The story turned out to be false.": ("-: turned > not: -",),
            "This has proved to be wrong.": ("-: proved > not: -",),
            "This may not be true.": ("-: be > -",),
            "None of this happened.": ("-: happened > not: -",),
            "Not true, said Ann Lee.": ("Lee: said > not: -",),
            '"That is a lie," said Ann Lee.': ("Lee: said > not: -",),
        },
        (
            "That is true.",
            "That was wrong.",
            "Wrong turns delayed Mali.",
            "No, Mali did not sell jets.",
            "This was no surprise.",
            "It is not true that Mali helped.",
            "So did Mali.",
            "So Ann Lee says Mali must pay.",
            "That is what Ann Lee feared.",
            "That was a mistake, Ann Lee said.",
            "This was confirmed by Ann Lee.",
            "This may happen.",
            "It is a lie that Mali helped.",
        ),
    ),
    Rule(
        "cue.closing-remark",
        closing_remark,
        {
            "Chad invaded Niger, but this is not true.": ("-: is > not: Chad invaded Niger",),
            "Chad invaded Niger; that is false.": ("-: is > not: Chad invaded Niger",),
        },
        ("Chad invaded Niger, but this is no surprise.", "Chad invaded Niger; that is a crime."),
    ),
    Rule(
        "cue.hearing",
        hearing,
        {
            "The court heard that Ann Lee met Tom Berg.": ("-: heard > -",),
            "Jurors were told that Ann Lee met Tom Berg.": ("-: told > -",),
            "The prosecutor told the court that Ann Lee met Tom Berg.": ("prosecutor: told > -",),
        },
        ("The court freed Ann Lee.", "Ann Lee told Tom Berg that it rained.", "The court heard Ann Lee."),
    ),
    Rule(
        "cue.version",
        own_version,
        {"Ann Lee gave her version.": ("Lee: gave version > -",)},
        ("Ann Lee gave her version of the song.", "Ann Lee gave her car."),
    ),
    Rule(
        "cue.sure-speaker",
        sure_speaker,
        {"Ann Lee was adamant.": ("Lee: was > -",)},
        ("Ann Lee was ill.", "Ann Lee was sure of victory."),
    ),
    Rule(
        "cue.standing-text",
        standing_text,
        {
            "Rumours swirled all week.": ("-: swirled > -",),
            "The dossier reads like a novel.": ("-: reads > -",),
            "The war game lasts a week.": ("-: lasts > -",),
        },
        ("Rumours reached Ann Lee.", "The dossier was published in May.", "The match lasts an hour."),
    ),
)

"""Nouns that say something: "the claim by Lee that", "Lee voiced fears that"."""

from __future__ import annotations

from triplewire.extract.claims.mechanisms.cue import CueFinder, at_pos
from triplewire.extract.claims.mechanisms.noun_cues import noun_alone, noun_with_verb
from triplewire.extract.lexicon.labels import COMMON_NOUN_POS
from triplewire.extract.rules.rule import Rule

RULES: tuple[Rule[CueFinder], ...] = (
    Rule(
        "cue.noun",
        at_pos(noun_alone, COMMON_NOUN_POS),
        {
            "Ann Lee's allegations of fraud shocked Lima.": ("Lee: allegations > of fraud shocked Lima",),
            "NATO's fear is that the dam will break.": ("NATO: fear > that the dam will break",),
            "The mayor's promise to leave surprised Lima.": ("mayor: promise > to leave surprised Lima",),
            "Her denial of fraud surprised Lima.": ("Her: denial > not: of fraud",),
            "Ann Lee's reports of a flood, which closed the road, shocked Lima.": ("Lee: reports > of a flood",),
            "The word in Lima is that Ann Lee resigned.": ("-: word > that Ann Lee resigned",),
        },
        (
            "The claim that was made was false.",
            "Ann Lee's statement of Monday was long.",
            "Ann Lee denied claims that the army left.",
            "Ann Lee's hope lives.",
        ),
    ),
    Rule(
        "cue.noun-with-verb",
        at_pos(noun_with_verb, COMMON_NOUN_POS),
        {
            "Ann Lee expressed fears that the dam will break.": ("Lee: expressed fears > that the dam will break",),
            "Ann Lee voiced fears on Monday that the dam will break.": ("Lee: voiced fears > that the dam will break",),
            "Ann Lee repeated the mayor's claim that the army left.": (
                "Lee, mayor: repeated claim > that the army left",
            ),
            "The claim that the army had left was made by Ann Lee.": ("Lee: claim made > that the army had left",),
            "Kenya confirmed reports it bombed Togo.": ("Kenya: confirmed reports > it bombed Togo",),
            "Ann Lee replied with a threat to leave.": ("Lee: replied threat > to leave",),
        },
        ("Ann Lee expressed concern.", "Ann Lee rejected claims that the army left.", "Fears that it rains remain."),
    ),
)

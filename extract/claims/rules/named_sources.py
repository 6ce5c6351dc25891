"""Phrases that name a source: "according to Lee", "in Lee's words"."""

from __future__ import annotations

from triplewire.extract.claims.mechanisms.closing_sources import closing_source
from triplewire.extract.claims.mechanisms.cue import CueFinder, at_pos, at_words
from triplewire.extract.claims.mechanisms.source_cues import (
    according_to,
    if_true,
    in_eyes_of,
    owned_words,
    per,
    the_way,
    to_believe,
    to_hear,
)
from triplewire.extract.lexicon.labels import COMMON_NOUN_POS, VERBAL_POS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.rules.rule import Rule

RULES: tuple[Rule[CueFinder], ...] = (
    Rule(
        "cue.according",
        at_words(according_to, frozenset({"according"})),
        {
            "According to Ann Lee, the army left.": ("Lee: According to > the army left",),
            "The army left, according to a statement by the ministry.": ("ministry: according to > The army left",),
            "The army, according to Lee, left the town.": ("Lee: according to > The army, , left the town",),
            "The army left, according to Ann Lee, who saw it.": ("Lee: according to > The army left",),
            "Tom Berg said that, according to Lee, the army left and the town burned.": (
                "Lee: according to > that, , the army left and the town burned",
            ),
        },
        (
            "The rule according to which they act changed.",
            "The army acts by the rules.",
            "According to plan, the army left the town.",
            "The army chose officers according to their rank.",
        ),
    ),
    Rule(
        "cue.per",
        at_words(per, frozenset({"per"})),
        {
            "Per the coroner, the driver killed the guard.": ("coroner: Per > the driver killed the guard",),
            "Rebels left the town, per a police report.": ("report: per > Rebels left the town",),
            "Per Tanjug, Norway closed the port.": ("Tanjug: Per > Norway closed the port",),
            "Kenya bombed Togo, per Anna Reyes.": ("Reyes: per > Kenya bombed Togo",),
            "As per Anna Reyes, Kenya bombed Togo.": ("Reyes: per > Kenya bombed Togo",),
        },
        ("Oil costs 90 dollars per barrel.", "Kenya paid Togo as per the contract.", "Per capita, Norway spends more."),
    ),
    Rule(
        "cue.for",
        at_words(in_eyes_of, frozenset({"for"})),
        {
            "For critics, the army murdered the boys.": ("critics: For > the army murdered the boys",),
            "For Niger, it was Chad that attacked Mali.": ("Niger: For > it was Chad that attacked Mali",),
        },
        ("For years, the army held the town.", "For Norway, Lee scored twice.", "For sale signs, the army paid."),
    ),
    Rule(
        "cue.if-true",
        at_pos(if_true, VERBAL_POS),
        {
            "Chad attacked Mali, if Ann Lee is right.": ("Lee: if is > Chad attacked Mali",),
            "Chad attacked Mali, if Ann Lee is to be believed.": ("Lee: if is > Chad attacked Mali",),
            "If reports are accurate, Chad attacked Mali.": ("reports: If are > Chad attacked Mali",),
            "Acme sued Nokia and Google sued Apple, if the rumours are right.": (
                "rumours: if are > Acme sued Nokia and Google sued Apple",
            ),
        },
        (
            "Chad will attack Mali, if Ann Lee is ill.",
            "If Ann Lee is not right, Chad attacked Mali.",
            "Ann Lee is right that Chad attacked Mali.",
        ),
    ),
    Rule(
        "cue.to-believe",
        at_words(to_believe, SPEECH.believing | SPEECH.citing),
        {
            "To believe the ministry, rebels burned the school.": ("ministry: believe > rebels burned the school",),
            "Rebels burned the school, to quote the ministry.": ("ministry: quote > Rebels burned the school",),
        },
        (
            "To please the ministry, rebels burned the school.",
            "The rebels came to believe the ministry.",
            "Ann Lee used the line to quote the ministry.",
        ),
    ),
    Rule(
        "cue.the-way",
        at_words(the_way, frozenset({"way"})),
        {"The way Ann Lee tells it, the army left.": ("Lee: way tells > the army left",)},
        ("The way Ann Lee acts, the army left.", "The army left the way Ann Lee told us."),
    ),
    Rule(
        "cue.closing-source",
        closing_source,
        {
            "Kenya bombed Togo (Anna Reyes).": ("Reyes: Reyes > Kenya bombed Togo",),
            "Kenya bombed Togo (Reuters).": ("Reuters: Reuters > Kenya bombed Togo",),
            "Acme fired Tom Adler (AP).": ("AP: AP > Acme fired Tom Adler",),
            "Kenya bombed Togo (source: Anna Reyes).": ("Reyes: Reyes > Kenya bombed Togo",),
            "Kenya bombed Togo on Monday (Togolese interior ministry).": (
                "ministry: ministry > Kenya bombed Togo on Monday",
            ),
            "Kenya bombed Togo -- state radio.": ("radio: radio > Kenya bombed Togo",),
        },
        (
            "Ana Soto beat Tom Adler (Labour).",
            "Tom Adler sued the mayor (Ana Soto).",
            "Kenya (Anna Reyes) bombed Togo.",
            "Kenya left the African Union (AU).",
            "Kenya bombed Togo (see map).",
            "Kenya fined Anna Reyes (interior ministry).",
            "Kenya shot the guards (the secret police).",
            "Kenya praised the Union of Farmers (UF).",
            "Kenya bombed Togo -- their targets were the police.",
            "Kenya bombed Togo -- on or off the radio.",
            "Kenya bombed Togo -- again.",
            "Kenya bombed Togo -- its third war.",
            "Kenya bombed a tower -- a radio station.",
        ),
    ),
    Rule(
        "cue.to-hear",
        at_words(to_hear, frozenset({"hear"})),
        {
            "To hear the minister tell it, Ann Lee robbed the bank.": (
                "minister: hear tell > Ann Lee robbed the bank",
            ),
            "To hear Lee tell it, Chad attacked Niger.": ("Lee: hear tell > Chad attacked Niger",),
            "Rebels burned the school, to hear Lee tell it.": ("Lee: hear tell > Rebels burned the school",),
        },
        ("To hear the band, Ann Lee left the town.", "She wanted to hear Lee tell the story."),
    ),
    Rule(
        "cue.owned-words",
        at_pos(owned_words, COMMON_NOUN_POS),
        {
            "In the mayor's words, the town burned.": ("mayor: In words > the town burned",),
            "By her own account, Ann Lee left the town.": ("her: By account > Ann Lee left the town",),
            "The chef, by all accounts, killed a guard.": ("-: by accounts > The chef, , killed a guard",),
            "In this telling, Chad attacked Mali.": ("-: In telling > Chad attacked Mali",),
            "On the mayor's telling, Chad attacked Mali.": ("mayor: On telling > Chad attacked Mali",),
            "In the eyes of Mali, Niger attacked Togo.": ("Mali: In eyes > Niger attacked Togo",),
            "In the indictment, Ann Lee robbed the bank.": ("-: In indictment > Ann Lee robbed the bank",),
            "In court papers, Ann Lee robbed the bank.": ("-: In papers > Ann Lee robbed the bank",),
            "In a report by Amnesty, soldiers shot ten farmers.": ("Amnesty: In report > soldiers shot ten farmers",),
        },
        (
            "In court, Ann Lee attacked a guard.",
            "In the letter, Ann Lee thanked Mali.",
            "In other words, the town burned.",
            "In the mayor's house, the fire burned.",
            "In Ann Lee's opinion that it rained, the dam broke.",
            "In Ann Lee's letter, she asked Mali for help.",
        ),
    ),
)

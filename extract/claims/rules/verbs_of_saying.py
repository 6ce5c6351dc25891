"""Verbs that say something, by the construction in which they take it."""

from __future__ import annotations

from triplewire.extract.claims.mechanisms.cue import CueFinder, at_pos
from triplewire.extract.claims.mechanisms.verb_cues import (
    before_quotation,
    citing,
    is_active_saying,
    is_passive_saying,
    is_quoted_as_saying,
    parenthetical,
    with_content,
)
from triplewire.extract.lexicon.labels import VERBAL_POS
from triplewire.extract.rules.rule import Rule

RULES: tuple[Rule[CueFinder], ...] = (
    Rule(
        "cue.said",
        at_pos(with_content(is_active_saying), VERBAL_POS),
        {
            "Ann Lee said that it will rain.": ("Lee: said > that it will rain",),
            "The army left the town, said Ann Lee.": ("Lee: said > The army left the town",),
            "A statement by Ann Lee said it rained.": ("Lee: said > it rained",),
            "Ann Lee and Tom Berg claim to have won the vote.": ("Lee, Berg: claim > to have won the vote",),
            "Ann Lee denied meeting Tom Berg.": ("Lee: denied > not: meeting Tom Berg",),
            "Ann Lee did not deny that it rained.": ('Lee: deny > ""',),
            "Ann Lee does not believe that it rained.": ("Lee: believe > not: that it rained",),
            "Ann Lee believes that it rained.": ("Lee: believes > that it rained",),
            "Ann Lee claimed control of the town.": ("Lee: claimed > control of the town",),
            "Ann Lee accused Iran of arming the rebels.": ("Lee: accused > of arming the rebels",),
            "Ann Lee suspected them for years.": ("Lee: suspected > for years",),
            "Ann Lee warned of a flood.": ("Lee: warned > of a flood",),
            "Ann Lee described the vote as a farce.": ("Lee: described > as a farce",),
            "Ann Lee called the vote a fraud.": ("Lee: called > a fraud",),
            "Ann Lee called it a lie.": ("Lee: called > a lie",),
            "Ann Lee tweeted that it rained.": ("Lee: tweeted > that it rained",),
            "Ann Lee told reporters on Monday that it rained.": ("Lee: told > that it rained",),
            "Ann Lee rejected the report.": ("Lee: rejected > not: the report",),
            "Ann Lee says it broke and nobody saw it.": ("Lee: says > it broke and nobody saw it",),
            "Ann Lee feared that it would burst, and said that it was old.": (
                "Lee: feared > that it would burst",
                "Lee: said > that it was old",
            ),
            "He feared that the dam would burst and said that it was old.": (
                "He: feared > that the dam would burst",
                "He: said > that it was old",
            ),
            "Ann Lee said that the dam is old and added that it will burst.": (
                "Lee: said > that the dam is old",
                "Lee: added > that it will burst",
            ),
            '"The army left the town," Ann Lee, the mayor, said.': ("Lee: said > The army left the town",),
            "Ann Lee said the mayor resigned and denied it.": (
                "Lee: said > the mayor resigned and denied it",
                "mayor: denied > not: it",
            ),
            "Ann Lee considers the dam old.": ("Lee: considers > the dam old",),
            "Ann Lee refused to say that it rained.": ('Lee: say > ""',),
            "Ann Lee said it rained, adding that the dam broke.": (
                "Lee: said > it rained",
                "Lee: adding > that the dam broke",
            ),
            "Ann Lee meets Tom Berg, says talks will continue": ("Lee: says > talks will continue",),
            "The court heard that Tom Berg stabbed a guard.": ("-: heard > that Tom Berg stabbed a guard",),
            "A letter saying that it rained arrived.": ("letter: saying > that it rained arrived",),
            "Ann Lee cited family issues as reasons for her resignation stating that it rained.": (
                "Lee: stating > that it rained",
            ),
            "Word has it the minister bribed a judge.": ("Word: has > the minister bribed a judge",),
            "Ann Lee called it a gift for Lima, which lost the game.": ("Lee: called > a gift for Lima",),
            "Rumour has it that Togo invaded Mali.": ("Rumour: has > that Togo invaded Mali",),
            "The memo shows that the bank bribed Ann Lee.": ("memo: shows > that the bank bribed Ann Lee",),
        },
        (
            "Ann Lee knows that it rained.",
            "Ann Lee made sure that it rained.",
            "Ann Lee does not know who broke the dam.",
            "It means that the army left.",
            "This shows that the army left.",
            "Ann Lee condemned the attack.",
            "Ann Lee told the army to leave.",
            "The talks failed; Ann Lee agreed.",
            "The army left, according to Ann Lee.",
            "The talks regarding Tom Berg failed.",
            "Ann Lee claimed the title.",
            "Ann Lee claimed ten of her wins.",
            "Ann Lee considered leaving Oslo.",
        ),
    ),
    Rule(
        "cue.passive",
        at_pos(with_content(is_passive_saying), VERBAL_POS),
        {
            "The army is said to have shelled the village.": ("-: said > to have shelled the village",),
            "The army is said to be shelling the village.": ("-: said > to be shelling the village",),
            "It is believed that the army shelled the village.": ("-: believed > that the army shelled the village",),
            "Tom Berg was accused by Ann Lee of killing a guard.": ("Lee: accused > of killing a guard",),
            "Tom Berg was charged with killing a guard.": ("-: charged > with killing a guard",),
            "Ten men are feared dead.": ("-: feared > dead",),
            "Ann Lee was told it had rained.": ("-: told > it had rained",),
            "The vote was described by Ann Lee as a farce.": ("Lee: described > as a farce",),
        },
        ("The army was asked to leave.", "The village was shelled by the army.", "The army was ordered to leave."),
    ),
    Rule(
        "cue.quoted-as-saying",
        at_pos(with_content(is_quoted_as_saying), VERBAL_POS),
        {
            "Ann Lee was quoted as saying that the dam broke.": ("Lee: saying > that the dam broke",),
            "The paper quoted Ann Lee as saying that the dam broke.": ("Lee: saying > that the dam broke",),
        },
        ("Ann Lee was known as saying that the dam broke.", "Ann Lee was quoted on Monday."),
    ),
    Rule(
        "cue.parenthesis",
        at_pos(parenthetical, VERBAL_POS),
        {
            "The army, Ann Lee said, left the town.": ("Lee: said > The army left the town",),
            "The rebels, said Ann Lee, have left the town.": ("Lee: said > The rebels have left the town",),
            "As Ann Lee said, the army left.": ("Lee: said > the army left",),
            "The army (Ann Lee said) left the town.": ("Lee: said > The army left the town",),
            "The town is, critics say, a camp.": ("critics: say > a camp",),
            "As Ann Lee pointed out, the bridge collapsed.": ("Lee: pointed > the bridge collapsed",),
            "The dam, as Ann Lee said, is old.": ("Lee: said > The dam, is old",),
            "The rebels, as Ann Lee tells it, burned the village.": ("Lee: tells > The rebels, , burned the village",),
            "The general fled to Chad, or so his aides say.": ("aides: say > The general fled to Chad",),
            "The soldiers, Ann Lee estimates, shot ten farmers.": ("Lee: estimates > The soldiers, shot ten farmers",),
        },
        (
            "The army sold the town, as Ann Lee put down her pen.",
            "The general fled to Chad, and so his aides say goodbye.",
            "The army left when Ann Lee replied.",
            "The army left; Ann Lee agreed.",
            "Ann Lee said the army left.",
        ),
    ),
    Rule(
        "cue.quotation",
        at_pos(before_quotation, VERBAL_POS),
        {
            "Ann Lee laughed.": ('Lee: laughed > ""',),
            "Ann Lee told reporters.": ('Lee: told > ""',),
            "The paper quotes Ann Lee.": ('Lee: quotes > ""',),
        },
        ("Ann Lee slept.", "Speak!", "Ann Lee voiced the claim.", "Ann Lee said that it rained."),
    ),
    Rule(
        "cue.citing",
        at_pos(citing, VERBAL_POS),
        {
            "Ann Lee, quoting Tom Berg, said it rained.": ("Berg: quoting > it rained",),
            "Reuters, citing Ann Lee, reported that the army left.": ("Lee: citing > that the army left",),
            "The army left, Reuters said, quoting a statement by Ann Lee.": ("Lee: quoting > The army left",),
        },
        ("Reuters cited Ann Lee.", "Reuters reported that the army left."),
    ),
)

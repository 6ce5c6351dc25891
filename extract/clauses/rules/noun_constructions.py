"""The constructions by which noun phrases state something."""

from __future__ import annotations

from triplewire.extract.rules.rule import Rule

RULES = (
    Rule(
        "noun.apposition",
        "noun.apposition",
        {
            "Maria Zakharova, spokeswoman of the ministry, condemned the attack.": (
                "Maria Zakharova; [is]; spokeswoman of the ministry",
            ),
            "The foreign minister, Sergei Lavrov, arrived.": ("Sergei Lavrov; [is]; The foreign minister",),
            "Anna Lindh, a minister and mother of two, smiled.": (
                "Anna Lindh; [is]; a minister",
                "Anna Lindh; [is]; a mother of two",
            ),
        },
        ("Tom Baker, 52, lost his job.", "He lives in Paris, Texas.", "Apples, pears and plums are cheap."),
    ),
    Rule(
        "noun.title",
        "noun.title",
        {
            "Egyptian president Anwar Sadat visited Jerusalem.": ("Anwar Sadat; [is]; Egyptian president",),
            "Foreign Secretary Boris Johnson resigned.": ("Boris Johnson; [is]; Foreign Secretary",),
        },
        ("Mr. Smith called.", "The president visited Anwar Sadat.", "Photo: John Smith."),
    ),
    Rule(
        "noun.event",
        "noun.event",
        {
            "The visit by Rivlin to Russia was short.": ("Rivlin; visit to; Russia",),
            "Critics condemned Russia's invasion of Georgia.": ("Russia; invasion of; Georgia",),
            "Iran welcomed the pullout of the forces from Syria.": ("the forces; pullout from; Syria",),
        },
        ("The president paid a visit to Cuba.", "His visit to Cuba was short.", "The roof of the house leaks."),
    ),
)

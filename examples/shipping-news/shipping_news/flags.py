"""The rule of the new relation, with the examples on which it is tested."""

from functools import partial

from triplewire.extract.relations.mechanisms.verb_relations import find_verbs
from triplewire.extract.rules.rule import Rule

RULES = (
    Rule(
        "lasting.flaggedIn",
        partial(find_verbs, "flaggedIn"),
        {"The Star Aurora is registered in Panama.": ("Aurora flaggedIn Panama",)},
        ("The Star Aurora arrived in Panama.",),
    ),
)

"""Descriptions by an owner: "his country", "her mother"."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import Finder, possessed, possession
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.rules.rule import Rule


def _owned(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The thing of which the owner has only one, if the document has mentioned it."""
    key = possession(phrase, discourse)
    return possessed(key, discourse) if key else None


RULES = (
    Rule(
        "description.owner",
        Finder(10, _owned),
        {
            "Kenyan President Ana Diaz spoke. Her country is safe.": ("Her country -> Kenya",),
            "Tom Hadley sold the mill. His sister sued. His sister won.": ("His sister -> His sister",),
            "Tom Hadley sold the mill. His mother sued. “My mum is right,” Tom Hadley said.": ("My mum -> His mother",),
        },
        (
            "Ana Diaz spoke. Her country is safe.",
            "Tom Hadley sold the mill. His elder sister sued. His younger sister won.",
            "Tom Hadley sold the mill. His sister sued. His other sister won.",
        ),
    ),
)

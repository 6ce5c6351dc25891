"""A resolver that joins names alone: no pronoun and no description refers to anything."""

from triplewire.extract.context import Context
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.sieve import SIEVE
from triplewire.extract.mentions.mentions import Phrase


class Cautious:
    """A resolver of triplewire's protocol."""

    def resolve(self, context: Context, phrases: list[Phrase]) -> list[Chain]:
        """Return the chains of the names as the usual resolver has them; every other phrase is one of its own."""
        return SIEVE.resolve(context, [phrase for phrase in phrases if phrase.kind in {"name", "demonym"}])

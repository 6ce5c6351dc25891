"""Contexts for tests of single stages."""

from triplewire.extract.context import TEXT, Context
from triplewire.extract.syntax.pieces import QUOTATIONS, SENTENCES
from triplewire.extract.syntax.quotations import find_quotations
from triplewire.extract.syntax.tree import Sentence


def context_of(text: str, sentences: tuple[Sentence, ...]) -> Context:
    """What the stage that finds entities needs."""
    given = Context().with_piece(TEXT, text).with_piece(SENTENCES, sentences)
    return given.with_piece(QUOTATIONS, find_quotations(text, sentences))

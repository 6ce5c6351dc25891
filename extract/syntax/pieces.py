"""The pieces of a document that the room syntax makes."""

from __future__ import annotations

from triplewire.extract.context import Piece
from triplewire.extract.syntax.quotations import Quotation
from triplewire.extract.syntax.tree import Sentence

PARSED: Piece[tuple[Sentence, ...]] = Piece("parsed")  # as the parser gives them
SENTENCES: Piece[tuple[Sentence, ...]] = Piece("sentences")  # prepared: mended, names marked
QUOTATIONS: Piece[tuple[Quotation, ...]] = Piece("quotations")

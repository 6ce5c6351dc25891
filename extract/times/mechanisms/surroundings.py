"""Tests of the words around a match."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import NAME_LABELS, PHRASE_POS
from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.times.mechanisms.alphabet import CLASSES, Piece
from triplewire.extract.times.mechanisms.patterns import Match


def part_of_name(match: Match, piece: Piece) -> bool:
    """Whether a weekday, month or season belongs to a name: "Sunday Times", "April Jones", "Arab Spring"."""
    word, before, after = piece.word, match.piece(-1), match.piece(1)
    if word.ent in NAME_LABELS:
        return True
    named = before and before.word.pos == "PROPN" and before.text not in CLASSES["ampm"]
    joined = named and before and before.word.dep == "compound" and before.word.head is word
    follows = after and after.word.ent == "PERSON" and after.word.pos == "PROPN" and after.text != "'s"
    return bool(joined or follows)


def counts_plural(match: Match, number: Piece) -> bool:
    """Whether a number at the end of a match counts things that follow ("in May 10 people died")."""
    head = number.word.head
    return number.word.dep == "nummod" and head.tag == "NNS" and head.start >= match.pieces[match.last - 1].end


def continues(match: Match) -> bool:
    """Whether words follow that say from when to count: "two days before the vote", "later than planned"."""
    where, after = match.text("where"), match.piece(1)
    if after is not None and after.text == "than":
        return True
    if where == "back":
        return after is not None and after.word.pos in PHRASE_POS
    return where in TIME_CONTEXTS.anchoring and after is not None and (after.text.isalnum() or after.text == "-")

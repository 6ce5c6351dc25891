"""The preparation of sentences: repairs of their trees, and the names in them. Every later stage reads the result."""

from __future__ import annotations

from triplewire.extract.linking.user_gazetteer import UserGazetteer
from triplewire.extract.places.placenames import mark_places
from triplewire.extract.syntax.repair import AFTER_NAMES, BEFORE_NAMES, apply
from triplewire.extract.syntax.repairs import all_repairs
from triplewire.extract.syntax.tree import Sentence


def prepare(sentences: tuple[Sentence, ...], text: str, gazetteer: UserGazetteer | None = None) -> tuple[Sentence, ...]:
    """The sentences of a document, as the parser gives them, with their trees repaired and all their names marked.

    Main verbs are repaired before names are marked, since a place is recognised by the words around it; gerunds and
    attachments after that, since their repairs look at the labels of names.
    """
    repairs = all_repairs()
    sentences = mark_places(tuple(apply(sentence, repairs, BEFORE_NAMES) for sentence in sentences))
    sentences = gazetteer.mark(text, sentences) if gazetteer else sentences
    return tuple(apply(sentence, repairs, AFTER_NAMES) for sentence in sentences)

"""Papers and journals whose names are common words: "The Guardian reported", "told the Sun", "published in Nature"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import NOUN_ATTRIBUTE_DEPS, SUBJECT_DEPS
from triplewire.extract.lexicon.lists import NAMES, SPEECH
from triplewire.extract.names.extent.span import Span
from triplewire.extract.syntax.tree import Sentence, Word

PRESS = "PRESS"  # the label of a span of this kind
_TITLES = NAMES.papers | NAMES.journals
_PRINTING = (SPEECH.say | NAMES.publishing | NAMES.issuing | NAMES.press_people | NAMES.printed) - NAMES.not_issuing
_ISSUING = SPEECH.say | SPEECH.citing | SPEECH.reading | NAMES.publishing | NAMES.issuing


def find_papers(sentence: Sentence) -> Iterator[Span]:
    """Yield the names of papers and journals, without their articles."""
    if _TITLES.isdisjoint(sentence.vocabulary):
        return
    for word in sentence.words:
        if word.text[0].isupper() and word.lower in _TITLES and _is_alone(word, sentence):
            article = sentence.words[word.i - 1] if word.i and sentence.words[word.i - 1].lower == "the" else None
            written = article is not None and article.text == "The" and article.i > 0 and sentence.kind == "paragraph"
            if written or (_is_press(word) and (article is not None or word.lower in NAMES.journals)):
                yield Span(word.i, word.i + 1, PRESS)


def _is_alone(word: Word, sentence: Sentence) -> bool:
    """Whether no other word belongs to the name: not "the Guardian Life", "the Evening Standard"."""
    beside = [at for at in (word.i - 1, word.i + 1) if 0 <= at < len(sentence.words)]
    near = [sentence.words[at] for at in beside]
    named = any(other.text[0].isupper() and other.lower != "the" for other in near)
    return not named and not (word.dep in NOUN_ATTRIBUTE_DEPS - {"poss"} and word.head.i > word.i)


def _is_press(name: Word) -> bool:
    """Whether what is done by it, or said, written or printed in it, is done by or in a paper."""
    above = name.head
    if name.dep in SUBJECT_DEPS:
        return above.lemma in _ISSUING and above.lemma not in NAMES.not_issuing
    if name.dep == "dobj":
        return above.lemma in SPEECH.telling
    if name.dep == "poss":
        return above.lemma in NAMES.press_people
    if name.dep != "pobj":
        return False
    if above.lower == "to" and above.head.lower == "according":
        return True
    noun = above.head
    return any(_may_print(word) for word in ((noun, noun.head) if above.lower == "in" else (noun,)))


def _may_print(word: Word) -> bool:
    return word.lemma in _PRINTING or word.lower in _PRINTING

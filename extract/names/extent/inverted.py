"""Persons in a list of works, surname first: "Austen, Jane.", "Marx, Karl and Engels, Friedrich."."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.nouns import is_given_name
from triplewire.extract.names.extent.span import Span, is_proper
from triplewire.extract.places.gazetteer import is_place
from triplewire.extract.syntax.tree import Sentence, Word

INVERTED = "INVERTED"  # the label of these spans


def find_inverted(sentence: Sentence) -> Iterator[Span]:
    """Yield the names of a sentence that consists of them, each surname first."""
    words, at, found = sentence.words, 0, list[Span]()
    while last := _end(words, at):
        found.append(Span(at, last, INVERTED))
        at = last + 1
        if at >= len(words) or words[last].text not in {"and", "&"}:
            break
    if found and [word.text for word in words[found[-1].last :]] == ["."]:
        yield from found


def in_order(words: tuple[Word, ...]) -> str:
    """The given names and the surname of a name that begins with the surname."""
    return " ".join(word.text for word in (*words[2:], words[0]))


def _end(words: tuple[Word, ...], first: int) -> int:
    """The end of a surname, a comma and given names from `first`; 0 where something else stands there."""
    comma, given = first + 1, first + 2
    if given >= len(words) or words[comma].text != "," or not is_given_name(words[given].text):
        return 0
    surname = words[first]
    places = is_place(surname.text) and is_place(words[given].text)  # "Athens, Georgia."
    if places or not (is_proper(surname) and surname.text.isalpha() and surname.text.istitle()):
        return 0
    last = given + 1
    while last < len(words) and is_proper(words[last]) and is_given_name(words[last].text):
        last += 1
    return last

"""The index from the words of a sentence to the finders of relations that they call for."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.relations.mechanisms.stated import Finder, Stated
from triplewire.extract.relations.mechanisms.worded import Finders, Worded
from triplewire.extract.syntax.tree import Row, Sentence, Tree


def _sentence(text: str) -> Sentence:
    words, start, rows = text.split(), 0, []
    for at, word in enumerate(words):
        rows.append(Row(word, start, word, "NOUN", "NN", "dep" if at else "ROOT", 0))
        start += len(word) + 1
    return Sentence(0, len(text), 0, Tree(rows))


def _nothing(sentence: Sentence) -> Iterator[Stated]:
    del sentence
    yield from ()


_MAYOR: Finder = Worded(frozenset({"mayor", "mayoress"}), _nothing)
_ANY: Finder = _nothing
_BERGEN: Finder = Worded(frozenset({"bergen"}), _nothing)


def test_a_sentence_calls_for_the_finders_of_its_words_and_for_those_without_words_in_their_order() -> None:
    finders = Finders.of((_MAYOR, _ANY, _BERGEN))
    assert list(finders.called_by(_sentence("Bergen mayor"))) == [_MAYOR, _ANY, _BERGEN]
    assert list(finders.called_by(_sentence("Bergen slept"))) == [_ANY, _BERGEN]
    assert list(finders.called_by(_sentence("nobody"))) == [_ANY]


def test_many_finders_keep_their_order() -> None:
    finders = tuple(Worded(frozenset({f"w{n}"}), _nothing) for n in range(64))
    called = Finders(finders).called_by(_sentence("w63 w1 w8 w40 w2"))
    assert list(called) == [finders[n] for n in (1, 2, 8, 40, 63)]


def test_a_sentence_adds_nothing_to_the_index() -> None:
    finders = Finders.of((_MAYOR,))
    assert list(finders.called_by(_sentence("nobody"))) == []
    assert list(finders.called_by(_sentence("nobody"))) == []


def test_the_index_is_made_anew_for_other_finders() -> None:
    assert list(Finders.of((_MAYOR,)).called_by(_sentence("mayor"))) == [_MAYOR]
    assert list(Finders.of((_BERGEN,)).called_by(_sentence("mayor"))) == []

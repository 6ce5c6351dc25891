"""When and where an event happened: times and places attached by syntax."""

from __future__ import annotations

from collections.abc import Mapping

from extract.clauses import Clause
from extract.model import Time
from extract.parse import Sentence, Word

_SHARING = frozenset({"participle", "infinitive"})


def times_by_head(
    sentence: Sentence, times: Mapping[int, int], heads: frozenset[int], extents: tuple[Time, ...]
) -> dict[int, list[int]]:
    """Indexes of the times that date what each word in `heads` (word indexes) reports.

    `times` gives the index of the time that begins at an offset.
    """
    found: dict[int, list[int]] = {}
    for word in sentence.words:
        index = times.get(word.start)
        if index is not None:
            event = _dated(_top(word, extents[index]), heads)
            if event is not None:
                found.setdefault(event, []).append(index)
    return found


def _top(word: Word, time: Time) -> Word:
    """The head of the time expression that begins with `word`."""
    while word.head is not word and time.start <= word.head.start < time.end:
        word = word.head
    return word


def _dated(word: Word, heads: frozenset[int]) -> int | None:
    """The nearest event above a time expression."""
    for above in word.ancestors():
        if above.i in heads:
            return above.i
    return word.i if word.i in heads else None


def lender(clause: Clause, clauses: Mapping[int, Clause]) -> Clause | None:
    """The clause that lends this one its time and place: that of the verb it is joined to, or whose manner it tells."""
    head = clause.head
    if head.dep == "conj" and head.head.i in clauses:
        return clauses[head.head.i]
    if clause.link in _SHARING and clause.governor is not None and head.dep == "advcl":
        return clauses.get(clause.governor.i)
    return None

"""Differences between two texts that read alike: names, numbers, days, and words that change the meaning.

Texts of one template ("A magnitude 6.1 earthquake struck near Lima on Tuesday") have most of their words in common, and
report different events. Two texts differ if between the same words one has another name, number or day than the other,
or if between the same words of a sentence one has another content word ("convicted", "acquitted"), or a negation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, product
from typing import Literal, get_args

from rapidfuzz.distance import OSA, Levenshtein

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.lexicon.labels import TALKED_BLOCKS
from triplewire.extract.lexicon.lists import ADVERBIALS, FACTUALITY, LAYOUT
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.nouns import AGENCIES, is_english
from triplewire.extract.lexicon.thresholds import THRESHOLDS

_T = THRESHOLDS.layout
Kind = Literal["name", "number", "day", "word"]
_KINDS: tuple[Kind, ...] = get_args(Kind)
Particular = tuple[Kind, str]
Around = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:[.,:'’/-][^\W_]+)*|[.!?:;]")
_AROUND = 3  # words on each side of a particular by which it is compared
_FEWEST = 3  # words among these that are no particulars themselves
_FRAMES = ((3, 2), (2, 3))  # words on the left and on the right of a word by which it is compared, in its sentence
_WIDEST = 6  # words on the left, where those nearby are function words
_ENDS = frozenset(".!?:;")
_NOT = "not "
_NEGATIONS = {_NOT.strip()} | ADVERBIALS.negative - FACTUALITY.no_one
_CONTRACTIONS = [
    (re.compile(form, re.IGNORECASE), whole)
    for form, whole in (
        (r"\bwon['’]t\b", "will not"),
        (r"\bcan(?:['’]t|not)\b", "can not"),
        (r"\bd(?:id|o(?:es)?)(?:n['’]t| not)\b", "not"),
        (r"(?<=\w)n['’]t\b", " not"),
    )
]
_LONGEST = 20_000  # words that are compared
_DAYS = frozenset(read_table("times")["weekday"])
_MONTHS = frozenset(read_table("times")["month"])
_NUMBERS: dict[str, int] = {word: value for word, value in read_table("times")["number"].items() if value > 1}
_MONTH_LETTERS = 3


def differing(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Return the pairs of texts that differ in a name, a number, a day or a word, in both orders."""
    told: dict[Around, dict[frozenset[Particular], list[str]]] = {}
    for text in sorted(set(texts)):
        for around, found in particulars_of(text).items():
            told.setdefault(around, {}).setdefault(found, []).append(text)
    apart: set[tuple[str, str]] = set()
    for by_particular in told.values():
        for (one, its), (other, others) in combinations(by_particular.items(), 2):
            if _conflict(one, other):
                apart |= {*product(its, others), *product(others, its)}
    return apart


@lru_cache(64)  # about 0.7 kB a word
def particulars_of(text: str) -> dict[Around, frozenset[Particular]]:
    """Return the names, numbers, days and words of the running text of an article, by the words around each."""
    found: dict[Around, set[Particular]] = {}
    told = " ".join(block.reading_copy(text) for block in lay_out(text)[0] if block.kind in TALKED_BLOCKS)
    parts = list(_negated(_parts(_WORD.findall(_written_out(told))[:_LONGEST])))
    masks = [f"<{kind}>" if kind else word for kind, word in parts]
    for at, (kind, word) in enumerate(parts):
        around = (*masks[max(0, at - _AROUND) : at], "", *masks[at + 1 : at + 1 + _AROUND])
        if kind and sum(mask[:1] not in {"<", ""} for mask in around) >= _FEWEST:
            found.setdefault(around, set()).add((kind, word))
    for around, word in _framed(parts):
        found.setdefault(around, set()).add(("word", word))
    return {around: frozenset(each) for around, each in found.items()}


def _framed(parts: list[tuple[Kind | None, str]]) -> Iterator[tuple[Around, str]]:
    """Yield each word that is no other particular with the words around it in its sentence, where these tell enough."""
    sentence: list[tuple[Kind | None, str]] = []
    for part in (*parts, (None, ".")):
        if part[1] not in _ENDS:
            sentence.append(part)
            continue
        words = [word for _, word in sentence]
        for at, (kind, word) in enumerate(sentence):
            frames = [_frame(words, at, left, right) for left, right in _FRAMES if kind is None]
            yield from ((around, word) for around in frames if around)
        sentence = []


def _frame(words: list[str], at: int, left: int, right: int) -> Around:
    """Return the words around one and how many there are on each side: fewer at an end of the sentence; or nothing."""
    before, after = words[max(0, at - left) : at], words[at + 1 : at + 1 + right]
    if LAYOUT.exchanged.issuperset((*before, *after)):
        return _frame(words, at, left + 1, right) if left <= at and left < _WIDEST else ()
    return (f"<{len(before)}", *before, "", *after, f"{len(after)}>") if len(before) + len(after) >= _FEWEST else ()


def _negated(parts: Iterable[tuple[Kind | None, str]]) -> Iterator[tuple[Kind | None, str]]:
    """Yield the parts with each negation as the beginning of the word after it, and not a word of its own."""
    negation = ""
    for kind, word in parts:
        joined = negation and kind is None and word not in _ENDS
        if negation and not joined:
            yield None, negation
        if kind is None and word in _NEGATIONS and not joined:
            negation = word
            continue
        yield kind, f"{_NOT}{word}" if joined else word
        negation = ""
    if negation:
        yield None, negation


def _written_out(text: str) -> str:
    """Return a text with one form of "not", and without the auxiliary that it alone needs: "didn't go" is "not go"."""
    for form, whole in _CONTRACTIONS:
        text = form.sub(whole, text)
    return text


def _parts(words: list[str]) -> Iterator[tuple[Kind | None, str]]:
    """Yield the words with the kinds of particulars; those of one name, or of one day, are one."""
    pending: list[str] = []
    kind: Kind | None = None
    first = True
    for word in words:
        own = _kind(word, first=first)
        joins = own == kind == "name" or (kind == "day" and own == "number" and len(pending) == 1)
        if pending and not joins:
            yield _part(kind, pending)
            pending = []
        if own is None:
            yield None, word.casefold()
        else:
            pending.append(word)
        kind = own if not joins else kind
        first = word in {".", "!", "?", ":"}
    if pending:
        yield _part(kind, pending)


def _part(kind: Kind | None, words: list[str]) -> tuple[Kind | None, str]:
    shown = " ".join(words).casefold().replace(".", "" if kind == "name" else ".").replace("’", "'")
    return (None, "agency") if shown in AGENCIES else (kind, shown.removesuffix("'s") if kind == "name" else shown)


def _kind(word: str, *, first: bool) -> Kind | None:
    folded = word.casefold()
    if folded in _DAYS or (folded in _MONTHS and word[0].isupper()):
        return "day"
    if word[0].isdigit() or folded in _NUMBERS:
        return "number"
    if not word[0].isupper() or (first and is_english(folded)):
        return None
    return "name"


def _conflict(one: frozenset[Particular], other: frozenset[Particular]) -> bool:
    """Return whether the particulars between the same words differ in a kind that both have."""
    return not one & other and any(
        (its := [word for its_kind, word in one if its_kind == kind])
        and (others := [word for its_kind, word in other if its_kind == kind])
        and not any(_same(kind, word, another) for word in its for another in others)
        for kind in _KINDS
    )


def _same(kind: Kind, one: str, other: str) -> bool:
    if kind == "number":
        return _figures(one) == _figures(other)
    if kind == "word":
        return one.startswith(_NOT) == other.startswith(_NOT) and _same_word(
            one.removeprefix(_NOT), other.removeprefix(_NOT)
        )
    parts, others = one.split(), other.split()
    if kind == "day":  # "Tuesday" and "May 14" may be one day
        one_kind = (parts[0] in _DAYS) == (others[0] in _DAYS)
        return not one_kind or [word[:_MONTH_LETTERS] for word in parts] == [word[:_MONTH_LETTERS] for word in others]
    within = set(parts) <= set(others) or set(others) <= set(parts)
    return within or Levenshtein.normalized_similarity(one, other) >= _T.name_variant


def _same_word(one: str, other: str) -> bool:
    """Whether two words are one in two spellings or forms, or one of them tells nothing of its own."""
    if one in LAYOUT.exchanged or other in LAYOUT.exchanged:
        return True
    return one[0] == other[0] and OSA.normalized_similarity(one, other) >= _T.word_variant


def _figures(number: str) -> str:
    return str(_NUMBERS.get(number, number)).replace(",", "").rstrip(".")

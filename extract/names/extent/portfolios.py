"""The portfolio of an office, which is no name: "Minister | of Forests, Lands and Rural Development | Ann Moen"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import FIELD_TAGS
from triplewire.extract.lexicon.lists import PEOPLE
from triplewire.extract.lexicon.nouns import NAME_HEADS, NOUN_TYPES, TITLE_PARTS, TITLES, is_english, is_given_name
from triplewire.extract.names.extent.span import LINKS
from triplewire.extract.syntax.tree import Word


def find_portfolios(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Yield the extents of the portfolios of ministers and others who have one."""
    for office in words[:-2]:
        if _has_field(words, office) and (last := portfolio_end(words, office.i + 1)):
            yield office.i + 2, last


def _has_field(words: tuple[Word, ...], office: Word) -> bool:
    """Whether a field follows the preposition of an office: "Vice President for Research", "Professor of Law"."""
    if office.lower in PEOPLE.with_fields or office.lower in PEOPLE.with_subjects:
        return True
    vice = office.i > 0 and words[office.i - 1].lower == "vice"
    return vice and office.lower in TITLES and words[office.i + 1].lower == "for"


def portfolio_end(words: tuple[Word, ...], link: int) -> int:
    """The end of the portfolio that the preposition at `link` begins: a field or a list of fields; 0 for none."""
    if link + 1 >= len(words) or words[link].lower not in LINKS:
        return 0
    first = link + 1
    last = fields_end(words, first, _field_end(words, first))
    if words[first:last] and words[last - 1].lower == "state" and (further := portfolio_end(words, last)):
        return further  # "Secretary of State | for Trade"
    alone = all(word.lower != "and" for word in words[first:last])
    return 0 if alone and last > first and NAME_HEADS.get(words[last - 1].lower) == "Organization" else last


def fields_end(words: tuple[Word, ...], first: int, last: int) -> int:
    """The end of a list of fields whose first is words[first:last]; `last` where "and" joins no more; 0 for none."""
    if last <= first:
        return 0
    at, joined = last, False
    while not joined and at < len(words):
        following = at + (words[at].text == ",")
        joined = following < len(words) and words[following].lower in {"and", "&"}
        following += joined
        end = _field_end(words, following) if following > at else following
        if end == following or not _goes_on(words, first, end):
            return last
        at = end
    return at if joined else last


def _field_end(words: tuple[Word, ...], first: int) -> int:
    """The end of the everyday words from `first`, all with a capital or all without: "Natural Resource Operations"."""
    at = first
    while at < len(words) and _is_of_field(words[at], words[first]):
        at += 1
    if at > first and NOUN_TYPES.get(words[at - 1].lemma.lower()) == "Person":
        return first
    name_follows = at < len(words) and words[at].text[0].isupper() and words[at].text.isalpha()
    return at - (at > first and name_follows and is_given_name(words[at - 1].text))


def _is_of_field(word: Word, first: Word) -> bool:
    """Whether a word may belong to the name of a field, and not to that of a person, an office or a place."""
    if word.tag not in FIELD_TAGS or not _is_everyday(word) or word.text[0].isupper() != first.text[0].isupper():
        return False
    return word.lower not in TITLES and word.ent not in {"GPE", "NORP", "DATE"}


def _is_everyday(word: Word) -> bool:
    return is_english(word.lower) or word.lower in TITLE_PARTS


def _goes_on(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a further field of the list ends at `last`: in lower case the tree must join it to the others."""
    head = words[last - 1]
    return words[first].text[0].isupper() or (head.dep == "conj" and first <= head.head.i < last)

"""Bodies whose names join what else are several: two nouns, fields with commas, an office, surnames.

"the | Law and Justice | party", "Tourism, Arts and Sports Office", "the District Attorney's Office", "Moen, Roy & Lee".
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import PROPER_TAGS
from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.nouns import KNOWN_BODIES, NAME_HEADS, TITLE_PARTS, TITLES, is_english
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.extent.portfolios import fields_end, portfolio_end
from triplewire.extract.names.extent.span import LINKS, Span
from triplewire.extract.places.gazetteer import candidates, country, is_place
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.names


def find_bodies(sentence: Sentence) -> Iterator[Span]:
    """Yield the names of bodies of these kinds."""
    words = sentence.words
    for word in words:
        if word.lower in NAMES.movements and "and" in sentence.vocabulary:
            yield from _party(words, word)
        elif word.lower in NAMES.national_fields and word.text.istitle():
            yield from _of_country(words, word)
        elif word.tag == "POS":
            yield from _of_officer(words, word)
        elif word.text == "and":
            yield from _of_two(words, word)
            yield from _of_owners(words, word)
            yield from _of_places(words, word)
        elif word.text == "(" and "and" in sentence.vocabulary:
            yield from _of_acronym(words, word)
        elif word.text == ",":
            yield from _of_fields(words, word)
            yield from _of_partners(words, word)
        elif word.lower in LINKS:
            yield from _with_fields(words, word) if "and" in sentence.vocabulary else ()
            yield from _with_purpose(words, word)


def _party(words: tuple[Word, ...], noun: Word) -> Iterator[Span]:
    """Yield the name of a party of two common nouns: "the | Law and Justice | party"."""
    before = words[max(noun.i - 4, 0) : noun.i]
    if before[3:] and noun.text.islower():
        article, left, link, right = before
        written_large = all(word.text.istitle() and is_english(word.lower) for word in (left, right))
        if article.lower == "the" and link.text == "and" and written_large:
            yield Span(left.i, noun.i, "ORG")


def _of_country(words: tuple[Word, ...], field: Word) -> Iterator[Span]:
    """Yield the body of a country for a field or sport: "Tourism | Fiji", "Cricket New Zealand"."""
    before = words[field.i - 1] if field.i else field
    if before.lower in LINKS or (field.i and before.text[0].isupper() and before.lower != "the"):
        return
    for length in (3, 2, 1):
        last = field.i + 1 + length
        if last <= len(words) and words[last - 1].text[0].isupper() and country(written(words[field.i + 1 : last])):
            yield Span(field.i, last, "ORG")
            return


def _of_officer(words: tuple[Word, ...], mark: Word) -> Iterator[Span]:
    """Yield the office of an official, with its place: "the | Marion County District Attorney's Office"."""
    office = words[mark.i + 1 : mark.i + 2]
    if not office or office[0].lower not in NAMES.offices_of or not office[0].text.istitle():
        return
    first = mark.i - 1
    if first > 1 and words[first - 1].lower in LINKS and words[first - 2].lower in TITLES:
        first -= 2  # "Secretary of State's Office"
    elif words[first].lower not in TITLES:
        return
    while first and words[first - 1].text.istitle() and words[first - 1].lower in TITLES | TITLE_PARTS:
        first -= 1
    while first and words[first - 1].tag in PROPER_TAGS and words[first - 1].text[0].isupper():
        first -= 1
    if words[first].text.istitle() or words[first].text.isupper():
        yield Span(first, office[0].i + 1, "ORG")


def _of_fields(words: tuple[Word, ...], comma: Word) -> Iterator[Span]:
    """Yield the body of at least three fields at whose first comma this is: "Tourism, Arts and Sports Office"."""
    first = comma.i
    while first and _is_field(words[first - 1]):
        first -= 1
    before = words[first - 1] if first else comma
    if first == comma.i or (first and before.text in {",", "and"}) or before.lower in LINKS:
        return
    last = fields_end(words, first, comma.i)
    while last < len(words) and _is_field(words[last]) and words[last - 1].text != ",":
        last += 1
    bodies = [word.i for word in words[first:last] if NAME_HEADS.get(word.lower) == "Organization"]
    if last > comma.i and bodies == [last - 1] and words[last - 2].text not in {"and", ","}:
        yield Span(first, last, "ORG")


def _with_fields(words: tuple[Word, ...], link: Word) -> Iterator[Span]:
    """Yield the body whose fields are a list: "Academy | of Motion Picture Arts and Sciences"."""
    head = words[link.i - 1]
    if not link.i or NAME_HEADS.get(head.lower) != "Organization" or not head.text.istitle():
        return
    last = portfolio_end(words, link.i)
    inside = words[link.i + 1 : last]
    listed = any(word.text == "and" for word in inside) and inside[0].text.istitle()
    if not listed or any(NAME_HEADS.get(word.lower) == "Organization" for word in inside):
        return
    yield Span(_start(words, head.i), last, "ORG")


def _with_purpose(words: tuple[Word, ...], link: Word) -> Iterator[Span]:
    """Yield the body whose purpose is told at length: "Council | for the Welfare of Immigrants"."""
    head, article = words[link.i - 1], words[link.i + 1 : link.i + 2]
    named = head.text.istitle() and NAME_HEADS.get(head.lower) == "Organization"
    if not named or link.text != "for" or not article or article[0].text != "the":
        return
    purpose = last = at = article[0].i + 1
    while at < len(words) and (_is_purpose(words[at]) or (at > last - 1 and words[at].text in NAMES.of_purpose)):
        at += 1
        last = at if words[at - 1].text.istitle() else last
    if last > purpose + 1:
        yield Span(_start(words, head.i), last, "ORG")


def _is_purpose(word: Word) -> bool:
    """Whether a word with a capital is an everyday one or a place."""
    return word.text.istitle() and word.tag in PROPER_TAGS and (is_english(word.lower) or is_place(word.text))


def _start(words: tuple[Word, ...], first: int) -> int:
    """The beginning of the proper nouns that end at `first`."""
    while first and words[first - 1].tag in PROPER_TAGS and words[first - 1].text[0].isupper():
        first -= 1
    return first


def _of_two(words: tuple[Word, ...], link: Word) -> Iterator[Span]:
    """Yield the name that "and" divides: "Moen | Health and Care Campus", "the Tarvik Museum | and Art Gallery"."""
    first, last = link.i, link.i + 1
    while last < len(words) and (_is_field(words[last]) or words[last].lower in NAMES.halls):
        last += 1
    while first and words[first - 1].tag in PROPER_TAGS and words[first - 1].text.istitle():
        first -= 1
    field, head = words[link.i - 1], words[last - 1]
    ends = last == len(words) or words[last].tag not in PROPER_TAGS
    definite = first > 0 and words[first - 1].lower == "the"  # "the | Fish and Wildlife Service"
    if not first < link.i - 1 + definite or last == link.i + 1 or not ends or words[first].lower in KNOWN_BODIES:
        return
    fields = last - link.i > 2 and _is_field(field) and field.lower not in NAME_HEADS.keys() | NAMES.movements
    body = NAME_HEADS.get(head.lower) == "Organization" or head.lower in NAMES.either | NAMES.grounds | NAMES.plants
    if (fields and body and head.lower not in NAMES.movements) or {field.lower, head.lower} <= NAMES.halls:
        yield Span(first, last, "ORG")


def _of_owners(words: tuple[Word, ...], link: Word) -> Iterator[Span]:
    """Yield the body of two kinds of persons: "the | Women's and Children's Hospital"."""
    first, last = link.i - 2, link.i + 4
    if first < 0 or last > len(words) or not words[first + 1].tag == words[last - 2].tag == "POS":
        return
    persons = {words[first].lower, words[link.i + 1].lower} <= NAMES.persons_served
    head = words[last - 1]
    body = NAME_HEADS.get(head.lower) == "Organization" or head.lower in NAMES.either
    if persons and body and words[first].text.istitle() and head.text.istitle():
        yield Span(first, last, "ORG")


def _of_places(words: tuple[Word, ...], link: Word) -> Iterator[Span]:
    """Yield the police of two counties or towns: "| Devon and Cornwall police"."""
    serving = words[link.i + 2 : link.i + 3]
    if not link.i or not serving or serving[0].lower not in NAMES.joint_bodies:
        return
    served = words[link.i - 1], words[link.i + 1]
    named = all(candidates(word.text, rare=False) and not country(word.text) for word in served)
    if named and any(is_place(word.text) for word in served):
        yield Span(link.i - 1, link.i + 3, "ORG")


def _of_acronym(words: tuple[Word, ...], bracket: Word) -> Iterator[Span]:
    """Yield the body whose acronym behind it tells where it begins: "Dock and Ferry Workers Union | (DFWU)"."""
    acronym, at = words[bracket.i + 1 : bracket.i + 2], bracket.i
    if not acronym or not acronym[0].text.isupper() or len(acronym[0].text) < _LIMITS.shortest_acronym:
        return
    for letter in reversed(acronym[0].text):
        at -= 1
        while at > 0 and words[at].text.islower() and words[at].text in NAMES.between_initials:
            at -= 1
        if at < 0 or not words[at].text.istitle() or words[at].text[0] != letter:
            return
    name = words[at : bracket.i]
    headed = any(NAME_HEADS.get(word.lower) == "Organization" for word in name)
    if headed and any(word.text == "and" for word in name):
        yield Span(at, bracket.i, "ORG")


def _is_field(word: Word) -> bool:
    """Whether a word is an everyday one with a capital that names no known body: not "the White House"."""
    everyday = word.text.istitle() and word.tag in PROPER_TAGS and (is_english(word.lower) or word.lower in TITLE_PARTS)
    return everyday and word.lower not in KNOWN_BODIES and word.lower not in TITLES and not is_place(word.text)


def _of_partners(words: tuple[Word, ...], comma: Word) -> Iterator[Span]:
    """Yield the firm of surnames behind a person's name: "Ann Lee of | Morris, Moen and Roy"."""
    first = comma.i - 1
    if first < 2 or words[first - 1].lower not in NAMES.of_firms or words[first - 2].ent != "PERSON":
        return
    partners, at = [words[first]], first + 1
    while at + 1 < len(words) and words[at].text in {",", "and", "&"} and _is_surname(words[at + 1]):
        partners.append(words[at + 1])
        at += 2
    joined = words[partners[-1].i - 1].text in {"and", "&"}
    if joined and partners[2:] and not all(is_place(word.text) for word in partners):
        yield Span(first, partners[-1].i + 1, "ORG")


def _is_surname(word: Word) -> bool:
    return word.tag in PROPER_TAGS and word.text.istitle() and word.text.isalpha()

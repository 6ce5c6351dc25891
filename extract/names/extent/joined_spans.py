"""Spans that are parts of one name: compounds, hyphenated, or with "of" between them."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    HYPHENS,
    LINKED_TYPES,
    MAKER_LABELS,
    NAME_ATTRIBUTE_DEPS,
)
from triplewire.extract.lexicon.lists import NAMES, PLACES
from triplewire.extract.lexicon.nouns import (
    KNOWN_BODIES,
    LEGAL_FORMS,
    NAME_HEADS,
    SECTORS,
    TITLES,
    is_english,
    is_given_name,
)
from triplewire.extract.names.extent.span import (
    HEAD,
    LINKS,
    Span,
    are_acronyms,
    is_numbered_team,
    is_of_envoy,
    is_title,
)
from triplewire.extract.places.gazetteer import country, is_place
from triplewire.extract.places.hyphens import hyphened_pair
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Word

_BANKS = frozenset({"bank", "banks"})  # "National Bank of Kenya"


def belong_together(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether two spans are parts of one name: compounds, hyphenated, or with "of" after the head."""
    if left.last == right.first:
        return _are_adjacent_parts(words, left, right)
    if right.first == left.last + 1 and words[left.last].text in HYPHENS:
        return _is_hyphened(words, left, right)
    if right.first == left.last + 1 and words[left.last].lower in {"&", "v."}:
        return not are_acronyms(words[left.last - 1], words[right.first])
    if right.first == left.last + 1 and words[left.last].tag == "POS":
        return _is_saint(words, left, right)
    return _is_linked(words, left, right) or _is_joined(words, left, right)


def _are_adjacent_parts(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether two spans without a word between them are parts of one name."""
    end, begin = words[left.last - 1], words[right.first]
    if is_numbered_team(begin):
        return left.label in {"GPE", ""}
    if {end.lower, begin.lower} <= KNOWN_BODIES or _is_named_behind(words, left, right):
        return False  # "a Qantas | Boeing 737"
    if is_of_envoy(words, right.first, right.last):
        return False
    if _is_version(words, left, right) or _is_of_maker(words, left, right):
        return True
    titled = left.label == "GPE" and begin.lower in TITLES  # "Lake County | Coroner Jan Moen"
    coded = NAME_HEADS.get(end.lower) == "Organization" and _is_code(begin)
    return _is_saint(words, left, right) or (not titled and not coded and _is_compound(words, left, right))


def _is_version(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether a word goes on with the number of a model: "Boeing 787 | Dreamliner"."""
    number, version = words[left.last - 1], words[right.first]
    numbered = left.label == "PRODUCT" and number.text.isdigit() and left.last - left.first > 1
    alone = right.last - right.first == 1 and right.label in {"", "ORG", "PRODUCT"} and version.text[1:].islower()
    tied = version in {number.head, words[left.first].head} or version.head is words[left.first].head
    return numbered and alone and tied and version.lower not in KNOWN_BODIES and not is_place(version.text)


def _is_of_maker(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether one word, the name of a model, follows a maker's behind an indefinite article: "a Ford | Fiesta"."""
    maker, model = words[left.first], words[right.first]
    before = words[left.first - 1] if left.first else maker
    single = left.last - left.first == 1 and right.last - right.first == 1
    named = model.text.istitle() and model.text.isalpha() and NAME_HEADS.get(model.lower) is None
    return single and named and maker.lower in NAMES.makers and before.lower in {"a", "an"}


def _is_named_behind(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether a full name follows the body of an office: "spokesman for Salud Sin | Rosa Moen"."""
    full = right.label == "PERSON" and right.last - right.first > 1 and is_given_name(words[right.first].text)
    office = words[left.first - 2].lower in TITLES if left.first > 1 else False
    return full and office and words[left.first - 1].lower in LINKS and not is_given_name(words[left.first].text)


def has_given_name_of(words: tuple[Word, ...], body: Span, person: Span) -> bool:
    """Whether the last word of a body's span is the given name of the person behind it: "Rice Council | Ana | Moen"."""
    adjacent = body.last == person.first and body.last - body.first > 2
    labelled = (body.label, person.label) == ("ORG", "PERSON") and person.last - person.first == 1
    return adjacent and labelled and is_given_name(words[body.last - 1].text)


def _is_saint(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether the whole is the name of a church or hospital of a saint: "St. Peter's | Basilica"."""
    owner = words[left.first].lower in PLACES.saints and "POS" in {words[left.last - 1].tag, words[left.last].tag}
    return owner and NAME_HEADS.get(words[right.last - 1].lower) in {"Place", "Organization"}


def joined_label(words: tuple[Word, ...], left: Span, right: Span) -> str:
    """The label of the whole, which is that of its head."""
    if words[right.first - 1].lower in {*LINKS, "the"}:
        return "ORG" if left.label in {"", HEAD} else left.label
    if left.last == right.first and _is_of_maker(words, left, right):
        return "PRODUCT"
    label = "LAW" if words[left.last].lower == "v." else right.label or left.label
    if left.last == right.first and (left.label, right.label) == ("ORG", "GPE"):
        return "ORG"  # "Northrop | Martin"
    return "ORG" if label == HEAD else label


def _is_compound(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether two adjacent parts are one name by the tree."""
    end, last = words[left.last - 1], words[right.last - 1]
    if right.label == "PRODUCT" and left.label in MAKER_LABELS:
        return True
    if end.head is last.head and end.dep == last.dep == "compound":
        return left.label not in {"GPE", "NORP"} and not (left.label and right.label)
    if not right.first <= end.head.i < right.last or end.dep not in NAME_ATTRIBUTE_DEPS:
        return False
    if right.label == "PERSON":
        before = words[left.first : left.last]
        titled = is_title(before[-1:] if len(before) > 1 else before)  # "Science Index Professor | Lee"
        return left.label in {"", "PERSON"} and not titled and before[-1].lower not in NAME_HEADS
    if left.label == "NORP" and not right.label:
        return NAME_HEADS.get(last.lower) in {"Organization", "Event"}
    surname = (left.label, right.label) == ("ORG", "GPE") and right.last == right.first + 1 and not is_place(last.text)
    return surname or not left.label or right.label in {"", left.label} or last.lower in NAME_HEADS


def _is_code(word: Word) -> bool:
    """Whether a word is written like a model or a strain: "World Health Organization | H5N1"."""
    return word.text[0].isupper() and any(c.isdigit() for c in word.text)


def _is_hyphened(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether a hyphen without blanks joins two parts of a name."""
    hyphen = words[left.last]
    tight = words[left.last - 1].end == hyphen.start and hyphen.end == words[right.first].start
    if left.last - left.first == 1 and words[left.first].text in "DRIL" and words[left.first - 1].text == ",":
        return False  # "Lee, R | -Ohio"
    return tight and "NORP" not in {left.label, right.label} and not hyphened_pair(words, left.first, right.last)


def _is_joined(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether a particle of another language joins two parts of a name: "Mercado Común | del | Sur"."""
    gap = words[left.last : right.first]
    return 0 < len(gap) <= len(("de", "la")) and all(word.text in NAMES.joining for word in gap)


def _is_about(words: tuple[Word, ...], span: Span) -> bool:
    """Whether "on" or "into" goes on with the name of a body or treaty: "Committee on Ethics"."""
    return words[span.last - 1].lower in NAMES.linked_on and words[span.last].dep == "prep"


def _is_linked(words: tuple[Word, ...], left: Span, right: Span) -> bool:
    """Whether "of" or "for" joins two parts of a name: "Ministry" + of + "Defence"."""
    gap = [word.lower for word in words[left.last : right.first]]
    head = words[left.last - 1]
    about = gap[:1] in (["on"], ["into"]) and _is_about(words, left)
    if not gap or not (gap[0] in LINKS or about) or gap[1:] not in ([], ["the"]):
        return False
    several, place = left.last - left.first > 1, written(words[right.first : right.last])
    if several and head.lower in SECTORS - _BANKS and is_place(place):
        return False  # "Hansa Lines of Hamburg"
    if several and head.lower in LEGAL_FORMS and is_place(place) and not country(place):
        return False  # "Moen Farms Inc. of Oxnard"
    if several and gap[0] == "for" and head.lower in LEGAL_FORMS and not is_english(words[left.first].lower):
        return False  # "a bid by Trondal Group for Acme", unlike "Action Group for Peace"
    if left.label == "PERSON" and left.last - left.first > 1 and is_given_name(words[left.first].text):
        return False  # "Tom Hall of the Green Party"
    heads = NAME_HEADS.get(head.lower) in LINKED_TYPES
    return heads and head.text[0].isupper() and head.lower not in TITLES and not is_title(words[left.first : left.last])

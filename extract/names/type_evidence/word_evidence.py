"""Evidence for the type of a name in its own words: lists, gazetteer, head, given names, spelling.

Each piece of evidence is a feature of lexicon/weights/fitted_weights.py; name_evidence.toml beside it has its weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from triplewire.extract.lexicon.labels import (
    COMMON_NOUN_TAGS,
    HYPHENS,
    NOUN_ATTRIBUTE_DEPS,
    PLURAL_TAGS,
    PROPER_TAGS,
    QUOTATION_MARKS,
)
from triplewire.extract.lexicon.lists import CLASSES, NAMES, PEOPLE, PLACES
from triplewire.extract.lexicon.nouns import (
    ABSTRACT,
    CLASS_OF_NAME,
    CLASSES_OF,
    EVENT_NAMES,
    FIRST_WORDS,
    KNOWN_BODIES,
    LEGAL_FORMS,
    NAME_HEADS,
    NOUN_TYPES,
    PRIZES,
    PRODUCT_NAMES,
    SECTORS,
    SURNAMES,
    is_english,
    is_given_name,
)
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import EntityType
from triplewire.extract.names.extent.press import PRESS
from triplewire.extract.names.extent.span import GLUED, LINKS
from triplewire.extract.places.gazetteer import CITY_KINDS, candidates, country, demonym, is_place
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Word

_LIMITS = THRESHOLDS.names
_MODELS = re.compile(r"[A-Z]{1,3}-?\d{2,4}s")  # "A330s"
_ADHERENTS = tuple(sorted(NAMES.adherents))
_NAMED_PRIZES = frozenset(prize for prize in PRIZES if " " not in prize) - frozenset({"nobel", "goya"})
_FIRST_OF_BODIES = frozenset(name.split()[0] for name in KNOWN_BODIES)
_JOINTS = frozenset("-.'’")  # allowed inside a word of letters


def word_evidence(words: tuple[Word, ...], called: str, label: str) -> Iterator[str]:
    """Yield the evidence in the words of the name `called`; `label` is the model's label, "" for none."""
    if label == PRESS or _has_legal_form(words):
        yield "list.body"
        return
    yield f"model.{label or 'none'}"
    if _are_people(words, label):
        yield "plural.people"
    yield from _listed(called, label)
    faith = label == "NORP" and words[-1].tag == "JJ"  # "Jewish" is also a region of Russia
    if is_place(called) and not (faith or (label == "PERSON" and is_given_name(called))):
        yield "gazetteer.sure"
    elif candidates(called) or words[0].lower in PLACES.first:
        yield "gazetteer.maybe"
    elif label == "GPE" and _has_article(words):
        yield "model.GPE.the"
    if len(words) > 1 and not _are_people(words, label):
        yield from _kinds(words, label)
    if noun_behind := _modified(words):
        noun = noun_behind.lower
        if CLASSES_OF.get(noun, frozenset()) & NAMES.bodies and not faith:
            yield "before.its.kind"
        elif "Product" in {NOUN_TYPES.get(noun_behind.lemma), CLASS_OF_NAME.get(noun)} and any(
            c.isdigit() for c in words[-1].text
        ):
            yield "described.Product"
    yield from _spelling(words, called)
    yield from _numbered(words)


def _are_people(words: tuple[Word, ...], label: str) -> bool:
    """Whether a name is that of several of a faith or people, or of one of them: "Shias", "two | Long Islanders"."""
    counted = words[-1].tag == "NNPS" and NAME_HEADS.get(words[-1].lower.removesuffix("s")) != "Product"
    number = words[-1].child("nummod") if counted else None
    if number and number.ent != "DATE":  # not "the 2008 Rio Games"
        return True
    adherents = label in {"NORP", ""} and _is_adherents(words[0].lower)
    return len(words) == 1 and (adherents or _is_one_of_many(words[0]))


def _has_legal_form(words: tuple[Word, ...]) -> bool:
    """Whether a legal form ends the name: "Norsk Hydro | ASA"."""
    return len(words) > 1 and words[-1].lower in LEGAL_FORMS and words[-1].text[0].isupper()


def _is_adherents(word: str) -> bool:
    """Whether a word in lower case denotes the adherents of a faith, a people or a party: "Shias", "Islamists"."""
    return word in NAMES.faithful or word.endswith(_ADHERENTS)


def _is_one_of_many(word: Word) -> bool:
    """Whether a word denotes one of a faith: "a Hindu | goddess", "a born-again Christian"."""
    if f"{word.lower}s" not in NAMES.faithful:
        return False
    modifies = word.dep in NOUN_ATTRIBUTE_DEPS | {"amod"} and word.head.text.islower() and word.head.i > word.i
    return modifies or any(child.lower in {"a", "an"} for child in word.children)


def _numbered(words: tuple[Word, ...]) -> Iterator[str]:
    """Yield the evidence of a number or a single letter behind a name: "Channel 4", "the Atlas V"."""
    if not any(_is_numeral(word) for word in words[1:]):
        return
    if words[0].lower in NAMES.numbered_bodies:
        yield "numbered.body"
    elif _has_article(words):
        yield "the.numeral"


def _is_numeral(word: Word) -> bool:
    return word.text.isdigit() or word.lower in NAMES.numerals or (len(word.text) == 1 and word.text.isupper())


def _kinds(words: tuple[Word, ...], label: str) -> Iterator[str]:
    """Yield the kinds that the first word, the head or the last word of the name states."""
    given = is_given_name(words[0].text) and not is_english(words[0].lower)
    if words[-1].lower in NAMES.illnesses and not (label == "PERSON" and given):
        yield "head.illness"
        return
    if first := _by_first(words):
        yield f"first.{first}"
    if head := _by_head(words, label):
        yield f"head.{head}"
    elif words[-1].lower in SECTORS and not (label == "PERSON" and is_given_name(words[0].text)):
        yield "head.sector"
    elif noun := NOUN_TYPES.get(words[-1].lower):
        yield f"noun.{noun}"


def _has_article(words: tuple[Word, ...]) -> bool:
    return any(child.lower == "the" for child in words[-1].children)


def _listed(called: str, label: str) -> Iterator[str]:
    """Yield the kind of the list that has the name."""
    folded = called.lower()
    bare = folded.rpartition(" ")[0] if folded[-1].isdigit() else folded  # "DAX 30"
    if folded in KNOWN_BODIES:
        yield "list.body"
    elif PRODUCT_NAMES & {folded, bare, folded.removesuffix("s")}:
        yield "list.product"
    elif ABSTRACT & {folded, bare} and not (
        label == "GPE" and candidates(called, rare=False)
    ):  # Marburg is also a town
        yield "list.abstract"
    elif folded in PEOPLE.famous:
        yield "list.person"
    elif folded in EVENT_NAMES:
        yield "list.event"
    elif folded in PRIZES or folded.rpartition(" ")[2] in _NAMED_PRIZES or _is_honour(folded):
        yield "list.prize"


def _is_honour(name: str) -> bool:
    """Whether a name says who is chosen for what: "Player of the Year"."""
    whom, _, what = name.partition(" of the ")
    return whom.rpartition(" ")[2] in NAMES.honoured and what in NAMES.honoured_for


def _by_head(words: tuple[Word, ...], label: str) -> str:
    """The type by the head of the name: the word before "of", else the last one; not a surname ("Emma Lake")."""
    last = words[-2] if words[-1].text.isdigit() else words[-1]
    if last is not words[0] and _is_of_town(words, last):
        return "Organization"
    if last.lower == "test" and last is not words[0]:  # "Boxing Day Test", but not "Western Blot Test"
        return "Event" if is_place(written(words[:-1])) or words[-2].text in NAMES.holidays else ""
    serves = NAME_HEADS.get(words[0].lower) == "Organization" or words[0].lower in NAMES.national_fields
    if serves and last is not words[0] and is_place(written(words[1:])):
        return "Organization"  # "Police Scotland"
    head = next((before for before, word in pairwise(words) if _is_link(before, word)), last)
    short = len(words) <= 2 or is_given_name(words[1].text) or words[1].text.endswith(".")
    surname = label == "PERSON" and head.lower in NAMES.surnames and is_given_name(words[0].text)
    if surname and short and head is words[-1]:
        return ""
    if head.lower in NAMES.either:
        return "Place" if any(a.lower in NAMES.venues and b is head for a, b in pairwise(words)) else "either"
    if head is words[-1] and len(words) > 2 and country(head.text) and words[-2].lower not in PLACES.sides:
        head = words[-2]  # "Harvest Expo | Kenya"
    one = head.lower.removesuffix("s") if head.tag == "NNPS" else head.lower  # "two World Cups"
    return NAME_HEADS.get(head.lower, NAME_HEADS.get(one, ""))


def _is_of_town(words: tuple[Word, ...], last: Word) -> bool:
    """Whether a name is that of a place with the last word of a paper or team: "Tulsa World", "the Utah Jazz"."""
    team = last.lower in NAMES.team_words and (_has_article(words) or last.tag in PLURAL_TAGS)
    if not team and last.lower not in NAMES.paper_words:
        return False
    called = written(words[: last.i - words[0].i])
    return is_place(called) or any(place.kind in CITY_KINDS for place in candidates(called))


def _by_first(words: tuple[Word, ...]) -> EntityType | None:
    """The type by the first word of the name, or the one behind an adjective: "Tropical Storm Grace"."""
    first = words[1] if len(words) > 2 and words[1].lower in NAMES.storms else words[0]
    ships = any(word.lower in CLASSES.ship and word.tag in PROPER_TAGS for word in words[:-1])
    if ships and NAME_HEADS.get(words[-1].lower) in {None, "Product"}:  # not "Ferry Road"
        return "Product"  # "Indian Naval Ship | Sukanya"
    if first.lower in NAMES.first_product and not first.text.isupper():
        return "Place" if first.lower in NAMES.first_place else None  # "Mt Kembla" is no motor tanker
    return FIRST_WORDS.get(first.lower)


def _is_link(head: Word, word: Word) -> bool:
    return word.lower in LINKS and head.lower in NAME_HEADS


def _modified(words: tuple[Word, ...]) -> Word | None:
    """The common noun right behind the name, which it modifies: "the Liberty | party", "the Delta 4 | rocket"."""
    last = words[-2] if len(words) > 1 and words[-1].text.isdigit() else words[-1]
    noun = last.head
    beside = noun.tag in COMMON_NOUN_TAGS and noun.i == words[-1].i + 1
    return noun if beside and last.dep in NOUN_ATTRIBUTE_DEPS else None


def _spelling(words: tuple[Word, ...], called: str) -> Iterator[str]:
    """Yield the evidence in given names, length and characters."""
    yield from _hyphened_given(words)
    letters = "".join(c for c in called if c != " " and c not in _JOINTS)
    if letters.isalpha() and is_given_name(words[0].text):
        yield "given.first" if len(words) > 1 else "given.alone"
    elif 1 < len(words) < _LIMITS.many_words and all(word.text[0].isupper() for word in words):
        yield "words.few"
        yield from ["surname.last"] if _has_surname(words, called) else []
    if len(words) >= _LIMITS.many_words:
        yield "words.many"
    short = _LIMITS.shortest_acronym <= len(letters) <= _LIMITS.longest_acronym
    if called.isupper() and len(words) == 1 and short and letters.isalpha():
        yield "acronym"
    if any(c.isdigit() for c in called):
        yield "digits"
        yield from ["several.models"] if _MODELS.fullmatch(called) else []
    if "&" in called:
        yield "ampersand"
    if words[-1].tag == "NNPS":
        yield "plural"
        if len(words) > 1 and not demonym(words[-1].text) and not is_given_name(words[0].text):
            yield "plural.many"
    yield from _makeup(words)


def _has_surname(words: tuple[Word, ...], called: str) -> bool:
    """Whether a surname follows a word that is neither an everyday one nor a body's: "Lennox | Barrett"."""
    first, last = words[0].lower, words[-1].lower
    common = is_english(first) or first in _FIRST_OF_BODIES or _has_article(words)
    return last in SURNAMES and not (common or is_place(called) or country(words[-1].text))


def _hyphened_given(words: tuple[Word, ...]) -> Iterator[str]:
    """Yield the evidence of a given name in two parts: "Anne-Marie Lee", "Leung Che-cheung"."""
    for before, hyphen, after in zip(words, words[1:], words[2:], strict=False):
        if hyphen.text in HYPHENS and before.end == hyphen.start:
            if after.text.islower() and before.i > words[0].i:
                yield "given.syllables"
            elif before is words[0] and words[-1] is not after and all(is_given_name(w.text) for w in (before, after)):
                yield "given.double"


def _is_common(word: str) -> bool:
    """Whether a word is an everyday one or heads names of bodies: the "Army" of "U.S.Army"."""
    return is_english(word) or word in NAME_HEADS


def _makeup(words: tuple[Word, ...]) -> Iterator[str]:
    """Yield the evidence in single words: initials, particles, mixed case, everyday English."""
    before = words[:-1]
    if not before and (glued := GLUED.fullmatch(words[0].text)) and not _is_common(glued[2].lower()):
        yield "initials.glued"
    if any(word.lower == "v." for word in words[1:]):  # not "V. Clarke"
        yield "case"
    if any(word.text in QUOTATION_MARKS for word in words):
        yield "nickname"
    if any(len(word.text) == 2 and word.text[1] == "." for word in before):
        yield "initial"
    if any(word.lower in NAMES.particles or word.lower.startswith(("al-", "el-")) for word in before):
        yield "particle"
    if any(word.lower in LINKS for word in words):
        yield "of"
    if any(any(c.isupper() for c in w.text[1:]) and not w.text.isupper() and "-" not in w.text for w in words):
        yield "camel"
    content = [
        word
        for word in words
        if len(word.text) >= _LIMITS.content_word and word.text.isalpha() and word.text[0].isupper()
    ]
    if content:
        english = sum(is_english(word.lower) for word in content)
        share = "all" if english == len(content) else "some" if english else "none"
        yield f"english.{share}" if len(words) > 1 else f"english.{share}.alone"

"""The edges of a name: without article, title and possessive, and without words that only accompany it."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    ATTRIBUTE_DEPS,
    BODY_LABELS,
    HYPHENS,
    NAMED_ARGUMENT_DEPS,
    NOT_INITIAL_TAGS,
    NUMBERED_LABELS,
    ORIGIN_LABELS,
    PLACE_LABELS,
    PROPER_TAGS,
    TITLED_LABELS,
)
from triplewire.extract.lexicon.lists import LAYOUT, NAMES, PEOPLE, PLACES, TITLES
from triplewire.extract.lexicon.nouns import (
    CLASS_OF_NAME,
    KNOWN_BODIES,
    NAME_HEADS,
    NOUN_TYPES,
    REGIONS,
    TITLE_PARTS,
    is_english,
    is_given_name,
)
from triplewire.extract.lexicon.nouns import TITLES as BEFORE_PEOPLE
from triplewire.extract.names.extent.span import LINKS, YEAR, Span
from triplewire.extract.names.extent.species import SPECIES
from triplewire.extract.places.gazetteer import country, demonym, is_place
from triplewire.extract.places.hyphens import is_syllable
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Word

_BEFORE_TITLES = BEFORE_PEOPLE | TITLE_PARTS | REGIONS
_LAST_TITLES = BEFORE_PEOPLE - TITLES.address - NAME_HEADS.keys()  # not "Notre | Dame"


def edges(words: tuple[Word, ...], span: Span) -> tuple[int, int, int]:
    """Return (title, first, last): words[title:first] is the title before the name words[first:last]."""
    if span.label == SPECIES:
        return span.first, span.first, span.last
    first, last = _clean(words, span.first, span.last, span.label)
    last = _before_title(words, first, last, span.label)
    first = _after_side(words, first, last, span.label)
    title = first
    if span.label in TITLED_LABELS and written(words[first:last]).lower() not in KNOWN_BODIES:
        first = _after_title(words, first, last, span.label)
        while title and words[title - 1].lower in BEFORE_PEOPLE and words[title - 1].text[0].isupper():
            title -= 1
    first, last = _clean(words, first, _before_measure(words, first, last), span.label)
    return title, first, _with_region(words, first, last, span.label)


def _after_side(words: tuple[Word, ...], first: int, last: int, label: str) -> int:
    """The beginning of a demonym after a direction, of a faith after a demonym.

    "Northern | Indian", "Salvadoran | Jesuit", but not "South African".
    """
    if label not in ORIGIN_LABELS or last - first < 2:
        return first
    if label == "NORP" and demonym(words[first].text) and not demonym(written(words[first:last])):
        return first + 1
    if words[first].lower not in PLACES.sides:
        return first
    rest = demonym(written(words[first + 1 : last]))
    return first + 1 if rest and not demonym(written(words[first:last])) else first


def _before_measure(words: tuple[Word, ...], first: int, last: int) -> int:
    """The end of a name before a measure: "left Bonn | 3 miles from the border"."""
    at = next((i for i in range(first + 1, last) if words[i].tag == "CD"), None)
    unit = words[at + 1] if at is not None and at + 1 < len(words) else None
    return at if at is not None and unit is not None and unit.lemma.lower() in NAMES.measures else last


def _clean(words: tuple[Word, ...], first: int, last: int, label: str) -> tuple[int, int]:
    """The edges without an article or lower-case words before, and a possessive, marks or lower-case words after."""
    while first < last and not (_may_begin(words[first], label) and not _is_before_article(words, first, last)):
        first += 1
    if first == 0 and last > 2 and words[0].lower in NAMES.of_tenure and label != "PERSON":
        first = 1  # "Incoming | Malta Transport Authority"
    shop = label == "ORG" and last - first == len(("McDonald", "'s")) and _is_shop(words[last - 2], words[last - 1])
    while last > first and not (
        shop or _may_end(words[last - 1], last - 1 == first) or is_syllable(words, first, last - 1)
    ):
        last -= 1
    if last - first > 2 and YEAR.fullmatch(words[last - 1].text) and words[last - 2].tag == "POS":
        last -= 2  # "Moen | 's 2015 visit"
    return first, last - (last - first > 1 and _begins_compound(words[last - 1 : last + 2]))


def _is_shop(owner: Word, mark: Word) -> bool:
    """Whether the ending of an owner is a part of the name, since nothing follows that is owned: "from McDonald's"."""
    return mark.tag == "POS" and owner.dep in NAMED_ARGUMENT_DEPS and owner.tag == "NNP" and owner.text.isalpha()


def _begins_compound(words: tuple[Word, ...]) -> bool:
    """Whether a letter begins a common noun: "Ana Diaz | T-shirts"."""
    letter, hyphen, rest = words if len(words) > 2 else (words[0],) * 3
    tight = letter.end == hyphen.start and hyphen.end == rest.start
    return len(letter.text) == 1 and hyphen.text in HYPHENS and rest.text.islower() and tight


def _is_before_article(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether an adverb stands before the article of the name: "Later | the World Bank"."""
    return first + 1 < last and words[first].tag == "RB" and words[first + 1].text == "the"


def _may_begin(word: Word, label: str) -> bool:
    """Whether a name with this label may begin with the word."""
    if (word.tag in NOT_INITIAL_TAGS and word.lower not in {"al", "el"}) or word.lower in PLACES.qualifiers:
        return False
    if any(c.isupper() for c in word.text):
        return True
    return word.lower in NAMES.particles or (word.text[0].isdigit() and label in NUMBERED_LABELS)


def _may_end(word: Word, alone: bool) -> bool:
    """Whether a name may end with the word; `alone`: it is the only word."""
    if word.tag == "POS" or not any(c.isalnum() for c in word.text):
        return word.text == "." and not alone
    if word.text.isupper() and word.lower in NAMES.function_words and not alone:
        return False  # "KOBE | IN THE HOUSE"
    return any(c.isupper() or c.isdigit() for c in word.text) or (not alone and word.lower in NAME_HEADS)


def _before_title(words: tuple[Word, ...], first: int, last: int, label: str) -> int:
    """The end of the name of a body before an office: "Pentagon | Press Secretary", "Treasury | Spokesman"."""
    whole = last
    if _is_office_of_place(words, first, last):
        return last - 2  # "the Brooklyn | District Attorney"
    after = words[last] if last < len(words) else None
    titled = last - first > 1 and words[last - 1].lower in BEFORE_PEOPLE
    regional = last - first > 2 and words[last - 2].lower in REGIONS
    if titled and (regional or country(written(words[first : last - 1]))):
        return last - 1  # "Vanuatu | PM", "Kent County | Sheriff"
    if label in {"ORG", ""} and not any(word.lower in LINKS for word in words[first:last]):
        last = _before_office(words, first, last)
    if label != "PERSON" and after and after.lower in BEFORE_PEOPLE:
        alone = after.text[0].isupper()  # "Justice | Minister" contains no name
        while last - first > (not alone) and _begins_title(words, first, last, after):
            last -= 1
        if last - first == 1 and last < whole and words[first].tag == "JJ" and demonym(words[first].text):
            return first  # "Romanian | Agriculture Minister": the demonym is no body
    if after is None or after.text != ":" or last - first < 2:
        return last
    noun = words[last - 1].lower
    caption = noun in LAYOUT.credit or (noun in NOUN_TYPES and last - first > 2)
    return last - 1 if caption else last  # "Ahmed Noor | Image: ..."


def _before_office(words: tuple[Word, ...], first: int, last: int) -> int:
    """The end of a name before the office that ends it: "Treasury | Spokesman", "UN | High Commissioner"."""
    whole = last
    while last - first > 1 and words[last - 1].lower in _LAST_TITLES:
        if words[last - 2].lower == "and":
            break  # "Law and | Justice"
        last -= 1
    if last - first < 2:
        return last
    acronym, part = words[first], words[last - 1]
    known = acronym.text.isupper() and acronym.lower in KNOWN_BODIES and part.i == acronym.i + 1
    return last - (last < whole and known and part.lower in TITLE_PARTS | NAMES.of_offices)


def _is_office_of_place(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether the words are a place with an office in capitals, and no person's name."""
    office = words[last - 2 : last] if last - first > 2 else ()
    if not office or office[1].lower not in BEFORE_PEOPLE or office[0].lower not in _BEFORE_TITLES:
        return False
    place = words[first : last - 2]
    return is_place(written(place)) or (len(place) > 1 and place[-1].lower in REGIONS)


def _begins_title(words: tuple[Word, ...], first: int, last: int, office: Word) -> bool:
    """Whether the last word belongs to the office behind it: "Pentagon | Press Secretary".

    Not in "Green Party | leader" and "Lumen Group | president".
    """
    word = words[last - 1].lower
    *_, body, of = (None, None, *words[first : last - 1])
    if body and of and of.lower in LINKS and NAME_HEADS.get(body.lower) == "Organization":
        return False  # "Department of Justice | spokesman"
    headed = NAME_HEADS.get(word) == "Organization" and office.text.islower()
    whole = last - first > 1 and (word in NAMES.movements or headed)
    return word in TITLE_PARTS and not whole


def _after_title(words: tuple[Word, ...], first: int, last: int, label: str) -> int:
    """The beginning of the name after titles, offices and demonyms: "Russian President | Vladimir Putin"."""
    if label == "PERSON" and last - first > 2 and _is_epithet(words[first]):
        first += 1
    if (
        label in {"ORG", "PERSON"}
        and last - first > 2
        and (_is_full_name(words[first + 1 : last]) or label == "PERSON")
        and _is_origin(words[first])
    ):
        first += 1  # "The American | Jess Cooper"
    if last - first > 2 and first and _is_adherent(words[first - 1 : last]):
        first += 1  # "the Conservative | Nadia Moen"
    if label == "PERSON" and last - first > 2:
        first += 2 if country(written(words[first : first + 2])) else 1 if country(words[first].text) else 0
    if label == "PERSON" and last - first > 2 and _is_acronym_before(words[first : first + 2]):
        first += 1  # "GM | Ed Moen"
    titled = first
    for at in range(first, last - (label != "")):
        word = words[at]
        one = word.lower.removesuffix("s")
        several = word.tag == "NNS" and NOUN_TYPES.get(word.lemma) == "Person"  # "Brothers | Ali and Omar Noor"
        several = several or (
            one != word.lower and one in BEFORE_PEOPLE and last - at > 2
        )  # "Ministers | Ngo Xuan Lich"
        several = several or (label == "PERSON" and last - first > 2 and one in PEOPLE.or_firms)
        worker = CLASS_OF_NAME.get(word.lower) == "Person" or (label == "PERSON" and _is_occupation(word))
        profession = at == 0 and (several or (last > 2 and worker))
        behind = words[at + 1 : at + 2]
        if behind and (behind[0].lower in NAMES.number_signs or behind[0].tag == "POS"):
            break  # "Juror No. 8", "King's College"
        if ((word.lower in BEFORE_PEOPLE or several) and word.text[0].isupper()) or (
            profession and not is_given_name(word.text)
        ):
            titled = at + 1
        elif word.lower not in TITLE_PARTS and not demonym(word.text):
            break
    end = words[last - 1]
    team = label == "ORG" and end.tag == "NNPS"  # "Duke | Blue Devils"
    body = label != "PERSON" and titled < last and (team or NAME_HEADS.get(end.lower) == "Organization")
    return first if body else titled


def _is_origin(word: Word) -> bool:
    """Whether the first word of a name tells where a person is from: not "| German | Moreno"."""
    return demonym(word.text) is not None and not is_given_name(word.text)


def _is_epithet(word: Word) -> bool:
    """Whether the first word of a sentence is a participle that tells how a person is: "| Unseeded | Eva Roth"."""
    plain = word.lower.removeprefix("un")
    participle = plain.endswith("ed") and (is_english(plain[:-1]) or is_english(plain[: -len("ed")]))
    return word.i == 0 and participle and not is_given_name(word.text)


def _is_acronym_before(words: tuple[Word, ...]) -> bool:
    """Whether an acronym of a well-known body, or for an office, stands before a given name."""
    acronym, given = words
    return (
        acronym.text.isupper() and acronym.lower in KNOWN_BODIES and is_given_name(given.text) and given.text.istitle()
    )


def _is_occupation(word: Word) -> bool:
    """Whether a word is an everyday noun for persons: "Innkeeper", "Creator"."""
    return NOUN_TYPES.get(word.lower) == "Person" and not is_given_name(word.text)


def _is_adherent(words: tuple[Word, ...]) -> bool:
    """Whether the words are "the", a member of a party, and what may be the given name and surname of a person."""
    article, party, *name = words
    person = len(name) > 1 and all(word.tag in PROPER_TAGS and not is_english(word.lower) for word in name)
    return article.lower == "the" and party.lower in NAMES.party_members and person


def _is_full_name(words: tuple[Word, ...]) -> bool:
    """Whether two words are a given name and a surname, and no name of a body."""
    given, last = words[0], words[-1]
    pair = not words[2:] and given is not last and is_given_name(given.text) and not is_english(given.lower)
    return pair and last.tag == "NNP" and NAME_HEADS.get(last.lower) is None


def _with_region(words: tuple[Word, ...], first: int, last: int, label: str) -> int:
    """The end of the name of a place, including a lower-case noun that is part of it: "Idlib province"."""
    if label in PLACE_LABELS and first < last < len(words):
        noun = words[last]
        return last + 1 if noun.lower in REGIONS and noun is words[last - 1].head else last
    return last


def kind_noun(words: tuple[Word, ...], last: int, label: str) -> Word | None:
    """The noun behind a name ending before `last` that states its kind: "the Wagner | group", "A320 | jets"."""
    end = words[last - 1]
    noun = end.head
    if label == "NORP" and end.tag == "JJ":
        return None  # "the Shiite | movement" is not called so
    if (
        end.dep not in ATTRIBUTE_DEPS
        or not last <= noun.i <= last + 1
        or any(w.head is not noun for w in words[last : noun.i])
    ):
        return None
    if any(c.isdigit() for c in end.text) and "Product" in {NOUN_TYPES.get(noun.lemma), NAME_HEADS.get(noun.lower)}:
        return noun
    return noun if label in BODY_LABELS and noun.text.islower() and noun.lower in NAMES.kinds else None

"""Lists of names whose members the parser takes for appositions, for a second subject or for part of another member."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import (
    APPOSED_DEPS,
    COMPLEMENT_DEPS,
    LISTED_LABELS,
    NOUN_POS,
    OWN_SUBJECT_DEPS,
    PLACE_LABELS,
    PROPER_TAGS,
    SINGULAR_TAGS,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import PEOPLE, TITLES
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_OFFICES = PEOPLE.offices | TITLES.role
_WHOLE_LABELS = PLACE_LABELS | {"ORG"}


def _listed(name: Word, _sentence: Sentence) -> Changes:
    """Make the second name of "Ann Lee, Tom Hall, Eva Sosa and Max Roth" a conjunct of the first."""
    first = name.head
    if name.dep not in APPOSED_DEPS or name.i < first.i:
        return {}
    if _is_owned(name) and any(w.dep == "conj" and _is_owned(w) for w in name.children) and name.child("cc"):
        return hang(name, first, "conj") if first.tag in PROPER_TAGS else {}
    if not (_is_bare(name) and _is_bare(first)):
        return {}
    places = name.ent == first.ent == "GPE" and first.dep in SUBJECT_DEPS
    known = name.ent != "" or any(w.dep == "conj" and w.ent == first.ent for w in name.children)
    persons = {name.ent, first.ent} <= LISTED_LABELS and name.dep == "appos" and known
    if not (places or persons) or not _has_more(name, commas=places):
        return {}
    return hang(name, first, "conj")


def _is_bare(name: Word) -> bool:
    """Whether it is a name without a determiner or owner: not "Ann Lee, Hall's wife", not "Ann Lee, Minister"."""
    if name.tag not in PROPER_TAGS or name.lower in _OFFICES:
        return False
    return not any(w.dep in {"det", "poss"} for w in name.children)


def _is_owned(name: Word) -> bool:
    """Whether it is a person of a place: "Peru's Omar Haddad"."""
    owner = name.child("poss")
    placed = owner is not None and owner.ent in PLACE_LABELS and owner.child("case") is not None
    return placed and name.tag in PROPER_TAGS and name.lower not in _OFFICES and name.ent in LISTED_LABELS


def _has_more(name: Word, *, commas: bool) -> bool:
    """Whether further names are joined to it; with `commas` the next one without a conjunction ("Lyon, France")."""
    more = [w for w in name.subtree() if w.dep == "conj" and w.i > name.i and w.pos in NOUN_POS]
    if not more or (name.child("cc") is None and more[-1].head is name):
        return False
    return not commas or name.child("cc") is None


def _person_after_place(name: Word, _sentence: Sentence) -> Changes:
    """Join a person to the person before, not to a place: "Tom Hall of Peru and Max Roth of Spain"."""
    place = name.head
    person = place.head.head
    if name.dep != "conj" or name.ent != "PERSON" or place.ent in {"PERSON", "NORP"} or place.dep != "pobj":
        return {}
    if person.ent != "PERSON" or place.head.lower not in {"of", "from"} or person.i > place.i:
        return {}
    moved = {w.i: Change(head=person.i) for w in place.children if place.i < w.i < name.i and w.dep == "cc"}
    return moved | hang(name, person, "conj")


def _places_of_several(name: Word, _sentence: Sentence) -> Changes:
    """Join a place to the place before, not to those who are of it: "the ministers of Iran, | Chad and Peru"."""
    several = name.head
    prepositions = (w for w in several.children if w.dep == "prep" and w.lower in {"of", "from"} and w.i < name.i)
    place = next((p.child("pobj") for p in prepositions), None)
    if name.dep != "conj" or place is None or not (_is_bare(name) and _is_bare(place)):
        return {}
    one = several.lower.removesuffix("s")  # "the Foreign Ministers", too
    persons = one != several.lower and NOUN_TYPES.get(one) == "Person"
    if not persons or name.ent not in PLACE_LABELS:
        return {}
    moved = {w.i: Change(head=place.i) for w in several.children if place.i < w.i < name.i and w.dep in {"cc", "punct"}}
    return moved | hang(name, place, "conj")


def _bracketed_head(inner: Word, sentence: Sentence) -> Changes:
    """Make the name before a bracket the head of the name inside it: "the mayor | Ann Lee | (Labour) |"."""
    after = sentence.words[inner.i + 1] if inner.i + 1 < len(sentence.words) else inner
    if after.text != ")" or inner.head is inner:
        return {}
    opening = next((w.i for w in reversed(sentence.words[: inner.i]) if w.text == "("), 0)
    name = sentence.words[opening - 1] if opening else inner
    if name.head is not inner or name.tag not in PROPER_TAGS:
        return {}
    before = {w.i: Change(head=name.i) for w in inner.children if w.i < opening and w is not name}
    behind = {w.i: Change(head=name.i) for w in inner.children if w.i > after.i}
    return before | behind | hang(name, inner.head, inner.dep) | hang(inner, name, "appos")


def _coordinated_titles(title: Word, sentence: Sentence) -> Changes:
    """Make the name the head of "writer and director Ann Lee", whose titles are parsed as persons of their own."""
    if title.child("cc") is None or title.dep == "compound" or title.head is title or not _is_title(title):
        return {}
    name = next((w for w in _joined(title) if w.ent == "PERSON" and w.tag in PROPER_TAGS), None)
    if name is None or NOUN_TYPES.get(title.lower) != "Person":
        return {}
    first = min((w.i for w in name.children if w.dep == "compound" and w.ent == "PERSON"), default=name.i)
    between = sentence.words[title.i : first]
    described = all(_is_title(w) or w.dep in {"amod", "cc", "compound"} or w.text in {",", "-"} for w in between)
    if not described or not _is_title(between[-1]):
        return {}
    behind = {w.i: Change(head=name.i) for w in title.children if w.i > name.i}
    return behind | hang(name, title.head, title.dep) | hang(title, name, "compound")


def _owned_names(name: Word, sentence: Sentence) -> Changes:
    """Make the noun the head of "his | WBC and IBF | titles", whose first name is parsed as the whole object."""
    owner = name.child("poss")
    if owner is None or owner.tag != "PRP$" or name.dep not in COMPLEMENT_DEPS or name.tag not in PROPER_TAGS:
        return {}
    if name.head is name:
        return {}
    last = max((w.i for w in (name, *_joined(name))), default=name.i)
    noun = sentence.words[last]
    if noun.tag in PROPER_TAGS:  # "his IBF and WBO | world titles"
        noun = next((w for w in name.head.children if w.dep == "dobj" and w.i > last), noun)
        if noun.tag in PROPER_TAGS or noun.subtree()[0].i != last + 1:
            return {}
    elif not any(w.dep == "compound" and w.tag in PROPER_TAGS for w in noun.children):
        return {}
    behind = {w.i: Change(head=noun.i) for w in name.children if w.i > noun.i}
    return behind | {owner.i: Change(head=noun.i)} | hang(noun, name.head, name.dep) | hang(name, noun, "compound")


def _joined(word: Word) -> Iterator[Word]:
    """The nouns coordinated with or apposed to a noun, at any depth, in the order of the text."""
    for child in word.children:
        if child.dep in {"conj", "appos"}:
            yield child
            yield from _joined(child)


def _is_title(noun: Word) -> bool:
    """Whether it is a singular noun without a determiner, which is no argument by itself: "writer"."""
    return noun.tag in SINGULAR_TAGS and not any(w.dep in {"det", "poss", "nummod"} for w in noun.children)


def _holder_behind_whole(name: Word, sentence: Sentence) -> Changes:
    """Part the holder of an office from what it is of: "the ambassador to Chile | Ann Lee"."""
    preposition = name.head
    office = preposition.head
    if name.dep != "pobj" or name.ent != "PERSON" or preposition.dep != "prep" or office.lower not in _OFFICES:
        return {}
    before = sentence.words[preposition.i + 1 : name.i]
    whole = [word for word in before if word.ent and word.ent != "PERSON"]
    if not whole or not all(word.ent in _WHOLE_LABELS and word.tag in PROPER_TAGS for word in whole):
        return {}
    last = whole[-1]
    inner = [word for word in before if word.head is name and word.i < last.i]
    full = all(word.ent == "PERSON" for word in sentence.words[last.i + 1 : name.i + 1]) and name.i - last.i > 1
    if not full or last.head is not name or any(word.tag == "POS" for word in before):
        return {}
    return {w.i: Change(head=last.i) for w in inner} | hang(last, preposition, "pobj") | hang(name, office, "appos")


def _joined_to_verb(noun: Word, sentence: Sentence) -> Changes:
    """Join a noun, taken for a clause, to the noun behind a preposition: "by his wife and | two sons"."""
    verb, joining = noun.head, sentence.words[max(noun.subtree()[0].i - 1, 0)]
    if noun.dep != "conj" or noun.pos not in NOUN_POS or verb.pos not in VERBAL_POS or noun.i < verb.i:
        return {}
    if joining.dep != "cc" or joining.head is not verb or any(w.dep in OWN_SUBJECT_DEPS for w in noun.children):
        return {}
    before = next((w for w in reversed(verb.children) if w.i < joining.i and w.dep != "punct"), verb)
    first = before.child("pobj") if before.dep in {"prep", "agent"} else None
    if first is None or first.i > joining.i or NOUN_TYPES.get(first.lemma) != NOUN_TYPES.get(noun.lemma):
        return {}
    return hang(noun, first, "conj") | {joining.i: Change(head=first.i)}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.owned-names",
        Repair(Step.ATTACHMENTS, _owned_names, PROPER_TAGS),
        {
            "Lewis lost his WBC and IBF titles to Rahman.": (
                "his:poss:titles",
                "WBC:compound:titles",
                "titles:dobj:lost",
            ),
        },
        ("Lewis lost his title and Ann Lee.", "Ann Lee sold her Volvo and her house."),
    ),
    RepairRule(
        "repair.coordinated-titles",
        Repair(Step.ATTACHMENTS, _coordinated_titles, SINGULAR_TAGS),
        {
            "Filmmaker and aviator Howard Hughes pursued Ava Gardner.": (
                "Filmmaker:compound:Hughes",
                "Hughes:nsubj:pursued",
            ),
            "The film was made by writer and director Ana Ruiz.": (
                "writer:compound:Ruiz",
                "Ruiz:pobj:by",
            ),
        },
        (
            "The mayor and minister Ana Ruiz met.",
            "The writer met director Ana Ruiz.",
            "Ann Lee and director Ana Ruiz met.",
        ),
    ),
    RepairRule(
        "repair.holder-behind-whole",
        Repair(Step.ATTACHMENTS, _holder_behind_whole, frozenset({"pobj"})),
        {
            "U.S. Ambassador to Turkey John Harlow met the minister.": ("Turkey:pobj:to", "Harlow:appos:Ambassador"),
        },
        ("The ambassador to Turkey met Ann Lee.", "The brother of Ann Lee left."),
    ),
    RepairRule(
        "repair.joined-to-verb",
        Repair(Step.ATTACHMENTS, _joined_to_verb, frozenset({"conj"})),
        {"Ole Dahl is survived by his wife, Kari, and two sons, Lars and Nils.": ("and:cc:wife", "sons:conj:wife")},
        ("He was hit by a car and died.", "He spoke of his wife and two sons."),
    ),
    RepairRule(
        "repair.bracketed-head",
        Repair(Step.MAIN_VERBS, _bracketed_head, PROPER_TAGS),
        {
            "The king met the mayor-elect Olavo Reis Rock (PMDB) in Oslo.": (
                "the:det:Rock",
                "Rock:dobj:met",
                "PMDB:appos:Rock",
            ),
        },
        ("The World Health Organization (WHO) warned of cholera.", "They met in Oslo (Norway)."),
    ),
    RepairRule(
        "repair.listed",
        Repair(Step.ATTACHMENTS, _listed, APPOSED_DEPS),
        {
            "Vera Holt, Ivan Petrov, Lena Kern and Max Roth were arrested in Bonn.": ("Petrov:conj:Holt",),
            "The court freed John Park, Tim Cole, Sam Fry and Bob Lane.": ("Cole:conj:Park",),
            "Peru, Chile, Bolivia, Brazil and Cuba condemned Spain.": ("Chile:conj:Peru",),
            "Jorge Sanz, Pilar Gil and Tomas Rey were acquitted on Monday.": ("Gil:conj:Sanz",),
            "Ann Lee met Chile's Pablo Soto, Peru's Luis Vega and Cuba's Rosa Diaz.": ("Vega:conj:Soto",),
        },
        (
            "Orlov, the prime minister, left.",
            "She met Tom Hall, Ann Lee's brother, and Max Roth.",
            "They met in Lyon, France, and Bonn, Germany.",
            "Joe Leonard, Chairman and Chief Operating Officer of the airline, resigned.",
        ),
    ),
    RepairRule(
        "repair.person-after-place",
        Repair(Step.ATTACHMENTS, _person_after_place, frozenset({"conj"})),
        {
            "Ann Lee from Bonn, Tom Hall of Acme Corp and Eva Sosa of the Red Cross won.": (
                "Hall:conj:Lee",
                "and:cc:Hall",
                "Sosa:conj:Hall",
            ),
            "The winners were Ann Lee of Chile, Tom Hall of Peru and Max Roth of Spain.": (
                "and:cc:Hall",
                "Roth:conj:Hall",
            ),
        },
        ("She met Tom Hall of Peru and Chile.", "She flew to Peru and Ann Lee left."),
    ),
    RepairRule(
        "repair.places-of-several",
        Repair(Step.ATTACHMENTS, _places_of_several, frozenset({"conj"})),
        {
            "She held talks with the foreign ministers of Iran, Saudi Arabia, Turkey and Egypt.": (
                ",:punct:Iran",
                "Arabia:conj:Iran",
            ),
            "She held talks with the Foreign Ministers of Iran, Saudi Arabia, Turkey, Lebanon and Egypt.": (
                ",:punct:Iran",
                "Arabia:conj:Iran",
            ),
        },
        (
            "She met the presidents of Chad and Mali.",
            "She met the ministers of Iran and the king.",
            "He visited the ruins of Palmyra, Aleppo and Homs.",
        ),
    ),
)

"""Cues in the context of a name that the name is a place: "in X", "the town of X", "X, Texas"."""

from __future__ import annotations

from typing import Literal

from triplewire.extract.lexicon.labels import (
    DATELINE_MARKS,
    NOUN_ATTRIBUTE_DEPS,
    PATIENT_DEPS,
    PLACE_LABELS,
    PLACE_NOUN_TAGS,
)
from triplewire.extract.lexicon.lists import PLACES
from triplewire.extract.lexicon.nouns import ENGLISH_WORDS, KNOWN_BODIES
from triplewire.extract.places.gazetteer import CITY_KINDS, DIVISION_KINDS, candidates, is_place
from triplewire.extract.places.toponyms import holds
from triplewire.extract.syntax.tree import Name, Sentence, Word

# In "the town of X" (named) X is a place; in "in X" (inside) if the gazetteer has the name; in "to X" (towards) if
# it is, in addition, not the name of a person. Elsewhere ("") the context gives no cue.
Setting = Literal["named", "inside", "towards", ""]

_SITES, _MOVING = PLACES.local | PLACES.sites, PLACES.motion | PLACES.travel


def called(sentence: Sentence, name: Name) -> str:
    """The name without article and possessive, with single blanks."""
    first = sentence.words[name.first]
    inside = sentence.words[name.first + (first.tag == "DT" and name.last - name.first > 1) : name.last]
    return " ".join(word.text for word in inside if word.tag != "POS")


def setting(sentence: Sentence, name: Name) -> Setting:
    """The strongest cue in the context of a name, as `Setting` describes."""
    inside = sentence.words[name.first : name.last]
    head = next((w for w in inside if not name.first <= w.head.i < name.last or w.head is w), inside[-1])
    if is_called_place(head) or _is_dateline(sentence, name) or _has_part(sentence, name):
        return "named"
    found = _by_tree(sentence, name, head)
    beside = found != "named" and (_is_based(sentence, name) or _is_coordinated(head))
    return "inside" if beside else found


def _by_tree(sentence: Sentence, name: Name, head: Word) -> Setting:
    """The cue of the governor of the name."""
    while head.dep == "conj" and head.head is not head:
        head = head.head
    if head.dep in NOUN_ATTRIBUTE_DEPS:
        return _before(head.head)
    if is_patient(head):
        return "towards"
    if head.dep == "poss":
        return "inside" if head.head.lemma in PLACES.local and head.head.text.islower() else ""
    governor = head.head if head.dep == "pobj" else head
    if governor.lower == "of" and governor.head.lemma in PLACES.places:
        return "named"
    found = _after(governor) if governor is not head else ""
    if found == "inside" and governor.lower == "in" and name.last - name.first == 1 and _is_strange(head):
        return "named"
    return _in_whole(sentence, name, found) or found


def _is_strange(word: Word) -> bool:
    """Whether a word is not everyday English, not an acronym and not a well-known body."""
    usual = word.lower in ENGLISH_WORDS or word.lower in KNOWN_BODIES
    return word.text.istitle() and word.text.isalpha() and not usual


def is_called_place(head: Word) -> bool:
    """Whether the text calls the name a place: "X is a town", "X, a town"."""
    nouns = [child for child in head.children if child.dep == "appos"]
    if head.dep == "nsubj" and head.head.lemma == "be":
        nouns += [child for child in head.head.children if child.dep == "attr"]
    return any(noun.lemma in PLACES.places and noun.tag == "NN" for noun in nouns)


def is_located(sentence: Sentence, word: Word) -> bool:
    """Whether a word follows "in" and the like, or a comma as the surroundings of another place do."""
    before = sentence.words[word.i - 1] if word.i else word
    return (word.dep == "pobj" and word.head.lower in PLACES.inside) or before.text == ","


def is_patient(word: Word) -> bool:
    """Whether a word is the patient of an act on places: "raided X and Y", "X was shelled"."""
    if any(child.dep == "det" for child in word.children):
        return False
    while word.dep == "conj" and word.head is not word:
        word = word.head
    return word.dep in PATIENT_DEPS and word.head.lemma in PLACES.taken


def _is_dateline(sentence: Sentence, name: Name) -> bool:
    """Whether the name is a dateline: "ATLANTA (AP)", "NEW DELHI: ..."."""
    text = called(sentence, name)
    return text.isupper() and _text(sentence, name.last) in DATELINE_MARKS and is_place(text.title())


def _is_based(sentence: Sentence, name: Name) -> bool:
    """Whether "-based" follows the name: "X-based"."""
    return _text(sentence, name.last) == "-" and _text(sentence, name.last + 1) == "based"


def _text(sentence: Sentence, i: int) -> str:
    """The text of a word by index; "" behind the last one."""
    return sentence.words[i].text if i < len(sentence.words) else ""


def _is_coordinated(head: Word) -> bool:
    """Whether the name is coordinated with a place: "Gloucester and X", "X and Cornwall"."""
    others = [child for child in head.children if child.dep == "conj"]
    others += [head.head] if head.dep == "conj" else []
    return any(other.ent in PLACE_LABELS and candidates(other.text, rare=False) for other in others)


def _before(noun: Word) -> Setting:
    """The cue of the noun behind a name: "X province", "X residents"."""
    if noun.lemma in PLACES.places and noun.tag in PLACE_NOUN_TAGS:
        return "named"
    if noun.text.islower():
        return "inside" if noun.lemma in PLACES.local else "towards" if noun.lemma in PLACES.sites else ""
    return ""


def _after(preposition: Word) -> Setting:
    """The cue of a preposition: "in X" and "moved to X" are stronger than "at X" and "for X"."""
    if preposition.lower in PLACES.inside and preposition.head.lemma not in PLACES.trust:
        return "inside"
    if preposition.lower not in PLACES.towards:
        return ""
    if preposition.lower == "at" and preposition.head.lemma in _SITES:
        return "inside"
    verb = preposition.head.head if preposition.head.dep == "advmod" else preposition.head
    if preposition.lower not in PLACES.goals or verb.lemma not in _MOVING:
        return "towards"
    return "named" if preposition.lower == "to" and verb.lemma in PLACES.travel else "inside"


def _has_part(sentence: Sentence, name: Name) -> bool:
    """Whether the name of a part and a comma precede: "Hoboken, X"."""
    before = next((n for n in sentence.names if n.last == name.first - 1), None)
    if before is None or sentence.words[before.last].text != ",":
        return False
    wholes = [place for place in candidates(called(sentence, name)) if place.kind not in CITY_KINDS]
    return any(holds(whole, part) for whole in wholes for part in candidates(called(sentence, before), rare=False))


def _in_whole(sentence: Sentence, name: Name, found: Setting) -> Setting:
    """The cue of a following place that contains it, strengthening `found`: "X, Texas", "X in Texas"."""
    between = _text(sentence, name.last).lower()
    following = next((n for n in sentence.names if n.first == name.last + 1), None)
    if not following or between not in {",", "in"}:
        return ""
    text = called(sentence, following)
    sure = following.label in PLACE_LABELS
    whole = [p for p in candidates(text, rare=sure) if p.kind not in CITY_KINDS]
    if not whole or not (sure or is_place(text)):
        return ""
    if any(holds(w, p) for w in whole for p in candidates(called(sentence, name), rare=False)):
        return "named"
    if between == "," and name.last - name.first == 1 and name.label != "PERSON" and whole[0].kind in DIVISION_KINDS:
        return "named"  # "X, Texas": companies are not named with their state
    return "named" if found == "inside" else "inside" if found else "towards"

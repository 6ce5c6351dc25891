"""What the words around a name say about whether it is a place's: "in X", "the town of X", "X, Texas"."""

from __future__ import annotations

from typing import Literal

from triplewire.extract.lexicon.lists import PLACES
from triplewire.extract.lexicon.nouns import ENGLISH_WORDS, KNOWN_BODIES
from triplewire.extract.places.gazetteer import CITY_KINDS, candidates, is_place
from triplewire.extract.places.toponyms import holds
from triplewire.extract.syntax.tree import Name, Sentence, Word

# "The town of X" is a place, "in X" is one if the gazetteer has its name, "to X" if it is not a person's as well, and
# nothing speaks for it anywhere else.
Setting = Literal["named", "inside", "towards", ""]

PLACE_LABELS = frozenset({"GPE", "LOC"})
_INSIDE, _TOWARDS, _TRUST, _TAKEN, _PLACES = PLACES.inside, PLACES.towards, PLACES.trust, PLACES.taken, PLACES.places
_MOTION, _TRAVEL, _LOCAL = PLACES.motion, PLACES.travel, PLACES.local
_WHERE, _MOVING = _LOCAL | PLACES.sites, _MOTION | _TRAVEL
_NEAR = frozenset({"to", "towards", "toward", "from"})
_DASHES = frozenset({"(", ":", "-", "--", "\N{EM DASH}", "\N{EN DASH}"})
_PART_OF = frozenset({"division", "county"})


def called(sentence: Sentence, name: Name) -> str:
    """The name without article and possessive, with single blanks."""
    first = sentence.words[name.first]
    inside = sentence.words[name.first + (first.tag == "DT" and name.last - name.first > 1) : name.last]
    return " ".join(word.text for word in inside if word.tag != "POS")


def setting(sentence: Sentence, name: Name) -> Setting:
    """What stands around the name tells: see `Setting`."""
    inside = sentence.words[name.first : name.last]
    head = next((w for w in inside if not name.first <= w.head.i < name.last or w.head is w), inside[-1])
    if is_described(head) or _is_dateline(sentence, name) or _has_part(sentence, name):
        return "named"
    found = _by_tree(sentence, name, head)
    beside = found != "named" and (_is_based(sentence, name) or _is_coordinated(head))
    return "inside" if beside else found


def _by_tree(sentence: Sentence, name: Name, head: Word) -> Setting:
    """What the word that it hangs on says."""
    while head.dep == "conj" and head.head is not head:
        head = head.head
    if head.dep in {"compound", "nmod"}:
        return _before(head.head)
    if is_taken(head):
        return "towards"
    if head.dep == "poss":
        return "inside" if head.head.lemma in _LOCAL and head.head.text.islower() else ""
    above = head.head if head.dep == "pobj" else head
    if above.lower == "of" and above.head.lemma in _PLACES:
        return "named"
    found = _after(above) if above is not head else ""
    if found == "inside" and above.lower == "in" and name.last - name.first == 1 and _is_strange(head):
        return "named"
    return _in_whole(sentence, name, found) or found


def _is_strange(word: Word) -> bool:
    """Whether it is no word of everyday English, no acronym and no body that everybody knows."""
    usual = word.lower in ENGLISH_WORDS or word.lower in KNOWN_BODIES
    return word.text.istitle() and word.text.isalpha() and not usual


def is_described(head: Word) -> bool:
    """Whether a noun says that it is a place: "X is a town", "X, a town"."""
    nouns = [child for child in head.children if child.dep == "appos"]
    if head.dep == "nsubj" and head.head.lemma == "be":
        nouns += [child for child in head.head.children if child.dep == "attr"]
    return any(noun.lemma in _PLACES and noun.tag == "NN" for noun in nouns)


def is_local(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands where places do: after "in", or after a comma as what lies around another place."""
    before = sentence.words[word.i - 1] if word.i else word
    return (word.dep == "pobj" and word.head.lower in _INSIDE) or before.text == ","


def is_taken(word: Word) -> bool:
    """Whether a word is what troops and storms do to places: "raided X and Y", "X was shelled"."""
    if any(child.dep == "det" for child in word.children):
        return False
    while word.dep == "conj" and word.head is not word:
        word = word.head
    return word.dep in {"dobj", "nsubjpass"} and word.head.lemma in _TAKEN


def _is_dateline(sentence: Sentence, name: Name) -> bool:
    """Whether it tells where a report was written: "ATLANTA (AP)", "NEW DELHI: ..."."""
    text = called(sentence, name)
    return text.isupper() and _text(sentence, name.last) in _DASHES and is_place(text.title())


def _is_based(sentence: Sentence, name: Name) -> bool:
    """ "X-based"."""  # noqa: D210  # a quotation opens the sentence
    return _text(sentence, name.last) == "-" and _text(sentence, name.last + 1) == "based"


def _text(sentence: Sentence, i: int) -> str:
    return sentence.words[i].text if i < len(sentence.words) else ""


def _is_coordinated(head: Word) -> bool:
    """Whether it stands beside a place: "Gloucester and X", "X and Cornwall"."""
    others = [child for child in head.children if child.dep == "conj"]
    others += [head.head] if head.dep == "conj" else []
    return any(other.ent in PLACE_LABELS and candidates(other.text, rare=False) for other in others)


def _before(noun: Word) -> Setting:
    """What the noun behind a name says: "X province" is a place's name, and "X residents" live in one."""
    if noun.lemma in _PLACES and noun.tag in {"NN", "NNS", "NNP"}:
        return "named"
    if noun.text.islower():
        return "inside" if noun.lemma in _LOCAL else "towards" if noun.lemma in PLACES.sites else ""
    return ""


def _after(preposition: Word) -> Setting:
    """What a preposition says about its object: "in X" and "moved to X" more than "at X" and "for X"."""
    if preposition.lower in _INSIDE and preposition.head.lemma not in _TRUST:
        return "inside"
    if preposition.lower not in _TOWARDS:
        return ""
    if preposition.lower == "at" and preposition.head.lemma in _WHERE:
        return "inside"
    verb = preposition.head.head if preposition.head.dep == "advmod" else preposition.head
    if preposition.lower not in _NEAR or verb.lemma not in _MOVING:
        return "towards"
    return "named" if preposition.lower == "to" and verb.lemma in _TRAVEL else "inside"


def _has_part(sentence: Sentence, name: Name) -> bool:
    """Whether the name of what lies in it goes before: "Hoboken, X"."""
    before = next((n for n in sentence.names if n.last == name.first - 1), None)
    if before is None or sentence.words[before.last].text != ",":
        return False
    wholes = [place for place in candidates(called(sentence, name)) if place.kind not in CITY_KINDS]
    return any(holds(whole, part) for whole in wholes for part in candidates(called(sentence, before), rare=False))


def _in_whole(sentence: Sentence, name: Name, found: Setting) -> Setting:
    """What the name of the place that follows as what it lies in says: "X, Texas", "X in Texas"."""
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
    if between == "," and name.last - name.first == 1 and name.label != "PERSON" and whole[0].kind in _PART_OF:
        return "named"  # "X, Texas": no company is called by its state
    return "named" if found == "inside" else "inside" if found else "towards"

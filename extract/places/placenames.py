"""Which of the model's names are places: its labels, corrected by the gazetteer and by the words around.

Statistical recognisers mistake places that they have not seen: a small town comes out as a person or an organisation, a
strange word as a place. What stands after "in" or "the town of", or before the name of what it lies in, is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Literal

from extract.lexicon import words
from extract.parse import Name, Sentence
from extract.places.gazetteer import CITY_KINDS, Place, candidates, is_place
from extract.places.toponyms import holds

_LISTS = words("places")
_INSIDE, _TOWARDS, _TRUST, _PLACES, _COMPANIES = (
    _LISTS[key] for key in ("inside", "towards", "trust", "places", "companies")
)
_CORRECTED = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_PROPER = frozenset({"NNP", "NNPS"})
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_PLACE, _NO_NAME = "GPE", ""

# What the words around a name say: "the town of X" is a place, "in X" is one if the gazetteer has its name, "to X"
# if it is not a person's as well; "X camp" leaves it open, and nothing speaks for it anywhere else.
_Setting = Literal["named", "inside", "towards", "open", ""]


def mark_places(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with the labels of their names corrected; one string has one label in a document.

    Well-known places of several words that the model missed ("New South Wales") are names as well. The `ent` of the
    names' words changes with them.
    """
    labels = _labels(sentences)
    return tuple(_marked(sentence, labels) for sentence in sentences)


def _labels(sentences: tuple[Sentence, ...]) -> dict[str, str]:
    """The strings whose label changes, with the new one."""
    settings: defaultdict[str, set[_Setting]] = defaultdict(set)
    given: defaultdict[str, set[str]] = defaultdict(set)
    surnames: set[str] = set()
    for sentence in sentences:
        for name in sentence.names:
            called = _called(sentence, name)
            given[called].add(name.label)
            settings[called].add(_setting(sentence, name))
            if name.label == "PERSON" and name.last - name.first > 1:
                surnames.add(sentence.words[name.last - 1].text)
    changed = ((called, _label(called, given[called], found)) for called, found in settings.items())
    return {c: label for c, label in changed if label is not None and not (given[c] == {"PERSON"} and c in surnames)}


def _label(called: str, given: set[str], settings: set[_Setting]) -> str | None:
    """The label that a string should have, None where the model's may stay."""
    others = given - _PLACE_LABELS
    if others and others <= _CORRECTED and called not in _COMPANIES:
        known = others != given or candidates(called)
        stands = "inside" in settings or ("towards" in settings and "PERSON" not in given)
        if "named" in settings or (known and stands):
            return _PLACE
    if others != given and settings == {""} and not candidates(called) and not _partly(called):
        return "PERSON" if "PERSON" in given else _NO_NAME
    return None


def _partly(called: str) -> bool:
    """Whether one of its words is a place's name or a kind of place ("Lake X", "southern Lebanon")."""
    return any(word.lower() in _PLACES or candidates(word) for word in called.split())


def _called(sentence: Sentence, name: Name) -> str:
    first = sentence.words[name.first]
    inside = sentence.words[name.first + (first.tag == "DT" and name.last - name.first > 1) : name.last]
    return " ".join(word.text for word in inside if word.tag != "POS")


def _setting(sentence: Sentence, name: Name) -> _Setting:
    inside = sentence.words[name.first : name.last]
    head = next((w for w in inside if not name.first <= w.head.i < name.last or w.head is w), inside[-1])
    if head.dep in {"compound", "nmod"}:
        return "named" if head.head.lemma in _PLACES and head.head.tag in {"NN", "NNP"} else "open"
    while head.dep == "conj" and head.head is not head:
        head = head.head
    above = head.head if head.dep == "pobj" else head
    if above.lower == "of" and above.head.lemma in _PLACES:
        return "named"
    if _has_part(sentence, name):
        return "named"
    if whole := _whole(sentence, name):
        held = any(holds(w, p) for w in whole for p in candidates(_called(sentence, name), rare=False))
        return "named" if held else "inside" if above is not head else "towards"
    if above.lower in _INSIDE and above.head.lemma not in _TRUST:
        return "inside"
    return "towards" if above is not head and above.lower in _TOWARDS else ""


def _has_part(sentence: Sentence, name: Name) -> bool:
    """Whether the name of what lies in it goes before: "Hoboken, X"."""
    before = next((n for n in sentence.names if n.last == name.first - 1), None)
    if before is None or sentence.words[before.last].text != ",":
        return False
    wholes = [place for place in candidates(_called(sentence, name)) if place.kind not in CITY_KINDS]
    return any(holds(whole, part) for whole in wholes for part in candidates(_called(sentence, before), rare=False))


def _whole(sentence: Sentence, name: Name) -> tuple[Place, ...]:
    """The senses of the place name that follows as what it lies in: "X, Texas", "X in Texas"."""
    between = sentence.words[name.last].lower if name.last < len(sentence.words) else ""
    following = next((n for n in sentence.names if n.first == name.last + 1), None)
    if following and following.label in _PLACE_LABELS and between in {",", "in"}:
        return tuple(p for p in candidates(_called(sentence, following)) if p.kind not in CITY_KINDS)
    return ()


def _marked(sentence: Sentence, labels: dict[str, str]) -> Sentence:
    names = tuple(_relabelled(sentence, sentence.names, labels)) if labels else sentence.names
    missed = tuple(_missed(sentence))
    if missed:
        names = tuple(sorted((*names, *missed), key=lambda name: name.first))
    return replace(sentence, names=names) if names != sentence.names else sentence


def _missed(sentence: Sentence) -> Iterator[Name]:
    """Runs of proper nouns without a label that are the whole name of a well-known place."""
    for unnamed, run in groupby(sentence.words, lambda word: word.tag in _PROPER and not word.ent):
        found = list(run) if unnamed else []
        if len(found) > 1 and is_place(" ".join(word.text for word in found)):
            for word in found:
                word.ent = _PLACE
            yield Name(found[0].i, found[-1].i + 1, _PLACE)


def _relabelled(sentence: Sentence, names: Iterable[Name], labels: dict[str, str]) -> Iterator[Name]:
    for name in names:
        label = labels.get(_called(sentence, name))
        if label is None:
            yield name
            continue
        for word in sentence.words[name.first : name.last]:
            word.ent = label
        if label != _NO_NAME:
            yield Name(name.first, name.last, label)

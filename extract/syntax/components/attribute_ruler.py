"""The attribute ruler: spaCy's patterns, matched once a kind of token instead of at every token.

What a pattern says of one token depends on the attributes that it looks at, here the tag, the lower-case form, the
dependency and whether it is a blank, and the form only as far as a pattern names it. So the rules of each kind of token
are kept; spaCy's own matcher finds them when a kind is first seen. A pattern of several tokens is matched by
the kinds of its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from spacy.attrs import DEP, IDS, LEMMA, MORPH, POS, TAG
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

MOST_KEPT = 1 << 18
# What rules may set. Others are set on the lexeme, which all documents share.
_SETTABLE = (TAG, POS, MORPH, LEMMA, DEP)
_MANY_VALUES = ("ORTH", "LOWER", "NORM", "LEMMA")
_KNOWN = frozenset({*_MANY_VALUES, "TAG", "POS", "DEP", "MORPH", "IS_SPACE", "IS_PUNCT", "IS_DIGIT", "IS_ALPHA"})

_UNNAMED = -1  # stands for all values that no pattern names

Part = tuple[int, int, int]  # a rule, one of its alternatives, and the place of a token in it


@dataclass(frozen=True, slots=True)
class Kind:
    """The patterns that apply to a kind of token: the rules of one token, and the parts of longer patterns."""

    rules: tuple[int, ...]
    parts: frozenset[Part]
    openings: tuple[Part, ...]


class Kinds:
    """The kinds of tokens as the patterns of a ruler tell them apart."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.attributes = _attributes(ruler)
        patterns = [_sequences(rule) for rule in ruler.patterns]
        self.lengths = {(r, a): len(each) for r, rule in enumerate(patterns) for a, each in enumerate(rule)}
        self.targets = [int(index) for index in ruler.indices]
        self._named = [_Named(ruler, name) if name in _MANY_VALUES else None for name in self.attributes]
        self._matcher = Matcher(ruler.vocab)
        for r, rule in enumerate(patterns):
            for a, sequence in enumerate(rule):
                for place, token in enumerate(sequence):
                    self._matcher.add(f"{r} {a} {place}", [[token]])
        self._kinds: dict[tuple[int, ...], Kind] = {}

    def kind(self, doc: Doc, at: int, values: tuple[int, ...]) -> Kind:
        """The kind of the token `at`, which has `values` for the attributes."""
        key = tuple(
            value if named is None or value in named else _UNNAMED
            for value, named in zip(values, self._named, strict=True)
        )
        if (kind := self._kinds.get(key)) is None:
            kind = self._kinds[key] = self._matched(doc, at)
        return kind

    def _matched(self, doc: Doc, at: int) -> Kind:
        strings = doc.vocab.strings
        matches = self._matcher(doc[at : at + 1], allow_missing=True)
        parts = {_part(strings[match[0]]) for match in matches}
        alone = {part for part in parts if self.lengths[part[:2]] == 1}
        rules = {rule for rule, _, _ in alone}
        return Kind(
            tuple(sorted(rules)), frozenset(parts - alone), tuple(sorted(p for p in parts - alone if p[2] == 0))
        )


class _Named:
    """The values of an attribute that some pattern names; all others are alike to the patterns."""

    def __init__(self, ruler: AttributeRuler, name: str) -> None:
        self._strings = ruler.vocab.strings
        tests = [value for token in _tokens(ruler) for attr, value in token.items() if attr == name]
        predicates = [test for test in tests if isinstance(test, dict)]
        words = [test for test in tests if isinstance(test, str)]
        words += [word for test in predicates for key in ("IN", "NOT_IN") for word in test.get(key, ())]
        self._regexes = [re.compile(test["REGEX"]) for test in predicates if "REGEX" in test]
        self._named = {self._strings.add(word) for word in words}
        self._seen: dict[int, bool] = {}

    def __contains__(self, value: int) -> bool:
        if (named := self._seen.get(value)) is None:
            if len(self._seen) > MOST_KEPT:
                self._seen.clear()
            text = self._strings[value]
            named = value in self._named or any(regex.search(text) for regex in self._regexes)
            self._seen[value] = named
        return named


class QuickAttributeRuler(AttributeRuler):
    """spaCy's attribute ruler with the rules of each kind of token kept. Its patterns may not change any more."""

    kinds: Kinds
    kept: dict[tuple[int, ...], Kind]
    combined: dict[tuple[int, ...], tuple[tuple[int, int], ...]]

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes that the rules give, a later rule after an earlier one."""
        attributes = self.kinds.attributes
        array = cast("Any", doc).to_array(attributes)
        values = list(map(tuple, array.reshape(len(doc), len(attributes)).tolist()))
        kept = self.kept
        if len(kept) > MOST_KEPT:
            kept.clear()
        for at, key in enumerate(values):
            if key not in kept:
                kept[key] = self.kinds.kind(doc, at, key)
        found = [kept[key] for key in values]
        rules = [kind.rules for kind in found]
        for at, kind in enumerate(found):
            for rule, target in self._longer(found, at) if kind.openings else ():
                rules[target] = tuple(sorted({*rules[target], rule}))
        self._set(doc, rules)
        return doc

    def _longer(self, found: list[Kind], at: int) -> Iterator[tuple[int, int]]:
        """Yield each rule of several tokens that matches from the token `at`, and the token that it changes."""
        for rule, alternative, _ in found[at].openings:
            length = self.kinds.lengths[rule, alternative]
            inside = found[at + 1 : at + length]
            whole = len(inside) == length - 1
            if whole and all((rule, alternative, i) in kind.parts for i, kind in enumerate(inside, start=1)):
                yield rule, at + self.kinds.targets[rule] % length

    def _set(self, doc: Doc, rules: list[tuple[int, ...]]) -> None:
        if not rules:
            return
        table = cast("Any", doc).to_array(_SETTABLE)
        for at, these in enumerate(rules):
            if (changes := self.combined.get(these)) is None:
                merged = {name: value for rule in these for name, value in self.attrs[rule].items()}
                changes = self.combined[these] = tuple((_SETTABLE.index(n), value) for n, value in merged.items())
            for column, value in changes:
                table[at, column] = value
        cast("Any", doc).from_array(_SETTABLE, table)


def quick_attribute_ruler(component: Any) -> QuickAttributeRuler | None:
    """The same component with fewer computations, None where its patterns are of other kinds."""
    if type(component) is not AttributeRuler or not _is_known(component):
        return None
    quick = QuickAttributeRuler(component.vocab, component.name, validate=component.validate, scorer=component.scorer)
    quick.add_patterns(component.patterns)
    quick.kinds, quick.kept, quick.combined = Kinds(quick), {}, {}
    return quick


def _is_known(ruler: AttributeRuler) -> bool:
    """Whether all patterns are of a fixed length, look at attributes that are known, and set attributes of tokens."""
    sets = all(name in _SETTABLE for attrs in ruler.attrs for name in attrs)
    looks = all(
        name in _KNOWN and (not isinstance(test, dict) or set(test) <= {"IN", "NOT_IN", "REGEX"})
        for token in _tokens(ruler)
        for name, test in token.items()
    )
    lengths = all(
        -len(sequence) <= index < len(sequence)
        for rule, index in zip(ruler.patterns, ruler.indices, strict=True)
        for sequence in _sequences(rule)
    )
    return sets and looks and lengths and bool(ruler.attrs)


def _attributes(ruler: AttributeRuler) -> tuple[str, ...]:
    return tuple(sorted({name for token in _tokens(ruler) for name in token}, key=lambda name: IDS.get(name, 0)))


def _tokens(ruler: AttributeRuler) -> Iterator[dict[str, Any]]:
    for rule in ruler.patterns:
        for sequence in _sequences(rule):
            yield from sequence


def _sequences(rule: Any) -> list[list[dict[str, Any]]]:
    return list(rule["patterns"])


def _part(name: str) -> Part:
    rule, alternative, place = map(int, name.split())
    return rule, alternative, place

"""The user's own gazetteer: names that are recognised and linked with priority over the model and the built-in one.

Its names are marked in the sentences before entities are found, the longest match first, and the entities with these
names are linked afterwards. The cost of both does not depend on the number of entries: a word is looked up as the
beginning of a name, then only the lengths of the names with this beginning are tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import takewhile

from triplewire.extract.coreference.entities import Entities
from triplewire.extract.errors import PluginError, expect
from triplewire.extract.lexicon.labels import PROPER_TAGS
from triplewire.extract.model import Entity, EntityType, Mention
from triplewire.extract.plugins import Plugin, used
from triplewire.extract.syntax.tree import Name, Sentence

_LABELS: dict[EntityType, str] = {
    "Person": "PERSON", "Organization": "ORG", "Country": "GPE", "Place": "GPE", "Group": "NORP", "Event": "EVENT",
    "Product": "PRODUCT", "Work": "WORK_OF_ART", "Other": "PRODUCT",
}  # fmt: skip
_ARTICLE = re.compile(r"\b[Tt]he\s+$")
_REACH = 8  # characters before a name in which its article stands
_WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the user's gazetteer: name, other names, type and IRI."""

    label: str
    type: EntityType
    iri: str
    aliases: tuple[str, ...] = ()


def added_entries() -> tuple[Entry, ...]:
    """Return the entries of the gazetteers of plug-ins."""
    return tuple(entry for _, entries in used("gazetteers", _entries) for entry in entries)


def _entries(plugin: Plugin) -> tuple[Entry, ...]:
    found = tuple(plugin.load()())
    if wrong := [entry for entry in found if not isinstance(entry, Entry) or entry.type not in _LABELS]:
        raise PluginError(f"{plugin}: {wrong[0]!r} is no Entry with one of the types {', '.join(_LABELS)}")
    return found


class UserGazetteer:
    """The entries by name. Names are matched as written, with single blanks."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._by_name: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            expect("gazetteer", entry, Entry, advice="Entry(label=..., type=..., iri=...) makes one")
            for name in dict.fromkeys((entry.label, *entry.aliases)):
                if clean := " ".join(name.split()):
                    self._by_name[clean].append(entry)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._by_name:
            lengths[_beginning(name)].add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def __bool__(self) -> bool:
        return bool(self.entries)

    @property
    def digest(self) -> str:
        """A short hash of the entries."""
        return blake2b(repr(self.entries).encode(), digest_size=6).hexdigest()

    def mark(self, text: str, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The sentences with the gazetteer's names instead of the model's, except for longer names of the model."""
        return tuple(self._marked(text, sentence) for sentence in sentences)

    def link(self, text: str, entities: Entities) -> Entities:
        """The entities with `links.user` and the entry's type; the type decides between entries of the same name."""
        return replace(entities, all=tuple(self._linked(text, entity) for entity in entities.all))

    def _marked(self, text: str, sentence: Sentence) -> Sentence:
        found = [m for m in self._matches(text, sentence) if not any(_within(sentence, m, n) for n in sentence.names)]
        if not found:
            return sentence
        kept = [n for n in sentence.names if not any(_overlap(n, m) for m in found)]
        labels = {i: name.label for name in found for i in range(name.first, name.last)}
        return sentence.relabelled(labels, tuple(sorted((*kept, *found), key=lambda name: name.first)))

    def _matches(self, text: str, sentence: Sentence) -> Iterator[Name]:
        ends = {word.end: word.i + 1 for word in sentence.words}
        until = 0
        for word in sentence.words:
            if word.i < until:
                continue
            for length in self._lengths.get(_beginning(word.text), ()):
                last = ends.get(word.start + length)
                entries = self._by_name.get(text[word.start : word.start + length]) if last else None
                if last and entries and _is_name(sentence, word.i, last):
                    yield Name(word.i, last, _LABELS[entries[0].type])
                    until = last
                    break

    def _linked(self, text: str, entity: Entity) -> Entity:
        entry = self._entry(text, entity)
        if not entry:
            return entity
        wikidata = entry.iri.removeprefix(_WIKIDATA) if entry.iri.startswith(_WIKIDATA) else entity.links.wikidata
        return replace(entity, type=entry.type, links=replace(entity.links, user=entry.iri, wikidata=wikidata))

    def _entry(self, text: str, entity: Entity) -> Entry | None:
        mentions = [m for m in entity.mentions if m.kind == "name"]
        names = sorted({entity.name, *(text[m.start : m.end] for m in mentions)}, key=lambda name: (-len(name), name))
        for name in (*names, *sorted(set(_with_articles(text, mentions)))):
            if entity.type == "Person" and " " in names[0] and " " not in name:
                break  # a surname alone does not identify the person
            entries = self._by_name.get(" ".join(name.split()), [])
            if entries:
                same = [entry for entry in entries if entry.type == entity.type]
                return entries[0] if len(entries) == 1 else same[0] if len(same) == 1 else None
        return None


def _beginning(name: str) -> str:
    """The letters and digits at the beginning of a name, which no tokeniser splits; else its first character."""
    return name if name.isalnum() else "".join(takewhile(str.isalnum, name)) or name[:1]


def _with_articles(text: str, mentions: Iterable[Mention]) -> Iterator[str]:
    """Yield the names that have "the" before them, with it: gazetteers have "The Guardian", entities "Guardian"."""
    for mention in mentions:
        if _ARTICLE.search(text[max(0, mention.start - _REACH) : mention.start]):
            yield from (f"{article} {text[mention.start : mention.end]}" for article in ("The", "the"))


def _is_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words are used as a name: "Target" and "Shell" are also words."""
    found = sentence.words[first:last]
    return len(found) > 1 or found[0].tag in PROPER_TAGS or found[0].ent != ""


def _overlap(one: Name, other: Name) -> bool:
    return one.first < other.last and other.first < one.last


def _within(sentence: Sentence, match: Name, name: Name) -> bool:
    """Whether the match is part of a longer name of the model: in "Ford Foundation", but not in "the Ford"."""
    if not (name.first <= match.first and match.last <= name.last):
        return False
    beyond = (*sentence.words[name.first : match.first], *sentence.words[match.last : name.last])
    return any(word.tag in PROPER_TAGS for word in beyond)

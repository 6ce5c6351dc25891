"""Chains: all phrases that refer to one entity, with what they state about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile
from math import inf

from triplewire.extract.lexicon.lists import CLASSES, NAMES, RELATION_TIMES
from triplewire.extract.lexicon.nouns import CLASSES_OF, LEGAL_FORMS, NOUN_TYPES, SECTORS, Gender
from triplewire.extract.model import EntityType
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.tree import Word

_RULING = frozenset({"government"})  # the class of what rules a country


@dataclass(slots=True, eq=False)
class Chain:
    """The phrases that refer to one entity, each with the rule that joined it.

    `nouns` are the lemmas by which the text describes it, `classes` the classes of nouns that suit it
    (lexicon/classes.toml), `offices` its offices with their countries, `origin` the country that the text states for
    it, `words` all words of its phrases, `killed` the offset of the first phrase that is killed, `family` the
    surname that a lone given name shares with the name behind it ("| Ana | and Tom Hadley"). `sides` holds the
    chains of which this one is the sum ("the two leaders"); it is then not an entity of its own.
    """

    links: list[tuple[Phrase, str]] = field(default_factory=list)
    type: EntityType | None = None
    gender: Gender | None = None
    plural: bool = False
    country: str | None = None
    origin: str | None = None
    nouns: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    offices: dict[str, str | None] = field(default_factory=dict)
    sides: tuple[Chain, ...] = ()
    named: bool = False
    family: str = ""
    words: set[str] = field(default_factory=set)
    killed: float = inf

    def add(self, phrase: Phrase, rule: str) -> None:
        """Join a phrase and learn from it."""
        self.links.append((phrase, rule))
        if _is_killed(phrase.head):
            self.killed = min(self.killed, phrase.start)
        self.gender = self.gender or phrase.gender
        self.words.update(word.lower for word in phrase.words)
        if phrase.kind == "nominal":
            self.describe(phrase.head.lemma.lower())
        elif phrase.kind != "pronoun":
            self.named = True
            if "sport.team" in phrase.evidence:
                self.classes.add("team")
            if self.type != "Person":
                self._learn_from_name(phrase)
            elif len(phrase.words) > 2 and NOUN_TYPES.get(role := phrase.words[0].lower) == "Person":
                self.describe(role)  # "Striker Lena Ortiz"

    def describe(self, noun: str) -> None:
        """Learn a noun by which the text describes the entity."""
        self.nouns.add(noun)
        self.classes |= CLASSES_OF.get(noun, frozenset())

    def _learn_from_name(self, phrase: Phrase) -> None:
        """Learn what the words of a name say: its head, a legal form, "MV" before it.

        The head says its class: "Oregon State | Police" is no state. A name of one word is a noun only if it says the
        type: "Parliament".
        """
        tokens = [word.lower for word in phrase.words]
        head = _head_of(tokens)
        if head in NOUN_TYPES and (len(tokens) > 1 or NOUN_TYPES[head] == self.type):
            self.nouns.add(head)
            classes = CLASSES_OF.get(head, frozenset())
            ruling = classes & _RULING and head not in _RULING  # "the Highway | Administration"
            self.classes |= (classes - _RULING) | {"agency"} if ruling else classes
        if not LEGAL_FORMS.isdisjoint(tokens):
            self.classes.add("company")
        if tokens[0] in NAMES.first_product or (self.type == "Product" and not CLASSES.ship.isdisjoint(tokens)):
            self.classes.add("ship")
        if len(tokens) > 1 and self.type == "Organization":
            self.classes |= {"media"} if head in NAMES.paper_words else {"company"} if head in SECTORS else set()
            if (singular := head.removesuffix("s")) != head and singular in CLASSES_OF:
                self.describe(singular)  # "Ferro | Airlines"

    @property
    def name(self) -> str:
        """The fullest name; "" for an entity without one."""
        if self.country or not self.named:
            return self.country or ""
        said = [phrase for phrase, _ in self.links if phrase.kind == "name" and phrase.called]
        told = [phrase for phrase in said if phrase.sentence.kind != "dateline"] or said  # "LEEDS", later "Leeds"
        names = Counter(phrase.called for phrase in told)
        fullest = max(names, key=lambda called: (called.count(" "), len(called), names[called]), default="")
        return f"{fullest} {self.family}" if self.family and " " not in fullest else fullest


def _head_of(tokens: list[str]) -> str:
    """The head of a name: the last word before "of" or the like, without a place or legal form behind it."""
    before = list(takewhile(lambda token: token not in NAMES.links, tokens)) or tokens
    nouns = [token for token in before[-2:] if _is_noun(token) or _is_noun(token.removesuffix("s"))]
    return nouns[-1] if nouns else before[-1]


def _is_noun(token: str) -> bool:
    """Whether a word says what is named: "Port | Brothers" are no port."""
    return token in NOUN_TYPES or token in SECTORS or token in NAMES.paper_words


def _is_killed(head: Word) -> bool:
    """Whether a word is the object of a verb of killing."""
    killing = head.dep in {"dobj", "nsubjpass"} and head.head.lemma in RELATION_TIMES.killing
    return killing and not head.head.child("neg")


__all__ = ["Chain"]

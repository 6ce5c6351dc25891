"""The result of a rule for lasting relations: the words that state a relation, before coreference."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from triplewire.extract.factuality.modality import factuality
from triplewire.extract.factuality.negation import is_lapsed
from triplewire.extract.lexicon.labels import COMMON_NOUN_TAGS, DESCRIBING_DEPS, PROPER_TAGS
from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.syntax.phrases import is_asked, is_infinitive
from triplewire.extract.syntax.tree import Sentence, Word

_TITLED = frozenset({"comesFrom", "holdsOffice"})  # what titles tell
_TITLE_DEPS = DESCRIBING_DEPS | {"appos"}


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation that words state. Each end lists the words that may name it, the best first.

    `at` is the word that states the relation and decides its attribution and factuality. `literal` holds the words of
    an office, `qualifier` the word for the exact relation ("wife"), lower case. `former`: it
    has ended; `ahead`: it has not begun ("president-elect").
    """

    relation: str
    subject: tuple[Word, ...]
    object: tuple[Word, ...]
    at: Word
    rule: str
    literal: tuple[Word, ...] = ()
    qualifier: str = ""
    former: bool = False
    ahead: bool = False

    def __str__(self) -> str:
        """The rendering in the examples of rules: "Lee holdsOffice president of Chile"."""
        subject, other = self.subject[0].text, self.object[0].text if self.object else ""
        office = " ".join(word.text for word in self.literal)
        both = f"{office} of {other}" if office and other else office or other
        when = "formerly " if self.former else "soon " if self.ahead else ""
        return f"{when}{subject} {self.relation} {both}"


Finder = Callable[[Sentence], Iterable[Stated]]


def is_of_name(stated: Stated) -> bool:
    """Whether it is part of how a thing is named, by whoever writes it: "Goshen, Indiana", "US president Ann Lee"."""
    if stated.rule == "place.comma":
        return True
    title = stated.at
    beside = (title.head if title.dep in _TITLE_DEPS else None, title.child("appos"))
    return stated.relation in _TITLED and any(word is not None and word.ent == "PERSON" for word in beside)


def holds(verb: Word) -> bool:
    """Whether the text presents what the verb states as a fact; an infinitive only where it is carried out."""
    if is_asked(verb):
        return False
    infinitive = is_infinitive(verb)
    return (not infinitive or verb.head.lemma in RELATIONS.carried_out) and factuality(verb) == ("positive", "actual")


def has_lapsed(verb: Word) -> bool:
    """Whether the text states that it is so no more: "is no longer mayor", "ceased to be mayor"."""
    if verb.dep == "xcomp" and verb.head.lemma in RELATIONS.ceasing:
        return holds(verb.head)
    return is_lapsed(verb) and not is_asked(verb) and factuality(verb) == ("negative", "actual")


def used_to(verb: Word) -> bool:
    """Whether it was done and is no more: "used to | play"."""
    return verb.dep == "xcomp" and verb.head.lemma == "use"


def name_behind(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The words of the name behind a common noun, the last first, whatever the parse: "the firm Norsk Data"."""
    if noun.tag not in COMMON_NOUN_TAGS:
        return ()
    last = noun.i + 1
    while last < len(sentence.words) and sentence.words[last].tag in PROPER_TAGS:
        last += 1
    return tuple(reversed(sentence.words[noun.i + 1 : last]))

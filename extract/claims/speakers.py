"""Who speaks: from the word that says that something is said to the entities that say it."""

from __future__ import annotations

from collections.abc import Iterable

from triplewire.extract.coreference.entities import Entities
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import SUBJECTS, is_passive, is_relative, subject
from triplewire.extract.syntax.phrases import VERBAL, conjuncts
from triplewire.extract.syntax.tree import Word

_OWNED = SPEECH.channel_nouns | SPEECH.claim_nouns | SPEECH.think_nouns | SPEECH.sources
_CLOSING = frozenset('”"»')
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_OWNERS = ("by", "from", "of", "among")


def speakers_of_verb(verb: Word, entities: Entities) -> tuple[str, ...]:
    """The entities that say it: the agent of a passive, else the logical subject."""
    if (quoted := _quoted_as_saying(verb)) is not None:
        return _all([quoted], entities)
    if is_passive(verb):
        agents = [word.child("pobj") for word in verb.children if word.dep in {"agent", "prep"} and word.lower == "by"]
        return _all((agent for agent in agents if agent), entities)
    if verb.lemma in SPEECH.hearsay:
        return ()
    who = nearest_subject(verb) or subject(verb) or _lent(verb)
    return _all([who] if who else [], entities)


def speakers_of_noun(noun: Word, entities: Entities) -> tuple[str, ...]:
    """Whom the noun refers to; of a statement, letter, claim, ... those whose it is, where the text says it."""
    owner = owner_of(noun) if noun.lemma in _OWNED else None
    return (speakers_of_noun(owner, entities) if owner else ()) or entities.at(noun)


def nearest_subject(verb: Word) -> Word | None:
    """The verb's own subject; of two, as the parser sees in "The army, said Lee, ...", the one behind it."""
    subjects = [word for word in verb.children if word.dep in SUBJECTS and not is_relative(word)]
    return subjects[-1] if subjects else _stranded(verb)


def _stranded(verb: Word) -> Word | None:
    """The speaker whom the parser hangs on the quotation: in "... it is." Ann Lee, the mayor, said."""
    content = verb.child("ccomp")
    if content is None or content.i > verb.i or verb.dep != "ROOT":
        return None
    before = [word for word in content.subtree() if word.i < verb.i]
    mark = max((word.i for word in before if word.tag == "''" or word.text in _CLOSING), default=verb.i)
    between = [word for word in before if word.i > mark]
    return next((word for word in between if word.pos in _NAMING and word.head not in between), None)


def owner_of(noun: Word) -> Word | None:
    """Whose statement it is: "the mayor's claim", "a claim by the mayor", "NATO figures"."""
    if (owner := noun.child("poss")) is not None:
        return owner
    owners = [word for word in _OWNERS if word != "of" or noun.lemma not in SPEECH.of_nouns]
    links = [word for word in noun.children if word.dep in {"prep", "agent"} and word.lower in owners]
    links.sort(key=lambda word: owners.index(word.lower))
    links += [word for day in noun.children if day.dep == "npadvmod" for word in day.children if word.lower == "by"]
    named = [word for word in noun.children if word.dep in {"compound", "nmod"} and word.pos == "PROPN"]
    return next((owner for word in links if (owner := word.child("pobj"))), named[-1] if named else None)


def _quoted_as_saying(verb: Word) -> Word | None:
    """In "the paper quoted Lee as saying" and "Lee was quoted as saying" it is Lee who says it."""
    above = verb.head.head
    if verb.dep != "pcomp" or verb.head.lower != "as" or above.lemma not in SPEECH.citing:
        return None
    return subject(above) if is_passive(above) else above.child("dobj")


def _lent(verb: Word) -> Word | None:
    """A noun that says something itself ("a letter saying that"), or the subject of what the verb hangs on."""
    before = verb.child("ccomp")
    if before is not None and before.i < verb.i:  # "Lee meets Kim, says talks go on"
        return subject(before)
    above = verb.head
    if verb.dep in {"acl", "relcl"} and above is not verb:
        return above
    if verb.dep in {"dep", "parataxis", "ccomp"} and above.pos in VERBAL and verb.tag == "VBG":
        return subject(above)
    return None


def _all(nouns: Iterable[Word], entities: Entities) -> tuple[str, ...]:
    found = [entity for noun in nouns for each in conjuncts(noun) for entity in speakers_of_noun(each, entities)]
    return tuple(dict.fromkeys(found))

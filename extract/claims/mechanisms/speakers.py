"""The words that name the speaker, seen from the word that says that something is said."""

from __future__ import annotations

from triplewire.extract.factuality.reporting import cited, nearest_subject
from triplewire.extract.lexicon.event_lexicon import GENERAL_NOUNS
from triplewire.extract.lexicon.labels import (
    ADJUNCT_CASE_DEPS,
    NOUN_ATTRIBUTE_DEPS,
    NOUN_CLAUSE_DEPS,
    PARENTHETICAL_DEPS,
    UNSPEAKING_KINDS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.lexicon.nouns import NOUN_KINDS
from triplewire.extract.syntax.control import is_passive, subject
from triplewire.extract.syntax.phrases import conjuncts
from triplewire.extract.syntax.tree import Word, remembered

OWNED = SPEECH.channel_nouns | SPEECH.claim_nouns | SPEECH.think_nouns | SPEECH.sources


def speakers_of_verb(verb: Word) -> tuple[Word, ...]:
    """Return the nouns that name who says it: the agents of a passive, else the logical subject and its conjuncts."""
    if (quoted := quoted_as_saying(verb) or cited(verb)) is not None:
        return tuple(conjuncts(quoted))
    if is_passive(verb):
        agents = [w.child("pobj") for w in verb.children if w.dep in ADJUNCT_CASE_DEPS and w.lower == "by"]
        return tuple(noun for agent in agents if agent for noun in conjuncts(agent))
    if verb.lemma in SPEECH.hearsay:
        return ()
    found = nearest_subject(verb) or subject(verb) or _shared_subject(verb)
    if found is not None and found is verb.head and not _may_say(found):
        above = next((word for word in found.ancestors() if word.pos in VERBAL_POS), found.head)
        found = subject(above)
    return tuple(conjuncts(found)) if found else ()


def naming_words(noun: Word) -> tuple[Word, ...]:
    """Return the words that may name the speaker behind `noun`, best first.

    The owner of a statement, letter, claim, ... comes before the noun itself.
    """
    found = [noun]
    while found[-1].lemma in OWNED and (owner := owner_of(found[-1])) is not None:
        found.append(owner)
    return tuple(reversed(found))


def owner_of(noun: Word) -> Word | None:
    """Return the noun that names whose statement it is: "the mayor's claim", "a claim by the mayor", "NATO figures"."""
    if (owner := noun.child("poss")) is not None:
        return owner
    order = [word for word in SPEECH.owner_prepositions if word != "of" or noun.lemma not in SPEECH.of_nouns]
    links = [word for word in noun.children if word.dep in ADJUNCT_CASE_DEPS and word.lower in order]
    links.sort(key=lambda word: order.index(word.lower))
    links += [word for day in noun.children if day.dep == "npadvmod" for word in day.children if word.lower == "by"]
    named = [word for word in noun.children if word.dep in NOUN_ATTRIBUTE_DEPS and word.pos == "PROPN"]
    return next((owner for word in links if (owner := word.child("pobj"))), named[-1] if named else None)


@remembered
def quoted_as_saying(verb: Word) -> Word | None:
    """Return "Lee" in "the paper quoted Lee as saying" and "Lee was quoted as saying"."""
    above = verb.head.head
    if verb.dep != "pcomp" or verb.head.lower != "as" or above.lemma not in SPEECH.citing:
        return None
    return subject(above) if is_passive(above) else above.child("dobj")


def _may_say(noun: Word) -> bool:
    """Whether a noun says what follows it: "sent a letter saying", but not "played down the unrest saying"."""
    if noun.dep not in {"dobj", "pobj"} or noun.lemma in OWNED or noun.lemma in SPEECH.texts:
        return True
    return NOUN_KINDS.get(noun.lemma) not in UNSPEAKING_KINDS and noun.lemma not in GENERAL_NOUNS


def _shared_subject(verb: Word) -> Word | None:
    """Return a noun that says something itself ("a letter saying that"), or the subject that the verb shares."""
    before = verb.child("ccomp")
    if before is not None and before.i < verb.i:  # "Lee meets Kim, says talks go on"
        return subject(before)
    above = verb.head
    if verb.dep in NOUN_CLAUSE_DEPS and above is not verb:
        return above
    if verb.dep in PARENTHETICAL_DEPS and above.pos in VERBAL_POS and verb.tag == "VBG":
        return subject(above)
    return None

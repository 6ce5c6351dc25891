"""Cues of nouns of saying ("the claim that", "fears of") with the verb whose subject speaks, if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.speakers import owner_of, speakers_of_verb
from triplewire.extract.factuality.negation import is_no_one
from triplewire.extract.factuality.reporting import REPORTING, SAYING_NOUNS, is_countered, lacks_nothing, says_with_noun
from triplewire.extract.factuality.said_words import opens_with_that, words_of_content
from triplewire.extract.lexicon.labels import CONTENT_CLAUSE_DEPS, CORE_DEPS, PATIENT_DEPS
from triplewire.extract.lexicon.lists import FACTUALITY, SPEECH
from triplewire.extract.syntax.phrases import is_finite, is_infinitive
from triplewire.extract.syntax.tree import Word


def noun_alone(noun: Word) -> Iterator[Cue]:
    """Find the cue of a noun that says something itself: "Lee's claim that", "allegations by Lee of"."""
    if (scope := _scope(noun)) and _verb_of_saying(noun) is None:
        owned = (noun,) if owner_of(noun) else ()
        yield Cue(noun, (noun,), owned, scope, noun.lemma in SPEECH.deny_nouns)


def noun_with_verb(noun: Word) -> Iterator[Cue]:
    """Find the cue of a noun with a verb whose subject speaks: "Lee expressed fears that", "said in a note that"."""
    if (scope := _scope(noun)) and (verb := _verb_of_saying(noun)):
        words = (verb, noun) if verb.i < noun.i else (noun, verb)
        owned = (noun,) if owner_of(noun) else ()
        yield Cue(noun, words, (*speakers_of_verb(verb), *owned), scope, noun.lemma in SPEECH.deny_nouns)


def _scope(noun: Word) -> tuple[Word, ...]:
    """Return the words of the noun's content; nothing where it is denied, which is a claim of the one who denies it."""
    if noun.pos != "NOUN" or noun.lemma not in SAYING_NOUNS or is_countered(noun):
        return ()
    if noun.lemma in FACTUALITY.undoubted and noun.head.lemma == "be" and is_no_one(noun):  # "there is no doubt that"
        return ()
    return tuple(word for content in _contents(noun) for word in words_of_content(content))


def _verb_of_saying(noun: Word) -> Word | None:
    """Return the verb whose subject speaks: "expressed fears that", "said in a statement that"."""
    verb = noun.head
    if (noun.dep == "dobj" and verb.lemma in REPORTING) or (noun.dep in PATIENT_DEPS and says_with_noun(verb)):
        return verb
    if noun.dep == "pobj" and verb.lower in SPEECH.message_prepositions and verb.head.lemma in REPORTING:
        return verb.head
    return None


def _contents(noun: Word) -> Iterator[Word]:
    """Yield the heads of what a claim, fear, ... says: "the claim that", "the claim is that", "allegations of"."""
    for child in noun.children:
        of = child.dep == "prep" and child.lower == "of" and noun.lemma in SPEECH.of_nouns
        contact = child.dep in {"acl", "relcl"} and child.i > noun.i and is_finite(child) and lacks_nothing(child)
        if of or contact or _is_that_clause(child) or (child.dep == "acl" and is_infinitive(child)):
            yield child
    if noun.dep == "nsubj" and noun.head.lemma == "be" and (content := noun.head.child("ccomp")):
        yield content
    elif noun.dep == "dobj":  # in "voiced fears on Monday that ..." the clause depends on the verb
        yield from (child for child in noun.head.children if child.i > noun.i and _is_that_clause(child))


def _is_that_clause(child: Word) -> bool:
    """Whether "that" opens the clause and is not a relative pronoun."""
    argument = child.child(*CORE_DEPS)
    return (
        child.dep in CONTENT_CLAUSE_DEPS and opens_with_that(child) and (argument is None or argument.lower != "that")
    )

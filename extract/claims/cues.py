"""The words that say that something is said, and what they say so of: one sentence's cues with their scopes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from triplewire.extract.claims.reporting import (
    REPORTING,
    SAYING_NOUNS,
    denies,
    is_countered,
    opens_with_that,
    said_by,
    says_with_noun,
    spoken_with,
    words_of,
)
from triplewire.extract.claims.speakers import nearest_subject, owner_of, speakers_of_noun, speakers_of_verb
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.factuality.withheld import is_withheld
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import is_relative
from triplewire.extract.syntax.phrases import FINITE, VERBAL
from triplewire.extract.syntax.tree import Sentence, Word

_INTRODUCING = REPORTING | SPEECH.quote
_CONTENT_CLAUSE = frozenset({"ccomp", "acl", "relcl", "advcl"})
_DEEPEST, _FAR = 8, 100  # claims within claims, and words above one; guards, not limits that text reaches


@dataclass(frozen=True, slots=True)
class Cue:
    """`words` say that `scope` is said by `speakers` (entity ids). `denied`: they say that it is not so.

    `quotes`: the cue may introduce a quotation, in this sentence or the next. `cited`: somebody else passes on what the
    speakers say.
    """

    head: Word
    words: tuple[Word, ...]
    speakers: tuple[str, ...]
    scope: tuple[Word, ...]
    denied: bool = False
    quotes: bool = False
    cited: bool = False


def find_cues(sentence: Sentence, entities: Entities) -> Iterator[Cue]:
    """All cues of a sentence in order; one that may introduce a quotation has perhaps no scope of its own."""
    for word in sentence.words:
        if word.lower == "according":
            yield from _according(word, entities)
        elif word.pos in VERBAL:
            yield from _verb(word, entities)
        elif word.pos == "NOUN":
            yield from _noun(word, entities)
        elif word.lower in SPEECH.adverbs or (word.lower in SPEECH.adjectives and word.dep == "amod"):
            yield Cue(word, (word,), (), tuple(word.head.subtree()))


def _verb(verb: Word, entities: Entities) -> Iterator[Cue]:
    if sum(above.lemma in REPORTING for above in islice(verb.ancestors(), _FAR)) > _DEEPEST:
        return
    inner = (word for child in verb.children for word in (child, *child.children))
    scope = () if any(map(is_withheld, inner)) else tuple(said_by(verb))
    passed_on = verb.lemma in SPEECH.citing and any(word.lower == "as" for word in verb.children)
    quotes = not passed_on and verb.lemma in _INTRODUCING and (nearest_subject(verb) is not None or verb.dep != "ROOT")
    if scope or quotes:
        who = speakers_of_verb(spoken_with(verb) or verb, entities)
        yield Cue(verb, (verb,), who, scope, denies(verb), quotes)
    if verb.lemma in SPEECH.citing and verb.tag == "VBG" and (source := verb.child("dobj")):
        above = next((word for word in verb.ancestors() if any(said_by(word))), verb)
        yield Cue(verb, (verb,), speakers_of_noun(source, entities), tuple(said_by(above)), cited=True)


def _noun(noun: Word, entities: Entities) -> Iterator[Cue]:
    owner = owner_of(noun)
    if is_countered(noun):
        return  # who denies a report says himself what its content is: that it is not so
    if noun.lemma in SAYING_NOUNS and (scope := tuple(w for content in _contents(noun) for w in words_of(content))):
        verb = _saying_verb(noun)
        who = speakers_of_verb(verb, entities) if verb else ()
        who = who or (speakers_of_noun(noun, entities) if owner else ())
        cue = tuple(sorted((verb, noun), key=lambda word: word.i)) if verb else (noun,)
        yield Cue(noun, cue, who, scope, noun.lemma in SPEECH.deny_nouns)
    elif owner and _names_a_source(noun) and speakers_of_noun(owner, entities):
        yield _source(noun.head, (noun.head, noun), owner, entities)


def _saying_verb(noun: Word) -> Word | None:
    """The verb whose subject speaks: "expressed fears that", "said in a statement that"."""
    verb = noun.head
    if (noun.dep == "dobj" and verb.lemma in REPORTING) or (noun.dep in {"dobj", "nsubjpass"} and says_with_noun(verb)):
        return verb
    if noun.dep == "pobj" and verb.lower in {"in", "with", "by"} and verb.head.lemma in REPORTING:
        return verb.head
    return None


def _names_a_source(noun: Word) -> bool:
    """In "in the mayor's words", "by her own account"."""
    return noun.lemma in SPEECH.sources and noun.dep == "pobj" and noun.head.lower in {"in", "by"}


def _contents(noun: Word) -> Iterator[Word]:
    """What a claim, fear, ... says: "the claim that ...", "the claim is that ...", "allegations of ..."."""
    for child in noun.children:
        of = child.dep == "prep" and child.lower == "of" and noun.lemma in SPEECH.of_nouns
        if of or _is_that_clause(child) or (child.dep == "acl" and child.tag == "VB"):
            yield child
    if noun.dep == "nsubj" and noun.head.lemma == "be" and (content := noun.head.child("ccomp")):
        yield content
    elif noun.dep == "dobj":  # in "voiced fears on Monday that ..." the clause hangs on the verb
        yield from (child for child in noun.head.children if child.i > noun.i and _is_that_clause(child))


def _is_that_clause(child: Word) -> bool:
    subject = child.child("nsubj", "nsubjpass", "dobj")  # "that" is no relative pronoun
    return child.dep in _CONTENT_CLAUSE and opens_with_that(child) and (subject is None or subject.lower != "that")


def _according(word: Word, entities: Entities) -> Iterator[Cue]:
    to = next((child for child in word.children if child.lower == "to"), None)
    source = to.child("pobj") if to else None
    if to and source and not is_relative(source):
        yield _source(word, (word, to), source, entities)


def _source(preposition: Word, cue: tuple[Word, ...], source: Word, entities: Entities) -> Cue:
    phrase = preposition.subtree()
    marks = {word.i + 1 for word in phrase if word.pos == "PUNCT"}
    own = set(phrase).difference(*(_stray(word) for word in phrase if word.i in marks))
    scope = tuple(word for word in _clause_around(preposition).subtree() if word not in own)
    return Cue(preposition, cue, speakers_of_noun(source, entities), scope)


def _stray(word: Word) -> list[Word]:
    """What no source has behind its comma: "..., according to Lee, which ...", "..., with Iran voting against"."""
    if word.lower == "which" and word.head.dep == "relcl" and word.head.head.ent == "PERSON":
        return word.head.subtree()
    return word.subtree() if word.lower == "with" and word.dep == "prep" else []


def _clause_around(preposition: Word) -> Word:
    """The head of the clause that a source holds for; at the sentence's end, that is all of the sentence."""
    above = list(preposition.ancestors()) or [preposition]
    last = preposition.subtree()[-1].i
    if not any(word.i > last and word.pos != "PUNCT" for word in above[-1].subtree()):
        return above[-1]
    return next((word for word in above if _is_finite(word) and word.dep != "conj"), above[-1])


def _is_finite(word: Word) -> bool:
    return word.pos in VERBAL and (
        word.tag in FINITE or any(child.tag in FINITE and child.dep in {"aux", "auxpass"} for child in word.children)
    )

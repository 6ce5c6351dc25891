"""Cues of phrases that name a source ("according to Lee", "in Lee's words") and the clause that they hold for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.speakers import OWNED, owner_of
from triplewire.extract.factuality.reporting import REPORTING, SAYING_NOUNS, nearest_subject
from triplewire.extract.lexicon.labels import (
    ACTOR_LABELS,
    DESCRIBING_DEPS,
    DETERMINING_DEPS,
    PERSON_OR_BODY_TYPES,
    PROPER_TAGS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONJUNCTIONS, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.control import has_aux
from triplewire.extract.syntax.phrases import after_comma, is_finite
from triplewire.extract.syntax.relatives import cleft_copula, is_relative
from triplewire.extract.syntax.tree import Word


def according_to(word: Word) -> Iterator[Cue]:
    """Find the cue of "according to Lee", but not of "according to plan"."""
    to = next((child for child in word.children if child.lower == "to"), None) if word.lower == "according" else None
    source = to.child("pobj") if to else None
    if to and source and not is_relative(source) and not _is_norm(source):
        yield source_cue(word, (word, to), source)


def per(word: Word) -> Iterator[Cue]:
    """Find the cue of "per Lee", "as per Lee" and "per a police report", but not of "per barrel" or "per capita"."""
    phrase = word.head if word.head.lower == "as" else word
    if word.lower != "per" or (source := word.child("pobj")) is None or not _is_set_off(phrase):
        return
    said = source.lemma in OWNED and source.child(*DETERMINING_DEPS, "compound", "amod") is not None
    if _is_actor(source) or said:
        yield source_cue(phrase, (word,), source)


def in_eyes_of(word: Word) -> Iterator[Cue]:
    """Find the cue of an opening "for critics, ...", which holds for the whole sentence."""
    if word.lower != "for" or word.dep != "prep" or word.i or (source := word.child("pobj")) is None:
        return
    comma = next((child for child in word.head.children if child.i == source.subtree()[-1].i + 1), None)
    sees = _is_person(source) or (_is_actor(source) and _is_cleft(word.head))
    if comma is not None and comma.text == "," and word.head.pos in VERBAL_POS and sees:
        yield source_cue(word, (word,), source)


def owned_words(noun: Word) -> Iterator[Cue]:
    """Find the cue of a source whose words hold for the clause: "in the mayor's words", "by her own account"."""
    preposition = noun.head
    opens = preposition.lower == "on" and not preposition.i
    if noun.pos != "NOUN" or noun.dep != "pobj" or not (opens or preposition.lower in {"in", "by"}):
        return
    owner = owner_of(noun)
    charges = not preposition.i and (noun.lemma in SPEECH.charging or _is_of_court(noun))
    if owner is None and (charges or (noun.lemma in SPEECH.sources and _is_of_nobody(noun))):
        yield replace(source_cue(preposition, (preposition, noun), noun), speakers=())
    if owner is None or (noun.lemma in SAYING_NOUNS and noun.child("acl", "ccomp")):
        return
    if noun.lemma in SPEECH.sources or _is_text_over_clause(noun, preposition, owner):
        yield source_cue(preposition, (preposition, noun), owner, needs_speaker=True)


def _is_of_court(noun: Word) -> bool:
    """Whether it is what somebody brings before a court: "in court papers", "in a legal filing"."""
    of_court = any(word.lower in SPEECH.courtly for word in noun.children if word.dep in DESCRIBING_DEPS)
    return of_court and noun.lemma in SPEECH.files


def _is_of_nobody(noun: Word) -> bool:
    """Whether it is a source without an owner: "by all accounts", "in this telling", "in one version"."""
    before = [child.lower for child in noun.children if child.dep in DETERMINING_DEPS | {"amod", "nummod"}]
    wanted = SPEECH.many_sources if noun.tag == "NNS" else SPEECH.one_source
    return any(word in wanted for word in before)


def the_way(clause: Word) -> Iterator[Cue]:
    """Find the cue of "The way Lee tells it, the army left"."""
    way, source, told = clause.head, nearest_subject(clause), clause.child("dobj")
    if clause.lemma not in SPEECH.with_it or way.lower != "way" or way.i > 1 or source is None or told is None:
        return
    if told.lower == "it" and way.head is not way:
        own = set(way.subtree())
        yield Cue(clause, (way, clause), (source,), tuple(word for word in way.head.subtree() if word not in own))


def to_believe(clause: Word) -> Iterator[Cue]:
    """Find the cue of an infinitive that names a source: "To believe Lee, ...", "the army left, to quote Lee"."""
    opens = clause.i < clause.head.i or (clause.lemma in SPEECH.citing and after_comma(clause))
    known = clause.dep == "advcl" and clause.lemma in SPEECH.believing | SPEECH.citing and has_aux(clause, "to")
    source = clause.child("dobj") if known else None
    if opens and source is not None:
        own = set(clause.subtree())
        yield Cue(clause, (clause,), (source,), tuple(word for word in clause.head.subtree() if word not in own))


def to_hear(telling: Word) -> Iterator[Cue]:
    """Find the cue of "To hear Lee tell it, the army left", where either verb may be parsed as the other's clause."""
    hearing = next((word for word in (telling.head, *telling.children) if word.lemma == "hear"), None)
    source, told = nearest_subject(telling), telling.child("dobj")
    if telling.tag != "VB" or hearing is None or not has_aux(hearing, "to") or source is None:
        return
    clause = hearing if telling.head is hearing else telling
    if told is not None and told.lower == "it" and clause.head is not clause:
        own = set(clause.subtree())
        scope = tuple(word for word in clause.head.subtree() if word not in own)
        yield Cue(clause, (hearing, telling), (source,), scope)


def if_true(clause: Word) -> Iterator[Cue]:
    """Find the cue of a condition on the source's truth: "if Lee is right", "if Lee is to be believed"."""
    mark = clause.child("mark")
    if clause.dep != "advcl" or mark is None or mark.lower not in CONJUNCTIONS.conditions:
        return
    if (source := _believed(clause)) is not None:
        own = set(clause.subtree())
        scope = tuple(word for word in _clause_around(clause).subtree() if word not in own)
        yield Cue(clause, (mark, clause), (source,), scope)


def _believed(clause: Word) -> Word | None:
    """Return the source that a condition calls believable: "Lee" in "if Lee is right" and "if we believe Lee"."""
    subject, state, verb = nearest_subject(clause), clause.child("acomp"), clause.child("xcomp")
    if subject is None or any(child.dep == "neg" for child in clause.children):
        return None
    if clause.lemma in SPEECH.believing:
        return subject if subject.dep == "nsubjpass" else clause.child("dobj")
    true = state is not None and state.lemma in SPEECH.truthful and subject.lower not in SPEECH.unable_to_speak
    trusted = verb is not None and verb.lemma in SPEECH.believing
    return subject if clause.lemma == "be" and (true or trusted) else None


def _is_text_over_clause(noun: Word, preposition: Word, owner: Word) -> bool:
    """Whether a text holds for its sentence: "In a report by Amnesty, soldiers shot farmers".

    Its owner is not the one who does something in it: "In her letter, she asked for help".
    """
    clause = preposition.head
    if noun.lemma not in SPEECH.texts or preposition.lower != "in" or preposition.i or clause.pos not in VERBAL_POS:
        return False
    subject = nearest_subject(clause)
    speaks = subject is None or subject.pos == "PRON" or subject.lower == owner.lower or clause.lemma in REPORTING
    return not speaks and owner.tag != "PRP$"


def _is_norm(source: Word) -> bool:
    """Whether it is what actions follow, and no one says: "according to plan", "according to their needs"."""
    own = source.child(*DETERMINING_DEPS)
    return source.lemma in SPEECH.norms and not source.ent and (own is None or own.tag == "PRP$")


def _is_set_off(preposition: Word) -> bool:
    """Whether it opens the sentence or follows a comma or bracket."""
    return not preposition.i or any(
        word.pos == "PUNCT" and word.i == preposition.i - 1 for word in preposition.head.subtree()
    )


def _is_actor(noun: Word) -> bool:
    named = noun.tag in PROPER_TAGS and not noun.ent
    return named or noun.ent in ACTOR_LABELS or NOUN_TYPES.get(noun.lemma) in PERSON_OR_BODY_TYPES


def _is_cleft(copula: Word) -> bool:
    """Whether it is the verb of a cleft: "it was Norway that left"."""
    return any(child.dep == "attr" and any(map(cleft_copula, child.children)) for child in copula.children)


def _is_person(noun: Word) -> bool:
    return noun.ent == "PERSON" or (not noun.ent and NOUN_TYPES.get(noun.lemma) == "Person")


def source_cue(preposition: Word, words: tuple[Word, ...], source: Word, *, needs_speaker: bool = False) -> Cue:
    """Return the cue of `words`, whose phrase `preposition` heads and whose speaker `source` names."""
    phrase = preposition.subtree()
    marks = {word.i + 1 for word in phrase if word.pos == "PUNCT"}
    own = set(phrase).difference(*(_misattached(word) for word in phrase if word.i in marks))
    scope = tuple(word for word in _clause_around(preposition).subtree() if word not in own)
    return Cue(preposition, words, (source,), scope, needs_speaker=needs_speaker)


def _misattached(word: Word) -> list[Word]:
    """Return what no source has behind its comma: "according to Lee, which ...", "..., with Iran voting against"."""
    if word.lower == "which" and word.head.dep == "relcl" and word.head.head.ent == "PERSON":
        return word.head.subtree()
    return word.subtree() if word.lower == "with" and word.dep == "prep" else []


def _clause_around(preposition: Word) -> Word:
    """Return the head of the clause that a source holds for; at the end of the sentence that is all of it."""
    above = list(preposition.ancestors()) or [preposition]
    last = preposition.subtree()[-1].i
    if not any(word.i > last and word.pos != "PUNCT" for word in above[-1].subtree()):
        return above[-1]
    return next(
        (word for word in above if word.pos in VERBAL_POS and is_finite(word) and word.dep != "conj"), above[-1]
    )

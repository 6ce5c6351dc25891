"""Words by which somebody takes or leaves what their title names: "Mayor Ann Lee died", "sacked its head, Lee"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.factuality.modality import factuality
from triplewire.extract.lexicon.labels import (
    NOUN_ATTRIBUTE_DEPS,
    NOUN_CLAUSE_DEPS,
    PATIENT_DEPS,
    PREDICATIVE_DEPS,
    SUBJECT_DEPS,
    TIME_LABELS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONTROL, RELATION_TIMES, RELATIONS
from triplewire.extract.lexicon.time_words import TIME_WORDS
from triplewire.extract.relations.mechanisms.stated import Stated, holds
from triplewire.extract.syntax.control import is_passive
from triplewire.extract.syntax.phrases import conjuncts, is_asked, is_infinitive
from triplewire.extract.syntax.tree import Word

_RANKS = CONTROL.ranking | frozenset(TIME_WORDS.classes["ordinal"])
_BESIDE = NOUN_ATTRIBUTE_DEPS | {"appos"}


def ended(stated: Stated, name: str) -> bool:
    """Whether the text states that somebody no longer holds an office: the holder left, died or has a successor."""
    if name != "holdsOffice":
        return False
    told = (ending(stated, name), _is_succeeded(stated), noun_of_end(stated), _is_in_row(stated.at))
    return any(told)


def _is_in_row(noun: Word) -> bool:
    """Whether it is one of a row of those who lost it: "became the fifth mayor | to be sacked"."""
    above = noun.head if noun.dep in PREDICATIVE_DEPS else noun
    counted = any(word.lower in _RANKS for word in noun.children)
    for verb in (*noun.children, *above.children) if counted and holds(above) else ():
        if verb.i > noun.i and verb.pos in VERBAL_POS and (is_infinitive(verb) or verb.dep in NOUN_CLAUSE_DEPS):
            lost = leaves_post(verb, patient=is_passive(verb)) or verb.lemma in RELATION_TIMES.dying
            if lost and not left_by(verb):
                return True
    return False


def _is_succeeded(stated: Stated) -> bool:
    """Whether another took the office over: "Ann Lee succeeded Mayor Tom Hall", "took over from Mayor Tom Hall"."""
    for holder, verb in _verbs(stated):
        patient = holder.dep in PATIENT_DEPS and verb.lemma in RELATION_TIMES.succeeding
        if (patient or took_over_from(holder, verb)) and holds(verb) and _is_of(verb, stated):
            return True
    return any(took_over_from(word, word.head.head) for word in map(_top, (*stated.subject[:1], stated.at)))


def took_over_from(holder: Word, verb: Word) -> bool:
    """Whether it is the former holder in "took over from Mayor Tom Hall"."""
    taken = verb.lemma == "take" and any(w.lower == "over" for w in verb.children)
    return taken and holder.dep == "pobj" and holder.head.lower == "from" and holds(verb)


def noun_of_end(stated: Stated) -> Word | None:
    """The noun that says that the holder is dead or gone: "the death of Mayor Ann Lee", "Mayor Ann Lee's successor"."""
    for word in dict.fromkeys(map(_top, (*stated.subject[:1], stated.at))):
        noun = word.head.head if word.dep == "pobj" and word.head.lower == "of" else word.head
        owned = word.dep == "poss" or noun is not word.head
        refused = noun.dep in PATIENT_DEPS and noun.head.lemma in RELATION_TIMES.refusing
        if owned and not refused and noun.lemma in RELATION_TIMES.ends and factuality(noun) == ("positive", "actual"):
            return noun
    return None


def ending(stated: Stated, name: str) -> Word | None:
    """The verb by which a holder dies, or resigns or is dismissed from the office that the words state."""
    for holder, verb in _verbs(stated):
        patient = holder.dep in PATIENT_DEPS or (verb.dep in NOUN_CLAUSE_DEPS and is_passive(verb))
        dies = verb.lemma in (RELATION_TIMES.killing if patient else RELATION_TIMES.dying)
        if (dies or (name == "holdsOffice" and _leaves(verb, stated, patient=patient))) and is_done(verb):
            return verb
    return None


def _leaves(verb: Word, stated: Stated, *, patient: bool) -> bool:
    return leaves_post(verb, patient=patient) and _is_of(verb, stated)


def leaves_post(verb: Word, *, patient: bool) -> bool:
    """Whether the verb says that its object (`patient`) or its subject leaves a post, whichever it is."""
    if patient:
        ejected = verb.lemma in RELATION_TIMES.ejecting and _is_out(verb)
        return ejected or (verb.lemma in RELATION_TIMES.dismissing and not _is_shot(verb))
    noun, particle = verb.child("dobj"), verb.child("prt", "advmod")
    given_up = noun is not None and noun.lower in RELATION_TIMES.posts
    down = particle is not None and particle.lower in RELATION_TIMES.down
    away = any(word.dep == "prep" and word.lower == "to" for word in verb.children)  # "retired to his room"
    elsewhere = away or (verb.dep == "conj" and verb.head.lemma in RELATION_TIMES.playing)
    bare = (
        noun is None
        and not elsewhere
        and verb.child("xcomp") is None
        and (down or verb.lemma in RELATION_TIMES.resigning)
    )
    return verb.lemma in RELATION_TIMES.leaving and (given_up or bare)


def _is_out(verb: Word) -> bool:
    """Whether "out" or a post behind the verb says what its object loses: "forced | out", "driven from | power"."""
    owners = [word for word in verb.children if word.dep in {"dobj", "nsubjpass"}]  # "relieved X of his duties"
    preps = [word for owner in owners for word in owner.children if word.lower in RELATION_TIMES.out_of]
    nouns = [*left_by(verb), *(noun for word in preps for noun in word.children if noun.dep == "pobj")]
    behind = [noun.lower for noun in nouns]
    bare = any(word.lower == "out" and not word.children for word in verb.children)
    return bare or not RELATION_TIMES.posts.isdisjoint(behind)


def left_by(verb: Word) -> list[Word]:
    """The nouns of what is left, by its prepositions: "resigned as | chairman", "forced out of | office"."""
    out = [word for word in verb.children if word.lower == "out"]
    preps = [word for above in (verb, *out) for word in above.children if word.lower in RELATION_TIMES.out_of]
    nouns = (prep.child("pobj") for prep in preps)
    return [noun for noun in nouns if noun is not None and noun.ent not in TIME_LABELS and noun.tag != "CD"]


def is_done(verb: Word) -> bool:
    """Whether the text presents what the verb states as a fact, an infinitive where somebody is made to do it, too."""
    made = is_infinitive(verb) and verb.head.lemma in RELATION_TIMES.forcing
    return holds(verb) or (made and not is_asked(verb) and factuality(verb) == ("positive", "actual"))


def _is_shot(verb: Word) -> bool:
    """Whether a preposition gives the verb another sense: "was fired upon", in cricket "was dismissed for 42"."""
    for word in (word for word in verb.children if word.i > verb.i and word.dep in {"prep", "prt"}):
        noun = word.child("pobj", "pcomp")
        if noun is None and word.tag == "IN":
            return True
        if noun is not None and word.lower == "for" and noun.tag == "CD" and noun.ent not in TIME_LABELS:
            return True
    return False


def entering(stated: Stated) -> Word | None:
    """The verb by which the holder takes the office that the words state: "the mayor-elect takes office in May"."""
    for holder, verb in _verbs(stated):
        sworn = holder.dep == "nsubjpass" and verb.lemma in RELATION_TIMES.inaugurating
        if (takes_post(verb) or sworn) and _is_of(verb, stated):
            return verb
    return None


def holds_post(verb: Word) -> bool:
    """Whether the verb says that its subject has a post, whichever it is: "held the post", "was in office"."""
    noun = verb.child("dobj") if verb.lemma in RELATION_TIMES.keeping else None
    within = (word.child("pobj") for word in verb.children if word.lower in {"in", "at"})
    nouns = (noun, *within) if verb.lemma in RELATIONS.being else (noun,)
    return any(each is not None and each.lower in RELATION_TIMES.posts for each in nouns)


def takes_post(verb: Word) -> bool:
    """Whether the verb says that its subject takes a post, whichever it is: "took office"."""
    noun = verb.child("dobj")
    return verb.lemma in RELATION_TIMES.taking and noun is not None and noun.lower in RELATION_TIMES.posts


def _verbs(stated: Stated) -> Iterator[tuple[Word, Word]]:
    """Yield the verbs whose subject or object is the phrase of the holder or title, and those of clauses behind it."""
    for word in dict.fromkeys(map(_top, (*stated.subject[:1], stated.at))):
        if word.head is not word and word.head.pos in VERBAL_POS and word.dep not in PREDICATIVE_DEPS:
            yield word, word.head
            yield from ((word, later) for later in conjuncts(word.head)[1:] if later.child(*SUBJECT_DEPS) is None)
        for clause in word.children:
            if clause.dep in NOUN_CLAUSE_DEPS and clause.pos in VERBAL_POS:
                yield word, clause


def _top(word: Word) -> Word:
    while word.dep in _BESIDE and word.head is not word:
        word = word.head
    return word


def _is_of(verb: Word, stated: Stated) -> bool:
    """Whether what is taken or left is not another office: "Mayor Lee resigned from the board", "as chairman"."""
    own = stated.at.lemma.lower()
    return all(noun.lemma.lower() == own or noun.lower in RELATION_TIMES.posts for noun in left_by(verb))

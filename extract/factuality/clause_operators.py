"""Operators over a clause: the verb, adjective or noun that a complement clause, infinitive or gerund depends on."""

from __future__ import annotations

from triplewire.extract.factuality.effect import (
    DOUBTFUL,
    FUTURE,
    HYPOTHETICAL,
    NEGATED,
    NOTHING,
    OVER_CLAUSE,
    OVER_NOUN,
    POSSIBLE,
    Effect,
    Step,
)
from triplewire.extract.factuality.negation import is_no_one
from triplewire.extract.factuality.own import own_effect
from triplewire.extract.factuality.reporting import REPORTING, SAYING_NOUNS, is_countered
from triplewire.extract.factuality.unreal import is_part, is_told_by_fiction, refers_to_nobody
from triplewire.extract.factuality.withheld import is_withheld
from triplewire.extract.lexicon.event_lexicon import REPORT
from triplewire.extract.lexicon.labels import (
    AUXILIARY_DEPS,
    CLAUSAL_SUBJECT_DEPS,
    COMMON_NOUN_TAGS,
    NAMED_ARGUMENT_DEPS,
    NOUN_POS,
    PAST_TAGS,
    PERSON_OR_BODY_TYPES,
    PRESENT_TAGS,
    SINGULAR_TAGS,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONTROL, DESCRIPTIONS, FACTUALITY
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.control import is_passive, is_purpose
from triplewire.extract.syntax.phrases import is_finite, is_infinitive
from triplewire.extract.syntax.relatives import is_relative
from triplewire.extract.syntax.tree import Word


def end(word: Word, effect: Effect) -> Step:
    """Return the root of the sentence, over which no scope reaches, with the effect."""
    while word.head is not word:
        word = word.head
    return word, effect


def over_clause(word: Word) -> Step:
    """Return the governor of a complement clause, or of a clause at a noun."""
    head = word.head
    if is_withheld(word):
        return end(head, POSSIBLE)
    if is_told_by_fiction(word) or is_told_by_fiction(head) or _is_subjunctive(word):
        return end(head, HYPOTHETICAL)
    if _is_presupposed(word, head):
        return None
    if word.dep in {"acl", "relcl"} and is_countered(head):
        return head.head, NEGATED.under(own_effect(head.head, besides=head))
    if word.dep == "acl" and not is_infinitive(word) and not is_finite(word):  # "the man attacking the town"
        return _over_participle(word)
    return _over_governor(word)


def _over_participle(word: Word) -> Step:
    noun = word.head
    if refers_to_nobody(noun) or is_part(noun):
        return end(noun, HYPOTHETICAL)
    if _is_of_planned(word):
        return noun.head, own_effect(noun.head, besides=noun)
    return _over_owned_gerund(word)


def _is_of_planned(word: Word) -> bool:
    """Whether a participle tells of somebody who is yet to act: "will send observers | led | by Ann Lee".

    A time of its own makes it past: "will return arms seized last year".
    """
    noun, verb = word.head, word.head.head
    anybody = noun.tag in COMMON_NOUN_TAGS and not any(c.lower in DESCRIPTIONS.definite for c in noun.children)
    planned = noun.dep == "dobj" and verb.pos == "VERB" and own_effect(verb, besides=noun).strength == FUTURE.strength
    own = any(below.ent == "DATE" for below in word.subtree())
    return word.tag == "VBN" and anybody and planned and not own


def _over_owned_gerund(gerund: Word) -> Step:
    """Return the effect of a noun on a gerund that the parser hangs on its owner: "the ban on | Chad | selling oil"."""
    noun = gerund.head
    owners = [noun] if noun.dep == "pobj" else [c for p in noun.children if p.dep == "prep" for c in p.children]
    owner = next((w for w in owners if w.i == gerund.i - 1 and w.pos == "PROPN" and w.dep == "pobj"), None)
    if owner is None or owner.head.head.pos not in NOUN_POS:
        return None
    preposition, above = owner.head, owner.head.head
    key = f"{above.lemma}_{preposition.lower}"
    effect = OVER_CLAUSE.get(key) or OVER_NOUN.get(key) or OVER_CLAUSE.get(above.lemma)
    return (above, effect.under(own_effect(above))) if effect is not None else None


def _over_governor(word: Word) -> Step:
    if word.head.lemma == "be":
        return _over_copula(word)
    return _over_proof(word.head) if _is_proof(word.head, word) else operated(word)


def _is_proof(verb: Word, content: Word) -> bool:
    return verb.lemma in FACTUALITY.proving and content.dep == "ccomp" and (is_finite(content) or content.tag == "VBG")


def _over_proof(verb: Word) -> Step:
    """Return the effect of a verb of proof: none where it is stated plainly, else its clause is left open."""
    own = own_effect(verb)
    if own.plain and not (verb.dep == "pcomp" and verb.head.head.lower == "far"):  # "far from proven"
        return (verb, NOTHING) if verb.dep == "xcomp" else None  # "managed to prove that"
    return end(verb, DOUBTFUL)


def _is_subjunctive(word: Word) -> bool:
    """Whether a content clause is in the subjunctive, of what is wanted: "its demand that the army leave"."""
    if not any(c.lower == "that" for c in word.children):
        return False
    subject = word.child(*SUBJECT_DEPS)
    if word.dep == "acl" and word.tag == "VBP":
        return subject is not None and subject.tag in SINGULAR_TAGS
    verbs = (word, *(c for c in word.children if c.dep in AUXILIARY_DEPS))
    return not is_finite(word) and any(verb.tag == "VB" for verb in verbs)


def over_subject_clause(word: Word) -> Step:
    """Return the effect of what is said of a clause: "that it left is untrue", "leaving would be a mistake"."""
    head = word.head
    complement = head.child("acomp", "attr") if head.lemma in FACTUALITY.linking else None
    effect = OVER_CLAUSE.get(complement.lemma) if complement is not None else None
    if complement is not None and effect is None and complement.lemma not in FACTUALITY.factive:
        effect = DOUBTFUL
    if effect is not None:
        return head, effect.under(own_effect(head))
    strength = own_effect(head).strength
    return end(head, NOTHING if is_finite(word) else Effect(strength=strength))


def operated(word: Word) -> Step:
    """Return the governor with the effect of its lemma: known, none as it only reports, or doubtful."""
    head = word.head
    effect = None if _is_told(word, head) else _of_lemma(head, word)
    if head.dep == "amod" and is_no_one(head.head):
        return end(head, DOUBTFUL)  # "by no means certain that"
    if effect == FUTURE and _is_past(word):  # "determined that it had happened", but "was not certain that"
        verb = head.head if head.dep in {"acomp", "attr"} else head
        return None if own_effect(verb).plain else end(head, DOUBTFUL)
    if (effect is None or effect.plain) and is_purpose(word):
        return end(head, POSSIBLE)  # "began the campaign to win"
    if effect is None:
        if head.lemma in REPORT or head.lemma in REPORTING or (head.lemma in SAYING_NOUNS and head.pos == "NOUN"):
            return (head, own_effect(head)) if word.dep == "xcomp" else None
        effect = DOUBTFUL
    if head.dep == "attr" and is_infinitive(word):  # "it would be a mistake for Chad to leave"
        return head.head, effect.under(Effect(strength=own_effect(head.head, besides=head).strength))
    return head, effect.under(own_effect(head))


def _is_past(word: Word) -> bool:
    """Whether a finite clause is in a past tense."""
    return word.tag == "VBD" or any(c.dep in AUXILIARY_DEPS and c.tag == "VBD" for c in word.children)


def _is_presupposed(word: Word, head: Word) -> bool:
    """Whether a clause holds whatever is said of its governor.

    It is the content of a factive word, a result ("so angry that it left"), a clause before another that is parsed as
    its complement ("Chad left; Mali stayed"), or a relative clause: "a plan that Chad put forward" reports what Chad
    did, not what is planned.
    """
    if is_finite(word) and any(c.lower in FACTUALITY.resulting for c in head.children if c.i < head.i):
        return True
    if head.lemma in FACTUALITY.factive and head.lemma != "be" and (is_finite(word) or word.tag == "VBG"):
        return True
    if head.pos == "NOUN" and any(c.dep in NAMED_ARGUMENT_DEPS and c.lower in {"that", "which"} for c in word.children):
        return True
    before = word.dep == "ccomp" and word.i < head.i and head.lemma not in REPORTING
    return before and is_finite(word) and word.child("mark") is None


def _of_lemma(head: Word, word: Word) -> Effect | None:
    """Return the effect of a governor: by the form of the clause, in a fixed phrase, as a verb of motion, as listed."""
    formed = _of_form(head, word)
    if formed is not None:
        return formed
    too = head.pos == "ADJ" and any(c.dep == "advmod" and c.lower == "too" for c in head.children)
    if too or (head.lemma in FACTUALITY.undoubted and is_no_one(head)):
        return NEGATED  # "too weak to attack"; "no doubt that" is doubly negative
    if head.lemma in FACTUALITY.deciding and is_passive(head):
        return FUTURE  # "was chosen to succeed Lee"
    particle = head.child("prt") if head.pos in VERBAL_POS else None
    if particle is not None:
        return OVER_CLAUSE.get(f"{head.lemma}_{particle.lower}", OVER_CLAUSE.get(head.lemma))
    if head.pos in VERBAL_POS and head.lemma in FACTUALITY.motion:
        return NOTHING if word.tag == "VBG" or word.lemma in FACTUALITY.attained else POSSIBLE
    return OVER_CLAUSE.get(head.lemma)


def _of_form(head: Word, word: Word) -> Effect | None:
    """Return the effect of a governor that the form of its clause decides, None where it does not."""
    if head.lemma in FACTUALITY.gerund_only and is_infinitive(word):
        return POSSIBLE
    if head.lemma == "able":  # "was able to" implies success, "is able to" does not
        return NOTHING if head.head.tag == "VBD" else None
    if head.lemma == "have" and (having := _of_having(head, word)) is not None:
        return having
    if head.lemma == "go":  # "is going to leave", unlike "went shopping"
        return FUTURE if head.tag == "VBG" and word.tag != "VBG" else NOTHING
    if head.pos in NOUN_POS and is_infinitive(word) and any(map(_ranks, head.children)):
        return NOTHING  # "the first country to attack"
    return _yet(head, word) if head.lemma == "remain" else None


def _is_thing(verb: Word) -> bool:
    """Whether the subject is a common noun for no person or body, as "the poll" is."""
    subject = next((c for c in verb.children if c.dep in SUBJECT_DEPS), None)
    common = subject is not None and subject.tag in COMMON_NOUN_TAGS
    return common and subject is not None and NOUN_TYPES.get(subject.lemma) not in PERSON_OR_BODY_TYPES


def _of_having(have: Word, word: Word) -> Effect | None:
    """Return the effect of "has yet to", "had to" (it did), "has to" (it should) and "the poll had Lee winning"."""
    if word.tag == "VBG":
        return POSSIBLE if _is_thing(have) or have.tag in PRESENT_TAGS else None  # "pundits have Lee winning"
    if not is_infinitive(word):
        return None
    had = have.child("dobj")
    if had is not None and had.i < word.i:  # "had the money to buy it"
        return POSSIBLE
    return _yet(have, word) or (NOTHING if have.tag in PAST_TAGS else HYPOTHETICAL)


def _ranks(word: Word) -> bool:
    return word.lower in CONTROL.ranking or word.tag == "JJS" or word.ent == "ORDINAL"


def _yet(head: Word, word: Word) -> Effect | None:
    return NEGATED if any(c.lower == "yet" for c in (*head.children, *word.children)) else None


def _over_copula(word: Word) -> Step:
    """Return the effect behind "be": "is to attack", "the plan is to attack", "it was Chad that attacked"."""
    be = word.head
    if _is_far(be):
        return end(word, DOUBTFUL)
    subject = next((c for c in be.children if c.dep in SUBJECT_DEPS), None)
    complement = be.child("attr", "acomp")
    if complement is not None:
        return _over_attribute(word, complement, subject)
    if is_infinitive(word):
        return be, (_yet(be, word) or FUTURE).under(own_effect(be))
    if subject is not None and subject.lower == "it":
        return be, own_effect(be)  # a cleft: "it was only in May that Chad attacked"
    if subject is None or subject.lemma in FACTUALITY.factive or be.child(*CLAUSAL_SUBJECT_DEPS) is not None:
        return None
    return be, OVER_CLAUSE.get(subject.lemma, POSSIBLE).under(own_effect(be))


def _is_far(be: Word) -> bool:
    """Whether it is "far from certain", unlike "far from Paris"."""
    objects = (o for far in be.children if far.lower == "far" for prep in far.children for o in prep.children)
    return any(o.tag == "JJ" for o in objects)


def _over_attribute(word: Word, complement: Word, subject: Word | None) -> Step:
    """Return the effect behind "be" and a noun or adjective: "it is true that", "it was a mistake to"."""
    be = word.head
    if (
        complement.dep == "attr"
        and subject is not None
        and subject.lower == "it"
        and any(map(is_relative, word.children))
    ):
        return be, own_effect(be)  # a cleft
    if complement.lemma in FACTUALITY.factive and is_finite(word):
        return None
    effect = _of_lemma(complement, word)
    if effect is None:
        return None if complement.lemma in SAYING_NOUNS else end(word, DOUBTFUL)
    return be, effect.under(own_effect(be))


def _is_told(word: Word, head: Word) -> bool:
    """Whether a finite clause under a verb of saying is told, not wanted: "told them that it rained"."""
    wanted = OVER_CLAUSE.get(head.lemma, NOTHING).strength in {FUTURE.strength, HYPOTHETICAL.strength}
    if word.dep != "ccomp" or head.lemma not in REPORT or not wanted:
        return False
    return is_finite(word)

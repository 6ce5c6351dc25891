"""Clauses that judge the sentence before: "That is a lie", "The report was made up", "There is no proof of this"."""

from __future__ import annotations

from triplewire.extract.claims.mechanisms.speakers import speakers_of_verb
from triplewire.extract.factuality.anaphors import is_claim_pronoun, stands_for_claim, stands_for_news
from triplewire.extract.factuality.negation import is_no_one
from triplewire.extract.factuality.reporting import SAYING_NOUNS
from triplewire.extract.lexicon.event_lexicon import NOUNS
from triplewire.extract.lexicon.labels import COMPLEMENT_CLAUSE_DEPS, NOUN_POS, SUBJECT_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import FACTUALITY, PARTICIPANTS, SPEECH
from triplewire.extract.syntax.control import is_passive
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_groups import with_particle

_FALSE = FACTUALITY.untrue | FACTUALITY.imaginary | FACTUALITY.forged | FACTUALITY.forging


def subject_of(clause: Word) -> Word | None:
    """Return the subject, also "that", which elsewhere is a relative pronoun."""
    return next((word for word in reversed(clause.children) if word.dep in SUBJECT_DEPS), None)


def is_untrue(clause: Word) -> bool:
    """Whether it says that what was told is not so: "That is a lie", "It turned out to be false", "We made that up"."""
    return _says_no(clause) or _is_made_up(clause) or _is_called_false(clause) or _is_found_untrue(clause)


def is_doubted(clause: Word) -> bool:
    """Whether it leaves open what was told: "The story was retracted", "There is no proof of this"."""
    subject, proof = subject_of(clause), clause.child("attr")
    if subject is not None and is_passive(clause):
        unproven = _is_denied(clause, clause) and clause.lemma in FACTUALITY.proving | SPEECH.confirming_it
        return (unproven and points_back(subject)) or (clause.lemma in SPEECH.retracting and stands_for_news(subject))
    told = [noun for of in proof.children if of.dep == "prep" for noun in of.children] if proof is not None else []
    return proof is not None and proof.lemma in SPEECH.proofs and is_no_one(proof) and any(map(stands_for_claim, told))


def denied_by(clause: Word) -> tuple[Word, ...]:
    """Return who says that what was told is not so: "Kenya denies it", "Kenya calls this a lie"."""
    told, called = clause.child("dobj"), clause.child("oprd")
    plain = all(word.lemma == "have" if word.dep == "aux" else word.dep != "neg" for word in clause.children)
    if told is not None and told.lemma == "thing" and is_no_one(told) and any(w.lower == "such" for w in told.children):
        return speakers_of_verb(clause)  # "Kenya remembers no such thing"
    if told is None or not plain or not (is_claim_pronoun(told) or (called is not None and _is_text(told))):
        return ()
    false = clause.lemma in SPEECH.call and called is not None and called.lemma in FACTUALITY.untrue
    return speakers_of_verb(clause) if false or clause.lemma in SPEECH.denying_it else ()


def _is_text(noun: Word) -> bool:
    """Whether a noun with its article stands for a text that tells something: "the dossier"."""
    definite = all(c.dep == "det" and c.lower in PARTICIPANTS.definite for c in noun.children)
    return definite and noun.lemma in SPEECH.texts | SPEECH.news


def _is_made_up(clause: Word) -> bool:
    """Whether it tells of making it up: "We invented this", "The photographs were faked"."""
    subject, told = subject_of(clause), clause.child("dobj")
    if subject is None or with_particle(clause) not in FACTUALITY.forging or _is_denied(clause, clause):
        return False
    if is_passive(clause):
        return stands_for_news(subject) or stands_for_claim(subject)
    return subject.lower in SPEECH.first_person and told is not None and stands_for_claim(told)


def _is_called_false(clause: Word) -> bool:
    """Whether it calls the news itself false: "The press release was a hoax", "The photographs are fake"."""
    subject, said = subject_of(clause), clause.child("acomp", "attr")
    if subject is None or said is None or clause.lemma != "be" or not stands_for_news(subject):
        return False
    denied = _is_denied(clause, said) or is_no_one(said)
    return not denied and not _is_extended(said) and (said.lemma in _FALSE or said.lower in _FALSE)


def _is_found_untrue(clause: Word) -> bool:
    """Whether it judges what was told: "That is a lie", "It turned out to be false", "It never happened"."""
    subject = subject_of(clause)
    if subject is None:
        return False
    if not points_back(subject):
        return _never_took_place(clause, subject)
    verb, shown = clause, False
    while (inner := verb.child("xcomp")) is not None:
        verb, shown = inner, True
    if verb.lemma in FACTUALITY.happening:
        return (_is_denied(clause, verb) or is_no_one(subject)) and verb.child("prep") is None
    said = verb.child("acomp", "attr", "oprd") if verb.pos in VERBAL_POS else verb
    shown |= subject.lemma in SAYING_NOUNS or clause.lemma in FACTUALITY.proving
    extended = any(_is_extended(word) for word in (said, verb) if word is not None)
    return said is not None and not extended and _is_judged(clause, said, shown=shown)


def _never_took_place(clause: Word, subject: Word) -> bool:
    """Whether the act that was told is denied: "The meeting never took place"."""
    definite = all(c.dep == "det" and c.lower in PARTICIPANTS.definite for c in subject.children)
    happens = clause.lemma in FACTUALITY.happening or (clause.lemma == "take" and _takes_place(clause))
    act = subject.lemma in NOUNS and bool(subject.children) and definite
    return act and happens and any(c.dep == "neg" and c.lower == "never" for c in clause.children)


def _takes_place(clause: Word) -> bool:
    taken = clause.child("dobj")
    return taken is not None and taken.lower == "place"


def _says_no(clause: Word) -> bool:
    """Whether it tells nothing but that it is not so: "No, it did not", "No, they have not"."""
    bare = clause.pos == "AUX" or clause.lemma == "do"
    subject = subject_of(clause)
    no = any(word.lower == "no" and word.dep == "intj" for word in clause.children)
    no |= _is_denied(clause, clause) and subject is not None and subject.lower in SPEECH.third_person  # "He did not"
    return bare and no and all(word.dep in {"intj", "neg", "nsubj", "punct"} for word in clause.children)


def _is_judged(clause: Word, said: Word, *, shown: bool) -> bool:
    subject = subject_of(clause)
    denied = _is_denied(clause, said) or is_no_one(said) or (subject is not None and is_no_one(subject))
    if denied:
        return said.lemma in FACTUALITY.true or (
            said.lower in SPEECH.pointing_back and (subject is None or said.dep == "acomp")
        )
    return said.lemma.lower() in FACTUALITY.untrue or (shown and said.lemma.lower() in FACTUALITY.mistaken)


def _is_denied(clause: Word, verb: Word) -> bool:
    return any(child.dep == "neg" for word in (clause, verb) for child in word.children)


def _is_extended(said: Word) -> bool:
    """Whether a clause says what is untrue: "it is untrue that Chad left", "it was a lie to say so"."""
    return any(word.dep in COMPLEMENT_CLAUSE_DEPS | {"acl", "relcl"} and word.i > said.i for word in said.children)


def points_back(subject: Word) -> bool:
    """Whether a subject stands for what was told: "this", "the claim", "none of it"."""
    if subject.dep in SUBJECT_DEPS and subject.pos in NOUN_POS | {"PRON", "DET"} and is_no_one(subject):
        below = [noun for of in subject.children if of.dep == "prep" for noun in of.children]
        return any(map(stands_for_claim, below))
    return stands_for_claim(subject)

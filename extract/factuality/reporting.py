"""Words that report: verbs and nouns of saying, thinking and denying, and whether they assert or deny their content."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    CLOSING_DOUBLE_MARKS,
    NOUN_OR_PRONOUN_POS,
    PERSON_OR_BODY_TYPES,
    PRESENT_TAGS,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.relatives import is_relative
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_groups import with_particle

REPORTING = SPEECH.say | SPEECH.think | SPEECH.deny
SAYING_NOUNS = SPEECH.claim_nouns | SPEECH.think_nouns | SPEECH.deny_nouns


def nearest_subject(verb: Word) -> Word | None:
    """Return the verb's own subject; of the two that the parser sees in "The army, said Lee, ...", the last one."""
    subjects = [word for word in verb.children if word.dep in SUBJECT_DEPS and not is_relative(word)]
    return subjects[-1] if subjects else _stranded_subject(verb)


def reports(verb: Word) -> bool:
    """Whether the verb, with its particle, is one of saying, thinking or denying: "say", "point out"."""
    return verb.lemma in REPORTING or with_particle(verb) in SPEECH.phrasal or _goes(verb)


def _goes(verb: Word) -> bool:
    """Whether it is the verb of "the story goes"."""
    subject = nearest_subject(verb) if verb.lemma == "go" else None
    return subject is not None and subject.lemma in SAYING_NOUNS


def is_headline_plan(clause: Word) -> bool:
    """Whether an infinitive with a subject is what a headline reports as planned: "Minister says Chad to sign"."""
    above, own = clause.head, clause.child(*SUBJECT_DEPS)
    told = clause.dep == "ccomp" and above.tag in PRESENT_TAGS and above.lemma in SPEECH.say - SPEECH.telling
    return told and own is not None and any(w.lower == "to" and own.i < w.i for w in clause.children)


def cited(verb: Word) -> Word | None:
    """Return the speaker that a verb of quoting has as its object: "The paper quotes Lee: '...'", "Lee was quoted"."""
    if any(word.lower == "as" for word in verb.children):
        return None  # "quoted Lee as saying" has a cue of its own
    return quoted(verb)


def quoted(verb: Word) -> Word | None:
    """Return the speaker that a verb of quoting has as its object, also in "quoted Lee as saying"."""
    if verb.lemma not in SPEECH.citing or verb.tag == "VBG":
        return None  # "citing Lee" has a cue of its own
    if any(word.lower == "as" and word.child("pcomp") is None for word in verb.children):
        return None  # "cited Lee as an example"
    found = verb.child("nsubjpass") or verb.child("dobj")
    if found is None or not (found.pos == "PROPN" or NOUN_TYPES.get(found.lemma) in PERSON_OR_BODY_TYPES):
        return None
    return found


def denies(verb: Word) -> bool:
    """Whether the verb says that its content is not so."""
    negated = any(word.dep == "neg" for word in verb.children)
    if verb.lemma in SPEECH.deny or (verb.lemma in SPEECH.against and verb.lemma not in SPEECH.say):
        return not negated
    return negated and verb.lemma in SPEECH.think


def is_countered(noun: Word) -> bool:
    """Whether the claim that `noun` refers to is called false: "denied reports that", "rejects claims of"."""
    countering = noun.head.lemma in SPEECH.deny or noun.head.lemma in SPEECH.against
    return countering and noun.dep == "dobj" and noun.lemma in SAYING_NOUNS


def lacks_nothing(clause: Word) -> bool:
    """Whether a clause at a noun has all that its verb needs, so that nothing in it stands for the noun."""
    for child in clause.children:
        if (
            (is_relative(child) and child.dep != "mark")
            or child.tag == "WRB"
            or (child.dep == "prep" and any(map(is_relative, child.children)))
        ):
            return False
    own = any(child.dep in SUBJECT_DEPS for child in clause.children)
    return own and clause.child("dobj", "auxpass", "ccomp", "xcomp", "acomp", "attr") is not None


def says_with_noun(verb: Word) -> bool:
    """Whether the verb reports only together with its object: "expressed fears", "made the claim"."""
    said = verb.child("dobj", "nsubjpass")
    return said is not None and said.lemma in SAYING_NOUNS and verb.lemma in SPEECH.light


def _stranded_subject(verb: Word) -> Word | None:
    """Return the subject that the parser attaches to the quotation: in "... it is." Ann Lee, the mayor, said."""
    content = verb.child("ccomp")
    if content is None or content.i > verb.i or verb.dep != "ROOT":
        return None
    before = [word for word in content.subtree() if word.i < verb.i]
    mark = max((word.i for word in before if word.tag == "''" or word.text in CLOSING_DOUBLE_MARKS), default=verb.i)
    between = [word for word in before if word.i > mark]
    return next((word for word in between if word.pos in NOUN_OR_PRONOUN_POS and word.head not in between), None)

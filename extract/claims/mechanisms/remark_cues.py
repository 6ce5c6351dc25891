"""Cues of what a clause says of the one before it: "So says Lee", "That is untrue", "Not so, Lee said".

The clause has nothing of its own to tell: its subject points back, or it lacks one, and its predicate is a verb of
saying or a judgement of truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.speakers import OWNED, owner_of, speakers_of_verb
from triplewire.extract.factuality.anaphors import stands_for_claim
from triplewire.extract.factuality.negation import is_no_one
from triplewire.extract.factuality.reporting import SAYING_NOUNS
from triplewire.extract.factuality.said_words import contents_of
from triplewire.extract.lexicon.labels import CLAUSE_BREAKS, COMPLEMENT_CLAUSE_DEPS, NOUN_POS, SUBJECT_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import FACTUALITY, SPEECH
from triplewire.extract.syntax.control import is_passive
from triplewire.extract.syntax.phrases import after_comma
from triplewire.extract.syntax.tree import Sentence, Word

_BACK = frozenset({"so"})
_TOLD = SPEECH.say | SPEECH.think


def remark(sentence: Sentence) -> Iterator[Cue]:
    """Find the remark that a whole sentence is; which sentence it is about, the layout tells."""
    if not _clause_before(sentence) and (cue := _remark_of(sentence.root)):
        yield cue


def closing_remark(sentence: Sentence) -> Iterator[Cue]:
    """Find the remark on the clause before it in its sentence: "Chad left, but that is untrue"."""
    root = sentence.root
    if before := _clause_before(sentence):
        pairs = [(root, tuple(before.subtree()))]
    else:
        later = (w for w in root.children if w.dep in {"conj", "ccomp", "parataxis"} and w.i > root.i)
        pairs = [(clause, _without(root, clause)) for clause in later if _is_apart(clause)]
    for clause, scope in pairs:
        if cue := _remark_of(clause):
            yield replace(cue, scope=scope)


def _clause_before(sentence: Sentence) -> Word | None:
    """Return the clause that a dash or semicolon separates from the main clause behind it."""
    before = sentence.root.child("ccomp")
    if before is None or before.i > sentence.root.i:
        return None
    between = sentence.words[before.i + 1 : sentence.root.i]
    return before if any(word.text in CLAUSE_BREAKS for word in between) else None


def own_version(sentence: Sentence) -> Iterator[Cue]:
    """Find the cue of "Lee gave her version.": what had happened before is hers, as the sentences behind it tell it."""
    verb = sentence.root
    told = verb.child("dobj")
    if told is None or told.lemma not in SPEECH.sources or verb.lemma not in SPEECH.light | SPEECH.telling:
        return
    owner, subject = told.child("poss"), _subject(verb)
    if owner is not None and subject is not None and owner.tag == "PRP$" and told.child("prep", "acl") is None:
        yield Cue(verb, (verb, told), speakers_of_verb(verb), (), layout="version")


def _subject(clause: Word) -> Word | None:
    """Return the subject, also "that", which elsewhere is a relative pronoun."""
    return next((word for word in reversed(clause.children) if word.dep in SUBJECT_DEPS), None)


def _is_apart(clause: Word) -> bool:
    return after_comma(clause) or any(w.dep == "punct" and w.head.i < w.i < clause.i for w in clause.head.children)


def _without(root: Word, clause: Word) -> tuple[Word, ...]:
    own = set(clause.subtree())
    return tuple(word for word in root.subtree() if word not in own)


def _remark_of(clause: Word) -> Cue | None:
    judged = clause.child("ccomp", "dep", "acomp", "advmod")
    if clause.lemma in SPEECH.say and judged is not None and _is_untrue(judged):
        return Cue(clause, (clause,), speakers_of_verb(clause), (), denied=True, layout="remark")
    if _is_untrue(clause):
        return Cue(clause, (clause,), (), (), denied=not _is_modal(clause), layout="remark")
    found = _saying_so(clause) or _reported(clause) or _called_claim(clause)
    if found is None:
        return None
    head, speakers, denied = found
    return Cue(head, (head,), speakers, (), denied, layout="remark")


def _is_modal(clause: Word) -> bool:
    """Whether it is only possible: "That may be a lie"."""
    return any(word.tag == "MD" for word in clause.children)


_Said = tuple[Word, tuple[Word, ...], bool]


def _saying_so(clause: Word) -> _Said | None:
    """Return who says so in "So says Lee", "or so Lee claims", "or so the story goes"."""
    so = any(word.lower in _BACK and word.dep == "advmod" and not word.children for word in clause.children)
    subject = _subject(clause)
    if not so or subject is None or subject.tag in {"WP", "WDT"}:
        return None
    if clause.lemma == "go" and subject.lemma in SAYING_NOUNS:
        return clause, (), False
    if clause.lemma not in _TOLD or contents_of(clause) or clause.child("aux", "dobj", "xcomp") is not None:
        return None
    return clause, speakers_of_verb(clause), False


def _reported(clause: Word) -> _Said | None:
    """Return who reports or denies it in "This was claimed by Lee", "That has been disputed"."""
    subject = _subject(clause)
    if subject is None or not is_passive(clause) or not _points_back(subject) or clause.child("neg", "xcomp"):
        return None
    agent = clause.child("agent")
    if clause.lemma in SPEECH.deny:
        return clause, speakers_of_verb(clause), agent is not None
    told = clause.lemma in _TOLD - SPEECH.confirming_it - SPEECH.announcing_it and agent is not None
    return (clause, speakers_of_verb(clause), False) if told else None


def _called_claim(clause: Word) -> _Said | None:
    """Return whose claim it is in "That is what Lee says", "This is the view of Lee", "That was only a rumour"."""
    subject = _subject(clause)
    if clause.lemma != "be" or subject is None or not _points_back(subject):
        return None
    said, noun = clause.child("ccomp"), clause.child("attr")
    opening = said.subtree()[0].lower if said is not None else ""
    retold = said is not None and said.lemma in SPEECH.with_it and said.child("dobj") is not None  # "how Lee tells it"
    if said is not None and (opening == "what" or (opening == "how" and retold)):
        tells = any(word.lemma in _TOLD - FACTUALITY.dreading for word in said.subtree())
        return (said, speakers_of_verb(said), False) if tells else None
    if noun is None or is_no_one(noun):
        return _of_source(clause)
    maker = noun.child("acl")
    owner = owner_of(noun) or next((word for word in (speakers_of_verb(maker) if maker else ())), None)
    if noun.lemma in FACTUALITY.claims or (noun.lemma in OWNED and owner is not None):
        return noun, (owner,) if owner is not None else (), False
    return None


def _of_source(clause: Word) -> _Said | None:
    """Return the source in "This is according to Lee"."""
    according = next((word for word in clause.children if word.lower == "according"), None)
    to = according.child("prep") if according is not None else None
    source = to.child("pobj") if to is not None else None
    return (according, (source,), False) if according is not None and source is not None else None


def _is_untrue(clause: Word) -> bool:
    """Whether it says that what was told is not so: "That is a lie", "It turned out to be false", "Not true"."""
    if clause.pos not in VERBAL_POS:
        return _is_bare(clause) and _is_judged(clause, clause, shown=clause.head is clause)
    subject = _subject(clause)
    if _says_no(clause):
        return True
    if subject is None or not _points_back(subject):
        return False
    verb, shown = clause, False
    while (inner := verb.child("xcomp")) is not None:
        verb, shown = inner, True
    if verb.lemma in FACTUALITY.happening:
        return _is_denied(clause, verb) or is_no_one(subject)
    said = verb.child("acomp", "attr", "oprd") if verb.pos in VERBAL_POS else verb
    shown |= subject.lemma in SAYING_NOUNS or clause.lemma in FACTUALITY.proving
    extended = any(_is_extended(word) for word in (said, verb) if word is not None)
    return said is not None and not extended and _is_judged(clause, said, shown=shown)


def _says_no(clause: Word) -> bool:
    """Whether it tells nothing but that it is not so: "No, it did not", "No, they have not"."""
    bare = clause.pos == "AUX" or clause.lemma == "do"
    no = any(word.lower == "no" and word.dep == "intj" for word in clause.children)
    return bare and no and all(word.dep in {"intj", "neg", "nsubj", "punct"} for word in clause.children)


def _is_judged(clause: Word, said: Word, *, shown: bool) -> bool:
    subject = _subject(clause)
    denied = _is_denied(clause, said) or is_no_one(said) or (subject is not None and is_no_one(subject))
    if denied:
        return said.lemma in FACTUALITY.true or (said.lower in _BACK and (subject is None or said.dep == "acomp"))
    return said.lemma.lower() in FACTUALITY.untrue or (shown and said.lemma.lower() in FACTUALITY.mistaken)


def _is_denied(clause: Word, verb: Word) -> bool:
    return any(child.dep == "neg" for word in (clause, verb) for child in word.children)


def _is_extended(said: Word) -> bool:
    """Whether a clause says what is untrue: "it is untrue that Chad left", "it was a lie to say so"."""
    return any(word.dep in COMPLEMENT_CLAUSE_DEPS | {"acl", "relcl"} and word.i > said.i for word in said.children)


def _is_bare(word: Word) -> bool:
    """Whether it stands without a subject, with nothing but a negation or determiner: "Not true", "A lie"."""
    return all(child.dep in {"neg", "advmod", "det", "amod", "punct"} for child in word.children)


def _points_back(subject: Word) -> bool:
    if subject.dep in SUBJECT_DEPS and subject.pos in NOUN_POS | {"PRON", "DET"} and is_no_one(subject):
        below = [noun for of in subject.children if of.dep == "prep" for noun in of.children]
        return any(map(stands_for_claim, below))
    return stands_for_claim(subject)

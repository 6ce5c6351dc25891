"""Sentences that open a telling: "Lee gave her version.", "Rumours swirled.", "The dossier reads like a novel."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.speakers import speakers_of_verb
from triplewire.extract.claims.mechanisms.verdict_remarks import subject_of
from triplewire.extract.factuality.reporting import reports
from triplewire.extract.factuality.said_words import contents_of
from triplewire.extract.factuality.worlds import is_listed
from triplewire.extract.lexicon.labels import PRESENT_TAGS
from triplewire.extract.lexicon.lists import FACTUALITY, PARTICIPANTS, SPEECH
from triplewire.extract.syntax.control import is_passive
from triplewire.extract.syntax.tree import Sentence, Word

_TEXTS = SPEECH.texts | SPEECH.charging
_PLAYED = FACTUALITY.fiction | FACTUALITY.imaginary | FACTUALITY.exercises
_RUMOURS = FACTUALITY.claims


def own_version(sentence: Sentence) -> Iterator[Cue]:
    """Find the cue of "Lee gave her version.": what had happened before is hers, as the sentences behind it tell it."""
    verb = sentence.root
    told = verb.child("dobj")
    if told is None or told.lemma not in SPEECH.sources or verb.lemma not in SPEECH.light | SPEECH.telling:
        return
    owner, subject = told.child("poss"), subject_of(verb)
    if owner is not None and subject is not None and owner.tag == "PRP$" and told.child("prep", "acl") is None:
        yield Cue(verb, (verb, told), speakers_of_verb(verb), (), layout="version")


def sure_speaker(sentence: Sentence) -> Iterator[Cue]:
    """Find the cue of "Lee was adamant.": what had happened before is what Lee says."""
    verb = sentence.root
    state = verb.child("acomp")
    bare = state is not None and state.lemma in SPEECH.sure and state.child("ccomp", "prep", "xcomp") is None
    if bare and verb.child("ccomp", "neg") is None:
        yield Cue(verb, (verb,), speakers_of_verb(verb), (), layout="version")


def standing_text(sentence: Sentence) -> Iterator[Cue]:
    """Find the cue of a text or rumour that only stands there, as the sentences behind it tell what it holds."""
    if is_rumoured(sentence.root) or is_told_by_text(sentence.root):
        yield Cue(sentence.root, (sentence.root,), (), (), layout="version")


def is_rumoured(verb: Word) -> bool:
    """Whether rumours are about: "Rumours swirled all week"."""
    subject = subject_of(verb)
    idle = not contents_of(verb) and verb.child("dobj") is None and not is_passive(verb)
    return subject is not None and subject.lemma in _RUMOURS and subject.child("prep", "acl", "relcl") is None and idle


def is_told_by_text(verb: Word) -> bool:
    """Whether a sentence is about a text or a game as such: "The dossier has it in black and white"."""
    subject = subject_of(verb)
    if subject is None or verb.tag not in PRESENT_TAGS or reports(verb) or any(w.dep == "aux" for w in verb.children):
        return False
    definite = any(c.lower in PARTICIPANTS.definite or c.dep == "poss" for c in subject.children)
    known = subject.lemma in _TEXTS | _RUMOURS or is_listed(subject, _PLAYED)
    against = {c.lower for c in subject.children if c.dep == "prep"} <= {"against"}  # "the charge against Lee is plain"
    return definite and known and against and subject.child("acl", "relcl") is None and not contents_of(verb)


def told_behind(cue: Cue, sentence: Sentence, behind: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences behind an opening that go on with it: all of a text, else what had happened before."""
    inside = takewhile(lambda each: each.block == sentence.block, behind)
    if is_told_by_text(cue.head):
        return [*takewhile(lambda each: not reports(each.root), inside)]
    return [*takewhile(_is_in_past_perfect, inside)]


def _is_in_past_perfect(sentence: Sentence) -> bool:
    verb = sentence.root
    return verb.tag == "VBN" and any(word.dep == "aux" and word.lower in {"had", "'d"} for word in verb.children)

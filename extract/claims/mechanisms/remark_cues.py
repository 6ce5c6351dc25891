"""Cues of what a clause says of the one before it: "So says Lee", "That is untrue", "Not so, Lee said".

The clause has nothing of its own to tell: its subject points back, or it lacks one, and its predicate is a verb of
saying or a judgement of truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.short_remarks import about_it, short_remark
from triplewire.extract.claims.mechanisms.speakers import OWNED, owner_of, speakers_of_verb
from triplewire.extract.claims.mechanisms.verdict_remarks import (
    denied_by,
    is_doubted,
    is_untrue,
    points_back,
    subject_of,
)
from triplewire.extract.factuality.anaphors import stands_for_claim, stands_for_news
from triplewire.extract.factuality.negation import is_no_one
from triplewire.extract.factuality.reporting import SAYING_NOUNS
from triplewire.extract.factuality.said_words import contents_of
from triplewire.extract.lexicon.labels import CLAUSE_BREAKS, SUBJECT_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import FACTUALITY, SPEECH
from triplewire.extract.syntax.control import has_aux, is_passive
from triplewire.extract.syntax.phrases import after_comma
from triplewire.extract.syntax.tree import Sentence, Word

_TOLD = SPEECH.say | SPEECH.think


def remark(sentence: Sentence) -> Iterator[Cue]:
    """Find the remark that a whole sentence is; which sentence it is about, the layout tells."""
    own = None if _clause_before(sentence) else _remark_of(sentence.root)
    if cue := short_remark(sentence) or own:
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


def _is_apart(clause: Word) -> bool:
    return after_comma(clause) or any(w.dep == "punct" and w.head.i < w.i < clause.i for w in clause.head.children)


def _without(root: Word, clause: Word) -> tuple[Word, ...]:
    own = set(clause.subtree())
    return tuple(word for word in root.subtree() if word not in own)


def _remark_of(clause: Word) -> Cue | None:
    judged = clause.child("ccomp", "dep", "acomp", "advmod")
    if clause.lemma in SPEECH.say and judged is not None and judged.pos in VERBAL_POS and is_untrue(judged):
        return about_it(clause, speakers_of_verb(clause), denied=True)
    if is_untrue(clause):
        return about_it(clause, denied=not any(word.tag == "MD" for word in clause.children))  # "that may be a lie"
    if is_doubted(clause):
        return about_it(clause)
    if deniers := denied_by(clause):
        return about_it(clause, deniers, denied=True)
    found = _saying_so(clause) or _reported(clause) or _called_claim(clause) or _of_one_source(clause)
    return about_it(found[0], found[1], denied=found[2]) if found is not None else None


_Said = tuple[Word, tuple[Word, ...], bool]


def _saying_so(clause: Word) -> _Said | None:
    """Return who says so in "So says Lee", "or so Lee claims", "or so the story goes"."""
    so = any(w.lower in SPEECH.pointing_back and w.dep == "advmod" and not w.children for w in clause.children)
    subject = subject_of(clause)
    behind = clause.child("dobj") if subject is None else None  # "so writes Lee"
    if not so or (subject or behind) is None or (subject is not None and subject.tag in {"WP", "WDT"}):
        return None
    if clause.lemma == "go" and subject is not None and subject.lemma in SAYING_NOUNS:
        return clause, (), False
    if clause.lemma not in _TOLD or contents_of(clause) or clause.child("aux", "xcomp") is not None:
        return None
    if behind is not None:
        return clause, (behind,), False
    return (clause, speakers_of_verb(clause), False) if clause.child("dobj") is None else None


def _reported(clause: Word) -> _Said | None:
    """Return who reports or denies it in "This was claimed by Lee", "That has been disputed"."""
    subject = subject_of(clause)
    back = subject is not None and (points_back(subject) or (clause.lemma in SPEECH.deny and stands_for_news(subject)))
    if subject is None or not back or not is_passive(clause) or clause.child("neg", "xcomp"):
        return None
    agent = clause.child("agent")
    if clause.lemma in SPEECH.deny:
        return clause, speakers_of_verb(clause), agent is not None
    told = clause.lemma in _TOLD - SPEECH.confirming_it - SPEECH.announcing_it and agent is not None
    told &= subject.lemma not in SPEECH.news  # "this story was reported by AFP" is about the article
    return (clause, speakers_of_verb(clause), False) if told else None


def _called_claim(clause: Word) -> _Said | None:
    """Return whose claim it is in "That is what Lee says", "This is the view of Lee", "That was only a rumour"."""
    subject = next((word for word in clause.children if word.dep in SUBJECT_DEPS or word.lower in SPEECH.such), None)
    back = subject is not None and (points_back(subject) or subject.lower in SPEECH.such)
    if clause.lemma != "be" or not back or clause.child("neg") is not None:
        return None
    said, noun = clause.child("ccomp"), clause.child("attr")
    opening = said.subtree()[0].lower if said is not None else ""
    retold = said is not None and said.lemma in SPEECH.with_it and said.child("dobj") is not None  # "how Lee tells it"
    if said is not None and (opening == "what" or (opening == "how" and retold)):
        tells = any(word.lemma in _TOLD - FACTUALITY.dreading for word in said.subtree())
        return (said, speakers_of_verb(said), False) if tells else None
    noun = noun or next((word for word in clause.children if word.dep == "nsubj" and word.i > clause.i), None)
    if noun is None or is_no_one(noun):
        return _of_source(clause)
    maker = noun.child("acl")
    owner = owner_of(noun) or next((word for word in (speakers_of_verb(maker) if maker else ())), None)
    if any(has_aux(word, "to") for word in noun.children):  # "the first claim to be settled"
        return None
    if noun.lemma in FACTUALITY.claims or (noun.lemma in OWNED and owner is not None):
        return noun, (owner,) if owner is not None else (), False
    return None


def _of_one_source(clause: Word) -> _Said | None:
    """Return the source in "Lee is the only source for this" and "The only witness is Lee"."""
    ends = [clause.child("nsubj"), clause.child("attr")] if clause.lemma == "be" else []
    for end, other in (ends, ends[::-1]) if ends else ():
        sole = end is not None and any(word.lower in SPEECH.sole for word in end.children)
        if sole and end is not None and other is not None and end.lemma in SPEECH.tellers and _is_about_it(end):
            return end, (other,), False
    return None


def _is_about_it(teller: Word) -> bool:
    """Whether a witness or source is one of what was told, or of nothing that is named: "the only source for this"."""
    of = teller.child("prep")
    told = of.child("pobj") if of is not None else None
    return of is None or (told is not None and stands_for_claim(told))


def _of_source(clause: Word) -> _Said | None:
    """Return the source in "This is according to Lee"."""
    according = next((word for word in clause.children if word.lower == "according" and word.i > clause.i), None)
    to = according.child("prep") if according is not None else None
    source = to.child("pobj") if to is not None else None
    return (according, (source,), False) if according is not None and source is not None else None

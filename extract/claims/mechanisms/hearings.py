"""What a court is told in several sentences: "The jury heard that Lee met Berg. Lee then robbed him."."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.speakers import speakers_of_verb
from triplewire.extract.factuality.reporting import REPORTING
from triplewire.extract.factuality.said_words import contents_of
from triplewire.extract.lexicon.labels import PAST_TAGS, SUBJECT_DEPS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import is_passive
from triplewire.extract.syntax.tree import Sentence, Word


def hearing(sentence: Sentence) -> Iterator[Cue]:
    """Find the cue of a sentence that tells what a court was told; the layout finds those that go on with it."""
    verb = sentence.root
    heard, told = verb.child("nsubj"), verb.child("dobj")
    if is_passive(verb):
        heard, told = None, verb.child("nsubjpass")
    hears = verb.lemma in SPEECH.hearsay and heard is not None and _is_court(heard)
    is_told = verb.lemma in SPEECH.telling and told is not None and _is_court(told)
    if (hears or is_told) and contents_of(verb):
        yield Cue(verb, (verb,), speakers_of_verb(verb), (), layout="version")


def _is_court(noun: Word) -> bool:
    return noun.lower.removesuffix("s") in SPEECH.hearing


def going_on(cue: Cue, sentence: Sentence, behind: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences behind a hearing that tell what its actors did next.

    Sentences in which somebody says so of them may stand between. A teller with a name may be meant by "he".
    """
    told = {word.lower for content in contents_of(cue.head) for word in content.subtree() if word.pos == "PROPN"}
    actors = told if any(word.pos == "PROPN" for word in cue.speakers) else told | SPEECH.third_person
    held: list[Sentence] = []
    for each in behind:
        said = contents_of(each.root) if each.root.lemma in REPORTING else []
        if each.kind != sentence.kind or not (_is_deed(each.root, actors) or any(_is_deed(w, actors) for w in said)):
            break
        held += [each] if not said else []
    return held


def _is_deed(verb: Word, actors: Container[str]) -> bool:
    """Whether it tells in the past what an actor did next, outside the court: "he shot her", "Lee then left"."""
    subject = verb.child(*SUBJECT_DEPS)
    past = verb.tag in PAST_TAGS and all(w.lemma in {"have", "do"} for w in verb.children if w.dep == "aux")
    if subject is None or not past or is_passive(verb) or verb.lemma in SPEECH.proceedings | REPORTING:
        return False
    follows = subject.lower in SPEECH.third_person or any(word.lower in SPEECH.sequels for word in verb.children)
    return follows and subject.lower in actors

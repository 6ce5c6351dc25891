"""What a speaker answers to a claim: "Togo denied this", "the company called the report false", "Lee confirmed it".

The answer is a telling of its own of the event that was claimed. Where it is not clear which event that is, none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from triplewire.extract.factuality.anaphors import is_claim_pronoun, stands_for_claim
from triplewire.extract.lexicon.event_lexicon import REPORT
from triplewire.extract.lexicon.lists import FACTUALITY, SPEECH
from triplewire.extract.model import Attribution, Event, Polarity, Quote, Trigger
from triplewire.extract.syntax.tree import Sentence, Word

ANSWER = "event.answer"


@dataclass(frozen=True, slots=True)
class _Answer:
    """A verb with the word that stands for what was claimed."""

    verb: Word
    claim: Word
    polarity: Polarity


def with_answers(events: Iterable[Event], sentences: tuple[Sentence, ...]) -> list[Event]:
    """Return events, in the order of their triggers, with the answers to them.

    `coreferent` of an answer is the place in this list of the event that it is about, counted from 1, as an id. The
    noun of an answer ("the accusation") reports no event apart from it.
    """
    found = list(events)
    answers = {answer.claim.start: answer for sentence in sentences for answer in _answers(sentence)}
    verbs = {event.trigger.start: event for event in found if event.rule != "event.nominal"}
    told: list[Event] = []
    waiting = sorted(
        (*((e.trigger.start, e) for e in found), *((at, None) for at in answers)), key=lambda each: each[0]
    )
    for start, event in waiting:
        if event is not None:
            told.append(event)
            continue
        answer = answers[start]
        saying = verbs.get(answer.verb.start)
        about = _claimed(saying, told) if saying else None
        if saying is not None and about is not None:
            if told[-1].trigger.start == start:
                told.pop()
            told.append(_answered(saying, answer, about, told[about]))
    return told


def _answers(sentence: Sentence) -> Iterator[_Answer]:
    """Yield the answers of a sentence, by their constructions."""
    for verb in sentence.words:
        claim = verb.child("dobj")
        if claim is not None and stands_for_claim(claim) and (polarity := _polarity(verb, claim)):
            yield _Answer(verb, claim, polarity)


def _polarity(verb: Word, claim: Word) -> Polarity | None:
    """Return what a verb says of a claim: who rejects "it" may reject an offer."""
    verdict = verb.child("oprd") if verb.lemma in SPEECH.calling else None
    false = verdict is not None and verdict.lemma in FACTUALITY.untrue
    if false or verb.lemma in (SPEECH.denying_it if is_claim_pronoun(claim) else SPEECH.deny | SPEECH.against):
        return "negative"
    return "positive" if verb.lemma in SPEECH.confirming_it else None


def _claimed(answer: Event, told: list[Event]) -> int | None:
    """Return the place of the only event that somebody else claimed right before, with the one who answers in it."""
    speakers = {*answer.source, *answer.on_behalf_of, *(o.entity for o in answer.others if o.role == "behalf")}
    sure = answer.polarity == "positive" and answer.modality == "actual" and not answer.doubts
    if not sure or not answer.source:
        return None
    before = (event for event in told if event.trigger.start < answer.trigger.start)
    claims = [n for n, event in enumerate(before) if event.attribution and event.attribution != answer.attribution]
    near = max((told[n].sentence for n in claims), default=-2)
    if answer.sentence - near > 1:
        return None
    last = [n for n in claims if told[n].sentence == near and _is_answerable(told[n])]
    meant = [n for n in last if speakers & {*told[n].source, *told[n].target}]
    by_others = [n for n in meant if told[n].attribution[-1].speaker not in speakers]
    return by_others[0] if len(meant) == len(by_others) == 1 else None


def _is_answerable(event: Event) -> bool:
    verbal = event.trigger.lemma.split()[0] not in REPORT | SPEECH.say
    return verbal and event.polarity == "positive" and event.modality in {"actual", "possible"}


def _answered(saying: Event, answer: _Answer, place: int, about: Event) -> Event:
    claim, cue = answer.claim, saying.trigger
    said = (*saying.attribution, Attribution(saying.source[0], Quote(cue.start, cue.end, cue.text)))
    return replace(
        about,
        trigger=Trigger(claim.start, claim.end, claim.text, about.trigger.lemma),
        sentence=saying.sentence,
        polarity=answer.polarity,
        modality="actual" if answer.polarity == "negative" else about.modality,
        attribution=said,
        rule=ANSWER,
        coreferent=f"v{place + 1}",
    )

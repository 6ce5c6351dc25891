"""What a speaker answers to a claim: "Togo denied this", "which Togo denied", "Lee called the report false".

The answer is a telling of its own of the event that was claimed. Where it is not clear which event that is, none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from triplewire.extract.events.frames import nouns_after
from triplewire.extract.events.participants.actors import Actors
from triplewire.extract.factuality.anaphors import is_claim_pronoun, stands_for_claim
from triplewire.extract.lexicon.event_lexicon import REPORT
from triplewire.extract.lexicon.lists import FACTUALITY, SPEECH
from triplewire.extract.model import Attribution, Event, Polarity, Quote, Trigger
from triplewire.extract.syntax.tree import Sentence, Word

ANSWER = "event.answer"


@dataclass(frozen=True, slots=True)
class _Answer:
    """A verb with the word that stands for what was claimed, and who speaks."""

    verb: Word
    claim: Word
    polarity: Polarity
    speaker: Word | None


def with_answers(events: Iterable[Event], sentences: tuple[Sentence, ...], actors: Actors) -> list[Event]:
    """Return events, in the order of their triggers, with the answers to them.

    `coreferent` of an answer is the place in this list of the event that it is about, counted from 1, as an id. The
    noun of an answer ("the accusation") reports no event apart from it, and who answers does nothing to anybody.
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
        about = _claimed(saying, _owners(answer.speaker, actors), told) if saying else None
        if saying is not None and about is not None:
            if told[-1].trigger.start == start:
                told.pop()
            told.append(_answered(saying, answer, about, told[about]))
    answering = {answer.verb.start for answer in answers.values()}
    return [replace(event, target=()) if event.trigger.start in answering else event for event in told]


def _answers(sentence: Sentence) -> Iterator[_Answer]:
    """Yield the answers of a sentence, by their constructions."""
    for verb in sentence.words:
        by = verb.child("agent")
        passive = by is not None and verb.child("nsubjpass") is not None
        claim = verb.child("nsubjpass" if passive else "dobj")
        if claim is None or not (stands_for_claim(claim) or _takes_up(claim, sentence)):
            continue
        if polarity := _polarity(verb, claim):
            yield _Answer(verb, claim, polarity, by.child("pobj") if by and passive else verb.child("nsubj"))


def _takes_up(claim: Word, sentence: Sentence) -> bool:
    """Whether a word is "which" behind a comma, which may stand for the clause before: ", | which | Togo denied"."""
    return claim.lower == "which" and claim.head.dep == "relcl" and sentence.words[claim.i - 1].text == ","


def _owners(speaker: Word | None, actors: Actors) -> set[str]:
    """Return who a speaker may speak for: "Mali's president, Ali Keita", "Otto Falk, the head of Acme"."""
    if speaker is None:
        return set()
    nouns = [speaker, *(word for word in speaker.children if word.dep == "appos")]
    before = (word for noun in nouns for word in noun.subtree() if word.i < noun.i)
    return {
        id_ for word in (*before, *(w for noun in nouns for w in nouns_after(noun, "of"))) for id_ in actors.at(word)
    }


def _polarity(verb: Word, claim: Word) -> Polarity | None:
    """Return what a verb says of a claim: who rejects "it" may reject an offer."""
    verdict = verb.child("oprd") if verb.lemma in SPEECH.calling else None
    false = verdict is not None and verdict.lemma in FACTUALITY.untrue
    short = is_claim_pronoun(claim) or claim.lower == "which"
    if false or verb.lemma in (SPEECH.denying_it if short else SPEECH.deny | SPEECH.against):
        return "negative"
    return "positive" if verb.lemma in SPEECH.confirming_it else None


def _claimed(answer: Event, owners: set[str], told: list[Event]) -> int | None:
    """Return the place of the only event that somebody else claimed right before, with the one who answers in it.

    The `owners` are those for whom the one who answers may speak.
    """
    speakers = {*owners, *answer.source, *answer.on_behalf_of, *(o.entity for o in answer.others if o.role == "behalf")}
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

"""The words that a label or a signature holds for, read off the blocks of the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.claims.mechanisms.hearings import going_on
from triplewire.extract.claims.mechanisms.openings import told_behind
from triplewire.extract.factuality.said_words import contents_of
from triplewire.extract.lexicon.labels import SENTENCE_END_MARKS, SUBJECT_DEPS, TITLE_BLOCKS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.tree import Sentence, Word

_CLAIMS = SPEECH.claim_shells | SPEECH.texts


class LayoutScopes:
    """Gives the cues of the layout their place among the blocks of a document."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        blocks = [list(inside) for _, inside in groupby(sentences, key=lambda sentence: sentence.block)]
        self._numbers = {sentence.index: number for number, block in enumerate(blocks) for sentence in block}
        self._blocks, self._sentences = blocks, sentences

    def placed(self, cue: Cue, sentence: Sentence) -> Cue | None:
        """Return the cue with the words that it holds for; None where its place makes it something else."""
        if cue.layout == "label":
            titled = sentence.kind in TITLE_BLOCKS or sentence.words[-1].text not in SENTENCE_END_MARKS
            return cue if titled and sentence.kind != "speaker" else None
        if cue.beside:
            return cue if cue.scope else self._beside(cue, sentence)
        number = self._numbers[sentence.index]
        if cue.layout != "signature":
            return cue
        scope = self._signed(sentence, self._blocks[max(number - 1, 0) : number + 1])
        return replace(cue, scope=scope) if scope else None

    def _beside(self, cue: Cue, sentence: Sentence) -> Cue | None:
        """Return a remark with the sentence before it, a version or a hearing with those behind it that go on with it.

        A claim that the sentence before names or makes itself is what a judgement is about: "published a report. It was
        false."
        """
        before = self._sentences[sentence.index - 1 : sentence.index]
        if cue.layout == "remark" and any(_has_claim(each) or _has_subject(each, cue) for each in before):
            return None
        behind = self._sentences[sentence.index + 1 :]
        if cue.layout == "remark":
            held = before
        elif contents_of(cue.head):  # "The court heard that Lee left."
            held = going_on(cue, sentence, behind)
        else:
            held = told_behind(cue, sentence, behind)
        scope = tuple(word for each in held if each.kind == sentence.kind for word in each.words)
        return replace(cue, scope=scope) if scope else None

    @staticmethod
    def _signed(sentence: Sentence, blocks: Sequence[list[Sentence]]) -> tuple[Word, ...]:
        """Return the paragraph above a name that stands alone, where it is in the first person."""
        if len(blocks) < 2 or len(blocks[1]) > 1 or sentence.kind in {"headline", "speaker"}:
            return ()
        said = tuple(word for above in blocks[0] for word in above.words)
        return said if any(word.lower in SPEECH.first_person for word in said) else ()


def _has_claim(sentence: Sentence) -> bool:
    accuses = sentence.root.lemma in SPEECH.accuse | SPEECH.sue
    return accuses or any(word.pos == "NOUN" and word.lemma in _CLAIMS for word in sentence.words)


def _has_subject(sentence: Sentence, cue: Cue) -> bool:
    """Whether it tells of the thing that a remark judges: "sold photographs. The photographs were fake."."""
    judged = {word.lemma for word in cue.head.children if word.dep in SUBJECT_DEPS and word.pos == "NOUN"}
    return any(word.lemma in judged for word in sentence.words)

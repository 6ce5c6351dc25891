"""Remarks without a clause of their own, read off their words: "False, Lee said", "Or did it?", "Thus Lee", "[AFP]"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from triplewire.extract.claims.mechanisms.closing_sources import is_voice
from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.lexicon.labels import AUXILIARY_DEPS, NOUN_OR_PRONOUN_POS, VERBAL_POS
from triplewire.extract.lexicon.lists import FACTUALITY, LAYOUT, SPEECH
from triplewire.extract.syntax.tree import Sentence, Word

_Words = tuple[Word, ...]
_SAYING = SPEECH.say | SPEECH.quote


def about_it(head: Word, speakers: _Words = (), *, denied: bool = False) -> Cue:
    """Return the cue of a remark: what it is about, the layout tells."""
    return Cue(head, (head,), speakers, (), denied, layout="remark")


def short_remark(sentence: Sentence) -> Cue | None:
    """Return the cue of a sentence that only judges the one before, doubts it or names who says it."""
    words = tuple(word for word in sentence.words if word.pos not in {"PUNCT", "SYM", "X"} and word.dep != "cc")
    if not words:
        return None
    if _is_doubt(sentence, words):
        return about_it(sentence.root)
    opening = tuple(takewhile(lambda word: word.text not in SPEECH.verdict_ends, _unquoted(sentence)))
    if _is_verdict(opening):
        return _judged(sentence, opening)
    source = _named(sentence, words)
    return about_it(source, (source,)) if source is not None else None


def _unquoted(sentence: Sentence) -> Iterable[Word]:
    return (word for word in sentence.words if word.tag not in {"``", "''"} and word.dep != "cc")


def _is_doubt(sentence: Sentence, words: _Words) -> bool:
    """Whether it asks whether that is so or who says it: "Or did it really?", "Says who?"."""
    if sentence.words[-1].text != "?":
        return False
    bare = [w for w in words if w.tag != "PRP" and w.lemma not in SPEECH.asking and w.lower not in SPEECH.sheer]
    return (not bare and len(words) > 1) or [word.lower for word in words] == ["says", "who"]


def _is_verdict(words: _Words) -> bool:
    """Whether words are nothing but a judgement: "Not true", "Pure invention", "Fake news"."""
    if not words:
        return False
    *before, last = words
    lemmas = {last.lemma.lower(), last.lower}
    denied = [word for word in before if word.lower in FACTUALITY.plain_negations]
    forged = [word for word in before if word.lower in FACTUALITY.forged and last.lemma in SPEECH.news]
    if any(w.tag != "DT" and w.lower not in SPEECH.sheer and w not in denied and w not in forged for w in before):
        return False
    if denied:
        return not lemmas.isdisjoint(FACTUALITY.true | SPEECH.pointing_back)
    return bool(forged) or not lemmas.isdisjoint(FACTUALITY.untrue | FACTUALITY.mistaken)


def _judged(sentence: Sentence, verdict: _Words) -> Cue | None:
    """Return the cue of a judgement with the one who speaks it: of an act, "wrong" says something else."""
    verb, behind = sentence.root, [word for word in sentence.words if word.i > verdict[-1].i]
    if all(word.pos == "PUNCT" for word in behind):
        return about_it(verdict[-1], denied=True)
    if verb in verdict or verb.pos not in VERBAL_POS or verb.lemma not in _SAYING:
        return None
    if verdict[-1].lemma.lower() in FACTUALITY.mistaken:
        return None
    names = [word for word in verb.children if word not in verdict and word.pos in NOUN_OR_PRONOUN_POS]
    return about_it(verb, tuple(sorted(names, key=lambda word: abs(word.i - verb.i))), denied=True)


def _named(sentence: Sentence, words: _Words) -> Word | None:
    """Return the source that is all of a sentence: "Thus Lee", "At least according to Lee", "[AFP]"."""
    said = next((word for word in words if word.lower == "according"), None)
    verbs = [w for w in words if w.pos in VERBAL_POS and w is not said and w.dep not in AUXILIARY_DEPS]
    if said is not None:
        to = said.child("prep")
        plain = not verbs or [word.lower for word in words[-2:]] == ["that", "is"]
        return to.child("pobj") if to is not None and plain else None
    if verbs:
        return None
    last = words[-1]
    if words[0].lower in SPEECH.pointing_back | SPEECH.thus and len(words) > 1:
        return last if last is sentence.root and (last.pos == "PROPN" or is_voice(words[1:])) else None
    credit = any(word.text == "/" for word in sentence.words)  # of a photograph: "(Lee/AP)"
    enclosed = sentence.words[0].text in {"[", "("} and not credit
    return last if enclosed and (last.text in LAYOUT.agencies or is_voice(words)) else None

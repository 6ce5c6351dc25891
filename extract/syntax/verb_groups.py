"""The verb group: auxiliaries, negation, particles, adverbs that change what is stated, and what other verbs lend."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import ADVERBIALS, LIGHT_VERBS
from triplewire.extract.syntax.control import has_aux, is_past_tense, merges, own_subject
from triplewire.extract.syntax.phrases import VERBAL
from triplewire.extract.syntax.tree import Word

_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_PARTICLES = frozenset({"apart", "away", "back", "down", "off", "out", "over", "up"})  # taken for adverbs: "walked out"
_FIXED = frozenset(tuple(entry.split()) for entry in LIGHT_VERBS.fixed)


def predicate(verb: Word) -> tuple[Word, ...]:
    """The verb group in order, with what a verb above opens it with and a coordinated one shares."""
    group = [w for w in verb.children if w.dep in _GROUP]
    group.append(verb)
    group += [w for w in verb.children if w.dep == "dobj" and (verb.lemma, w.lower) in _FIXED and _bare(w)]
    group += _neither(verb)
    group += [w for w in verb.children if w.dep == "advmod" and w.i == verb.i + 1 and w.lower in _PARTICLES]
    first = min(w.i for w in group)
    group += [w for w in verb.children if w.dep == "advmod" and _within(w, first, verb.i)]
    opener = merges(verb)
    if opener is not None:
        group += predicate(opener)
        if verb.head is not opener:
            group.append(verb.head)
    elif verb.dep == "conj" and own_subject(verb) is None and verb.head.pos in VERBAL:
        group += _lent(verb)
    return tuple(sorted(set(group), key=_position))


def _bare(noun: Word) -> bool:
    return all(w.i > noun.i for w in noun.children)


def _within(adverb: Word, first: int, last: int) -> bool:
    """Adverbs inside the group belong to it where they change what is stated ("nearly", "never", "allegedly")."""
    if adverb.lower in ADVERBIALS.negative:
        return adverb.i < last
    if adverb.lower in ADVERBIALS.discourse or adverb.lower in ADVERBIALS.time_place or adverb.children:
        return False
    return first < adverb.i < last or (adverb.i == first - 1 and adverb.lower.endswith("ly"))


def _lent(verb: Word) -> list[Word]:
    """What a coordinated verb takes over: "will meet and [will] talk", "was seen and [was] heard"."""
    if any(w.dep in {"aux", "auxpass"} for w in verb.children):
        if not has_aux(verb, "to"):
            return []
        return (
            [w for w in predicate(verb.head) if w.i < verb.head.i and w.dep not in {"aux", "advmod"}]
            if merges(verb.head)
            else []
        )
    first = verb.head
    if verb.tag in {"VB", "VBN", "VBG"} and first.tag == verb.tag and not is_past_tense(verb):
        return [w for w in predicate(first) if w.i < first.i and w.dep != "advmod" and w.lower != "neither"]
    return []


def _neither(verb: Word) -> list[Word]:
    """What denies coordinated verbs: "neither sank nor burned"."""
    found = [w for w in verb.children if w.lower == "neither" and w.dep not in {"nsubj", "nsubjpass", "dobj"}]
    if verb.dep == "conj":
        before = [w for w in verb.head.children if w.dep in {"cc", "conj"} and w.i < verb.i]
        found += [w for w in before[-1:] if w.lower == "nor"]
    return found


def _position(word: Word) -> int:
    return word.i

"""The effect of a word's own dependents: auxiliaries, negation, adverbs, conjunctions, conditions, phrases."""

from __future__ import annotations

from collections.abc import Callable

from triplewire.extract.factuality.effect import (
    AUXILIARIES,
    CONJUNCTIONS,
    DOUBTFUL,
    FUTURE,
    HYPOTHETICAL,
    MODIFIERS,
    NEGATED,
    NOTHING,
    OVER_CLAUSE,
    PHRASES,
    POSSIBLE,
    Effect,
)
from triplewire.extract.factuality.introductions import introduction_over
from triplewire.extract.factuality.negation import denies, follows_nor, is_no_one
from triplewire.extract.factuality.reporting import is_headline_plan, reports
from triplewire.extract.factuality.unreal import is_likened, is_recurrent, is_set_out, opens_hedge
from triplewire.extract.factuality.verdicts import verdict_on
from triplewire.extract.factuality.worlds import effect_inside, frame_over
from triplewire.extract.lexicon.event_lexicon import OPERATORS, REPORT
from triplewire.extract.lexicon.labels import (
    ALTERNATIVE_DEPS,
    ANY_SUBJECT_DEPS,
    AUXILIARY_DEPS,
    FINITE_TAGS,
    NONFINITE_TAGS,
    PRESENT_TAGS,
    SUBJECT_DEPS,
    TIME_LABELS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONJUNCTIONS as CONJUNCTION_LISTS
from triplewire.extract.lexicon.lists import FACTUALITY
from triplewire.extract.syntax.phrases import is_infinitive
from triplewire.extract.syntax.tree import Word

_BESIDE_INFINITIVE = {"advcl": POSSIBLE, "ROOT": FUTURE}


def own_effect(word: Word, besides: Word | None = None) -> Effect:
    """Return the effect of all that stands beside a word, except that of `besides`."""
    effect = NOTHING
    for child in word.children:
        if child is not besides:
            effect = effect.under(_of_child(child, word))
    if is_likened(word):
        effect = effect.under(HYPOTHETICAL)
    if _lies_ahead(word):
        effect = effect.under(FUTURE)
    if is_recurrent(word):
        effect = effect.under(DOUBTFUL)
    if follows_nor(word):
        return effect.under(NEGATED)
    if word.pos not in VERBAL_POS:
        return effect
    effect = effect.under(verdict_on(word)).under(frame_over(word)).under(introduction_over(word))
    return effect.under(_shared(word)) if word.dep == "conj" else effect


def _lies_ahead(word: Word) -> bool:
    """Whether a present tense is dated ahead or set out in a plan: "meets him tomorrow", "under the bill, pays"."""
    auxiliaries = [c for c in word.children if c.dep in AUXILIARY_DEPS]
    if not any(w.tag in PRESENT_TAGS for w in (word, *auxiliaries)) or any(w.lemma == "have" for w in auxiliaries):
        return False
    phrases = [c for c in word.children if c.dep == "prep"]
    if any(map(is_set_out, phrases)):
        return True
    if word.tag == "VBN":
        return False
    governed = [c for phrase in phrases for c in phrase.children]
    inner = [c for noun in governed for phrase in noun.children if phrase.dep == "prep" for c in phrase.children]
    governed += inner  # "meets him in Oslo on | Monday"
    dates = [w for w in (*word.children, *governed, *(c for w in governed for c in w.children)) if w.ent in TIME_LABELS]
    fixture = bool(dates) or any(w.lemma in FACTUALITY.rounds for w in governed)
    if fixture and word.tag in PRESENT_TAGS and word.lemma in FACTUALITY.timetabled:
        return True  # "Norway host Chile on Saturday", "Norway meet Chile in the final"
    return any(w.lower in FACTUALITY.ahead for date in dates for w in (date, *date.children))


def _shared(word: Word) -> Effect:
    """Return the effect of what a coordinated verb without a subject of its own shares with the first."""
    first = word.head
    if any(c.dep in ANY_SUBJECT_DEPS for c in word.children):
        return NOTHING
    effect = _of_alternative(first)
    if any(c.dep in SUBJECT_DEPS and is_no_one(c) for c in first.children):
        effect = effect.under(NEGATED)
    finite = any(c.dep in AUXILIARY_DEPS and c.tag in FINITE_TAGS for c in word.children)
    if word.tag in NONFINITE_TAGS and not finite and not any(c.dep == "aux" for c in word.children):
        for child in first.children:
            if child.dep in {"aux", "neg", "advmod"} and child.i < first.i:
                effect = effect.under(_of_child(child, first))
    elif any(c.dep in {"neg", "advmod"} and c.i < first.i and not _of_child(c, first).plain for c in first.children):
        joined = next((c.lower for c in first.children if c.dep == "cc"), "")
        return {"or": NEGATED, "but": NOTHING}.get(joined, DOUBTFUL if joined == "and" else NOTHING)
    return effect


def _of_alternative(first: Word) -> Effect:
    return DOUBTFUL if _has_alternative(first) else NOTHING


def _of_insertion(clause: Word, verb: Word) -> Effect:
    """Return the effect of a clause set off inside another: "it seems"; an unknown one leaves the other open.

    What somebody is said to say in it is a claim: "Chad, critics say, attacked".
    """
    if clause.i > verb.i or clause.pos not in VERBAL_POS or reports(clause):
        return NOTHING
    if clause.lemma in FACTUALITY.seeming:
        return POSSIBLE
    particle = clause.child("prt")
    known = OVER_CLAUSE.get(f"{clause.lemma}_{particle.lower}" if particle is not None else clause.lemma)
    return NOTHING if known is not None and known.plain else DOUBTFUL


def _has_alternative(word: Word) -> bool:
    """Whether "or" joins it to something else that is no amount: not "ten or more"."""
    joined = word.child("conj")
    if joined is not None and any(c.lower == "either" and c.dep == "preconj" for c in word.children):
        return True
    if joined is not None and joined.lower == "so" and word.dep in SUBJECT_DEPS:  # "Chad, or so critics say, attacked"
        return True
    return (
        joined is not None
        and joined.lower not in FACTUALITY.approximate
        and any(c.dep == "cc" and c.lower == "or" for c in word.children)
    )


def _of_child(child: Word, word: Word) -> Effect:
    """Return the effect of one word or clause beside a word."""
    if denies(child, word):
        return NEGATED
    read = _READERS.get(child.dep)
    if read is None and word.pos in VERBAL_POS:
        read = _BESIDE_VERB.get(child.dep)
    return read(child, word) if read is not None else NOTHING


def _of_modifier(child: Word, word: Word) -> Effect:
    """Return the effect of an adverb or adjective: "hardly ever" has that of its own adverb."""
    lower = child.lower
    effect = MODIFIERS.get(child.lemma if child.lemma in MODIFIERS else lower)
    if effect is not None and not effect.plain:
        return NOTHING if lower == "barely" and word.lemma in FACTUALITY.achieved else effect
    for inner in child.children:
        whole = MODIFIERS.get(f"{inner.lower} {lower}", NOTHING)  # "just about"
        if lower in FACTUALITY.intensified and inner.dep in {"advmod", "neg"}:
            whole = NEGATED if inner.dep == "neg" else MODIFIERS.get(inner.lower, NOTHING)
        if not whole.plain:
            return whole
    known = effect is not None or word.pos not in VERBAL_POS or child.pos != "ADV" or lower.endswith("ly")
    return NOTHING if known else DOUBTFUL


def _of_mark(child: Word, word: Word) -> Effect:
    if child.lower == "though" and any(c.dep == "mark" and c.lower == "as" for c in word.children):
        return HYPOTHETICAL  # "as though it had happened"
    behind = {c.i: c.dep for c in word.children}
    inserted = any(c.dep in SUBJECT_DEPS and c.i < child.i for c in word.children)
    if inserted and behind.get(child.i + 1) == "advmod" and behind.get(child.i + 2) == "punct":
        return NOTHING  # "formally, if belatedly, recognised"
    return CONJUNCTIONS.get(child.lower, NOTHING)


def _of_condition(clause: Word, word: Word) -> Effect:
    """Return the effect of a condition: on a modal ("would go if"), or one that the speaker may be wrong."""
    if not is_condition(clause):
        return NOTHING
    modal = any(c.dep == "aux" and c.lower in AUXILIARIES for c in word.children)
    if modal or (word.tag in PRESENT_TAGS and not _is_concessive(clause)):
        return HYPOTHETICAL  # "if he comes, she leaves"
    return POSSIBLE if opens_hedge(clause) or clause.lemma in FACTUALITY.supposing else NOTHING


def _is_concessive(clause: Word) -> bool:
    """Whether it holds in any case: "even if it rains"."""
    return any(c.lower == "even" for word in (clause, *clause.children) for c in word.children)


def is_condition(clause: Word) -> bool:
    """Whether the clause opens with a conjunction of condition: "if", or "assuming" read as a verb."""
    if clause.tag == "VBG" and clause.lemma in FACTUALITY.supposing and clause.child("ccomp") is not None:
        return True
    return any(c.dep == "mark" and c.lower in CONJUNCTION_LISTS.conditions for c in clause.children)


def _of_phrase(preposition: Word, word: Word) -> Effect:
    """Return the effect of a phrase: "in theory", "at no time", "in the film"."""
    noun = preposition.child("pobj")
    if noun is None:
        return NOTHING
    inside = effect_inside(preposition, noun, word)
    if not inside.plain:
        return inside
    article = noun.child("det")
    if article is not None and (whole := PHRASES.get(f"{preposition.lower}_{article.lower}_{noun.lemma}")) is not None:
        return whole  # "once upon a time"
    effect = PHRASES.get(f"{preposition.lower}_{noun.lemma}", NOTHING)
    if effect.negative:
        return NEGATED if is_no_one(noun) else NOTHING
    return effect if not any(c.dep in {"det", "poss", "amod", "prep"} for c in noun.children) else NOTHING


def _of_argument(argument: Word, _verb: Word) -> Effect:
    """Return the effect of a subject or object that is one of several: "Chad or Libya attacked"."""
    heads = argument.children if argument.dep == "agent" else (argument,)
    effect = HYPOTHETICAL if argument.tag == "WP" and argument.lower.endswith("ever") else NOTHING  # "whoever"
    for head in heads:
        if any(c.dep == "amod" and c.lower in FACTUALITY.imagined for c in head.children):
            effect = effect.under(HYPOTHETICAL)  # "the mock court"
        if _has_alternative(head):
            effect = effect.under(DOUBTFUL)
        if argument.dep == "agent" and is_no_one(head):
            effect = effect.under(NEGATED)
    return effect


def _of_auxiliary(aux: Word, word: Word) -> Effect:
    """Return an auxiliary's effect.

    "would" is a future in reported speech ("said it would go"), an infinitive may be a purpose or a headline's future
    ("Lee to visit Rome").
    """
    if aux.lower in FACTUALITY.would:
        if aux.lower != "would" and word.tag == "VBN" and not any(c.lower == "have" for c in word.children):
            return NOTHING  # "he'd gone"
        perfect = any(c.lower == "have" for c in word.children)
        return FUTURE if is_reported(word) and not perfect else HYPOTHETICAL
    if (
        aux.lower in FACTUALITY.inverting
        and word.dep in {"advcl", "ccomp"}
        and any(c.dep in ANY_SUBJECT_DEPS and c.i > aux.i for c in word.children)
    ):
        return HYPOTHETICAL  # "had it happened earlier"
    if aux.lower == "to":
        return NOTHING if is_complement(word) else _of_infinitive(word)
    return AUXILIARIES.get(aux.lower, NOTHING)


def _of_infinitive(word: Word) -> Effect:
    if any(c.dep == "advmod" and c.lower == "only" and c.i < word.i for c in word.children):
        return NOTHING  # "escaped, only to be caught"
    if is_headline_plan(word):
        return FUTURE
    return _BESIDE_INFINITIVE.get(word.dep, NOTHING)


def is_complement(word: Word) -> bool:
    """Whether an adverbial infinitive or gerund is a complement: "have sworn to fight", "ruled out fighting"."""
    head = word.head
    if word.dep != "advcl" or head.pos not in VERBAL_POS:
        return False
    particle = head.child("prt")
    phrasal = OVER_CLAUSE.get(f"{head.lemma}_{particle.lower}") if particle is not None else None
    if is_infinitive(word):
        plain = OVER_CLAUSE.get(head.lemma, NOTHING).plain
        return phrasal is not None or head.lemma in OPERATORS or not plain
    behind = particle is not None and word.i == particle.i + 1
    known = phrasal is not None or head.lemma not in FACTUALITY.motion
    return behind and word.tag == "VBG" and known


def is_reported(word: Word) -> bool:
    """Whether it, or the verb that it is coordinated with, is a content clause of a verb of saying or a past tense."""
    while word.dep == "conj":
        word = word.head
    return word.dep == "ccomp" and (word.head.lemma in REPORT or word.head.tag == "VBD")


_Reader = Callable[[Word, Word], Effect]
_READERS: dict[str, _Reader] = {
    "aux": _of_auxiliary,
    "advmod": _of_modifier,
    "amod": _of_modifier,
    "mark": _of_mark,
}
_BESIDE_VERB: dict[str, _Reader] = {
    "advcl": _of_condition,
    "parataxis": _of_insertion,
    "prep": _of_phrase,
    "cc": lambda _conjunction, verb: _of_alternative(verb),
    **dict.fromkeys(ALTERNATIVE_DEPS, _of_argument),
}

"""From a word to the word that governs it, with the effect of that governor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from triplewire.extract.factuality.clause_operators import (
    end,
    operated,
    over_clause,
    over_subject_clause,
)
from triplewire.extract.factuality.effect import (
    DOUBTFUL,
    FUTURE,
    HYPOTHETICAL,
    MODIFIERS,
    NEGATED,
    NOTHING,
    OVER_CLAUSE,
    OVER_NOUN,
    POSSIBLE,
    PREPOSITIONS,
    SUBJECTS,
    Effect,
    Step,
)
from triplewire.extract.factuality.negation import denies
from triplewire.extract.factuality.own import is_complement, is_reported, own_effect
from triplewire.extract.factuality.reporting import SAYING_NOUNS, is_countered, lacks_nothing
from triplewire.extract.factuality.settings import effect_of_setting
from triplewire.extract.factuality.unreal import (
    is_any_of_a_kind,
    is_forged,
    is_habitual,
    is_hero,
    is_part,
    is_told_by_fiction,
    refers_to_nobody,
)
from triplewire.extract.factuality.worlds import is_fiction
from triplewire.extract.lexicon.event_lexicon import GENERAL_NOUNS, LIGHT, NOUNS
from triplewire.extract.lexicon.labels import (
    ADNOMINAL_POS,
    AUXILIARY_DEPS,
    CLAUSAL_SUBJECT_DEPS,
    NONFINITE_TAGS,
    PRESENT_TAGS,
    SUBJECT_DEPS,
    TIME_LABELS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONJUNCTIONS, FACTUALITY
from triplewire.extract.syntax.phrases import after_comma, is_finite, is_infinitive, opens_with
from triplewire.extract.syntax.tree import Word, remembered
from triplewire.extract.syntax.verb_groups import with_particle


@remembered
def governor(word: Word) -> Step:
    """Return the word whose factuality `word` shares, with its effect."""
    if _is_hearsay(word):
        return end(word.head, POSSIBLE)
    step = _STEPS.get("xcomp" if is_complement(word) else word.dep)
    return step(word) if step is not None else None


def _is_hearsay(clause: Word) -> bool:
    """Whether something has it that the clause is so: "rumour has it that it left"; it hangs on either word."""
    have = clause.head.head if clause.head.lower == "it" else clause.head
    told = have.lemma == "have" and any(word.lower == "that" for word in clause.children)
    return told and any(word.lower == "it" and word.dep == "dobj" and word.i < clause.i for word in have.children)


def _over_conjunct(word: Word) -> Step:
    if _is_excepted(word):
        return end(word, NEGATED)
    if is_infinitive(word) and is_finite(word.head):  # "burned it as a precaution and to protect Oslo"
        return end(word.head, POSSIBLE)
    return _over_rejected(word) or (word.head, NOTHING)


def _is_excepted(word: Word) -> bool:
    """Whether it is the one thing that was not done: "did anything but help"."""
    whole = word.head.child("dobj")
    if word.tag not in NONFINITE_TAGS or word.head.lemma != "do" or whole is None:
        return False
    between = [w for c in (*word.head.children, *whole.children) for w in (c, *c.children) if whole.i < w.i < word.i]
    return whole.lower in FACTUALITY.everything and any(w.lower in FACTUALITY.exceptive for w in between)


def _over_predicative(word: Word) -> Step:
    return word.head, own_effect(word.head, besides=word)


def _over_rejected(word: Word) -> Step:
    """Return the effect on the alternative that was not taken: "talked rather than attack"."""
    between = [w for c in word.head.children for w in (c, *c.children) if w.i < word.i]
    return end(word, NEGATED) if {"rather", "than"} <= {w.lower for w in between if w.i > word.head.i} else None


def _over_relative(word: Word) -> Step:
    noun = word.head
    if is_infinitive(word):
        return operated(word)
    if is_fiction(noun) or is_told_by_fiction(noun) or is_part(noun) or _is_of_work(word, noun):
        return end(noun, HYPOTHETICAL)
    setting = effect_of_setting(word, noun)
    focus = _over_focus(noun) if setting.plain else end(noun, setting)
    if focus is not None or noun.lemma in FACTUALITY.factive:
        return focus
    if (noun.lemma in SAYING_NOUNS or noun.lemma in OVER_CLAUSE) and lacks_nothing(word):
        return over_clause(word) if is_countered(noun) else operated(word)  # "no evidence the army attacked"
    return end(noun, HYPOTHETICAL) if _is_generic(word, noun) else None


def _is_generic(clause: Word, noun: Word) -> bool:
    circumstance = any(c.tag == "WRB" for c in clause.children)  # "said nothing when it happened"
    return not circumstance and (refers_to_nobody(noun) or is_any_of_a_kind(clause, noun))


def _is_of_work(clause: Word, noun: Word) -> bool:
    return is_forged(clause, noun) or is_hero(clause, noun)


def _over_focus(noun: Word) -> Step:
    """Return the effect on the focus of a cleft sentence: "it wasn't | Lee | who", "it was Lee, not | Roy |, who"."""
    above = noun.head
    if noun.dep == "appos":
        ruled_out = (w for w in above.children if w.dep == "neg" and above.i < w.i < noun.i and denies(w, above))
        return end(noun, NEGATED) if any(ruled_out) else None
    subject = above.child("nsubj") if noun.dep == "attr" else None
    if subject is None or subject.lower != "it" or (effect := own_effect(above)) == NOTHING:
        return None
    return above, effect


def _over_circumstance(word: Word) -> Step:
    """Return the effect on an adverbial clause: "the mural depicts Lenin greeting Stalin" is parsed as one, too."""
    return end(word.head, HYPOTHETICAL) if is_told_by_fiction(word) else _over_adverbial(word)


def _over_adverbial(word: Word) -> Step:
    head = word.head
    measured = head.pos == "ADV"  # "as soon as", "as long as"
    if measured and head.lower == "long" and word.tag in PRESENT_TAGS:
        return end(head, HYPOTHETICAL)
    if measured:
        head = head.head
    forestalled = opens_with(word, {"before"}) and _is_forestalled(word, head)
    likened = head.tag == "JJ" and opens_with(word, {"as"})  # "as good as bought by Chad"
    if forestalled or likened or _is_of_object(word, head):
        return end(head, DOUBTFUL)
    if measured or opens_with(word, CONJUNCTIONS.temporal):
        return _over_time(word, head)
    if word.tag == "VBG" and word.child("mark", "nsubj", "nsubjpass") is None and head.pos in VERBAL_POS:
        whole = own_effect(head, besides=word)  # "would visit Rome, meeting the pope"
        return head, Effect(strength=whole.strength) if after_comma(word) or word.i < head.i else whole
    return None


def _is_of_object(gerund: Word, verb: Word) -> bool:
    """Whether a gerund tells what the object of a preposition may do: "bet on | Chad | beating Mali"."""
    owner = (c.child("pobj") for c in verb.children if c.dep == "prep" and c.lower in FACTUALITY.expecting)
    return gerund.tag == "VBG" and any(
        noun is not None and noun.i == gerund.i - 1 and noun.ent not in TIME_LABELS for noun in owner
    )


def _over_time(word: Word, head: Word) -> Step:
    """Return the effect on a clause of time: it lies ahead where the clause above does, or is a habit with it."""
    ahead = own_effect(head, besides=word).strength  # "will not rest until it is found"
    past = word.tag == "VBD" and not is_reported(head)
    if is_habitual(word, head):
        return head, DOUBTFUL
    if _is_still_open(word):
        return end(head, FUTURE)
    return (head, Effect(strength=ahead)) if ahead in _UNSETTLED and not past else None


def _is_still_open(clause: Word) -> bool:
    """Whether a clause of time names what has yet to happen: "held her until a judge rules", "before he leaves"."""
    verbs = (clause, *(c for c in clause.children if c.dep in AUXILIARY_DEPS))
    return any(w.tag in PRESENT_TAGS for w in verbs) and opens_with(clause, CONJUNCTIONS.awaiting)


def _is_forestalled(word: Word, verb: Word) -> bool:
    """Whether the verb above reports an end that leaves `word` open: "the deal collapsed before he signed it".

    It is the end of an undertaking, or of something that a pronoun beside `word` may refer to. In "the bridge
    collapsed before Chad invaded Niger", the invasion is stated.
    """
    if _with_followers(verb).isdisjoint(FACTUALITY.ending) or after_comma(word):
        return False
    ended = verb.child("dobj") or verb.child(*SUBJECT_DEPS)
    named = ended is not None and any(ended.lemma in nouns for nouns in (NOUNS, GENERAL_NOUNS, OVER_CLAUSE))
    beside = (*word.children, *(c for child in word.children for c in child.children))
    return named or any(w.tag in {"PRP", "PRP$"} for w in beside)


_UNSETTLED = frozenset({FUTURE.strength, HYPOTHETICAL.strength})


def _over_subject(word: Word) -> Step:
    """Return the effect of what is said of an event: "talks are likely", "the visit fell through"."""
    verb = word.head
    if word.pos != "NOUN" or verb.pos not in VERBAL_POS:
        return None
    links = verb.lemma in FACTUALITY.linking
    complement = verb.child("acomp", "attr") if links else None
    if complement is not None:
        effect = MODIFIERS.get(complement.lower, NOTHING)
    else:
        said = {*_with_followers(verb), *(_phrases(verb) if links else ())}
        effect = next((SUBJECTS[key] for key in sorted(said & SUBJECTS.keys())), NOTHING)
    return None if effect.plain else (verb, effect.under(own_effect(verb, besides=word)))


def _with_followers(verb: Word) -> set[str]:
    """Return the lemma of a verb, alone and with each word behind it that may change its meaning: "fall_through"."""
    behind = (c.lower for c in verb.children if c.dep in {"prt", "advmod", "prep"})
    return {verb.lemma, *(f"{verb.lemma}_{word}" for word in behind)}


def _phrases(verb: Word) -> Iterator[str]:
    """Yield the prepositional predicates behind a verb as they are listed: "off_table", "out_of_question"."""
    for first in verb.children:
        inner = next((c for c in first.children if c.dep == "prep" and c.i == first.i + 1), None)
        noun = (inner or first).child("pobj")
        if first.i > verb.i and noun is not None:
            yield "_".join((*(w.lower for w in (first, inner) if w is not None), noun.lemma))


def _over_noun(word: Word) -> Step:
    if is_told_by_fiction(word):
        return end(word, HYPOTHETICAL)
    lemma = with_particle(word.head)
    effect = OVER_NOUN.get(lemma.replace(" ", "_"))
    if effect is None and lemma not in LIGHT:
        return None
    return word.head, (effect or NOTHING).under(own_effect(word.head, besides=word))


def _over_preposition(word: Word) -> Step:
    """Return the governor of what a preposition governs: "called for talks", "without a fight", "the threat of war"."""
    preposition, above = word.head, word.head.head
    clausal = word.dep == "pcomp" or word.tag == "VBG"
    if clausal and _has_owner(word):
        return None
    key = f"{above.lemma}_{preposition.lower}"
    before = next((f"{c.lower}_{preposition.lower}" for c in preposition.children if c.dep == "advmod"), "")
    alone = PREPOSITIONS.get(before) or PREPOSITIONS.get(key) or PREPOSITIONS.get(preposition.lower)
    effect = None if before in PREPOSITIONS or key in PREPOSITIONS else _of_governor(key, above, clausal=clausal)
    if effect is not None:
        return above, effect.under(own_effect(above))
    if alone is not None and not alone.plain:
        return end(word, alone)
    return _over_gerund(preposition, above, alone) if clausal else None


def _of_governor(key: str, above: Word, *, clausal: bool) -> Effect | None:
    """Return the effect of a word with a preposition, of a noun or adjective also alone: "accused of", "close to"."""
    tables: tuple[Mapping[str, Effect], ...] = (OVER_CLAUSE, OVER_NOUN) if clausal else (OVER_NOUN,)
    found = next((table[key] for table in tables if key in table), None)
    alone = (clausal and above.pos not in VERBAL_POS) or above.pos == "ADJ"  # "ready for talks"
    return OVER_CLAUSE.get(above.lemma) if found is None and alone else found


def _has_owner(gerund: Word) -> bool:
    """Whether a gerund has an owner, who is then said to do it: "anger over Chad's attacking"."""
    return any(w.dep in {"nsubj", "poss"} and any(mark.tag == "POS" for mark in w.children) for w in gerund.children)


def _over_gerund(preposition: Word, above: Word, alone: Effect | None) -> Step:
    """Return what holds of a gerund behind a preposition of its own: "replied by attacking", "left after attacking"."""
    if alone is None or above.pos in ADNOMINAL_POS:
        return above, DOUBTFUL
    wanted = above.child("prt") is None and not OVER_CLAUSE.get(above.lemma, NOTHING).plain
    if preposition.lower == "before" and (wanted or _is_forestalled(preposition, above)):
        return end(above, DOUBTFUL)  # "demanded a truce before leaving"
    own = own_effect(above)
    return (above, own) if preposition.lower in FACTUALITY.sharing else end(above, Effect(strength=own.strength))


_STEPS: dict[str, Callable[[Word], Step]] = {
    "conj": _over_conjunct,
    "acomp": _over_predicative,
    "oprd": _over_predicative,
    "dep": _over_rejected,
    "relcl": _over_relative,
    "advcl": _over_circumstance,
    "nsubj": _over_subject,
    "dobj": _over_noun,
    "nsubjpass": _over_noun,
    "pcomp": _over_preposition,
    "pobj": _over_preposition,
    **dict.fromkeys(("xcomp", "ccomp", "acl"), over_clause),
    **dict.fromkeys(CLAUSAL_SUBJECT_DEPS, over_subject_clause),
}

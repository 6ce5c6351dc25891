"""Relative clauses of circumstance: what happens "in" what a noun names is as real as that is.

"The town where Chad attacked" and "the raid in which" name what there is; an unknown noun ("a ploy in which Chad
attacked") may name something thought of, and leaves its clause open.
"""

from __future__ import annotations

from triplewire.extract.factuality.effect import DOUBTFUL, NOTHING, Effect
from triplewire.extract.factuality.reporting import REPORTING, SAYING_NOUNS
from triplewire.extract.lexicon.event_lexicon import NOUNS, REPORT, VERBS
from triplewire.extract.lexicon.labels import AUXILIARY_DEPS, PRESENT_TAGS, REAL_KINDS
from triplewire.extract.lexicon.lists import EVENT_TYPES, FACTUALITY, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_KINDS
from triplewire.extract.syntax.relatives import is_relative
from triplewire.extract.syntax.tree import Word

_SAYING = REPORT | REPORTING | SPEECH.accuse


def effect_of_setting(clause: Word, noun: Word) -> Effect:
    """Return the effect of a noun on the relative clause that tells what happens in it; none on any other clause."""
    if not _tells_circumstance(clause):
        return NOTHING
    indefinite = any(c.dep == "det" and c.lower in {"a", "an"} for c in noun.children)
    kind = NOUN_KINDS.get(noun.lemma)
    if noun.pos == "PRON" or (noun.ent and kind != "time" and not indefinite) or _is_uttered(clause):
        return NOTHING  # "a letter in which Chad accused Mali"
    if noun.pos == "PROPN":  # "a Europe where Chad has won"
        return DOUBTFUL if indefinite else NOTHING
    known = noun.lemma in NOUNS and noun.lemma not in SAYING_NOUNS | FACTUALITY.plans
    real = known or kind in REAL_KINDS or noun.lemma in FACTUALITY.factive
    ahead = kind == "time" and _is_present(clause)  # "the day when Chad attacks"
    return DOUBTFUL if ahead or not real else NOTHING


def _tells_circumstance(clause: Word) -> bool:
    """Whether "where", "when" or a preposition before "which" opens a clause."""
    for child in clause.children:
        if child.i > clause.i:
            return False
        if (child.tag == "WRB" and child.lower != "why") or child.lower == "whereby":
            return True
        if child.dep == "prep" and child is clause.children[0] and any(map(is_relative, child.children)):
            return True
    return False


def _is_uttered(clause: Word) -> bool:
    """Whether it tells what words do themselves: "a letter in which Chad thanked Mali"."""
    kinds = [entry.kind for entry in VERBS.get(clause.lemma, ())]
    verbal = all(kind is not None and kind.type in EVENT_TYPES.verbal for kind in kinds)
    return clause.lemma in _SAYING or (bool(kinds) and verbal)


def _is_present(clause: Word) -> bool:
    auxiliaries = [c for c in clause.children if c.dep in AUXILIARY_DEPS]
    perfect = any(c.lemma == "have" for c in auxiliaries)
    return not perfect and any(word.tag in PRESENT_TAGS for word in (clause, *auxiliaries))

"""Whether grammar determines the subject of a verb that has none of its own, or a reader only infers it.

Coordination, relative clauses, participles behind a noun, and the verbs and prepositions of lexicon/control.toml
determine it. It is inferred for the complements of other nouns ("plans to attack"), below a passive without an agent
("was invaded to help Mali", "having lost the war, the treaty was signed"), and where another verb has an object.
"""

from __future__ import annotations

from triplewire.extract.lexicon.labels import NOUN_CLAUSE_DEPS, PARTICIPLE_TAGS, VERBAL_POS
from triplewire.extract.lexicon.lists import CONJUNCTIONS, CONTROL
from triplewire.extract.syntax.control import clause_above, has_aux, is_ground, is_passive, merges, own_subject
from triplewire.extract.syntax.tree import Word

_OBJECT_CONTROL = CONTROL.entries("object_control", "subject_control")
_GERUND_CONTROL = frozenset(tuple(entry.split()) for entry in CONTROL.gerund_control)


def is_inferred(verb: Word) -> bool:
    """Whether a link between the verb and the subject that is understood for it is unsure."""
    seen: set[Word] = set()
    while verb not in seen and own_subject(verb) is None:
        seen.add(verb)
        if _is_unsure(verb):
            return True
        above = verb.head if verb.dep == "conj" and verb.head.pos in VERBAL_POS else clause_above(verb)
        if above is None or verb.dep in NOUN_CLAUSE_DEPS:
            return False
        verb = above
    return False


def _is_unsure(verb: Word) -> bool:
    if verb.dep == "conj":
        return False
    if verb.dep in NOUN_CLAUSE_DEPS:
        return not _is_certain_of_noun(verb)
    above = clause_above(verb)
    if above is None:
        return False
    if verb.dep == "xcomp":
        return merges(verb) is None and above.child("dobj") is not None and above.lemma not in _OBJECT_CONTROL
    if verb.dep == "pcomp":
        return _is_unsure_gerund(verb, above)
    return verb.dep == "advcl" and is_passive(above) and not is_passive(verb)


def _is_certain_of_noun(verb: Word) -> bool:
    """Whether the subject is the noun: of a participle, and of an infinitive after "first" and the like."""
    noun = verb.head
    if verb.tag in PARTICIPLE_TAGS and not has_aux(verb, "to"):
        return True
    return noun.child("poss") is not None or any(w.lower in CONTROL.ranking or w.tag == "JJS" for w in noun.children)


def _is_unsure_gerund(verb: Word, above: Word) -> bool:
    preposition = verb.head
    controlled = (above.lemma, preposition.lower) in _GERUND_CONTROL or is_ground(preposition, above)
    if preposition.lower in CONJUNCTIONS.temporal or controlled:
        return False  # "was arrested after shooting a guard"
    if preposition.head.pos in VERBAL_POS:
        return is_passive(above) and not is_passive(verb)  # "was solved by clearing the area"
    return preposition.head.pos == "NOUN"  # "progress in clearing the area"

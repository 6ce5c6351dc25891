"""The logical subject of a verb: its own, or the one that relatives, coordination and control lend it."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import CONTROL, LIGHT_VERBS, PRONOUNS, SPEECH
from triplewire.extract.syntax.phrases import VERBAL
from triplewire.extract.syntax.relatives import antecedent, is_relative, relative_head
from triplewire.extract.syntax.tree import Word

__all__ = [
    "SUBJECTS", "antecedent", "belongs_above", "clause_above", "has_aux", "is_passive", "is_past_tense", "is_purpose",
    "is_relative", "merges", "own_subject", "relative_head", "subject",
]  # fmt: skip

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SUBJECT_CONTROL = CONTROL.subject_control  # promise X to leave: the subject leaves
_CONTROL = CONTROL.object_control | SUBJECT_CONTROL
TOUGH = CONTROL.tough  # easy to find: the subject is found
_CONTROL_BY = frozenset(tuple(entry.split()) for entry in CONTROL.preposition_control)
_GERUND_CONTROL = frozenset(tuple(entry.split()) for entry in CONTROL.gerund_control)
_TRANSITIVE = CONTROL.transitive_only
_SPEAKING = SPEECH.say | SPEECH.think | SPEECH.accuse | SPEECH.deny | SPEECH.call
_MINDED = PRONOUNS.minded
_DEEPEST = 8  # clauses within clauses; a guard, not a limit that text reaches
_LIGHT = LIGHT_VERBS.light  # whose object tells what the subject does


def own_subject(verb: Word) -> Word | None:
    """The subject that stands beside the verb, the relative pronoun included."""
    return next((w for w in verb.children if w.dep in SUBJECTS), None)


def has_aux(verb: Word, lower: str) -> bool:
    """Whether the verb has this auxiliary ("to", ...) of its own."""
    return any(w.dep == "aux" and w.lower == lower for w in verb.children)


def is_passive(verb: Word) -> bool:
    """Whether the logical subject is the one acted on."""
    if any(w.dep in {"nsubjpass", "auxpass"} for w in verb.children):
        return True
    if verb.dep == "conj" and verb.lemma in _TRANSITIVE and not verb.child("dobj", "aux", "nsubj", "ccomp"):
        return is_passive(verb.head)
    if verb.tag != "VBN" or any(w.dep == "aux" for w in verb.children) or is_past_tense(verb):
        return False
    if verb.dep == "conj":
        return is_passive(verb.head)
    return verb.dep in {"acl", "advcl", "relcl", "xcomp", "ccomp", "ROOT"} and own_subject(verb) is None


def is_past_tense(verb: Word) -> bool:
    """Whether a participle after a passive is in truth a past tense: it has an object ("was held and accused him")."""
    if verb.tag != "VBN" or verb.dep != "conj" or verb.child("dobj") is None:
        return False
    return verb.head.child("auxpass") is not None and verb.child("aux", "auxpass") is None


def belongs_above(verb: Word) -> bool:
    """Whether a coordinated verb goes on from the verb of saying, in "said the cause was open and accused the crew".

    The parser hangs it on the clause that is said; but it says something itself, and what is said has an auxiliary or
    a copula.
    """
    said = verb.head
    saying = said.head
    return (
        verb.dep == "conj"
        and said.dep == "ccomp"
        and saying.i < said.i
        and (verb.tag in {"VBD", "VBP", "VBZ"} or is_past_tense(verb))
        and verb.lemma in _SPEAKING
        and saying.lemma in _SPEAKING
        and own_subject(verb) is None
        and (said.lemma == "be" or any(w.dep in {"aux", "auxpass"} for w in said.children))
        and not any(w.dep in {"aux", "auxpass"} for w in verb.children)
    )


def clause_above(word: Word) -> Word | None:
    """The verb whose clause the word stands in."""
    for above in word.ancestors():
        if above.pos in VERBAL and above.dep not in {"aux", "auxpass", "amod", "compound"}:
            return above
    return None


def merges(verb: Word) -> Word | None:
    """The verb above that only opens this one's group ("voted to hold", "was able to start", "was forced to pay")."""
    if verb.dep != "xcomp" or own_subject(verb) or (verb.tag == "VBN" and not verb.child("aux", "auxpass")):
        return None
    above = verb.head
    if above.pos == "ADJ" and above.dep == "acomp":
        return above.head if above.lemma not in TOUGH else None
    if above.pos not in VERBAL:
        return None
    if is_purpose(verb) or (_controlling_object(above) and above.lemma not in SUBJECT_CONTROL):
        return None
    return above


def is_purpose(verb: Word) -> bool:
    """Whether an infinitive behind an object is the subject's purpose, though parsed as a complement."""
    above = verb.head
    if verb.dep != "xcomp" or above.pos not in VERBAL or above.child("dobj") is None or not has_aux(verb, "to"):
        return False
    return above.lemma not in _CONTROL


def subject(verb: Word, depth: int = 0) -> Word | None:
    """The head of the logical subject, None where the text leaves it open."""
    own = own_subject(verb)
    if own is not None:
        return _meant(own, verb)
    if depth > _DEEPEST:
        return None
    if verb.dep == "conj":
        above = verb.head.head if belongs_above(verb) else verb.head
        return subject(above, depth + 1) if above.pos in VERBAL and above.i < verb.i else None
    if verb.dep in {"acl", "relcl"}:
        return verb.head if _holds_saying(verb) else _of_noun(verb, depth)
    return _of_complement(verb, depth) if verb.dep == "xcomp" else _of_adverbial(verb, depth)


def _holds_saying(verb: Word) -> bool:
    """Whether a relative clause without a pronoun has what others say inside: "a man they say sold the rifle"."""
    return verb.dep == "relcl" and any(w.dep == "parataxis" and w.i < verb.i for w in verb.children)


def _meant(own: Word, verb: Word) -> Word | None:
    """The noun that a relative pronoun stands for, or the word itself."""
    if not is_relative(own) or own.tag == "DT":
        return None if own.tag in {"WP", "WDT"} else own
    noun = relative_head(verb)
    return antecedent(verb, noun, own.lower) if noun else None


def _controlling_object(verb: Word) -> Word | None:
    """The object, or what stands after the preposition in "called on the mayor to resign"."""
    for child in verb.children:
        if child.dep in {"dobj", "dative"} and child.pos != "ADP":
            return child
        if child.dep == "prep" and (verb.lemma, child.lower) in _CONTROL_BY and (governed := child.child("pobj")):
            return governed
    return None


def _of_complement(verb: Word, depth: int) -> Word | None:
    above = verb.head
    if above.pos == "ADJ":
        if above.lemma in TOUGH:
            return None
        above = above.head
    if above.pos not in VERBAL:
        return None
    controlling = _controlling_object(above)
    if controlling and above.lemma not in SUBJECT_CONTROL and not is_purpose(verb) and not is_passive(above):
        return _meant(controlling, above)
    found = subject(above, depth + 1)
    idle = above.lemma == "be" and verb.head.lemma not in _MINDED
    return None if idle and found is not None and found.lower == "it" else found


def _of_noun(verb: Word, depth: int) -> Word | None:
    """A participle says something of its noun; so does an infinitive after "first", "last", "only" and the like."""
    noun = verb.head
    if verb.tag in {"VBG", "VBN"} and not has_aux(verb, "to"):
        above = clause_above(noun) if verb.lower == "aged" and noun.ent != "PERSON" and noun.dep != "nsubj" else None
        return subject(above, depth + 1) if above is not None else noun
    if has_aux(verb, "to"):
        if any(w.lower in {"first", "last", "only", "next"} or w.tag == "JJS" for w in noun.children):
            return noun
        owner = noun.child("poss")
        if owner is not None and owner.pos != "PRON":
            return owner
        above = clause_above(noun)
        held = above is not None and noun.dep == "dobj" and above.lemma in _LIGHT  # "made a decision to strike"
        return subject(above, depth + 1) if above is not None and (held or noun.lower == "order") else None
    return None


def _of_adverbial(verb: Word, depth: int) -> Word | None:
    """Non-finite adverbials and gerunds take the subject of the clause that they stand in."""
    finite = verb.tag in {"VBD", "VBZ", "VBP"} or verb.tag == "MD"
    bare = verb.tag == "VB" and not has_aux(verb, "to")
    if verb.dep in {"advcl", "pcomp", "ccomp", "prep"} and not finite and not bare:
        above = clause_above(verb)
        if above is None:
            return None
        return _blamed(verb, above) or subject(above, depth + 1)
    return None


def _blamed(verb: Word, above: Word) -> Word | None:
    """Whom the verb above has do what a gerund says: "accused the mayor of lying", "found him guilty of lying"."""
    if verb.dep != "pcomp" or is_passive(above):
        return None
    preposition = verb.head
    found = above.child("dobj")
    if preposition.head.pos == "ADJ":
        return own_subject(preposition.head) or found
    return found if (above.lemma, preposition.lower) in _GERUND_CONTROL else None

"""The logical subject of a verb: its own, or the one that relatives, coordination and control lend it."""

from __future__ import annotations

from extract.lexicon import words
from extract.parse import Word
from extract.phrases import VERBAL

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"who", "whom", "which", "that"})
_LEXICON = words("control")
SUBJECT_CONTROL = _LEXICON["subject_control"]  # promise X to leave: the subject leaves
TOUGH = _LEXICON["tough"]  # easy to find: the subject is found
_DEEPEST = 8  # clauses within clauses; a guard, not a limit that text reaches
_LIGHT = words("light_verbs")["light"]  # whose object tells what the subject does


def own_subject(verb: Word) -> Word | None:
    """The subject that stands beside the verb, the relative pronoun included."""
    return next((w for w in verb.children if w.dep in SUBJECTS), None)


def is_relative(word: Word) -> bool:
    """Whether the word is a pronoun that a relative clause opens with."""
    return word.lower in _RELATIVES and word.tag in {"WDT", "WP", "IN", "DT"}


def has_aux(verb: Word, lower: str) -> bool:
    """Whether the verb has this auxiliary ("to", ...) of its own."""
    return any(w.dep == "aux" and w.lower == lower for w in verb.children)


def is_passive(verb: Word) -> bool:
    """Whether the logical subject is the one acted on."""
    if any(w.dep in {"nsubjpass", "auxpass"} for w in verb.children):
        return True
    if verb.tag != "VBN" or any(w.dep == "aux" for w in verb.children):
        return False
    if verb.dep == "conj":
        return is_passive(verb.head)
    return verb.dep in {"acl", "advcl", "relcl", "xcomp", "ccomp", "ROOT"} and own_subject(verb) is None


def relative_head(verb: Word) -> Word | None:
    """The noun whose relative clause the verb stands in, through complements and coordination."""
    while verb.dep in {"conj", "ccomp", "xcomp"} and verb.head.pos in VERBAL | {"ADJ"}:
        verb = verb.head
    return verb.head if verb.dep == "relcl" else None


def antecedent(verb: Word, noun: Word, pronoun: str = "") -> Word:
    """Who the relative pronoun stands for: `noun`, or the noun above it that fits verb and pronoun better."""
    number = _number(verb)
    above = noun.head.head if noun.dep == "pobj" else None
    if pronoun == "which" and noun.ent == "PERSON" and above and above.pos == "NOUN":
        return above
    if number and above and above.pos in {"NOUN", "PROPN"} and noun.tag in {"NN", "NNS"} and above.tag in {"NN", "NNS"}:
        plural = number == "plural"
        if (noun.tag == "NNS") != plural and (above.tag == "NNS") == plural:
            return above
    return noun


def _number(verb: Word) -> str:
    finite = next((w for w in verb.children if w.dep in {"aux", "auxpass"}), verb)
    if finite.tag == "VBZ" or finite.lower == "was":
        return "singular"
    return "plural" if finite.tag == "VBP" or finite.lower == "were" else ""


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
    if _controlling_object(above) and above.lemma not in SUBJECT_CONTROL:
        return None
    return above


def subject(verb: Word, depth: int = 0) -> Word | None:
    """The head of the logical subject, None where the text leaves it open."""
    own = own_subject(verb)
    if own is not None:
        return _meant(own, verb)
    if depth > _DEEPEST:
        return None
    if verb.dep == "conj":
        above = verb.head
        return subject(above, depth + 1) if above.pos in VERBAL and above.i < verb.i else None
    if verb.dep in {"acl", "relcl"}:
        return _of_noun(verb, depth)
    return _of_complement(verb, depth) if verb.dep == "xcomp" else _of_adverbial(verb, depth)


def _meant(own: Word, verb: Word) -> Word | None:
    """The noun that a relative pronoun stands for, or the word itself."""
    if not is_relative(own) or own.tag == "DT":
        return None if own.tag in {"WP", "WDT"} else own
    noun = relative_head(verb)
    return antecedent(verb, noun, own.lower) if noun else None


def _controlling_object(verb: Word) -> Word | None:
    return next((w for w in verb.children if w.dep in {"dobj", "dative"} and w.pos != "ADP"), None)


def _of_complement(verb: Word, depth: int) -> Word | None:
    above = verb.head
    if above.pos == "ADJ":
        if above.lemma in TOUGH:
            return None
        above = above.head
    if above.pos not in VERBAL:
        return None
    controlling = _controlling_object(above)
    if controlling and above.lemma not in SUBJECT_CONTROL and not is_passive(above):
        return _meant(controlling, above)
    found = subject(above, depth + 1)
    return None if found is not None and found.lower == "it" and above.lemma == "be" else found


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
        return subject(above, depth + 1) if above is not None else None
    return None

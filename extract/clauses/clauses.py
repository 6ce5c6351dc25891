"""From a parsed sentence to its clauses: who does or is what, with every complement, as word groups.

The one place that reads subjects, objects and complements off the dependency tree; triples, events, attribution and
relations all start from here.
"""

from __future__ import annotations

from dataclasses import replace

from triplewire.extract.clauses.clause import Argument, ArgumentRole, Clause, ClauseKind, Link
from triplewire.extract.clauses.complements import (
    arguments,
    is_parataxis,
    noun_phrases,
    opened,
    prepositional,
    said_around,
)
from triplewire.extract.clauses.nominal import nominal_clauses
from triplewire.extract.lexicon.lists import ADVERBIALS, SPEECH
from triplewire.extract.syntax.control import (
    belongs_above,
    clause_above,
    has_aux,
    is_passive,
    is_past_tense,
    merges,
    own_subject,
    subject,
)
from triplewire.extract.syntax.phrases import VERBAL, conjuncts, phrase, span
from triplewire.extract.syntax.relatives import is_relative, relative_clause
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.syntax.verb_groups import predicate

__all__ = ["Argument", "ArgumentRole", "Clause", "ClauseKind", "Link", "find_clauses"]

_NO_CLAUSE = frozenset({"aux", "auxpass", "amod", "compound", "prep", "mark", "nmod", "case", "punct", "cc", "intj"})
_SPEAKING = SPEECH.say | SPEECH.think | SPEECH.accuse | SPEECH.call


def find_clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """All clauses of a prepared sentence, in the order of their heads."""
    found = [_clause(w, sentence) for w in sentence.words if w.pos in VERBAL and w.dep not in _NO_CLAUSE]
    return tuple(sorted((*found, *nominal_clauses(sentence)), key=lambda clause: clause.head.i))


def _clause(verb: Word, sentence: Sentence) -> Clause:
    group = predicate(verb)
    complements = _complements(verb, group)
    subjects, inherited = _subjects(verb)
    existential = any(w.dep == "expl" and w.lower == "there" for w in verb.children)
    if existential:
        subjects = [a for a in complements if a.role == "attribute"] or subjects
        complements = [a for a in complements if a.role != "attribute"]
    complements += _shared(verb, complements)
    return Clause(
        head=verb,
        kind="existential" if existential else "copular" if verb.lemma == "be" else "verbal",
        predicate=group,
        subjects=tuple(subjects),
        arguments=tuple(complements),
        link=_link(verb),
        passive=is_passive(verb),
        negated=_negated(verb, group, (*subjects, *complements)),
        governor=clause_above(verb),
        inherited=inherited,
        opens=opened(verb) is not None,
        asks=_asks(verb, sentence),
    )


def _complements(verb: Word, group: tuple[Word, ...]) -> list[Argument]:
    """What the verb has itself, with what hangs on a noun of its group and on a verb above that only opens it."""
    found = [a for a in arguments(verb) if a.head not in group]
    for noun in group:
        if noun.dep == "dobj":
            found += [a for w in noun.children if w.dep == "prep" for a in prepositional(verb, w, "oblique")]
    if not any(a.role == "clause" for a in found):
        found += said_around(verb)
    opener, below = merges(verb), opened(verb)
    if opener is not None:
        found += [a for a in arguments(opener) if _circumstance(a, opener, verb)]
    if below is not None:
        found = [a for a in found if not _circumstance(a, verb, below)]
    return found


def _circumstance(argument: Argument, opener: Word, verb: Word) -> bool:
    """What frames the opener as a whole is said of the verb that it opens: "in May they began to talk"."""
    return (
        argument.role in {"oblique", "adverb"}
        and not argument.antecedent
        and (argument.head.i < opener.i or argument.head.i > verb.i)
    )


def _subjects(verb: Word) -> tuple[list[Argument], bool]:
    head = subject(verb)
    if head is None:
        clausal = verb.child("csubj", "csubjpass")
        return ([Argument(clausal, span(clausal), "clause")] if clausal and _may_be_subject(clausal) else []), False
    if head.pos in VERBAL and not _may_be_subject(head):
        return [], False
    own = own_subject(verb)
    if own is not None and own is not head:
        return _antecedents(verb, head), True
    if head.lower == "there" and head.dep == "expl":
        return [], False
    relative = relative_clause(verb)
    found = list(noun_phrases(head, "object", without=(relative,) if relative else ()))
    if own is not None and own.i < verb.i:  # what stands behind the verb is none of the subject, wherever it hangs
        found = [replace(a, words=tuple(w for w in a.words if w.i < verb.i)) for a in found]
    return found, own is None


def _may_be_subject(clause: Word) -> bool:
    """Whether a clause can be what something is said of; a finite one needs a word that opens it.

    "Residents said rebels had mined ..." is none, whatever the parser takes it for; nor is what somebody says of a
    thing not named: "what critics charge is a blunder".
    """
    opening = [w for w in clause.subtree() if w.i < clause.i and (w.dep == "mark" or w.tag in {"WP", "WDT", "WRB"})]
    if clause.tag not in {"VBD", "VBZ", "VBP"}:
        return True
    inserted = clause.lemma in _SPEAKING and clause.head.lemma == "be" and clause.head.dep in {"ccomp", "pcomp"}
    return bool(opening) and not inserted


def _antecedents(verb: Word, noun: Word) -> list[Argument]:
    """The antecedent of a relative pronoun; all conjuncts where the verb is plural and the noun is not."""
    heads, relative = [noun], relative_clause(verb)
    if noun.dep == "conj" and noun.tag in {"NN", "NNP"}:
        finite = next((w for w in verb.children if w.dep in {"aux", "auxpass"}), verb)
        if finite.tag == "VBP" or finite.lower == "were":
            heads = conjuncts(noun.head)
    return [Argument(h, phrase(h, without=(relative,) if relative else ()), "object", antecedent=True) for h in heads]


def _shared(verb: Word, own: list[Argument]) -> list[Argument]:
    """In "buy and sell gas" and "was struck and killed by a bomb" what follows the last verb belongs to both."""
    later = next((w for w in verb.children if w.dep == "conj" and w.pos in VERBAL), None)
    if (
        later is None
        or later.tag != verb.tag
        or is_past_tense(later)
        or any(a.head.i > verb.i and not a.antecedent for a in own)
    ):
        return []
    if any(verb.i < w.i < later.i and w.dep not in {"cc", "advmod", "neg"} for w in (*verb.children, *later.children)):
        return []
    if own_subject(later) is not None:
        return []
    return [a for a in arguments(later) if a.head.i > later.i]


_LINKS: dict[str, Link] = {
    "relcl": "relative", "xcomp": "infinitive", "ccomp": "complement", "pcomp": "gerund", "csubj": "gerund",
    "pobj": "gerund", "nsubj": "gerund", "dobj": "gerund", "attr": "gerund",
}  # fmt: skip


def _link(verb: Word) -> Link:
    while verb.dep == "conj" and verb.head.pos in VERBAL:
        verb = verb.head.head if belongs_above(verb) else verb.head
    if is_parataxis(verb):
        return "main"
    if verb.dep == "advcl" and own_subject(verb) is not None:
        return "adverbial"
    if verb.dep in {"acl", "advcl"} or (verb.dep == "relcl" and own_subject(verb) is None):
        if has_aux(verb, "to"):
            return "infinitive"
        return "participle" if verb.dep == "advcl" or verb.tag in {"VBG", "VBN"} else "complement"
    return _LINKS.get(verb.dep, "main")


def _negated(verb: Word, group: tuple[Word, ...], around: tuple[Argument, ...]) -> bool:
    if any(w.dep == "neg" or w.lower in ADVERBIALS.negative for w in group):
        return True
    direct = [a for a in around if a.role in {"object", "attribute"} and not a.preposition]
    return any(a.words and a.words[0].lower in {"no", "neither"} for a in direct) and verb.pos in VERBAL


def _asks(verb: Word, sentence: Sentence) -> bool:
    """Questions, and commands (a bare verb without a subject at the top)."""
    top = verb
    while top.dep == "conj" and top.head.pos in VERBAL:
        top = top.head
    if top.dep == "ROOT" and top.tag == "VB" and not top.child("nsubj", "nsubjpass", "csubj", "expl", "aux"):
        return True
    if _inverted(verb):
        return True
    return sentence.words[-1].text == "?" and _link(verb) not in {"relative", "participle", "adverbial"}


def _inverted(verb: Word) -> bool:
    """The auxiliary before the subject, and nothing before it: "did he resign", "had it rained"."""
    own = own_subject(verb)
    first = min((w for w in verb.children if w.dep in {"aux", "auxpass"}), key=_position, default=None)
    if own is None or first is None or first.i > own.i or is_relative(own):
        return False
    return not any(w.i < first.i and w.dep not in {"punct", "cc", "advcl", "ccomp"} for w in verb.children)


def _position(word: Word) -> int:
    return word.i

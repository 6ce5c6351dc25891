"""The clauses of a parsed sentence: who does or is what, with every complement, as word groups.

Subjects, objects and complements are read off the dependency tree here and nowhere else; triples, events, attribution
and relations start from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from triplewire.extract.clauses.clausal_complements import (
    clause_around_parenthesis,
    is_parataxis,
    opened_infinitive,
)
from triplewire.extract.clauses.clause import Argument, ArgumentRole, Clause, ClauseKind, Link
from triplewire.extract.clauses.complements import complements, prepositional
from triplewire.extract.clauses.nominal import nominal_clauses
from triplewire.extract.clauses.noun_arguments import noun_phrases
from triplewire.extract.clauses.understood import is_inferred
from triplewire.extract.lexicon.labels import (
    AUXILIARY_DEPS,
    BEFORE_INVERSION_DEPS,
    BETWEEN_SHARING_VERBS_DEPS,
    CLAUSAL_SUBJECT_DEPS,
    FINITE_VERB_TAGS,
    PARTICIPLE_CLAUSE_DEPS,
    PARTICIPLE_TAGS,
    QUESTION_ARGUMENT_TAGS,
    SINGULAR_TAGS,
    VERBAL_POS,
    WITHIN_PHRASE_DEPS,
)
from triplewire.extract.lexicon.lists import ADVERBIALS, CONTROL, FACTUALITY, SPEECH
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
from triplewire.extract.syntax.phrases import conjuncts, phrase, span
from triplewire.extract.syntax.relatives import cleft_copula, is_relative, relative_clause
from triplewire.extract.syntax.tree import Sentence, Word, position
from triplewire.extract.syntax.verb_groups import predicate

__all__ = ["Argument", "ArgumentRole", "Clause", "ClauseKind", "Link", "find_clauses"]

_SPEAKING = SPEECH.say | SPEECH.think | SPEECH.accuse | SPEECH.call


def find_clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """All clauses of a prepared sentence, in the order of their heads."""
    found = [_clause(w, sentence) for w in sentence.words if w.pos in VERBAL_POS and w.dep not in WITHIN_PHRASE_DEPS]
    return tuple(sorted((*found, *nominal_clauses(sentence)), key=lambda clause: clause.head.i))


def _clause(verb: Word, sentence: Sentence) -> Clause:
    group = predicate(verb)
    found = _complements(verb, group)
    subjects, inherited = _subjects(verb)
    existential = any(w.dep == "expl" and w.lower == "there" for w in verb.children)
    if existential:
        subjects = [a for a in found if a.role == "attribute"] or subjects
        found = [a for a in found if a.role != "attribute"]
    found += _shared(verb, found)
    return Clause(
        head=verb,
        kind="existential" if existential else "copular" if verb.lemma == "be" else "verbal",
        predicate=group,
        subjects=tuple(subjects),
        arguments=tuple(found),
        link=_link(verb),
        passive=is_passive(verb),
        negated=_negated(verb, group, (*subjects, *found)),
        governor=clause_above(verb),
        inherited=inherited,
        inferred=inherited and is_inferred(verb),
        opens=opened_infinitive(verb) is not None,
        asks=_asks(verb, sentence),
    )


def _complements(verb: Word, group: tuple[Word, ...]) -> list[Argument]:
    """Return the verb's own complements, those of a noun in its group, and those of a verb that only opens it."""
    found = [a for a in complements(verb) if a.head not in group]
    for noun in group:
        if noun.dep == "dobj":
            found += [a for w in noun.children if w.dep == "prep" for a in prepositional(verb, w, "oblique")]
    if not any(a.role == "clause" for a in found):
        found += clause_around_parenthesis(verb)
    opener, below = merges(verb), opened_infinitive(verb)
    if opener is not None:
        found += [a for a in complements(opener) if _is_circumstance(a, opener, verb)]
    if below is not None:
        found = [a for a in found if not _is_circumstance(a, verb, below)]
    return found


def _is_circumstance(argument: Argument, opener: Word, verb: Word) -> bool:
    """Whether an argument of the opener modifies the verb that it opens: "in May they began to talk"."""
    return (
        argument.role in {"oblique", "adverb"}
        and not argument.antecedent
        and (argument.head.i < opener.i or argument.head.i > verb.i)
    )


def _subjects(verb: Word) -> tuple[list[Argument], bool]:
    """Return the logical subjects, and whether they stand in another clause."""
    head = subject(verb)
    if head is None:
        clausal = verb.child(*CLAUSAL_SUBJECT_DEPS)
        return ([Argument(clausal, span(clausal), "clause")] if clausal and _may_be_subject(clausal) else []), False
    if head.pos in VERBAL_POS and not _may_be_subject(head):
        return [], False
    own = own_subject(verb)
    if own is not None and own is not head:
        return _antecedents(verb, head), True
    if head.lower == "there" and head.dep == "expl":
        return [], False
    relative = relative_clause(verb)
    found = list(noun_phrases(head, "object", without=(relative,) if relative else ()))
    if own is not None and own.i < verb.i:
        found = [before for argument in found for before in _before(verb, argument)]
    return found, own is None


def _before(verb: Word, subject: Argument) -> Iterator[Argument]:
    """The part of a subject before its verb: what follows is not part of it, whatever the parser attaches it to."""
    words = tuple(w for w in subject.words if w.i < verb.i)
    if words:
        yield replace(subject, words=words)


def _may_be_subject(clause: Word) -> bool:
    """Whether a clause can be a subject; a finite one needs a word that opens it.

    "Residents said rebels had mined ..." cannot, whatever its label; nor can the clause of saying in "what critics
    charge is a blunder".
    """
    opening = [w for w in clause.subtree() if w.i < clause.i and (w.dep == "mark" or w.tag in QUESTION_ARGUMENT_TAGS)]
    if clause.tag not in FINITE_VERB_TAGS:
        return True
    inserted = clause.lemma in _SPEAKING and clause.head.lemma == "be" and clause.head.dep in {"ccomp", "pcomp"}
    return bool(opening) and not inserted


def _antecedents(verb: Word, noun: Word) -> list[Argument]:
    """Return the antecedent of a relative pronoun; all conjuncts where the verb is plural and the noun is not."""
    heads, relative = [noun], relative_clause(verb)
    if noun.dep == "conj" and noun.tag in SINGULAR_TAGS:
        finite = next((w for w in verb.children if w.dep in AUXILIARY_DEPS), verb)
        if finite.tag == "VBP" or finite.lower == "were":
            heads = conjuncts(noun.head)
    return [Argument(h, phrase(h, without=(relative,) if relative else ()), "object", antecedent=True) for h in heads]


def _shared(verb: Word, own: list[Argument]) -> list[Argument]:
    """Return what a verb shares with a later one: "buy and sell gas", "was struck and killed by a bomb".

    A goal or source is the later verb's own: "resigned and fled | to Chad".
    """
    later = next((w for w in verb.children if w.dep == "conj" and w.pos in VERBAL_POS), None)
    if (
        later is None
        or later.tag != verb.tag
        or verb.lemma in CONTROL.objectless
        or is_past_tense(later)
        or any(a.head.i > verb.i and not a.antecedent for a in own)
    ):
        return []
    if any(
        verb.i < w.i < later.i and w.dep not in BETWEEN_SHARING_VERBS_DEPS for w in (*verb.children, *later.children)
    ):
        return []
    if own_subject(later) is not None or any(w.dep == "advmod" and w.i > verb.i for w in verb.children):
        return []
    behind = [a for a in complements(later) if a.head.i > later.i and a.role != "attribute"]
    return [a for a in behind if not any(word.lower in CONTROL.unshared for word in a.preposition)]


_LINKS: dict[str, Link] = {
    "relcl": "relative", "xcomp": "infinitive", "ccomp": "complement", "pcomp": "gerund", "csubj": "gerund",
    "pobj": "gerund", "nsubj": "gerund", "dobj": "gerund", "attr": "gerund",
}  # fmt: skip


def _link(verb: Word) -> Link:
    while verb.dep == "conj" and verb.head.pos in VERBAL_POS:
        verb = verb.head.head if belongs_above(verb) else verb.head
    if is_parataxis(verb):
        return "main"
    if verb.dep == "advcl" and own_subject(verb) is not None:
        return "adverbial"
    if verb.dep in PARTICIPLE_CLAUSE_DEPS or (verb.dep == "relcl" and own_subject(verb) is None):
        if has_aux(verb, "to"):
            return "infinitive"
        return "participle" if verb.dep == "advcl" or verb.tag in PARTICIPLE_TAGS else "complement"
    return _LINKS.get(verb.dep, "main")


def _negated(verb: Word, group: tuple[Word, ...], around: tuple[Argument, ...]) -> bool:
    if any(w.dep == "neg" or w.lower in ADVERBIALS.negative for w in group):
        return True
    direct = [a for a in around if a.role in {"object", "attribute"} and not a.preposition]
    return (
        any(a.words and a.words[0].lower in FACTUALITY.negative_determiners for a in direct) and verb.pos in VERBAL_POS
    )


def _asks(verb: Word, sentence: Sentence) -> bool:
    """Whether it is a question, or a command (a bare verb without a subject as the root)."""
    top = verb
    while top.dep == "conj" and top.head.pos in VERBAL_POS:
        top = top.head
    if top.dep == "ROOT" and top.tag == "VB" and not top.child("nsubj", "nsubjpass", "csubj", "expl", "aux"):
        return True
    if _is_inverted(verb):
        return True
    if verb.dep == "relcl" and (copula := cleft_copula(verb)) is not None:
        return _asks(copula, sentence)
    return sentence.words[-1].text == "?" and _link(verb) not in {"relative", "participle", "adverbial"}


def _is_inverted(verb: Word) -> bool:
    """Whether an auxiliary precedes the subject and nothing precedes it: "did he resign", "had it rained"."""
    own = own_subject(verb)
    first = min((w for w in verb.children if w.dep in AUXILIARY_DEPS), key=position, default=None)
    if own is None or first is None or first.i > own.i or is_relative(own):
        return False
    return not any(w.i < first.i and w.dep not in BEFORE_INVERSION_DEPS for w in verb.children)

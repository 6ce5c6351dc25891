"""The complements of a verb: objects, obliques, clauses and adverbs, each conjunct an argument of its own."""

from __future__ import annotations

from collections.abc import Container, Iterator

from triplewire.extract.clauses.clause import Argument, ArgumentRole
from triplewire.extract.lexicon.lists import ADVERBIALS, SPEECH
from triplewire.extract.syntax.control import belongs_above, has_aux, is_purpose, merges, own_subject
from triplewire.extract.syntax.phrases import VERBAL, after_comma, conjuncts, phrase, span, trim
from triplewire.extract.syntax.prepositions import comments, preposition
from triplewire.extract.syntax.relatives import is_relative, relative_head
from triplewire.extract.syntax.tree import Word

_OBJECTS: dict[str, ArgumentRole] = {
    "dobj": "object", "attr": "attribute", "acomp": "attribute", "oprd": "attribute", "dative": "indirect",
}  # fmt: skip
_TIME_PLACE = ADVERBIALS.time_place
_REPORTING = SPEECH.say | SPEECH.think | SPEECH.quote
_CONTRAST = frozenset(
    {"although", "though", "whereas", "while", "than", "except", "albeit", "even"}
)  # say nothing of the verb
_ADDRESSING = frozenset({"tell", "inform", "remind", "warn", "assure", "advise", "notify", "ask", "promise"})
_BREAKS = frozenset({";", ":", "-", "\N{EN DASH}", "\N{EM DASH}", "--"})
_TIMES = frozenset({"DATE", "TIME"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def arguments(verb: Word) -> list[Argument]:
    """The complements of a verb in the order of the text, with those that a relative clause lends."""
    found: list[Argument] = []
    for child in verb.children:
        found += _argument(verb, child)
    if not any(a.antecedent for a in found):
        found += _gap(verb, found)
    return found


def noun_phrases(
    noun: Word, role: ArgumentRole, preposition: tuple[Word, ...] = (), without: Container[Word] = ()
) -> Iterator[Argument]:
    """One argument a conjunct, or one for all where they are what is between them or an alternative.

    `without` are dependents that belong elsewhere.
    """
    together = bool(preposition) and preposition[-1].lower in {"between", "among", "amongst"}
    heads = [noun] if together else conjuncts(noun)
    if len(heads) == 1:
        whole = together or noun.child("conj") is not None
        yield from _modified(noun, role, preposition, whole=whole, without=without)
        return
    for head in heads:
        for made in _modified(head, role, preposition, whole=False, without=without):
            yield _with_shared(made, noun, last=head is heads[-1]) if head is not noun else made


def _modified(
    head: Word, role: ArgumentRole, preposition: tuple[Word, ...], *, whole: bool, without: Container[Word]
) -> Iterator[Argument]:
    """One argument, or two in "Israeli and Russian forces", where names are coordinated before a noun in the plural."""
    made = phrase(head, whole=whole, without=without)
    first = next((w for w in head.children if w.dep == "amod" and w.ent == "NORP" and w.child("conj")), None)
    names = conjuncts(first) if first and head.tag in {"NNS", "NNPS"} else []
    if len(names) < 2 or not all(w.ent == "NORP" for w in names):
        yield Argument(head, made, role, preposition)
        return
    both = {w.i for name in names for w in (name, *name.children)}
    for name in names:
        yield Argument(head, trim(w for w in made if w.i not in both or w is name), role, preposition)


def _with_shared(made: Argument, first: Word, *, last: bool) -> Argument:
    """In "his wife and children" the second has the first one's possessor or article where it needs one.

    The last has the "of" that the parser hangs on the first ("a minister and mother of two").
    """
    head = made.head
    if last:
        after = [
            w
            for child in first.children
            if child.dep == "prep" and child.lower == "of" and child.i > head.i
            for w in span(child)
        ]
        made = Argument(head, made.words + tuple(after), made.role, made.preposition)
    if head.pos != "NOUN" or any(w.dep in {"det", "poss", "nummod", "amod"} for w in head.children):
        return made
    shared = first.child("poss") or (first.child("det") if head.tag == "NN" and first.tag == "NN" else None)
    if shared is None or shared.i > first.i:
        return made
    return Argument(head, (*span(shared), *made.words), made.role, made.preposition)


def _argument(verb: Word, child: Word) -> Iterator[Argument]:
    dep = child.dep
    if dep in _OBJECTS and child.pos != "ADP":
        second = dep == "dobj" and any(w.dep == "dobj" and w.i > child.i and w.pos in _NAMING for w in verb.children)
        yield from _object(verb, child, "indirect" if second else _OBJECTS[dep])
    elif dep in {"prep", "agent", "dative"} and child.lower != "according":
        yield from prepositional(verb, child, "agent" if dep == "agent" else "oblique")
    elif dep == "xcomp" or (dep == "ccomp" and not is_parataxis(child)):
        yield from _complement_clause(child)
    elif dep == "advcl":
        yield from _adverbial_clause(child)
    elif dep in {"npadvmod", "advmod"} and (child.lower in _TIME_PLACE or (child.ent in _TIMES and dep == "npadvmod")):
        yield Argument(child, phrase(child), "adverb")


def _object(verb: Word, child: Word, role: ArgumentRole) -> Iterator[Argument]:
    if is_relative(child) and child.i < verb.i:
        noun = relative_head(verb)
        if noun is not None:
            yield _lent(noun, role)
        return
    if child.tag in {"WP", "WDT", "WRB"} or child.pos == "ADV":
        return
    if child.pos in {"ADJ", "VERB"}:
        yield Argument(child, span(child), role)
    else:
        loose = [w for head in conjuncts(child) for w in head.children if _is_loose(w, child)]
        yield from noun_phrases(child, role, without=loose)
        for prep in loose:
            yield from prepositional(verb, prep, "oblique")


def _is_loose(prep: Word, first: Word) -> bool:
    """Whether a preposition that the parser hangs on an object says something of the verb.

    It does behind a later conjunct, when it tells a time, and on the name of a person.
    """
    if prep.dep != "prep" or prep.lower == "of" or prep.i < prep.head.i:
        return False
    later, governed = first.child("conj"), prep.child("pobj")
    if later is not None and prep.head is first and prep.i > later.i:
        return True
    return prep.head.ent == "PERSON" or (governed is not None and governed.ent in _TIMES)


def _is_circumstance(prep: Word) -> bool:
    """Whether it tells where or when."""
    governed = prep.child("pobj")
    return prep.lower != "of" and governed is not None and governed.ent in _TIMES | _PLACES


def prepositional(verb: Word, prep: Word, role: ArgumentRole) -> Iterator[Argument]:
    """What a preposition governs, seen from the verb of its clause; "from X to Y" and "in X and at Y" are two."""
    if comments(prep):
        return
    opening, noun = preposition(prep)
    if noun is None:
        yield from _other_prepositional(verb, prep, opening, role)
    elif is_relative(noun) and (head := relative_head(verb)) is not None:
        yield _lent(head, role, opening)
    elif noun.tag not in {"WDT", "WP", "WP$"} and not (noun.lower == "order" and noun.child("acl")):
        loose = [w for w in noun.children if role == "agent" and w.dep == "prep" and _is_circumstance(w)]
        yield from noun_phrases(noun, role, opening, loose)
        for further in loose:
            yield from prepositional(verb, further, "oblique")
    for further in prep.children:
        if further.dep in {"conj", "prep"} and further not in opening and further.pos in {"ADP", "SCONJ"}:
            yield from prepositional(verb, further, role)


def _other_prepositional(verb: Word, prep: Word, opening: tuple[Word, ...], role: ArgumentRole) -> Iterator[Argument]:
    """A preposition before a gerund, an adverb, an adjective, or with nothing after it (a relative's stranded one)."""
    below = next((w for w in prep.children if w.dep in {"pcomp", "amod", "advmod"} and w.i > prep.i), None)
    if below is not None:
        if below.dep != "pcomp" or own_subject(below) is None or opening[-1].lower not in {"with", "without"}:
            yield Argument(below, span(below), role, opening)  # "with prosecutors closing in" frames the whole
    elif (noun := relative_head(verb)) is not None and verb.dep == "relcl" and not _asks_where(verb):
        yield _lent(noun, role, opening)


def _lent(noun: Word, role: ArgumentRole, opening: tuple[Word, ...] = ()) -> Argument:
    """What a relative clause says something of, without the clause."""
    clauses = [w for w in noun.children if w.dep == "relcl"]
    return Argument(noun, phrase(noun, without=clauses), role, opening, antecedent=True)


def _complement_clause(child: Word) -> Iterator[Argument]:
    """The clause; coordinated infinitives with a "to" each are one complement each."""
    own = own_subject(child)
    if child.tag in {"WP", "WDT", "WRB"} or is_purpose(child) or (own is not None and _is_that(own)):
        return
    further = [w for w in child.children if w.dep == "conj" and child.dep == "xcomp" and has_aux(w, "to")]
    further += [w for w in child.children if _is_said_too(w, child)]
    yield Argument(child, _content(child, further), "clause")
    for each in further:
        yield Argument(each, _content(each, ()), "clause")


def _is_said_too(clause: Word, first: Word) -> bool:
    """Whether a later clause with "that" is said like the first one: "said he had left, that ..., and that ..."."""
    mark = clause.child("mark")
    later = clause.dep in {"advcl", "conj"} and first.dep == "ccomp" and clause.i > first.i
    return later and mark is not None and mark.lower == "that" and first.head.lemma in _REPORTING


def _is_that(subject: Word) -> bool:
    """A relative pronoun as the subject: the clause is none that is said."""
    return subject.lower in {"that", "which"} and subject.tag in {"WDT", "IN"}


def _content(head: Word, further: Container[Word]) -> tuple[Word, ...]:
    """The words of a complement clause, without a participle that a comma sets off behind it and what goes on above."""
    aside = {
        w.i
        for child in head.children
        if child in further
        or belongs_above(child)
        or (child.dep == "advcl" and child.i > head.i and own_subject(child) is None and after_comma(child))
        for w in child.subtree()
    }
    return trim(w for w in head.subtree() if w.i not in aside)


def said_around(verb: Word) -> Iterator[Argument]:
    """In "the group, he said, left" the clause around the parenthesis is what is said."""
    if verb.dep == "parataxis" and verb.lemma in _REPORTING and verb.head.pos in VERBAL:
        aside = {w.i for w in verb.subtree()}
        yield Argument(verb.head, trim(w for w in verb.head.subtree() if w.i not in aside), "clause")


def is_parataxis(clause: Word) -> bool:
    """Whether a clause only stands before another one ("he left; she stayed"), though parsed as its content."""
    verb = clause.head
    if clause.dep != "ccomp" or clause.i > verb.i or own_subject(clause) is None:
        return False
    if verb.lemma not in _REPORTING:
        return True
    if verb.lemma not in _ADDRESSING and any(w.dep in {"dobj", "attr", "acomp"} for w in verb.children):
        return True
    return any(w.dep == "punct" and clause.i < w.i < verb.i and w.text in _BREAKS for w in verb.children)


def _adverbial_clause(child: Word) -> Iterator[Argument]:
    """With its conjunction ("when", "because", "so that"); those without a subject are clauses of their own only."""
    if own_subject(child) is None or _is_said_too(child, child.head):
        return
    inside = child.subtree()
    opening: list[Word] = []
    for word in inside:
        if (
            word.dep in {"mark", "advmod"}
            and word.head is child
            and word.i < child.i
            and word.i == inside[len(opening)].i
        ):
            opening.append(word)
        else:
            break
    if opening and opening[0].lower not in _CONTRAST and not comments_on_text(child):
        yield Argument(child, trim(inside[len(opening) :]), "clause", tuple(opening))


def comments_on_text(clause: Word) -> bool:
    """Whether an adverbial clause speaks to the reader: "as you know"."""
    own = own_subject(clause)
    mark = clause.child("mark")
    return own is not None and mark is not None and mark.lower == "as" and own.lower in {"you", "we", "i"}


def _gap(verb: Word, found: list[Argument]) -> Iterator[Argument]:
    """In "the violence it represents" the noun is the object where nothing else is and the subject is another."""
    own = own_subject(verb)
    if (
        verb.dep != "relcl"
        or own is None
        or is_relative(own)
        or any(a.role in {"object", "attribute", "clause"} for a in found)
    ):
        return
    if _asks_where(verb):
        return
    yield _lent(verb.head, "object")


def _asks_where(verb: Word) -> bool:
    """Whether the clause has a wh-word of its own ("where he lives", "whose car he drove")."""
    return any(w.tag in {"WRB", "WP$", "WDT", "WP"} for w in verb.subtree() if w.i < verb.i)


def opened(verb: Word) -> Word | None:
    """The infinitive that takes the verb into its own group, so that the verb alone states nothing."""
    adjective = verb.child("acomp")
    below = (*verb.children, *(w for w in (adjective.children if adjective else ()) if has_aux(w, "to")))
    return next((w for w in below if w.dep == "xcomp" and w.pos in VERBAL and merges(w) is verb), None)


def _position(word: Word) -> int:
    return word.i

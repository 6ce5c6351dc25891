"""Verbs of lasting relations: "Berg heads the party", "born in Oslo", "owned by the city", "the Oslo-based firm".

The verbs and participles of each relation stand in lexicon/relation_patterns.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import ATTRIBUTIVE_DEPS, PLURAL_TAGS, VERBAL_POS
from triplewire.extract.lexicon.lists import PARTICIPANTS, RELATIONS
from triplewire.extract.lexicon.relation_patterns import RELATION_PATTERNS, Participles, Verbs
from triplewire.extract.relations.mechanisms.stated import Stated, has_lapsed, holds, name_behind, used_to
from triplewire.extract.syntax.control import clause_above, is_passive, subject
from triplewire.extract.syntax.phrases import conjuncts, is_infinitive
from triplewire.extract.syntax.relatives import is_relative, relative_head
from triplewire.extract.syntax.tree import Sentence, Word


def _by_verb() -> dict[str, list[Verbs]]:
    found: dict[str, list[Verbs]] = {}
    for pattern in RELATION_PATTERNS.verb:
        for verb in pattern.verbs:
            found.setdefault(verb, []).append(pattern)
    return found


_BY_VERB = _by_verb()
_OBJECTS = tuple((p, RELATIONS.entries(p.verbs), RELATIONS.entries(p.nouns)) for p in RELATION_PATTERNS.object)
_BY_PARTICIPLE = {word: pattern for pattern in RELATION_PATTERNS.participle for word in pattern.participles}


def participles_of(relation: str) -> frozenset[str]:
    """The participles that state a relation behind a hyphen."""
    return frozenset(word for word, pattern in _BY_PARTICIPLE.items() if pattern.relation == relation)


def nouns_of(relation: str) -> frozenset[str]:
    """The objects of verbs that state a relation."""
    return frozenset().union(*(nouns for pattern, _, nouns in _OBJECTS if pattern.relation == relation))


def find_verbs(relation: str, sentence: Sentence) -> Iterator[Stated]:
    """The facts that the verbs of one relation state in a sentence."""
    for verb in sentence.words:
        adjective = verb.dep == "acomp" and verb.tag == "JJ"  # "is married to"
        if (verb.pos in VERBAL_POS or adjective) and verb.lemma in _BY_VERB:
            for pattern in _BY_VERB[verb.lemma]:
                if pattern.relation == relation and _is_stated(verb):
                    yield from _read(verb, pattern)


def find_modifiers(relation: str, sentence: Sentence) -> Iterator[Stated]:
    """The facts that compound participles state: "the London-based firm", "the Berg-led party"."""
    for word in sentence.words:
        pattern = _BY_PARTICIPLE.get(word.lower)
        if pattern and pattern.relation == relation and word.i > 1 and sentence.words[word.i - 1].text == "-":
            yield from _read_participle(word, pattern, sentence)


def find_control(sentence: Sentence) -> Iterator[Stated]:
    """The holder of a place "under control", or of "control of" it; a claim of control has a speaker (see claims)."""
    for noun in sentence.words:
        place = _after(noun, "of") if noun.lower == "control" else []
        verb = noun.head
        if noun.dep == "dobj" and place and verb.lemma in RELATIONS.having and holds(verb) and (who := subject(verb)):
            yield Stated("controls", (who,), (place[0],), at=noun, rule="phrase.control")
        elif noun.dep == "pobj" and verb.lower == "under" and (above := clause_above(noun)) and holds(above):
            where, whose = subject(above), noun.child("poss", "compound", "amod") or next(iter(place), None)
            if where and whose and above.lemma in RELATIONS.being:
                yield Stated("controls", (whose,), (where,), at=noun, rule="phrase.control")


def find_objects(relation: str, sentence: Sentence) -> Iterator[Stated]:
    """The relation of a verb and its object: "Volkswagen holds a 20 percent stake in Audi" (it owns a part of it)."""
    for pattern, verbs, nouns in (each for each in _OBJECTS if each[0].relation == relation):
        for noun in sentence.words:
            verb = noun.head
            if noun.dep != "dobj" or noun.lemma not in nouns or verb.lemma not in verbs or not holds(verb):
                continue
            who = subject(verb)
            after = [found for word in (noun, verb) for prep in pattern.prepositions for found in _after(word, prep)]
            for each in conjuncts(who) if who is not None and after else ():
                one, other = (after[0], each) if pattern.reversed else (each, after[0])
                yield Stated(relation, (one,), (other,), at=noun, rule=f"object.{relation}")


def find_support(sentence: Sentence) -> Iterator[Stated]:
    """The subject of what is done "in support of" somebody is their ally."""
    for noun in sentence.words:
        if noun.lower == "support" and noun.dep == "pobj" and noun.head.lower == "in" and (of := noun.child("prep")):
            verb, other = clause_above(noun), of.child("pobj")
            who = subject(verb) if verb is not None and _is_stated(verb) else None
            if who and other and of.lower == "of":
                yield Stated("alliedWith", (who,), (other,), at=noun, rule="phrase.support")


def _is_stated(verb: Word) -> bool:
    if verb.dep == "pcomp" and verb.head.lower == "of":  # "the idea of living in Oslo"
        return False
    if verb.dep == "xcomp" and verb.head.lemma in PARTICIPANTS.helping:  # "helped write the law"
        return False
    return (holds(_finite(verb)) or has_lapsed(_finite(verb))) and not (
        verb.lemma in RELATIONS.ongoing and verb.tag == "VBD"
    )


def _read(verb: Word, pattern: Verbs) -> Iterator[Stated]:
    passive = is_passive(verb)
    first = subject(_finite(verb))
    if first is None or (verb.lemma in RELATIONS.passive_only and not passive):
        return
    if pattern.relation == "kinOf" and verb.lemma == "adopt" and not _is_of_child(verb):
        return
    if pattern.relation == "leads" and any(map(_is_of_rank, verb.children)):
        return  # "leads the team in scoring"
    if pattern.relation in RELATIONS.without_infinitive and any(map(is_infinitive, verb.children)):
        return  # "directed the army to withdraw"
    if pattern.place == "object":
        others = _agents(verb) if passive else _objects(verb)
    else:
        held = (child for child in verb.children if child.dep == "dobj" and pattern.relation in RELATIONS.with_subject)
        others, passive = [each for word in (verb, *held) for each in _after(word, pattern.place)], False
    relation = pattern.relation
    makers = [who for who in _after(verb, "with") if who.pos == "PROPN"] if relation in RELATIONS.made_by else []
    for left in (*_named_members(first), *(() if passive else makers)):
        for right in (each for other in others for each in conjuncts(other)):
            one, other = (right, left) if pattern.reversed != passive else (left, right)
            yield Stated(
                relation,
                (one,),
                (other,),
                at=verb,
                rule=f"lasting.{relation}",
                qualifier=verb.lower if relation == "kinOf" else "",
                former=pattern.ended or _is_former(verb),
            )


def _is_of_rank(prep: Word) -> bool:
    """Whether a preposition names what somebody is best at: a bare common noun or gerund, no place or time."""
    noun = prep.child("pobj", "pcomp") if prep.lower == "in" else None
    return noun is not None and not noun.ent and noun.pos in {"NOUN", "VERB"} and noun.child("det", "poss") is None


def _is_of_child(verb: Word) -> bool:
    """Whether the clause tells of a child: "adopted the boy", "was adopted as a baby"."""
    return any(word.lower in RELATIONS.childhood for word in verb.subtree())


def _is_former(verb: Word) -> bool:
    """Whether it is said to be over, in its clause or in that above its participle: "once led it, owning ..."."""
    above = verb.head if verb.dep == "advcl" and verb.tag == "VBG" else verb
    formerly = any(word.lower in RELATIONS.formerly for word in (*verb.children, *above.children))
    return formerly or verb.lemma == "divorce" or used_to(verb) or has_lapsed(_finite(verb))


def _named_members(first: Word) -> list[Word]:
    """The subjects of a verb; for a plural the names in its apposition: "the Baltic states, | Estonia and Latvia"."""
    name = first.child("appos") if first.tag in PLURAL_TAGS else None
    return conjuncts(name if name is not None and name.pos == "PROPN" else first)


def _finite(verb: Word) -> Word:
    """The copula of an adjective ("is | married"), else the verb itself."""
    return verb.head if verb.dep == "acomp" else verb


def find_couples(sentence: Sentence) -> Iterator[Stated]:
    """Two people who marry: "Ann Lee and Tom Hall married in May"."""
    for verb in sentence.words:
        if verb.lemma in RELATIONS.marrying and verb.child("dobj") is None and holds(_finite(verb)):
            first = subject(_finite(verb))
            pair = conjuncts(first) if first is not None else []
            if len(pair) > 1 and not _after(verb, "to"):
                ended = verb.lemma in RELATIONS.parting
                one, other = pair[:2]
                yield Stated("kinOf", (one,), (other,), at=verb, rule="kin.couple", qualifier=verb.lower, former=ended)


def _objects(verb: Word) -> list[Word]:
    """The objects; in "the firm that Berg owns", the noun before the clause."""
    found = [word for word in verb.children if word.dep == "dobj"]
    if any(map(is_relative, found)):
        noun = relative_head(verb)
        return [noun] if noun else []
    return found


def _agents(verb: Word) -> list[Word]:
    return [who for w in verb.children if w.dep in {"agent", "prep"} and w.lower == "by" and (who := w.child("pobj"))]


def _after(word: Word, preposition: str) -> list[Word]:
    return [
        noun
        for w in word.children
        if w.dep in {"prep", "dative"} and w.lower == preposition and (noun := w.child("pobj"))
    ]


def _read_participle(word: Word, pattern: Participles, sentence: Sentence) -> Iterator[Stated]:
    before, noun = sentence.words[word.i - 2], word.head
    if not before.text[0].isupper():
        return
    while noun.dep in ATTRIBUTIVE_DEPS and noun.head.i > noun.i:
        noun = noun.head
    if noun.i <= word.i:
        return
    named = tuple(child for child in noun.children if child.dep == "appos")
    named = (*named, *name_behind(noun, sentence), noun)
    one, other = ((before,), named) if pattern.reversed else (named, (before,))
    yield Stated(pattern.relation, one, other, at=word, rule=f"modifier.{pattern.relation}")

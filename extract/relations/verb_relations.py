"""Verbs for what lasts: "Berg heads the party", "born in Oslo", "owned by the city", "the Oslo-based firm"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.relations.stated import Stated, holds, name_behind
from triplewire.extract.syntax.control import clause_above, is_passive, is_relative, relative_head, subject
from triplewire.extract.syntax.phrases import VERBAL, conjuncts
from triplewire.extract.syntax.tree import Sentence, Word

# Each relation's verbs by where its object stands: after the verb ("object") or a preposition. With "<" the two ends
# change places: "Berg founded the firm" is the firm's foundedBy.
_PATTERNS: dict[str, dict[str, str]] = {
    "foundedBy": {"<object": "found co-found cofound establish"},
    "ownedBy": {"<object": "own co-own"},
    "leads": {"object": "lead head chair captain helm govern co-chair", "over": "preside"},
    "controls": {"object": "control govern rule occupy"},
    "memberOf": {"object": "join rejoin", "to": "belong"},
    "basedIn": {"in": "base headquarter", "at": "base headquarter", "out of": "base"},
    "locatedIn": {"in": "locate situate lie", "on": "locate situate", "at": "locate situate"},
    "bornIn": {"in": "bear", "at": "bear"},
    "diedIn": {"in": "die", "at": "die"},
    "residesIn": {"in": "live reside dwell"},
    "educatedAt": {"at": "study graduate educate train", "from": "graduate", "object": "attend"},
    "employedBy": {"for": "work", "<object": "employ"},
    "kinOf": {"object": "marry divorce", "to": "marry engage"},
    "borders": {"object": "border"},
    "alliedWith": {"with": "ally align", "to": "ally", "object": "back support"},
    "succeeded": {"object": "succeed"},
    "createdBy": {"<object": "create invent design author compose"},
    "producedBy": {"<object": "manufacture produce"},
    "partOf": {"<object": "comprise", "to": "belong"},
    "isAmong": {"<object": "include"},
}
_MODIFIERS = {
    "basedIn": "based headquartered",
    "bornIn": "born",
    "educatedAt": "educated",
    "ownedBy": "owned",
    "foundedBy": "founded",
    "alliedWith": "backed allied aligned",
    "producedBy": "made",
    "<leads": "led",
    "<controls": "controlled run held occupied",
}
_BY_MODIFIER = {participle: relation for relation, listed in _MODIFIERS.items() for participle in listed.split()}
_ONGOING = frozenset({"back", "support"})  # one act of support makes no ally: "has supported", "is backing"
_HAVING = RELATIONS.having
_BEING = frozenset({"be", "come", "fall", "remain", "stay"})
_PASSIVE_ONLY = frozenset({"base", "headquarter", "locate", "situate", "bear", "educate", "engage"})


def _by_verb() -> dict[str, list[tuple[str, str, bool]]]:
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for relation, slots in _PATTERNS.items():
        for slot, verbs in slots.items():
            for verb in verbs.split():
                found.setdefault(verb, []).append((relation, slot.removeprefix("<"), slot.startswith("<")))
    return found


_BY_VERB = _by_verb()


def find_verbs(relation: str, sentence: Sentence) -> Iterator[Stated]:
    """What the verbs of one relation state in a sentence, as far as it is said to be so."""
    for verb in sentence.words:
        if verb.pos in VERBAL and verb.lemma in _BY_VERB:
            for name, slot, turned in _BY_VERB[verb.lemma]:
                if name == relation and _is_stated(verb):
                    yield from _read(verb, name, slot, turned=turned)


def find_modifiers(relation: str, sentence: Sentence) -> Iterator[Stated]:
    """What compound participles state: "the London-based firm", "the Berg-led party"."""
    for word in sentence.words:
        found = _BY_MODIFIER.get(word.lower, "")
        if found.removeprefix("<") == relation and word.i > 1 and sentence.words[word.i - 1].text == "-":
            yield from _read_modifier(word, relation, sentence, turned=found.startswith("<"))


def find_control(sentence: Sentence) -> Iterator[Stated]:
    """Who has a place "under control", takes or claims "control of" it; a claim is the speaker's (see attribution)."""
    for noun in sentence.words:
        place = _after(noun, "of") if noun.lower == "control" else []
        verb = noun.head
        if noun.dep == "dobj" and place and verb.lemma in _HAVING and holds(verb) and (who := subject(verb)):
            yield Stated("controls", (who,), (place[0],), at=noun, rule="phrase.control")
        elif noun.dep == "pobj" and verb.lower == "under" and (above := clause_above(noun)) and holds(above):
            where, whose = subject(above), noun.child("poss", "compound", "amod") or next(iter(place), None)
            if where and whose and above.lemma in _BEING:
                yield Stated("controls", (whose,), (where,), at=noun, rule="phrase.control")


def find_support(sentence: Sentence) -> Iterator[Stated]:
    """What is done "in support of" somebody is done by their ally."""
    for noun in sentence.words:
        if noun.lower == "support" and noun.dep == "pobj" and noun.head.lower == "in" and (of := noun.child("prep")):
            verb, other = clause_above(noun), of.child("pobj")
            who = subject(verb) if verb is not None and _is_stated(verb) else None
            if who and other and of.lower == "of":
                yield Stated("alliedWith", (who,), (other,), at=noun, rule="phrase.support")


def _is_stated(verb: Word) -> bool:
    return holds(verb) and not (verb.lemma in _ONGOING and verb.tag == "VBD")


def _read(verb: Word, relation: str, slot: str, *, turned: bool) -> Iterator[Stated]:
    passive = is_passive(verb)
    who = subject(verb)
    if who is None or (verb.lemma in _PASSIVE_ONLY and not passive):
        return
    if slot == "object":
        others = _agents(verb) if passive else _objects(verb)
    else:
        others, passive = _after(verb, slot), False
    for left in conjuncts(who):
        for right in (each for other in others for each in conjuncts(other)):
            one, other = (right, left) if turned != passive else (left, right)
            yield Stated(
                relation,
                (one,),
                (other,),
                at=verb,
                rule=f"lasting.{relation}",
                qualifier=verb if relation == "kinOf" else None,
                former=verb.lemma == "divorce",
            )


def _objects(verb: Word) -> list[Word]:
    """The objects; in "the firm that Berg owns", the noun before the clause."""
    found = [word for word in verb.children if word.dep == "dobj"]
    if any(map(is_relative, found)):
        noun = relative_head(verb)
        return [noun] if noun else []
    return found


def _agents(verb: Word) -> list[Word]:
    return [who for w in verb.children if w.dep in {"agent", "prep"} and w.lower == "by" and (who := w.child("pobj"))]


def _after(verb: Word, slot: str) -> list[Word]:
    return [
        noun for w in verb.children if w.dep in {"prep", "dative"} and w.lower == slot and (noun := w.child("pobj"))
    ]


def _read_modifier(word: Word, relation: str, sentence: Sentence, *, turned: bool) -> Iterator[Stated]:
    before, noun = sentence.words[word.i - 2], word.head
    if not before.text[0].isupper():
        return
    while noun.dep in {"compound", "amod", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    if noun.i <= word.i:
        return
    named = tuple(child for child in noun.children if child.dep == "appos")
    named = (*named, *name_behind(noun, sentence), noun)
    one, other = ((before,), named) if turned else (named, (before,))
    yield Stated(relation, one, other, at=word, rule=f"modifier.{relation}")

"""Whom a pronoun means.

Third person: candidates of the last sentences that agree in number, gender and kind and that binding allows, weighed by
nearness, grammatical role, how often they are spoken of and whether they are named (after Lappin and Leass 1994). When
the best is not clearly better than the next, the pronoun stays unresolved. First person: the speaker of the quotation.
"""

from __future__ import annotations

from extract.chains import Chain
from extract.discourse import Discourse
from extract.mentions import Phrase
from extract.model import EntityType
from extract.parse import Word

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_REFLEXIVE = ("self", "selves")
_WINDOW = 3  # sentences
_DISTANCE, _SUBJECT, _EMBEDDED, _OBJECT, _NAMED, _FIRST, _OFTEN, _PARALLEL = 30, 30, 15, 8, 15, 6, 5, 10
_MODIFIER, _QUOTED, _INDEFINITE, _VAGUE, _LOOSE, _OWN, _TOGETHER = 20, 25, 25, 20, 40, 10, 10
_LEAST, _SURE, _MARGIN = 40, 100, 8
_THINGS: frozenset[EntityType | None] = frozenset(
    {"Organization", "Country", "Place", "Event", "Product", "Work", "Other", "Group", None}
)
_BODIES: frozenset[EntityType | None] = frozenset({"Organization", "Group"})
_ACTORS: frozenset[EntityType | None] = frozenset({"Organization", "Group", "Person", "Country"})


def refer(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The chain of a third-person pronoun; None where none fits, or two fit alike."""
    best: dict[int, tuple[float, Chain]] = {}
    for distance, before, chain in discourse.recent(phrase, _WINDOW):
        if phrase.plural and (sides := coordinated(before, chain, discourse)):
            score = _score(phrase, before, chain, distance, discourse) + _TOGETHER
            best[id(sides)] = (score, Chain(type=chain.type, plural=True, sides=sides))
        if before.kind == "pronoun" and len(chain.links) == 1 and not chain.named:
            continue
        if _agrees(phrase, before, chain) and _allowed(phrase.head, before):
            score = _score(phrase, before, chain, distance, discourse)
            if id(chain) not in best or best[id(chain)][0] < score:
                best[id(chain)] = (score, chain)
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < (_LEAST if phrase.gender else _SURE):
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
        return None
    return ranked[0][1]


def coordinated(before: Phrase, chain: Chain, discourse: Discourse) -> tuple[Chain, ...]:
    """The chains of "A and B", seen from A, where both are persons or both are bodies."""
    sides, head = [chain], before.head
    while following := next((c for c in head.children if c.dep == "conj"), None):
        other = discourse.of(following)
        if (
            other is None
            or other in sides
            or other.type != chain.type
            or any(c.dep == "cc" and c.lower == "or" for c in head.children)
        ):
            return ()
        sides.append(other)
        head = following
    return tuple(sides) if len(sides) > 1 and chain.type in {"Person", "Organization", "Country"} else ()


def _agrees(pronoun: Phrase, before: Phrase, chain: Chain) -> bool:
    if pronoun.gender:
        person = chain.type == "Person" or (chain.type is None and before.kind == "pronoun")
        return person and not chain.plural and chain.gender in {None, pronoun.gender}
    if pronoun.plural:
        return bool(chain.sides) or chain.plural or (chain.type in _BODIES and before.kind != "demonym")
    return chain.type in _THINGS and not chain.plural and not chain.sides and before.kind != "demonym"


def _allowed(pronoun: Word, before: Phrase) -> bool:
    """Binding: no one is the object of his own verb without a reflexive, nor part of his own description."""
    head = before.head
    if pronoun.head is head and pronoun.dep == "poss":
        return False
    if any(above is head for above in _within(pronoun)):
        return False
    clause, other = _clause(pronoun), _clause(head)
    same = clause is other and clause is not None
    if pronoun.lower.endswith(_REFLEXIVE):
        return same and head.dep in _SUBJECTS
    if same and pronoun.dep != "poss" and before.sentence.words[pronoun.i : pronoun.i + 1] == (pronoun,):
        arguments = _SUBJECTS | _OBJECTS | {"pobj", "conj", "attr"}
        return not (
            head.dep in arguments
            and pronoun.dep in arguments
            and _clause(head) is clause
            and _core(head, clause)
            and _core(pronoun, clause)
        )
    return True


def _within(word: Word) -> list[Word]:
    """The nouns above a word up to its clause."""
    found = []
    for above in word.ancestors():
        if above.pos in {"VERB", "AUX"}:
            break
        found.append(above)
    return found


def _clause(word: Word) -> Word | None:
    return next((w for w in word.ancestors() if w.pos in {"VERB", "AUX"}), None)


def _core(word: Word, verb: Word | None) -> bool:
    """Whether a word is an argument of the verb itself."""
    return word.head is verb or (word.head.dep in {"prep", "agent", "dative"} and word.head.head is verb)


def _score(pronoun: Phrase, before: Phrase, chain: Chain, distance: int, discourse: Discourse) -> float:
    head = before.head
    score = 100.0 - _DISTANCE * distance
    if head.dep in _SUBJECTS:
        score += _SUBJECT if head.head.dep in {"ROOT", "ccomp", "conj"} else _EMBEDDED
        score += _PARALLEL if pronoun.head.dep in _SUBJECTS else 0
    elif head.dep in _OBJECTS:
        score += _OBJECT
    elif head.dep in {"poss", "compound", "nmod", "amod"}:
        score -= _MODIFIER
    score += _NAMED if chain.named else 0
    score += _FIRST if before.words[0].i == 0 else 0
    score += _OFTEN * min(discourse.counts.get(id(chain), 0), 4)
    score -= _VAGUE if chain.type in {None, "Other"} else 0
    if pronoun.head.dep == "poss" and head.dep in _SUBJECTS and _clause(pronoun.head) is head.head:
        score += _OWN
    if pronoun.head.lower == "it" and is_predicated(pronoun.head):
        score -= _LOOSE
    if pronoun.plural:
        score -= _INDEFINITE if not chain.plural and not chain.sides else 0
        score -= _LOOSE if pronoun.head.dep == "nsubj" and chain.type not in _ACTORS else 0
    inside, outside = discourse.quotation(before.start), discourse.quotation(pronoun.start)
    return score - (_QUOTED if (inside is None) != (outside is None) else 0)


def is_predicated(word: Word) -> bool:
    """Whether "it" is said to be something: it then stands for a situation as often as for a thing."""
    return word.dep == "nsubj" and word.head.lemma == "be" and word.head.child("attr", "acomp") is not None

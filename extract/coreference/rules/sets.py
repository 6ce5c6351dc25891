"""Descriptions of several referents at once: "both countries", "the two leaders", "all three", "the pair".

A set that was mentioned as such is the referent ("two men ... the two"), else the nearest referents of one kind of
which there are exactly so many. A number without "the" refers to others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import Finder, bears, is_complete, is_role
from triplewire.extract.coreference.discourse import Discourse, first_conjunct
from triplewire.extract.coreference.offices import holder, office_of
from triplewire.extract.lexicon.labels import RELATIONAL_DEPS, SUBJECT_DEPS
from triplewire.extract.lexicon.lists import DESCRIPTIONS, NAMES, PEOPLE
from triplewire.extract.lexicon.nouns import CLASSES_OF, OFFICES
from triplewire.extract.lexicon.relation_patterns import verbs_of
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.mentions.binding import may_corefer
from triplewire.extract.mentions.sizes import is_known_set, own_modifiers, size_of
from triplewire.extract.model import EntityType
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import demonym
from triplewire.extract.rules.rule import Rule
from triplewire.extract.syntax.tree import Word

_LIMITS = THRESHOLDS.coreference
# Kinds of the members of "the two", the likeliest first.
_SIDES: tuple[EntityType, ...] = ("Person", "Country", "Organization")
_PEOPLE: tuple[EntityType, ...] = ("Person", "Group")
_WORDS = DESCRIPTIONS.pair | DESCRIPTIONS.trio | DESCRIPTIONS.quartet  # sizes that are nouns
_WEDDING = verbs_of("kinOf")
_TWO = 2  # the size of "the sides", where no number tells it
_DEEPEST = 50  # ancestors of a word: a guard, not a limit that text reaches


def _holders(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The holders of one office in two countries: "the Israeli and Russian leaders"."""
    places = _two_places(phrase)
    office = office_of(phrase.head).removesuffix("s")
    chains = tuple(chain for place in places if (chain := holder(office, place, discourse)))
    return _sum(phrase, chains) if len(chains) == 2 else None


def _two_places(phrase: Phrase) -> list[str]:
    """The two countries of a plural office."""
    if not phrase.plural or phrase.head.lemma.lower() not in OFFICES:
        return []
    places = [place.name for word in phrase.words if (place := demonym(word.text))]
    return places if len(places) == 2 else []


def _again(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The last set with this noun: "the Israeli and Russian leaders ... the two leaders", "the brothers"."""
    if not phrase.plural or not _is_known(phrase) or own_modifiers(phrase):
        return None
    lemma, size = phrase.head.lemma.lower(), size_of(phrase)
    for _, before, chain in discourse.recent(phrase, _LIMITS.set_far):
        if before.kind == "nominal" and before.plural and before.head.lemma.lower() == lemma:
            return _sum(phrase, chain.sides) if chain.sides and size in {None, len(chain.sides)} else None
    return None


def _counted(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The set that was introduced by the same noun and number: "Two women fell ill. ... Both women recovered"."""
    if _size(phrase) is None or _is_bare_number(phrase):
        return None
    for _, before, chain in discourse.recent(phrase, _LIMITS.set_near):
        if before.head.lemma == phrase.head.lemma and _is_of_size(phrase, before, chain):
            return chain
    return None


def _nearest(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The nearest set of the size: one that was mentioned as such, or the only referents of a kind."""
    size = _size(phrase)
    if size is None:
        return None
    joined = phrase.head.lower in DESCRIPTIONS.joined
    bare = (_is_bare_number(phrase) and not joined) or own_modifiers(phrase)
    far = _LIMITS.set_near if bare else _LIMITS.set_far
    far = _LIMITS.joint_reach if phrase.head.lemma.lower() in DESCRIPTIONS.sides else far
    counts = {kind: Counter[Chain]() for kind in _kinds(phrase)}
    for _, near in groupby(_candidates(phrase, discourse, far), key=itemgetter(0)):
        said = [(before, chain) for _, before, chain in near]
        several = any(len(count) > size for count in counts.values())  # nearer than any set
        if several and _is_bare_number(phrase):
            return None
        if not several and (wholes := _wholes(phrase, size, said, discourse)):
            return wholes[0] if len(wholes) == 1 else None
        if own_modifiers(phrase):  # "the two rival firms" may be two others
            continue
        if joined:
            said = [(before, chain) for before, chain in said if _weds(before.head)]
        for kind, count in counts.items():
            count.update(chain for before, chain in said if _suits(phrase, kind, before, chain))
        exact = [count for count in counts.values() if len(count) == size]
        if exact:
            return _sum(phrase, tuple(sorted(exact[0], key=_start)))
    return _foremost(phrase, size, counts)


def _plain(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The referents just named together: "Ana and Eva were fined. The women appealed". "The sides" are two."""
    role = phrase.head.lemma.lower()
    told = (
        role in DESCRIPTIONS.set_persons or role in DESCRIPTIONS.set_bodies or is_role(role) or phrase.type == "Country"
    )
    if not phrase.plural or size_of(phrase) or not told or own_modifiers(phrase) or not _is_known(phrase):
        return None
    size = _TWO if role in DESCRIPTIONS.sides else None
    for _, near in groupby(_candidates(phrase, discourse, _LIMITS.joint_reach), key=itemgetter(0)):
        said = [(before, chain) for _, before, chain in near]
        if any(chain.plural and not chain.sides and chain.type in {phrase.type, "Group"} for _, chain in said):
            return None
        if wholes := _wholes(phrase, size, said, discourse):
            return wholes[0] if len(wholes) == 1 else None
    return None


def _weds(person: Word) -> bool:
    """Whether a person is a party to a marriage, which makes two a couple."""
    return person.head.lemma in _WEDDING


def _foremost(phrase: Phrase, size: int, counts: dict[EntityType, Counter[Chain]]) -> Chain | None:
    """Of more than there are in the set, those that the text mentions far more often than the others."""
    for count in counts.values():
        best = sorted(count, key=lambda chain: (-count[chain], _start(chain)))
        if len(best) > size and count[best[size - 1]] >= _LIMITS.set_lead * count[best[size]]:
            return _sum(phrase, tuple(sorted(best[:size], key=_start)))
    return None


def _size(phrase: Phrase) -> int | None:
    """The number of the referents, where they were mentioned."""
    size = size_of(phrase) if phrase.plural else None
    known = size is not None and 1 < size <= _LIMITS.largest_set and _is_known(phrase)
    return size if known and not _two_places(phrase) else None


def _is_known(phrase: Phrase) -> bool:
    """Whether the set was mentioned: "the two", but not "the other two" or "the two who fled"."""
    return is_known_set(phrase) and not own_modifiers(phrase) & DESCRIPTIONS.new and not is_complete(phrase)


def _is_bare_number(phrase: Phrase) -> bool:
    """Whether the phrase has no noun of its own: "the two", "both", "the pair"."""
    return phrase.head.tag == "CD" or phrase.head.lower in _WORDS


def _candidates(phrase: Phrase, discourse: Discourse, far: int) -> Iterator[tuple[int, Phrase, Chain]]:
    """Yield (distance, phrase, chain) of what binding and number allow, the nearest first; no speaker of the words."""
    governing = set(islice(phrase.head.ancestors(), _DEEPEST))
    for distance, before, chain in discourse.recent(phrase, far):
        speaks = before.head.dep in SUBJECT_DEPS and before.head.head in governing
        if not speaks and before.head not in phrase.words and may_corefer(phrase.head, before.head):
            yield distance, before, chain


def _wholes(phrase: Phrase, size: int | None, said: list[tuple[Phrase, Chain]], discourse: Discourse) -> list[Chain]:
    """The sets of the size, or of any, that a sentence mentions as such; where one is its subject, that one."""
    found: dict[tuple[Chain, ...], tuple[Word, Chain]] = {}
    for before, chain in said:
        sides = chain.sides or (
            discourse.coordinated(before.head) if first_conjunct(before.head) is before.head else ()
        )
        if sides:
            kinds = [kind for kind in _kinds(phrase) if all(_suits(phrase, kind, before, side) for side in sides)]
            if size in {None, len(sides)} and kinds:
                found.setdefault(tuple(sorted(sides, key=_start)), (before.head, _sum(phrase, sides)))
        elif size and _is_of_size(phrase, before, chain):
            found.setdefault((chain,), (before.head, chain))
    subjects = [chain for head, chain in found.values() if head.dep in SUBJECT_DEPS]
    return subjects if len(subjects) == 1 else [chain for _, chain in found.values()]


def _is_of_size(phrase: Phrase, before: Phrase, chain: Chain) -> bool:
    """Whether an earlier description introduces a set of the size and kind: "two men" for "the two suspects"."""
    if before.kind != "nominal" or not chain.plural or chain.sides or size_of(before) != size_of(phrase):
        return False
    if phrase.gender and chain.gender not in {None, phrase.gender}:
        return False
    one, other = phrase.head.lemma.lower(), before.head.lemma.lower()
    if _is_bare_number(phrase) or _is_bare_number(before) or one == other:
        return chain.type in _PEOPLE or not (_is_bare_number(phrase) and _is_of_people(phrase))
    kindred = phrase.type in _PEOPLE and chain.type in _PEOPLE
    return kindred or bool(CLASSES_OF.get(one, frozenset()) & CLASSES_OF.get(other, frozenset()))


def _kinds(phrase: Phrase) -> tuple[EntityType, ...]:
    """The kinds of which the members may be."""
    lemma = phrase.head.lemma.lower()
    if _is_bare_number(phrase):
        return _SIDES[:1] if _is_of_people(phrase) else _SIDES
    if lemma in DESCRIPTIONS.sides:
        return ("Country", "Organization")
    return (phrase.type,) if phrase.type else ()


def _is_of_people(phrase: Phrase) -> bool:
    """Whether the words tell that the members are persons: "the couple", "both were arrested"."""
    verb = phrase.head.head
    return phrase.head.lower in PEOPLE.people or (
        phrase.head.dep in SUBJECT_DEPS and verb.lemma in PEOPLE.done_by_people
    )


def _suits(phrase: Phrase, kind: EntityType, before: Phrase, chain: Chain) -> bool:
    """Whether a referent may be one of the set."""
    if chain.type != kind or chain.plural or chain.sides:
        return False
    if _is_bare_number(phrase):
        return before.kind != "demonym" and _is_participant(before) and (kind == "Person" or chain.named)
    return chain.named and _may_be_called(phrase, kind, chain)


def _may_be_called(phrase: Phrase, kind: EntityType, chain: Chain) -> bool:
    """Whether the noun suits a named entity."""
    lemma = phrase.head.lemma.lower()
    if kind == "Person":
        if phrase.gender and chain.gender not in {None, phrase.gender}:
            return False
        return lemma in DESCRIPTIONS.set_persons or lemma in chain.nouns or _may_bear(lemma, chain)
    if kind == "Country" or lemma in DESCRIPTIONS.sides:
        return True
    called = lemma in chain.nouns or bool(CLASSES_OF.get(lemma, frozenset()) & chain.classes)
    return called or lemma in DESCRIPTIONS.set_bodies


def _may_bear(role: str, person: Chain) -> bool:
    return role in person.offices or (is_role(role) and bears(role, person) is not False)


def _is_participant(phrase: Phrase) -> bool:
    """Whether a phrase takes part in what its sentence tells: neither an owner nor a country as the place."""
    head = phrase.head
    placed = phrase.country is not None and head.dep == "pobj" and head.head.lower in NAMES.locative
    return head.dep not in RELATIONAL_DEPS and not placed


def _sum(phrase: Phrase, sides: tuple[Chain, ...]) -> Chain:
    return Chain(type=phrase.type, plural=True, sides=sides)


def _start(chain: Chain) -> int:
    return chain.links[0][0].start


RULES = (
    Rule(
        "description.sum.offices",
        Finder(20, _holders),
        {
            "Kenyan President Ana Diaz met French President Luc Brel. The Kenyan and French presidents agreed.": (
                "The Kenyan and French presidents -> Ana Diaz + Luc Brel",
            ),
        },
        (
            "Kenyan President Ana Diaz left. The Kenyan and French presidents agreed.",
            "Kenyan President Ana Diaz met French President Luc Brel. The Kenyan presidents agreed.",
        ),
    ),
    Rule(
        "description.sum.again",
        Finder(21, _again),
        {
            "Kenyan President Ana Diaz met French President Luc Brel. The Kenyan and French leaders agreed. "
            "The two leaders ate.": ("The two leaders -> Ana Diaz + Luc Brel",),
            "The brothers Tom and Ben Hall met Ana Diaz. The brothers sang.": ("The brothers -> Tom Hall + Ben Hall",),
        },
        (
            "Two leaders agreed. The two leaders ate.",
            "The brothers Tom and Ben Hall met Ana Diaz. The three brothers sang.",
            "The brothers Tom and Ben Hall met Ana Diaz. Other brothers sang.",
        ),
    ),
    Rule(
        "description.head.set",
        Finder(22, _counted),
        {
            "Two women fell ill. Ana Diaz met Eva Roth. Both women recovered.": ("Both women -> Two women",),
            "Four miners were trapped. Rain fell. All four miners died.": ("All four miners -> Four miners",),
        },
        (
            "Two women fell ill. Two other women recovered.",
            "Two women fell ill. The two new women recovered.",
            "Two women fell ill. All four women recovered.",
        ),
    ),
    Rule(
        "description.sum.nearest",
        Finder(23, _nearest),
        {
            "Kenya and Chad argued. Both countries closed the border.": ("Both countries -> Kenya + Chad",),
            "Kenya and Chad argued. Both sides agreed.": ("Both sides -> Kenya + Chad",),
            "Kenya and Chad argued. Both agreed.": ("Both -> Kenya + Chad",),
            "Ana Diaz met Tom Hadley. The two politicians agreed.": ("The two politicians -> Ana Diaz + Tom Hadley",),
            "Ana Diaz, Tom Hadley and Eva Roth met in Oslo. All three agreed.": (
                "All three -> Ana Diaz + Tom Hadley + Eva Roth",
            ),
            "Kenya's Ana Diaz met Tom Hadley. The pair agreed.": ("The pair -> Ana Diaz + Tom Hadley",),
            "Police freed Ana Diaz and Tom Hadley. Rain fell. A judge met the couple.": (
                "the couple -> Ana Diaz + Tom Hadley",
            ),
            "Police arrested two men. Ana Diaz said the two had a gun.": ("the two -> two men",),
            "Acme Motors sued Bolt Motors. Both companies lost.": ("Both companies -> Acme Motors + Bolt Motors",),
            "Lugo University sued Bern College. The two schools settled.": (
                "The two schools -> Lugo University + Bern College",
            ),
        },
        (
            "Kenya, Chad and Peru argued. Both countries closed the border.",
            "Kenya and Chad argued. Rain fell. Ana Diaz sued Tom Hadley. A court sat. Both sides agreed.",
            "Kenya and Chad argued. Two countries closed the border.",
            "Kenya and Chad argued. Two died in a flood.",
            "Ana Diaz met Tom Hadley. The two women agreed.",
            "Ana Diaz met Tom Hadley. Police freed the couple.",
            "Ana Diaz met Tom Hadley. The other two agreed.",
            "Ana Diaz met Tom Hadley. The three agreed.",
            "Kenya and Chad argued. The two were arrested.",
            "Acme Motors sued Bolt Motors. The two man company lost.",
        ),
    ),
    Rule(
        "description.sum.plain",
        Finder(24, _plain),
        {
            "Tom Hadley and Omar Bey were fined. The men appealed.": ("The men -> Tom Hadley + Omar Bey",),
            "Kenya and Chad argued. The countries share a border.": ("The countries -> Kenya + Chad",),
            "Kenya and Chad argued. The sides agreed.": ("The sides -> Kenya + Chad",),
            "Tom Hadley and Ana Diaz were fined. The defendants appealed.": (
                "The defendants -> Tom Hadley + Ana Diaz",
            ),
        },
        (
            "Tom Hadley and Ana Diaz were fined. The men appealed.",
            "Kenya, Chad and Peru argued. The sides agreed.",
            "Tom Hadley met Omar Bey. The men appealed.",
            "Tom Hadley and Omar Bey were fined. The judges smiled.",
            "Tom Hadley and Omar Bey were fined. The old men smiled.",
            "Tom Hadley and Omar Bey met two guards. The men smiled.",
        ),
    ),
)

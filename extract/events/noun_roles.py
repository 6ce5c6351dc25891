"""The participants of an event noun: its possessor, its modifiers, the objects of its prepositions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from triplewire.extract.events.entries import noun_entry
from triplewire.extract.events.frames import all_conjuncts, nouns_after
from triplewire.extract.events.participants.actors import Actors, unique
from triplewire.extract.lexicon.event_lexicon import HOSTILE, SIDES, Kind
from triplewire.extract.lexicon.labels import (
    AGENTS,
    ATTRIBUTIVE_DEPS,
    CONTENT_CLAUSE_DEPS,
    HYPHENS,
    OWN_SUBJECT_DEPS,
    TIME_LABELS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import EVENT_TYPES, PARTICIPANTS, ROLES, SPEECH
from triplewire.extract.model import Role
from triplewire.extract.syntax.control import is_passive, subject
from triplewire.extract.syntax.tree import Word

_ACCUSING = SPEECH.accuse
_SPEAKING = SPEECH.say | SPEECH.think | _ACCUSING
_PLACES = ROLES.place_prepositions - {"on", "at"}


@dataclass(slots=True)
class Roles:
    """Entity ids by role, in the order of the text; `place` only where the phrase itself states it.

    `represented` are the states and bodies for which the sources in `representing` act, `inferred` those in a role that
    is understood, not expressed.
    """

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    others: list[Role] = field(default_factory=list)
    place: list[str] = field(default_factory=list)
    represented: list[str] = field(default_factory=list)
    representing: list[str] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)


def noun_roles(noun: Word, kind: Kind | None, actors: Actors) -> Roles:
    """Return the participants of an event noun: "Russia's attack on X", "the visit of X to Y", "X-Y talks"."""
    roles = Roles()
    for child in noun.children:
        _of_modifier(child, kind, roles, actors)
    for child in noun.children:
        if child.dep == "prep":
            _of_noun(child, kind, roles, actors)
        elif kind is not None and kind.type in EVENT_TYPES.with_content and (addressed := _content_subject(child)):
            roles.target += actors.agent(addressed)
    if not roles.place:
        roles.place = unique(actors.places(w) for w in _where_sides_are(noun))
    if kind is not None and (kind.mutual or not roles.source):
        above = [*_agents_above(noun, kind, actors), *roles.source]
        roles.inferred = [i for i in _talkers(noun, kind, actors) if i not in above]
        roles.source = [*roles.inferred, *above]
    if kind is not None and kind.mutual:
        roles.source, roles.target = list(dict.fromkeys(roles.source + roles.target)), []
    roles.target = [i for i in dict.fromkeys(roles.target) if i not in roles.source]
    roles.source = list(dict.fromkeys(roles.source))
    return roles


def _of_modifier(child: Word, kind: Kind | None, roles: Roles, actors: Actors) -> None:
    patient = kind is not None and kind.side == "patient"
    if child.dep == "poss" and patient and _has_own_patient(child.head, kind, actors):
        roles.source.extend(_all_of(child, actors))  # "the king's pardon of the thief"
    elif child.dep == "poss":
        (roles.target if patient else roles.source).extend(_all_of(child, actors))
    elif child.dep in ATTRIBUTIVE_DEPS and not (kind is not None and kind.mutual and _is_before_participle(child)):
        ids = unique(actors.at(w) for side in (*_hyphened(child), child) for w in all_conjuncts(side))
        if patient and child.dep != "amod":
            acts = _has_own_patient(child.head, kind, actors) and any(map(actors.is_actor, ids))
            (roles.source if acts else roles.target).extend(ids)  # "the | US | bombing of Oslo"
            return
        towns = [i for i in ids if child.dep == "compound" and actors.is_only_place(i)]
        roles.place += towns  # "the Geneva talks"
        roles.source += (i for i in ids if actors.is_actor(i) and i not in towns)  # "a rescue agreement" has no source


def _hyphened(side: Word) -> Iterator[Word]:
    """Yield the side that a hyphen joins to another one: "| Israeli | -Palestinian talks"."""
    hyphens = {child.i for child in side.children if child.text in HYPHENS and side.pos != "NOUN"}
    yield from (child for child in side.children if child.dep in ATTRIBUTIVE_DEPS and child.i + 1 in hyphens)


def _is_before_participle(name: Word) -> bool:
    """Whether it only tells who arranged what two sides do: "| UN | -sponsored talks"."""
    near = {child.i: child for child in name.head.children}
    joint, done = near.get(name.i + 1), near.get(name.i + 2)
    return joint is not None and joint.text in HYPHENS and done is not None and done.tag == "VBN"


def _has_own_patient(noun: Word, kind: Kind | None, actors: Actors) -> bool:
    """Whether "of" names the patient: that of a charge or conviction may name the deed, "his conviction of murder"."""
    of_deeds = kind is not None and (kind.type in {"ACCUSE", "CONCEDE"} or kind.mode == "convict")
    return any(not of_deeds or actors.kind(w) in AGENTS for w in nouns_after(noun, "of"))


def _of_noun(preposition: Word, kind: Kind | None, roles: Roles, actors: Actors) -> None:
    lower = preposition.lower
    if lower == "of" and kind is not None and kind.type in EVENT_TYPES.away:
        for source in nouns_below(preposition, "from"):
            roles.place += filter(actors.is_place, _all_of(source, actors))  # "the withdrawal of forces from Mali"
    nouns = [c for c in preposition.children if c.dep == "pobj" and c.ent not in TIME_LABELS]
    type_ = kind.type if kind is not None else None
    suited = (SIDES[type_].target if type_ else None) or (AGENTS if type_ in HOSTILE else None)
    ids = unique(_all_of(noun, actors) if suited is None else _suited(noun, suited, actors) for noun in nouns)
    aside = [i for i in ids if kind is not None and _is_aside(i, preposition, kind, nouns, actors)]
    roles.others += [Role(lower, i) for i in aside]
    ids = [i for i in ids if i not in aside]
    where = lower in _PLACES and not (lower == "over" and kind is not None and kind.type in EVENT_TYPES.about)
    comes = lower == "from" and kind is not None and kind.type not in EVENT_TYPES.away
    if lower in PARTICIPANTS.noun_agents:  # "an attack by Kenyan police" is not one by Kenya
        doers = [w for noun in nouns for w in all_conjuncts(noun)]
        roles.source += unique(map(actors.agent, doers))
        roles.represented += unique(map(actors.behalf, doers))
    elif comes:
        (roles.place if _starts_there(preposition.head, kind, ids, actors) else roles.source).extend(ids)
    elif lower == "of":
        agent = kind is not None and (
            kind.side == "agent" or (kind.mutual and not roles.source) or _is_means(preposition.head, kind)
        )
        said = kind is not None and kind.type in EVENT_TYPES.addressed and not kind.mutual  # "an offer of troops"
        matters = [i for i in ids if said and not agent and not actors.is_actor(i)]
        roles.others += [Role(lower, i) for i in matters]
        (roles.source if agent else roles.target).extend(i for i in ids if i not in matters)
    elif where and all(map(actors.is_place, ids)):
        roles.place += unique(actors.places(w) for noun in nouns for w in all_conjuncts(noun))
    elif lower in PARTICIPANTS.noun_targets:
        matters = [i for i in ids if kind is not None and _is_matter(i, lower, kind, actors)]
        roles.others += [Role(lower, i) for i in matters]  # "a dispute over fishing"
        roles.target += [i for i in ids if i not in matters]
        if lower in {"to", "from"}:
            roles.place += [i for i in ids if actors.is_place(i) and i not in matters]
    else:
        roles.others += [Role(lower, i) for i in ids]


def _is_aside(entity: str, preposition: Word, kind: Kind, nouns: list[Word], actors: Actors) -> bool:
    """Whether it is on no side: a punished deed, a part of the noun's sense, those who are moved, and where to."""
    if kind.type in {"CONCEDE", "SANCTION"} and preposition.lower in PARTICIPANTS.accused_of:
        return not _is_punished(entity, nouns, actors)
    told = noun_entry(preposition.head)
    meant = told is not None and any(f"{preposition.lower} {noun.lemma}" in told.objects for noun in nouns)
    meant = meant and actors.kind_of(entity) not in AGENTS  # "a state of emergency"
    at_site = kind.mode == "allege" and preposition.lower == "at"  # "allegations of abuse at a school"
    return meant or at_site or _is_brought(preposition, kind, actors)


def _is_brought(preposition: Word, kind: Kind, actors: Actors) -> bool:
    """Whether it is where people are brought, or the own forces: "an airlift of crews to | Peru", "use of | troops"."""
    if kind.type == "MOBILIZE" and preposition.lower == "of":
        return True
    people = any(actors.kind(word) in AGENTS for word in nouns_after(preposition.head, "of"))
    return kind.type == "AID" and preposition.lower == "to" and people


def _starts_there(noun: Word, kind: Kind | None, ids: list[str], actors: Actors) -> bool:
    """Whether places behind "from" are where a march begins, or people are brought away: "an airlift of crews"."""
    type_ = kind.type if kind is not None else None
    moved = type_ == "AID" and any(actors.kind(word) in AGENTS for word in nouns_after(noun, "of"))
    return (moved and all(map(actors.is_place, ids))) or (type_ == "PROTEST" and all(map(actors.is_only_place, ids)))


def _is_means(noun: Word, kind: Kind) -> bool:
    """Whether others have it, so that "of" names who helps: "with the support of China", "won the approval of Peru"."""
    helps = kind.type in {"AID", "SUPPORT"} and kind.side != "patient"
    had = noun.dep == "dobj" and noun.head.lemma in PARTICIPANTS.having
    return helps and (had or (noun.dep == "pobj" and noun.head.lower in PARTICIPANTS.helping_joints))


def _is_punished(entity: str, nouns: list[Word], actors: Actors) -> bool:
    """Whether it is who is punished, not the deed or its victim: "a fine for Acme", "a sentence for murder"."""
    own = {i for noun in nouns for word in all_conjuncts(noun) for i in actors.at(word)}
    return entity in own and actors.kind_of(entity) in AGENTS


def _content_subject(child: Word) -> Word | None:
    """Return the subject of what a noun says: that of "go" in "its demand that the troops go"."""
    content = child.dep in CONTENT_CLAUSE_DEPS and any(w.dep == "mark" and w.lower == "that" for w in child.children)
    return child.child(*OWN_SUBJECT_DEPS) if content else None


def _where_sides_are(noun: Word) -> Iterator[Word]:
    """The places of the sides of an event: "clashes with police in Bihar"."""
    sides = (side for child in noun.children if child.dep == "prep" for side in child.children if side.dep == "pobj")
    for side in sides:
        for preposition in PARTICIPANTS.standing_prepositions:
            yield from nouns_after(side, preposition)


def _is_matter(entity: str, preposition: str, kind: Kind, actors: Actors) -> bool:
    """Whether it is a topic or aim and no participant: "a dispute over fishing", "deportation to Peru"."""
    if preposition == "to" and kind.mode in EVENT_TYPES.removing:
        return True
    about = (kind.mutual or kind.type == "CONSULT") and preposition in PARTICIPANTS.topical
    means = preposition == "with" and actors.kind_of(entity) == "weapon"  # "an assault with a knife"
    return about or means or (kind.type in EVENT_TYPES.about and not actors.may_act(entity))


def nouns_below(preposition: Word, lower: str) -> Iterator[Word]:
    """The objects of prepositions of the form `lower` on the noun after `preposition`."""
    for noun in preposition.children:
        if noun.dep == "pobj":
            yield from nouns_after(noun, lower)


def _suited(word: Word, suited: frozenset[str], actors: Actors) -> list[str]:
    """The referents of the heads where their kind is suited: of "the destruction of IRA weapons" the weapons."""
    return unique(actors.patient(w, suited) for w in all_conjuncts(word))


def _all_of(word: Word, actors: Actors) -> list[str]:
    return unique(actors.of(w) for w in all_conjuncts(word))


def _agents_above(noun: Word, kind: Kind, actors: Actors) -> tuple[str, ...]:
    """Return the agents that the governor of the noun determines; none where the text does not say."""
    if noun.dep != "pobj":
        return ()
    if kind.type == "COOPERATE" and noun.head.lower == "in" and noun.head.head.pos in VERBAL_POS:
        joint = _doer(noun.head.head)  # "built it in partnership with Peru"
        return actors.agent(joint) if joint else ()
    going = noun.head.lower == "for" and noun.head.head.lemma in PARTICIPANTS.going
    agent = (subject(noun.head.head) if going else None) if kind.mutual else _culprit(noun)
    return actors.agent(agent) if agent else ()


def _talkers(noun: Word, kind: Kind, actors: Actors) -> list[str]:
    """Return who does something while talking with others or visiting them: "said in a call with Lee".

    Behind a comma it is who speaks: "accused him of lying, in a call with Lee"; else what is said leaves it open,
    unless it is about the speaker.
    """
    verb, joint = noun.head.head, noun.head
    occasion = joint.lower in PARTICIPANTS.backgrounds | PARTICIPANTS.within and verb.pos in VERBAL_POS
    others = "to" if kind.mode == "visit" else "with"
    if kind.type != "CONSULT" or noun.dep != "pobj" or not occasion or not any(nouns_after(noun, others)):
        return []
    above = next((word for word in verb.ancestors() if word.lemma in _SPEAKING and word.i < verb.i), None)
    apart = any(word.text == "," and word.i == joint.i - 1 for word in verb.children)
    who, speaker = _doer(verb), _doer(above) if above is not None else None
    if above is not None and not _are_one(who, speaker, actors):
        who = speaker if apart else None
    return [i for i in (actors.agent(who) if who is not None else ()) if actors.kind_of(i) in AGENTS]


def _are_one(one: Word | None, other: Word | None, actors: Actors) -> bool:
    return one is not None and other is not None and not set(actors.at(one)).isdisjoint(actors.at(other))


def _doer(verb: Word) -> Word | None:
    """Return who does what a verb says, in either voice."""
    if not is_passive(verb):
        return subject(verb)
    by = verb.child("agent")
    return by.child("pobj") if by is not None else None


def _culprit(noun: Word) -> Word | None:
    """Return the actor that takes or is given responsibility, or acts from a stance.

    "Claimed responsibility for", "blamed Iran for", "marched in support of the mayor".
    """
    preposition = noun.head
    lower, above = preposition.lower, preposition.head
    stands = lower == "in" and above.pos in VERBAL_POS and noun.lemma in PARTICIPANTS.stances
    if stands or (lower == "behind" and above.lemma == "be"):
        return subject(above)
    if lower in PARTICIPANTS.accused_of and above.lemma in _ACCUSING:
        return above.child("nsubjpass") if is_passive(above) else above.child("dobj")
    if lower != "for":
        return None
    if above.lemma == "responsibility" and above.head.lemma in PARTICIPANTS.owning:
        return subject(above.head)
    if above.lemma in PARTICIPANTS.guilty and above.dep in {"acomp", "oprd"}:
        return subject(above.head) if above.dep == "acomp" else above.head.child("dobj", "nsubjpass")
    return None

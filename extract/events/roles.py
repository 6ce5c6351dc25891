"""The participants of an event, by semantic role: source, target, and the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from triplewire.extract.clauses.clause import Clause
from triplewire.extract.events.entries import event_noun, noun_kind
from triplewire.extract.events.frames import Frame, nouns_after
from triplewire.extract.events.noun_roles import Roles, noun_roles
from triplewire.extract.events.participants.actors import Actors, is_one_by_origin, is_origin, unique
from triplewire.extract.events.settings import places, things_in
from triplewire.extract.events.targets import Targets
from triplewire.extract.events.types import Reader, Reading
from triplewire.extract.lexicon.event_lexicon import GENERAL_NOUNS, Kind
from triplewire.extract.lexicon.labels import DETERMINING_DEPS, HARMING
from triplewire.extract.lexicon.lists import EVENT_TYPES, PARTICIPANTS, ROLES
from triplewire.extract.model import Role
from triplewire.extract.syntax.tree import Word

_UTTERANCES = ROLES.utterances


def clause_roles(clause: Clause, reading: Reading, reader: Reader, actors: Actors) -> Roles:
    """Return the participants of the event that a clause reports."""
    frame = reader.frames.of(clause)
    if reading.happens and reading.noun:
        roles = noun_roles(reading.noun, reading.kind, actors)
        roles.place = unique([places(frame, actors), roles.place])
        roles.others += _others(replace(frame, patients=()), roles, actors, reading.noun)
        return roles
    roles = Roles(source=unique(_sources(word, reader, actors) for word in frame.doers))
    roles.represented = unique(map(actors.behalf, frame.doers))
    roles.representing = unique(actors.agent(word) for word in frame.doers if actors.behalf(word))
    noun = noun_roles(reading.noun, noun_kind(reading.noun), actors) if reading.noun else None
    uttered = reading.kind is not None and reading.kind.type in EVENT_TYPES.verbal
    located = not uttered or clause.head.lemma in PARTICIPANTS.concluding
    aimed = frame.after(*PARTICIPANTS.aimed_prepositions)
    near = things_in((*frame.patients, *frame.doers, *aimed), actors) if located else []
    roles.place = unique([places(frame, actors), noun.place if noun else (), near])
    targets = Targets(reader, actors, set(roles.source))
    roles.target = targets.of(clause, reading)
    if reading.undergone:
        subject = roles.source
        causes = frame.after(*PARTICIPANTS.undergone_from)
        roles.source = (noun.source if noun else []) or unique(map(actors.strong, causes))
        roles.target = subject
    kind = reading.kind
    fought = [*frame.after("between")] if kind is not None and kind.type in EVENT_TYPES.collective else []
    if fought and not frame.doers:  # "| fighting | between Mali and Chad went on"
        roles.source, roles.target = unique(map(actors.agent, fought)), []
    givers = _givers(clause, reading, frame)
    if givers:
        getters = unique(map(actors.at, frame.recipients))  # "won | her | the support of Peru"
        roles.source, roles.target = unique(map(actors.strong, givers)), getters or roles.source
    elif _is_supported(clause, reading, roles):
        roles.source, roles.target = [], roles.source
    if frame.passive and not frame.doers:
        roles.source = unique(map(actors.at, _causes(clause, kind, frame, actors)))
    if noun is not None and len(noun.source) > 1 and clause.head.lemma in PARTICIPANTS.hosting:
        roles.others = [Role("participant", i) for i in roles.source if i not in noun.source]
        roles.source, roles.target = noun.source, noun.target
    elif kind is not None and kind.mutual:
        own = {i for word in frame.doers for i in actors.at(word)}  # "a group of envoys held their meeting"
        met = [i for i in roles.target if i not in own and not (actors.is_only_place(i) and i in roles.place)]
        roles.source, roles.target = list(dict.fromkeys(roles.source + met)), []
    roles.others += _others(frame, roles, actors, reading.noun)
    inferred = [*_inferred(clause, frame, roles, actors), _of_complement(clause, reading, roles, reader, actors)]
    roles.inferred = unique((*inferred, targets.guessed))
    return roles


def _givers(clause: Clause, reading: Reading, frame: Frame) -> list[Word]:
    """The sources of what the subject has from others: "has an offer from Acme", "won the support of Peru"."""
    if reading.noun is None or reading.undergone or clause.head.lemma not in PARTICIPANTS.having:
        return []
    helped = reading.kind is not None and reading.kind.type in {"AID", "SUPPORT"}
    given = nouns_after(reading.noun, "of") if helped else ()
    return [*nouns_after(reading.noun, "from"), *frame.after("from"), *given]


def _is_supported(clause: Clause, reading: Reading, roles: Roles) -> bool:
    """Whether the subject has the support of nobody who is named: "the bill won wide support"."""
    had = reading.noun is not None and not reading.undergone and clause.head.lemma in PARTICIPANTS.having
    return had and reading.kind is not None and reading.kind.type == "SUPPORT" and not roles.target


def _inferred(clause: Clause, frame: Frame, roles: Roles, actors: Actors) -> Iterator[Iterable[str]]:
    """Yield those in a role that the text does not express.

    They are an unsure subject, the state of a person by origin ("beat the Chilean"), the parties of a "deal" that acts,
    and what only modifies a noun: "won the | UK RAF | contract".
    """
    involved = {*roles.source, *roles.target}
    if clause.inferred:
        for argument in clause.subjects:
            yield (i for i in (*actors.agent(argument.head), *actors.of(argument.head)) if i in involved)
    yield from map(actors.at, filter(is_one_by_origin, (*frame.doers, *frame.patients, *frame.recipients)))
    yield from map(actors.at, filter(_may_modify, (*frame.doers, *frame.patients)))
    heads = (*frame.doers, *frame.patients, *frame.recipients)
    inside = involved.difference(*map(actors.agent, heads), *map(actors.at, (noun for _, noun in frame.obliques)))
    yield [i for word in heads for i in actors.modifiers(word) if i in inside]
    for doer in frame.doers:
        told = event_noun(doer)
        if told is not None and told[1].mutual:
            yield (i for i in noun_roles(told[0], told[1], actors).source if i in involved)


def _may_modify(name: Word) -> bool:
    """Whether a country may belong to a noun with a people: "| United States | and Vietnamese officials"."""
    joint = name.child("cc")
    if joint is None or name.ent != "GPE" or joint.i != name.i + 1:
        return False
    others = (child.subtree()[0] for child in name.children if child.dep == "conj" and child.tag == "NNS")
    return any(first.i == joint.i + 1 and is_origin(first) for first in others)


def _of_complement(clause: Clause, reading: Reading, roles: Roles, reader: Reader, actors: Actors) -> Iterable[str]:
    """Return the targets of the deed that was refused or agreed to: "refused to admit Lee" does not reject Lee."""
    if reading.kind is None or reading.kind.type not in EVENT_TYPES.about_complement or reader.below(clause) is None:
        return ()
    direct = Targets(reader, actors, set(roles.source)).of(clause, reading, depth=0)
    return [i for i in roles.target if i not in direct]


def _causes(clause: Clause, kind: Kind | None, frame: Frame, actors: Actors) -> Iterator[Word]:
    """The acts of violence, forces, vehicles and germs that did the harm: "killed in a car bomb explosion"."""
    if clause.head.lemma in PARTICIPANTS.infecting:
        yield from frame.after("with")
    elif kind is not None and (kind.type is None or kind.type in EVENT_TYPES.material):
        found = (noun for noun in frame.after(*PARTICIPANTS.harmed_by) if not _is_means(noun))
        yield from (noun for noun in found if actors.kind(noun) in HARMING)


def _is_means(noun: Word) -> bool:
    """Whether a noun is only the means of what is done: "flown by plane", but not "hit by a plane"."""
    bare = not any(child.dep in DETERMINING_DEPS for child in noun.children)
    return bare and noun.tag == "NN" and noun.lemma in PARTICIPANTS.by_means and noun.head.lower == "by"


def _sources(doer: Word, reader: Reader, actors: Actors) -> tuple[str, ...]:
    """The agents behind a subject: those of an event ("the strikes killed"), the issuer of an utterance or measure.

    A in "A issued a statement demanding talks" and in "A took measures to stop it".
    """
    told = event_noun(doer)
    if told is not None and (agents := noun_roles(told[0], told[1], actors).source):
        return tuple(agents)
    own = actors.agent(doer)
    if doer.dep == "dobj" and not any(map(actors.is_actor, own)):
        clause = reader.at(doer.head)
        if clause is not None and (doer.lemma in _UTTERANCES or doer.lemma in GENERAL_NOUNS):
            return tuple(unique(actors.of(a.head) for a in clause.subjects))
    return own


def _others(frame: Frame, roles: Roles, actors: Actors, told: Word | None) -> Iterator[Role]:
    """All other participants: the role is the preposition, "recipient", "object" or "attribute"."""
    named = [
        *(("behalf", word) for word in frame.doers),
        *(("recipient", word) for word in frame.recipients),
        *(("object", word) for word in frame.patients),
        *(("attribute", word) for word in frame.attributes),
        *frame.obliques,
    ]
    seen = {*roles.source, *roles.target, *roles.place, *(role.entity for role in roles.others)}
    for name, word in named:
        if word is told or (name == "object" and any(i in roles.target for i in actors.at(word))):
            continue  # what the name of a target holds is no object itself: "won the Jules Verne Trophy"
        for entity in actors.behalf(word) if name == "behalf" else actors.of(word):
            if entity not in seen:
                seen.add(entity)
                yield Role(name, entity)

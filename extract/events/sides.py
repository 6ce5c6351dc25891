"""Whether the type of an event suits its sides: storms and cars assault nobody, deadlines are not met in a meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from triplewire.extract.events.entries import event_noun
from triplewire.extract.events.figures import WARLIKE, is_war
from triplewire.extract.events.frames import Frame, nouns_after
from triplewire.extract.events.noun_roles import Roles
from triplewire.extract.events.participants.actors import Actors
from triplewire.extract.events.participants.participant_kinds import told_kind
from triplewire.extract.events.types import Reading
from triplewire.extract.lexicon.event_files import Suits
from triplewire.extract.lexicon.event_lexicon import FORCES, HOSTILE, SIDES, Kind
from triplewire.extract.lexicon.labels import (
    AGENTS,
    CAUSE_KINDS,
    DISPUTED_KINDS,
    FOUGHT_KINDS,
    HANDLED_KINDS,
    HELD_KINDS,
    LIVING_KINDS,
    OFFERED_KINDS,
    UNADDRESSED_KINDS,
    UNHELPED_KINDS,
    UNREAL_KINDS,
    UNSUSPECTED_KINDS,
    UNWILLED_KINDS,
)
from triplewire.extract.lexicon.lists import EVENT_TYPES, PARTICIPANT_KINDS, PARTICIPANTS, PRONOUNS, ROLES
from triplewire.extract.syntax.tree import Word


def suited(reading: Reading, lemma: str, frame: Frame, actors: Actors) -> Reading:
    """Return the reading of a verb where its type suits those who act and undergo; else another kind, or none."""
    kind = reading.kind
    if kind is None and reading == Reading(None) and lemma in PARTICIPANT_KINDS.colliding:
        return _calamity(frame, actors)
    if kind is None or kind.type is None or reading.happens:
        return reading
    if kind.type == "ASSAULT" and _is_no_assault(reading, lemma, frame, actors):
        return Reading(None)
    nobody = _is_upon_itself(kind, frame) or _is_unblamed(lemma, frame, actors) or _attracts(lemma, frame, actors)
    nobody = nobody or _is_of_nature(kind, reading, frame, actors) or _is_study(kind, frame, actors)
    nobody = (
        nobody
        or _is_against_things(reading, actors)
        or _is_news(kind, frame)
        or _is_upkeep(reading, lemma, frame, actors)
        or _is_with_things(kind, frame, actors)
        or _is_unarmed(reading, lemma, frame, actors)
        or _is_handled(reading, frame, actors)
    )
    if nobody or _is_everyday(kind, frame, actors) or _is_on_sale(lemma, reading, frame, actors):
        return Reading(None)
    odd = None if reading.undergone else _odd(frame.doers, SIDES[kind.type].source, actors)
    manned = odd == "vehicle" and kind.type in EVENT_TYPES.material  # planes bomb, too
    if odd is not None and (not manned or lemma in PARTICIPANT_KINDS.colliding):
        return _instead(kind.type, odd)
    return _by_object(reading, kind, SIDES[kind.type], lemma, frame, actors)


def _by_object(reading: Reading, kind: Kind, sides: Suits, lemma: str, frame: Frame, actors: Actors) -> Reading:
    """Return the reading where the type suits the objects of the verb, unless its entry requires just these."""
    if kind.type == "ASSAULT" and reading.noun is None and _is_criticism(lemma, frame, actors):
        return Reading(Kind("ACCUSE", "disapprove"))
    held = HELD_KINDS if kind.mode in sides.holding else sides.target
    allowed = LIVING_KINDS & (sides.target or LIVING_KINDS) if kind.mode in sides.living else held
    exact = reading.noun is not None or reading.matched or reading.complement is not None
    odd = None if allowed is None or exact else _odd(frame.patients, allowed, actors)
    if kind.mode in sides.holding and not exact and _is_obscure(frame.patients, actors):
        return Reading(None)  # "released the contents"
    if odd is None:
        return reading
    said = kind.type == "ASSAULT" and odd in DISPUTED_KINDS and lemma in PARTICIPANT_KINDS.criticising
    return Reading(Kind("ACCUSE", "disapprove") if said and any(map(actors.is_human, frame.doers)) else None)


def _is_criticism(lemma: str, frame: Frame, actors: Actors) -> bool:
    """Whether people attack in words: what others do, as something, or for it: "attacked her as a friend of Peru"."""
    armed = any(word.lemma.lower() in WARLIKE for word in frame.doers)
    if lemma not in PARTICIPANT_KINDS.criticising or armed or not any(map(actors.is_human, frame.doers)):
        return False
    deeds = all(_is_deed(word, actors) for word in frame.patients)
    grounds = frame.after("for", "over")
    blamed = any(_is_deed(word, actors) or _kind(word, actors) in DISPUTED_KINDS for word in grounds)
    return bool(frame.patients) and (deeds or blamed or any(frame.after("as")))


def _is_deed(word: Word, actors: Actors) -> bool:
    """Whether it is what somebody does or says, and no gathering of people: "the travel ban"."""
    told = event_noun(word)
    return told is not None and told[1].type is not None and actors.kind(word) != "gathering"


def _is_everyday(kind: Kind, frame: Frame, actors: Actors) -> bool:
    """Whether nobody asks or visits another side: "it is required to sink", "the tourists flew to Peru"."""
    if kind.mode == "visit":
        acting = (word for word in frame.doers if word.lemma not in PARTICIPANTS.ordinary)
        return bool(frame.doers) and all(actors.kind(word) == "act" for word in acting)  # "flights arrived in Peru"
    needed = kind.type == "REQUEST" and frame.passive and not frame.doers
    said_of_it = all(word.lower == "it" for word in frame.patients)
    return needed and (said_of_it or _odd(frame.patients, AGENTS, actors) is not None)


def _is_news(kind: Kind, frame: Frame) -> bool:
    """Whether a warning only tells of something: "warned the board about debts", not "warned Peru about its troops"."""
    topics = [*frame.after("about")] if kind.type == "THREATEN" else []
    return bool(topics) and not any(topic.child("poss") for topic in topics)


def _is_of_nature(kind: Kind, reading: Reading, frame: Frame, actors: Actors) -> bool:
    """Whether a warning is of what nobody does: "issued a warning about cholera", "warned of floods"."""
    if kind.type != "THREATEN":
        return False
    said = [noun for noun in (reading.noun, *reading.matched) if noun is not None]
    topics = [topic for joint in ("about", "of") for noun in said for topic in nouns_after(noun, joint)]
    dangers = [*topics, *frame.after("about", "of")]
    return bool(dangers) and all(_kind(word, actors) == "force" for word in dangers)


def _is_upkeep(reading: Reading, lemma: str, frame: Frame, actors: Actors) -> bool:
    """Whether only a matter or an animal is helped, and nobody named for it: "funds research", "protects the bears"."""
    bare = reading.kind is not None and reading.kind.type == "AID" and not (reading.noun or reading.matched)
    if not bare or not frame.patients or lemma in ROLES.transfers:
        return False
    return all(actors.kind(word) in UNHELPED_KINDS and event_noun(word) is None for word in frame.patients)


def _is_with_things(kind: Kind, frame: Frame, actors: Actors) -> bool:
    """Whether a bargain is made with nobody: "is coming to terms with the loss"."""
    beside = [inner for _, noun in frame.obliques if kind.type == "AGREE" for inner in nouns_after(noun, "with")]
    return bool(beside) and all(actors.kind(word) in UNREAL_KINDS for word in beside)


def _is_handled(reading: Reading, frame: Frame, actors: Actors) -> bool:
    """Whether nobody judges, and only things are moved or broken: "a wave overturned the rafts"."""
    judges = reading.kind is not None and reading.kind.type in EVENT_TYPES.judging
    bare = judges and not (reading.noun or reading.matched or reading.complement)
    by_nobody = bool(frame.patients) and not any(actors.kind(word) in AGENTS for word in frame.doers)
    return bare and by_nobody and all(actors.kind(word) in HANDLED_KINDS for word in frame.patients)


def _is_unarmed(reading: Reading, lemma: str, frame: Frame, actors: Actors) -> bool:
    """Whether no force moves, or towards no one: "deployed two satellites", "moves towards peace", "people massed"."""
    bare = reading.kind is not None and reading.kind.type == "MOBILIZE" and not (reading.noun or reading.matched)
    towards = [*frame.after("toward", "towards")]
    nobody = bool(towards) and all(actors.kind(word) in UNREAL_KINDS for word in towards)
    plain = UNADDRESSED_KINDS | ({"vehicle"} if lemma in PARTICIPANTS.sending else set())
    things = bool(frame.patients) and all(_is_equipment(word, plain, actors) for word in frame.patients)
    civil = (
        not frame.patients and bool(frame.doers) and all(w.lemma.lower() in PARTICIPANTS.ordinary for w in frame.doers)
    )
    return bare and (nobody or things or civil)


def _is_equipment(noun: Word, plain: Collection[str], actors: Actors) -> bool:
    """Whether it is neither a force nor anybody else, as far as is known: "satellites", "resources"."""
    kind = actors.kind(noun)
    unknown = kind is None and noun.pos == "NOUN" and noun.lemma not in WARLIKE
    return unknown or kind in plain


def _is_study(kind: Kind, frame: Frame, actors: Actors) -> bool:
    """Whether things or forces of nature are looked into, or by ordinary people: "investigated the crater"."""
    if kind.mode != "investigate":
        return False
    private = bool(frame.doers) and all(word.lemma in PARTICIPANTS.ordinary for word in frame.doers)
    if private and not any(actors.is_named(i) for word in frame.patients for i in actors.at(word)):
        return True
    return bool(frame.patients) and all(_kind(word, actors) in UNSUSPECTED_KINDS for word in frame.patients)


def _is_against_things(reading: Reading, actors: Actors) -> bool:
    """Whether somebody takes part in a fight that is a metaphor: "joined the fight against litter"."""
    return reading.noun is not None and is_metaphor(reading.noun, actors)


def _attracts(lemma: str, frame: Frame, actors: Actors) -> bool:
    """Whether a thing or plan pleases, and nobody asks: "the pledge appealed to voters"."""
    return lemma == "appeal" and bool(frame.doers) and all(_kind(w, actors) in UNWILLED_KINDS for w in frame.doers)


def _is_on_sale(lemma: str, reading: Reading, frame: Frame, actors: Actors) -> bool:
    """Whether things are on offer to anybody: "offers permits", but not "offered Chad talks" or "a reward"."""
    free = not (reading.noun or reading.matched or reading.complement or frame.recipients or [*frame.after("to")])
    goods = bool(frame.patients) and all(_kind(word, actors) not in OFFERED_KINDS for word in frame.patients)
    return lemma == "offer" and free and goods


def _is_upon_itself(kind: Kind, frame: Frame) -> bool:
    """Whether somebody does to themselves what is only done to others: "confined itself to malls"."""
    harms = kind.type in EVENT_TYPES.material and kind.mode not in EVENT_TYPES.there  # but "blew himself up"
    upon = frame.patients if harms or kind.type in EVENT_TYPES.upon_others else ()
    if upon and all(word.lower in PRONOUNS.reflexive for word in frame.patients):
        return True
    own = any(word.lower in PRONOUNS.reflexive for word in frame.after("on", "upon"))  # "puts pressure on himself"
    return own and kind.type in EVENT_TYPES.upon_others


def _is_unblamed(lemma: str, frame: Frame, actors: Actors) -> bool:
    """Whether a cause is named and nobody accused: "blamed the delay on the snow"."""
    if lemma not in PARTICIPANTS.blaming:
        return False
    causes = [*frame.after("on", "to"), *(noun for word in frame.patients for noun in nouns_after(word, "on"))]
    return all(_kind(word, actors) in CAUSE_KINDS for word in causes or frame.patients)


def _is_no_assault(reading: Reading, lemma: str, frame: Frame, actors: Actors) -> bool:
    """Whether it is a metaphor, or nothing is known of what a verb without object is said of: "the musical bombed"."""
    if reading.noun is not None:
        return False
    if lemma in PARTICIPANTS.fights and frame.patients and not any(_is_opponent(w, actors) for w in frame.patients):
        return True  # "is fighting his dismissal"
    if lemma in PARTICIPANTS.fights and frame.patients and all(map(_is_of_force, frame.patients)):
        return True  # "battled a bushfire"
    victimless = reading.kind is not None and reading.kind.mode in SIDES["ASSAULT"].living
    goes = lemma == "drive"  # "drove from Oslo"
    if lemma == "take" and any(True for _ in frame.after("to", "into")):
        return True  # "took Chile to extra time"
    return not frame.patients and (victimless or goes or _is_obscure(frame.doers, actors))


def _is_of_force(noun: Word) -> bool:
    """Whether it is a natural force or a part of one: "a fire front"."""
    parts = (child for child in noun.children if child.dep == "compound")
    return told_kind(noun) == "force" or any(told_kind(part) == "force" for part in parts)


def _instead(type_: str, odd: str) -> Reading:
    """Return the additional kind of an event whose source does not suit its type; none where the table has none."""
    mode = next((mode for kind, mode in SIDES[type_].instead.items() if kind == odd), None)
    return Reading(Kind(None, mode) if mode else None)


def _calamity(frame: Frame, actors: Actors) -> Reading:
    """Return the reading of a verb of harm that is no violence: a disaster or accident, by what does the harm."""
    odd = _odd(frame.doers, SIDES["ASSAULT"].source, actors)
    return _instead("ASSAULT", odd) if odd and frame.patients else Reading(None)


def _odd(words: Iterable[Word], allowed: Collection[str], actors: Actors) -> str | None:
    """Return the kind of the first participant where none of them is of an allowed or unknown kind."""
    kinds = [_kind(word, actors) for word in words]
    return None if any(kind is None or kind in allowed for kind in kinds) else next(iter(kinds), None)


def _is_obscure(words: Collection[Word], actors: Actors) -> bool:
    """Whether nothing is known of what a verb without object is said of: "the musical bombed"."""
    return bool(words) and all(w.pos == "NOUN" and event_noun(w) is None and actors.kind(w) is None for w in words)


def _kind(word: Word, actors: Actors) -> str | None:
    """Return the kind of a participant; what acts for a state, and the act of somebody, is as good as an actor."""
    told = event_noun(word)
    if told is not None and told[1].mode in EVENT_TYPES.catastrophes:
        return "force"
    if actors.behalf(word) or word.lower in PARTICIPANTS.extents:
        return None
    if told is not None and told[1].type is not None:
        return None if told[1].type in HOSTILE else "act"
    return actors.kind(word)


def unfit(kind: Kind | None, roles: Roles, actors: Actors) -> tuple[list[str], bool]:
    """Return the participants whose kind does not suit their side, and whether that of another one is unknown."""
    if kind is None or kind.type is None:
        return [], False
    sides = SIDES[kind.type]
    acting = {*sides.source, "vehicle"}  # planes bomb, too
    sources = [(i, actors.kind_of(i), acting) for i in roles.source if i not in roles.representing]
    targets = [(i, actors.kind_of(i), {*(sides.target or ())}) for i in roles.target if sides.target is not None]
    known = [*sources, *targets]
    odd = [i for i, found, allowed in known if found is not None and found not in allowed]
    if kind.mode == "discontinue" and not roles.target:  # the talks that collapsed ended nothing
        odd += [i for i in roles.source if actors.kind_of(i) == "act" and i not in odd]
    odd += [i for i in roles.source if i in roles.inferred and actors.kind_of(i) in UNWILLED_KINDS and i not in odd]
    if kind.type in EVENT_TYPES.towards:  # aid is not given to money, nor is a plan promised anything
        unaddressed = UNADDRESSED_KINDS | ({"act"} if kind.type in EVENT_TYPES.uttered else set())  # "demanded jobs"
        guessed = unaddressed | {"act"}
        nobody = (i for i in roles.target if actors.kind_of(i) in (guessed if i in roles.inferred else unaddressed))
        odd += [i for i in nobody if i not in odd]
    if kind.type in EVENT_TYPES.upon_somebody:  # "conceded defeat", "demanded a raise"
        unnamed = (i for i in roles.target if not actors.is_named(i) and actors.kind_of(i) in UNREAL_KINDS)
        odd += [i for i in unnamed if i not in odd]
    return odd, any(found is None for _, found, _ in known)


def _is_opponent(word: Word, actors: Actors) -> bool:
    """Whether one can fight it with weapons: an actor, a force, an uprising, terror."""
    told = event_noun(word)
    armed = word.lemma.lower() in FORCES | PARTICIPANTS.terror or (
        told is not None and told[1].type in EVENT_TYPES.collective
    )
    return armed or actors.kind(word) in FOUGHT_KINDS or any(map(actors.is_actor, actors.at(word)))


def is_of_things(noun: Word, kind: Kind | None, actors: Actors) -> bool:
    """Whether it lets go what nobody can hold: "the release of its outlook"."""
    held = kind is not None and kind.type is not None and kind.mode in SIDES[kind.type].holding
    freed = [*nouns_after(noun, "of")] if held else []
    return bool(freed) and all(actors.kind(word) not in HELD_KINDS and not actors.is_human(word) for word in freed)


def is_metaphor(noun: Word, actors: Actors) -> bool:
    """Whether the opponent is not an actor: "the war on drugs", "a campaign against litter".

    Neither is that for which somebody fights, where nothing else tells of a war.
    """
    if noun.lemma not in PARTICIPANTS.fights:
        return False
    aims = () if is_war(noun) else (*nouns_after(noun, "for"),)
    if aims and not any(i for aim in aims for i in actors.places(aim)):
        return True  # "the battle for the contract"
    enemies = [enemy for preposition in ("against", "on") for enemy in nouns_after(noun, preposition)]
    found = [i for enemy in enemies if enemy.lemma not in PARTICIPANTS.terror for i in actors.at(enemy)]
    return bool(found) and not any(map(actors.may_act, found))

"""Words that do not report the kind of event that they usually do.

Words of violence in reports of matches and votes ("Kenya beat Ghana 2-1"), markets, efforts and disasters; verbs of
asking that only request an answer; verbs of calling that only describe something; clauses that are only told.
"""

from __future__ import annotations

from collections.abc import Sequence

from triplewire.extract.clauses.clause import Clause
from triplewire.extract.events.frames import Frame, nouns_after
from triplewire.extract.lexicon.event_lexicon import (
    FIGURES,
    FORCES,
    HOSTILE,
    OBJECT_CLASSES,
    OPERATORS,
    REPORT,
    Kind,
)
from triplewire.extract.lexicon.labels import (
    AGENTS,
    AUXILIARY_DEPS,
    CASE_DEPS,
    COMPLEMENT_CLAUSE_DEPS,
    DESCRIBING_DEPS,
    NOUN_POS,
    PURPOSE_DEPS,
    QUESTION_WORD_TAGS,
    SCORE_DASHES,
    STATING_TAGS,
    TEAM_LABELS,
    UNWILLED_KINDS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import (
    CLASSES,
    CONJUNCTIONS,
    CONTESTS,
    EVENT_TYPES,
    PARTICIPANT_KINDS,
    PARTICIPANTS,
)
from triplewire.extract.lexicon.nouns import NOUN_KINDS, NOUN_TYPES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.control import subject
from triplewire.extract.syntax.phrases import is_finite
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.syntax.verb_groups import lemma_of, with_particle

_MATERIAL = HOSTILE | EVENT_TYPES.figurative  # whose words are also used for markets and games
_ARMED = FORCES | CLASSES.militants
WARLIKE = _ARMED | CLASSES.army | PARTICIPANT_KINDS.warlike
_SPORT, _VOTE = "sport", "election"  # kinds of own.toml
_SETTINGS = CONTESTS.sports | CONTESTS.players | CONTESTS.settings
_AT = THRESHOLDS.events


def contest_told(sentences: Sequence[Sentence]) -> str | None:
    """Return the kind of contest that most sentences are about, or the lead and many if none is about war."""
    named = [{name for word in sentence.words for name in _names(word)} for sentence in sentences]
    fought = sum(not names.isdisjoint(WARLIKE) for names in named)
    for kind, settings in ((_SPORT, _SETTINGS), (_VOTE, CONTESTS.votes)):
        found = [settings & names for names in named]
        told = sum(map(bool, found))
        opened = not fought and any(found[: _AT.lead_sentences])
        share = _AT.opened_contest if opened else _AT.contest
        if len(set().union(*found)) >= _AT.contest_words and told >= share * len(sentences) and fought < told:
            return kind
    return None


def contest(verb: Word, frame: Frame, told: str | None) -> Kind | None:
    """Return the kind of the contest that a verb of violence reports in its frame; None where it is violence.

    `told`: the kind of contest that the document is about.
    """
    lemma, key = lemma_of(verb), with_particle(verb)
    if lemma in CONTESTS.winning and told == _VOTE and not is_war(verb) and not _is_violent(verb, frame):
        return Kind(None, _VOTE)  # "took Leith from Labour"
    if not frame.patients:
        return _match(verb, frame, told) if lemma in CONTESTS.playing and not _is_violent(verb, frame) else None
    if lemma == "shoot" and all(w.tag == "CD" for w in frame.patients) and any(w.ent == "PERSON" for w in frame.doers):
        return Kind(None, _SPORT)  # "shot 68"
    social = lemma in CONTESTS.sociable and not _are_competitors((*frame.doers, *frame.patients))
    if not {lemma, key} & CONTESTS.beating or social or _is_violent(verb, frame):
        return None
    scene = _setting(verb, told)
    if scene is None and lemma in CONTESTS.either and not is_war(verb):
        return Kind(None)
    if scene is None and key in CONTESTS.always and _are_rivals(verb, frame):
        scene = _SPORT
    return Kind(None, scene) if scene else None


def _match(verb: Word, frame: Frame, told: str | None) -> Kind | None:
    """Return the kind of the contest in which a side plays that has no opponent here: "Kenya lost"."""
    scene = _setting(verb, told)
    played = scene or any(_names(w) & CONTESTS.players for w in frame.doers)
    return Kind(None, scene or _SPORT) if played else None


def _is_violent(verb: Word, frame: Frame) -> bool:
    """Whether the sources are those who use force, or the verb has a weapon or the result of a blow beside it."""
    beside = {w.lower for w in (*verb.children, *(noun for _, noun in frame.obliques), *frame.predicates)}
    armed = any(NOUN_KINDS.get(noun.lemma) == "weapon" for noun in frame.after("with"))
    forces = any(not _is_long_name(w) and w.lemma.lower() in CONTESTS.violent | FORCES for w in frame.doers)
    return armed or forces or not beside.isdisjoint(CONTESTS.brutal)


def _is_long_name(word: Word) -> bool:
    """Whether it is the last word of a name, as of a team: "Gor Rangers", but not "Police"."""
    return word.ent == "ORG" and any(child.dep == "compound" for child in word.children)


def _are_rivals(verb: Word, frame: Frame) -> bool:
    """Whether the sides are named like rivals, or the margin is stated."""
    if any(child.lower in CONTESTS.margins for child in verb.children):
        return True
    teams = any(w.ent in TEAM_LABELS or _names(w) & CONTESTS.players for w in (*frame.doers, *frame.patients))
    names = all(w.pos == "PROPN" for w in (*frame.doers, *frame.patients))
    return bool(frame.doers) and (teams or names)


def _are_competitors(sides: Sequence[Word]) -> bool:
    """Whether each side may be one in a match: a name, or a noun for who plays."""
    return all(w.pos == "PROPN" or w.tag == "PRP" or _names(w) & CONTESTS.players for w in sides)


def _setting(verb: Word, told: str | None) -> str | None:
    """Return the kind of contest that the sentence is set in, or else the document, if the sentence is about no war."""
    return _scene(verb) or (told if told and not is_war(verb) else None)


def _scene(verb: Word) -> str | None:
    """Return the kind of contest that the sentence is set in: its nouns, a score, a margin; None without one."""
    *_, root = (verb, *verb.ancestors())
    words = root.subtree()
    found = {name for word in words if not _is_only_near(word) for name in _names(word)}
    if found & CONTESTS.votes:
        return _VOTE
    margin = any(w.lemma in CONTESTS.units and w.head.lower == "by" for w in words)
    return _SPORT if found & CONTESTS.sports or margin or _has_score(words) else None


def is_war(told: Word) -> bool:
    """Whether the rest of the sentence is about a war: "defeated the army", "to defeat ISIL militarily"."""
    *_, root = (told, *told.ancestors())
    others = (word for word in root.subtree() if word is not told and word.pos not in VERBAL_POS)
    return any({word.lower, word.lemma} & WARLIKE for word in others)


def _names(word: Word) -> set[str]:
    """Return a noun as the lists have it: alone, and with the word before it."""
    if word.pos not in NOUN_POS:
        return set()
    lemma = word.lemma.lower()
    return {lemma, *(f"{child.lower} {lemma}" for child in word.children if child.dep in DESCRIBING_DEPS)}


def _is_only_near(word: Word) -> bool:
    """Whether a noun says what was near in time or place: violence after the match, outside the polling station."""
    return word.dep == "pobj" and word.head.lower in CONTESTS.after


def _has_score(words: Sequence[Word]) -> bool:
    """Whether the words have a score: "2-1", as one word or as three."""
    texts = [word.text for word in words]
    splits = (text.partition(dash) for text in texts for dash in SCORE_DASHES)
    joined = any(left.isdigit() and right.isdigit() for left, _, right in splits)
    parted = zip(texts, texts[1:], texts[2:], strict=False)
    return joined or any(dash in SCORE_DASHES and a.isdigit() and b.isdigit() for a, dash, b in parted)


def is_figure(kind: Kind | None, frame: Frame, *, exact: bool) -> bool:
    """Whether words of conflict are about markets, games or illnesses: "stocks retreated", "battled cancer".

    `exact`: the entry of the verb requires this object.
    """
    if kind is None or kind.type not in _MATERIAL:
        return False
    causes = [word for word in frame.doers if NOUN_KINDS.get(word.lemma) != "force"]
    plain = exact or kind.type == "SANCTION" or kind.mode in EVENT_TYPES.armed  # a fine of 3 million, a shelled market
    undergo = () if plain else frame.patients
    return any(word.lemma in FIGURES for word in (*causes, *frame.after("against", "for"), *undergo))


def is_effort(kind: Kind | None, verb: Word, frame: Frame, matched: tuple[Word, ...]) -> bool:
    """Whether somebody fights for something without a weapon: "doctors fought to save him", "fought for rights".

    Also in court, in a struggle that is the object ("fought a losing battle for a licence"), and in an operation
    (`matched`: the objects that its entry requires) where nobody armed is told of: "crews carried out operations".
    """
    if kind is not None and kind.type == "ASSAULT" and any(word.lemma == "operation" for word in matched):
        return not is_war(verb) and not any(word.pos == "PROPN" for word in frame.doers)
    if kind is None or kind.type != "ASSAULT" or verb.lemma not in PARTICIPANTS.fights:
        return False
    if any(noun.lemma in CLASSES.court for noun in frame.after("in")):
        return True
    if any(noun.lemma not in PARTICIPANTS.fights for noun in frame.patients):
        return False
    aims = [*frame.after("for"), *(aim for noun in frame.patients for aim in nouns_after(noun, "for"))]
    aim = bool(aims) or any(c.dep in PURPOSE_DEPS and c.tag == "VB" for c in verb.children)
    armed = any(w.ent in TEAM_LABELS or w.lemma.lower() in _ARMED for w in frame.doers)
    return aim and not armed and (bool(frame.patients) or not any(frame.after("against", "with")))


def struggle(verb: Word, frame: Frame) -> Word | None:
    """Return the fight that is the object of a verb of fighting: "fought a losing battle for a licence"."""
    fights = verb.lemma in PARTICIPANTS.fights
    return next((noun for noun in frame.patients if fights and noun.lemma in PARTICIPANTS.fights), None)


def is_question(verb: Word) -> bool:
    """Whether a verb of asking only asks for an answer: "asked whether they had left", "'Why?' asked the mayor"."""
    if verb.lemma not in PARTICIPANTS.asking or any(c.lower == "for" for c in verb.children):
        return False
    asked = [c for c in verb.children if c.dep in COMPLEMENT_CLAUSE_DEPS or c.dep == "advcl"]
    opening = (w for c in asked for w in c.subtree()[:2])
    quoted = any(w.text == "?" and w.i < verb.i for w in verb.subtree())
    if not asked and not any(c.dep in CASE_DEPS for c in verb.children):
        return quoted or _is_somebody(verb.child("dobj"))  # "'Why?' the mayor asked the envoy"
    return quoted or any(w.lower in CONJUNCTIONS.asking or w.tag in QUESTION_WORD_TAGS for w in opening)


def _is_somebody(noun: Word | None) -> bool:
    return noun is not None and (noun.ent == "PERSON" or NOUN_TYPES.get(noun.lemma) == "Person" or noun.tag == "PRP")


def is_of_match(word: Word, kind: Kind | None, told: str | None) -> bool:
    """Whether violence, help, protest, a journey or a dismissal is part of a match: "a late attack" in a report of one.

    `told`: as for `contest`.
    """
    if told != _SPORT or kind is None or is_war(word):
        return False
    played = kind.type in {"PROTEST", "SANCTION"} and word.lemma in CONTESTS.playing
    played = played or kind.type in {"AID", "COOPERATE"} or (kind.type == "ASSAULT" and word.pos == "NOUN")
    return played or f"{kind.type} {kind.mode or ''}".strip() in EVENT_TYPES.played


def is_suspicion(verb: Word) -> bool:
    """Whether a state is suspected or complained of, no deed: "suspected to be ill", "complained of feeling sick"."""
    state = verb.child("xcomp") if verb.lemma == "suspect" else None
    suspected = state is not None and (state.lemma == "have" or (state.lemma == "be" and bool(state.child("acomp"))))
    felt = (inner for c in verb.children if c.dep == "prep" and c.lower == "of" for inner in c.children)
    return suspected or (verb.lemma == "complain" and any(inner.lemma == "feel" for inner in felt))


def is_discharge(verb: Word, frame: Frame) -> bool:
    """Whether a patient is released: the sentence names a hospital and no prison, and nobody else who lets them go."""
    if verb.lemma not in PARTICIPANTS.discharging or frame.doers or not frame.patients:
        return False
    *_, root = (verb, *verb.ancestors())
    names = {word.lemma.lower() for word in root.subtree()}
    return not names.isdisjoint(OBJECT_CLASSES["clinic"]) and names.isdisjoint(
        OBJECT_CLASSES["captive"] | CLASSES.police
    )


def is_acquaintance(verb: Word, frame: Frame) -> bool:
    """Whether people come to know or catch sight of somebody, and hold no talks: "first met her", "was last seen"."""
    seen = verb.lemma == "see" and frame.passive and not frame.doers
    watched = verb.lemma == "see" and verb.child("ccomp") is not None  # "saw him running"
    first = any(child.dep == "advmod" and child.lower == "first" for child in verb.children)
    return seen or watched or (verb.lemma == "meet" and first)


def is_name_given(verb: Word, frame: Frame, told: Word | None) -> bool:
    """Whether only a name is told: "a group called Anonymous"; `told`, a bare noun: "one option is suspension"."""
    if told is not None and told.dep == "attr":
        return told.tag == "NN" and all(child.dep == "punct" for child in told.children)
    return verb.dep == "acl" and verb.lemma in PARTICIPANTS.naming and bool(frame.attributes or frame.predicates)


def is_base(verb: Word, frame: Frame) -> bool:
    """Whether it is only said where somebody has their base: "the militia is based in Kenya"."""
    return verb.lemma == "base" and frame.passive and not frame.doers


def is_duty(verb: Word) -> bool:
    """Whether it only has to be so: "must be ready to leave", "need to be prepared to work"."""
    obliged = verb.dep == "xcomp" and verb.head.lemma in {"need", "have"}
    return obliged or any(c.dep == "aux" and c.lower in PARTICIPANTS.obligations for c in verb.children)


def is_called(verb: Word, frame: Frame) -> bool:
    """Whether a verb only says what something is: "called the attack a crime", but not "called a strike"."""
    before = [c for noun in frame.patients for c in noun.children if c.i < noun.i]
    definite = any(c.dep == "poss" or c.lower in PARTICIPANTS.definite for c in before)
    return with_particle(verb) in PARTICIPANTS.naming and bool(frame.patients) and (definite or bool(frame.predicates))


def is_told(complement: Clause, verb: Word) -> bool:
    """Whether a finite clause under a verb of saying is reported, not requested: "told them that it rained"."""
    head = complement.head
    auxiliaries = [w.tag for w in head.children if w.dep == "aux"]
    operator = OPERATORS.get(verb.lemma)
    if operator is None or head.dep != "ccomp" or not is_finite(head):
        return _is_topic(complement, verb)
    if operator.name == "wish":
        who = subject(verb)
        if who is not None and NOUN_KINDS.get(who.lemma) in UNWILLED_KINDS:
            return True  # "rumours suggested that they have left"
        return PARTICIPANTS.obligations.isdisjoint(w.lower for w in head.children) and _is_indicative(head)
    if operator.name == "threaten":  # "warned that the roads are icy", but not "that they would attack"
        weak = any(w.tag == "MD" and w.lower in PARTICIPANTS.weak_modals for w in head.children)
        others = (weak and is_of_others(complement)) or _is_of_no_agent(head)  # "warned that floods could come"
        told = "MD" not in auxiliaries or others
        return verb.lemma in PARTICIPANTS.cautioning and told
    if operator.name == "commit":  # "agreed that the roads are icy", but not "that they would meet"
        return verb.lemma in PARTICIPANTS.concurring and "MD" not in auxiliaries and _is_indicative(head)
    return operator.name == "request" and verb.lemma in REPORT


def _is_topic(complement: Clause, verb: Word) -> bool:
    """Whether a gerund only says what is told of: "told of seeing her", but not "asked for closing it"."""
    operator, head = OPERATORS.get(verb.lemma), complement.head
    asked = operator is not None and operator.name == "request"
    return asked and head.dep == "pcomp" and head.head.lower in {"about", "of"}


def _is_of_no_agent(verb: Word) -> bool:
    """Whether what is warned of is done by nobody: "warned that an epidemic would come"."""
    who = verb.child("nsubj", "nsubjpass")
    kind = NOUN_KINDS.get(who.lemma) if who is not None else None
    return kind is not None and kind not in AGENTS | {"weapon", "warcraft"}


def _is_indicative(verb: Word) -> bool:
    """Whether a finite verb states a fact: "suggested that voters had copied her", but not "that they copy her"."""
    tags = {verb.tag, *(w.tag for w in verb.children if w.dep in AUXILIARY_DEPS)}
    return bool(tags & STATING_TAGS)


def is_forborne(complement: Clause, kind: Kind | None) -> bool:
    """Whether no harm is to be done, which threatens nobody: "agreed not to attack"."""
    return kind is not None and kind.type in HOSTILE and complement.head.child("neg") is not None


def is_of_others(complement: Clause) -> bool:
    """Whether a complement has a subject of its own that is no pronoun."""
    subject = complement.head.child("nsubj", "nsubjpass")
    return subject is not None and subject.pos != "PRON"

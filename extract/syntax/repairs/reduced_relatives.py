"""Participles behind a noun that the parser takes for the main verb: "the men shot by soldiers were buried"."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    AGENT_LABELS,
    COMPLEMENT_DEPS,
    DETERMINING_DEPS,
    EDGE_POS,
    LOOSE_CLAUSE_DEPS,
    PAST_TAGS,
    PLACE_LABELS,
    PROPER_TAGS,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONTROL, PARTICIPANTS, PEOPLE, SPEECH
from triplewire.extract.syntax.control import is_passive, own_subject
from triplewire.extract.syntax.phrases import is_infinitive
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word, position

_SIDES = SUBJECT_DEPS | {"dobj", "pobj", "conj"}
_REPORTING = SPEECH.say | SPEECH.think | SPEECH.accuse


def _main_after(verb: Word, _sentence: Sentence) -> Changes:
    """Raise the second verb of "the troops sent to Mali by France killed two men", as nothing joins it to the first."""
    passive, noun = verb.head, own_subject(verb.head)
    if verb.dep not in LOOSE_CLAUSE_DEPS or verb.tag not in PAST_TAGS or verb.i < passive.i or noun is None:
        return {}
    agent = next((w for w in passive.children if w.lower == "by" and passive.i < w.i < verb.i), None)
    if agent is None or not _is_reduced(passive, noun) or verb.child("nsubj", "nsubjpass", "mark"):
        return {}
    if any(w.dep in {"punct", "cc"} and w.i < verb.i for w in (*passive.children, *verb.children)):
        return {}
    return _swapped(verb, passive, noun) | {agent.i: Change(dep="agent")}


def _is_reduced(passive: Word, noun: Word) -> bool:
    """Whether a past tense right behind its subject, without auxiliary and object, may be a participle."""
    bare = passive.child("auxpass", "aux", "dobj", "cc") is None
    return passive.pos in VERBAL_POS and passive.tag in PAST_TAGS and noun.i == passive.i - 1 and bare


def _swapped(verb: Word, passive: Word, noun: Word) -> dict[int, Change]:
    """Put `verb` in the place of `passive`, which becomes a participle of their subject."""
    above = verb.i if passive.head is passive else passive.head.i
    changes = {w.i: Change(head=verb.i) for w in passive.children if w.i > verb.i or w.i < noun.i}
    changes[verb.i] = Change(head=above, dep=passive.dep)
    changes[noun.i] = Change(head=verb.i, dep="nsubjpass" if verb.child("auxpass") else "nsubj")
    changes[passive.i] = Change(head=noun.i, dep="acl", tag="VBN")
    return changes


def _main_after_report(verb: Word, _sentence: Sentence) -> Changes:
    """Raise the last verb of "the man believed to have shot Ruiz was arrested", whose subject is the man."""
    below = verb.head
    passive, inner = below.head, own_subject(verb)
    noun = own_subject(passive)
    if verb.dep not in {"ccomp", "advcl"} or below.dep != "xcomp" or inner is None or noun is None or noun is inner:
        return {}
    finite = verb.tag == "VBD" or (verb.tag == "VBN" and verb.child("aux", "auxpass") is not None)
    if passive.lemma not in _REPORTING or not _is_reduced(passive, noun) or verb.child("mark") or not finite:
        return {}
    if inner.subtree()[0].i != below.i + 1 or inner.i > verb.i or is_above(inner, passive):
        return {}
    return _swapped(verb, passive, noun) | hang(inner, below, "dobj")


def _main_after_aside(verb: Word, sentence: Sentence) -> Changes:
    """Raise the last verb of "Haddad, said to have killed Ruiz, fled", as commas set the report off."""
    passive, last = sorted((verb, verb.head), key=position)
    noun, infinitive = own_subject(passive), passive.child("xcomp")
    if verb.dep not in LOOSE_CLAUSE_DEPS or last.tag not in PAST_TAGS or passive.lemma not in SPEECH.passive:
        return {}
    if passive.tag not in PAST_TAGS or noun is None or infinitive is None or not is_infinitive(infinitive):
        return {}
    if not noun.i == passive.i - 2 < infinitive.i < last.i:
        return {}
    bare = passive.child("auxpass", "aux", "dobj", "cc") is None and last.child("nsubj", "nsubjpass", "mark") is None
    first = min(w.i for w in (last, *last.children) if w.i > infinitive.i and w.text != ",")
    set_off = sentence.words[passive.i - 1].text == sentence.words[first - 1].text == ","
    if not bare or not set_off:
        return {}
    changes = _swapped(last, passive, noun)
    return changes if last is verb else {i: change for i, change in changes.items() if i != last.i}


def _past_participle(verb: Word, sentence: Sentence) -> Changes:
    """Make a past tense that modifies a noun a participle: "kept three workers locked in a cellar"."""
    modifies = verb.dep == "acl" and verb.tag == "VBD" and verb.lemma != "be" and verb.head.dep in COMPLEMENT_DEPS
    close = modifies and sentence.words[verb.i - 1].pos not in EDGE_POS
    return {verb.i: Change(tag="VBN")} if close and not verb.child("nsubj", "aux", "dobj") else {}


def _participle_as_noun(word: Word, _sentence: Sentence) -> Changes:
    """Make a noun with "by" that is the participle of a verb one: "a protester shot by police"."""
    agent = next((w for w in word.children if w.dep == "prep" and w.lower == "by" and w.i == word.i + 1), None)
    if word.tag != "NN" or word.lower not in _NOUN_FORMS or agent is None:
        return {}
    noun = next((w for w in word.children if w.i == word.i - 1 and w.dep in {"amod", "compound"}), None)
    if noun is None or noun.child("prep"):
        return {}
    changes = {w.i: Change(head=noun.i) for w in word.children if w.i < noun.i}
    changes[noun.i] = Change(head=noun.i if word.head is word else word.head.i, dep=word.dep, pos="NOUN", tag="NN")
    changes[word.i] = Change(head=noun.i, dep="acl", pos="VERB", tag="VBN", lemma=_NOUN_FORMS[word.lower])
    changes[agent.i] = Change(dep="agent")
    return changes


def _agent_below(prep: Word, _sentence: Sentence) -> Changes:
    """Give the agent of "was told to leave by Sudan" to the passive."""
    below = prep.head
    above = below.head
    if prep.lower != "by" or prep.dep != "prep" or below.dep != "xcomp" or prep.i != below.i + 1:
        return {}
    if not above.child("auxpass") or above.child("agent") or is_passive(below) or not _governs_somebody(prep):
        return {}
    return hang(prep, above, "agent")


def _governs_somebody(prep: Word) -> bool:
    noun = prep.child("pobj")
    return noun is not None and (noun.ent in AGENT_LABELS or noun.lemma in _PERSONS)


def _contact_clause(verb: Word, sentence: Sentence) -> Changes:
    """Give the name in "the widow of a guard | Moen shot" to the verb, whose clause belongs to the noun before it."""
    words, name = sentence.words, sentence.words[max(verb.i - 1, 0)]
    ends = verb.i + 1 == len(words) or words[verb.i + 1].pos in EDGE_POS
    speaker = _speaker_taken(verb)
    bare = (speaker or not verb.child(*SUBJECT_DEPS)) and not verb.child("dobj", "aux", "auxpass", "mark")
    if verb.tag not in PAST_TAGS or name.tag not in PROPER_TAGS or verb.lemma in SPEECH.say or not (ends and bare):
        return {}
    first = next((i + 1 for i in range(name.i - 1, -1, -1) if words[i].tag not in PROPER_TAGS), 0)
    noun = words[max(first - 1, 0)]
    named = name.dep == "appos" and name.head is noun
    hangs = name.head is not name and name.dep in COMPLEMENT_DEPS
    titled = hangs and noun.head is name and noun.dep == "compound"
    above = name.head if titled else noun.head
    definite = any(w.dep in DETERMINING_DEPS for holder in (noun, name) for w in holder.children if w.i < noun.i)
    below = is_above(verb, above) and not (speaker and is_above(speaker, above))
    if noun.tag != "NN" or not (named or titled) or not definite or below:
        return {}
    changes = {name.i: Change(head=verb.i, dep="nsubj"), verb.i: Change(head=noun.i, dep="relcl")}
    if speaker:  # "said | Ana Diaz, sister of a guard Moen shot"
        changes[speaker.i] = Change(head=verb.head.i)
    if titled:
        changes[noun.i] = Change(head=above.i, dep=name.dep)
        changes |= {w.i: Change(head=noun.i) for w in name.children if w.i < noun.i}
    return changes


def _speaker_taken(verb: Word) -> Word | None:
    """The subject of a verb that stands behind a verb of saying without one."""
    subject, saying = verb.child(*SUBJECT_DEPS), verb.head
    inverted = subject is not None and saying.lemma in SPEECH.say and saying.i < subject.i
    return subject if inverted and not saying.child(*SUBJECT_DEPS) else None


_PERSONS = PEOPLE.entries("person", "people", "kin", "male", "female", "offices")
_NOUN_FORMS = dict(entry.split() for entry in CONTROL.participle_nouns)  # form -> lemma


def _means(by: Word, _sentence: Sentence) -> Changes:
    """Make a bare noun of a means no agent: "was flown by plane", but "was hit by a plane"."""
    noun = by.child("pobj")
    bare = noun is not None and noun.tag == "NN" and not any(w.dep in DETERMINING_DEPS for w in noun.children)
    return {by.i: Change(dep="prep")} if noun is not None and bare and noun.lemma in PARTICIPANTS.by_means else {}


def _place_based(place: Word, sentence: Sentence) -> Changes:
    """Make the name behind "based" the object, not the place before it: "chose | Leeds based | Moen Ltd"."""
    based = sentence.words[place.i + 1] if place.i + 1 < len(sentence.words) else place
    if place.ent not in PLACE_LABELS or based.lower not in PARTICIPANTS.seated or place.dep not in _SIDES:
        return {}
    if place.head is place:
        return {}
    last = based.i
    while last + 1 < len(sentence.words) and sentence.words[last + 1].tag in PROPER_TAGS:
        last += 1
    name = sentence.words[last]
    inner = sentence.words[based.i : last]
    if last == based.i or name.head not in {*inner, place, place.head}:
        return {}
    if any(is_above(word, place) for word in (*inner, name)):
        return {}
    changes = {w.i: Change(head=place.head.i) for w in based.children if w.i > last}
    changes |= {w.i: Change(head=name.i, dep="compound") for w in inner if w is not based}
    return changes | hang(name, place.head, place.dep) | hang(based, name, "amod") | hang(place, based, "npadvmod")


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.place-based",
        Repair(Step.ATTACHMENTS, _place_based, PROPER_TAGS),
        {
            "The navy selected Los Angeles based Norsk Data in May.": (
                "Angeles:npadvmod:based",
                "based:amod:Data",
                "Data:dobj:selected",
                "in:prep:selected",
            ),
        },
        ("The navy selected Oslo.", "The firm is in Oslo, based on a plan."),
    ),
    RepairRule(
        "repair.means",
        Repair(Step.ATTACHMENTS, _means, frozenset({"agent"})),
        {"The patients were flown by helicopter to Bergen.": ("by:prep:flown",)},
        ("The patients were hit by a helicopter.", "The letter was sent by police."),
    ),
    RepairRule(
        "repair.participle-as-noun",
        Repair(Step.PARTS_OF_SPEECH, _participle_as_noun, frozenset({"NN"})),
        {
            "A protester shot by police in Lima has died.": (
                "A:det:protester",
                "protester/NOUN/NN/protester",
                "protester:nsubj:died",
                "shot/VERB/VBN/shoot",
                "shot:acl:protester",
                "by:agent:shot",
            )
        },
        ("A shot by the striker hit the post.", "The first shot by police hit a wall."),
    ),
    RepairRule(
        "repair.main-after-reduced",
        Repair(Step.MAIN_VERBS, _main_after, PAST_TAGS),
        {
            "The soldiers sent to Mali by France killed a rebel.": (
                "soldiers:nsubj:killed",
                "sent/VERB/VBN/send",
                "sent:acl:soldiers",
                "killed:ROOT:killed",
                ".:punct:killed",
            ),
            "Two boys shot dead by soldiers were buried.": (
                "boys:nsubjpass:buried",
                "shot/VERB/VBN/shoot",
                "shot:acl:boys",
                "buried:ROOT:buried",
                ".:punct:buried",
            ),
            "Residents forced from their homes by the flood slept in a school.": (
                "Residents:nsubj:slept",
                "forced/VERB/VBN/force",
                "forced:acl:Residents",
                "by:agent:forced",
                "slept:ROOT:slept",
                ".:punct:slept",
            ),
        },
        ("The bridge was built by the firm and collapsed.", "The soldiers sent by France, killed a rebel."),
    ),
    RepairRule(
        "repair.main-after-report",
        Repair(Step.MAIN_VERBS, _main_after_report, frozenset({"ccomp", "advcl"})),
        {
            "The man believed to have shot Senator Ruiz was arrested in Cali.": (
                "man:nsubjpass:arrested",
                "believed/VERB/VBN/believe",
                "believed:acl:man",
                "Ruiz:dobj:shot",
                "arrested:ROOT:arrested",
                ".:punct:arrested",
            )
        },
        ("The man believed to have shot the senator.", "He agreed to let Germany join."),
    ),
    RepairRule(
        "repair.main-after-aside",
        Repair(Step.MAIN_VERBS, _main_after_aside, LOOSE_CLAUSE_DEPS),
        {
            "Omar Haddad, said to have killed Ann Lee, fled.": (
                "Haddad:nsubj:fled",
                "said/VERB/VBN/say",
                "said:acl:Haddad",
                "fled:ROOT:fled",
                ".:punct:fled",
            ),
            "Chad, reported to have bombed Niger, apologised.": (
                "Chad:nsubj:apologised",
                "reported/VERB/VBN/report",
                "reported:acl:Chad",
            ),
        },
        ("Omar Haddad, said to have killed Ann Lee.", "Ann Lee, asked to leave, fled."),
    ),
    RepairRule(
        "repair.contact-clause",
        Repair(Step.MAIN_VERBS, _contact_clause, LOOSE_CLAUSE_DEPS),
        {
            "She is the daughter of the court reporter Moen murdered.": (
                "Moen:nsubj:murdered",
                "murdered:relcl:reporter",
            ),
            "“I feel he is proud,” said Eva Roth, widow of a sheriff's deputy Moen murdered.": (
                "Roth:nsubj:said",
                "sheriff:poss:deputy",
                "deputy:pobj:of",
                "Moen:nsubj:murdered",
                "murdered:relcl:deputy",
            ),
        },
        (
            "She is the daughter of the court reporter Moen.",
            "He knew that the prosecutor Moen resigned.",
            "Ana Diaz met the prosecutor Moen and left.",
        ),
    ),
    RepairRule(
        "repair.past-participle",
        Repair(Step.ATTACHMENTS, _past_participle, frozenset({"VBD"})),
        {"Rebels kept three aid workers locked in a cellar for a month.": ("locked/VERB/VBN/lock",)},
        ("Rebels kept three workers.", "The men arrested in May fled."),
    ),
    RepairRule(
        "repair.agent-below",
        Repair(Step.ATTACHMENTS, _agent_below, frozenset({"prep"})),
        {"The ambassador was told to leave by Sudan.": ("by:agent:told",)},
        ("The ambassador wants to leave by May.", "The ambassador was told by Sudan to leave."),
    ),
)

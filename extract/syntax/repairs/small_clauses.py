"""Small clauses, cleft sentences and contrasts: what is singled out by a construction that the parser does not know."""

from __future__ import annotations

from itertools import takewhile

from triplewire.extract.lexicon.effects import EFFECTS
from triplewire.extract.lexicon.labels import (
    DETERMINER_DEPS,
    DETERMINING_DEPS,
    NOUN_OR_PRONOUN_POS,
    OBJECT_OR_DATIVE_DEPS,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONTROL, FACTUALITY, PARTICIPANTS, PEOPLE, PRONOUNS, RELATIONS, SPEECH
from triplewire.extract.lexicon.nouns import is_given_name
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_SAID = SPEECH.claim_nouns | SPEECH.think_nouns | SPEECH.deny_nouns | FACTUALITY.factive | {*EFFECTS.clauses.by_word()}
_PERSONS = PEOPLE.entries("person", "people", "kin", "male", "female", "offices")


def _subject_of_result(verb: Word, _sentence: Sentence) -> Changes:
    """Make the noun before a participle its subject where the verb above does nothing to it: "had two men sent off"."""
    noun = verb.head
    above = noun.head
    if verb.dep != "acl" or verb.tag != "VBN" or noun.dep != "dobj" or above.lemma not in CONTROL.understood_object:
        return {}
    if above.lemma in CONTROL.possessing and not _is_affected(noun, above):
        return {}
    if noun.i != verb.i - 1 or own_subject(verb) is not None:
        return {}
    return hang(noun, verb, "nsubj") | hang(verb, above, "ccomp")


def _is_affected(noun: Word, verb: Word) -> bool:
    """Whether something happened to it, not "has a church built in 1850", "needs a plan based on facts"."""
    if verb.lemma == "have" and verb.tag in {"VBZ", "VBP"}:
        return False
    definite = any(w.dep == "poss" or w.lower in PARTICIPANTS.definite for w in noun.children)
    return definite or noun.pos != "NOUN" or noun.lemma in _PERSONS


def _result_of_object(verb: Word, sentence: Sentence) -> Changes:
    """Hang a participle behind an object on it where it says what happened to it: "left a soldier injured"."""
    above = verb.head
    if (
        verb.dep not in {"advcl", "oprd", "ccomp", "xcomp"}
        or verb.tag != "VBN"
        or above.lemma not in CONTROL.small_clause
    ):
        return {}
    noun = sentence.words[verb.i - 1]
    bare = noun.pos in NOUN_OR_PRONOUN_POS or noun.pos == "NUM"
    if verb.i == 0 or not bare or verb.child(*SUBJECT_DEPS, "aux", "auxpass", "mark") is not None:
        return {}
    top = noun
    while top.dep == "conj":
        top = top.head
    if top.dep != "dobj" or top.head is not above or is_above(verb, noun):
        return {}
    return hang(verb, noun, "acl")


def _result_before_object(word: Word, sentence: Sentence) -> Changes:
    """Make an adjective of a result before its object part of the verb: "shot | dead | two men"."""
    verb = sentence.words[max(word.i - 1, 0)]
    known = word.lower in CONTROL.results and verb.pos == "VERB" and verb in word.ancestors()
    if not known or word is sentence.words[-1]:
        return {}
    first = sentence.words[word.i + 1]
    noun = next((w for w in (first, *first.ancestors()) if w.head is verb), None)
    opens = first.dep in DETERMINING_DEPS or first.pos == "PROPN"
    if noun is None or noun is word or noun.dep not in {"dobj", "npadvmod"} or not opens:
        return {}
    return {word.i: Change(head=verb.i, dep="prt", pos="ADP", tag="RP"), noun.i: Change(dep="dobj")}


def _named_to_office(noun: Word, sentence: Sentence) -> Changes:
    """Part the object of a verb of appointing from the office behind it: "appointed Ann Lee | prime minister"."""
    verb = noun.head
    if noun.dep not in {"dobj", "oprd"} or verb.lemma not in RELATIONS.appointing or not noun.text.islower():
        return {}
    if noun.child(*DETERMINER_DEPS) is not None or verb.child("nsubjpass") is not None:
        return {}
    before = list(takewhile(lambda word: word.text.islower() and word.i < noun.i, sentence.words[verb.i + 1 :]))
    if before and before[-1].tag != "NN":
        return {}
    first = sentence.words[verb.i + 1 + len(before)]
    run = list(takewhile(lambda word: word.pos == "PROPN" and word.ent == first.ent, sentence.words[first.i : noun.i]))
    if not run or not (first.ent == "PERSON" or is_given_name(first.text)) or noun not in run[-1].ancestors():
        return {}
    name = run[-1]
    inside = {word.i: Change(head=name.i, dep="compound") for word in run[:-1]}
    inside |= {word.i: Change(head=name.i) for word in before if word.head is noun or word.head in run}
    return inside | hang(name, verb, "dobj") | hang(noun, verb, "oprd")


def _cleft(verb: Word, sentence: Sentence) -> Changes:
    """Hang the clause of "it was Norway that left" on what it singles out, as a relative clause."""
    copula = verb.head
    if verb.dep not in {"ccomp", "advcl"} or copula.lemma != "be" or sentence.words[-1].text == "?":
        return {}
    if copula.child("neg", "aux", "mark") is not None:
        return {}
    it, noun = own_subject(copula), copula.child("attr")
    if it is None or it.lower != "it" or noun is None or noun.i > verb.i or noun.pos not in NOUN_OR_PRONOUN_POS:
        return {}
    opening = next((w for w in verb.children if w.i < verb.i and w.lower in PRONOUNS.relative), None)
    if opening is None or opening.dep not in {*SUBJECT_DEPS, "dobj"} or not (noun.ent or opening.lower != "that"):
        return {}
    return hang(verb, noun, "relcl") | ({opening.i: Change(tag="WDT")} if opening.tag == "IN" else {})


def _content_clause(verb: Word, _sentence: Sentence) -> Changes:
    """Make a relative clause that lacks nothing what a noun or verb says: "the rumour | that Chad arrested Lee"."""
    pronoun = next((w for w in verb.children if w.lower == "that" and w.tag == "WDT" and w.i < verb.i), None)
    own = own_subject(verb)
    if verb.dep != "relcl" or pronoun is None or pronoun.dep not in OBJECT_OR_DATIVE_DEPS or own in {None, pronoun}:
        return {}
    whole = any(w.dep == "dobj" and w.i > verb.i for w in verb.children) and verb.lemma not in CONTROL.double_object
    above = verb.head
    if not whole or not (above.pos in VERBAL_POS or above.lemma in _SAID):
        return {}
    mark = {pronoun.i: Change(dep="mark", pos="SCONJ", tag="IN")}
    return mark | hang(verb, above, "ccomp" if above.pos in VERBAL_POS else "acl")


def _contrast(denial: Word, _sentence: Sentence) -> Changes:
    """Hang the "not" of "shot not rebels but farmers" on what it denies: the verb is not denied."""
    verb = denial.head
    if denial.dep != "neg" or denial.lower != "not" or verb.pos != "VERB" or denial.i < verb.i:
        return {}
    denied = next((w for w in verb.children if w.subtree()[0].i == denial.i + 1), None)
    if denied is None or not any(w.dep == "cc" and w.lower == "but" for w in denied.children):
        return {}
    objects = denied.dep == "npadvmod" and verb.child("dobj") is None
    return {denial.i: Change(head=denied.i)} | ({denied.i: Change(dep="dobj")} if objects else {})


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.subject-of-result",
        Repair(Step.ATTACHMENTS, _subject_of_result, frozenset({"VBN"})),
        {
            "Madrid had two players sent off in the second half.": (
                "players:nsubj:sent",
                "sent:ccomp:had",
            ),
            "The general ordered the prisoners released.": (
                "prisoners:nsubj:released",
                "released:ccomp:ordered",
            ),
        },
        (
            "The town has a church built in 1850.",
            "Peru needs a plan based on facts.",
            "Rescuers found three hikers frozen in the snow.",
            "The bank sold two ships built in Japan.",
        ),
    ),
    RepairRule(
        "repair.result-of-object",
        Repair(Step.ATTACHMENTS, _result_of_object, frozenset({"VBN"})),
        {
            "The explosion left a soldier injured.": ("injured:acl:soldier",),
            "The crash left two cyclists dead and nine wounded.": ("wounded:acl:nine",),
        },
        (
            "The mayor left the town, beaten by his rival.",
            "The mayor met the king, dressed in black.",
            "Angered by the vote, she left.",
        ),
    ),
    RepairRule(
        "repair.result-before-object",
        Repair(Step.ATTACHMENTS, _result_before_object, frozenset({"JJ"})),
        {
            "Soldiers shot dead two farmers near Gao.": ("dead/ADP/RP/dead", "dead:prt:shot"),
            "Soldiers shot dead two farmers.": ("dead/ADP/RP/dead", "dead:prt:shot"),
            "A gunman shot dead Senator Paul Diaz.": (
                "dead/ADP/RP/dead",
                "dead:prt:shot",
                "Diaz:dobj:shot",
            ),
        },
        (
            "Divers found dead fish in the lake.",
            "The shop sold free tickets.",
        ),
    ),
    RepairRule(
        "repair.named-to-office",
        Repair(Step.ATTACHMENTS, _named_to_office, frozenset({"NN"})),
        {
            "The council appointed Nina Ray prime minister on Monday.": (
                "Ray:dobj:appointed",
                "minister:oprd:appointed",
            ),
            "Parliament elected Omar Haddad president.": (
                "Haddad:dobj:elected",
                "president:oprd:elected",
            ),
            "Parliament elected former judge Lena Falk president.": (
                "judge:compound:Falk",
                "Falk:dobj:elected",
                "president:oprd:elected",
            ),
            "Delegates chose Ana Silva party leader.": (
                "Ana:compound:Silva",
                "Silva:dobj:chose",
                "leader:oprd:chose",
            ),
        },
        (
            "The firm hired a Berlin lawyer.",
            "The king appointed prime minister Tomas Berg.",
            "The board chose Oslo lawyer Ann Lee.",
            "She was elected Chicago mayor.",
        ),
    ),
    RepairRule(
        "repair.cleft",
        Repair(Step.ATTACHMENTS, _cleft, frozenset({"ccomp", "advcl"})),
        {
            "It was Kenya that invaded Somalia.": ("invaded:relcl:Kenya",),
            "It was Somalia that Kenya invaded.": (
                "that/SCONJ/WDT/that",
                "invaded:relcl:Somalia",
            ),
        },
        (
            "It was not Kenya that invaded Somalia.",
            "Was it Kenya that invaded Somalia?",
            "It may be Kenya that invaded Somalia.",
            "It was a pity that Kenya left.",
            "The rumour was that Kenya left.",
        ),
    ),
    RepairRule(
        "repair.content-clause",
        Repair(Step.ATTACHMENTS, _content_clause, frozenset({"relcl"})),
        {
            "The rumour that Mexico arrested Senator Paul Diaz is baseless.": (
                "that/SCONJ/IN/that",
                "that:mark:arrested",
                "arrested:acl:rumour",
            ),
            "The Netflix series imagines that Argentina bombed London in 1983.": (
                "that/SCONJ/IN/that",
                "that:mark:bombed",
                "bombed:ccomp:imagines",
            ),
        },
        (
            "The story that Mary gave John won a prize.",
            "The claim that Intel bought made money.",
            "The claim that Intel lost money is false.",
        ),
    ),
    RepairRule(
        "repair.contrast",
        Repair(Step.ATTACHMENTS, _contrast, frozenset({"neg"})),
        {
            "Peru invaded not Chile but Bolivia.": (
                "not:neg:Chile",
                "Chile:dobj:invaded",
            ),
            "The army shot not rebels but farmers.": ("not:neg:rebels",),
        },
        (
            "Peru did not invade Chile but Bolivia.",
            "Peru invaded Chile, not Bolivia.",
        ),
    ),
)

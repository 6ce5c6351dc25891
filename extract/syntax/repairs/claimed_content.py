"""What somebody claims, in trees where the speaker or the text that says it stands in the way.

"The claim by Lee that Chad bombed Niger" is parsed as if Lee were bombed, "a memo shows" behind a clause as a noun, and
a label before a colon as a second subject.
"""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    CORE_DEPS,
    NOUN_POS,
    SENTENCE_END_MARKS,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_SAYING_NOUNS = SPEECH.claim_nouns | SPEECH.think_nouns | SPEECH.deny_nouns
_TEXTS = SPEECH.texts | SPEECH.channel_nouns


def _behind_owner(verb: Word, _sentence: Sentence) -> Changes:
    """Make the clause behind "the claim by Lee that" the content of the noun: nothing in it stands for Lee."""
    owner = verb.head
    preposition, noun = owner.head, owner.head.head
    opens = next((w for w in verb.children if w.lower == "that" and w.i < verb.i), None)
    if verb.dep != "relcl" or opens is None or preposition.dep != "prep" or noun is preposition:
        return {}
    if preposition.lower not in SPEECH.owner_prepositions or noun.lemma not in _SAYING_NOUNS or noun.pos != "NOUN":
        return {}
    others = [w for w in verb.children if w.dep in CORE_DEPS and w is not opens]
    if own_subject(verb) in {None, opens} or not any(w.dep == "dobj" and w.i > verb.i for w in others):
        return {}
    return {opens.i: Change(head=verb.i, dep="mark", tag="IN", pos="SCONJ"), verb.i: Change(head=noun.i, dep="acl")}


def _armed(verb: Word, _sentence: Sentence) -> Changes:
    """Make a participle with an auxiliary the verb, which is parsed as an attribute: "that it had | armed | Mali"."""
    name, aux = verb.head, verb.child("aux")
    above = name.head
    if (
        aux is None
        or aux.lemma != "have"
        or verb.tag != "VBN"
        or name.dep != "dobj"
        or name.i < verb.i
        or above is name
    ):
        return {}
    moved = [w for w in aux.children if w.dep in {*SUBJECT_DEPS, "mark"}]
    if not any(w.dep in SUBJECT_DEPS for w in moved) or aux.head is not verb:
        return {}
    noun = next((w for w in above.children if w.dep == "dobj" and w is not name and w.lemma in _SAYING_NOUNS), None)
    place = hang(verb, noun, "acl") if noun is not None else hang(verb, above, "ccomp")
    return place | hang(name, verb, "dobj") | {w.i: Change(head=verb.i) for w in moved}


def _text_shows(verb: Word, sentence: Sentence) -> Changes:
    """Make "a leaked memo shows" behind a clause its source, which is parsed as a plural noun."""
    root, before = sentence.root, sentence.words[verb.i - 1] if verb.i else verb
    text = before if before.head is verb and before.lemma in _TEXTS else None
    above = verb.head
    if (
        verb.dep != "appos"
        or text is None
        or verb.lemma not in SPEECH.say | SPEECH.finding
        or not _closes(verb, sentence)
    ):
        return {}
    own = {w.i: Change(head=text.i) for w in verb.children if w is not text}
    first = verb.subtree()[0]
    if (
        root.pos not in VERBAL_POS
        or own_subject(root) is None
        or sentence.words[first.i - 1].text != ","
        or above is verb
    ):
        return {}
    marks = {w.i: Change(head=verb.i) for w in root.children if w.pos == "PUNCT"}
    return (
        own
        | marks
        | {
            text.i: Change(dep="nsubj"),
            verb.i: Change(head=verb.i, dep="ROOT", pos="VERB", tag="VBZ"),
            root.i: Change(head=verb.i, dep="ccomp"),
        }
    )


def _closes(word: Word, sentence: Sentence) -> bool:
    """Whether nothing but a mark follows the word."""
    behind = sentence.words[word.i + 1 :]
    return all(w.text in SENTENCE_END_MARKS or w.pos == "PUNCT" for w in behind)


def _label(noun: Word, sentence: Sentence) -> Changes:
    """Make what stands before a colon no subject of the verb behind it: "Her version: Chad bombed Niger"."""
    verb = noun.head
    later = [w for w in verb.children if w.dep in SUBJECT_DEPS and noun.i < w.i < verb.i]
    between = sentence.words[noun.i + 1 : later[0].i] if later else ()
    if noun.dep not in SUBJECT_DEPS or noun.pos not in NOUN_POS or not any(w.text == ":" for w in between):
        return {}
    own = {w.i: Change(head=noun.i, dep="acl") for w in verb.children if w in between and w.tag == "VBG"}
    return own | {noun.i: Change(dep="npadvmod")}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.behind-owner",
        Repair(Step.ATTACHMENTS, _behind_owner, frozenset({"relcl"})),
        {
            "The claim by Anna Reyes that Kenya bombed Togo angered Ghana.": (
                "that/SCONJ/IN/that",
                "that:mark:bombed",
                "bombed:acl:claim",
            ),
            "The belief of Anna Reyes that Kenya bombed Togo angered Ghana.": (
                "that/SCONJ/IN/that",
                "that:mark:bombed",
                "bombed:acl:belief",
            ),
        },
        (
            "The man that Chad arrested left Niger.",
            "The letter by Ann Lee that Chad published angered Mali.",
            "The car of Ann Lee that hit Tom Berg was red.",
        ),
    ),
    RepairRule(
        "repair.armed",
        Repair(Step.ATTACHMENTS, _armed, frozenset({"amod"})),
        {
            "Chad denied the accusation that it had armed Mali.": (
                "that:mark:armed",
                "it:nsubj:armed",
                "armed:acl:accusation",
                "Mali:dobj:armed",
            )
        },
        ("Chad denied the accusation that it had armed guards.", "Chad has armed men."),
    ),
    RepairRule(
        "repair.text-shows",
        Repair(Step.MAIN_VERBS, _text_shows, frozenset({"appos"})),
        {
            "Kenya bombed Togo, a leaked memo shows.": (
                "bombed:ccomp:shows",
                "a:det:memo",
                "leaked:amod:memo",
                "memo:nsubj:shows",
                "shows/VERB/VBZ/show",
                "shows:ROOT:shows",
                ".:punct:shows",
            )
        },
        ("Chad bombed Niger, a memo.", "Ann Lee won the show, a memo."),
    ),
    RepairRule(
        "repair.label",
        Repair(Step.ATTACHMENTS, _label, SUBJECT_DEPS),
        {"Her version: Kenya bombed Togo.": ("version:npadvmod:bombed",)},
        ("Her version bombed.", "Ann Lee left: Chad bombed Niger."),
    ),
)

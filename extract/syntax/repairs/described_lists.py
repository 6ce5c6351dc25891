"""Nouns joined to one that is described, which the parser takes for further subjects or for part of the description."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import FINITE_VERB_TAGS, PLURAL_TAGS, SUBJECT_DEPS
from triplewire.extract.lexicon.lists import PEOPLE, TITLES
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_OFFICES = PEOPLE.offices | TITLES.role


def _second_subject(noun: Word, sentence: Sentence) -> Changes:
    """Make the second subject in "Ann Lee, the mayor, and the king left" a conjunct of the first."""
    verb = noun.head
    if noun.dep not in SUBJECT_DEPS or noun.i >= verb.i:
        return {}
    first = next((w for w in verb.children if w.dep in SUBJECT_DEPS and w.i < noun.i), None)
    if first is None or not any(w.dep == "cc" and first.i < w.i < noun.i for w in first.children):
        return {}
    joined = [w for w in first.children if w.dep == "conj" and w.i < noun.i]
    between = (w for w in sentence.words[first.i : noun.i] if w.tag in FINITE_VERB_TAGS and w.dep != "relcl")
    return {} if joined or any(between) else hang(noun, first, "conj")


def _behind_apposition(noun: Word, sentence: Sentence) -> Changes:
    """Join the noun behind a closed apposition to the noun before it: "the king, Harald V, and the queen left".

    A person who is described is not described as another one, too: "met Ann Lee, the mayor, and | Max Roth | ".
    """
    apposed = noun.head
    first = apposed.head
    joining = apposed.child("cc")
    if noun.dep != "conj" or apposed.dep != "appos" or joining is None or first.tag in PLURAL_TAGS:
        return {}
    last = noun.subtree()[-1].i + 1
    closed = sentence.words[joining.i - 1].text == "," and first.i < apposed.i < joining.i < noun.i
    subject = first.dep in SUBJECT_DEPS and noun.i < first.head.i
    open_ = last < len(sentence.words) and sentence.words[last].text == ","
    persons = {first.tag, apposed.tag} == {"NN", "NNP"} and noun.tag == "NNP" and noun.ent == "PERSON"
    if not closed or not (persons or (subject and not open_)):
        return {}
    moved = {w.i: Change(head=first.i) for w in apposed.children if apposed.i < w.i and w.dep in {"cc", "punct"}}
    return moved | hang(noun, first, "conj")


def _next_holder(office: Word, sentence: Sentence) -> Changes:
    """Join an office to the titled person before where another person holds it.

    "Finance Minister Ann Lee, the foreign minister, | Tom Hall, and the mayor left".
    """
    first = office.head
    if office.dep != "appos" or first is office or office.lower not in _OFFICES or office.child("det") is None:
        return {}
    comma, *behind = sentence.words[office.i + 1 : office.i + 3] or (office,)
    holder = next((w for w in office.children if w.dep in {"appos", "conj"} and w.subtree()[0] in behind), None)
    if holder is None or comma.text != "," or not first.ent == holder.ent == "PERSON":
        return {}
    titled = any(word.lower in _OFFICES and word.text.istitle() and word.dep == "compound" for word in first.children)
    after = sentence.words[holder.i + 1 : holder.i + 2]
    listed = [word.text for word in after] in ([","], ["and"])
    return hang(office, first, "conj") | hang(holder, office, "appos") if titled and listed else {}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.next-holder",
        Repair(Step.ATTACHMENTS, _next_holder, frozenset({"appos"})),
        {
            "He met Finance Minister Ann Lee, the Foreign Minister, Tom Hall, and the king.": (
                "Minister:conj:Lee",
                "Hall:appos:Minister",
            ),
        },
        ("He met Finance Minister Ann Lee, the former mayor, and the king.",),
    ),
    RepairRule(
        "repair.second-subject",
        Repair(Step.ATTACHMENTS, _second_subject, SUBJECT_DEPS),
        {"Ann Lee, the mayor, and the king left.": ("king:conj:Lee",)},
        ("Ann Lee, the mayor, left.", "The king and the queen left."),
    ),
    RepairRule(
        "repair.behind-apposition",
        Repair(Step.ATTACHMENTS, _behind_apposition, frozenset({"conj"})),
        {
            "The king, Harald V, and the queen left Oslo.": (
                ",:punct:king",
                "and:cc:king",
                "queen:conj:king",
            ),
            "Police arrested Ann Lee, a banker, and Max Roth.": (
                ",:punct:Lee",
                "and:cc:Lee",
                "Roth:conj:Lee",
            ),
            "Ann Lee met France's president, Lucien Morel, and Peru's Luis Vega.": (
                ",:punct:president",
                "and:cc:president",
                "Vega:conj:president",
            ),
        },
        (
            "Three ministers, Ann Lee, Tom Hall, and Max Roth, resigned.",
            "Ann Lee, the mayor and treasurer, left.",
            "Ann Lee, a lawyer, and a mother of two, left.",
        ),
    ),
)

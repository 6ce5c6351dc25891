"""A description before the name of the subject, which the parser takes for a subject of its own."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import NOUN_POS, SUBJECT_DEPS
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word


def _described_subject(name: Word, sentence: Sentence) -> Changes:
    """Make the name in "A member of the union, Ann Lee was arrested" an apposition of the description."""
    verb = name.head
    if name.dep not in SUBJECT_DEPS or name.ent != "PERSON" or name.i > verb.i:
        return {}
    noun = next((w for w in verb.children if w.dep in SUBJECT_DEPS and w.i < name.i), None)
    comma = sentence.words[min(w.i for w in name.subtree()) - 1]
    if noun is None or noun.pos not in NOUN_POS or noun.ent or comma.text != "," or verb is name:
        return {}
    if not any(w.dep in {"det", "poss"} for w in noun.children) or noun.child("cc"):
        return {}
    closing = {comma.i: Change(head=noun.i)} if comma.head is verb else {}
    return hang(name, noun, "appos") | closing


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.described-subject",
        Repair(Step.ATTACHMENTS, _described_subject, SUBJECT_DEPS),
        {"A member of the Miners League, Jan Novak was arrested.": (",:punct:member", "Novak:appos:member")},
        ("A member of the union was arrested.", "The mayor, Ann Lee, was arrested.", "In May, Ann Lee was arrested."),
    ),
)

"""Relative clauses behind a comma that the parser hangs on the verb: "advice from officials at the time, who told"."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import SUBJECT_DEPS
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Changes, Sentence, Word


def _who_clause(pronoun: Word, sentence: Sentence) -> Changes:
    """Hang "who ..." on the last person or people before its comma: "advice from officials at the time, | who told"."""
    clause = pronoun.head
    verb = clause.head
    if pronoun.lower != "who" or clause.dep != "advcl" or not verb.i < pronoun.i or is_above(clause, verb):
        return {}
    before = sentence.words[verb.i + 1 : pronoun.i]
    if not before or before[-1].text != ",":
        return {}
    people = (word for word in reversed(before) if word.ent == "PERSON" or NOUN_TYPES.get(word.lemma) == "Person")
    noun = next(people, None)
    fits = noun is not None and noun.dep in {"pobj", "dobj"} and not is_above(clause, noun)
    return hang(clause, noun, "relcl") if noun is not None and fits else {}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.who-clause",
        Repair(Step.ATTACHMENTS, _who_clause, SUBJECT_DEPS),
        {
            "Ann Lee relied on advice from bank officials at the time, who told her not to sell.": (
                "told:relcl:officials",
            )
        },
        ("Omar Haddad asked the officials who left.", "Omar Haddad met a guard, who left."),
    ),
)

"""Scores that the parser takes for the object of a verb: "beat Chile 2-0"."""

from __future__ import annotations

import re

from triplewire.extract.lexicon.labels import NOUN_POS, SCORE_DASHES, TIME_LABELS, VERBAL_POS
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Changes, Sentence, Word

_SCORE = re.compile(rf"\d+[{re.escape(''.join(sorted(SCORE_DASHES)))}]\d+")


def _score(found: Word, sentence: Sentence) -> Changes:
    """Make the noun before a score the object of the verb, and the score an adverbial: "Ajax beat | PSV | 2-0".

    Found by the end of the score, which the parser takes for the object, or by the noun as an adverbial.
    """
    verb, lengths = found.head, (1, 3)  # "2-0" is one word or three
    words, at = sentence.words[verb.i + 1 :], found.i - verb.i
    behind = found.dep == "npadvmod"
    scores = (words[at : at + length] if behind else words[:at][-length:] for length in lengths)
    score = next((part for part in scores if _SCORE.fullmatch("".join(word.text for word in part))), ())
    if verb.pos not in VERBAL_POS or not score or any(is_above(word, verb) for word in score):
        return {}
    changes = hang(score[0], verb, "npadvmod")
    for word in score[1:]:
        changes |= hang(word, score[0], "prep" if word is score[-1] else "punct")
    rival = sentence.words[score[0].i - 1]
    taken = rival.ent in TIME_LABELS or any(word.dep == "dobj" and word not in score for word in verb.children)
    if taken or rival.pos not in NOUN_POS or rival.head not in (verb, score[-1]) or is_above(rival, verb):
        return changes
    return changes | hang(rival, verb, "dobj")


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.score",
        Repair(Step.MAIN_VERBS, _score, frozenset({"dobj", "oprd", "npadvmod"})),
        {
            "Chelsea beat Arsenal 2-0 on Sunday.": (
                "Arsenal:dobj:beat",
                "-:punct:2",
                "0:prep:2",
            ),
            "Brazil beat Chile 2-0 and Peru defeated Ecuador 3-1.": (
                "Chile:dobj:beat",
                "2:npadvmod:beat",
                "-:punct:2",
            ),
            "Ajax beat PSV 3\u20131.": ("PSV:dobj:beat", "3\u20131:npadvmod:beat"),
        },
        ("Ajax beat PSV.", "Ajax won 3 games.", "The Lakers beat the Celtics 101-99 on Friday."),
    ),
)

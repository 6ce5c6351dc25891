"""Words that stand for what was told before: "this", "the claim"."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import PARTICIPANTS, SPEECH
from triplewire.extract.syntax.phrases import after_comma
from triplewire.extract.syntax.tree import Word


def is_claim_pronoun(word: Word) -> bool:
    """Whether a word is "it", "this" or "that" and nothing specifies it."""
    return word.lower in SPEECH.claim_pronouns and not word.children


def stands_for_claim(word: Word) -> bool:
    """Whether a word is "it" or "this", or a noun for a claim that nothing specifies."""
    bare = all(child.dep == "det" and child.lower in PARTICIPANTS.definite for child in word.children)
    return is_claim_pronoun(word) or (word.lemma in SPEECH.claim_shells and bare and bool(word.children))


def stands_for_news(word: Word) -> bool:
    """Whether a noun with its article stands for what tells something: "the press release"."""
    bare = any(c.dep == "det" and c.lower in PARTICIPANTS.definite for c in word.children)
    added = all(c.dep in {"det", "compound", "punct"} or (c.dep == "acl" and after_comma(c)) for c in word.children)
    return word.lemma in SPEECH.news and bare and added

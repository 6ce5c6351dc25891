"""Descriptions by the words of a name: "Iraqi forces" for "Iraqi Security Forces", "the Leeds airport"."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import Finder, are_kindred, modifiers_of, telling_words
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.rules.rule import Rule

_NEW = DESCRIPTIONS.new | DESCRIPTIONS.indefinite


def _short_name(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The only thing whose name has these words in this order, without any but those that texts leave out."""
    words = telling_words(phrase)
    if len(words) < 2 or modifiers_of(phrase) & _NEW:
        return None
    named = discourse.bodies.get(words[-1], {})
    fits = (
        chain for tokens, chain in named.items() if _is_part(words, tokens) and are_kindred(phrase.type, chain.type)
    )
    found = dict.fromkeys(fits)
    return next(iter(found)) if len(found) == 1 else None


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the first name is the second one without words that texts leave out, the first and last kept."""
    rest = iter(long)
    left = [word for word in long if word not in short]
    return all(word in rest for word in short) and short[0] == long[0] and set(left) <= DESCRIPTIONS.left_out | {"the"}


def _same_words(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """An unnamed entity that was described by the same words, a name among them: "the Leeds hospital"."""
    words = telling_words(phrase)
    if phrase.plural or len(words) < 2 or not _has_name(phrase) or modifiers_of(phrase) & _NEW:
        return None
    for _, before, chain in discourse.recent(phrase, THRESHOLDS.coreference.description_far):
        if before.kind == "nominal" and not chain.named and telling_words(before) == words:
            return chain
    return None


def _has_name(phrase: Phrase) -> bool:
    """Whether a word is written like a name, and not only because it begins the sentence."""
    capital = (word.text[0].isupper() for word in phrase.words if word.i > 0)
    return any(capital) or phrase.words[0].tag == "NNP"


RULES = (
    Rule(
        "description.name.short",
        Finder(41, _short_name),
        {
            "The Kenyan Security Forces fired. Kenyan forces left.": ("Kenyan forces -> Kenyan Security Forces",),
        },
        (
            "The Kenyan Space Forces fired. Kenyan forces left.",
            "The Kenyan Security Forces fired. Other Kenyan forces left.",
            "The Kenyan Security Forces fired. Another came.",
        ),
    ),
    Rule(
        "description.head.same",
        Finder(42, _same_words),
        {
            "The Leeds hospital burned. It rained. The Leeds hospital was old.": (
                "The Leeds hospital -> The Leeds hospital",
            )
        },
        (
            "The Leeds hospital burned. It rained. A Leeds hospital was old.",
            "The Leeds hospital burned. It rained. The York hospital was old.",
        ),
    ),
)

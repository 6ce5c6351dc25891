"""Descriptions by an age: "the 43-year-old" is who has that age, else the only person nearby without a told age."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import Finder, is_complete, refers_back
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import prenominal
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.rules.rule import Rule
from triplewire.extract.syntax.tree import Word

_LIMITS = THRESHOLDS.coreference


def _of_age(phrase: Phrase, discourse: Discourse) -> Chain | None:
    age = next(_ages_in(phrase.words), "") if phrase.head.lower == "old" else ""
    if not age or phrase.plural or is_complete(phrase) or not refers_back(phrase):
        return None
    persons = dict.fromkeys(discourse.chain_of[name] for name in discourse.named_persons)
    ages = {person: set(_ages(person)) for person in persons}
    near = {chain for _, _, chain in discourse.recent(phrase, _LIMITS.description_near)}
    aged = [person for person in persons if age in ages[person]]
    fits = aged or [person for person in persons if person in near and not ages[person]]
    return fits[0] if len(fits) == 1 and not fits[0].plural else None


def _ages(person: Chain) -> Iterator[str]:
    """The ages that the text gives a person: "Ann Lee, 43,", "Ann Lee (43)", "43-year-old Ann Lee"."""
    for phrase, _ in person.links:
        if phrase.kind != "pronoun":
            words, last = phrase.sentence.words, phrase.words[-1].i
            behind = [word.text for word in words[last + 1 : last + 4] if word.lower != "aged"]
            if behind[1:] and behind[0] in {",", "("} and _is_age(behind[1]):
                yield behind[1]
            yield from _ages_in((*prenominal(phrase), *phrase.words))


def _ages_in(words: tuple[Word, ...]) -> Iterator[str]:
    """The numbers in "43-year-old"."""
    years = (word for word in words if word.lemma == "year" and word.i > 1)
    yield from (before.text for year in years for before in year.children if _is_age(before.text))


def _is_age(number: str) -> bool:
    return number.isdigit() and len(number) <= len("100")


RULES = (
    Rule(
        "description.age",
        Finder(94, _of_age),
        {
            "Tom Hadley fell ill. The 30-year-old pleaded guilty.": ("The 30-year-old -> Tom Hadley",),
            "Tom Hadley, 30, and Jan Novak, 40, fell ill. The 40-year-old pleaded guilty.": (
                "The 40-year-old -> Jan Novak",
            ),
            "Tom Hadley, aged 30, met Jan Novak. The 40-year-old pleaded guilty.": ("The 40-year-old -> Jan Novak",),
        },
        (
            "Tom Hadley fell ill. A 30-year-old pleaded guilty.",
            "Tom Hadley, 50, fell ill. The 30-year-old pleaded guilty.",
            "Jan Novak met Tom Hadley. The 30-year-old pleaded guilty.",
        ),
    ),
)

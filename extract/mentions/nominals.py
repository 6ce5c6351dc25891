"""Descriptions and pronouns: noun phrases headed by common nouns, and personal and relative pronouns."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from triplewire.extract.lexicon.labels import (
    COMMON_NOUN_TAGS,
    CORE_DEPS,
    NOT_HEAD_DEPS,
    NOUN_ATTRIBUTE_DEPS,
    NOUN_PHRASE_POS,
    NOUN_POS,
    PATIENT_DEPS,
    PERSONAL_PRONOUN_TAGS,
    PREMODIFIER_DEPS,
    QUOTATION_MARKS,
    RELATIVE_PRONOUN_TAGS,
    SUBJECT_DEPS,
    VALUE_LABELS,
)
from triplewire.extract.lexicon.lists import CLASSES, DESCRIPTIONS, NOUN_SENSES, ORGANIZATIONS, PEOPLE, PRONOUNS, SPEECH
from triplewire.extract.lexicon.nouns import CLASS_OF_NAME, NO_ENTITY, NOUN_TYPES, TITLES, Gender, gender_of_noun
from triplewire.extract.mentions.pleonastic import is_pleonastic
from triplewire.extract.mentions.sizes import is_part, is_set, number
from triplewire.extract.model import EntityType
from triplewire.extract.names.demonyms import is_national
from triplewire.extract.names.phrase import Phrase, words_of
from triplewire.extract.syntax.tree import Sentence, Word

_THIRD_PERSON: dict[str, tuple[Gender | None, bool]] = {  # gender, and whether it is plural
    **dict.fromkeys(PRONOUNS.he, ("male", False)),
    **dict.fromkeys(PRONOUNS.she, ("female", False)),
    **dict.fromkeys(PRONOUNS.it, (None, False)),
    **dict.fromkeys(PRONOUNS.they, (None, True)),
}
_PLURAL = DESCRIPTIONS.pair | DESCRIPTIONS.trio | DESCRIPTIONS.quartet | {"police", "people"}
_AGED_DEPS = SUBJECT_DEPS | {"dobj", "pobj", "conj", "appos", "attr", "poss"}
FIRST_PERSON = PRONOUNS.first_singular | PRONOUNS.first_plural
SECOND_PERSON = PRONOUNS.second_person
_STANDALONE = DESCRIPTIONS.ordinal | {"both"}


def find_descriptions(sentence: Sentence, named: Collection[Phrase]) -> Iterator[Phrase]:
    """Yield the noun phrases and pronouns of a sentence whose heads are in none of the names."""
    taken = words_of(named)
    for word in sentence.words:
        if word.i in taken:
            continue
        if _is_described(word):
            yield _nominal(sentence, word)
        elif _is_aged(word) or is_national(word) or _is_adjectival(word):
            yield Phrase(sentence, _left_of(sentence, word), word, "nominal", type="Person")
        elif is_part(word):
            yield _part(sentence, word)
        elif is_set(word, sentence) or _is_counted(word):
            yield Phrase(sentence, _left_of(sentence, word), word, "nominal", type="Group", plural=True)
        elif word.tag in PERSONAL_PRONOUN_TAGS:
            yield from _pronoun(sentence, word)
        elif word.tag in RELATIVE_PRONOUN_TAGS and relative_to(word):
            yield Phrase(sentence, (word,), word, "pronoun", silent=True)
        elif word.lower in _STANDALONE and _is_noun_phrase(word, sentence):
            plural = word.lower not in DESCRIPTIONS.ordinal
            yield Phrase(sentence, _with_article(sentence, word), word, "nominal", plural=plural)


def _is_described(word: Word) -> bool:
    """Whether the word heads a description: a common noun or a capitalised office, but not a time or an amount."""
    proper = word.tag == "NNP" and (word.lower in TITLES or _is_common_use(word))
    headed = proper or (word.tag in COMMON_NOUN_TAGS and word.dep not in NOT_HEAD_DEPS)
    return headed and word.ent not in VALUE_LABELS and word.lemma not in NO_ENTITY


def _is_counted(word: Word) -> bool:
    """Whether a number refers to people, by the verb: "two arrested", "hundreds protested"."""
    if not (word.tag == "CD" or word.lower in PEOPLE.numbers) or any(child.lower == "of" for child in word.children):
        return False
    verbs = [word.head] if word.dep in CORE_DEPS else [c for c in word.children if c.dep == "acl"]
    return word.ent not in VALUE_LABELS - {"CARDINAL"} and any(verb.lemma in PEOPLE.done_by_people for verb in verbs)


def _is_aged(word: Word) -> bool:
    """Whether an age stands for a person: "the 48-year-old"."""
    return word.lower == "old" and word.dep in _AGED_DEPS and any(child.lemma == "year" for child in word.children)


def _is_adjectival(word: Word) -> bool:
    """Whether an adjective or participle stands for a person: "the accused"."""
    if word.lower not in PEOPLE.by_adjective or word.dep not in _AGED_DEPS or word.pos in NOUN_POS:
        return False
    return any(child.lower in DESCRIPTIONS.definite for child in word.children)


def _part(sentence: Sentence, word: Word) -> Phrase:
    """A part of a known set, with the words of the whole: "seven of the nine"."""
    whole = next(noun for child in word.children if child.lower == "of" and (noun := child.child("pobj")))
    words = sentence.words[word.i : whole.i + 1]
    if number(word) == 1:
        return Phrase(sentence, words, word, "nominal", type=NOUN_TYPES.get(whole.lemma))
    return Phrase(sentence, words, word, "nominal", type="Group", plural=True)


def _is_common_use(word: Word) -> bool:
    """Whether a noun that the model tagged as proper is used as a common noun: "the Church", "the Ministry"."""
    if word.dep in NOT_HEAD_DEPS or word.text.islower() or word.lower not in NOUN_TYPES:
        return word.dep not in NOT_HEAD_DEPS and word.text.islower()
    return any(child.lower in DESCRIPTIONS.definite for child in word.children)


def _is_noun_phrase(word: Word, sentence: Sentence) -> bool:
    """Whether "latter" or "both" is a noun phrase by itself: "the latter's visit", but not "both the towns"."""
    if any(child.tag == "POS" for child in word.children):
        return True
    after = sentence.words[word.i + 1].pos if word.i + 1 < len(sentence.words) else "PUNCT"
    joined = after == "ADP" and any(later.lower == "and" for later in sentence.words[word.i :])
    if after in NOUN_PHRASE_POS or word.dep == "ROOT" or joined:  # "both in Oslo and in Cork"
        return False
    return word.dep not in NOT_HEAD_DEPS and word.dep != "predet" and not any(w.dep == "prep" for w in word.children)


def _with_article(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The word with a "the" before it."""
    before = sentence.words[word.i - 1] if word.i else word
    return (before, word) if before.lower == "the" else (word,)


def _nominal(sentence: Sentence, head: Word) -> Phrase:
    """The description with this head."""
    lemma = head.lemma.lower().removeprefix("ex-").removeprefix("co-")
    body = head.i > 0 and f"{sentence.words[head.i - 1].lower} {lemma}" in DESCRIPTIONS.two_word_bodies
    body = body or _is_political(head) or _is_chamber(head)
    return Phrase(
        sentence,
        _left_of(sentence, head),
        head,
        "nominal",
        type="Organization" if body else _usual_type(head, lemma),
        plural=head.tag == "NNS" or lemma in _PLURAL,
        gender=gender_of_noun(lemma),
    )


def _is_model(word: Word) -> bool:
    return word.dep in NOUN_ATTRIBUTE_DEPS and word.text[0].isupper() and any(c.isdigit() for c in word.text)


def _usual_type(noun: Word, lemma: str) -> EntityType | None:
    """The type that a noun implies by itself or as what it is here."""
    if _is_corpse(noun):
        return None
    if _is_relative(noun) or _informs(noun):
        return "Person"
    if CLASS_OF_NAME.get(lemma) == "Product" and any(_is_model(child) for child in noun.children):
        return "Product"  # "a B-1 bomber"
    return NOUN_TYPES.get(lemma, "Person" if lemma in TITLES else None)


def _is_relative(noun: Word) -> bool:
    """Whether what may be a firm is a relative: "her parent", "the parents", but not "its parent"."""
    owner = noun.child("poss")
    owned = owner is not None and owner.tag == "PRP$" and owner.lower not in PRONOUNS.it
    return noun.lemma in PEOPLE.kin & CLASSES.company and (owned or noun.tag == "NNS")


def _is_political(noun: Word) -> bool:
    """Whether a camp or wing is one of politics: "the pro-European camp"."""
    sides = (child.lower.startswith(tuple(sorted(ORGANIZATIONS.for_or_against))) for child in noun.children)
    return noun.lemma in ORGANIZATIONS.camps and any(sides)


def _is_chamber(noun: Word) -> bool:
    """Whether a house is one of parliament: "the House passed the bill"."""
    return noun.text[0].isupper() and noun.lemma.lower() in CLASSES.parliament


def _informs(noun: Word) -> bool:
    """Whether a source is a person who says something: "sources say", "according to a source", "cited sources"."""
    above = noun.head
    if noun.lemma.lower() not in NOUN_SENSES.informants:
        return False
    if noun.dep == "pobj":
        return above.lower == "to" and above.head.lower in SPEECH.as_prepositions
    verbs = SPEECH.say if noun.dep in SUBJECT_DEPS else SPEECH.citing if noun.dep == "dobj" else frozenset[str]()
    return above.lemma in verbs


def _is_corpse(noun: Word) -> bool:
    """Whether a body is one of the dead: "two charred bodies", "the bodies were found"."""
    if noun.lemma != "body":
        return False
    found = noun.dep in PATIENT_DEPS and noun.head.lemma in ORGANIZATIONS.finding_dead
    lies = noun.dep == "nsubj" and noun.head.lemma in ORGANIZATIONS.lying_dead
    return found or lies or any(w.lower in ORGANIZATIONS.dead or w.dep == "poss" for w in noun.children)


def _left_of(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    """The words from the first premodifier, which may be an owner, to the head ("Kenya's new airport")."""
    first = head.i
    for word in reversed(head.children):
        if word.i < head.i and word.dep in PREMODIFIER_DEPS:
            first = min(first, _leftmost(word))
    first = _inside_quotation(sentence, first, head.i)
    while first < head.i and _is_outside(sentence.words[first], head):
        first += 1
    return sentence.words[first : head.i + 1]


def _is_outside(word: Word, head: Word) -> bool:
    """Whether the first word is outside the phrase: a mark, or the "that" of a clause ("shells that agencies say")."""
    return word.pos == "PUNCT" or word.tag == "POS" or (word.lower == "that" and head.tag == "NNS")


def _inside_quotation(sentence: Sentence, first: int, last: int) -> int:
    """The start of a phrase that must not cross the edge of a quotation: "a | 'red line'"."""
    opened = -1
    for word in sentence.words[first:last]:
        if is_quotation_mark(word):
            before, after = sentence.words[word.i - 1], sentence.words[word.i + 1]
            apart = word.i == 0 or before.end < word.start
            opened = word.i if apart and after.start == word.end else -1
    return opened + 1 if opened >= 0 else first


def is_quotation_mark(word: Word) -> bool:
    """Whether the word is a quotation mark, and not an apostrophe."""
    return word.text in QUOTATION_MARKS and word.tag != "POS"


def _leftmost(word: Word) -> int:
    """The leftmost descendant by first children."""
    while word.children and word.children[0].i < word.i:
        word = word.children[0]
    return word.i


def _pronoun(sentence: Sentence, word: Word) -> Iterator[Phrase]:
    """Yield a personal pronoun, unless it is expletive or pleonastic."""
    if word.lower in _THIRD_PERSON:
        gender, plural = _THIRD_PERSON[word.lower]
        if word.dep != "expl" and not (word.lower == "it" and is_pleonastic(word)):
            entity_type: EntityType | None = "Person" if gender else None
            yield Phrase(sentence, (word,), word, "pronoun", entity_type, plural=plural, gender=gender)
    elif word.lower in FIRST_PERSON or word.lower in SECOND_PERSON:
        yield Phrase(sentence, (word,), word, "pronoun", plural=word.lower in PRONOUNS.first_plural)


def relative_to(word: Word) -> Word | None:
    """The antecedent of a relative pronoun."""
    verb = next((w for w in (word, *word.ancestors()) if w.dep == "relcl"), None)
    return verb.head if verb and word.i < verb.i else None

"""The names of a sentence: the model's, made complete and clean, and those that it missed.

A name starts from the model's spans and the runs of proper nouns between them (spans.py). Articles, titles, demonyms
and possessives are removed (edges.py). The type comes from the words and their context (type_scores.py).
"""

from __future__ import annotations

from triplewire.extract.lexicon.labels import DESCRIBING_DEPS, PLURAL_TAGS
from triplewire.extract.lexicon.lists import NAMES, PLACES, SPELLING
from triplewire.extract.lexicon.nouns import NOUN_TYPES, REGIONS, gender_of_noun, is_english, is_given_name
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.demonyms import find_demonyms
from triplewire.extract.names.extent.edges import edges, kind_noun
from triplewire.extract.names.extent.inverted import INVERTED, in_order
from triplewire.extract.names.extent.span import GLUED, Span, is_title
from triplewire.extract.names.extent.spans import find_spans
from triplewire.extract.names.namesakes import PERSONAL
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.names.type_evidence.context_evidence import context_evidence
from triplewire.extract.names.type_evidence.type_scores import is_confirmed, likeliest_type
from triplewire.extract.names.type_evidence.word_evidence import word_evidence
from triplewire.extract.places.gazetteer import candidates, country, demonym, is_place
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.names


def find_names(sentence: Sentence) -> list[Phrase]:
    """The names and demonyms of a sentence, in order; demonyms may stand inside the name of a body."""
    if not any(word.text[0].isupper() or word.ent for word in sentence.words):
        return []
    names = [phrase for span in find_spans(sentence) if (phrase := _name(sentence, span))]
    demonyms = find_demonyms(sentence, {word.i: name for name in names for word in name.words})
    return sorted((*names, *demonyms), key=lambda phrase: (phrase.start, -phrase.end))


def _name(sentence: Sentence, span: Span) -> Phrase | None:
    """The name in a span; None where the span contains none."""
    titled, first, last = edges(sentence.words, span)
    title, words = sentence.words[titled:first], sentence.words[first:last]
    called = _called(sentence, words, span.label)
    # "a Western official" is not from a town of that name
    bearing = called.lower() in PLACES.sides and _modifies(words)
    several = words != () and words[-1].tag in PLURAL_TAGS and span.label != "PERSON"  # "Britons"
    adjective = demonym(called.replace("-", " ")) is not None and (
        span.label == "NORP" or _modifies(words) or (several and country(called) is None and not candidates(called))
    )
    cut = last < span.last and span.label in {"ORG", ""} and is_title(words)  # "Commanding | Officer"
    prefix, hyphen, _ = called.partition("-")
    prefix = prefix.lower() if hyphen and words and words[0].i == 0 else prefix  # "Anti-Taliban fighters"
    bound = prefix in SPELLING.bound_prefixes - NAMES.particles and len(words) == 1  # "mid-Atlantic"
    if not words or called.lower() == "the" or bearing or adjective or bound or cut or _is_no_name(sentence, words):
        return None
    regional = span.label == "PERSON" and len(words) > 1 and words[-1].lower in REGIONS
    label = "GPE" if regional else span.label  # "Kent County"
    evidence = [*word_evidence(words, called, label), *context_evidence(sentence, words, called)]
    if title and title[-1].tag == "NNS" and not words[-1].child("conj"):
        evidence.append("sport.team")  # "Holders | Toulouse"
    elif title or (sentence.kind == "speaker" and span.label == "PERSON"):
        evidence.append("title")
    kind = None if demonym(called) or is_place(called) else kind_noun(sentence.words, last, span.label)
    whole = sentence.words[first : kind.i + 1] if kind else words
    acts = is_given_name(called) and not PERSONAL.isdisjoint(evidence)  # "Georgia said she was glad"
    evidence += ["given.acts"] if acts else []
    entity_type, lead = likeliest_type([evidence])
    person = span.label == "PERSON" and last == span.last and not words[1:]  # who may be called Holland
    state = None if person or acts or _is_of_a_kind(evidence) else country(called)
    return Phrase(
        sentence,
        whole,
        head=next((w for w in whole if w.head not in whole or w.head is w), whole[-1]),
        kind="name",
        type="Country" if state else entity_type if lead >= _LIMITS.lead else None,
        called=called,
        gender=next((gender for word in reversed(title) if (gender := gender_of_noun(word.lower))), None),
        known=is_confirmed(evidence),
        country=state.name if state else None,
        behind=len(whole) - len(words),
        evidence=evidence,
    )


def _called(sentence: Sentence, words: tuple[Word, ...], label: str) -> str:
    """The name that the words of a span write, in its usual form."""
    if label == INVERTED:
        return in_order(words)
    if len(words) == 1 and (glued := GLUED.fullmatch(words[0].text)):
        return f"{glued[1]} {glued[2]}"
    return _with_shared_noun(sentence.words, words) or _in_mixed_case(written(words))


def _is_no_name(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Whether the words belong to something else: an everyday thing, a price, a day, or the name before them."""
    last = words[-1]
    if _is_clock(words[0]) or (not words[1:] and (_counts(last) or _is_owned(last))):
        return True
    if words[1:] and all(word.lower in NAMES.calendar or word.text.isdigit() for word in words):
        return True  # "the September 11 attacks"
    behind = sentence.words[last.i + 1] if last.i + 1 < len(sentence.words) else None
    if behind and not words[1:]:
        thing = f"{last.lower} {behind.lemma.lower()}" in NAMES.eponyms  # "a Molotov | cocktail"
        price = behind.tag == "$" and last.text.isupper() and len(last.text) == len("GB")  # "GB | £20"
        before = sentence.words[last.i - 1] if last.i else last
        rank = is_title((before, last, behind)) and before.text.istitle() and behind.text.istitle()
        if thing or price or (rank and before is not last):
            return True  # "Sergeant | First | Class Moen"
    return _is_generation(sentence, words)


def _is_clock(word: Word) -> bool:
    """Whether a word tells how far a clock is from another: "GMT+05:00"."""
    zone, sign, hours = word.lower.replace("-", "+").partition("+")
    return zone in NAMES.zones and sign != "" and hours[:1].isdigit()


def _counts(word: Word) -> bool:
    """Whether a number counts the things behind it, which are no machines: "210 projects", but not "747 jets"."""
    counted = word.text.isdigit() and word.dep == "nummod" and word.head.i == word.i + 1 and word.head.tag == "NNS"
    return counted and NOUN_TYPES.get(word.head.lemma) != "Product"


def _is_owned(word: Word) -> bool:
    """Whether a word is a common noun with a capital that we or they have: "our | Border"."""
    owned = any(child.tag == "PRP$" for child in word.children) and word.ent != "ORG"
    return owned and is_english(word.lower) and word.lower in NOUN_TYPES


def _is_generation(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Whether a word behind a comma tells father from son, or is a degree: "Bob Roy, | Sr. |, left", "her | Ph.D."."""
    word = words[0]
    behind_comma = sentence.words[max(word.i - 1, 0)].text == ","
    letters = word.lower.replace(".", "")
    degree = letters in NAMES.degrees and (letters != word.lower or sum(map(str.isupper, word.text)) > 1)
    return not words[1:] and (degree or (behind_comma and letters in NAMES.generations))


def _is_of_a_kind(evidence: list[str]) -> bool:
    """Whether a class noun beside the name says that it is no place: "the film Chad"."""
    return any(item.startswith("class.") and item != "class.Place" for item in evidence)


def _with_shared_noun(words: tuple[Word, ...], side: tuple[Word, ...]) -> str:
    """The name of the first of two places that share their noun: "North" in "North and South Korea"."""
    if len(side) != 1 or side[0].lower not in PLACES.sides:
        return ""
    after = words[side[0].i + 1 : side[0].i + 5]
    if not after[2:] or after[0].lower not in {"and", "or"} or after[1].lower not in PLACES.sides:
        return ""
    nouns = (written(after[2:last]) for last in (len(after), len(after) - 1))
    called = ((noun, f"{side[0].text} {noun}") for noun in nouns if noun)
    return next((whole for noun, whole in called if candidates(whole, rare=False) or country(noun)), "")


def _in_mixed_case(called: str) -> str:
    """The name of a place in capitals in its usual spelling: "FUNCHAL (Reuters)"."""
    if not called.isupper() or len(called) < _LIMITS.shouted:
        return called
    return (
        mixed if is_place(mixed := called.title()) or (len(called) > _LIMITS.shouted and candidates(mixed)) else called
    )


def _modifies(words: tuple[Word, ...]) -> bool:
    """Whether the words modify a common noun, whatever their label: "Angolan rebels"."""
    last = words[-1]
    return last.dep in DESCRIBING_DEPS and last.head.i > last.i and last.head.text.islower()

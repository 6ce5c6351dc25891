"""The mentions of a document: its names, recurrences of names that the model missed, descriptions and pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import DISPLAYED_BLOCKS, HYPHENS, NAME_TAGS, NAMED_ARGUMENT_DEPS
from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.lexicon.weights.fitted_weights import NameFeature
from triplewire.extract.mentions.agreed_extents import agreed_extents
from triplewire.extract.mentions.nominals import find_descriptions
from triplewire.extract.names.extent.edges import kind_noun
from triplewire.extract.names.names import find_names
from triplewire.extract.names.nested_names import nested_names
from triplewire.extract.names.person_forms import without_generation
from triplewire.extract.names.phrase import Phrase, words_of
from triplewire.extract.names.type_evidence.context_evidence import context_evidence
from triplewire.extract.names.type_evidence.word_evidence import word_evidence
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.names
_Named = dict[str, list[tuple[tuple[str, ...], Phrase]]]  # names by their first word in lower case, the longest first

_CONFIRMING: frozenset[NameFeature] = frozenset({
    "gazetteer.sure", "model.PERSON", "in.region", "dateline", "age", "the.capital",
})  # fmt: skip  # evidence that a word of everyday English is a name
_WITH_KIND = frozenset({"Organization", "Product", None})  # types of names that may precede their kind


def find_phrases(sentences: tuple[Sentence, ...]) -> list[Phrase]:
    """The mentions in text order."""
    plain = {word.text for sentence in sentences for word in sentence.words if word.text.islower()}
    named = [find_names(sentence) for sentence in sentences]
    parts = {word.lower for names in named for p in names if len(p.words) > 1 for word in p.words}
    spelt = {_capitals(p) for names in named for p in names if len(p.core) > 1}
    named = [[p for p in names if not (_is_plain_word(p, plain, parts) or _is_common(p, spelt))] for names in named]
    named = agreed_extents(sentences, named)
    by_words = _by_words(phrase for names in named for phrase in names)
    known = _by_first(by_words)
    found: list[Phrase] = []
    for sentence, names in zip(sentences, named, strict=True):
        taken = words_of(names)
        recurring = list(_recurring(sentence, known, taken, plain))
        whole = [*names, *recurring]
        inner = nested_names(whole, by_words)
        found += sorted((*whole, *inner, *find_descriptions(sentence, whole)), key=lambda p: (p.start, -p.end))
    return found


def _is_plain_word(phrase: Phrase, plain: set[str], parts: set[str]) -> bool:
    """Whether a capital is the only evidence that a word of everyday English is a name.

    `plain` are the words that the document has in lower case, `parts` the words of its longer names.
    """
    if "english.all.alone" not in phrase.evidence or phrase.known or _CONFIRMING & set(phrase.evidence):
        return False
    word = phrase.words[0].lower
    if any(item.startswith(("behind.", "class.")) for item in phrase.evidence):
        return False  # "the Endurance rover"
    if "the" in phrase.evidence and word in parts:
        return False
    return "model.none" in phrase.evidence or word in plain


def _capitals(phrase: Phrase) -> str:
    """The capitals that begin the words of a name: "MDG" for "Moen Data Group"."""
    return "".join(word.text[0] for word in phrase.core if word.text[0].isupper())


def _is_common(phrase: Phrase, spelt: set[str]) -> bool:
    """Whether a name is an acronym of a common noun, "DNA", and of no name of the document (`spelt`)."""
    word = phrase.words[0]
    single = word.text.lower() if word.text.isupper() else word.text.removesuffix("s").lower()
    acts = phrase.head.dep == "poss" or any(item.startswith("subject.says") for item in phrase.evidence)
    return len(phrase.words) == 1 and single in NAMES.common_acronyms and word.text not in spelt and not acts


def _by_words(phrases: Iterator[Phrase]) -> dict[tuple[str, ...], Phrase]:
    """The names of the document by their words, with the surnames of persons and the numbers of models."""
    names: dict[tuple[str, ...], Phrase] = {}
    for phrase in phrases:
        if phrase.kind == "name" and phrase.type != "Group" and (phrase.type or len(phrase.core) > 1):
            tokens = tuple(word.lower for word in phrase.core)
            names.setdefault(tokens, phrase)
            if phrase.type == "Person":
                tokens = without_generation(tokens)
            if len(tokens) > 1 and _stands_alone(phrase, phrase.core[len(tokens) - 1].text):
                names.setdefault(tokens[-1:], phrase)
    return names


def _by_first(names: dict[tuple[str, ...], Phrase]) -> _Named:
    """The same names by their first word."""
    found: _Named = {}
    for tokens, phrase in sorted(names.items(), key=lambda item: -len(item[0])):
        found.setdefault(tokens[0], []).append((tokens, phrase))
    return found


def _stands_alone(phrase: Phrase, last: str) -> bool:
    """Whether the last word may be used for the whole name: a surname, the number of a model, a ship, a paper."""
    ship = phrase.core[0].lower in NAMES.first_product and not phrase.core[2:]
    return (
        (phrase.type == "Person" and last.isalpha() and last[0].isupper())
        or (phrase.type == "Product" and (ship or _is_number_of_model(last)))
        or (phrase.type == "Organization" and last.lower() in NAMES.paper_words - NAMES.paper_kinds)
    )


def _is_number_of_model(word: str) -> bool:
    """Whether a word is long enough to tell a model: "737" and "A6", but not the "9" of an edition."""
    return any(c.isdigit() for c in word) and not (word.isdigit() and len(word) < _LIMITS.model_digits)


def _recurring(sentence: Sentence, known: _Named, taken: set[int], plain: set[str]) -> Iterator[Phrase]:
    """Yield the recurrences of names of the document that the model missed; `plain` are its words in lower case."""
    words = sentence.words
    display = sentence.kind in DISPLAYED_BLOCKS
    skip = -1
    for word in words:
        if word.i <= skip or word.i in taken or word.lower not in known:
            continue
        for tokens, name in known[word.lower]:
            found = words[word.i : word.i + len(tokens)]
            if (
                tuple(w.lower for w in found) == tokens
                and (sentence.kind == "speaker" or _same_case(found, display, bool(name.country), plain))
                and not any(w.i in taken for w in found)
                and not (tokens[-1].isdigit() and _goes_on(words, found[-1]))
                and (len(tokens) == len(name.core) or name.type != "Organization" or _is_definite(found[0]))
            ):
                skip = found[-1].i
                whole = tokens == tuple(w.lower for w in name.core)
                yield _again(sentence, found, name, whole)
                break


def _goes_on(words: tuple[Word, ...], number: Word) -> bool:
    """Whether a hyphen goes on with a number: "the | 737 | -800 range"."""
    behind = words[number.i + 1] if number.i + 1 < len(words) else number
    return behind.text in HYPHENS and behind.start == number.end


def _is_definite(word: Word) -> bool:
    """Whether a word has the article that the last word of a paper's name keeps: "the Herald"."""
    return any(child.lower == "the" and child.i == word.i - 1 for child in word.children)


def _same_case(words: tuple[Word, ...], display: bool, country: bool, plain: set[str]) -> bool:
    """Whether the words are written like a name; in a displayed block a country may stand in lower case."""
    if display and not any(w.text[0].isupper() for w in words):
        return country
    return all(
        not w.text.islower()
        and (w.tag in NAME_TAGS or w.dep in NAMED_ARGUMENT_DEPS or (not display and _is_marked(w, plain)))
        for w in words
    )


def _is_marked(word: Word, plain: set[str]) -> bool:
    """Whether only its capital makes a word a name, whatever the tagger takes it for: "| Arsenal | manager Lee"."""
    return word.text[0].isupper() and word.lower not in plain and (word.i > 0 or word.tag in {"JJ", "NNS"})


def _again(sentence: Sentence, words: tuple[Word, ...], name: Phrase, whole: bool) -> Phrase:
    """The recurrence of a name, or of its last word."""
    called = name.called if whole else written(words)
    evidence = [*word_evidence(words, called, "again"), *context_evidence(sentence, words, called)]
    kind = kind_noun(sentence.words, words[-1].i + 1, "") if name.type in _WITH_KIND else None
    full = sentence.words[words[0].i : kind.i + 1] if kind else words
    return Phrase(
        sentence,
        full,
        head=next((w for w in full if w.head not in full or w.head is w), full[-1]),
        kind="name",
        type=name.type,
        called=called,
        known=name.known,
        country=name.country,
        behind=len(full) - len(words),
        evidence=evidence,
    )

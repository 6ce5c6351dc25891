"""All phrases of a document that may refer: its names, those that only recur, descriptions and pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.mentions.mentions import find_descriptions
from triplewire.extract.names.edges import kind_noun
from triplewire.extract.names.name_evidence import words_tell
from triplewire.extract.names.names import find_names
from triplewire.extract.names.nested_names import nested_names
from triplewire.extract.names.phrase import Phrase, words_of
from triplewire.extract.names.surroundings import surroundings_tell
from triplewire.extract.syntax.tree import Sentence, Word

_NAMING = frozenset({"NNP", "NNPS", "CD", "HYPH", "IN", ":", ",", "POS", "NN"})
_SPEAKING = {"gazetteer.sure", "model.PERSON", "in.region", "dateline", "age", "the.capital"}
_KINDLY = {"Organization", "Product", None}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})  # an adjective that is one is a name
_DISPLAYED = frozenset({"headline", "subheadline", "tagline", "caption", "list"})


def find_phrases(sentences: tuple[Sentence, ...]) -> list[Phrase]:
    """The phrases in the order of the text."""
    plain = {word.text for sentence in sentences for word in sentence.words if word.text.islower()}
    named = [find_names(sentence) for sentence in sentences]
    parts = {word.lower for names in named for p in names if len(p.words) > 1 for word in p.words}
    named = [[p for p in names if not _is_plain_word(p, plain, parts)] for names in named]
    _shorten(sentences, named)
    acronyms = {p.called for names in named for p in names if p.called.isupper() and len(p.core) == 1}
    named = [_spelt_out(sentence, names, acronyms) for sentence, names in zip(sentences, named, strict=True)]
    by_words = _by_words(phrase for names in named for phrase in names)
    known = _by_first(by_words)
    found: list[Phrase] = []
    for sentence, names in zip(sentences, named, strict=True):
        taken = words_of(names)
        recurring = list(_recurring(sentence, known, taken))
        whole = [*names, *recurring]
        inner = nested_names(whole, by_words)
        found += sorted((*whole, *inner, *find_descriptions(sentence, whole)), key=lambda p: (p.start, -p.end))
    return found


def _is_plain_word(phrase: Phrase, plain: set[str], parts: set[str]) -> bool:
    """Whether nothing but a capital speaks for a word of everyday English as a name.

    `plain` are the words that the document has in lower case, `parts` those of its longer names.
    """
    if "english.all.alone" not in phrase.evidence or phrase.known or _SPEAKING & set(phrase.evidence):
        return False
    word = phrase.words[0].lower
    if "the" in phrase.evidence and word in parts:
        return False
    return "model.none" in phrase.evidence or word in plain


def _shorten(sentences: tuple[Sentence, ...], named: list[list[Phrase]]) -> None:
    """In headlines, where capitals mislead, a name is cut to the name at its end that the text below has."""
    pairs = list(zip(sentences, named, strict=True))
    below = {tuple(w.lower for w in p.core) for s, names in pairs if s.kind not in _DISPLAYED for p in names}
    for sentence, names in pairs:
        if sentence.kind in _DISPLAYED:
            for phrase in names:
                tokens = tuple(w.lower for w in phrase.words)
                if tokens not in below and (cut := next((i for i in range(1, len(tokens)) if tokens[i:] in below), 0)):
                    phrase.words, phrase.called = phrase.words[cut:], phrase.called.split(" ", cut)[-1]
                    phrase.type, phrase.evidence = None, []


def _spelt_out(sentence: Sentence, names: list[Phrase], acronyms: set[str]) -> list[Phrase]:
    """Two names with "and" between them are one where the document has the acronym of the whole."""
    found: list[Phrase] = []
    for phrase in names:
        before = found[-1] if found else None
        if before and before.kind == phrase.kind == "name" and len(before.core) > 1:
            words = sentence.words[before.words[0].i : phrase.words[-1].i + 1]
            gap = [w.lower for w in sentence.words[before.words[-1].i + 1 : phrase.words[0].i]]
            letters = "".join(w.text[0] for w in words if w.text[0].isupper())
            if gap in (["and"], ["and", "the"]) and letters in acronyms:
                called = " ".join(w.text for w in words)
                found[-1] = Phrase(
                    sentence,
                    words,
                    before.head,
                    "name",
                    "Organization",
                    called,
                    known=True,
                    evidence=["head.Organization"],
                )
                continue
        found.append(phrase)
    return found


def _by_words(phrases: Iterator[Phrase]) -> dict[tuple[str, ...], Phrase]:
    """The names of the document by their words; of a person the surname too."""
    names: dict[tuple[str, ...], Phrase] = {}
    for phrase in phrases:
        if phrase.kind == "name" and phrase.type != "Group" and (phrase.type or len(phrase.core) > 1):
            tokens = tuple(word.lower for word in phrase.core)
            names.setdefault(tokens, phrase)
            if len(tokens) > 1 and _stands_alone(phrase):
                names.setdefault(tokens[-1:], phrase)
    return names


def _by_first(names: dict[tuple[str, ...], Phrase]) -> dict[str, list[tuple[tuple[str, ...], Phrase]]]:
    """The same by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Phrase]]] = {}
    for tokens, phrase in sorted(names.items(), key=lambda item: -len(item[0])):
        found.setdefault(tokens[0], []).append((tokens, phrase))
    return found


def _stands_alone(phrase: Phrase) -> bool:
    """Whether the last word does for the whole: a surname, the number of a model."""
    last = phrase.core[-1].text
    return (phrase.type == "Person" and last.isalpha() and last[0].isupper()) or (
        phrase.type == "Product" and any(c.isdigit() for c in last)
    )


def _recurring(
    sentence: Sentence, known: dict[str, list[tuple[tuple[str, ...], Phrase]]], taken: set[int]
) -> Iterator[Phrase]:
    """Names that the document has elsewhere, where the model saw none here."""
    words = sentence.words
    display = sentence.kind in _DISPLAYED
    skip = -1
    for word in words:
        if word.i <= skip or word.i in taken or word.lower not in known:
            continue
        for tokens, name in known[word.lower]:
            found = words[word.i : word.i + len(tokens)]
            if (
                tuple(w.lower for w in found) == tokens
                and _same_case(found, display, bool(name.country))
                and not words_in(found, taken)
            ):
                skip = found[-1].i
                whole = tokens == tuple(w.lower for w in name.core)
                yield _again(sentence, found, name, whole)
                break


def _same_case(words: tuple[Word, ...], display: bool, country: bool) -> bool:
    """Whether the words look like a name here too; in a headline or tagline a country may stand in lower case."""
    if display and not any(w.text[0].isupper() for w in words):
        return country
    return all(not w.text.islower() and (w.tag in _NAMING or w.dep in _ARGUMENTS) for w in words)


def words_in(words: tuple[Word, ...], taken: set[int]) -> bool:
    """Whether a name holds one of the words already."""
    return any(word.i in taken for word in words)


def _again(sentence: Sentence, words: tuple[Word, ...], name: Phrase, whole: bool) -> Phrase:
    called = name.called if whole else name.called.split()[-1]
    evidence = [*words_tell(words, called, "again"), *surroundings_tell(sentence, words, called)]
    kind = kind_noun(sentence.words, words[-1].i + 1, "") if name.type in _KINDLY else None
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

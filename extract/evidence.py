"""What the tree itself says about who is who: titles, appositions and "X is the Y"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.chains import Chain
from extract.mentions import Phrase
from extract.nouns import NOUN_TYPES, OFFICE_OF, OFFICES, TITLE_PARTS, TITLES
from extract.parse import Word
from extract.places import country, demonym

_COPULAS = frozenset({"be", "become", "remain"})
_COMMON = frozenset({"NN", "NNP"})


def learn_from_titles(name: Phrase, chain: Chain) -> None:
    """What stands straight before a name: "Russian President | Vladimir Putin", "the militant group | Hizballah"."""
    words, at = name.sentence.words, name.words[0].i - 1
    first = at
    while first >= 0 and first > at - 8 and _prenominal(words[first], name):
        first -= 1
    before = words[first + 1 : at + 1]
    nouns = [w for w in before if w.tag in _COMMON and (w.lower in NOUN_TYPES or w.lower in TITLES or w.lower in OFFICES)]
    if not nouns:
        return
    chain.words.update(word.lower for word in before)
    where = place_in(before)
    last = nouns[-1]
    if chain.type == "Person":
        for noun in nouns:
            if noun.lower in OFFICES:
                chain.offices.setdefault(office_of(noun), where)
    elif where and chain.type not in {"Country", "Place"}:
        chain.origin = chain.origin or where
    if chain.type == "Person" or NOUN_TYPES.get(last.lower) == chain.type:
        chain.describe(last.lower)


def _prenominal(word: Word, name: Phrase) -> bool:
    if word.tag in {"DT", "PRP$", "POS", "IN", "CC", "HYPH"} or word.pos in {"VERB", "AUX", "PUNCT", "ADP"}:
        return word.tag in {"HYPH", "POS"}
    return word.tag in {"NN", "NNP", "JJ", "NNPS"} and word.i > name.words[0].i - 9


def office_of(noun: Word) -> str:
    """One word for an office: "pm" for "Prime Minister" and "premier", "foreign-minister" for a minister's portfolio."""
    office = noun.lower
    if office in {"minister", "secretary", "general"}:
        before = next((c.lower for c in reversed(noun.children) if c.i < noun.i and c.lower in TITLE_PARTS), "")
        if not before and noun.dep == "compound":
            before = next((w.lower for w in noun.head.children if w.i == noun.i - 1 and w.lower in TITLE_PARTS), "")
        office = f"{before}-{office}" if before else office
    return OFFICE_OF.get(office, office)


def place_in(words: tuple[Word, ...]) -> str | None:
    """The country that a demonym or a country's name among the words gives."""
    for i, word in enumerate(words):
        if word.text[0].isupper():
            pair = f"{word.text} {words[i + 1].text}" if i + 1 < len(words) else ""
            if found := (demonym(pair) if pair else None) or demonym(word.text) or country(pair) or country(word.text):
                return found.name
    return None


def place_of(phrase: Phrase) -> str | None:
    """The country that a description names: "the Israeli PM", "Britain's prime minister", "the president of France"."""
    if found := place_in(phrase.words[:-1]):
        return found
    for child in phrase.head.children:
        if child.dep == "prep" and child.lower == "of" and (noun := child.child("pobj")):
            found = country(" ".join(w.text for w in noun.subtree() if w.tag in {"NNP", "NNPS"}))
            return found.name if found else None
    return None


def equated(phrase: Phrase) -> Iterator[tuple[Word, str]]:
    """The heads of the phrases that the tree equates with this description, with the rule."""
    head = phrase.head
    if head.dep == "appos":
        yield head.head, "apposition"
    for child in head.children:
        if child.dep == "appos":
            yield child, "apposition"
    if head.dep == "attr" and head.head.lemma in _COPULAS and not any(c.dep == "neg" for c in head.head.children):
        subject = head.head.child("nsubj")
        if subject and not any(c.lower in {"not", "no", "never"} for c in (*head.head.children, *head.children)):
            yield subject, "copula"


def adjacent_name(phrase: Phrase, named: dict[int, Phrase]) -> Phrase | None:
    """The name that a description stands straight before: "director General | Suleiman al-Amr"."""
    words, at = phrase.sentence.words, phrase.head.i + 1
    while at < len(words) and words[at].lower in TITLES and words[at].tag in _COMMON and words[at].start not in named:
        at += 1
    name = named.get(words[at].start) if at < len(words) else None
    if name is None or name.kind != "name" or phrase.plural:
        return None
    tied = phrase.head in name.words[-1].children or name.head.head is phrase.head or phrase.head.head in name.words
    return name if tied or (phrase.type == "Person" and name.type == "Person") else None

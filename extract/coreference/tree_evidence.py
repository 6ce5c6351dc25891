"""What the tree itself says about who is who: titles, appositions and "X is the Y"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.lexicon.nouns import NOUN_TYPES, OFFICE_OF, OFFICES, TITLE_PARTS, TITLES
from triplewire.extract.mentions.mentions import is_quotation_mark
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import country, demonym
from triplewire.extract.syntax.tree import Sentence, Word

_COPULAS = frozenset({"be", "become", "remain"})
_DENYING = frozenset({"not", "no", "never", "if", "whether"})
_PORTFOLIOS = frozenset({"minister", "secretary", "general"})
_PRENOMINAL = frozenset({"NN", "NNP", "NNPS", "JJ", "HYPH", "POS"})
_ONE = frozenset({"a", "an", "one"})
_ALL = frozenset({"all", "every", "each", "any"})
_DETERMINING = frozenset({"det", "poss", "nummod"})
_REACH = 8  # words before a name
_COMMON = frozenset({"NN", "NNP"})


def learn_from_titles(name: Phrase, chain: Chain) -> None:
    """What stands straight before a name: "Russian President | Vladimir Putin", "the militant group | Hizballah"."""
    before = prenominal(name)
    nouns = [word for word in before if word.tag in _COMMON and _says_what(word.lower)]
    if not nouns:
        return
    chain.words.update(word.lower for word in before)
    where, last = place_in(before), nouns[-1].lower
    if chain.type == "Person":
        chain.offices |= {
            office: where
            for noun in nouns
            if noun.lower in OFFICES and not chain.offices.get(office := office_of(noun))
        }
    elif where and chain.type not in {"Country", "Place"}:
        chain.origin = chain.origin or where
    if chain.type == "Person" or NOUN_TYPES.get(last) == chain.type:
        chain.describe(last)


def prenominal(name: Phrase) -> tuple[Word, ...]:
    """The nouns and adjectives before a name, at most eight."""
    words, at = name.sentence.words, name.words[0].i
    first = at
    while first > max(0, at - _REACH) and words[first - 1].tag in _PRENOMINAL:
        first -= 1
    return words[first:at]


def _says_what(noun: str) -> bool:
    return noun in NOUN_TYPES or noun in TITLES or noun in OFFICES


def office_of(noun: Word) -> str:
    """One word for an office: "pm" for "Prime Minister" and "premier", "foreign-minister" with the portfolio."""
    office = noun.lower
    if office in _PORTFOLIOS:
        siblings = noun.head.children if noun.dep == "compound" else []
        before = [*noun.children, *siblings]
        portfolio = next((w.lower for w in before if w.i == noun.i - 1 and w.lower in TITLE_PARTS), "")
        office = f"{portfolio}-{office}" if portfolio else office
    return OFFICE_OF.get(office, office)


def place_in(words: tuple[Word, ...]) -> str | None:
    """The country that a demonym or a country's name among the words gives."""
    for i, word in enumerate(words):
        if word.text[0].isupper():
            for called in (" ".join(w.text for w in words[i : i + 2]), word.text):
                if found := demonym(called) or country(called):
                    return found.name
    return None


def place_of(phrase: Phrase) -> str | None:
    """The country that a description names: "the Israeli PM", "Britain's prime minister", "the president of France"."""
    if named := place_in(phrase.words[:-1]):
        return named
    for child in phrase.head.children:
        if child.dep == "prep" and child.lower == "of" and (noun := child.child("pobj")):
            found = country(" ".join(w.text for w in noun.subtree() if w.tag in {"NNP", "NNPS"}))
            return found.name if found else None
    return None


def equated(phrase: Phrase, ends: dict[int, Phrase]) -> Iterator[tuple[Word, str]]:
    """The heads of the phrases that this description is equated with, with the rule; `ends`: names by their ends."""
    head = phrase.head
    for name, apposed in ((head.head, head), *((child, child) for child in head.children)):
        listed = any(child.lower in _ONE for child in name.children)  # "a lorry, a VBIED, a tank" are three
        if apposed.dep == "appos" and not listed and _is_apposed(head) and not _is_parted(phrase.sentence, name, head):
            yield name, "apposition"
    if phrase.type == "Person" and (person := _behind_whole(head)):
        yield person, "apposition"
    if before := _named_before(phrase, ends):
        yield before.head, "apposition"
    if head.dep == "attr" and _says_who(head) and (subject := head.head.child("nsubj")):
        yield subject, "copula"


def _behind_whole(role: Word) -> Word | None:
    """The person named behind what somebody has a role in: "the spokesman for Acme, | Ann Lee"."""
    wholes = (child.child("pobj") for child in role.children if child.dep == "prep")
    names = (whole.child("appos") for whole in wholes if whole and whole.ent != "PERSON")
    return next((name for name in names if name and name.ent == "PERSON"), None)


def _named_before(phrase: Phrase, ends: dict[int, Phrase]) -> Phrase | None:
    """The name of the same kind that a comma parts from an indefinite description, where the tree does not tie them.

    "plans for the X5, | a small car": a list goes on, and a subject begins a clause ("In Oslo, a man fell").
    """
    words, at = phrase.sentence.words, phrase.words[0].i
    if at < 2 or phrase.words[0].lower not in _ONE or words[at - 1].text != "," or phrase.head.dep != "dobj":
        return None
    name = ends.get(words[at - 2].end)
    fits = name is not None and name.type == phrase.type and phrase.head.child("conj", "cc") is None
    return name if fits else None


def _is_apposed(head: Word) -> bool:
    """Whether a noun may tell who or what something is: with its article or owner, or alone for a person ("editor")."""
    before = [child for child in head.children if child.i < head.i]
    if any(child.lower in _ALL for child in before):
        return False
    return (
        NOUN_TYPES.get(head.lemma) == "Person" or _says_what(head.lower) or any(w.dep in _DETERMINING for w in before)
    )


def _is_parted(sentence: Sentence, one: Word, other: Word) -> bool:
    """Whether a colon or the edge of a quotation stands between two words: "Image: The Herald"."""
    first, last = sorted((one.i, other.i))
    return any(word.text == ":" or is_quotation_mark(word) for word in sentence.words[first:last])


def _says_who(attribute: Word) -> bool:
    """Whether "X is the Y" says what X is: no denial or possibility, no "part of", nothing between quotation marks."""
    verb = attribute.head
    about = (*verb.children, *attribute.children)
    loose = any(
        word.dep == "neg" or word.tag == "MD" or word.lower in _DENYING or is_quotation_mark(word) for word in about
    )
    determined = any(child.dep in {"det", "poss"} for child in attribute.children)
    return verb.lemma in _COPULAS and not loose and (determined or attribute.lower in OFFICES)


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

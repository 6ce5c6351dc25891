"""Words beside a span that belong to its name: an owner, a number, a second syllable, the rest of a surname."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import HYPHENS, PLACE_LABELS, PROPER_TAGS, SINGULAR_TAGS
from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.nouns import NAME_HEADS, NOUN_TYPES, PRODUCT_NAMES, TITLES, is_english, is_given_name
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.extent.cuts import surname_end, surname_start
from triplewire.extract.names.extent.span import YEAR, Span
from triplewire.extract.places.gazetteer import is_place
from triplewire.extract.places.hyphens import is_syllable
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Word

_ORDINAL_ENDINGS = tuple(sorted(NAMES.ordinal_endings))
_LIMITS = THRESHOLDS.names
_OF_TOWNS = NAMES.paper_words | NAMES.team_words
_DETERMINING_TAGS = frozenset({"DT", "JJ", "NNP", "POS", "PRP$"})  # of words before an owner: "the new King's"
_COUNTED_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH", "$"})  # of words that a number counts


def with_owner(words: tuple[Word, ...], span: Span) -> Span:
    """The span with the owner in the name of a body: "the | Lord's | Resistance Army"."""
    mark = span.first - 1
    inside = {words[mark + 1].lower, words[span.last - 1].lower}  # "King's | College London"
    if mark < 1 or words[mark].tag != "POS" or "Organization" not in map(NAME_HEADS.get, inside):
        return span
    owner, before = words[mark - 1], words[max(mark - 2, 0)]
    common = owner.lower in TITLES or NOUN_TYPES.get(owner.lemma.lower()) == "Person"
    definite = before is not owner and before.lower == "the"
    bare = owner.lower in TITLES and (
        before is owner or before.tag not in _DETERMINING_TAGS
    )  # "joined | King's College"
    named = owner.text[0].isupper() and owner.text[1:].islower() and common and not is_place(owner.text)
    return Span(owner.i, span.last, "ORG") if named and (definite or bare) else span


def without_sponsor(words: tuple[Word, ...], span: Span) -> list[Span]:
    """The span, or the sponsor and the honour that it begins: "Carlsberg | Player of the Match"."""
    inside = range(span.first, span.last)
    whom = next((i for i in inside if words[i].lower in NAMES.honoured and _is_honour(words[i : i + 4])), None)
    if whom is None:
        return [span]
    honour = Span(whom, whom + 4, "TITLE")
    return [Span(span.first, whom, "ORG"), honour] if span.first < whom else [honour]


def with_rest(words: tuple[Word, ...], span: Span) -> Span:
    """The span with the second syllable of a given name ("Leung Che | -cheung"), or with its number ("Delta | 4")."""
    if is_syllable(words, span.first, span.last + 1):
        return Span(span.first, span.last + 2, "PERSON")
    if _is_double_given(words, span):
        span = Span(span.first - 2, span.last, "PERSON")
    elif _is_of_place(words, span):
        span = Span(span.first - 1, span.last, span.label)
    if span.label == "PERSON" and not (span.first and words[span.first - 1].lower in NAMES.storms):
        first = 0 if span.first == 1 and _is_given_before(words[0], words[1 : span.last]) else span.first
        begins = first if is_given_name(words[first].text) else surname_start(words, first)  # "a la | Jon Moen"
        return Span(begins, surname_end(words, span.last), "PERSON")
    if span.first and (label := _label_from(words, span)) is not None:
        return Span(span.first - 1, span.last, label)
    if span.last == len(words):
        return span
    if _is_of_town(words, span):
        return Span(span.first, span.last + 1, "ORG")
    return _with_number(words, span, words[span.last])


def _is_double_given(words: tuple[Word, ...], span: Span) -> bool:
    """Whether a given name and a hyphen stand before a person's: "Jan | -Michael Gambill"."""
    if span.first < 2 or span.label not in {"PERSON", ""}:
        return False
    first, hyphen, second = words[span.first - 2 : span.first + 1]
    tight = hyphen.text in HYPHENS and first.end == hyphen.start and hyphen.end == second.start
    return tight and first.text.istitle() and is_given_name(first.text) and is_given_name(second.text)


def _is_of_place(words: tuple[Word, ...], span: Span) -> bool:
    """Whether the word before the name of a place begins that of another: "New | South Wales"."""
    before = words[span.first - 1] if span.first else None
    if before is None or span.label not in PLACE_LABELS or before.tag not in PROPER_TAGS:
        return False
    return before.head in words[span.first : span.last] and is_place(written(words[before.i : span.last]))


def _is_honour(words: tuple[Word, ...]) -> bool:
    """Whether the words say who is chosen for what: "Carlsberg | Player of the Year"."""
    if len(words) <= 2:
        return False
    whom, *joint, what = words
    if [word.lower for word in joint] != ["of", "the"]:
        return False
    capital = whom.text.istitle() and what.text.istitle()
    return capital and whom.lower in NAMES.honoured and what.lower in NAMES.honoured_for


def _is_of_town(words: tuple[Word, ...], span: Span) -> bool:
    """Whether the last word of a paper or team follows the name of its town: "The Hollywood | Reporter"."""
    word, after = words[span.last], words[span.last + 1 : span.last + 2]
    ends = word.tag in PROPER_TAGS and word.text.istitle() and word.lower in _OF_TOWNS
    if not ends or not span.first or (after and after[0].text[0].isupper()):
        return False
    article = "the" in {words[span.first - 1].lower, words[span.first].lower}
    return article and is_place(written(words[span.first : span.last]))


def _with_number(words: tuple[Word, ...], span: Span, number: Word) -> Span:
    """The span with the number behind it, where that is a part of the name."""
    if _is_long_number(words, number):
        return Span(span.first, span.last + 1, span.label)
    if words[span.last - 1].lower in NAMES.numbered_bodies and _is_channel(number):
        return Span(span.first, span.last + 1, "ORG")
    last = words[span.last - 1]
    beside = (
        {last, last.head} if last.head.tag in SINGULAR_TAGS else {last}
    )  # "the Delta 4 rocket", not "Oslo 4 people"
    if number.head not in beside:
        return span
    counted = number.dep == "nummod" and number.text.isdigit() and len(number.text) < _LIMITS.model_digits
    alone = counted and number.ent != "DATE" and not any(w.text in HYPHENS for w in words[number.i + 1 : number.i + 2])
    return Span(span.first, span.last + 1, span.label or "PRODUCT") if alone else span


def _label_from(words: tuple[Word, ...], span: Span) -> str | None:
    """The label of a name that the word before the span begins; None where it does not.

    "the | 10th | Mountain Division", "Cyclone | Otto" whose noun is tagged as a common one, "the | 737 | Max".
    """
    before = words[span.first - 1]
    if _is_ordinal_of_unit(before, words[span.last - 1]):
        return "ORG"
    if before.lower in NAMES.storms and before.text.istitle():
        return "EVENT"
    if _is_number_before(words, span):
        return span.label or ("PRODUCT" if before.text.isdigit() else "")
    return None


def _is_given_before(word: Word, name: tuple[Word, ...]) -> bool:
    """Whether the first word of a sentence is a given name that the tagger missed: "Townsend | Harris"."""
    missed = word.dep == "compound" and word.head in name and word.tag not in PROPER_TAGS
    return missed and word.text.istitle() and not is_english(word.lower)


def _is_ordinal_of_unit(ordinal: Word, head: Word) -> bool:
    """Whether a number in digits begins the name of a unit: "the | 10th | Mountain Division"."""
    return (
        ordinal.text[0].isdigit()
        and ordinal.text.endswith(_ORDINAL_ENDINGS)
        and NAME_HEADS.get(head.lower) == "Organization"
    )


def _is_number_before(words: tuple[Word, ...], span: Span) -> bool:
    """Whether a number begins the name: "the | 737 | Max", "new | 787 | Dreamliner", "sued | One | Rock Partners"."""
    number, head = words[span.first - 1], words[span.last - 1]
    product = written(words[span.first : span.last]).lower() in PRODUCT_NAMES
    if number.dep != "nummod" or number.head is not head or not (product or head.tag in {"NNP", "NNPS"}):
        return False
    if number.text.isalpha():
        return number.text.istitle() and number.i > 0 and span.last - span.first > 1
    before = words[number.i - 1] if number.i else None
    digits = number.text.isdigit() and len(number.text) == _LIMITS.model_digits
    alone = before is not None and before.lower in NAMES.definite | {"a"}
    return digits and head.tag in SINGULAR_TAGS and (alone or product)


def _is_channel(number: Word) -> bool:
    """Whether a number behind a broadcaster's name is a part of it: "BBC | Two", "Canal | 9"."""
    short = number.text.isdigit() and len(number.text) < _LIMITS.model_digits
    return (short or (number.text.istitle() and number.lower in NAMES.numerals)) and number.dep != "appos"


def _is_long_number(words: tuple[Word, ...], number: Word) -> bool:
    """Whether a number of several digits ends a name and counts nothing: "NGC | 4535", "the Nikkei | 225 | fell"."""
    if not number.text.isdigit() or number.lemma in NAMES.calendar:
        return False
    last, after = words[number.i - 1], words[number.i + 1 : number.i + 2]
    if last.lower in NAMES.numbered:
        return True
    year = YEAR.fullmatch(number.text)
    counts = bool(after) and (after[0].tag in _COUNTED_TAGS or after[0].lower in NAMES.units)
    tied = number.head in {last, last.head} and number.dep in {"nummod", "appos"}
    acronym = last.text.isupper() or last.ent == ""
    return len(number.text) >= _LIMITS.model_digits and not year and not counts and tied and acronym

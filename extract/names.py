"""Names: what the model found, made whole and clean, and what it missed.

A name starts from the model's spans and the runs of proper nouns that it left. Neighbours that the tree ties together
are joined, articles, titles, demonyms and possessives come off, and the words themselves, where they tell it, correct
the type that the model gave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.mentions import Phrase
from extract.model import EntityType
from extract.nouns import ABSTRACT, CLASSES_OF, EVENT_NAMES, KNOWN_BODIES, NAME_HEADS, NO_ENTITY, NOUN_TYPES, PUBLIC, REGIONS, TITLE_PARTS, TITLES, gender_of_noun, is_given_name
from extract.parse import Name, Sentence, Word
from extract.places import Place, candidates, country, demonym, is_place
from extract.surroundings import cues

_TYPES: dict[str, EntityType | None] = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place", "NORP": "Group",
    "EVENT": "Event", "PRODUCT": "Product", "WORK_OF_ART": "Work", "LAW": "Work", "": None,
}  # fmt: skip
_PROPER = frozenset({"NNP", "NNPS"})
_LOWER_PARTS = frozenset({"al", "el", "de", "van", "von", "der", "den", "bin", "ibn", "abu", "da", "di", "du", "la", "le", "del", "e", "i", "ul", "ur", "bint", "ben", "dos", "das"})
_HYPHENS = frozenset({"-", "–", "‑"})
_LOCATIVE = frozenset({"in", "at", "near", "from"})
_OF = frozenset({"of", "for"})
_OF_HEADS = frozenset({"Organization", "Place", "Event", "Work"})
_EITHER = frozenset("state center centre hospital library theatre theater gallery museum hotel county city territory college plant".split())
_CALENDAR = frozenset("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun".split())
_NONE: frozenset[str] = frozenset()
_BODIES = frozenset({"company", "group", "militants", "party", "media", "team"})
_HEAD = "head"  # a capitalised common noun that may head a name: "Center" before "for Human Rights"
_ZONES = frozenset("utc gmt est edt cst cdt pst pdt cet bst am pm a.m. p.m.".split())


@dataclass(slots=True)
class _Span:
    """words[first:last] of the sentence with the model's label, "" where it gave none."""

    first: int
    last: int
    label: str


def find_names(sentence: Sentence) -> list[Phrase]:
    """The names and demonyms of a sentence, in order; demonyms may stand inside the name of a body."""
    if not any(word.text[0].isupper() or word.ent for word in sentence.words):
        return []
    spans = _joined(sentence, list(_parts(sentence)))
    names = [phrase for span in spans if (phrase := _name(sentence, span))]
    found = [*names, *_demonyms(sentence, {i: n for n in names for i in (w.i for w in n.words)})]
    return sorted(found, key=lambda phrase: (phrase.start, -phrase.end))


def _parts(sentence: Sentence) -> Iterator[_Span]:
    """The model's spans, and the runs of proper nouns between them; titles and offices are neither."""
    words, at = sentence.words, 0
    shout = sentence.kind in {"headline", "subheadline"} and _title_case(sentence)
    for name in (*sentence.names, None):
        until = name.first if name else len(words)
        while at < until:
            last = at
            while last < until and (_proper(words[last]) or (last > at and _inside(words, last, until))):
                last += 1
            run = words[at:last]
            if run and not shout and not _is_title(run):
                if not _common(run):
                    yield _Span(at, last, "")
                elif last < len(words) and words[last].lower in _OF:
                    yield _Span(at, last, _HEAD)
            elif last == at and _is_model(words, at):
                yield _Span(_model_start(words, at), at + 1, "PRODUCT")
                last += 1
            at = max(last, at + 1)
        if name:
            if name.label in _TYPES and not _common(words[name.first : name.last]):
                yield from _without_place(words, name)
            elif name.label == "DATE":
                yield from _holiday(words, name)
            elif name.label in {"CARDINAL", "DATE"} and _is_model(words, name.last - 1):
                yield _Span(_model_start(words, name.last - 1), name.last, "PRODUCT")
            at = name.last


def _holiday(words: tuple[Word, ...], name: Name) -> Iterator[_Span]:
    """ "Independence Day" in what the model takes for a date."""
    for i in range(name.first + 1, name.last):
        if words[i].text in {"Day", "Eve"} and _proper(words[i - 1]):
            first = next((j + 1 for j in range(i - 1, name.first - 1, -1) if not _proper(words[j])), name.first)
            yield _Span(first, i + 1, "EVENT")


def _without_place(words: tuple[Word, ...], name: Name) -> Iterator[_Span]:
    """The model's span, cut before "in Canada": where something is stands outside its name."""
    if name.label in {"GPE", "LOC", "PERSON"} and not country(" ".join(_text(words[name.first : name.last]))):
        cuts = [i for i in range(name.first + 1, name.last - 1) if words[i].lower in {"and", "/", ","}]
        starts = [name.first, *(i + 1 for i in cuts)]
        if cuts:
            yield from (_Span(start, end, name.label) for start, end in zip(starts, [*cuts, name.last], strict=True) if start < end)
            return
    for i in range(name.first + 1, name.last - 1):
        rest = words[i + 1 : name.last]
        if words[i].lower in _LOCATIVE and is_place(" ".join(_text(rest))):
            yield _Span(name.first, i, name.label)
            yield _Span(i + 1, name.last, "GPE")
            return
    yield _Span(name.first, name.last, name.label)


def _proper(word: Word) -> bool:
    return word.tag in _PROPER and word.text[0].isupper() and word.lower not in _ZONES and word.lower not in _CALENDAR and word.text[-1].isalnum()


def _inside(words: tuple[Word, ...], i: int, until: int) -> bool:
    """Whether a capitalised common word stands between two proper nouns: "Dugway Proving Ground"."""
    return i + 1 < until and words[i].text[0].isupper() and words[i].tag in {"VBG", "JJ", "NN", "NNS", "VBN"} and _proper(words[i + 1])


def _is_model(words: tuple[Word, ...], i: int) -> bool:
    """Whether a number is the name of a model: "A380", "200LR", the "747" of "Boeing 747"."""
    word, before = words[i], words[i - 1] if i else words[i]
    text = word.text
    if word.tag == "JJ" or not text[0].isalnum() or not any(c.isdigit() for c in text):
        return False
    if any(c.isupper() for c in text):
        return len(text) > 1 and not text.endswith(("AM", "PM"))
    return len(text) == 3 and text.isdigit() and before.ent in {"ORG", "PRODUCT"} and before.end + 1 == word.start


def _model_start(words: tuple[Word, ...], i: int) -> int:
    """Where the model's name begins: "777-200LR" has a number before the hyphen."""
    hyphened = i > 1 and words[i - 1].text in _HYPHENS and words[i - 1].end == words[i].start and words[i - 2].text.isalnum()
    return i - 2 if hyphened and words[i - 2].end == words[i - 1].start and any(c.isdigit() for c in words[i - 2].text) else i


def _common(words: tuple[Word, ...]) -> bool:
    """Whether it is an ordinary noun or an interjection with a capital: "the State", "World", "Nah"."""
    found = [w for w in words if w.tag not in {"DT", "POS"}]
    if len(found) != 1:
        return False
    word = found[0]
    return word.pos == "INTJ" or word.lower in _ZONES or (word.text[1:].islower() and (word.lower in NOUN_TYPES or word.lower in NO_ENTITY) and not is_place(word.text) and not word.ent == "PERSON")


def _title_case(sentence: Sentence) -> bool:
    """Whether every longer word is capitalised, as in many headlines: capitals then tell nothing."""
    longer = [w for w in sentence.words if len(w.text) > 3 and w.text.isalpha()]
    return len(longer) > 2 and sum(w.text[0].isupper() for w in longer) > 0.7 * len(longer)


def _joined(sentence: Sentence, spans: list[_Span]) -> list[_Span]:
    """Pieces of one name put together: compounds, hyphens, and "of" after the head of a name."""
    words, joined = sentence.words, list[_Span]()
    for span in spans:
        before = joined[-1] if joined else None
        if before and (_compound(words, before, span) or _hyphened(words, before, span) or _of(words, before, span)):
            label = _stronger(words, before, span)
            joined[-1] = _Span(before.first, span.last, label if label != _HEAD else "ORG")
        else:
            joined.append(span)
    return [span for span in joined if span.label != _HEAD]


def _stronger(words: tuple[Word, ...], left: _Span, right: _Span) -> str:
    if words[right.first - 1].lower in {*_OF, "the"}:
        return left.label or "ORG"
    return right.label or left.label


def _compound(words: tuple[Word, ...], left: _Span, right: _Span) -> bool:
    """Whether two neighbouring pieces are one name by the tree."""
    if left.last != right.first:
        return False
    end = words[left.last - 1]
    inside = right.first <= end.head.i < right.last
    if right.label == "PRODUCT" and left.label in {"ORG", "PRODUCT"}:
        return True
    last = words[right.last - 1]
    if end.head is last.head and end.dep == last.dep == "compound" and left.label not in {"GPE", "NORP"} and not (left.label and right.label):
        return True
    if not inside or end.dep not in {"compound", "nmod", "amod", "nummod"}:
        return False
    if left.label in {"GPE", "NORP", "LOC", "ORG"} and right.label == "PERSON":
        return False
    if left.label == "NORP" and not right.label:
        return NAME_HEADS.get(words[right.last - 1].lower) in {"Organization", "Event"}
    if {left.label, right.label} == {"", "PERSON"} and (_is_title(words[left.first : left.last]) or NAME_HEADS.get(words[left.last - 1].lower)):
        return False
    return not (left.label and right.label and left.label != right.label) or words[right.last - 1].lower in NAME_HEADS


def _hyphened(words: tuple[Word, ...], left: _Span, right: _Span) -> bool:
    return (
        right.first == left.last + 1
        and words[left.last].text in _HYPHENS
        and words[left.last - 1].end == words[left.last].start
        and words[left.last].end == words[right.first].start
        and left.label != "NORP" and right.label != "NORP"
    )  # fmt: skip


def _of(words: tuple[Word, ...], left: _Span, right: _Span) -> bool:
    """ "Ministry" + of + "Defence", "Bank" + of + "Canada"."""
    gap = words[left.last : right.first]
    if not gap or gap[0].lower not in _OF or len(gap) > 2 or (len(gap) == 2 and gap[1].lower != "the"):
        return False
    head = words[left.last - 1]
    return head.text[0].isupper() and NAME_HEADS.get(head.lower) in _OF_HEADS and not _is_title(words[left.first : left.last]) and head.lower not in TITLES


def _is_title(words: tuple[Word, ...]) -> bool:
    return all(w.lower in TITLES or w.lower in TITLE_PARTS for w in words)


def _name(sentence: Sentence, span: _Span) -> Phrase | None:
    """The span as a name, without what is no part of it; None where nothing is left."""
    words = sentence.words
    first, last = _trimmed(words, span)
    title: tuple[Word, ...] = ()
    if span.label in {"PERSON", "", "ORG", "GPE", "NORP"}:
        start = _after_title(words, first, last, span.label)
        title, first = words[first:start], start
    first, last = _trimmed(words, _Span(first, last, span.label))
    if first >= last:
        return None
    if span.label in {"GPE", "LOC"} and last < len(words) and words[last].lower in REGIONS and words[last] is words[last - 1].head:
        last += 1
    inside = words[first:last]
    called = " ".join(_text(inside))
    entity_type, known = _type(inside, called, span.label, bool(title))
    if span.label == "NORP" and demonym(called):
        return None
    head = next((w for w in inside if w.head.i < first or w.head.i >= last or w.head is w), inside[-1])
    gender = next((g for t in reversed(title) if (g := gender_of_noun(t.lower))), None)
    return Phrase(sentence, inside, head, "name", entity_type, called, gender=gender, known=known, country=_country(called) if entity_type == "Country" else None, title=title, cues=cues(sentence, inside, called))


def _text(words: tuple[Word, ...]) -> Iterator[str]:
    """The words as in the text, joined where no blank stands between them."""
    piece = ""
    for i, word in enumerate(words):
        piece += word.text
        if i + 1 == len(words) or words[i + 1].start > word.end:
            yield piece
            piece = ""


def _trimmed(words: tuple[Word, ...], span: _Span) -> tuple[int, int]:
    """Without article, quotation marks and lower-case words before, and possessive, marks and lower-case words after."""
    first, last = span.first, span.last
    while first < last and not _may_begin(words[first], span.label):
        first += 1
    while last > first and not _may_end(words[last - 1], last - 1 == first):
        last -= 1
    while span.label == "ORG" and last - first > 1 and words[last - 1].lower in TITLES and words[last - 1].lower not in NAME_HEADS and not any(w.lower in _OF for w in words[first:last]):
        last -= 1
    while span.label != "PERSON" and last - first > 1 and last < len(words) and words[last].lower in TITLES and words[last - 1].lower in TITLE_PARTS:
        last -= 1
    if last - first > 2 and last < len(words) and words[last].text == ":" and words[last - 1].lower in NOUN_TYPES:
        last -= 1
    return first, last


def _may_begin(word: Word, label: str) -> bool:
    if word.tag in {"DT", "PRP$", "POS", "IN", "CC"} and word.lower not in {"al", "el"}:
        return False
    if any(c.isupper() for c in word.text):
        return True
    return word.lower in _LOWER_PARTS or (word.text[0].isdigit() and label in {"EVENT", "PRODUCT", "ORG", "FAC", ""})


def _may_end(word: Word, alone: bool) -> bool:
    if word.tag == "POS" or not any(c.isalnum() for c in word.text):
        return word.text == "." and not alone
    return any(c.isupper() or c.isdigit() for c in word.text) or (not alone and word.lower in NAME_HEADS)


def _after_title(words: tuple[Word, ...], first: int, last: int, label: str) -> int:
    """Where the name begins after titles, offices and demonyms ("Russian President | Vladimir Putin")."""
    if label == "PERSON" and last - first > 2:
        two = int(bool(country(" ".join(_text(words[first : first + 2])))))
        first += 2 * two or int(bool(country(words[first].text)))
    at, titled = first, first
    while at < last - (label != ""):
        word = words[at]
        if word.lower in TITLES and word.text[0].isupper():
            titled = at + 1
        elif word.lower not in TITLE_PARTS and not demonym(word.text):
            break
        at += 1
    if titled < last and NAME_HEADS.get(words[last - 1].lower) == "Organization" and label != "PERSON":
        return first
    return titled


def _type(words: tuple[Word, ...], called: str, label: str, titled: bool) -> tuple[EntityType | None, bool]:
    """The type, and whether words vouch for it rather than the model alone."""
    if country(called):
        return "Country", True
    if called.lower() in KNOWN_BODIES:
        return "Organization", True
    if titled and (label in {"PERSON", ""} or len(words) == 1):
        return "Person", True
    if len(words) > 1 and (kind := _head_type(words, label)):
        return kind, True
    if label in {"PERSON", "ORG", "NORP"} and not titled and (is_place(called) or (label != "ORG" and _locative(words))):
        return "Place", False
    if called.lower() in ABSTRACT:
        return "Other", True
    if called.lower() in EVENT_NAMES:
        return "Event", True
    if label == "GPE" and not candidates(called) and any(c.lower == "the" and c.dep == "det" for c in words[-1].children):
        return "Organization", False
    if len(words) > 1 and label in {"", "GPE", "ORG"} and is_given_name(words[0].text) and called.replace(" ", "").isalpha():
        return "Person", False
    described = _described(words)
    if described and described != _TYPES[label]:
        return described, True
    if not label and _locative(words):
        return "Place", False
    return _TYPES[label], False


def _locative(words: tuple[Word, ...]) -> bool:
    """Whether the name stands where a place does: "in Raqqa"."""
    head = words[-1]
    return head.dep == "pobj" and head.head.lower == "in" and len(words) == 1


def _head_type(words: tuple[Word, ...], label: str) -> EntityType | None:
    """By the word that heads the name: the last one, or the one before "of"."""
    for i, word in enumerate(words):
        if i and word.lower in _OF and (kind := NAME_HEADS.get(words[i - 1].lower)):
            return "Organization" if label == "ORG" and words[i - 1].lower in _EITHER else kind
    kind = NAME_HEADS.get(words[-1].lower)
    if kind == "Place" and label == "ORG" and words[-1].lower in _EITHER:
        return "Organization"
    return None if kind and label == "PERSON" and is_given_name(words[0].text) else kind


def _described(words: tuple[Word, ...]) -> EntityType | None:
    """By the noun that the name explains: "the militant group Hizballah", "Smith, a farmer"."""
    head = words[-1]
    noun: Word | None = None
    if head.dep == "appos" and head.head.tag in {"NN", "NNS"}:
        noun = head.head
    elif head.dep == "compound" and head.head.tag == "NN" and head.head.i == head.i + 1 and CLASSES_OF.get(head.head.lower, _NONE) & _BODIES:
        return "Organization"
    else:
        noun = next((c for c in head.children if (c.dep == "appos" and c.tag == "NN") or (c.dep == "compound" and c.tag == "NN" and c.i < words[0].i)), None)
    return NOUN_TYPES.get(noun.lemma) if noun else None


def _demonyms(sentence: Sentence, named: dict[int, Phrase]) -> Iterator[Phrase]:
    """ "Israeli", "South Korean": the country, wherever the adjective stands; the people, where it stands for them."""
    words = sentence.words
    skip = -1
    for word in words:
        if word.i <= skip or not word.text[0].isupper():
            continue
        if (name := named.get(word.i)) and word is name.words[0] and (state := _state(name)):
            skip = state.words[-1].i
            yield state
            continue
        pair = words[word.i : word.i + 2]
        two = demonym(" ".join(w.text for w in pair)) if len(pair) == 2 else None
        place = two or demonym(word.text)
        if not place or (word.i in named and (named[word.i].type == "Person" or len(named[word.i].words) == 1)):
            continue
        found = pair if two else (word,)
        skip = found[-1].i
        yield _demonym(sentence, found, place)


def _state(name: Phrase) -> Phrase | None:
    """The country before a body of the state: the "US" of "US Army"."""
    if name.type != "Organization":
        return None
    for length in (3, 2, 1):
        words = name.words[:length]
        if length < len(name.words) and name.words[length].lower in PUBLIC and (place := country(" ".join(_text(words)))):
            return Phrase(name.sentence, words, words[-1], "demonym", "Country", place.name, known=True, country=place.name)
    return None


def _demonym(sentence: Sentence, words: tuple[Word, ...], place: Place) -> Phrase:
    last = words[-1]
    called = " ".join(w.text for w in words)
    if last.tag == "NNPS" or (last.text.endswith("s") and last.dep not in {"amod", "compound"} and not country(called)):
        return Phrase(sentence, words, last, "name", "Group", called, plural=True, known=True)
    kind: EntityType = "Country" if country(place.name) else "Place"
    return Phrase(sentence, words, last, "demonym", kind, place.name, known=True, country=place.name)


def _country(name: str) -> str | None:
    found = country(name)
    return found.name if found else None

"""Cuts: a span of the model that holds several names, or a clause with names, is parted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from triplewire.extract.lexicon.labels import (
    ADPOSITION_TAGS,
    CASE_DEPS,
    CLAUSE_LABELS,
    FINITE_TAGS,
    HYPHENS,
    PARTED_LABELS,
    PROPER_TAGS,
)
from triplewire.extract.lexicon.lists import CLASSES, NAMES, TITLES
from triplewire.extract.lexicon.nouns import (
    KNOWN_BODIES,
    LEGAL_FORMS,
    NAME_HEADS,
    SECTORS,
    TITLE_PARTS,
    is_english,
    is_given_name,
)
from triplewire.extract.lexicon.nouns import TITLES as BEFORE_PEOPLE
from triplewire.extract.names.extent.scores import score_length
from triplewire.extract.names.extent.span import LINKS, Span, are_acronyms, is_of_envoy, is_proper
from triplewire.extract.places.gazetteer import country, demonym, is_place
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Name, Word

_ARTICLE = re.compile(rf"(?:{'|'.join(sorted(NAMES.bound_articles))})-[A-Z]")  # "Abdel Fattah | al-Burhan"


def cut(words: tuple[Word, ...], name: Name) -> Iterator[Span]:
    """Yield the names in a span of the model: none where it is a description, several where it holds several."""
    if words[name.last - 1].tag == "NNS" and demonym(written(words[name.first : name.last - 1])):
        return  # "Chinese Authorities"
    scores = (i for i in range(name.first + 1, name.last) if score_length(words, i))
    if score := next(scores, 0):
        yield Span(name.first, score, "ORG")
        if (rest := score + score_length(words, score)) < name.last:
            yield Span(rest, name.last, "ORG")
    elif at := _office_of(words, name):
        yield Span(at, name.last, name.label)
    elif at := _body_before_region(words, name):
        yield Span(name.first, at, "ORG")
        yield Span(at, name.last, "LOC")
    elif (at := name.first + 1) < name.last and _are_makers(words[name.first : at + 1]):
        yield Span(name.first, at, "ORG")
        yield Span(at, name.last, name.label)
    else:
        yield from _cut_between(words, name)


def _cut_between(words: tuple[Word, ...], name: Name) -> Iterator[Span]:
    """Yield the names in a span, parted where the words of one end and those of another begin."""
    if at := _spaced_dash(words, name):
        yield Span(name.first, at, name.label)
        yield Span(at + 1, name.last, name.label)
    elif at := _assembly(words, name) or _behind_country(words, name):
        yield Span(name.first, at, "ORG")
        yield Span(at, name.last, "PERSON")
    elif at := _owned_body(words, name) or _joined_title(words, name) or _joined_firms(words, name):
        yield Span(name.first, at, name.label)
        yield Span(at + 1, name.last, "ORG" if name.label == "PERSON" else name.label)
    elif commas := _enumeration(words, name):
        for before, after in pairwise((name.first - 1, *commas, name.last)):
            yield Span(before + 1, after, name.label)
    elif at := _break(words, name):
        yield Span(name.first, at, name.label)
        yield Span(at + 1, name.last, "")
    elif name.label in CLAUSE_LABELS and (at := _second_name(words, name)):
        yield Span(name.first, at, "" if name.label == "ORG" else name.label)
        yield Span(at, name.last, "ORG" if words[at].lower == "the" else "PERSON")
    elif at := _generation(words, name):
        yield Span(name.first, at, "PERSON")
        yield Span(at, name.last, "")
    elif at := _person_of(words, name):
        yield Span(name.first, at, "ORG" if words[at - 1].lower in LEGAL_FORMS else "PERSON")
        yield Span(at + 1, name.last, "GPE")
    else:
        yield from _listed(words, name)


def _listed(words: tuple[Word, ...], name: Name) -> Iterator[Span]:
    """Yield the names in a span that may hold a list of them, else those that a word within it parts."""
    if name.label in PARTED_LABELS and not (country(written(words[name.first : name.last])) or _rules(words, name)):
        cuts = [i for i in range(name.first + 1, name.last - 1) if words[i].lower in {"and", "/", ","}]
        edges = [name.first - 1, *cuts, name.last]
        for before, after in pairwise(edges):
            if before + 1 < after:
                yield Span(before + 1, after, name.label)
    else:
        yield from _cut_at_word(words, name)


def _cut_at_word(words: tuple[Word, ...], name: Name) -> Iterator[Span]:
    """Yield the names in a span, parted at a bracket, a verb, the preposition of one, or one before a place."""
    for i in range(name.first + 1, name.last - 1):
        word, rest = words[i], written(words[i + 1 : name.last])
        acronyms = word.text == "&" and are_acronyms(words[i - 1], words[i + 1])
        if word.text == "(" or acronyms:  # "Rice Council (Ric"
            labels = name.label, name.label
        elif word.tag in FINITE_TAGS and word.text.islower() and name.label in CLAUSE_LABELS:
            labels = "", name.label  # a clause, not a name: "Lee led Bolt Motors"
        elif word.dep in CASE_DEPS and word.text.islower() and word.head.i < name.first and word.head.pos == "VERB":
            labels = name.label, name.label  # "sold the | Coast Herald | to | Lumen Group"
        elif word.tag == "IN" and word.text.islower() and word.lower not in LINKS and demonym(rest):
            labels = name.label, "NORP"  # "X on | French television"
        elif word.lower in NAMES.locative_cuts and is_place(rest):
            labels = name.label, "GPE"
        else:
            continue
        yield Span(name.first, i, labels[0])
        yield Span(i + 1, name.last, labels[1])
        return
    yield Span(name.first, name.last, name.label)


def _second_name(words: tuple[Word, ...], name: Name) -> int:
    """The beginning of a second name in a span of a body: "Ray | the Board", "Rice Board | Ada Moen"; 0 for none."""
    for i in range(name.first + 1, name.last):
        before = words[i - 1]
        body = name.label != "PERSON" or words[name.last - 1].lower in NAME_HEADS  # not "Alexander the Great"
        if words[i].text == "the" and before.tag in PROPER_TAGS and words[i].head is not before and body:
            return i
        pair = words[i : i + 2]
        named = (
            name.last - 2 <= i
            and is_given_name(words[i].text)
            and len(pair) > 1
            and is_proper(pair[1])
            and not is_english(pair[0].lower)
            and pair[1].lower not in NAME_HEADS
        )
        if named and NAME_HEADS.get(before.lower) == "Organization" and words[i + 1].text.isalpha():
            return i
    return 0


def _spaced_dash(words: tuple[Word, ...], name: Name) -> int:
    """The dash between blanks in a span of places: "Central Africa | - | Nigeria"; 0 for none."""
    inside = range(name.first + 1, name.last - 1)
    dashes = (i for i in inside if words[i].text in HYPHENS)
    return next((i for i in dashes if words[i - 1].end < words[i].start and words[i].end < words[i + 1].start), 0)


def _office_of(words: tuple[Word, ...], name: Name) -> int:
    """The beginning of the body of an office in a span: "Superintendent of | Leeds Public Schools"; 0 for none."""
    at = name.first + (words[name.first].lower == "the")
    rest = words[at + 2 : name.last]
    if len(rest) < 2 or words[at].lower not in BEFORE_PEOPLE or words[at + 1].lower not in LINKS:
        return 0
    return at + 2 if NAME_HEADS.get(rest[-1].lower) == "Organization" and rest[0].text[0].isupper() else 0


def _assembly(words: tuple[Word, ...], name: Name) -> int:
    """The end of the assembly whose member the rest of a span names: "Member of Parliament | Asha Moen"; 0 for none."""
    at = name.first + (words[name.first].lower == "the") + 1
    office = [word for word in words[max(0, at - 4) : at - 1] if word.tag != "DT"][-2:]
    if at >= name.last or words[at - 1].lower not in CLASSES.parliament or not office[1:]:
        return 0
    member = office[0].text == "Member" and office[1].lower == "of"
    person = is_proper(words[at]) and not is_english(words[at].lower) and words[at].lower not in NAME_HEADS
    return at if member and person else 0


def _behind_country(words: tuple[Word, ...], name: Name) -> int:
    """The end of a country's body before a person's name: "Party of Vietnam | Nguyen Phu Trong"; 0 for none."""
    for at in range(name.first + 2, name.last - 1):
        person = words[at : name.last]
        body = words[at - 2].lower in LINKS and country(words[at - 1].text) is not None
        if body and all(map(is_proper, person)) and person[-1].lower not in NAME_HEADS:
            named = not any(is_english(word.lower) for word in person) and not is_place(written(person))
            return at if named and person[-1].tag == "NNP" else 0
    return 0


def _generation(words: tuple[Word, ...], name: Name) -> int:
    """The end of a person's name with "Jr." before another name: "Tom Ray Jr. | Department of Trade"; 0 for none."""
    inside = range(name.first + 2, name.last - 1)
    return next((i + 1 for i in inside if words[i].text[-1] == "." and words[i].lower[:-1] in NAMES.generations), 0)


def _person_of(words: tuple[Word, ...], name: Name) -> int:
    """The "of" between a person or a firm and a place in a span: "Winnie Mutai | of | Kenya"; 0 for none."""
    at = next((i for i in range(name.first + 2, name.last - 1) if words[i].lower == "of"), 0)
    if not at or not is_place(written(words[at + 1 : name.last])):
        return 0
    if words[at - 1].lower in LEGAL_FORMS and not country(written(words[at + 1 : name.last])):
        return at  # "Moen Farms Inc. | of | Oxnard"
    person = words[name.first : at]
    given = is_given_name(person[0].text) and not is_english(person[0].lower) and not is_place(person[0].text)
    plain = all(is_proper(word) and word.tag == "NNP" and word.lower not in NAME_HEADS for word in person)
    return at if given and plain and not is_place(written(person)) else 0


def _break(words: tuple[Word, ...], name: Name) -> int:
    """The word inside a span that belongs to the clause and not to a name; 0 for none.

    A preposition of the verb ("the Hill Gazette | to | Moen Group"), a comma without "and" ("Nature | , | Lee").
    """
    if name.label not in CLAUSE_LABELS:
        return 0
    inside = range(name.first + 1, name.last - 1)
    for i in inside:
        word, after = words[i], words[i + 1 : name.last]
        motion = word.lower in NAMES.between_teams and after[0].tag in PROPER_TAGS  # "Kestev | to | Brenova"
        motion = motion and not (words[i - 2].lower in LINKS and is_english(words[i - 1].lower))  # "of Cruelty to Pets"
        apart = motion or not name.first <= word.head.i < name.last
        capital = after[0].text[0].isupper() or after[0].lower == "the"
        if word.tag in ADPOSITION_TAGS and word.text.islower() and word.lower not in LINKS and apart and capital:
            return i
    commas = [i for i in inside if words[i].text == ","]
    rest = words[commas[0] + 1 : name.last] if len(commas) == 1 and name.label != "PERSON" else ()
    listed = any(word.lower in LEGAL_FORMS or word.lower in {"and", "&"} for word in rest)
    return commas[0] if rest and not listed and not is_place(written(rest)) and all(map(is_proper, rest)) else 0


def _enumeration(words: tuple[Word, ...], name: Name) -> list[int]:
    """The commas in a span that is a list of names: "Quill | , | Wink | , | Titter"; none in a single name."""
    commas = [i for i in range(name.first + 1, name.last - 1) if words[i].text == ","]
    parts = [words[a + 1 : b] for a, b in pairwise((name.first - 1, *commas, name.last))]
    single = all(len(part) == 1 and is_proper(part[0]) and part[0].lower not in LEGAL_FORMS for part in parts)
    return commas if name.label == "ORG" and single and commas[1:] else []


def _body_before_region(words: tuple[Word, ...], name: Name) -> int:
    """The end of the acronym of a body before the region of its envoy: "UN | Middle East | envoy"; 0 for none."""
    at = name.first + 1 + (words[name.first].lower == "the")
    return at if at < name.last and is_of_envoy(words, at, name.last) else 0


def _rules(words: tuple[Word, ...], name: Name) -> bool:
    """Whether "and" joins the fields of one body: "Ministry of Health and Social Welfare"."""
    first = name.first + (words[name.first].lower == "the")
    at = next((i for i in range(first + 3, name.last - 1) if words[i].lower == "and"), 0)
    if not at or NAME_HEADS.get(words[first].lower) != "Organization" or words[first + 1].lower not in LINKS:
        return False
    return is_english(words[at - 1].lower) and is_english(words[at + 1].lower)


def _are_makers(words: tuple[Word, ...]) -> bool:
    """Whether two well-known bodies stand side by side: "a Qantas | Boeing 737"."""
    return all(word.lower in KNOWN_BODIES and word.text[0].isupper() for word in words)


def _owned_body(words: tuple[Word, ...], name: Name) -> int:
    """The mark between a body and a part of it: "Ministry of Defence | 's | Legal Directorate"; 0 for none."""
    before = words[name.first - 1] if name.first else words[0]
    if before.lower in TITLES.address and name.last - name.first > 2 and words[name.first + 1].tag == "POS":
        return name.first + 1  # "Mr | Moen | 's | Homeland Security"
    for i in range(name.first + 2, name.last - 1):
        owner = [word.lower for word in words[name.first : i]]
        headed = any(NAME_HEADS.get(word) == "Organization" for word in owner)
        if words[i].tag == "POS" and headed and NAME_HEADS.get(_head(words[i + 1 : name.last])) == "Organization":
            return i
    return 0


def _head(words: tuple[Word, ...]) -> str:
    """The head of a name: the word before "of", else the last one."""
    return next((a.lower for a, b in pairwise(words) if b.lower in LINKS), words[-1].lower)


def _joined_title(words: tuple[Word, ...], name: Name) -> int:
    """The "and" before a name that begins with a capital article: "Time | and | The Boston Globe"; 0 for none."""
    inside = range(name.first + 1, name.last - 2)
    return next((i for i in inside if words[i].lower == "and" and words[i + 1].text == "The"), 0)


def without_officer(words: tuple[Word, ...], span: Span) -> list[Span]:
    """The body and the person of a span, whose office stands between: "European Commission | Elena Moreau"."""
    inside = range(span.first + 1, span.last - 2)
    last = next((i for i in inside if words[i].lower in BEFORE_PEOPLE and words[i].text[0].isupper()), 0)
    first = last
    while first > span.first + 1 and _is_of_office(words[first - 1]):
        first -= 1
    person = words[last + 1 : span.last]
    plain = all(is_proper(word) and word.lower not in NAME_HEADS and word.lower not in LINKS for word in person)
    body = NAME_HEADS.get(words[first - 1].lower) == "Organization" if last else False
    if not body or not plain or all(is_english(word.lower) for word in person):
        return [span]
    named = [Span(span.first, first, "ORG")] if first - span.first > 1 else []  # a noun alone is part of the office
    return [*named, Span(last + 1, span.last, "PERSON")]


def _is_of_office(word: Word) -> bool:
    """Whether a word is part of the office behind it and no body: "Executive | Vice | President"."""
    part = word.text in HYPHENS or word.lower in TITLE_PARTS
    return part and NAME_HEADS.get(word.lower) != "Organization"


def _joined_firms(words: tuple[Word, ...], name: Name) -> int:
    """The "and" between two firms that both end with their sector: "Delta Steel | and | Orion Mining"; 0 for none."""
    inside = range(name.first + 2, name.last - 2)
    at = next((i for i in inside if words[i].lower == "and"), 0)
    if not at or any(word.lower in LINKS for word in words[name.first : name.last]):
        return 0
    firms = words[at - 1].lower in SECTORS and words[name.last - 1].lower in SECTORS
    return at if firms and not is_english(words[at + 1].lower) else 0


def without_person(words: tuple[Word, ...], span: Span) -> list[Span]:
    """The span of a body without the person behind it whose office stands before it.

    "Secretary of the | Air Force for Supplies | Marvin Cole".
    """
    if not has_office(words, span):
        return [span]
    last = surname_end(words, span.last)
    at = next((i for i in range(last - 2, span.first, -1) if _is_given(words[i])), 0)
    rest = words[at:last]
    if not at or words[at - 1].lower in LINKS or (span.label == "PERSON" and not is_english(words[at - 1].lower)):
        return [span]
    english = all(is_english(word.lower) for word in (words[at], words[last - 1]))
    if english or rest[-1].lower in NAME_HEADS or is_place(written(rest)):
        return [span]
    body = [] if span.label == "PERSON" else [Span(span.first, at, "ORG")]
    return [*body, Span(at, last, "PERSON")]


def surname_end(words: tuple[Word, ...], last: int) -> int:
    """The end of a surname with particles that begins at or before `last`: "Ursula | von der Leyen"."""
    at = last
    if at < len(words) and _ARTICLE.match(words[at].text) and words[at].tag not in PROPER_TAGS:
        return at + 1
    while at < len(words) and words[at].text in NAMES.nobiliary:
        at += 1
    after = at > last or words[last - 1].text in NAMES.nobiliary
    return at + 1 if after and at < len(words) and is_proper(words[at]) else last


def surname_start(words: tuple[Word, ...], first: int) -> int:
    """The beginning of a surname with the particles before it: "with | von der | Leyen"."""
    at = first
    while at and words[at - 1].text in NAMES.nobiliary and not is_english(words[at - 1].text):
        at -= 1
    return at


def _is_given(word: Word) -> bool:
    return word.text[0].isupper() and is_given_name(word.text) and word.lower not in NAME_HEADS


def has_office(words: tuple[Word, ...], span: Span) -> bool:
    """Whether an office in capitals with "of" stands before the span or begins it."""
    before = [word for word in words[max(0, span.first - 3) : span.first + 1] if word.tag != "DT"]
    return any(a.lower in BEFORE_PEOPLE and a.text[0].isupper() and b.lower in LINKS for a, b in pairwise(before))

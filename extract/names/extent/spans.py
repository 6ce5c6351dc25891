"""The spans of names: the model's, and runs of proper nouns between them, cut and joined into complete names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triplewire.extract.lexicon.labels import (
    ALL_NAME_LABELS,
    HYPHENS,
    MAKER_LABELS,
    NAME_INNER_TAGS,
    NAMED_ARGUMENT_DEPS,
    PLURAL_TAGS,
    PROPER_TAGS,
    TITLE_BLOCKS,
)
from triplewire.extract.lexicon.lists import INSTITUTIONS, LAYOUT, NAMES, PEOPLE, TITLES
from triplewire.extract.lexicon.nouns import (
    EVENT_NAMES,
    NAME_HEADS,
    NO_ENTITY,
    NOUN_TYPES,
    TITLE_PARTS,
    is_english,
    is_given_name,
)
from triplewire.extract.lexicon.nouns import TITLES as BEFORE_PEOPLE
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.extent.bodies import find_bodies
from triplewire.extract.names.extent.completion import with_owner, with_rest, without_sponsor
from triplewire.extract.names.extent.cuts import cut, without_officer, without_person
from triplewire.extract.names.extent.inverted import find_inverted
from triplewire.extract.names.extent.joined_spans import belong_together, has_given_name_of, joined_label
from triplewire.extract.names.extent.nicknames import find_nicknamed
from triplewire.extract.names.extent.portfolios import find_portfolios
from triplewire.extract.names.extent.press import find_papers
from triplewire.extract.names.extent.scores import score_length
from triplewire.extract.names.extent.span import (
    HEAD,
    LINKS,
    NOT_NAMES,
    Span,
    is_numbered_team,
    is_proper,
    is_title,
)
from triplewire.extract.names.extent.species import find_species
from triplewire.extract.names.extent.titles import announced_titles, quoted_titles
from triplewire.extract.places.gazetteer import candidates, country, demonym, is_place
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Name, Sentence, Word

_AFFILIATION = re.compile(r"[DRIL]-[A-Z][A-Za-z.]+")
_LIMITS = THRESHOLDS.names
_INSTITUTIONS = INSTITUTIONS.entries() | NAMES.whole_names
_ADDRESS = TITLES.address
_SEATS = INSTITUTIONS.us_defense  # "the Pentagon" is no figure
_FIRST_OF_INSTITUTION = frozenset(name.split()[0] for name in _INSTITUTIONS if " " in name)
_LONGEST_INSTITUTION = max(len(name.split()) for name in _INSTITUTIONS)


def find_spans(sentence: Sentence) -> list[Span]:
    """The names of a sentence in order, still with their titles and articles."""
    joined: list[Span] = []
    for part in _parts(sentence):
        before = joined[-1] if joined else None
        if before and before.last >= part.last:
            continue
        if before and part.first < before.last and before.label == "NORP":
            joined[-1] = part
            continue
        span = _institution(sentence.words, part)
        if before and has_given_name_of(sentence.words, before, span):
            joined[-1] = before = Span(before.first, before.last - 1, before.label)
            joined.append(Span(before.last, span.last, span.label))
        elif before and belong_together(sentence.words, before, span):
            joined[-1] = Span(before.first, span.last, joined_label(sentence.words, before, span))
        else:
            joined.append(span)
    whole = (part for span in joined for part in without_sponsor(sentence.words, with_owner(sentence.words, span)))
    complete = (with_rest(sentence.words, span) for span in whole if span.label != HEAD)
    alone = (part for span in complete for part in without_officer(sentence.words, span))
    found = [part for span in alone for part in without_person(sentence.words, span)]
    found = _with_institutions(sentence.words, found)
    found = [span for span in found if not (_is_unit(sentence.words, span) or _is_field(sentence.words, span))]
    found = [*_outside_portfolios(sentence.words, found)]
    if sentence.kind == "speaker":
        found = [*_labelling(sentence.words)] or found
    papers = find_papers(sentence)
    titles = [Span(first, last, "TITLE") for first, last in (*quoted_titles(sentence), *announced_titles(sentence))]
    fixed = [*find_nicknamed(sentence), *find_inverted(sentence), *find_species(sentence)]
    for certain in (list(papers), titles, fixed, list(find_bodies(sentence))):
        outside = [s for s in found if not any(s.first < c.last and c.first < s.last for c in certain)]
        found = sorted((*certain, *outside), key=lambda span: span.first) if certain else found
    return found


def _labelling(words: tuple[Word, ...]) -> Iterator[Span]:
    """Yield the name of a speaker in the label of a turn ("OTERO:"), if it is no role or acronym."""
    called = tuple(word for word in words if word.text[0].isalpha())
    common = any(word.lower in LAYOUT.turn_roles | BEFORE_PEOPLE or word.lower in NOUN_TYPES for word in called)
    body = any(word.ent == "ORG" for word in called) or country(written(called)) is not None
    if called and not common and not body and len(called[-1].text) > _LIMITS.shouted:
        yield Span(called[0].i, called[-1].i + 1, "PERSON")


def _with_institutions(words: tuple[Word, ...], spans: list[Span]) -> list[Span]:
    """The spans with the well-known bodies that they have only parts of: "Doctors Without | Borders"."""
    listed: list[Span] = []
    for first in range(len(words) - 1):
        if words[first].lower in _FIRST_OF_INSTITUTION and words[first].text[0].isupper():
            whole = _institution(words, Span(first, first + 1, ""))
            inside = any(span.first <= first and whole.last <= span.last for span in (*spans, *listed))
            if whole.label and not inside:
                listed.append(whole)
    rest = (span for span in spans if not any(span.first < new.last and new.first < span.last for new in listed))
    return sorted((*listed, *rest), key=lambda span: span.first)


def _institution(words: tuple[Word, ...], span: Span) -> Span:
    """The whole of a well-known body's name of which the span is the beginning: "Islamic | State"."""
    first = span.first + (words[span.first].tag == "DT")
    for last in range(min(first + _LONGEST_INSTITUTION, len(words)), span.last, -1):
        name = words[first:last]
        if name[-1].text[0].isupper() and written(name).lower() in _INSTITUTIONS:
            return Span(span.first, last, "ORG")
    return span


def _parts(sentence: Sentence) -> Iterator[Span]:
    """Yield the model's spans and the runs of proper nouns between them."""
    words, at = sentence.words, 0
    capitalised = sentence.kind not in TITLE_BLOCKS or not _title_case(sentence)
    for name in sentence.names:
        yield from _runs(words, at, name.first, capitalised)
        if name.label == "PRODUCT" and score_length(words, name.first) == name.last - name.first:
            pass  # "Brazil | 4-2 | won"
        elif name.label in ALL_NAME_LABELS and not _is_common(words[name.first : name.last]):
            yield from cut(words, _as_person(words, name))
        elif name.label == "DATE":
            given = name.last - name.first == 1 and _is_part_of_person(words, name.first)
            yield from [Span(name.first, name.last, "PERSON")] if given else _holiday(words, name)
        elif name.label == "CARDINAL" and is_numbered_team(words[name.last - 1]):
            yield Span(name.last - 1, name.last, "ORG")
        elif name.label == "CARDINAL" and _is_model(words, name.last - 1):
            yield Span(_model_start(words, name.last - 1), name.last, "PRODUCT")
        at = name.last
    yield from _runs(words, at, len(words), capitalised)


def _as_person(words: tuple[Word, ...], name: Name) -> Name:
    """The name with the label of a person where a form of address begins it: "Ms Moen" is no ship."""
    address = words[name.first]
    addressed = name.last - name.first > 1 and address.text.istitle() and address.lower in TITLES.of_adults
    return Name(name.first, name.last, "PERSON") if addressed else name


def _is_unit(words: tuple[Word, ...], span: Span) -> bool:
    """Whether a span is a unit, a number with one, or a lawmaker's party and state: "104 | F", "365s", "R-Texas"."""
    word, before = words[span.first], words[span.first - 1] if span.first else None
    if before and before.text == "(" and _AFFILIATION.fullmatch("".join(w.text for w in words[span.first : span.last])):
        return True
    if span.last - span.first > 1:
        return False
    if before and before.text == "," and _AFFILIATION.fullmatch("".join(w.text for w in words[word.i : word.i + 3])):
        return True  # "Lee, | R | -Ohio"
    if word.text[0].isdigit():
        return word.text.lstrip("0123456789.,").islower()
    unit = len(word.text) == 1 or word.lower in NAMES.units
    return unit and before is not None and before.tag == "CD"


def _is_field(words: tuple[Word, ...], span: Span) -> bool:
    """Whether a span is the field of an office: the "State" of "Secretary of State Ana Diaz"."""
    if span.first < 2 or span.last - span.first > 1 or words[span.first - 1].lower != "of":
        return False
    word, office = words[span.first], words[span.first - 2]
    return office.lower in PEOPLE.portfolios and is_english(word.lower) and not is_place(word.text)


def _outside_portfolios(words: tuple[Word, ...], spans: list[Span]) -> Iterator[Span]:
    """Yield the spans, or what is left of them, that are no fields of an office: "Rural Development | Ann Moen"."""
    portfolios = [*find_portfolios(words)]
    for span in spans:
        last = next((last for first, last in portfolios if first <= span.first < last), 0)
        if not last:
            yield span
        elif last < span.last - 1:
            yield Span(last, span.last, "PERSON")


def _title_case(sentence: Sentence) -> bool:
    """Whether most longer words are capitalised, as in many headlines: capitals are then not evidence for names."""
    longer = [word for word in sentence.words if len(word.text) >= _LIMITS.longer_word and word.text.isalpha()]
    capitals = sum(word.text[0].isupper() for word in longer)
    return len(longer) >= _LIMITS.capitals_words and capitals > _LIMITS.capitals_share * len(longer)


def _runs(words: tuple[Word, ...], at: int, until: int, capitalised: bool) -> Iterator[Span]:
    """Yield the runs of proper nouns in words[at:until], and numbers of models; a run of titles is not a name.

    `capitalised`: whether capitals are evidence.
    """
    while at < until:
        last = at
        while last < until and (is_proper(words[last]) or (last > at and _is_inside(words, last, until))):
            last += 1
        if last < until and last > at and words[last].text.isdigit() and words[last - 1].lower in NAMES.numbered:
            last += 1
        run = words[at:last]
        if run and capitalised and at and _is_national(words[at - 1], run, words[last : last + 1]):
            yield Span(at - 1, last, "ORG")
        elif run and capitalised and not is_title(run):
            hyphened = last < len(words) and words[last].text in HYPHENS  # "J-Lo"
            if not _is_common(run) and (run[1:] or len(run[0].text) > 1 or hyphened):
                yield from _behind_country(words, at, last)
            elif (last < len(words) and words[last].lower in LINKS) or (at and words[at - 1].tag == "POS"):
                yield Span(at, last, HEAD)
        elif not run and is_numbered_team(words[at]):
            yield Span(at, at + 1, "ORG")
        elif not run and _is_model(words, at):
            yield Span(_model_start(words, at), at + 1, "PRODUCT")
        at = max(last, at + 1)


def _behind_country(words: tuple[Word, ...], first: int, last: int) -> Iterator[Span]:
    """Yield a run, parted where a person's name follows that of a country: "Party of | Vietnam | Nguyen Phu Trong"."""
    of, person = words[first - 1] if first else words[0], words[first + 1 : last]
    named = person[1:] and not any(is_english(word.lower) for word in person) and not is_place(written(person))
    if named and of.lower in LINKS and country(words[first].text) and person[-1].lower not in NAME_HEADS:
        yield Span(first, first + 1, "GPE")
        yield Span(first + 1, last, "PERSON")
    else:
        yield Span(first, last, "")


def _is_national(before: Word, run: tuple[Word, ...], behind: tuple[Word, ...]) -> bool:
    """Whether a demonym and a capitalised common noun are the name of a body: "Irish | Water"."""
    noun = run[0]
    if run[1:] or noun.tag != "NNP" or noun.lower in NOT_NAMES | BEFORE_PEOPLE or demonym(before.text) is None:
        return False
    common = _is_common(run) or noun.lower in TITLE_PARTS
    office = any(word.lower in BEFORE_PEOPLE for word in behind)  # "Irish Justice | minister"
    return common and not office and NOUN_TYPES.get(noun.lower) not in {"Person", "Group"}


def _is_inside(words: tuple[Word, ...], i: int, until: int) -> bool:
    """Whether a capitalised common word stands between two proper nouns: "Aberdeen Proving Ground"."""
    word = words[i]
    return i + 1 < until and word.text[0].isupper() and word.tag in NAME_INNER_TAGS and is_proper(words[i + 1])


def _is_common(words: tuple[Word, ...]) -> bool:
    """Whether the words are a capitalised common noun or interjection: "the State", "World", "Ah"."""
    found = [word for word in words if word.tag not in {"DT", "POS"}]
    if len(found) != 1:
        dated = found[:1] != [] and found[0].lower in NOT_NAMES and found[0].ent != "EVENT"  # "Fri Aug 2"
        return dated and not any(is_proper(word) for word in found)
    word = found[0]
    if word.pos == "INTJ" or word.lower in NOT_NAMES | _ADDRESS or _opens_a_pair(word):
        return True
    if word.lower in _SEATS and word.text[0].isupper():
        return False
    if _has_capital_article(word) and word.lower not in BEFORE_PEOPLE:
        return False
    bare = word.tag == "NNP" and word.ent == "ORG" and word is found[-1] and not word.child("det", "amod")
    if bare and word.dep in NAMED_ARGUMENT_DEPS:  # "ordered Shell to pay": a common noun has an article
        return False
    noun = word.lower in NOUN_TYPES or word.lower in NO_ENTITY
    town = is_place(word.text) or (word.ent == "GPE" and candidates(word.text, rare=False))  # Savannah, Mobile
    return noun and word.text[1:].islower() and word.ent != "PERSON" and not town


def _opens_a_pair(word: Word) -> bool:
    """Whether an everyday word opens a sentence and is joined to another: "| Smart and ambitious as a child"."""
    second = word.child("conj")
    joined = second is not None and second.i == word.i + 2 and second.text.islower()
    everyday = (is_english(word.lower) or word.lower in NOUN_TYPES) and word.tag not in PLURAL_TAGS
    return word.i == 0 and joined and everyday and word.text.istitle() and not is_place(word.text)


def _has_capital_article(word: Word) -> bool:
    """Whether a word has a capital article within a sentence: "reads | The Economist"."""
    article = word.child("det")
    return article is not None and article.i == word.i - 1 > 0 and article.text == "The" and word.text.istitle()


def _is_model(words: tuple[Word, ...], i: int) -> bool:
    """Whether a word with digits is the name of a model: "A380", "200LR", the "747" of "Boeing 747"."""
    word, before = words[i], words[i - 1] if i else words[i]
    text = word.text
    if text.isalpha() or word.tag == "JJ" or not text[0].isalnum() or not any(c.isdigit() for c in text):
        return False
    if any(c.isupper() for c in text):
        return len(text) > 1 and not text.endswith(("AM", "PM"))
    return (
        len(text) == _LIMITS.model_digits
        and text.isdigit()
        and before.ent in MAKER_LABELS
        and before.end + 1 == word.start
    )


def _model_start(words: tuple[Word, ...], i: int) -> int:
    """The beginning of a model's name, which may have a number before a hyphen: "737-800NG"."""
    if i > 1 and words[i - 1].text in HYPHENS and words[i - 2].end == words[i - 1].start == words[i].start - 1:
        return i - 2 if any(c.isdigit() for c in words[i - 2].text) else i
    return i


def _is_part_of_person(words: tuple[Word, ...], i: int) -> bool:
    """Whether a word that the model labelled as a date is a given name, or a surname: "Wladimir", "Tony | Weeks"."""
    before = words[i - 1] if i else words[i]
    named = before.tag in PROPER_TAGS and before.dep == "compound" and before.head is words[i]
    surname = named and is_given_name(before.text) and before.text.istitle() and words[i].text.istitle()
    return (surname and before.lower not in NOT_NAMES) or _is_given_alone(words[i])


def _is_given_alone(word: Word) -> bool:
    """Whether a word that the model labelled as a date is a given name: "Wladimir"."""
    date = word.lower in NOT_NAMES or word.lower in EVENT_NAMES or word.text in NAMES.holidays
    return word.tag == "NNP" and is_given_name(word.text) and not (date or is_english(word.lower))


def _holiday(words: tuple[Word, ...], name: Name) -> Iterator[Span]:
    """Yield a holiday in a span that the model labelled as a date: "Independence Day"."""
    for i in range(name.first + 1, name.last):
        if words[i].text in NAMES.holidays and is_proper(words[i - 1]):
            first = next((j + 1 for j in range(i - 1, name.first - 1, -1) if not is_proper(words[j])), name.first)
            yield Span(first, i + 1, "EVENT")

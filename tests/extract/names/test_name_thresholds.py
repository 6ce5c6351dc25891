"""The thresholds of names: for each a case just inside it and one just outside."""

from dataclasses import replace

import pytest
from frozen import read

import triplewire
from triplewire.extract.layout.block import Block
from triplewire.extract.lexicon.thresholds import Names
from triplewire.extract.mentions.mentions import find_phrases
from triplewire.extract.names import names
from triplewire.extract.names.extent.nicknames import find_nicknamed
from triplewire.extract.names.extent.scores import score_length
from triplewire.extract.names.extent.spans import find_spans
from triplewire.extract.names.extent.titles import quoted_titles
from triplewire.extract.names.name_forms import abbreviates, form, initials, letters, misspells
from triplewire.extract.names.name_groups import Group, group_names
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.names.type_evidence.word_evidence import word_evidence
from triplewire.extract.syntax.tree import Sentence

COVERED = {
    "lead", "group_lead", "shouted", "longest_inner", "capitals_share", "capitals_words", "longer_word",
    "shortest_acronym", "longest_acronym", "longest_alias", "many_words", "longest_nickname", "title_words",
    "title_capitals", "content_word", "model_digits", "youngest",
    "oldest", "inner_acronym", "dateline_sentences", "located_share", "slip_letters", "two_slips_letters",
    "short_given",
}  # fmt: skip


def sentence(text: str, tag: str = "NNP", label: str = "") -> Sentence:
    """A sentence of words with one tag, each but the last a compound of the last; `label`: of the first word."""
    words = text.split()
    last = len(words) - 1
    fields = (
        f"{word}|{word.lower()}|PROPN|{tag}|{'ROOT' if i == last else 'compound'}|{last}|{label if i == 0 else ''}"
        for i, word in enumerate(words)
    )
    return read(f"{text}\t{' '.join(fields)}")[1][0]


def name(text: str, *evidence: str) -> Phrase:
    whole = sentence(text)
    return Phrase(whole, whole.words, whole.words[-1], "name", called=text, evidence=list(evidence))


def group(text: str) -> Group:
    return next(iter(group_names([name(text)]).values()))


@pytest.mark.parametrize(("inside", "found"), [("The Old Red Ox", 1), ("The Old Red Fat Ox", 0)])
def test_a_nickname_has_few_words(inside: str, found: int) -> None:
    assert len(list(find_nicknamed(sentence(f'Frank " {inside} " Moen')))) == found


@pytest.mark.parametrize(("short", "rule"), [("Wlad", "name.given"), ("Wla", "")])
def test_the_beginning_of_a_given_name_has_so_many_letters(short: str, rule: str) -> None:
    whole = group("Wladimir Pagel")
    whole.type = "Person"
    assert form(group(short), whole) == rule


@pytest.mark.parametrize(("lead", "kind"), [(2.0, "Person"), (1.99, None)])
def test_a_type_needs_a_lead(monkeypatch: pytest.MonkeyPatch, lead: float, kind: str | None) -> None:
    monkeypatch.setattr(names, "likeliest_type", lambda _: ("Person", lead))
    (found,) = names.find_names(sentence("Qub Trane"))
    assert found.type == kind


@pytest.mark.parametrize(("evidence", "kind"), [("particle", "Person"), ("given.alone", None)])  # leads of 1.1 and .9
def test_the_type_of_a_group_needs_a_lead(evidence: str, kind: str | None) -> None:
    (found,) = group_names([name("Qub Trane", evidence)]).values()
    assert found.type == kind


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("BARI (Reuters) - A man died.", "Bari"),
        ("UFA (Reuters) - A man died.", "UFA"),  # three letters may be an acronym
        ("UDINE (Reuters) - A man died.", "Udine"),
        ("LODI (Reuters) - A man died.", "LODI"),  # a small town with four
    ],
)
def test_names_in_capitals(pipeline: triplewire.Pipeline, text: str, called: str) -> None:
    assert called in {entity.name for entity in pipeline.read(text).entities}


@pytest.mark.model
@pytest.mark.parametrize(("inner", "found"), [("Sol Big Lake Moen", 2), ("Sol Big Lake Star Moen", 1)])
def test_inner_names_are_short(pipeline: triplewire.Pipeline, inner: str, found: int) -> None:
    document = pipeline.read(f"{inner} paid. The {inner} Museum opened.")
    assert [len(entity.mentions) for entity in document.entities if entity.name == inner] == [found]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Rain Snow Hail Wind Fogs Sold lake town road bird", True),  # six of ten longer words
        ("Rain Snow Hail Wind Fogs Sold Lake town road bird", True),  # seven
        ("Rain Snow Hail Wind Fogs Sold Lake Town road bird", False),  # eight
        ("Rain Snow", True),  # too few
        ("Rain Snow Hail", False),
        ("Rain Snow Fog", True),  # the third is too short to count
    ],
)
def test_capitals_of_a_headline(text: str, tells: bool) -> None:
    headline = replace(sentence(text), kind="headline")
    assert bool(find_spans(headline)) is tells


@pytest.mark.parametrize(("called", "acronym"), [("X", False), ("XQ", True), ("XQRTPL", True), ("XQRTPLM", False)])
def test_acronyms_as_evidence(called: str, acronym: bool) -> None:
    assert ("acronym" in list(word_evidence(sentence(called).words, called, ""))) is acronym


@pytest.mark.parametrize(("called", "acronym"), [("X", False), ("XQ", True), ("XQRTPLM", True), ("XQRTPLMS", False)])
def test_acronyms_of_longer_names(called: str, acronym: bool) -> None:
    assert bool(letters(group(called))) is acronym
    assert abbreviates(group(called), group("Rice Council")) is acronym


def test_initials_with_and_without_small_words_and_legal_forms() -> None:
    assert initials(group("Bank of Trane Ltd")) == {"botl", "btl", "bt"}
    assert initials(group("Trane")) == frozenset()


@pytest.mark.parametrize(
    ("called", "present", "absent"),
    [
        ("Trane", set(), {"words.few", "words.many"}),
        ("Qub Trane", {"words.few"}, {"words.many"}),
        ("Qub Bol Trane", {"words.few"}, {"words.many"}),
        ("Qub Bol Sarv Trane", {"words.many"}, {"words.few"}),
        ("Cat", {"english.all.alone"}, set()),
        ("Ox", set(), {"english.all.alone", "english.none.alone"}),
    ],
)
def test_evidence_in_words(called: str, present: set[str], absent: set[str]) -> None:
    found = set(word_evidence(sentence(called).words, called, ""))
    assert present <= found
    assert not absent & found


@pytest.mark.parametrize(("number", "found"), [("32", 1), ("320", 2), ("3200", 1)])
def test_numbers_of_models(number: str, found: int) -> None:
    text = f"Volanta {number}"
    parse = f"Volanta|volanta|PROPN|NNP|compound|1|B-ORG {number}|{number}|NUM|CD|ROOT|1|"
    (span,) = find_spans(read(f"{text}\t{parse}")[1][0])
    assert span.last - span.first == found


@pytest.mark.parametrize(("goals", "found"), [("10", 3), ("100", 0)])
def test_goals_have_fewer_digits_than_models(goals: str, found: int) -> None:
    assert score_length(sentence(f"Volanta 9 - {goals} Trane").words, 1) == found


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "feature", "present"),
    [
        ("They met Anna Berg, 5, there.", "age", False),
        ("They met Anna Berg, 6, there.", "age", True),
        ("They met Anna Berg, 109, there.", "age", True),
        ("They met Anna Berg, 110, there.", "age", False),
        ("Rain fell. Rain fell. KESTEVAR (Reuters) - Two men died.", "dateline", True),
        ("Rain fell. Rain fell. Rain fell. KESTEVAR (Reuters) - Two men died.", "dateline", False),
    ],
)
def test_evidence_around(pipeline: triplewire.Pipeline, text: str, feature: str, present: bool) -> None:
    (sentences,) = pipeline.parser.parse([(text, (Block(0, len(text)),))])
    assert any(feature in phrase.evidence for phrase in find_phrases(sentences)) is present


@pytest.mark.model
@pytest.mark.parametrize(
    ("more", "persons"),
    [
        ("", True),  # one of two mentions
        (" Guards in Paris left. Nurses in Paris left. Men in Paris left. Paris lost. Paris stayed.", False),  # 4 of 7
        (" Guards in Paris left. Nurses in Paris left. Paris lost. Paris stayed.", True),  # three of six
    ],
)
def test_a_name_in_places_is_not_a_surname(pipeline: triplewire.Pipeline, more: str, persons: bool) -> None:
    text = f"Peter Paris left. Reporters in Paris left.{more} Paris won."
    rules = {m.rule for entity in pipeline.read(text).entities for m in entity.mentions}
    assert ("name.surname" in rules) is persons


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("The Sun and the Sea and the Moon and the Sky", False),  # 11 words
        ("The Sun and the Sea and the Moon of Sand", True),  # 10 words
        ("Sun the", False),  # one capital
        ("Sun the Sea", True),
    ],
)
def test_a_title_has_few_words_and_several_capitals(title: str, found: bool) -> None:
    words = sentence(f'" {title} "')
    assert bool(quoted_titles(words)) == found


def test_every_threshold_is_covered() -> None:
    assert set(Names.__struct_fields__) == COVERED


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("qubta", "qubtra", True),  # five letters, one left out
        ("qubt", "qult", False),  # four letters, one changed
        ("qubta", "qulta", True),
        ("zhavani", "zhvania", True),  # seven letters, two slips
        ("zhavnu", "zhvanu", True),  # two swapped are one slip
        ("zhaven", "zhvenu", False),  # six letters, two slips
        ("zhavina", "zhvunia", False),  # three slips
        ("petrova", "petrov", False),  # an ending
        ("karim", "kazim", False),  # a given name
        ("qubtra", "wubtra", False),  # the first letter
        ("qubtbank", "qubtland", False),  # each with a last part of its own
        ("qubtcorp", "qubtcom", False),
    ],
)
def test_a_longer_name_may_have_slips(one: str, other: str, found: bool) -> None:
    assert misspells((one,), (other,)) is found
    assert misspells(("ana", one), ("ana", other)) is found
    assert not misspells(("ana", one), ("eva", other))
    assert not misspells((one,), ("ana", other))


def test_an_acronym_keeps_a_short_one_whole() -> None:
    assert "usard" in initials(group("U.S. Agency for Rice Development"))
    assert "natard" in initials(group("NAT Agency for Rice Development"))
    assert "natoard" not in initials(group("NATO Agency for Rice Development"))

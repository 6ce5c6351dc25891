"""Clauses and phrases that the parser often hangs on the wrong word."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from triplewire.extract.lexicon.labels import (
    BEFORE_VERB_DEPS,
    COMPLEMENT_DEPS,
    EDGE_POS,
    FINITE_TAGS,
    HYPHENS,
    NOUN_ATTRIBUTE_DEPS,
    NOUN_POS,
    PARTICIPLE_CLAUSE_DEPS,
    PARTICIPLE_TAGS,
    PROPER_TAGS,
    SPECIFIER_DEPS,
    SUBJECT_DEPS,
    TIME_LABELS,
    VALUE_LABELS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import NAMES, SPEECH
from triplewire.extract.lexicon.nouns import NO_ENTITY, NOUN_TYPES
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.relatives import is_relative
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_REPORTING = SPEECH.say | SPEECH.think


def _named_by_noun(name: Word, sentence: Sentence) -> Changes:
    """Hang a name on the noun right before it where both are subjects of one verb: "the paper | Die Zeit | said"."""
    if name.dep not in SUBJECT_DEPS or name.tag not in PROPER_TAGS:
        return {}
    first = min((word.i for word in name.children if word.dep == "compound"), default=name.i)
    noun = sentence.words[first - 1] if first else name
    twice = noun.dep in SUBJECT_DEPS and noun.head is name.head and noun.i < name.i and not is_above(name, noun)
    return hang(name, noun, "appos") if twice and noun.tag == "NN" and noun.text.islower() else {}


def _hyphened_pairs(hyphen: Word, sentence: Sentence) -> Changes:
    """Coordinate the names around each hyphen before a noun: "the Norway-Togo talks".

    The first hyphen calls for the changes at all of them: a tree is not made anew for each of hundreds.
    """
    if hyphen.text not in HYPHENS or not _hyphened_pair(hyphen, sentence):
        return {}
    found: dict[int, Change] = {}
    for word in sentence.words[hyphen.i :]:
        if word.text in HYPHENS and found.keys().isdisjoint(changes := _hyphened_pair(word, sentence)):
            found |= changes
    return found


def _hyphened_pair(hyphen: Word, sentence: Sentence) -> Changes:
    i, names = hyphen.i, sentence.names
    if not 0 < i < len(sentence.words) - 1:
        return {}
    at = bisect_left(names, i, key=attrgetter("first"))
    if not 0 < at < len(names) or names[at - 1].last != i or names[at].first != i + 1:
        return {}
    sides = names[at - 1 : at + 1]
    if any(name.label == "DATE" for name in sides):
        return {}
    left, right = (sentence.words[n.last - 1] for n in sides)
    noun = right.head if right.dep in NOUN_ATTRIBUTE_DEPS else right
    tight = left.end == hyphen.start and hyphen.end == sentence.words[i + 1].start
    if not tight or noun.i <= right.i or is_above(left, noun) or is_above(hyphen, noun):
        return {}
    inner = {w.i: Change(head=left.i) for w in sentence.words[sides[0].first : left.i] if w.head.i >= left.i}
    return inner | hang(left, noun, "compound") | hang(right, left, "conj") | hang(hyphen, left, "punct")


def _inserted_saying(saying: Word, sentence: Sentence) -> Changes:
    """Take "they say" out of "a man they say sold the rifle", so that the man sold it."""
    if saying.dep != "relcl" or saying.head is saying or saying.lemma not in _REPORTING:
        return {}
    own = own_subject(saying)
    if own is None or is_relative(own) or saying.child("dobj"):
        return {}
    after = sentence.words[saying.i + 1] if saying.i + 1 < len(sentence.words) else saying
    verb = after.head if after.dep in BEFORE_VERB_DEPS else after
    finite = after.tag in FINITE_TAGS or (after.tag == "VBN" and verb is after and verb.dep != "acl")
    if verb.pos not in VERBAL_POS or verb.i < saying.i or not finite or own_subject(verb) or is_above(verb, saying):
        return {}
    return hang(verb, saying.head, "relcl") | hang(saying, verb, "parataxis")


def _second_relative(verb: Word, sentence: Sentence) -> Changes:
    """Hang a second relative clause without a comma on the noun before it: "a war in 1998 that killed thousands"."""
    if verb.dep != "relcl":
        return {}
    pronoun = next((w for w in verb.children if is_relative(w) and w.i < verb.i), None)
    first = next((w for w in verb.head.children if w.dep == "relcl" and w.i < verb.i), None)
    if pronoun is None or first is None or sentence.words[pronoun.i - 1].pos in EDGE_POS:
        return {}
    between = reversed(sentence.words[first.i + 1 : pronoun.i])
    noun = next((w for w in between if w.pos in NOUN_POS and _may_have_relative(w)), None)
    return hang(verb, noun, "relcl") if noun is not None and not is_above(verb, noun) else {}


def _may_have_relative(noun: Word) -> bool:
    return noun.dep in COMPLEMENT_DEPS and noun.ent not in VALUE_LABELS


def _time_of_saying(said: Word, _sentence: Sentence) -> Changes:
    """Hang the time right behind a verb of saying on that verb: "said on Monday it would buy"."""
    saying = said.head
    if said.dep != "ccomp" or saying.lemma not in _REPORTING or said.child("mark"):
        return {}
    own = own_subject(said)
    if own is None:
        return {}
    time = next((w for w in said.children if w.i == saying.i + 1 and w.i < own.i), None)
    noun = time and (time.child("pobj") if time.dep == "prep" else time if time.dep == "npadvmod" else None)
    return {time.i: Change(head=saying.i)} if time is not None and noun is not None and noun.ent in TIME_LABELS else {}


def _when_clause(clause: Word, _sentence: Sentence) -> Changes:
    """Hang "when ..." behind a noun that is no time on the verb: "said nothing when Chad attacked"."""
    noun, verb = clause.head, clause.head.head
    if clause.dep != "relcl" or noun.dep != "dobj" or noun.ent in TIME_LABELS or verb.pos not in VERBAL_POS:
        return {}
    opens = any(w.lower == "when" and w.dep == "advmod" and w.i == clause.subtree()[0].i for w in clause.children)
    pronoun = noun.pos == "PRON" or NOUN_TYPES.get(noun.lemma) is not None or noun.lemma not in NO_ENTITY
    return hang(clause, verb, "advcl") if opens and pronoun and clause.i > noun.i else {}


def _of_day(prep: Word, _sentence: Sentence) -> Changes:
    """Hang an "of" behind the name of a day or month on the verb, unless it is part of a date: "died Monday of"."""
    day, governed = prep.head, prep.child("pobj")
    if prep.dep != "prep" or prep.lower != "of" or day.ent != "DATE" or day.tag != "NNP" or day.dep != "pobj":
        return {}
    verb = day.head.head
    return hang(prep, verb, "prep") if verb.pos in VERBAL_POS and governed and governed.ent not in VALUE_LABELS else {}


def _bracketed(verb: Word, sentence: Sentence) -> Changes:
    """Hang a participle that opens a bracket on the noun before the bracket: "the law (passed in May)"."""
    if verb.tag not in PARTICIPLE_TAGS or verb.i < 2 or sentence.words[verb.i - 1].text != "(":
        return {}
    noun, above = sentence.words[verb.i - 2], verb.head
    if noun.pos not in NOUN_POS or verb.dep not in PARTICIPLE_CLAUSE_DEPS or above in {noun, verb} or own_subject(verb):
        return {}
    moved = [child for child in verb.children if child.i < verb.i and child.pos != "PUNCT"]
    head = _phrase_head(noun, dict.fromkeys(moved, above))
    if is_above(verb, head) and not any(is_above(child, head) for child in moved):
        return {}
    return {child.i: Change(head=above.i) for child in moved} | hang(verb, head, "acl")


def _award(noun: Word, _sentence: Sentence) -> Changes:
    """Make the award the head of "the Man of the Match award", which the parser reads as a man of an award."""
    preposition = noun.head
    named = preposition.head
    if (
        noun.dep != "pobj"
        or noun.lemma not in NAMES.awards
        or preposition.lower != "of"
        or named.dep not in COMPLEMENT_DEPS
    ):
        return {}
    inner = next((w for w in noun.children if w.dep == "compound" and w.i == noun.i - 1), None)
    if inner is None or named.head is named or not {named.tag, inner.tag} <= PROPER_TAGS:
        return {}
    before = [w for w in noun.children if w.i < inner.i]
    changes = {w.i: Change(head=inner.i) for w in before}
    changes |= {w.i: Change(head=noun.i) for w in named.children if w.i < named.i and w.dep in SPECIFIER_DEPS}
    changes |= hang(inner, preposition, "pobj") | hang(named, noun, "compound") | hang(noun, named.head, named.dep)
    return changes


def _phrase_head(noun: Word, heads: dict[Word, Word]) -> Word:
    """The head of the phrase that ends with the noun, where `heads` are the new heads of some words."""

    def head(word: Word) -> Word:
        return heads.get(word, word.head)

    while head(noun) is not noun:
        above = head(noun)
        if noun.dep == "compound":
            noun = above
        elif noun.dep == "pobj" and above.lower == "of":
            noun = head(above)
        else:
            break
    return noun


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.named-by-noun",
        Repair(Step.ATTACHMENTS, _named_by_noun, SUBJECT_DEPS),
        {
            "The newspaper Die Welle sued Tom Hall.": ("Welle:appos:newspaper",),
            "The cargo ship Rabaul Queen sank.": ("Queen:appos:ship",),
        },
        (
            "The book Lee wrote was banned.",
            "The mayor and Ana Moen met.",
        ),
    ),
    RepairRule(
        "repair.hyphened-pair",
        Repair(Step.ATTACHMENTS, _hyphened_pairs),
        {
            "The EU-China talks failed.": ("EU:compound:talks", "-:punct:EU", "China:conj:EU"),
            "The EU-China talks and the NATO-Russia talks failed.": (
                "EU:compound:talks",
                "-:punct:EU",
                "China:conj:EU",
                "NATO:compound:talks",
                "-:punct:NATO",
                "Russia:conj:NATO",
            ),
            "The NATO-Russia talks failed.": ("NATO:compound:talks", "-:punct:NATO", "Russia:conj:NATO"),
        },
        (
            "The Oslo-based firm closed.",
            "The treaty with Guinea-Bissau was signed.",
        ),
    ),
    RepairRule(
        "repair.inserted-saying",
        Repair(Step.ATTACHMENTS, _inserted_saying, frozenset({"relcl"})),
        {
            "Police arrested a man they say sold the rifle to the gunman.": (
                "say:parataxis:sold",
                "sold:relcl:man",
            ),
            "She named a man she says had attacked her.": (
                "says:parataxis:attacked",
                "attacked:relcl:man",
            ),
        },
        (
            "He praised the doctors who say they need rest.",
            "He met a woman they say.",
            "She met a man who said that he had sold the rifle.",
        ),
    ),
    RepairRule(
        "repair.second-relative",
        Repair(Step.ATTACHMENTS, _second_relative, frozenset({"relcl"})),
        {
            "The two countries, which fought a war in 1998 that killed 70,000 people, agreed on Tuesday.": (
                "killed:relcl:war",
            ),
            "The firm, which bought a ship in 2001 that sank, closed.": ("sank:relcl:ship",),
        },
        (
            "The mayor, who lives in a house that his father built, resigned.",
            "The mayor, who won a vote in May, which split the town, resigned.",
        ),
    ),
    RepairRule(
        "repair.time-of-saying",
        Repair(Step.ATTACHMENTS, _time_of_saying, frozenset({"ccomp"})),
        {
            "The firm said on Monday it would buy its rival.": ("on:prep:said",),
            "The firm said Monday it would close.": ("Monday:npadvmod:said",),
        },
        (
            "The firm said on Monday that it would buy its rival.",
            "The firm said in Oslo it would close.",
        ),
    ),
    RepairRule(
        "repair.when-clause",
        Repair(Step.ATTACHMENTS, _when_clause, frozenset({"relcl"})),
        {"The ministry said nothing when Chad attacked Niger.": ("attacked:advcl:said",)},
        ("The ministry named the day when Chad attacked Niger.", "The ministry said what Chad attacked."),
    ),
    RepairRule(
        "repair.of-day",
        Repair(Step.ATTACHMENTS, _of_day, frozenset({"prep"})),
        {
            "He died on Monday of cancer at his home.": ("of:prep:died",),
            "He was convicted in May of murder.": ("of:prep:convicted",),
        },
        (
            "He left on the night of the attack.",
            "He died in May of 1998.",
            "He was convicted on Monday of 12 crimes.",
        ),
    ),
    RepairRule(
        "repair.award",
        Repair(Step.ATTACHMENTS, _award, frozenset({"pobj"})),
        {
            "Andreas Holm won the Budweiser Man of the Match award.": (
                "the:det:award",
                "Man:compound:award",
                "the:det:Match",
                "Match:pobj:of",
                "award:dobj:won",
            ),
        },
        (
            "She won the prize of the city.",
            "The King of Spain won the award.",
            "She praised the winner of the Booker prize.",
        ),
    ),
    RepairRule(
        "repair.bracketed",
        Repair(Step.ATTACHMENTS, _bracketed, PARTICIPLE_TAGS),
        {
            "Despite a ban on strikes (introduced during the war), nurses walked out.": (
                "Despite:prep:walked",
                "introduced:acl:strikes",
            ),
            "After the vote in the council (held on Monday), the mayor left.": (
                "After:prep:left",
                "held:acl:council",
            ),
            "He sold shares in the firm (founded in 1990).": ("founded:acl:firm",),
        },
        (
            "The law (passed in May) was dropped.",
            "The law, passed in May, was dropped.",
            "The mayor (having lost the vote) left.",
        ),
    ),
)

"""Words with the wrong part of speech or function at a verb, each seen in the words next to it."""

from __future__ import annotations

from dataclasses import replace

from triplewire.extract.lexicon.labels import (
    CLOSING_QUOTATION_MARKS,
    FINITE_VERB_TAGS,
    NAMED_ARGUMENT_DEPS,
    ORIGIN_LABELS,
    PARTICIPLE_OBJECT_DEPS,
    PROPER_TAGS,
    SIBILANT_ENDINGS,
    SUBJECT_DEPS,
    VERB_TAGS,
)
from triplewire.extract.lexicon.lists import CONTROL, NAMES, PEOPLE, PLACES, SPEECH
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_ADJECTIVAL = dict(entry.split() for entry in CONTROL.adjectival_past)  # form -> lemma
_KIN = PEOPLE.kin | PEOPLE.kin_male | PEOPLE.kin_female
_PERSONS = PEOPLE.person | _KIN
_SAYING = SPEECH.say | SPEECH.quote


def _all_but(word: Word, sentence: Sentence) -> Changes:
    """Make both words of "all but" before a verb its adverbs; before a number they count what is left out."""
    if word.lower != "but" or word.i == 0 or word.i + 1 >= len(sentence.words):
        return {}
    before, verb = sentence.words[word.i - 1], sentence.words[word.i + 1]
    if before.lower != "all" or verb.tag not in VERB_TAGS or is_above(before, verb) or is_above(word, verb):
        return {}
    return {
        before.i: Change(head=verb.i, dep="advmod", pos="ADV", tag="RB", lemma="all but"),
        word.i: Change(head=verb.i, dep="advmod", pos="ADV", tag="RB"),
    }


def _saying_as_noun(word: Word, sentence: Sentence) -> Changes:
    """Make a verb of saying, read as a noun between a plural and a name, the main verb: "Prosecutors allege Lee left".

    The clause behind it is its content.
    """
    name = word.head
    verb, before = name.head, sentence.words[word.i - 1]
    between = sentence.words[word.i + 1 : name.i + 1]
    if word.dep != "compound" or word.lower not in SPEECH.say or name.dep not in SUBJECT_DEPS or verb.head is not verb:
        return {}
    if not word.i or before.tag != "NNS" or before.head not in {word, name}:
        return {}
    if verb.tag not in FINITE_VERB_TAGS or any(w.tag not in PROPER_TAGS for w in between):
        return {}
    own = {w.i: Change(head=before.i) for w in (*word.children, *name.children) if w.i < before.i}
    ends = {w.i: Change(head=word.i) for w in verb.children if w.dep == "punct" and w.i > verb.i}
    return {
        **own,
        **ends,
        before.i: Change(head=word.i, dep="nsubj"),
        word.i: Change(head=word.i, dep="ROOT", pos="VERB", tag="VBP", lemma=word.lower),
        verb.i: Change(head=word.i, dep="ccomp"),
    }


def _fronted_place(word: Word, sentence: Sentence) -> Changes:
    """Make a preposition that opens a sentence, taken for a part of the name, one: "Near Basra, troops fired"."""
    if word.i or word.lower not in PLACES.inside:
        return {}
    comma = next((w for w in sentence.words[1:] if w.tag != "NNP"), word)
    name = sentence.words[comma.i - 1]
    if comma.text != "," or name is word:
        return {}
    verb = name.head.head if name.dep == "pobj" else name.head
    subject = next((w for w in verb.children if w.dep in SUBJECT_DEPS and w.i > comma.i), None)
    if verb.tag not in VERB_TAGS or subject is None or word not in {name.head, *name.children}:
        return {}
    return {
        word.i: Change(head=verb.i, dep="prep", pos="ADP", tag="IN", lemma=word.lower, ent=""),
        name.i: Change(head=word.i, dep="pobj"),
    }


def _adjectival_past(word: Word, _sentence: Sentence) -> Changes:
    """Make an adjective with a subject and no copula a past tense: "the mayor, who is ill, left"."""
    clause = word.dep in {"ROOT", "conj"} and word.child("nsubj") is not None
    if not clause or word.pos != "ADJ" or word.lower not in _ADJECTIVAL:
        return {}
    return {word.i: Change(tag="VBD", pos="VERB", lemma=_ADJECTIVAL[word.lower])}


def _present(word: Word, _sentence: Sentence) -> Changes:
    """Make a plural noun with a subject, or between two names, a present tense: "Norway disapproves of the plan"."""
    if word.tag != "NNS" or word.head is not word or word.child("det", "amod", "poss", "nummod", "cop") is not None:
        return {}
    own = word.child("nsubj")
    name = next((w for w in word.children if w.dep == "compound" and w.i == word.i - 1 and w.tag in PROPER_TAGS), None)
    if own is None and name is None:
        return {}
    changes = {w.i: Change(dep="dobj") for w in word.children if w.i == word.i + 1 and w.dep in PARTICIPLE_OBJECT_DEPS}
    if own is None and not changes:
        return {}
    if own is None and name is not None:
        changes[name.i] = Change(dep="nsubj")
    changes[word.i] = Change(tag="VBZ", pos="VERB", lemma=_singular(word.lower))
    return changes


def _singular(form: str) -> str:
    """The lemma of a present tense: "denies", "watches", "backs"."""
    if form.endswith("ies"):
        return f"{form.removesuffix('ies')}y"
    return form[:-2] if form.endswith(SIBILANT_ENDINGS) else form[:-1]


def _plural_noun(word: Word, _sentence: Sentence) -> Changes:
    """Make a present tense that is a subject or an object a plural noun, its own subject a noun before it."""
    if word.tag != "VBZ" or word.dep not in NAMED_ARGUMENT_DEPS:
        return {}
    before = {c.i: Change(dep="compound") for c in word.children if c.dep == "nsubj" and c.i < word.i}
    return {word.i: Change(pos="NOUN", tag="NNS"), **before}


def _speaker(verb: Word, sentence: Sentence) -> Changes:
    """Make the object right of a verb of saying its subject where a quotation ends before the verb."""
    quoted = verb.i > 0 and sentence.words[verb.i - 1].text in CLOSING_QUOTATION_MARKS
    if not quoted or verb.lemma not in _SAYING or verb.pos == "NOUN":
        return {}
    speaker = verb.child("dobj", "dative", "oprd")
    if speaker is None or speaker.i < verb.i or verb.child("nsubj", "nsubjpass") is not None:
        return {}
    return {speaker.i: Change(dep="nsubj")}


def _capitalised_plural(word: Word, sentence: Sentence) -> Changes:
    """Make a capitalised plural behind a country, or before the name of a person, a common noun.

    "U.S. Officials said", "Brothers Ali and Omar Noor", but not "the Texas Rangers" or "Mumbai Indians".
    """
    lemma = _singular(word.lower) if word.lower.endswith("s") else word.lower
    people = lemma in _PERSONS and lemma != word.lower
    if not word.text.istitle() or not (people or word.lower in PEOPLE.forces):
        return {}
    after = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else word
    named = after.tag in PROPER_TAGS and after is not word
    if word.i:
        before = sentence.words[word.i - 1]
        origin = before.ent in ORIGIN_LABELS or before.lower.endswith(tuple(sorted(PLACES.adjective_endings)))
        fits = origin and before.text[0].isupper() and not named and lemma not in NAMES.team_nouns
    else:
        fits = named and lemma in _KIN
    return {word.i: Change(pos="NOUN", tag="NNS", lemma=lemma)} if fits else {}


def _verbal_surname(word: Word, sentence: Sentence) -> Changes:
    """Make a surname that looks like a verb one, and the clause below it the main one: "by his son, Ali Said"."""
    given = sentence.words[word.i - 1]
    if (
        not word.i
        or word.ent != "PERSON"
        or given.ent != "PERSON"
        or not word.text.istitle()
        or given.tag not in PROPER_TAGS
    ):
        return {}
    proper = Change(pos="PROPN", tag="NNP", lemma=word.text)
    changes = {word.i: proper} if word.tag in VERB_TAGS else {}
    clause, noun = word.child("ccomp"), sentence.words[max(given.i - 2, 0)]
    if word.head is not word or clause is None or not is_above(clause, noun) or is_above(given, noun):
        return changes
    return {
        **{child.i: Change(head=clause.i) for child in word.children if child is not clause},
        **hang(clause, clause, "ROOT"),
        given.i: Change(head=word.i, dep="compound"),
        word.i: replace(proper, head=noun.i, dep="appos"),
    }


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.all-but",
        Repair(Step.PARTS_OF_SPEECH, _all_but, frozenset({"CC", "IN", "RB"})),
        {
            "The talks all but collapsed.": (
                "all/ADV/RB/all but",
                "all:advmod:collapsed",
                "but/ADV/RB/but",
                "but:advmod:collapsed",
            ),
        },
        ("All but two soldiers were killed.",),
    ),
    RepairRule(
        "repair.saying-as-noun",
        Repair(Step.PARTS_OF_SPEECH, _saying_as_noun, frozenset({"compound"})),
        {
            "Prosecutors allege Ann Lee murdered Omar Haddad.": (
                "Prosecutors:nsubj:allege",
                "allege/VERB/VBP/allege",
                "allege:ROOT:allege",
                "murdered:ccomp:allege",
                ".:punct:allege",
            )
        },
        ("State prosecutor Ann Lee charged Omar Haddad.", "Sports report Ann Lee."),
    ),
    RepairRule(
        "repair.adjectival-past",
        Repair(Step.PARTS_OF_SPEECH, _adjectival_past, frozenset({"ROOT", "conj"})),
        {
            "The mayor, who is ill, left.": ("left/VERB/VBD/leave",),
            "Two men were killed and nine left.": ("left/VERB/VBD/leave",),
        },
        ("The mayor is left alone.", "The mayor, who is ill, stayed."),
    ),
    RepairRule(
        "repair.present-tense",
        Repair(Step.PARTS_OF_SPEECH, _present, frozenset({"NNS"})),
        {
            "The Irish state, which holds a share in Aer Lingus, disapproves of it.": (
                "disapproves/VERB/VBZ/disapprove",
            ),
            "Chad attacks Niger": (
                "Chad:nsubj:attacks",
                "attacks/VERB/VBZ/attack",
                "Niger:dobj:attacks",
            ),
        },
        (
            "Air strikes in Mali",
            "Deadly attacks near Mosul.",
            "Norway backs the plan.",
        ),
    ),
    RepairRule(
        "repair.plural-noun",
        Repair(Step.PARTS_OF_SPEECH, _plural_noun, frozenset({"VBZ"})),
        {
            "U.S. airstrikes in Mali killed four fighters.": ("airstrikes/NOUN/NNS/airstrike",),
            "Coalition airstrikes near Aleppo killed four people.": (
                "Coalition:compound:airstrikes",
                "airstrikes/NOUN/NNS/airstrike",
            ),
        },
        (
            "The minister strikes deals.",
            "U.S. strikes in Mali killed four fighters.",
        ),
    ),
    RepairRule(
        "repair.capitalised-plural",
        Repair(Step.PARTS_OF_SPEECH, _capitalised_plural, frozenset({"NNPS", "NNP"})),
        {
            "U.S. Officials said the talks failed.": ("Officials/NOUN/NNS/official",),
            "Chinese Authorities banned it.": ("Authorities/NOUN/NNS/authority",),
            "Sisters Anna and Maria Petrova fled.": ("Sisters/NOUN/NNS/sister",),
        },
        (
            "The Texas Rangers lost.",
            "The Indian Farmers Union met.",
            "Brothers is a bank.",
        ),
    ),
    RepairRule(
        "repair.verbal-surname",
        Repair(Step.PARTS_OF_SPEECH, _verbal_surname, frozenset({"ROOT", *VERB_TAGS})),
        {
            "Omar Said is survived by his son, Ali Said.": (
                "Said/PROPN/NNP/Said",
                "survived:ROOT:survived",
                ",:punct:survived",
                "Ali:compound:Said",
                "Said/PROPN/NNP/Said",
                "Said:appos:son",
                ".:punct:survived",
            ),
            "Omar Said said that Ali Said left.": ("Said/PROPN/NNP/Said",),
        },
        ("Said Omar left.", "Police said Ann Lee left."),
    ),
    RepairRule(
        "repair.speaker",
        Repair(Step.PARTS_OF_SPEECH, _speaker),
        {
            "“It may return,” warned the head of the agency.": ("head:nsubj:warned",),
            '"The road is closed," reported the BBC.': ("BBC:nsubj:reported",),
        },
        (
            '"Nobody knows," she told Ann Lee.',
            "The mayor announced the plan.",
            'Peru\'s "plan" announced reforms.',
            '"No comment," tweeted the mayor.',
        ),
    ),
    RepairRule(
        "repair.fronted-place",
        Repair(Step.PARTS_OF_SPEECH, _fronted_place, frozenset({"NNP"})),
        {
            "Near Sinjar, one strike destroyed a bunker.": (
                "Near/ADP/IN/near",
                "Near:prep:destroyed",
                "Sinjar:pobj:Near",
            ),
        },
        ("Near Field, a label, signed Ann Lee.", "Norway, Chad and Mali agreed."),
    ),
)

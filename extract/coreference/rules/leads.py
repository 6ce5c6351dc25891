"""Descriptions of a lead that are named below: "A Porto teacher was arrested. ... Rui Costa is accused of fraud"."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import Finder, bears, is_elsewhere
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import place_of, prenominal
from triplewire.extract.lexicon.labels import DISPLAYED_BLOCKS, MAIN_CLAUSE_DEPS, SUBJECT_DEPS
from triplewire.extract.lexicon.lists import DESCRIPTIONS, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_TYPES, TITLES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.rules.rule import Rule
from triplewire.extract.syntax.tree import Word

_LIMITS = THRESHOLDS.coreference


def _named_below(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The first person named after the lead, as a subject and without a title, where the lead has one person."""
    lead = phrase.sentence.index <= _LIMITS.lead_sentences and phrase.sentence.kind not in DISPLAYED_BLOCKS
    alone = phrase.type == "Person" and not phrase.plural and phrase.words[0].lower in DESCRIPTIONS.indefinite
    if not lead or not alone or phrase.head.dep not in SUBJECT_DEPS or phrase.head.head.dep not in MAIN_CLAUSE_DEPS:
        return None
    if any(chain.type == "Person" and before is not phrase for before, chain in _until(phrase, discourse)):
        return None
    if any(NOUN_TYPES.get(patient.lemma) == "Person" for patient in _patients(phrase.head.head)):
        return None  # "A judge freed a man": either may be named below
    after = (p for p in discourse.named_persons if p.sentence.index > phrase.sentence.index)
    name = next((p for p in after if not _is_source(p)), None)
    if name is None or name.sentence.index > phrase.sentence.index + _LIMITS.lead_reach or len(name.words) < 2:
        return None
    chain = discourse.chain_of[name]
    agree = not phrase.gender or chain.gender in {None, phrase.gender}
    agree = agree and bears(phrase.head.lemma.lower(), chain) is not False and not is_elsewhere(chain, place_of(phrase))
    return chain if agree and _is_the_subject(name) and _tell_the_same(phrase.head.head, name.head.head) else None


def _patients(verb: Word) -> list[Word]:
    """The objects of a verb and of what it governs: "refused to free | a man"."""
    verbs = (verb, *(child for child in verb.children if child.dep == "xcomp"))
    return [patient for each in verbs if (patient := each.child("dobj")) is not None]


def _until(phrase: Phrase, discourse: Discourse) -> list[tuple[Phrase, Chain]]:
    """The persons that are mentioned before the end of the lead; the headline may tell of the same."""
    said = [p for sentence in discourse.said.values() for p in sentence if p.sentence.kind not in DISPLAYED_BLOCKS]
    named = [p for p in discourse.named_persons if p.sentence.index <= phrase.sentence.index]
    return [(p, discourse.chain_of[p]) for p in (*said, *named) if p.kind != "pronoun"]


def _is_source(name: Phrase) -> bool:
    """Whether a name is the subject of a verb of saying with a clause: "Inspector Tom Hall | said Ann Lee fell"."""
    verb = name.head.head
    return name.head.dep in SUBJECT_DEPS and verb.lemma in SPEECH.say and verb.child("ccomp") is not None


def _is_the_subject(name: Phrase) -> bool:
    """Whether a name without a title is the subject of its sentence, and not of a verb of saying."""
    titled = any(word.lower in TITLES for word in prenominal(name)) or name.words[0].lower in TITLES
    verb = name.head.head
    main = verb.dep in MAIN_CLAUSE_DEPS or (verb.dep == "ccomp" and verb.head.lemma in SPEECH.say)
    subject = name.head.dep in SUBJECT_DEPS and main
    return subject and not titled and name.head.head.lemma not in SPEECH.say - DESCRIPTIONS.accusing


def _tell_the_same(one: Word, other: Word) -> bool:
    """Whether two verbs do not tell of somebody accused and of a victim."""
    lists = DESCRIPTIONS.accusing, DESCRIPTIONS.harming
    return not any(one.lemma in here and other.lemma in there for here, there in (lists, lists[::-1]))


RULES = (
    Rule(
        "description.lead",
        Finder(15, _named_below),
        {
            "A Leeds teacher was arrested on Monday. Tom Hadley, 54, is accused of fraud.": (
                "A Leeds teacher -> Tom Hadley",
            ),
            "A climber died on Monday. Police chief Jan Novak said Tom Hadley, 54, fell.": ("A climber -> Tom Hadley",),
        },
        (
            "A man was arrested on Monday. Tom Hadley said the man was armed.",
            "A man was arrested on Monday. Inspector Tom Hadley was there.",
            "A woman was charged on Monday. Tom Hadley was fined.",
            "A Leeds runner won on Monday. Tom Hadley, the mayor, was there.",
            "A man was charged on Monday. Tom Hadley was stabbed.",
            "A judge refused to free a man. Tom Hadley, 54, is accused of fraud.",
            "A man shot a guard on Monday. It rained. Snow fell. The wind rose. Tom Hadley, 54, is accused of fraud.",
        ),
    ),
)

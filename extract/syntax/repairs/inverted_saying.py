"""Inverted clauses of saying, whose speaker the parser takes for an object: "The ship sank, tweeted Ann Lee".

It coordinates the verb of saying with the clause before it, or makes it the main verb of the clause that it interrupts.
"""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    FINITE_VERB_TAGS,
    OWNER_OR_ATTRIBUTE_DEPS,
    PAST_TAGS,
    PERSON_OR_BODY_TYPES,
    SENTENCE_END_MARKS,
    SUBJECT_DEPS,
    TITLE_BLOCKS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.repair import Repair, RepairRule, Step
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word


def _closing(saying: Word, sentence: Sentence) -> Changes:
    """Make the clause before "..., tweeted Ann Lee" the content, and the noun behind the verb its subject."""
    speaker = _speaker(saying, sentence)
    content = saying.child("ccomp") if saying.dep == "ROOT" else saying.head if saying.dep == "conj" else None
    if speaker is None or content is None or content.i > saying.i or own_subject(saying) is not None:
        return {}
    if own_subject(content) is None or _is_coordinated(saying) or _is_coordinated(content):
        return {}
    changes = {speaker.i: Change(dep="nsubj")}
    if content is not saying.child("ccomp"):
        above = saying if content.head is content else content.head
        changes |= {saying.i: Change(head=above.i, dep=content.dep), content.i: Change(head=saying.i, dep="ccomp")}
        moved = (word for word in content.children if word.dep == "punct")
        changes |= {word.i: Change(head=saying.i) for word in moved}
    return changes


def _coordinated(saying: Word, sentence: Sentence) -> Changes:
    """Make the clause before "..., the warden conceded" the content, which is parsed as coordinated with it."""
    content, speaker = saying.head, own_subject(saying)
    if saying.dep != "conj" or content.head is not content or saying.tag not in FINITE_VERB_TAGS or speaker is None:
        return {}
    if saying.lemma not in SPEECH.say or saying.child("dobj", "ccomp", "xcomp", "dative", "aux", "neg") is not None:
        return {}
    first = speaker.subtree()[0].i
    ends = all(word.pos == "PUNCT" for word in sentence.words[saying.subtree()[-1].i + 1 :])
    if _is_coordinated(content) or own_subject(content) is None or speaker.i > saying.i or not ends:
        return {}
    if sentence.words[first - 1].text != "," or not _may_speak(speaker):
        return {}
    marks = [word for word in content.children if word.pos == "PUNCT"]
    return {
        **{word.i: Change(head=saying.i) for word in marks},
        saying.i: Change(head=saying.i, dep="ROOT"),
        content.i: Change(head=saying.i, dep="ccomp"),
    }


def _appended(saying: Word, sentence: Sentence) -> Changes:
    """Make "local radio reported" behind "Soldiers looted the museum," a clause, which is parsed as a second object."""
    speaker = saying.head
    if (
        saying.dep != "acl"
        or saying.tag not in PAST_TAGS
        or saying.lemma not in SPEECH.say
        or speaker.i != saying.i - 1
    ):
        return {}
    root = sentence.root
    first = speaker.subtree()[0].i
    ends = all(word.pos == "PUNCT" for word in sentence.words[saying.subtree()[-1].i + 1 :])
    if speaker.dep not in {"conj", "appos"} or not ends or not _may_speak(speaker) or own_subject(root) is None:
        return {}
    if first == 0 or sentence.words[first - 1].text != "," or _is_coordinated(speaker.head) or root.i > first:
        return {}
    marks = [word for word in root.children if word.pos == "PUNCT"]
    return {
        **{word.i: Change(head=saying.i) for word in marks},
        saying.i: Change(head=saying.i, dep="ROOT", tag="VBD", pos="VERB"),
        speaker.i: Change(head=saying.i, dep="nsubj"),
        root.i: Change(head=saying.i, dep="ccomp"),
    }


def _before_semicolon(said: Word, _sentence: Sentence) -> Changes:
    """Keep what follows a semicolon out of what is said before it: "Police said he was drunk; two boys died"."""
    later = said.head
    saying = later.head
    if said.dep != "ccomp" or later.dep != "ccomp" or saying.lemma not in SPEECH.say or said.i < saying.i:
        return {}
    mark = next((word for word in later.children if word.text == ";" and said.i < word.i < later.i), None)
    subject = own_subject(later)
    if mark is None or subject is None or subject.i < mark.i or later.child("mark") is not None:
        return {}
    above = later if saying.head is saying else saying.head
    last = [word for word in saying.children if word.pos == "PUNCT" and word.i > later.i]
    return {
        **{word.i: Change(head=later.i) for word in last},
        later.i: Change(head=above.i, dep=saying.dep),
        saying.i: Change(head=later.i, dep="ccomp"),
        said.i: Change(head=saying.i),
    }


def _interrupting(saying: Word, sentence: Sentence) -> Changes:
    """Make the verb behind "The firm, insisted Lee, broke ..." the main one, and the verb of saying a parenthesis."""
    speaker, subject = _speaker(saying, sentence), own_subject(saying)
    if speaker is None or subject is None or subject.i > saying.i or _is_coordinated(saying):
        return {}
    last = speaker.subtree()[-1].i
    said = next((w for w in saying.children if w.dep in {"conj", "ccomp"} and w.i > last and _is_bare(w)), None)
    if said is None or not any(w.text == "," and last <= w.i < said.i for w in sentence.words):
        return {}
    above = said if saying.head is saying else saying.head
    moved = [word for word in saying.children if word.i < subject.i or word.i > said.i]
    return {
        **{word.i: Change(head=said.i) for word in moved},
        said.i: Change(head=above.i, dep=saying.dep),
        subject.i: Change(head=said.i),
        saying.i: Change(head=said.i, dep="parataxis"),
        speaker.i: Change(dep="nsubj"),
    }


def _named_speaker(saying: Word, sentence: Sentence) -> Changes:
    """Make the name before an inserted verb its subject, which is parsed as a noun: "the clinic, Ann Lee estimates"."""
    name = saying.child("compound")
    if saying.dep != "appos" or saying.tag not in FINITE_VERB_TAGS or saying.lemma not in SPEECH.say:
        return {}
    last = sentence.words[saying.i - 1]
    return {last.i: Change(dep="nsubj")} if name is not None and last.head is saying and last.pos == "PROPN" else {}


def _saying_noun(saying: Word, sentence: Sentence) -> Changes:
    """Make a plural before a clause of its own the verb of saying: "UNICEF estimates ten men died"."""
    root, speaker = saying.head, sentence.words[saying.i - 1] if saying.i else saying
    if saying.tag != "NNS" or saying.lemma not in SPEECH.say or root.head is not root or root is saying:
        return {}
    if speaker.head is not saying or speaker.dep not in OWNER_OR_ATTRIBUTE_DEPS or not _has_content(saying, sentence):
        return {}
    others = [word for word in saying.children if word is not speaker]
    marks = [word for word in root.children if word.pos == "PUNCT"]
    return {
        **{word.i: Change(head=speaker.i) for word in others},
        **{word.i: Change(head=saying.i) for word in marks},
        speaker.i: Change(dep="nsubj"),
        saying.i: Change(head=saying.i, dep="ROOT", pos="VERB", tag="VBZ"),
        root.i: Change(head=saying.i, dep="ccomp"),
    }


def _has_content(saying: Word, sentence: Sentence) -> bool:
    """Whether a quotation, or a clause with a subject of its own, follows the plural."""
    root, after = saying.head, sentence.words[saying.i + 1 : saying.i + 2]
    if after and after[0].tag == "``" and root.i > saying.i and root.pos in VERBAL_POS:
        return True
    later = [word for word in root.children if word.dep in SUBJECT_DEPS and word.i > saying.i]
    between = [word for word in root.children if saying.i < word.i < root.i and word.pos == "PUNCT"]
    return saying.dep == "nsubj" and bool(later) and not between


def _speaker(saying: Word, sentence: Sentence) -> Word | None:
    """Return who speaks, right behind a finite verb of saying that a comma separates from what precedes it.

    Headlines coordinate without "and" ("Chad jails banker, warns press"), so that there the verb must be one that
    takes no person as its object.
    """
    if saying.tag not in FINITE_VERB_TAGS or saying.lemma not in SPEECH.say or saying.lemma in SPEECH.told:
        return None
    if saying.i == 0 or sentence.words[saying.i - 1].text != ",":
        return None
    whole = sentence.kind not in TITLE_BLOCKS and sentence.words[-1].text in SENTENCE_END_MARKS
    if not whole and saying.lemma in SPEECH.addressing_directly:
        return None
    noun = saying.child("dobj", "dative", "npadvmod")
    if noun is None or noun.subtree()[0].i != saying.i + 1 or not _may_speak(noun):
        return None
    return noun


def _may_speak(noun: Word) -> bool:
    return noun.pos == "PROPN" or NOUN_TYPES.get(noun.lemma) in PERSON_OR_BODY_TYPES


def _is_coordinated(verb: Word) -> bool:
    """Whether "and" or another conjunction joins a clause to the verb."""
    return any(word.dep == "cc" for word in verb.children)


def _is_bare(verb: Word) -> bool:
    """Whether it is a finite verb without a subject or conjunction of its own."""
    finite = verb.tag in FINITE_VERB_TAGS or any(w.dep == "aux" and w.tag in FINITE_VERB_TAGS for w in verb.children)
    return finite and verb.child(*SUBJECT_DEPS, "mark") is None


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.closing-saying",
        Repair(Step.MAIN_VERBS, _closing, FINITE_VERB_TAGS),
        {
            "The ship sank, testified the captain.": (
                "sank:ccomp:testified",
                ",:punct:testified",
                "testified:ROOT:testified",
                "captain:nsubj:testified",
                ".:punct:testified",
            ),
            "The plant will close in May, confirmed Acme.": ("Acme:nsubj:confirmed",),
        },
        (
            "The club sacked its coach, reported the losses and left the league.",
            "The army shelled the town, warned residents and withdrew.",
            "The clerk left, told the guards.",
            "Kenya jails banker, warns press",
            "The ship sank, the captain testified.",
        ),
    ),
    RepairRule(
        "repair.coordinated-saying",
        Repair(Step.MAIN_VERBS, _coordinated, frozenset({"conj"})),
        {
            "Two guards shot the prisoner, the warden conceded.": (
                "shot:ccomp:conceded",
                "conceded:ROOT:conceded",
                ".:punct:conceded",
            ),
        },
        (
            "Two guards shot the prisoner, and the warden conceded.",
            "Two guards shot the prisoner, the warden conceded defeat.",
        ),
    ),
    RepairRule(
        "repair.appended-saying",
        Repair(Step.MAIN_VERBS, _appended, PAST_TAGS),
        {
            "Soldiers looted the museum, local radio reported on Tuesday.": (
                "looted:ccomp:reported",
                "radio:nsubj:reported",
                "reported:ROOT:reported",
                ".:punct:reported",
            ),
        },
        ("Soldiers looted the museum and a radio reported missing.", "Soldiers looted the museum reported in May."),
    ),
    RepairRule(
        "repair.before-semicolon",
        Repair(Step.MAIN_VERBS, _before_semicolon, frozenset({"ccomp"})),
        {
            "Police said the driver was drunk; two children died.": (
                "said:ccomp:died",
                "was:ccomp:said",
                "died:ROOT:died",
                ".:punct:died",
            ),
        },
        ("Police said the driver was drunk, two children died.",),
    ),
    RepairRule(
        "repair.interrupting-saying",
        Repair(Step.MAIN_VERBS, _interrupting, FINITE_VERB_TAGS),
        {
            "The firm, insisted Jo Blake, broke no law.": (
                "firm:nsubj:broke",
                "insisted:parataxis:broke",
                "Blake:nsubj:insisted",
                "broke:ROOT:broke",
                ".:punct:broke",
            ),
        },
        (
            "The firm insisted on its right, sued Jo Blake and won.",
            "The mayor, who reported the theft, left.",
        ),
    ),
    RepairRule(
        "repair.named-speaker",
        Repair(Step.MAIN_VERBS, _named_speaker, FINITE_VERB_TAGS),
        {"The clinic, Ann Lee estimates, treated ten farmers.": ("Lee:nsubj:estimates",)},
        ("The clinic, an Ann Lee estimate, treated ten farmers.",),
    ),
    RepairRule(
        "repair.saying-noun",
        Repair(Step.MAIN_VERBS, _saying_noun, frozenset({"NNS"})),
        {
            "UNICEF estimates as many as 1,103 may have died in 138 towns.": (
                "UNICEF:nsubj:estimates",
                "estimates/VERB/VBZ/estimate",
                "estimates:ROOT:estimates",
                "died:ccomp:estimates",
                ".:punct:estimates",
            ),
        },
        ("UNICEF estimates rose in May.", "UNICEF estimates, which it published in May, rose."),
    ),
)

"""Descriptions beside a name, and measures beside a noun, that the parser takes for the subject or object itself."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    ACTOR_LABELS,
    COMMON_NOUN_TAGS,
    DESCRIBING_DEPS,
    FINITE_VERB_TAGS,
    NOUN_POS,
    PERSON_OR_BODY_TYPES,
    PLACE_LABELS,
    PROPER_TAGS,
    SUBJECT_DEPS,
    TEAM_LABELS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONJUNCTIONS, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_TYPES, TITLES
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_SAYING = SPEECH.say | SPEECH.quote


def _described_subject(name: Word, sentence: Sentence) -> Changes:
    """Make the name in "A member of the union, Ann Lee was arrested" an apposition of the description."""
    verb = name.head
    if name.dep not in SUBJECT_DEPS or name.ent != "PERSON" or name.i > verb.i:
        return {}
    noun = next((w for w in verb.children if w.dep in SUBJECT_DEPS and w.i < name.i), None)
    comma = sentence.words[min(w.i for w in name.subtree()) - 1]
    if noun is None or noun.pos not in NOUN_POS or noun.ent or comma.text != "," or verb is name:
        return {}
    if not any(w.dep in {"det", "poss"} for w in noun.children) or noun.child("cc"):
        return {}
    closing = {comma.i: Change(head=noun.i)} if comma.head is verb else {}
    return hang(name, noun, "appos") | closing


def _described_speaker(gerund: Word, _sentence: Sentence) -> Changes:
    """Make the subject of a gerund that is said to speak the speaker: "agencies working in Haiti warned"."""
    verb, noun = gerund.head, gerund.child("nsubj")
    if gerund.dep != "nsubj" or verb is gerund or verb.lemma not in _SAYING:
        return {}
    if noun is None or noun.i != gerund.i - 1:
        return {}
    before = {w.i: Change(head=noun.i) for w in gerund.children if w.i < noun.i}
    return hang(noun, verb, "nsubj") | hang(gerund, noun, "acl") | before


def _beside_measure(measure: Word, _sentence: Sentence) -> Changes:
    """Make a noun with its article before a measure the object: "killed a cyclist ten miles north of Bergen"."""
    article, number = measure.child("det"), measure.child("nummod")
    verb = measure.head.head if measure.head.pos == "ADV" else measure.head  # "ten miles | north"
    noun = next((w for w in measure.children if w.dep in DESCRIBING_DEPS and w.tag in COMMON_NOUN_TAGS), None)
    if article is None or number is None or noun is None or measure.ent != "QUANTITY":
        return {}
    if not article.i < noun.i == number.i - 1:
        return {}
    if verb.pos not in VERBAL_POS or verb.i > article.i:
        return {}
    own = {w.i: Change(head=noun.i) for w in measure.children if w.i < noun.i}
    return hang(noun, verb, "dobj") | {measure.i: Change(dep="npadvmod")} | own


def _behind_kind(name: Word, sentence: Sentence) -> Changes:
    """Make a name right behind the noun of its kind the object: "beat newcomers Panama", "met neighbours Chad"."""
    first = min((w.i for w in name.children if w.dep == "compound"), default=name.i)
    noun, verb = sentence.words[max(first - 1, 0)], name.head
    beside = noun.head is not noun and (noun.head is verb or verb is noun)
    if name.tag not in PROPER_TAGS or noun.dep != "dobj" or not beside or name.ent not in TEAM_LABELS:
        return {}
    kind = noun.tag == "NNS" and noun.text.islower() and noun.i < first
    changes = hang(name, noun.head, "dobj") | hang(noun, name, "compound")
    return changes if kind and not noun.child("det") else {}


def _owned_modifier(name: Word, sentence: Sentence) -> Changes:
    """Make a name with an owner, taken for a recipient, a part of the object: "defended his | IBF | world crown"."""
    owner = name.child("poss")
    if name.dep != "dative" or name.tag not in PROPER_TAGS or owner is None or name.head is name:
        return {}
    noun = next((w for w in name.head.children if w.dep == "dobj" and w.i > name.i), None)
    if noun is None or noun.tag not in COMMON_NOUN_TAGS or sentence.words[name.i + 1] is not noun.subtree()[0]:
        return {}
    return hang(name, noun, "compound") | {owner.i: Change(head=noun.i)}


def _set_off_object(name: Word, sentence: Sentence) -> Changes:
    """Make a name behind an insertion, or a person right behind a verb, its object: "married, in 1990, | Tom Berg"."""
    above = name.head
    verb = above.child("ccomp") if above.lemma in _SAYING else above
    first = name.subtree()[0].i
    if name.dep != "npadvmod" or name.tag not in PROPER_TAGS or name.ent not in ACTOR_LABELS or not first:
        return {}
    if verb is None or verb.tag not in FINITE_VERB_TAGS or verb.i > name.i or verb.child("nsubj") is None:
        return {}
    opens, closes = sentence.words[verb.i + 1], sentence.words[first - 1]
    behind = opens.text == closes.text == "," or (closes is verb and name.ent == "PERSON")
    bare = verb.child("dobj", "dative", "attr", "acomp", "auxpass", "prt", "ccomp") is None
    return hang(name, verb, "dobj") if bare and behind else {}


def _before_description(name: Word, sentence: Sentence) -> Changes:
    """Make a name before the description of a person the subject: "| Orlova |, the finance minister, met Ann Lee"."""
    verb, start = name.head, name.i + 2
    if name.tag not in PROPER_TAGS or name.ent not in {"", "PERSON"} or name.i + 1 != name.subtree()[-1].i:
        return {}
    noun = next((w for w in verb.children if w.dep in SUBJECT_DEPS and w.subtree()[0].i == start), None)
    if noun is None or noun.tag != "NN" or noun.ent or noun.child("det", "poss") is None or noun.i > verb.i:
        return {}
    person = noun.lower in TITLES or NOUN_TYPES.get(noun.lemma) == "Person"
    if not person or sentence.words[start - 1].text != "," or sentence.words[noun.i + 1].text != ",":
        return {}
    behind = {w.i: Change(head=name.i) for w in noun.children if w.i > noun.i and w.dep in {"punct", "cc", "conj"}}
    return behind | hang(name, verb, noun.dep) | hang(noun, name, "appos")


def _of_somebody_else(name: Word, _sentence: Sentence) -> Changes:
    """Hang a person's name on the noun for a person, not on that noun's own complement.

    "The lawyer for Omar Haddad, | Ruth Klein": nobody is two people, or a town: "the mayor of Tarma, | Ruth Klein".
    """
    other, noun = name.head, name.head.head.head
    if name.dep != "appos" or name.ent != "PERSON" or other.dep != "pobj" or noun.pos not in NOUN_POS:
        return {}
    if noun.dep == "pobj" and noun.ent == other.ent == "ORG":  # "president of the Peace Society of Chile, Ann Lee"
        noun = noun.head.head
    kind = "Person" if noun.lower in TITLES else NOUN_TYPES.get(noun.lemma.lower())
    if other.ent == "PERSON":
        return hang(name, noun, "appos") if kind in PERSON_OR_BODY_TYPES else {}
    full = other.pos == "PROPN" and name.child("compound") is not None
    return hang(name, noun, "appos") if full and kind == "Person" and not noun.child("appos") else {}


def _behind_place(noun: Word, _sentence: Sentence) -> Changes:
    """Make the noun for a person behind a fronted place the subject: "In Oslo, the | mayor |, Ann Lee, wept"."""
    place = noun.head
    path = [place, *place.ancestors()]
    at = next((i for i, word in enumerate(path) if word.pos in VERBAL_POS), 0)
    verb, top = path[at], path[at - 1]
    if noun.dep != "appos" or place.ent not in PLACE_LABELS or NOUN_TYPES.get(noun.lemma) != "Person":
        return {}
    fronted = at and top.dep == "prep" and noun.i < verb.i and verb.tag in FINITE_VERB_TAGS
    if not fronted or verb.child(*SUBJECT_DEPS) or noun.child("det", "poss") is None:
        return {}
    commas = {w.i: Change(head=verb.i) for w in place.children if w.text == ","}
    return hang(noun, verb, "nsubjpass" if verb.child("auxpass") else "nsubj") | commas


def _behind_conjunction(noun: Word, sentence: Sentence) -> Changes:
    """Make the noun of a preposition with a name the subject behind it: "left after the | mayor, Ann Lee, fell"."""
    mark, above, name = noun.head, noun.head.head, noun.child("appos")
    if noun.dep != "pobj" or mark.lower not in CONJUNCTIONS.temporal or name is None or name.ent != "PERSON":
        return {}
    at = name.subtree()[-1].i + 1
    verb = sentence.words[at + 1] if at + 1 < len(sentence.words) and sentence.words[at].text == "," else noun
    if verb.dep in {"aux", "auxpass"}:
        verb = verb.head
    if verb.dep != "conj" or verb.head is not above or verb.child(*SUBJECT_DEPS) or above.child("cc"):
        return {}
    return {
        **hang(noun, verb, "nsubjpass" if verb.child("auxpass") else "nsubj"),
        mark.i: Change(head=verb.i, dep="mark"),
        verb.i: Change(dep="advcl"),
    }


def _described_owner(noun: Word, _sentence: Sentence) -> Changes:
    """Make a noun right before an owner's name describe the owner: "by the | actor | Ann Lee's son"."""
    owned, owner = noun.child("appos"), None
    if owned is not None:
        owner = owned.child("poss")
    if owned is None or owner is None or owner.ent != "PERSON" or noun.ent or NOUN_TYPES.get(noun.lemma) != "Person":
        return {}
    if owner.subtree()[0].i != noun.i + 1 or noun.head is noun:
        return {}
    own = {w.i: Change(head=owner.i) for w in noun.children if w.i < noun.i}
    return hang(owned, noun.head, noun.dep) | hang(noun, owner, "compound") | own


def _asked_predicate(noun: Word, sentence: Sentence) -> Changes:
    """Make the noun right behind the subject of an inverted copula its predicate: "Is Lee | the head of Acme?"."""
    own, copula = noun.head, noun.head.head
    inverted = own.dep in {"attr", *SUBJECT_DEPS} and copula.lemma == "be" and copula.i < own.i < noun.i
    first = min(w.i for w in noun.subtree())
    if not inverted or noun.tag not in COMMON_NOUN_TAGS or first != own.i + 1 or sentence.words[-1].text != "?":
        return {}
    if any(w.dep in {"attr", "acomp", "aux"} and w is not own for w in copula.children):
        return {}
    return {own.i: Change(dep="nsubj"), **hang(noun, copula, "attr")}


def _described_participle(verb: Word, sentence: Sentence) -> Changes:
    """Give a described person the participle behind the name: "an aide to Roy, Ann Lee, | jailed | by a court"."""
    name, before = verb.head, sentence.words[max(verb.i - 1, 0)]
    noun = name.head.head
    if verb.dep != "acl" or verb.tag != "VBN" or name.dep != "pobj" or name.tag not in PROPER_TAGS:
        return {}
    apposed = any(w.dep == "appos" and w.i == before.i - 1 for above in (noun, name) for w in above.children)
    person = noun.pos == "NOUN" and NOUN_TYPES.get(noun.lemma) == "Person"
    return hang(verb, noun, "acl") if apposed and person and before.text == "," else {}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.set-off-object",
        Repair(Step.ATTACHMENTS, _set_off_object, frozenset({"npadvmod"})),
        {
            "She married, in 1990, Tom Berg.": ("Berg:dobj:married",),
            "Peru arrested, police said, Luis Cano.": ("Cano:dobj:arrested",),
            "Weber, the finance minister, and Koch, her deputy, met Christine Lagarde.": ("Lagarde:dobj:met",),
        },
        ("She married Tom Berg.", "She left, in May, for Lima."),
    ),
    RepairRule(
        "repair.before-description",
        Repair(Step.ATTACHMENTS, _before_description, frozenset({"advmod", "npadvmod"})),
        {
            "Weber, the finance minister, and Koch, her deputy, met Christine Lagarde.": (
                "Weber:nsubj:met",
                "minister:appos:Weber",
                ",:punct:Weber",
                "and:cc:Weber",
                "Koch:conj:Weber",
            ),
        },
        ("Monday, the finance minister, a banker, left.", "Orlov, the prime minister, left."),
    ),
    RepairRule(
        "repair.of-somebody-else",
        Repair(Step.ATTACHMENTS, _of_somebody_else, frozenset({"appos"})),
        {
            "The lawyer for Omar Haddad, Ruth Klein, sued Acme.": ("Klein:appos:lawyer",),
            "President of the Hazara Ethnic Society of Australia, Hassan Ghulam, sued Acme.": (
                "Ghulam:appos:President",
            ),
            "The mayor of Dogubayazit, Mukkades Kubilay, claims that Turkey sent doctors.": ("Kubilay:appos:mayor",),
        },
        ("The mayor, Ruth Klein, sued Acme.", "The capital of Peru, Lima, was shelled."),
    ),
    RepairRule(
        "repair.behind-place",
        Repair(Step.ATTACHMENTS, _behind_place, frozenset({"appos"})),
        {
            "At a ceremony in Oslo, the museum's director, Ann Lee, gave a medal to Peru.": (
                ",:punct:gave",
                "director:nsubj:gave",
                ",:punct:gave",
            )
        },
        ("Ann Lee left Oslo, the capital, in May.", "In Oslo, the capital, Ann Lee wept.", "In Oslo, Ann Lee wept."),
    ),
    RepairRule(
        "repair.behind-conjunction",
        Repair(Step.ATTACHMENTS, _behind_conjunction, frozenset({"pobj"})),
        {
            "Acme Ltd fired Bob Roy in 2019 after a nurse, Ann Lee, saw him in one of the wards.": (
                "after:mark:saw",
                "nurse:nsubj:saw",
                "saw:advcl:fired",
            ),
        },
        (
            "Acme fired Bob Roy after an auditor, Ann Lee, and left.",
            "Acme fired Bob Roy after a row and found a passport.",
        ),
    ),
    RepairRule(
        "repair.described-participle",
        Repair(Step.ATTACHMENTS, _described_participle, frozenset({"acl"})),
        {
            "An aide to Bob Roy, Ann Lee, jailed by a court, met Tom Hall.": ("jailed:acl:aide",),
            "A critic of Bob Roy, Ann Lee, arrested by police, met Tom Hall.": ("arrested:acl:critic",),
        },
        ("An aide to Bob Roy, jailed by a court, met Tom Hall.", "The town of Agadez, Niger, bombed by Chad, fell."),
    ),
    RepairRule(
        "repair.described-owner",
        Repair(Step.ATTACHMENTS, _described_owner, frozenset({"pobj", "nsubj", "dobj"})),
        {
            "Bob Roy borrowed money from Acme, a company controlled by the billionaire Ann Lee's cousin, Tom Hall.": (
                "the:det:Lee",
                "billionaire:compound:Lee",
                "cousin:pobj:by",
            ),
        },
        ("Acme is controlled by the billionaire, Ann Lee's cousin.", "Acme is run by Ann Lee's cousin, Tom Hall."),
    ),
    RepairRule(
        "repair.owned-modifier",
        Repair(Step.ATTACHMENTS, _owned_modifier, frozenset({"dative"})),
        {
            "Klitschko defended his IBF heavyweight crown with ease.": (
                "his:poss:crown",
                "IBF:compound:crown",
            ),
        },
        ("Ann Lee gave Chad a tank.", "Ann Lee sent her aunt flowers."),
    ),
    RepairRule(
        "repair.described-subject",
        Repair(Step.ATTACHMENTS, _described_subject, SUBJECT_DEPS),
        {"A member of the Miners League, Jan Novak was arrested.": (",:punct:member", "Novak:appos:member")},
        ("A member of the union was arrested.", "The mayor, Ann Lee, was arrested.", "In May, Ann Lee was arrested."),
    ),
    RepairRule(
        "repair.described-speaker",
        Repair(Step.ATTACHMENTS, _described_speaker, frozenset({"VBG"})),
        {"The Red Cross operating in Iraq said US forces must leave.": ("Cross:nsubj:said", "operating:acl:Cross")},
        ("Working in Haiti is hard.", "The agency said its doctors were leaving."),
    ),
    RepairRule(
        "repair.beside-measure",
        Repair(Step.PARTS_OF_SPEECH, _beside_measure, frozenset({"npadvmod", "dobj"})),
        {"The driver killed a cyclist ten miles north of Bergen.": ("a:det:cyclist", "cyclist:dobj:killed")},
        ("The army moved ten miles north.", "The driver hit a wall."),
    ),
    RepairRule(
        "repair.asked-predicate",
        Repair(Step.ATTACHMENTS, _asked_predicate, frozenset({"appos"})),
        {
            "Is Ann Lee the president of Ghana?": ("president:attr:Is",),
            "Is Omar Haddad the leader of Hamas?": ("Haddad:nsubj:Is", "leader:attr:Is"),
        },
        ("Is Ann Lee, the president of Ghana, ill?", "Ann Lee is the president of Ghana."),
    ),
    RepairRule(
        "repair.behind-kind",
        Repair(Step.ATTACHMENTS, _behind_kind, frozenset({"npadvmod", "appos"})),
        {"Belgium defeated debutants Panama 3-0.": ("debutants:compound:Panama", "Panama:dobj:defeated")},
        ("Belgium defeated Panama on Monday.", "The mayor met voters in Panama."),
    ),
)

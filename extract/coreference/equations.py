"""Equations: names and descriptions that the tree equates, by titles, appositions and "X is the Y"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import is_descriptive
from triplewire.extract.lexicon.labels import (
    DETERMINER_DEPS,
    DETERMINING_DEPS,
    PATIENT_DEPS,
    PERSON_OR_BODY_TYPES,
    PROPER_TAGS,
    SINGULAR_TAGS,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.nouns import NOUN_TYPES, OFFICES, TITLES
from triplewire.extract.mentions.nominals import is_quotation_mark
from triplewire.extract.mentions.sizes import size_of
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.tree import Sentence, Word


def equated(phrase: Phrase, ends: dict[int, Phrase]) -> Iterator[tuple[Word, str]]:
    """Yield the heads of the phrases that a description is equated with, with the rule; `ends`: names by their end."""
    head = phrase.head
    if nearer := _person_right_before(phrase, ends):
        yield nearer.head, "apposition"
    described = [
        (inner, child) for child in head.children if (inner := child.child("appos"))
    ]  # "her aide, the poet | Lee"
    for name, apposed in ((head.head, head), *((child, child) for child in head.children), *described):
        listed = any(child.lower in DESCRIPTIONS.indefinite for child in name.children)  # "a lorry, a VBIED, a tank"
        if apposed.dep == "appos" and not listed and _is_apposed(head) and not _is_parted(phrase.sentence, name, head):
            if apposed is head and name.i < name.head.i < head.i and name.head.pos in VERBAL_POS:
                continue  # "| Lee was convicted of killing a judge, a | clerk and a guard"
            yield name, "apposition"
    if phrase.type == "Person" and (person := _person_behind_body(head)):
        yield person, "apposition"
    if before := _name_before(phrase, ends):
        yield before.head, "apposition"
    if subject := subject_of_predicate(head):
        yield subject, "copula"
    if holder := _appointed(head):
        yield holder, "copula"


def subject_of_predicate(noun: Word) -> Word | None:
    """The subject that a noun identifies: "| Ann Lee is both an artist and a | nurse"."""
    first = noun.head if noun.dep == "conj" and noun.head.dep == "attr" else noun
    identifies = first.dep == "attr" and _identifies(first) and (first is noun or noun.child("det", "poss") is not None)
    return first.head.child("nsubj") if identifies else None


def _appointed(role: Word) -> Word | None:
    """The person who is given a role: "| Ann Lee was named | chairman", "appointed | Tom Hall as | director"."""
    above = role.head.head if role.dep == "pobj" and role.head.lower == "as" else role.head
    if role.dep != "oprd" and above is role.head:
        return None
    if above.dep in PATIENT_DEPS and above.head.lemma in DESCRIPTIONS.appointing:
        above = above.head  # "as" hangs on the person
    if above.lemma not in DESCRIPTIONS.appointing or above.child("neg") or above.child("aux"):
        return None
    return above.child(*PATIENT_DEPS) or above.child("nsubj")


def named_as(patient: Word) -> Word | None:
    """The name that somebody described turns out to have: "The victim was identified as | Ann Lee"."""
    verb = patient.head if patient.dep in PATIENT_DEPS else patient.child("acl")
    if verb is None or verb.lemma not in DESCRIPTIONS.naming or verb.child("neg") or verb.tag == "VB":
        return None
    behind = (
        w.child("pobj") for holder in (verb, patient) for w in holder.children if w.lower == "as" and w.i > verb.i
    )
    name = next(behind, None) or (verb.child("oprd", "attr") if verb.dep == "acl" else None)  # "a nurse named Ann Lee"
    return name if name is not None and name.tag in PROPER_TAGS else None


def _person_behind_body(role: Word) -> Word | None:
    """The person named behind the body of a role: "the spokesman for Acme, | Ann Lee"."""
    bodies = (child.child("pobj") for child in role.children if child.dep == "prep")
    named = (body for body in bodies if body and body.ent != "PERSON" and NOUN_TYPES.get(body.lemma) != "Person")
    names = (body.child("appos") for body in named)
    return next((name for name in names if name and name.ent in {"PERSON", ""} and name.tag == "NNP"), None)


def name_behind_body(role: Phrase, named: dict[int, Phrase]) -> Phrase | None:
    """The name that follows that of a person's body or place: "a | nurse at Salud Sin | Rosa Moen left".

    `named`: names by start.
    """
    words, link = role.sentence.words, role.head.child("prep")
    if role.type != "Person" or link is None:
        return None
    body = _name_from(words, link.i + 1, named) or _name_from(words, link.i + 2, named)  # behind an article
    return _name_from(words, body.words[-1].i + 1, named) if body else None


def _name_from(words: tuple[Word, ...], at: int, named: dict[int, Phrase]) -> Phrase | None:
    return named.get(words[at].start) if at < len(words) else None


def _name_before(phrase: Phrase, ends: dict[int, Phrase]) -> Phrase | None:
    """The name of the same type before a comma and an indefinite object, where the tree does not attach it.

    "plans for the X5, | a small car". Lists are excluded, and subjects, which begin a clause ("In Oslo, a man fell").
    """
    words, at = phrase.sentence.words, phrase.words[0].i
    indefinite = phrase.words[0].lower in DESCRIPTIONS.indefinite
    if at < 2 or not indefinite or words[at - 1].text != "," or phrase.head.dep != "dobj":
        return None
    name = ends.get(words[at - 2].end)
    fits = name is not None and name.type == phrase.type and phrase.head.child("conj", "cc") is None
    return name if fits else None


def _person_right_before(phrase: Phrase, ends: dict[int, Phrase]) -> Phrase | None:
    """The person named right before an apposition: "Tom Hall, who fled, and | Ann Lee, the mayor"."""
    words, at = phrase.sentence.words, phrase.words[0].i
    if phrase.type != "Person" or phrase.head.dep != "appos" or at < 2 or words[at - 1].text != ",":
        return None
    name = ends.get(words[at - 2].end)
    listed = any(child.lower in DESCRIPTIONS.indefinite for child in phrase.head.children) and phrase.head.child("cc")
    return name if name and name.type == "Person" and not listed and _is_apposed(phrase.head) else None


def _is_apposed(head: Word) -> bool:
    """Whether a noun can identify something: with an article or owner, or bare for a person ("editor")."""
    before = [child for child in head.children if child.i < head.i]
    if any(child.lower in DESCRIPTIONS.quantified for child in before):
        return False
    determined = any(word.dep in DETERMINING_DEPS for word in before)
    return NOUN_TYPES.get(head.lemma) == "Person" or is_descriptive(head.lower) or determined


def _is_parted(sentence: Sentence, one: Word, other: Word) -> bool:
    """Whether a colon or the edge of a quotation stands between two words: "Image: The Herald"."""
    first, last = sorted((one.i, other.i))
    return any(word.text == ":" or is_quotation_mark(word) for word in sentence.words[first:last])


def _identifies(attribute: Word) -> bool:
    """Whether "X is the Y" identifies X: without negation, modality or quotation marks, and not "part of"."""
    verb = attribute.head
    about = (*verb.children, *attribute.children)
    loose = any(
        word.dep == "neg" or word.tag == "MD" or word.lower in DESCRIPTIONS.denying or is_quotation_mark(word)
        for word in about
    )
    determined = any(child.dep in DETERMINER_DEPS for child in attribute.children)
    return verb.lemma in DESCRIPTIONS.copulas and not loose and (determined or attribute.lower in OFFICES)


def joint_names(phrase: Phrase, named: dict[int, Phrase], discourse: Discourse) -> tuple[Chain, ...]:
    """The chains of the names that a plural noun introduces: "the brothers | Tom and Ben", "two men, | Tom and Ben"."""
    if not phrase.plural or phrase.type is None:
        return ()
    behind = name_behind(phrase, named)
    nouns = (phrase.head, *(body for child in phrase.head.children if (body := child.child("pobj"))))
    apposed = [child for noun in nouns for child in noun.children if child.dep == "appos"]
    for first in (*apposed, *([behind.head] if behind else [])):
        sides = discourse.coordinated(first)
        fits = sides and (sides[0].type == phrase.type or {sides[0].type, phrase.type} <= PERSON_OR_BODY_TYPES)
        if fits and size_of(phrase) in {None, len(sides)}:
            return sides
    return ()


def name_behind(phrase: Phrase, named: dict[int, Phrase]) -> Phrase | None:
    """The name that a description directly precedes; `named`: names by start."""
    at = phrase.head.i + 1
    return named.get(phrase.sentence.words[at].start) if at < len(phrase.sentence.words) else None


def adjacent_name(phrase: Phrase, named: dict[int, Phrase]) -> Phrase | None:
    """The name that a description directly precedes: "director General | Suleiman al-Amr"; `named`: names by start."""
    words, at = phrase.sentence.words, phrase.head.i + 1
    while (
        at < len(words)
        and words[at].lower in TITLES
        and words[at].tag in SINGULAR_TAGS
        and words[at].start not in named
    ):
        at += 1
    name = named.get(words[at].start) if at < len(words) else None
    name = name or _name_behind_field(phrase, named)
    if name is None or name.kind != "name" or phrase.plural:
        return None
    if name.head.dep in SUBJECT_DEPS and name.head.head.head is phrase.head is not phrase.head.head:
        return None  # "a | guard | Moen shot"
    tied = phrase.head in name.words[-1].children or name.head.head is phrase.head
    tied = tied or (name.head.head is phrase.head.head and name.head.dep == phrase.head.dep in SUBJECT_DEPS)
    return name if tied or (phrase.type == "Person" and name.type == "Person") else None


def _name_behind_field(office: Phrase, named: dict[int, Phrase]) -> Phrase | None:
    """The person behind an office with "of" that modifies the name: "U.S. | Secretary | of State Dana Whitfield"."""
    words, of = office.sentence.words, office.head.child("prep")
    field = of.child("pobj") if of and of.i == office.head.i + 1 else None
    if field is None or field.i + 1 >= len(words) or office.head.dep not in {"compound", "nmod"}:
        return None
    name = named.get(words[field.i + 1].start)
    return name if name is not None and office.head.head in name.words else None

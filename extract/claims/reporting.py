"""Verbs of saying, thinking, promising and denying: what their subject says with them."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.claims.speakers import nearest_subject
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import SUBJECTS, has_aux, is_passive
from triplewire.extract.syntax.phrases import VERBAL, after_comma
from triplewire.extract.syntax.tree import Word

_SAY, _THINK, _DENY = SPEECH.say, SPEECH.think, SPEECH.deny
REPORTING = _SAY | _THINK | _DENY
SAYING_NOUNS = SPEECH.claim_nouns | SPEECH.think_nouns | SPEECH.deny_nouns
_THROWN_IN = frozenset({"parataxis", "ccomp", "dep"})
_QUESTIONS = frozenset({"WDT", "WP", "WP$", "WRB"})
_NOBODY = frozenset({"it", "that", "this", "what", "which"})
_THROWN_INTO = VERBAL | {"NOUN", "PROPN", "ADJ"}


def said_by(verb: Word) -> Iterator[Word]:
    """The words that the verb's subject says: its content clause, or the clause that it is thrown into."""
    lends = clause_lending(verb)
    contents = [child for child in verb.children if child is not lends and _is_content(child, verb)]
    if contents and contents[-1].dep == "ccomp" and contents[-1].i < verb.i:
        yield from _before(verb, contents[-1])
    elif contents:
        contents += (child for child in verb.children if _goes_on(child, contents[-1]))
        for content in contents:
            yield from words_of(content)
    elif _is_thrown_in(verb):
        own = set(verb.subtree()).difference(*(far.subtree() for far in _far_subjects(verb)))
        yield from (word for word in verb.head.subtree() if word not in own)


def clause_lending(verb: Word) -> Word | None:
    """The clause before a verb without a subject, which lends it its own ("Lee meets Kim, says talks go on")."""
    content = verb.child("ccomp")
    if content is None or content.i > verb.i or nearest_subject(verb) or is_passive(verb):
        return None
    return content if nearest_subject(content) else None


def words_of(content: Word) -> Iterator[Word]:
    """All words of what is said, without the verbs of saying that the parser joins to it by mistake."""
    others = {word for verb in _speaks_on(content) for word in verb.subtree()}
    return (word for word in content.subtree() if word not in others)


def spoken_with(verb: Word) -> Word | None:
    """The verb above whose subject says this, too: "He feared that it would burst, and said ..."."""
    return verb.head.head if verb in _speaks_on(verb.head) else None


def _speaks_on(content: Word) -> list[Word]:
    """Verbs of saying that go on with what the speaker of `content` says: "..., and said that", "..., adding that".

    A finite one has the tense of the verb above and not the content's.
    """
    above = content.head
    if content.dep != "ccomp" or above.lemma not in REPORTING | SPEECH.light:
        return []
    verbs = [word for word in content.children if word.lemma in REPORTING and nearest_subject(word) is None]
    return [
        word
        for word in verbs
        if (word.dep == "conj" and word.tag == above.tag != content.tag)
        or (word.dep == "advcl" and word.tag == "VBG" and after_comma(word) and word.i > content.i)
    ]


def denies(verb: Word) -> bool:
    """Whether the verb says that its content is not so."""
    negated = any(word.dep == "neg" for word in verb.children)
    if verb.lemma in _DENY or (verb.lemma in SPEECH.against and verb.lemma not in _SAY):
        return not negated
    return negated and verb.lemma in _THINK


def is_countered(noun: Word) -> bool:
    """Whether the claim that `noun` stands for is called false: "denied reports that", "rejects claims of"."""
    countering = noun.head.lemma in _DENY or noun.head.lemma in SPEECH.against
    return countering and noun.dep == "dobj" and noun.lemma in SAYING_NOUNS


def _goes_on(child: Word, content: Word) -> bool:
    """The parser may join a second content clause to the verb, without a comma: "says it broke and nobody saw it"."""
    if child.dep != "conj" or child.i < content.i or nearest_subject(child) is None or child.lemma in REPORTING:
        return False
    first = child.subtree()[0].i
    commas = [word for word in child.head.children if word.text == "," and content.i < word.i < first]
    return content.dep == "ccomp" and not commas


def _far_subjects(verb: Word) -> list[Word]:
    """In "The army, said Lee, has left" the parser gives both subjects to the verb between them."""
    near = nearest_subject(verb)
    return [word for word in verb.children if word.dep in SUBJECTS and word is not near]


def _before(verb: Word, content: Word) -> Iterator[Word]:
    """All that stands before "..., he said" or "..., said he", and what of the content goes on behind it."""
    subject = nearest_subject(verb)
    edge = min([verb.i, *(word.i for word in subject.subtree())]) if subject else verb.i
    yield from (word for word in verb.subtree() if word.i < edge)
    yield from (word for word in content.subtree() if word.i > verb.i)


def _is_content(child: Word, verb: Word) -> bool:
    lemma, dep = verb.lemma, child.dep
    if dep == "ccomp":
        parted = any(word.text == ";" and child.i < word.i < verb.i for word in (*child.children, *verb.children))
        return not parted and _is_said_clause(child, verb)
    if dep == "xcomp":
        return _is_said_phrase(child, verb)
    if dep == "dobj":
        return _is_said_noun(child, verb)
    if dep == "prep":
        return child.lower in _said_after(lemma)
    if dep in {"oprd", "acomp"} and lemma in SPEECH.passive and is_passive(verb):  # "is believed dead"
        return True
    return (dep == "oprd" and lemma in SPEECH.call) or (dep == "acomp" and lemma in _SAY)


def _said_after(verb: str) -> frozenset[str]:
    """The prepositions that what a verb says may follow: "accused him of lying", "described as a coup"."""
    if verb in SPEECH.accuse:
        return frozenset({"of", "with", "for"})
    if verb in SPEECH.of:
        return frozenset({"of"})
    return frozenset({"as"}) if verb in SPEECH.call or verb in SPEECH.passive else frozenset()


def _is_said_clause(child: Word, verb: Word) -> bool:
    """Any verb may report with "that" ("tweeted that"), but for those that make or find it so."""
    if is_passive(verb) and not opens_with_that(child):  # "she was told he left"; in "it was said" it stands for him
        subject = nearest_subject(verb)
        return verb.lemma in SPEECH.addressing or (
            verb.lemma in REPORTING and subject is not None and subject.lower == "it"
        )
    if verb.lemma in _THINK:
        return child.subtree()[0].tag not in _QUESTIONS  # "does not know who left" claims nothing
    if verb.lemma in REPORTING:
        return not has_aux(child, "to")
    if verb.lemma in SPEECH.calling and child.pos not in VERBAL:  # "called it a lie", as a clause of its own
        return True
    subject = nearest_subject(verb)
    reports = (
        opens_with_that(child) and subject is not None and subject.lower not in _NOBODY and not says_with_noun(verb)
    )
    return reports and verb.pos == "VERB" and verb.lemma not in SPEECH.not_said


def says_with_noun(verb: Word) -> bool:
    """Whether the verb says something only with its object: "expressed fears", "made the claim"."""
    said = verb.child("dobj", "nsubjpass")
    return said is not None and said.lemma in SAYING_NOUNS and verb.lemma in SPEECH.light


def opens_with_that(clause: Word) -> bool:
    """Whether "that" opens the clause, whatever the parser takes it for."""
    first = clause.subtree()[0]
    return first.lower == "that" and first.tag in {"IN", "WDT", "DT"} and first is not clause


def _is_said_phrase(child: Word, verb: Word) -> bool:
    if child.tag == "VBG":
        return verb.lemma in SPEECH.gerund
    if not has_aux(child, "to"):
        return verb.lemma in REPORTING
    if is_passive(verb):
        return verb.lemma in SPEECH.passive
    return verb.lemma in SPEECH.infinitive or (verb.lemma in _SAY and verb.child("acomp") is not None)


def _is_said_noun(child: Word, verb: Word) -> bool:
    if child.lemma in SAYING_NOUNS and verb.lemma in SPEECH.against:
        return True
    return verb.lemma in SPEECH.object and verb.child("dative") is None and child.tag not in {"WDT", "WP"}


def _is_thrown_in(verb: Word) -> bool:
    """In "the army, he said, has left", "as Lee said, it has left" the verb hangs on what is said."""
    above, subject = verb.head, nearest_subject(verb)
    if verb.lemma not in REPORTING or above is verb or above.pos not in _THROWN_INTO or subject is None:
        return False
    if (is_passive(verb) and subject.lower != "it") or not _is_set_off(verb):
        return False
    if verb.dep == "advcl":
        mark = verb.child("mark", "advmod")
        return mark is not None and mark.lower == "as"
    if verb.dep == "nsubj":  # "which, critics say, is a camp", without the commas
        return verb.tag in {"VBP", "VBZ", "VBD"} and subject.i < verb.i < above.i
    return verb.dep in _THROWN_IN and verb.child("dobj", "mark") is None


def _is_set_off(verb: Word) -> bool:
    """Whether a comma, dash, bracket or quotation mark parts the verb's clause from what it hangs on."""
    if verb.dep == "nsubj" or verb.i < verb.head.i:
        return True
    own = verb.subtree()
    marks = [word for word in verb.head.children if word.pos == "PUNCT" and word.i == own[0].i - 1]
    return any(word.text not in {";", ":"} for word in marks) or own[0].pos == "PUNCT"

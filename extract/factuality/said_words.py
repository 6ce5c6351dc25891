"""The words that a verb of saying, thinking, promising or denying reports: its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triplewire.extract.factuality.reporting import (
    REPORTING,
    SAYING_NOUNS,
    is_headline_plan,
    nearest_subject,
    reports,
    says_with_noun,
)
from triplewire.extract.lexicon.event_lexicon import VERBS
from triplewire.extract.lexicon.labels import (
    AS_CLAUSE_DEPS,
    CLAUSE_BEHIND_IT_DEPS,
    FINITE_VERB_TAGS,
    PARENTHESIS_HOST_POS,
    PARENTHETICAL_DEPS,
    QUESTION_WORD_TAGS,
    SUBJECT_DEPS,
    THAT_TAGS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import has_aux, is_passive
from triplewire.extract.syntax.phrases import after_comma, is_finite
from triplewire.extract.syntax.tree import Word


def said_by(verb: Word) -> Iterator[Word]:
    """Yield the words of the verb's content: its complements, or the clause that the verb interrupts."""
    if contents := contents_of(verb):
        yield from words_of_contents(verb, contents)
    elif is_parenthetical(verb):
        yield from words_around(verb)


def contents_of(verb: Word) -> list[Word]:
    """Return the heads of the complements that state what is said, in the order of the text."""
    lending = clause_lending_subject(verb)
    return [child for child in verb.children if child is not lending and _is_content(child, verb)]


def words_of_contents(verb: Word, contents: Sequence[Word]) -> Iterator[Word]:
    """Yield the words of the verb's content, given the heads of its complements."""
    last = contents[-1]
    if last.dep == "ccomp" and last.i < verb.i:
        yield from _words_before(verb, last)
        return
    further = next((child for child in verb.children if _continues(child, last)), None)
    for content in (*contents, *((further,) if further else ())):
        yield from words_of_content(content)


def words_of_content(content: Word) -> Iterator[Word]:
    """Yield the words below `content`, except verbs of saying that the parser attaches to it by mistake.

    A relative clause that a comma sets off is the article's own, unless the content is a clause: "called it a gift for
    Lima, which lost the game".
    """
    others = {word for verb in _later_saying(content) for word in verb.subtree()}
    if content.pos not in VERBAL_POS:
        added = (word for word in content.subtree() if word.dep == "relcl" and after_comma(word))
        others |= {word for clause in added for word in clause.subtree()}
    return (word for word in content.subtree() if word not in others)


def words_around(verb: Word) -> Iterator[Word]:
    """Yield the words of the clause that a parenthetical verb of saying interrupts."""
    own = set(verb.subtree()).difference(*(far.subtree() for far in _far_subjects(verb)))
    return (word for word in _interrupted(verb).subtree() if word not in own)


def _interrupted(verb: Word) -> Word:
    """Return the head of the clause around a parenthesis, which may hang on the last noun before it.

    With more of the phrase behind it, it holds for the phrase alone: "a man, police say, of thirty".
    """
    host = verb.head
    last, end = host.subtree()[-1].i, max(word.i for word in verb.subtree())
    if host.pos in VERBAL_POS or host.dep not in SUBJECT_DEPS or last > end + 1:
        return host
    return host.head


def clause_lending_subject(verb: Word) -> Word | None:
    """Return the clause before a verb without a subject whose subject it shares ("Lee meets Kim, says talks go on")."""
    content = verb.child("ccomp")
    if content is None or content.i > verb.i or nearest_subject(verb) or is_passive(verb):
        return None
    return content if nearest_subject(content) else None


def shared_verb_of_saying(verb: Word) -> Word | None:
    """Return the verb above with the same speaker: "feared" of "said" in "He feared that it would, and said ..."."""
    return verb.head.head if verb in _later_saying(verb.head) else None


def opens_with_that(clause: Word) -> bool:
    """Whether "that" opens the clause, whatever its label."""
    first = clause.subtree()[0]
    return first.lower == "that" and first.tag in THAT_TAGS and first is not clause


def is_parenthetical(verb: Word) -> bool:
    """Whether the verb depends on its own content: "the army, he said, has left", "as Lee said, it has left"."""
    above, subject = verb.head, nearest_subject(verb)
    if (
        not (reports(verb) or is_idiom(verb))
        or above is verb
        or above.pos not in PARENTHESIS_HOST_POS
        or subject is None
    ):
        return False
    if (is_passive(verb) and subject.lower != "it") or not _is_set_off(verb):
        return False
    mark = verb.child("mark", "advmod")
    if verb.dep in AS_CLAUSE_DEPS | {"ccomp"} and mark is not None and mark.lower == "as":
        return True
    if verb.dep == "nsubj" or (verb.dep == "appos" and verb.tag in FINITE_VERB_TAGS):  # "which, critics say, is"
        return verb.tag in FINITE_VERB_TAGS and (verb.dep == "appos" or subject.i < verb.i < above.i)
    if verb.dep == "conj" and mark is not None and mark.lower == "so":  # "..., or so Lee says"
        return any(word.dep == "cc" and word.lower == "or" for word in above.children)
    return verb.dep in PARENTHETICAL_DEPS and verb.child("dobj", "mark") is None


def is_idiom(verb: Word) -> bool:
    """Whether the verb reports with "it": "as Lee puts it", "rumour has it that"."""
    said = verb.child("dobj")
    told = verb.lemma in SPEECH.with_it or (_opens_with_as(verb) and verb.tag == "VBZ" and verb.lemma not in VERBS)
    return told and said is not None and said.lower == "it"


def _opens_with_as(verb: Word) -> bool:
    return any(word.dep == "mark" and word.lower == "as" for word in verb.children)


def _later_saying(content: Word) -> list[Word]:
    """Return the verbs below `content` that continue its speaker's report: "..., and said that", "..., adding that".

    A finite one has the tense of the verb above and not that of the content.
    """
    above = content.head
    if content.dep != "ccomp" or not (above.lemma in REPORTING or above.lemma in SPEECH.light):
        return []
    verbs = [word for word in content.children if word.lemma in REPORTING and nearest_subject(word) is None]
    return [
        word
        for word in verbs
        if (word.dep == "conj" and word.tag == above.tag != content.tag)
        or (word.dep == "advcl" and word.tag == "VBG" and after_comma(word) and word.i > content.i)
    ]


def _continues(child: Word, content: Word) -> bool:
    """Whether a clause joined to the verb without a comma is further content: "says it broke and nobody saw it"."""
    if child.dep != "conj" or child.i < content.i or nearest_subject(child) is None or child.lemma in REPORTING:
        return False
    first = child.subtree()[0].i
    commas = [word for word in child.head.children if word.text == "," and content.i < word.i < first]
    return content.dep == "ccomp" and not commas


def _far_subjects(verb: Word) -> list[Word]:
    """Return the subjects other than the nearest: in "The army, said Lee, has left" the verb is given both."""
    near = nearest_subject(verb)
    return [word for word in verb.children if word.dep in SUBJECT_DEPS and word is not near]


def _words_before(verb: Word, content: Word) -> Iterator[Word]:
    """Yield the words before "..., he said" or "..., said he", and those of the content that follow it."""
    subject = nearest_subject(verb)
    edge = min([verb.i, *(word.i for word in subject.subtree())]) if subject else verb.i
    yield from (word for word in verb.subtree() if word.i < edge)
    yield from (word for word in content.subtree() if word.i > verb.i)


def _is_content(child: Word, verb: Word) -> bool:
    lemma, dep = verb.lemma, child.dep
    if is_idiom(verb) and dep in CLAUSE_BEHIND_IT_DEPS:
        return opens_with_that(child) or (dep == "ccomp" and lemma == "have")
    if dep == "ccomp":
        return not _is_parted(child, verb) and _is_content_clause(child, verb)
    if dep == "xcomp":
        return _is_content_phrase(child, verb)
    if dep == "dobj":
        return _is_content_noun(child, verb)
    if dep == "prep":
        return child.lower in _content_prepositions(lemma)
    return _is_content_state(child, verb)


def _is_parted(child: Word, verb: Word) -> bool:
    """Whether a semicolon stands between a clause and the verb behind it."""
    return any(word.text == ";" and child.i < word.i < verb.i for word in (*child.children, *verb.children))


def _is_content_state(child: Word, verb: Word) -> bool:
    """Whether an attribute is said: "is believed dead", "called the vote a fraud"."""
    lemma, dep = verb.lemma, child.dep
    if dep in {"oprd", "acomp"} and lemma in SPEECH.passive and is_passive(verb):
        return True
    return (dep == "oprd" and lemma in SPEECH.call) or (dep == "acomp" and lemma in SPEECH.say)


def _content_prepositions(lemma: str) -> frozenset[str]:
    """Return the prepositions before a verb's content: "accused him of lying", "described as a coup"."""
    if lemma in SPEECH.accuse | SPEECH.sue:
        return SPEECH.accuse_prepositions
    if lemma in SPEECH.of:
        return frozenset({"of"})
    return frozenset({"as"}) if lemma in SPEECH.call or lemma in SPEECH.passive else frozenset()


def _is_content_clause(child: Word, verb: Word) -> bool:
    """Whether a clause is said; any verb may report with "that" ("tweeted that"), except those of `not_said`."""
    if is_passive(verb) and not opens_with_that(child):  # "she was told he left"; "it" in "it was said" is the clause
        subject = nearest_subject(verb)
        return verb.lemma in SPEECH.addressing or (
            verb.lemma in REPORTING and subject is not None and subject.lower == "it"
        )
    if verb.lemma in SPEECH.think:
        return child.subtree()[0].tag not in QUESTION_WORD_TAGS  # "does not know who left" claims nothing
    if reports(verb):
        return not has_aux(child, "to") or is_headline_plan(child)
    if verb.lemma in SPEECH.calling and child.pos not in VERBAL_POS:  # "called it a lie", parsed as a clause
        return True
    subject = nearest_subject(verb)
    tells = (
        opens_with_that(child)
        and subject is not None
        and subject.lower not in SPEECH.unable_to_speak
        and not says_with_noun(verb)
    )
    shows = subject is not None and verb.lemma in SPEECH.finding and _is_text(subject)  # "the memo shows that"
    if shows or _is_heard(child, verb):
        return True
    return tells and verb.pos == "VERB" and verb.lemma not in SPEECH.not_said


def _is_heard(child: Word, verb: Word) -> bool:
    """Whether a court is told it ("the jury heard it was a theft"), or anybody how it was."""
    subject = nearest_subject(verb)
    court = subject is not None and subject.lemma.lower() in SPEECH.hearing
    return (
        verb.lemma in SPEECH.hearsay
        and is_finite(child)
        and (court or any(word.lower == "how" for word in child.children))
    )


def _is_text(noun: Word) -> bool:
    return noun.lemma in SPEECH.texts or noun.lemma in SPEECH.channel_nouns


def _is_content_phrase(child: Word, verb: Word) -> bool:
    """Whether a gerund, participle or infinitive is said."""
    if not has_aux(child, "to"):
        return verb.lemma in (SPEECH.gerund if child.tag == "VBG" else REPORTING)
    if is_passive(verb):
        return verb.lemma in SPEECH.passive
    return verb.lemma in SPEECH.infinitive or (verb.lemma in SPEECH.say and verb.child("acomp") is not None)


def _is_content_noun(child: Word, verb: Word) -> bool:
    """Whether an object is said: "claimed control", "rejected the report", "blamed Chad's raid on Mali"."""
    if verb.lemma == "blame":
        return child.child("poss") is not None and any(word.lower == "on" for word in verb.children)
    if child.lemma in SAYING_NOUNS and verb.lemma in SPEECH.against:
        return child.child("poss") is None  # "dismissed his complaint": he complained
    counted = {noun.lemma for of in child.children if of.lower == "of" for noun in of.children}
    if verb.lemma == "claim" and not SPEECH.gains.isdisjoint({child.lemma, *counted}):
        return False  # "claimed the title", "claimed 12 of his wins"
    return verb.lemma in SPEECH.object and verb.child("dative") is None and child.tag not in {"WDT", "WP"}


def _is_set_off(verb: Word) -> bool:
    """Whether a comma, dash, bracket or quotation mark separates the verb's clause from its head."""
    if verb.dep in {"nsubj", "conj"} or verb.i < verb.head.i:
        return True
    own = verb.subtree()
    marks = [word for word in verb.head.children if word.pos == "PUNCT" and word.i == own[0].i - 1]
    return any(word.text not in {";", ":"} for word in marks) or own[0].pos == "PUNCT"

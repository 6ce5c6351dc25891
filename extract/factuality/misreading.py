"""Signs that the parser misread a clause: what it reports stays an event, but no plain fact rests on it."""

from __future__ import annotations

from triplewire.extract.factuality.reporting import SAYING_NOUNS, lacks_nothing
from triplewire.extract.lexicon.event_lexicon import VERBS
from triplewire.extract.lexicon.labels import (
    AUXILIARY_DEPS,
    COLLECTIVE_KINDS,
    HYPHENS,
    NOUN_POS,
    PRESENT_TAGS,
    RELATIVE_PRONOUN_TAGS,
    SENTENCE_ENDS,
)
from triplewire.extract.lexicon.lists import ROLES, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_KINDS, NOUN_TYPES
from triplewire.extract.syntax.control import is_passive, own_subject, subject
from triplewire.extract.syntax.tree import Sentence, Word

_JOINING = frozenset({"cc", "punct"})


def is_misread(verb: Word, sentence: Sentence) -> bool:
    """Return whether a verb stands in a tree that no correct reading of the sentence has."""
    signs = (
        _lacks_subject, _has_acronym, _opens_below_none, _is_person, _is_given, _disagrees, _follows_report,
        _joins_two_persons, _is_content_elsewhere,
    )  # fmt: skip
    within = (_is_fragment, _is_piece, _is_borrowed, _has_two_persons)
    return any(sign(sentence, verb) for sign in within) or any(sign(verb) for sign in signs)


def is_whole(sentence: Sentence) -> bool:
    """Whether it is a whole sentence of running text, no headline."""
    return sentence.kind == "paragraph" and sentence.words[-1].text in SENTENCE_ENDS


def _is_fragment(sentence: Sentence, verb: Word) -> bool:
    """Whether a whole sentence has a noun at its root, so that its main verb was read as something else."""
    if not is_whole(sentence) or verb.dep not in {"relcl", "acl"}:
        return False
    root = next(word for word in sentence.words if word.head is word)
    return root.pos in NOUN_POS and own_subject(root) is None


def _is_borrowed(sentence: Sentence, verb: Word) -> bool:
    """Whether the subject of a participle may be that of the main verb: "to see Oslo, Lee, singing, left"."""
    root = next(word for word in sentence.words if word.head is word)
    bare = root.tag in {"VBD", "VBZ"} and own_subject(root) is None
    return bare and is_whole(sentence) and verb.dep == "acl" and verb.tag == "VBG" and verb.i < root.i


def _has_two_persons(sentence: Sentence, verb: Word) -> bool:
    """Whether "who" stands right behind another person: "Lee, the successor of Omar Haddad, who | ruled"."""
    who = own_subject(verb) if verb.dep == "relcl" else None
    if who is None or who.lower != "who" or who.i < 2 or sentence.words[who.i - 1].text != ",":
        return False
    name, noun = sentence.words[who.i - 2], verb.head
    named = name.head is noun and name.dep == "appos"  # "the mayor, Ann Lee, who"
    return name.ent == "PERSON" and noun.i < name.i and not named


def _is_piece(sentence: Sentence, verb: Word) -> bool:
    """Whether a hyphen joins the verb to a word that says what it means: "rear- | ended"."""
    before = sentence.words[verb.i - 1] if verb.i else verb
    return before.text in HYPHENS and before.end == verb.start


def _lacks_subject(verb: Word) -> bool:
    """Whether a finite clause that needs a subject of its own has none: "she knew improves"."""
    needs = verb.dep in {"ccomp", "advcl"} and verb.tag in {"VBZ", "VBP"}
    return needs and own_subject(verb) is None and not any(w.dep in {"mark", "expl"} for w in verb.children)


def _is_person(verb: Word) -> bool:
    """Whether the noun for a person was read as a verb: "the novel's | screenwriter | Ann Lee"."""
    bare = verb.lower == verb.lemma and not any(w.dep in AUXILIARY_DEPS for w in verb.children)
    return bare and verb.lemma not in VERBS and NOUN_TYPES.get(verb.lemma) == "Person"


def _joins_two_persons(verb: Word) -> bool:
    """Whether only a comma joins two persons in the subject: "after meeting | Omar Haddad, Ann Lee | left"."""
    own = own_subject(verb)
    if own is None or own.ent != "PERSON" or any(word.dep == "cc" for word in own.subtree()):
        return False
    other = own.child("appos", "conj")
    return other is not None and other.ent == "PERSON"


def _is_content_elsewhere(verb: Word) -> bool:
    """Whether "that" opens a clause that hangs on no verb of its content: "stated for years that Chad | left"."""
    if verb.dep == "conj" and not any(
        verb.head.i < w.i < verb.i and w.dep in {"cc", "punct"} for w in verb.head.children
    ):
        return own_subject(verb) is not None  # "for writing that Lee | left"
    if verb.dep not in {"relcl", "conj"} or not any(w.dep == "mark" and w.lower == "that" for w in verb.children):
        return False
    if any(w.dep == "mark" and w.lower != "that" for w in verb.children):  # "so that"
        return False
    shared = verb.dep == "conj" and any(w.dep == "mark" for w in verb.head.children)
    return not shared and (verb.dep == "conj" or (lacks_nothing(verb) and verb.head.lemma not in SAYING_NOUNS))


def _is_given(verb: Word) -> bool:
    """Whether a verb of two objects may share the passive before it: "he was stripped and | assigned a guard"."""
    bare = verb.dep == "conj" and own_subject(verb) is None and not any(w.dep in AUXILIARY_DEPS for w in verb.children)
    alike = verb.tag in {"VBD", "VBN"} and verb.lower.endswith("ed") and verb.lemma in ROLES.dative
    return bare and alike and is_passive(verb.head) and not is_passive(verb)


def _follows_report(verb: Word) -> bool:
    """Whether a participle may belong to what is reported before it: "Chad left, the army said, | triggering riots"."""
    above = verb.head
    told = above.child("ccomp")
    behind = verb.dep == "advcl" and verb.tag == "VBG" and told is not None and told.i < above.i < verb.i
    return behind and above.lemma in SPEECH.say and verb.lemma not in SPEECH.say


def _disagrees(verb: Word) -> bool:
    """Whether a verb shares a subject of another number: "sealed an area where a swan was found and | have posted"."""
    first = next((word for word in verb.ancestors() if word.dep != "conj"), verb)
    below = verb.dep == "conj" and own_subject(verb) is None and first.dep != "ROOT"
    shared = subject(verb) if below else None
    finite = next((w for w in verb.children if w.dep in AUXILIARY_DEPS and w.tag in PRESENT_TAGS), verb)
    if shared is None or shared.pos != "NOUN" or finite.tag not in PRESENT_TAGS or shared.child("conj") is not None:
        return False
    if finite.tag == "VBZ":
        return shared.tag == "NNS"
    return shared.tag == "NN" and NOUN_KINDS.get(shared.lemma) not in COLLECTIVE_KINDS


def _opens_below_none(verb: Word) -> bool:
    """Whether a main clause opens with "that" behind a subject: "the fact that Chad invaded Niger | shocked Mali"."""
    own = own_subject(verb)
    return verb.head is verb and any(
        w.dep == "mark" and w.lower == "that" and own and w.i > own.i for w in verb.children
    )


def _has_acronym(verb: Word) -> bool:
    """Whether an acronym was read as a pronoun: "Lee, | WHO | risk adviser"."""
    own = own_subject(verb)
    return own is not None and own.tag in RELATIVE_PRONOUN_TAGS | {"PRP"} and own.text.isupper() and own.text != "I"

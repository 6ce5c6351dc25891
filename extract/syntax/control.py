"""The logical subject of a verb: its own, or the one given by a relative clause, coordination or control."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    ATTRIBUTIVE_DEPS,
    AUXILIARY_DEPS,
    FINITE_TAGS,
    FINITE_VERB_TAGS,
    INTERROGATIVE_TAGS,
    NOT_CLAUSE_DEPS,
    NOUN_CLAUSE_DEPS,
    OBJECT_OR_DATIVE_DEPS,
    PARTICIPLE_TAGS,
    PAST_TAGS,
    PLURAL_TAGS,
    RESULT_CLAUSE_DEPS,
    SINGULAR_TAGS,
    SUBJECT_DEPS,
    SUBJECTLESS_CLAUSE_DEPS,
    TEAM_LABELS,
    UTTERED_KINDS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONJUNCTIONS, CONTROL, LIGHT_VERBS, PRONOUNS, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_KINDS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.relatives import antecedent, is_relative, relative_head
from triplewire.extract.syntax.tree import Word, remembered

_TWO_OBJECTS = CONTROL.double_object
_CONTROL = CONTROL.entries("object_control", "subject_control")
_PREPOSITION_CONTROL = frozenset(tuple(entry.split()) for entry in CONTROL.preposition_control)
_GERUND_CONTROL = frozenset(tuple(entry.split()) for entry in CONTROL.gerund_control)
_SPEAKING = SPEECH.say | SPEECH.think | SPEECH.accuse | SPEECH.deny | SPEECH.call


@remembered
def own_subject(verb: Word) -> Word | None:
    """The subject among the children of the verb, relative pronouns included."""
    for word in verb.children:
        if word.dep in SUBJECT_DEPS:
            return word
    return None


def has_aux(verb: Word, lower: str) -> bool:
    """Whether this auxiliary ("to", ...) is a child of the verb."""
    return any(w.dep == "aux" and w.lower == lower for w in verb.children)


@remembered
def is_passive(verb: Word) -> bool:
    """Whether the logical subject is acted on."""
    if any(w.dep in {"nsubjpass", "auxpass"} for w in verb.children) or is_result(verb):
        return True
    if verb.dep == "conj" and verb.lemma in CONTROL.transitive_only and not verb.child("dobj", "aux", "nsubj", "ccomp"):
        return is_passive(verb.head)
    if _is_headline_passive(verb):
        return True
    if verb.tag != "VBN" or any(w.dep == "aux" for w in verb.children) or is_past_tense(verb):
        return False
    if verb.dep == "conj":
        return is_passive(verb.head)
    return verb.dep in RESULT_CLAUSE_DEPS and own_subject(verb) is None


def _is_headline_passive(verb: Word) -> bool:
    """Whether a headline leaves out the auxiliary of a passive: "Soldier accused of beating a priest"."""
    if (
        verb.head is not verb
        or verb.tag not in PAST_TAGS
        or verb.child("dobj", "dative", "ccomp", "prt", *AUXILIARY_DEPS)
    ):
        return False
    charged = verb.lemma in CONTROL.transitive_only or verb.lemma in SPEECH.accuse
    return charged and any(w.dep == "prep" and w.i == verb.i + 1 for w in verb.children)


def is_result(verb: Word) -> bool:
    """Whether it is the participle of a small clause or an absolute: "saw nine men killed", "with two men killed"."""
    own = own_subject(verb)
    if verb.tag not in PAST_TAGS or own is None or own.i > verb.i or is_relative(own):
        return False
    named = verb.lemma in _TWO_OBJECTS and verb.dep == "ccomp"  # "saw him elected president"
    if verb.child("aux", "auxpass", "ccomp", "attr", "acomp", *(() if named else ("dobj",))) is not None:
        return False
    if any(w.dep == "mark" and w.lower not in CONJUNCTIONS.absolute for w in verb.children):
        return False
    first = verb
    while first.dep == "conj" and (first.tag == "VBN" or first is verb):
        first = first.head
    if (
        verb.dep == "conj" and first.lemma in CONTROL.small_clause and first.i < own.i
    ):  # "saw a man shot and cars burned"
        return verb.tag == "VBN" or verb.lemma in CONTROL.transitive_only
    return _takes_result(first, verb)


def _takes_result(first: Word, verb: Word) -> bool:
    """Whether a participle is passive where `first`, the first one coordinated with it, stands."""
    above = first.head
    if first.dep in {"ccomp", "xcomp"} and first.i > above.i:
        return above.lemma in CONTROL.small_clause and (verb.tag == "VBN" or above.lemma in CONTROL.understood_object)
    if first.dep in {"ccomp", "xcomp"}:  # "his aide arrested, the mayor fled"
        return verb.lemma in CONTROL.transitive_only and above.lemma not in _SPEAKING
    if first.dep == "pcomp":
        return above.lower in CONJUNCTIONS.absolute
    return first.dep == "advcl" and verb.tag == first.tag == "VBN" and own_subject(first) is not None


def is_past_tense(verb: Word) -> bool:
    """Whether a participle after a passive is a past tense, as it has an object: "was held and accused him"."""
    if verb.tag != "VBN" or verb.dep != "conj" or verb.child("dobj") is None:
        return False
    return verb.head.child("auxpass") is not None and verb.child("aux", "auxpass") is None


def belongs_above(verb: Word) -> bool:
    """Whether a coordinated verb continues the verb of saying: "said the cause was open and accused the crew".

    The parser hangs it on the clause that is said. But it is a verb of saying itself, and the clause that is said has
    an auxiliary or a copula; or it is a plural, as those who say it, and what is said has a singular subject.
    """
    said = verb.head
    saying = said.head
    if _is_plural_of(verb, saying, said):
        return True
    return (
        verb.dep == "conj"
        and said.dep == "ccomp"
        and saying.i < said.i
        and (verb.tag in FINITE_VERB_TAGS or is_past_tense(verb))
        and verb.lemma in _SPEAKING
        and saying.lemma in _SPEAKING
        and own_subject(verb) is None
        and (said.lemma == "be" or any(w.dep in AUXILIARY_DEPS for w in said.children))
        and not any(w.dep in AUXILIARY_DEPS for w in verb.children)
    )


def _is_plural_of(verb: Word, saying: Word, said: Word) -> bool:
    """Whether a verb agrees in number with the speakers, not with what they say: "say she was late and accuse her"."""
    joined = verb.dep == "conj" and verb.tag in {"VB", "VBP"} and verb.lemma in _SPEAKING and own_subject(verb) is None
    told = said.dep == "ccomp" and saying.i < said.i and saying.lemma in _SPEAKING and said.tag in {"VBD", "VBZ"}
    if not (joined and told) or any(w.dep in AUXILIARY_DEPS for w in verb.children):
        return False
    speakers, topic = saying.child(*SUBJECT_DEPS), said.child(*SUBJECT_DEPS)
    if speakers is None or topic is None or topic.child("conj") is not None:
        return False
    plural = speakers.tag in PLURAL_TAGS or speakers.lower in PRONOUNS.they or speakers.child("conj") is not None
    return plural and (topic.tag in SINGULAR_TAGS or topic.lower in PRONOUNS.he | PRONOUNS.she)


def clause_above(word: Word) -> Word | None:
    """The head of the clause around the word."""
    for above in word.ancestors():
        if above.pos in VERBAL_POS and above.dep not in NOT_CLAUSE_DEPS:
            return above
    return None


@remembered
def merges(verb: Word) -> Word | None:
    """The verb above that only opens the group of this one: "voted to hold", "was able to start"."""
    if verb.dep != "xcomp" or own_subject(verb) or (verb.tag == "VBN" and not verb.child("aux", "auxpass")):
        return None
    above = verb.head
    if above.pos == "ADJ" and above.dep == "acomp":
        return above.head if above.lemma not in CONTROL.tough else None
    if above.pos not in VERBAL_POS:
        return None
    if is_purpose(verb) or (_controlling_object(above) and above.lemma not in CONTROL.subject_control):
        return None
    return above


def is_purpose(verb: Word) -> bool:
    """Whether an infinitive behind an object states the purpose of the subject, though it is parsed as a complement."""
    above = verb.head
    if verb.dep != "xcomp" or above.pos not in VERBAL_POS or above.child("dobj") is None or not has_aux(verb, "to"):
        return False
    return above.lemma not in _CONTROL


def subject(verb: Word, depth: int = 0) -> Word | None:
    """The head of the logical subject; None where the text does not say it."""
    own = own_subject(verb)
    if own is not None and not (own.lower in PRONOUNS.reflexive and verb.dep == "ccomp"):
        return _antecedent_of(own, verb)
    if depth > THRESHOLDS.syntax.clause_depth:
        return None
    if verb.dep == "conj":
        above = verb.head.head if belongs_above(verb) else verb.head
        return subject(above, depth + 1) if above.pos in VERBAL_POS and above.i < verb.i else None
    if verb.dep in NOUN_CLAUSE_DEPS:
        return verb.head if _holds_saying(verb) else _subject_of_noun_clause(verb, depth)
    if verb.dep == "ccomp" and own is not None:  # "got himself arrested"
        return subject(verb.head, depth + 1)
    return _subject_of_complement(verb, depth) if verb.dep == "xcomp" else _subject_of_adverbial(verb, depth)


def _holds_saying(verb: Word) -> bool:
    """Whether a relative clause without a pronoun has a clause of saying inside: "a man they say sold the rifle"."""
    return verb.dep == "relcl" and any(w.dep == "parataxis" and w.i < verb.i for w in verb.children)


def _antecedent_of(word: Word, verb: Word) -> Word | None:
    """The antecedent of a relative pronoun, or the word itself; None for an interrogative pronoun."""
    if not is_relative(word) or word.tag == "DT":
        return None if word.tag in INTERROGATIVE_TAGS else word
    noun = relative_head(verb)
    return antecedent(verb, noun, word.lower) if noun else None


def _controlling_object(verb: Word) -> Word | None:
    """The object that an infinitive has as its subject, or the noun in "called on the mayor to resign"."""
    for child in verb.children:
        if child.dep in OBJECT_OR_DATIVE_DEPS and child.pos != "ADP":
            return child
        if (
            child.dep == "prep"
            and (verb.lemma, child.lower) in _PREPOSITION_CONTROL
            and (governed := child.child("pobj"))
        ):
            return governed
    return None


def _subject_of_complement(verb: Word, depth: int) -> Word | None:
    above = verb.head
    if above.pos == "ADJ":
        if above.lemma in CONTROL.tough:
            return None
        above = above.head
    if above.pos not in VERBAL_POS:
        return None
    controlling = _controlling_object(above)
    if controlling and above.lemma not in CONTROL.subject_control and not is_purpose(verb) and not is_passive(above):
        return _antecedent_of(controlling, above)
    found = subject(above, depth + 1)
    idle = above.lemma == "be" and verb.head.lemma not in PRONOUNS.minded
    return None if idle and found is not None and found.lower == "it" else found


def _subject_of_noun_clause(verb: Word, depth: int) -> Word | None:
    """The noun, for a participle and for an infinitive after "first", "only" and the like; else what controls it."""
    noun = verb.head
    if verb.tag in PARTICIPLE_TAGS and not has_aux(verb, "to"):
        if verb.tag == "VBG" and _is_extraposed(noun):
            return None
        above = clause_above(noun) if verb.lower == "aged" and noun.ent != "PERSON" and noun.dep != "nsubj" else None
        return subject(above, depth + 1) if above is not None else noun
    if has_aux(verb, "to"):
        if any(w.lower in CONTROL.ranking or w.tag == "JJS" for w in noun.children):
            return noun
        owner = noun.child("poss") or _decider(noun)
        if owner is not None and owner.pos != "PRON":
            return owner
        above = clause_above(noun)
        held = (
            above is not None and noun.dep == "dobj" and above.lemma in LIGHT_VERBS.light
        )  # "made a decision to strike"
        if above is not None and (held or noun.lower == "order"):
            return (_recipient(above) if held else None) or subject(above, depth + 1)
    return None


def _recipient(verb: Word) -> Word | None:
    """Who is given something: "gave | officers | the power to act"."""
    given = verb.child("dative")
    return given.child("pobj") if given is not None and given.pos == "ADP" else given


def _decider(noun: Word) -> Word | None:
    """The state or body before a noun of an act or thought, who is to carry it out: "the | Kenyan | decision to go"."""
    if NOUN_KINDS.get(noun.lemma) not in UTTERED_KINDS | {"act"}:
        return None
    actors = (word for word in noun.children if word.dep in ATTRIBUTIVE_DEPS and word.ent in TEAM_LABELS)
    return next(actors, None)


def _is_extraposed(noun: Word) -> bool:
    """Whether a gerund behind a predicate is what "it" stands for: "it is a tough job hosting the Oscars"."""
    own = own_subject(noun.head) if noun.dep == "attr" else None
    return own is not None and own.lower == "it"


def _subject_of_adverbial(verb: Word, depth: int) -> Word | None:
    """The subject of the clause around a non-finite adverbial or gerund."""
    finite = verb.tag in FINITE_TAGS
    bare = verb.tag == "VB" and not has_aux(verb, "to")
    if verb.dep in SUBJECTLESS_CLAUSE_DEPS and not finite and not bare:
        above = clause_above(verb)
        if above is None:
            return None
        if _is_result_of(verb, above):
            agent = above.child("agent")
            return agent.child("pobj") if agent is not None else None
        return _gerund_object(verb, above) or subject(above, depth + 1)
    return None


def _is_result_of(verb: Word, above: Word) -> bool:
    """Whether a participle states the harm of the passive before it: "was attacked by militiamen, killing five"."""
    while verb.dep == "conj":
        verb = verb.head
    return verb.dep == "advcl" and verb.i > above.i and verb.lemma in CONTROL.resulting and is_passive(above)


def _gerund_object(verb: Word, above: Word) -> Word | None:
    """The object that is the subject of a gerund: "accused the mayor of lying", "found him guilty of lying"."""
    if verb.dep != "pcomp" or is_passive(above):
        return None
    preposition = verb.head
    found = above.child("dobj")
    if preposition.head.pos == "ADJ":
        return own_subject(preposition.head) or found
    controlled = (above.lemma, preposition.lower) in _GERUND_CONTROL or is_ground(preposition, above)
    return found if controlled else None


def is_ground(preposition: Word, above: Word) -> bool:
    """Whether it opens what the object of the verb is punished for: "arrested a man on suspicion of shooting Lee"."""
    ground = preposition.head
    stands = ground.dep == "pobj" and ground.head.head is above and ground.lemma in CONTROL.grounds
    return stands and (above.lemma, "for") in _GERUND_CONTROL

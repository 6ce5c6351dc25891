"""Coordinated objects that the parser hangs on a place, an owner or a date, and verbs taken for their adjectives."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import COMMON_NOUN_TAGS, FINITE_TAGS, PAST_TAGS, SUBJECT_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import CONTROL
from triplewire.extract.lexicon.nouns import is_given_name
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_ADJECTIVAL = dict(entry.split() for entry in CONTROL.adjectival_past)  # form -> lemma
_OBJECT_DEPS = frozenset({"dobj", "pobj", *SUBJECT_DEPS})


def _owned_names(first: Word, _sentence: Sentence) -> Changes:
    """Join the second name of "met Chile's Ana Soto and Peru's | Omar Haddad" to the first."""
    last, owner, joint = first.head, first.child("conj"), first.child("cc")
    listed = last.dep == "appos" and last.head.tag == "NNP"  # "met Chile's Ana Soto, Peru's Omar Haddad and Cuba's ..."
    if (
        last.head is last
        or owner is None
        or joint is None
        or not first.tag == last.tag == owner.tag == "NNP"
        or not (last.dep in _OBJECT_DEPS or listed)
    ):
        return {}
    if not first.i < joint.i < owner.i < last.i or owner.child("case") is None:
        return {}
    before = [word for word in last.children if word.dep == "poss" and word.i < first.i]
    bare = first.dep == "poss" and first.child("case") is None  # no owner: "met | Ana Soto | and Peru's Haddad met"
    if not before and not bare and first.child("poss") is None:
        return {}
    mine = {i: change for word in before for i, change in hang(word, first, "poss").items()}
    dep = "conj" if listed else last.dep
    return mine | hang(first, last.head, dep) | hang(last, first, "conj") | hang(owner, last, "poss")


def _owner_joined(owner: Word, sentence: Sentence) -> Changes:
    """Make the owner of the second name what it is: "met Chile's Ana Soto and | Peru | 's Omar Haddad".

    So it is where that name begins the next clause: "met Ana Soto and | Peru | 's Omar Haddad met Eva Roth".
    """
    case, first = owner.child("case"), owner.head
    if (
        owner.tag != "NNP"
        or case is None
        or case.tag != "POS"
        or case.i != owner.i + 1
        or len(sentence.words) <= case.i + 1
    ):
        return {}
    beside = sentence.words[case.i + 1]
    name = beside.head if beside.dep == "compound" else beside
    if name.tag != "NNP" or name.subtree()[0] is not beside:
        return {}
    if name.dep in SUBJECT_DEPS and name.head.dep == "conj" and is_above(name.head.head, first):
        joint = sentence.words[max(owner.i - 1, 0)]
        moved = hang(joint, name.head.head, "cc") if joint.dep == "cc" else {}
        return moved | hang(owner, name, "poss")
    if first is owner or name.dep != "conj" or name.head not in {first, owner}:
        return {}
    return hang(name, first, "conj") | hang(owner, name, "poss")


def _names_at_places(second: Word, sentence: Sentence) -> Changes:
    """Join the second name of "met Ana Soto in Oslo and | Bob Roy | in Lima" to the first, not to the place.

    The prepositions belong to the names, or to the verb: "charged Ana Soto with theft and | Bob Roy | with fraud".
    """
    place = second.head
    preposition, joint = place.head, place.child("cc")
    above, person = preposition.head, second.subtree()[0]
    if second.dep != "conj" or second.tag != "NNP" or not (second.ent == "PERSON" or is_given_name(person.text)):
        return {}
    noun = above.child("dobj") if above.pos in VERBAL_POS else above
    if noun is None or noun.dep != "dobj" or noun.tag != "NNP" or place.dep != "pobj":
        return {}
    own = sentence.words[min(second.i + 1, len(sentence.words) - 1)]
    if own.dep != "prep" or own.lower != preposition.lower or own.head not in {second, above}:
        return {}
    if joint is None or person is second or person.i != joint.i + 1:
        return {}
    return hang(second, noun, "conj") | hang(joint, noun, "cc") | hang(own, second if above is noun else above, "prep")


def _only_verb(word: Word, sentence: Sentence) -> Changes:
    """Make a participle between two persons the verb of a sentence without one: "Ann Lee | married | actor Bob Roy"."""
    lemma = word.lemma if word.tag in PAST_TAGS else _ADJECTIVAL.get(word.lower)
    name = word.head.head if word.head.dep == "compound" else word.head
    subject = sentence.words[max(word.i - 1, 0)]
    bare = any(other.tag in FINITE_TAGS and other is not word for other in sentence.words)
    persons = subject.ent == "PERSON" and any(w.ent == "PERSON" for w in (name, *name.children) if w.i > word.i)
    if lemma is None or bare or not persons or name.i < word.i or sentence.root not in {subject, name}:
        return {}
    if sentence.words[word.i + 1].tag not in COMMON_NOUN_TAGS:
        return {}
    made = {word.i: Change(head=word.i, dep="ROOT", tag="VBD", pos="VERB", lemma=lemma)}
    return made | hang(subject, word, "nsubj") | hang(name, word, "dobj")


def _verb_before_name(word: Word, sentence: Sentence) -> Changes:
    """Make a participle before a titled name the verb that it is: "divorced Lee in May and | married | singer Bob Roy".

    So it is where the name would be coordinated with a verb, or would describe another person in a series of verbs:
    "robbed Bob Roy, | kissed | singer Ann Lee and left".
    """
    name = word.head.head if word.head.dep == "compound" else word.head
    above = name.head
    verb = above if above.tag == "VBD" else above.head
    titled = name.ent == "PERSON" and name.subtree()[0] is word and any(w.tag == "NN" for w in name.children)
    lemma = word.lemma if word.tag in PAST_TAGS else _ADJECTIVAL.get(word.lower)
    if (
        lemma is None
        or name is word
        or verb.tag != "VBD"
        or not titled
        or own_subject(verb) is None
        or is_above(name, verb)
    ):
        return {}
    joined = name.dep == "conj" and above is verb and sentence.words[word.i - 1].dep == "cc"
    last = next((w.child("conj") for w in (verb, above, name) if w.child("conj") is not None), None)
    listed = name.dep == "appos" and above.dep == "dobj" and above.ent == "PERSON"
    if not joined and (not listed or last is None or last.tag != "VBD" or last.i < name.i):
        return {}
    made = {word.i: Change(head=verb.i, dep="conj", tag="VBD", pos="VERB", lemma=lemma)}
    return made | hang(name, word, "dobj")


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.owned-objects",
        Repair(Step.ATTACHMENTS, _owned_names, frozenset({"nmod", "poss"})),
        {
            "President Vega met Chile's Ana Soto and Peru's Omar Haddad.": (
                "Soto:dobj:met",
                "Peru:poss:Haddad",
                "Haddad:conj:Soto",
            ),
            "Ursula Lind thanked Norway's Jonas Berg, Denmark's Mette Holm and Finland's Petri Koski.": (
                "Holm:conj:Berg",
                "Finland:poss:Koski",
                "Koski:conj:Holm",
            ),
            "Egypt's Sami Nour met Ann Lee and Turkey's Hakan Fidan met Tom Roy.": (
                "Lee:nsubj:met",
                "Turkey:poss:Fidan",
                "Fidan:conj:Lee",
            ),
        },
        ("President Vega met Chile's Ana Soto.", "Vega met the envoys of Chile and Peru's Omar Haddad."),
    ),
    RepairRule(
        "repair.owner-joined",
        Repair(Step.ATTACHMENTS, _owner_joined, frozenset({"conj"})),
        {
            "Ann Lee met Chile's Pablo Soto and Peru's Luis Vega.": ("Peru:poss:Vega",),
            "Ann Lee met Chile's foreign minister Pablo Soto and Peru's Luis Vega.": ("Peru:poss:Vega",),
            "Egypt's Sami Zaki met Sergei Ivanov and Turkey's Hakan Fidan met Tom Roy.": (
                "and:cc:met",
                "Turkey:poss:Fidan",
            ),
        },
        ("Ann Lee met Pablo Soto and Peru's envoy.", "Ann Lee met Pablo Soto and Luis Vega."),
    ),
    RepairRule(
        "repair.names-at-places",
        Repair(Step.ATTACHMENTS, _names_at_places, frozenset({"conj"})),
        {
            "President Vega met Ana Soto in Oslo and Omar Haddad in Lima.": ("and:cc:Soto", "Haddad:conj:Soto"),
            "Judges charged Omar Haddad with theft and Eva Roth with fraud.": (
                "and:cc:Haddad",
                "Roth:conj:Haddad",
            ),
        },
        ("President Vega met Ana Soto in Oslo and Lima.", "President Vega met Ana Soto in Oslo and Bergen in Norway."),
    ),
    RepairRule(
        "repair.only-verb",
        Repair(Step.MAIN_VERBS, _only_verb, frozenset({"amod"})),
        {
            "Novelist Marta Silva married actor Paul Crane in Lisbon.": (
                "Silva:nsubj:married",
                "married/VERB/VBD/marry",
                "married:ROOT:married",
                "Crane:dobj:married",
            ),
        },
        ("The wanted man Bob Roy.", "Novelist Marta Silva met retired actor Paul Crane."),
    ),
    RepairRule(
        "repair.verb-before-name",
        Repair(Step.MAIN_VERBS, _verb_before_name, frozenset({"amod"})),
        {
            "The thief robbed banker Bob Roy, kissed singer Ann Lee and left.": (
                "kissed/VERB/VBD/kiss",
                "kissed:conj:robbed",
                "Lee:dobj:kissed",
            ),
            "Ann Lee divorced Omar Haddad in 2019 and married singer Bob Roy.": (
                "married/VERB/VBD/marry",
                "married:conj:divorced",
                "Roy:dobj:married",
            ),
        },
        (
            "The mayor met Bob Roy, retired judge Ann Lee and her son.",
            "The mayor met convicted banker Bob Roy and left.",
        ),
    ),
)

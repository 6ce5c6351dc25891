"""Coordinated objects that the parser hangs on a place, an owner or a date, and verbs taken for their adjectives."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import PAST_TAGS, SUBJECT_DEPS
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
    if (
        last.head is last
        or owner is None
        or joint is None
        or not first.tag == last.tag == owner.tag == "NNP"
        or last.dep not in _OBJECT_DEPS
    ):
        return {}
    if not first.i < joint.i < owner.i < last.i or owner.child("case") is None:
        return {}
    before = [word for word in last.children if word.dep == "poss" and word.i < first.i]
    if not before and first.child("poss") is None:
        return {}
    mine = {i: change for word in before for i, change in hang(word, first, "poss").items()}
    return mine | hang(first, last.head, last.dep) | hang(last, first, "conj") | hang(owner, last, "poss")


def _owner_joined(owner: Word, sentence: Sentence) -> Changes:
    """Make the owner of the second name what it is: "met Chile's Ana Soto and | Peru | 's Omar Haddad"."""
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
    if name.tag != "NNP" or name.dep != "conj" or name.head not in {first, owner} or name.subtree()[0] is not beside:
        return {}
    return hang(name, first, "conj") | hang(owner, name, "poss")


def _names_at_places(second: Word, _sentence: Sentence) -> Changes:
    """Join the second name of "met Ana Soto in Oslo and | Bob Roy | in Lima" to the first, not to the place."""
    place = second.head
    preposition, joint = place.head, place.child("cc")
    noun = preposition.head
    person = second.subtree()[0]
    if second.dep != "conj" or second.tag != "NNP" or not (second.ent == "PERSON" or is_given_name(person.text)):
        return {}
    if joint is None or place.dep != "pobj" or noun.dep != "dobj" or noun.tag != "NNP" or person.i != joint.i + 1:
        return {}
    own = next((word for word in second.children if word.dep == "prep" and word.lower == preposition.lower), None)
    return {} if own is None or person is second else hang(second, noun, "conj") | hang(joint, noun, "cc")


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
        Repair(Step.ATTACHMENTS, _owned_names, frozenset({"nmod"})),
        {
            "President Vega met Chile's Ana Soto and Peru's Omar Haddad.": (
                "Soto:dobj:met",
                "Peru:poss:Haddad",
                "Haddad:conj:Soto",
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
        },
        ("Ann Lee met Pablo Soto and Peru's envoy.", "Ann Lee met Pablo Soto and Luis Vega."),
    ),
    RepairRule(
        "repair.names-at-places",
        Repair(Step.ATTACHMENTS, _names_at_places, frozenset({"conj"})),
        {
            "President Vega met Ana Soto in Oslo and Omar Haddad in Lima.": ("and:cc:Soto", "Haddad:conj:Soto"),
        },
        ("President Vega met Ana Soto in Oslo and Lima.", "President Vega met Ana Soto in Oslo and Bergen in Norway."),
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

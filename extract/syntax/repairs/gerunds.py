"""Gerunds with an owner that the parser takes for adjectives, and gerunds far from their preposition.

"Russia's supplying missiles to Iran": an adjective to the parser.

Before a noun only verbs of handing over are gerunds; most others do describe it ("the city's growing market").
"""

from __future__ import annotations

from triplewire.extract.lexicon.event_lexicon import VERBS
from triplewire.extract.lexicon.labels import ACTIVE_ARGUMENT_DEPS, SUBJECT_DEPS
from triplewire.extract.lexicon.lists import CONTROL, SPEECH
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word, position

_HANDING_OVER = dict(entry.split() for entry in CONTROL.handing_over)  # form -> lemma


def _described(verb: Word, sentence: Sentence) -> Changes:
    """Make the noun behind the gerund its object, and the owner its subject: "Russia's supplying missiles"."""
    owner = _owner(verb, sentence)
    if owner is None or verb.dep != "amod" or verb.lower not in _HANDING_OVER:
        return {}
    if owner.dep != "poss" or owner.head is not verb.head or owner is verb.head:
        return {}
    return _raised(verb, owner, verb.head, sentence)


def _hung(verb: Word, sentence: Sentence) -> Changes:
    """Make the owner the subject of a gerund that hangs on a noun: "the company's firing two men"."""
    owner = _owner(verb, sentence)
    if owner is None or verb.dep != "acl" or owner.dep not in ACTIVE_ARGUMENT_DEPS or is_above(verb, owner):
        return {}
    return _raised(verb, owner, owner, sentence)


def _shared(verb: Word, sentence: Sentence) -> Changes:
    """Make a gerund behind a comma that of the preposition before it: "came close to, but stopped short of, firing"."""
    comma, preposition = sentence.words[verb.i - 1], sentence.words[max(verb.i - 2, 0)]
    if verb.dep != "advcl" or comma.text != "," or preposition.dep != "prep" or preposition.children:
        return {}
    return {} if is_above(verb, preposition) else hang(verb, preposition, "pcomp")


def _of_career(verb: Word, sentence: Sentence) -> Changes:
    """Make the gerund in "began her | film making | career", taken for a clause, a part of the object."""
    above, noun = verb.head, sentence.words[max(verb.i - 1, 0)]
    behind = sentence.words[min(verb.i + 1, len(sentence.words) - 1)]
    if above.lemma not in CONTROL.clauseless or verb.dep not in {"xcomp", "ccomp"} or noun.dep not in SUBJECT_DEPS:
        return {}
    if noun.head is not verb or noun.child("poss") is None or behind.dep != "dobj" or behind.head is not verb:
        return {}
    parts = {w.i: Change(head=behind.i) for w in noun.children}
    rest = {w.i: Change(head=above.i) for w in verb.children if w.i > behind.i}
    part = {verb.i: Change(head=behind.i, dep="compound", pos="NOUN", tag="NN", lemma=verb.lower)}
    return parts | rest | part | hang(noun, behind, "compound") | hang(behind, above, "dobj")


def _of_charge(verb: Word, sentence: Sentence) -> Changes:
    """Make the deed in "charged him with | resisting | officers", taken for an adjective, the gerund of its object."""
    noun, preposition = verb.head, sentence.words[max(verb.i - 1, 0)]
    charged = preposition.lower in SPEECH.accuse_prepositions and preposition.head.lemma in SPEECH.accuse
    if verb.dep != "amod" or noun.dep != "pobj" or noun.head is not preposition or not charged:
        return {}
    if verb.lemma not in VERBS or noun.i < verb.i:
        return {}
    return {verb.i: Change(head=preposition.i, dep="pcomp", pos="VERB")} | hang(noun, verb, "dobj")


def _of_accused(verb: Word, sentence: Sentence) -> Changes:
    """Give the accusation the deed that hangs on the accused: "accused the air force of | bombing | a market"."""
    del sentence
    preposition = verb.head
    accused = preposition.head
    if verb.dep != "pcomp" or preposition.lower not in SPEECH.accuse_prepositions or accused.dep != "dobj":
        return {}
    above = accused.head
    if above.lemma not in SPEECH.accuse or verb.lemma not in VERBS or is_above(preposition, above):
        return {}
    return hang(preposition, above, "prep")


def _of_deed(verb: Word, sentence: Sentence) -> Changes:
    """Give the deed of an accusation its harm: "accused Peru of bombing a market, | killing | nine traders"."""
    above = verb.head
    if verb.dep != "advcl" or verb.lemma not in CONTROL.resulting or above.lemma not in SPEECH.accuse:
        return {}
    within = sentence.words[above.i + 1 : verb.i]
    deeds = (w for w in within if w.dep == "pcomp" and w.head.lower in SPEECH.accuse_prepositions)
    deed = next((w for w in deeds if is_above(above, w) and not is_above(verb, w)), None)
    return hang(verb, deed, "advcl") if deed is not None else {}


def _between_names(gerund: Word, sentence: Sentence) -> Changes:
    """Make the noun in "saw Kenya | bombing | Togo", taken for a part of a name, a verb with both its sides."""
    before = sentence.words[max(gerund.i - 1, 0)]
    name = gerund.head if gerund.dep == "compound" else gerund.child("dobj")
    above = name.head if gerund.dep == "compound" and name is not None else gerund.head
    lemma = _verb_of(gerund.lower)
    if lemma is None or name is None or name.pos != "PROPN" or name.i < gerund.i or not gerund.text.islower():
        return {}
    if before.pos != "PROPN" or before.head not in {gerund, name} or before.dep != "compound":
        return {}
    if above.lemma not in CONTROL.small_clause or above is name or is_above(gerund, above):
        return {}
    parts = {w.i: Change(head=before.i) for w in (*gerund.children, *name.children) if w.i < before.i}
    verb = {gerund.i: Change(head=above.i, dep="ccomp", tag="VBG", pos="VERB", lemma=lemma)}
    return parts | verb | hang(before, gerund, "nsubj") | hang(name, gerund, "dobj")


def _verb_of(form: str) -> str | None:
    """The known verb of a gerund: "bomb" of "bombing", "raid" of "raiding"; None if there is none."""
    stem = form.removesuffix("ing")
    if stem == form:
        return None
    return next((lemma for lemma in (stem, f"{stem}e", stem[:-1]) if lemma in VERBS), None)


def _owner(verb: Word, sentence: Sentence) -> Word | None:
    """The word with the "'s" before a gerund."""
    mark = sentence.words[verb.i - 1]
    return mark.head if verb.i > 1 and verb.tag == "VBG" and mark.tag == "POS" else None


def _raised(verb: Word, owner: Word, noun: Word, sentence: Sentence) -> Changes:
    """Put the gerund in the place of `noun`, the head of the phrase."""
    above = noun.head
    changes = {noun.i: Change(head=verb.i, dep="dobj")}
    changes[owner.i] = Change(head=verb.i, dep="nsubj")
    changes[verb.i] = Change(
        head=verb.i if above is noun else above.i,
        dep="pcomp" if noun.dep == "pobj" else noun.dep,
        pos="VERB",
        lemma=_HANDING_OVER.get(verb.lower, verb.lemma),
    )
    last = max((*verb.subtree(), *noun.subtree()), key=position).i
    behind = sentence.words[min(last + 1, len(sentence.words) - 1)]
    if behind.i not in changes and _is_recipient(behind) and not (above is not noun and is_above(behind, above)):
        changes[behind.i] = Change(head=verb.i)
    return changes


def _is_recipient(word: Word) -> bool:
    """Whether a preposition right behind what is handed over belongs to the gerund, whatever it hangs on."""
    return word.dep == "prep" and word.lower in {"to", "from"}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.gerund-of-career",
        Repair(Step.GERUNDS, _of_career, frozenset({"VBG"})),
        {
            "She resumed her film making career.": (
                "her:poss:career",
                "film:compound:career",
                "making/NOUN/NN/making",
                "making:compound:career",
                "career:dobj:resumed",
            ),
        },
        ("Peru saw its army attacking Chile.", "She began making films."),
    ),
    RepairRule(
        "repair.gerund-of-charge",
        Repair(Step.GERUNDS, _of_charge, frozenset({"VBG"})),
        {
            "The authorities charged Tom Berg with resisting authorities.": (
                "resisting:pcomp:with",
                "authorities:dobj:resisting",
            ),
        },
        ("They accused Tom Berg of growing negligence.", "The army attacked Chad with invading forces."),
    ),
    RepairRule(
        "repair.gerund-of-accused",
        Repair(Step.GERUNDS, _of_accused, frozenset({"VBG"})),
        {
            "Amnesty accused the air force of bombing a market near the camp, killing nine traders.": (
                "of:prep:accused",
            )
        },
        ("Amnesty praised the air force of bombing fame.", "Amnesty accused Peru of bombing a market."),
    ),
    RepairRule(
        "repair.gerund-of-deed",
        Repair(Step.GERUNDS, _of_deed, frozenset({"VBG"})),
        {
            "Kenya accused the Somali navy of shelling a village, wounding ten people.": ("wounding:advcl:shelling",),
            "Amnesty accused the air force of bombing a market near the camp, killing nine traders.": (
                "killing:advcl:bombing",
            ),
        },
        (
            "Kenya accused the Somali navy of shelling a village, citing two reports.",
            "Kenya shelled a village, wounding ten people.",
        ),
    ),
    RepairRule(
        "repair.gerund-between-names",
        Repair(Step.GERUNDS, _between_names, frozenset({"NN"})),
        {
            "Mali watched Kenya bombing Togo.": (
                "Kenya:nsubj:bombing",
                "bombing/VERB/VBG/bomb",
                "bombing:ccomp:watched",
                "Togo:dobj:bombing",
            ),
            "The UN saw Kenya bombing Togo.": ("Kenya:nsubj:bombing", "bombing/VERB/VBG/bomb"),
        },
        ("Mali watched Kenya boxing stars.", "Mali left Kenya Boxing Togo."),
    ),
    RepairRule(
        "repair.gerund-shared",
        Repair(Step.GERUNDS, _shared, frozenset({"VBG"})),
        {"Mali came close to, but stopped short of, attacking Niger.": ("attacking:pcomp:of",)},
        ("Mali stopped short of attacking Niger.", "Mali moved on, attacking Niger."),
    ),
    RepairRule(
        "repair.gerund-described",
        Repair(Step.GERUNDS, _described, frozenset({"VBG"})),
        {
            "Tehran's giving tanks to Haiti angered Norway.": (
                "Tehran:nsubj:giving",
                "giving:ROOT:giving",
                "tanks:dobj:giving",
            ),
            "Chile is worried about Peru's supplying tanks to Bolivia.": (
                "Peru:nsubj:supplying",
                "supplying:pcomp:about",
                "tanks:dobj:supplying",
                "to:prep:supplying",
            ),
            "Peru's selling grain worried Oslo.": (
                "Peru:nsubj:selling",
                "selling:nsubj:worried",
                "grain:dobj:selling",
            ),
        },
        (
            "The city's growing market drew Peru's leading firms.",
            "The bank's lending rate rose.",
            "The shop's selling point is its bread.",
        ),
    ),
    RepairRule(
        "repair.gerund-hung",
        Repair(Step.GERUNDS, _hung, frozenset({"VBG"})),
        {
            "The union protested against the firm's firing two men.": (
                "firm:nsubj:firing",
                "firing:pcomp:against",
            ),
            "The mayor's selling two houses angered the town.": (
                "mayor:nsubj:selling",
                "selling:nsubj:angered",
            ),
        },
        (
            "The city's growing market drew Peru's leading firms.",
            "Members of the board resigned, citing the firm's losses.",
        ),
    ),
)

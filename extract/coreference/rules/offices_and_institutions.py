"""Descriptions that need no article: by an acronym, an office and its country, an institution and its country."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import DEFINITE, Finder, institution, is_foreign, modifiers_of
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import holder, office_of, place_of
from triplewire.extract.coreference.state_bodies import state_body
from triplewire.extract.lexicon.labels import HEADLINE_BLOCKS, NAME_FUNCTION_TAGS
from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.nouns import OFFICES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.rules.rule import Rule

_FAR = THRESHOLDS.coreference.description_far
_NOT_HELD = DESCRIPTIONS.new | DESCRIPTIONS.not_current


def _acronym(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The entity that the document also calls by the initials: "Iraqi security forces", "ISF"."""
    letters = "".join(word.text[0] for word in phrase.words if word.tag not in NAME_FUNCTION_TAGS).upper()
    return discourse.acronyms.get(letters) if len(letters) >= THRESHOLDS.coreference.shortest_acronym else None


def _office(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """Return the holder of the office that the text has named; a headline may precede the name."""
    modifiers = modifiers_of(phrase)
    if phrase.plural or phrase.head.lemma.lower() not in OFFICES or modifiers & _NOT_HELD:
        return None
    office, where = office_of(phrase.head), place_of(phrase)
    in_name = phrase.head.dep == "poss" and phrase.head.head.pos == "PROPN"  # "Prime Minister's Questions"
    if where is None and not modifiers & DEFINITE and (in_name or phrase.head.tag != "NNP"):
        return None
    found = holder(office, where, discourse, ahead=phrase.sentence.kind in HEADLINE_BLOCKS)
    return found if found and {phrase.gender, found.gender} != {"male", "female"} else None


def _institution(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The one government or army of a country: "the Kenyan government" for "Kenya's government".

    "The regime" is the only regime of the document, whether or not the text says whose it is. "The government" is that
    of another country than that of the text only right behind it.
    """
    key, known = institution(phrase, discourse), discourse.institutions
    if key is None or key in known:
        return known[key] if key else None
    lemma, owner = key
    alike = {whose: chain for (noun, whose), chain in known.items() if noun == lemma}
    chains = dict.fromkeys(alike.values())
    if len(chains) != 1 or "" not in {owner, *alike}:
        return None
    (chain,) = chains
    distance = phrase.sentence.index - discourse.last.get(id(chain), -_FAR)
    near = distance <= (1 if any(is_foreign(whose, discourse) for whose in alike) else _FAR)
    return chain if lemma in DESCRIPTIONS.unique or (owner == "" and near) else None


def _state_body(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The body of a state that the text names with it: "Kenya's finance ministry", "the Kenyan Finance Ministry"."""
    body = state_body(phrase)
    return discourse.state_bodies.get(body) if body else None


RULES = (
    Rule(
        "description.acronym",
        Finder(40, _acronym),
        {
            "The NPC met on Monday. The national press council rejected the claim.": (
                "The national press council -> NPC",
            )
        },
        ("The PC met on Monday. The press council rejected the claim.",),
    ),
    Rule(
        "description.office",
        Finder(50, _office),
        {
            "British Prime Minister Tom Hadley left Oslo. The British PM was tired.": ("The British PM -> Tom Hadley",),
            "Kenyan President Ana Diaz left. The president of Kenya was tired.": ("The president -> Ana Diaz",),
            "Kenyan President Ana Diaz left. The Kenyan leader was tired.": ("The Kenyan leader -> Ana Diaz",),
        },
        (
            "Kenyan President Ana Diaz left. The French president was tired.",
            "Kenyan President Ana Diaz left. A president was tired.",
            "Kenyan President Ana Diaz left. The former president was tired.",
            "Kenyan President Ana Diaz left. The presidents were tired.",
        ),
    ),
    Rule(
        "description.institution",
        Finder(60, _institution),
        {
            "Kenya's government met. The Kenyan government agreed.": ("The Kenyan government -> Kenya's government",),
            "Kenya's army left. The army was tired.": ("The army -> Kenya's army",),
            "Kenya's army left. Rain fell. Oslo slept. The army was tired.": ("The army -> Kenya's army",),
            "Norway sold wheat. The Kenyan government paid. Kenya ate. Kenya slept. The government fell.": (
                "The government -> The Kenyan government",
            ),
            "Marrin's regime fell. The regime was cruel.": ("The regime -> Marrin's regime",),
        },
        (
            "Kenya's army left. The Chadian army stayed.",
            "Kenya's army met Chad's army. The army was tired.",
            "Kenya's government met. The cabinet of Chad agreed.",
            "Norway bought wheat. The Kenyan government bought rice. Oslo fell. Norway won. The government resigned.",
        ),
    ),
    Rule(
        "description.institution.state",
        Finder(61, _state_body),
        {
            "Kenya's finance ministry paid. The Kenyan finance ministry agreed.": (
                "The Kenyan finance ministry -> Kenya's finance ministry",
            ),
            "Kenya's finance ministry paid. The finance ministry of Kenya agreed.": (
                "The finance ministry -> Kenya's finance ministry",
            ),
        },
        (
            "Kenya's finance ministry paid. The Chadian finance ministry agreed.",
            "Kenya's finance ministry paid. The Kenyan trade ministry agreed.",
            "Kenya's state bank paid. Another Kenyan state bank agreed.",
        ),
    ),
)

"""The provenance of every event, relation and statement: its speakers, its place in the text, and how it was found.

A statement by a speaker in the article has `tw:claimedBy`; only a statement without it may become a plain fact.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from triplewire.extract.model import Attribution, Extent
from triplewire.graph.iris import local_name
from triplewire.graph.write.draft import Draft, decimal, text
from triplewire.ontology.terms import DIRECT, OWL, PROV, RDF, RDFS, SEM, TW, VERBS
from triplewire.ontology.verbs import is_verb, words

_OTHERS = frozenset(map(words, DIRECT))  # what the properties of relations and types of events are called


def write_attribution(draft: Draft, node: ox.NamedNode, chain: tuple[Attribution, ...]) -> None:
    """Write the speakers of a claim, outermost first in `chain`: the innermost makes it, the others report it."""
    outer: ox.NamedNode | None = None
    said: list[str] = []  # the chain so far: the statements of one speech share its node
    for depth, link in enumerate(chain):
        speaker = draft.entities[link.speaker] if link.speaker in draft.entities else _unnamed(draft)
        innermost = depth == len(chain) - 1
        draft.has_type(speaker, SEM.Actor)
        draft.say(node, TW.claimedBy if innermost else TW.reportedBy, speaker)
        draft.say(node, SEM.accordingTo, speaker)
        said.append(f"{link.cue.start if link.cue else ''}-{local_name(link.speaker or 'unnamed')}")
        step = draft.part("attribution", ".".join(said))
        draft.has_type(step, TW.Attribution)
        draft.say(step, TW.speaker, speaker)
        if link.cue:
            draft.say(step, TW.cue, draft.mention(link.cue, quoted=True))
        if outer:
            draft.say(step, TW.within, outer)
        outer = step
    if outer:
        draft.say(node, TW.attribution, outer)


def _unnamed(draft: Draft) -> ox.NamedNode:
    """Return the speaker of a claim without a named source ("it was reported that")."""
    node = draft.part("source", "unnamed")
    draft.say(node, RDFS.label, text("unnamed source"))
    return node


def write_evidence(draft: Draft, node: ox.NamedNode, extent: Extent, rule: str = "") -> None:
    """Write the place of a statement in the text, and how it was found."""
    draft.say(node, PROV.wasDerivedFrom, draft.quote(extent))
    if rule:
        draft.say(node, TW.rule, text(rule))


def write_confidence(draft: Draft, node: ox.NamedNode, values: Iterable[float | None]) -> None:
    """Write the highest confidence of the tellings; nothing if none has a value."""
    known = [value for value in values if value is not None]
    if known:
        draft.say(node, TW.confidence, decimal(round(max(known), 4)))


def write_facts(draft: Draft) -> None:
    """Write all plain facts: each triple, and the tw:Fact that leads to its mentions and to what states it."""
    for (subject, predicate, value), supports in draft.facts.items():
        draft.say(subject, predicate, value)
        if is_verb(predicate):
            verb = ox.NamedNode(predicate)
            draft.has_type(verb, TW.VerbProperty, OWL.ObjectProperty)
            draft.say(verb, RDFS.label, text(words(predicate)))
        key = f"{draft.local(subject)}.{property_name(predicate)}.{draft.local(value)}".replace(f"{draft.own}.", "")
        fact = draft.part("fact", key)
        draft.has_type(fact, TW.Fact)
        write_triple(draft, fact, subject, predicate, value)
        draft.say(fact, PROV.wasGeneratedBy, draft.extraction)
        for support in supports:
            draft.say(fact, TW.statedBy, support.stated_by)
            write_evidence(draft, fact, support.extent)
        write_confidence(draft, fact, (support.confidence for support in supports))


def property_name(predicate: str) -> str:
    """Return what a property is called in the IRIs of facts: a verb that reads like a relation by its lemma."""
    name = words(predicate)
    if is_verb(predicate) and name in _OTHERS:
        name = predicate.removeprefix(VERBS)
    return name.replace(" ", "-")


def write_triple(draft: Draft, node: ox.NamedNode, subject: ox.NamedNode, predicate: str, value: ox.NamedNode) -> None:
    """Write the subject, predicate and object of a reified triple."""
    draft.say(node, RDF.subject, subject)
    draft.say(node, RDF.predicate, ox.NamedNode(predicate))
    draft.say(node, RDF.object, value)

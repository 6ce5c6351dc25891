"""Participles behind a comma, which may tell of the subject or of the object: "Lee met Hall, helped by Roy"."""

from __future__ import annotations

from collections.abc import Iterable

from triplewire.extract.model import Document, Entity, Triple


def hangs_on_either(patient: Entity, told: Iterable[Triple], document: Document) -> str | None:
    """Return why the patient of a participle is unsure; None if it is clear.

    Two of a type are as likely, and who left a town "escorted by police" is more likely than the town.
    """
    types = {entity.id: entity.type for entity in document.entities}
    for triple in told:
        loose = triple.rule == "clause.participle" and triple.predicate.text.endswith(" by")
        if not loose or not document.text[: triple.predicate.start].endswith(", "):
            continue
        for one, other in _sides_before(triple, document):
            left = {one, other} - {patient.id}
            if len(left) == 1 and (patient.type == "Place" or types.get(left.pop()) == patient.type):
                return f"something else than {patient.name!r} may be meant"
    return None


def _sides_before(participle: Triple, document: Document) -> list[tuple[str, str]]:
    """Return the subjects and objects of the clauses that end before a participle in its sentence."""
    found = (t for t in document.triples if t.sentence == participle.sentence and t.rule == "clause.svo" and t.object)
    return [
        (clause.subject.entity, clause.object.entity)
        for clause in found
        if clause.object and clause.object.end <= participle.predicate.start
        if clause.subject.entity and clause.object.entity
    ]

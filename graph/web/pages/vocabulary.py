"""The terms that a query may use, for completion."""

from __future__ import annotations

from ontology.terms import VOCABULARIES


def terms() -> list[str]:
    """All terms of the ontology and of the vocabularies it stands on, as prefix:name, sorted."""
    return sorted(f"{prefix}:{name}" for prefix, namespace in VOCABULARIES.items() for name in namespace)

"""Institutions that everybody knows by several names: "the Pentagon" is the Department of Defense, DoD."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.lexicon.lists import INSTITUTIONS
from triplewire.extract.names.phrase import Phrase

_INSTITUTION = {name: key for key in INSTITUTIONS.names() for name in sorted(INSTITUTIONS.entries(key))}


def join_known(chain_of: dict[Phrase, Chain]) -> None:
    """Join the chains of names that the lexicon has for one institution; the first in the text takes the others in."""
    first: dict[str, Chain] = {}
    into: dict[Chain, Chain] = {}
    for phrase, chain in chain_of.items():
        known = _INSTITUTION.get(phrase.called.lower()) if phrase.kind == "name" else None
        if known and chain not in into and first.setdefault(known, chain) is not chain:
            into[chain] = first[known]
    for phrase, chain in chain_of.items():
        if whole := into.get(chain):
            whole.type = "Organization"
            whole.add(phrase, "name.known")
            chain_of[phrase] = whole


__all__ = ["join_known"]

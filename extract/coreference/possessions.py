"""What somebody has only one of: "his country", "her mother", "my mum"."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.lexicon.lists import PEOPLE
from triplewire.extract.names.phrase import Phrase

_COUNTRY = "country"
_ONLY = {form: forms.split()[0] for forms in sorted(PEOPLE.same_kin) for form in forms.split()}
_ONLY |= dict.fromkeys(("country", "homeland"), _COUNTRY)


def possession(phrase: Phrase, discourse: Discourse) -> tuple[Chain, str] | None:
    """The owner, and what it is in one word; None where the owner is unsure or may have several."""
    noun, owner = phrase.head.lemma.lower(), phrase.head.child("poss")
    if phrase.plural or owner is None or noun not in _ONLY:
        return None
    chain = discourse.of(owner)
    return (chain, _ONLY[noun]) if chain and chain.type == "Person" and not chain.plural else None


def possessed(key: tuple[Chain, str], discourse: Discourse) -> Chain | None:
    """The chain of such a thing, if the document has spoken of it."""
    owner, what = key
    if what != _COUNTRY:
        return discourse.owned.get(key)
    places = {place for place in (owner.origin, *owner.offices.values()) if place}
    return discourse.countries.get(places.pop()) if len(places) == 1 else None

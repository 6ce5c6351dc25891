"""What the two ends of each lasting relation must be."""

from __future__ import annotations

from triplewire.extract.model import EntityType

Types = frozenset[EntityType]
_PERSON: Types = frozenset({"Person"})
_PLACE: Types = frozenset({"Place", "Country"})
_BODY: Types = frozenset({"Organization", "Group"})
_STATE: Types = _PLACE | _BODY
_OWNER: Types = _PERSON | _BODY | {"Country"}
_THING: Types = frozenset({"Organization", "Product", "Work", "Place"})
_COUNTRY: Types = frozenset({"Country"})
_LOCAL: Types = frozenset({"Place"})
_ORG: Types = frozenset({"Organization"})
_PRODUCT: Types = frozenset({"Product"})
_MADE: Types = frozenset({"Product", "Work"})

# What the two ends must be. A construction that may mean several relations takes the first that fits.
KINDS: dict[str, tuple[tuple[str, Types, Types], ...]] = {
    "holdsOffice": (("holdsOffice", _PERSON, _STATE),),
    "memberOf": (("memberOf", _PERSON | _BODY | _COUNTRY, _ORG),),
    "isAmong": (("memberOf", _PERSON | _BODY | _COUNTRY, _BODY | _COUNTRY), ("partOf", _LOCAL, _PLACE)),
    "employedBy": (("employedBy", _PERSON, _ORG),),
    "kinOf": (("kinOf", _PERSON, _PERSON),),
    "foundedBy": (("foundedBy", _BODY | _LOCAL | _MADE, _OWNER),),
    "ownedBy": (("ownedBy", _THING, _OWNER),),
    "alliedWith": (("alliedWith", _OWNER, _OWNER),),
    "opposedTo": (("opposedTo", _OWNER, _OWNER),),
    "capitalOf": (("capitalOf", _LOCAL, _PLACE),),
    "partOf": (("partOf", _PLACE, _PLACE), ("partOf", _BODY, _ORG | _COUNTRY), ("memberOf", _COUNTRY, _ORG)),
    "nationality": (("nationality", _PERSON, _COUNTRY),),
    "residesIn": (("residesIn", _PERSON, _PLACE),),
    "bornIn": (("bornIn", _PERSON, _PLACE),),
    "diedIn": (("diedIn", _PERSON, _PLACE),),
    "educatedAt": (("educatedAt", _PERSON, _ORG),),
    "succeeded": (("succeeded", _PERSON, _PERSON), ("succeeded", _ORG, _ORG)),
    "createdBy": (("createdBy", _MADE, _PERSON | _ORG),),
    "producedBy": (("producedBy", _MADE, _ORG | _COUNTRY),),
    "leads": (("leads", _PERSON, _BODY), ("leads", _BODY | _COUNTRY, _BODY)),
    "controls": (("controls", _OWNER, _STATE),),
    "borders": (("borders", _PLACE, _PLACE),),
    "basedIn": (("basedIn", _BODY, _PLACE), ("residesIn", _PERSON, _PLACE)),
    "locatedIn": (("locatedIn", _LOCAL, _PLACE), ("basedIn", _ORG, _PLACE)),
    "liesIn": (("locatedIn", _LOCAL, _PLACE),),
    "belongsTo": (
        ("locatedIn", _LOCAL, _PLACE),
        ("partOf", _ORG, _ORG),
        ("basedIn", _ORG, _PLACE),
        ("ownedBy", _PRODUCT, _ORG),
    ),
    "ofKind": (("locatedIn", _LOCAL, _PLACE), ("basedIn", _ORG, _PLACE), ("ownedBy", _PRODUCT, _ORG)),
    "comesFrom": (("nationality", _PERSON, _COUNTRY), ("basedIn", _ORG, _PLACE), ("locatedIn", _LOCAL, _COUNTRY)),
}

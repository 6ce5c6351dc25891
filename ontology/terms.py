"""The closed vocabulary: every term that a graph may use, as an IRI; a misspelt one raises UnknownTerm.

>>> TW.Consult
'https://w3id.org/triplewire/ontology#Consult'
>>> SEM.hasActr
Traceback (most recent call last):
    ...
triplewire.ontology.terms.UnknownTerm: sem: has no term 'hasActr' that triplewire uses; did you mean 'hasActor'?
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches


class UnknownTerm(AttributeError):
    """The term `term` of the prefix `prefix`, which is not in the vocabulary."""

    def __init__(self, prefix: str, term: str, known: tuple[str, ...]) -> None:
        self.prefix, self.term = prefix, term
        near = get_close_matches(term, known, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        super().__init__(f"{prefix}: has no term {term!r} that triplewire uses{hint}")


class Namespace:
    """Some terms of one vocabulary, as attributes; `namespace[name]` for a name that is data."""

    def __init__(self, prefix: str, iri: str, *names: str) -> None:
        self._prefix, self._iri = prefix, iri
        self._names = tuple(name for group in names for name in group.split())
        self._terms = {name: iri + name for name in self._names}
        vars(self).update(self._terms)  # as attributes, they are found in a tenth of the time

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):  # copying and pickling look for methods
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> str:
        try:
            return self._terms[name]
        except KeyError:
            raise UnknownTerm(self._prefix, name, self._names) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._terms

    def __str__(self) -> str:
        return self._iri


# PLOVER's types of event (https://github.com/openeventdata/PLOVER): the class, and the direct property of a plain fact.
EVENT_TYPES: dict[str, tuple[str, str]] = {
    "AGREE": ("Agree", "agreedWith"),
    "CONSULT": ("Consult", "consulted"),
    "SUPPORT": ("Support", "supported"),
    "CONCEDE": ("Concede", "concededTo"),
    "COOPERATE": ("Cooperate", "cooperatedWith"),
    "AID": ("Aid", "aided"),
    "RETREAT": ("Retreat", "retreatedFrom"),
    "REQUEST": ("Request", "requestedOf"),
    "ACCUSE": ("Accuse", "accused"),
    "REJECT": ("Reject", "rejected"),
    "THREATEN": ("Threaten", "threatened"),
    "PROTEST": ("Protest", "protestedAgainst"),
    "SANCTION": ("Sanction", "sanctioned"),
    "MOBILIZE": ("Mobilize", "mobilizedAgainst"),
    "COERCE": ("Coerce", "coerced"),
    "ASSAULT": ("Assault", "assaulted"),
}

# Lasting relations between two things; the object of holdsOffice is an org:Post.
RELATIONS = (
    "holdsOffice", "memberOf", "basedIn", "locatedIn", "partOf", "nationality", "kinOf", "foundedBy", "ownedBy",
    "alliedWith", "leads", "controls", "employedBy", "bornIn", "diedIn", "residesIn", "educatedAt", "capitalOf",
    "borders", "succeeded", "opposedTo", "candidateFor", "createdBy", "producedBy",
)  # fmt: skip

# Properties of further participants, by the role or preposition in the record; the default is tw:participant.
ROLES = {
    "about": "about", "on": "about", "over": "about", "recipient": "recipient", "beneficiary": "beneficiary",
    "for": "beneficiary", "instrument": "instrument", "object": "affects", "from": "origin", "to": "destination",
    "attribute": "complement", "as": "complement", "with": "companion", "participant": "participant",
}  # fmt: skip

TW = Namespace(
    "tw",
    "https://w3id.org/triplewire/ontology#",
    "Event Happening Group Relation Fact Statement Mention Attribution Identity Telling VerbProperty plover",
    " ".join(name for name, _ in EVENT_TYPES.values()),
    " ".join(name for _, name in EVENT_TYPES.values()),
    "related",
    " ".join(RELATIONS),
    "source target counterpart onBehalfOf inferred",
    " ".join(sorted(set(ROLES.values()))),
    "predicate mode polarity modality count former qualifier confidence rule doubt withheld bar",
    "claimedBy reportedBy attribution speaker cue within",
    "trigger statedBy tells retells openTriple subject object subjectText predicateText objectText",
    "mentionKind timexValue modelName rulesHash",
    "identifies ownName calledName nameKey clue storyKey",
    "telling textKey textSketch",
    "Version formerly",
    "Correction Change correctedBy checkedBy changed before after takenOut putIn asWritten separation movedFrom",
)
SEM = Namespace(
    "sem",
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "Event Actor Place Time EventType hasActor hasPlace hasTime eventType accordingTo",
)
TIME = Namespace(
    "time",
    "http://www.w3.org/2006/time#",
    "TemporalEntity Instant Interval Duration inXSDDate inXSDgYearMonth inXSDgYear",
    "hasTime hasBeginning hasEnd inside before after",
)
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    "NewsArticle Person Organization Country Place Event Product CreativeWork Thing",
    "headline about datePublished dateModified url identifier softwareVersion",
    "creditText inLanguage articleSection license",
)
NIF = Namespace(
    "nif",
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "Context OffsetBasedString Sentence isString referenceContext beginIndex endIndex anchorOf sentence",
)
ITS = Namespace("itsrdf", "http://www.w3.org/2005/11/its/rdf#", "taIdentRef")
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    "Activity Agent SoftwareAgent wasDerivedFrom wasGeneratedBy wasAssociatedWith wasRevisionOf used",
)
ORG = Namespace("org", "http://www.w3.org/ns/org#", "Post Role role postIn holds heldBy memberOf hasMember")
SKOS = Namespace("skos", "http://www.w3.org/2004/02/skos/core#", "altLabel exactMatch prefLabel Concept ConceptScheme")
GEO = Namespace("geo", "http://www.opengis.net/ont/geosparql#", "Geometry hasGeometry asWKT wktLiteral")
GN = Namespace("gn", "http://www.geonames.org/ontology#", "countryCode")
DCTERMS = Namespace("dcterms", "http://purl.org/dc/terms/", "source date")
DC = Namespace(
    "dc", "http://purl.org/dc/elements/1.1/", "publisher rights"
)  # for names: the ranges of others are nodes
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#", "sameAs inverseOf ObjectProperty")
RDF = Namespace(
    "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type Property Statement subject predicate object"
)
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label comment")
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "string integer decimal boolean date dateTime gYearMonth gYear dayTimeDuration",
)

VOCABULARIES = {
    "tw": TW, "sem": SEM, "time": TIME, "schema": SCHEMA, "nif": NIF, "itsrdf": ITS, "prov": PROV, "org": ORG,
    "skos": SKOS, "geo": GEO, "gn": GN, "dcterms": DCTERMS, "dc": DC, "owl": OWL, "rdf": RDF, "rdfs": RDFS, "xsd": XSD,
}  # fmt: skip
VERBS = "https://w3id.org/triplewire/verb/"  # the verbs of plain facts (verbs.py)
PREFIXES: dict[str, str] = {prefix: str(namespace) for prefix, namespace in VOCABULARIES.items()} | {"verb": VERBS}

# The class of an entity, by its type in the record.
ENTITY_CLASSES: dict[str, str] = {
    "Person": SCHEMA.Person,
    "Organization": SCHEMA.Organization,
    "Country": SCHEMA.Country,
    "Place": SCHEMA.Place,
    "Group": TW.Group,
    "Event": SCHEMA.Event,
    "Product": SCHEMA.Product,
    "Work": SCHEMA.CreativeWork,
    "Other": SCHEMA.Thing,
}
# The properties of plain facts, which link two things without an event or relation between them; verbs.py has more.
DIRECT: frozenset[str] = frozenset(TW[name] for name in (*(name for _, name in EVENT_TYPES.values()), *RELATIONS))

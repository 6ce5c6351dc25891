"""The vocabulary, the ontology, the shapes and the questions say the same."""

import re
import tomllib
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DC, DCTERMS, GEO, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD, DefinedNamespace

from triplewire.extract.model import ENTITY_TYPES
from triplewire.ontology import FOLDER
from triplewire.ontology.terms import ENTITY_CLASSES, EVENT_TYPES, RELATIONS, ROLES, SEM, TW, VOCABULARIES, UnknownTerm

TWN = rdflib.Namespace(str(TW))
SCHEME = TWN.plover
ELSEWHERE = tomllib.loads(Path(__file__).with_name("vocabularies.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=FOLDER.joinpath("news.ttl").read_text("utf-8"), format="turtle")


@pytest.mark.parametrize(
    ("namespace", "name", "near"),
    [(TW, "Consults", "Consult"), (SEM, "hasActr", "hasActor"), (TW, "claimdBy", "claimedBy")],
)
def test_a_misspelt_term_raises_and_names_the_right_one(namespace: object, name: str, near: str) -> None:
    with pytest.raises(UnknownTerm, match=near):
        getattr(namespace, name)


def test_the_ontology_defines_just_the_terms_that_the_code_knows(ontology: rdflib.Graph) -> None:
    defined = {str(s).removeprefix(str(TW)) for s in ontology.subjects() if str(s).startswith(str(TW))}
    assert defined == set(TW)


def test_every_term_is_explained(ontology: rdflib.Graph) -> None:
    for name in set(TW) - {"plover"}:
        assert ontology.value(TWN[name], RDFS.label), name
        assert str(ontology.value(TWN[name], RDFS.comment)).endswith("."), name


@pytest.mark.parametrize("type_", EVENT_TYPES)
def test_a_type_of_event_is_a_class_and_a_concept_with_a_direct_property(ontology: rdflib.Graph, type_: str) -> None:
    class_, property_ = EVENT_TYPES[type_]
    assert (TWN[class_], RDFS.subClassOf, TWN.Event) in ontology
    assert (TWN[class_], SKOS.inScheme, SCHEME) in ontology
    assert str(ontology.value(TWN[class_], SKOS.notation)) == type_
    assert (TWN[property_], RDF.type, OWL.ObjectProperty) in ontology


def test_plover_has_sixteen() -> None:
    assert len(EVENT_TYPES) == 16


@pytest.mark.parametrize("name", [*RELATIONS, *sorted(set(ROLES.values()))])
def test_a_relation_or_role_is_an_object_property(ontology: rdflib.Graph, name: str) -> None:
    assert (TWN[name], RDF.type, OWL.ObjectProperty) in ontology


def test_source_and_target_are_actors_in_the_sense_of_sem(ontology: rdflib.Graph) -> None:
    for name in ("source", "target"):
        assert (TWN[name], RDFS.subPropertyOf, rdflib.URIRef(SEM.hasActor)) in ontology


def test_every_type_of_entity_has_a_class() -> None:
    assert set(ENTITY_CLASSES) == set(ENTITY_TYPES)


@pytest.mark.parametrize(
    ("prefix", "theirs"),
    [
        ("prov", PROV), ("org", ORG), ("skos", SKOS), ("time", TIME), ("schema", SDO), ("geo", GEO),
        ("dc", DC), ("dcterms", DCTERMS), ("owl", OWL), ("rdf", RDF), ("rdfs", RDFS), ("xsd", XSD),
    ],
)  # fmt: skip
def test_every_reused_term_exists_where_it_comes_from(prefix: str, theirs: type[DefinedNamespace]) -> None:
    ours = VOCABULARIES[prefix]
    assert str(ours) == str(theirs)
    assert [name for name in ours if name not in theirs] == []


@pytest.mark.parametrize(("prefix", "theirs"), ELSEWHERE.items())
def test_every_term_of_other_vocabularies_exists_too(prefix: str, theirs: dict[str, str]) -> None:
    ours = VOCABULARIES[prefix]
    assert str(ours) == theirs["namespace"]
    assert [name for name in ours if name not in theirs["terms"].split()] == []


def test_no_vocabulary_is_left_out() -> None:
    with_a_list = {"prov", "org", "skos", "time", "schema", "geo", "dc", "dcterms", "owl", "rdf", "rdfs", "xsd"}
    assert VOCABULARIES.keys() == {"tw", *with_a_list, *ELSEWHERE}


@pytest.mark.parametrize(
    "file", [f.name for f in FOLDER.iterdir() if f.name.endswith(".ttl")] + ["queries/*", "as-of/*"]
)
def test_no_file_uses_a_term_that_the_code_does_not_know(file: str) -> None:
    folder = Path(str(FOLDER))
    for path in folder.glob(file):
        text = re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>|#.*', "", path.read_text("utf-8"))
        for prefix, name in re.findall(r"(?<![\w:])(\w+):(\w+)", text):
            if prefix in VOCABULARIES and not (prefix == "tw" and name.endswith("Shape")):
                known = name in VOCABULARIES[prefix] or prefix in {"owl", "rdfs", "skos", "dcterms"}
                assert known, f"{path.name}: {prefix}:{name}"


def test_no_property_ends_in_a_digit() -> None:
    assert not [name for namespace in VOCABULARIES.values() for name in namespace if name[-1].isdigit()]

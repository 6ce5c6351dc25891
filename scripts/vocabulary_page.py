"""Write docs/vocabulary.md, the page of terms, from ontology/news.ttl: python scripts/vocabulary_page.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rdflib
from rdflib.namespace import OWL, RDF, RDFS

from triplewire.ontology import FOLDER
from triplewire.ontology.terms import PREFIXES, TW, VOCABULARIES

PAGE = Path(__file__).parent.parent / "docs" / "vocabulary.md"
_KINDS = {
    OWL.Class: "Classes",
    OWL.ObjectProperty: "Properties to things",
    OWL.DatatypeProperty: "Properties to values",
}
_SAID = {
    RDFS.subClassOf: "is a",
    RDFS.subPropertyOf: "implies",
    OWL.inverseOf: "inverse of",
    RDFS.domain: "of",
    RDFS.range: "to",
}
_NATURE = {OWL.SymmetricProperty: "symmetric", OWL.TransitiveProperty: "transitive"}


def page() -> str:
    """Yield the lines of the page, in Markdown."""
    ontology = rdflib.Graph().parse(data=FOLDER.joinpath("news.ttl").read_text("utf-8"), format="turtle")
    return "\n".join(_lines(ontology)) + "\n"


def _lines(ontology: rdflib.Graph) -> Iterator[str]:
    yield from (
        "# The terms of the ontology",
        "",
        "Made from [`ontology/news.ttl`](../ontology/news.ttl) by `scripts/vocabulary_page.py`;",
        "[the graph](ontology.md) shows how the terms stand together, and names the other vocabularies.",
    )
    yield from _picture(ontology, "How the classes stand together", RDFS.subClassOf, "BT")
    yield from _picture(ontology, "How the properties stand together", RDFS.subPropertyOf, "RL")
    for kind, title in _KINDS.items():
        terms = sorted({s for s in ontology.subjects(RDF.type, kind) if str(s).startswith(str(TW))}, key=str)
        yield from ("", f"## {title}", "", "| term | means | stands to others |", "|---|---|---|")
        for term in terms:
            comment = str(ontology.value(term, RDFS.comment)).replace("|", "\\|")
            yield f"| `{_short(term)}` | {comment} | {'; '.join(_relations(ontology, term))} |"
    yield from ("", "## Terms of other vocabularies", "", "They are used as they are defined there.", "")
    yield from ("| vocabulary | terms |", "|---|---|")
    for prefix, vocabulary in VOCABULARIES.items():
        if vocabulary is not TW:
            yield f"| [`{prefix}:`]({vocabulary}) | {', '.join(f'`{prefix}:{name}`' for name in sorted(vocabulary))} |"


def _picture(ontology: rdflib.Graph, title: str, predicate: rdflib.URIRef, direction: str) -> Iterator[str]:
    """Yield a Mermaid diagram of the terms below those that they specialise."""
    arrows = sorted((_short(one), _short(other)) for one, other in ontology.subject_objects(predicate))
    yield from ("", f"## {title}", "", "<details><summary>The picture, in the notation of Mermaid</summary>", "")
    yield from ("```mermaid", f"flowchart {direction}")
    for term in sorted({term for arrow in arrows for term in arrow}):
        yield f'  {_node(term)}["{term}"]'
    yield from (f"  {_node(one)} --> {_node(other)}" for one, other in arrows)
    ours = ",".join(_node(term) for term in sorted({term for arrow in arrows for term in arrow if term[:3] == "tw:"}))
    yield from (f"  classDef ours stroke:#c8402f,stroke-width:2px\n  class {ours} ours", "```", "", "</details>")


def _node(term: str) -> str:
    return term.replace(":", "_").replace("-", "_")


def _relations(ontology: rdflib.Graph, term: rdflib.term.Node) -> Iterator[str]:
    for predicate, words in _SAID.items():
        others = sorted(_short(o) for o in ontology.objects(term, predicate) if isinstance(o, rdflib.URIRef))
        if others:
            yield f"{words} {', '.join(f'`{other}`' for other in others)}"
    yield from (word for nature, word in _NATURE.items() if (term, RDF.type, nature) in ontology)


def _short(iri: rdflib.term.Node) -> str:
    return next(
        (f"{p}:{str(iri).removeprefix(start)}" for p, start in PREFIXES.items() if str(iri).startswith(start)), str(iri)
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

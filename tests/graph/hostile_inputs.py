"""Queries and RDF files that would leave the graph, or take time or memory without end."""

QUERIES_OUTSIDE = (
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o OPTIONAL { { SELECT * { SERVICE ?o { ?a ?b ?c } } } } }",
    "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
    "SELECT * { SERVICE#x\n<http://127.0.0.1:1/>#y\n{ ?s ?p ?o } }",
    "SELECT * { \u017fERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",  # the long s is an S to who ignores case
    "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
    "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\u0022" . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } #"',
    "SELECT * FROM <https://example.org/elsewhere> { ?s ?p ?o }",
    "SELECT * FROM NAMED <https://example.org/elsewhere> { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX x: <https://example.org/> SELECT * FROM x:elsewhere { ?s ?p ?o }",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:1/>",
    "CLEAR ALL",
    "DROP GRAPH <https://example.org/g>",
    "SELECT * { BIND(<http://127.0.0.1:1/> AS ?x) SERVICE SILENT ?x { ?s ?p ?o } }",
    "SELECT * { BIND(EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } AS ?x) }",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * { SERVICE x:\\u0061 { ?s ?p ?o } }",
    "\\u004cOAD <file:///etc/passwd>",
    "LOAD SILENT <file:///etc/passwd> INTO GRAPH <urn:g>",
    "SELECT * FROM NAMED <file:///proc/self/environ> { GRAPH ?g { ?s ?p ?o } }",
)
QUERIES_WITHOUT_END = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "ASK " + "{" * 20_000 + "}" * 20_000,
    "ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
    "ASK { ?s " + "(" * 8000 + "<urn:p>" + ")" * 8000 + " ?o FILTER(?o != 'service') }",
    "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "CONSTRUCT { ?a ?e ?i . ?d ?h ?c } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?c ((!<urn:x>)*/(!<urn:y>)*)* ?d . ?e (!<urn:z>)+ ?f }",
    "ASK { " + "?s ?p ?o OPTIONAL { " * 2000 + "}" * 2001,
    "SELECT (STRLEN(?x40) AS ?n) { BIND('aaaaaaaaaaaaaaaa' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    + " }",
    "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{i} {{ {' '.join(map(str, range(2000)))} }}" for i in range(4))
    + " }",
)

# What costs much, whether it is answered in time or stopped.
QUERIES_THAT_COST = (
    "SELECT (COUNT(*) AS ?n) { ?a ((!<urn:x>|^<urn:x>)/(!<urn:y>|^(!<urn:y>)))* ?b . ?b (^(!<urn:z>)|!<urn:z>)+ ?a }",
    "SELECT * { ?a "
    + "(" * 300
    + "!<urn:x>"
    + ")*" * 300
    + " ?b . ?c ?d ?e FILTER(?a = ?e && ?b = ?c) } ORDER BY ?a ?b",
    "SELECT * { VALUES (?a ?b) {" + "(<urn:a> <urn:b>)" * 200_000 + "} VALUES ?c {" + "<urn:a>" * 20_000 + "} }",
    "SELECT * { ?s ?p ?o . ?a ?b ?c FILTER REGEX(CONCAT(STR(?s), STR(?c)), '^(([a-z:/.#-])+.)+[A-Z]([a-z])+$') }",
    "ASK { BIND(REGEX('aaaa', '((a{1,1000}){1,1000}){1,1000}') AS ?x) FILTER(?x) }",
    "ASK { FILTER(REGEX('a', '" + "(" * 10_000 + "a" + ")" * 10_000 + "')) }",
    "SELECT (" + "REPLACE(" * 8 + "'aaaaaaaaaa'" + f",'a','{'a' * 30}')" * 8 + " AS ?x) {}",
    f"SELECT (GROUP_CONCAT(CONCAT(STR(?s), STR(?c)); SEPARATOR='{'x' * 10_000}') AS ?n) {{ ?s ?p ?o . ?a ?b ?c }}",
    "SELECT * { ?a ?b ?c " + "OPTIONAL { ?c ?p ?d . ?x ?y ?z " * 40 + "}" * 40 + " } ORDER BY ?a",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f " + "MINUS { ?a ?g ?h . ?d ?i ?j " * 20 + "}" * 20 + " }",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f "
    + "FILTER NOT EXISTS { ?c ?k ?l . ?f ?m ?o " * 15
    + "}" * 15
    + " }",
    "SELECT (COUNT(*) AS ?n) {" + " { ?s ?p ?o } UNION { ?o ?p ?s }" * 40 + " }",
    "SELECT * " + "{ { SELECT * { ?a ?b ?c . " * 3000 + "} } }" * 3000,
    "ASK {} #" + "x" * 10_000_000,
    "ASK { " + "<urn:a> <urn:b> <urn:c> . " * 400_000 + "}",
    "SELECT * { " + " ".join(f"OPTIONAL {{ ?s{i} ?p{i} ?o{i} }}" for i in range(5000)) + " }",
    "ASK { FILTER(" + "1+" * 100_000 + "1 > 0) }",
    "ASK { FILTER(" + "!" * 100_000 + "true) }",
    f"ASK {{ ?s ?p ?o FILTER(?o IN ({','.join(map(str, range(300_000)))})) }}",
    "SELECT * { ?a ?b ?c . ?d ?e ?f "
    + " ".join(f"BIND(SHA512(CONCAT(STR(?a), STR(?f), '{i}')) AS ?h{i})" for i in range(300))
    + " }",
    "CONSTRUCT { " + " ".join(f"?a <urn:p{i}> ?f ." for i in range(1000)) + " } WHERE { ?a ?b ?c . ?d ?e ?f }",
    "DESCRIBE * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "ASK { ?s ?p " + "(" * 20_000 + "1" + ")" * 20_000 + " }",
)

_ENTITIES = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'x' * 1000}'>" for n in range(9))
_RDF_XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="urn:a" '
_BOMB = f"<!doctype rdf:RDF [{_ENTITIES}]>{_RDF_XML} rdf:type='&e8;'/></rdf:RDF>"
RDF_WITHOUT_END = {
    "entities.rdf": _BOMB.encode(),
    "entities-wide.rdf": b"\xff\xfe" + _BOMB.encode("utf-16-le"),
    "nested.jsonld": b'{"@id": "urn:a", "urn:b": ' * 4_000 + b'"c"' + b"}" * 4_000,
    "lists.jsonld": b'{"@id": "urn:a", "urn:b": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "terms.nt": b"<urn:a> <urn:b> " + b"<<( <urn:a> <urn:b> " * 20_000 + b"<urn:c>" + b" )>>" * 20_000 + b" .",
    "term.ttl": b"<urn:a> <urn:b> <<( <urn:a> <urn:b> <urn:c> )>> .",
    "quoted.ttl": b"<urn:a> <urn:b> << <urn:a> <urn:b> <urn:c> >> .",
    "brackets.ttl": b"<urn:a> <urn:b> " + b"[ <urn:b> " * 200_000 + b"]" * 200_000 + b" .",
    "long.ttl": b"<urn:a> <urn:b> '" + b"x" * (17 << 20) + b"' .",
    "long.jsonld": b'{"@id": "urn:a", "urn:b": "' + b"x" * (17 << 20) + b'"}',
    "prefixes.ttl": b"@prefix p: <urn:" + b"x" * 20_000 + b"> . " + b"p:a p:b p:c , p:d , p:e .\n" * 9_000,
    "bytes.ttl": bytes(range(256)) * 100,
    "cut.nq": b"<urn:a> <urn:b> <urn:c> <urn:d> .\n<urn:a> <urn:b",
}


def rdf_outside(file: str, address: str) -> dict[str, bytes]:
    """Files that ask their reader to read another file, or to request an address."""
    names = {"file": file, "address": address}
    found = {
        f"{kind}-entity.rdf": f"<!DOCTYPE a [<!ENTITY e SYSTEM '{url}'>]>{_RDF_XML} rdf:type='&e;'/></rdf:RDF>"
        for kind, url in names.items()
    }
    found |= {
        f"{kind}-doctype.rdf": f"<!DOCTYPE a SYSTEM '{url}'>{_RDF_XML} rdf:type='x'/></rdf:RDF>"
        for kind, url in names.items()
    }
    found |= {
        f"{kind}-context.jsonld": f'{{"@context": "{url}", "@id": "urn:a", "b": "c"}}' for kind, url in names.items()
    }
    found |= {
        f"{kind}-import.jsonld": f'{{"@context": {{"@version": 1.1, "@import": "{url}"}}, "urn:b": "c"}}'
        for kind, url in names.items()
    }
    found |= {
        f"{kind}-owl.ttl": f"<urn:a> <http://www.w3.org/2002/07/owl#imports> <{url}> ." for kind, url in names.items()
    }
    return {name: text.encode() for name, text in found.items()}

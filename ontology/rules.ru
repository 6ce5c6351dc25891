# Inference rules of the ontology. Each rule adds to the union and to the graph of inferred triples, and is repeated with
# the others until nothing new follows. The ontology itself stands in the graph of its IRI.
PREFIX gn: <http://www.geonames.org/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX tw: <https://w3id.org/triplewire/ontology#>

# An instance of a class is an instance of its superclasses.
INSERT { ?x a ?wider . GRAPH <https://w3id.org/triplewire/inferred> { ?x a ?wider } }
WHERE {
  GRAPH <https://w3id.org/triplewire/ontology> { ?class rdfs:subClassOf ?wider }
  ?x a ?class .
  FILTER NOT EXISTS { ?x a ?wider }
} ;

# A property implies its superproperties.
INSERT { ?x ?wider ?y . GRAPH <https://w3id.org/triplewire/inferred> { ?x ?wider ?y } }
WHERE {
  GRAPH <https://w3id.org/triplewire/ontology> { ?property rdfs:subPropertyOf ?wider }
  ?x ?property ?y .
  FILTER NOT EXISTS { ?x ?wider ?y }
} ;

# A property implies its inverse property; a symmetric property is its own inverse.
INSERT { ?y ?back ?x . GRAPH <https://w3id.org/triplewire/inferred> { ?y ?back ?x } }
WHERE {
  GRAPH <https://w3id.org/triplewire/ontology> {
    { ?property owl:inverseOf|^owl:inverseOf ?back }
    UNION { ?property a owl:SymmetricProperty BIND(?property AS ?back) }
  }
  ?x ?property ?y .
  FILTER NOT EXISTS { ?y ?back ?x }
} ;

# Parthood is transitive.
INSERT { ?x ?property ?z . GRAPH <https://w3id.org/triplewire/inferred> { ?x ?property ?z } }
WHERE {
  GRAPH <https://w3id.org/triplewire/ontology> { ?property a owl:TransitiveProperty }
  ?x ?property ?y .
  ?y ?property ?z .
  FILTER(?x != ?z)
  FILTER NOT EXISTS { ?x ?property ?z }
} ;

# A place with the code of a country is part of that country.
INSERT { ?place tw:locatedIn ?country . GRAPH <https://w3id.org/triplewire/inferred> { ?place tw:locatedIn ?country } }
WHERE {
  ?place a schema:Place ; gn:countryCode ?code .
  ?country a schema:Country ; gn:countryCode ?code .
  FILTER NOT EXISTS { ?place tw:locatedIn ?country }
} ;

# An event in a place is also in what the place is part of.
INSERT { ?event sem:hasPlace ?whole . GRAPH <https://w3id.org/triplewire/inferred> { ?event sem:hasPlace ?whole } }
WHERE {
  ?event sem:hasPlace ?place .
  ?place tw:partOf|tw:locatedIn ?whole .
  FILTER NOT EXISTS { ?event sem:hasPlace ?whole }
} ;

# The terms of the ontology have their labels, with which queries show types and relations in words.
INSERT { ?term rdfs:label ?label . GRAPH <https://w3id.org/triplewire/inferred> { ?term rdfs:label ?label } }
WHERE {
  GRAPH <https://w3id.org/triplewire/ontology> { ?term rdfs:label ?label }
  FILTER NOT EXISTS { ?term rdfs:label ?label }
}

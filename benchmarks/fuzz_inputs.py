# ruff: noqa: E501  # lists of words, and probabilities
"""Random inputs for fuzz.py, valid and changed; a generator in the same state gives the same inputs."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable

import pyoxigraph as ox
from fuzz_changes import changed
from synthetic import document

from triplewire.graph.write.build import build

Random = random.Random


TOKENS = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xe2\x80\xae", b"\\u0000", b"\\uD800", b"<<", b">>", b'"""',
    b"@base <", b"_:b", b'<!DOCTYPE x [<!ENTITY a "b">]>', b"{" * 300, b"(" * 300, b"[" * 300, b"<a>" * 300, b"\r\n\r\n",
    b"SERVICE <http://127.0.0.1:9/>", b"1e999999999", b"-0", b"9" * 400, b"%00", b"\xc2\xa0", b"FROM <file:///etc/passwd>",
]  # fmt: skip


# RDF: our graphs and random terms, in the formats that can be imported


def rdf(chosen: Random) -> bytes:
    """Return a line with the file extension, then the contents of a file."""
    form = chosen.choice(("ttl", "trig", "nq", "nt", "jsonld", "rdf"))
    triples = list(_GRAPH[: chosen.randrange(1, 40)])
    triples += [ox.Triple(_node(chosen), _node(chosen), _term(chosen)) for _ in range(chosen.randrange(6))]
    kind = ox.RdfFormat.from_extension(form)
    assert kind  # noqa: S101
    quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode("urn:g")) for t in triples]
    with contextlib.suppress(ValueError, OSError):  # what RDF/XML cannot write
        data = ox.serialize(quads if kind.supports_datasets else triples, format=kind) or b""
        return form.encode() + b"\n" + (data if chosen.random() < 0.2 else changed(data, chosen, TOKENS))
    return b"ttl\n"


def _node(chosen: Random) -> ox.NamedNode:
    return ox.NamedNode(f"urn:{chosen.choice(['a', 'b', 'x%20y', 'é', '-'])}/{chosen.randrange(9)}p")


def _term(chosen: Random) -> ox.NamedNode | ox.Literal:
    if chosen.random() < 0.3:
        return _node(chosen)
    text = "".join(chosen.choice("ab\"'\\\n\t<>&{}é\u202e😀 ") for _ in range(chosen.randrange(20)))
    kind = chosen.randrange(3)
    if kind == 0:
        return ox.Literal(text, language="en")
    return ox.Literal(text) if kind == 1 else ox.Literal(text, datatype=_node(chosen))


_GRAPH = sorted(build(document(1)).triples, key=str)


# SPARQL: queries made from the grammar


class Grammar:
    """Valid queries over our terms (SPARQL 1.1, section 19.8), of a bounded depth."""

    def __init__(self, chosen: Random) -> None:
        self._chosen = chosen
        self.pick = chosen.choice

    def query(self) -> str:
        """Return a query of one of the four forms."""
        where = f"WHERE {self.group(3)}"
        end = self.pick(("", f" LIMIT {self._chosen.randrange(30)}", " ORDER BY ?a DESC(?b)", " LIMIT 5 OFFSET 2"))
        kind = self._chosen.randrange(6)
        if kind == 0:
            return f"ASK {self.group(3)}"
        if kind == 1:
            return f"CONSTRUCT {{ ?a tw:source {self.object()} }} {where}{end}"
        if kind == 2:
            return f"DESCRIBE ?a {where} LIMIT 3"
        if kind == 3:
            having = self.pick(("", " HAVING (COUNT(*) > 1)"))
            return f"SELECT ?a ({self.aggregate()} AS ?n) {where} GROUP BY ?a{having} LIMIT 20"
        return f"SELECT {self.pick(('', 'DISTINCT ', 'REDUCED '))}{self.pick(('*', '?a ?b', '?c'))} {where}{end}"

    def group(self, depth: int) -> str:
        """Return a group graph pattern."""
        parts = [self.part(depth) for _ in range(self._chosen.randrange(1, 4))]
        return "{ " + " ".join(parts) + " }"

    def part(self, depth: int) -> str:
        """Return a part of a group."""
        if not depth or self._chosen.random() < 1 / 3:
            return f"{self.triple()} ."
        return self.pick(PARTS)(self, depth)

    def inner(self, depth: int) -> str:
        """Return a group within a part of this depth."""
        return self.group(depth - 1)

    def triple(self) -> str:
        """Return a triple pattern."""
        return f"{self.variable()} {self.path(2) if self._chosen.random() < 0.3 else self.predicate()} {self.object()}"

    def path(self, depth: int) -> str:
        """Return a property path."""
        if not depth:
            return self.predicate()
        one, other = self.path(depth - 1), self.path(depth - 1)
        return self.pick((
            f"({one}/{other})", f"({one}|{other})", f"({one})*", f"({one})+", f"({one})?", f"^({one})", "!(rdf:type|^tw:met)",
        ))  # fmt: skip

    def expression(self, depth: int) -> str:
        """Return an expression."""
        if not depth:
            return self.pick((self.variable(), self.literal(), self.term()))
        one, other = self.expression(depth - 1), self.expression(depth - 1)
        return self.pick((
            f"({one} = {other})", f"({one} < {other})", f"({one} && {other})", f"(!{one})", f"({one} + {other})",
            f"({one} IN ({other}, 1))", f'REGEX(STR({one}), "a.*b", "i")', f"IF({one}, {other}, 1)",
            f"COALESCE({one}, {other})", f"STRLEN(STR({one}))", f"LANG({one})", f"DATATYPE({one})", f"BOUND(?{self.pick('abc')})",
            f"SUBSTR(STR({one}), 2)", f"CONCAT(STR({one}), STR({other}))", f"YEAR({one})", f"isIRI({one})", f"(-{one})", "RAND()",
            f'REPLACE(STR({one}), "(a)", "$1$1")', f"xsd:integer({one})", f"({one} / {other})", f"IRI(STR({one}))",
        ))  # fmt: skip

    def aggregate(self) -> str:
        """Return an aggregate."""
        what = self.pick(("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE"))
        return f"{what}({self.pick(('', 'DISTINCT '))}?{self.pick('bc')})"

    def variable(self) -> str:
        """Return a variable, or sometimes a term."""
        return f"?{self.pick('aabbccde')}"

    def predicate(self) -> str:
        """Return a property of ours, or a variable."""
        return self.pick(
            ("a", "rdfs:label", "tw:consulted", "sem:hasActor", "sem:hasTime", "tw:source", "?p", "prov:wasDerivedFrom")
        )

    def object(self) -> str:
        """Return an object."""
        return self.pick((self.variable(), self.variable(), self.term(), self.literal()))

    def term(self) -> str:
        """Return an IRI."""
        return self.pick((":person-person-7", "sem:Actor", "tw:Consult", "<urn:x>", "schema:NewsArticle"))

    def literal(self) -> str:
        """Return a literal."""
        return self.pick(
            ('"Person 7"', "1", "2.50", "1e3", "true", '"2016-04-21"^^xsd:date', '"a"@en', '"""x\ny"""', "-7", '""')
        )


PARTS: tuple[Callable[[Grammar, int], str], ...] = (
    lambda g, depth: f"OPTIONAL {g.inner(depth)}",
    lambda g, depth: f"{g.inner(depth)} UNION {g.inner(depth)}",
    lambda g, depth: f"MINUS {g.inner(depth)}",
    lambda g, depth: f"GRAPH ?g {g.inner(depth)}",
    lambda g, depth: f"FILTER({g.expression(depth)})",
    lambda g, depth: f"FILTER {g.pick(('', 'NOT '))}EXISTS {g.inner(depth)}",
    lambda g, _: f"VALUES ?{g.pick('abc')} {{ {g.term()} {g.literal()} UNDEF }}",
    lambda g, depth: f"{{ SELECT ?a (COUNT(?b) AS ?k{g.pick(range(99))}) WHERE {g.inner(depth)} GROUP BY ?a }}",
)


def sparql(chosen: Random) -> bytes:
    """Return a query, in three of ten cases changed."""
    text = Grammar(chosen).query().encode()
    return text if chosen.random() < 0.7 else changed(text, chosen, TOKENS)


# Texts: words of news, with characters that are hard for tokenizers

_WORDS = [
    "Ann", "Lee", ",", "the", "president", "of", "Acme", "Corp.", ",", "met", "Omar", "Haddad", "in", "Oslo", "on",
    "Monday", "and", "said", "that", '"', "we", "will", "not", "sign", '"', ".", "Officials", "in", "the", "U.S.",
    "denied", "the", "report", ",", "which", "Reuters", "had", "published", "on", "3", "May", "2016", "(", "see",
    "below", ")", ";", "he", "praised", "her", "'", "s", "visit", "to", "Cairo", ".", "By", "JANE", "ROE", "LONDON",
    "(", "AP", ")", "—", "The", "1990s", "'s", "so-called", "“peace”", "deal—signed", "by", "Putin’s", "aides—failed",
    ".", "\n\n", "\n", "\t", "\xa0", "\u200b", "\u202e", "\ufeff", "́", "é", "😀", "👩\u200d👩\u200d👧", "ﬁ", "中国",
    "Москва", "\x0b", "\x1c", "\u2028", "#", "*", "-", "1.", ">", "http://a.b/c?d=e", "@x", "#y", "50%", "$3bn",
    "No.", "7", "etc.", "Mr.", "",
]  # fmt: skip


_GLUE = (" ", " ", " ", "", "\n", "\n\n", "\t")
_AROUND = (
    ("“", "”"),
    ('"', '"'),
    ("(", ")"),
    ("[", "]"),
    ("‘", "’"),
    ("«", "»"),
    ("he said that ", ""),
    ("> ", "\n"),
    ("- ", "\n"),
    ("# ", "\n\n"),
)


def text(chosen: Random) -> bytes:
    """Return a short text: words, glued in one of several ways, in quotation marks and layouts that may be nested.

    In three of ten cases, it is changed.
    """
    data = _passage(chosen, 3).encode()
    return data if chosen.random() < 0.7 else changed(data, chosen, TOKENS)


def _passage(chosen: Random, depth: int) -> str:
    glue = chosen.choice(_GLUE)
    words = glue.join(chosen.choice(_WORDS) for _ in range(chosen.randrange(1, 12)))
    if not depth:
        return words
    before, after = chosen.choice(_AROUND)
    rest = [_passage(chosen, depth - 1) for _ in range(chosen.randrange(3))]
    return glue.join([words, before + "".join(rest) + after])


# HTTP: raw requests

_PATHS = ("/", "/sparql?query=ASK%7B%7D", "/sparql", "/search?q=a", "/id/person-person-7", "/graph?about=Person%207", "/questions/who-met-whom", "/article/d1",
          "/api/find?q=p", "/timeline", "/map", "/api/scene", "/assets/app.css", "/api/add", "/questions/what-happened-on?date=2016")  # fmt: skip


def request(chosen: Random) -> bytes:
    """Return a request, in eight of ten cases changed."""
    method = chosen.choice(("GET", "GET", "POST", "HEAD", "OPTIONS", "PUT"))
    body = Grammar(chosen).query().encode() if method == "POST" else b""
    kind = chosen.choice(
        ("application/sparql-query", "application/x-www-form-urlencoded", "text/plain", "application/octet-stream")
    )
    head = f"{method} {chosen.choice(_PATHS)} HTTP/1.1\r\nHost: localhost\r\nAccept: {chosen.choice(('*/*', 'text/html', 'text/csv;q=0.1', 'x'))}\r\n"
    head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n" if body else ""
    data = head.encode() + b"\r\n" + body
    return data if chosen.random() < 0.2 else changed(data, chosen, TOKENS)

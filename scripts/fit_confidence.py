r"""Make extract/lexicon/weights/certainty.toml: the weights by which evidence becomes the confidence of a statement.

    python scripts/fit_confidence.py SCORERS ARTICLES DATA > certainty.toml && \
        mv certainty.toml extract/lexicon/weights/certainty.toml

SCORERS is the folder with `facts_precision.py` and `scoring/`, whose judgements are the labels; ARTICLES holds
`*.txt` with `*.gold.json`; DATA holds `facts.jsonl` and `oie.jsonl` (triples), `relations.jsonl`, `events.jsonl`, and
`cases.jsonl`. The texts are read anew, without the weights, which takes a few minutes. The reliability goes to standard
error and into the head of the file; `--page FILE` writes it into the table of that page of the documentation.

What is labelled: a triple, by the facts of the pack, or by the share of its words that are in one; a relation and an
event with two sides that could be a plain fact, by the lists of facts of the articles and cases; other relations and
events, if the pack has one between the same actors, by its kind. Evidence seen fewer than LEAST times is left out. The
weights maximise the likelihood minus a ridge penalty. The reliability is that of cross-validation over documents: each
is judged by weights that were fitted without it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from triplewire.extract.certainty.evidence import of_event, of_relation, of_triple
from triplewire.extract.certainty.statement_index import StatementIndex
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import Article, Document, Event, Relation
from triplewire.extract.pipeline import Pipeline

LAYERS = ("triple", "relation", "event")
LEAST = 8  # statements with a kind of evidence, below which it is left out
RIDGE = {"triple": 8.0, "relation": 10.0, "event": 12.0}  # set by cross-validation
FOLDS = 10
RIGHT, WRONG = 0.6, 0.4  # share of the words of a triple that are in one of the pack; between, it is not judged
SMALLEST = 0.03  # absolute value, below which a weight is left out
BINS = 10
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
PRECISION = 0.95  # of plain facts, which the bar is to reach
ANY_VERB = "actedOn"  # the scorer's property that is right if the verb or the type of the event is
PAGE_MARK = "<!-- reliability -->"

Matrix = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with its document, its evidence, and whether it is right; `fact`: it could be a plain fact."""

    document: str
    evidence: tuple[str, ...]
    right: bool
    fact: bool = False


class Uncalibrated(Pipeline):
    """A pipeline whose statements have no confidence but that of the construction of a triple."""

    @staticmethod
    def calibrated(document: Document) -> Document:
        """Return the record as it is."""
        return document


class Labels:
    """The judgements of the scorers about what a pipeline reads."""

    def __init__(self, scorers: Path, articles: Path, data: Path, pipeline: Pipeline) -> None:
        sys.path.insert(0, str(scorers))
        self.articles, self.data, self.pipeline = articles, data, pipeline

    def of(self, layer: str) -> list[Judged]:
        """Return the judged statements of a layer."""
        if layer == "triple":
            return [*self._fact_synsets(), *self._word_overlap()]
        if layer == "relation":
            return [j for kind, j in self._facts if kind == "relation"] + list(self._pairs())
        return [j for kind, j in self._facts if kind == "event"] + list(self._coded_events())

    def prepare(self) -> None:
        """Judge what could be a plain fact, which both other layers need."""
        self._facts = [*self._of_articles(), *self._of_cases()]

    def _read(self, name: str) -> Iterator[tuple[dict[str, Any], Document]]:
        rows = [json.loads(line) for line in (self.data / f"{name}.jsonl").read_text("utf-8").splitlines() if line]
        yield from self._documents(name, rows)

    def _documents(self, name: str, rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Document]]:
        given = [
            Article(row["id"], row["text"], row["id"], title=row.get("title"), published=row.get("published"))
            for row in rows
        ]
        print(f"{name}: {len(rows)} texts", file=sys.stderr)
        yield from zip(rows, self.pipeline.pipe(given), strict=True)

    def _fact_synsets(self) -> Iterator[Judged]:
        from scoring import oie  # noqa: PLC0415  # found by the argument

        for row, document in self._read("facts"):
            known = {row["text"][a:b] for a, b in row["tokens"]}
            wanted, optional = ([_forms(oie, fact, known) for fact in row.get(k, [])] for k in ("facts", "optional"))
            index = StatementIndex(document)
            for triple, words in zip(document.triples, oie.predicted_tuples(_record(document), row), strict=True):
                slots = ["".join(f" {word}" for word in part) for part in words[:3]]
                right = _matches(wanted, slots)
                if right or not _matches(optional, slots):
                    yield Judged(row["id"], tuple(of_triple(index, triple)), right)

    def _word_overlap(self) -> Iterator[Judged]:
        from scoring import oie  # noqa: PLC0415

        for row, document in self._read("oie"):
            known = {row["text"][a:b] for a, b in row["tokens"]}
            wanted = []
            for one in row["extractions"]:
                parts = (one["arg1"], one["rel"], " ".join([one["arg2"], *one.get("more", [])]))
                slots = tuple(oie.respace(part, known) for part in parts)
                wanted.append((slots, any(verb in one["rel"] for verb in oie.SAYING)))
            index = StatementIndex(document)
            for triple, words in zip(document.triples, oie.predicted_tuples(_record(document), row), strict=True):
                shared = max((oie.pair(slots, words[:3], saying)[0] for slots, saying in wanted), default=0.0)
                if shared >= RIGHT or shared <= WRONG:
                    yield Judged(row["id"], tuple(of_triple(index, triple)), shared >= RIGHT)

    def _of_articles(self) -> Iterator[tuple[str, Judged]]:
        import facts_precision  # noqa: PLC0415

        golds = [json.loads(path.read_text("utf-8")) for path in sorted(self.articles.glob("*.gold.json"))]
        rows = [
            {"id": gold["document"], "text": (self.articles / f"{gold['document']}.txt").read_text("utf-8")}
            | {"published": gold.get("published")}
            for gold in golds
        ]
        for gold, (_, document) in zip(golds, self._documents("articles", rows), strict=True):
            graph = facts_precision.Graph(_nodes(document))
            entities = {entity["id"]: entity for entity in gold["entities"]}
            listed = gold["facts_only"] + gold.get("facts_empty", [])
            for kind, item, (subject, name, value) in _candidates(document):
                verbs = {item.trigger.lemma} if isinstance(item, Event) else set()
                types = {item.type} - {None} if isinstance(item, Event) else set()
                fact = (subject, name, value, verbs, types, "")
                right = facts_precision.judge(graph, fact, listed, entities) == "yes"
                yield kind, _judged(document, item, right)

    def _of_cases(self) -> Iterator[tuple[str, Judged]]:
        from scoring import cases  # noqa: PLC0415

        for row, document in self._read("cases"):
            wanted, judge = row.get("facts"), cases.Case(row, _record(document), [])
            yield from (("relation", one) for one in _related(judge, row.get("relations", {}), document))
            for kind, item, (subject, name, value) in _candidates(document) if wanted else ():
                predicate = {item.type, item.trigger.lemma} - {None} if isinstance(item, Event) else {name}
                judge.facts = [
                    {"subject": judge.names(subject), "predicate": predicate, "object": judge.names(value), "line": "x"}
                ]
                right = any(map(judge.found_facts, wanted.get("must", [])))
                wrong = wanted.get("none") or any(map(judge.found_facts, wanted.get("never", [])))
                if right or wrong:
                    yield kind, _judged(document, item, right)

    def _pairs(self) -> Iterator[Judged]:
        from scoring import common, relations  # noqa: PLC0415

        packs = list(self._read("relations"))
        names = {n for row, _ in packs for r in row["relations"] for n in (r["relation"] or "").split("|")}
        for row, document in packs:
            text, spans, index = row["text"], common.mentions_of(_record(document)), StatementIndex(document)
            wanted = [(common.span_of(r["subject"]), r, common.span_of(r["object"])) for r in row["relations"]]
            ends = [end for one, _, other in wanted for end in (one, other)]
            for relation in document.relations:
                others = [i for i in (relation.object, relation.of) if i and spans.get(i)]
                if relation.relation not in names or not others or not spans.get(relation.subject):
                    continue
                a, b = spans[relation.subject], spans[others[0]]
                alike = [
                    (one, other) for one, r, other in wanted if relation.relation in (r["relation"] or "").split("|")
                ]
                right = any(relations.meets(text, a, s) and relations.meets(text, b, o) for s, o in alike)
                marked = all(any(relations.meets(text, side, end) for end in ends) for side in (a, b))
                if right or marked:
                    yield Judged(row["id"], tuple(of_relation(index, relation)), right)

    def _coded_events(self) -> Iterator[Judged]:
        from scoring import common, events  # noqa: PLC0415

        for row, document in self._read("events"):
            spans, index = common.mentions_of(_record(document)), StatementIndex(document)
            found = [(events.Predicted(e, spans, row["text"]), event) for e, event in _both(document)]
            for gold in row["events"]:
                best = max(found, key=lambda pair: events.fit(gold, pair[0])[:-1], default=None)
                if best is None or not (sum(events.hits(gold, best[0])) or events.type_right(gold, best[0])):
                    continue
                right = events.pair_found(gold, best[0]) and events.type_right(gold, best[0])
                yield Judged(row["id"], tuple(of_event(index, best[1])), right)


def _record(document: Document) -> dict[str, Any]:
    """Return the record as the scorers read it."""
    plain: dict[str, Any] = json.loads(document.json())
    return plain


def _both(document: Document) -> Iterable[tuple[dict[str, Any], Event]]:
    return zip(_record(document)["events"], document.events, strict=True)


def _forms(oie: ModuleType, fact: list[list[str]], known: set[str]) -> list[tuple[re.Pattern[str], ...]]:
    return [tuple(oie.form(slot, known, re.IGNORECASE) for slot in form) for form in fact]


def _matches(facts: list[list[tuple[re.Pattern[str], ...]]], slots: list[str]) -> bool:
    return any(all(map(re.Pattern.fullmatch, form, slots)) for fact in facts for form in fact)


def _candidates(document: Document) -> Iterator[tuple[str, Event | Relation, tuple[str, str, str]]]:
    """Yield what could be a plain fact, with its ends: whatever is positive, actual and nobody's claim."""
    for event in document.events:
        if (event.polarity, event.modality, event.attribution) == ("positive", "actual", ()):
            pairs = list(product(event.source, event.target))
            if event.type in MUTUAL and not pairs:
                pairs = [(a, b) for a, b in product(event.source, repeat=2) if a < b]
            yield from (("event", event, (one, ANY_VERB, other)) for one, other in pairs)
    for relation in document.relations:
        if not relation.attribution and not relation.former:
            known = {entity.id for entity in document.entities}
            value = relation.object if relation.object in known else relation.of
            value = _office(document, relation) if relation.relation == "holdsOffice" else value
            if value:
                yield "relation", relation, (relation.subject, relation.relation, value)


def _office(document: Document, relation: Relation) -> str:
    of = next((f" of {entity.name}" for entity in document.entities if entity.id == relation.of), "")
    return f"{relation.object}{of}"


def _nodes(document: Document) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Return entities and offices in the form in which the scorer holds the nodes of a graph."""
    nodes: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for entity in document.entities:
        nodes[entity.id] = {"#label": [("text", entity.name)]}
        for number, mention in enumerate(entity.mentions):
            nodes[f"{entity.id}.{number}"] = {
                "#taIdentRef": [("iri", entity.id)],
                "#mentionKind": [("text", mention.kind)],
                "#anchorOf": [("text", mention.quote(document.text))],
            }
    offices = (r for r in document.relations if r.relation == "holdsOffice")
    for office in {_office(document, relation) for relation in offices}:
        nodes[office] = {"#label": [("text", office)], "#type": [("iri", "#Post")]}
    return nodes


def _related(judge: Any, wanted: dict[str, list[Any]], document: Document) -> Iterator[Judged]:
    """Yield the relations that a case wants or forbids."""
    for relation, plain in zip(document.relations, _record(document)["relations"], strict=True):
        right = any(judge.relation_fits(one, plain) for one in wanted.get("must", []))
        if right or any(judge.relation_fits(one, plain) for one in wanted.get("never", [])):
            yield _judged(document, relation, right)


def _judged(document: Document, item: Event | Relation, right: bool) -> Judged:
    index = StatementIndex(document)
    evidence = of_event(index, item) if isinstance(item, Event) else of_relation(index, item)
    certain = not (isinstance(item, Event) and (item.doubts or item.inferred))
    return Judged(document.id, tuple(evidence), right, certain)


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights of a layer, and how they judge statements of documents that they were not fitted on."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    base: float
    unseen: Matrix
    right: Matrix
    fact: Matrix

    @property
    def auc(self) -> float:
        """The share of pairs of a right and a wrong statement in which the right one has the higher confidence."""
        right, wrong = self.unseen[self.right == 1], self.unseen[self.right == 0]
        higher = (right[:, None] > wrong).mean() + (right[:, None] == wrong).mean() / 2
        return float(higher)

    @property
    def error(self) -> float:
        """The expected calibration error, in BINS classes of equal width."""
        classes = np.minimum((self.unseen * BINS).astype(int), BINS - 1)
        found = [classes == number for number in range(BINS)]
        gaps = [abs(self.unseen[at].mean() - self.right[at].mean()) * at.mean() for at in found if at.any()]
        return float(sum(gaps))

    def row(self, layer: str) -> str:
        """Return the row of the table of reliability."""
        share = self.right.mean()
        return f"| {layer} | {len(self.right)} | {share:.2f} | {self.auc:.2f} | {self.error:.3f} |"


def fitted(judged: list[Judged], ridge: float) -> Fit:
    """Fit the weights of a layer, and judge each document by weights that were fitted without it."""
    counts = Counter(name for one in judged for name in set(one.evidence))
    names = tuple(sorted(name for name, count in counts.items() if count >= LEAST))
    column = {name: number for number, name in enumerate(names)}
    shown: Matrix = np.zeros((len(judged), len(names) + 1))
    shown[:, -1] = 1
    for row, one in enumerate(judged):
        for name in one.evidence:
            if name in column:
                shown[row, column[name]] = 1
    right = np.array([one.right for one in judged], float)
    documents = {document: number for number, document in enumerate(sorted({one.document for one in judged}))}
    fold = np.array([documents[one.document] % FOLDS for one in judged])
    unseen: Matrix = np.zeros(len(judged))
    for number in range(FOLDS):
        weights = _weights(shown[fold != number], right[fold != number], ridge)
        unseen[fold == number] = 1 / (1 + np.exp(-shown[fold == number] @ weights))
    weights = _weights(shown, right, ridge)
    fact = np.array([one.fact for one in judged])
    return Fit(names, tuple(weights[:-1]), float(weights[-1]), unseen, right, fact)


def _weights(shown: Matrix, right: Matrix, ridge: float) -> Matrix:
    """Return the weights of the logistic regression by Newton's method; the base, the last one, has no penalty."""
    weights: Matrix = np.zeros(shown.shape[1])
    penalty = np.full(shown.shape[1], ridge)
    penalty[-1] = 1e-6
    for _ in range(25):
        sure = 1 / (1 + np.exp(-np.clip(shown @ weights, -30, 30)))
        slope = shown.T @ (sure - right) + penalty * weights
        curve = (shown.T * (sure * (1 - sure))) @ shown + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def bars(fits: dict[str, Fit]) -> Iterator[str]:
    """Yield precision and number of the right plain facts for each bar."""
    sure = np.concatenate([fits[layer].unseen[fits[layer].fact] for layer in ("relation", "event")])
    right = np.concatenate([fits[layer].right[fits[layer].fact] for layer in ("relation", "event")])
    for bar in np.arange(0, 1, 0.05):
        above = sure >= bar
        if above.any():
            of = f"{int(right[above].sum())} right of {above.sum()}"
            yield f"bar {bar:.2f}: precision {right[above].mean():.3f}, {of}"


def toml(fits: dict[str, Fit], table: list[str]) -> Iterator[str]:
    """Yield the lines of the file."""
    yield "# Weights by which evidence becomes the confidence of a statement (extract/certainty/), in log-odds."
    yield "# Made by scripts/fit_confidence.py, but for the limits. Cross-validation over documents:"
    yield from (f"# {line}" for line in table)
    yield "\n# The least value of each class of a count but the first. Set by hand; odds are of clauses/confidence.py."
    yield "[limits]"
    yield from (f"{name} = {values}" for name, values in read_table("weights/certainty")["limits"].items())
    for layer, fit in fits.items():
        yield f"\n[{layer}]\nbase = {fit.base:.2f}\n\n[{layer}.evidence]"
        pairs = zip(fit.names, fit.weights, strict=True)
        yield from (f'"{name}" = {weight:.2f}' for name, weight in pairs if abs(weight) >= SMALLEST)


def main() -> None:
    """Print the file; see the docstring of the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    for name in ("scorers", "articles", "data"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--page", type=Path, help="a page with a table between two marks, which is replaced")
    given = parser.parse_args()
    labels = Labels(given.scorers, given.articles, given.data, Uncalibrated())
    fits = fit_all(labels)
    table = ["| layer | judged | right | AUC | ECE |", "|---|---|---|---|---|"]
    table += [fit.row(layer) for layer, fit in fits.items()]
    print(*table, *bars(fits), sep="\n", file=sys.stderr)
    print(*toml(fits, table), sep="\n")
    if given.page:
        before, _, after = given.page.read_text("utf-8").split(PAGE_MARK)
        given.page.write_text(PAGE_MARK.join((before, "\n".join(("", *table, "")), after)), "utf-8")


def fit_all(labels: Labels) -> dict[str, Fit]:
    """Return the fit of each layer."""
    labels.prepare()
    return {layer: fitted(labels.of(layer), RIDGE[layer]) for layer in LAYERS}


if __name__ == "__main__":
    main()

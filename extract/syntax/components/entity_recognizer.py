"""The entity recogniser: spaCy's transition-based decoder (`pipeline/_parser_internals/ner.pyx`), a batch at a time.

spaCy walks the tokens of a document and computes at each the scores of all transitions from three vectors: that of the
token, of the first token of the open entity, and of the token before. Outside an entity the last two are a padding, so
the score does not depend on the history: one matrix product gives the transitions of all tokens. Only where one begins
an entity of several tokens, its inside is walked, for all entities of the batch together. Sums are made in spaCy's
order, so that scores are equal to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import ENT_IOB, ENT_KB_ID, IS_SPACE, SENT_START
from spacy.pipeline.ner import EntityRecognizer
from spacy.tokens import Doc, Span

from triplewire.extract.syntax.components.token_vectors import Floats, TokenVectors, vectors_of

Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
_IMPOSSIBLE = -np.inf


@dataclass(frozen=True, slots=True)
class Found:
    """An entity: its tokens in the document, and the id of its label in the vocabulary's strings."""

    first: int
    end: int
    label: int


class Decoder:
    """The greedy decoder of a `spacy.TransitionBasedParser.v2` model of the state type "ner" with an upper layer."""

    def __init__(self, model: Any, moves: Sequence[str], label_ids: dict[str, int]) -> None:
        """`moves` names the transitions in the order of the scores: "B-ORG", "U-DATE", "O"."""
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._gemm = model.ops.gemm
        weights, bias, padding = lower.get_param("W"), lower.get_param("b"), lower.get_param("pad")
        features, self._hidden, self._pieces, width = weights.shape
        self._lower = [weights[i].reshape(-1, width) for i in range(features)]
        self._lower_bias, self._padding = bias.reshape(-1), padding.reshape(features, -1)
        outside = [i for i, move in enumerate(moves) if move[0] in "BUO" and move != "U-"]
        inside = [i for i, move in enumerate(moves) if move[0] in "IL"]
        self._outside = self._upper(upper, outside)
        self._inside = self._upper(upper, inside)
        self._names = [moves[i] for i in outside]
        self._begins = np.array([name[0] == "B" for name in self._names])
        self._units = np.array([name[0] == "U" for name in self._names])
        self._nothing = self._names.index("O")
        self._labels = [label_ids.get(name[2:], 0) for name in self._names]
        places = {moves[i]: at for at, i in enumerate(inside)}
        self._goes_on = np.array([places.get(f"I-{name[2:]}", 0) for name in self._names])
        self._ends = np.array([places.get(f"L-{name[2:]}", 0) for name in self._names])

    @staticmethod
    def _upper(upper: Any, rows: list[int]) -> tuple[Floats, Floats]:
        return np.ascontiguousarray(upper.get_param("W")[rows]), upper.get_param("b")[rows]

    def entities(self, tokens: Floats, blank: Flags, last: Flags) -> list[Found]:
        """The entities of the tokens of a batch, one after another, in order.

        `tokens` is their matrix of vectors, `blank` says which are blanks, and `last` behind which no entity goes on:
        the last of a sentence or a document.
        """
        first = self._gemm(tokens, self._lower[0], trans2=True)
        actions = self._actions(first, blank, last)
        starts = np.flatnonzero(self._begins[actions])
        ends = dict(zip(starts.tolist(), self._closed(first, tokens, starts, actions, last).tolist(), strict=True))
        found, free = [], 0
        for at in np.flatnonzero(actions != self._nothing).tolist():
            if at >= free:
                free = ends.get(at, at + 1)
                found.append(Found(at, free, self._labels[actions[at]]))
        return found

    def _actions(self, first: Floats, blank: Flags, last: Flags) -> Rows:
        """The transition at each token where no entity is open, as an index of `_names`."""
        scores = self._scores((first + self._padding[1]) + self._padding[2], self._outside)
        scores[np.ix_(last, self._begins)] = _IMPOSSIBLE
        scores[np.ix_(blank, self._begins | self._units)] = _IMPOSSIBLE
        best: Rows = scores.argmax(axis=1)
        return best

    def _closed(self, first: Floats, tokens: Floats, starts: Rows, actions: Rows, last: Flags) -> Rows:
        """Where the entities end that begin at `starts` with `actions`: all are walked a token at a time, together."""
        ends = starts + 1
        goes_on, closes = self._goes_on[actions[starts]], self._ends[actions[starts]]
        opening = self._gemm(tokens[starts], self._lower[1], trans2=True)
        active = np.arange(len(starts))
        while len(active):
            here = ends[active]
            before = self._gemm(tokens[here - 1], self._lower[2], trans2=True)
            scores = self._scores((first[here] + opening[active]) + before, self._inside)
            rows, stays, leaves = np.arange(len(active)), goes_on[active], closes[active]
            more, done = scores[rows, stays], scores[rows, leaves]
            longer = ~last[here] & ((more > done) | ((more == done) & (stays < leaves)))
            ends[active] += 1
            active = active[longer]
        return ends

    def _scores(self, summed: Floats, upper: tuple[Floats, Floats]) -> Floats:
        """The scores of the transitions of one group from the sums of the states' feature vectors."""
        pieces = (summed + self._lower_bias).reshape(len(summed), self._hidden, self._pieces)
        weights, bias = upper
        scores: Floats = self._gemm(np.ascontiguousarray(pieces.max(axis=2)), weights, trans2=True)
        return scores + bias


class QuickEntityRecognizer(EntityRecognizer):  # type: ignore[misc]  # a Cython class without types
    """spaCy's entity recogniser with `Decoder`; documents with entities set before are left to spaCy's own decoder."""

    decoder: Decoder
    vectors: TokenVectors | None

    def predict(self, docs: Any) -> Any:
        """The entities of each document; what `EntityRecognizer.predict` gives where one of them has entities already.

        An entity that was set before constrains the transitions around it.
        """
        docs = [docs] if isinstance(docs, Doc) else list(docs)
        tokens = [doc.to_array([IS_SPACE, SENT_START, ENT_IOB, ENT_KB_ID]) for doc in docs]
        joined = np.concatenate(tokens) if tokens else np.zeros((0, 4), np.uint64)
        if joined[:, 2:].any() or not len(joined):
            return super().predict(docs)
        last = np.append(joined[1:, 1] == 1, True)
        edges = np.cumsum([0, *map(len, docs)])
        last[edges[1:][edges[1:] > 0] - 1] = True
        found = self.decoder.entities(self._matrix(docs), joined[:, 0] == 1, last)
        return _shared(found, edges.tolist())

    def _matrix(self, docs: list[Doc]) -> Floats:
        """The vectors of all tokens, after the linear layer."""
        tok2vec = self.model.get_ref("tok2vec")
        matrix: Floats
        if self.vectors is None:
            matrix = tok2vec.predict(docs)
        else:
            matrix = tok2vec.layers[-1].predict(np.concatenate(self.vectors(docs)))
        return matrix

    def set_annotations(self, docs: Any, states: Any) -> None:
        """Set the entities of each document, and every other token outside."""
        if not (states and isinstance(states[0], list)):
            super().set_annotations(docs, states)
            return
        for doc, found in zip(docs, states, strict=True):
            doc.set_ents([Span(doc, entity.first, entity.end, label=entity.label) for entity in found])


def _shared(found: list[Found], edges: list[int]) -> list[list[Found]]:
    """The entities of each document, counted from its first token; document i has the tokens from edges[i]."""
    shares, at = [], 0
    for start, end in pairwise(edges):
        share = []
        while at < len(found) and found[at].first < end:
            entity = found[at]
            share.append(Found(entity.first - start, entity.end - start, entity.label))
            at += 1
        shares.append(share)
    return shares


def quick_entity_recognizer(component: Any) -> QuickEntityRecognizer | None:
    """The same component with fewer computations, None where its model or its settings are of another kind."""
    if type(component) is not EntityRecognizer or not _is_known(component):
        return None
    moves = [component.moves.get_class_name(i) for i in range(component.moves.n_moves)]
    settings = {name: component.cfg[name] for name in _SETTINGS}
    quick = QuickEntityRecognizer(
        component.vocab, component.model, component.name, component.moves, scorer=component.scorer, **settings
    )
    quick.decoder = Decoder(component.model, moves, {name[2:]: component.vocab.strings[name[2:]] for name in moves})
    first = component.model.get_ref("tok2vec").layers[0]
    quick.vectors = vectors_of(first)
    return quick


_SETTINGS = ("update_with_oracle_cut_size", "beam_width", "beam_density", "beam_update_prob", "incorrect_spans_key")


def _is_known(component: Any) -> bool:
    """Whether the decoder is greedy and its model has the layers, the features and the maxout of `Decoder`."""
    model = component.model
    if model.name != "parser_model" or model.ops.name != "numpy" or not model.attrs["has_upper"]:
        return False
    lower = model.get_ref("lower")
    greedy = component.cfg["beam_width"] == 1 and not component.cfg["multitasks"]
    linear = model.get_ref("tok2vec").layers[-1].name == model.get_ref("upper").name == "linear"
    trained = lower.has_param("W") and not model.attrs["unseen_classes"]
    return bool(greedy and linear and trained and lower.get_dim("nF") == 3 and lower.get_dim("nP") > 1)

"""The entity recogniser: spaCy's transition-based decoder (`pipeline/_parser_internals/ner.pyx`), a batch at a time.

spaCy walks the tokens of a document and computes at each the scores of all transitions from three vectors: that of the
token, of the first token of the open entity, and of the token before. Outside an entity the last two are a padding, so
the score does not depend on the history: one matrix product gives the transitions of all tokens. Only where one begins
an entity of several tokens, its inside is walked, for all entities of the batch together.

The decoder decides by the quicker matrix product of numpy, whose last bits differ from spaCy's. Where a decision is so
close that they might matter, the document is decoded again as spaCy computes it, with all sums in the same order.
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

from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.components.token_vectors import TokenVectors, vectors_of
from triplewire.extract.syntax.components.window_encoder import Floats, Product, quick_product

Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
_IMPOSSIBLE = -np.inf
_CLOSE = THRESHOLDS.syntax.close_scores


@dataclass(frozen=True, slots=True)
class Found:
    """An entity: its tokens in the document, and the id of its label in the vocabulary's strings."""

    first: int
    end: int
    label: int


@dataclass(frozen=True, slots=True)
class Decoded:
    """The entities of some tokens, in order, and the tokens at which two transitions were nearly as good."""

    found: list[Found]
    close: Rows


class Decoder:
    """The greedy decoder of a `spacy.TransitionBasedParser.v2` model of the state type "ner" with an upper layer."""

    def __init__(self, model: Any, moves: Sequence[str], label_ids: dict[str, int]) -> None:
        """`moves` names the transitions in the order of the scores: "B-ORG", "U-DATE", "O"."""
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
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

    def decode(self, tokens: Floats, blank: Flags, last: Flags, product: Product) -> Decoded:
        """The entities of the tokens of a batch, one after another, in order.

        `tokens` is their matrix of vectors, `blank` says which are blanks, and `last` behind which no entity goes on:
        the last of a sentence or a document.
        """
        first = product(tokens, self._lower[0])
        actions, close = self._actions(first, blank, last, product)
        starts = np.flatnonzero(self._begins[actions])
        ends, close_inside = self._closed(first, tokens, starts, actions, last, product)
        end_of = dict(zip(starts.tolist(), ends.tolist(), strict=True))
        found, free = [], 0
        for at in np.flatnonzero(actions != self._nothing).tolist():
            if at >= free:
                free = end_of.get(at, at + 1)
                found.append(Found(at, free, self._labels[actions[at]]))
        return Decoded(found, np.concatenate((close, close_inside)))

    def _actions(self, first: Floats, blank: Flags, last: Flags, product: Product) -> tuple[Rows, Rows]:
        """The transition at each token where no entity is open, as an index of `_names`, and the close tokens."""
        scores = self._scores((first + self._padding[1]) + self._padding[2], self._outside, product)
        scores[np.ix_(last, self._begins)] = _IMPOSSIBLE
        scores[np.ix_(blank, self._begins | self._units)] = _IMPOSSIBLE
        best, rows = scores.argmax(axis=1), np.arange(len(scores))
        lead = scores[rows, best]
        scores[rows, best] = _IMPOSSIBLE
        return best, np.flatnonzero(lead - scores.max(axis=1) < _CLOSE)

    def _closed(
        self, first: Floats, tokens: Floats, starts: Rows, actions: Rows, last: Flags, product: Product
    ) -> tuple[Rows, Rows]:
        """Return the ends of the entities that begin at `starts` with `actions`, walked together token by token."""
        ends, close = starts + 1, [starts[:0]]
        goes_on, closes = self._goes_on[actions[starts]], self._ends[actions[starts]]
        opening = product(tokens[starts], self._lower[1])
        active = np.arange(len(starts))
        while len(active):
            here = ends[active]
            before = product(tokens[here - 1], self._lower[2])
            scores = self._scores((first[here] + opening[active]) + before, self._inside, product)
            rows, stays, leaves = np.arange(len(active)), goes_on[active], closes[active]
            more, done = scores[rows, stays], scores[rows, leaves]
            longer = ~last[here] & ((more > done) | ((more == done) & (stays < leaves)))
            close.append(here[~last[here] & (np.abs(more - done) < _CLOSE)])
            ends[active] += 1
            active = active[longer]
        return ends, np.concatenate(close)

    def _scores(self, summed: Floats, upper: tuple[Floats, Floats], product: Product) -> Floats:
        """The scores of the transitions of one group from the sums of the states' feature vectors."""
        pieces = (summed + self._lower_bias).reshape(len(summed), self._hidden, self._pieces)
        weights, bias = upper
        return product(np.ascontiguousarray(pieces.max(axis=2)), weights) + bias


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
        if not any(map(len, docs)) or any(array[:, 2:].any() for array in tokens):
            return super().predict(docs)
        found, close = self._decoded(docs, tokens, quick_product)
        again, _ = self._decoded([docs[i] for i in close], [tokens[i] for i in close], self._exact_product)
        for i, exact in zip(close, again, strict=True):
            found[i] = exact
        return found

    def _decoded(self, docs: list[Doc], tokens: list[Any], product: Product) -> tuple[list[list[Found]], list[int]]:
        """The entities of each document, and the numbers of the documents with a close decision."""
        if not docs:
            return [], []
        joined = np.concatenate(tokens)
        last = np.append(joined[1:, 1] == 1, True)
        edges = np.cumsum([0, *map(len, docs)])
        last[edges[1:][edges[1:] > 0] - 1] = True
        decoded = self.decoder.decode(self._matrix(docs, product), joined[:, 0] == 1, last, product)
        close = np.unique(np.searchsorted(edges, decoded.close, side="right") - 1)
        return _shared(decoded.found, edges.tolist()), close.tolist()

    def _exact_product(self, left: Floats, right: Floats) -> Floats:
        product: Floats = self.model.ops.gemm(left, right, trans2=True)
        return product

    def _matrix(self, docs: list[Doc], product: Product) -> Floats:
        """The vectors of all tokens, after the linear layer."""
        tok2vec = self.model.get_ref("tok2vec")
        matrix: Floats
        if self.vectors is None:
            matrix = tok2vec.predict(docs)
            return matrix
        linear = tok2vec.layers[-1]
        vectors = np.concatenate(self.vectors(docs, product))
        matrix = product(vectors, linear.get_param("W")) + linear.get_param("b")
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

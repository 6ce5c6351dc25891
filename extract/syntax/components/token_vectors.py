"""Token vectors: spaCy's `tok2vec`, with the part that does not depend on the context computed once a kind of token.

The hash embedding of a token and the layer that mixes its features see its features alone (NORM, PREFIX, SUFFIX, SHAPE
and the like), and most tokens of a text have been seen before. Only the window encoder has to run on every token. A
row of a matrix product does not depend on the other rows, so the vectors are those of spaCy to the last bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from spacy.pipeline.tok2vec import Tok2Vec
from spacy.tokens import Doc

from triplewire.extract.syntax.components.window_encoder import Floats, Product, WindowEncoder, encoder_of

MOST_KINDS = 1 << 16  # of tokens whose embeddings are kept: 25 MB at a width of 96


class TokenVectors:
    """The prediction of a `spacy.Tok2Vec.v2` model with a MultiHashEmbed without static vectors.

    It holds for the weights that the model has now.
    """

    def __init__(self, embed: Any, encoder: WindowEncoder) -> None:
        extract, _, self._hashes, self._mix, _ = embed.layers
        self._columns = extract.attrs["columns"]
        self._encoder = encoder
        self._known: tuple[dict[bytes, int], Floats] = {}, np.zeros((0, encoder.width), np.float32)

    def __call__(self, docs: Sequence[Doc], product: Product | None = None) -> list[Floats]:
        """The vectors of each document's tokens, one row a token. `product`: another than spaCy's."""
        lengths, pad = [len(doc) for doc in docs], self._encoder.pad
        embedded = self._embedded([cast("Any", doc).to_array(self._columns) for doc in docs if len(doc)])
        padded = np.zeros((len(embedded) + pad * (len(docs) + 1), self._encoder.width), np.float32)
        places, before, start = [], 0, pad
        for length in lengths:
            padded[start : start + length] = embedded[before : before + length]
            places.append((start, start + length))
            before, start = before + length, start + length + pad
        encoded = self._encoder.encode(padded, product)
        return [encoded[first:end] for first, end in places]

    def _embedded(self, features: list[npt.NDArray[np.uint64]]) -> Floats:
        """The rows of the embedding of all tokens, in order; each kind of token is computed when it is first seen.

        What is known is replaced as a whole, never changed, so that threads do not see half of an addition.
        """
        rows, table = self._known
        if not features:
            return table[:0]
        wanted = np.ascontiguousarray(np.concatenate(features))
        kinds: Any = wanted.view(np.dtype((np.void, wanted.dtype.itemsize * wanted.shape[1]))).ravel().tolist()
        if len(rows) > MOST_KINDS:
            rows, table = {}, table[:0]
        first_seen = {kind: at for at, kind in enumerate(kinds) if kind not in rows}
        if first_seen:
            new = self._mix.predict(self._hashes.predict(wanted[list(first_seen.values())]))
            rows = rows | dict(zip(first_seen, range(len(table), len(table) + len(new)), strict=True))
            table = np.concatenate((table, new))
            self._known = rows, table
        return table[[rows[kind] for kind in kinds]]


def vectors_of(model: Any) -> TokenVectors | None:
    """The vectors of a tok2vec model; None where it is built in another way than these vectors expect."""
    if not {"embed", "encode"} <= set(model.ref_names) or model.ops.name != "numpy":
        return None
    embed = model.get_ref("embed")
    names = [layer.name.split("(")[0] for layer in embed.layers]
    if names != ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]:
        return None
    encoder = encoder_of(model.get_ref("encode"))
    return TokenVectors(embed, encoder) if encoder else None


class QuickTok2Vec(Tok2Vec):
    """spaCy's `tok2vec` component with `TokenVectors`."""

    vectors: TokenVectors

    def predict(self, docs: Any) -> Any:
        """The vectors of each document, as `Tok2Vec.predict` gives them."""
        return self.vectors(list(docs)) if any(map(len, docs)) else super().predict(docs)


def quick_tok2vec(component: Any) -> QuickTok2Vec | None:
    """The same component with fewer computations, None where its model is built in another way."""
    if type(component) is not Tok2Vec or (vectors := vectors_of(component.model)) is None:
        return None
    quick = QuickTok2Vec(component.vocab, component.model, component.name)
    quick.listener_map, quick.cfg = component.listener_map, component.cfg
    quick.vectors = vectors
    return quick

"""The window encoder: spaCy's `MaxoutWindowEncoder`, a convolution of a few layers over the tokens around each.

Each layer is computed as thinc computes it, in the same order of sums, without the arrays that only training needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Product = Callable[[Floats, Floats], Floats]  # of a matrix with the transpose of another
LEAST_VARIANCE = 1e-08  # thinc/layers/layernorm.py


def quick_product(left: Floats, right: Floats) -> Floats:
    """The product with numpy's library for linear algebra.

    It is up to three times as fast as the one of spaCy, whose sums it equals but for the last bits.
    """
    product: Floats = left @ right.T
    return product


@dataclass(frozen=True)
class _Layer:
    """A maxout with the pieces of all outputs one after another, and the scale of the normal distribution after it."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class WindowEncoder:
    """The layers of an encoder with a window of one token to each side."""

    def __init__(self, model: Any) -> None:
        self.pad: int = model.attrs["pad"]
        self.width: int = model.get_dim("nO")
        self._ops = model.ops
        self._layers = [_layer(residual) for residual in model.layers[0].layers]

    def encode(self, vectors: Floats, product: Product | None = None) -> Floats:
        """The vectors of tokens in their contexts. Between two texts stand `pad` rows of zeros."""
        times = product or self.exact_product
        for layer in self._layers:
            windows: Floats = self._ops.seq2col(vectors, 1)
            vectors = vectors + self._normal(times(windows, layer.weights), layer)
        return vectors

    def exact_product(self, left: Floats, right: Floats) -> Floats:
        """The product as spaCy computes it."""
        product: Floats = self._ops.gemm(left, right, trans2=True)
        return product

    def _normal(self, sums: Floats, layer: _Layer) -> Floats:
        """The largest of the pieces of each output, each row scaled to a mean of 0 and a variance of 1."""
        sums += layer.bias
        best: Floats
        best, *others = np.split(sums, sums.shape[1] // self.width, axis=1)
        for other in others:
            best = np.maximum(best, other)
        best = best - best.mean(axis=1, keepdims=True, dtype=np.float32)
        variance = (best * best).sum(axis=1, keepdims=True) / self.width + LEAST_VARIANCE
        best *= variance ** (-1.0 / 2.0)
        best *= layer.scale
        best += layer.shift
        return best


def _layer(residual: Any) -> _Layer:
    maxout, normal = residual.layers[0].layers[1].layers[0].layers
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    outputs, pieces, inputs = weights.shape
    return _Layer(
        np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs)),
        np.ascontiguousarray(bias.T.reshape(-1)),
        normal.get_param("G"),
        normal.get_param("b"),
    )


def encoder_of(model: Any) -> WindowEncoder | None:
    """The encoder of an encoding model; None where it is built in another way."""
    layer = "residual(expand_window>>maxout>>layernorm>>dropout)"
    layers = model.layers[0].layers if model.layers and model.name.startswith(f"with_array({layer}") else []
    windows = [each.layers[0].layers[0].attrs["window_size"] for each in layers if each.name == layer]
    known = windows and len(windows) == len(layers) and set(windows) == {1} and model.attrs.get("pad", 0) >= len(layers)
    return WindowEncoder(model) if known else None

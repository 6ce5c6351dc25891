"""Random changes of valid inputs, for fuzz.py and fuzz_readers.py."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

_PIECE = 256  # maximum bytes of a piece that is repeated


def changed(data: bytes, chosen: Random, tokens: Sequence[bytes], others: Sequence[bytes] = ()) -> bytes:
    """Return an input in which one to sixteen parts are flipped, removed, repeated, randomised or exchanged.

    `tokens` are inserted; pieces of `others`, by default of the input itself, take the place of a part.
    """
    out = bytearray(data)
    for _ in range(chosen.choice((1, 1, 2, 4, 16))):
        at = chosen.randrange(len(out) + 1)
        end = chosen.choice((at + 1, at + 4, at + 16, at + _PIECE, len(out)))
        out[at:end] = _replacement(bytes(out[at:end]), chosen, tokens, others or (data,))
    return bytes(out)


def _replacement(part: bytes, chosen: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    other = chosen.choice(others)
    begin = chosen.randrange(len(other) + 1)
    return chosen.choice(
        (
            bytes(byte ^ 1 << chosen.randrange(8) for byte in part[:1]) + part[1:],
            b"",
            part + part[:_PIECE] * chosen.choice((1, 9, 99)),
            chosen.randbytes(len(part)),
            chosen.choice(tokens) + part,
            other[begin : begin + chosen.choice((8, 64, 1024))],
        )
    )

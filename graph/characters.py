"""Characters that control a terminal, or the direction in which it writes, instead of standing in a text."""

from __future__ import annotations

import re

STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters (C0, C1, and those of direction) without white space."""


def printed(text: str) -> str:
    """Return the text without characters that could control a terminal; its lines and tabs remain."""
    return STEERING.sub("\ufffd", text)

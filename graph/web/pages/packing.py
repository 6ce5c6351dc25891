"""Pages in chunks of data: scripts are all that a page opened from the disk can load.

A chunk is a script that hands over its texts, compressed; `packed.js` is what receives it.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator

_CHUNK = 1 << 20  # characters of pages that are unpacked at a time


def chunks(pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the pages by name in chunks of about one size, each with its first name.

    The pages must come in the order of their names, because a chunk is found by its first one.
    """
    chunk: dict[str, str] = {}
    long = 0
    for name, text in pages:
        if long > _CHUNK:
            yield next(iter(chunk)), chunk
            chunk, long = {}, 0
        chunk[name] = text
        long += len(text)
    if chunk:
        yield next(iter(chunk)), chunk


def script(name: str, value: object) -> bytes:
    """Return a value as the script that hands it over under a name."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    squeezed = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    data = base64.b64encode(squeezed.compress(plain) + squeezed.flush()).decode()
    return f'packed("{name}", "{data}");\n'.encode()

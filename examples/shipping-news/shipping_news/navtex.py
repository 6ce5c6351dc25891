"""A reader of messages in the form of NAVTEX: `ZCZC`, a code, lines of text, `NNNN`."""

import re
from collections.abc import Iterator

from triplewire.extract.reading.found import Found

_MESSAGE = re.compile(r"ZCZC (?P<code>\w{4})\s+(?P<day>\d{4}-\d\d-\d\d)\s*\n(?P<text>.*?)\n\s*NNNN", re.DOTALL)


def read(data: bytes, name: str) -> Iterator[Found]:
    """Yield the messages in a file. Raises ValueError if there is none."""
    messages = list(_MESSAGE.finditer(data.decode("ascii")))
    if not messages:
        raise ValueError(f"{name} has no message between ZCZC and NNNN")
    for message in messages:
        yield Found(message["text"].strip(), published=message["day"], id=f"navtex-{message['code']}")

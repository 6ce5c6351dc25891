"""Damaged files of every format through the readers: python benchmarks/fuzz_readers.py [FILES [SEED]] [--keep DIR].

Each file is a sample of the tests, damaged (fuzz_changes.py), in some cases within a member of an archive or below a
compression. It must give articles or one of our errors, within the time and the memory of an article. Prints the
outcomes, the largest memory, the slowest formats, and every exception that only the last resort of the readers caught:
a fault, although it costs its own source alone. Files that end the reading process, or reach a limit, are written to
DIR.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import io
import lzma
import random
import resource
import sys
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from format_samples import SAMPLES
from fuzz_changes import changed

from triplewire.extract.errors import SourceError, SourceTooCostly
from triplewire.extract.limited import Budget
from triplewire.extract.model import Article
from triplewire.extract.reading.articles import articles_of
from triplewire.extract.reading.bounded import BoundedReading
from triplewire.extract.reading.found import Hints
from triplewire.extract.reading.languages import is_western
from triplewire.extract.reading.origins.origin import Origin
from triplewire.extract.reading.streams import Stream

BUDGET = Budget(seconds=10, memory=1 << 30)
LAST_RESORT = "save or download it again"
SPECIAL = [
    b"\0" * 64, b"\xff" * 64, b"\xff\xfe", b"\xef\xbb\xbf", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&#xD800;",
    b"]]>", b"<" * 400, b"[[" * 200,
    b'{"text":' * 50, b"[" * 500, b'"' * 50, b"%PDF-1.7", b"PK\x03\x04", b"\x1f\x8b\x08", b"<![CDATA[", b"{{" * 200,
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 20, b"charset=rot13", b"charset=utf-7", b"\xed\xa0\x80",
    b"From a 2024\n", b"-1", b"4294967295", b"1e999", b"\r\n" * 100, b"<div>" * 300, b"\xe2\x80\xae", b"9" * 20,
]  # fmt: skip


def within_zip(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return a zip archive with damage in one of its members."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            contents = old.read(name)
            new.writestr(name, changed(contents, chance, SPECIAL, others) if name == hit else contents)
    return made.getvalue()


PACKERS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    ".gz": (gzip.decompress, gzip.compress), ".bz2": (bz2.decompress, bz2.compress),
    ".xz": (lzma.decompress, lzma.compress),
}  # fmt: skip


def cases(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield the names and the bytes of damaged files."""
    chance = random.Random(seed)  # noqa: S311  # reproducible
    made = [(sample.name, sample.made()) for sample in SAMPLES]
    others = [data for _, data in made]
    for number in range(count):
        name, data = made[number % len(made)]
        ending = Path(name).suffix
        if data.startswith(b"PK") and chance.random() < 0.6:
            yield name, within_zip(data, others, chance)
        elif ending in PACKERS and chance.random() < 0.6:
            unpack, pack = PACKERS[ending]
            yield name, pack(changed(unpack(data), chance, SPECIAL, others))
        else:
            yield chance.choice((name, name, "unnamed", "a.txt")), changed(data, chance, SPECIAL, others)


def opened(data: bytes) -> AbstractContextManager[Stream]:
    """Return the bytes as a stream."""
    return nullcontext(Stream(io.BytesIO(data)))


def main(count: int, seed: int, keep: Path | None) -> None:
    """Read the files and print the figures."""
    outcomes: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    is_western("loads the identifier, which the readers then share")
    with closing(BoundedReading(articles_of, BUDGET)) as bounded:
        for number, (name, data) in enumerate(cases(count, seed)):
            begun = time.perf_counter()
            origin = Origin(name, name, name, partial(opened, data), Hints(name=name))
            try:
                for _, item in bounded.results(origin):
                    outcomes["article" if isinstance(item, Article) else type(item).__name__] += 1
                    if isinstance(item, Article):
                        item.text.encode()
                    elif LAST_RESORT in item.reason and "(" in item.reason:
                        faults[item.reason[:110]] += 1
            except SourceError as error:
                outcomes[type(error).__name__] += 1
                if keep and (isinstance(error, SourceTooCostly) or "its reader ended" in error.reason):
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}-{name}").write_bytes(data)
                if LAST_RESORT in error.reason:
                    faults[error.reason[:110]] += 1
            seconds[name].append(time.perf_counter() - begun)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print(f"{count:,} files, seed {seed}; memory of the reading process at most {largest:,} MiB")
    for kind, times in outcomes.most_common():
        print(f"  {times:7,} {kind}")
    slowest = sorted(((max(each), name) for name, each in seconds.items()), reverse=True)[:5]
    print("slowest:", ", ".join(f"{name} {most:.2f} s" for most, name in slowest))
    for reason, times in faults.most_common(40):
        print(f"  {times:5} {reason}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", type=int, nargs="?", default=20_000)
    options.add_argument("seed", type=int, nargs="?", default=1)
    options.add_argument("--keep", type=Path, metavar="DIR")
    chosen = options.parse_args()
    main(chosen.files, chosen.seed, chosen.keep)

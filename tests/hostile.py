"""What may happen inside an article: endless loops, allocation without end, errors, the end of the process."""

import itertools
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress

from triplewire.extract.linking.user_gazetteer import Entry, UserGazetteer


def loop() -> None:
    while True:
        pass


def loop_and_catch_all() -> None:
    while True:
        with suppress(BaseException):
            loop()


def loop_in_c() -> None:
    sum(itertools.repeat(0))


def allocate() -> None:
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def allocate_small() -> None:
    kept = [""]
    while True:
        kept.append(kept[-1] + "x" * 50)


def fail() -> None:
    raise KeyError("no such thing")


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    os._exit(0)


HARM: dict[str, tuple[Callable[[], None], str]] = {
    "endless loop": (loop, "takes more than 0.5 seconds"),
    "endless loop that catches everything": (loop_and_catch_all, "takes more than 0.5 seconds"),
    "endless loop in C": (loop_in_c, "takes more than 0.5 seconds"),
    "large allocations": (allocate, "needs more than 200 MiB of memory"),
    "small allocations": (allocate_small, "needs more than 200 MiB of memory"),
    "error": (fail, "could not be extracted (KeyError: 'no such thing'): please report it"),
    "killed process": (kill, "could not be extracted (its process ended with SIGKILL): please report it"),
    "ended process": (leave, "could not be extracted (its process ended with status 0): please report it"),
}


class HostileEntry(Entry):
    """An entry of the user's gazetteer that does harm where its name is found in an article, in any process."""

    def __init__(self, label: str, harm: str) -> None:
        object.__setattr__(self, "harm", harm)
        super().__init__(label, "Person", "https://names.example/harm")

    def __getattribute__(self, name: str) -> object:
        if name == "type":
            HARM[super().__getattribute__("harm")][0]()
        return super().__getattribute__(name)

    def __reduce__(self) -> tuple[type[Entry], tuple[object, ...]]:
        return type(self), (self.label, self.__dict__["harm"])

    __eq__, __hash__, __repr__ = object.__eq__, object.__hash__, object.__repr__  # which look at no type


def hostile_entries(label: str, harm: str) -> tuple[Entry, ...]:
    return (HostileEntry(label, harm),)


def hostile_gazetteer(label: str, harm: str) -> UserGazetteer:
    return UserGazetteer(hostile_entries(label, harm))


def hostile_parse(harm: str, mark: str, texts: Iterator[tuple[str, object]]) -> Iterator[tuple[str, object]]:
    """The texts that a parser gets; the one with `mark` in it does harm."""
    for text, blocks in texts:
        if mark in text:
            HARM[harm][0]()
        yield text, blocks

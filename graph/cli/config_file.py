"""`triplewire.toml`: the user's own defaults of options, from the current folder or the nearest one above it.

    base = "https://example.org/id/"    # of every command that has the option

    [build]                             # of one command
    workers = 4
    published-from = "name"
    column = ["text=story"]

The keys are the long names of the options. A relative path counts from the folder of the file. What is given on the
command line takes precedence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from typer.core import TyperGroup, TyperOption

from triplewire.extract.errors import TriplewireError, shortened
from triplewire.graph.cli.config_values import problem_of
from triplewire.graph.errors import FileUnusable

NAME = "triplewire.toml"
_PATHS = {"store", "output", "names", "corrections", "gazetteer", "file", "report"}  # options whose values may be paths
_NEVER = {
    "help",
    "version",
    "list",
    "explain",
    "dry-run",
    "undo",
    "reject",
    "check",
    "accept",
    "later",
    "verbose",
    "install-completion",
    "show-completion",
}
_HEADER = re.compile(r"\s*\[\s*\"?([\w-]+)\"?\s*\]")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")
_WRITING = {"build", "export", "draw", "site"}  # commands of which `output` can be set
_COMMANDS_WITHOUT = {"config"}


class ConfigError(TriplewireError):
    """The file `path` cannot be used."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class _Wrong(ValueError):
    """What is wrong with the value of a key."""


class Setting(NamedTuple):
    """The value of an option of a command, and where it is from: "default", or the file with the table."""

    command: str
    option: str
    value: Any
    where: str


def find_file(folder: Path) -> Path | None:
    """Return the nearest file in a folder and those above it."""
    return next((path for above in (folder, *folder.parents) if (path := above / NAME).is_file()), None)


def defaults(main: TyperGroup, path: Path) -> dict[str, dict[str, Any]]:
    """Return the values of the file as Click takes them: by command and parameter. Raises ConfigError."""
    found: dict[str, dict[str, Any]] = {}
    for setting, parameter in _settings(main, path):
        found.setdefault(setting.command, {})[str(parameter.name)] = setting.value
    return found


def settings(main: TyperGroup, path: Path | None) -> list[Setting]:
    """Return every option of every command with its value and where that is from. Raises ConfigError."""
    given = {(setting.command, setting.option): setting for setting, _ in _settings(main, path)} if path else {}
    return [
        given.get((command, option), Setting(command, option, parameter.default, "default"))
        for command, options in _options(main).items()
        for option, parameter in options.items()
    ]


def _settings(main: TyperGroup, path: Path) -> Iterator[tuple[Setting, TyperOption]]:
    """Yield the settings of the file; those of a command after those of all commands, which they replace."""
    from triplewire.graph.own_files import read_table  # with it comes what forks a process

    try:
        data = read_table(path)
    except FileUnusable as error:
        raise ConfigError(path, str(error)) from error
    options = _options(main)
    general = {key: value for key, value in data.items() if not isinstance(value, dict)}
    known = {option for of_command in options.values() for option in of_command}
    _check(path, general, known, "no command has the option")
    _check(path, {key: value for key, value in data.items() if key not in general}, options, "there is no command")
    for command, of_command in options.items():
        own = data.get(command, {})
        _check(path, own, of_command, f"`{command}` has no option")
        for key, value in {**general, **own}.items():
            if key in of_command:
                table = command if key in own else ""
                where = f"{path} [{command}]" if table else str(path)
                try:
                    checked = _checked(main, path, key, value, of_command[key])
                except _Wrong as error:
                    line = _line(path, table, key)
                    raise ConfigError(
                        path, f"{f'line {line}, ' if line else ''}{key}: {shortened(str(error))}"
                    ) from error
                yield Setting(command, key, checked, where), of_command[key]


def _options(main: TyperGroup) -> dict[str, dict[str, TyperOption]]:
    """Return the options of each command by their long names."""
    return {
        name: {
            option: parameter
            for parameter in command.params
            if isinstance(parameter, TyperOption) and (option := _long(parameter)) not in _NEVER
            if option != "output" or name in _WRITING  # a question is answered on standard output unless it says not
        }
        for name, command in main.commands.items()
        if name not in _COMMANDS_WITHOUT
    }


def _long(parameter: TyperOption) -> str:
    return next(option for option in parameter.opts if option.startswith("--")).removeprefix("--")


def _check(path: Path, given: Mapping[str, Any], known: Mapping[str, Any] | set[str], problem: str) -> None:
    for key in given:
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, list(known), 1)
            said = f"; did you mean {near[0]}?" if near else ""
            raise ConfigError(path, f"{problem} {shortened(repr(key))}{said}")


def _checked(main: TyperGroup, path: Path, key: str, value: Any, parameter: TyperOption) -> Any:
    """Return the value of an option if it is of the right kind; a relative path from the folder of the file."""
    if key in _PATHS and parameter.multiple and isinstance(value, str):
        value = [value]
    several = isinstance(value, list)
    items: list[Any] = value if several else [value]
    if several != parameter.multiple or any(isinstance(item, list | dict) for item in items):
        raise _Wrong(f"give {'a list of values' if parameter.multiple else 'one value'}")
    if isinstance(value, bool) != parameter.is_flag:
        raise _Wrong(f"give {'true or false' if parameter.is_flag else 'a value, not true or false'}")
    takes_all = not problem_of(key, ["words"] if several else "words", parameter, main)
    if takes_all and any(type(item) in {int, float} for item in items):
        raise _Wrong(f'write it between quotation marks, as in {key} = "{items[0]}"')
    if "\0" in str(value):
        raise _Wrong("it has a NUL character")
    if key in _PATHS and not (isinstance(value, str) and "://" in value):
        places = [str(path.parent / _at_home(str(item))) for item in items]
        return places if several else places[0]
    given = [str(item) for item in value] if several else value if isinstance(value, bool) else str(value)
    if problem := problem_of(key, given, parameter, main):
        raise _Wrong(problem)
    return given


def _at_home(value: str) -> Path:
    try:
        return Path(value).expanduser()
    except RuntimeError as error:
        raise _Wrong(f"the user of {shortened(value)} has no home folder") from error


def _line(path: Path, table: str, key: str) -> int:
    """Return the number of the line that gives a key in a table, "" for none; 0 where it is written otherwise."""
    within = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if header := _HEADER.match(line):
            within = header[1]
        elif within == table and (given := _KEY.match(line)) and given[1] == key:
            return number
    return 0

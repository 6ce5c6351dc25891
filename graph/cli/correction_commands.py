"""Commands by which users correct the graph: `correct` and `review`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from triplewire.graph.cli.options import STORE, Base, By, NoExport, On, Store, check_named_apart, valid_base, width
from triplewire.graph.cli.store_commands import refreshed
from triplewire.graph.cli.terminal import FAILED, say, show, tell_stale

if TYPE_CHECKING:
    from triplewire.graph.corrections.correction import Correction
    from triplewire.graph.corrections.making import Plan
    from triplewire.graph.knowledge import KnowledgeGraph
    from triplewire.graph.review.items import Answer, Item

_KEYS: dict[str, Answer] = {"a": "accept", "r": "reject", "n": "separate", "l": "later"}
_OFFERED = {"accept": "[a]ccept", "reject": "[r]eject", "separate": "[n]ot one event", "later": "[l]ater"}
_ITEM = ("id", "kind", "question", "weight", "for", "against", "where", "later")
_COLUMNS = ("id", "kind", "what", "by", "on", "why", "from")


def correct(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="Files of corrections, in TOML.")] = None,
    store: Store = STORE,
    listed: Annotated[bool, typer.Option("--list", help="Print the corrections that the graph has.")] = False,
    form: Annotated[
        Literal["table", "csv", "tsv", "spreadsheet", "json", "toml"],
        typer.Option("--format", help="Output format of --list; toml is a file of corrections."),
    ] = "table",
    undo: Annotated[list[str] | None, typer.Option(metavar="ID", help="Undo the correction with this id.")] = None,
    reject: Annotated[
        list[str] | None, typer.Option(metavar="IRI", help="Reject this event, relation or fact (event-visit.v2).")
    ] = None,
    check: Annotated[
        list[str] | None, typer.Option(metavar="IRI", help="Mark this event, relation or fact as checked.")
    ] = None,
    why: Annotated[str, typer.Option(metavar="WORDS", help="Why, of --reject and --check.")] = "",
    by: By = "",
    on: On = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    no_export: NoExport = False,
    base: Base = None,
) -> None:
    """Correct the graph, by files or singly; corrections are made again in whatever article is read, and undone by id.

    What came from a file before and is in it no more is undone. --reject and --check are of now, unless --on says
    when; files say so themselves. The files of builds are written again.
    """
    from triplewire.graph.corrections.correction import Correction, Words, now
    from triplewire.graph.corrections.making import in_any_order
    from triplewire.graph.knowledge import KnowledgeGraph
    from triplewire.graph.store.opening import open_store

    if listed:
        _list(KnowledgeGraph(open_store(store, read_only=True)), form)
        return
    if not (files or undo or reject or check):
        raise typer.BadParameter("give a FILE, --reject, --check, --undo or --list", param_hint="FILE")
    check_named_apart(files or (), "FILE")
    when = on.date() if on else None
    open_store(store, read_only=True).close()  # raises StoreMissing
    failed = False
    with KnowledgeGraph(store, base=valid_base(base)) as graph:
        plans = [graph.undo(*undo, dry_run=dry_run)] if undo else []
        by_file = partial(graph.correct, by=by, on=when, dry_run=dry_run)
        plans += [planned for _, planned in in_any_order(by_file, files or ())]
        at = when or now(graph.corrections)
        single = [
            Correction(kind, Words(node=node), by=by, on=at, why=why)
            for kind, nodes in (("reject", reject), ("check", check))
            for node in nodes or ()
        ]
        plans += [graph.correct(single, dry_run=dry_run)] if single else []
        for planned in plans:
            failed = _tell(planned, dry_run=dry_run) or failed
        if not dry_run:
            _tell_or_refresh(graph, no_export=no_export)
    if failed:
        raise typer.Exit(FAILED)


def _list(graph: KnowledgeGraph, form: Literal["table", "csv", "tsv", "spreadsheet", "json", "toml"]) -> None:
    from triplewire.graph.corrections.correction_file import written
    from triplewire.graph.iris import BASE
    from triplewire.graph.out.tables import plain_rows, render

    if form == "toml":
        show(written(graph.corrections))
    else:
        show(render(plain_rows(list(map(_row, graph.corrections)), _COLUMNS), form, BASE, width()))


def _row(each: Correction) -> dict[str, str]:
    on = each.on.isoformat() if each.on else ""
    values = (each.id, each.kind, each.what, each.by, on, each.why, each.source.rpartition("#")[0])
    return dict(zip(_COLUMNS, values, strict=True))


def _tell(planned: Plan, *, dry_run: bool) -> bool:
    """Print what was done, or would be, and what was refused; return whether anything was refused."""
    would = "would be " if dry_run else ""
    show("".join(f"{line}\n" for line in _lines(planned, would)))
    for error in planned.refused:
        say(str(error))
    for item in planned.left_out:
        say(f"{item.node} is left out: {item.reason}")
    return bool(planned.refused)


def _lines(planned: Plan, would: str) -> Iterator[str]:
    from triplewire.graph.out.cells import number, one_line

    for each in planned.made:
        yield f"{would}made: {each.id} {one_line(str(each))}"
        for effect in planned.effects:
            if effect.correction == each.id:
                yield f"  {effect.document}: {one_line(effect.before)} -> {one_line(effect.after) or 'nothing'}"
    for pair in planned.overruled:
        yield f"{pair.earlier.id} {one_line(str(pair.earlier))} holds no more: the later {pair.later.id} contradicts it"
    for document, label, node in planned.beside:
        yield f"{document} still says: {one_line(label)}; to reject that, too: triplewire correct --reject {node}"
    for each in planned.undone:
        yield f"{would}undone: {each.id} {one_line(str(each))}"
    if not (planned.made or planned.undone or planned.refused):
        yield "nothing to do: the graph has these corrections already"
    elif not would:
        documents = len({effect.document for effect in planned.effects})
        made = f"{number(len(planned.made), 'correction')} made in {number(documents, 'document')}"
        yield f"{made}, {len(planned.undone)} undone"


def _tell_or_refresh(graph: KnowledgeGraph, *, no_export: bool) -> None:
    if no_export:
        tell_stale(graph.store)
    else:
        refreshed(graph.store)


def review(
    store: Store = STORE,
    kind: Annotated[
        Literal["conflict", "fact", "merge"] | None,
        typer.Option(help="Only conflicts between documents, doubtful facts, or merges of actors."),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Print what waits, and ask nothing.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print what waits as JSON, with all evidence.")] = False,
    most: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many of each kind.")] = 20,
    accept: Annotated[list[str] | None, typer.Option(metavar="ID", help="Accept this item.")] = None,
    reject: Annotated[list[str] | None, typer.Option(metavar="ID", help="Reject this item.")] = None,
    separate: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="The sides of this conflict are not one event.")
    ] = None,
    later: Annotated[list[str] | None, typer.Option(metavar="ID", help="Put this item off.")] = None,
    why: Annotated[str, typer.Option(metavar="WORDS", help="Why, of the decisions.")] = "",
    by: By = "",
    on: On = None,
    no_export: NoExport = False,
    base: Base = None,
) -> None:
    """Decide what the graph is unsure of: merges of actors, doubtful facts, conflicts; decisions are corrections.

    In a terminal it asks one after another. To accept is to say yes to the question: two names become one actor, a
    statement is marked as checked. To reject keeps the names apart, or rejects the statement. Where reports were taken
    for those of one event, --separate makes them two.
    """
    from triplewire.graph.corrections.correction import now
    from triplewire.graph.knowledge import KnowledgeGraph
    from triplewire.graph.store.opening import open_store

    kinds = (kind,) if kind else ()
    chosen: dict[Answer, list[str]] = {
        "accept": accept or [], "reject": reject or [], "separate": separate or [], "later": later or []
    }  # fmt: skip
    decides = any(chosen.values())
    asks = not (decides or listed or json) and sys.stdin.isatty() and sys.stdout.isatty()
    reading = KnowledgeGraph(open_store(store, read_only=True), base=valid_base(base))
    if not (decides or asks):
        _show_items(reading.review(*kinds, most=most), as_json=json)
        return
    items = {item.id: item for item in reading.review(*kinds, most=None if decides else most)}
    reading.close()
    decisions = _named(items, chosen) if decides else _answers(items.values())
    at = on.date() if on else None
    with KnowledgeGraph(store, base=valid_base(base)) as graph:
        failed = False
        for item, decision in decisions:
            answer = replace(item.answers[decision], why=why)
            made = graph.correct(answer, by=by, on=at or now(graph.corrections))
            failed = _tell(made, dry_run=False) or failed
        _tell_or_refresh(graph, no_export=no_export)
    if failed:
        raise typer.Exit(FAILED)


def _named(items: Mapping[str, Item], chosen: Mapping[Answer, Iterable[str]]) -> list[tuple[Item, Answer]]:
    """Return the items with the given ids, each with the decision."""
    found: list[tuple[Item, Answer]] = []
    for decision, ids in chosen.items():
        for id_ in ids:
            if id_ not in items:
                message = f"nothing with the id {id_!r} waits: triplewire review --list prints what does"
                raise typer.BadParameter(message, param_hint=f"--{decision}")
            if decision not in items[id_].answers:
                raise typer.BadParameter(
                    f"{id_!r} is not about one event: accept or reject it", param_hint="--separate"
                )
            if other := next((do for item, do in found if item.id == id_ and do != decision), None):
                raise typer.BadParameter(
                    f"{id_!r} is given with --{other} as well: decide once", param_hint=f"--{decision}"
                )
            found.append((items[id_], decision))
    return found


def _answers(items: Iterable[Item]) -> Iterator[tuple[Item, Answer]]:
    """Ask about each item, and yield the decisions as they are made."""
    for item in items:
        show("\n" + _shown(item))
        words = {key: answer for key, answer in _KEYS.items() if answer in item.answers}
        offered = ", ".join(_OFFERED[answer] for answer in words.values())
        answer = ""
        while answer not in {*words, "s", "q"}:
            answer = typer.prompt(f"{offered}, [s]kip or [q]uit").strip().lower()[:1]
        if answer == "q":
            return
        if answer in words:
            yield item, words[answer]


def _shown(item: Item) -> str:
    from triplewire.graph.out.cells import one_line

    lines = [item.question]
    lines += [
        f"  {place.document} [{place.begin}:{place.end}] {place.sentence or place.quote}" for place in item.places
    ]
    lines += [f"  + {each}" for each in item.pros] + [f"  - {each}" for each in item.cons]
    return "".join(f"{one_line(line)}\n" for line in lines)


def _show_items(items: Sequence[Item], *, as_json: bool) -> None:
    from triplewire.graph.iris import BASE
    from triplewire.graph.out.tables import plain_rows, render

    if as_json:
        show(dumps([_as_json(item) for item in items], ensure_ascii=False, indent=1) + "\n")
        return
    rows = [
        (i.id, i.kind, i.question, f"{i.weight:g}", "; ".join(i.pros), "; ".join(i.cons),
         ", ".join(dict.fromkeys(place.document for place in i.places)), "later" if i.later else "")
        for i in items
    ]  # fmt: skip
    show(render(plain_rows([dict(zip(_ITEM, row, strict=True)) for row in rows], _ITEM), "table", BASE, width()))
    if items:
        typer.echo("decide with: triplewire review --accept, --reject, --separate or --later ID", err=True)


def _as_json(item: Item) -> dict[str, object]:
    """Return an item with what its decisions would write into a file of corrections."""
    from triplewire.graph.corrections.correction import as_toml

    answers = {str(answer): as_toml(each) for answer, each in item.answers.items() if answer != "later"}
    return asdict(item) | answers

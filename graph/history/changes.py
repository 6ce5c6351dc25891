"""Changes between two days: relations that began or ended, by the texts, and statements that outlets corrected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from triplewire.graph.errors import DaysReversed
from triplewire.graph.history.as_of import Key, Tellings
from triplewire.graph.history.corrections import Correction, corrections
from triplewire.graph.history.days import checked_day
from triplewire.graph.history.holdings import Told, Verdict
from triplewire.graph.history.versions import versions
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, select
from triplewire.ontology.terms import RELATIONS

_CHANGED = "SELECT DISTINCT ?g ?id { GRAPH ?g { ?g schema:identifier ?id ; prov:wasRevisionOf ?former } }"


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A change: a relation "began" or "ended", or a later version of a document "corrected" or "withdrew" something.

    `date` is the day, month or year of the change; of an end that the texts only limit, the last day on which it held,
    or the first day of the query, and the limit ("2016-01-01/2016-03-04"). `before` and `after` say what a correction
    changed, each with its quote in that version. Of an end that no text states, `inferred` is true, and the other quote
    is that of the next holder.
    """

    date: str
    change: str
    subject: str
    relation: str
    object: str
    before: str
    after: str
    inferred: bool
    document: str
    quote: str
    other_document: str
    other_quote: str


def changes(store: Store, first: str, last: str) -> list[Change]:
    """Return what changed after the first day and until the last (YYYY-MM-DD), by date.

    Raises DateError and DaysReversed.
    """
    days = checked_day(first), checked_day(last)
    if days[0] > days[1]:
        raise DaysReversed(first, last)
    tellings = Tellings.read(store, RELATIONS)
    found = [_Found(key, *it) for key, its in tellings.told.items() for it in _limits(its, *days)]
    verdicts = [{held.key: held.verdict for held in tellings.on(day)} for day in (first, last)]
    kept = [it for it in found if it.stands(verdicts[0][it.key], verdicts[1][it.key], last)]
    told = {it.key for it in kept if it.change == "ended"}
    kept += [
        it for key in verdicts[0].keys() - told for it in _inferred(key, days[0], verdicts[0][key], verdicts[1][key])
    ]
    return sorted([*_named(store, kept), *_corrected(store, first, last)])


@dataclass(frozen=True, slots=True)
class _Found:
    """The beginning or the end of a relation between two days, with the mentions that state it."""

    key: Key
    change: str
    when: str
    sources: tuple[str, ...]
    sure: bool = True
    inferred: bool = False

    def stands(self, before: Verdict, after: Verdict, last: str) -> bool:
        """Return whether what is known of the first and the last day agrees with it; it held on the day of its end."""
        if self.change == "began":
            return before.held != "yes"
        return (after.held != "yes" or self.when.endswith(last)) and (self.sure or before.held == "yes")


def _limits(told: Sequence[Told], first: date, last: date) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    """Yield the beginnings and ends that lie between two days, each once; an end without a day only if none has one."""
    seen: dict[tuple[str, str], tuple[str, bool]] = {}
    limited: dict[tuple[str, str], tuple[str, bool]] = {}
    held = [each.span[1] for each in told if each.span]
    for each in sorted(told, key=lambda each: each.source):
        begun, ended = (each.begun_from, each.begun_by), (each.ended_from, each.ended_by)
        if each.opens and begun[0] and begun[1] and first < begun[0] and begun[1] <= last:
            seen.setdefault(("began", _period(begun[0], begun[1])), (each.source, True))
        if ended[0] and ended[1] and first < ended[0] and ended[1] <= last:
            seen.setdefault(("ended", _period(ended[0], ended[1])), (each.source, True))
        elif ended[1] and first < ended[1] <= last:
            since = max((day for day in held if first <= day <= ended[1]), default=None)
            limited.setdefault(("ended", f"{since or first}/{ended[1]}"), (each.source, since is not None))
    exact = any(change == "ended" for change, _ in seen)
    for (change, when), (source, sure) in (seen if exact else {**seen, **dict(sorted(limited.items())[:1])}).items():
        yield change, when, (source,), sure


def _period(first: date, last: date) -> str:
    """Return two days as the day, month or year in ISO 8601 that they limit, else as the interval."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return f"{first:%Y}"
    return f"{first}/{last}"


def _inferred(key: Key, first: date, before: Verdict, after: Verdict) -> Iterator[_Found]:
    """Yield the end of a relation that no text states: another holds it on the last day."""
    if before.held == "yes" and after.held == "no" and after.inferred and len(after.by) > 1:
        begun = after.by[1].begun_by
        when = f"{begun}" if begun and after.by[1].opens else f"{first}/{begun or ''}"
        yield _Found(key, "ended", when, tuple(told.source for told in after.by), inferred=True)


def _named(store: Store, found: list[_Found]) -> Iterator[Change]:
    """Yield the changes of relations with names and quotes."""
    names = described(store, {node for it in found for node in it.key}, "rdfs:label")
    mentions = described(store, {m for it in found for m in it.sources}, "nif:anchorOf", "nif:referenceContext")
    documents = described(store, {m["nif:referenceContext"][0] for m in mentions.values()}, "schema:identifier")
    for it in found:
        subject, predicate, value = it.key
        at = [mentions[mention] for mention in it.sources]
        ids = [documents[each["nif:referenceContext"][0]]["schema:identifier"][0] for each in at]
        quotes = [each["nif:anchorOf"][0] for each in at]
        yield Change(
            date=it.when,
            change=it.change,
            subject=names[subject]["rdfs:label"][0],
            relation=predicate.rpartition("#")[2],
            object=names[value]["rdfs:label"][0],
            before="",
            after="",
            inferred=it.inferred,
            document=ids[0],
            quote=quotes[0],
            other_document=ids[1] if len(ids) > 1 else "",
            other_quote=quotes[1] if len(quotes) > 1 else "",
        )


def _corrected(store: Store, first: str, last: str) -> Iterator[Change]:
    """Yield what the versions of documents that came after the first day and until the last say otherwise."""
    for row in select(store, _CHANGED):
        known = versions(row["g"], store.read(row["g"]))
        for older, newer in pairwise(known):
            if first < newer.since <= last:
                for it in corrections(older, newer):
                    yield _change(it, newer.since, row["id"])


def _change(it: Correction, when: str, document: str) -> Change:
    return Change(
        date=when,
        change="corrected" if it.after_quote else "withdrawn",
        subject=it.subject,
        relation=it.relation,
        object=it.object,
        before=it.before,
        after=it.after,
        inferred=False,
        document=document,
        quote=it.after_quote,
        other_document=document,
        other_quote=it.before_quote,
    )

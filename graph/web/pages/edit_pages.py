"""The review page, and the answers to forms by which people correct the graph.

Only a form of this server can edit: the request is a POST from its own origin, with its token.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from secrets import compare_digest
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from triplewire.graph.ask.corrected import Corrections
from triplewire.graph.corrections.book import kept
from triplewire.graph.corrections.correction import Correction, now
from triplewire.graph.errors import CorrectionRefused
from triplewire.graph.review.items import Answer, Item, Kind
from triplewire.graph.review.waiting import waiting
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import values
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.pages.asked import asked
from triplewire.graph.web.pages.edit_forms import Fields, correction_of, fields_of
from triplewire.graph.web.pages.prompt import prompt
from triplewire.graph.web.pages.rendering import render
from triplewire.graph.web.pages.responses import allowed, html, links_of, page, read
from triplewire.graph.web.pages.store_pages import Shown
from triplewire.graph.web.protocol.http_errors import Forbidden, MediaTypeUnknown
from triplewire.graph.web.protocol.operations import body_of
from triplewire.graph.web.protocol.parameters import Parameter
from triplewire.graph.web.read.name_search import find
from triplewire.graph.web.read.refs import refs, titles
from triplewire.graph.web.read.things import state_of
from triplewire.graph.web.service.editing import Editor
from triplewire.graph.web.service.service import service

_MOST = 20  # items of each kind, until more are asked for
_COUNTED = 100  # items of each kind that are counted, among which an item of the page still is after a while
_NUMBERS = {"most": _MOST, "counted": _COUNTED}
_TITLES: dict[Kind, str] = {
    "conflict": "Contradictions", "fact": "Facts of low confidence", "merge": "Names that may be of one actor",
}  # fmt: skip
_ALL = Parameter("all", kind="choice", choices=tuple(_TITLES))
_DECISIONS: dict[str, Answer] = {"accept": "accept", "refuse": "reject", "separate": "separate", "later": "later"}
_ALIKE = 40  # names that are compared with that of a form
_FORM = "application/x-www-form-urlencoded"


def review_page(store: Store, links: Links, whole: str = "") -> str:
    """Return what waits for a decision, of the kind `whole` all of it, and all corrections with what they changed."""
    changes = Corrections(store).all
    made = [(each, [change for change in changes if change.id == each.id]) for each in reversed(kept(store))]
    found = waiting(store, most=_COUNTED)
    called = titles(store, [place.document for item in found for place in item.places] + [c.document for c in changes])
    groups = [(kind, title, [item for item in found if item.kind == kind]) for kind, title in _TITLES.items()]
    return render("review", links, problem="", groups=groups, whole=whole, made=made, titles=called, **_NUMBERS)


def item_called(store: Store, id_: str) -> Item | None:
    """Return the item of the review queue with an id; None if nothing of that id waits."""
    return next((item for item in waiting(store, most=_COUNTED) if item.id == id_), None)


async def _review(request: Request) -> Response:
    whole = asked(request, _ALL).get("all", "")
    unknown: dict[str, Any] = {"groups": [], "whole": whole, "made": [], "titles": {}}
    return await prompt(request, _reviewed(request, whole), "review", **unknown, **_NUMBERS)


async def _reviewed(request: Request, whole: str) -> Shown:
    return Shown(await read(request, review_page, links_of(request), whole))


async def _edit(request: Request) -> Response:
    editor, fields = _editor(request), await _checked(request)
    if fields.get("do") == "merge" and not fields.get("sure") and (kinds := await read(request, _unlike, fields)):
        return html(request, "unlike", 409, kinds=kinds, fields=fields, back=_back(fields))
    if fields.get("do") == "undo":
        edited = await editor.undo(fields.get("correction", ""))
    else:
        edited = await editor.correct(await _asked(request, fields))
    if edited.problem:
        return html(request, "edited", 409, edited=edited, back=_back(fields))
    await service(request).workers.after_edit()  # the page that follows shows it
    return html(request, "edited", edited=edited, back=_back(fields))


def _unlike(store: Store, fields: Fields) -> tuple[str, str] | None:
    """Return the types of the two actors that a form would merge, if they are known and not the same."""
    node, to = fields.get("node", ""), " ".join(fields.get("to", "").split())
    named = {ref.kind for ref in find(store, to, _ALIKE, things_only=True) if ref.label.casefold() == to.casefold()}
    kind = refs(store, [node])[node].kind if values([node]) else ""
    return (kind, named.pop()) if kind and len(named) == 1 and kind not in named else None


def _moment(store: Store) -> datetime:
    return now(kept(store))


async def _asked(request: Request, fields: Fields) -> Correction:
    """Return the correction of a form: of an item of the queue, its own."""
    moment = await read(request, _moment)
    if fields.get("do") in _DECISIONS:
        item: Item | None = await read(request, item_called, fields.get("item", ""))
        answer = item.answers.get(_DECISIONS[fields["do"]]) if item else None
        if answer is None:
            raise CorrectionRefused(
                fields.get("item", "") or "review", "it does not wait any more: see the review page"
            )
        by = " ".join(fields.get("by", "").split())
        return replace(answer, by=by, on=moment)
    correction, node = correction_of(fields, moment), fields.get("node", "")
    if "state" in fields and fields["state"] != await read(request, state_of, node):
        reason = "it was corrected or read again since its page was opened: open the page again, then decide"
        raise CorrectionRefused(str(correction), reason)
    return correction


def _editor(request: Request) -> Editor:
    return allowed(service(request).editor, "edits", "--allow-edit")


async def _checked(request: Request) -> Fields:
    """Return the fields of a form that is one of this server. Raises Forbidden, MediaTypeUnknown."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != _FORM:
        raise MediaTypeUnknown(f"an edit must be posted as {_FORM}")
    origin, site = request.headers.get("origin", ""), request.headers.get("sec-fetch-site", "same-origin")
    if urlsplit(origin).netloc != request.headers["host"] or site != "same-origin":
        raise Forbidden("an edit must come from a page of this server")
    fields = fields_of(await body_of(request))
    if not compare_digest(fields.get("token", "").encode(), _editor(request).token.encode()):
        raise Forbidden("the form is not of this server, or it was restarted: open the page again")
    return fields


def _back(fields: Fields) -> str:
    """Return the page to go back to, if it is one of this server."""
    back = fields.get("back", "")
    parts = urlsplit(back)
    ours = back.startswith("/") and not (parts.netloc or parts.scheme or back.startswith(("//", "/\\")))
    return back if ours else "/"


ROUTES: list[BaseRoute] = [
    Route("/review", page(_review)),
    Route("/edit", page(_edit), methods=["POST"]),
]

"""HTML from values. Every text is escaped: templates cannot switch that off."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from triplewire.extract.model import ENTITY_TYPES
from triplewire.graph.corrections.correction import STATUS
from triplewire.graph.times_in_words import day
from triplewire.graph.view.page import SCRIPTS
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.read.events import is_date
from triplewire.graph.wording import KINDS_PLURAL, KINDS_SINGULAR, ROLES, plural, point, relation, size, term
from triplewire.ontology.terms import EVENT_TYPES, TW

_SITES = {"www.wikidata.org": "Wikidata", "sws.geonames.org": "GeoNames", "www.geonames.org": "GeoNames"}


def render(template: str, links: Links, **values: Any) -> str:
    """Return the page that the template makes of the values."""
    return _environment().get_template(f"{template}.html").render(links=links, **values)


def compile_all() -> None:
    """Compile all templates now instead of when a page first needs them."""
    for name in _environment().list_templates(["html"]):
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("triplewire.graph.web.pages"),
        autoescape=True,
        auto_reload=False,  # the files of a package stay as they are
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": day,
        "role": lambda name: ROLES.get(name, name),
        "relation": relation,
        "kinds": lambda name: KINDS_PLURAL.get(name, name),
        "kind": lambda name: KINDS_SINGULAR.get(name, name),
        "data": as_data,
        "plural": plural,
        "term": term,
        "point": point,
        "bytes": size,
        "host": _host,
        "site": lambda iri: _SITES.get(_host(iri), _host(iri)),
    }
    made.globals |= {
        "entity_types": ENTITY_TYPES,
        "graph_scripts": SCRIPTS,
        "event_types": sorted(EVENT_TYPES),
        "statuses": STATUS,
        "statement_classes": (TW.Relation, TW.Fact, TW.Statement),  # without a page of their own kind
    }
    made.tests["undated"] = lambda time: not is_date(time)
    return made


def _host(iri: str) -> str:
    return urlsplit(iri).hostname or iri


def as_data(value: object) -> Markup:
    """Return JSON for a script element of type application/json; the text cannot end the element."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704  # escaped

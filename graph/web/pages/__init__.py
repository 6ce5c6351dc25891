"""What the server shows to people: HTML for the things that `graph.web.app` has addresses for, and pages of its own."""

from triplewire.graph.web.pages.adding import Adder
from triplewire.graph.web.pages.handling import failed
from triplewire.graph.web.pages.querying import sparql_page
from triplewire.graph.web.pages.routes import ROUTES, prepare, resource_page

__all__ = ["ROUTES", "Adder", "failed", "prepare", "resource_page", "sparql_page"]

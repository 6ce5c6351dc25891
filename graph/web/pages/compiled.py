"""Imported by the fork server, so that the templates of all pages are compiled once for all its processes."""

from __future__ import annotations

from triplewire.graph.web.pages.rendering import compile_all

compile_all()

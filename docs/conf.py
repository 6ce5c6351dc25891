"""Settings of the documentation as a site: sphinx-build docs SITE."""

import re
from importlib.metadata import version as version_of

from sphinx.application import Sphinx

project = "triplewire"
author = "the triplewire authors"
version = release = version_of("triplewire")
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "triplewire"
exclude_patterns = ["*.ipynb"]  # the tests run the notebooks; the site offers them for download
myst_heading_anchors = 4
html_copy_source = html_show_sourcelink = False
suppress_warnings = ["misc.highlighting_failure"]  # diagrams in Mermaid are shown as text

_BESIDE = re.compile(r"\[([^]]*)\]\(\.\./(?:ontology/[^)]*|NOTICE)\)")  # files of the repository, which the site lacks


def setup(app: Sphinx) -> None:
    """Show links to files of the repository as their text."""
    app.connect("source-read", _without_links)


def _without_links(_app: Sphinx, _name: str, source: list[str]) -> None:
    source[0] = _BESIDE.sub(r"\1", source[0])

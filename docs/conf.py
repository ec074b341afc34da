"""How Sphinx builds these pages."""

from __future__ import annotations

from importlib.metadata import version as installed

project = "Lookthrough"
author = "The Lookthrough authors"
copyright = "The Lookthrough authors"  # noqa: A001  # the name Sphinx asks for
release = version = installed("lookthrough")

extensions = ["myst_parser"]
myst_heading_anchors = 3
nitpicky = True
html_theme = "furo"
html_title = f"Lookthrough {release}"
html_show_sphinx = False
html_copy_source = False

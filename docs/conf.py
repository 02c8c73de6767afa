"""Sphinx configuration."""

import osce_press

project = "osce_press"
author = "The osce_press authors"
copyright = f"2026, {author}"  # noqa: A001 - the name Sphinx wants
version = release = osce_press.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"osce_press {release}"

myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True

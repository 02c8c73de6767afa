"""Sphinx configuration."""

import importlib.metadata

import osce_press

project = "osce_press"
author = "The osce_press authors"
copyright = f"2026, {author}"  # noqa: A001 - the name Sphinx wants
version = release = osce_press.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_theme_options = {
    "source_repository": dict(
        line.split(", ")
        for line in importlib.metadata.metadata("osce-press").get_all("Project-URL")
    )["Source"],
    "source_branch": "main",
    "source_directory": "docs/",
}
html_title = f"osce_press {release}"

myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True

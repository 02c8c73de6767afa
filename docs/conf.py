"""Sphinx configuration."""

import importlib.metadata
import sys
from pathlib import Path
from typing import Any

import attrs
from sphinx.application import Sphinx

import osce_press

sys.path.insert(0, str(Path(__file__).parent))
from generated import write

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
html_static_path = ["_static"]
html_css_files = ["tables.css"]

myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
#: Options of every ``autoclass``: all public attributes, also the inherited ones of records.
autodoc_default_options = {"members": True, "undoc-members": True}


def without_arguments(_: Sphinx, what: str, __: str, thing: object, *___: Any) -> Any:  # noqa: ANN401
    """Leave out the arguments of records: their attributes say the same, one by one."""
    return ("", "") if what == "class" and isinstance(thing, type) and attrs.has(thing) else None


def keep_colons(_: Sphinx, what: str, __: str, ___: Any, ____: Any, lines: list[str]) -> None:  # noqa: ANN401
    """Begin texts of attributes with an empty line, or what stands before a colon is a type."""
    if what in {"attribute", "data", "property"}:
        lines.insert(0, "")


def setup(app: Sphinx) -> None:
    """Write the pages that are made of the package's data, then build."""
    write(Path(__file__).parent)
    app.connect("autodoc-process-signature", without_arguments)
    app.connect("autodoc-process-docstring", keep_colons, priority=400)  # before napoleon

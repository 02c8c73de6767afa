"""Turn any osce.org press page, HTML or extracted text, into one typed record."""

import importlib
from typing import TYPE_CHECKING

from osce_press._version import __version__

if TYPE_CHECKING:
    from osce_press import vocabulary
    from osce_press._api import *
    from osce_press.errors import *
    from osce_press.explain.page import *
    from osce_press.models import *
    from osce_press.template import Template

__all__ = [
    "ARTICLE_ROW",
    "MAX_SIZE",
    "SCHEMA_VERSION",
    "Article",
    "ArticleRow",
    "Block",
    "Candidate",
    "Column",
    "Contact",
    "Dateline",
    "Evidence",
    "Explanation",
    "ExtraMissing",
    "FieldKey",
    "FieldOfWork",
    "Image",
    "InputTooLarge",
    "Kind",
    "LabelledLine",
    "Link",
    "Listing",
    "ListingEntry",
    "MetadataField",
    "Notice",
    "Origin",
    "OscePressError",
    "PageType",
    "Place",
    "RecordError",
    "Role",
    "Source",
    "Template",
    "TemplateError",
    "VocabularyError",
    "__version__",
    "detect_boilerplate",
    "explain_page",
    "page_type",
    "parse",
    "parse_dateline",
    "parse_html",
    "parse_listing",
    "parse_markdown",
    "parse_text",
    "vocabulary",
]

#: Where the names are from, each module before those that import it.
_HOMES = ("errors", "models", "vocabulary", "_api", "template", "explain.page")


def __getattr__(name: str) -> object:
    """Import a public name from its module on first use (PEP 562)."""
    for home in _HOMES if name in __all__ else ():
        module = importlib.import_module(f"{__name__}.{home}")
        if name in (home, *module.__all__):
            globals()[name] = module if name == home else getattr(module, name)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*(name for name in globals() if name.startswith("__")), *__all__})

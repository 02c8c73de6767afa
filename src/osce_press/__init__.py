"""Turn any osce.org press page, HTML or extracted text, into one typed record."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from osce_press import vocabulary
    from osce_press._api import (
        MAX_SIZE,
        LabelledLine,
        detect_boilerplate,
        page_type,
        parse,
        parse_dateline,
        parse_html,
        parse_listing,
        parse_markdown,
        parse_text,
    )
    from osce_press.errors import (
        ExtraMissing,
        InputTooLarge,
        OscePressError,
        RecordError,
        TemplateError,
        VocabularyError,
    )
    from osce_press.models import (
        SCHEMA_VERSION,
        Article,
        Block,
        Candidate,
        Contact,
        Dateline,
        Evidence,
        FieldKey,
        FieldOfWork,
        Image,
        Kind,
        Link,
        Listing,
        ListingEntry,
        MetadataField,
        Notice,
        Origin,
        PageType,
        Place,
        Role,
        Source,
    )
    from osce_press.template import Template

__version__ = "0.1.0"

__all__ = [
    "MAX_SIZE",
    "SCHEMA_VERSION",
    "Article",
    "Block",
    "Candidate",
    "Contact",
    "Dateline",
    "Evidence",
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
    "page_type",
    "parse",
    "parse_dateline",
    "parse_html",
    "parse_listing",
    "parse_markdown",
    "parse_text",
    "vocabulary",
]

_HOMES = {
    **dict.fromkeys(("ExtraMissing", "InputTooLarge", "OscePressError", "RecordError"), "errors"),
    **dict.fromkeys(("TemplateError", "VocabularyError"), "errors"),
    **dict.fromkeys(
        ("LabelledLine", "MAX_SIZE", "detect_boilerplate", "page_type", "parse", "parse_dateline"),
        "_api",
    ),
    **dict.fromkeys(("parse_html", "parse_listing", "parse_markdown", "parse_text"), "_api"),
    "Template": "template",
}


def __getattr__(name: str) -> object:
    """Import a public name from its module on first use (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "vocabulary":
        return importlib.import_module("osce_press.vocabulary")
    module = importlib.import_module(f"{__name__}.{_HOMES.get(name, 'models')}")
    value = globals()[name] = getattr(module, name)
    return value


def __dir__() -> list[str]:
    return sorted({*(name for name in globals() if name.startswith("__")), *__all__})

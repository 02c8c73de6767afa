"""Turn any osce.org press page, HTML or extracted text, into one typed record."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from osce_press._api import MAX_SIZE, page_type, parse, parse_html, parse_text
    from osce_press._grammar.dateline import parse_dateline
    from osce_press._record.listing import parse_listing
    from osce_press.boilerplate import LabelledLine, detect_boilerplate
    from osce_press.errors import InputTooLarge, OscePressError, RecordError, TemplateError
    from osce_press.models import (
        SCHEMA_VERSION,
        Article,
        Block,
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
    "Contact",
    "Dateline",
    "Evidence",
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
    "__version__",
    "detect_boilerplate",
    "page_type",
    "parse",
    "parse_dateline",
    "parse_html",
    "parse_listing",
    "parse_text",
]

_HOMES = {
    "MAX_SIZE": "_api",
    "page_type": "_api",
    "parse": "_api",
    "parse_html": "_api",
    "parse_text": "_api",
    "parse_dateline": "_grammar.dateline",
    "parse_listing": "_record.listing",
    "LabelledLine": "boilerplate",
    "detect_boilerplate": "boilerplate",
    "InputTooLarge": "errors",
    "OscePressError": "errors",
    "RecordError": "errors",
    "Template": "template",
    "TemplateError": "errors",
}


def __getattr__(name: str) -> object:
    """Import a public name from its module on first use (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{_HOMES.get(name, 'models')}")
    value = globals()[name] = getattr(module, name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

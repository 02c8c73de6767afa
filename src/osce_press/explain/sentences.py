"""The sentences that say why: one for each rule, part of a page and value of a record."""

from collections.abc import Mapping

from osce_press._values import Origin

__all__ = ["ABOUT", "PARTS", "RULES", "SOURCES", "why"]

RULES: Mapping[str, str] = {
    "above-entries": "It stands above the first entry of a listing",
    "after-listing": "It stands below the last entry of a listing",
    "among-standing-lines": "It stands among lines that the site prints at the end of its pages",
    "before-block": "It stands between title and metadata block",
    "before-title": "It stands above the title, and is taken for a menu nobody has seen yet",
    "between-head-and-tail": "It stands below the head of the page and above its end",
    "chrome": "The element around it is the site's, not the article's",
    "copy": "Another site added it to its copy of the page",
    "credit": "It stands above the text and credits a photographer",
    "date-line": "It stands between title and text, and is nothing but a date and a place",
    "dump": "The page is a raw dump of the fields of several pages",
    "kind-name": "It stands by the title and is the name of a kind",
    "kind-unknown": "It stands where kinds stand, but the vocabulary does not have it",
    "label-block": "It is a label of the metadata block, or its value",
    "listing-entry": "It belongs to an entry of a listing",
    "markup": "The element around it holds captions",
    "menu-entry": "It stands above the title, and the site's menu has it",
    "no-page": "The input is no page",
    "pager": "It leads to other pages of the listing",
    "printed-above": "The page has printed it above already",
    "printed-twice": "The page prints it twice below the title, as one template did with captions",
    "publisher": "It is nothing but the name of who publishes the page",
    "section-name": "It stands above the title and is the name of a section of the site",
    "standing-line": "The site prints it on many pages, wherever it stands",
    "standing-notice": "It says for whom or from when on the text is",
    "standing-phrase": "It has a phrase that stands in captions",
    "structure-name": "It stands above the title and is the name of a structure",
    "tail": "It belongs to a section at the end of the page",
    "template": "It recurs on many pages of the site",
    "title-position": "It stands where the title does",
}
"""Why a line has its role, by the rule that gave it."""

PARTS: Mapping[Origin, str] = {
    Origin.METADATA: "the metadata block",
    Origin.MARKUP: "the markup",
    Origin.HEADING: "the head of the page",
    Origin.DATELINE: "the dateline",
    Origin.BODY: "the text",
    Origin.URL: "the address",
}
"""What the parts of a page are called in a sentence."""

_BODY = "What stands below the head of the page and above its end, whatever it says."

SOURCES: Mapping[str, str] = {
    "page_type": "An article names its kind, has labels, a dateline or a date, or has a title and "
    "a text that speaks of the OSCE.",
    "kind": "A line by the title that is the name of a kind.",
    "kind_label": "A line by the title that is the name of a kind, as printed.",
    "title": "The heading that the head of the document names, else the highest one, else the line "
    "where titles stand.",
    "summary": "What stands between the title and the metadata block.",
    "date": "The metadata block, else the markup, else a line below the title, else the dateline. "
    "Dates in the text, in menus and beside links to other pages never count.",
    "places": "The metadata block, else the dateline, else a line below the title with a place and "
    "a date.",
    "sources": "The metadata block, else the structure named above the title.",
    "fields_of_work": "The metadata block.",
    "dateline": "The place, date and dash that the first paragraph begins with.",
    "paragraphs": _BODY,
    "text": _BODY,
    "body": _BODY,
    "metadata": "The labels that stand together by the title, known or not.",
    "contacts": "The section of contacts at the end of the page.",
    "links": "The links in the text.",
    "images": "The images of the article, not those of the site.",
    "downloads": "The files that the article offers, in the text or below it.",
    "language": "The words of the text, where they are clear; else what the address, the markup or "
    "the labels state.",
    "url": "The address that was given, else the one that the markup states.",
    "encoding": "A byte order mark, the encoding given, UTF-8 where it fits, what the page "
    "declares, UTF-8, Windows-1252: the first that fits.",
    "locations": "The labels of the entry.",
    "collections": "The labels of the entry.",
    "teaser": "What stands below the title of the entry and is no label.",
}
"""Where each value of a record is read from."""

ABOUT: Mapping[str, tuple[str, ...]] = {
    "correction": ("paragraphs",),
    "date-ambiguous": ("date",),
    "date-blank": ("date",),
    "date-conflict": ("date",),
    "date-missing": ("date",),
    "date-unreadable": ("date",),
    "decoding-errors": ("encoding",),
    "encoded-twice": ("encoding",),
    "encoding-conflict": ("encoding",),
    "encoding-guessed": ("encoding",),
    "hidden-text": ("paragraphs",),
    "json-ld-unread": ("date",),
    "kind-missing": ("kind",),
    "language-uncertain": ("language",),
    "month-ambiguous": ("date", "dateline"),
    "not-a-press-page": ("page_type",),
    "paragraph-repeated": ("paragraphs",),
    "place-ambiguous": ("places",),
    "recurring-line": ("paragraphs",),
    "summary-truncated": ("summary",),
    "title-missing": ("title",),
    "unknown-field-of-work": ("fields_of_work",),
    "unknown-kind": ("kind",),
    "unknown-label": ("metadata",),
    "unknown-place": ("places",),
    "unknown-source": ("sources",),
    "year-completed": ("dateline",),
}
"""The values that a notice is about; one that is not here is about the whole page."""


def why(rule: str, entry: str | None) -> str:
    """Return the sentence for a rule, with the entry or the markup that it went by."""
    sentence = RULES.get(rule, f"The rule {rule} says so")
    return f"{sentence} ({entry})." if entry else f"{sentence}."

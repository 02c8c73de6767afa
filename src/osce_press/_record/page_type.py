"""What a page is: an article, a listing, or something else; and why."""

from typing import NamedTuple

from osce_press._parts.outline import Outline
from osce_press.models import PageType
from osce_press.vocabulary import Vocabulary

__all__ = ["Judgement", "judge"]

_EVENT = "The page announces an event."
_STRUCTURE = "The page is about a structure of the OSCE."
_EMPTY = "There is no text on the page."
_DUMP = "The page is a dump of the fields of several pages."


class Judgement(NamedTuple):
    """The type of a page, and the sentence that says why."""

    type: PageType
    reason: str


def judge(outline: Outline, vocabulary: Vocabulary) -> Judgement:
    """Tell what a page is by its parts.

    An article names its kind, has a metadata block, a dateline or a line with its date; a bare
    story has only a title and paragraphs, and is one if it speaks of the OSCE.
    """
    if outline.entries:
        found = f"The page lists {len(outline.entries)} pages; read it with parse_listing."
        return Judgement(PageType.LISTING, found)
    if (no_page := _no_page(outline)) is not None:
        return Judgement(PageType.OTHER, no_page)
    event = any(field.key in {"when", "where"} for field in outline.fields)
    other = _EVENT if event else _other_section(outline)
    labelled = outline.kind is not None or (outline.fields and not event)
    printed = outline.header is not None and outline.header.entry.date is not None
    dated = outline.dateline or printed or outline.stamp
    if labelled or (dated and other is None):
        return Judgement(PageType.ARTICLE, "The page names its kind, or what and when it is.")
    title, body = outline.title, outline.body
    if other is None and title is not None and title.mark.meaning.structure is not None:
        other = _STRUCTURE
    if other is not None:
        return Judgement(PageType.OTHER, other)
    words = "\n".join(line.text for line in (title, *body)) if title and body else ""
    if vocabulary.names_osce(words):
        return Judgement(PageType.ARTICLE, "The page has a title and a body that names the OSCE.")
    return Judgement(PageType.OTHER, "Nothing on the page is that of a press page.")


def _no_page(outline: Outline) -> str | None:
    """Return what something is that is no page, or the fields of several."""
    if outline.page.no_page is not None:
        return outline.page.no_page.message
    return _DUMP if outline.is_dump else None if outline.lines else _EMPTY


def _other_section(outline: Outline) -> str | None:
    """Return what a page of a section without press pages is."""
    above = None if outline.section is None else outline.section.line
    for line in (above, outline.title):
        entry = None if line is None else line.mark.meaning.section
        if entry is not None and entry.reason is not None and entry.is_page:
            return entry.reason
    return None

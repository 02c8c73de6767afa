"""What a page is: an article, a listing, or something else; and why."""

from typing import NamedTuple

from osce_press._parts.segment import Outline
from osce_press.models import PageType, Role
from osce_press.vocabulary import Vocabulary

__all__ = ["Judgement", "judge"]

_EMPTY = "There is no text on the page."
_DUMP = "The page is a dump of the fields of several pages."


class Judgement(NamedTuple):
    """The type of a page, and the sentence that says why."""

    type: PageType
    reason: str


def judge(outline: Outline, vocabulary: Vocabulary, *, has_dateline: bool) -> Judgement:
    """Tell what a page is by its parts.

    An article names its kind, has a metadata block, a dateline or a line with its date; a bare
    story has only a title and paragraphs, and is one if it speaks of the OSCE.
    """
    if outline.entries:
        return Judgement(
            PageType.LISTING, f"The page lists {outline.entries} pages; read it with parse_listing."
        )
    if outline.is_dump or not outline.page.lines:
        return Judgement(PageType.OTHER, _DUMP if outline.is_dump else _EMPTY)
    other = _other_section(outline, vocabulary)
    dated = has_dateline or outline.header_date is not None or outline.stamp is not None
    if outline.kind is not None or outline.fields or (dated and other is None):
        return Judgement(PageType.ARTICLE, "The page names its kind, or what and when it is.")
    if other is not None:
        return Judgement(PageType.OTHER, other)
    if outline.title is not None and outline.body and _speaks_of_osce(outline, vocabulary):
        return Judgement(PageType.ARTICLE, "The page has a title and a body that names the OSCE.")
    return Judgement(PageType.OTHER, "Nothing on the page is that of a press page.")


def _other_section(outline: Outline, vocabulary: Vocabulary) -> str | None:
    """Return what a page of a section without press pages is."""
    for index in (outline.section, outline.title):
        if index is not None:
            entry = vocabulary.section(outline.page.lines[index].text)
            if entry is not None and entry.reason is not None:
                return entry.reason
    return None


def _speaks_of_osce(outline: Outline, vocabulary: Vocabulary) -> bool:
    return any(
        vocabulary.names_osce(line.text)
        for line, verdict in zip(outline.page.lines, outline.verdicts, strict=True)
        if verdict.role in {Role.BODY, Role.TITLE}
    )

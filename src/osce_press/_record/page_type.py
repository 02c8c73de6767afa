"""What a page is: an article, a listing, or something else; and why."""

import functools
from collections.abc import Callable, Iterable
from typing import NamedTuple

from osce_press._common.regex import regex
from osce_press._grammar.urls import is_numbered, node_number, site_of
from osce_press._parts.outline import Field, Outline
from osce_press._record.stated import evidence_of
from osce_press.models import Evidence, Origin, PageType, Source
from osce_press.vocabulary import Vocabulary

__all__ = ["Judgement", "is_osces", "judge"]

#: An abbreviation: "ODIHR".
_CAPITALS = regex(r"\b[^\W\d_a-z]{3,10}\b")


class Judgement(NamedTuple):
    """The type of a page, the sentence that says why, and what on the page it went by."""

    type: PageType
    reason: str
    evidence: Evidence = Evidence(Origin.BODY, "")


def judge(outline: Outline, vocabulary: Vocabulary) -> Judgement:
    """Tell what a page is by its parts.

    An article names its kind, has a metadata block, a dateline or a line with its date; a bare
    story has only a title and paragraphs, and is one if it speaks of the OSCE or has its address.
    """
    if outline.entries:
        found = f"The page lists {len(outline.entries)} pages; read it with parse_listing."
        first = evidence_of(outline.entries[0].lines[0], Origin.BODY)
        return Judgement(PageType.LISTING, found, first)
    if (no_press_page := _no_press_page(outline)) is not None:
        return no_press_page
    fields = outline.head.fields
    keys = {"when", "where"} if outline.dateline else {"when", "where", "location"}
    event = next((field for field in fields if field.key in keys), None)
    if event is None and all(field.key == "organizer" for field in fields):
        event = next(iter(fields), None)
    other = _other(outline, vocabulary)
    if event is not None:
        reason = "The page says when, where or by whom an event is held."
        other = Judgement(PageType.OTHER, reason, _label(event))
    names_osce = functools.cache(functools.partial(_names_osce, outline, vocabulary))
    stated = _stated(outline, names_osce, is_other=other is not None, is_event=event is not None)
    if stated is not None:
        reason = "The page names its kind, or what and when it is."
        return Judgement(PageType.ARTICLE, reason, stated)
    return other or _bare_story(outline, names_osce)


def is_osces(outline: Outline, sources: Iterable[Source], vocabulary: Vocabulary) -> bool:
    """Return whether the address is the OSCE's, or the article names it or a structure of it."""
    head = outline.head
    if any(it.known for it in sources) or _is_own(outline) or _names_osce(outline, vocabulary):
        return True
    lines = filter(None, (head.title, *head.block, *outline.body, *outline.contacts))
    names = {word for line in lines for word in _CAPITALS.findall(line.text)}
    return any(map(vocabulary.structure, names))


def _stated(
    outline: Outline, names_osce: Callable[[], bool], *, is_other: bool, is_event: bool
) -> Evidence | None:
    """Return what on the page makes it an article: its kind, its labels, or where its date is.

    Other sites have all of them, too, and any menu has a "Newsletter" or a "Blog": what is of the
    OSCE names it.
    """
    head, is_own = outline.head, _is_own(outline)
    if head.kind is not None:
        kind = head.kind.mark.meaning.kind
        counts = not is_event if kind is None else not kind.common or is_own or names_osce()
        if counts:
            return evidence_of(head.kind)
    if is_event or not (outline.page.address is None or is_own or names_osce()):
        return None
    if head.fields:
        return _label(head.fields[0])
    # Menus have entries such as "About", but a page about something has no dateline.
    return _dated(outline) if outline.dateline or not is_other else None


def _bare_story(outline: Outline, names_osce: Callable[[], bool]) -> Judgement:
    """Return what a page is that has a title and paragraphs at most."""
    title, body = outline.head.title, outline.body
    nothing = Judgement(PageType.OTHER, "Nothing on the page is that of a press page.")
    noticed = any(verdict.rule == "standing-notice" for verdict in outline.verdicts)
    if not (body and (title or noticed)):
        return nothing
    if noticed:
        reason = "The page has the notice that stands on reports."
    elif names_osce():
        reason = "The page has a title and a body that names the OSCE."
    elif is_numbered(outline.page.address) and any(line.mark.is_prose for line in body):
        reason = "The page has a title, a body and an address with a number of the OSCE's."
    else:
        return nothing
    leads = sum(verdict.entry == "read-on" for verdict in outline.verdicts)
    if leads > 2 and 2 * leads >= len(body):
        return Judgement(PageType.OTHER, "The page leads to several others, and has no date.")
    return Judgement(PageType.ARTICLE, reason, evidence_of(title or body[0]))


def _dated(outline: Outline) -> Evidence | None:
    """Return where the date or the dateline of a page is."""
    if outline.dateline is not None:
        return evidence_of(outline.dateline, Origin.DATELINE)
    head = outline.head
    if head.header is not None and head.header.stated.date is not None:
        return evidence_of(head.header.line)
    stamp = outline.stamp
    return None if stamp is None else Evidence(Origin.HEADING, *stamp, stamp.end)


def _is_own(outline: Outline) -> bool:
    """Whether a page has an address of the OSCE's, or is headed by a structure of it."""
    head, address = outline.head, outline.page.address
    is_headed = head.structure is not None or head.publisher is not None
    return is_headed or site_of(address) is not None or bool(node_number(address))


def _names_osce(outline: Outline, vocabulary: Vocabulary) -> bool:
    head = outline.head
    lines = filter(None, (head.kind, head.title, *head.summary, *head.block, *outline.body))
    return vocabulary.names_osce("\n".join(line.text for line in lines))


def _label(field: Field) -> Evidence:
    return Evidence(Origin.METADATA, field.label, field.offset, field.end)


def _no_press_page(outline: Outline) -> Judgement | None:
    """Return what something is that is no page, the fields of several, or of another kind."""
    if outline.page.no_page is not None:
        # What to do with it stands behind the semicolon, and can be a command.
        what = outline.page.no_page.message.partition(";")[0].rstrip(".")
        return Judgement(PageType.OTHER, f"{what}.")
    if outline.is_dump:
        return Judgement(PageType.OTHER, "The page is a dump of the fields of several pages.")
    if not outline.lines:
        return Judgement(PageType.OTHER, "There is no text on the page.")
    kind = outline.head.kind
    entry = kind and kind.mark.meaning.kind
    if kind and entry and entry.reason is not None:
        return Judgement(PageType.OTHER, entry.reason, evidence_of(kind))
    return None


def _other(outline: Outline, vocabulary: Vocabulary) -> Judgement | None:
    """Return what a page of a section or a site without press pages is, or one that menus name."""
    title = outline.head.title
    site = vocabulary.section(site_of(outline.page.address) or "")
    if site is not None and site.reason is not None:
        return Judgement(PageType.OTHER, site.reason)
    for line in filter(None, (outline.head.section, title)):
        entry, label = line.mark.meaning.section, line.mark.label
        if entry is None and label is not None:
            # "Vacancy notice: Map Officer".
            entry = line.mark.vocabulary.section(label.text)
        if entry is not None and entry.reason is not None and entry.is_page:
            return Judgement(PageType.OTHER, entry.reason, evidence_of(line))
    if title is None:
        return None
    if title.mark.meaning.structure is not None:
        reason = "The page is about a structure of the OSCE."
    elif title.mark.meaning.menu is not None:
        reason = "The page is one of those that the menus of the site name."
    else:
        return None
    return Judgement(PageType.OTHER, reason, evidence_of(title))

"""Segmentation: every line of a page gets a role, and the rule that gave it.

Lines inside a landmark of the markup are the site's. The others are read from both ends: the head
up to the metadata block, the tail from the last line up; what is left between them is the body,
whatever its words.
"""

from collections.abc import Sequence

import attrs

from osce_press._grammar.dateline import HeaderDate
from osce_press._grammar.labels import read_label
from osce_press._lines.page import Line, Page
from osce_press._parts.block import RawField, RawValue
from osce_press._parts.body import set_aside
from osce_press._parts.copies import read_copy
from osce_press._parts.head import Head, read_head
from osce_press._parts.listing import RawEntry, find_entries
from osce_press._parts.outline import LANDMARK_ROLES, Verdict
from osce_press._parts.recurrence import Zone
from osce_press._parts.tail import read_tail
from osce_press.models import Block, Role
from osce_press.template import Template
from osce_press.vocabulary import Vocabulary

__all__ = ["Outline", "blocks", "segment"]


_ZONE_ROLES = {Zone.HEAD: Role.NAVIGATION, Zone.TAIL: Role.FOOTER}


@attrs.frozen
class Outline:
    """A page's lines with their verdicts, and the positions of its parts in ``page.lines``."""

    page: Page
    verdicts: tuple[Verdict, ...]
    section: int | None = None
    structure: int | None = None
    kind: int | None = None
    title: int | None = None
    header_date: int | None = None
    stated: HeaderDate | None = None
    #: The date in a line that another site added to its copy.
    stamp: RawValue | None = None
    summary: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    contacts: tuple[int, ...] = ()
    fields: tuple[RawField, ...] = ()
    #: Offset where the head ends and the body begins.
    head_end: int = 0
    #: How many pages it lists, if it is a listing.
    entries: int = 0
    #: Whether it is a raw dump of the fields of several pages.
    is_dump: bool = False
    #: The lines of the body that recur in the bodies of the site.
    recurring: tuple[int, ...] = ()


def segment(page: Page, vocabulary: Vocabulary, template: Template | None = None) -> Outline:
    """Give every line of a page its role."""
    lines = page.lines
    site = _site_lines(lines, vocabulary, template)
    verdicts = [site.get(index, _BEFORE_TITLE) for index in range(len(lines))]
    content = [index for index in range(len(lines)) if index not in site]
    shown = [lines[index] for index in content]
    if _is_dump(shown, vocabulary):
        return Outline(page, tuple(_DUMPED for _ in lines), is_dump=True)
    entries = _listed(shown, vocabulary)
    if entries:
        return _of_listing(page, verdicts, content, entries)
    copy = read_copy(shown, vocabulary)
    for position, verdict in copy.verdicts.items():
        verdicts[content[position]] = verdict
    content = [index for position, index in enumerate(content) if position not in copy.verdicts]
    shown = [lines[index] for index in content]
    head = read_head(shown, vocabulary)
    for position, verdict in _head_verdicts(head):
        verdicts[content[position]] = verdict
    end = len(shown)
    for section in read_tail(shown, head.end, vocabulary):
        end = min(end, section.start)
        for position in range(section.start, section.end):
            verdicts[content[position]] = Verdict(section.role, "tail", section.slug)
    for position in range(head.end, end):
        verdicts[content[position]] = _BODY
    for position, verdict in set_aside(shown[head.end : end], head, vocabulary).items():
        verdicts[content[head.end + position]] = verdict

    def at(position: int | None) -> int | None:
        return None if position is None else content[position]

    body = _with_role(verdicts, Role.BODY)
    return Outline(
        page=page,
        verdicts=tuple(verdicts),
        section=at(head.section),
        structure=at(head.structure),
        kind=at(head.kind),
        title=at(head.title),
        header_date=at(head.header_date),
        stated=head.stated,
        stamp=copy.date,
        summary=tuple(content[position] for position in head.summary),
        body=body,
        recurring=_recurring(lines, body, template),
        contacts=_with_role(verdicts, Role.CONTACTS),
        fields=head.fields,
        head_end=lines[content[head.end]].start if head.end < len(content) else len(page.text),
    )


def _site_lines(
    lines: Sequence[Line], vocabulary: Vocabulary, template: Template | None
) -> dict[int, Verdict]:
    """Return the lines that the markup or the template says are the site's."""
    found: dict[int, Verdict] = {}
    if template is not None:
        for index, reason in template.sample.chrome(lines, vocabulary).items():
            found[index] = Verdict(_ZONE_ROLES[reason.zone], "template", str(reason))
    found.update(
        (index, _landmark(line)) for index, line in enumerate(lines) if line.hints.landmark
    )
    return found


def _is_dump(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether the page goes on with the number of a node right after the link to its content."""
    if len(lines) < 2 or not lines[1].text.isdigit():
        return False
    phrase = vocabulary.phrase(lines[0].text)
    return phrase is not None and phrase.holds == "number"


def _listed(lines: Sequence[Line], vocabulary: Vocabulary) -> Sequence[RawEntry]:
    """Return the entries of a listing; only a page with a label of listings is looked through."""
    labels = (read_label(line, vocabulary) for line in lines)
    if any(label is not None and label.listing for label in labels):
        return find_entries(lines, vocabulary)
    return ()


def _of_listing(
    page: Page, verdicts: list[Verdict], content: Sequence[int], entries: Sequence[RawEntry]
) -> Outline:
    """Return the outline of a page that is no article: nothing of it is title or body."""
    for position in range(entries[-1].end, len(content)):
        verdicts[content[position]] = _AFTER_LISTING
    for entry in entries:
        for position in range(entry.start, entry.end):
            verdicts[content[position]] = _LISTED
    return Outline(page=page, verdicts=tuple(verdicts), entries=len(entries))


def _recurring(
    lines: Sequence[Line], body: Sequence[int], template: Template | None
) -> tuple[int, ...]:
    if template is None:
        return ()
    found = template.sample.recurring([lines[i] for i in body])
    return tuple(body[position] for position in found)


def _with_role(verdicts: Sequence[Verdict], role: Role) -> tuple[int, ...]:
    return tuple(index for index, verdict in enumerate(verdicts) if verdict.role is role)


def blocks(outline: Outline) -> tuple[Block, ...]:
    """Join lines of one role to blocks that cover the linear text; a paragraph is a block."""
    text, lines, verdicts = outline.page.text, outline.page.lines, outline.verdicts
    starts = [
        (line.start, verdict.role)
        for index, (line, verdict) in enumerate(zip(lines, verdicts, strict=True))
        if index == 0 or verdict.role is Role.BODY or verdict.role is not verdicts[index - 1].role
    ]
    if not starts:
        return (Block(Role.OTHER, 0, len(text), text),) if text else ()
    starts[0] = (0, starts[0][1])
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return tuple(
        Block(role, start, end, text[start:end])
        for (start, role), end in zip(starts, ends, strict=True)
    )


_BODY = Verdict(Role.BODY, "between-head-and-tail")
_BEFORE_TITLE = Verdict(Role.NAVIGATION, "before-title")
_DUMPED = Verdict(Role.OTHER, "dump")
_LISTED = Verdict(Role.LISTING, "listing-entry")
_AFTER_LISTING = Verdict(Role.FOOTER, "after-listing")
_IN_BLOCK = Verdict(Role.METADATA, "label-block")


def _landmark(line: Line) -> Verdict:
    return Verdict(LANDMARK_ROLES[line.hints.landmark], "landmark", line.hints.landmark_reason)


def _head_verdicts(head: Head) -> list[tuple[int, Verdict]]:
    """Return the verdicts on the lines of the head that are no navigation."""
    named = [
        (head.section, Verdict(Role.SECTION, "section-name")),
        (head.structure, Verdict(Role.SECTION, "structure-name")),
        (head.kind, Verdict(Role.KIND, "kind-unknown" if head.kind_unknown else "kind-name")),
        (head.title, Verdict(Role.TITLE, "title-position")),
        (head.header_date, Verdict(Role.HEADER_DATE, "date-line")),
        *((position, Verdict(Role.SUMMARY, "before-block")) for position in head.summary),
    ]
    if head.block_start is not None:
        named += [(position, _IN_BLOCK) for position in range(head.block_start, head.end)]
    return [(position, verdict) for position, verdict in named if position is not None]

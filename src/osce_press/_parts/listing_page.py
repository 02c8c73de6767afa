"""What stands around the entries of a listing: its title, the pager, and the roles of all lines."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qs

from osce_press._grammar.shape import is_prose
from osce_press._grammar.urls import absolute, split_url
from osce_press._lines.page import Anchor, Line, Page
from osce_press._parts.listing import RawEntry, is_menu_line, is_of_pager
from osce_press._parts.outline import LANDMARK_ROLES
from osce_press._parts.tail import read_tail
from osce_press.models import Block, Role
from osce_press.vocabulary import Vocabulary

__all__ = ["Header", "anchors_of", "blocks", "next_page", "read_header", "roles"]

#: Section, title and description.
_LONGEST_HEADER = 3
_DIGITS = re.compile(r"\d{1,9}")


class Header(NamedTuple):
    """Positions of the lines above the entries."""

    section: int | None = None
    title: int | None = None
    description: int | None = None


def read_header(lines: Sequence[Line], end: int, vocabulary: Vocabulary) -> Header:
    """Find the header in the lines before the first entry; a menu may stand before it."""
    title = next((index for index in range(end) if lines[index].hints.heading == 1), None)
    if title is not None:
        below = title + 1
        described = below < end and is_prose(lines[below].text)
        above = title - 1
        named = above >= 0 and vocabulary.section(lines[above].text) is not None
        return Header(above if named else None, title, below if described else None)
    first = end
    while first > max(0, end - _LONGEST_HEADER) and not is_menu_line(lines[first - 1], vocabulary):
        first -= 1
    found = list(range(first, end))
    section: int | None = None
    if found and (len(found) == _LONGEST_HEADER or vocabulary.section(lines[found[0]].text)):
        section = found.pop(0)
    # Of more lines, filters perhaps, the first is the title; a page begins with it.
    title, description, *_ = [*found, None, None]
    return Header(section, title, description)


def roles(
    page: Page,
    content: Sequence[int],
    entries: Sequence[RawEntry],
    header: Header,
    vocabulary: Vocabulary,
) -> list[Role]:
    """Return the role of every line of the page.

    Args:
        page: The page.
        content: Numbers of the lines outside landmarks; other positions are positions in it.
        entries: The entries found.
        header: The header found.
        vocabulary: OSCE's terms.
    """
    lines = page.lines
    found = [LANDMARK_ROLES.get(line.hints.landmark, Role.NAVIGATION) for line in lines]
    shown = [lines[index] for index in content]
    end = entries[-1].end if entries else 0
    for position in range(end, len(shown)):
        menu = is_of_pager(shown, position) or is_menu_line(shown[position], vocabulary)
        found[content[position]] = Role.NAVIGATION if menu else Role.OTHER
    for part in read_tail(shown, end, vocabulary):
        for position in range(part.start, part.end):
            if found[content[position]] is Role.OTHER:
                found[content[position]] = part.role
    for entry in entries:
        teaser = frozenset(entry.teaser)
        for position in range(entry.start, entry.end):
            role = Role.SUMMARY if position in teaser else Role.METADATA
            found[content[position]] = Role.TITLE if position == entry.title else role
    for index, role in (
        (header.section, Role.SECTION),
        (header.title, Role.TITLE),
        (header.description, Role.SUMMARY),
    ):
        if index is not None:
            found[content[index]] = role
    return found


def blocks(page: Page, found: Sequence[Role], starts: frozenset[int]) -> tuple[Block, ...]:
    """Join lines of one role to blocks that cover the linear text; an entry begins a block.

    Args:
        page: The page.
        found: The role of each line.
        starts: Numbers of the lines that entries start with.
    """
    text, lines = page.text, page.lines
    if not lines:
        return (Block(Role.OTHER, 0, len(text), text),) if text else ()
    begins = [
        index
        for index, role in enumerate(found)
        if index == 0 or index in starts or role is not found[index - 1]
    ]
    offsets = [0, *(lines[index].start for index in begins[1:]), len(text)]
    return tuple(
        Block(found[index], start, end, text[start:end])
        for index, start, end in zip(begins, offsets, offsets[1:], strict=False)
    )


def anchors_of(page: Page) -> dict[int, Anchor]:
    """Return the first link in each line that has one, by the number of the line."""
    found: dict[int, Anchor] = {}
    starts = [line.offset for line in page.lines]
    for anchor in page.markup.links:
        if anchor.text:
            found.setdefault(bisect_right(starts, anchor.offset) - 1, anchor)
    return found


def next_page(page: Page, anchors: Mapping[int, Anchor], url: str | None) -> str | None:
    """Return the address of the next page of the listing, as the page's own pager has it.

    It is the link that its class calls the next one, or that counts one page on: from the address
    of this page, or from the number in the pager that is no link.
    """
    for index, line in enumerate(page.lines):
        names = line.hints.names
        if index in anchors and {"pager", "next"} <= names:
            return absolute(anchors[index].url, url)
    here = url or page.markup.canonical_url
    number = _page_number(here) if here else None
    if here is not None:
        for anchor in page.markup.links:
            if "page=" in anchor.url and _follows(absolute(anchor.url, here), here, number):
                return absolute(anchor.url, url)
    return _after_current(page, anchors, url)


def _after_current(page: Page, anchors: Mapping[int, Anchor], url: str | None) -> str | None:
    for index, line in enumerate(page.lines):
        if not line.text.isdecimal() or not line.hints.link_share or index == 0:
            continue
        before = page.lines[index - 1]
        if (
            index in anchors
            and before.text.isdecimal()
            and not before.hints.link_share
            and len(line.text) <= 5
            and len(before.text) <= 5
            and int(line.text) == int(before.text) + 1
        ):
            return absolute(anchors[index].url, url)
    return None


def _follows(candidate: str, here: str, number: int | None) -> bool:
    one, other = split_url(candidate), split_url(here)
    if one is None or other is None:
        return False
    found = _page_number(candidate)
    return one.path == other.path and found is not None and found == (number or 0) + 1


def _page_number(url: str) -> int | None:
    """Return the number in ``page=N``; the first page of a listing has the number 0, or none."""
    parts = split_url(url)
    try:
        values = parse_qs(parts.query).get("page", []) if parts is not None else []
    except ValueError:
        return None
    return int(values[-1]) if values and _DIGITS.fullmatch(values[-1]) else None

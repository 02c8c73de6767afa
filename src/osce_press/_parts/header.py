"""What stands around a title: a site's name above it, date and places below it."""

from collections.abc import Sequence
from typing import NamedTuple

from osce_press._grammar.header_date import HeaderDate
from osce_press._marks import Line

__all__ = ["Header", "begins_below", "header_of", "is_site_name", "read_header"]

#: The name of a site or a tag has few words, a title more.
_FEW = 3
#: A summary is no shorter; a heading can have the first words of the text.
_LEAST_SUMMARY = 40


class Header(NamedTuple):
    """A line of a date, of places, or of both."""

    line: Line
    stated: HeaderDate


def header_of(line: Line) -> Header | None:
    """Return the date or the places that a line is, if it is."""
    stated = line.mark.header
    return None if stated is None else Header(line, stated)


def begins_below(lines: Sequence[Line]) -> bool:
    """Return whether the second of two lines begins with all of the first, as with a summary."""
    if len(lines) < 2 or lines[0].mark.dateline:
        return False
    words, below = lines[0].text.rstrip(".… "), lines[1].mark
    start = below.dateline.end if below.dateline else 0
    return len(words) >= _LEAST_SUMMARY and below.text.startswith(words, start)


def read_header(
    lines: Sequence[Line], position: int, header: Header | None
) -> tuple[Header | None, Header | None, int]:
    """Return the header line, a line of places beside it, and where such lines end.

    Below a date, the date of a change may stand; a second date is the text's.

    Args:
        lines: The lines of the page.
        position: Where such lines can begin.
        header: The date above the title, if there is one.
    """
    place: Header | None = None
    mark = lines[position].mark if any(map(header_of, lines[position + 1 : position + 2])) else None
    if mark and (mark.is_byline or mark.meaning.structure):
        # Who wrote a copy stands above its date.
        position += 1
    while position < len(lines) and (found := header_of(lines[position])):
        if found.stated.is_place:
            if place is not None:
                break
            place = found
        elif header is None or header.stated.date is None:
            header = found
        elif found.stated.date is not None:
            break
        position += 1
    return header, place, position


def is_site_name(lines: Sequence[Line]) -> bool:
    """Return whether the first of some lines is a name above a title, as copies print it.

    It names a State, a structure or, in few words, another site or a tag; below the title is the
    dateline, or a line of date or place.
    """
    above, title, *below = (line.mark for line in lines)
    if title.meaning.kind is not None:
        return False
    if above.meaning.menu is None and above.meaning.structure is None:
        # A title of few words has no other line between itself and the dateline, but a caption.
        others = (above.meaning.kind, above.meaning.section, above.label, title.meaning.phrase)
        if any(others) or title.header or title.is_prose or title.text.endswith(")"):
            return False
        if not len(above.text.split()) <= _FEW < len(title.text.split()):
            return False
        below = below[:1]
    return any(mark.dateline or mark.header for mark in below)

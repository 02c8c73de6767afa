"""What stands around a title: a site's name above it, date and places below it."""

from collections.abc import Sequence

from osce_press._grammar.header_date import HeaderDate
from osce_press._marks import Line
from osce_press._parts.outline import Found

__all__ = ["found_header", "is_site_name", "read_header"]

#: The name of a site or a tag has few words, a title more.
_FEW = 3
#: The author's name on a copy, above its date.
_BYLINES, _MOST_OF_BYLINE = ("By ", "Von ", "Par ", "Autor", "Автор"), 6


def found_header(line: Line) -> Found[HeaderDate] | None:
    """Return the date or the places that a line is, if it is."""
    stated = line.mark.header
    return None if stated is None else Found(line, stated)


def read_header(
    lines: Sequence[Line], position: int, header: Found[HeaderDate] | None
) -> tuple[Found[HeaderDate] | None, Found[HeaderDate] | None, int]:
    """Return the header line, a line of places beside it, and where such lines end.

    Below a date, the date of a change may stand; a second date is the text's.

    Args:
        lines: The lines of the page.
        position: Where such lines can begin.
        header: The date above the title, if there is one.
    """
    place: Found[HeaderDate] | None = None
    if any(map(found_header, lines[position + 1 : position + 2])) and _is_byline(lines[position]):
        position += 1
    while position < len(lines) and (found := found_header(lines[position])):
        if found.entry.is_place:
            if place is not None:
                break
            place = found
        elif header is None or header.entry.date is None:
            header = found
        elif found.entry.date is not None:
            break
        position += 1
    return header, place, position


def _is_byline(line: Line) -> bool:
    by = line.text.startswith(_BYLINES) and len(line.text.split()) <= _MOST_OF_BYLINE
    return by or line.mark.meaning.structure is not None


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

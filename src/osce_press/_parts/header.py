"""The lines below a title that hold the date of a page, its places, or both."""

from collections.abc import Sequence

from osce_press._grammar.header_date import HeaderDate
from osce_press._marks import Line
from osce_press._parts.outline import Found

__all__ = ["found_header", "read_header"]


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

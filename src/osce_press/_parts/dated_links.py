"""Listings without labels, as cards or tables: titles that are links, each with its date.

::

    listing = title 3*entry            the title names a section or a kind: "Press releases"
    entry   = *(date / kind / source) link *(date / kind / source / teaser)
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from osce_press._grammar.shape import Shape
from osce_press._lines.page import Page
from osce_press._marks import Line
from osce_press._parts.outline import Entry, Field, Value

__all__ = ["dated_links"]

_FEWEST_ENTRIES = 3
#: A link of fewer words is a step to another page, or a tag.
_LEAST_WORDS = 3
#: A title stands in an element of its own, so that the lines alike are the other titles.
_Signature = tuple[int, str, frozenset[str]]


def dated_links(page: Page, lines: Sequence[Line], title: Line) -> tuple[Entry, ...]:
    """Return the entries below a title that says that the page lists some; none of any other page.

    Args:
        page: The page.
        lines: Its lines, without its menus and footers.
        title: The page's title.
    """
    below = [line for line in lines if line.number > title.number]
    links = {at: _signature(line) for at, line in enumerate(below) if _can_be_title(line)}
    alike = [sign for sign, count in Counter(links.values()).items() if count >= _FEWEST_ENTRIES]
    # A card can be a link as a whole; its title is the heading, or stands above the teaser.
    sign = max(alike, key=lambda sign: sign[0] > 0, default=None)
    starts = [at for at, own in links.items() if own == sign]
    if not starts:
        return ()
    above = 0
    while above < starts[0] and _field(below[starts[0] - above - 1]):
        above += 1
    edges = [max(0, at - above) for at in starts] + [len(below)]
    entries = [
        _entry(below[begin:end], below[at])
        for at, (begin, end) in zip(starts, pairwise(edges), strict=True)
    ]
    stated = (stamp for stamp in page.markup.stamps if stamp.refused is None)
    stamps = sorted(stamp.offset for stamp in stated if stamp.offset is not None)
    dated = sum(_is_dated(entry, stamps) for entry in entries)
    introduction = sum(line.mark.is_prose for line in below[: edges[0]])
    is_listing = introduction <= 1 and 2 * dated > len(entries) and dated >= _FEWEST_ENTRIES
    return tuple(entries) if is_listing else ()


def _signature(line: Line) -> _Signature:
    return line.hints.heading, line.hints.tag, line.hints.names


def _can_be_title(line: Line) -> bool:
    words = len(line.text.split())
    is_name = words >= _LEAST_WORDS and line.mark.shape <= Shape.QUESTION
    return line.is_link and is_name and _field(line) is None


def _entry(lines: Sequence[Line], title: Line) -> Entry:
    fields = {line: field for line in lines if line is not title and (field := _field(line))}
    teaser = (line for line in lines if line is not title and line not in fields)
    # One more link to the page, such as "Read more", is none.
    shown = tuple(line for line in teaser if line.mark.is_prose or not line.is_link)
    return Entry(lines, title, tuple(fields.values()), shown)


def _field(line: Line) -> Field | None:
    """Return what a line of its own says of an entry: its date, its kind or its source."""
    header, meaning = line.mark.header, line.mark.meaning
    value = Value(line.text, line.offset)
    if header is not None and header.date is not None:
        start, end = header.date.start, header.date.end
        value = Value(line.text[start:end], line.offset + start)
        return Field("", "date", value.offset, (value,))
    key = "kind" if meaning.kind else "source" if meaning.structure else None
    return Field("", key, value.offset, (value,)) if key else None


def _is_dated(entry: Entry, stamps: Sequence[int]) -> bool:
    first = bisect_left(stamps, entry.lines[0].start)
    stamped = first < len(stamps) and stamps[first] <= entry.lines[-1].end
    return stamped or any(field.key == "date" for field in entry.fields)

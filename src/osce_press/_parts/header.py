"""What stands around a title: its kind, date and places, and a summary below it."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from osce_press._grammar.dates import complete_year
from osce_press._grammar.header_date import HeaderDate
from osce_press._grammar.shape import is_small
from osce_press._marks import Line

__all__ = [
    "FEW",
    "HeadRun",
    "Header",
    "begins_below",
    "header_of",
    "in_days",
    "is_long",
    "is_other_day",
    "is_todays",
    "is_unsure",
    "lines_above",
    "read_run",
    "run_above",
]

#: The name of a site or a tag, and the entry of a menu, has few words, a title more.
FEW = 3
_LONGEST_RUN = 6
#: Between the title and its date, so many lines can stand; a day alone is no longer.
_MOST_ABOVE, _LONGEST_DAY = 5, 40
_WEEK = datetime.timedelta(days=7)
#: A summary is no shorter; a heading can have the first words of the text.
_LEAST_SUMMARY = 40


class Header(NamedTuple):
    """A line of a date, of places, or of both."""

    line: Line
    stated: HeaderDate

    @property
    def day(self) -> datetime.date | None:
        """The date, if the line says all of it."""
        return self.stated.date and self.stated.date.date


class HeadRun(NamedTuple):
    """What stands in a row above or below a title, in so many lines."""

    kind: Line | None
    #: The line of the date.
    header: Header | None
    #: Places on a line of their own.
    place: Header | None = None
    size: int = 0


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


def read_run(
    lines: Sequence[Line], kind: Line | None = None, header: Header | None = None
) -> HeadRun:
    """Read the lines of kind, date and places that some lines begin with, in whatever order.

    Authors, issuers, numbers and a second kind can stand between them, and below. Below a date, the
    date of a change may stand.

    Args:
        lines: The lines below a title, or those above it from the nearest up.
        kind: The kind, if it is known already.
        header: The date, if it is known already.
    """
    whole = run = HeadRun(kind, header)
    for at, line in enumerate(lines[:_LONGEST_RUN]):
        mark = line.mark
        if mark.dateline and any(is_small(it.text[0]) for it in lines[at + 1 : at + 2]):
            # The text goes on below.
            break
        stated = mark.header or mark.beside
        found = Header(line, stated) if stated else None
        ends = mark.header is not None
        if mark.meaning.kind is not None and run.kind is None:
            run, ends = run._replace(kind=line), True
        elif found and (found.stated.is_place or (run.header and found.stated.places)):
            # "KYIV 17 April 2018" can have the day above it once more. Several places are a list.
            near = (it.mark.beside for it in lines[at + 1 : at + 2] if not it.mark.dateline)
            if run.place is not None or any(it and it.is_place for it in near):
                break
            run = run._replace(place=found)
        elif found and not (found.stated.is_event and not _is_near_kind(lines, at)):
            # "Received: 1 May 2004" gives way to "Published: 3 May 2004".
            is_told = mark.header is not None and mark.label is not None
            dated = run.header is not None and run.header.stated.date is not None
            if not dated or (is_told and is_unsure(run.header)):
                run = run._replace(header=found)
            # Names and counts stand beside a date right above the text, too.
            ends = ends or any(it.mark.is_prose for it in lines[at + 1 : at + 3])
        elif not ((found and not run.header) or mark.is_beside or mark.meaning.kind):
            break
        run = run._replace(size=run.size + 1)
        if ends or (whole.size == run.size - 1 > 0 and mark.meaning.structure is None):
            whole = run
    below = lines[whole.size :]
    is_other = is_unsure(whole.header) and is_other_day(whole.header and whole.header.day, below)
    return whole._replace(header=header) if is_other else whole


def run_above(above: Sequence[Line], title: Line, below: Sequence[Line]) -> HeadRun:
    """Return kind, date and places in a row right above a title, as far as they are its own.

    Between kind and title, a date is the page's; above the kind and right above the title on blogs,
    unless a dateline below it says another.
    """
    section = next((line for line in above if line.mark.meaning.section), None)
    # "Новини" is the name of both.
    run = read_run([line for line in reversed(above) if line is not section])
    header = None if is_unsure(run.header, run.kind) else run.header
    number = header.line.number if header else 0
    is_below = run.kind is not None and number > run.kind.number
    if header and not is_below and is_other_day(header.day, below):
        header = None
    is_near = header is not None and number >= title.number - run.size
    return run._replace(header=header) if run.kind or is_near else HeadRun(None, None)


def is_unsure(header: Header | None, kind: Line | None = None) -> bool:
    """Return whether words nobody knows stand beside a date, which can be that of something else.

    "Latest: 3 May 2019 - OSCE opens a mill" is a ticker's, "3 May 2019 Meeting" a calendar's, but
    beside a kind a town's name can stand before it: "Ardino, 3 May 2019 - Press release".
    """
    if header is None or header.line.mark.header is not None:
        return False
    date, line = header.stated.date, header.line
    ends = date is not None and date.end == len(line.text)
    return not (ends and kind is not None and abs(kind.number - line.number) == 1)


def is_todays(header: Header, below: Sequence[Line]) -> bool:
    """Return whether a date above all else can be the day of the crawl: "Monday, 3 May 2019".

    That of an article has the hour or other words on its line, and no dateline below.
    """
    mark, date = header.line.mark, header.stated.date
    around = mark.text[: date.start] + mark.text[date.end :] if date else ""
    named = any(mark.vocabulary.calendar.is_day(it.strip(",.")) for it in mark.text.split())
    is_bare = ":" not in mark.text and not any(map(str.isalnum, around))
    dated = any(line.mark.dateline for line in below[:_LONGEST_RUN])
    return mark.label is None and (named or is_bare or dated)


def _is_near_kind(lines: Sequence[Line], at: int) -> bool:
    """Whether a kind stands beside a line: "Press release | Elections, 3 May 2019"."""
    return any(line.mark.meaning.kind for line in lines[max(0, at - 1) : at + 2])


def lines_above(lines: Sequence[Line], again: int) -> int:
    """Return how many lines stand between a title and the line of its date, above the text.

    A lead can, or a subtitle and what sites count: "Category: News", "213 views". The first lines,
    ``again``, hold a caption or the title once more.
    """
    for size, line in enumerate(lines[again : again + _MOST_ABOVE], again + 1):
        if line.mark.is_prose and size > again + 1:
            return 0
        run = read_run(lines[size:])
        if run.header is not None:
            if line.mark.label and line.mark.label.advisory:
                # "When:" is that of an event.
                return 0
            # A caption can stand below the date, or whom a speech greets.
            below = lines[size + run.size :]
            return size if any(it.mark.is_prose for it in below[:_LONGEST_RUN]) else 0
        if line.mark.is_prose:
            return 0
    return 0


def in_days(lines: Sequence[Line]) -> bool:
    """Return whether a text goes on with days, each above its paragraphs, as a diary does."""
    return any(
        above.mark.is_prose and _is_day(day) and below.mark.is_prose
        for above, day, below in zip(lines, lines[1:], lines[2:], strict=False)
    )


def _is_day(line: Line) -> bool:
    """Whether a line is a day and no more; a label's is that of a deadline or a change."""
    header = line.mark.header if len(line.text) <= _LONGEST_DAY and not line.mark.label else None
    return header is not None and header.date is not None


def is_long(text: str) -> bool:
    """Return whether a text has more words than names of sites, tags and entries of menus have."""
    return len(text.split()) > FEW


def is_other_day(date: datetime.date | None, lines: Sequence[Line]) -> bool:
    """Return whether a text's dateline says a day more than a week from what is printed above it.

    Releases are printed a day or two before or after they are filed.
    """
    dateline = next(filter(None, (line.mark.dateline for line in lines[:2])), None)
    if not date or dateline is None or dateline.day is None or dateline.month is None:
        return False
    year = dateline.year or complete_year(dateline.day, dateline.month, date)
    filed = datetime.date(year, dateline.month, dateline.day) if year else date
    return abs(filed - date) > _WEEK

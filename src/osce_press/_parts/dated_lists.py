"""Listings in texts: titles, each with its date, below the name of a section.

::

    listing = title 3*entry
    entry   = *(date / kind / source / place) title *(date / kind / source / teaser)

Titles stand at their date, on a line with it or apart. Below a title that names a section or a
kind, such as "Press releases", a sentence can introduce the list; below any other, such as "Tag:
OSCE", each sentence is of an entry.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from osce_press._common.regex import regex
from osce_press._marks import Line
from osce_press._parts.begin import holds_article
from osce_press._parts.entry_lines import (
    FEWEST_ENTRIES,
    LONGEST_TEASER,
    MOST_ABOVE,
    ends_list,
    entry_of,
    field_of,
    heads_list,
    is_date,
    tells_a_story,
)
from osce_press._parts.outline import Entry

__all__ = ["dated_entries", "dates_beside_titles"]

#: The fewest entries where the name of the list is none of the first lines.
_FEWEST_DEEP = 5
#: The menus can have the name, too.
_MOST_NAMES = 10
#: The name of a section is one of so many first lines of a text, and the entries are near it.
_HEADER = 4
#: Filters can stand between the two.
_MOST_FILTERS = 8
_DATE = r"\d{1,2}\.? [^\W\d_]{3,} \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d"
#: "3 May 2004 - Nine mills burn", "Nine mills burn (3 May 2004)"; the title has no full stop.
_DATED = regex(
    rf"(?:{_DATE})(?:(?:\s[-–—|·•])?|:)\s+()(?=[^a-zа-я\s|·•–—-]\S*\s+\S+\s+\S)[^.]+"
    rf"|[^.]+()(?:\((?:{_DATE})\)|\s[-–—|·•]\s+(?:{_DATE}))"
)
#: What stands between the cells of a table.
_GAP = regex(r"\t[ \t]*| {2,}")


def dates_beside_titles(lines: Sequence[Line]) -> dict[int, list[int]]:
    """Return where a title begins behind its date, or ends before it, in a text, by number."""
    named = _named(lines)
    fewest = FEWEST_ENTRIES if named is not None else _FEWEST_DEEP
    near = lines if named is None else lines[named + 1 : named + 1 + _HEADER]
    if not any(map(_dated, near)):
        return {}
    starts = {it.number: max(at.start(1), at.start(2)) for it in lines if (at := _dated(it))}
    if named is None:
        heads = (it.number for it in lines if heads_list(it) or it.mark.meaning.kind)
        named = next((at for at in heads if any(at < it <= at + _HEADER for it in starts)), None)
        if named is None or _text_begin(lines) < named:
            return {}
    # Beside a date, a kind is no title; a place is the next cell of a table.
    kinds = (lines[at].mark.vocabulary.kind(lines[at].text[it:]) for at, it in starts.items())
    cuts = {
        at: [start, *(gap.end() for gap in _GAP.finditer(lines[at].text, start))]
        for at, start in starts.items()
    }
    is_list = len(cuts) >= fewest and not any(kinds)
    return cuts if is_list and not tells_a_story(lines[named : min(cuts)]) else {}


def _dated(line: Line) -> re.Match[str] | None:
    """Match a title with its date on one line, which begins or ends with it."""
    first, last = line.text[0], line.text[-1]
    is_edge = last == ")" or last.isdecimal() or first.isdecimal()
    return _DATED.fullmatch(line.text) if is_edge else None


def dated_entries(lines: Sequence[Line], *, known: bool = False) -> tuple[Entry, ...]:
    """Return the entries of a text that lists some below a section's name, each with its date.

    Without dates, each begins with its kind. What begins below another heading is of another list.
    Where the site has much above it, the list is longer, and no article stands there. A page that
    is known to be a listing, or has nothing else, needs no name above its entries.
    """
    named = _named(lines)
    near = lines if named is None else lines[named + 1 : named + 1 + _HEADER + _MOST_FILTERS]
    if not any(line.mark.meaning.kind or is_date(line) for line in near):
        return ()
    dates = [at for at, line in enumerate(lines) if is_date(line)]
    kinds = [at for at, line in enumerate(lines) if line.mark.meaning.kind]
    if max(len(dates), len(kinds)) < FEWEST_ENTRIES:
        return ()
    below = functools.partial(_entries_below, lines, dates, kinds)
    if named is not None:
        return below(named, FEWEST_ENTRIES)
    several = len(dates) >= _FEWEST_DEEP
    whole = below(-1, FEWEST_ENTRIES) if known or several else ()
    if not several or (whole and known) or _is_all(whole, lines):
        return whole
    # Other names in the menu head no press pages.
    heads = (at for at in range(_text_begin(lines)) if heads_list(lines[at]))
    sections = ((at, lines[at].mark.meaning.section) for at in heads)
    own = (at for at, it in sections if not (it and (it.reason or it.front)))
    for named in islice(own, _MOST_NAMES):
        entries = below(named, _FEWEST_DEEP)
        titles = {entry.title and entry.title.text for entry in entries}
        # The name of a field of work, above each, is no title; an article can stand below.
        if 2 * len(titles) > len(entries):
            end = lines.index(entries[-1].lines[-1])
            return () if holds_article(lines[end + 1 :]) else entries
    return ()


def _is_all(entries: Sequence[Entry], lines: Sequence[Line]) -> bool:
    """Whether a text is nothing but several entries, all in one order."""
    if len(entries) < _FEWEST_DEEP or len({tuple(_order(entry)) for entry in entries}) > 1:
        return False
    return entries[0].lines[0] is lines[0] and entries[-1].lines[-1] is lines[-1]


def _text_begin(lines: Sequence[Line]) -> int:
    """Return where an article begins: with a dateline, or several sentences in a row; else the end.

    The site says something of itself in one or two.
    """
    rows = zip(lines, lines[1:], lines[2:], strict=False)
    told = (row[0].mark.dateline or all(line.mark.is_prose for line in row) for row in rows)
    return next((at for at, is_told in enumerate(told) if is_told), len(lines))


def _entries_below(
    lines: Sequence[Line], dates: Sequence[int], kinds: Sequence[int], named: int, fewest: int
) -> tuple[Entry, ...]:
    near = lines[named + 1 : named + 1 + _HEADER + _MOST_FILTERS]
    leads = [at for at in dates if at > named] or [at for at in kinds if at > named]
    if len(leads) < fewest or leads[0] - named > _HEADER + _MOST_FILTERS:
        return ()
    if sum(field is not None and field.key != "source" for field in map(field_of, near)) < 2:
        return ()
    ends = (at for at in range(leads[0] + 1, len(lines)) if ends_list(lines[at]))
    end = size = next(ends, len(lines))
    if fewest == _FEWEST_DEEP:
        # What the site has below is farther from the last date than entries are from each other.
        gaps = [below - above for above, below in pairwise(leads)]
        size = sorted(gaps[: 2 * fewest])[fewest // 2]
        last = next((at for at, gap in enumerate(gaps) if gap > size + 1), len(gaps))
        leads = leads[: last + 1]
    leads = [at for at in leads if at < end]
    if len(leads) < fewest:
        return ()
    # The best is that in which kinds, dates and titles of all entries stand in one order.
    best: list[Entry] = []
    fewest = len(leads)
    for above in range(min(MOST_ABOVE, leads[0] - named - 1) + 1 if len(leads) > 2 else 0):
        if tells_a_story(lines[max(0, named) : leads[0] - above]):
            continue
        edges = [at - above for at in leads]
        edges.append(min(end, edges[-1] + size))
        parts = [lines[begin:stop] for begin, stop in pairwise(edges)]
        entries = [entry for own in parts if (entry := _entry_of_text(own))]
        orders = {tuple(_order(entry)) for entry in entries}
        if len(entries) == len(leads) and len(orders) < fewest:
            best, fewest = entries, len(orders)
    begun = [any(line.mark.dateline for line in entry.teaser) for entry in best]
    told = [sum(line.mark.is_prose for line in entry.teaser) for entry in best]
    # Below the latest news, an article can stand, and above them.
    is_above = told[:1] > [1] and not any(told[1:])
    return () if is_above or (sum(begun) == 1 and begun[-1]) else tuple(best)


def _entry_of_text(lines: Sequence[Line]) -> Entry | None:
    title = next((line for line in lines if field_of(line) is None), None)
    sentences = sum(line.mark.is_prose for line in lines)
    is_known = title and (title.mark.meaning.section or title.mark.meaning.phrase)
    if title is None or is_known or title.mark.is_prose or sentences > LONGEST_TEASER:
        return None
    return entry_of(lines, title)


def _order(entry: Entry) -> Iterator[str | None]:
    """Yield what the lines of an entry are, in their order."""
    for line in entry.lines:
        field = field_of(line)
        if field or line is entry.title:
            yield field.key if field else "title"


def _named(lines: Sequence[Line]) -> int | None:
    """Return which of the first lines of a text names what is listed below it."""
    near = range(min(_HEADER, len(lines)))
    named = next((at for at in near if heads_list(lines[at])), None)
    if named is not None or not lines or lines[0].mark.meaning.kind is None:
        return named
    # "News" is a kind, too.
    return None if any(line.text == lines[0].text for line in lines[1:]) else 0

"""Dates in the markup: whether they are the page's, by where they stand and what is said of them.

A date counts in the head of the document, or between title and text and in the metadata block.
Furniture never dates a page: a clock in a header, a calendar, an item of a list. The label before
it decides what it is the date of: "Last updated", "Deadline".
"""

import datetime
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from osce_press._common.regex import regex
from osce_press._grammar.dates import find_dates, read_stated
from osce_press._grammar.header_date import date_label, labelled_dates
from osce_press._lines.page import Stamp
from osce_press._marks import Line
from osce_press._parts.element_names import names_of
from osce_press._parts.outline import Outline, Verdict
from osce_press.models import Evidence, Origin, Role
from osce_press.vocabulary import Vocabulary

__all__ = ["Stamped", "of_page", "read_stamped"]

_AROUND = " :：\u00a0"
#: A date and its label are no farther apart.
_REACH = 200
_MOST_LABEL_WORDS = 6
#: What can stand between a date and the label of the next one on its line.
_BETWEEN = regex(r"[\d|•·;,()/–—]")
#: How a time in UTC ends; those in seconds are, too.
_UTC = regex(r"\d ?(?:Z|UTC|GMT|[+-]00:?00)$|^\d{10}(?:\d{3})?$")
#: What an element is called that can hold a byline with the date.
_BYLINES = frozenset({"author", "details"})
#: What is no page's date: "Posted" on a relief site is when it copied the page.
_FURNITURE = frozenset(
    {
        Role.NAVIGATION,
        Role.FOOTER,
        Role.CAPTION,
        Role.LISTING,
        Role.NOTICE,
        Role.OTHER,
        Role.RELATED,
    }
)


class Stamped(NamedTuple):
    """A date in the markup, where it stands, and why it is not the page's, if it is not."""

    date: datetime.date | None
    evidence: Evidence
    refused: str | None = None


def of_page(outline: Outline) -> Sequence[Stamp]:
    """Return the dates of the markup; if one names the page, those that name others are refused."""
    stamps, title = outline.page.markup.stamps, outline.head.title
    if any(stamp.element for stamp in stamps):
        # An article, or item, that links to another page and has no text of this one.
        linked = _around(outline, (line for line in outline.lines if line.link_share))
        linked -= _around(outline, filter(None, (title, *outline.body[:1])))
        other = "it dates another article"
        stamps = tuple(
            it._replace(refused=it.refused or other) if it.element in linked else it
            for it in stamps
        )
    if sum(bool(stamp.about) for stamp in stamps) > 1:
        names = {_plain(it) for it in (title and title.text, outline.page.address) if it}
        own = {stamp for stamp in stamps if not names.isdisjoint(map(_plain, stamp.about))}
        others = {stamp for stamp in stamps if stamp.about and stamp.refused is None} - own
        # Of several with dates of their own, none is the page's because it is the first.
        if own or len({stamp.value for stamp in others}) > 1:
            stamps = tuple(
                it._replace(refused=f"it dates {it.about[0]!r}") if it in others else it
                for it in stamps
            )
    return stamps


def _around(outline: Outline, lines: Iterable[Line]) -> set[int]:
    """Return the elements that lines stand in, but for the whole page."""
    found: set[int] = set()
    for line in lines:
        at = line.spot.element
        while at and at not in found:
            found.add(at)
            at = outline.page.elements[at].parent
    return found


def _plain(name: str) -> str:
    """Return the words of a title or address, without how the address begins."""
    return " ".join(re.findall(r"\w+", re.sub(r"^https?:", "", name).casefold()))


def read_stamped(
    stamp: Stamp, outline: Outline, vocabulary: Vocabulary, shown: Collection[datetime.date]
) -> Stamped:
    """Read a date of the markup; ``shown`` are those that the page shows in its head."""
    evidence = Evidence(Origin.MARKUP, stamp.value, markup=stamp.markup)
    date = read_stated(stamp.value, vocabulary.calendar)
    if stamp.refused is not None:
        return Stamped(date, evidence, f"In the markup {stamp.refused}.")
    if stamp.offset is None or not outline.lines:
        return _refuse_utc(Stamped(date, evidence), shown, outline)
    number = bisect_right(outline.page.starts, stamp.offset) - 1
    line = outline.lines[max(number, 0)]
    refused = _misplaced(stamp.offset, line, outline, vocabulary) or _mislabelled(
        stamp, line, outline, vocabulary
    )
    if refused is None and date is not None:
        printed = _printed(stamp.offset, line, vocabulary)
        if printed is not None and printed[0] != date:
            # Midnight in UTC is another day where the page is read; some state a change's day.
            return Stamped(*printed)
        if printed is None:
            return _refuse_utc(Stamped(date, evidence), shown, outline)
    return Stamped(date, evidence, refused)


def _refuse_utc(stamped: Stamped, shown: Collection[datetime.date], outline: Outline) -> Stamped:
    """Refuse a date in UTC that is another day where the page is read.

    That day is in the head of the page or in its dateline, which no page is published before.
    """
    if stamped.date is None:
        return stamped
    apart = [abs((day - stamped.date).days) for day in shown]
    begun = outline.dateline and outline.dateline.mark.dateline
    if begun and begun.date and 0 not in apart:
        apart.append((begun.date - stamped.date).days)
    if 1 in apart and _UTC.search(stamped.evidence.text):
        return stamped._replace(refused="It is the day in UTC, and the page shows another.")
    return stamped


def _misplaced(offset: int, line: Line, outline: Outline, vocabulary: Vocabulary) -> str | None:
    """Return why no date of the page stands there."""
    verdict, head = outline.verdicts[line.number], outline.head
    role = verdict.role
    above = [found.number for found in (head.kind, head.title) if found is not None]
    if above and line.number < min(above) and role is not Role.HEADER_DATE:
        return f"It stands above the title, in a line that is {role.value}."
    if offset >= outline.body_start and role is not Role.HEADER_DATE:
        return f"It stands below the head of the page, in a line that is {role.value}."
    if role in _FURNITURE and not _is_byline(verdict, vocabulary):
        return f"It stands in a line that is {role.value}."
    if outline.page.elements[line.spot.element].tag == "figure":
        return "It stands beside an image."
    return None


def _is_byline(verdict: Verdict, vocabulary: Vocabulary) -> bool:
    """Whether a line is set aside by the name of an element that bylines have: "entry-meta"."""
    attribute, _, name = (verdict.entry or "").partition("=")
    parts = names_of(vocabulary).read(attribute, name.strip('"'))
    return verdict.role is Role.RELATED and not _BYLINES.isdisjoint(parts)


def _mislabelled(stamp: Stamp, line: Line, outline: Outline, vocabulary: Vocabulary) -> str | None:
    """Return what the label of a date says, if it is not the date of publication.

    It stands before it, in its element's attributes, or in its element:
    ``<time><b>Last updated:</b> 6 December 2024</time>``.
    """
    offset = stamp.offset or 0
    end = max(0, offset - line.offset)
    before = _BETWEEN.split(line.text[max(0, end - _REACH) : end])[-1]
    # An author can stand before the label.
    words = before.strip(_AROUND).split()[-_MOST_LABEL_WORDS:]
    labels = (" ".join(words[at:]) for at in range(len(words)))
    above = outline.lines[line.number - 1].text.strip(_AROUND) if line.number else ""
    label, keys = "", set[str]()
    for label in (*labels, stamp.label.strip(_AROUND), above):
        keys = {meaning.key for meaning in vocabulary.label_meanings(label)}
        if keys:
            break
    if not keys:
        inside = line.text[end : end + _REACH]
        key, length = date_label(inside, vocabulary)
        label, keys = inside[:length].strip(), {key}
    return f"Its label is {label!r}." if "date" not in keys else None


def _printed(
    offset: int, line: Line, vocabulary: Vocabulary
) -> tuple[datetime.date, Evidence] | None:
    """Return the date that is printed where a date of the markup stands."""
    start = max(0, offset - line.offset)
    text = line.text[start : start + _REACH]
    whole = labelled_dates(text, vocabulary, None)
    found = whole.date if whole else next(find_dates(text, vocabulary.calendar), None)
    if found is None or found.date is None or (found.start and not whole):
        return None
    begin, end = line.offset + start + found.start, line.offset + start + found.end
    text = text[found.start : found.end]
    return found.date, Evidence(Origin.HEADING, text, begin, end)

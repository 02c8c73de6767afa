"""Dates as pages print them, and as markup states them.

The only module that knows dateutil, which never sees text that has not been matched first and is
never asked to fill a part.
"""

import datetime
import re
from functools import cache
from typing import NamedTuple

from dateutil.parser import isoparse

from osce_press.vocabulary._calendar import Calendar

__all__ = ["PrintedDate", "ReadDate", "complete_year", "find_dates", "read_date", "read_stamp"]

_DIGITS = "0123456789"
_WORD = r"[^\W\d_]+"
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)
_ISO = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
_NUMERIC = re.compile(r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\d/])")
_STAMP = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?![\d-]).*", re.DOTALL)
_WORDS = re.compile(_WORD)


class PrintedDate(NamedTuple):
    """A day and month, with or without a year, found in text."""

    start: int
    end: int
    day: int
    #: None when the word means different months in different languages.
    month: int | None
    year: int | None

    @property
    def date(self) -> datetime.date | None:
        """The date, when all its parts are known."""
        if self.month is None or self.year is None:
            return None
        return datetime.date(self.year, self.month, self.day)


class ReadDate(NamedTuple):
    """A value read as a date: the date, or the code of the notice that says why there is none."""

    date: datetime.date | None
    problem: str | None = None


def find_dates(text: str, calendar: Calendar, language: str | None = None) -> list[PrintedDate]:
    """Return the dates with a month's name in ``text``, in order and without overlap.

    Read are ``6 May 2004``, ``6. maj 2004. godine``, ``6 de mayo de 2004``, ``May 6, 2004`` and
    ``2004 жылғы 6 мамыр``, with the months of every language; only the first has its year left
    out at times.
    """
    if not any(map(text.__contains__, _DIGITS)):
        return []
    found: list[PrintedDate] = []
    for pattern in _patterns(calendar):
        for match in pattern.finditer(text):
            printed = _interpret(match, calendar, language)
            if printed is not None:
                found.append(printed)
    found.sort(key=lambda date: date.start)
    kept: list[PrintedDate] = []
    for date in found:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


def read_date(text: str, calendar: Calendar, language: str | None = None) -> ReadDate:
    """Read a whole value as one date; a day of the week and a clock time may stand with it.

    A numeric date whose day and month could be exchanged (``01/02/2006``) is left open; with full
    stops it is not ambiguous, as only day-first countries write it so.
    """
    dates = find_dates(text, calendar, language)
    if len(dates) == 1 and dates[0].month is None:
        return ReadDate(None, "month-ambiguous")
    spans = [(date.start, date.end, date.date) for date in dates]
    spans += [(match.start(), match.end(), _iso(match[0])) for match in _ISO.finditer(text)]
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/" and first <= 12 and second <= 12 and first != second:
            return ReadDate(None, "date-ambiguous")
        day, month = (second, first) if second > 12 else (first, second)
        spans.append((match.start(), match.end(), _date(year, month, day)))
    if len(spans) != 1:
        return ReadDate(None, "date-unreadable")
    start, end, date = spans[0]
    rest = _TIME.sub(" ", f"{text[:start]} {text[end:]}")
    words = _WORDS.findall(rest)
    if date is None or not all(calendar.is_day(w) or calendar.is_before_day(w) for w in words):
        return ReadDate(None, "date-unreadable")
    return ReadDate(date)


def read_stamp(value: str) -> datetime.date | None:
    """Read a machine-readable date; the local day counts, whatever the offset from UTC."""
    match = _STAMP.fullmatch(value[:80])
    return _iso(match[1]) if match else None


def complete_year(day: int, month: int, near: datetime.date) -> int | None:
    """Return the year that puts a day and month nearest to ``near``; None if no year does."""
    candidates = [date for shift in (-1, 0, 1) if (date := _date(near.year + shift, month, day))]
    return min(candidates, key=lambda date: abs(date - near)).year if candidates else None


@cache
def _patterns(calendar: Calendar) -> tuple[re.Pattern[str], ...]:
    gap = r"[\s\u00a0-]{1,3}"
    start = r"(?<![\w:/.-])"
    day = rf"(?P<day>\d{{1,2}})(?:(?:{calendar.day_suffixes})(?![^\W\d_])|\.)?"
    of = rf"(?:(?:{calendar.connectors}){gap})?"
    month = rf"(?P<month>{calendar.long_months}|{_WORD})"
    year = rf"(?P<year>\d{{4}})(?!\d)(?P<suffix>{calendar.year_suffixes})?"
    year_word = rf"(?:{gap}(?P<year_word>{_WORD}\.?))?"
    orders = (
        rf"{start}{day}{gap}{of}{month}(?:\.?,?{gap}{of}{year})?",
        rf"(?<!\w){month}\.?{gap}{day},?{gap}{year}",
        rf"{start}{year}{year_word},?{gap}{day}{gap}{month}",
        rf"{start}{year}{year_word},?{gap}{month}{gap}{day}",
    )
    return tuple(re.compile(order, re.IGNORECASE) for order in orders)


def _interpret(
    match: re.Match[str], calendar: Calendar, language: str | None
) -> PrintedDate | None:
    """Turn a match of the shape of a date into a date, if its word is a month."""
    meanings = calendar.month(match["month"], language)
    day, end = int(match["day"]), match.end()
    year = int(match["year"]) if match["year"] else None
    # A day may be the 29th of February only in a leap year; without a year it is given one.
    months = [month for month in meanings if _date(2000 if year is None else year, month, day)]
    if not months:
        return None
    after_year = calendar.after_year(frozenset[str]().union(*meanings.values()))
    word = match.groupdict().get("year_word")
    if word and not after_year.fullmatch(f" {word}"):
        return None
    if year is not None:
        tail = after_year.match(match.string, match.end("year"))
        end = max(end, tail.end()) if tail else end
    return PrintedDate(match.start(), end, day, months[0] if len(months) == 1 else None, year)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _iso(value: str) -> datetime.date | None:
    try:
        return isoparse(value).date()
    except ValueError:
        return None

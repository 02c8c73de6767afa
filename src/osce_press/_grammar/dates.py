"""Dates as pages print them, and as markup states them.

The only module that knows dateutil, which never sees text that has not been matched first and is
never asked to fill a part.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from osce_press._common.regex import regex
from osce_press._grammar.visible import visible
from osce_press.vocabulary._calendar import Calendar

__all__ = [
    "PrintedDate",
    "ReadDate",
    "complete_year",
    "dates_in",
    "find_dates",
    "holds_date",
    "partial_dates",
    "read_date",
    "read_stated",
    "without_time",
]

_NUMBER = regex(r"\d+")
#: So many characters at most stand between a year and the day behind it.
_MOST_BETWEEN = 48
#: A month, and what stands between it and the day, is no longer.
_LONGEST_MONTH = 40
_WORD = r"[^\W\d_]+"
#: Letters from here on are those of no Latin script, none of which is a case of one in ASCII.
_OTHER_SCRIPTS = "\u0370"
#: No number begins inside a word, another number, a time or an address; ``4-6 May`` are days.
_START = r"(?:(?<=\d-)|(?<![\w:/.-]))"
#: A clock time, with a short word before it ("at", "um", "в") and a zone or the like after it.
_TIME = regex(
    r"(?:(?<![^\W\d_])[^\W\d_]{1,3}\s+)?\d{1,2}"
    r"(?:(?:[:.]|\s?h\s?)\d{2}(?::\d{2})?|(?=\s?(?:[ap]\.?m|h|Uhr)\b))(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*\(?(?:(?-i:[A-Z]{1,3}[CKT])|мск|hrs?|h|Uhr)\b)?"
    r"(?:\s?[+-]\d{1,2}(?::?\d{2})?(?:\s\([^()]+\))?)?\)?",
    re.IGNORECASE,
)
#: So many words at most say what a clock time is.
_MOST_OF_TIME = 3
#: With the year first, nothing is ambiguous.
_ISO = regex(r"(?<![\d./-])(\d{4})( ?\. ?|[/-])(\d{1,2})\2(\d{1,2})(?![\d/-])")
#: With full stops, a year can have two digits.
_NUMERIC = regex(
    r"(?<![\d./-])(\d{1,2})( ?\. ?|[/-])(\d{1,2})\2(\d{4}|(?<=[. ])\d{2})(?![\d/]|[-.:]\d)"
)
_BASIC = regex(r"\d{8}")
#: Dates of other shapes: a day in numbers, and a month with its year.
_OTHER = regex(
    r"(?<![\d./-])(?P<day>\d{1,2})\. ?(?P<number>\d{1,2})\. ?(?P<of>\d{4})(?![\d/]|-\d)\.?"
    rf"|(?<![\w-])(?P<month>{_WORD}),?\s(?P<year>(?:19|20)\d\d)(?!\d)"
)
#: The plus sign of a zone is a blank where an address was taken apart.
_CLOCK = (
    r"(?:\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?|\d{1,2}(?::\d{1,2}){2})"
    r"\s?(?:Z|UTC|GMT|[+ -]\d{2}:?(?:\d{2})?)?"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_WEEK_DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
#: ISO 8601, extended or basic, with or without a time and the name of its zone; RFC 822, as e-mail
#: and feeds have it, and what it replaced: RFC 850 and C's asctime.
_STAMP = regex(
    r"(?:(?:(?P<iso>\d{4}-\d{2}-\d{2}|\d{8})|(?P<week>\d{4}-(?:W\d{2}-\d|\d{3})))Z?"
    rf"|(?:{_WEEK_DAY},? )?(?P<rfc>\d{{1,2}} {_MONTH} \d{{4}}|\d{{2}}-{_MONTH}-\d{{2}}))"
    rf"(?:[T ]?{_CLOCK}(?: ?[A-Z]{{1,4}})?)?(?:\[[A-Z]\w+(?:/\w+)?\])?"
    rf"|{_WEEK_DAY} (?P<c>{_MONTH} [ \d]\d) (?:\d{{2}}:){{2}}\d{{2}}(?: [A-Z]{{3,4}})?"
    r"(?P<of> \d{4})"
)
#: Seconds since 1970, or milliseconds; from 19 on, the digits would be those of a year.
_SINCE_1970 = regex(r"(1[0-8]\d{8})(?:\d{3})?")
#: The talks that led to the CSCE began then; what is stated before it is a system's zero, and what
#: is stated from the other day on its last day.
_FIRST, _END = datetime.date(1972, 11, 22), datetime.date(2100, 1, 1)
_WORDS = regex(_WORD)
#: Longer texts than this are no dates.
_LONGEST = 100
_UNREADABLE = "date-unreadable"
#: The last day that all months have.
_ANY_MONTHS = 28


class PrintedDate(NamedTuple):
    """A day and month, with or without a year, found in text."""

    start: int
    end: int
    #: None where several days are printed, or a number of two readings.
    day: int | None
    #: None when the word means different months in different languages.
    month: int | None
    year: int | None

    @property
    def date(self) -> datetime.date | None:
        """The date, when all its parts are known."""
        if self.day is None or self.month is None or self.year is None:
            return None
        return datetime.date(self.year, self.month, self.day)

    @property
    def is_far(self) -> bool:
        """Whether it is from before the first talks, or so late, that no page is of that date."""
        return self.year is not None and not _FIRST.year <= self.year < _END.year


class ReadDate(NamedTuple):
    """A value read as a date: the date, or the code of the notice that says why there is none."""

    date: datetime.date | None
    problem: str | None = None


def find_dates(text: str, calendar: Calendar, language: str | None = None) -> Iterator[PrintedDate]:
    """Yield the dates with a month's name in ``text``, in order and without overlap.

    Read are ``6 May 2004``, ``6. maj 2004. godine``, ``6 de mayo de 2004``, ``May 6, 2004`` and
    ``2004 жылғы 6 мамыр``, with the months of every language; only the first has its year left
    out at times.
    """
    end = 0
    for match in filter(None, _shapes(text, _orders(calendar, text.isascii()))):
        date = _interpret(match, calendar, language) if match.start() >= end else None
        if date is not None:
            end = date.end
            yield date


def partial_dates(text: str, calendar: Calendar) -> Iterator[PrintedDate]:
    """Yield the dates in numbers, the months with a year and no day, and those of ISO 8601."""
    for match in _OTHER.finditer(text):
        start, end = match.span()
        if match["day"] is None:
            months = list(calendar.month(match["month"]))
            if len(months) == 1:
                yield PrintedDate(start, end, None, months[0], int(match["year"]))
        elif _date(*(numbers := tuple(map(int, match.group("of", "number", "day"))))):
            year = calendar.after_year().match(text, end)
            yield PrintedDate(start, year.end() if year else end, *numbers[::-1])
    for match in _ISO.finditer(text):
        if date := _date(*map(int, match.group(1, 3, 4))):
            yield PrintedDate(*match.span(), date.day, date.month, date.year)


@lru_cache(maxsize=1024)
def dates_in(text: str, calendar: Calendar, language: str | None = None) -> tuple[PrintedDate, ...]:
    """Return the dates with a month's name in a short text, which is looked at more than once."""
    return tuple(find_dates(text, calendar, language))


def holds_date(text: str, calendar: Calendar, language: str | None = None) -> bool:
    """Return whether a short text has a date in it, with a month's name or in numbers."""
    text, _ = visible(text)
    numeric = (pattern.search(text) for pattern in (_ISO, _NUMERIC, _BASIC))
    return bool(dates_in(text, calendar, language)) or any(numeric)


def _shapes(text: str, orders: Mapping[str, re.Pattern[str]]) -> Iterator[re.Match[str] | None]:
    """Yield what has the shape of a date, going from number to number; None where nothing has."""
    numbers = [match.span() for match in _NUMBER.finditer(text)]
    for (start, end), (after, next_end) in pairwise([*numbers, (len(text), len(text))]):
        between = text[end:after]
        if end - start <= 2:
            yield orders["day month"].match(text, start)
            # Behind a day, blanks and a word are its month.
            if not (between[:1].isspace() and between.lstrip()[:1].isalpha()):
                before = orders["month"].search(text, max(0, start - _LONGEST_MONTH), start)
                yield before and orders["month day"].match(text, before.start())
        # ISO 8601 has no month's name.
        elif end - start == 4 and next_end - after in {1, 2} and 1 < len(between) <= _MOST_BETWEEN:
            yield orders["year day month"].match(text, start)
            yield orders["year month day"].match(text, start)


def read_date(text: str, calendar: Calendar, language: str | None = None) -> ReadDate:
    """Read a whole value as one date; a day of the week and a clock time may stand with it.

    A numeric date whose day and month could be exchanged (``01/02/2006``) is left open; with full
    stops it is not ambiguous, as only day-first countries write it so.
    """
    if len(text) > _LONGEST:
        return ReadDate(None, _UNREADABLE)
    # Most are read before the language is known. It tells which month a name is that several have,
    # and so do days that not all months have.
    read = _read(text, calendar, None)
    is_told = language is None or (read.date is not None and read.date.day <= _ANY_MONTHS)
    return read if is_told else _read(text, calendar, language)


@lru_cache(maxsize=4096)
def _read(text: str, calendar: Calendar, language: str | None) -> ReadDate:
    text, _ = visible(text)
    read = _read_printed(text, calendar, language)
    # Some pages print what machines read.
    stamped = read_stamp(text) if read.problem == _UNREADABLE else None
    return read if stamped is None else ReadDate(stamped)


def _read_printed(text: str, calendar: Calendar, language: str | None) -> ReadDate:
    dates = dates_in(text, calendar, language)
    if len(dates) == 1 and dates[0].month is None:
        return ReadDate(None, "month-ambiguous")
    spans = [(date.start, date.end, date.date) for date in dates]
    spans += [
        (*match.span(), _date(*map(int, match.group(1, 3, 4)))) for match in _ISO.finditer(text)
    ]
    is_open = False
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), _year(match[4])
        readings = [_date(year, second, first)]
        if match[2] in {"/", "-"} and first != second:
            readings.append(_date(year, first, second))
        known = _on_week_day([date for date in readings if date is not None], text, calendar)
        is_open |= len(known) > 1
        spans.append((match.start(), match.end(), known[0] if known else None))
    # One day can be printed in two languages; in the same words it is that of an event.
    days, printed = {date for *_, date in spans}, {text[start:end] for start, end, _ in spans}
    if len(days) != 1 or len(printed) < len(spans):
        return ReadDate(None, _UNREADABLE)
    rest = text
    for start, end, _ in sorted(spans, reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    (date,), rest = days, without_time(rest)
    plain = True
    if words := _WORDS.findall(rest):
        of_time = _of_time(text[min(end for _, end, _ in spans) :])
        plain = all(map(calendar.is_beside_date, words[: len(words) - of_time]))
        plain = plain or calendar.is_day(" ".join(words))
    # Another number is that of another day, or of nobody knows what.
    if date is None or not _possible(date) or not plain or _NUMBER.search(rest):
        return ReadDate(None, _UNREADABLE)
    return ReadDate(None, "date-ambiguous") if is_open else ReadDate(date)


def _of_time(text: str) -> int:
    """Return how many words behind a date say what its clock time is: "sati", "Vienna time"."""
    rest = without_time(text)
    words = _WORDS.findall(rest)
    told = 0 < len(words) <= _MOST_OF_TIME and words[-1][0].islower() and rest != text
    return len(words) if told else 0


def without_time(text: str) -> str:
    """Return a text without clock times."""
    return _TIME.sub(" ", text)


def _on_week_day(dates: list[datetime.date], text: str, calendar: Calendar) -> list[datetime.date]:
    """Return the dates that fall on the day of the week that is printed with them, if one is."""
    printed = [days for word in _WORDS.findall(text) if (days := calendar.week_days(word))]
    if len(dates) < 2 or not printed:
        return dates
    return [date for date in dates if date.weekday() in printed[0]]


def read_stamp(value: str) -> datetime.date | None:
    """Read a machine-readable date; the local day counts, whatever the offset from UTC.

    The whole value must be a date, with a time or without; nothing is filled in. What systems state
    for no date (1970-01-01, 1900-01-01, 0001-01-01, 9999-12-31) is none.
    """
    match = _STAMP.fullmatch(value.strip())
    if match is None:
        return None
    printed = match["rfc"] or (match["c"] and match["c"] + match["of"])
    if printed and printed[-3] == "-":
        printed = f"{printed[:-2]}{_year(printed[-2:])}"
    try:
        if match["iso"]:
            return _possible(datetime.date.fromisoformat(match["iso"]))
        from dateutil.parser import isoparse, parse  # noqa: PLC0415 - few pages need it

        return _possible((parse(printed) if printed else isoparse(match["week"])).date())
    except ValueError:
        return None


def read_stated(value: str, calendar: Calendar) -> datetime.date | None:
    """Read a date that markup states: machine-readable, or as people print it, which some do."""
    if since := _SINCE_1970.fullmatch(value.strip()):
        return _possible(datetime.datetime.fromtimestamp(int(since[1]), datetime.UTC).date())
    return read_stamp(value) or read_date(value, calendar).date


def _year(digits: str) -> int:
    """Return a year; one of two digits is since the first talks, whatever the year is today."""
    years = (int(f"{century}{digits}") for century in ("", 19, 20))
    return next(year for year in years if year >= _FIRST.year or len(digits) > 2)


def _possible(date: datetime.date) -> datetime.date | None:
    """Return a date, if a page can be of it."""
    return date if _FIRST <= date < _END else None


def complete_year(day: int, month: int, near: datetime.date) -> int | None:
    """Return the year that puts a day and month nearest to ``near``; None if no year does."""
    candidates = [date for shift in (-1, 0, 1) if (date := _date(near.year + shift, month, day))]
    return min(candidates, key=lambda date: abs(date - near)).year if candidates else None


@cache
def _orders(calendar: Calendar, is_ascii: bool) -> dict[str, re.Pattern[str]]:
    """Return the orders in which the parts of a date are printed; most pages need the first alone.

    In texts of ASCII, names in other scripts need not be tried.
    """
    long_months = calendar.long_months
    if is_ascii:
        names = (name for name in long_months.split("|") if max(name) < _OTHER_SCRIPTS)
        long_months = "|".join(names) or r"(?!)"
    gap, glued = r"[\s\u00a0-]{1,3}", r"[\s\u00a0-]{0,3}"
    suffixes = rf"(?:{calendar.day_suffixes})(?![^\W\d_])"
    # Forms leave a blank for it in quotation marks: "«17» февраля".
    day = rf"(?P<day>\d{{1,2}})(?:\s?{suffixes}|[.»”])?"
    of = rf"(?:(?:{calendar.connectors}){gap})?"
    month = rf"(?P<month>{long_months}|{_WORD})"
    year = rf"(?P<year>\d{{4}})(?!\d)(?P<suffix>{calendar.year_suffixes})?"
    first_year = rf"{year}(?:{gap}(?P<year_word>{_WORD}\.?))?,?"
    orders = {
        "day month": rf"{_START}{day}{glued}{of}{month}(?:\.?{glued},?{glued}{of}{year})?",
        "month day": rf"(?<!\w){month}\.?(?:{gap}|(?=\d+,)){day}(?:(?:,?{gap}|,){year})?",
        "year day month": f"{_START}{first_year}{gap}{day}{gap}{month}",
        "year month day": f"{_START}{first_year}{gap}{month}{gap}{day}",
        # Right before a day.
        "month": rf"(?<!\w){month}\.?{glued}$",
    }
    return {name: regex(order, re.IGNORECASE) for name, order in orders.items()}


def _interpret(
    match: re.Match[str], calendar: Calendar, language: str | None
) -> PrintedDate | None:
    """Turn a match of the shape of a date into a date, if its word is a month."""
    meanings, after_year = _month(calendar, match["month"], language)
    if not meanings:
        return None
    day, end = int(match["day"]), match.end()
    year = int(match["year"]) if match["year"] else None
    # A day may be the 29th of February only in a leap year; without a year it is given one.
    months = [month for month in meanings if _date(2000 if year is None else year, month, day)]
    if not months and not 0 < day <= 31:
        return None
    word = match["year_word"] if "year_word" in match.re.groupindex else None
    if word and not after_year.fullmatch(f" {word}"):
        return None
    if year is not None:
        tail = after_year.match(match.string, match.end("year"))
        end = max(end, tail.end()) if tail else end
    if not months:
        # The 31st of June is a slip of the pen.
        return PrintedDate(match.start(), end, None, next(iter(meanings)), year)
    return PrintedDate(match.start(), end, day, months[0] if len(months) == 1 else None, year)


@lru_cache(maxsize=1024)
def _month(
    calendar: Calendar, word: str, language: str | None
) -> tuple[tuple[int, ...], re.Pattern[str]]:
    """Return the months that a word can mean, and what may stand after a year beside it."""
    meanings = calendar.month(word, language)
    return tuple(meanings), calendar.after_year(frozenset[str]().union(*meanings.values()))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

"""Dates with labels: ``Published on 3 May 2019 | Updated 6 May 2019``."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from osce_press._common.regex import regex
from osce_press._grammar.dates import PrintedDate, read_date
from osce_press.vocabulary import Vocabulary
from osce_press.vocabulary._fold import COLONS, fold

__all__ = ["HeaderDate", "OtherDate", "begins_date", "date_label", "labelled_dates"]

#: How a word begins, which can be glued to the date before it; the blank behind one.
_WORD = regex(r"(?<![^\W\d_])[^\W\d_]")
_LETTERS = regex(r"[^\W\d_]+")
_BLANK = regex(r"(?<=\S)\s")
_MOST_LABEL_WORDS = 4
#: What is to come; their names can begin a sentence.
_OTHERS = ("deadline", "event_date")
_AROUND = " :：\u00a0|•·,;./–—-()"


class OtherDate(NamedTuple):
    """A date that is none of publication: of the last change, a deadline, the day of an event."""

    #: That of its label.
    key: str
    label: str
    date: PrintedDate


class HeaderDate(NamedTuple):
    """A line of a page's head that holds its date, its places, or both."""

    places: tuple[str, ...]
    country: str | None
    #: None where only places or other dates are printed.
    date: PrintedDate | None
    others: tuple[OtherDate, ...] = ()
    #: Whether the date can be that of an event named beside it.
    is_event: bool = False

    @property
    def is_several(self) -> bool:
        """Whether it holds the date of publication and another."""
        return self.date is not None and len(self.others) > 0

    def moved(self, by: int) -> "HeaderDate":
        """The same where its words begin at an offset in a longer line."""
        date = self.date
        return self._replace(date=date and date._replace(start=date.start + by, end=date.end + by))

    @property
    def is_place(self) -> bool:
        """Whether it has no date."""
        return self.date is None and not self.others


def labelled_dates(text: str, vocabulary: Vocabulary, language: str | None) -> HeaderDate | None:
    """Read a line of a date of publication, of another with its label, or of both, alone."""
    if (whole := _read(text, 0, len(text), vocabulary, language)) is not None:
        return HeaderDate((), None, whole)
    found: dict[str, OtherDate] = {}
    for start, end in pairwise([*_parts(text, vocabulary), len(text)]):
        part = text[start:end]
        key, after = date_label(part, vocabulary)
        value = part[after:].strip(_AROUND)
        begin = start + part.index(value, after)
        date = _read(text, begin, begin + len(value), vocabulary, language)
        if start and not after and date is not None:
            # Two dates without a blank between them: the second, of a change, is seldom shown.
            continue
        # "Registration closes on 3 June 2019." is a sentence.
        if date is None or (key == "date" in found) or (text[-1] == "." and key in _OTHERS):
            return None
        found.setdefault(key, OtherDate(key, part[:after].strip(_AROUND), date))
    published = found.pop("date", None)
    return HeaderDate((), None, published and published.date, tuple(found.values()))


def _parts(text: str, vocabulary: Vocabulary) -> Iterator[int]:
    """Yield where the parts of a line begin: at a label, at a year's last digit, at its start."""
    yield 0
    if text.count("19") + text.count("20") < 2:
        # Two dates have two years.
        return
    label_end = date_label(text, vocabulary)[1]
    for word in _WORD.finditer(text):
        at = word.start()
        length = date_label(text[at:], vocabulary)[1] if at > label_end else 0
        if length or text[max(0, at - 4) : at].isdigit():
            label_end = at + length
            yield at


def _read(
    text: str, start: int, end: int, vocabulary: Vocabulary, language: str | None
) -> PrintedDate | None:
    date, problem = read_date(text[start:end], vocabulary.calendar, language)
    if problem == "date-ambiguous":
        return PrintedDate(start, end, None, None, None)
    return PrintedDate(start, end, date.day, date.month, date.year) if date else None


def begins_date(text: str, vocabulary: Vocabulary) -> bool:
    """Return whether a date, or its label, can begin a text, by the first word."""
    word = _LETTERS.match(text)
    return (
        word is None
        or vocabulary.calendar.can_begin_date(word[0])
        or date_label(text, vocabulary)[1] > 0
    )


def date_label(text: str, vocabulary: Vocabulary) -> tuple[str, int]:
    """Return what a date is the date of, by a label that a text begins with, and where that ends.

    The key is that of the label; without one it is ``"date"``, and ends at 0.
    """
    known, found = _labels(vocabulary), ("date", 0)
    for blank in islice(_BLANK.finditer(text), _MOST_LABEL_WORDS):
        name = fold(text[: blank.start()].rstrip(f" {COLONS}\u00a0"))
        if name not in known:
            break
        if key := known[name]:
            found = key, blank.start()
    return found


@lru_cache(maxsize=8)
def _labels(vocabulary: Vocabulary) -> dict[str, str]:
    """Return which date a label stands before, by its folded name; "" for what can begin one."""
    said = {
        fold(name.text): key
        for key in ("date", *_OTHERS, "updated")
        for entry in vocabulary.labels
        for name in entry.names
        if entry.key == key
    }
    return {first: "" for name in said for first in accumulate(name.split(), "{} {}".format)} | said

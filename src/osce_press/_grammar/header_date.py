"""Lines of a page's head that hold its date: ``Published on 3 May 2019 | Updated 6 May 2019``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from osce_press._grammar.dates import PrintedDate, read_date
from osce_press.vocabulary import Vocabulary

__all__ = ["HeaderDate", "labelled_dates"]

#: What stands between two dates of one line; a slash or dash between blanks is such a sign, too.
_PART = re.compile(r"[^|•·]+")
_MOST_LABEL_WORDS = 4
_AROUND = " :：\u00a0"


class HeaderDate(NamedTuple):
    """A line of a page's head that holds its date, its places, or both."""

    places: tuple[str, ...]
    country: str | None
    #: None where only places or the date of a change are printed.
    date: PrintedDate | None
    #: The date of the last change, and the label before it.
    changed: PrintedDate | None = None
    label: str = ""

    @property
    def is_place(self) -> bool:
        """Whether it has no date."""
        return self.date is None and self.changed is None


def labelled_dates(text: str, vocabulary: Vocabulary, language: str | None) -> HeaderDate | None:
    """Read a line of a date of publication, of the last change, or of both, and nothing else."""
    if (whole := _read(text, 0, len(text), vocabulary, language)) is not None:
        return HeaderDate((), None, whole)
    found: dict[str, tuple[PrintedDate, str]] = {}
    for part in _PART.finditer(text.replace(" / ", " | ").replace(" – ", " | ")):
        key, end = _label(part[0], vocabulary)
        value = part[0][end:].strip(_AROUND)
        start = part.start() + part[0].index(value, end)
        date = _read(text, start, start + len(value), vocabulary, language)
        if date is None or key in found:
            return None
        found[key] = date, part[0][:end].strip(_AROUND)
    if not found:
        return None
    published, (changed, label) = found.get("date"), found.get("updated", (None, ""))
    return HeaderDate((), None, published[0] if published else None, changed, label)


def _read(
    text: str, start: int, end: int, vocabulary: Vocabulary, language: str | None
) -> PrintedDate | None:
    date, problem = read_date(text[start:end], vocabulary.calendar, language)
    if problem == "date-ambiguous":
        return PrintedDate(start, end, None, None, None)
    return PrintedDate(start, end, date.day, date.month, date.year) if date else None


def _label(text: str, vocabulary: Vocabulary) -> tuple[str, int]:
    """Return what the first date of a text is the date of, and where its label ends."""
    for end in _ends_of_words(text):
        keys = {meaning.key for meaning in vocabulary.label_meanings(text[:end].strip())}
        for key in ("updated", "date"):
            if key in keys:
                return key, end
    return "date", 0


def _ends_of_words(text: str) -> Iterator[int]:
    """Yield where a label of a few words can end, the longest first."""
    ends = [blank.start() for blank in re.finditer(r"(?<=\S)\s", text)]
    yield from reversed(ends[:_MOST_LABEL_WORDS])

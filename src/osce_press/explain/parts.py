"""What an explanation is made of: numbered lines, and values with all that they could have been."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, cast

import attrs

from osce_press._api import LabelledLine
from osce_press._common.regex import regex
from osce_press._values import counted, named
from osce_press.explain.findings import Candidate, Evidence, Notice
from osce_press.explain.sentences import ABOUT, SOURCES, why
from osce_press.explain.values import candidates_of
from osce_press.models import Article, Contact, ListingEntry, Place, Source

__all__ = [
    "ExplainedLine",
    "ExplainedValue",
    "Group",
    "Pointer",
    "Sheet",
    "as_words",
    "cut",
    "explained",
    "reason_of",
    "runs_of",
    "value_of",
]

#: Of more vocabulary entries and elements, none is named.
_MOST_ENTRIES = 3
#: Of a value or a line, so many characters are shown.
_LONGEST_SHOWN = 300
_LINE_END = regex(r"\r\n?|\n")


@attrs.frozen
class ExplainedLine:
    """A line of the page."""

    number: int
    """As editors number them, from 1; a page whose line breaks were lost has one number for all."""
    position: int
    """Its place among the lines that have words on them."""
    line: LabelledLine


@attrs.frozen
class ExplainedValue:
    """A value of the record, and what it could have been."""

    id: str
    """Tells it from all others of the page, such as "date" or "entry-3-date"."""
    name: str
    shown: tuple[str, ...]
    """As people read it; empty where the page does not state it."""
    source: str
    """Where values of this name are read from, as a sentence."""
    candidates: tuple[Candidate, ...]
    """What was taken comes first."""
    notices: tuple[Notice, ...]
    """What there is to remark on it."""


@attrs.frozen
class Group:
    """The values of an article, of a listing, or of one entry."""

    heading: str
    values: tuple[ExplainedValue, ...]


class Pointer:
    """Finds the lines that evidence points to.

    Args:
        text: The linear text.
        lines: Its lines with words on them.
        stamps: Offset of each date in the markup of the page's body.
    """

    def __init__(self, text: str, lines: Sequence[LabelledLine], stamps: Mapping[str, int]) -> None:
        ends = [match.end() for match in _LINE_END.finditer(text)]
        self.lines = tuple(
            ExplainedLine(bisect_right(ends, line.start) + 1, position, line)
            for position, line in enumerate(lines)
        )
        self._starts = [line.start for line in lines]
        self._stamps = stamps

    def span(self, evidence: Evidence) -> tuple[int, int] | None:
        """Return the offsets that evidence points to; of markup, those of the element's place."""
        if evidence.start is not None and evidence.end is not None:
            return evidence.start, evidence.end
        offset = self._stamps.get(evidence.text) if evidence.markup else None
        return None if offset is None else (offset, offset)

    def positions(self, evidence: Evidence) -> range:
        """Return the positions in ``lines`` of the lines that evidence points to."""
        span = self.span(evidence)
        return range(0) if span is None else self.between(*span)

    def between(self, start: int, end: int) -> range:
        """Return the positions in ``lines`` of the lines between two offsets."""
        if not self.lines:
            return range(0)
        first = max(0, bisect_right(self._starts, start) - 1)
        if start >= self.lines[first].line.end and first + 1 < len(self.lines) and start < end:
            first += 1  # it starts with the sign of a list item, before the words
        return range(first, max(first + 1, bisect_right(self._starts, end - 1)))

    def numbers(self, positions: Iterable[int]) -> tuple[int, ...]:
        """Return the numbers of lines by their positions, each once, in order."""
        return tuple(sorted({self.lines[position].number for position in positions}))


@attrs.frozen
class Sheet:
    """All that an explanation shows."""

    name: str
    """What the page is called, such as the name of its file."""
    groups: tuple[Group, ...]
    pointer: Pointer
    notices: tuple[Notice, ...]
    hidden: tuple[str, ...]
    """Prose that the page holds and does not show; it was left out."""
    is_html: bool
    """Whether the page is HTML, or Markdown, which is read as HTML."""
    language: str | None


def explained(
    record: Article | ListingEntry, names: Iterable[str], prefix: str = ""
) -> Iterator[ExplainedValue]:
    """Yield the values of a record."""
    for name in names:
        notices = tuple(one for one in record.notices if name in ABOUT.get(one.code, ()))
        shown = tuple(_shown(record, name))
        candidates = candidates_of(record, name)
        yield ExplainedValue(prefix + name, name, shown, SOURCES[name], candidates, notices)


def runs_of(lines: Iterable[ExplainedLine]) -> list[list[ExplainedLine]]:
    """Return lines that follow each other and have one role for one reason, together."""
    return [[*run] for _, run in groupby(lines, key=lambda one: (one.line.role, one.line.rule))]


def reason_of(run: Sequence[ExplainedLine]) -> str:
    """Return why lines of one rule have their role, with the entries it went by, if few."""
    entries = list(dict.fromkeys(one.line.entry for one in run if one.line.entry))
    return why(run[0].line.rule, ", ".join(entries) if len(entries) <= _MOST_ENTRIES else None)


def value_of(
    name: str, shown: str | None, evidence: Evidence | None, reason: str
) -> ExplainedValue:
    """Return a value of which a record has no candidates, such as the title of a listing."""
    candidates = () if evidence is None else (Candidate(name, shown, evidence, True, reason),)
    return ExplainedValue(name, name, (shown,) if shown else (), reason, candidates, ())


def _shown(record: Article | ListingEntry, name: str) -> Iterator[str]:
    """Yield a value, or each of several, as people read it."""
    value: Any = getattr(record, name)
    if name in {"paragraphs", "text", "body"}:
        if count := len(record.paragraphs) if isinstance(record, Article) else 0:
            yield counted(count, "paragraph")
    elif name == "metadata":
        yield from (field.label for field in value)
    elif name == "dateline":
        if value is not None:
            yield value.text.strip()
    elif isinstance(value, tuple):
        yield from map(_part, cast("tuple[object, ...]", value))
    elif value is not None:
        yield str(value)


def _part(part: object) -> str:
    match part:
        case Place() | Source():
            return named(part)
        case Contact():
            words = (part.name, part.role, part.structure, *part.phones, part.email)
            return ", ".join(word for word in words if word)
        case str():
            return part
        case _:
            return str(getattr(part, "name", None) or getattr(part, "url", part))


def as_words(name: str) -> str:
    """Return the name of a value as people read it."""
    return name.replace("_", " ")


def cut(text: str) -> str:
    """Return a text on one line, and of a long one its beginning."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"

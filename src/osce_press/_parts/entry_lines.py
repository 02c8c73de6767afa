"""Lines of a list of pages: what says something of an entry, what heads the list, what ends it."""

from collections.abc import Sequence

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape
from osce_press._marks import Line
from osce_press._parts.listing import is_shown
from osce_press._parts.menu import is_pager
from osce_press._parts.outline import Entry, Field, Value
from osce_press._parts.tail import reads_on
from osce_press.models import Role

__all__ = [
    "FEWEST_ENTRIES", "LONGEST_TEASER", "MOST_ABOVE", "ends_list", "entry_of", "field_of",
    "heads_list", "is_date", "tells_a_story",
]  # fmt: skip

FEWEST_ENTRIES = 3
#: A teaser below any title has no more sentences: else the last is an article.
LONGEST_TEASER = 2
#: So many lines of an entry stand above its date.
MOST_ABOVE = 3
_DIGIT = regex(r"\d")
#: A section behind its structure, or before a year.
_NAMED = regex(
    r"[^:–—|]{4,60}(?::|\s[–—|])\s([^:–—|]{4,40})|([^:–—|]{4,40}?),? \(?(?:19|20)\d\d\)?"
)


def field_of(line: Line) -> Field | None:
    """Return what a line of its own says of an entry: its date, its kind or its source."""
    meaning, header = line.mark.meaning, line.mark.header
    label, value = line.label, Value(line.text, line.offset)
    if label is not None and label.key and label.value and label.key != "date":
        stated = Value(label.value, line.offset + label.offset)
        return Field(label.text, label.key, line.offset, (stated,), label.langs)
    if header is not None and header.date is not None:
        start, end = header.date.start, header.date.end
        value = Value(line.text[start:end], line.offset + start)
        return Field("", "date", value.offset, (value,))
    is_place = header is not None and header.is_place
    key = (
        "kind" if meaning.kind else "source" if meaning.structure else "place" if is_place else None
    )
    return Field("", key, value.offset, (value,)) if key else None


def is_date(line: Line) -> bool:
    if line.mark.shape is Shape.LONG or not _DIGIT.search(line.text):
        return False
    header = line.mark.header
    return header is not None and header.date is not None


def entry_of(lines: Sequence[Line], title: Line) -> Entry:
    fields = {line: field for line in lines if line is not title and (field := field_of(line))}
    teaser = (line for line in lines if line is not title and line not in fields)
    return Entry(lines, title, tuple(fields.values()), tuple(filter(is_shown, teaser)))


def heads_list(line: Line) -> bool:
    """Whether a line names a section, or heads lists of pages."""
    phrase = line.mark.meaning.phrase
    heads = phrase is not None and (phrase.role is Role.SECTION or phrase.holds == "titles")
    if heads or line.mark.meaning.section is not None:
        return True
    # "ODIHR: Press releases", "Press releases 2004".
    named = _NAMED.fullmatch(line.text)
    return named is not None and line.mark.vocabulary.section(named[1] or named[2]) is not None


def tells_a_story(lines: Sequence[Line]) -> bool:
    """Whether an article stands above a list, and no name with a sentence about the list."""
    prose = sum(line.mark.is_prose for line in lines)
    is_introduced = prose == 1 and heads_list(lines[0]) and not any(map(ends_list, lines[1:]))
    return any(line.mark.dateline for line in lines) or (prose > 0 and not is_introduced)


def ends_list(line: Line) -> bool:
    """Whether a list ends at a line: a pager, or the heading of another."""
    phrase = line.mark.meaning.phrase
    # "Read more »" is of an entry.
    is_pagers = is_pager(line) and not reads_on(line)
    return is_pagers or (phrase is not None and phrase.holds == "titles")

"""The metadata block: Date, Place, Source, Fields of work, and whatever else it labels.

``scan_block`` finds labels and values and knows no field's meaning beyond the vocabulary's keys;
``read_fields`` makes them ``MetadataField`` values. Labels are found by their text, so the block
may be a list, a table, a ``dl``, paragraphs with bold labels or plain lines.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from osce_press._grammar.dates import find_dates, read_date
from osce_press._grammar.names import split_names, split_spans
from osce_press._grammar.shape import ends_sentence, is_prose, label_shape, split_label
from osce_press._lines.page import Line
from osce_press.models import MetadataField
from osce_press.vocabulary import Vocabulary

__all__ = [
    "LISTED",
    "RawField",
    "RawValue",
    "has_known_value",
    "is_label_element",
    "is_marked",
    "known_label",
    "may_be_label",
    "read_fields",
    "scan_block",
    "split_values",
]

#: Keys whose values are lists of names.
LISTED = frozenset({"place", "location", "source", "fields_of_work", "collections"})
_BLOCKS = frozenset({"metadata", "listing"})
_LONGEST_VALUE = 160
_LONGEST_DATE = 60
_MOST_LABEL_WORDS = 4


class RawValue(NamedTuple):
    """A value as printed, with its offset in the linear text."""

    text: str
    offset: int

    @property
    def end(self) -> int:
        """Offset where the value ends."""
        return self.offset + len(self.text)


class RawField(NamedTuple):
    """A label as printed, with its values."""

    label: str
    key: str | None
    offset: int
    values: tuple[RawValue, ...]
    #: The languages that the label can be in.
    langs: frozenset[str] = frozenset()

    @property
    def end(self) -> int:
        """Offset where the label ends, its colon left out."""
        return self.offset + len(self.label)


class Label(NamedTuple):
    """A line that is a label, or begins with one."""

    text: str
    key: str | None
    langs: frozenset[str]
    value: RawValue | None


def known_label(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return the label of the vocabulary that a line is or begins with; a heading is none."""
    if line.hints.heading:
        return None
    split = split_label(line.text)
    if split is None:
        if not is_label_element(line):
            return None
        label, value = line.text, None
    else:
        label = split.label
        value = RawValue(split.value, line.offset + split.offset) if split.value else None
    matches = [match for match in vocabulary.label_meanings(label) if match.block in _BLOCKS]
    if not matches:
        return None
    return Label(label, matches[0].key, frozenset(match.lang for match in matches), value)


def scan_block(
    lines: Sequence[Line], start: int, vocabulary: Vocabulary
) -> tuple[tuple[RawField, ...], int]:
    """Read labels and values from ``lines[start]``, a label; return them and where they end.

    The block ends at the first line that is neither a label nor a plausible value of the label
    before it: a sentence, a dateline, or a name that belongs to another part of the vocabulary.
    """
    scanner = _Scanner(lines, start, vocabulary)
    while scanner.read_field():
        pass
    return tuple(scanner.fields), scanner.position


def split_values(field: RawField, vocabulary: Vocabulary) -> tuple[RawValue, ...]:
    """Return a field's values, those that are lists of names split into names."""
    if field.key not in LISTED:
        return field.values
    known = _known(field.key, vocabulary)
    return tuple(
        RawValue(name, value.offset + start)
        for value in field.values
        for name, start in split_spans(value.text, known)
    )


def read_fields(fields: Sequence[RawField], vocabulary: Vocabulary) -> tuple[MetadataField, ...]:
    """Return the fields as the record holds them."""
    return tuple(
        MetadataField(
            field.label, field.key, tuple(value.text for value in split_values(field, vocabulary))
        )
        for field in fields
    )


def has_known_value(field: RawField, vocabulary: Vocabulary) -> bool:
    """Whether a field's values are names that the vocabulary has for its key."""
    if field.key not in LISTED:
        return False
    values = split_values(field, vocabulary)
    known = _known(field.key, vocabulary)
    return bool(values) and all(known(value.text) for value in values)


class _Scanner:
    """A position in the lines of a page, and the fields read so far."""

    def __init__(self, lines: Sequence[Line], position: int, vocabulary: Vocabulary) -> None:
        self.lines = lines
        self.position = position
        self.vocabulary = vocabulary
        self.fields: list[RawField] = []

    def read_field(self) -> bool:
        """Read a label with its values, and whether there is one."""
        label = self.label()
        if label is None:
            return False
        line = self.lines[self.position]
        self.position += 1
        values = [label.value] if label.value else []
        while self.is_value(line, label, values):
            value = self.lines[self.position]
            values.append(RawValue(value.text, value.offset))
            self.position += 1
        self.fields.append(RawField(label.text, label.key, line.offset, tuple(values), label.langs))
        return True

    def label(self) -> Label | None:
        """Read the line as a label, known or, inside a block, unknown."""
        if self.position >= len(self.lines):
            return None
        line = self.lines[self.position]
        known = known_label(line, self.vocabulary)
        if known is None:
            return self.unknown_label(line)
        if known.value and not _fits(known.key, known.value.text, self.vocabulary):
            # What an item or a label states as a date is its value, though it may be unreadable.
            keyless = known.key == "date" and is_marked(line)
            if not (keyless and _fits(None, known.value.text, self.vocabulary)):
                return None
        # In plain lines, a label's second coming is a sentence of the body.
        if not is_marked(line) and any(field.key == known.key for field in self.fields):
            return None
        return known

    def unknown_label(self, line: Line) -> Label | None:
        found = split_label(line.text)
        if found is None:
            return Label(line.text, None, frozenset(), None) if is_label_element(line) else None
        if not may_be_label(line) or not (is_marked(line) or self.is_between_labels(line)):
            return None
        value = RawValue(found.value, line.offset + found.offset) if found.value else None
        return Label(found.label, None, frozenset(), value)

    def is_between_labels(self, line: Line) -> bool:
        """Whether an unknown label in plain lines is one: a value or a known label follows."""
        following = self.lines[self.position + 1 : self.position + 4]
        if any(known_label(other, self.vocabulary) for other in following):
            return True
        return (
            label_shape(line.text)
            and len(following) > 1
            and not following[0].hints.item
            and not is_prose(following[0].text)
            and is_prose(following[1].text)
        )

    def is_value(self, label_line: Line, label: Label, values: Sequence[RawValue]) -> bool:
        """Whether the line is a value of the label above it."""
        if self.position >= len(self.lines):
            return False
        line = self.lines[self.position]
        hints = line.hints
        grouped = hints.group not in {0, label_line.hints.group}
        if label_line.hints.item and not hints.item and not grouped:
            return False
        if label_shape(line.text) or known_label(line, self.vocabulary):
            return False
        if self.unknown_label(line) is not None:
            return False
        if values and not self.is_one_more(line, label, grouped=grouped):
            return False
        return _fits(label.key, line.text, self.vocabulary)

    def is_one_more(self, line: Line, label: Label, *, grouped: bool) -> bool:
        """Whether a label that has a value already can have this one too."""
        if label.value is not None:
            return False
        if grouped and line.hints.group == self.lines[self.position - 1].hints.group:
            return True
        if grouped and line.hints.tag == "dd" and label.key in {None, *LISTED}:
            return True
        if label.key not in LISTED:
            return False
        if line.hints.item:
            return True
        known = _known(label.key, self.vocabulary)
        return all(map(known, split_names(line.text, known)))


def is_marked(line: Line) -> bool:
    """Whether a line is an item of a list, or set as a label."""
    return line.hints.item or line.hints.label


def is_label_element(line: Line) -> bool:
    """Whether the markup makes a line a label, so that it needs no colon."""
    return line.hints.label and (line.hints.tag in {"dt", "th"} or "label" in line.hints.names)


def may_be_label(line: Line) -> bool:
    """Whether a line, with a value or without, can begin with a label nobody has seen yet."""
    found = split_label(line.text)
    return (
        found is not None
        and found.label[0].isalpha()
        and len(found.label.split()) <= _MOST_LABEL_WORDS
        and len(line.text) <= _LONGEST_VALUE
        and not is_prose(line.text)
    )


def _fits(key: str | None, text: str, vocabulary: Vocabulary) -> bool:
    """Whether the text can be a value of that key: known names, a date, or short and no prose."""
    if key == "date":
        if len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)):
            return False
        return not ends_sentence(text) or read_date(text, vocabulary.calendar).date is not None
    if key in LISTED:
        return _fits_list(key, text, vocabulary)
    return len(text) <= _LONGEST_VALUE and not is_prose(text) and not text.endswith(":")


def _fits_list(key: str, text: str, vocabulary: Vocabulary) -> bool:
    """Whether the text can be a list of names; a long one is told from prose by those known."""
    known = _known(key, vocabulary)
    names = split_names(text, known)
    unknown = [name for name in names if not known(name)]
    if not unknown:
        return True
    foreign = any(map(vocabulary.state, unknown))
    dated = key == "place" and find_dates(text, vocabulary.calendar)
    if foreign or dated or ends_sentence(text):
        return False
    return all(len(name) <= _LONGEST_VALUE and not name.endswith(":") for name in unknown)


def _known(key: str | None, vocabulary: Vocabulary) -> Callable[[str], bool]:
    """Return the test whether a name belongs to the vocabulary of that key."""
    if key == "fields_of_work":
        return lambda name: vocabulary.field_of_work(name) is not None
    if key == "source":
        return lambda name: vocabulary.structure(name) is not None
    return lambda name: bool(vocabulary.towns(name, gazetteer=False) or vocabulary.state(name))

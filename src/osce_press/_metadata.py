"""The metadata block: Date, Place, Source, Fields of work, and whatever else it labels.

``scan_block`` finds labels and values and knows no field's meaning beyond the vocabulary's keys;
``read_fields`` makes them ``MetadataField`` values. Labels are found by their text, so the block
may be a list, a table, a ``dl``, paragraphs with bold labels or plain lines.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from osce_press._dates import find_dates
from osce_press._lines import Line
from osce_press._names import split_names
from osce_press._shape import is_prose, label_shape, split_label
from osce_press.models import MetadataField
from osce_press.vocabulary import Vocabulary

__all__ = ["LISTED", "RawField", "RawValue", "known_label", "read_fields", "scan_block"]

#: Keys whose values are lists of names.
LISTED = frozenset({"place", "location", "source", "fields_of_work", "collections"})
_BLOCKS = frozenset({"metadata", "listing"})
_LONGEST_VALUE = 160


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
    #: Language of the label, where the vocabulary knows it.
    lang: str | None = None


class Label(NamedTuple):
    """A line that is a label, or begins with one."""

    text: str
    key: str | None
    lang: str | None
    value: RawValue | None


def known_label(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return the label of the vocabulary that a line is or begins with."""
    split = split_label(line.text)
    if split is None:
        if not line.hints.label:
            return None
        label, value = line.text, None
    else:
        label = split.label
        value = RawValue(split.value, line.offset + split.offset) if split.value else None
    for match in vocabulary.label(label):
        if match.block in _BLOCKS:
            return Label(label, match.key, match.lang, value)
    return None


def scan_block(
    lines: Sequence[Line], start: int, vocabulary: Vocabulary
) -> tuple[tuple[RawField, ...], int]:
    """Read labels and values from ``lines[start]``, a label; return them and where they end.

    The block ends at the first line that is neither a label nor a plausible value of the label
    before it: a sentence, a dateline, or a name that belongs to another part of the vocabulary.
    """
    fields: list[RawField] = []
    position = start
    while position < len(lines):
        label = _label(lines, position, vocabulary, fields)
        if label is None:
            break
        line = lines[position]
        position += 1
        values = [label.value] if label.value else []
        while position < len(lines) and _is_value(lines, position, line, label, values, vocabulary):
            values.append(RawValue(lines[position].text, lines[position].offset))
            position += 1
        fields.append(RawField(label.text, label.key, line.offset, tuple(values), label.lang))
    return tuple(fields), position


def read_fields(fields: Sequence[RawField], vocabulary: Vocabulary) -> tuple[MetadataField, ...]:
    """Return the fields as the record holds them, lists of names split into names."""
    return tuple(
        MetadataField(
            field.label,
            field.key,
            tuple(
                name
                for value in field.values
                for name in (
                    split_names(value.text, _known(field.key, vocabulary))
                    if field.key in LISTED
                    else (value.text,)
                )
            ),
        )
        for field in fields
    )


def _label(
    lines: Sequence[Line], position: int, vocabulary: Vocabulary, before: Sequence[RawField]
) -> Label | None:
    """Read the line as a label, known or, inside a block, unknown."""
    line = lines[position]
    marked = line.hints.item or line.hints.label
    known = known_label(line, vocabulary)
    if known is not None:
        if known.value and not _fits(known.key, known.value.text, vocabulary):
            return None
        # In plain lines, a label's second coming is a sentence of the body.
        repeated = not marked and any(field.key == known.key for field in before)
        return None if repeated else known
    split = split_label(line.text)
    if split is None or not split.label[:1].isalpha() or is_prose(line.text):
        return None
    if len(split.label.split()) > 4 or len(line.text) > _LONGEST_VALUE:
        return None
    value = RawValue(split.value, line.offset + split.offset) if split.value else None
    if not marked and not _in_plain_block(lines, position, vocabulary):
        return None
    return Label(split.label, None, None, value)


def _in_plain_block(lines: Sequence[Line], position: int, vocabulary: Vocabulary) -> bool:
    """Whether an unknown label in plain lines is one: it has a value, or a known label follows."""
    following = lines[position + 1 : position + 4]
    if any(known_label(line, vocabulary) for line in following):
        return True
    return (
        label_shape(lines[position].text)
        and len(following) > 1
        and not following[0].hints.item
        and not is_prose(following[0].text)
        and is_prose(following[1].text)
    )


def _is_value(  # noqa: PLR0913 - a value is judged by everything around it
    lines: Sequence[Line],
    position: int,
    label_line: Line,
    label: Label,
    values: Sequence[RawValue],
    vocabulary: Vocabulary,
) -> bool:
    """Whether the line is a value of the label above it."""
    line = lines[position]
    hints = line.hints
    if known_label(line, vocabulary) or label_shape(line.text):
        return False
    grouped = hints.group not in {0, label_line.hints.group}
    if label_line.hints.item and not hints.item and not grouped:
        return False
    if not values:
        return _fits(label.key, line.text, vocabulary)
    if label.value is not None:
        return False
    previous = lines[position - 1].hints
    if grouped and hints.group == previous.group:
        return _fits(label.key, line.text, vocabulary)
    if label.key not in LISTED:
        return False
    if hints.item:
        return _fits(label.key, line.text, vocabulary)
    known = _known(label.key, vocabulary)
    return all(map(known, split_names(line.text, known)))


def _fits(key: str | None, text: str, vocabulary: Vocabulary) -> bool:
    """Whether the text can be a value of that key: a known name, a date, or short and no prose."""
    if key == "date":
        return len(text) <= 60 and any(map(str.isdigit, text)) and not is_prose(text)
    if key in LISTED:
        known = _known(key, vocabulary)
        if all(map(known, split_names(text, known))):
            return True
    if len(text) > _LONGEST_VALUE or is_prose(text) or text.endswith(":"):
        return False
    if key == "place":
        return not find_dates(text, vocabulary.calendar)
    return vocabulary.state(text) is None or key not in LISTED or key == "location"


def _known(key: str | None, vocabulary: Vocabulary) -> Callable[[str], bool]:
    """Return the test whether a name belongs to the vocabulary of that key."""
    if key == "fields_of_work":
        return lambda name: vocabulary.field_of_work(name) is not None
    if key == "source":
        return lambda name: vocabulary.structure(name).entry is not None
    return lambda name: bool(vocabulary.place(name, gazetteer=False) or vocabulary.state(name))

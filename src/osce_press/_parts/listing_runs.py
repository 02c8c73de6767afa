"""Runs of labels: the lines between the title and the teaser of each entry of a listing.

::

    listing = header *entry pager
    entry   = title run *teaser                 title and teaser can be missing
    run     = 1*( label value )                 each label once, the leading one first

The leading label is the one that most runs of the page begin with: the date of publication, or
on reports of a mission their type. It is what tells a run from a title or teaser that looks like
a label: such a line repeats a label, has no leading label after it in the run, or a value that the
label cannot have.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from osce_press._grammar.labels import Label, can_be_value, is_known, read_label, read_unknown_label
from osce_press._grammar.shape import is_prose
from osce_press._lines.page import Line
from osce_press._parts.block import LISTED, RawValue
from osce_press.vocabulary import Vocabulary
from osce_press.vocabulary._fold import fold

__all__ = ["Field", "Run", "Runs"]

#: A value's second line is at most so long.
_LONGEST_REST = 160
#: A line with a greater share of its characters in links is nothing but a link.
_MOSTLY = 0.9


class Field(NamedTuple):
    """A label with its values, as printed."""

    label: str
    key: str | None
    #: Language of the label, where the vocabulary knows it.
    lang: str | None
    #: Offset of the label in the linear text.
    offset: int
    #: The values; one that was broken in two lines is put together again.
    values: tuple[str, ...]
    #: Offsets of the values, from the first to the last; None when there is none.
    span: tuple[int, int] | None


class Run(NamedTuple):
    """Labels and their values, in the lines from ``start`` up to ``end``."""

    start: int
    end: int
    fields: tuple[Field, ...]


class Runs:
    """The labels of a page's lines, and the runs they make."""

    def __init__(self, lines: Sequence[Line], vocabulary: Vocabulary) -> None:
        self._lines = lines
        self._vocabulary = vocabulary
        self._labels = _read_labels(lines, vocabulary)
        labels = self._labels.values()
        #: Whether values stand on the line of their label.
        self._inline = 2 * sum(label.value is not None for label in labels) > len(labels)
        #: Keys that have a value of the vocabulary somewhere on the page.
        self._confirmed = {label.key for label in labels if label.known}
        self._leader = _leading_key(self._labels)
        self._leads: set[int] = set()
        for position in reversed(self._labels):
            # A line before a leading label is a title, whatever it looks like.
            if position + 1 not in self._leads and self._is_lead(position):
                self._leads.add(position)
        #: Labels nobody has seen yet that somewhere on the page cannot be anything else.
        self._unknown = {*self._between(), *self._before_teasers()}

    def find(self) -> Iterator[Run]:
        """Yield the runs in order."""
        position = 0
        while position < len(self._lines):
            if not self._starts(position):
                position += 1
                continue
            run = self.read(position)
            yield run
            position = run.end

    def read(self, start: int, lead: int = -1) -> Run:
        """Read the run that starts at a line; up to ``lead``, no line of it is a title."""
        fields: list[Field] = []
        keys: set[str | None] = set()
        position = start
        while position < len(self._lines):
            label = self._next_label(position, keys, titles=position > lead)
            if label is None:
                break
            offset = self._lines[position].offset
            values, position = self._values(label, position)
            span = (values[0].offset, values[-1].end) if values else None
            texts = tuple(value.text for value in values)
            if label.value is not None:
                texts = (" ".join(texts),)
            fields.append(Field(label.text, label.key, label.lang, offset, texts, span))
            keys.add(label.key or fold(label.text))
        return Run(start, position, tuple(fields))

    def is_label(self, position: int) -> bool:
        """Return whether the line is a label of the vocabulary with a value it can have."""
        label = self._labels.get(position)
        return label is not None and label.fits

    def _is_lead(self, position: int) -> bool:
        label = self._labels[position]
        if label.key != self._leader or not label.fits:
            return False
        # Articles have a date as well; a listing's labels tell which it is.
        return label.listing or any(
            (after := self._labels.get(position + distance)) is not None and after.listing
            for distance in (1, 2)
        )

    def _starts(self, position: int) -> bool:
        """Whether a run starts here."""
        if position in self._leads:
            return True
        label = self._labels.get(position)
        return (
            label is not None
            and label.listing
            and label.fits
            and self._is_run_without_lead(position)
        )

    def _is_run_without_lead(self, position: int) -> bool:
        """Whether two labels or more follow one another, none of them the leading one."""
        keys: set[str | None] = set()
        while (label := self._labels.get(position)) and label.fits and label.key not in keys:
            if label.key == self._leader:
                return False
            keys.add(label.key)
            position += 1
            if label.value is None and position not in self._labels:
                position += 1
        return len(keys) > 1 and position not in self._leads

    def _next_label(self, position: int, keys: set[str | None], *, titles: bool) -> Label | None:
        """Return the label that continues, or begins, a run with these keys."""
        label = self._labels.get(position)
        if titles and keys and (position in self._leads or self._is_title(position)):
            return None
        if label is None:
            return self._unknown_label(position, keys) if keys else None
        if label.key in keys:
            return None
        if label.fits:
            return label if not keys or not self._is_doubtful(label, position) else None
        return label if self._continues(position + 1, keys | {label.key}) else None

    def _continues(self, position: int, keys: set[str | None]) -> bool:
        """Whether the line is one more label of a run with these keys."""
        label = self._labels.get(position)
        if label is None or not label.fits:
            return False
        return (
            label.key not in keys and position not in self._leads and not self._is_title(position)
        )

    def _is_doubtful(self, label: Label, position: int) -> bool:
        """Whether a line between run and title can be a teaser as well as a label.

        It is a teaser if it names a location that is none, and the page has no other: the names
        of States are known, which those of kinds, structures and fields of work need not be.
        """
        return (
            label.value is not None
            and label.key == "location"
            and not label.known
            and label.key not in self._confirmed
            and self._is_title(position + 1)
        )

    def _unknown_label(self, position: int, keys: set[str | None]) -> Label | None:
        label = read_unknown_label(self._lines[position])
        if label is None or fold(label.text) in keys:
            return None
        between = self._continues(position + 1, keys) or (
            label.value is None and self._continues(position + 2, keys)
        )
        if between or fold(label.text) in self._unknown or self._lines[position].hints.label:
            return label
        return None

    def _between(self) -> Iterator[str]:
        """Yield the unknown labels that stand between known ones."""
        for position in self._labels:
            before = self._labels.get(position - 2)
            if before is None or position - 1 in self._labels or position in self._leads:
                continue
            unknown = read_unknown_label(self._lines[position - 1])
            if unknown is not None and before.fits and self.is_label(position):
                yield fold(unknown.text)

    def _before_teasers(self) -> Iterator[str]:
        """Yield the unknown labels between a known one and a teaser of one line."""
        for lead in self._leads:
            position = lead - 3
            before = self._labels.get(position - 1)
            if before is None or not before.fits or not before.value:
                continue
            unknown = read_unknown_label(self._lines[position])
            if unknown is not None and unknown.value and position not in self._labels:
                teaser = position + 1
                if teaser not in self._labels and is_prose(self._lines[teaser].text):
                    yield fold(unknown.text)

    def _is_title(self, position: int) -> bool:
        """Whether the line is the title of the next entry: the line before a leading label."""
        return position + 1 in self._leads and position not in self._leads

    def _values(self, label: Label, position: int) -> tuple[list[RawValue], int]:
        """Return what holds the values of the label at a line, and the first line after them."""
        values = [label.value] if label.value else []
        after = position + 1
        while after < len(self._lines) and self._can_hold_value(after):
            line = self._lines[after]
            value = RawValue(line.text, line.offset)
            if label.value is not None:
                if len(values) > 1 or not self._is_rest(label, values[0], line):
                    break
            elif not self._is_value(label, values, line, self._lines[position]):
                break
            values.append(value)
            after += 1
        return values, after

    def _can_hold_value(self, position: int) -> bool:
        line = self._lines[position]
        if line.hints.heading or self._is_title(position) or position in self._leads:
            return False
        label = self._labels.get(position)
        return label is None or not label.fits

    def _is_value(
        self, label: Label, values: Sequence[RawValue], line: Line, label_line: Line
    ) -> bool:
        """Whether a line under a label that is alone on its line is a value of it."""
        if is_known(label.key, line.text, self._vocabulary):
            return not values or label.key in LISTED
        if self._inline and not label_line.hints.label:
            return False
        fits = can_be_value(label.key, line.text, self._vocabulary)
        if not values:
            return fits
        grouped = line.hints.group not in {0, label_line.hints.group}
        return fits and grouped and label.key in LISTED

    def _is_rest(self, label: Label, value: RawValue, line: Line) -> bool:
        """Whether a line is the rest of a value that was broken in two."""
        goes_on = label.key in LISTED and value.text.endswith(",")
        if len(line.text) > _LONGEST_REST:
            return False
        if not goes_on and is_known(label.key, value.text, self._vocabulary):
            return False
        whole = f"{value.text} {line.text}"
        if is_known(label.key, whole, self._vocabulary):
            return True
        return goes_on and not is_prose(line.text)


def _read_labels(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, Label]:
    """Return the labels of the vocabulary by position; a link is a title, unless all are links."""
    labels = {
        position: label
        for position, line in enumerate(lines)
        if (label := read_label(line, vocabulary)) is not None
    }
    plain = {
        position: label
        for position, label in labels.items()
        if lines[position].hints.link_share <= _MOSTLY
    }
    return plain if any(label.listing and label.fits for label in plain.values()) else labels


def _leading_key(labels: Mapping[int, Label]) -> str | None:
    """Return the key that most runs begin with; the date, unless the page says otherwise."""
    groups = list(_groups(labels))
    if not groups:
        return None
    firsts = Counter(group[0].key for group in groups)
    key, count = firsts.most_common(1)[0]
    dated = sum(any(label.key == "date" for label in group) for group in groups)
    if 2 * dated >= len(groups) and (len(groups) == 1 or 2 * count <= len(groups)):
        return "date"
    return key


def _groups(labels: Mapping[int, Label]) -> Iterator[list[Label]]:
    """Yield the labels that stand together, a line of a value between them at most."""
    group: list[Label] = []
    last = -1
    for position, label in labels.items():
        if not label.fits:
            continue
        apart = position - last > (1 if group and group[-1].value else 2)
        keys = [other.key for other in group]
        if not apart and keys[:1] == [label.key] and "date" in keys[1:]:
            # A date in between: the first label was a title.
            group = group[1:]
        elif group and (apart or label.key in keys):
            if any(other.listing for other in group):
                yield group
            group = []
        group.append(label)
        last = position
    if any(other.listing for other in group):
        yield group

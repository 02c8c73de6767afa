"""The metadata block: Date, Place, Source, Fields of work, and whatever else it labels.

Labels are found by their text, so the block may be a list, a table, a ``dl``, paragraphs with bold
labels or plain lines. A run of labels is a block if enough speaks for it; ``score`` says how much.
"""

from collections.abc import Container, Sequence

from osce_press._grammar.labels import LISTED, Label, Labels, without_sign
from osce_press._grammar.shape import Shape, is_small, says
from osce_press._marks import Line
from osce_press._parts.body import standing_notice
from osce_press._parts.outline import Field, Value
from osce_press._parts.standing import LEAST_ANNOUNCING

__all__ = ["Run", "block_below", "is_short"]

#: The labels of a block below the text; invitations end in a date and a place.
_BLOCK_BELOW = frozenset({"date", "place", "source"})
#: The same where they are set as labels.
_SIDEBAR = frozenset({"date", "source"})

#: Below so many known labels with their value beside them, an unknown one can have so many words.
_LEAST_BESIDE, _MOST_WORDS_BESIDE = 2, 6
#: Values of these are names, in which words in small letters are no longer: "Centre in Almaty".
_OF_NAMES, _LONGEST_SMALL = frozenset({"source", "place", "location"}), 3
#: Values that look like none have so many words at most, with a label on their line.
_MOST_WORDS_ODD = 8
#: Elements that stand beside those of labels.
_VALUES = frozenset({"dd", "td"})
#: So many labels above their values, known ones, are columns of a table; so many at most.
_LEAST_COLUMNS, _MOST_COLUMNS = 2, 8
#: So many values that nobody has seen stand above another label at most.
_MOST_VALUES = 6
#: A block closes with so many labels nobody has seen at most.
_MOST_CLOSING = 9
#: The heading of a block below the text has so many words at most.
_MOST_OF_HEADING = 3


class Run:
    """Labels and their values, from a line on.

    It ends at the first line that is neither a label nor a plausible value of the label before it:
    a sentence, a dateline, or a name that belongs to another part of the vocabulary.
    """

    def __init__(self, lines: Sequence[Line], start: int, labels: Labels) -> None:
        self.start = self.end = start
        self.fields: list[Field] = []
        #: How many labels are items of a list or set as labels, how many values are known.
        self.marked = self.known = 0
        #: How many known labels have their value beside them.
        self._beside = 0
        #: The words of the fields.
        self._said: set[tuple[str, ...]] = set()
        self._lines = lines
        self._labels = labels
        while self._read_field():
            pass

    @property
    def score(self) -> int:
        """What speaks for a metadata block, wherever it stands."""
        keys = {field.key for field in self.fields if field.langs}
        return 3 * (len(keys) + (self.marked > 0) + (self.known > 0))

    def is_form(self) -> bool:
        """Whether its labels without values are items of a list that the text announces."""
        if any(field.values for field in self.fields) or not self.start:
            return False
        announced = self._lines[self.start - 1].text
        is_list = len(announced) >= LEAST_ANNOUNCING and announced[-1] in ":："
        return is_list and self._lines[self.start].hints.item

    def take_heading(self, others: Container[int | None]) -> None:
        """Take in the heading above, "Details", if it is none of the others."""
        above = self.start - 1
        line = self._lines[above]
        # In a text, a single word below the title is no summary.
        is_word = not line.hints.tag and line.mark.is_word and not any(line.mark.meaning)
        is_heading = line.hints.heading > 0 or line.hints.tag == "summary"
        is_heading = is_heading or (is_word and above - 1 in others)
        self.start -= above not in others and is_heading and _is_few(line)

    def _read_field(self) -> bool:
        """Read a label with its values, and whether there is one."""
        if self.end >= len(self._lines):
            return False
        line = self._lines[self.end]
        label = self._label(line)
        if label is None:
            return False
        if not label.value and self._read_columns():
            return True
        begin, self.end = self.end, self.end + 1
        values = self._read_values(line, label)
        if not values and label.text == line.text and not line.is_label_element:
            # A heading in bold can have the words of a label.
            self.end = begin
            return False
        self.marked += line.is_marked
        self._beside += bool(label.key and label.value)
        if values:
            self.known += self._labels.is_known(label.key, values[0].text)
        # Sites print the block once more, for phones.
        said = (label.text, *[value.text for value in values])
        if not values or said not in self._said:
            self._said.add(said)
            self.fields.append(_field(line, label, values))
        return True

    def _read_values(self, line: Line, label: Label) -> list[Value]:
        """Read the value beside a label, and those below."""
        values = [Value(label.value, line.offset + label.offset)] if says(label.value) else []
        while self.end < len(self._lines) and self._is_value(line, label, values):
            value = self._lines[self.end]
            if self._is_rest(value, label, values):
                values[-1] = values[-1]._replace(text=f"{values[-1].text} {value.text}")
            elif says(value.text):
                # Styles print the colon before a "dd"; the label can stand in it, too.
                words = without_sign(value.text)
                if (again := value.mark.label) and again.text == label.text:
                    words = again.value
                values.append(Value(words, value.end - len(words)))
            self.end += 1
        return values

    def _read_columns(self) -> bool:
        """Read labels that stand above as many values, and whether that is so.

        They are columns, or the first row of a table.
        """
        columns: list[tuple[Line, Label]] = []
        for line in self._lines[self.end : self.end + _MOST_COLUMNS]:
            if line.label is None or line.label.value:
                break
            columns.append((line, line.label))
        begin = self.end + len(columns)
        pairs = list(zip(columns, self._lines[begin:], strict=False))
        known = sum(self._labels.is_known(label.key, it.text) for (_, label), it in pairs)
        if known < _LEAST_COLUMNS or len(pairs) < len(columns):
            return False
        for (line, label), value in pairs:
            said = (Value(value.text, value.offset),) if says(value.text) else ()
            self.fields.append(_field(line, label, said))
            self.marked += line.is_marked
        self.known += known
        self.end = begin + len(pairs)
        return True

    def _label(self, line: Line) -> Label | None:
        """Read a line as a label, known or, inside a block, unknown."""
        if self.fields and line.hints.item != self._lines[self.start].hints.item:
            return None
        label, header = line.label, line.mark.header if line.mark.label else None
        # "Published: 3 May 2019 Updated: 6 May 2019" is a header line.
        if header is not None and header.is_several:
            return None
        if label is None:
            return self._unknown_label(line)
        if not label.fits and not self._has_odd_value(line, label):
            return None
        # In plain lines, a label's second coming is a sentence of the body.
        is_again = line.is_marked or (label.text, label.value) in self._said
        if not is_again and any(field.key == label.key for field in self.fields):
            return None
        return label

    def _has_odd_value(self, line: Line, label: Label) -> bool:
        """Whether what stands beside a known label is its value, though none looks like it.

        That is a date that an item or a label states, and "online" between labels that have theirs.
        """
        if label.key == "date" and line.is_marked:
            return self._labels.fits(None, label.value)
        if self._is_amid(line):
            return bool(self.fields) or label.key == "date"
        return self._beside >= _LEAST_BESIDE and is_short(line)

    def _is_amid(self, line: Line) -> bool:
        """Whether another label stands below a few words."""
        return is_short(line) and any(it.label for it in self._lines[self.end + 1 : self.end + 2])

    def _unknown_label(self, line: Line) -> Label | None:
        mark = line.mark
        label = mark.label or Label(line.text, "", len(line.text))
        label = label._replace(key=label.other_date or label.event, meanings=())
        # In plain lines, a value or a known label follows.
        below = self._lines[self.end + 1 : self.end + 4] if mark.may_be_label else ()
        is_above = line.is_marked or any(it.label for it in below)
        may_be = mark.may_be_label and (
            is_above or self._is_closing(self.end, line) or self._goes_on(line)
        )
        return label if line.is_label_element or may_be else None

    def _goes_on(self, line: Line) -> bool:
        """Whether an unknown label, with its value beside it, stands below known ones like it."""
        label = line.mark.label
        if label is None or label.advisory or self._beside < _LEAST_BESIDE:
            return False
        return 0 < len(label.value.split()) <= _MOST_WORDS_BESIDE

    def _is_closing(self, position: int, line: Line) -> bool:
        """Whether a label is one of the last: a value, then such a label or the text follow it."""
        for _ in range(_MOST_CLOSING):
            following = self._lines[position + 1 : position + 4]
            if following and following[0].mark.dateline is not None:
                return True
            if line.mark.shape is not Shape.LABEL or len(following) < 2:
                return False
            value, after = following[:2]
            if value.mark.is_prose:
                return False
            if after.mark.shape is not Shape.LABEL:
                return any(it.mark.is_prose or standing_notice(it) for it in following[1:])
            position, line = position + 2, after
        return False

    def _is_value(self, label_line: Line, label: Label, values: Sequence[Value]) -> bool:
        """Whether the next line is a value of the label above it, or says nothing."""
        line = self._lines[self.end]
        grouped = line.spot.group not in {0, label_line.spot.group}
        # "Economic activities," goes on below.
        goes_on = label.key in LISTED and bool(values) and values[-1].text.endswith(",")
        if label_line.hints.item and not (line.hints.item or goes_on):
            return False
        # The markup makes "online" a value.
        is_beside = label_line.is_label_element and line.hints.tag in _VALUES
        if self._is_rest(line, label, values) or (is_beside and not values):
            return True
        if line.label or self._unknown_label(line):
            return False
        if values and not (goes_on or self._is_one_more(line, label, grouped=grouped)):
            return False
        return self._labels.fits(label.key, without_sign(line.text)) or self._is_amid(line)

    def _is_rest(self, line: Line, label: Label, values: Sequence[Value]) -> bool:
        """Whether a width broke a known value: "Programme Office" goes on "in Bishkek"."""
        begun = bool(values) and is_small(line.text[0])
        return begun and self._labels.is_known(label.key, f"{values[-1].text} {line.text}")

    def _is_one_more(self, line: Line, label: Label, *, grouped: bool) -> bool:
        """Whether a label that has a value already can have this one too."""
        if label.value:
            return False
        above = self._lines[self.end - 1]
        if grouped and (line.spot.group == above.spot.group or line.hints.tag == "dd"):
            return True
        # "South Caucasus" can be one more region, "Summary" is a heading.
        if label.key is None and line.text.istitle():
            below = self._lines[self.end + 1 : self.end + 3]
            return any(other.mark.dateline is not None for other in below)
        if label.key not in LISTED:
            return False
        # Names have capitals, unlike an item of the text: "Books are heavy".
        small = (word for word in line.text.split() if word.islower())
        is_name = label.key not in _OF_NAMES or all(len(word) <= _LONGEST_SMALL for word in small)
        if (line.hints.item and is_name) or self._labels.is_known(label.key, line.text):
            return True
        # Up to the next label, all that can be values are.
        below = self._lines[self.end + 1 : self.end + _MOST_VALUES]
        end = next((at for at, it in enumerate(below) if it.label and it.label.fits), None)
        others = [it.text for it in below[:end]]
        return (
            end is not None and is_name and all(self._labels.fits(label.key, it) for it in others)
        )


def _field(line: Line, label: Label, values: Sequence[Value]) -> Field:
    begin = line.text.find(label.text)  # a sign can stand before it
    return Field(label.text, label.key, line.offset + begin, tuple(values), label.langs)


def is_short(line: Line) -> bool:
    """Whether a line is no sentence, and short enough for a value that looks like none."""
    return len(line.text.split()) <= _MOST_WORDS_ODD and not line.mark.is_prose


def block_below(lines: Sequence[Line], start: int, labels: Labels) -> Run | None:
    """Return the block, if it stands below the text that starts there: most of its labels."""
    position = start
    while position < len(lines):
        line = lines[position]
        run = Run(lines, position, labels) if line.label or line.is_label_element else None
        keys = {field.key for field in run.fields} if run else frozenset[str | None]()
        if run and run.known and keys >= (_SIDEBAR if run.marked else _BLOCK_BELOW):
            # "Details" is its heading.
            run.start -= position > start and _is_few(lines[position - 1])
            return run
        position = max(position + 1, run.end if run else 0)
    return None


def _is_few(line: Line) -> bool:
    """Whether a line has so few words that it can be the heading of a block."""
    return len(line.text.split()) <= _MOST_OF_HEADING

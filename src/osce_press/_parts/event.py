"""What stands below the title of an event's page: When, Where, Organized by.

The old site printed the labels without colon; most crawls lost their values. In 2007 it printed
the days alone: ``21 May 2007 (All day) - 23 May 2007 (All day)``.
"""

from collections.abc import Sequence

from osce_press._grammar.shape import Shape
from osce_press._marks import Line
from osce_press._parts.outline import Field, Value
from osce_press.models import Kind, Role

__all__ = ["is_event", "read_event"]


def is_event(line: Line) -> bool:
    """Return whether a line says that the page is an event's."""
    kind = line.mark.meaning.kind
    return kind is not None and kind.kind is Kind.EVENT


def read_event(lines: Sequence[Line], position: int) -> tuple[int, tuple[Field, ...]]:
    """Return where the labels of an event end that begin at a position, and the labels.

    One label alone is none, as a sentence can begin so, but several words on a line of their own
    are, such as "Organized by". Where the first label has no value on the lines below it, the
    values were lost, and the line below the last label is the text's. Labels of an advisory, "Who"
    and "Registration", go on with what is one.
    """
    fields: list[Field] = []
    end = position
    while end < len(lines):
        line = lines[end]
        phrase = line.mark.meaning.phrase
        is_days = phrase is not None and phrase.role is Role.HEADER_DATE
        days = _values(lines[end : end + 1]) if is_days else ()
        key = "when" if days else _key(line)
        if key is None:
            break
        end += 1
        first, label = end, line.mark.label
        if label and label.value:
            days = (Value(label.value, line.offset + label.offset),)
        while not days and (not fields or fields[0].values) and end < len(lines):
            if lines[end].mark.shape > Shape.NAME or _key(lines[end]):
                break
            end += 1
        values = days or _values(lines[first:end])
        fields.append(Field(label.text if label else "", key, line.offset, values))
    if end < len(lines) and (label := lines[end].mark.label) and label.advisory:
        return position, ()
    alone = fields[0].label if len(fields) == 1 else ""
    is_told = len(alone.split()) > 1 and [line.text for line in lines[position:end]] == [alone]
    return (position, ()) if alone and not is_told else (end, tuple(fields))


def _key(line: Line) -> str | None:
    """Return what a line means that is the label of an event and nothing else."""
    return line.mark.label and line.mark.label.event


def _values(lines: Sequence[Line]) -> tuple[Value, ...]:
    return tuple(Value(line.text, line.offset) for line in lines)

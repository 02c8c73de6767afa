"""Media advisories: What, Who, When, Where and Registration as labelled values in the body."""

from collections.abc import Sequence

from osce_press._grammar.shape import split_label
from osce_press._lines.page import Line
from osce_press.models import MetadataField
from osce_press.vocabulary import Vocabulary

__all__ = ["read_advisory"]


def read_advisory(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[MetadataField, ...]:
    """Return the labelled values of an advisory's body; none if fewer than two labels stand in it.

    A value stands on its label's line or on the next one. The lines stay in the body.
    """
    fields: list[MetadataField] = []
    for position, line in enumerate(lines):
        label = _label(line, vocabulary)
        if label is None:
            continue
        name, key, value = label
        if not value and position + 1 < len(lines):
            following = lines[position + 1]
            value = "" if _label(following, vocabulary) else following.text
        fields.append(MetadataField(name, key, (value,) if value else ()))
    return tuple(fields) if len({field.key for field in fields}) > 1 else ()


def _label(line: Line, vocabulary: Vocabulary) -> tuple[str, str, str] | None:
    split = split_label(line.text)
    if split is None:
        return None
    for match in vocabulary.label_meanings(split.label):
        if match.block == "advisory":
            return split.label, match.key, split.value
    return None

"""The labels of a listing: which lines are labels, and which values they can have.

A line is a label by its words alone. That leaves titles and teasers that begin with a label's
words; a value that cannot be one ("Publishing date: how the archive grew") tells most of them
apart, the order of a page's lines (``_listing_entries``) the others.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from osce_press._grammar.dates import read_date
from osce_press._grammar.names import split_names
from osce_press._grammar.shape import is_prose, split_label
from osce_press._lines.page import Line
from osce_press._parts.block import LISTED, RawValue
from osce_press.vocabulary import Vocabulary

__all__ = [
    "KINDS",
    "Label",
    "can_be_value",
    "is_known",
    "known_name",
    "read_label",
    "read_unknown_label",
]

#: Keys whose value is the name of a kind.
KINDS = frozenset({"kind", "report_type"})
_COLON = re.compile(r"[:：]")
_STOP = re.compile(r"[.!?]\s|[.!?…:;]$")
_LONGEST_LABEL = 60
_MOST_LABEL_WORDS = 4
#: Longer values are prose, unless the vocabulary has a name in them.
_LONGEST_VALUE = 160
_LONGEST_NAME = 120
_LONGEST_KIND = 40
_MOST_KIND_WORDS = 4
_LONGEST_DATE = 40
_MOST_DATE_WORDS = 6


class Label(NamedTuple):
    """A line that is a label, or begins with one."""

    #: As printed, without the colon.
    text: str
    #: None for a label that the vocabulary does not have.
    key: str | None
    lang: str | None
    #: What follows the colon.
    value: RawValue | None
    #: Whether listings have it, rather than the metadata block of an article.
    listing: bool
    #: Whether the vocabulary has the value; whether the value can be one, as a blank can.
    known: bool
    fits: bool


def read_label(line: Line, vocabulary: Vocabulary) -> Label | None:
    """Return the label of the vocabulary that a line is or begins with; a heading is none."""
    text = line.text
    if line.hints.heading:
        return None
    colon = _COLON.search(text, 0, _LONGEST_LABEL + 1)
    if colon is None and not line.hints.label:
        return None
    label = text if colon is None else text[: colon.start()].rstrip()
    matches = [
        match
        for match in vocabulary.label_meanings(label)
        if match.block in {"listing", "metadata"}
    ]
    if not matches:
        return None
    match = next((match for match in matches if match.block == "listing"), matches[0])
    value = None
    if colon is not None:
        words = text[colon.end() :].lstrip()
        value = RawValue(words, line.end - len(words)) if words else None
    known = value is not None and is_known(match.key, value.text, vocabulary)
    fits = value is None or known or can_be_value(match.key, value.text, vocabulary)
    return Label(label, match.key, match.lang, value, match.block == "listing", known, fits)


def read_unknown_label(line: Line) -> Label | None:
    """Return the label that a line can be though the vocabulary does not have it."""
    if line.hints.heading:
        return None
    split = split_label(line.text)
    if split is None or not split.label[:1].isalpha():
        return None
    if len(split.label.split()) > _MOST_LABEL_WORDS or len(line.text) > _LONGEST_VALUE:
        return None
    if is_prose(line.text):
        return None
    value = RawValue(split.value, line.offset + split.offset) if split.value else None
    return Label(split.label, None, None, value, listing=False, known=False, fits=True)


def is_known(key: str | None, text: str, vocabulary: Vocabulary) -> bool:
    """Return whether the vocabulary has the whole value: a date, a kind, or each of its names."""
    if key == "date":
        return (
            len(text) <= _LONGEST_VALUE
            and read_date(text, vocabulary.calendar).problem != "date-unreadable"
        )
    if key in KINDS:
        return vocabulary.kind(text) is not None
    if key in LISTED:
        known = known_name(key, vocabulary)
        names = split_names(text, known)
        return bool(names) and all(map(known, names))
    return False


def known_name(key: str | None, vocabulary: Vocabulary) -> Callable[[str], bool]:
    """Return the test whether the vocabulary has a name for that key."""
    if key == "fields_of_work":
        return lambda name: vocabulary.field_of_work(name) is not None
    if key == "source":
        return lambda name: vocabulary.structure(name) is not None
    if key in {"location", "place"}:
        return lambda name: bool(vocabulary.state(name) or vocabulary.towns(name))
    return lambda _: False


def can_be_value(key: str | None, text: str, vocabulary: Vocabulary) -> bool:
    """Return whether the text has the shape of a value of that key, though it is not known."""
    if key == "date":
        return (
            len(text) <= _LONGEST_DATE
            and len(text.split()) <= _MOST_DATE_WORDS
            and any(map(str.isdigit, text))
            and not is_prose(text)
        )
    if key in KINDS:
        words = len(text.split())
        return len(text) <= _LONGEST_KIND and words <= _MOST_KIND_WORDS and not _STOP.search(text)
    if key in LISTED:
        known = known_name(key, vocabulary)
        names = split_names(text, known)
        if len(text) > _LONGEST_VALUE and not any(map(known, names)):
            return False
        return all(known(name) or _can_be_name(name) for name in names)
    return len(text) <= _LONGEST_VALUE and not is_prose(text)


def _can_be_name(text: str) -> bool:
    """Whether the text can be a name: not long, no small letter first, and no sentence."""
    return len(text) <= _LONGEST_NAME and not text[:1].islower() and not _STOP.search(text)

"""What the shape of a line says, before any of its words are known."""

import re
from typing import NamedTuple

__all__ = ["Labelled", "ends_sentence", "is_prose", "is_question", "label_shape", "split_label"]

_SENTENCE_END = re.compile(r"[.!?…։।。؟۔](?:[\"'”’»)\]]{0,2})$")
_LABEL = re.compile(r"(?P<label>[^:：\n]{1,60}?)(?<!\s)\s*+(?::(?:\s++|$)|：\s*+)")
_LONG = 200
_MOST_LABEL_WORDS = 4


class Labelled(NamedTuple):
    """A line split at its first colon."""

    label: str
    #: What stands after the colon, and its offset in the line.
    value: str
    offset: int


def is_prose(text: str) -> bool:
    """Return whether a line reads like a sentence: four words or more and a full stop, or long."""
    return len(text) > _LONG or ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Return whether a line of four words or more ends in a full stop or its like."""
    return _SENTENCE_END.search(text) is not None and text.count(" ") >= 3


def is_question(text: str) -> bool:
    """Return whether a line ends in a question or exclamation mark, as titles may."""
    return len(text) <= _LONG and text.rstrip("\"'”’»)").endswith(("?", "!"))


def split_label(text: str) -> Labelled | None:
    """Split "Place: VIENNA" or "Place:" at the colon, if what is before it is short."""
    if ":" not in text and "：" not in text:
        return None
    match = _LABEL.match(text)
    if match is None:
        return None
    return Labelled(match["label"], text[match.end() :], match.end())


def label_shape(text: str) -> bool:
    """Return whether a line can be a label nobody has seen yet: few words and a colon."""
    found = split_label(text)
    return (
        found is not None
        and not found.value
        and found.label[0].isalpha()
        and len(found.label.split()) <= _MOST_LABEL_WORDS
    )

"""What the shape of a line says, before any of its words are known."""

import enum
import re

from osce_press._common.regex import regex
from osce_press.vocabulary._fold import COLONS

__all__ = ["Shape", "ends_sentence", "file_size", "is_small", "says", "shape_of"]

#: What stands behind the name of a file: "English (PDF, 214 KB)", "h.pdf - 1.2 MB".
_FILE_SIZE = regex(
    r"(?:[(\[][^()\[\]]*\d\s?[kKMGкКМГ]i?[bBбБ]?[)\]]|[,–-]?\s\d[\d.,]*\s?[kKMGкКМГ]i?[bBбБ])$"
)
#: How it ends, as few lines do: to look for it takes long.
_SIZE_ENDS = frozenset("bBбБ)]")
_CLOSERS = "\"'”’»)]」』）】"
_SENTENCE_END = regex(rf"[.!?…։।。．！？؟۔။][{re.escape(_CLOSERS)}]{{0,2}}$")
_COLONS = frozenset(COLONS)
#: What the mark of a footnote is made of, and how long it is at most: "They measured it.[12]".
_NOTE, _LONGEST_NOTE = "[]*0123456789¹²³⁴⁵⁶⁷⁸⁹", 4
#: Those of scripts that set no spaces between words; so many of their signs are four words.
_UNSPACED, _LEAST_SIGNS = frozenset("。．！？။"), 10
#: The end of a sentence, with two closing signs, is no longer.
_END = 3
_LONG = 200
_MOST_LABEL_WORDS = 4
_NONE = frozenset({"n/a", "none", "null", "tba", "tbc", "tbd"})


class Shape(enum.IntEnum):
    """What a line looks like; from ``QUESTION`` on it reads like prose."""

    #: A few words: a title, a heading, an entry of a menu, a value.
    NAME = 0
    #: A few words and a colon.
    LABEL = 1
    #: Four words or more and a question or exclamation mark, as titles have it, too.
    QUESTION = 2
    #: Four words or more and a full stop or its like.
    SENTENCE = 3
    #: More than 200 characters, whatever its end.
    LONG = 4


def shape_of(text: str) -> Shape:
    """Return the shape of a line."""
    if len(text) > _LONG:
        return Shape.LONG
    if ends_sentence(text):
        question = text.rstrip(_CLOSERS).endswith(("?", "!", "？", "！"))
        return Shape.QUESTION if question else Shape.SENTENCE
    if text[-1:] in _COLONS and text[:1].isalpha():
        label = text[:-1]
        if _COLONS.isdisjoint(label) and len(label.split()) <= _MOST_LABEL_WORDS:
            return Shape.LABEL
    return Shape.NAME


def ends_sentence(text: str) -> bool:
    """Return whether a line of four words or more ends in a full stop or its like."""
    if len(text.split(None, 3)) < 4 and (
        len(text) < _LEAST_SIGNS or _UNSPACED.isdisjoint(text[-_END:])
    ):
        return False
    if _SENTENCE_END.search(text, len(text) - _END) is not None:
        return True
    if text[-1] not in _NOTE:
        return False
    # "No.2" and "3.2" end none.
    words = text.rstrip(_NOTE)
    end = words.rstrip(_CLOSERS)
    is_noted = len(text) - len(words) <= _LONGEST_NOTE and end[-1:] in {".", "!", "?"}
    return is_noted and end[-4:-1].isalpha() and end[-4:-1].islower()


def is_small(letter: str) -> bool:
    """Return whether a letter is a small one that begins no name; Georgian has no others."""
    return letter.islower() and letter != letter.title()


def file_size(text: str) -> re.Match[str] | None:
    """Return the size of a file that a text ends in, with what is around it."""
    return _FILE_SIZE.search(text) if text[-1:] in _SIZE_ENDS else None


def says(text: str) -> bool:
    """Return whether a text has a letter or a number, and is not what systems print for none."""
    return any(map(str.isalnum, text)) and text.casefold() not in _NONE

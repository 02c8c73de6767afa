"""What the names that authors give to elements say: words of classes and ids, and landmarks.

The words that make a landmark are data, in ``vocabulary/landmarks.json``.
"""

import functools
import re

import attrs

from osce_press.vocabulary import default

__all__ = ["NAMELESS", "Named", "read_names"]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = str.maketrans("", "", "0123456789")
#: A word after one of these in a class is not what the element is: "no-sidebar", "has-menu".
_QUALIFIERS = frozenset({"has", "is", "no", "not", "with", "without"})
#: Of longer class attributes the beginning counts.
_LONGEST = 500


@attrs.frozen(eq=False)
class Named:
    """What a class or id attribute says of its element. Two that are the same object are alike."""

    #: Its names and their words in lower case, without digits.
    words: frozenset[str]
    #: The landmark that a name makes of it, and the words that do; "" for none.
    landmark: str = ""
    entry: str = ""
    #: Whether it names a label: "label", "field-label".
    is_label: bool = False


NAMELESS = Named(frozenset())


def read_names(value: str) -> Named:
    """Return what the value of a class or id attribute says."""
    if len(value) > _LONGEST:
        value = value[:_LONGEST]
    return _read_names(value.translate(_DIGITS))


@functools.lru_cache(maxsize=4096)
def _read_names(value: str) -> Named:
    words: set[str] = set()
    found = ("", "")
    for name in value.split():
        parts = _WORD.findall(_CAMEL.sub("-", name).lower())
        words.add(name.lower().strip("-_"))
        words.update(parts)
        found = found if found[0] else _find_landmark(parts)
    is_label = any(
        name == "label" or name.endswith(("-label", "_label")) for name in value.lower().split()
    )
    return Named(frozenset(words - {""}), *found, is_label)


def _find_landmark(parts: list[str]) -> tuple[str, str]:
    entries = _entries()
    for position, word in enumerate(parts):
        if word in _QUALIFIERS:
            break
        for entry, landmark in entries.get(word, ()):
            if parts[position : position + len(entry)] == entry:
                return landmark, "-".join(entry)
    return "", ""


@functools.cache
def _entries() -> dict[str, list[tuple[list[str], str]]]:
    """Return the vocabulary's entries by their first word, each as its words and landmark."""
    entries: dict[str, list[tuple[list[str], str]]] = {}
    for entry in default().landmarks:
        words = entry.word.split("-")
        entries.setdefault(words[0], []).append((words, entry.landmark))
    return entries

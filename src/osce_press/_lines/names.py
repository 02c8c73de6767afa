"""The names that authors give to elements: the words of classes and ids."""

import functools
import re

import attrs

__all__ = ["NAMELESS", "Named", "read_names", "split_names"]

#: A word of a name; each of camelCase is one.
_WORD = re.compile(r"[A-Z]*[^\W\d_A-Z]+|[A-Z]+")
#: A character that a table lacks costs more than one that it has.
_DIGITS = {**{code: code for code in range(0x80)}, **dict.fromkeys(map(ord, "0123456789"))}
#: Words that say what a line in the element is.
_TELLING = frozenset({"field", "item", "items", "label", "next", "pager", "pagination"})
#: Of longer attributes the beginning counts.
_LONGEST = 500


@attrs.frozen(eq=False)
class Named:
    """What a class says of the lines in its element. Two that are the same object are alike."""

    #: Those of its words that say what a line is: "label", "field", "pager" ...
    words: frozenset[str]
    #: Whether it names a label: "label", "field-label".
    is_label: bool = False


NAMELESS = Named(frozenset())


@functools.lru_cache(maxsize=4096)
def read_names(value: str) -> Named:
    """Return what the value of a class attribute says of lines."""
    lower = value[:_LONGEST].lower()
    # Most classes have none of them; looking for plain words is faster than taking names apart.
    if not any(map(lower.__contains__, _TELLING)):
        return NAMELESS
    words = _TELLING.intersection(word for name in split_names(value) for word in name)
    labels = ("-label", "_label")
    return Named(words, any(f"-{name}".endswith(labels) for name in lower.split()))


def split_names(value: str) -> tuple[tuple[str, ...], ...]:
    """Return each name in a class or id attribute as its words, in lower case, without digits."""
    names = value[:_LONGEST].translate(_DIGITS).split()
    return tuple([tuple(map(str.lower, _WORD.findall(name))) for name in names])

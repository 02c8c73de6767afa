"""The names that authors give to elements: the words of classes and ids."""

import functools
import re
import string

import attrs

__all__ = ["NAMELESS", "Named", "read_names", "split_names"]

#: A word of a name; each of camelCase is one.
_WORD = re.compile(r"[A-Z]*[^\W\d_A-Z]+|[A-Z]+")
#: Letters and blanks of ASCII as they are, digits dropped, other signs as hyphens.
_HYPHENED: dict[int, str | None] = {
    code: None if chr(code).isdigit() else chr(code) if chr(code).isalpha() else "-"
    for code in range(0x80)
}
_HYPHENED.update((ord(blank), blank) for blank in string.whitespace)
#: Words that say what a line in the element is.
_TELLING = frozenset({"caption", "field", "item", "items", "label", "next", "pager", "pagination"})
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
    names = value[:_LONGEST].translate(_HYPHENED).split()
    return tuple([_words(name) for name in names])


def _words(name: str) -> tuple[str, ...]:
    if name.islower() and name.isascii():
        # Most names need no pattern.
        return tuple(filter(None, name.split("-")))
    return tuple(map(str.lower, _WORD.findall(name)))

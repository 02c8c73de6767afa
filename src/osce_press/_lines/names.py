"""The names that authors give to elements: the words of classes and ids."""

import functools
import re

import attrs

__all__ = ["NAMELESS", "Named", "read_names"]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = str.maketrans("", "", "0123456789")
_TELLING = frozenset({"field", "item", "items", "label", "next", "pager", "pagination"})
#: Of longer attributes the beginning counts.
_LONGEST = 500


@attrs.frozen(eq=False)
class Named:
    """What a class or id attribute says of its element. Two that are the same object are alike."""

    #: Those of its words that say what a line in the element is: "label", "field", "pager" ...
    words: frozenset[str]
    #: Each name as its words, in order.
    names: tuple[tuple[str, ...], ...] = ()
    #: Whether it names a label: "label", "field-label".
    is_label: bool = False


NAMELESS = Named(frozenset())


def read_names(value: str) -> Named:
    """Return what the value of a class or id attribute says."""
    return _as_printed(value if len(value) <= _LONGEST else value[:_LONGEST])


@functools.lru_cache(maxsize=4096)
def _as_printed(value: str) -> Named:
    return _without_digits(value.translate(_DIGITS))


@functools.lru_cache(maxsize=4096)
def _without_digits(value: str) -> Named:
    names = [tuple(_WORD.findall(_CAMEL.sub("-", name).lower())) for name in value.split()]
    words = _TELLING.intersection(word for name in names for word in name)
    is_label = any(
        name == "label" or name.endswith(("-label", "_label")) for name in value.lower().split()
    )
    return Named(words, tuple(names), is_label)

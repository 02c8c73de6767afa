"""The names that authors give to elements: the words of classes and ids."""

import functools

from osce_press._common.regex import regex

__all__ = ["LABEL", "names_in", "read_names", "words_of"]

#: A word of a name; each of camelCase is one.
_WORD = regex(r"[A-Z]*[^\W\d_A-Z]+|[A-Z]+")
#: Letters of ASCII as they are, digits dropped, other signs as hyphens.
_HYPHENED: dict[int, str | None] = {
    code: None if chr(code).isdigit() else chr(code) if chr(code).isalpha() else "-"
    for code in range(0x80)
}
#: Words that say what a line in the element is.
_TELLING = frozenset(
    {"caption", "field", "item", "items", "kicker", "label", "next", "pager", "pagination"}
)
#: Those of them that have no other of them in them.
_STEMS = tuple(word for word in _TELLING if sum(map(word.__contains__, _TELLING)) == 1)
#: What stands for the name of a label, and how that ends.
LABEL = "-label"
_LABELS = ("-label", "_label")
#: Of longer attributes the beginning counts.
_LONGEST = 500


@functools.lru_cache(maxsize=4096)
def read_names(value: str) -> frozenset[str]:
    """Return the words of a class attribute that say what a line is: "field", "pager" ...

    Of one that names a label, as "field-label" does, ``LABEL`` is one of them.
    """
    lower = value[:_LONGEST].lower()
    # Most classes have none of the words; looking for them is faster than taking it apart.
    if not any(map(lower.__contains__, _STEMS)):
        return frozenset()
    return frozenset[str]().union(*map(_read_name, names_in(value)))


@functools.lru_cache(maxsize=8192)
def _read_name(name: str) -> frozenset[str]:
    words = _TELLING.intersection(words_of(name))
    return words | {LABEL} if f"-{name.lower()}".endswith(_LABELS) else words


def names_in(value: str) -> list[str]:
    """Return the names in a class or id attribute."""
    return value[:_LONGEST].split()


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, in lower case, without digits."""
    name = name.translate(_HYPHENED)
    if name.islower() and name.isascii():
        # Most names need no pattern.
        return tuple(filter(None, name.split("-")))
    return tuple(map(str.lower, _WORD.findall(name)))

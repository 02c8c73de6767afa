"""The names that authors give to elements: the words of classes and ids."""

import functools

import attrs

from osce_press._common.regex import regex

__all__ = ["NAMELESS", "Named", "names_in", "read_names", "words_of"]

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
#: How the name of a label ends.
_LABELS = ("-label", "_label")
#: Of longer attributes the beginning counts.
_LONGEST = 500


@attrs.frozen(eq=False, repr=False)
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
    # Most classes have none of the words; looking for them is faster than taking it apart.
    if not any(map(lower.__contains__, _STEMS)):
        return NAMELESS
    told = {named for name in names_in(value) if (named := _read_name(name)) is not NAMELESS}
    if len(told) < 2:
        return told.pop() if told else NAMELESS
    words = frozenset[str]().union(*(named.words for named in told))
    return Named(words, any(named.is_label for named in told))


@functools.lru_cache(maxsize=8192)
def _read_name(name: str) -> Named:
    words = _TELLING.intersection(words_of(name))
    is_label = f"-{name.lower()}".endswith(_LABELS)
    return Named(words, is_label) if words or is_label else NAMELESS


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

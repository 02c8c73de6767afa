"""Names of places, structures and fields of work: from the words printed to typed values."""

import re
from collections.abc import Callable

from osce_press.models import FieldOfWork, Place, Source
from osce_press.vocabulary import Vocabulary
from osce_press.vocabulary._fold import fold

__all__ = ["read_field", "read_place", "read_source", "slug", "split_names"]

_COMMA = re.compile(r"\s*[,;]\s+|\s*,\s*$")
_NOT_SLUG = re.compile(r"[^\w]+|_+")
#: Words that stay in lower case inside a town's name.
_SMALL_WORDS = frozenset(
    "am an auf da de del der di do du el en i im in la las le les los na nad of on pod pri sur the"
    " u und upon y".split()
)


def read_place(text: str, vocabulary: Vocabulary, country: str | None = None) -> Place:
    """Return the place printed as ``text``; ``country`` is a code that the page states."""
    found = [
        entry for entry in vocabulary.place(text) if country is None or entry.country == country
    ]
    if len(found) == 1:
        return Place(found[0].name, text, found[0].country)
    return Place(_capitalised(text), text, country)


def read_source(text: str, vocabulary: Vocabulary) -> Source:
    """Return the structure printed as ``text``."""
    entry, name, closed = vocabulary.structure(text)
    if entry is None:
        return Source(name, text, slug(name), known=False, closed=closed)
    return Source(name, text, entry.slug, known=True, closed=closed)


def read_field(text: str, vocabulary: Vocabulary) -> FieldOfWork:
    """Return the field of work printed as ``text``."""
    entry = vocabulary.field_of_work(text)
    if entry is None:
        return FieldOfWork(text, text, slug(text), known=False)
    return FieldOfWork(text, text, entry.slug, known=True)


def slug(text: str) -> str:
    """Return a stable identity for a name that the vocabulary does not have."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def _capitalised(text: str) -> str:
    """Return a name in capitals as people write it; any other is left as it is."""
    if not text.isupper():
        return text
    words = re.split(r"([\s\u00a0-]+)", text)
    return "".join(
        word.lower()
        if index and word.lower() in _SMALL_WORDS
        else word
        if "." in word[:-1]
        else word.capitalize()
        for index, word in enumerate(words)
    )


def split_names(text: str, known: Callable[[str], object], most_commas: int = 6) -> list[str]:
    """Split a printed list of names at its commas, except those inside a known name."""
    pieces = _COMMA.split(text)
    if len(pieces) < 2 or known(text):
        return [text]
    names: list[str] = []
    start = 0
    while start < len(pieces):
        end = start + 1
        for stop in range(min(len(pieces), start + most_commas), start + 1, -1):
            if known(", ".join(pieces[start:stop])):
                end = stop
                break
        names.append(", ".join(pieces[start:end]))
        start = end
    return [name for name in names if name]

"""Names of structures and fields of work: from the words printed to typed values."""

import re
from collections.abc import Callable

from osce_press.models import FieldOfWork, Source
from osce_press.vocabulary import FieldEntry, StructureEntry, Vocabulary
from osce_press.vocabulary._fold import fold

__all__ = ["read_field", "read_source", "slug", "split_names"]

_COMMA = re.compile(r"\s*[,;]\s+|\s*,\s*$")
_NOT_SLUG = re.compile(r"[^\w]+|_+")


def read_source(text: str, vocabulary: Vocabulary) -> Source:
    """Return the structure printed as ``text``."""
    entry, name, closed = vocabulary.structure(text)
    if entry is None:
        return Source(name, text, slug(name), closed=closed)
    return Source(
        _english(entry, name),
        text,
        entry.slug,
        known=True,
        closed=closed or entry.closed is not None,
        country=entry.country,
        current_name=entry.name,
    )


def read_field(text: str, vocabulary: Vocabulary) -> FieldOfWork:
    """Return the field of work printed as ``text``."""
    entry = vocabulary.field_of_work(text)
    if entry is None:
        return FieldOfWork(text, text, slug(text))
    return FieldOfWork(
        _english(entry, text),
        text,
        entry.slug,
        known=True,
        current_name=entry.name,
        dimension=entry.dimension,
    )


def _english(entry: StructureEntry | FieldEntry, text: str) -> str:
    """Return an English name as printed, and for one in another language the entry's."""
    name = fold(text)
    if name == fold(entry.name):
        return text
    languages = {other.lang for other in entry.names if fold(other.text) == name}
    return entry.name if languages and "en" not in languages else text


def slug(text: str) -> str:
    """Return a stable identity for a name that the vocabulary does not have."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


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

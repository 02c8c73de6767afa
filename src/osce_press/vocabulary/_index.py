"""Entries by name, and entries that take the place of others."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Protocol, TypeVar

from osce_press.vocabulary._entries import Name
from osce_press.vocabulary._fold import fold

__all__ = ["index", "merged", "texts"]


class _Named(Protocol):
    @property
    def names(self) -> tuple[Name, ...]: ...


E = TypeVar("E", bound=_Named)
T = TypeVar("T")


def texts(entry: _Named) -> Iterator[str]:
    """Yield the names of an entry."""
    name = getattr(entry, "name", None)
    if name is not None:
        yield name
    for other in entry.names:
        yield other.text


def index(entries: Iterable[E]) -> dict[str, E]:
    """Return the entries by name; where two share one, the first has it."""
    found: dict[str, E] = {}
    for entry in entries:
        for text in texts(entry):
            found.setdefault(fold(text), entry)
            if "-" in text:
                found.setdefault(fold(text.replace("-", " ")), entry)
    return found


def merged(new: Iterable[T], old: Iterable[T], *identity: str) -> tuple[T, ...]:
    mine, key = tuple(new), attrgetter(*identity or ("slug",))
    taken = set(map(key, mine))
    return (*mine, *(entry for entry in old if key(entry) not in taken))

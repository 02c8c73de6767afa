"""Entries by name, and entries that take the place of others."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Protocol, TypeVar

from osce_press.vocabulary._entries import Name
from osce_press.vocabulary._fold import fold_all

__all__ = ["gathered", "index", "merged", "texts"]


class _Named(Protocol):
    @property
    def names(self) -> tuple[Name, ...]: ...


E = TypeVar("E", bound=_Named)
T = TypeVar("T")


def texts(entry: _Named) -> list[str]:
    """Return the names of an entry."""
    name: str | None = getattr(entry, "name", None)
    names = [other.text for other in entry.names]
    return names if name is None else [name, *names]


def index(entries: Iterable[E]) -> dict[str, E]:
    """Return the entries by name; where two share one, the first has it."""
    names, owners = list[str](), list[E]()
    for entry in entries:
        own = texts(entry)
        own += [text.replace("-", " ") for text in own if "-" in text]
        names += own
        owners += [entry] * len(own)
    return dict(zip(fold_all(names[::-1]), owners[::-1], strict=True))


def gathered(names: Iterable[str], values: Iterable[T]) -> dict[str, tuple[T, ...]]:
    """Return all values by name."""
    found: dict[str, tuple[T, ...]] = {}
    for name, value in zip(names, values, strict=True):
        known = found.get(name, ())
        if value not in known:
            found[name] = (*known, value)
    return found


def merged(new: Iterable[T], old: Iterable[T], *identity: str) -> tuple[T, ...]:
    mine, key = tuple(new), attrgetter(*identity or ("slug",))
    taken = set(map(key, mine))
    return (*mine, *(entry for entry in old if key(entry) not in taken))

"""A big list of towns, of which a page needs one or two: searched without being parsed."""

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property

import attrs

from osce_press.vocabulary._entries import PlaceEntry
from osce_press.vocabulary._fold import fold, fold_place

__all__ = ["Gazetteer"]


def _nothing() -> str:
    return ""


@attrs.frozen(slots=False, eq=False, repr=False)
class Gazetteer:
    """Towns by name, read when the first is looked up."""

    read: Callable[[], str] = _nothing
    """Returns lines of a folded name, the town's name, its country's code and its population, with
    tabs between them, in the order of their characters.
    """

    def __repr__(self) -> str:
        if "_lines" in vars(self):
            return f"<Gazetteer: {len(self._lines)} names of towns>"
        return "<Gazetteer: names of towns, not read yet>"

    def find(self, text: str) -> tuple[PlaceEntry, ...]:
        """Return the towns with that name, in whatever spelling and language."""
        lines = self._lines
        name = f"{fold_place(text)}\t"
        index = bisect_left(lines, name)
        found: list[PlaceEntry] = []
        while index < len(lines) and lines[index].startswith(name):
            _, town, country, people = lines[index].split("\t")
            slug = f"{fold(town).replace(' ', '-')}-{country.lower()}"
            found.append(PlaceEntry(slug, town, country, source="GeoNames", population=int(people)))
            index += 1
        return tuple(found)

    @cached_property
    def _lines(self) -> list[str]:
        return self.read().splitlines()

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
        if "_text" in vars(self):
            return f"<Gazetteer: {len(self._text.split(chr(10))) - 2} names of towns>"
        return "<Gazetteer: names of towns, not read yet>"

    def find(self, text: str) -> tuple[PlaceEntry, ...]:
        """Return the towns with that name, in whatever spelling and language."""
        name = f"{fold_place(text)}\t"
        # To split all of it into lines takes longer than to read a page.
        before_last = self._text.rfind("\n", 0, -1)
        at = bisect_left(range(before_last + 1), name, key=self._line_after)
        found: list[PlaceEntry] = []
        while (line := self._line_after(at)).startswith(name):
            _, town, country, people = line.split("\t")
            slug = f"{fold(town).replace(' ', '-')}-{country.lower()}"
            found.append(PlaceEntry(slug, town, country, source="GeoNames", population=int(people)))
            at = self._text.find("\n", at) + 1
        return tuple(found)

    def _line_after(self, at: int) -> str:
        """Return the first line that begins there or later."""
        start = self._text.find("\n", at) + 1
        return self._text[start : self._text.find("\n", start) + 1]

    @cached_property
    def _text(self) -> str:
        """The lines, each between two ends of lines."""
        return f"\n{self.read().strip()}\n"

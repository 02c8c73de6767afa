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
        # To split all of it into lines takes longer than to read a page.
        lines, name = self._text, f"{fold_place(text)}\t"

        def name_after(at: int) -> str:
            start = lines.find("\n", at) + 1
            return lines[start : start + len(name)]

        at = bisect_left(range(lines.rfind("\n", 0, -1) + 1), name, key=name_after)
        found: list[PlaceEntry] = []
        while name_after(at) == name:
            at = lines.find("\n", at) + 1
            _, town, country, people = lines[at : lines.find("\n", at)].split("\t")
            slug = f"{fold(town).replace(' ', '-')}-{country.lower()}"
            found.append(PlaceEntry(slug, town, country, source="GeoNames", population=int(people)))
        return tuple(found)

    @cached_property
    def _text(self) -> str:
        """The lines, each between two ends of lines."""
        return f"\n{self.read().strip()}\n"

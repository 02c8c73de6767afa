"""Where the main content of a page is, as far as its elements say."""

import functools
from collections.abc import Iterable, Sequence

from osce_press._lines.html_events import Node

__all__ = ["Content"]

_MAIN = frozenset({"article", "main"})
_MENUS = frozenset({"menu", "nav", "ol", "ul"})


class Content:
    """Questions about the block elements of a page; each is answered in linear time, if asked."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes

    @functools.cached_property
    def around(self) -> set[int]:
        """The elements with an ``h1``, ``main`` or ``article`` in them: no landmarks by name."""
        return self._around(
            number
            for number, node in enumerate(self._nodes)
            if node[0] == "h1" or node[0] in _MAIN or node[1].get("role") in _MAIN
        )

    def is_title_header(self, number: int) -> bool:
        """Return whether a header is the article's, although it does not stand inside one.

        It is when the only ``h1`` of the page is in it, and no other heading can be the title: none
        in ``main``, and no ``h2`` if there is a menu in the header.
        """
        return (
            number in self._around_titles
            and not self._main_has_heading
            and not (number in self._around_menus and self._has_h2)
        )

    @functools.cached_property
    def _around_titles(self) -> set[int]:
        titles = [number for number, node in enumerate(self._nodes) if node[0] == "h1"]
        # Nodes are in the order of the page: what is around the first and the last is around all.
        return self._around(titles[:1]) & self._around(titles[-1:])

    @functools.cached_property
    def _around_menus(self) -> set[int]:
        return self._around(
            number
            for number, node in enumerate(self._nodes)
            if node[0] in _MENUS or node[1].get("role") == "navigation"
        )

    @functools.cached_property
    def _has_h2(self) -> bool:
        return any(node[0] == "h2" for node in self._nodes)

    @functools.cached_property
    def _main_has_heading(self) -> bool:
        headed = self._around(
            number for number, node in enumerate(self._nodes) if node[0] in {"h1", "h2"}
        )
        nodes = (self._nodes[number] for number in headed)
        return any(node[0] == "main" or node[1].get("role") == "main" for node in nodes)

    def _around(self, numbers: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for number in numbers:
            outer = self._nodes[number][2]
            while outer not in found:
                found.add(outer)
                outer = self._nodes[outer][2]
        return found

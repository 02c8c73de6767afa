"""Pages that were saved before their script showed them: all of their text is hidden."""

from collections.abc import Mapping

from osce_press._grammar.shape import Shape, shape_of
from osce_press._lines.html_events import Builder
from osce_press._lines.page import Page

__all__ = ["Unhidden", "is_all_hidden"]

#: What can hold a whole page.
_WHOLE = frozenset({"article", "body", "div", "form", "html", "main", "section"})
#: What is shown meanwhile is no longer: "Loading, please wait."
_LONGEST_SHOWN = 60


class Unhidden(Builder):
    """Takes down what the outermost hidden elements hold, as well."""

    def __init__(self, hidden: frozenset[str]) -> None:
        super().__init__(hidden)
        #: The nodes of those elements.
        self._shown_nodes: set[int] = set()

    def _watch(self, tag: str, attributes: Mapping[str, str]) -> str | None:
        shown_as = super()._watch(tag, attributes)
        if shown_as is not None:
            return shown_as
        around = self._current
        while around and around not in self._shown_nodes:
            around = self.nodes[around][2]
        if around or tag not in _WHOLE:
            return None
        self._shown_nodes.add(len(self.nodes))
        return tag


def is_all_hidden(page: Page) -> bool:
    """Return whether a page hides sentences, and shows none, nor as many words."""
    if len(page.text) >= sum(map(len, page.markup.hidden)):
        return False
    return not any(
        len(line) > _LONGEST_SHOWN and shape_of(line) >= Shape.SENTENCE for line in page.texts
    )

"""What the elements around a line say of it: its hints, given the block elements of the page.

Landmarks follow HTML-AAM (https://www.w3.org/TR/html-aam-1.0/) and WAI-ARIA. Names of classes and
ids can make a landmark too, but not of an element with the page's main content in it.
"""

from collections.abc import Mapping, Sequence

from osce_press._html_builder import Node, is_label
from osce_press._html_content import Content
from osce_press._landmarks import NAMELESS, Named, read_names
from osce_press._lines import Hints

__all__ = ["HintMaker"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: Elements that group paragraphs.
_CONTAINERS = frozenset(
    """
    article aside body center details dialog div fieldset figure footer form frameset header main
    nav search section td th
    """.split()
)
#: Elements that group the values of a label.
_GROUPS = frozenset({"dd", "td", "th"})
_LABELS = frozenset({"dt", "th"})
_LANDMARKS = {"nav": "navigation", "aside": "complementary", "search": "search"}
#: Landmarks unless they stand inside a section.
_PAGE_LANDMARKS = {"header": "banner", "footer": "contentinfo"}
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_MAIN = frozenset({"article", "main"})
#: Class, id, role and level of an element, as far as it has them, and whether it is or holds the
#: article's head or main content.
_Traits = tuple[str, str, str, str, bool]


class _Shape:
    """What elements have in common that are alike, in elements that are alike."""

    __slots__ = (
        "below", "container_words", "groups", "heading", "inside_items", "is_container", "item",
        "label", "landmark", "reason", "sectioned", "tag", "words",
    )  # fmt: skip

    def __init__(self, tag: str = "", traits: _Traits | None = None, outer: "_Shape | None" = None):
        ...


class HintMaker:
    """The hints of lines, by the number of their node."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._content = Content(nodes)
        #: Nodes with block elements in them.
        self._parents = {node[2] for node in nodes}
        root = _Shape()
        self._shapes: dict[tuple[str, _Traits | None, _Shape], _Shape] = {}
        #: For each node its shape, and the innermost container and group at it.
        self._read: list[tuple[_Shape, int, int] | None] = [None] * len(nodes)
        self._read[0] = (root, 0, 0)
        self._hints: dict[tuple[_Shape, int, int, bool, float, str], Hints] = {}


"""What the elements around a line say of it: its hints, given the block elements of the page."""

from collections.abc import Sequence
from typing import NamedTuple

from osce_press._lines.html_events import Node
from osce_press._lines.names import NAMELESS, Named, read_names
from osce_press._lines.page import PLAIN, Element, Hints

__all__ = ["HintMaker"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: Elements that group paragraphs.
_CONTAINERS = frozenset(
    {
        "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "fieldset",
        "figure", "footer", "form", "frameset", "header", "main", "nav", "search", "section",
        "td", "th",
    }
)  # fmt: skip
#: Elements that group lines, but are part of the text that they stand in.
_LISTS = frozenset({"dl", "ol", "table", "ul"})
#: Elements that group the values of a label.
_GROUPS = frozenset({"dd", "td", "th"})
_LABELS = frozenset({"dt", "th"})


class _Place(NamedTuple):
    """What is known of a block element, for its lines and for the elements in it."""

    #: Those of its lines.
    hints: Hints
    #: Number of the container of the elements in it.
    inner: int = 0
    #: Words of the names of the innermost container, and those that lines in a nameless child have.
    container_names: frozenset[str] = NAMELESS.words
    names: frozenset[str] = NAMELESS.words


class HintMaker:
    """Makes the hints of lines, given the block elements of the page."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        #: The elements that group lines, the outer ones first; the first stands for the document.
        self.elements: list[Element] = [Element("", "", "", "", 0)]
        #: Nodes with block elements in them.
        self._parents = {node[2] for node in nodes}
        self._places: list[_Place | None] = [_Place(PLAIN), *[None] * (len(nodes) - 1)]
        #: Places of elements that are no containers, by name, class and parent.
        self._siblings: dict[tuple[str, Named, int], _Place] = {}

    def hints(self, node: int, label: bool, share: float) -> Hints:
        """Return the hints of a line.

        Args:
            node: Number of the innermost block element around it.
            label: Whether it is set in bold, or begins with a label in bold.
            share: The share of its characters inside links.
        """
        hints = (self._places[node] or self._find(node)).hints
        if not (label or share):
            return hints
        return hints._replace(label=label or hints.label, link_share=share)

    def is_heading(self, node: int) -> bool:
        """Return whether a block element is a heading, or in one."""
        return (self._places[node] or self._find(node)).hints.heading > 0

    def _find(self, node: int) -> _Place:
        """Take a look at a node and at those around it, from the outermost in."""
        pending = [node]
        while (place := self._places[self._nodes[pending[-1]][2]]) is None:
            pending.append(self._nodes[pending[-1]][2])
        for number in reversed(pending):
            self._places[number] = place = self._look(number, place)
        return place

    def _look(self, node: int, outer: _Place) -> _Place:
        tag, attributes, parent = self._nodes[node]
        is_container = tag in _CONTAINERS
        grouping = is_container or tag in _LISTS
        classes = read_names(attributes["class"]) if "class" in attributes else NAMELESS
        key = (tag, classes, parent)
        if not grouping and key in self._siblings:
            return self._siblings[key]
        around, inner = outer.hints, outer.inner
        container, element = inner, around.element
        if grouping:
            role, styles = attributes.get("role", ""), attributes.get("class", "")
            identity = attributes.get("id", "")
            # A container without block elements is itself a paragraph.
            groups = node in self._parents or tag == "body"
            self.elements.append(Element(tag, role, styles, identity, element, groups))
            element = len(self.elements) - 1
            if is_container:
                inner, container = node, node if groups else inner
        own = classes.words
        container_names = own if is_container else outer.container_names
        heading = _HEADINGS.get(tag, around.heading)
        is_group = tag in _GROUPS or ("field" in own and _is_field(own, around.names))
        hints = Hints(
            around.item or tag == "li",
            tag,
            heading,
            classes.is_label or tag in _LABELS or (around.label and not heading),
            0.0,
            container,
            element,
            node if is_group else around.group,
            own | outer.names if own else outer.names,
        )
        below = own | container_names if own else container_names
        place = _Place(hints, inner, container_names, below)
        if not (grouping or is_group):
            self._siblings[key] = place
        return place


def _is_field(names: frozenset[str], around: frozenset[str]) -> bool:
    """Return whether an element called "field" is Drupal's of its values, or of the only one."""
    return "items" in names or ("item" in names and "items" not in around)

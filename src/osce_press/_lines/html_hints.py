"""What the elements around a line say of it: its hints, given the block elements of the page."""

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from osce_press._lines.html_events import Node
from osce_press._lines.names import NAMELESS, Named, read_names
from osce_press._lines.page import Element, Hints

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
_LEVELS = {f"heading {level}": level for level in range(1, 7)}


@attrs.define(eq=False)
class _Shape:
    """What elements have in common that are alike, and are inside elements that are alike."""

    tag: str = ""
    item: bool = False
    heading: int = 0
    label: bool = False
    is_group: bool = False
    #: Words of names: of its lines; of the innermost container; of lines in a nameless child.
    words: frozenset[str] = NAMELESS.words
    container_words: frozenset[str] = NAMELESS.words
    below: frozenset[str] = NAMELESS.words


class _Place(NamedTuple):
    """What is known of a block element."""

    shape: _Shape
    #: Numbers of the container of its lines, that of elements in it, the element among those of
    #: the page, and the group of values.
    container: int
    inner: int
    element: int
    group: int


class HintMaker:
    """Makes the hints of lines, given the block elements of the page."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        #: The elements that group lines, the outer ones first; the first stands for the document.
        self.elements: list[Element] = [Element("", "", "", "", 0)]
        #: Nodes with block elements in them.
        self._parents = {node[2] for node in nodes}
        self._places: list[_Place | None] = [None] * len(nodes)
        self._places[0] = _Place(_Shape(), 0, 0, 0, 0)
        #: Places of elements that are no containers, by name, class and parent.
        self._siblings: dict[tuple[str, Named, int], _Place] = {}
        self._shapes: dict[tuple[object, ...], _Shape] = {}
        self._hints: dict[tuple[object, ...], Hints] = {}

    def hints(self, node: int, label: bool, share: float) -> Hints:
        """Return the hints of a line.

        Args:
            node: Number of the innermost block element around it.
            label: Whether it is set in bold, or begins with a label in bold.
            share: The share of its characters inside links.
        """
        place = self._places[node] or self._find(node)
        key = (place.shape, place.container, place.element, place.group, label, share)
        found = self._hints.get(key)
        if found is None:
            shape = place.shape
            found = self._hints[key] = Hints(
                item=shape.item,
                tag=shape.tag,
                heading=shape.heading,
                label=label or shape.label,
                link_share=share,
                container=place.container,
                element=place.element,
                group=place.group,
                names=shape.words,
            )
        return found

    def is_heading(self, node: int) -> bool:
        """Return whether a block element is a heading, or in one."""
        return (self._places[node] or self._find(node)).shape.heading > 0

    def _find(self, node: int) -> _Place:
        """Take a look at a node and at those around it, from the outermost in."""
        pending: list[int] = []
        place = self._places[node]
        while place is None:
            pending.append(node)
            node = self._nodes[node][2]
            place = self._places[node]
        for number in reversed(pending):
            self._places[number] = place = self._look_once(number, place)
        return place

    def _look_once(self, node: int, outer: _Place) -> _Place:
        tag, attributes, parent = self._nodes[node]
        grouping = tag in _CONTAINERS or tag in _LISTS
        if grouping or (attributes and ("id" in attributes or "role" in attributes)):
            return self._look(node, outer)
        classes = attributes.get("class") if attributes else None
        key = (tag, read_names(classes) if classes else NAMELESS, parent)
        place = self._siblings.get(key)
        if place is None:
            place = self._look(node, outer)
            if not place.shape.is_group:
                self._siblings[key] = place
        return place

    def _look(self, node: int, outer: _Place) -> _Place:
        tag, attributes, _ = self._nodes[node]
        role = attributes.get("role", "") if attributes else ""
        if role == "heading":
            role = f"heading {attributes.get('aria-level', '')}"
        shape = self._shape(node, role, outer.shape)
        group = node if shape.is_group else outer.group
        if tag not in _CONTAINERS and tag not in _LISTS:
            return _Place(shape, outer.inner, outer.inner, outer.element, group)
        names, identity = attributes.get("class", ""), attributes.get("id", "")
        # A container without block elements is itself a paragraph.
        groups = node in self._parents or tag == "body"
        self.elements.append(Element(tag, role, names, identity, outer.element, groups))
        if tag in _LISTS:
            return _Place(shape, outer.inner, outer.inner, len(self.elements) - 1, group)
        container = node if groups else outer.inner
        return _Place(shape, container, node, len(self.elements) - 1, group)

    def _shape(self, node: int, role: str, outer: _Shape) -> _Shape:
        tag, attributes, _ = self._nodes[node]
        classes = identity = NAMELESS
        if attributes:
            if "class" in attributes:
                classes = read_names(attributes["class"])
            if "id" in attributes:
                identity = read_names(attributes["id"])
        key = (tag, classes, identity, role[:9], outer)
        found = self._shapes.get(key)
        if found is None:
            words = classes.words | identity.words
            found = _make_shape(tag, words, classes.is_label, role, outer)
            # Equal shapes become one, so that those inside them are found.
            found = self._shapes.setdefault(attrs.astuple(found, recurse=False), found)
            self._shapes[key] = found
        return found


def _make_shape(
    tag: str, words: frozenset[str], is_label: bool, role: str, outer: _Shape
) -> _Shape:
    heading = 2 if role.startswith("heading") else outer.heading
    heading = _LEVELS.get(role) or _HEADINGS.get(tag) or heading
    container_words = words if tag in _CONTAINERS else outer.container_words
    return _Shape(
        tag=tag,
        item=outer.item or tag == "li",
        heading=heading,
        label=is_label or tag in _LABELS or (outer.label and not heading),
        is_group=tag in _GROUPS or _is_field_group(words, outer),
        words=words | outer.below,
        container_words=container_words,
        below=words | container_words,
    )


def _is_field_group(words: frozenset[str], outer: _Shape) -> bool:
    """Return whether an element is Drupal's of the values of a field, or of the only one."""
    if "field" not in words:
        return False
    return "items" in words or ("item" in words and "items" not in outer.words)

"""What the elements around a line say of it: its hints, given the block elements of the page.

Landmarks follow HTML-AAM (https://www.w3.org/TR/html-aam-1.0/) and WAI-ARIA. Names of classes and
ids can make a landmark too, but not of an element with the page's main content in it.
"""

from collections.abc import Sequence
from typing import NamedTuple

import attrs

from osce_press._lines.html_content import Content
from osce_press._lines.html_events import Node
from osce_press._lines.landmarks import NAMELESS, Named, read_names
from osce_press._lines.page import Hints

__all__ = ["HintMaker"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: Elements that group paragraphs.
_CONTAINERS = frozenset(
    {
        "article", "aside", "body", "center", "details", "dialog", "div", "fieldset", "figure",
        "footer", "form", "frameset", "header", "main", "nav", "search", "section", "td", "th",
    }
)  # fmt: skip
#: Elements that group the values of a label.
_GROUPS = frozenset({"dd", "td", "th"})
_LABELS = frozenset({"dt", "th"})
_LANDMARKS = {"nav": "navigation", "aside": "complementary", "search": "search"}
#: Landmarks unless they stand inside a section.
_PAGE_LANDMARKS = {"header": "banner", "footer": "contentinfo"}
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_MAIN = frozenset({"article", "main"})
_LEVELS = {f"heading {level}": level for level in range(1, 7)}


@attrs.define(eq=False)
class _Shape:
    """What elements have in common that are alike, and are inside elements that are alike."""

    tag: str = ""
    item: bool = False
    heading: int = 0
    label: bool = False
    landmark: str = ""
    reason: str = ""
    #: What the page as a whole can overrule: a landmark "by name", or a page's "banner".
    claim: str = ""
    #: Whether header and footer in it are no landmarks.
    sectioned: bool = False
    is_container: bool = False
    is_group: bool = False
    #: Words of names: of its lines; of the innermost container; of lines in a nameless child.
    words: frozenset[str] = NAMELESS.words
    container_words: frozenset[str] = NAMELESS.words
    below: frozenset[str] = NAMELESS.words


class _Place(NamedTuple):
    """What is known of a block element."""

    shape: _Shape
    #: Numbers of the container of its lines, that of elements in it, and the group.
    container: int
    inner: int
    group: int


class HintMaker:
    """Makes the hints of lines, given the block elements of the page."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._content = Content(nodes)
        #: Nodes with block elements in them.
        self._parents = {node[2] for node in nodes}
        self._places: list[_Place | None] = [None] * len(nodes)
        self._places[0] = _Place(_Shape(), 0, 0, 0)
        #: Places of elements that are no containers, by name, class and parent.
        self._siblings: dict[tuple[str, Named, int], _Place] = {}
        self._shapes: dict[tuple[object, ...], _Shape] = {}
        self._hints: dict[tuple[object, ...], Hints] = {}

    def hints(self, node: int, label: bool, share: float, link_class: str) -> Hints:
        """Return the hints of a line.

        Args:
            node: Number of the innermost block element around it.
            label: Whether it is set in bold, or begins with a label in bold.
            share: The share of its characters inside links.
            link_class: The class of the link that it is, if it is nothing but a link.
        """
        place = self._places[node] or self._find(node)
        key = (place.shape, place.container, place.group, label, share, link_class)
        found = self._hints.get(key)
        if found is None:
            found = self._hints[key] = _make_hints(place, label, share, link_class)
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
        if (
            tag in _CONTAINERS
            or (attributes and ("id" in attributes or "role" in attributes))
            or node in self._content.around
        ):
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
        shape = self._shape(node, outer.shape, overruled=False)
        if (shape.claim == "name" and node in self._content.around) or (
            shape.claim == "banner" and self._content.is_title_header(node)
        ):
            shape = self._shape(node, outer.shape, overruled=True)
        group = node if shape.is_group else outer.group
        if not shape.is_container:
            return _Place(shape, outer.inner, outer.inner, group)
        # A container without block elements is itself a paragraph.
        whole = node in self._parents or shape.tag == "body"
        return _Place(shape, node if whole else outer.inner, node, group)

    def _shape(self, node: int, outer: _Shape, *, overruled: bool) -> _Shape:
        tag, attributes, _ = self._nodes[node]
        classes = identity = NAMELESS
        role = ""
        if attributes:
            if "class" in attributes:
                classes = read_names(attributes["class"])
            if "id" in attributes:
                identity = read_names(attributes["id"])
            if "role" in attributes:
                role = attributes["role"]
                if role == "heading":
                    role = f"heading {attributes.get('aria-level', '')}"
        key = (tag, classes, identity, role, outer, overruled)
        found = self._shapes.get(key)
        if found is None:
            names = _join(classes, identity)
            found = _make_shape(tag, names, role, outer, overruled)
            # Equal shapes become one, so that those inside them are found.
            found = self._shapes.setdefault(attrs.astuple(found, recurse=False), found)
            self._shapes[key] = found
        return found


def _make_shape(tag: str, names: Named, role: str, outer: _Shape, overruled: bool) -> _Shape:
    heading = 2 if role.startswith("heading") else outer.heading
    heading = _LEVELS.get(role) or _HEADINGS.get(tag) or heading
    landmark = _landmark(tag, names, role, outer)
    if landmark is None or (overruled and landmark[2]):
        landmark = (outer.landmark, outer.reason, "")
    container_words = names.words if tag in _CONTAINERS else outer.container_words
    return _Shape(
        tag=tag,
        item=outer.item or tag == "li",
        heading=heading,
        label=names.is_label or tag in _LABELS or (outer.label and not heading),
        landmark=landmark[0],
        reason=landmark[1],
        claim=landmark[2],
        sectioned=outer.sectioned or tag in _SECTIONS,
        is_container=tag in _CONTAINERS,
        is_group=tag in _GROUPS or _is_field_group(names, outer),
        words=names.words | outer.below,
        container_words=container_words,
        below=names.words | container_words,
    )


def _landmark(tag: str, names: Named, role: str, outer: _Shape) -> tuple[str, str, str] | None:
    """Return an element's landmark, the reason, and the claim; None for that of ``outer``."""
    if tag in _MAIN or role in _MAIN:
        return "", "", ""
    if role in _ROLES:
        return role, f'role="{role}"', "banner" if role == "banner" else ""
    if tag in _LANDMARKS:
        return _LANDMARKS[tag], f"<{tag}>", ""
    if tag in _PAGE_LANDMARKS and not outer.sectioned:
        return _PAGE_LANDMARKS[tag], f"<{tag}>", "banner" if tag == "header" else ""
    if names.landmark and tag != "body":
        return names.landmark, f'class="{names.entry}"', "name"
    return None


def _is_field_group(names: Named, outer: _Shape) -> bool:
    """Return whether an element is Drupal's of the values of a field, or of the only one."""
    if "field" not in names.words:
        return False
    return "items" in names.words or ("item" in names.words and "items" not in outer.words)


def _join(classes: Named, identity: Named) -> Named:
    first = classes if classes.landmark else identity
    return Named(classes.words | identity.words, first.landmark, first.entry, classes.is_label)


def _make_hints(place: _Place, label: bool, share: float, link_class: str) -> Hints:
    shape = place.shape
    landmark, reason = shape.landmark, shape.reason
    if link_class and not landmark:
        names = read_names(link_class)
        if names.landmark:
            landmark, reason = names.landmark, f'class="{names.entry}"'
    return Hints(
        item=shape.item,
        tag=shape.tag,
        heading=shape.heading,
        label=label or shape.label,
        link_share=share,
        landmark=landmark,
        landmark_reason=reason,
        container=place.container,
        group=place.group,
        names=shape.words,
    )

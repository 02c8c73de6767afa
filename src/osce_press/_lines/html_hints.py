"""What the elements around a line say of it, given the block elements of the page."""

import functools
from collections.abc import Sequence
from itertools import islice
from operator import attrgetter, itemgetter

import attrs

from osce_press._lines.html_events import Node
from osce_press._lines.names import LABEL, read_names
from osce_press._lines.page import NOWHERE, PLAIN, Element, Hints, Spot

__all__ = ["surroundings"]

_HEADINGS = {"small": 0, **{f"h{level}": level for level in range(1, 7)}}
#: Elements that group paragraphs.
_CONTAINERS = frozenset(
    {
        "article", "aside", "blockquote", "body", "center", "details", "dialog", "div", "fieldset",
        "figure", "footer", "form", "frameset", "header", "main", "nav", "object", "search",
        "section", "td", "th",
    }
)  # fmt: skip
#: Elements that group lines, but are part of the text that they stand in.
_LISTS = frozenset({"dl", "ol", "table", "ul"})
#: Elements that group the values of a label.
_GROUPS = frozenset({"dd", "td", "th"})
_LABELS = frozenset({"dt", "th"})


@attrs.define(eq=False, repr=False)
class _Kind:
    """The elements of one tag in elements of one kind, with names that say the same of lines."""

    hints: Hints = PLAIN
    #: Words of the names of the innermost container, and those that lines in a nameless child have.
    container_names: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    is_container: bool = False
    #: Whether they group lines; whether they group the values of a label.
    is_grouping: bool = False
    is_group: bool = False


_OUTERMOST = _Kind()


@functools.lru_cache(maxsize=8192)
def _kind(outer: _Kind, tag: str, own: frozenset[str]) -> _Kind:
    """Return the kind of elements in elements of a kind; the pages of a site share them."""
    around = outer.hints
    is_container = tag in _CONTAINERS
    heading = _HEADINGS.get(tag, around.heading)
    hints = Hints(
        item=around.item or tag == "li",
        # Paragraphs of a caption are one.
        tag=around.tag if around.tag == "figcaption" else tag,
        heading=heading,
        # A value can be styled as a label, as tags are.
        label=tag in _LABELS or (tag != "dd" and (LABEL in own or (around.label and not heading))),
        names=own | outer.names if own else outer.names,
    )
    container_names = own if is_container else outer.container_names
    return _Kind(
        hints,
        container_names,
        own | container_names if own else container_names,
        is_container,
        is_container or tag in _LISTS,
        # One called "field" is Drupal's of the values, or of the only one.
        tag in _GROUPS
        or {"field", "items"} <= own
        or ({"field", "item"} <= own and "items" not in around.names),
    )


def surroundings(nodes: Sequence[Node]) -> tuple[list[Hints], list[Spot], list[Element]]:
    """Return what the block elements of a page, in their order, say of the lines in them.

    Returns:
        Of each element, the hints and the spot of its lines; the elements that group lines, the
        outer ones first, of which the first stands for the document.
    """
    parents = set(map(itemgetter(2), nodes))
    kinds, spots = [_OUTERMOST], [NOWHERE]
    elements = [Element("", "", "", "", 0)]
    for number, (tag, attributes, parent) in enumerate(islice(nodes, 1, None), 1):
        printed = attributes.get("class", "")
        kind = _kind(kinds[parent], tag, read_names(printed))
        kinds.append(kind)
        spot = spots[parent]
        if kind.is_grouping or kind.is_group:
            element, container, group = spot
            if kind.is_grouping:
                role, identity = attributes.get("role", ""), attributes.get("id", "")
                # A container without block elements is itself a paragraph.
                groups = number in parents or tag == "body"
                elements.append(Element(tag, role, printed, identity, element, groups))
                element = len(elements) - 1
                container = number if kind.is_container and groups else container
            spot = Spot(element, container, number if kind.is_group else group)
        spots.append(spot)
    return list(map(attrgetter("hints"), kinds)), spots, elements

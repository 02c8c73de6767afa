"""What the elements around a line say of it: its hints, given the block elements of the page.

Landmarks follow HTML-AAM (https://www.w3.org/TR/html-aam-1.0/) and WAI-ARIA. Names of classes and
ids can make a landmark too, but not of an element with the page's main content in it.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence

from osce_press._html_builder import Node, is_label
from osce_press._landmarks import NAMELESS, Named, read_names
from osce_press._lines import Hints

__all__ = ["Contexts"]

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
_ITEMS = frozenset({"item", "items"})
_LANDMARKS = {"nav": "navigation", "aside": "complementary", "search": "search"}
#: Landmarks unless they stand inside a section.
_PAGE_LANDMARKS = {"header": "banner", "footer": "contentinfo"}
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_ROLES = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_MAIN = frozenset({"article", "main"})
_MENUS = frozenset({"menu", "nav", "ol", "ul"})
#: What a line of a nameless paragraph in plain main content adds to its context.
_PLAIN = (False, 0.0, "")


class _Context:
    """What the lines of one block element have in common."""

    __slots__ = (
        "below", "container", "group", "heading", "hints", "inner", "inner_words", "item", "label",
        "landmark", "reason", "sectioned", "tag", "words",
    )  # fmt: skip

    def __init__(self) -> None:
        self.tag = ""
        self.item = False
        self.label = False
        self.heading = 0
        self.landmark = ""
        self.reason = ""
        #: Whether header and footer in it are no landmarks.
        self.sectioned = False
        #: The container of its lines, and that of the elements in it.
        self.container = 0
        self.inner = 0
        self.group = 0
        #: Words of names: of its lines; of the innermost container; of lines in a nameless child.
        self.words = NAMELESS.words
        self.inner_words = NAMELESS.words
        self.below = NAMELESS.words
        #: The hints of its lines by label, link share and class of the link.
        self.hints: dict[tuple[bool, float, str], Hints] = {}


class Contexts:
    """The hints of lines, by the number of their node."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._contexts: list[_Context | None] = [None] * len(nodes)
        self._contexts[0] = _Context()
        #: Nodes with block elements in them.
        self._parents = {node[2] for node in nodes}
        #: Contexts of elements without attributes, by name and parent.
        self._alike: dict[tuple[str, int], _Context] = {}

    def hints(
        self, node: int, *, label: bool = False, share: float = 0.0, link_class: str = ""
    ) -> Hints:
        """Return the hints of a line.

        Args:
            node: The block element it stands in.
            label: Whether it is set in bold, or begins so.
            share: The share of its characters inside links.
            link_class: The class of the link that it is, if it is nothing but a link.
        """
        context = self._contexts[node] or self._read(node)
        key = (label, share, link_class)
        found = context.hints.get(key)
        if found is None:
            found = context.hints[key] = _hints(context, label, share, link_class)
        return found

    def is_heading(self, node: int) -> bool:
        """Return whether the element is a heading, or in one."""
        return (self._contexts[node] or self._read(node)).heading > 0

    def _read(self, node: int) -> _Context:
        """Make the contexts of a node and of those around it."""
        pending: list[int] = []
        context = self._contexts[node]
        while context is None:
            pending.append(node)
            node = self._nodes[node][2]
            context = self._contexts[node]
        while pending:
            node = pending.pop()
            tag, attributes, parent = self._nodes[node]
            if attributes or tag in _CONTAINERS or tag in _GROUPS:
                context = self._make(node, context)
            else:
                alike = self._alike.get((tag, parent))
                context = self._alike[tag, parent] = alike or self._make(node, context)
            self._contexts[node] = context
        return context

    def _make(self, node: int, outer: _Context) -> _Context:
        tag, attributes, _ = self._nodes[node]
        context = _Context()
        context.tag = tag
        context.item = outer.item or tag == "li"
        context.heading = _HEADINGS.get(tag, 0) or outer.heading
        context.label = (outer.label and not context.heading) or tag in _LABELS
        context.sectioned = outer.sectioned or tag in _SECTIONS
        context.group = node if tag in _GROUPS else outer.group
        names = NAMELESS
        if attributes:
            names = _names(attributes)
            context.label = context.label or is_label(attributes)
            if attributes.get("role") == "heading":
                context.heading = _aria_level(attributes)
            if "field" in names.words and not _ITEMS.isdisjoint(names.words):
                inside = "items" not in names.words and "items" in outer.below
                context.group = outer.group if inside else node
        landmark = self._landmark(node, outer, names)
        context.landmark, context.reason = landmark or (outer.landmark, outer.reason)
        if tag in _CONTAINERS:
            context.inner, context.inner_words = node, names.words
            whole = tag == "body" or node in self._parents
            context.container = node if whole else outer.inner
        else:
            context.inner, context.inner_words = outer.inner, outer.inner_words
            context.container = outer.inner
        context.words = names.words | outer.below if names.words else outer.below
        context.below = names.words | context.inner_words if names.words else context.inner_words
        return context

    def _landmark(self, node: int, outer: _Context, names: Named) -> tuple[str, str] | None:
        """Return a node's landmark and the reason for it, "" for main content, None for neither."""
        tag, attributes, _ = self._nodes[node]
        role = attributes.get("role", "").strip().lower()
        if tag in _MAIN or role in _MAIN:
            return "", ""
        if role in _ROLES and not (role == "banner" and self._holds_title(node)):
            return role, f'role="{role}"'
        if tag in _LANDMARKS:
            return _LANDMARKS[tag], f"<{tag}>"
        if (
            tag in _PAGE_LANDMARKS
            and not outer.sectioned
            and not (tag == "header" and self._holds_title(node))
        ):
            return _PAGE_LANDMARKS[tag], f"<{tag}>"
        if names.landmark and tag != "body" and node not in self._around_content:
            return names.landmark, f'class="{names.entry}"'
        return None

    def _holds_title(self, node: int) -> bool:
        """Return whether a page header is the head of the article rather than of the site.

        It is when the only ``h1`` of the page is in it, there is no menu in it, and no ``main``
        has a heading that could be the title instead.
        """
        return (
            node in self._around_all_titles
            and node not in self._around_menus
            and not self._main_has_heading
        )

    @functools.cached_property
    def _around_content(self) -> set[int]:
        return self._around(
            number for number, node in enumerate(self._nodes) if node[0] == "h1" or _is_main(node)
        )

    @functools.cached_property
    def _around_all_titles(self) -> set[int]:
        titles = [number for number, node in enumerate(self._nodes) if node[0] == "h1"]
        # Nodes are in the order of the page, so what is in between is inside as well.
        return self._around(titles[:1]) & self._around(titles[-1:])

    @functools.cached_property
    def _around_menus(self) -> set[int]:
        return self._around(
            number
            for number, node in enumerate(self._nodes)
            if node[0] in _MENUS or node[1].get("role") == "navigation"
        )

    @functools.cached_property
    def _main_has_heading(self) -> bool:
        headed = self._around(
            number for number, node in enumerate(self._nodes) if node[0] in {"h1", "h2"}
        )
        return any(_is_main(self._nodes[number]) for number in headed)

    def _around(self, numbers: Iterable[int]) -> set[int]:
        """Return the nodes that these are in, each step from node to node taken once."""
        found: set[int] = set()
        for number in numbers:
            outer = self._nodes[number][2]
            while outer not in found:
                found.add(outer)
                outer = self._nodes[outer][2]
        return found


def _is_main(node: Node) -> bool:
    return node[0] in _MAIN or node[1].get("role") in _MAIN


def _names(attributes: Mapping[str, str]) -> Named:
    classes, identity = attributes.get("class"), attributes.get("id")
    if identity is None:
        return read_names(classes) if classes else NAMELESS
    named = read_names(identity)
    if not classes:
        return named
    also = read_names(classes)
    first = also if also.landmark else named
    return Named(also.words | named.words, first.landmark, first.entry)


def _aria_level(attributes: Mapping[str, str]) -> int:
    level = attributes.get("aria-level", "")
    return int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2


def _hints(context: _Context, label: bool, share: float, link_class: str) -> Hints:
    landmark, reason = context.landmark, context.reason
    if link_class and not landmark:
        names = read_names(link_class)
        if names.landmark:
            landmark, reason = names.landmark, f'class="{names.entry}"'
    return Hints(
        item=context.item,
        tag=context.tag,
        heading=context.heading,
        label=label or context.label,
        link_share=share,
        landmark=landmark,
        landmark_reason=reason,
        container=context.container,
        group=context.group,
        names=context.words,
    )

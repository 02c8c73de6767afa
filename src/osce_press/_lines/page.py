"""The one intermediate form: a page as a linear text of lines with hints.

HTML and extracted text both become a ``Page``; nothing after it knows which it was.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from osce_press._grammar.shape import says
from osce_press._grammar.urls import absolute
from osce_press.models import Notice

__all__ = [
    "ITEM", "NOWHERE", "PLAIN", "Anchor", "DepthError", "Element", "Hints", "Markup", "Page",
    "Spot", "Stamp",
    "around",
]  # fmt: skip


class DepthError(Exception):
    """A page is nested more deeply than libxml2 is trusted with."""


class Hints(NamedTuple):
    """What is known of a line beyond its words. Text knows bullets; HTML can know all of it."""

    #: The line is an item of a list.
    item: bool = False
    #: Name of the innermost block element ("p", "li", "dt", "td", ...); that of a figcaption for
    #: all in it; "" in text.
    tag: str = ""
    #: Level of the heading it is, 1 to 6; 0 for none.
    heading: int = 0
    #: The line is set as a label: a ``dt`` or ``th``, all bold, or of a class that says so.
    label: bool = False
    #: Words of the classes of the line's own block element and its container.
    names: frozenset[str] = frozenset()


PLAIN = Hints()
ITEM = Hints(item=True)


class Spot(NamedTuple):
    """Where a line stands among the elements of the page."""

    #: Position in ``Page.elements`` of the innermost element that groups lines.
    element: int = 0
    #: Number of the innermost element that groups paragraphs (div, section, td, body ...).
    container: int = 0
    #: Number of the innermost element that groups a label's values (dd, field-items, td ...).
    group: int = 0


NOWHERE = Spot()


class Element(NamedTuple):
    """An element that groups lines: ``div``, ``section``, ``nav``, ``td`` ..."""

    tag: str
    role: str
    #: Its class and id attributes, as printed.
    classes: str
    identity: str
    #: Position of the element around it.
    parent: int
    #: Whether block elements stand in it; without them it is itself a paragraph.
    groups: bool = True


def around(at: int, elements: Sequence[Element]) -> Iterator[int]:
    """Yield an element and those around it, the innermost first, by position."""
    yield at
    while at:
        at = elements[at].parent
        yield at


class Stamp(NamedTuple):
    """A machine-readable date in the page's markup."""

    #: The attribute's value, as printed.
    value: str
    #: Offset in the linear text of the place in the page; None for the head of the document.
    offset: int | None = None
    #: Why it is no date of the page, if the markup says so.
    refused: str | None = None
    #: The element and the attribute.
    markup: str = ""
    #: Title and address of what it dates, where JSON-LD says so.
    about: tuple[str, ...] = ()
    #: What the element's own attributes call it.
    label: str = ""
    #: Position in ``Page.elements`` of the article, or item of microdata, that states it without a
    #: place in the text; 0 for the whole page. ``html_events`` has the node's.
    element: int = 0


class Anchor(NamedTuple):
    """A link or an image, with its offset in the linear text."""

    url: str
    text: str
    offset: int


class Markup(NamedTuple):
    """What HTML says outside its text."""

    stamps: tuple[Stamp, ...] = ()
    links: tuple[Anchor, ...] = ()
    #: What attributes call links, such as "next", and their addresses.
    named: tuple[tuple[str, str], ...] = ()
    images: tuple[Anchor, ...] = ()
    #: The element that each image stands in, by number.
    image_elements: tuple[int, ...] = ()
    language: str | None = None
    #: The element and the attribute that state it.
    language_markup: str = ""
    canonical_url: str | None = None
    #: The element and the attribute that state it.
    canonical_markup: str = ""
    #: What the head of the document says the title is: for those who share it, and for windows.
    titles: tuple[str, ...] = ()
    #: Address that relative ones are relative to, itself relative to the page's.
    base: str | None = None
    #: Prose that the page holds and does not show.
    hidden: tuple[str, ...] = ()


class Page(NamedTuple):
    """A page as read: its linear text, the lines with words on them, and its markup's values.

    The lines are columns. Blank lines have no entry; their characters are between the others.
    """

    text: str
    #: The words of each line, without bullet and surrounding blanks.
    texts: Sequence[str]
    #: Offset where each line's words start.
    offsets: Sequence[int]
    #: Offset where each line starts, its bullet and indentation included.
    starts: Sequence[int]
    hints: Sequence[Hints]
    #: Where each line stands, and the share of its characters that are inside links, 0 to 1; none
    #: of a text.
    spots: Sequence[Spot] = ()
    link_shares: Sequence[float] = ()
    #: The elements that group lines, the outer ones first; none of a text.
    elements: Sequence[Element] = ()
    markup: Markup = Markup()
    is_html: bool = False
    encoding: str | None = None
    notices: tuple[Notice, ...] = ()
    #: What it is, if it is no page at all.
    no_page: Notice | None = None
    #: The address that the caller knows.
    url: str | None = None

    @property
    def address(self) -> str | None:
        """The page's address: the caller's, else what the markup says."""
        return self.url or self.canonical

    @property
    def canonical(self) -> str | None:
        """The address that the markup says, joined with its base."""
        stated = self.markup.canonical_url
        return stated and absolute(stated, self.markup.base)

    def absolute(self, address: str) -> str:
        """Return an address on the page made absolute, as far as the page's own is known."""
        base = self.markup.base
        return absolute(address, absolute(base, self.url) if base else self.url)

    def cut(self, cuts: Mapping[int, Iterable[int]]) -> "Page":
        """Return the page with lines cut to several: by number of a line, where in its words."""
        links = {link.offset for link in self.markup.links}
        parts = [
            (number, part.rstrip(), self.offsets[number] + after - len(part), edge)
            for number, words in enumerate(self.texts)
            for edge, after in pairwise([0, *sorted(set(cuts.get(number, ()))), len(words)])
            # The bar between two parts is no line.
            if says(part := words[edge:after].lstrip()) or (part and after - edge == len(words))
        ]
        return self._replace(
            texts=[text for _, text, _, _ in parts],
            offsets=[offset for _, _, offset, _ in parts],
            starts=[offset if edge else self.starts[number] for number, _, offset, edge in parts],
            hints=[self.hints[number] for number, *_ in parts],
            spots=[self.spots[number] for number, *_ in parts if self.spots],
            # A part that begins with a link is one.
            link_shares=[
                float(offset in links) if number in cuts else self.link_shares[number]
                for number, _, offset, _ in parts
                if self.link_shares
            ],
        )

    def first_links(self) -> dict[int, Anchor]:
        """Return the first link in each line that has one, by the number of the line."""
        found: dict[int, Anchor] = {}
        for anchor in self.markup.links:
            if anchor.text:
                found.setdefault(bisect_right(self.offsets, anchor.offset) - 1, anchor)
        return found

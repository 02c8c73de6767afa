"""Cards of other pages: links with sentences below them, several of them alike."""

import operator
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import filterfalse

from osce_press._lines.page import Anchor
from osce_press._marks import Line
from osce_press._parts.areas import LISTS, Areas
from osce_press.models import Role

__all__ = ["cards_of"]

#: A card has so many characters besides its link; an excerpt need not end in a full stop.
_LEAST_TEXT = 40
#: A date, which can stand above the link, is no longer.
_LONGEST_DATE = 40
#: A person's name has no more words, a title seldom so few.
_MOST_OF_NAME = 2
#: A card that ends in its link has no more lines.
_MOST_CARD_LINES = 5


def cards_of(areas: Areas, title: Line | None, links: Sequence[Anchor]) -> Iterator[int]:
    """Yield the elements that are cards of other pages: links, with sentences below them.

    Each has another of its kind beside it, or is a list of several. What is around the title is
    none, nor what begins with a link to a place on the page itself.
    """
    first = _first_lines(areas)
    for at in areas.around(0 if title is None else title.spot.element):
        first.pop(at, None)
    alike: dict[tuple[int, str, str], list[int]] = {}
    for at, line in first.items():
        if areas.chars[at] - areas.linked[at] > _LEAST_TEXT and not _leads_here(line, links):
            element = areas.elements[at]
            alike.setdefault((element.parent, element.tag, element.classes), []).append(at)
    for (_, tag, _), found in alike.items():
        # Those with most of the page's prose are its text, unless each is an article.
        most = 2 * sum(areas.prose[at] for at in found) >= areas.prose[0]
        # "<article><h3><a>Ana Novak</a></h3>" says who speaks in the text.
        are_names = tag == "article" and all(
            first[at].hints.heading and len(first[at].text.split()) <= _MOST_OF_NAME for at in found
        )
        if len(found) > 1 and (tag == "article" or not most) and not are_names:
            yield from found
        elif tag in LISTS:
            yield from (at for at in found if areas.link_lines[at] > 1 and areas.prose[at])


def _first_lines(areas: Areas) -> dict[int, Line]:
    """Return the elements whose first line is a link, with it; a date can stand before it.

    The link can also stand below a title and a teaser: "Read more".
    """
    first: dict[int, Line] = {}
    below: dict[int, Line] = {}
    for line in areas.named:
        at, phrase = line.spot.element, line.mark.meaning.phrase
        if line.is_link and phrase and phrase.role is Role.RELATED and phrase.holds != "titles":
            card = at if areas.lines[at] > 1 else areas.elements[at].parent
            if areas.lines[card] <= _MOST_CARD_LINES:
                below[card] = line
    held = filter(None, areas.held)
    begins = filter(None, (next(filterfalse(_is_date, own), None) for own in held))
    for line in sorted(begins, key=operator.attrgetter("number")):
        at = line.spot.element
        while at not in first:
            first[at] = line
            at = areas.elements[at].parent
    first |= below
    return {
        at: line
        for at, line in first.items()
        if line.is_link or (line.link_share > 0.5 and _has_year(line.text))
    }


def _leads_here(line: Line, links: Sequence[Anchor]) -> bool:
    """Whether a line begins with a link to a place on the page itself."""
    at = bisect_left(links, line.offset, key=operator.attrgetter("offset"))
    return at < len(links) and links[at].offset == line.offset and links[at].url.startswith("#")


def _is_date(line: Line) -> bool:
    return len(line.text) <= _LONGEST_DATE and not line.link_share and _has_year(line.text)


def _has_year(text: str) -> bool:
    return "20" in text or "19" in text

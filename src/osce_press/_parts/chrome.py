"""Chrome: the lines of a page that are the site's, told by the evidence of their elements.

The elements are weighed once, in ``weights``; what stays whatever its element is called, such as
the date below the title, is told here.
"""

import functools
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from osce_press._grammar.shape import says
from osce_press._lines.page import Page
from osce_press._marks import Line
from osce_press._parts.element_names import ElementNames
from osce_press._parts.outline import Verdict
from osce_press._parts.standing import (
    LEAST_ANNOUNCING,
    boxes,
    cards_below,
    labelled_cards,
    standing_lines,
)
from osce_press._parts.weights import LIMITS, Judge
from osce_press.models import Role

__all__ = ["Chrome", "find_chrome"]

#: A line as long as this is weighed like a sentence.
_LONG = 60
#: The name of an author, as a link, has no more words.
_MOST_NAME_WORDS = 4
#: What names such as "date" or "meta" say speaks against no date and no lead.
_OF_DATES = frozenset({"named details"})
#: What speaks against neither right below the title, up to the first text: "page-header", "left".
_OF_HEADS = _OF_DATES | {"header", "named banner", "named footer", "named share", "named sidebar"}
#: What a byline with the date below a lead is called.
_OF_BYLINES = _OF_DATES | {"named author"}
_FOOTERS = frozenset({"footer", "named footer"})
#: In them can stand what people press, choose or copy, which is no text.
_CONTROLS = frozenset({"button", "legend", "optgroup", "option", "select", "textarea"})
#: How code begins that people copy from a field to show the page on theirs.
_EMBEDDED = ("<iframe", "<script", "<object", "<embed", "<blockquote", "<div", "<a ", "<img")


class Chrome(NamedTuple):
    """What the markup says of a page: the lines that are the site's, and the title."""

    verdicts: dict[int, Verdict]
    title: Line | None


def find_chrome(page: Page, lines: Sequence[Line], names: ElementNames) -> Chrome:
    """Return the lines that are the site's, by number, each with the reason, and the title."""
    if len(page.elements) < 2:
        return Chrome(standing_lines(page, lines), None)
    judge = Judge(page, lines, names)
    areas, title, first = judge.areas, judge.title, judge.first
    at = first if title is None else title.number
    found = {
        number: Verdict(Role.RELATED, "chrome", f'below "{heading}"')
        for number, heading in cards_below(lines, areas)
        if title is None or number != at
    }
    for number, label in labelled_cards(lines, areas):
        found[number] = Verdict(Role.RELATED, "chrome", f'below "{label}" of other pages')
    found.update(standing_lines(page, lines, areas))
    found.update(_Weighing(lines, found, judge).verdicts())
    for number, heading in [*boxes(lines, areas, found, lambda at: judge.evidence[at].against)]:
        found.setdefault(number, Verdict(Role.RELATED, "chrome", f'below "{heading}"'))
    for line in areas.left_over(lines[max(at, first) :], found):
        found[line.number] = judge.verdict(line.spot.element, False)
    return Chrome(found, title)


class _Weighing:
    """What the weight of their elements says of lines, but of those ``found`` already."""

    def __init__(self, lines: Sequence[Line], found: Container[int], judge: Judge) -> None:
        self.lines, self.found, self.judge = lines, found, judge
        #: The numbers of the text's first line and of the title.
        title, first = judge.title, judge.first
        self.first = first
        self.at = at = first if title is None else title.number
        # Kind, title and date, if no markup says the title; else kind and date above it.
        self.head = range(at - 3 if title is None else at - 2, max(first, at + 1))
        # A label has its values below it.
        begins = (line for line in lines[at + 1 : first] if line.mark.is_prose or line.mark.label)
        self.begun = next((line.number for line in begins), first)
        #: What speaks for each element that holds lines itself.
        self.values = {at: judge.value(at) for at, held in enumerate(judge.areas.held) if held}
        #: The element of the title.
        self.own = -1 if title is None else title.spot.element

    def verdicts(self) -> Iterator[tuple[int, Verdict]]:
        """Yield the lines that are the site's, by number, with their verdicts."""
        at, first, begun, judge = self.at, self.first, self.begun, self.judge
        near = range(at - 3, max(first, at, begun + 1) + 1)
        # What holds title and text; a day printed above the title outside of it is not the page's.
        page = judge.areas.common(max(self.own, 0), judge.areas.best)
        #: The list that the text announces: "The handbook is available in three languages:".
        announced: int | None = None
        # An element holds many lines.
        verdict_of, control_of = functools.cache(judge.verdict), functools.cache(judge.control)
        # Far from the title, the links of most elements are plainly the site's.
        own = {self.own, *judge.areas.own}
        sites = {at for at, value in self.values.items() if value <= LIMITS[0]} - own
        others = [it for it in self.lines if it.number not in self.found and it is not judge.title]
        for line in others:
            number, element = line.number, line.spot.element
            is_sites = line.is_link and element in sites and number not in near
            if line.hints.tag in _CONTROLS and _is_control(line, judge):
                yield number, Verdict(Role.NAVIGATION, "chrome", f"<{line.hints.tag}>")
            elif is_sites and element != announced:
                yield number, verdict_of(element, number < at)
            elif at < number < begun and self.is_byline(line):
                yield number, Verdict(Role.RELATED, "chrome", "between the title and the text")
            elif element != announced and not self.stays(line):
                yield number, verdict_of(element, number < at, at < number < first)
            elif number < at and judge.is_apart(element, page) and line.mark.header:
                yield number, verdict_of(element, True)
            # A question can be pressed to show its answer.
            elif not (line.mark.is_prose or line.hints.heading) and control_of(element):
                yield number, Verdict(Role.NAVIGATION, "chrome", control_of(element))
            elif line.text[-1] in ":：" and len(line.text) >= LEAST_ANNOUNCING:
                below = self.lines[number + 1 : number + 2]
                announced = next((it.spot.element for it in below if it.hints.item), None)

    def stays(self, line: Line) -> object:
        """Return whether a line is the article's: most are plainly so, others by their words."""
        number, element = line.number, line.spot.element
        value = self.values[element]
        if value > LIMITS[1] or (number < self.at and element == self.own):
            return True
        in_head = number in self.head
        if value > LIMITS[0] and (
            line.mark.is_prose
            or len(line.text) >= _LONG
            or (in_head and not line.is_link)
            or ((section := self.judge.section(element)) and section in self.sections)
        ):
            return True
        if (in_head or number == self.at - 3) and self.is_said(line):
            return True
        against = self.judge.evidence[element].against
        if number == self.begun + 1 and line.mark.header and against.keys() <= _OF_BYLINES:
            return True
        if self.is_own(line):
            return True
        # The sentence with a dateline that the text begins with can have a part of its own.
        is_above = self.at < number < self.first and line.mark.is_prose
        return is_above and line.mark.dateline and self.judge.areas.is_part(element)

    @functools.cached_property
    def sections(self) -> set[int]:
        """The sections of the text with headings, whatever they are called.

        Those with standing lines, and one below all text, can be what they are called.
        """
        judge, headings = self.judge, self.judge.areas.headings
        text = (it for it in reversed(self.lines) if not judge.evidence[it.spot.element].against)
        last = next((it.number for it in text), 0)
        headed = {judge.section(it.spot.element) for it in headings if it.number < last}
        found = (it for it in self.lines if it.number in self.found)
        return headed - {judge.section(it.spot.element) for it in found}

    def is_said(self, line: Line) -> bool:
        """Return whether a line around the title is a date, a kind beside one or a sentence.

        What it is called can speak against it, but not against a date right below the title, or
        right above it in its element; nor what parts of a head are called against dates and a lead.
        """
        number, element, judge = line.number, line.spot.element, self.judge
        if line.mark.meaning.kind is not None:
            near = self.lines[max(0, number - 1) : number + 2]
            # The last entry of a menu can stand above a date.
            in_menu = line.is_link and near[0].is_link and near[0].spot.element == element
            return not in_menu and any(other.mark.header for other in near)
        against = judge.evidence[element].against.keys()
        allowed = _OF_HEADS if self.at < number <= self.begun else _OF_DATES
        if line.mark.is_prose and not line.is_link and against <= allowed:
            return True
        of_title = judge.evidence[self.own].against.keys()
        can_stay = not line.is_link and against - of_title <= allowed
        above = number == self.at - 1 and judge.areas.below(self.own, element)
        return bool(can_stay or above or number == self.at + 1) and line.mark.beside is not None

    def is_byline(self, line: Line) -> bool:
        """Return whether a line below the title is the name of an author or the like, or none."""
        mark, meaning = line.mark, line.mark.meaning
        is_name = line.is_link and len(line.text.split()) <= _MOST_NAME_WORDS
        if says(line.text) and not (is_name or line.text.isdecimal()):
            return False
        known = meaning.structure or meaning.kind or mark.header or line.hints.heading
        return not known and not self.is_own(line)

    def is_own(self, line: Line) -> bool:
        """Return whether a line is the article's by its words: kind, label, contact, heading.

        Words that sites print anywhere are none of it, and below the text a footer has none.
        """
        at, own = line.spot.element, line.spot.element in self.judge.areas.own
        if not (own or line.is_link):
            phrase = line.mark.meaning.phrase
            own = phrase is not None and not (phrase.anywhere or phrase.role is Role.NAVIGATION)
            # In a menu, the name of a kind is an entry.
            is_kind = line.mark.meaning.kind is not None
            own = own or (is_kind and "nav" not in self.judge.evidence[at].found)
        is_below = line.number > self.first
        return own and not (is_below and _FOOTERS & self.judge.evidence[at].against.keys())


def _is_control(line: Line, judge: Judge) -> bool:
    """Whether a line in an element of a form is pressed or chosen, or code that people copy."""
    if line.hints.tag == "textarea":
        return line.text.startswith(_EMBEDDED)
    # A legend is the heading of the prose below it.
    is_heading = line.hints.tag == "legend" and judge.areas.prose[line.spot.element]
    return not is_heading and line.hints.heading < 2

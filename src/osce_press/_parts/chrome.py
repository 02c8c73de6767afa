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
from osce_press._parts.weights import LIMITS, Judge, judge_of
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
        return Chrome(standing_lines(lines), None)
    judge, title, first = judge_of(page, lines, names)
    areas = judge.areas
    at = first if title is None else title.number
    found = {
        number: Verdict(Role.RELATED, "chrome", f'below "{heading}"')
        for number, heading in cards_below(lines, areas)
        if title is None or number != at
    }
    for number, label in labelled_cards(lines, areas):
        found[number] = Verdict(Role.RELATED, "chrome", f'below "{label}" of other pages')
    found.update(standing_lines(lines, areas))
    found.update(_weighed(lines, found, judge, title, first))
    for number, heading in [*boxes(lines, areas, found, lambda at: judge.evidence[at].against)]:
        found.setdefault(number, Verdict(Role.RELATED, "chrome", f'below "{heading}"'))
    for line in areas.left_over(lines[max(at, first) :], found):
        found[line.number] = judge.verdict(line.spot.element, False)
    return Chrome(found, title)


def _weighed(
    lines: Sequence[Line], found: Container[int], judge: Judge, title: Line | None, first: int
) -> Iterator[tuple[int, Verdict]]:
    """Yield the lines, but those found, that are the site's by the weight of their elements."""
    at = first if title is None else title.number
    # Kind, title and date, if no markup says the title; else kind and date above it.
    head = range(at - 3 if title is None else at - 2, max(first, at + 1))
    # A label has its values below it.
    begins = (line for line in lines[at + 1 : first] if line.mark.is_prose or line.mark.label)
    begun = next((line.number for line in begins), first)
    own = -1 if title is None else title.spot.element
    # What holds title and text; a day printed above the title outside of it is not the page's.
    page = judge.areas.common(max(own, 0), judge.areas.best)
    #: The list that the text announces: "The handbook is available in three languages:".
    announced: int | None = None
    # Most pages have no line that asks for it.
    sections = functools.cache(lambda: _sections(lines, found, judge))
    # An element holds many lines.
    value_of, verdict_of = functools.cache(judge.value), functools.cache(judge.verdict)
    control_of = functools.cache(judge.control)
    for line in lines:
        number, element = line.number, line.spot.element
        if number in found or line is title:
            continue
        if line.hints.tag in _CONTROLS and _is_control(line, judge):
            yield number, Verdict(Role.NAVIGATION, "chrome", f"<{line.hints.tag}>")
            continue
        if at < number < begun and _is_byline(line, judge):
            yield number, Verdict(Role.RELATED, "chrome", "between the title and the text")
            continue
        value = value_of(element)
        # Most lines are plainly the text's.
        if value <= LIMITS[1] and element != announced and not (number < at and element == own):
            in_head = number in head
            stays = value > LIMITS[0] and (
                line.mark.is_prose
                or len(line.text) >= _LONG
                or (in_head and not line.is_link)
                or ((section := judge.section(element)) and section in sections())
            )
            stays = (
                stays
                or ((in_head or number == at - 3) and _is_said(line, lines, at, begun, own, judge))
                or (
                    number == begun + 1
                    and line.mark.header
                    and judge.evidence[element].against.keys() <= _OF_BYLINES
                )
                or _is_own(line, judge, below=number > first)
                or (at < number < first and _is_begun(line, judge))
            )
            if not stays:
                yield number, verdict_of(element, number < at, at < number < first)
                continue
        if number < at and judge.is_apart(element, page) and line.mark.header:
            yield number, verdict_of(element, True)
            continue
        # A question can be pressed to show its answer.
        is_text = line.mark.is_prose or line.hints.heading
        if not is_text and (control := control_of(element)):
            yield number, Verdict(Role.NAVIGATION, "chrome", control)
            continue
        if line.text[-1] in ":：" and len(line.text) >= LEAST_ANNOUNCING:
            announced = next(
                (it.spot.element for it in lines[number + 1 : number + 2] if it.hints.item), None
            )


def _is_control(line: Line, judge: Judge) -> bool:
    """Whether a line in an element of a form is pressed or chosen, or code that people copy."""
    if line.hints.tag == "textarea":
        return line.text.startswith(_EMBEDDED)
    # A legend is the heading of the prose below it.
    is_heading = line.hints.tag == "legend" and judge.areas.prose[line.spot.element]
    return not is_heading and line.hints.heading < 2


def _sections(lines: Sequence[Line], found: Container[int], judge: Judge) -> set[int]:
    """Return the sections of the text with headings, whatever they are called.

    Those with standing lines, and one below all text, can be what they are called.
    """
    text = (it for it in reversed(lines) if not judge.evidence[it.spot.element].against)
    last = next((it.number for it in text), 0)
    headed = {judge.section(it.spot.element) for it in lines[:last] if it.hints.heading}
    return headed - {judge.section(it.spot.element) for it in lines if it.number in found}


def _is_said(
    line: Line, lines: Sequence[Line], at: int, begun: int, of_title: int, judge: Judge
) -> bool:
    """Whether a line around the title is a date, a kind beside one or a sentence that stays.

    What it is called can speak against it, but not against a date right below the title, or right
    above it in its element; nor what parts of a head are called against dates and a lead in it.
    """
    number, element = line.number, line.spot.element
    if line.mark.meaning.kind is not None:
        near = lines[max(0, number - 1) : number + 2]
        # The last entry of a menu can stand above a date.
        in_menu = line.is_link and near[0].is_link and near[0].spot.element == element
        return not in_menu and any(other.mark.header for other in near)
    against = judge.evidence[element].against.keys()
    allowed = _OF_HEADS if at < number <= begun else _OF_DATES
    if line.mark.is_prose and not line.is_link and against <= allowed:
        return True
    can_stay = not line.is_link and against - judge.evidence[of_title].against.keys() <= allowed
    above = number == at - 1 and judge.areas.below(of_title, element)
    return bool(can_stay or above or number == at + 1) and line.mark.beside is not None


def _is_begun(line: Line, judge: Judge) -> bool:
    """Whether a line is the sentence with a dateline that the text begins with, in its own part."""
    mark, at = line.mark, line.spot.element
    return mark.is_prose and mark.dateline is not None and judge.areas.is_part(at)


def _is_byline(line: Line, judge: Judge) -> bool:
    """Whether a line between title and text is the name of an author or the like, or no words."""
    mark, meaning = line.mark, line.mark.meaning
    is_name = line.is_link and len(line.text.split()) <= _MOST_NAME_WORDS
    if says(line.text) and not (is_name or line.text.isdecimal()):
        return False
    known = meaning.structure or meaning.kind or mark.header or line.hints.heading
    return not known and not _is_own(line, judge)


def _is_own(line: Line, judge: Judge, *, below: bool = False) -> bool:
    """Whether a line is the article's by its words: kind, label, contact, a heading of the tail.

    Words that sites print anywhere are none of it, and below the text a footer has none.
    """
    at, own = line.spot.element, False
    if not line.is_link:
        phrase = line.mark.meaning.phrase
        named = phrase is not None and not (phrase.anywhere or phrase.role is Role.NAVIGATION)
        # In a menu, the name of a kind is an entry.
        own = named or (
            line.mark.meaning.kind is not None and "nav" not in judge.evidence[at].found
        )
    own = own or at in judge.areas.own
    return own and not (below and _FOOTERS & judge.evidence[at].against.keys())

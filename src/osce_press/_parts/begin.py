"""Where the article begins in a text, if sentences of the site or other articles stand above it.

``top.py`` looks for a title up to the first sentences, which can be the page's own. Below more of
them, an article begins where a press page prints what stands above its text: its kind, its title,
and a block of labels, a date or a whole dateline.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from osce_press._grammar.shape import Shape
from osce_press._marks import Line
from osce_press._parts.outline import Head
from osce_press._parts.titles import can_be_title, is_sites, said_title, title_among

__all__ = ["article_begin", "holds_article", "whole_date"]

#: Below a title, block, date or text begin within so many lines; between it and the kind stand
#: a rubric, an issuer, a day.
_NEAR, _MOST_BETWEEN = 5, 3
#: A title has so many words at least where only its place says that it is one.
_LEAST_WORDS = 4
#: Paragraphs right below the first line are its text, if they have so many characters.
_LEAST_OWN = 500
#: So many lines above a title are read with its head.
_AT_TOP = 8
#: A text has more sentences than a teaser, and so many in a row are one whatever stands above.
_LEAST_TEXT, _WHOLE_TEXT = 2, 3
#: What speaks for a title: a text below it; a date and a text; a block or a whole dateline.
_TEXT, _DATED, _SURE = 1, 2, 3


class _Beginning(NamedTuple):
    """A place where the article can begin."""

    speaks: int
    #: Position of the line below the title that speaks for it.
    by: int
    has_kind: bool
    #: Position of the kind, else of the title.
    at: int


def article_begin(lines: Sequence[Line], head: Head) -> int:
    """Return where the article begins, if it is not at the top, where ``head`` was read; else 0.

    It begins where most speaks for it, with the kind nearest to what does. Several places where
    nothing but a text stands below kind and title are teasers.
    """
    below = lines[head.end : head.end + _NEAR] if head.title else ()
    if len(head.fields) > 1 or (head.fields and head.kind) or any(map(whole_date, below)):
        return 0
    begins = sorted(_beginnings(lines), key=lambda it: (-it.speaks, it.by, -it.has_kind, -it.at))
    if not begins:
        return 0
    speaks, _, has_kind, begin = begins[0]
    first = next((at for at, line in enumerate(lines) if line.mark.is_prose), _AT_TOP)
    if begin <= min(first, _AT_TOP) and (head.kind or not has_kind):
        return 0
    said = said_title(lines)
    is_said = said is not None and lines[said] is head.title
    begun = head.fields or is_said or any(it.mark.dateline for it in lines[:begin])
    own = [len(line.text) for line in takewhile(_is_prose, lines[1:begin])]
    begun = begun or (len(own) > 1 and sum(own) >= _LEAST_OWN)
    if begun and not has_kind:
        return 0
    above, text = _sentences(lines[:begin]), _sentences(lines[begin:])
    if speaks == _SURE:
        return begin if text >= min(above, _WHOLE_TEXT) else 0
    is_only = len({it.by for it in begins if it.speaks == speaks}) == 1
    return begin if is_only and text >= above else 0


def holds_article(lines: Sequence[Line]) -> bool:
    """Return whether some lines hold a kind with its title, and a text or what is above one."""
    return any(it.has_kind for it in _beginnings(lines))


def _beginnings(lines: Sequence[Line]) -> Iterator[_Beginning]:
    for at, line in enumerate(lines):
        if kind := line.mark.meaning.kind:
            title = at + 1 + title_among(lines[at + 1 : at + 1 + _MOST_BETWEEN])
            speaks, by = _speaks(lines, title)
            is_entry = line.hints.item or line.mark.meaning.menu
            # "News" above others is an entry of a menu.
            is_other = kind.common and title > at + 1 and not lines[at + 1].mark.header
            if speaks and (speaks == _SURE or not is_entry):
                yield _Beginning(speaks, by, True, title if is_other else at)
        elif whole_date(line):
            above = range(at - 1, max(0, at - _NEAR) - 1, -1)
            title = next((it for it in above if _speaks(lines, it)[0]), at)
            if title < at:
                yield _Beginning(_SURE, at, False, title)


def _speaks(lines: Sequence[Line], title: int) -> tuple[int, int]:
    """Return how much speaks for a title, 0 if it can be none, and which line below it does."""
    line, found, text = (lines[title] if title < len(lines) else None), _TEXT, 0
    if line is None or line.mark.header or is_sites(line) or not can_be_title(lines[title:]):
        return 0, title
    if len(line.text.split()) < _LEAST_WORDS or line.mark.shape > Shape.QUESTION:
        return 0, title
    for at, below in enumerate(lines[title + 1 : title + 1 + _NEAR], title + 1):
        label = below.mark.label
        if label and ((label.known and below.label) or label.advisory):
            return _SURE, at
        if whole_date(below):
            return _SURE, at
        if below.mark.header:
            found = _DATED
        text += below.mark.is_prose
    return (found if text >= _LEAST_TEXT else 0), title + 1


def _sentences(lines: Sequence[Line]) -> int:
    """Return how many sentences stand in a row at most."""
    return max((len([*run]) for prose, run in groupby(lines, _is_prose) if prose), default=0)


def _is_prose(line: Line) -> bool:
    return line.mark.is_prose


def whole_date(line: Line) -> datetime.date | None:
    """Return the date of a dateline with place in capitals and year: "VIENNA, 3 May 2004 - "."""
    dateline = line.mark.dateline
    if dateline is None or dateline.year_completed:
        return None
    return dateline.date if any(place.text.isupper() for place in dateline.places) else None

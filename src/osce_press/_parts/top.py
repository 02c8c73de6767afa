"""Where the head of a text begins: below the site's lines, with kind, title and date.

A text has no elements that say what is whose. Each line that can be the title is weighed by what it
is, by what stands above it and by what stands below it. The weights were fitted to articles in the
pages of other sites, and to texts of the OSCE, by ``scripts/fit_top.py``.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from osce_press._grammar.shape import Shape
from osce_press._marks import Line
from osce_press._parts.body import has_credit
from osce_press._parts.header import FEW, header_of, is_long, is_other_day, is_todays
from osce_press._parts.menu import menu_end
from osce_press._parts.titles import can_be_title, is_sites

__all__ = ["WEIGHTS", "Top", "evidence", "find_top"]

#: What it adds for a line as the title that the line itself is this.
_OF_LINE = {
    "a breadcrumb": -2.7,
    "a common kind": -1.2,
    "a kind": -1.8,
    "a label": -1.2,
    "a label of the block": -1.2,
    "a section": -2.8,
    "a sentence": -1.6,
    "a standing line": -2.7,
    "an entry of the menu": -0.6,
    "begins small": -2.1,
    "begins with a number": -2.1,
    "beside a date": -1.4,
    "ends in a number": -0.5,
    "in capitals": -1.9,
    "one word": -3.5,
    "three words": -1.7,
    "two words": -2.7,
}
#: The same of what stands above it; "another" is a line of several words nobody knows.
_OF_ABOVE = {
    "a colon right above": -1.3,
    "a common kind near above": 0.6,
    "a common kind right above": 3.1,
    "a kind near above": 3.5,
    "a kind right above": 5.3,
    "a label of the block right above": -2.5,
    "a section right above": 2.3,
    "another above": -1.3,
    "few words right above": 0.6,
    "nothing above": 1.4,
    "said above": 1.4,
    "several above": -1.5,
    "the same right above": -0.9,
    "two above": -1.4,
}
#: The same of what stands below it.
_OF_BELOW = {
    "a block below": 0.4,
    "a block right below": 1.4,
    "a date below": 0.9,
    "a date right below": 1.6,
    "a kind below": -0.9,
    "a kind right below": -1.5,
    "a name above another": -1.5,
    "a whole dateline below": 0.7,
    "a whole dateline right below": 0.6,
    "an author below": 0.3,
    "an author right below": 1.1,
    "another above a block": -0.3,
    "another above a whole dateline": -1.2,
    "one text below": -0.4,
    "several below": -0.7,
}
WEIGHTS = _OF_LINE | _OF_ABOVE | _OF_BELOW
#: A line with less is no title, and below one with so much, none is looked for. Set by hand: what
#: stands above a title is lost if it is the wrong one.
_LEAST_WEIGHT, _ENOUGH = -0.9, 5.0
#: Below sentences, which can be the page's own, one of these makes a head.
_SURE = {
    f"a {name} {where}"
    for name in ("block", "date", "whole dateline")
    for where in ("below", "right below")
}
#: So many lines are looked at, up to so many characters in sentences, and the first dateline.
_MOST, _MOST_ABOVE = 250, 500
#: So many lines below a line, so many for sentences, and so many between kind and title.
_BELOW, _TEXT_BELOW, _BETWEEN = 8, 11, 3
#: Below a few of a site, first of all, a kind does as well; they have no more characters.
_SURE_BELOW_SLOGAN = _SURE | {"a kind right above", "a common kind right above"}
_LONGEST_SLOGAN = 100
#: A name's words begin with capitals, but for those of so few letters; it has so many at most.
_LONGEST_SMALL, _MOST_OF_NAME = 3, 6


class Top(NamedTuple):
    """Positions in a text: where known lines of the site end, and where the head begins."""

    known: int
    begin: int
    #: The line that is most likely the title.
    title: int | None = None


def find_top(lines: Sequence[Line], *, titled: bool = False) -> Top:
    """Return where the site's lines at the top end; nobody knows all of them.

    Args:
        lines: The lines of the page.
        titled: Whether the title is known, so that known lines are enough.
    """
    known = menu_end(lines)
    dated = header_of(lines[0]) if lines and not known else None
    if dated and is_todays(dated, ()):
        # A day above them is that of the crawl.
        menu = menu_end(lines[1:])
        below = (it for it in lines[1:2] if not (it.label or it.mark.meaning.kind))
        known = menu + 1 if menu or any(map(is_sites, below)) else 0
    if titled:
        return Top(known, known)
    best, title = _LEAST_WEIGHT, None
    for at, said in evidence(lines[known:]):
        weight = sum(map(WEIGHTS.__getitem__, said))
        if weight > best:
            best, title = weight, at
        if weight >= _ENOUGH:
            break
    if title is None:
        return Top(known, known)
    return Top(known, known + _begin(lines[known:], title), known + title)


def _begin(lines: Sequence[Line], title: int) -> int:
    """Return where the lines above a title begin that are its own: kind, block, date, structure."""
    begin = _kind_above(lines, title)
    if begin is None:
        labels = (at for at in range(max(0, title - _BELOW), title) if lines[at].label)
        begin = next(labels, title)
        # A block can stand between the two.
        begin -= bool(begin and lines[begin - 1].mark.meaning.kind)
    below = lines[title + 1 : title + 1 + _BETWEEN]
    is_dated = any(it.mark.header for it in below[:1])
    while begin and (own := lines[begin - 1].mark.beside or lines[begin - 1].mark.header):
        if is_dated or is_other_day(own.date and own.date.date, below):
            break
        begin -= 1
    issuer = lines[begin - 1].mark if begin else None
    # Above a kind, the OSCE's own name is a logo.
    if issuer and (issuer.is_issuer or (begin == title and issuer.meaning.structure)):
        return begin - 1
    # "OSCE Mission to Serbia", "Activities" and the title.
    above = [it.mark.meaning for it in lines[max(0, begin - 2) : begin]]
    return begin - 2 if len(above) == 2 and above[0].structure and above[1].section else begin


def _kind_above(lines: Sequence[Line], title: int) -> int | None:
    """Return the position of the kind above a title, right above it or near."""
    for at in range(title - 1, max(-1, title - _BETWEEN - 2), -1):
        # "News" among other lines is an entry of a menu.
        if kind := lines[at].mark.meaning.kind:
            own = (
                it.mark.beside or it.mark.header or it.mark.is_issuer
                for it in lines[at + 1 : title]
            )
            return at if not kind.common or all(own) else None
    return None


def evidence(lines: Sequence[Line]) -> Iterator[tuple[int, Collection[str]]]:
    """Yield the positions of lines that can be the title, each with what speaks for and against."""
    length = others = 0
    for at, line in enumerate(lines[:_MOST]):
        can_be = can_be_title(lines[at : at + 2]) or (at == 0 and _is_dated(lines))
        # The name of a kind is none.
        is_kind = line.mark.meaning.kind is not None and not is_long(line.text)
        if can_be and not (is_kind or line.mark.header):
            said = (
                *_of_words(line),
                *_of_meaning(line),
                *_of_above(lines, at, others),
                *_of_below(lines, at),
            )
            sure = _SURE if others or length > _LONGEST_SLOGAN else _SURE_BELOW_SLOGAN
            if "no text below" not in said and (not length or not sure.isdisjoint(said)):
                yield at, said
        is_text = _is_text(line)
        dateline = line.mark.dateline
        length += is_text * len(line.text)
        if length > _MOST_ABOVE or (dateline and dateline.day is not None):
            return
        others += not is_text and _is_other(line)


def _is_dated(lines: Sequence[Line]) -> bool:
    """Whether a sentence stands right above a date, as a title that ends in a full stop does."""
    return lines[0].mark.shape is Shape.SENTENCE and any(it.mark.beside for it in lines[1:2])


def _of_words(line: Line) -> Iterator[str]:
    text, size = line.text, len(line.text.split())
    if size <= FEW:
        yield ("one word", "two words", "three words")[size - 1]
    elif text.isupper():
        yield "in capitals"
    if line.mark.shape > Shape.QUESTION:
        yield "a sentence"
    if text[0].islower():
        yield "begins small"
    if text[0].isdigit():
        yield "begins with a number"
    if text[-1].isdigit():
        yield "ends in a number"


def _of_meaning(line: Line) -> Iterator[str]:
    mark, meaning = line.mark, line.mark.meaning
    if line.label:
        yield "a label of the block"
    elif mark.label and (mark.label.value or mark.shape is Shape.LABEL):
        yield "a label"
    if meaning.kind:
        yield "a common kind" if meaning.kind.common else "a kind"
    if meaning.section:
        yield "a section"
    elif meaning.menu:
        yield "an entry of the menu"
    if meaning.phrase:
        yield "a standing line"
    if mark.is_breadcrumb:
        yield "a breadcrumb"
    if mark.beside or mark.is_beside:
        yield "beside a date"


def _of_above(lines: Sequence[Line], at: int, others: int) -> Iterator[str]:
    if not at:
        yield "nothing above"
        return
    yield from _of_kind_above(lines, at)
    above, line = lines[at - 1], lines[at]
    if above.label:
        yield "a label of the block right above"
    elif above.text.endswith((":", "：")):
        yield "a colon right above"
    if above.mark.meaning.section:
        yield "a section right above"
    if above.mark.words == line.mark.words:
        yield "the same right above"
    if not is_long(above.text):
        yield "few words right above"
    if others:
        yield "another above" if others == 1 else "two above" if others == 2 else "several above"
    if is_long(line.text) and any(line.text in it.text != line.text for it in lines[:at]):
        yield "said above"


def _of_kind_above(lines: Sequence[Line], at: int) -> Iterator[str]:
    """Yield the kind above, between which and the title an issuer, a date, a rubric can stand."""
    for distance in range(1, min(at, _BETWEEN + 1) + 1):
        mark = lines[at - distance].mark
        if kind := mark.meaning.kind:
            others = lines[max(0, at - 2) : at - 1] if distance == 1 else ()
            if any(map(_is_other, others)) and not is_long(lines[at].text):
                # Above a kind, the title is no shorter than what stands below it.
                return
            is_common = kind.common and not all(map(is_sites, lines[: at - distance]))
            name = "a common kind" if is_common else "a kind"
            yield f"{name} right above" if distance == 1 else f"{name} near above"
            return
        if not (mark.header or mark.beside or mark.meaning.structure or mark.is_word):
            return


def _of_below(lines: Sequence[Line], at: int) -> Iterator[str]:
    line, below = lines[at], lines[at + 1 : at + 1 + _BELOW]
    found: dict[str, str] = {}
    others = 0
    for distance, it in enumerate(below):
        if name := _name_below(it):
            found.setdefault(name, f"{name} below" if distance else f"{name} right below")
        if _is_text(it):
            break
        others += not name and _is_other(it)
    yield from found.values()
    if others:
        if others > 1:
            yield "several below"
        yield from (
            f"another above {name}" for name in ("a whole dateline", "a block") if name in found
        )
    text = filter(_is_text, islice(lines, at + 1, at + 1 + _TEXT_BELOW))
    texts = len([*islice(text, 2)])
    if texts < 2:
        yield "one text below" if texts else "no text below"
    if is_long(line.text) and _is_name(line.text) and _is_other_title(below):
        yield "a name above another"


def _is_other_title(lines: Sequence[Line]) -> bool:
    """Whether some lines begin with what can be a title, and is no name."""
    return can_be_title(lines) and is_long(lines[0].text) and not _is_name(lines[0].text)


def _name_below(line: Line) -> str:
    """Return what a line below a title is, if it tells one."""
    mark = line.mark
    if mark.dateline:
        return "" if mark.dateline.year_completed else "a whole dateline"
    if line.label or (mark.label and mark.label.advisory):
        return "a block"
    if mark.header:
        return "a date"
    if mark.beside or has_credit(line):
        return "an author"
    return "a kind" if mark.meaning.kind else ""


def _is_text(line: Line) -> bool:
    """Whether a line is of a text; a title can ask."""
    return line.mark.shape > Shape.QUESTION or line.mark.dateline is not None


def _is_other(line: Line) -> bool:
    """Whether a line has several words that nobody knows."""
    mark = line.mark
    if not is_long(line.text) or line.hints.item or mark.beside or mark.header:
        return False
    return not (is_sites(line) or mark.meaning.kind or has_credit(line))


def _is_name(text: str) -> bool:
    """Whether a text is a name, as that of a site: few words that begin with capitals."""
    words = text.split()
    is_capital = all(word[0].isupper() for word in words if len(word) > _LONGEST_SMALL)
    return is_capital and len(words) <= _MOST_OF_NAME

"""Line breaks that were lost, in a whole text or a block: found as far as the vocabulary tells."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, islice, pairwise
from operator import attrgetter

import attrs

from osce_press._grammar.labels import BLOCKS
from osce_press._lines.page import PLAIN, Page
from osce_press._marks import Line, Marker
from osce_press._notices import notice
from osce_press.models import Role

__all__ = ["dates_in_a_row", "find_lines", "glued_footers", "labels_in_a_row"]

#: A line that is shorter can hold no page.
_SHORT = 80
_COLON = re.compile(r"[:：]")
_BULLET = re.compile(r"\s+[-*•]\s")
#: A label has at most so many characters and words.
_LONGEST_LABEL = 80
_WORDS = [re.compile(rf"(?:\S+\s+){{{count}}}\S+$") for count in reversed(range(5))]
#: Prose can quote one.
_FEWEST_LABELS = 2
_CAPITALS = re.compile(r"(?<=\s)[^\W\d_a-z][^\W\d_a-z'’-]+(?=[\s,/])")
_MOST_CAPITALS = 40
#: A title ends none.
_SENTENCE = re.compile(r"[.!?]\s")
#: What stands around a line: blanks, the bullets of a list, what parts its labels.
_LINE = re.compile(r"\s*(?:[-*•]\s+)?(.*?)(?:\s+[-*|•·])?\s*", re.DOTALL)
_LONGEST_DATELINE = 400
_LONGEST_ROW = 600
#: A kind and a date on one line, or a date glued to the text below it, as some systems print them.
_WITH_DATE = re.compile(r"^(?=.*\d{4}).{3,40}?(\s[|–-]\s).{3,40}$", re.MULTILINE)
_DATE_ABOVE = re.compile(
    r"^(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)(?=\s+[^\W\d_a-z].{60})", re.MULTILINE
)
#: A summary has so many lines at most.
_SUMMARY = 3
_LABEL = attrgetter("label")
#: A sentence with a footer behind it, on one of so many last lines; "2004 Lake Times Ltd." is none.
_FOOTED = re.compile(
    r"(?:\S+ ){4}.*?[.!?][^\w©(]{0,2}(?=(?:©|\(c\)|Copyright\b).{0,150}$|[^.!?©]{5,60}\.?$)"
)
_LAST = 12


def find_lines(page: Page, marker: Marker) -> Page:
    """Return the page, and its only line as several, with a notice, if it is a whole page's."""
    if page.is_html or page.no_page or len(page.texts) != 1 or len(page.texts[0]) < _SHORT:
        return page
    text, begin = page.texts[0], page.offsets[0]
    breaks = sorted({*_breaks(text, marker)})
    if not breaks:
        return page
    spans = zip([0, *breaks], [*breaks, len(text)], strict=True)
    found = [match for span in spans if (match := _LINE.fullmatch(text, *span)) and match[1]]
    return attrs.evolve(
        page,
        texts=[match[1] for match in found],
        offsets=[begin + match.start(1) for match in found],
        starts=[begin + match.start() for match in found],
        hints=[PLAIN] * len(found),
        notices=(*page.notices, notice("no-line-breaks")),
    )


def dates_in_a_row(page: Page, lines: Sequence[Line], marker: Marker) -> dict[int, list[int]]:
    """Return where a date begins or ends on the line of a kind, or before the text, by number.

    ``News item | 3 May 2004`` is what some sites print above the title, ``3.5.2004 VIENNA, 3 May``
    what others print for the first paragraph. A chronicle has several such lines.
    """
    cuts: dict[int, list[int]] = {}
    for match in _WITH_DATE.finditer(page.text):
        # A bullet can stand before the words.
        line = lines[bisect_right(page.offsets, match.start(1)) - 1]
        places = [place - line.offset for place in match.span(1)]
        parts = line.text[: places[0]], line.text[places[1] :]
        for kind, date in (parts, parts[::-1]):
            if marker.vocabulary.kind(kind) and marker.datelines.header(date):
                cuts[line.number] = places
    dated = [*_DATE_ABOVE.finditer(page.text)]
    for match in dated if len(dated) == 1 else ():
        line = lines[bisect_right(page.offsets, match.start()) - 1]
        if line.mark.is_prose and line.offset == match.start():
            cuts[line.number] = [len(match[0])]
    return cuts


def labels_in_a_row(lines: Sequence[Line], marker: Marker) -> dict[int, list[int]]:
    """Return where labels begin that stand on one line with others, by the line's number.

    ``Date: Place: TASHKENT Source: OSCE Secretariat`` is what some extractors make of a block.
    Below the first paragraph only listings have such lines.
    """
    cuts: dict[int, list[int]] = {}
    first_text: int | None = None
    for line in compress(lines, map(_LABEL, lines)):
        text = line.text
        if text.count(":") < 2 or len(text) > _LONGEST_ROW:
            continue
        if first_text is None:
            first_text = _first_text(lines)
        begins = [start for start, _ in _labels(text, marker)]
        parts = [_LINE.fullmatch(text, *span) for span in pairwise([*begins, len(text)])]
        labels = [label for part in parts if part and (label := marker.labels.split(part[1]))]
        fitting = len(labels) == len(parts) and all(label.key and label.fits for label in labels)
        # News items have a summary above the block.
        known = all(label.known or not label.value for label in labels)
        above = line.number < first_text + _SUMMARY * known
        listed = above or any(label.listing for label in labels)
        if begins[:1] == [0] and len({label.key for label in labels}) > 1 and fitting and listed:
            cuts[line.number] = [edge for part in parts if part for edge in part.span(1)]
    return cuts


def glued_footers(lines: Sequence[Line]) -> dict[int, list[int]]:
    """Return where "© 2004 OSCE. All rights reserved" begins behind a sentence, by number."""
    cuts: dict[int, list[int]] = {}
    for line in lines[-_LAST:]:
        phrase = line.mark.meaning.phrase
        if phrase is not None and phrase.match == "suffix" and phrase.role is Role.FOOTER:
            text = _FOOTED.match(line.text)
            cuts[line.number] = [text.end()] if text else []
    return cuts


def _first_text(lines: Sequence[Line]) -> int:
    """Return the number of the first paragraph, or of none."""
    marks = ((line.number, line.mark) for line in lines if line.mark.meaning.phrase is None)
    return next((at for at, mark in marks if mark.is_prose or mark.dateline), len(lines))


def _breaks(text: str, marker: Marker) -> Iterator[int]:
    """Yield where lines begin: after the kind, at each label, at the dateline."""
    labels = [*_labels(text, marker)]
    labelled = len(labels) >= _FEWEST_LABELS
    dateline = _dateline(text, labels[-1][1] if labelled else 0, marker)
    if not labelled and (dateline is None or _SENTENCE.search(text, 0, dateline)):
        return
    if dateline is not None:
        yield dateline
    for label, end in labels if labelled else ():
        yield label
        if _BULLET.match(text, end):
            yield end
    blanks = (blank.start() for blank in re.finditer(r"\s", text[:_LONGEST_LABEL]))
    yield from [blank for blank in blanks if marker.vocabulary.kind(text[:blank])][-1:]


def _dateline(text: str, start: int, marker: Marker) -> int | None:
    """Return where the first dateline begins after other words, if one does."""
    if marker.datelines.find(text[:_LONGEST_DATELINE]):
        return None
    for place in islice(_CAPITALS.finditer(text, start), _MOST_CAPITALS):
        found = marker.datelines.find(text[place.start() : place.start() + _LONGEST_DATELINE])
        if found is not None and found.start == 0:
            return place.start()
    return None


def _labels(text: str, marker: Marker) -> Iterator[tuple[int, int]]:
    """Yield where the labels of a metadata block begin, and where their colons end."""
    end = 0
    for colon in _COLON.finditer(text):
        begin = max(end, colon.start() - _LONGEST_LABEL)
        before = text[begin : colon.start()].rstrip()
        for words in _WORDS:
            match = words.search(before)
            meanings = marker.vocabulary.label_meanings(match[0]) if match else ()
            if match and any(meaning.block in BLOCKS for meaning in meanings):
                end = colon.end()
                yield begin + match.start(), end
                break

"""Line breaks that were lost, in a whole text or a block: found as far as the vocabulary tells."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from osce_press._common.regex import regex
from osce_press._grammar.labels import BLOCKS
from osce_press._grammar.shape import Shape, is_small, says
from osce_press._lines.page import PLAIN, Page
from osce_press._marks import Line, Marker
from osce_press._notices import notice
from osce_press.models import Role
from osce_press.vocabulary import Meaning, Vocabulary

__all__ = ["dates_in_a_row", "find_lines", "glued_footers", "glued_heads", "labels_in_a_row"]

#: Where lines are cut, by number.
Cuts: TypeAlias = dict[int, list[int]]
#: A line that is shorter can hold no page.
_SHORT = 80
#: With such a line, so many lines are the page.
_MOST_WHOLE = 4
#: A number right behind a word.
_NUMBER = regex(r"(?<=[^\W\d_])(?=\d)")
_COLON = regex(r"[:：]")
#: A label nobody knows, glued to the value before it and to its own.
_OTHER_LABEL = regex(r"(?<=\S)[^\W\d_a-z][^:]{1,40}:(?=\S)")
_BULLET = regex(r"\s+[-*•]\s")
#: A label has at most so many characters and words, a name in a menu so many.
_LONGEST_LABEL, _MOST_WORDS = 80, 5
_MOST_OF_NAME = 14
#: A menu is no longer, nor are the values of a label and what stands behind a text.
_LONGEST_MENU, _LONGEST_VALUES, _LONGEST_TAIL = 8_000, 400, 2_000
#: Values are looked for behind so many labels, and end at one of so many words.
_MOST_LABELS, _MOST_EDGES = 100, 40
#: Dates of other things stand with the labels of a block: "Updated".
_IN_ROWS = {*BLOCKS, "dates"}
_BETWEEN = " |│=-–—"
_GOES_ON = ",/(&"
_CLOSING = ".,;!?…:)]”»|"
_FEWEST_LABELS, _FEWEST_BARS = 2, 5
#: So many labels in a row are a block, whatever stands above it, with a dateline so near below.
_LEAST_IN_ROW, _BELOW = 3, 3
#: So many letters tell what can be a label.
_START = 4
_CAPITALS = regex(r"[^\W\d_][^\W\d_'’-]{1,40}(?=[\s,/])")
_MOST_CAPITALS = 40
#: A title ends none.
_SENTENCE = regex(r"[.!?]\s")
#: What stands around a line: blanks, the bullets of a list, what parts its labels.
_LINE = regex(r"\s*(?:\|\s*)?(?:[-*•]\s+)?(.*?)(?:\s+[-*|•·]|;)?\s*", re.DOTALL)
_LONGEST_DATELINE = 400
_LONGEST_ROW = 1_000
#: A date glued to the text below it, as some systems print it.
_DATE_ABOVE = regex(
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d|\d{1,2} ([^\W\d_]{3,}) \d{4})"
    r"(?=\s+[^\W\d_a-z].{40})"
)
#: Where a word or a date begins right behind a word, or a place, and a date that ends a line.
_GLUED = regex(
    r"[A-Z\d](?:(?<=[^\W\d_A-Z][A-Z])|(?<=[^\W\d_A-Z]\d)(?=\d? )|(?<=[.)\d][A-Z])(?=[A-Z]))"
)
_DATE = regex(r"\d{1,2} [^\W\d_]{3,12} (?:19|20)\d\d")
#: What parts a kind and a date also far from the title, and how near it is.
_BAR, _NEAR = regex(r"\s[|·•‐-―-]\s"), 4
#: A summary has so many lines at most.
_SUMMARY = 3
#: A sentence with a footer behind it, on one of so many last lines; "2004 Lake Times Ltd." is none.
_FOOTED = regex(
    r"(?:\S+ ){4}.*?[.!?][^\w©(]{0,2}(?=(?:©|\(c\)|Copyright\b).{0,150}$|[^.!?©]{5,60}\.?$)"
)
_LAST = 12


def find_lines(page: Page, marker: Marker) -> Page:
    """Return the page, and its line as several, with a notice, if it is a whole page's.

    Standing lines can stand above and below it: "© OSCE".
    """
    if page.is_html or page.no_page or not 1 <= len(page.texts) <= _MOST_WHOLE:
        return page
    at = max(range(len(page.texts)), key=lambda number: len(page.texts[number]))
    text = page.texts[at]
    others = (*page.texts[:at], *page.texts[at + 1 :])
    if len(text) < _SHORT or not all(map(marker.vocabulary.phrase, others)):
        return page
    breaks = sorted({*_breaks(text, marker)})
    if not breaks:
        return page
    bars = [at for at, sign in enumerate(text) if sign == "|"]
    # Extractors can set them between all elements, a menu between some.
    breaks = sorted({*breaks, *(bars if len(bars) > _FEWEST_BARS else ())})
    page = page.cut({at: [edge for part in _parts(text, [0, *breaks]) for edge in part.span(1)]})
    # A bullet before all of them makes none an item.
    hints = [PLAIN] * len(page.texts)
    return page._replace(hints=hints, notices=(*page.notices, notice("no-line-breaks")))


def _parts(text: str, edges: Sequence[int]) -> list[re.Match[str]]:
    """Return the parts of a line that begin at these edges."""
    parts = (_LINE.fullmatch(text, *span) for span in pairwise([*edges, len(text)]))
    return [part for part in parts if part and says(part[1])]


def dates_in_a_row(lines: Sequence[Line], others: Sequence[Line], marker: Marker) -> Cuts:
    """Return where a date begins or ends on the line of a kind, or before the text, by number.

    ``News item | 3 May 2004`` is what some sites print beside the title, ``3.5.2004 VIENNA, 3 May``
    what others print for the first paragraph. A chronicle has several such lines.
    """
    cuts: Cuts = {}
    dated: list[tuple[int, int]] = []
    # A date above a long line begins it.
    near = [it for it in others if it.mark.shape is not Shape.LONG or it.text[0].isdecimal()]
    for line in [it for it in near if "20" in it.text or "19" in it.text or "|" in it.text]:
        text = line.text
        # A heading that is a link is the title of another page: "Daily report 3 May 2004".
        is_title = line.hints.heading == 1 or (line.hints.heading and line.is_link)
        edges = None if is_title else marker.head_lines.parts(text)
        if edges and (_BAR.search(text) or _is_near_title(line, lines)):
            cuts[line.number] = edges
        elif line.mark.is_prose and (match := _DATE_ABOVE.match(text)):
            # "3 May 2004 VIENNA - The talks" is a dateline.
            month = match[1] is None or marker.vocabulary.calendar.month(match[1])
            if month and not (match[1] and line.mark.dateline):
                dated.append((line.number, match.end()))
    return cuts | {number: [end] for number, end in dated if len(dated) == 1}


def _is_near_title(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line that can be the title stands right above or below; else this is it."""
    near = [it.mark for it in lines[max(0, line.number - 1) : line.number + 2] if it is not line]
    return any(not (mark.is_prose or mark.header or mark.meaning.kind) for mark in near)


def labels_in_a_row(lines: Sequence[Line], others: Sequence[Line], marker: Marker) -> Cuts:
    """Return where labels begin that stand on one line with others, by the line's number.

    ``Date: Place: TASHKENT Source: OSCE Secretariat`` is what some extractors make of a block.
    Below the first paragraph only listings have such lines.
    """
    first_text: int | None = None
    cuts = _without_colons(others, marker)
    for line in [it for it in others if ":" in it.text or "：" in it.text]:
        text, label = line.text, line.label
        # Markdown joins the last label of a block and the text below it.
        joined = label and not label.fits
        if not (joined or text.count(":") > 1) or len(text) > _LONGEST_ROW:
            continue
        if first_text is None:
            first_text = _first_text(others, lines)
        if not (edges := sorted({*_of_labels(text, _labels(text, marker), marker)})):
            continue
        parts = _parts(text, edges)
        split = (marker.labels.split(part[1]) for part in parts)
        labels = [label for label in split if label and (label.key or label.other_date)]
        keys = {label.key or label.other_date for label in labels if label.fits}
        # News items have a summary above the block, and a row can be as long as a text.
        known = all(label.known or not label.value for label in labels)
        above = line.number < first_text + (_SUMMARY if known else 1)
        listing = [label.listing for label in labels]
        # The site can speak of itself above a block, whose values are known, or whose text begins
        # right below.
        is_long = len(keys) >= _LEAST_IN_ROW
        begin, count = line.number + 1, _BELOW * is_long
        is_dated = any(it.mark.dateline for it in lines[begin : begin + count])
        listed = above or any(listing) or is_dated or (is_long and known)
        # "Location: vienna, as every year" is a teaser; "Date:3 May 2004Ref:12" has another label.
        joined = joined or (label and not label.known and not text[edges[-1] - 1].isspace())
        joined = joined and text[edges[-1] :].lstrip()[:1].isupper()
        several = len(keys) > (not joined) and any(label.key for label in labels)
        # On a listing, the title can stand before them, and their heading does: "DetailsDate:".
        first = " " not in text[: edges[0]] or (known and all(listing))
        if first and several and listed:
            cuts[line.number] = [edge for part in parts for edge in part.span(1)]
    return cuts


def _without_colons(others: Sequence[Line], marker: Marker) -> Cuts:
    """Return where values begin behind labels whose colon a style printed: "Date3 May 2004".

    Two labels at least stand in a row, each with a value that is known.
    """
    starts = _label_starts(marker.vocabulary)
    near = [it for it in others if len(it.text) <= _LONGEST_LABEL and not it.label]
    short = [it for it in near if it.text[:_START].casefold() in starts]
    edges = {line.number: edge for line in short if (edge := _value_start(line.text, marker))}
    rows = {at for at in edges if at - 1 in edges or at + 1 in edges}
    # A bar, a dash or the like can stand between the two.
    above = {line.number: line.text[: edges[line.number]] for line in short if line.number in rows}
    return {at: [len(label.rstrip(_BETWEEN)), edges[at]] for at, label in above.items()}


@functools.lru_cache(maxsize=8)
def _label_starts(vocabulary: Vocabulary) -> frozenset[str]:
    """Return how the labels of metadata blocks begin: "date", "sour" ..."""
    labels = (entry for entry in vocabulary.labels if entry.block == "metadata")
    return frozenset(name.text[:_START].casefold() for entry in labels for name in entry.names)


def _value_start(text: str, marker: Marker) -> int | None:
    """Return where a known value begins behind a label of a metadata block, without a colon."""
    edges = [
        *islice(_edges(text, 0, len(text)), _MOST_WORDS),
        *(it.start() for it in _NUMBER.finditer(text)),
    ]
    for edge in (edge for edge in edges if text[edge] not in _BETWEEN):
        for meaning in marker.vocabulary.label_meanings(text[:edge].rstrip(_BETWEEN)):
            if meaning.block == "metadata" and marker.labels.is_known(meaning.key, text[edge:]):
                return edge
    return None


def glued_heads(lines: Sequence[Line], others: Sequence[Line], marker: Marker) -> Cuts:
    """Return where a title begins right behind the kind, or a date behind other words, by number.

    ``Press releaseTen rivers of Osh3 May 2004``, ``ODIHROSH, 3 May 2004 - The OSCE ...``
    """
    cuts: Cuts = {}
    first_text = _first_text(others, lines)
    for line in lines[max(0, first_text - _NEAR) : first_text + 1]:
        glued = islice(_GLUED.finditer(line.text, 0, _LONGEST_ROW), _MOST_CAPITALS)
        dateline = line.mark.dateline
        for edge in (*(it.start() for it in glued), dateline.start if dateline else 0):
            above, below = line.text[:edge], line.text[edge:]
            if not above or above[-1].isupper():
                continue
            kind, begun = marker.vocabulary.kind(above), None
            # "McLEAN, 3 May 2004" is a dateline of its own.
            if line.mark.is_prose and not dateline and len(above.split(None, 1)) > 1:
                begun = marker.datelines.find(below[:_LONGEST_DATELINE])
            if (kind and not kind.common) or begun or _DATE.fullmatch(below):
                cuts.setdefault(line.number, []).append(edge)
    return cuts


def glued_footers(lines: Sequence[Line]) -> Cuts:
    """Return where "© 2004 OSCE. All rights reserved" begins behind a sentence, by number."""
    cuts: Cuts = {}
    for line in lines[-_LAST:]:
        phrase = line.mark.meaning.phrase
        if phrase is not None and phrase.match == "suffix" and phrase.role is Role.FOOTER:
            text = _FOOTED.match(line.text)
            cuts[line.number] = [text.end()] if text else []
    return cuts


def _first_text(others: Sequence[Line], lines: Sequence[Line]) -> int:
    """Return the number of the first paragraph, or of none; a banner of the site is none."""
    text = (it.number for it in others if it.mark.is_prose and not it.mark.meaning.phrase)
    return next(text, len(lines))


def _breaks(text: str, marker: Marker) -> Iterator[int]:
    """Yield where lines begin: of the menu, after the kind, at each label, at the dateline."""
    labels = [*_labels(text, marker)]
    # Prose can quote one.
    labelled = len(labels) >= _FEWEST_LABELS
    dateline = _dateline(text, labels[-1][1], marker) if labelled else None
    dateline = _dateline(text, 0, marker) if dateline is None else dateline
    if not labelled and (dateline is None or _SENTENCE.search(text, 0, dateline)):
        return
    begin = len(text) if dateline is None else dateline
    yield begin
    if labelled:
        yield from _of_labels(text, labels, marker)
        begin = min(begin, labels[0][0])
    yield from _of_menu(text[:begin], marker)
    yield from _of_tail(text, marker)


def _of_menu(text: str, marker: Marker) -> Iterator[int]:
    """Yield where the names in a menu begin, and the title behind them or behind the kind."""
    found = _names(text, text.find(" | ", 0, 3 * _LONGEST_LABEL) + 1, _LONGEST_MENU, marker)
    last = next((place for place, name in enumerate(found, 1) if name.meaning.kind), 0)
    yield from (edge for name in found[:last] for edge in name[:2])


def _of_tail(text: str, marker: Marker) -> Iterator[int]:
    """Yield where the names begin that the site prints behind the text."""
    stops = [stop.end() for stop in _SENTENCE.finditer(text, max(0, len(text) - _LONGEST_TAIL))]
    last = stops[-1] if stops else len(text)
    end = text.find("©", last) if "©" in text[last:] else len(text)
    names = _names(text, last, end, marker)
    first = next((place for place, name in enumerate(names) if name.meaning.phrase), len(names))
    # "Share" can end a text, "Follow OSCE Facebook Legal" is a row of several.
    if names[first:] and len(text[names[first].begin : names[-1].end].split()) > 1:
        yield from (end, *(edge for name in names[first:] for edge in name[:2]))


class _Name(NamedTuple):
    begin: int
    end: int
    meaning: Meaning


def _names(text: str, begin: int, end: int, marker: Marker) -> list[_Name]:
    """Return the names of links, kinds and the like in a stretch of text, the longest first."""
    edges = [begin, *_edges(text, begin, end), min(end, len(text))]
    found: list[_Name] = []
    while len(edges) > 1:
        count = 1
        for longer in range(min(_MOST_OF_NAME, len(edges) - 1), 0, -1):
            words = text[edges[0] : edges[longer]].strip(" |")
            if words and _is_name(meaning := marker.vocabulary.meaning(words)):
                found.append(_Name(edges[0], edges[longer], meaning))
                count = longer
                break
        edges = edges[count:]
    return found


def _is_name(meaning: Meaning) -> bool:
    line = meaning.phrase is not None and meaning.phrase.match == "line"
    return bool(line or meaning.menu or meaning.kind or meaning.section or meaning.structure)


def _of_labels(text: str, labels: Iterable[tuple[int, int]], marker: Marker) -> Iterator[int]:
    """Yield where labels begin, each of their values if there are several, and what follows."""
    spans = pairwise([*labels, (len(text), 0)])
    for count, ((begin, colon), (following, _)) in enumerate(spans):
        yield begin
        if _BULLET.match(text, colon):
            yield colon
        label = marker.labels.split(text[begin:colon])
        if label is None or count > _MOST_LABELS:
            continue
        ends = [*_values(text, colon, min(following, colon + _LONGEST_VALUES), label.key, marker)]
        if following < len(text) and _is_one(text, ends, following):
            # "OSH and NARYN", "Vienna (online)", "Vienna, Austria / Osh" are one to the next label.
            whole = text[colon:following].strip(" ,;/")
            ends = [] if marker.labels.fits(label.key, whole) else ends
        yield from (colon, *ends) if len(ends) > 1 else ends
        last = ends[-1] if ends else colon
        if ends and (other := _OTHER_LABEL.match(text, last, following)):
            yield other.end()
        stops = [stop.end() for stop in _SENTENCE.finditer(text, last, following)]
        if following < len(text):
            # The title of the next entry stands behind the teaser.
            yield from stops[-1:]


def _is_one(text: str, ends: Sequence[int], following: int) -> bool:
    """Whether values that are known, and what follows them, go on with one another."""
    rest = text[ends[-1] : following].strip() if ends else ""
    goes_on = rest[:1] in _GOES_ON or rest.isupper()
    return (rest != "" and goes_on) or any(text[:end].rstrip().endswith(",") for end in ends)


def _values(text: str, start: int, end: int, key: str | None, marker: Marker) -> Iterator[int]:
    """Yield where the values of a label end that the vocabulary knows, one behind the other.

    "OSCE SecretariatThe OSCE lent maps" has a sentence behind the first.
    """
    inner = [at for at in islice(_edges(text, start, end), _MOST_EDGES) if not is_small(text[at])]
    edges = [end, *reversed(inner)]
    while edges:
        spans = ((at, text[start:at].strip(" ;")) for at in edges)
        known = (at for at, name in spans if name and marker.labels.is_known(key, name))
        start = next(known, end + 1)
        edges = [edge for edge in edges if edge > start]
        if start <= end:
            yield start


def _edges(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where words begin behind ``start``, also with a capital glued to what is before it."""
    for at in range(start + 1, min(end, len(text))):
        before, letter = text[at - 1], text[at]
        ends = before.islower() or before.isdecimal() or before in _CLOSING
        glued = letter.isupper() and (
            ends or (before.isupper() and text[at + 1 : at + 2].islower())
        )
        if glued or (before.isspace() and not letter.isspace()):
            yield at


def _dateline(text: str, start: int, marker: Marker) -> int | None:
    """Return where the first dateline begins after other words, if one does."""
    words = (_CAPITALS.match(text, at) for at in _edges(text, start, start + _LONGEST_MENU))
    capitals = (word.start() for word in words if word and word[0].isupper())
    near = ((at, text[at : at + _LONGEST_DATELINE]) for at in islice(capitals, _MOST_CAPITALS))
    return next((at for at, begun in near if marker.datelines.find(begun)), None)


def _labels(text: str, marker: Marker) -> Iterator[tuple[int, int]]:
    """Yield where the labels of a metadata block begin, and where their colons end."""
    end = 0
    for colon in _COLON.finditer(text):
        begin = max(end, colon.start() - _LONGEST_LABEL)
        edges = [begin, *_edges(text, begin, colon.start())][-_MOST_WORDS:]
        for edge in edges:
            meanings = marker.vocabulary.label_meanings(text[edge : colon.start()])
            if any(meaning.block in _IN_ROWS for meaning in meanings):
                end = colon.end()
                yield edge, end
                break

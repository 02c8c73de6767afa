"""Listings without labels, as cards, tables or text: titles, each with its date.

::

    listing = title 3*entry
    entry   = *(date / kind / source) link *(date / kind / source / teaser)

Titles are links, or in a text stand at their date, below the name of a section. Below a title that
names a section or a kind, such as "Press releases", a sentence can introduce it; below any other,
such as "Tag: OSCE", each sentence is of an entry.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape
from osce_press._lines.page import Page
from osce_press._marks import Line, Marker
from osce_press._parts.chrome import Chrome
from osce_press._parts.menu import is_pager
from osce_press._parts.outline import Entry, Field, Value
from osce_press._parts.standing import LEAST_ANNOUNCING

__all__ = ["dated_entries", "dates_beside_links", "dates_beside_titles", "listed_cards"]

_FEWEST_ENTRIES = 3
#: A teaser below any title has no more sentences: else the last is an article.
_LONGEST_TEASER = 2
#: A link of fewer words is a step to another page, or a tag.
_LEAST_WORDS = 3
#: The name of a section is one of so many first lines of a text, and the entries are near it.
_HEADER = 4
_DATE = r"\d{1,2}\.? [^\W\d_]{3,} \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d"
#: "3 May 2004 - Nine mills burn", "Nine mills burn (3 May 2004)"; the title has no full stop.
_DATED = regex(rf"(?:{_DATE})(?:\s[-–—]|:)\s+()[^.]+|[^.]+()\((?:{_DATE})\)")


def dates_beside_links(page: Page, lines: Sequence[Line], marker: Marker) -> dict[int, list[int]]:
    """Return where a date on the line of a link ends or begins, by number: "3 May 2004 Maps"."""
    shares = Counter(page.link_shares)
    mixed = {share for share in shares if 0.5 < share < 1}
    if sum(map(shares.__getitem__, mixed)) < _FEWEST_ENTRIES:
        return {}
    links = page.first_links()
    cuts: dict[int, list[int]] = {}
    for line in (line for line in lines if line.link_share in mixed):
        link = links[line.number]
        start = link.offset - line.offset
        end = start + len(link.text)
        beside = line.text[:start].strip() or line.text[end:].strip()
        # A link can go on below its line.
        if line.text[start:end] == link.text and marker.head_lines.header(beside):
            cuts[line.number] = [start, end]
    return cuts if len(cuts) >= _FEWEST_ENTRIES else {}


def dates_beside_titles(lines: Sequence[Line]) -> dict[int, list[int]]:
    """Return where a title begins behind its date, or ends before it, in a text, by number."""
    named = _named(lines)
    near = lines[:0] if named is None else lines[named + 1 : named + 1 + _HEADER]
    if not any("20" in line.text or "19" in line.text for line in near):
        return {}
    dated = ((line, _DATED.fullmatch(line.text)) for line in lines)
    cuts = {line.number: [max(at.start(1), at.start(2))] for line, at in dated if at}
    return cuts if len(cuts) >= _FEWEST_ENTRIES else {}


def dated_entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """Return the entries of a text that lists some below a section's name, each with its date."""
    named = _named(lines)
    if named is None:
        return ()
    if not any(map(_is_date, lines[named + 1 : named + 1 + _HEADER])):
        return ()
    end = next((at for at in range(named, len(lines)) if is_pager(lines[at])), len(lines))
    dates = [at for at in range(named + 1, end) if _is_date(lines[at])]
    if len(dates) < _FEWEST_ENTRIES:
        return ()
    # A line that nothing explains above the first date is its title.
    first = lines[dates[0] - 1].mark.meaning
    above = not (first.section or first.phrase)
    entries: list[Entry] = []
    for begin, stop in pairwise([*(at - above for at in dates), end]):
        own = lines[begin:stop]
        title = next((line for line in own if _field(line) is None), None)
        sentences = sum(line.mark.is_prose for line in own)
        if title is None or title.mark.is_prose or sentences > _LONGEST_TEASER:
            return ()
        entries.append(_entry(own, title))
    return tuple(entries)


def _is_date(line: Line) -> bool:
    field = _field(line)
    return field is not None and field.key == "date"


def _named(lines: Sequence[Line]) -> int | None:
    """Return which of the first lines of a text is the name of a section."""
    near = range(min(_HEADER, len(lines)))
    return next((at for at in near if lines[at].mark.meaning.section), None)


def listed_cards(page: Page, lines: Sequence[Line], chrome: Chrome) -> tuple[Entry, ...]:
    """Return the entries of a page that lists some; beside an article they are related items."""
    title = chrome.title
    if title is None:
        return ()
    known = title.mark.meaning.section or title.mark.meaning.kind
    below = lines[title.number + 1 :]
    first = next(filter(_begins, below), None)
    if not known and (first is None or not first.is_link):
        return ()
    # Menus and footers are told by their element; a name, such as "teaser", can be a card's.
    sites = {
        number
        for number, (_, rule, entry) in chrome.verdicts.items()
        if rule != "chrome" or (entry or "").startswith("<")
    }
    below = [line for line in below if line.number not in sites]
    # A title stands in an element of its own, so that the lines alike are the other titles; a link
    # can stand below it, or lie over the whole card. One for each width of the screen is one.
    links = {
        at: line.hints
        for at, line in enumerate(below)
        if _can_be_title(line, plain=known is not None) and line.text != below[at - 1].text
    }
    alike = [hints for hints, count in Counter(links.values()).items() if count >= _FEWEST_ENTRIES]
    # A card can be a link as a whole; its title is the heading, or stands above the teaser.
    hints = max(alike, key=lambda hints: hints.heading > 0, default=None)
    starts = [at for at, own in links.items() if own == hints]
    if not starts:
        return ()
    above = 0
    while above < starts[0] and _field(below[starts[0] - above - 1]):
        above += 1
    after = range(starts[-1] + 1, len(below))
    end = next((at for at in after if is_pager(below[at])), len(below))
    edges = [max(0, at - above) for at in starts] + [end]
    if sum(line.mark.is_prose for line in below[: edges[0]]) > bool(known):
        return ()
    # A text can have headings with dates.
    known = known if below[starts[0]].is_link else None
    entries = [
        _entry(below[begin:end], below[at])
        for at, (begin, end) in zip(starts, pairwise(edges), strict=True)
    ]
    teasers = [sum(line.mark.is_prose for line in entry.teaser) for entry in entries]
    stated = (stamp for stamp in page.markup.stamps if stamp.refused is None)
    stamps = [stamp.offset for stamp in stated if stamp.offset is not None]
    each = [_is_dated(entry, stamps) for entry in entries]
    if True not in each[(dated := sum(each)) :]:
        # A link to older ones.
        entries = entries[:dated]
    if dated < _FEWEST_ENTRIES or not (known or max(teasers[: len(entries)]) <= _LONGEST_TEASER):
        return ()
    return tuple(entries)


def _begins(line: Line) -> bool:
    """Whether a page's content begins with a line: a sentence, a label or a title."""
    is_label = line.label is not None and line.hints.tag != "th"
    # "The Mission published three reports:" is no title of a listing.
    is_announcing = line.text[-1] in ":：" and len(line.text) >= LEAST_ANNOUNCING
    return line.mark.is_prose or is_label or is_announcing or _can_be_title(line)


def _can_be_title(line: Line, *, plain: bool = False) -> bool:
    """Whether a line can be the title of an entry: a link, or a heading, also a plain one."""
    is_heading = line.hints.heading > 0
    is_title = line.is_link and (is_heading or line.mark.shape <= Shape.QUESTION)
    is_title = is_title or (plain and is_heading)
    return is_title and len(line.text.split()) >= _LEAST_WORDS and _field(line) is None


def _entry(lines: Sequence[Line], title: Line) -> Entry:
    fields = {line: field for line in lines if line is not title and (field := _field(line))}
    teaser = (line for line in lines if line is not title and line not in fields)
    # One more link to the page, such as "Read more", is none.
    shown = tuple(line for line in teaser if line.mark.is_prose or not line.is_link)
    return Entry(lines, title, tuple(fields.values()), shown)


def _field(line: Line) -> Field | None:
    """Return what a line of its own says of an entry: its date, its kind or its source."""
    meaning = line.mark.meaning
    header = line.mark.header if any(map(str.isdigit, line.text)) else None
    value = Value(line.text, line.offset)
    if header is not None and header.date is not None:
        start, end = header.date.start, header.date.end
        value = Value(line.text[start:end], line.offset + start)
        return Field("", "date", value.offset, (value,))
    key = "kind" if meaning.kind else "source" if meaning.structure else None
    return Field("", key, value.offset, (value,)) if key else None


def _is_dated(entry: Entry, stamps: Sequence[int]) -> bool:
    """Whether an entry has a date, also one in the markup alone or in a dateline."""
    stamped = any(entry.lines[0].start <= stamp <= entry.lines[-1].end for stamp in stamps)
    has_date = stamped or any(field.key == "date" for field in entry.fields)
    return has_date or any(line.mark.dateline for line in entry.teaser)

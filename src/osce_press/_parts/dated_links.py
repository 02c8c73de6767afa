"""Listings without labels, as cards, tables or text: titles, each with its date.

::

    listing = title 3*entry
    entry   = *(date / kind / source) link *(date / kind / source / teaser)

Titles are links, or in a text stand at their date, below the name of a section. Below a title that
names a section or a kind, such as "Press releases", a sentence can introduce it; below any other,
such as "Tag: OSCE", each sentence is of an entry.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape
from osce_press._lines.page import Hints, Page
from osce_press._marks import Line, Marker
from osce_press._parts.chrome import Chrome
from osce_press._parts.listing import is_shown
from osce_press._parts.menu import is_pager
from osce_press._parts.outline import Entry, Field, Value
from osce_press._parts.standing import LEAST_ANNOUNCING
from osce_press.models import Role

__all__ = ["dated_entries", "dates_beside_links", "dates_beside_titles", "listed_cards"]

_FEWEST_ENTRIES = 3
#: The same where the name of the list is none of the first lines.
_FEWEST_DEEP = 5
#: The menus can have the name, too.
_MOST_NAMES = 10
#: A teaser below any title has no more sentences: else the last is an article.
_LONGEST_TEASER = 2
#: A link of fewer words is a step to another page, or a tag.
_LEAST_WORDS = 3
#: The name of a section is one of so many first lines of a text, and the entries are near it.
_HEADER = 4
#: Filters can stand between the two, and so many lines of an entry above its date.
_MOST_FILTERS, _MOST_ABOVE = 8, 3
_DATE = r"\d{1,2}\.? [^\W\d_]{3,} \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d"
#: "3 May 2004 - Nine mills burn", "Nine mills burn (3 May 2004)"; the title has no full stop.
_DATED = regex(
    rf"(?:{_DATE})(?:(?:\s[-–—|·•])?|:)\s+()(?=[^a-zа-я\s|·•–—-]\S*\s+\S+\s+\S)[^.]+"
    rf"|[^.]+()(?:\((?:{_DATE})\)|\s[-–—|·•]\s+(?:{_DATE}))"
)
#: What stands between the cells of a table.
_GAP = regex(r"\t[ \t]*| {2,}")
#: A section behind its structure, or before a year.
_NAMED = regex(
    r"[^:–—|]{4,60}(?::|\s[–—|])\s([^:–—|]{4,40})|([^:–—|]{4,40}?),? \(?(?:19|20)\d\d\)?"
)


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
    fewest = _FEWEST_ENTRIES if named is not None else _FEWEST_DEEP
    near = range(len(lines)) if named is None else (named,)
    named = next((at for at in near if _is_heading_of_dated(lines[at : at + 1 + _HEADER])), None)
    if named is None or (fewest == _FEWEST_DEEP and _text_begin(lines) < named):
        return {}
    found = ((line, _DATED.fullmatch(line.text)) for line in lines)
    starts = {line.number: max(at.start(1), at.start(2)) for line, at in found if at}
    # Beside a date, a kind is no title; a place is the next cell of a table.
    kinds = (lines[at].mark.vocabulary.kind(lines[at].text[it:]) for at, it in starts.items())
    cuts = {
        at: [start, *(gap.end() for gap in _GAP.finditer(lines[at].text, start))]
        for at, start in starts.items()
    }
    is_list = len(cuts) >= fewest and not any(kinds)
    return cuts if is_list and not _tells(lines[named : min(cuts)]) else {}


def _is_heading_of_dated(lines: Sequence[Line]) -> bool:
    """Whether the first of some lines can name what is listed below it, each with its date."""
    is_heading = _is_heading(lines[0]) or lines[0].mark.meaning.kind is not None
    return is_heading and any(_DATED.fullmatch(line.text) for line in lines[1:])


def dated_entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """Return the entries of a text that lists some below a section's name, each with its date.

    Without dates, each begins with its kind. What begins below another heading is of another list.
    Where the site has much above it, the list is longer, and no article stands there.
    """
    named = _named(lines)
    if named is not None:
        return _entries_below(lines, named, _FEWEST_ENTRIES)
    if sum(map(_is_date, lines)) < _FEWEST_DEEP:
        return ()
    near = (at for at in range(_text_begin(lines)) if _is_heading(lines[at]))
    for named in islice(near, _MOST_NAMES):
        entries = _entries_below(lines, named, _FEWEST_DEEP)
        # The name of a field of work, above each, is no title.
        if 2 * len({entry.title and entry.title.text for entry in entries}) > len(entries):
            return entries
    return ()


def _text_begin(lines: Sequence[Line]) -> int:
    """Return where an article begins: with a dateline, or several sentences in a row; else the end.

    The site says something of itself in one or two.
    """
    rows = zip(lines, lines[1:], lines[2:], strict=False)
    told = (row[0].mark.dateline or all(line.mark.is_prose for line in row) for row in rows)
    return next((at for at, is_told in enumerate(told) if is_told), len(lines))


def _entries_below(lines: Sequence[Line], named: int, fewest: int) -> tuple[Entry, ...]:
    near = lines[named + 1 : named + 1 + _HEADER + _MOST_FILTERS]
    if sum(field is not None and field.key != "source" for field in map(_field, near)) < 2:
        return ()
    fields = {at: field for at in range(named + 1, len(lines)) if (field := _field(lines[at]))}
    dates = [at for at, field in fields.items() if field.key == "date"]
    leads = dates or [at for at, field in fields.items() if field.key == "kind"]
    if len(leads) < fewest or leads[0] - named > _HEADER + _MOST_FILTERS:
        return ()
    ends = (at for at in range(leads[0] + 1, len(lines)) if _ends(lines[at]))
    end = size = next(ends, len(lines))
    if fewest == _FEWEST_DEEP:
        # What the site has below is farther from the last date than entries are from each other.
        gaps = [below - above for above, below in pairwise(leads)]
        size = sorted(gaps[: 2 * fewest])[fewest // 2]
        last = next((at for at, gap in enumerate(gaps) if gap > size + 1), len(gaps))
        leads = leads[: last + 1]
    leads = [at for at in leads if at < end]
    if len(leads) < fewest:
        return ()
    # The best is that in which kinds, dates and titles of all entries stand in one order.
    best: list[Entry] = []
    fewest = len(leads)
    for above in range(min(_MOST_ABOVE, leads[0] - named - 1) + 1 if len(leads) > 2 else 0):
        if _tells(lines[named : leads[0] - above]):
            continue
        edges = [at - above for at in leads]
        edges.append(min(end, edges[-1] + size))
        parts = [lines[begin:stop] for begin, stop in pairwise(edges)]
        entries = [entry for own in parts if (entry := _entry_of_text(own))]
        orders = {tuple(_order(entry)) for entry in entries}
        if len(entries) == len(leads) and len(orders) < fewest:
            best, fewest = entries, len(orders)
    begun = [any(line.mark.dateline for line in entry.teaser) for entry in best]
    # Below the latest news, an article can stand.
    return () if sum(begun) == 1 and begun[-1] else tuple(best)


def _tells(lines: Sequence[Line]) -> bool:
    """Whether an article stands above a list, and no name with a sentence about the list."""
    prose = sum(line.mark.is_prose for line in lines)
    is_introduced = prose == 1 and _is_heading(lines[0]) and not any(map(_ends, lines[1:]))
    return any(line.mark.dateline for line in lines) or (prose > 0 and not is_introduced)


def _ends(line: Line) -> bool:
    """Whether a list ends at a line: a pager, or the heading of another."""
    phrase = line.mark.meaning.phrase
    return is_pager(line) or (phrase is not None and phrase.holds == "titles")


def _entry_of_text(lines: Sequence[Line]) -> Entry | None:
    title = next((line for line in lines if _field(line) is None), None)
    sentences = sum(line.mark.is_prose for line in lines)
    is_known = title and (title.mark.meaning.section or title.mark.meaning.phrase)
    if title is None or is_known or title.mark.is_prose or sentences > _LONGEST_TEASER:
        return None
    return _entry(lines, title)


def _order(entry: Entry) -> Iterator[str | None]:
    """Yield what the lines of an entry are, in their order."""
    for line in entry.lines:
        field = _field(line)
        if field or line is entry.title:
            yield field.key if field else "title"


def _is_date(line: Line) -> bool:
    field = _field(line)
    return field is not None and field.key == "date"


def _named(lines: Sequence[Line]) -> int | None:
    """Return which of the first lines of a text names what is listed below it."""
    near = range(min(_HEADER, len(lines)))
    named = next((at for at in near if _is_heading(lines[at])), None)
    if named is not None or not lines or lines[0].mark.meaning.kind is None:
        return named
    # "News" is a kind, too.
    return None if any(line.text == lines[0].text for line in lines[1:]) else 0


def _is_heading(line: Line) -> bool:
    """Whether a line names a section, or heads lists of pages."""
    phrase = line.mark.meaning.phrase
    heads = phrase is not None and (phrase.role is Role.SECTION or phrase.holds == "titles")
    if heads or line.mark.meaning.section is not None:
        return True
    # "ODIHR: Press releases", "Press releases 2004".
    named = _NAMED.fullmatch(line.text)
    return named is not None and line.mark.vocabulary.section(named[1] or named[2]) is not None


def listed_cards(page: Page, lines: Sequence[Line], chrome: Chrome) -> tuple[Entry, ...]:
    """Return the entries of a page that lists some; beside an article they are related items.

    Below the name of a section they need no dates.
    """
    title = chrome.title
    is_heading = title is not None and _is_heading(title)
    known = is_heading or (title is not None and title.mark.meaning.kind is not None)
    # Where the page has no title, the first card's is taken for it.
    is_card = title is None or (title.is_link and title.hints.heading > 1)
    begin = 0 if title is None else title.number + (not is_card)
    below = lines[begin:] if page.is_html else ()
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
        if _can_be_title(line, plain=known) and line.text != below[at - 1].text
    }
    fewest = _FEWEST_ENTRIES - is_heading
    starts = _alike(below, links, fewest)
    if not starts:
        return ()
    after = range(starts[-1] + 1, len(below))
    end = next((at for at in after if is_pager(below[at])), len(below))
    if with_date := [at for at in starts if at and _is_date_of(page, below[at - 1 : at + 1])]:
        # Links alike above these are a menu.
        starts = [at for at in starts if at >= with_date[0]]
    above = _fields_above(below, starts[0])
    # A day can stand above several.
    edges = [at - min(above, _fields_above(below, at)) for at in starts] + [end]
    top = below[: edges[0]]
    is_larger = len(starts) < _FEWEST_ENTRIES and any(map(_is_date, top))
    if is_larger or sum(line.mark.is_prose for line in top) > known:
        return ()
    # A text can have headings with dates.
    known = known and below[starts[0]].is_link
    entries = [
        _entry(below[begin:end], below[at])
        for at, (begin, end) in zip(starts, pairwise(edges), strict=True)
    ]
    entries = _with_days(entries) if above else entries
    stated = (stamp for stamp in page.markup.stamps if stamp.refused is None)
    stamps = [stamp.offset for stamp in stated if stamp.offset is not None]
    each = [_is_dated(entry, stamps) for entry in entries]
    dated = [at for at, is_dated in enumerate(each) if is_dated]
    if len(dated) >= fewest and dated[-1] - dated[0] < len(dated):
        # Menus stand above, a link to older ones below.
        entries = entries[dated[0] : dated[-1] + 1]
    longest = max(sum(line.mark.is_prose for line in entry.teaser) for entry in entries)
    if title is not None and known and True not in each and len(each) >= _FEWEST_ENTRIES:
        is_listing = longest <= 1 and not _tells([title, *top])
    else:
        is_listing = sum(each) >= fewest and (known or longest <= _LONGEST_TEASER)
    return tuple(entries) if is_listing else ()


def _alike(lines: Sequence[Line], titles: Mapping[int, Hints], fewest: int) -> list[int]:
    """Return which lines are the titles of the entries: alike, with dates beside them if any have.

    A card can be a link as a whole; its title is the heading, or stands above the teaser.
    """
    dates = [at for at, line in enumerate(lines) if _is_date(line)]
    dated = {at + step for at in dates for step in range(-_MOST_ABOVE, _MOST_ABOVE + 1)}
    groups: dict[Hints, list[int]] = {}
    for at, hints in titles.items():
        groups.setdefault(hints, []).append(at)

    def speaks(hints: Hints) -> tuple[int, bool]:
        own = {lines[at].text for at in dated.intersection(groups[hints])}
        return len(own) if len(own) >= fewest else 0, hints.heading > 0

    several = (hints for hints, starts in groups.items() if len(starts) >= fewest)
    best = max(several, key=speaks, default=None)
    return [] if best is None else groups[best]


def _is_date_of(page: Page, lines: Sequence[Line]) -> bool:
    """Whether the first of two lines is the other's date, in one row: "3 May 2004 Nine mills"."""
    date, title = lines
    return "\n" not in page.text[date.end : title.offset] and _is_date(date)


def _fields_above(lines: Sequence[Line], position: int) -> int:
    """Return how many lines right above say something of the entry below."""
    above = position
    while above and _field(lines[above - 1]):
        above -= 1
    return position - above


def _with_days(entries: Sequence[Entry]) -> list[Entry]:
    """Give entries without a date that of the entry above, where days are headings of several."""
    found: list[Entry] = []
    day: tuple[Field, ...] = ()
    for entry in entries:
        own = tuple(field for field in entry.fields if field.key == "date")
        if own:
            day = own if entry.lines[0].hints.heading and entry.lines[0] is not entry.title else ()
        found.append(entry if own else entry._replace(fields=(*day, *entry.fields)))
    return found


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
    least = _LEAST_WORDS - (is_heading and line.is_link)
    return is_title and len(line.text.split()) >= least and _field(line) is None


def _entry(lines: Sequence[Line], title: Line) -> Entry:
    fields = {line: field for line in lines if line is not title and (field := _field(line))}
    teaser = (line for line in lines if line is not title and line not in fields)
    return Entry(lines, title, tuple(fields.values()), tuple(filter(is_shown, teaser)))


def _field(line: Line) -> Field | None:
    """Return what a line of its own says of an entry: its date, its kind or its source."""
    meaning = line.mark.meaning
    header = line.mark.header if any(map(str.isdigit, line.text)) else None
    value = Value(line.text, line.offset)
    if header is not None and header.date is not None:
        start, end = header.date.start, header.date.end
        value = Value(line.text[start:end], line.offset + start)
        return Field("", "date", value.offset, (value,))
    is_place = line.mark.header is not None and line.mark.header.is_place
    key = (
        "kind" if meaning.kind else "source" if meaning.structure else "place" if is_place else None
    )
    return Field("", key, value.offset, (value,)) if key else None


def _is_dated(entry: Entry, stamps: Sequence[int]) -> bool:
    """Whether an entry has a date, also one in the markup alone or in a dateline."""
    stamped = any(entry.lines[0].start <= stamp <= entry.lines[-1].end for stamp in stamps)
    has_date = stamped or any(field.key == "date" for field in entry.fields)
    return has_date or any(line.mark.dateline for line in entry.teaser)

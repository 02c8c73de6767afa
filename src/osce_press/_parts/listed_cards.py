"""Listings in HTML without labels, as cards or tables: links, each with its date.

::

    listing = title 3*entry
    entry   = *(date / kind / source / place) link *(date / kind / source / teaser)
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from osce_press._grammar.shape import Shape
from osce_press._lines.page import Hints, Page
from osce_press._marks import Line, Marker
from osce_press._parts.chrome import Chrome
from osce_press._parts.entry_lines import (
    FEWEST_ENTRIES,
    LONGEST_TEASER,
    MOST_ABOVE,
    entry_of,
    field_of,
    heads_list,
    is_date,
    tells_a_story,
)
from osce_press._parts.menu import is_pager
from osce_press._parts.outline import Entry, Field
from osce_press._parts.standing import LEAST_ANNOUNCING

__all__ = ["dates_beside_links", "listed_cards"]

#: A link of fewer words is a step to another page, or a tag.
_LEAST_WORDS = 3


def dates_beside_links(page: Page, lines: Sequence[Line], marker: Marker) -> dict[int, list[int]]:
    """Return where what stands on the line of a link ends or begins, by number.

    That is a date, a kind, or both: "3 May 2004 Maps", "Press release, 3 May 2004 Maps".
    """
    shares = Counter(page.link_shares)
    mixed = {share for share in shares if 0.5 < share < 1}
    if sum(map(shares.__getitem__, mixed)) < FEWEST_ENTRIES:
        return {}
    links, heads = page.first_links(), marker.head_lines
    cuts: dict[int, list[int]] = {}
    # A line can go on with a link that begins on the one above.
    for line in (it for it in lines if it.link_share in mixed and it.number in links):
        link = links[line.number]
        start = link.offset - line.offset
        end = start + len(link.text)
        beside = line.text[:start].strip() or line.text[end:].strip()
        parts = [line.text.find(beside) + at for at in heads.parts(beside)]
        told = parts or heads.header(beside) or marker.vocabulary.kind(beside)
        # A link can go on below its line.
        if line.text[start:end] == link.text and told:
            cuts[line.number] = sorted((*parts, start, end))
    return cuts if len(cuts) >= FEWEST_ENTRIES else {}


def listed_cards(page: Page, lines: Sequence[Line], chrome: Chrome) -> tuple[Entry, ...]:
    """Return the entries of a page that lists some; beside an article they are related items.

    Below the name of a section they need no dates.
    """
    title = chrome.title
    is_heading = title is not None and heads_list(title)
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
    fewest = FEWEST_ENTRIES - is_heading
    starts = _alike(below, links, fewest)
    if not starts:
        return ()
    after = range(starts[-1] + 1, len(below))
    end = next((at for at in after if is_pager(below[at])), len(below))
    # In one row with their dates: "3 May 2004 Nine mills".
    pairs = ((at, below[at - 1], below[at]) for at in starts if at)
    in_row = (it for it in pairs if "\n" not in page.text[it[1].end : it[2].offset])
    with_date = next((at for at, date, _ in in_row if is_date(date)), starts[0])
    # Links alike above these are a menu.
    starts = [at for at in starts if at >= with_date]
    above = _fields_above(below, starts[0])
    # A day can stand above several.
    edges = [at - min(above, _fields_above(below, at)) for at in starts] + [end]
    top = below[: edges[0]]
    is_larger = len(starts) < FEWEST_ENTRIES and any(map(is_date, top))
    if is_larger or sum(line.mark.is_prose for line in top) > known:
        return ()
    # A text can have headings with dates.
    known = known and below[starts[0]].is_link
    entries = [
        entry_of(below[begin:end], below[at])
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
    if title is not None and known and True not in each and len(each) >= FEWEST_ENTRIES:
        is_listing = longest <= 1 and not tells_a_story([title, *top])
    else:
        is_listing = sum(each) >= fewest and (known or longest <= LONGEST_TEASER)
    return tuple(entries) if is_listing else ()


def _alike(lines: Sequence[Line], titles: Mapping[int, Hints], fewest: int) -> list[int]:
    """Return which lines are the titles of the entries: alike, with dates beside them if any have.

    A card can be a link as a whole; its title is the heading, or stands above the teaser.
    """
    dates = [at for at, line in enumerate(lines) if is_date(line)]
    dated = {at + step for at in dates for step in range(-MOST_ABOVE, MOST_ABOVE + 1)}
    groups: dict[Hints, list[int]] = {}
    for at, hints in titles.items():
        groups.setdefault(hints, []).append(at)

    def speaks(hints: Hints) -> tuple[int, bool]:
        own = {lines[at].text for at in dated.intersection(groups[hints])}
        return len(own) if len(own) >= fewest else 0, hints.heading > 0

    several = (hints for hints, starts in groups.items() if len(starts) >= fewest)
    best = max(several, key=speaks, default=None)
    return [] if best is None else groups[best]


def _fields_above(lines: Sequence[Line], position: int) -> int:
    """Return how many lines right above say something of the entry below."""
    above = position
    while above and field_of(lines[above - 1]):
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
    return is_title and len(line.text.split()) >= least and field_of(line) is None


def _is_dated(entry: Entry, stamps: Sequence[int]) -> bool:
    """Whether an entry has a date, also one in the markup alone or in a dateline."""
    stamped = any(entry.lines[0].start <= stamp <= entry.lines[-1].end for stamp in stamps)
    has_date = stamped or any(field.key == "date" for field in entry.fields)
    return has_date or any(line.mark.dateline for line in entry.teaser)

"""A page that is read as a listing: header, entries, pager, and the roles of all lines."""

from collections.abc import Iterator, Sequence

from osce_press._lines.page import Page
from osce_press._marks import Line, Marker
from osce_press._parts.chrome import find_chrome
from osce_press._parts.collection import collected_entries
from osce_press._parts.copies import copied_entries
from osce_press._parts.dated_lists import dated_entries
from osce_press._parts.element_names import names_of
from osce_press._parts.listed_cards import listed_cards
from osce_press._parts.listing import scan_entries
from osce_press._parts.menu import is_of_pager
from osce_press._parts.outline import Head, Outline, Verdict
from osce_press._parts.segment import first_verdicts
from osce_press._parts.tail import read_tail, stretch_start
from osce_press.models import Role

__all__ = ["segment_listing"]

#: Section, title and description.
_LONGEST_HEADER = 3


def segment_listing(
    page: Page, lines: Sequence[Line], marker: Marker, site: dict[int, Verdict]
) -> Outline:
    """Give every line of a listing its role; see ``segment`` for the arguments."""
    chrome = find_chrome(page, lines, names_of(marker.vocabulary))
    site = {**site, **chrome.verdicts}
    content = [line for line in lines if line.number not in site]
    urls = {number: anchor.url for number, anchor in page.first_links().items()}
    entries = copied_entries(content) or collected_entries(content)
    entries = entries or scan_entries(content, marker.labels, urls)
    entries = entries or listed_cards(page, lines, chrome) or dated_entries(content, known=True)
    first, last = (entries[0].lines[0].number, entries[-1].lines[-1].number) if entries else (0, -1)
    section, title, described = _read_header([line for line in content if line.number < first])
    verdicts = first_verdicts(lines, site)
    verdicts.update(_judge_below([line for line in content if line.number > last]))
    for entry in entries:
        parts = (
            (Role.METADATA, entry.lines),
            (Role.SUMMARY, entry.teaser),
            (Role.TITLE, filter(None, [entry.title])),
        )
        for role, own in parts:
            listed = Verdict(role, "listing-entry")
            verdicts.update(dict.fromkeys((line.number for line in own), listed))
    above = ((section, Role.SECTION), (title, Role.TITLE), (described, Role.SUMMARY))
    verdicts.update((it.number, Verdict(role, "above-entries")) for it, role in above if it)
    found = [*verdicts.values()]
    return Outline(page, lines, found, Head(title=title), description=described, entries=entries)


def _read_header(lines: Sequence[Line]) -> tuple[Line | None, Line | None, Line | None]:
    """Return section, title and description above the first entry; a menu may stand before them."""
    for index, line in enumerate(lines):
        if line.hints.heading == 1:
            above, below = lines[max(0, index - 1) : index], lines[index + 1 : index + 2]
            named = next((it for it in above if it.mark.meaning.section), None)
            return named, line, next((it for it in below if it.mark.is_prose), None)
    near = max(0, len(lines) - _LONGEST_HEADER)
    found = [*lines[stretch_start(lines, near, len(lines), _can_head) :]]
    section: Line | None = None
    if found and (len(found) == _LONGEST_HEADER or found[0].mark.meaning.section is not None):
        section = found.pop(0)
    # Of more lines, filters perhaps, the first is the title; a page begins with it.
    title, description, *_ = [*found, None, None]
    return section, title, description


def _can_head(line: Line) -> bool:
    """Whether a line can stand above the entries: no menu, but "Search results" is in one, too."""
    phrase = line.mark.meaning.phrase
    return not line.is_menu or (phrase is not None and phrase.role is Role.SECTION)


def _judge_below(lines: Sequence[Line]) -> Iterator[tuple[int, Verdict]]:
    """Yield the roles of the lines after the entries: pager, menus, the tail of the page."""
    tail: dict[int, Verdict] = {}
    for part in read_tail(lines, 0):
        tail.update(dict.fromkeys(range(part.start, part.end), part.verdict))
    for position, line in enumerate(lines):
        if is_of_pager(lines, position) or line.is_menu:
            yield line.number, Verdict(Role.NAVIGATION, "pager")
        else:
            yield line.number, tail.get(position, Verdict(Role.OTHER, "after-listing"))

"""Segmentation: every line of a page gets a role, and the rule that gave it.

Lines inside a landmark of the markup are the site's. The others are read from both ends: the head
up to the metadata block, the tail from the last line up; what is left between them is the body,
whatever its words.
"""

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise, takewhile

from osce_press._lines.page import Page
from osce_press._marks import Line, Marker
from osce_press._notices import notice
from osce_press._parts.begin import article_begin, whole_date
from osce_press._parts.body import AGAIN, captions, captions_and_notices, standing_notice
from osce_press._parts.chrome import find_chrome
from osce_press._parts.collection import collected_entries
from osce_press._parts.copies import copied_entries, read_copy
from osce_press._parts.dated_lists import dated_entries
from osce_press._parts.element_names import names_of
from osce_press._parts.head import read_head
from osce_press._parts.listed_cards import listed_cards
from osce_press._parts.listing import find_entries
from osce_press._parts.menu import menu_below_title
from osce_press._parts.outline import Entry, Head, Outline, Verdict
from osce_press._parts.tail import is_tail_heading, outermost, read_tail, sites_below
from osce_press.models import Notice, Role
from osce_press.vocabulary._fold import fold

__all__ = ["first_verdicts", "segment"]

#: A dateline begins one of so many first lines of the body, not below so many sentences.
_DATELINE_WITHIN, _MOST_SENTENCES = 40, 8

#: What the element of a date prints is no longer: "2 days ago".
_LONGEST_DATE = 40

#: The title of another article has so many words at least.
_FEWEST_WORDS = 3

_BODY = Verdict(Role.BODY, "between-head-and-tail")
_PUBLISHER = Verdict(Role.SECTION, "publisher")
_BEFORE_TITLE = Verdict(Role.NAVIGATION, "before-title")
_DATED = Verdict(Role.HEADER_DATE, "date-line")
_NEXT = Verdict(Role.RELATED, "tail", "article")
_SITES = Verdict(Role.RELATED, "tail", "site-lines")
_DUMPED = Verdict(Role.OTHER, "dump")
_NO_PAGE = Verdict(Role.OTHER, "no-page")
_LISTED = Verdict(Role.LISTING, "listing-entry")
_AFTER_LISTING = Verdict(Role.FOOTER, "after-listing")


def segment(
    page: Page, lines: Sequence[Line], marker: Marker, site: Mapping[int, Verdict]
) -> Outline:
    """Give every line of a page its role; ``site`` has what a template says."""
    chrome = find_chrome(page, lines, names_of(marker.vocabulary))
    site = {**site, **chrome.verdicts}
    verdicts = first_verdicts(lines, site)
    content = [line for line in lines if line.number not in site] if site else [*lines]
    if page.no_page is not None or _is_dump(content):
        verdict = _NO_PAGE if page.no_page else _DUMPED
        return Outline(page, lines, [verdict] * len(lines), is_dump=verdict is _DUMPED)
    copy = read_copy(content)
    entries = find_entries(content, marker.labels) or (copy.date and copied_entries(content))
    entries = entries or collected_entries(content) or listed_cards(page, lines, chrome)
    entries = entries or dated_entries(content)
    if entries:
        return _of_listing(page, lines, verdicts, content, entries)
    if copy.verdicts:
        content = [line for line in content if line.number not in copy.verdicts]
    menu = menu_below_title(content)
    content = content[: menu.start] + content[menu.stop :]
    head = read_head(content, marker.labels, chrome.title, page.elements)
    begin = 0 if page.elements else article_begin(content, head)
    if begin:
        content = content[begin:]
        head = read_head(content, marker.labels)
    if error := _error(page, content, head, marker):
        return Outline(page._replace(no_page=error), lines, [_NO_PAGE] * len(lines))
    stamped = _stamped(page, lines, marker)
    # What elements of dates print below the head is no text.
    dates = [*takewhile(lambda line: line.number in stamped, content[head.end :])]
    verdicts.update(dict.fromkeys((line.number for line in dates), _DATED))
    head = head._replace(end=head.end + len(dates))
    content = _cut_articles(page, lines, content, head, verdicts)
    end = len(content := _cut_article(content, head.end, verdicts))
    for section in read_tail(content, head.end, page.elements):
        end = min(end, section.start)
        own = (line.number for line in content[section.start : section.end])
        verdicts.update(dict.fromkeys(own, section.verdict))
    between = content[head.end : end]
    verdicts.update(dict.fromkeys((line.number for line in between), _BODY))
    if not page.elements:
        verdicts.update(dict.fromkeys(sites_below(between, site), _SITES))
    told = captions_and_notices(between, head, page)
    verdicts.update((between[position].number, verdict) for position, verdict in told.items())
    verdicts.update(copy.verdicts)
    above = (*head.summary, *between[:1]) if head.summary else ()
    captioned = {above[at].number: verdict for at, verdict in captions(above, page).items()}
    for line, verdict in head.verdicts():
        other = captioned.get(line.number) or _no_summary(line, head, verdict, stamped)
        verdicts[line.number] = other or verdict
    body = tuple(line for line in between if verdicts[line.number].role is Role.BODY)
    summary = tuple(line for line in head.summary if verdicts[line.number].role is Role.SUMMARY)
    below = (*head.summary, *content[head.end :])
    return Outline(
        page,
        lines,
        [*verdicts.values()],
        head=head._replace(summary=summary),
        stamp=copy.date,
        body=body,
        dateline=_dateline(page, body, verdicts),
        contacts=tuple(line for line in below if verdicts[line.number].role is Role.CONTACTS),
        body_start=content[head.end].start if head.end < len(content) else len(page.text),
    )


def _cut_article(lines: list[Line], begin: int, verdicts: dict[int, Verdict]) -> list[Line]:
    """Cut off another article, below a text that begins with a whole dateline.

    Its title stands between a paragraph and a whole dateline of another day, alone or below the
    name of its kind, and perhaps above its block. What a colon announces is quoted.
    """
    own = whole_date(lines[begin]) if begin < len(lines) else None
    sentences = [at for at in range(begin, len(lines)) if lines[at].mark.is_prose] if own else []
    for above, at in (pair for pair in pairwise(sentences) if pair[1] > pair[0] + 1):
        kinds = [it for it in range(above + 1, at - 1) if lines[it].mark.meaning.kind]
        start = kinds[-1] if kinds else above + 1
        title, *block = lines[start + len(kinds[-1:]) : at + 1]
        is_title = len(title.text.split()) >= _FEWEST_WORDS and not title.hints.item
        is_alone = len(block) == 1 or any(it.label for it in block[:1])
        announced = lines[start - 1].text.endswith((":", "："))
        if is_title and is_alone and not announced and whole_date(lines[at]) not in {None, own}:
            verdicts.update(dict.fromkeys((line.number for line in lines[start:]), _NEXT))
            return lines[:start]
    return lines


def _cut_articles(
    page: Page, lines: Sequence[Line], content: list[Line], head: Head, verdicts: dict[int, Verdict]
) -> list[Line]:
    """Cut off the articles beside that of the text, as pages without end load them.

    Each has a heading as high as the title above its own text.
    """
    level = 0 if head.title is None else head.title.hints.heading
    if not level or all(it.tag != "article" for it in page.elements):
        return content
    prose = (line for line in content[head.end :] if line.mark.is_prose)
    first, begun = next(
        ((it.number, at) for it in prose if (at := outermost(it, page.elements, "article"))), (0, 0)
    )
    others: set[int] = set()
    for line in lines[first:] if first else ():
        is_prose, is_title = line.mark.is_prose, line.hints.heading == level
        at = outermost(line, page.elements, "article") if is_prose or is_title else 0
        if is_title and at > begun:
            others.add(at)
        begun = max(at, begun) if is_prose else begun
    if not others:
        return content
    for line in lines[first:]:
        if outermost(line, page.elements, "article") in others:
            verdicts[line.number] = _NEXT
    return [line for line in content if verdicts[line.number] is not _NEXT]


def first_verdicts(lines: Sequence[Line], site: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Return the verdicts on lines that are none of the page's parts, and on the site's."""
    return {**dict(enumerate(map(_no_part, lines))), **site}


def _no_part(line: Line) -> Verdict:
    """Return the verdict on a line that stands above the title."""
    meaning = line.mark.meaning
    if meaning.menu:
        return Verdict(Role.NAVIGATION, "menu-entry", meaning.menu.name)
    return (meaning.phrase and standing_notice(line)) or _BEFORE_TITLE


def _stamped(page: Page, lines: Sequence[Line], marker: Marker) -> set[int]:
    """Return the lines that are what the element of a date prints, "May 11", behind an author."""
    offsets = (it.offset for it in page.markup.stamps if it.offset is not None and not it.refused)
    found: set[int] = set()
    for offset in offsets if lines else ():
        line = lines[max(0, bisect_right(page.starts, offset) - 1)]
        before = line.text[: max(0, offset - line.offset)].strip()
        alone = not before or marker.head_lines.author(before) is not None
        if alone and not line.mark.is_prose and len(line.text) - len(before) <= _LONGEST_DATE:
            found.add(line.number)
    return found


def _no_summary(
    line: Line, head: Head, verdict: Verdict, stamped: Container[int]
) -> Verdict | None:
    """Return what else stands above the block: the title once more, a structure, an embargo.

    "Also available in:" is a heading of the tail; what stands below it goes with it.
    """
    if verdict.role is not Role.SUMMARY:
        return None
    mark = line.mark
    if mark.meaning.structure is not None:
        return _PUBLISHER
    if line.number in stamped or mark.is_part_of_date or mark.is_beside:
        return Verdict(Role.METADATA, "label-block") if mark.is_beside else _DATED
    above = (other for other in head.summary if other.number <= line.number)
    heading = next(filter(is_tail_heading, above), line)
    phrase = heading.mark.meaning.phrase
    if phrase and (phrase.role is Role.NAVIGATION or is_tail_heading(heading)):
        return Verdict(phrase.role, "tail", phrase.slug)
    if head.title is not None and fold(line.text) == fold(head.title.text):
        return AGAIN
    return standing_notice(line)


def _is_dump(lines: Sequence[Line]) -> bool:
    """Whether the page goes on with the number of a node right after the link to its content."""
    if len(lines) < 2 or not lines[1].text.isdigit():
        return False
    phrase = lines[0].mark.meaning.phrase
    return phrase is not None and phrase.holds == "number"


def _error(page: Page, content: Sequence[Line], head: Head, marker: Marker) -> Notice | None:
    """Say what stands in the page's place, such as the server's error, if anything does.

    Its name is the title, one of the first lines, or the window's title, before the site's name.
    """
    if head.fields:
        return None
    said = [part for title in page.markup.titles for part in (title, title.split(" | ")[0])]
    if head.kind is None:
        said += [line.text for line in (*content[:3], head.title) if line is not None]
    sections = map(marker.vocabulary.section, said)
    error = next((section for section in sections if section and not section.is_page), None)
    if error is None or any(line.mark.dateline for line in content[head.end : head.end + 2]):
        return None
    return notice("not-a-page", reason=error.reason)


def _of_listing(
    page: Page,
    lines: Sequence[Line],
    verdicts: dict[int, Verdict],
    content: Sequence[Line],
    entries: tuple[Entry, ...],
) -> Outline:
    """Return the outline of a page that is no article: nothing of it is title or body."""
    last = entries[-1].lines[-1].number
    below = (line.number for line in content if line.number > last)
    listed = (line.number for entry in entries for line in entry.lines)
    verdicts |= dict.fromkeys(below, _AFTER_LISTING) | dict.fromkeys(listed, _LISTED)
    return Outline(page, lines, [*verdicts.values()], entries=entries)


def _dateline(page: Page, body: Sequence[Line], verdicts: Mapping[int, Verdict]) -> Line | None:
    """Return the first paragraph that is one, or the one below a caption, if it has a dateline.

    On news sites a lead can stand above it, and several sentences above one that is printed whole,
    unless more follow, as in a digest; but what stands in a box is another story's.
    """
    begun: list[int] = []
    for at, line in enumerate(body[:_DATELINE_WITHIN]):
        below = line.number > 0 and verdicts[line.number - 1].role is Role.CAPTION
        is_first = below or not begun
        found = line.mark.dateline if is_first or any(map(str.isdecimal, line.text)) else None
        if found is not None and is_first:
            return line
        is_dated = found is not None and found.day is not None
        is_only = is_dated and whole_date(line) and sum(map(bool, map(whole_date, body))) == 1
        if is_only or (is_dated and len(begun) == 1):
            near = [*begun, *(_grouping(page, it) for it in body[at + 1 : at + 2])]
            return line if _grouping(page, line) in near else None
        if line.mark.is_prose and not line.text.isupper():
            begun.append(_grouping(page, line))
        if len(begun) == _MOST_SENTENCES:
            break
    return None


def _grouping(page: Page, line: Line) -> int:
    """Return the element around a line that groups lines, by number; 0 in a text."""
    at = line.spot.element
    if not page.elements:
        return 0
    return at if page.elements[at].groups else page.elements[at].parent

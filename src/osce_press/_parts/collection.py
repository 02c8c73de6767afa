"""Collections: pages below ``Resources`` that list publications, films and reports.

::

    collection = section title [introduction] 2*item
    item       = title teaser [kind]

An extractor prints the parts of an item on lines of their own, or glued to one line; so it does
with a breadcrumb and the title (``HomeResourcesMaps of the river``).
"""

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import attrgetter

from osce_press._common.regex import regex
from osce_press._grammar.shape import Shape
from osce_press._lines.page import Page
from osce_press._marks import Line
from osce_press._parts.outline import Entry, Field, Value
from osce_press._parts.tail import read_tail
from osce_press.vocabulary import Vocabulary

__all__ = ["breadcrumbs", "collected_entries", "glued_items"]

#: A breadcrumb stands among so many first lines.
_HEAD = 12
_FEWEST_ITEMS = 2
_MOST_ITEM = 1_000
#: A kind that is glued to the end of a teaser is no longer.
_MOST_KIND = 40
_SECTION = attrgetter("mark.meaning.section")
#: What may be a capital behind a word.
_OPENED = regex(r"(?<=\S)[^\sa-zа-я\d.,]")
_ENDS = frozenset(".!?…։。)]»”’\"'")


def breadcrumbs(page: Page, vocabulary: Vocabulary) -> dict[int, list[int]]:
    """Return where to cut lines that begin with a glued breadcrumb: number to places."""
    cuts: dict[int, list[int]] = {}
    homes = vocabulary.home_names
    for number, text in enumerate(page.texts[:_HEAD]):
        if not text.startswith(homes):
            continue
        home = max(len(name) for name in homes if text.startswith(name))
        for seam in (*_seams(text), len(text)):
            if vocabulary.section(text[home:seam]):
                cuts[number] = [home, seam]
                break
    return cuts


def glued_items(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, list[int]]:
    """Return where to cut the lines of a collection in which whole items are glued."""
    seams = ((line.number, _cuts(line.text, vocabulary)) for line in _below_title(lines))
    cuts = {number: places for number, places in seams if places}
    return cuts if len(cuts) >= _FEWEST_ITEMS else {}


def collected_entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """Return the items of a page that is a collection; none of any other page."""
    below = _below_title(lines)
    tail = read_tail(below, 0) if below else ()
    items = [*_items(below[: tail[0].start if tail else len(below)])]
    return tuple(map(_entry, items)) if len(items) >= _FEWEST_ITEMS else ()


def _below_title(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines below the title of a page of a section that collects; else none."""
    sections = [*compress(range(len(lines)), map(_SECTION, lines))]
    for position in reversed(sections):
        section = lines[position].mark.meaning.section
        if section is not None and section.collects and position + 2 < len(lines):
            title = lines[position + 1].mark.meaning
            return () if title.section or title.menu else lines[position + 2 :]
    return ()


def _items(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines of each item, or nothing if other lines are among them."""
    first = next((at for at, line in enumerate(lines) if _can_be_title(line)), len(lines))
    found: list[list[Line]] = []
    for line in lines[first:]:
        if line.label or line.mark.header or line.mark.dateline:
            return
        item = found[-1] if found else []
        glued = item and item[-1].end == line.offset
        if glued or (line.mark.is_prose and len(item) == 1):
            item.append(line)
        elif _can_be_title(line) and len(item) != 1:
            found.append([line])
        else:
            return
    if found and len(found[-1]) > 1:
        yield from found


def _can_be_title(line: Line) -> bool:
    return line.mark.shape <= Shape.QUESTION


def _entry(item: Sequence[Line]) -> Entry:
    # What is glued to a teaser is a kind, known or not.
    title, teaser, *kinds = item
    fields = (Field("", "kind", kind.offset, (Value(kind.text, kind.offset),)) for kind in kinds)
    return Entry(item, title, tuple(fields), (teaser,))


def _cuts(text: str, vocabulary: Vocabulary) -> list[int]:
    """Return where title, teaser and kind of a glued item meet."""
    seams = [*_seams(text)] if len(text) <= _MOST_ITEM else []
    if len(seams) < 2:
        return []
    kind = text[seams[-1] :]
    after_sentence = text[seams[-1] - 1] in _ENDS and len(kind) <= _MOST_KIND
    return [seams[0], seams[-1]] if after_sentence or vocabulary.kind(kind) else []


def _seams(text: str) -> Iterator[int]:
    """Yield where a capital follows a word or a sentence without a blank."""
    for match in _OPENED.finditer(text):
        place = match.start()
        before, after = text[place - 1], text[place]
        meet = after.isupper() and (before in _ENDS or before.islower() or before.isdigit())
        if meet and text.count('"', 0, place) % 2 == 0:
            yield place

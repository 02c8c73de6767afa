"""The head of a page: menu, section, kind, title, summary, header line and metadata block.

Two anchors are sought, in this order. The metadata block: a label of the vocabulary a few lines
after a kind, a heading or the menu; all before its kind and title is navigation, whatever the
menu says. Without a block, the menu is the longest beginning of the page whose lines speak more
for a menu than against it, and the lines after it are read in the order that pages print them:
section, structure, kind, title, header line.
"""

import re
from collections.abc import Sequence
from functools import cached_property

import attrs

from osce_press._grammar.dateline import HeaderDate, find_dateline, read_header_date
from osce_press._grammar.shape import is_prose, is_question, label_shape, split_label
from osce_press._lines.page import Line
from osce_press._parts.block import (
    RawField,
    has_known_value,
    is_label_element,
    is_marked,
    known_label,
    may_be_label,
    scan_block,
)
from osce_press._parts.tail import TAIL_ROLES
from osce_press.models import Role
from osce_press.vocabulary import Vocabulary

__all__ = ["Head", "menu_end", "read_head"]

#: A kind stands at most so many lines before the block: title, and a summary of a few paragraphs.
_REACH = 8
#: So many lines of a menu, States aside, make a beginning a menu.
_LEAST_MENU = 3
#: Lines of prose or title are no part of a menu; one that is merely new there counts little.
_NEW_ITEM, _NEW_LINE, _GIVE_UP = 1, 3, 20
_LONGEST_TITLE = 400
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST_KIND, _MOST_KIND_WORDS = 40, 4
_LINKED = 0.9


@attrs.frozen
class Head:
    """Positions in the list of content lines that was read; ``end`` is where the body starts."""

    end: int = 0
    section: int | None = None
    #: The name of a structure above the kind, as the template of 2012 prints it.
    structure: int | None = None
    kind: int | None = None
    #: Whether the line at ``kind`` is there by position, not by name.
    kind_unknown: bool = False
    title: int | None = None
    header_date: int | None = None
    stated: HeaderDate | None = None
    summary: tuple[int, ...] = ()
    block_start: int | None = None
    fields: tuple[RawField, ...] = ()


def read_head(lines: Sequence[Line], vocabulary: Vocabulary) -> Head:
    """Find the head of a page in its lines, those inside landmarks of the markup left out."""
    reader = _Reader(lines, vocabulary)
    return reader.with_block() or reader.without_block()


def menu_end(lines: Sequence[Line], vocabulary: Vocabulary) -> int:
    """Return where the menu at the beginning ends; 0 if there is none.

    Each line counts for or against; the beginning with the highest sum is the menu, if enough of
    it is more than a list of States, which a body may hold as well.
    """
    best = end = score = strong = strong_at_best = 0
    for index, line in enumerate(lines):
        known = vocabulary.navigation(line.text)
        if known is not None or _is_link(line):
            score += 1
            strong += known is None or not known.state
        elif is_prose(line.text) or line.hints.heading == 1:
            break
        else:
            score -= _NEW_ITEM if line.hints.item else _NEW_LINE
        if score > best:
            best, end, strong_at_best = score, index + 1, strong
        if score < best - _GIVE_UP:
            break
    return end if strong_at_best >= _LEAST_MENU else _aids_end(lines, vocabulary)


def _aids_end(lines: Sequence[Line], vocabulary: Vocabulary) -> int:
    """Return where the lines for screen readers ("Skip Links") that begin a page end."""
    for index, line in enumerate(lines):
        phrase = vocabulary.phrase(line.text)
        if phrase is None or phrase.role is not Role.NAVIGATION:
            return index
    return len(lines)


def _is_link(line: Line) -> bool:
    return line.hints.link_share > _LINKED and not line.hints.heading


class _Reader:
    """The lines of one page, and where its menu ends."""

    def __init__(self, lines: Sequence[Line], vocabulary: Vocabulary) -> None:
        self.lines = lines
        self.vocabulary = vocabulary

    @cached_property
    def menu(self) -> int:
        """Where the menu ends; not needed where a kind and a block say where the article is."""
        return menu_end(self.lines, self.vocabulary)

    def with_block(self) -> Head | None:
        """Read the head of a page with a metadata block; None if no labels stand in its place."""
        position = 0
        while position < len(self.lines):
            if not self.may_start_block(position):
                position += 1
                continue
            fields, end = scan_block(self.lines, position, self.vocabulary)
            head = self.before_block(position, fields) if fields else None
            if head is not None:
                return self.completed(head, position, fields, end)
            position = max(end, position + 1)
        return None

    def may_start_block(self, position: int) -> bool:
        line = self.lines[position]
        if not line.hints.label and ":" not in line.text and "：" not in line.text:
            return False
        if known_label(line, self.vocabulary) is None or self.must_be_title(position):
            return False
        # Labels in a list begin with one that is in the list.
        below = self.lines[position + 1] if position + 1 < len(self.lines) else line
        return line.hints.item or not (below.hints.item and split_label(below.text))

    def must_be_title(self, position: int) -> bool:
        """What stands right below a kind, and not in a list, is the title, whatever it says."""
        if position == 0 or is_marked(self.lines[position]) or self.is_heading(position - 2):
            return False
        return self.vocabulary.kind(self.lines[position - 1].text) is not None

    def before_block(self, start: int, fields: tuple[RawField, ...]) -> Head | None:
        """Read kind and title backwards from a block; None if the labels belong to a body."""
        lines = self.lines
        earliest = max(0, start - _REACH)
        kind = self.kind_before(earliest, start)
        # A lone label in a plain line can be the beginning of a sentence.
        sure = len({field.key for field in fields}) > 1
        sure = sure or is_marked(lines[start]) or label_shape(lines[start].text)
        sure = sure or has_known_value(fields[0], self.vocabulary)
        sure = sure or (self.is_dated(fields[0]) and not is_prose(lines[max(0, start - 1)].text))
        first = max(earliest, min(self.menu, start))
        if kind is not None:
            head = self.named_block(kind, start, sure=sure)
        elif any(map(self.is_heading, range(first, start))):
            head = self.headed_block(first, start)
        else:
            head = self.plain_block(first, start) if sure else None
        if head is None or (start if head.title is None else head.title) >= self.tail:
            return None
        top = max(head.kind or 0, head.title or 0) + 1
        return None if any(map(self.is_tail_heading, range(top, start))) else head

    @staticmethod
    def is_dated(field: RawField) -> bool:
        """Whether a field is a date and its value has a year, though its month may be unknown."""
        if field.key != "date" or not field.values:
            return False
        return _YEAR.search(field.values[0].text) is not None

    def named_block(self, kind: int, start: int, *, sure: bool) -> Head | None:
        """Read the title beside a known kind; None if paragraphs stand below it."""
        title = self.title_beside(kind, start)
        if title is None:
            return Head(kind=kind)
        if not sure and self.block_begin(max(kind, title), start) - kind > 2:
            return None
        return Head(kind=kind, title=title)

    def headed_block(self, first: int, start: int) -> Head:
        """Read the highest heading as the title, and above it a kind nobody has seen yet."""
        headings = [index for index in range(first, start) if self.is_heading(index)]
        title = min(headings, key=lambda index: self.lines[index].hints.heading)
        if title > first and self.can_be_kind(title - 1):
            return Head(kind=title - 1, kind_unknown=True, title=title)
        return Head(title=title)

    def title_beside(self, kind: int, start: int) -> int | None:
        """Return the title: the heading below or above a kind, else the line below or above."""
        below = next(filter(self.is_heading, range(kind + 1, start)), None)
        if below is not None:
            return below
        if self.is_heading(kind - 1):
            return kind - 1
        if kind + 1 < start:
            return kind + 1
        return kind - 1 if kind else None

    def plain_block(self, first: int, start: int) -> Head | None:
        """Read the lines between menu and block where neither kind nor heading is known."""
        lines = self.lines
        start = self.block_begin(first, start)
        if start - self.menu > 3 or self.menu > start:
            return None
        if any(self.starts_body(index) for index in range(first, start)):
            return None
        if first == start:
            return Head()
        if start - first > 1:
            below = lines[first + 1].text
            titled = is_question(below) or not is_prose(below)
            if titled and self.can_be_kind(first):
                return Head(kind=first, kind_unknown=True, title=first + 1)
            if start - first == 2 and self.can_be_kind(first + 1):
                return Head(kind=first + 1, kind_unknown=True, title=first)
        return Head(title=first)

    def can_be_kind(self, position: int) -> bool:
        """Whether a line can be a kind nobody has seen: a few words that nothing else explains."""
        line, vocabulary = self.lines[position], self.vocabulary
        if len(line.text) > _LONGEST_KIND or len(line.text.split()) > _MOST_KIND_WORDS:
            return False
        if not line.text[-1].isalnum() or _is_link(line) or vocabulary.names_osce(line.text):
            return False
        return not (vocabulary.navigation(line.text) or vocabulary.section(line.text))

    def is_heading(self, position: int) -> bool:
        return position >= 0 and self.lines[position].hints.heading > 0

    def kind_before(self, earliest: int, start: int) -> int | None:
        """Return the nearest line before the block that is a kind, with room for a title."""
        for index in range(start - 1, earliest - 1, -1):
            if self.vocabulary.kind(self.lines[index].text) is None:
                continue
            if index > earliest and self.vocabulary.kind(self.lines[index - 1].text):
                return index - 1  # the title is itself the name of a kind
            return index
        return None

    def completed(self, head: Head, start: int, fields: tuple[RawField, ...], end: int) -> Head:
        """Add what stands between title and block: labels nobody has seen yet, and a summary."""
        lines = self.lines
        if head.title is None:
            return attrs.evolve(head, end=end, block_start=start, fields=fields)
        begin = self.block_begin(head.title, start, head.kind)
        if begin < start:
            longer, last = scan_block(lines, begin, self.vocabulary)
            if last < end:
                begin = start
            else:
                fields, end = longer, last
        return attrs.evolve(
            head,
            end=end,
            summary=tuple(index for index in range(head.title + 1, begin) if index != head.kind),
            block_start=begin,
            fields=fields,
        )

    def without_block(self) -> Head:
        """Read the head of a page that has no metadata block."""
        lines, vocabulary, position = self.lines, self.vocabulary, self.menu
        title = self.heading_after_menu()
        section = structure = kind = None
        if title is not None:
            above = range(position, title)
            section = next((i for i in above if vocabulary.section(lines[i].text)), None)
            kind = next((i for i in reversed(above) if vocabulary.kind(lines[i].text)), None)
            position = title + 1
            if kind is None and position < len(lines) and vocabulary.kind(lines[position].text):
                kind, position = position, position + 1
        else:
            if self.has_line(position, 0) and vocabulary.section(lines[position].text):
                section, position = position, position + 1
            if (
                self.has_line(position, 1)
                and vocabulary.kind(lines[position + 1].text)
                and vocabulary.structure(lines[position].text)
            ):
                structure, position = position, position + 1
            if self.has_line(position, 1) and vocabulary.kind(lines[position].text):
                kind, position = position, position + 1
            if self.can_be_title(position):
                title, position = position, position + 1
        stated = None
        if title is not None and position < len(lines):
            stated = read_header_date(lines[position].text, vocabulary)
        return Head(
            end=position + (stated is not None),
            section=section,
            structure=structure,
            kind=kind,
            title=title,
            header_date=position if stated else None,
            stated=stated,
        )

    def heading_after_menu(self) -> int | None:
        """Return the first heading of level 1, unless paragraphs stand before it."""
        for index in range(self.menu, len(self.lines)):
            if self.lines[index].hints.heading == 1:
                return index
            if is_prose(self.lines[index].text):
                return None
        return None

    def has_line(self, position: int, more: int) -> bool:
        return position + more < len(self.lines)

    def can_be_title(self, position: int) -> bool:
        """Whether a line can be the title: a body follows, and it is no item and no paragraph."""
        if position + 1 >= len(self.lines):
            return False
        line = self.lines[position]
        if line.hints.item or len(line.text) > _LONGEST_TITLE:
            return False
        if is_prose(line.text) and line.text.endswith("."):
            return False
        return find_dateline(line.text, self.vocabulary) is None

    def block_begin(self, title: int, start: int, kind: int | None = None) -> int:
        """Return where a block begins whose first labels, below ``title``, nobody has seen yet."""
        lines, begin = self.lines, start
        for index in range(start - 1, title, -1):
            if index != kind and _can_be_label(lines[index], lines[start]):
                begin = index
            elif is_prose(lines[index].text) or lines[index].hints.item < lines[start].hints.item:
                break
        return begin

    @cached_property
    def tail(self) -> int:
        """Where a heading of the tail stands below the first paragraph; no block is after it."""
        paragraph = False
        for index, line in enumerate(self.lines):
            if paragraph and self.is_tail_heading(index):
                return index
            paragraph = paragraph or is_prose(line.text)
        return len(self.lines)

    def is_tail_heading(self, position: int) -> bool:
        phrase = self.vocabulary.phrase(self.lines[position].text)
        return phrase is not None and phrase.match == "line" and phrase.role in TAIL_ROLES

    def starts_body(self, position: int) -> bool:
        """Whether a line is a paragraph that begins with a dateline."""
        text = self.lines[position].text
        return is_prose(text) and find_dateline(text, self.vocabulary) is not None


def _can_be_label(line: Line, known: Line) -> bool:
    """Whether a line above the first known label can be a label nobody has seen yet."""
    if line.hints.item != known.hints.item:
        return False
    return label_shape(line.text) or is_label_element(line) or may_be_label(line)

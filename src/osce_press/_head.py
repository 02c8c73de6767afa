"""The head of a page: navigation, section, kind, title, summary and metadata block.

Two anchors are sought, in this order. The metadata block: a label of the vocabulary a few lines
after a kind, a heading or the menu; all before its kind and title is navigation, whatever the
menu says. Without a block, the menu is the longest beginning of the page whose lines speak more
for a menu than against it.
"""

from collections.abc import Sequence

import attrs

from osce_press._lines import Line
from osce_press._metadata import RawField, known_label, scan_block
from osce_press._shape import is_prose, label_shape
from osce_press.vocabulary import Vocabulary

__all__ = ["Head", "read_head"]

#: A kind stands at most so many lines before the block: title, and a summary of a few paragraphs.
_REACH = 8
#: So many lines of a menu, States aside, make a beginning a menu.
_LEAST_MENU = 3
_LONGEST_TITLE = 400


@attrs.frozen
class Head:
    """Positions in the list of content lines that was read; ``end`` is where the body starts."""

    start: int
    end: int
    kind: int | None = None
    #: A kind the vocabulary does not have.
    kind_unknown: bool = False
    section: int | None = None
    title: int | None = None
    summary: tuple[int, ...] = ()
    block_start: int | None = None
    fields: tuple[RawField, ...] = ()


def read_head(lines: Sequence[Line], vocabulary: Vocabulary) -> Head:
    """Find the head of a page in its lines, those inside landmarks of the markup left out."""
    menu = _menu_end(lines, vocabulary)
    return _with_block(lines, menu, vocabulary) or _without_block(lines, menu, vocabulary)


def _with_block(lines: Sequence[Line], menu: int, vocabulary: Vocabulary) -> Head | None:
    position = 0
    while position < len(lines):
        if not _starts_block(lines[position], vocabulary):
            position += 1
            continue
        fields, end = scan_block(lines, position, vocabulary)
        head = _before_block(lines, menu, position, fields, end, vocabulary)
        if head is not None:
            return head
        position = max(end, position + 1)
    return None


def _starts_block(line: Line, vocabulary: Vocabulary) -> bool:
    text = line.text
    if ":" not in text and "：" not in text and not line.hints.label:
        return False
    return known_label(line, vocabulary) is not None


def _before_block(  # noqa: PLR0913 - the block and everything known before it
    lines: Sequence[Line],
    menu: int,
    start: int,
    fields: tuple[RawField, ...],
    end: int,
    vocabulary: Vocabulary,
) -> Head | None:
    """Read kind, title and summary backwards from a block; None if it is none of theirs."""
    earliest = max(0, start - _REACH)
    keys = {field.key for field in fields}
    kind = _kind_before(lines, earliest, start, vocabulary)
    if kind is not None:
        # A lone label far below the title is a line of the body.
        if start - kind > 2 and len(keys) < 2 and not fields[0].label.endswith(" on"):
            return None
        first = kind + 1 if kind + 1 < start else kind - 1
        head = Head(min(kind, max(first, 0)), end, kind=kind)
        return _with_title(lines, head, first, start, fields, vocabulary)
    first = max(earliest, menu)
    headings = [index for index in range(first, start) if lines[index].hints.heading]
    if headings:
        return _with_title(
            lines, Head(headings[0], end), headings[0], start, fields, vocabulary
        )
    while first < start and _is_menu_line(lines[first], vocabulary):
        first += 1
    if len(keys) < 2 or start - first > 3 or menu > start:
        return None
    if any(vocabulary_date(lines[index], vocabulary) for index in range(first, start)):
        return None
    return _unnamed(lines, first, start, fields, end, vocabulary)


def vocabulary_date(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a paragraph of the body stands here already: one that begins with a dateline."""
    from osce_press._dateline import find_dateline  # noqa: PLC0415

    return is_prose(line.text) and find_dateline(line.text, vocabulary) is not None


def _kind_before(
    lines: Sequence[Line], earliest: int, start: int, vocabulary: Vocabulary
) -> int | None:
    """Return the nearest line before the block that is a kind, with room for a title."""
    for index in range(start - 1, earliest - 1, -1):
        if vocabulary.kind(lines[index].text) is None:
            continue
        above = index - 1
        if above >= earliest and vocabulary.kind(lines[above].text):
            return above  # the title is itself the name of a kind
        return index
    return None


def _unnamed(  # noqa: PLR0913 - the same facts as above
    lines: Sequence[Line],
    first: int,
    start: int,
    fields: tuple[RawField, ...],
    end: int,
    vocabulary: Vocabulary,
) -> Head:
    """Read the lines between menu and block where none is a known kind."""
    count = start - first
    if count == 0:
        return Head(start, end, block_start=start, fields=fields)
    named = count > 1 and _can_be_kind(lines[first]) and not is_prose(lines[first + 1].text)
    if named:
        head = Head(first, end, kind=first, kind_unknown=True)
        return _with_title(lines, head, first + 1, start, fields, vocabulary)
    return _with_title(lines, Head(first, end), first, start, fields, vocabulary)


def _with_title(  # noqa: PLR0913 - completes what is passed
    lines: Sequence[Line],
    head: Head,
    first: int,
    start: int,
    fields: tuple[RawField, ...],
    vocabulary: Vocabulary,
) -> Head:
    """Complete a head with its title, from line ``first`` on, and what follows as its summary."""
    title = first
    for index in range(first, start):
        if lines[index].hints.heading:
            title = index
            break
    begin = start
    for index in range(start - 1, title, -1):
        if label_shape(lines[index].text) and lines[index].hints.item == lines[start].hints.item:
            begin = index
    if begin < start:
        fields, end = scan_block(lines, begin, vocabulary)
        head = attrs.evolve(head, end=max(end, head.end))
    summary = tuple(
        index for index in range(title + 1, begin) if index != head.kind
    )
    return attrs.evolve(
        head,
        title=title if title >= 0 else None,
        summary=summary,
        block_start=begin,
        fields=fields,
    )


def _can_be_kind(line: Line) -> bool:
    """Whether a line can be a kind nobody has seen: a few words, no full stop."""
    return len(line.text) <= 40 and len(line.text.split()) <= 4 and line.text[-1].isalnum()


def _without_block(lines: Sequence[Line], menu: int, vocabulary: Vocabulary) -> Head:
    """Read kind and title of a page without metadata block."""
    title = next((i for i in range(menu, len(lines)) if lines[i].hints.heading == 1), None)
    if title is not None and not any(is_prose(lines[i].text) for i in range(menu, title)):
        above = [i for i in range(menu, title) if vocabulary.kind(lines[i].text)]
        kind = above[-1] if above else None
        end = title + 1
        if kind is None and end < len(lines) and vocabulary.kind(lines[end].text):
            kind, end = end, end + 1
        return Head(kind if kind is not None and kind < title else title, end, kind, title=title)
    position, section, kind = menu, None, None
    if position < len(lines) and vocabulary.section(lines[position].text):
        section, position = position, position + 1
    if position + 1 < len(lines) and vocabulary.kind(lines[position].text):
        kind, position = position, position + 1
    if position < len(lines) and _can_be_title(lines, position, vocabulary):
        return Head(menu, position + 1, kind, section=section, title=position)
    return Head(menu, position, kind, section=section)


def _can_be_title(lines: Sequence[Line], position: int, vocabulary: Vocabulary) -> bool:
    """A title has a body after it and is neither a list item nor a paragraph."""
    line = lines[position]
    if line.hints.item or len(line.text) > _LONGEST_TITLE or position + 1 == len(lines):
        return False
    if is_prose(line.text) and line.text.endswith("."):
        return False
    return not vocabulary_date(line, vocabulary)


def _menu_end(lines: Sequence[Line], vocabulary: Vocabulary) -> int:
    """Return where the menu at the beginning ends; 0 if there is none.

    Each line counts for or against; the beginning with the highest sum is the menu, if enough of
    it is more than a list of States, which a body may hold as well.
    """
    best = end = score = strong = strong_at_best = 0
    for index, line in enumerate(lines):
        known = vocabulary.navigation(line.text)
        linked = line.hints.link_share > 0.9 and not line.hints.heading
        if known is not None or linked:
            score += 1
            strong += known is None or not known.state
        elif is_prose(line.text) or line.hints.heading == 1:
            break
        else:
            score -= 1 if line.hints.item else 3
        if score > best:
            best, end, strong_at_best = score, index + 1, strong
        if score < best - 20:
            break
    return end if strong_at_best >= _LEAST_MENU else 0


def _is_menu_line(line: Line, vocabulary: Vocabulary) -> bool:
    return vocabulary.navigation(line.text) is not None or line.hints.link_share > 0.9

"""The head of a page: menu, section, kind, title, summary, header line and metadata block.

The metadata block is the run of labels for which most speaks: its labels and values, a kind, a
heading or the menu close above it; paragraphs between speak against it. What stands above it is
read from there up. Without a block, the lines after the menu are read in the order that pages
print them: section, structure, kind, title, header line.
"""

from collections.abc import Sequence
from typing import NamedTuple

from osce_press._grammar.labels import Labels
from osce_press._grammar.shape import Shape
from osce_press._lines.page import Element
from osce_press._marks import Line
from osce_press._parts.block import Run, block_below
from osce_press._parts.body import has_credit
from osce_press._parts.event import is_event, read_event
from osce_press._parts.header import (
    Header,
    HeadRun,
    begins_below,
    header_of,
    in_days,
    is_other_day,
    is_todays,
    is_unsure,
    lines_above,
    read_run,
    run_above,
)
from osce_press._parts.outline import Field, Head
from osce_press._parts.tail import date_below, text_below
from osce_press._parts.titles import (
    bold_title,
    can_be_kind,
    can_be_title,
    is_above_text,
    is_above_title,
    is_issuer,
    nearest_title,
    said_title,
    title_among,
)
from osce_press._parts.top import find_top
from osce_press.vocabulary import Meaning

__all__ = ["read_head"]

#: A kind or title stands at most so many lines before the block: title, and a summary of a few
#: paragraphs.
_REACH = 8
#: So much must speak for a run of labels: a label in the right place is enough.
_LEAST_SCORE = 6

_NOTHING = Meaning()


def read_head(
    lines: Sequence[Line],
    labels: Labels,
    title: Line | None = None,
    elements: Sequence[Element] = (),
) -> Head:
    """Find the head of a page in its lines, those of the site left out.

    Args:
        lines: The lines.
        labels: Reads labels and tries values.
        title: The line that the markup says is the title.
        elements: Those of the page.
    """
    reader = _Reader(lines, labels, title, elements)
    return reader.with_block() or reader.without_block()


class _Above(NamedTuple):
    """What stands above a run of labels: positions of kind and title, and what they speak for."""

    score: int
    title: int | None
    kind: int | None = None


class _Reader:
    """The lines of one page, and where its menu ends."""

    def __init__(
        self,
        lines: Sequence[Line],
        labels: Labels,
        title: Line | None,
        elements: Sequence[Element],
    ) -> None:
        self.lines, self.elements = lines, elements
        self.labels = labels
        #: Position of the title, where the markup or, in a text, the window's title says it.
        own = (at for at, line in enumerate(lines) if line is title)
        self.title = said_title(lines) if title is None else next(own, None)
        if self.title is not None and is_above_title(lines, self.title):
            self.title = None
        #: Where the site's known lines at the top end, all of its lines, and the likely title.
        self.known, self.menu, self.likely = find_top(lines, titled=self.title is not None)

    def with_block(self) -> Head | None:
        """Read the head of a page with a metadata block; None if no labels stand in its place."""
        best: tuple[int, Run, _Above] | None = None
        end = 0
        for position, line in enumerate(self.lines):
            if line.label is None or position < end:
                continue
            run = Run(self.lines, position, self.labels)
            if run.is_form():
                end = run.end
                continue
            above = self.above(run)
            score = run.score + above.score
            # A label above the kind is not of the block, which can stand there as a whole.
            apart = run.score < 2 * _LEAST_SCORE and self.meaning(run.end).kind is not None
            if score >= _LEAST_SCORE and not apart and (best is None or score > best[0]):
                best = score, run, above
            end = run.end
        return self.completed(best[1], best[2]) if best else None

    def above(self, run: Run) -> _Above:
        """Read kind and title backwards from a run of labels, and say what speaks for it."""
        start = run.start
        earliest = max(0, start - _REACH)
        # The kind can stand between them.
        below = run.end + (self.meaning(run.end).kind is not None)
        if self.title == below and run.score > _LEAST_SCORE:
            return _Above(3, None, self.kind_before(earliest, start))
        if self.title is not None and not earliest <= self.title < start:
            return _Above(-4 * _LEAST_SCORE, None)
        first = max(earliest, self.menu if self.menu < start else min(self.known, start))
        kind = self.kind_before(earliest, start)
        if kind is not None:
            title = self.title_beside(kind, start)
            top = kind if title is None else max(kind, title)
            return _Above(3 - self.against(top + 1, start), title, kind)
        title = self.highest(range(first, start))
        if title is not None:
            kind = title - 1 if title > first and can_be_kind(self.lines[title - 1]) else None
            return _Above(3 - self.against(title + 1, start), title, kind)
        begin = self.block_begin(first, start)
        return self.plainly_above(first, begin, several=run.score > _LEAST_SCORE)

    def plainly_above(self, first: int, start: int, *, several: bool) -> _Above:
        """Read the lines between menu and block where neither kind nor heading is known."""
        earliest = first
        first += title_among(self.lines[first:start], below_kind=False)
        if earliest > self.menu and (nearest := nearest_title(self.lines, earliest, start)):
            # The site's lines stand above, nobody knows how many; several labels are a block.
            against = self.against(first + 1, start)
            return _Above(3 - (min(3, against) if several else against), nearest)
        title = first if first < start else None
        kind: int | None = None
        if start - first > 1:
            titled = self.lines[first + 1].mark.shape <= Shape.QUESTION
            if titled and can_be_kind(self.lines[first]):
                title, kind = first + 1, first
            elif start - first == 2 and can_be_kind(self.lines[first + 1]):
                kind = first + 1
        if kind is None and title == self.menu == self.known + 1:
            # A line above a title and a block is no menu.
            above = self.lines[self.known]
            is_kind = can_be_kind(above) and not above.mark.meaning.section
            kind = self.known if is_kind else None
        below = first if title is None else title + 1
        return _Above(3 - self.against(below, start), title, kind)

    def against(self, first: int, start: int) -> int:
        """Return how much speaks against a block: what stands between it and the title."""
        found = 0
        labelled = False
        label = self.lines[start].label
        for line in self.lines[first:start]:
            phrase = line.mark.meaning.phrase
            # "Also available in:" can stand there, "Contacts" only as a link: they have no date.
            is_contacts = phrase and phrase.holds == "contacts" and label and label.key != "date"
            if line.mark.dateline or is_contacts:
                return 4 * _LEAST_SCORE
            # A label nobody has seen yet, alone on its line, has its value on the next.
            found += 3 if line.mark.is_prose or phrase else not (labelled or line.mark.may_be_label)
            labelled = line.mark.shape is Shape.LABEL
        return found

    def kind_before(self, earliest: int, start: int) -> int | None:
        """Return the nearest line before the block that is a kind, and no item of a list or menu.

        "News" among other lines of few words is an entry of one.
        """
        for index in range(start - 1, earliest - 1, -1):
            kind, is_item = self.meaning(index).kind, self.lines[index].hints.item
            if kind and not (is_item or (kind.common and self.known <= index < self.menu)):
                # Right below a kind and above the block, "Spot report No. 3" is the title.
                titled = index > earliest and index == start - 1 and self.meaning(index - 1).kind
                return index - bool(titled)
        return None

    def title_beside(self, kind: int, start: int) -> int | None:
        """Return the title: the heading below or above a kind, else the line below or above."""
        below = self.highest(range(kind + 1, start))
        if below is not None:
            return below
        # "17 February 2009 | Press release": a date can stand above the kind.
        above = kind - 1 - (kind > 1 and self.header(kind - 1) is not None)
        if kind and (self.lines[above].hints.heading or above == self.title):
            return above
        # Sites print the publisher there, too, the date, and what the title is filed under.
        first = kind + 1 + title_among(self.lines[kind + 1 : start])
        if first < start and self.header(first) is None:
            return first
        return above if kind else None

    def highest(self, positions: range) -> int | None:
        """Return the title that the markup says, or else the highest of the headings."""
        if self.title in positions:
            return self.title
        headings = [index for index in positions if self.lines[index].hints.heading]
        return min(headings, key=lambda index: self.lines[index].hints.heading, default=None)

    def block_begin(self, title: int, start: int) -> int:
        """Return where a block begins whose first labels, below ``title``, nobody has seen yet."""
        lines, begin = self.lines, start
        for index in range(start - 1, title, -1):
            line = lines[index]
            is_label = line.mark.may_be_label or line.is_label_element
            if is_label and line.hints.item == lines[start].hints.item:
                begin = index
            elif line.mark.is_prose or line.hints.item < lines[start].hints.item:
                break
        return begin

    def completed(self, run: Run, above: _Above) -> Head:
        """Add what stands between title and block: labels nobody has seen yet, and a summary."""
        lines = self.lines
        section = kind = publisher = title = None
        between: list[Line] = []
        if above.kind is not None:
            kind = lines[above.kind]
            below = lines[above.kind + 1 : above.title or 0]
            publisher = next((line for line in below if line.mark.meaning.structure), None)
        if above.title is not None:
            title = lines[above.title]
            end, event = read_event(lines, above.title + 1)
            if run.end <= end and (kind is None or is_event(kind)):
                block = lines[above.title + 1 : end]
                return Head(end, kind=kind, title=title, block=block, fields=event)
            over = above.title - 1
            if self.known <= over != above.kind and lines[over].mark.meaning.section:
                section = lines[over]
            begin = self.block_begin(above.title, run.start)
            longer = Run(lines, begin, self.labels) if begin < run.start else run
            run = longer if longer.end >= run.end else run
            run.take_heading({above.title, above.kind})
            between = [line for line in lines[above.title + 1 : run.start] if line is not kind]
        dated = [found for line in between if (found := header_of(line))]
        header = min(dated, key=lambda found: found.stated.date is None, default=None)
        summary = tuple(line for line in between if not line.mark.header)
        end = run.end
        if header is None and not any(f.values for f in run.fields if f.key == "date"):
            header, end = self.dated(above.title, end)
        sentences = sum(line.mark.is_prose for line in summary)
        below = text_below(lines, run.end, self.elements) if sentences else ()
        if sentences and not any(line.mark.is_prose or sentences == 1 for line in below):
            # What stands above a block that ends the page is the text.
            end, summary = lines.index(summary[0]), ()
        if title is None and kind is None and self.meaning(end).kind:
            kind, end = lines[end], end + 1
        if title is None and (end == self.title or is_above_text(lines[end : end + 2])):
            # Some copies print the date, and others the block, above the title.
            title, end = lines[end], end + 1
        return Head(
            *(end, section, None, kind, publisher, title, header),
            summary=summary,
            block=[*(found.line for found in dated), *lines[run.start : run.end]],
            fields=tuple(run.fields),
        )

    def dated(self, title: int | None, end: int) -> tuple[Header | None, int]:
        """Return the date right below a block that has none or beside kind and title; the end."""
        below = self.header(end)
        again = any(line.mark.dateline for line in self.lines[end + 1 : end + 2])
        if below is not None and (again or not below.stated.places):
            return below, end + 1
        if title is None:
            return None, end
        above, text = self.lines[self.menu : title], self.lines[end:]
        return run_above(above, self.lines[title], text).header, end

    def without_block(self) -> Head:
        """Read the head of a page that has no metadata block."""
        title = self.title
        if title is None and (bold := bold_title(self.lines[self.menu : self.menu + _REACH])):
            title = self.lines.index(bold, self.menu)
        head = self.lead() if title is None else self.lead_around(title)
        run, begin = read_run(self.lines[head.end :], head.kind, head.header), head.end
        near, words = self.lines[begin + run.size :], head.title and head.title.mark.words
        # A caption can stand there, too, and the title once more.
        again = (
            at for at, it in enumerate(near[:_REACH], 1) if has_credit(it) or it.mark.words == words
        )
        tried = () if run.header else (lines_above(near, at) for at in (0, *again))
        above = next(filter(None, tried), 0)
        if above and not read_event(self.lines, begin + run.size)[1]:
            # Those lines are the text's.
            begin += run.size + above
            run = read_run(self.lines[begin:], run.kind)
        if run.header and in_days(self.lines[begin:]):
            run = HeadRun(run.kind, head.header)
        head, end = head._replace(kind=run.kind), begin + run.size
        below = None if run.header else date_below(self.lines, end)
        header = header_of(below) if below else run.header
        event: tuple[Field, ...] = ()
        if head.kind is None or is_event(head.kind):
            end, event = read_event(self.lines, end)
        block = [line for line in self.lines[begin:end] if line is not head.kind]
        is_whose = head.section is None or head.publisher is None
        if begin == head.end and is_whose and is_issuer(self.lines[end : end + 2]):
            head, end = head._replace(publisher=self.lines[end]), end + 1
        if not event and (labels := block_below(self.lines, end, self.labels)):
            event, block = tuple(labels.fields), [*block, *self.lines[labels.start : labels.end]]
        end = end if begin == head.end else head.end
        is_summary = head.kind and not head.structure and begins_below(self.lines[end : end + 2])
        summary = tuple(self.lines[end : end + 1] if is_summary else ())
        end += len(summary)
        found = head._replace(end=end, header=header, place=run.place or head.place)
        return found._replace(summary=summary, block=block, fields=event)

    def lead_around(self, heading: int) -> Head:
        """Read what stands above a title that is a heading, and a kind below it."""
        end, title = heading + 1, self.lines[heading]
        above = self.lines[self.menu : heading]
        section = next((line for line in above if line.mark.meaning.section), None)
        run = run_above(above, title, self.lines[end:])
        kind = run.kind or next(
            (it for it in reversed(above) if it.mark.meaning.kind and it is not section), None
        )
        return Head(end, section, kind=kind, title=title, header=run.header, place=run.place)

    def lead(self) -> Head:
        """Read the first lines of a page in the order in which sites print them."""
        lines, position = self.lines, self.menu
        structure = kind = publisher = title = header = None
        above = lines[self.known : position]
        # Among others, an entry of the menus is no more than that.
        is_menu = len(above) > 1
        named = (it for it in above if not (is_menu and (it.mark.meaning.menu or it.hints.item)))
        section = next((line for line in named if line.mark.meaning.section), None)
        if section is None and self.meaning(position).section:
            section, position = lines[position], position + 1
        if self.is_about(position):
            publisher, section, position = *lines[position : position + 2], position + 2
        if self.meaning(position).structure and self.meaning(position + 1).kind:
            structure, position = lines[position], position + 1
        elif self.meaning(position).structure and self.is_titled(position + 1):
            publisher, position = lines[position], position + 1
        run = read_run(lines[position:-1])
        kind, header, position = run.kind, run.header, position + run.size
        told = header is not None and not is_todays(header, lines[position:])
        is_own = not is_unsure(header, kind) and bool(kind or section or told)
        if not is_own and (kind or can_be_title(lines[position:])):
            header = None
        if run.size and position + 2 < len(lines) and self.meaning(position).structure:
            publisher, position = lines[position], position + 1
        position = max(position, self.likely or 0)
        if position == self.likely or can_be_title(lines[position:], alone=kind is not None):
            title, position = lines[position], position + 1
        elif header and is_other_day(header.day, lines[position:]):
            header = None
        if title is None and kind:
            # "Daily report 12/2021" below the kind is the title.
            kinds = (it for it in lines[:position] if it.mark.meaning.kind and it is not kind)
            title = next((it for it in kinds if it.text[-1].isdigit()), None)
        return Head(position, section, structure, kind, publisher, title, header, run.place)

    def is_titled(self, position: int) -> bool:
        """Whether a title stands below the name of a structure, or a line above a list."""
        lists = can_be_title(self.lines[position:]) and self.lines[position + 1].hints.item
        return self.likely == position or (self.likely is None and bool(lists))

    def is_about(self, position: int) -> bool:
        """Whether a page about a structure begins: its name, "Activities" and the title."""
        named, title = self.meaning(position).structure, self.lines[position + 2 :]
        below = self.meaning(position + 1)
        if named is None or below.section is None or below.kind is not None:
            return False
        return can_be_title(title) and not title[0].mark.is_prose

    def meaning(self, position: int) -> Meaning:
        """Return what a line can be by its words; nothing where there is no line."""
        return self.lines[position].mark.meaning if position < len(self.lines) else _NOTHING

    def header(self, position: int) -> Header | None:
        """Return the date or the places that a line is; None also where there is no line."""
        return header_of(self.lines[position]) if position < len(self.lines) else None

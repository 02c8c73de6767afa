"""What the parts of a page are handed on as: findings, and a verdict on every line."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from osce_press._lines.page import Page
from osce_press._marks import Line
from osce_press._parts.header import Header
from osce_press.models import Block, Role

__all__ = ["Entry", "Field", "Head", "Outline", "Value", "Verdict", "blocks"]


class Verdict(NamedTuple):
    """The role of a line, and why."""

    role: Role
    #: Name of the rule that decided.
    rule: str
    #: The vocabulary entry or markup that the rule went by, if any.
    entry: str | None = None


class Value(NamedTuple):
    """A value as printed, with its offset in the linear text."""

    text: str
    offset: int

    @property
    def end(self) -> int:
        """Offset where it ends."""
        return self.offset + len(self.text)


class Field(NamedTuple):
    """A label as printed, with its values."""

    label: str
    key: str | None
    #: Offset of the label.
    offset: int
    values: tuple[Value, ...]
    #: The languages that the label can be in.
    langs: frozenset[str] = frozenset()

    @property
    def end(self) -> int:
        """Offset where the label ends, its colon left out."""
        return self.offset + len(self.label)


class Head(NamedTuple):
    """The lines of a head; ``end`` is the position in the lines read where the body starts."""

    end: int = 0
    section: Line | None = None
    #: The name of a structure above the kind, as the template of 2012 prints it.
    structure: Line | None = None
    #: By its name, or by its position alone.
    kind: Line | None = None
    #: The name of a structure between kind and title, as the redesigned site prints it.
    publisher: Line | None = None
    title: Line | None = None
    #: A line of the date, which can stand above the title.
    header: Header | None = None
    #: Places on a line of their own.
    place: Header | None = None
    summary: tuple[Line, ...] = ()
    block: Sequence[Line] = ()
    fields: tuple[Field, ...] = ()

    def verdicts(self) -> Iterator[tuple[Line, Verdict]]:
        """Yield the lines that are no navigation, with their verdicts."""
        known = self.kind is not None and self.kind.mark.meaning.kind is not None
        dates = [found.line for found in (self.header, self.place) if found is not None]
        parts: tuple[tuple[Verdict, Sequence[Line | None]], ...] = (
            (Verdict(Role.SECTION, "section-name"), [self.section]),
            (Verdict(Role.SECTION, "structure-name"), [self.structure]),
            (Verdict(Role.SECTION, "publisher"), [self.publisher]),
            (Verdict(Role.KIND, "kind-name" if known else "kind-unknown"), [self.kind]),
            (Verdict(Role.TITLE, "title-position"), [self.title]),
            (Verdict(Role.SUMMARY, "before-block"), self.summary),
            (Verdict(Role.METADATA, "label-block"), self.block),
            (Verdict(Role.HEADER_DATE, "date-line"), dates),
        )
        for verdict, lines in parts:
            for line in filter(None, lines):
                yield line, verdict


class Entry(NamedTuple):
    """An entry of a listing."""

    #: All of its lines.
    lines: Sequence[Line]
    title: Line | None
    fields: tuple[Field, ...]
    teaser: tuple[Line, ...]


class Outline(NamedTuple):
    """A page's lines with their verdicts, and its parts."""

    page: Page
    lines: Sequence[Line]
    verdicts: Sequence[Verdict]
    head: Head = Head()
    #: The date in a line that another site added to its copy.
    stamp: Value | None = None
    body: tuple[Line, ...] = ()
    #: The line of the body that begins with the dateline.
    dateline: Line | None = None
    contacts: tuple[Line, ...] = ()
    #: Offset where the head ends and the body begins.
    body_start: int = 0
    #: What stands above the entries of a listing, and the entries.
    description: Line | None = None
    entries: tuple[Entry, ...] = ()
    #: Whether it is a raw dump of the fields of several pages.
    is_dump: bool = False
    #: The lines of the body that recur in the bodies of the site.
    recurring: tuple[Line, ...] = ()


def blocks(outline: Outline, starts: Collection[int] = ()) -> tuple[Block, ...]:
    """Join lines of one role to blocks that cover the linear text; a paragraph is a block.

    A block's rule and entry are those of its first line.

    Args:
        outline: The page.
        starts: Numbers of other lines that a block begins with.
    """
    text, lines, verdicts = outline.page.text, outline.lines, outline.verdicts
    if not lines:
        return (Block(Role.OTHER, 0, len(text), text),) if text else ()
    begins: list[int] = []
    roles = [*map(itemgetter(0), verdicts)]
    for role, (first, *others) in groupby(range(len(lines)), roles.__getitem__):
        begins += [first, *(others if role is Role.BODY else filter(starts.__contains__, others))]
    offsets = [0, *(lines[number].start for number in begins[1:]), len(text)]
    return tuple(
        Block(verdicts[number].role, start, end, text[start:end], *verdicts[number][1:])
        for number, start, end in zip(begins, offsets, offsets[1:], strict=False)
    )

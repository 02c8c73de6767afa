"""Copies of pages on other sites: the lines that aggregators and release wires add.

What they look like is data (``copies.jsonl``): a pattern, the zone of the page it stands in, and
the role of the line. A stamp with the site's own date stands under the title.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from osce_press._grammar.shape import Shape
from osce_press._lines.page import Page
from osce_press._marks import Line
from osce_press._parts.outline import Entry, Field, Value, Verdict
from osce_press.models import Role
from osce_press.vocabulary import CopyEntry, Vocabulary

__all__ = ["Copy", "copied_entries", "cut_copy", "read_copy"]

#: Stamps stand near the top, below a menu of a few lines.
_HEAD = 12
_ABOVE = Verdict(Role.NAVIGATION, "copy", "above-title")


class Copy(NamedTuple):
    """The lines another site added, by number, and the date of its stamp."""

    verdicts: dict[int, Verdict]
    date: Value | None


def cut_copy(page: Page, vocabulary: Vocabulary) -> Page:
    """Give what a copy prints on the line of a title or text a line of its own.

    A crawl sets its date before the first words, a wire its credit before the dateline.
    """
    cuts: dict[int, list[int]] = {}
    for number, text in enumerate(it.replace("\u00a0", " ") for it in page.texts[:_HEAD]):
        if not vocabulary.copied_glued.match(text):
            continue
        for entry, pattern in vocabulary.copy_patterns:
            if entry.glued and (match := pattern.match(text)):
                span = match.span("cut" if "cut" in pattern.groupindex else 0)
                cuts.setdefault(number, []).extend(span)
    return page.cut(cuts) if cuts else page


def read_copy(lines: Sequence[Line]) -> Copy:
    """Find the lines that a copy of a page has and the page has not."""
    verdicts: dict[int, Verdict] = {}
    # The line of the title, or that right below it.
    below: int | None = None
    date: Value | None = None
    head = _head(_above_text(lines[:_HEAD]))
    for position, (entry, value) in head.items():
        verdicts[lines[position].number] = Verdict(entry.role, "copy", entry.slug)
        date = date or value
        if below is None and (value or entry.title) and entry.title != "anywhere":
            below = position
            near = [it.mark for it in lines[position + 1 : position + 4]]
            own = [mark for mark in near if not (mark.copies or mark.meaning.kind)]
            # The first line that is no kind and not the copy's can be a title.
            is_above = entry.title == "below" and own and own[0].shape <= Shape.QUESTION
            if not is_above:
                while below - 1 in head:
                    below -= 1
                below -= 1
    # The site's own menu is above it.
    verdicts.update((line.number, _ABOVE) for line in lines[: max(0, below or 0)])
    verdicts.update(_tail(lines, {entry.slug for entry, _ in head.values()}))
    return Copy(verdicts, date)


def copied_entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """Return the pages that an aggregator prints below each other, each below its title and stamp.

    One stamp alone is that of an article.
    """
    stamps = [
        (position, found[1])
        for position, line in enumerate(lines)
        if position and any(map(str.isdecimal, line.text)) and (found := _match(line, "head"))
        if found[1] is not None and found[0].title != "below" and not found[0].glued
    ]
    if len(stamps) < 2:
        return ()
    ends = [position - 1 for position, _ in stamps[1:]] + [len(lines)]
    return tuple(
        Entry(
            lines[position - 1 : end],
            lines[position - 1],
            (Field("", "date", date.offset, (date,)),),
            tuple(lines[position + 1 : end]),
        )
        for (position, date), end in zip(stamps, ends, strict=True)
    )


def _above_text(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines above the text: its dateline, or the first two paragraphs in a row."""
    for position, (line, below) in enumerate(pairwise(lines)):
        if (
            line.mark.is_prose
            and not line.mark.copies
            and (below.mark.is_prose or line.mark.dateline)
        ):
            # A wire's credit can stand before the dateline.
            return lines[: position + 1]
    return lines


def _head(lines: Sequence[Line]) -> dict[int, tuple[CopyEntry, Value | None]]:
    """Return the lines at the top that a copy has, by position, with the date of each."""
    matches = [[*_matches(line, "head")] for line in lines]
    slugs = {entry.slug for found in matches for entry, _ in found}
    kept: dict[int, tuple[CopyEntry, Value | None]] = {}
    before: CopyEntry | None = None
    for position, found in enumerate(matches):
        fitting = (
            (entry, date)
            for entry, date in found
            if not entry.after or (before and entry.after == before.slug)
            if not entry.among or entry.among in slugs
        )
        match = next(fitting, None)
        if match:
            kept[position] = match
        elif before is not None and before.holds == "line" and not lines[position].mark.is_prose:
            # The value of a label.
            kept[position] = before, None
        before = match[0] if match else None
    return kept


def _tail(lines: Sequence[Line], above: Collection[str]) -> dict[int, Verdict]:
    """Return the verdicts on what a copy has below, where the entries ``above`` stand above."""
    first = 0 if above else _run_start(lines)
    matches = {
        position: entries
        for position in range(first, len(lines))
        if (entries := [entry for entry, _ in _matches(lines[position], "tail")])
    }
    slugs = {*above, *(entry.slug for entries in matches.values() for entry in entries)}
    found: dict[int, CopyEntry] = {}
    for position, entries in matches.items():
        fitting = (entry for entry in entries if not entry.among or entry.among in slugs)
        if (entry := next(fitting, None)) is None:
            continue
        found[position] = entry
        if _is_value(lines, position + 1) and position + 1 not in matches:
            found[position + 1] = entry
    # All are looked for once: lines like these can be many.
    others = [index for index in range(first, len(lines)) if index not in found]
    last_other = others[-1] if others else -1
    begun = next((index for index in others if lines[index].mark.is_prose), len(lines))
    verdicts: dict[int, Verdict] = {}
    for position, entry in sorted(found.items()):
        verdict = Verdict(entry.role, "copy", entry.slug)
        if entry.holds == "anything" and above and begun < position:
            verdicts.update((line.number, verdict) for line in lines[position:])
            break
        if last_other < position:
            verdicts[lines[position].number] = verdict
    return verdicts


def _run_start(lines: Sequence[Line]) -> int:
    """Return where the last lines begin that all can be a copy's."""
    start = len(lines)
    while start and (_match(lines[start - 1], "tail") or _is_value(lines, start - 1)):
        start -= 1
    return start


def _is_value(lines: Sequence[Line], position: int) -> bool:
    """Whether a line can be the value of a copy's label, which stands on the line above."""
    if not 0 < position < len(lines) or lines[position].mark.is_prose:
        return False
    label = _match(lines[position - 1], "tail")
    return label is not None and label[0].holds == "line"


def _match(line: Line, zone: str) -> tuple[CopyEntry, Value | None] | None:
    return next(_matches(line, zone), None)


def _matches(line: Line, zone: str) -> Iterator[tuple[CopyEntry, Value | None]]:
    for entry, match in line.mark.copies:
        if entry.zone == zone:
            value = match.groupdict().get("date")
            date = Value(value, line.offset + match.start("date")) if value else None
            yield entry, date

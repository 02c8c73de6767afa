"""One entry of a listing becomes a ``ListingEntry`` with evidence and notices."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import attrs

from osce_press._grammar.dateline import find_dateline
from osce_press._grammar.dates import ReadDate, read_date, read_stamp
from osce_press._grammar.labels import KINDS, known_name
from osce_press._grammar.names import read_field, read_source, split_names
from osce_press._grammar.urls import absolute
from osce_press._lines.page import Anchor, Page
from osce_press._notices import notice
from osce_press._parts.block import LISTED
from osce_press._parts.listing import RawEntry
from osce_press._parts.listing_runs import Field
from osce_press.models import (
    Dateline,
    Evidence,
    FieldOfWork,
    ListingEntry,
    MetadataField,
    Notice,
    Origin,
    Place,
    Source,
)
from osce_press.vocabulary import Vocabulary
from osce_press.vocabulary._fold import fold

__all__ = ["Surroundings", "assemble_entry"]

_ORIGIN_NAMES = {
    Origin.METADATA: "the listing",
    Origin.MARKUP: "the markup",
    Origin.DATELINE: "the dateline",
}
#: A longer teaser repeats no title.
_LONGEST_TITLE = 1_000
_CLOSERS = r"[\"'”’»)\]]*$"
#: Two full stops or more, an ellipsis, or the colon before words that were dropped.
_MARK = re.compile(rf"(?:\.\.|…|[:：]){_CLOSERS}")
_SENTENCE_END = re.compile(rf"[.!?։。！？]{_CLOSERS}")


@attrs.frozen
class Surroundings:
    """The page that entries stand on, as far as they need it."""

    page: Page
    vocabulary: Vocabulary
    url: str | None
    language: str | None
    #: The first link in each line that has one, by the number of the line.
    anchors: Mapping[int, Anchor]
    #: Dates in the markup of the page's body, by offset.
    stamps: Sequence[tuple[int, str]]

    def stamp_between(self, start: int, end: int) -> tuple[datetime.date, Evidence] | None:
        """Return the first date that the markup states between two offsets."""
        for index in range(bisect_left(self.stamps, (start, "")), len(self.stamps)):
            offset, value = self.stamps[index]
            if offset > end:
                break
            date = read_stamp(value)
            if date is not None:
                return date, Evidence(Origin.MARKUP, value)
        return None


def assemble_entry(raw: RawEntry, around: Surroundings) -> ListingEntry:
    """Read the parts of an entry; its positions are numbers of the page's lines."""
    return _Assembly(raw, around).entry()


class _Assembly:
    """One entry on its way to a record; each method reads one part of it."""

    def __init__(self, raw: RawEntry, around: Surroundings) -> None:
        self.around = around
        self.page = around.page
        self.vocabulary = around.vocabulary
        self.raw = raw
        self.evidence: dict[str, Evidence] = {}
        self.notices: list[Notice] = []
        self.fields = {field.key: field for field in reversed(raw.fields) if field.key}

    def entry(self) -> ListingEntry:
        title = self.title()
        metadata = tuple(map(self.metadata, self.raw.fields))
        names = {field.key: field.values for field in reversed(metadata) if field.key}
        label = self.kind_label()
        kind = self.vocabulary.kind(label) if label else None
        if kind:
            self.evidence["kind"] = self.evidence["kind_label"]
        elif label:
            self.note("unknown-kind", self.evidence["kind_label"], text=label)
        teaser = self.teaser()
        dates = list(self.dates())
        dateline = self.dateline(dates[0][0] if dates else None)
        return ListingEntry(
            title=title,
            url=self.address(),
            date=self.date(dates, dateline),
            kind=kind.kind if kind else None,
            kind_label=label,
            sources=self.sources(names.get("source", ())),
            fields_of_work=self.fields_of_work(names.get("fields_of_work", ())),
            locations=self.locations(names.get("location", ())),
            collections=self.named("collections", names.get("collections", ())),
            teaser=teaser,
            teaser_truncated=teaser is not None and _is_cut(teaser, title),
            dateline=dateline,
            metadata=metadata,
            evidence=self.evidence,
            notices=tuple(sorted(self.notices, key=lambda item: (item.start or 0, item.code))),
        )

    def note(self, code: str, evidence: Evidence, **words: object) -> None:
        self.notices.append(notice(code, evidence.start, evidence.end, **words))

    def title(self) -> str | None:
        if self.raw.title is None:
            self.notices.append(notice("title-missing"))
            return None
        line = self.page.lines[self.raw.title]
        self.evidence["title"] = Evidence(Origin.HEADING, line.text, line.offset, line.end)
        return line.text

    def address(self) -> str | None:
        """Return where the title links to, or, if it is no link, the first line that is one."""
        anchors, lines = self.around.anchors, self.page.lines
        numbers = [
            number for number in (self.raw.title,) if number is not None and number in anchors
        ] or [
            number
            for number in range(self.raw.start, self.raw.end)
            if number in anchors and lines[number].hints.link_share > 0.9
        ]
        return absolute(anchors[numbers[0]].url, self.around.url) if numbers else None

    def metadata(self, field: Field) -> MetadataField:
        """Return the label with its values, lists of names split into names."""
        if field.key is None:
            end = field.offset + len(field.label)
            self.notices.append(notice("unknown-label", field.offset, end, label=field.label))
        values = field.values
        if field.key in LISTED:
            known = known_name(field.key, self.vocabulary)
            values = tuple(name for value in values for name in split_names(value, known))
        return MetadataField(field.label, field.key, values)

    def value_evidence(self, field: Field | None) -> Evidence | None:
        if field is None or field.span is None:
            return None
        start, end = field.span
        return Evidence(Origin.METADATA, self.page.text[start:end], start, end)

    def note_values(self, key: str, attribute: str) -> Evidence | None:
        """Note where the values of a label stand, under the name of an attribute."""
        found = self.value_evidence(self.fields.get(key))
        if found is not None:
            self.evidence[attribute] = found
        return found

    def kind_label(self) -> str | None:
        for key in sorted(KINDS):
            if self.note_values(key, "kind_label") is not None:
                return self.fields[key].values[0]
        return None

    def named(self, key: str, names: tuple[str, ...]) -> tuple[str, ...]:
        self.note_values(key, key)
        return names

    def sources(self, names: tuple[str, ...]) -> tuple[Source, ...]:
        evidence = self.note_values("source", "sources")
        found = tuple(read_source(name, self.vocabulary) for name in names)
        for source in found:
            if evidence is not None and not source.known:
                self.note("unknown-source", evidence, text=source.text)
        return found

    def fields_of_work(self, names: tuple[str, ...]) -> tuple[FieldOfWork, ...]:
        evidence = self.note_values("fields_of_work", "fields_of_work")
        found = tuple(read_field(name, self.vocabulary) for name in names)
        for field in found:
            if evidence is not None and not field.known:
                self.note("unknown-field-of-work", evidence, text=field.text)
        return found

    def locations(self, names: tuple[str, ...]) -> tuple[Place, ...]:
        """Read the States that an entry is about: the name each bears today, and its code."""
        evidence = self.note_values("location", "locations")
        found: list[Place] = []
        for name in names:
            state, towns = self.vocabulary.state(name), self.vocabulary.place(name)
            if state is not None:
                found.append(Place(state.name, name, state.code))
                continue
            found.append(Place(name, name, towns[0].country if len(towns) == 1 else None))
            if evidence is not None and not towns:
                self.note("unknown-place", evidence, text=name)
        return tuple(found)

    def teaser(self) -> str | None:
        lines = [self.page.lines[number] for number in self.raw.teaser]
        if not lines:
            return None
        start, end = lines[0].offset, lines[-1].end
        self.evidence["teaser"] = Evidence(Origin.BODY, self.page.text[start:end], start, end)
        return "\n\n".join(line.text for line in lines)

    def dates(self) -> Iterator[tuple[datetime.date, Evidence]]:
        """Yield the dates of the label and of the markup, best first."""
        field = self.fields.get("date")
        evidence = self.value_evidence(field)
        if field is not None and evidence is not None:
            read = self.read_date(field)
            if read.date is not None:
                yield read.date, evidence
            elif read.problem is not None:
                self.note(read.problem, evidence, text=field.values[0])
        elif field is not None:
            end = field.offset + len(field.label)
            self.notices.append(notice("date-blank", field.offset, end, label=field.label))
        lines = self.page.lines
        stated = self.around.stamp_between(lines[self.raw.start].start, lines[self.raw.end - 1].end)
        if stated is not None:
            yield stated

    def read_date(self, field: Field) -> ReadDate:
        """Read the date; its label's language helps where the page's does not."""
        calendar = self.vocabulary.calendar
        read = read_date(field.values[0], calendar, self.around.language)
        if read.problem == "month-ambiguous" and field.lang is not None:
            return read_date(field.values[0], calendar, field.lang)
        return read

    def dateline(self, near: datetime.date | None) -> Dateline | None:
        if not self.raw.teaser:
            return None
        line = self.page.lines[self.raw.teaser[0]]
        found = find_dateline(line.text, self.vocabulary, near=near, language=self.around.language)
        if found is None:
            return None
        start, end = line.offset + found.start, line.offset + found.end
        self.evidence["dateline"] = Evidence(Origin.DATELINE, found.text, start, end)
        if found.year_completed:
            self.note("year-completed", self.evidence["dateline"], year=found.year)
        return found

    def date(
        self, stated: list[tuple[datetime.date, Evidence]], dateline: Dateline | None
    ) -> datetime.date | None:
        """Choose the date by precedence, and remark on the first that differs from it."""
        dates = list(stated)
        if dateline is not None and dateline.date is not None and not dateline.year_completed:
            dates.append((dateline.date, self.evidence["dateline"]))
        if not dates:
            return None
        date, self.evidence["date"] = dates[0]
        for other, evidence in dates[1:]:
            if other != date:
                self.note(
                    "date-conflict",
                    evidence,
                    first=_ORIGIN_NAMES[dates[0][1].origin].capitalize(),
                    one=date,
                    second=_ORIGIN_NAMES[evidence.origin],
                    two=other,
                )
                break
        return date


def _is_cut(teaser: str, title: str | None) -> bool:
    """Whether a teaser shows that it was cut: by a mark, or by an end that ends no sentence.

    One that only repeats the title is not taken for cut. One that was cut after a whole sentence,
    without a mark, cannot be told from one that was not.
    """
    if _MARK.search(teaser):
        return True
    if _SENTENCE_END.search(teaser):
        return False
    if title is None or max(len(title), len(teaser)) > _LONGEST_TITLE:
        return True
    return fold(teaser) != fold(title)

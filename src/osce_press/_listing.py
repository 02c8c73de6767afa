"""Listing pages: a page that lists others becomes a ``Listing`` of entries."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator

from osce_press._dateline import find_dateline
from osce_press._dates import ReadDate, read_date, read_stamp
from osce_press._language import language_of_url
from osce_press._lines import Anchor, Page
from osce_press._listing_entries import RawEntry, scan_entries
from osce_press._listing_labels import KINDS
from osce_press._listing_page import absolute, anchors_of, blocks, next_page, read_header, roles
from osce_press._listing_runs import Field
from osce_press._metadata import LISTED
from osce_press._names import read_field, read_place, read_source, split_names
from osce_press._notices import notice
from osce_press._parse import MAX_SIZE
from osce_press._reading import read
from osce_press.models import (
    Dateline,
    Evidence,
    FieldOfWork,
    FrozenMapping,
    Listing,
    ListingEntry,
    MetadataField,
    Notice,
    Origin,
    Place,
    Source,
)
from osce_press.vocabulary import Vocabulary, default
from osce_press.vocabulary._fold import fold

__all__ = ["parse_listing"]

_CLOSERS = r"[\"'”’»)\]]*$"
#: Two full stops or more, an ellipsis, or the colon before words that were dropped.
_MARK = re.compile(rf"(?:\.\.|…|[:：]){_CLOSERS}")
_SENTENCE_END = re.compile(rf"[.!?։。！？]{_CLOSERS}")


def parse_listing(
    page: bytes | str,
    *,
    url: str | None = None,
    vocabulary: Vocabulary | None = None,
    max_size: int = MAX_SIZE,
) -> Listing:
    """Read a page of osce.org that lists press pages, as HTML or as extracted text.

    Args:
        page: The page.
        url: Its address, which makes the addresses of entries and of the next page absolute.
        vocabulary: OSCE's terms; those that come with the library unless given.
        max_size: The longest input to accept, in bytes or characters.

    Returns:
        The listing. A page without entries gives one without entries, with a notice.

    Raises:
        InputTooLarge: The page is longer than ``max_size``.
        TypeError: It is neither bytes nor str.
    """
    return _Assembly(
        read(page, max_size=max_size, form=None), vocabulary or default(), url
    ).listing()


class _Assembly:
    """One page on its way to a record."""

    def __init__(self, page: Page, vocabulary: Vocabulary, url: str | None) -> None:
        self.page = page
        self.vocabulary = vocabulary
        self.url = url
        self.language = page.markup.language or (language_of_url(url) if url else None)
        self.anchors = anchors_of(page)
        self.stamps = sorted(
            (stamp.offset, stamp.value) for stamp in page.markup.stamps if stamp.offset is not None
        )

    def listing(self) -> Listing:
        page, vocabulary = self.page, self.vocabulary
        content = [index for index, line in enumerate(page.lines) if not line.hints.landmark]
        lines = [page.lines[index] for index in content]
        urls = {
            position: self.anchors[index].url
            for position, index in enumerate(content)
            if index in self.anchors
        }
        entries = scan_entries(lines, vocabulary, urls)
        header = read_header(lines, entries[0].start if entries else 0, vocabulary)
        found = roles(page, content, entries, header, vocabulary)
        starts = frozenset(content[entry.start] for entry in entries)
        notices = list(page.notices)
        if not page.lines:
            notices.append(notice("empty-page"))
        elif not entries:
            notices.append(notice("not-a-press-page", reason="The page lists no press pages."))
        return Listing(
            title=None if header.title is None else lines[header.title].text,
            description=None if header.description is None else lines[header.description].text,
            entries=tuple(
                _EntryAssembly(self, _on_page(entry, content)).entry() for entry in entries
            ),
            next_url=next_page(page, self.anchors, self.url),
            language=self.language,
            url=self.url or page.markup.canonical_url,
            encoding=page.encoding,
            blocks=blocks(page, found, starts),
            notices=tuple(notices),
        )

    def stamp_between(self, start: int, end: int) -> tuple[datetime.date, str] | None:
        """Return the first date that the markup states between two offsets."""
        for offset, value in self.stamps[bisect_left(self.stamps, (start, "")) :]:
            if offset > end:
                break
            date = read_stamp(value)
            if date is not None:
                return date, value
        return None


def _on_page(entry: RawEntry, content: list[int]) -> RawEntry:
    """Return the entry with numbers of the page's lines for positions among the content's."""
    return entry._replace(
        start=content[entry.start],
        end=content[entry.end - 1] + 1,
        title=None if entry.title is None else content[entry.title],
        teaser=tuple(content[position] for position in entry.teaser),
    )


class _EntryAssembly:
    """One entry on its way to a record; each method reads one part of it."""

    def __init__(self, page: _Assembly, raw: RawEntry) -> None:
        self.around = page
        self.page = page.page
        self.vocabulary = page.vocabulary
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
            evidence=FrozenMapping(self.evidence),
            notices=tuple(sorted(self.notices, key=lambda item: (item.start or 0, item.code))),
        )

    def note(self, code: str, evidence: Evidence, **words: object) -> None:
        self.notices.append(notice(code, evidence.start, evidence.end, **words))

    def title(self) -> str | None:
        if self.raw.title is None:
            return None
        line = self.page.lines[self.raw.title]
        self.evidence["title"] = Evidence(Origin.HEADING, line.text, line.offset, line.end)
        return line.text

    def address(self) -> str | None:
        """Return where the title links to, or, if it is no link, the first line that is one."""
        anchors = self.around.anchors
        numbers = range(self.raw.start, self.raw.end) if self.raw.title is None else ()
        anchor: Anchor | None = None
        if self.raw.title is not None:
            anchor = anchors.get(self.raw.title)
        for number in numbers or self.raw.teaser:
            if anchor is None and self.page.lines[number].hints.link_share > 0.9:
                anchor = anchors.get(number)
        return None if anchor is None else absolute(anchor.url, self.around.url)

    def metadata(self, field: Field) -> MetadataField:
        """Return the label with its values, lists of names split into names."""
        if field.key is None:
            end = field.offset + len(field.label)
            self.notices.append(notice("unknown-label", field.offset, end, label=field.label))
        values = field.values
        if field.key in LISTED:
            known = self.known(field.key)
            values = tuple(name for value in values for name in split_names(value, known))
        return MetadataField(field.label, field.key, values)

    def known(self, key: str):
        vocabulary = self.vocabulary
        if key == "fields_of_work":
            return vocabulary.field_of_work
        if key == "source":
            return lambda name: vocabulary.structure(name).entry
        if key in {"location", "place"}:
            return lambda name: vocabulary.state(name) or vocabulary.place(name)
        return lambda _: None

    def value_evidence(self, key: str, attribute: str) -> Evidence | None:
        """Note where the values of a label stand, under the name of an attribute."""
        field = self.fields.get(key)
        if field is None or field.span is None:
            return None
        start, end = field.span
        found = Evidence(Origin.METADATA, self.page.text[start:end], start, end)
        self.evidence[attribute] = found
        return found

    def kind_label(self) -> str | None:
        for key in sorted(KINDS):
            if self.value_evidence(key, "kind_label") is not None:
                return self.fields[key].values[0]
        return None

    def named(self, key: str, names: tuple[str, ...]) -> tuple[str, ...]:
        self.value_evidence(key, key)
        return names

    def sources(self, names: tuple[str, ...]) -> tuple[Source, ...]:
        evidence = self.value_evidence("source", "sources")
        found = tuple(read_source(name, self.vocabulary) for name in names)
        for source in found:
            if evidence is not None and not source.known:
                self.note("unknown-source", evidence, text=source.text)
        return found

    def fields_of_work(self, names: tuple[str, ...]) -> tuple[FieldOfWork, ...]:
        evidence = self.value_evidence("fields_of_work", "fields_of_work")
        found = tuple(read_field(name, self.vocabulary) for name in names)
        for field in found:
            if evidence is not None and not field.known:
                self.note("unknown-field-of-work", evidence, text=field.text)
        return found

    def locations(self, names: tuple[str, ...]) -> tuple[Place, ...]:
        """Read the States that an entry is about; today's name and code of each, as far as known."""
        evidence = self.value_evidence("location", "locations")
        found: list[Place] = []
        for name in names:
            state = self.vocabulary.state(name)
            place = (
                Place(state.name, name, state.code)
                if state is not None
                else read_place(name, self.vocabulary)
            )
            if evidence is not None and state is None and not self.vocabulary.place(name):
                self.note("unknown-place", evidence, text=name)
            found.append(place)
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
        evidence = self.value_evidence("date", "date")
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
        stated = self.around.stamp_between(
            lines[self.raw.start].start, lines[self.raw.end - 1].end
        )
        if stated is not None:
            yield stated[0], Evidence(Origin.MARKUP, stated[1])

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
        found = find_dateline(
            line.text, self.vocabulary, near=near, language=self.around.language
        )
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
        self.evidence.pop("date", None)
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


_ORIGIN_NAMES = {
    Origin.METADATA: "the listing",
    Origin.MARKUP: "the markup",
    Origin.DATELINE: "the dateline",
}


def _is_cut(teaser: str, title: str | None) -> bool:
    """Whether a teaser shows that it was cut: by a mark, or by an end that ends no sentence.

    One that only repeats the title is not taken for cut. One that was cut after a whole sentence,
    without a mark, cannot be told from one that was not.
    """
    if _MARK.search(teaser):
        return True
    if _SENTENCE_END.search(teaser):
        return False
    return title is None or fold(teaser) != fold(title)

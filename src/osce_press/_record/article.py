"""Assembly: the parts of a page become an ``Article`` with evidence and notices."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from osce_press._grammar.dateline import find_dateline, read_header_date
from osce_press._grammar.dates import read_date, read_stamp
from osce_press._grammar.names import read_field, read_source
from osce_press._grammar.places import PrintedPlace, find_places, located_places, printed_places
from osce_press._lines.page import Line, Page
from osce_press._notices import notice
from osce_press._parts.block import RawField, RawValue, read_fields, split_values
from osce_press._parts.segment import Outline, blocks, segment
from osce_press._record.advisory import read_advisory
from osce_press._record.contacts import read_contacts
from osce_press._record.language import stated_language
from osce_press._record.links import read_downloads, read_images, read_links
from osce_press._record.page_type import judge
from osce_press.models import (
    Article,
    Dateline,
    Evidence,
    FieldOfWork,
    Notice,
    Origin,
    PageType,
    Place,
    Role,
    Source,
)
from osce_press.template import Template
from osce_press.vocabulary import Vocabulary

__all__ = ["assemble"]

_ORIGIN_NAMES = {
    Origin.METADATA: "the metadata block",
    Origin.MARKUP: "the markup",
    Origin.HEADING: "the header line",
    Origin.DATELINE: "the dateline",
}


class _Stated(NamedTuple):
    """A date the page states, and where."""

    date: datetime.date
    evidence: Evidence


def assemble(
    page: Page,
    vocabulary: Vocabulary,
    *,
    url: str | None = None,
    template: Template | None = None,
) -> Article:
    """Read a page's parts and put them together."""
    return _Assembly(segment(page, vocabulary, template), vocabulary, url).article()


class _Assembly:
    """One page on its way to a record; each method reads one part of it."""

    def __init__(self, outline: Outline, vocabulary: Vocabulary, url: str | None) -> None:
        self.outline = outline
        self.page = outline.page
        self.vocabulary = vocabulary
        self.url = url
        self.evidence: dict[str, Evidence] = {}
        self.notices: list[Notice] = list(outline.page.notices)

    def article(self) -> Article:
        lines, outline = self.page.lines, self.outline
        metadata = read_fields(outline.fields, self.vocabulary)
        self.note_labels()
        language = self.language()
        title = self.line_value("title", outline.title)
        if lines and title is None and not outline.entries:
            self.note("title-missing")
        kind_label = self.line_value("kind_label", outline.kind)
        kind = self.vocabulary.kind(kind_label) if kind_label else None
        if kind:
            self.evidence["kind"] = self.evidence["kind_label"]
        elif kind_label:
            self.note_at("unknown-kind", self.evidence["kind_label"], text=kind_label)
        summary = self.summary()
        self.note_lines()
        paragraphs = tuple(lines[index].text for index in outline.body)
        stated = list(self.stated_dates(language))
        dateline = self.dateline(stated[0].date if stated else None, language)
        sources = self.sources()
        date = self.date(stated, dateline)
        judgement = judge(outline, self.vocabulary, has_dateline=dateline is not None)
        if not lines:
            self.note("empty-page")
        elif judgement.type is not PageType.ARTICLE:
            self.note("not-a-press-page", reason=judgement.reason)
        elif kind_label is None:
            self.note("kind-missing")
        return Article(
            page_type=judgement.type,
            kind=kind.kind if kind else None,
            kind_label=kind_label,
            title=title,
            summary=summary,
            date=date,
            places=self.places(dateline, sources),
            sources=sources,
            fields_of_work=self.fields_of_work(),
            dateline=dateline,
            paragraphs=paragraphs,
            metadata=metadata
            + read_advisory([lines[index] for index in outline.body], self.vocabulary),
            contacts=read_contacts(
                [lines[index] for index in outline.contacts[1:]], self.vocabulary
            ),
            links=read_links(outline, self.url),
            images=read_images(outline, self.url),
            downloads=read_downloads(outline, self.url),
            language=language,
            url=self.url or self.page.markup.canonical_url,
            encoding=self.page.encoding,
            blocks=blocks(outline),
            evidence=self.evidence,
            notices=tuple(sorted(self.notices, key=_position)),
        )

    def note(
        self, code: str, start: int | None = None, end: int | None = None, **words: object
    ) -> None:
        self.notices.append(notice(code, start, end, **words))

    def note_at(self, code: str, evidence: Evidence, **words: object) -> None:
        self.note(code, evidence.start, evidence.end, **words)

    def note_labels(self) -> None:
        for field in self.outline.fields:
            if field.key is None:
                end = field.offset + len(field.label)
                self.note("unknown-label", field.offset, end, label=field.label)

    def line_value(self, name: str, index: int | None) -> str | None:
        """Return the words of a line of the head, with evidence under ``name``."""
        if index is None:
            return None
        line = self.page.lines[index]
        self.evidence[name] = _evidence(Origin.HEADING, line)
        return line.text

    def summary(self) -> str | None:
        lines = [self.page.lines[index] for index in self.outline.summary]
        if not lines:
            return None
        start, end = lines[0].offset, lines[-1].end
        self.evidence["summary"] = Evidence(Origin.HEADING, self.page.text[start:end], start, end)
        summary = "\n\n".join(line.text for line in lines)
        if summary.endswith(("...", "…")):
            self.note("summary-truncated", start, end)
        return summary

    def note_lines(self) -> None:
        """Remark on lines that a reader of the body alone would miss, or be misled by."""
        for line, verdict in zip(self.page.lines, self.outline.verdicts, strict=True):
            if verdict.role is Role.REPETITION:
                self.note("paragraph-repeated", line.offset, line.end)
            elif verdict.rule == "copy" and verdict.entry != "above-title":
                self.note("copy-noise", line.offset, line.end, text=line.text)
        for line in (self.page.lines[position] for position in self.outline.recurring):
            self.note("recurring-line", line.offset, line.end)
        for index in (self.outline.title, *self.outline.body[:1]):
            if index is not None:
                line = self.page.lines[index]
                phrase = self.vocabulary.phrase(line.text)
                if phrase is not None and phrase.corrects:
                    self.note("correction", line.offset, line.end)
                    break

    def language(self) -> str | None:
        """Return the language that the URL, the markup or a label states."""
        stated = stated_language(self.page.markup, self.url)
        if stated is not None:
            return stated
        # English labels stand on translated pages as well, so they state nothing.
        translated = [
            field.langs for field in self.outline.fields if field.langs and "en" not in field.langs
        ]
        if not translated:
            return None
        common = translated[0].intersection(*translated)
        return next(iter(common)) if len(common) == 1 else None

    def stated_dates(self, language: str | None) -> Iterator[_Stated]:
        """Yield the dates of the metadata block, the markup and the header line, best first."""
        for field in self.outline.fields:
            if field.key == "date":
                yield from self.metadata_date(field, language)
        for stamp in self.page.markup.stamps:
            if stamp.offset is not None and stamp.offset >= self.outline.head_end:
                continue
            date = read_stamp(stamp.value)
            if date is not None:
                yield _Stated(date, Evidence(Origin.MARKUP, stamp.value))
        if self.outline.stamp is not None:
            yield from self.printed_date(self.outline.stamp, Origin.HEADING, language)
        if self.outline.header_date is not None:
            line = self.page.lines[self.outline.header_date]
            stated = read_header_date(line.text, self.vocabulary, language=language)
            if stated and stated.date.date:
                yield _Stated(stated.date.date, _evidence(Origin.HEADING, line))
            elif stated:
                self.note("month-ambiguous", line.offset, line.end, text=line.text)

    def metadata_date(self, field: RawField, language: str | None) -> Iterator[_Stated]:
        if not field.values:
            self.note(
                "date-blank", field.offset, field.offset + len(field.label), label=field.label
            )
        for value in field.values:
            yield from self.printed_date(value, Origin.METADATA, language)

    def printed_date(
        self, value: RawValue, origin: Origin, language: str | None
    ) -> Iterator[_Stated]:
        read = read_date(value.text, self.vocabulary.calendar, language)
        evidence = Evidence(origin, value.text, value.offset, value.end)
        if read.date is not None:
            yield _Stated(read.date, evidence)
        elif read.problem:
            self.note_at(read.problem, evidence, text=value.text)

    def dateline(self, near: datetime.date | None, language: str | None) -> Dateline | None:
        """Read the dateline of the first paragraph, or of the one after a notice of correction."""
        for index in self.outline.body[:2]:
            line = self.page.lines[index]
            found = find_dateline(line.text, self.vocabulary, near=near, language=language)
            if found is not None:
                start, end = line.offset + found.start, line.offset + found.end
                self.evidence["dateline"] = Evidence(Origin.DATELINE, found.text, start, end)
                if found.year_completed:
                    self.note("year-completed", start, end, year=found.year)
                elif found.day is not None and found.month is None:
                    self.note("month-ambiguous", start, end, text=found.text.strip())
                return found
            if not line.text.isupper():
                break
        return None

    def date(self, stated: list[_Stated], dateline: Dateline | None) -> datetime.date | None:
        """Choose the date by precedence, and remark on the first that differs from it."""
        dates = list(stated)
        if dateline and dateline.date and not dateline.year_completed:
            dates.append(_Stated(dateline.date, self.evidence["dateline"]))
        if not dates:
            if self.page.lines and not self.outline.entries:
                self.note("date-missing")
            return None
        first = dates[0]
        self.evidence["date"] = first.evidence
        for other in dates[1:]:
            if other.date != first.date:
                self.note_at(
                    "date-conflict",
                    other.evidence,
                    first=_ORIGIN_NAMES[first.evidence.origin].capitalize(),
                    one=first.date,
                    second=_ORIGIN_NAMES[other.evidence.origin],
                    two=other.date,
                )
                break
        return first.date

    def places(self, dateline: Dateline | None, sources: tuple[Source, ...]) -> tuple[Place, ...]:
        """Return the places named; the page's country and sources tell towns of one name apart."""
        printed = self.printed_places(dateline)
        country = self.country_code(dateline.country) if dateline else None
        issued = frozenset(source.country for source in sources if source.country)
        likely = ((frozenset({country}),) if country else ()) + (issued,)
        found = find_places(printed, self.page.text, self.vocabulary, likely)
        for place in found:
            if place.problem:
                self.note(place.problem, place.start, place.end, text=place.place.text)
        return tuple(place.place for place in found)

    def printed_places(self, dateline: Dateline | None) -> list[PrintedPlace]:
        """Return the names in the block, else in the dateline, else in the header line."""
        if self.named("place", "places"):
            return [
                place
                for field in self.outline.fields
                if field.key == "place"
                for value in field.values
                for place in printed_places(value.text, value.offset, self.vocabulary)
            ]
        if dateline is not None:
            evidence = self.evidence["places"] = self.evidence["dateline"]
            names = [place.text for place in dateline.places]
            country = self.country_code(dateline.country)
            return located_places(names, dateline.text, evidence.start or 0, country)
        stated = self.outline.stated
        if stated is None or not stated.places or self.outline.header_date is None:
            return []
        line = self.page.lines[self.outline.header_date]
        self.evidence["places"] = _evidence(Origin.HEADING, line)
        country = self.country_code(stated.country)
        return located_places(stated.places, line.text, line.offset, country)

    def country_code(self, name: str | None) -> str | None:
        state = self.vocabulary.state(name) if name else None
        return state.code if state else None

    def sources(self) -> tuple[Source, ...]:
        names = self.named("source", "sources")
        if not names and self.outline.structure is not None:
            line = self.page.lines[self.outline.structure]
            self.evidence["sources"] = _evidence(Origin.HEADING, line)
            return (read_source(line.text, self.vocabulary),)
        found: list[Source] = []
        for name in names:
            source = read_source(name.text, self.vocabulary)
            found.append(source)
            if not source.known:
                self.note("unknown-source", name.offset, name.end, text=name.text)
        return tuple(found)

    def fields_of_work(self) -> tuple[FieldOfWork, ...]:
        found: list[FieldOfWork] = []
        for name in self.named("fields_of_work", "fields_of_work"):
            field = read_field(name.text, self.vocabulary)
            found.append(field)
            if not field.known:
                self.note("unknown-field-of-work", name.offset, name.end, text=name.text)
        return tuple(found)

    def named(self, key: str, attribute: str) -> list[RawValue]:
        """Return the names under a key, with evidence from the first to the last of them."""
        names = [
            name
            for field in self.outline.fields
            if field.key == key
            for name in split_values(field, self.vocabulary)
        ]
        if names:
            start, end = names[0].offset, names[-1].end
            text = self.page.text[start:end]
            self.evidence[attribute] = Evidence(Origin.METADATA, text, start, end)
        return names


def _evidence(origin: Origin, line: Line) -> Evidence:
    return Evidence(origin, line.text, line.offset, line.end)


def _position(item: Notice) -> tuple[int, str]:
    return (-1 if item.start is None else item.start, item.code)

"""What articles and entries of listings have in common: dates by precedence, names, notices."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from osce_press._grammar.dates import ReadDate, read_date
from osce_press._grammar.labels import KINDS
from osce_press._grammar.names import read_field, read_source
from osce_press._marks import Line, Marker
from osce_press._notices import notice
from osce_press._parts.outline import Field, Value
from osce_press._record.language import PageLanguage
from osce_press.models import (
    Candidate,
    Dateline,
    Evidence,
    FieldOfWork,
    MetadataField,
    Notice,
    Origin,
    Source,
)
from osce_press.vocabulary import KindEntry, Vocabulary

__all__ = ["Stated", "StatedDate", "evidence_of"]

Named = TypeVar("Named", Source, FieldOfWork)


def evidence_of(line: Line, origin: Origin = Origin.HEADING) -> Evidence:
    """Return the evidence for a whole line."""
    return Evidence(origin, line.text, line.offset, line.end)


class StatedDate(NamedTuple):
    """A date the page states, and where."""

    date: datetime.date
    evidence: Evidence


class Stated:
    """A record on its way: what lines state, the evidence for it, and what there is to remark.

    Of dates it is told what the parts of the page that state them are called in a sentence.
    """

    def __init__(
        self,
        text: str,
        marker: Marker,
        language: PageLanguage,
        parts: Mapping[Origin, str],
        fields: Sequence[Field],
    ) -> None:
        self.text = text
        self.marker = marker
        self.vocabulary = marker.vocabulary
        self.language = language.tag
        self._languages = [tag for tag, _ in language.stated]
        self.evidence: dict[str, Evidence] = {}
        self.candidates: list[Candidate] = []
        self._notices: list[Notice] = []
        self._parts = parts
        self.fields = fields
        #: The names in the values of each field, and all of them by its key.
        self._named: list[tuple[Field, list[Value]]] = []
        self._by_key: dict[str | None, list[Value]] = {}
        for field in fields:
            names = [
                Value(name, value.offset + start)
                for value in field.values
                for name, start in marker.labels.names(field.key, value.text)
            ]
            self._named.append((field, names))
            self._by_key.setdefault(field.key, []).extend(names)

    def notices(self) -> tuple[Notice, ...]:
        """Return the notices in the order of the page, those on all of it first."""
        return tuple(
            sorted(self._notices, key=lambda it: (-1 if it.start is None else it.start, it.code))
        )

    def note(
        self, code: str, start: int | None = None, end: int | None = None, **words: object
    ) -> None:
        """Remark on a stretch of the text, or on the whole page."""
        self._notices.append(notice(code, start, end, **words))

    def note_at(self, code: str, evidence: Evidence, **words: object) -> None:
        """Remark on where a value stands."""
        self.note(code, evidence.start, evidence.end, **words)

    def consider(
        self, name: str, value: object, evidence: Evidence, reason: str, *, taken: bool = False
    ) -> None:
        """Keep what could have been a value, and why it is or is not."""
        text = None if value is None else str(value)
        self.candidates.append(Candidate(name, text, evidence, taken, reason))

    def add_notices(self, notices: Iterable[Notice]) -> None:
        """Take over what an earlier stage remarked."""
        self._notices.extend(notices)

    # Values.

    def words(
        self, name: str, line: Line | None, span: tuple[int, int] | None = None
    ) -> str | None:
        """Return the words of a line, or some of them, with evidence under ``name``."""
        if line is None:
            return None
        begin, end = span or (0, len(line.text))
        self._cite(name, Origin.HEADING, line.offset + begin, line.offset + end)
        return line.text[begin:end]

    def lines(self, name: str, origin: Origin, lines: Sequence[Line], cut: int = 0) -> str | None:
        """Return paragraphs, but for a cut at their end, as one value with evidence."""
        if not lines:
            return None
        self._cite(name, origin, lines[0].offset, lines[-1].end - cut)
        words = "\n\n".join(line.text for line in lines)
        return words[: len(words) - cut]

    def _cite(self, name: str, origin: Origin, start: int, end: int) -> None:
        """Note the stretch of the text that a value stands in."""
        self.evidence[name] = Evidence(origin, self.text[start:end], start, end)

    def kind(self, line: Line | None = None) -> tuple[str | None, KindEntry | None]:
        """Return the kind as printed in a line, else behind a label, and what is known of it."""
        label = self.words("kind_label", line)
        entry = None if line is None else line.mark.meaning.kind
        named = (self.named(key, "kind_label") for key in sorted(KINDS))
        if label is None and (names := next(filter(None, named), None)):
            label = names[0].text
            entry = self.vocabulary.kind(label)
        if entry is not None and entry.kind is not None:
            self.evidence["kind"] = self.evidence["kind_label"]
        elif entry is None and label is not None:
            self.note_at("unknown-kind", self.evidence["kind_label"], text=label)
        return label, entry

    def metadata(self) -> tuple[MetadataField, ...]:
        """Return fields as the record holds them, lists of names split into names."""
        found: list[MetadataField] = []
        for field, names in self._named:
            if field.key is None:
                self.note("unknown-label", field.offset, field.end, label=field.label)
            found.append(MetadataField(field.label, field.key, tuple([it.text for it in names])))
        return tuple(found)

    def named(self, key: str, attribute: str) -> list[Value]:
        """Return the names under a key, with evidence from the first to the last of them."""
        if names := self._by_key.get(key, []):
            self._cite(attribute, Origin.METADATA, names[0].offset, names[-1].end)
        return names

    def sources(self) -> tuple[Source, ...]:
        """Return the structures named as issuing the page."""
        return self._read("source", "sources", read_source, "unknown-source")

    def fields_of_work(self) -> tuple[FieldOfWork, ...]:
        """Return the fields of work named."""
        name = "fields_of_work"
        return self._read(name, name, read_field, "unknown-field-of-work")

    def _read(
        self, key: str, attribute: str, read: Callable[[str, Vocabulary], Named], problem: str
    ) -> tuple[Named, ...]:
        names = self.named(key, attribute)
        found = [read(name.text, self.vocabulary) for name in names]
        for name, value in zip(names, found, strict=True):
            if not value.known:
                self.note(problem, name.offset, name.end, text=name.text)
        return tuple(dict.fromkeys(found))

    # Dates.

    def field_dates(self) -> Iterator[StatedDate]:
        """Yield the dates of labels, and remark on those that are blank."""
        for field in self.fields:
            if field.key != "date":
                continue
            if not field.values:
                self.note("date-blank", field.offset, field.end, label=field.label)
            for value in field.values:
                yield from self.printed_date(value, Origin.METADATA, field.langs)

    def printed_date(
        self, value: Value, origin: Origin, langs: frozenset[str] = frozenset()
    ) -> Iterator[StatedDate]:
        """Yield the date that a value is; its label's language helps where the page's does not."""
        calendar = self.vocabulary.calendar
        read = read_date(value.text, calendar, self.language)
        if read.problem == "month-ambiguous":
            others = {
                read_date(value.text, calendar, lang) for lang in langs.union(self._languages)
            }
            known = [other for other in others if other.date is not None]
            read = known[0] if len(known) == 1 else read
        if read.problem == "date-unreadable":
            # A value can have in it what a line of the head can: "3 May 2019 (updated 6 May 2019)".
            header = self.marker.head_lines.header(value.text, language=self.language)
            date = header.date.date if header and header.date else None
            read = ReadDate(date) if date else read
        evidence = Evidence(origin, value.text, value.offset, value.end)
        if read.date is not None:
            yield StatedDate(read.date, evidence)
        elif read.problem:
            self.note_at(read.problem, evidence, text=value.text)
            self.consider("date", None, evidence, self._notices[-1].message)

    def dateline(self, line: Line | None, near: datetime.date | None) -> Dateline | None:
        """Return the dateline that a paragraph begins with, its year completed by ``near``."""
        found = line and line.mark.dateline
        if line and found and found.day and not (found.month and found.year):
            found = self.marker.datelines.find(line.text, near=near, language=self.language)
        if not (line and found):
            return None
        start, end = line.offset + found.start, line.offset + found.end
        self.evidence["dateline"] = Evidence(Origin.DATELINE, found.text, start, end)
        if found.year_completed:
            self.note("year-completed", start, end, year=found.year)
        elif found.day is not None and found.month is None:
            self.note("month-ambiguous", start, end, text=found.text.strip())
        return found

    def date(self, stated: Iterable[StatedDate], dateline: Dateline | None) -> datetime.date | None:
        """Choose the date by precedence, and remark on the first that differs from it."""
        dates = list(stated)
        if dateline and dateline.date and not dateline.year_completed:
            dates.append(StatedDate(dateline.date, self.evidence["dateline"]))
        if not dates:
            return None
        first = dates[0]
        self.evidence["date"] = first.evidence
        part = self._parts[first.evidence.origin]
        for date in dates:
            reason = f"{part.capitalize()} comes first." if date is first else f"After {part}."
            self.consider("date", date.date, date.evidence, reason, taken=date is first)
        for other in (date for date in dates if date.date != first.date):
            second = self._parts[other.evidence.origin]
            words = {"first": part.capitalize(), "one": first.date, "two": other.date}
            self.note_at("date-conflict", other.evidence, second=second, **words)
            break
        return first.date

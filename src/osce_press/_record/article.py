"""The parts of a page become an ``Article`` with evidence and notices."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, islice
from operator import attrgetter

from osce_press._grammar.names import read_source
from osce_press._grammar.places import Places, PrintedPlace, located_places
from osce_press._marks import Line, Marker
from osce_press._parts.element_names import names_of
from osce_press._parts.header import Header, is_other_day
from osce_press._parts.outline import Outline, blocks
from osce_press._record.contacts import read_advisory, read_contacts
from osce_press._record.language import read_language
from osce_press._record.links import read_images, read_links
from osce_press._record.page_type import Judgement, is_osces, judge
from osce_press._record.stamps import of_page, read_stamped
from osce_press._record.stated import Stated, StatedDate, evidence_of
from osce_press._record.title import title_span
from osce_press.explain.sentences import PARTS, why
from osce_press.models import Article, Dateline, Evidence, Origin, PageType, Place, Role, Source

__all__ = ["make_article"]

#: Menus can hold many headings and names of kinds; so many are kept besides what was taken.
_MOST = 12
_HEADING, _KIND = attrgetter("hints.heading"), attrgetter("mark.meaning.kind")
_PARTS = {**PARTS, Origin.HEADING: "the header line"}


def make_article(outline: Outline, marker: Marker) -> Article:
    """Read a page's parts and put them together."""
    return _Assembly(outline, marker).article()


class _Assembly:
    """One page on its way to a record; each method reads one part of it."""

    def __init__(self, outline: Outline, marker: Marker) -> None:
        self.outline, self.head = outline, outline.head
        self.marker = marker
        self.vocabulary = marker.vocabulary
        self.language = language = read_language(
            outline.page,
            (line.text for line in outline.body),
            [field.langs for field in self.head.fields],
            self.vocabulary,
        )
        self.stated = Stated(outline.page.text, marker, language, _PARTS, self.head.fields)
        self.stated.add_notices((*outline.page.notices, *language.notices))

    def article(self) -> Article:
        outline, page, stated = self.outline, self.outline.page, self.stated
        metadata = stated.metadata()
        line = self.head.title
        span = title_span(line, page.markup, self.vocabulary) if line else None
        title = stated.words("title", line, span)
        kind_label, kind = stated.kind(self.head.kind)
        summary = self.summary()
        self.note_lines()
        dates = list(self.dates())
        dateline = stated.dateline(outline.dateline, dates[0].date if dates else None)
        sources = self.sources()
        date = stated.date(dates, dateline)
        judgement = judge(outline, self.vocabulary)
        self.note_missing(judgement, sources)
        self.consider_lines(judgement)
        self.consider_language()
        self.consider_address()
        links, downloads = read_links(outline)
        return Article(
            page_type=judgement.type,
            kind=kind.kind if kind else None,
            kind_label=kind_label,
            title=title,
            summary=summary,
            date=date,
            places=self.places(dateline, sources),
            sources=sources,
            fields_of_work=stated.fields_of_work(),
            dateline=dateline,
            paragraphs=tuple(line.text for line in outline.body),
            metadata=metadata + read_advisory(outline.body),
            contacts=read_contacts(outline.contacts, page, self.vocabulary),
            links=links,
            images=read_images(outline, names_of(self.vocabulary)),
            downloads=downloads,
            language=stated.language,
            url=page.address,
            encoding=page.encoding,
            blocks=blocks(outline),
            evidence=stated.evidence,
            notices=stated.notices(),
            candidates=tuple(stated.candidates),
        )

    def consider_lines(self, judgement: Judgement) -> None:
        """Keep the headings that could be the title, the names of kinds, and the page's type."""
        lines, stated = self.outline.lines, self.stated
        kinds = (it for it in compress(lines, map(_KIND, lines)) if not it.is_link)
        self.consider("title", self.head.title, compress(lines, map(_HEADING, lines)))
        self.consider("kind", self.head.kind, kinds)
        evidence, reason = judgement.evidence, judgement.reason
        stated.consider("page_type", judgement.type, evidence, reason, taken=True)
        if evidence.start is not None:
            stated.evidence["page_type"] = evidence

    def consider(self, name: str, taken: Line | None, lines: Iterable[Line]) -> None:
        """Keep the line that was taken, and the first of the others."""
        others = islice((line for line in lines if line is not taken), _MOST)
        for line in others if taken is None else (taken, *others):
            role, rule, entry = self.outline.verdicts[line.number]
            because = why(rule, entry)
            reason = f"Its role is {role.value}: {because[0].lower()}{because[1:]}"
            self.stated.consider(name, line.text, evidence_of(line), reason, taken=line is taken)

    def consider_language(self) -> None:
        """Keep the languages that the page's words, its address and its markup tell."""
        consider, (tag, stated, origin, _) = self.stated.consider, self.language
        first = ""
        if origin is not None:
            # Nothing but the labels tells it otherwise, and only where nothing states it.
            first = "the words of the text" if origin is Origin.BODY else "the labels"
            reason = f"{first.capitalize()} are in it."
            consider("language", tag, Evidence(origin, ""), reason, taken=True)
        for other, evidence in stated:
            taken = not first
            first = first or PARTS[evidence.origin]
            reason = f"{first.capitalize()} comes first." if taken else f"After {first}."
            consider("language", other, evidence, reason, taken=taken)

    def consider_address(self) -> None:
        """Keep the address that the caller gave, and the one that the markup states."""
        page, consider = self.outline.page, self.stated.consider
        if page.url:
            evidence = Evidence(Origin.URL, page.url)
            consider("url", page.url, evidence, "It was given with the page.", taken=True)
        if (printed := page.markup.canonical_url) is not None:
            evidence = Evidence(Origin.MARKUP, printed, markup=page.markup.canonical_markup)
            reason = "After the address that was given." if page.url else "The markup states it."
            consider("url", page.canonical, evidence, reason, taken=not page.url)

    def note_missing(self, judgement: Judgement, sources: tuple[Source, ...]) -> None:
        """Remark on what a press page has and this one has not."""
        outline, stated = self.outline, self.stated
        if outline.page.no_page is not None:
            stated.add_notices((outline.page.no_page,))
            return
        if not outline.lines:
            stated.note("empty-page")
            return
        if not outline.entries:
            missing = {"title", "date"} - stated.evidence.keys()
            for name in sorted(missing):
                stated.note(f"{name}-missing")
        if judgement.type is not PageType.ARTICLE:
            stated.note("not-a-press-page", reason=judgement.reason)
            return
        if "kind_label" not in stated.evidence:
            stated.note("kind-missing")
        if not is_osces(outline, sources, self.vocabulary):
            stated.note("osce-not-named")

    def summary(self) -> str | None:
        summary = self.stated.lines("summary", Origin.HEADING, self.head.summary)
        if summary is not None and summary.endswith(("...", "…")):
            self.stated.note_at("summary-truncated", self.stated.evidence["summary"])
        return summary

    def note_lines(self) -> None:
        """Remark on lines that a reader of the body alone would miss, or be misled by."""
        outline, verdicts, note = self.outline, self.outline.verdicts, self.stated.note
        roles, rules = map(attrgetter("role"), verdicts), map(attrgetter("rule"), verdicts)
        if Role.REPETITION in roles or "copy" in rules:
            for line, (role, rule, entry) in zip(outline.lines, verdicts, strict=True):
                if role is Role.REPETITION:
                    note("paragraph-repeated", line.offset, line.end)
                elif rule == "copy" and entry != "above-title":
                    note("copy-noise", line.offset, line.end, text=line.text)
        for line in outline.recurring:
            note("recurring-line", line.offset, line.end)
        first = (self.head.title, *outline.body) if self.head.title else outline.body
        for line in first[:2]:
            phrase = line.mark.meaning.phrase
            if phrase is not None and phrase.corrects:
                note("correction", line.offset, line.end)
                break

    def dates(self) -> Iterator[StatedDate]:
        """Yield the dates of the metadata block, the markup and the header line, best first.

        Of those of the markup, what the page shows comes before its ``meta`` and JSON-LD.
        """
        outline, stated = self.outline, self.stated
        yield from stated.field_dates()
        refused: dict[int | None, str] = {}
        printed = None if self.head.header is None else self.head.header.stated.date
        shown = [printed.date] if printed and printed.date else []
        # The head of a document can say the day in UTC, or that of the first edition.
        for stamp in sorted(of_page(outline), key=lambda stamp: stamp.offset is None):
            found = read_stamped(stamp, outline, self.vocabulary, shown)
            # Where the markup says nothing that is a date, what is printed counts.
            if found.refused is not None:
                refused[stamp.offset] = found.refused
            if found.date is None or found.refused is not None:
                reason = found.refused or "It is no date."
                stated.consider("date", found.date, found.evidence, reason)
            else:
                if stamp.offset is not None:
                    shown.append(found.date)
                yield StatedDate(found.date, found.evidence)
        if outline.stamp is not None:
            for copied in stated.printed_date(outline.stamp, Origin.HEADING):
                if is_other_day(copied.date, outline.body):
                    stated.consider("date", copied.date, copied.evidence, "It is that of a copy.")
                else:
                    yield copied
        if self.head.header is not None:
            yield from self.header_dates(self.head.header, refused)

    def header_dates(
        self, found: Header, refused: Mapping[int | None, str]
    ) -> Iterator[StatedDate]:
        """Yield the date of a header line, if it is none that the markup says is another."""
        stated, (line, header), evidence = self.stated, found, evidence_of(found.line)
        for day in header.others:
            stated.consider("date", day.date.date, evidence, f"Its label is {day.label!r}.")
        if header.date is None:
            return
        if (other := refused.get(line.offset + header.date.start)) is not None:
            stated.consider("date", header.date.date, evidence, other)
            return
        ambiguous = "month-ambiguous" if header.date.day else "date-ambiguous"
        if header.date.month is None:
            header = self.marker.head_lines.header(line.text, language=stated.language) or header
        if header.date and header.date.date:
            yield StatedDate(header.date.date, evidence)
        else:
            stated.note_at(ambiguous, evidence, text=line.text)

    def places(self, dateline: Dateline | None, sources: tuple[Source, ...]) -> tuple[Place, ...]:
        """Return the places named; the page's country and sources tell towns of one name apart."""
        places = self.marker.places
        country = self.country_code(dateline.country) if dateline else None
        printed = list(self.printed_places(places, dateline, country))
        issued = frozenset(source.country for source in sources if source.country)
        likely = (frozenset({country}), issued) if country else (issued,)
        found = places.find(printed, self.outline.page.text, likely)
        for place in found:
            if place.problem:
                self.stated.note(place.problem, place.start, place.end, text=place.place.text)
        return tuple(place.place for place in found)

    def printed_places(
        self, places: Places, dateline: Dateline | None, country: str | None
    ) -> Iterator[PrintedPlace]:
        """Yield the names in the block, else in the dateline, else in the header line."""
        stated, header = self.stated, self.head.place or self.head.header
        if stated.named("place", "places"):
            # A country behind a comma is that of the town before it.
            fields = (field for field in self.head.fields if field.key == "place")
            for value in (value for field in fields for value in field.values):
                yield from places.printed(value.text, value.offset)
        elif dateline is not None:
            evidence = stated.evidence["places"] = stated.evidence["dateline"]
            towns = [place.text for place in dateline.places]
            yield from located_places(towns, dateline.text, evidence.start or 0, country)
        elif header is not None and header.stated.places:
            line, country = header.line, self.country_code(header.stated.country)
            stated.evidence["places"] = evidence_of(line)
            yield from located_places(header.stated.places, line.text, line.offset, country)

    def country_code(self, name: str | None) -> str | None:
        state = self.vocabulary.state(name) if name else None
        return state.code if state else None

    def sources(self) -> tuple[Source, ...]:
        found = self.stated.sources()
        structure, publisher = self.head.structure, self.head.publisher
        if structure is None and publisher is not None and publisher.mark.is_issuer:
            structure = publisher
        if found or structure is None:
            return found
        self.stated.evidence["sources"] = evidence_of(structure)
        return (read_source(structure.text, self.vocabulary),)

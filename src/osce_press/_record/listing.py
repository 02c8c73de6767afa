"""The parts of a page that lists others become a ``Listing`` of entries."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from osce_press._common.regex import regex
from osce_press._grammar.dates import read_stated
from osce_press._lines.page import Page
from osce_press._marks import Line, Marker
from osce_press._notices import notice
from osce_press._parts.outline import Entry, Outline, blocks
from osce_press._record.language import PageLanguage, read_language
from osce_press._record.links import leads, next_page
from osce_press._record.stated import Stated, StatedDate
from osce_press.explain.sentences import PARTS
from osce_press.models import Evidence, Listing, ListingEntry, Origin, Place

__all__ = ["make_listing"]

_PARTS = {**PARTS, Origin.METADATA: "the listing"}
_CLOSERS = r"[\"'”’»)\]]*$"
#: Two full stops or more, an ellipsis, or the colon before words that were dropped.
_MARK = regex(rf"(?:\.\.|…|[:：]){_CLOSERS}")
_SENTENCE_END = regex(rf"[.!?։。！？]{_CLOSERS}")


def make_listing(outline: Outline, marker: Marker) -> Listing:
    """Read the entries of a listing, and what stands around them."""
    page, title = outline.page, outline.head.title
    notices = list(page.notices)
    if page.no_page is not None:
        notices.append(page.no_page)
    elif not outline.lines:
        notices.append(notice("empty-page"))
    elif not outline.entries:
        notices.append(notice("not-a-press-page", reason="The page lists no press pages."))
    teasers = (line.text for entry in outline.entries for line in entry.teaser)
    language = read_language(page, teasers, [], marker.vocabulary)
    notices.extend(language.notices)
    reader = _EntryReader(page, marker, language)
    return Listing(
        title=None if title is None else title.text,
        description=None if outline.description is None else outline.description.text,
        entries=tuple(map(reader.read, outline.entries)),
        next_url=next_page(page, reader.links, marker.vocabulary),
        language=language.tag,
        url=page.address,
        encoding=page.encoding,
        blocks=blocks(outline, {entry.lines[0].number for entry in outline.entries}),
        notices=tuple(notices),
    )


class _EntryReader:
    """Reads the entries of one page; each method reads one part of an entry."""

    def __init__(self, page: Page, marker: Marker, language: PageLanguage) -> None:
        self.page = page
        self.marker = marker
        self.vocabulary = marker.vocabulary
        self.language = language
        self.links = page.first_links()
        #: Dates in the markup of the page's body, by offset.
        self.stamps = sorted(
            (stamp.offset, stamp.value, stamp.markup)
            for stamp in page.markup.stamps
            if stamp.offset is not None and stamp.refused is None
        )

    def read(self, entry: Entry) -> ListingEntry:
        """Return the record of an entry."""
        stated = Stated(self.page.text, self.marker, self.language, _PARTS, entry.fields)
        title = stated.words("title", entry.title)
        if title is None:
            stated.note("title-missing")
        kind_label, kind = stated.kind()
        cut = self.reading_on(entry.teaser[-1]) if entry.teaser else 0
        teaser = stated.lines("teaser", Origin.BODY, entry.teaser, cut)
        dates = [*stated.field_dates(), *self.stamp(entry)]
        first = entry.teaser[0] if entry.teaser else None
        dateline = stated.dateline(first, dates[0].date if dates else None)
        # The title's own link, or, if it is none, the first line that is one.
        linked = (entry.title, *[line for line in entry.lines if line.is_link])
        links = (self.links.get(line.number) for line in linked if line)
        link = next((link for link in links if link and leads(link.url)), None)
        collections = stated.named("collections", "collections")
        return ListingEntry(
            title=title,
            url=self.page.absolute(link.url) if link else None,
            date=stated.date(dates, dateline),
            kind=kind.kind if kind else None,
            kind_label=kind_label,
            sources=stated.sources(),
            fields_of_work=stated.fields_of_work(),
            locations=tuple(self.locations(stated)),
            collections=tuple(name.text for name in collections),
            teaser=teaser,
            teaser_truncated=teaser is not None and _is_cut(teaser, title),
            dateline=dateline,
            metadata=stated.metadata(),
            evidence=stated.evidence,
            notices=stated.notices(),
        )

    def reading_on(self, line: Line) -> int:
        """Return how many characters at the end of a teaser are a link to the rest: "Read more"."""
        links = self.page.markup.links
        before = bisect_right(links, line.end, key=lambda link: link.offset) - 1
        link = links[before] if before >= 0 else None
        if link is None or link.offset <= line.offset or not line.text.endswith(link.text):
            return 0
        phrase = self.vocabulary.phrase(link.text)
        said = line.text[: len(line.text) - len(link.text)].rstrip()
        return len(line.text) - len(said) if phrase and phrase.slug == "read-on" else 0

    def locations(self, stated: Stated) -> Iterator[Place]:
        """Yield the States that an entry is about: the name each bears today, and its code."""
        for name in stated.named("location", "locations"):
            state, towns = self.vocabulary.state(name.text), self.vocabulary.towns(name.text)
            known, country = name.text, towns[0].country if len(towns) == 1 else None
            if state is not None:
                known, country = state.name, state.code
            elif not towns:
                stated.note("unknown-place", name.offset, name.end, text=name.text)
            yield self.marker.places.place(known, name.text, country)

    def stamp(self, entry: Entry) -> Iterator[StatedDate]:
        """Yield the first date that the markup states in an entry."""
        first = bisect_left(self.stamps, (entry.lines[0].start, "", ""))
        after = bisect_left(self.stamps, (entry.lines[-1].end + 1, "", ""))
        for _, value, markup in self.stamps[first:after]:
            if (date := read_stated(value, self.vocabulary.calendar)) is not None:
                yield StatedDate(date, Evidence(Origin.MARKUP, value, markup=markup))
                return


def _is_cut(teaser: str, title: str | None) -> bool:
    """Whether a teaser shows that it was cut: by a mark, or by an end that ends no sentence.

    One that only repeats the title is not taken for cut.
    """
    is_whole = teaser == title or _SENTENCE_END.search(teaser)
    return not is_whole or bool(_MARK.search(teaser))

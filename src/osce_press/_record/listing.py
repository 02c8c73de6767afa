"""The parts of a page that lists others become a ``Listing`` of entries."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from osce_press._grammar.dates import read_stamp
from osce_press._grammar.labels import KINDS
from osce_press._lines.page import Anchor
from osce_press._marks import Marker
from osce_press._notices import notice
from osce_press._parts.outline import Entry, Outline, blocks
from osce_press._record.language import read_language
from osce_press._record.links import next_page
from osce_press._record.stated import Stated, StatedDate
from osce_press.models import Evidence, Listing, ListingEntry, Origin, Place
from osce_press.vocabulary import KindEntry

__all__ = ["make_listing"]

_PARTS = {
    Origin.METADATA: "the listing",
    Origin.MARKUP: "the markup",
    Origin.DATELINE: "the dateline",
}
_CLOSERS = r"[\"'”’»)\]]*$"
#: Two full stops or more, an ellipsis, or the colon before words that were dropped.
_MARK = re.compile(rf"(?:\.\.|…|[:：]){_CLOSERS}")
_SENTENCE_END = re.compile(rf"[.!?։。！？]{_CLOSERS}")


def make_listing(outline: Outline, marker: Marker) -> Listing:
    """Read the entries of a listing, and what stands around them."""
    page = outline.page
    notices = list(page.notices)
    if page.no_page is not None:
        notices.append(page.no_page)
    elif not outline.lines:
        notices.append(notice("empty-page"))
    elif not outline.entries:
        notices.append(notice("not-a-press-page", reason="The page lists no press pages."))
    around = _Around(outline, marker)
    notices.extend(around.language.notices)
    return Listing(
        title=None if outline.title is None else outline.title.text,
        description=None if outline.description is None else outline.description.text,
        entries=tuple(_Assembly(entry, around).entry() for entry in outline.entries),
        next_url=next_page(page),
        language=around.language.tag,
        url=page.address,
        encoding=page.encoding,
        blocks=blocks(outline, {entry.lines[0].number for entry in outline.entries}),
        notices=tuple(notices),
    )


class _Around:
    """The page that entries stand on, as far as they need it."""

    def __init__(self, outline: Outline, marker: Marker) -> None:
        page = outline.page
        self.text = page.text
        self.marker = marker
        self.page = page
        teasers = (line.text for entry in outline.entries for line in entry.teaser)
        self.language = read_language(page, teasers, [], marker.vocabulary)
        self.anchors: Mapping[int, Anchor] = page.first_links()
        #: Dates in the markup of the page's body, by offset.
        self.stamps = sorted(
            (stamp.offset, stamp.value) for stamp in page.markup.stamps if stamp.offset is not None
        )

    def stamp_between(self, start: int, end: int) -> Iterator[StatedDate]:
        """Yield the first date that the markup states between two offsets."""
        for offset, value in self.stamps[bisect_left(self.stamps, (start, "")) :]:
            if offset > end:
                return
            date = read_stamp(value)
            if date is not None:
                yield StatedDate(date, Evidence(Origin.MARKUP, value))
                return


class _Assembly:
    """One entry on its way to a record; each method reads one part of it."""

    def __init__(self, raw: Entry, around: _Around) -> None:
        self.raw = raw
        self.around = around
        self.vocabulary = around.marker.vocabulary
        self.stated = Stated(around.text, around.marker, around.language, _PARTS)

    def entry(self) -> ListingEntry:
        raw, stated = self.raw, self.stated
        title = stated.words("title", raw.title)
        if title is None:
            stated.note("title-missing")
        kind_label, kind = self.kind()
        stated.kind(kind_label, kind)
        teaser = stated.lines("teaser", Origin.BODY, raw.teaser)
        dates = list(self.dates())
        first = raw.teaser[0] if raw.teaser else None
        dateline = stated.dateline(first, dates[0].date if dates else None)
        return ListingEntry(
            title=title,
            url=self.address(),
            date=stated.date(dates, dateline),
            kind=kind.kind if kind else None,
            kind_label=kind_label,
            sources=stated.sources(raw.fields),
            fields_of_work=stated.fields_of_work(raw.fields),
            locations=self.locations(),
            collections=tuple(
                name.text for name in stated.named(raw.fields, "collections", "collections")
            ),
            teaser=teaser,
            teaser_truncated=teaser is not None and _is_cut(teaser, title),
            dateline=dateline,
            metadata=stated.metadata(raw.fields),
            evidence=stated.evidence,
            notices=stated.notices(),
        )

    def kind(self) -> tuple[str | None, KindEntry | None]:
        """Return the kind as printed, and what it is."""
        for key in sorted(KINDS):
            names = self.stated.named(self.raw.fields, key, "kind_label")
            if names:
                return names[0].text, self.vocabulary.kind(names[0].text)
        return None, None

    def address(self) -> str | None:
        """Return where the title links to, or, if it is no link, the first line that is one."""
        anchors, title = self.around.anchors, self.raw.title
        linked = [line for line in self.raw.lines if line.is_link]
        for line in linked if title is None else [title, *linked]:
            if line.number in anchors:
                return self.around.page.absolute(anchors[line.number].url)
        return None

    def locations(self) -> tuple[Place, ...]:
        """Read the States that an entry is about: the name each bears today, and its code."""
        found: list[Place] = []
        places = self.around.marker.places
        for name in self.stated.named(self.raw.fields, "location", "locations"):
            state, towns = self.vocabulary.state(name.text), self.vocabulary.towns(name.text)
            if state is not None:
                found.append(places.place(state.name, name.text, state.code))
                continue
            country = towns[0].country if len(towns) == 1 else None
            found.append(places.place(name.text, name.text, country))
            if not towns:
                self.stated.note("unknown-place", name.offset, name.end, text=name.text)
        return tuple(found)

    def dates(self) -> Iterator[StatedDate]:
        """Yield the dates of the label and of the markup, best first."""
        yield from self.stated.field_dates(self.raw.fields)
        yield from self.around.stamp_between(self.raw.lines[0].start, self.raw.lines[-1].end)


def _is_cut(teaser: str, title: str | None) -> bool:
    """Whether a teaser shows that it was cut: by a mark, or by an end that ends no sentence.

    One that only repeats the title is not taken for cut. One that was cut after a whole sentence,
    without a mark, cannot be told from one that was not.
    """
    if _MARK.search(teaser):
        return True
    return not _SENTENCE_END.search(teaser) and teaser != title

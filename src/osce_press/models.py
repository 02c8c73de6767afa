"""The typed record of a press page, and its parts.

Every class is frozen and compares by value. Offsets count characters of the page's linear text,
which is ``"".join(block.text for block in article.blocks)``.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from osce_press._enums import FieldKey, Kind, Origin, PageType, Role
from osce_press._json import SCHEMA_VERSION, FrozenDict, Record, news_article
from osce_press._row import ARTICLE_ROW, ArticleRow, Column, article_row, entry_row, listing_row
from osce_press.explain.card import article_card, listing_card
from osce_press.explain.findings import Block, Candidate, Evidence, Notice
from osce_press.explain.values import candidates_of

__all__ = [
    "ARTICLE_ROW",
    "SCHEMA_VERSION",
    "Article",
    "ArticleRow",
    "Block",
    "Candidate",
    "Column",
    "Contact",
    "Dateline",
    "Evidence",
    "FieldKey",
    "FieldOfWork",
    "FrozenDict",
    "Image",
    "Kind",
    "Link",
    "Listing",
    "ListingEntry",
    "MetadataField",
    "Notice",
    "Origin",
    "PageType",
    "Place",
    "Role",
    "Source",
]

#: Of a title, so many characters stand in a record's ``repr``.
_LONGEST_SHOWN = 60


@attrs.frozen
class Place:
    """A place that a page names."""

    #: The name as people write it, such as "The Hague".
    name: str
    #: As printed, such as "THE HAGUE".
    text: str
    #: ISO 3166-1 alpha-2, or None when it is not known; XK, a user-assigned code, is Kosovo.
    country: str | None = None
    #: The English name of that State. It follows from the code, so it is not compared, nor shown.
    country_name: str | None = attrs.field(default=None, eq=False, repr=False)


@attrs.frozen
class Source:
    """The structure of the OSCE that issued a page."""

    #: The name without a suffix such as "(closed)", as printed, or in English for a translation.
    name: str
    #: As printed.
    text: str
    #: Its identity, under whatever name.
    slug: str
    #: Whether the vocabulary has it.
    known: bool = False
    #: Whether the page prints it as closed, or the vocabulary knows it to be.
    closed: bool = False
    #: ISO 3166-1 alpha-2 of the country that a field operation works in.
    country: str | None = None
    #: What it is called today, or was when it closed; None when it is not known.
    current_name: str | None = None


@attrs.frozen
class FieldOfWork:
    """A field of the OSCE's work."""

    #: The name as printed, or in English for a translation.
    name: str
    #: As printed.
    text: str
    #: Its identity, under whatever name.
    slug: str
    #: Whether the vocabulary has it.
    known: bool = False
    #: What it is called today; None when it is not known.
    current_name: str | None = None
    #: "politico-military", "economic-environmental" or "human", where OSCE says so.
    dimension: str | None = None


@attrs.frozen
class Dateline:
    """The line before the first sentence of a release: where and when it was filed."""

    places: tuple[Place, ...]
    #: The country printed after the place, as printed.
    country: str | None
    day: int | None
    month: int | None
    year: int | None
    #: The dateline as printed, with the separator and the blank before the first sentence.
    text: str
    #: Offsets of ``text`` in the paragraph.
    start: int
    end: int
    #: Whether the year is not printed, but was completed from another date.
    year_completed: bool = False

    @property
    def date(self) -> datetime.date | None:
        """The day it was filed, when day, month and year are all known."""
        if self.day is None or self.month is None or self.year is None:
            return None
        return datetime.date(self.year, self.month, self.day)


@attrs.frozen
class MetadataField:
    """A label of the metadata block with its values."""

    #: As printed, without the colon.
    label: str
    #: What it means, a ``FieldKey``, or a key of a vocabulary of your own; None if unknown.
    key: str | None
    #: As printed; empty when the page prints the label alone.
    values: tuple[str, ...] = ()


@attrs.frozen
class Link:
    """A link in the body, or a file the page offers."""

    text: str
    #: Absolute when the page's own URL was given, otherwise as printed.
    url: str


@attrs.frozen
class Image:
    """An image of the article."""

    url: str
    alt: str = ""


@attrs.frozen
class Contact:
    """A person or office to ask, as printed under "Contacts"."""

    name: str | None = None
    role: str | None = None
    structure: str | None = None
    address: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    email: str | None = None


_NO_EVIDENCE: FrozenDict[str, Evidence] = FrozenDict()


def _frozen(evidence: Mapping[str, Evidence]) -> FrozenDict[str, Evidence]:
    return FrozenDict(evidence)


def _line(name: str, stated: Iterable[object], *parts: tuple[Sequence[object], str, str]) -> str:
    """Return the ``repr`` of a record: one short line that says what it is and what it has."""
    words = [_shown(value) for value in stated if value is not None]
    counts = [f"{len(items)} {one if len(items) == 1 else many}" for items, one, many in parts]
    return f"<{', '.join([' '.join([name, *words]), *counts])}>"


def _shown(value: object) -> str:
    if not isinstance(value, str):
        return str(value)
    return repr(str(value) if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 3]}...")


@attrs.frozen
class Article(Record):
    """One press page.

    A value that the page does not state is None, or empty; ``notices`` says why where that is not
    obvious. ``evidence`` names the place on the page that each value was read from.
    """

    page_type: PageType = PageType.ARTICLE
    kind: Kind | None = None
    #: The kind as printed.
    kind_label: str | None = None
    title: str | None = None
    summary: str | None = None
    #: The date of publication that the page states.
    date: datetime.date | None = None
    places: tuple[Place, ...] = ()
    sources: tuple[Source, ...] = ()
    fields_of_work: tuple[FieldOfWork, ...] = ()
    dateline: Dateline | None = None
    #: The body as printed; the dateline stays in its paragraph, list items are paragraphs.
    paragraphs: tuple[str, ...] = ()
    metadata: tuple[MetadataField, ...] = ()
    contacts: tuple[Contact, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    downloads: tuple[Link, ...] = ()
    #: BCP 47 tag of the page's language, by its words, or by what its URL, markup or labels state.
    language: str | None = None
    url: str | None = None
    #: The encoding that bytes were read with; None for a str.
    encoding: str | None = None
    blocks: tuple[Block, ...] = ()
    evidence: Mapping[str, Evidence] = attrs.field(default=_NO_EVIDENCE, converter=_frozen)
    notices: tuple[Notice, ...] = ()
    #: What could have been the date, title, kind, page type, language and address, and why it is or
    #: is not; ``explain`` says it of every value.
    candidates: tuple[Candidate, ...] = ()

    def explain(self, name: str) -> tuple[Candidate, ...]:
        """Return what could have been the value of an attribute, what was taken first.

        Of several places, labels or paragraphs, each has its own. The order is that in which parts
        of the page are asked, and then that of the page.

        Args:
            name: "date", "title", "places" or any other value of the record.

        Raises:
            ValueError: A record has no such value.
        """
        return candidates_of(self, name)

    @property
    def text(self) -> str:
        """The paragraphs, with a blank line between them."""
        return "\n\n".join(self.paragraphs)

    @property
    def body(self) -> str:
        """The text after the dateline; a notice of correction before it is left out as well."""
        found = self.dateline
        if found is not None:
            for position, paragraph in enumerate(self.paragraphs[:2]):
                if paragraph[found.start : found.end] == found.text:
                    rest = (paragraph[found.end :], *self.paragraphs[position + 1 :])
                    return "\n\n".join(rest).lstrip()
        return self.text

    def to_row(self) -> ArticleRow:
        """Return a flat row with the columns of ``ARTICLE_ROW``, all of them always there.

        What only a corpus knows (the file, the story, dates by node number) is None.
        """
        return article_row(self)

    def to_jsonld(self) -> dict[str, Any]:
        """Return a schema.org ``NewsArticle`` as a dict, without what the page does not state."""
        return news_article(self.to_dict())

    def _repr_html_(self) -> str:
        return article_card(self)

    def __repr__(self) -> str:
        other = self.page_type is not PageType.ARTICLE
        return _line(
            f"Article ({self.page_type})" if other else "Article",
            (self.kind or self.kind_label, self.date, self.title),
            (self.paragraphs, "paragraph", "paragraphs"),
            (self.notices, "notice", "notices"),
        )


@attrs.frozen
class ListingEntry:
    """One page as a listing shows it."""

    title: str | None = None
    #: Absolute when the listing's own URL was given, otherwise as printed; None in text.
    url: str | None = None
    #: The date of publication that the listing states, else that of the dateline.
    date: datetime.date | None = None
    kind: Kind | None = None
    #: The kind as printed.
    kind_label: str | None = None
    sources: tuple[Source, ...] = ()
    fields_of_work: tuple[FieldOfWork, ...] = ()
    #: The States it is about, by the name they bear today, with their codes.
    locations: tuple[Place, ...] = ()
    collections: tuple[str, ...] = ()
    #: The beginning of the body, as printed; the dateline stays in it.
    teaser: str | None = None
    #: Whether the teaser shows that it was cut, by a mark such as "..." or a colon, or by an end
    #: that ends no sentence. Those cut after a whole sentence, without a mark, are not told.
    teaser_truncated: bool = False
    dateline: Dateline | None = None
    metadata: tuple[MetadataField, ...] = ()
    evidence: Mapping[str, Evidence] = attrs.field(default=_NO_EVIDENCE, converter=_frozen)
    notices: tuple[Notice, ...] = ()

    def explain(self, name: str) -> tuple[Candidate, ...]:
        """Return where an attribute was read from; see ``Article.explain``."""
        return candidates_of(self, name)

    def to_row(self) -> ArticleRow:
        """Return a flat row with the columns of ``ARTICLE_ROW``; the body is the teaser."""
        return entry_row(self)

    def __repr__(self) -> str:
        stated = (self.kind or self.kind_label, self.date, self.title)
        return _line("ListingEntry", stated, (self.notices, "notice", "notices"))


@attrs.frozen
class Listing(Record):
    """A page that lists press pages."""

    title: str | None = None
    description: str | None = None
    entries: tuple[ListingEntry, ...] = ()
    #: Address of the next page of the listing: the link that its class calls so, as "pager-next".
    next_url: str | None = None
    #: BCP 47 tag of the page's language, by its words, or by what its URL or markup states.
    language: str | None = None
    url: str | None = None
    #: The encoding that bytes were read with; None for a str.
    encoding: str | None = None
    #: Every line of the page. In an entry the title, the labels and the teaser are a block each.
    blocks: tuple[Block, ...] = ()
    #: What concerns the whole page; each entry has its own.
    notices: tuple[Notice, ...] = ()

    def to_rows(self) -> tuple[ArticleRow, ...]:
        """Return a row of the listing itself, then one of each entry, in order."""
        rows = [listing_row(self)]
        for position, entry in enumerate(self.entries):
            row = entry.to_row()
            row["entry"] = position
            rows.append(row)
        return tuple(rows)

    def _repr_html_(self) -> str:
        return listing_card(self)

    def __repr__(self) -> str:
        return _line(
            "Listing",
            (self.title,),
            (self.entries, "entry", "entries"),
            (self.notices, "notice", "notices"),
        )

"""The typed record of a press page, and its parts.

Every class is frozen and compares by value. Offsets count characters of the page's linear text,
which is ``"".join(block.text for block in article.blocks)``.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from osce_press._json import ALWAYS, SCHEMA_VERSION, FrozenDict, Record
from osce_press._row import ARTICLE_ROW, ArticleRow, Column, article_row, entry_row, listing_row
from osce_press._values import (
    Contact,
    Dateline,
    FieldKey,
    FieldOfWork,
    Image,
    Kind,
    Link,
    MetadataField,
    Origin,
    PageType,
    Place,
    Role,
    Source,
    counted,
)
from osce_press.explain.findings import Block, Candidate, Evidence, Notice

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


_NO_EVIDENCE: FrozenDict[str, Evidence] = FrozenDict()


def _frozen(evidence: Mapping[str, Evidence]) -> FrozenDict[str, Evidence]:
    return FrozenDict(evidence)


def _line(name: str, stated: Iterable[object], *counts: str) -> str:
    """Return the ``repr`` of a record: one short line that says what it is and what it has."""
    words = [_shown(value) for value in stated if value is not None]
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
    """What the page is: an article, or something else."""
    kind: Kind | None = None
    """What the page calls itself; None if it names no kind, or one that ``Kind`` lacks."""
    kind_label: str | None = None
    """The kind as printed."""
    title: str | None = None
    """The title as printed."""
    summary: str | None = None
    """What stands between title and metadata, as printed."""
    date: datetime.date | None = None
    """The date of publication that the page states."""
    places: tuple[Place, ...] = ()
    """From the metadata block, else from the dateline."""
    sources: tuple[Source, ...] = ()
    """The structures that issued the page."""
    fields_of_work: tuple[FieldOfWork, ...] = ()
    """The fields of work of the metadata block."""
    dateline: Dateline | None = None
    """Where and when it was filed, from before its first sentence."""
    paragraphs: tuple[str, ...] = attrs.field(default=(), metadata=ALWAYS)
    """The body as printed; the dateline stays in its paragraph, list items are paragraphs."""
    metadata: tuple[MetadataField, ...] = ()
    """Every label of the metadata block with its values, known or not."""
    contacts: tuple[Contact, ...] = ()
    """Whom to ask, as printed at the end of the page."""
    links: tuple[Link, ...] = ()
    """The links in the body."""
    images: tuple[Image, ...] = ()
    """The images of the article."""
    downloads: tuple[Link, ...] = ()
    """The files that the article offers."""
    language: str | None = None
    """BCP 47 tag of the page's language, by its words, or by what its URL, markup or labels state.
    """
    url: str | None = None
    """The address given to ``parse``, else the one that the page states."""
    encoding: str | None = None
    """The encoding that bytes were read with; None for a str."""
    blocks: tuple[Block, ...] = ()
    """Every character of the linear text, in blocks with a role each."""
    evidence: Mapping[str, Evidence] = attrs.field(default=_NO_EVIDENCE, converter=_frozen)
    """Where on the page a value stands, by the name of its attribute."""
    notices: tuple[Notice, ...] = ()
    """What a careful reader would remark on."""
    candidates: tuple[Candidate, ...] = ()
    """What could have been the date, title, kind, page type, language and address, and why it is or
    is not; ``explain`` says it of every value.
    """

    def explain(self, name: str) -> tuple[Candidate, ...]:
        """Return what could have been the value of an attribute, what was taken first.

        Of several places, labels or paragraphs, each has its own. The order is that in which parts
        of the page are asked, and then that of the page.

        Args:
            name: "date", "title", "places" or any other value of the record.

        Raises:
            ValueError: A record has no such value.
        """
        from osce_press.explain.values import candidates_of  # noqa: PLC0415 - few need it

        return candidates_of(self, name)

    @property
    def text(self) -> str:
        """The paragraphs, with a blank line between them."""
        return "\n\n".join(self.paragraphs)

    @property
    def body(self) -> str:
        """The text without its dateline; a notice of correction above it is left out as well."""
        found = self.dateline
        if found is not None:
            for position, paragraph in enumerate(self.paragraphs[:2]):
                if paragraph[found.start : found.end] == found.text:
                    corrects = any(notice.code == "correction" for notice in self.notices)
                    above = () if corrects else self.paragraphs[:position]
                    lead = [words for words in above if not words.isupper()]
                    rest = (paragraph[found.end :], *self.paragraphs[position + 1 :])
                    return "\n\n".join((*lead, *rest)).lstrip()
        return self.text

    def to_row(self) -> ArticleRow:
        """Return a flat row with the columns of ``ARTICLE_ROW``, all of them always there.

        What only a corpus knows (the file, the story, dates by node number) is None.
        """
        return article_row(self)

    def to_jsonld(self) -> dict[str, Any]:
        """Return a schema.org ``NewsArticle`` as a dict, without what the page does not state."""
        from osce_press.export.jsonld import jsonld  # noqa: PLC0415 - few need it

        return jsonld(self)

    def to_dublin_core(self) -> dict[str, tuple[str, ...]]:
        """Return the elements of Dublin Core that the page has something for, with their values."""
        from osce_press.export.dublin_core import dublin_core  # noqa: PLC0415 - few need it

        return dublin_core(self)

    def to_markdown(self) -> str:
        """Return the body as CommonMark, with the other values before it as front matter."""
        from osce_press.export.markdown import markdown  # noqa: PLC0415 - few need it

        return markdown(self)

    def _repr_html_(self) -> str:
        from osce_press.explain.card import article_card  # noqa: PLC0415 - few need it

        return article_card(self)

    def __repr__(self) -> str:
        other = self.page_type is not PageType.ARTICLE
        return _line(
            f"Article ({self.page_type})" if other else "Article",
            (self.kind or self.kind_label, self.date, self.title),
            counted(len(self.paragraphs), "paragraph"),
            counted(len(self.notices), "notice"),
        )


@attrs.frozen
class ListingEntry:
    """One page as a listing shows it."""

    title: str | None = None
    """The title as printed."""
    url: str | None = None
    """Absolute when the listing's own URL was given, otherwise as printed; None in text."""
    date: datetime.date | None = None
    """The date of publication that the listing states, else that of the dateline."""
    kind: Kind | None = None
    """What the page is called; None when the listing names no kind, or an unknown one."""
    kind_label: str | None = None
    """The kind as printed."""
    sources: tuple[Source, ...] = ()
    """The structures that issued the page."""
    fields_of_work: tuple[FieldOfWork, ...] = ()
    """The fields of work."""
    locations: tuple[Place, ...] = ()
    """The States it is about, by the name they bear today, with their codes."""
    collections: tuple[str, ...] = ()
    """Names of the collections that it belongs to, as printed."""
    teaser: str | None = None
    """The beginning of the body, as printed; the dateline stays in it."""
    teaser_truncated: bool = False
    """Whether the teaser shows that it was cut, by a mark such as "..." or a colon, or by an end
    that ends no sentence. Those cut after a whole sentence, without a mark, are not told.
    """
    dateline: Dateline | None = None
    """Where and when it was filed, from the teaser."""
    metadata: tuple[MetadataField, ...] = ()
    """Every label of the entry with its values."""
    evidence: Mapping[str, Evidence] = attrs.field(default=_NO_EVIDENCE, converter=_frozen)
    """Where on the page a value stands, by the name of its attribute."""
    notices: tuple[Notice, ...] = ()
    """What a careful reader would remark on."""

    def explain(self, name: str) -> tuple[Candidate, ...]:
        """Return where an attribute was read from; see ``Article.explain``."""
        from osce_press.explain.values import candidates_of  # noqa: PLC0415 - few need it

        return candidates_of(self, name)

    def to_row(self) -> ArticleRow:
        """Return a flat row with the columns of ``ARTICLE_ROW``; the body is the teaser."""
        return entry_row(self)

    def __repr__(self) -> str:
        stated = (self.kind or self.kind_label, self.date, self.title)
        return _line("ListingEntry", stated, counted(len(self.notices), "notice"))


@attrs.frozen
class Listing(Record):
    """A page that lists press pages."""

    title: str | None = None
    """The title as printed."""
    description: str | None = None
    """The sentence below the title, as printed."""
    entries: tuple[ListingEntry, ...] = attrs.field(default=(), metadata=ALWAYS)
    """The pages that it lists, in order."""
    next_url: str | None = None
    """Address of the next page of the listing: the link that its class calls so, as "pager-next".
    """
    language: str | None = None
    """BCP 47 tag of the page's language, by its words, or by what its URL or markup states."""
    url: str | None = None
    """The address given to ``parse_listing``, else the one that the page states."""
    encoding: str | None = None
    """The encoding that bytes were read with; None for a str."""
    blocks: tuple[Block, ...] = ()
    """Every line of the page. In an entry the title, the labels and the teaser are a block each."""
    notices: tuple[Notice, ...] = ()
    """What concerns the whole page; each entry has its own."""

    def to_rows(self) -> tuple[ArticleRow, ...]:
        """Return a row of the listing itself, then one of each entry, in order."""
        rows = [listing_row(self)]
        for position, entry in enumerate(self.entries):
            row = entry.to_row()
            row["entry"] = position
            rows.append(row)
        return tuple(rows)

    def _repr_html_(self) -> str:
        from osce_press.explain.card import listing_card  # noqa: PLC0415 - few need it

        return listing_card(self)

    def __repr__(self) -> str:
        return _line(
            "Listing",
            (self.title,),
            counted(len(self.entries), "entry", "entries"),
            counted(len(self.notices), "notice"),
        )

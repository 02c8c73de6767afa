"""The typed record of a press page, and its parts.

Every class is frozen and compares by value. Offsets count characters of the page's linear text,
which is ``"".join(block.text for block in article.blocks)``.
"""

import datetime
import enum
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import attrs

from osce_press import _json, _jsonld

__all__ = [
    "SCHEMA_VERSION",
    "Article",
    "Block",
    "Contact",
    "Dateline",
    "Evidence",
    "FieldOfWork",
    "FrozenMapping",
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

#: Version of the dicts that ``to_dict`` writes; it grows when a key changes its meaning.
SCHEMA_VERSION = 1

V = TypeVar("V")


class Kind(enum.StrEnum):
    """What a page calls itself; the values are OSCE's own words in lower case."""

    PRESS_RELEASE = "press release"
    NEWS_ITEM = "news item"
    STORY = "story"
    PRESS_STATEMENT = "press statement"
    STATEMENT = "statement"
    MEDIA_ADVISORY = "media advisory"
    DAILY_REPORT = "daily report"
    SPOT_REPORT = "spot report"
    WEEKLY_REPORT = "weekly report"
    REPORT = "report"
    NEWSLETTER = "newsletter"
    SPEECH = "speech"
    INTERVIEW = "interview"
    FEATURE = "feature"
    BLOG = "blog"
    PHOTO_ESSAY = "photo essay"
    VIDEO = "video"
    EVENT = "event"
    PROJECT = "project"
    JOB = "job"


class Role(enum.StrEnum):
    """What a line or block is to the page it stands on."""

    NAVIGATION = "navigation"
    SECTION = "section"
    KIND = "kind"
    TITLE = "title"
    SUMMARY = "summary"
    METADATA = "metadata"
    HEADER_DATE = "header date"
    CAPTION = "caption"
    NOTICE = "notice"
    BODY = "body"
    REPETITION = "repetition"
    CONTACTS = "contacts"
    RELATED = "related"
    FOOTER = "footer"
    LISTING = "listing"
    OTHER = "other"

    @property
    def is_boilerplate(self) -> bool:
        """Whether lines of this role belong to the site and not to the article."""
        return self in _BOILERPLATE


_BOILERPLATE = frozenset({Role.NAVIGATION, Role.SECTION, Role.NOTICE, Role.RELATED, Role.FOOTER})


class PageType(enum.StrEnum):
    """What a page of the site is."""

    #: A press release, news item, story, report ...: something with a title and a body.
    ARTICLE = "article"
    #: A page of search results or an index, to be read with ``parse_listing``.
    LISTING = "listing"
    #: An about page, a mandate, a resource page, an error page, nothing of the OSCE at all.
    OTHER = "other"


class Origin(enum.StrEnum):
    """The part of the page that states a value."""

    METADATA = "metadata"
    MARKUP = "markup"
    HEADING = "heading"
    DATELINE = "dateline"
    BODY = "body"
    URL = "url"


class FrozenMapping(Mapping[str, V]):
    """A small read-only, hashable, picklable dict."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, V] | None = None) -> None:
        self._items: dict[str, V] = dict(items or {})

    def __getitem__(self, key: str) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return repr(self._items)

    def __reduce__(self) -> tuple[type["FrozenMapping[V]"], tuple[dict[str, V]]]:
        return (FrozenMapping, (self._items,))


@attrs.frozen
class Evidence:
    """Where on the page a value stands."""

    origin: Origin
    #: The text it was read from, as printed.
    text: str
    #: Offsets of ``text`` in the linear text; None for an attribute of the markup or the URL.
    start: int | None = None
    end: int | None = None


@attrs.frozen
class Notice:
    """Something a careful reader would remark on; the codes are listed in the documentation."""

    code: str
    message: str
    #: Offsets of what it is about in the linear text; None when it is about the whole page.
    start: int | None = None
    end: int | None = None


@attrs.frozen
class Block:
    """A stretch of the linear text with one role."""

    role: Role
    start: int
    end: int
    text: str


@attrs.frozen
class Place:
    """A place that a page names."""

    #: The name as people write it: "The Hague".
    name: str
    #: As printed: "THE HAGUE".
    text: str
    #: ISO 3166-1 alpha-2, or None when it is not known; XK, a user-assigned code, is Kosovo.
    country: str | None = None


@attrs.frozen
class Source:
    """The structure of the OSCE that issued a page."""

    #: The name without a suffix such as "(closed)": as printed, or in English for a translation.
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
    #: What the label means ("date", "place", "source", "fields_of_work", ...), None if unknown.
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


def _frozen(evidence: Mapping[str, Evidence]) -> FrozenMapping[Evidence]:
    return FrozenMapping(evidence)


def _no_evidence() -> FrozenMapping[Evidence]:
    return FrozenMapping()


@attrs.frozen
class Article:
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
    #: BCP 47 tag of the page's language, where the markup, the URL or a label states it.
    language: str | None = None
    url: str | None = None
    #: The encoding that bytes were read with; None for a str.
    encoding: str | None = None
    blocks: tuple[Block, ...] = ()
    evidence: FrozenMapping[Evidence] = attrs.field(factory=_no_evidence, converter=_frozen)
    notices: tuple[Notice, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs, with a blank line between them."""
        return "\n\n".join(self.paragraphs)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as dicts, lists and JSON's scalars; every key is always there.

        Dates are ISO 8601 strings, enumerations their values.
        """
        return {"schema_version": SCHEMA_VERSION, **_json.encode(self)}

    def to_json(self, *, indent: int | None = None) -> str:
        """Return ``to_dict()`` as JSON text, which can always be encoded as UTF-8."""
        return _json.dumps(self.to_dict(), indent=indent)

    def to_jsonld(self) -> dict[str, Any]:
        """Return a schema.org ``NewsArticle`` as a dict, without what the page does not state."""
        return _jsonld.news_article(self)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Article":
        """Rebuild an article from what ``to_dict`` returned, before or after a trip through JSON.

        Keys that it does not know are ignored, so that a pipeline may add its own.

        Raises:
            RecordError: a key is missing or has a wrong value, or the record was written by a
                version of this library with a newer schema.
        """
        _json.check_version(record, SCHEMA_VERSION)
        return _json.decode(cls, record)


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
    #: Whether the teaser shows that it was cut: by a mark such as "..." or a colon, or by an end
    #: that ends no sentence. Those cut after a whole sentence, without a mark, are not told.
    teaser_truncated: bool = False
    dateline: Dateline | None = None
    metadata: tuple[MetadataField, ...] = ()
    evidence: FrozenMapping[Evidence] = attrs.field(factory=_no_evidence, converter=_frozen)
    notices: tuple[Notice, ...] = ()


@attrs.frozen
class Listing:
    """A page that lists press pages."""

    title: str | None = None
    description: str | None = None
    entries: tuple[ListingEntry, ...] = ()
    #: Address of the next page of the listing, where the page links to it.
    next_url: str | None = None
    #: BCP 47 tag of the page's language, where the markup or the URL states it.
    language: str | None = None
    url: str | None = None
    #: The encoding that bytes were read with; None for a str.
    encoding: str | None = None
    #: Every line of the page. In an entry the title, the labels and the teaser are a block each.
    blocks: tuple[Block, ...] = ()
    #: What concerns the whole page; each entry has its own.
    notices: tuple[Notice, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as dicts, lists and JSON's scalars; every key is always there."""
        return {"schema_version": SCHEMA_VERSION, **_json.encode(self)}

    def to_json(self, *, indent: int | None = None) -> str:
        """Return ``to_dict()`` as JSON text, which can always be encoded as UTF-8."""
        return _json.dumps(self.to_dict(), indent=indent)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Listing":
        """Rebuild a listing from what ``to_dict`` returned; see ``Article.from_dict``.

        Raises:
            RecordError: a key is missing or has a wrong value, or the record was written by a
                version of this library with a newer schema.
        """
        _json.check_version(record, SCHEMA_VERSION)
        return _json.decode(cls, record)

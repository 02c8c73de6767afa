"""What a record is made of: the words it chooses from, and places, sources, links and the like."""

import datetime
import enum
from typing import Literal, cast

import attrs

__all__ = [
    "Contact",
    "Dateline",
    "FieldKey",
    "FieldOfWork",
    "Image",
    "Kind",
    "Link",
    "MetadataField",
    "Origin",
    "PageType",
    "Place",
    "Role",
    "Source",
    "counted",
    "named",
    "represented",
]


def represented(self: object) -> str:
    """Return the ``repr`` of attrs, which takes long to make one for each class at import."""
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(self)))
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in fields if field.repr)
    return f"{type(self).__name__}({', '.join(shown)})"


class Kind(enum.StrEnum):
    """What a page calls itself; the values are OSCE's own words in lower case."""

    PRESS_RELEASE = "press release"
    """News for the media; most begin with a dateline."""
    NEWS_ITEM = "news item"
    """Shorter news, printed ``News Item``, or ``News`` on listings; few have a dateline."""
    STORY = "story"
    """A longer text about people and places that OSCE's work reaches, without a dateline."""
    PRESS_STATEMENT = "press statement"
    """What an official or a body of the OSCE says to the media."""
    STATEMENT = "statement"
    """A statement that does not say that it is for the media."""
    MEDIA_ADVISORY = "media advisory"
    """An invitation of the media, with labels for what, who, when and where."""
    DAILY_REPORT = "daily report"
    """What a monitoring mission observed in a day."""
    SPOT_REPORT = "spot report"
    """What a monitoring mission observed of one incident."""
    WEEKLY_REPORT = "weekly report"
    """What a monitoring mission observed in a week."""
    REPORT = "report"
    """Any other report, be it final, interim, status or thematic."""
    NEWSLETTER = "newsletter"
    """An issue of a newsletter."""
    SPEECH = "speech"
    """The text of a speech."""
    INTERVIEW = "interview"
    """Questions and answers."""
    FEATURE = "feature"
    """A longer article on a subject."""
    BLOG = "blog"
    """A post of a blog."""
    PHOTO_ESSAY = "photo essay"
    """Pictures with captions, also printed ``Photo story``."""
    VIDEO = "video"
    """A film with its description."""
    EVENT = "event"
    """A meeting, course or conference, also printed ``General event``."""
    PROJECT = "project"
    """The description of a project."""
    JOB = "job"
    """A vacancy, also printed so."""


class Role(enum.StrEnum):
    """What a line or block is to the page it stands on."""

    NAVIGATION = "navigation"
    """Menus, search, breadcrumbs."""
    SECTION = "section"
    """The part of the site that the page stands in."""
    KIND = "kind"
    """What the page calls itself."""
    TITLE = "title"
    """The title."""
    SUMMARY = "summary"
    """The lines between title and metadata."""
    METADATA = "metadata"
    """Labels of the metadata block, and their values."""
    HEADER_DATE = "header date"
    """A line of a place and a date between title and body."""
    CAPTION = "caption"
    """What is printed with a photograph."""
    NOTICE = "notice"
    """Standing sentences, such as who a report is for."""
    BODY = "body"
    """The text, as printed."""
    REPETITION = "repetition"
    """A paragraph that stands above already."""
    CONTACTS = "contacts"
    """Whom to ask."""
    RELATED = "related"
    """Invitations and related items."""
    FOOTER = "footer"
    """The end of the page."""
    LISTING = "listing"
    """An entry of a page that lists others."""
    OTHER = "other"
    """None of these."""

    @property
    def is_boilerplate(self) -> bool:
        """Whether lines of this role belong to the site and not to the article."""
        return self in _BOILERPLATE


_BOILERPLATE = frozenset({Role.NAVIGATION, Role.SECTION, Role.NOTICE, Role.RELATED, Role.FOOTER})


class PageType(enum.StrEnum):
    """What a page of the site is."""

    ARTICLE = "article"
    """Something with a title and a body, such as a press release, news item, story or report."""
    LISTING = "listing"
    """A page of search results or an index, to be read with ``parse_listing``."""
    OTHER = "other"
    """An about page, a mandate, a resource page, an error page, nothing of the OSCE at all."""


class Origin(enum.StrEnum):
    """The part of the page that states a value."""

    METADATA = "metadata"
    """The metadata block."""
    MARKUP = "markup"
    """An attribute of the HTML, such as that of a ``time`` element."""
    HEADING = "heading"
    """The head of the page: kind, title, summary, a line of place and date."""
    DATELINE = "dateline"
    """The dateline before the first sentence."""
    BODY = "body"
    """The body."""
    URL = "url"
    """The page's address."""


FieldKey = Literal[
    "collections",
    "date",
    "deadline",
    "event_date",
    "fields_of_work",
    "kind",
    "location",
    "organizer",
    "place",
    "registration",
    "report_type",
    "source",
    "updated",
    "what",
    "when",
    "where",
    "who",
]
"""The keys that ``MetadataField.key`` can have with the vocabulary of this library."""


@attrs.frozen
class Place:
    """A place that a page names."""

    __repr__ = represented

    name: str
    """The name as people write it, such as "The Hague"."""
    text: str
    """As printed, such as "THE HAGUE"."""
    country: str | None = None
    """ISO 3166-1 alpha-2, or None when it is not known; XK, a user-assigned code, is Kosovo."""
    country_name: str | None = attrs.field(default=None, eq=False, repr=False)
    """The English name of that State. It follows from the code, so it is not compared, nor shown.
    """


@attrs.frozen
class Source:
    """The structure of the OSCE that issued a page."""

    __repr__ = represented

    name: str
    """The name without a suffix such as "(closed)", as printed, or in English for a translation."""
    text: str
    """As printed."""
    slug: str
    """Its identity, under whatever name."""
    known: bool = False
    """Whether the vocabulary has it."""
    closed: bool = False
    """Whether the page prints it as closed, or the vocabulary knows it to be."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the country that a field operation works in."""
    current_name: str | None = None
    """What it is called today, or was when it closed; None when it is not known."""


@attrs.frozen
class FieldOfWork:
    """A field of the OSCE's work."""

    __repr__ = represented

    name: str
    """The name as printed, or in English for a translation."""
    text: str
    """As printed."""
    slug: str
    """Its identity, under whatever name."""
    known: bool = False
    """Whether the vocabulary has it."""
    current_name: str | None = None
    """What it is called today; None when it is not known."""
    dimension: str | None = None
    """One of "politico-military", "economic-environmental", "human", where OSCE says so."""


@attrs.frozen
class Dateline:
    """The line before the first sentence of a release: where and when it was filed."""

    __repr__ = represented

    places: tuple[Place, ...]
    """Where it was filed."""
    country: str | None
    """The country printed after the place, as printed."""
    day: int | None
    """Day of the month, if printed."""
    month: int | None
    """1 to 12, if printed."""
    year: int | None
    """The year, if printed or completed."""
    text: str
    """The dateline as printed, with the separator and the blank before the first sentence."""
    start: int
    """Offsets of ``text`` in the paragraph."""
    end: int
    """As ``start``; the first character after it."""
    year_completed: bool = False
    """Whether the year is not printed, but was completed from another date."""

    @property
    def date(self) -> datetime.date | None:
        """The day it was filed, when day, month and year are all known."""
        if self.day is None or self.month is None or self.year is None:
            return None
        return datetime.date(self.year, self.month, self.day)


@attrs.frozen
class MetadataField:
    """A label of the metadata block with its values."""

    __repr__ = represented

    label: str
    """As printed, without the colon."""
    key: str | None
    """What it means, a ``FieldKey``, or a key of a vocabulary of your own; None if unknown."""
    values: tuple[str, ...] = ()
    """As printed; empty when the page prints the label alone."""


@attrs.frozen
class Link:
    """A link in the body, or a file the page offers."""

    __repr__ = represented

    text: str
    """The words that are the link."""
    url: str
    """Absolute when the page's own URL was given, otherwise as printed."""


@attrs.frozen
class Image:
    """An image of the article."""

    __repr__ = represented

    url: str
    """Absolute when the page's own URL was given, otherwise as printed."""
    alt: str = ""
    """The text that stands for it."""


@attrs.frozen
class Contact:
    """A person or office to ask, as printed under "Contacts"."""

    __repr__ = represented

    name: str | None = None
    """Name of the person."""
    role: str | None = None
    """What the person is there."""
    structure: str | None = None
    """The part of the OSCE."""
    address: tuple[str, ...] = ()
    """Lines of the postal address."""
    phones: tuple[str, ...] = ()
    """Numbers, as printed."""
    email: str | None = None
    """Address for e-mail."""


def named(value: Place | Source) -> str:
    """Return a place with the code of its country, or a structure that says if it is closed."""
    more = value.country if isinstance(value, Place) else "closed" if value.closed else None
    return f"{value.name} ({more})" if more else value.name


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number of things, such as "2 entries"."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"

"""The words that a record chooses from: kinds, roles, types of pages, origins, keys of labels."""

import enum
from typing import Literal

__all__ = ["FieldKey", "Kind", "Origin", "PageType", "Role"]


class Kind(enum.StrEnum):
    """What a page calls itself; the values are OSCE's own words in lower case."""

    #: News for the media; most begin with a dateline.
    PRESS_RELEASE = "press release"
    #: Shorter news, printed ``News Item``, or ``News`` on listings; few have a dateline.
    NEWS_ITEM = "news item"
    #: A longer text about people and places that OSCE's work reaches, without a dateline.
    STORY = "story"
    #: What an official or a body of the OSCE says to the media.
    PRESS_STATEMENT = "press statement"
    #: A statement that does not say that it is for the media.
    STATEMENT = "statement"
    #: An invitation of the media, with labels for what, who, when and where.
    MEDIA_ADVISORY = "media advisory"
    #: What a monitoring mission observed in a day.
    DAILY_REPORT = "daily report"
    #: What a monitoring mission observed of one incident.
    SPOT_REPORT = "spot report"
    #: What a monitoring mission observed in a week.
    WEEKLY_REPORT = "weekly report"
    #: Any other report, be it final, interim, status or thematic.
    REPORT = "report"
    #: An issue of a newsletter.
    NEWSLETTER = "newsletter"
    #: The text of a speech.
    SPEECH = "speech"
    #: Questions and answers.
    INTERVIEW = "interview"
    #: A longer article on a subject.
    FEATURE = "feature"
    #: A post of a blog.
    BLOG = "blog"
    #: Pictures with captions, also printed ``Photo story``.
    PHOTO_ESSAY = "photo essay"
    #: A film with its description.
    VIDEO = "video"
    #: A meeting, course or conference, also printed ``General event``.
    EVENT = "event"
    #: The description of a project.
    PROJECT = "project"
    #: A vacancy, also printed so.
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

    #: Something with a title and a body, such as a press release, news item, story or report.
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


#: The keys that ``MetadataField.key`` can have with the vocabulary of this library.
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

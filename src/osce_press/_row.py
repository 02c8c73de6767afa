"""Flat rows: one table of columns, and what fills them from a record."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, TypedDict, cast

from osce_press._grammar.urls import node_number
from osce_press._json import SCHEMA_VERSION
from osce_press._version import __version__

__all__ = [
    "ARTICLE_ROW",
    "ArticleRow",
    "Column",
    "article_row",
    "content_key",
    "entry_row",
    "listing_row",
    "words_only",
]

ColumnType = Literal["string", "date", "integer", "boolean", "strings"]
"""Of these, "strings" is a list, never null, and a "date" an ISO 8601 day."""


class Column(NamedTuple):
    """A column of the flat row."""

    name: str
    """Its name."""
    type: ColumnType
    """What its values are."""
    meaning: str
    """What stands in it."""
    required: bool = False
    """Whether it has a value in every row. Lists always have one, which can be empty."""


ARTICLE_ROW: tuple[Column, ...] = (
    Column("url", "string", "address of the page"),
    Column("node_number", "integer", "number that osce.org gave the page, from its address"),
    Column("content_key", "string", "the same for pages with the same words in their bodies"),
    Column("input_hash", "string", "SHA-256 of the page's bytes"),
    Column("origin_file", "string", "file that the page was read from"),
    Column("origin_offset", "integer", "where in it: the byte, or in a table the row from 0"),
    Column("record_id", "string", "identity of the page's record in a WARC file"),
    Column("retrieved", "string", "when the page was fetched, as the WARC file states it"),
    Column("page_type", "string", "article, listing, entry (of a listing) or other", required=True),
    Column("entry", "integer", "of an entry, its place in the listing, from 0"),
    Column("kind", "string", "press release, news item, story ..."),
    Column("kind_label", "string", "the kind as printed"),
    Column("title", "string", "title as printed"),
    Column("summary", "string", "summary as printed; of a listing its description"),
    Column("date", "date", "date of publication that the page states"),
    Column("date_origin", "string", "part of the page that states the date"),
    Column("date_earliest", "date", "of an undated page, the earliest day by its node number"),
    Column("date_latest", "date", "of an undated page, the latest day by its node number"),
    Column("places", "strings", "names of the places"),
    Column("country_codes", "strings", "ISO 3166-1 alpha-2 of their countries, each once"),
    Column("countries", "strings", "English names of these countries"),
    Column("sources", "strings", "names of the structures that issued the page"),
    Column("source_slugs", "strings", "their identities, under whatever name"),
    Column("source_current_names", "strings", 'what they are called today; "" if not known'),
    Column("fields_of_work", "strings", "names of the fields of work"),
    Column("field_slugs", "strings", "their identities, under whatever name"),
    Column("field_dimensions", "strings", 'their dimensions of security; "" if not known'),
    Column("language", "string", "BCP 47 tag of the language"),
    Column("text", "string", "paragraphs as printed, with a blank line between them"),
    Column("body", "string", "the text after the dateline; of an entry its teaser"),
    Column("word_count", "integer", "number of words in the body", required=True),
    Column("notices", "strings", "codes of what a careful reader would remark on"),
    Column("story_id", "string", "the same for all copies of one story in a corpus"),
    Column("best_copy", "boolean", "whether this is the best of the copies in a corpus"),
    Column("schema_version", "integer", "version of the record's schema", required=True),
    Column("library_version", "string", "version of osce_press", required=True),
)
"""The columns of a row, in their order. Everything that describes rows is made of this table."""


class ArticleRow(TypedDict):
    """The type of a row, for type checkers; ``ARTICLE_ROW`` says what the columns mean."""

    url: str | None
    node_number: int | None
    content_key: str | None
    input_hash: str | None
    origin_file: str | None
    origin_offset: int | None
    record_id: str | None
    retrieved: str | None
    page_type: str
    entry: int | None
    kind: str | None
    kind_label: str | None
    title: str | None
    summary: str | None
    date: str | None
    date_origin: str | None
    date_earliest: str | None
    date_latest: str | None
    places: list[str]
    country_codes: list[str]
    countries: list[str]
    sources: list[str]
    source_slugs: list[str]
    source_current_names: list[str]
    fields_of_work: list[str]
    field_slugs: list[str]
    field_dimensions: list[str]
    language: str | None
    text: str | None
    body: str | None
    word_count: int
    notices: list[str]
    story_id: str | None
    best_copy: bool | None
    schema_version: int
    library_version: str


_NO_WORD = re.compile(r"[\W_]+")
#: A shorter body ("Watch the film.") is told from others by the title, too.
_FEW_WORDS = 20


def article_row(article: Any) -> ArticleRow:
    """Return the row of an ``Article``."""
    row = _row(article, article.places, article.body or None)
    row["page_type"] = article.page_type.value
    row["summary"] = article.summary
    row["language"] = article.language
    row["text"] = article.text or None
    return row


def listing_row(listing: Any) -> ArticleRow:
    """Return the row of a ``Listing`` itself, without its entries."""
    row = _empty(listing)
    row["page_type"] = "listing"
    row["summary"] = listing.description
    row["language"] = listing.language
    return row


def entry_row(entry: Any) -> ArticleRow:
    """Return the row of a ``ListingEntry``."""
    row = _row(entry, entry.locations, entry.teaser)
    row["page_type"] = "entry"
    # A teaser is a part of the body, so that it says nothing of which body.
    row["content_key"] = None
    return row


def content_key(body: str | None, title: str | None) -> str | None:
    """Return what is the same for texts of the same words, whatever stands between these."""
    words = body or ""
    if len(words.split()) < _FEW_WORDS:
        words = f"{title or ''} {words}"
    folded = words_only(words)
    if not folded:
        return None
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def words_only(text: str) -> str:
    """Return the letters and digits of a text, however they are cased, composed and parted."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def _row(record: Any, places: Sequence[Any], body: str | None) -> ArticleRow:
    """Return what articles and entries have in common."""
    row = _empty(record)
    countries = {place.country: place.country_name or "" for place in places if place.country}
    evidence = record.evidence.get("date")
    row["content_key"] = content_key(body, record.title)
    row["kind"] = record.kind and record.kind.value
    row["kind_label"] = record.kind_label
    row["date"] = record.date and record.date.isoformat()
    row["date_origin"] = evidence.origin.value if evidence and record.date else None
    row["places"] = [place.name for place in places]
    row["country_codes"] = list(countries)
    row["countries"] = list(countries.values())
    row["sources"] = [source.name for source in record.sources]
    row["source_slugs"] = [source.slug for source in record.sources]
    row["source_current_names"] = [source.current_name or "" for source in record.sources]
    row["fields_of_work"] = [field.name for field in record.fields_of_work]
    row["field_slugs"] = [field.slug for field in record.fields_of_work]
    row["field_dimensions"] = [field.dimension or "" for field in record.fields_of_work]
    row["body"] = body
    row["word_count"] = len((body or "").split())
    return row


def _empty(record: Any) -> ArticleRow:
    """Return a row with what every record has, and nothing else."""
    # Made column by column of the table; a test compares it with the type.
    empty: dict[str, Any] = {
        column.name: [] if column.type == "strings" else None for column in ARTICLE_ROW
    }
    row = cast("ArticleRow", empty)
    row["url"] = record.url
    row["node_number"] = node_number(record.url)
    row["title"] = record.title
    row["word_count"] = 0
    row["notices"] = list(dict.fromkeys(notice.code for notice in record.notices))
    row["schema_version"] = SCHEMA_VERSION
    row["library_version"] = __version__
    return row

"""Flat rows: one table of columns, and what fills them from a record."""

import unicodedata
from collections.abc import Sequence
from typing import Annotated, Any, Literal, NamedTuple, TypedDict, cast, final, get_args

from osce_press._common.regex import regex
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


@final
class ArticleRow(TypedDict):
    """A row, for type checkers, with what stands in each column; ``ARTICLE_ROW`` is made of it."""

    url: Annotated[str | None, "address of the page"]
    node_number: Annotated[int | None, "number that osce.org gave the page, from its address"]
    content_key: Annotated[str | None, "the same for pages with the same words in their bodies"]
    input_hash: Annotated[str | None, "SHA-256 of the page's bytes"]
    origin_file: Annotated[str | None, "file that the page was read from"]
    origin_offset: Annotated[int | None, "where in it: the byte, or in a table the row from 0"]
    record_id: Annotated[str | None, "identity of the page's record in a WARC file"]
    retrieved: Annotated[str | None, "when the page was fetched, as the WARC file states it"]
    page_type: Annotated[str, "article, listing, entry (of a listing) or other"]
    entry: Annotated[int | None, "of an entry, its place in the listing, from 0"]
    kind: Annotated[str | None, "press release, news item, story ..."]
    kind_label: Annotated[str | None, "the kind as printed"]
    title: Annotated[str | None, "title as printed"]
    summary: Annotated[str | None, "summary as printed; of a listing its description"]
    date: Annotated[str | None, "date of publication that the page states", "date"]
    date_origin: Annotated[str | None, "part of the page that states the date"]
    date_earliest: Annotated[
        str | None, "of an undated page, the earliest day by its node number", "date"
    ]
    date_latest: Annotated[
        str | None, "of an undated page, the latest day by its node number", "date"
    ]
    places: Annotated[list[str], "names of the places"]
    country_codes: Annotated[list[str], "ISO 3166-1 alpha-2 of their countries, each once"]
    countries: Annotated[list[str], "English names of these countries"]
    sources: Annotated[list[str], "names of the structures that issued the page"]
    source_slugs: Annotated[list[str], "their identities, under whatever name"]
    source_current_names: Annotated[list[str], 'what they are called today; "" if not known']
    fields_of_work: Annotated[list[str], "names of the fields of work"]
    field_slugs: Annotated[list[str], "their identities, under whatever name"]
    field_dimensions: Annotated[list[str], 'their dimensions of security; "" if not known']
    language: Annotated[str | None, "BCP 47 tag of the language"]
    text: Annotated[str | None, "paragraphs as printed, with a blank line between them"]
    body: Annotated[str | None, "the text without its dateline; of an entry its teaser"]
    word_count: Annotated[int, "number of words in the body"]
    notices: Annotated[list[str], "codes of what a careful reader would remark on"]
    story_id: Annotated[str | None, "the same for all copies of one story in a corpus"]
    best_copy: Annotated[bool | None, "whether this is the best of the copies in a corpus"]
    schema_version: Annotated[int, "version of the record's schema"]
    library_version: Annotated[str, "version of osce_press"]


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

    @classmethod
    def of(cls, name: str, hint: Any) -> "Column":
        """Return the column that an annotation of ``ArticleRow`` describes."""
        values, (meaning, *form) = hint.__origin__, hint.__metadata__
        types: dict[Any, ColumnType] = {
            str: "string", int: "integer", bool: "boolean", list[str]: "strings"
        }  # fmt: skip
        required = values in {str, int, bool}
        stated = values if values in types else get_args(values)[0]
        return cls(name, form[0] if form else types[stated], meaning, required)


ARTICLE_ROW: tuple[Column, ...] = tuple(
    Column.of(*column) for column in ArticleRow.__annotations__.items()
)
"""The columns of a row, in their order. Everything that describes rows is made of this table."""

_NO_WORD = regex(r"[\W_]+")
#: A shorter body ("Watch the film.") is told from others by the title, too.
_FEW_WORDS = 20


def article_row(article: Any) -> ArticleRow:
    """Return the row of an ``Article``."""
    row = _row(article, article.page_type.value, article.places, article.body or None)
    row["summary"] = article.summary
    row["language"] = article.language
    row["text"] = article.text or None
    return row


def listing_row(listing: Any) -> ArticleRow:
    """Return the row of a ``Listing`` itself, without its entries."""
    row = _empty(listing, "listing")
    row["summary"] = listing.description
    row["language"] = listing.language
    return row


def entry_row(entry: Any) -> ArticleRow:
    """Return the row of a ``ListingEntry``."""
    row = _row(entry, "entry", entry.locations, entry.teaser)
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
    import hashlib  # noqa: PLC0415 - it takes long, and few need it

    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def words_only(text: str) -> str:
    """Return the letters and digits of a text, however they are cased, composed and parted."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def _row(record: Any, page_type: str, places: Sequence[Any], body: str | None) -> ArticleRow:
    """Return what articles and entries have in common."""
    row = _empty(record, page_type)
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


def _empty(record: Any, page_type: str) -> ArticleRow:
    """Return a row with what every record has, and nothing else."""
    # Made column by column of the table; a test compares it with the type.
    empty: dict[str, Any] = {
        column.name: [] if column.type == "strings" else None for column in ARTICLE_ROW
    }
    row = cast("ArticleRow", empty)
    row["page_type"] = page_type
    row["url"] = record.url
    row["node_number"] = node_number(record.url)
    row["title"] = record.title
    row["word_count"] = 0
    row["notices"] = list(dict.fromkeys(notice.code for notice in record.notices))
    row["schema_version"] = SCHEMA_VERSION
    row["library_version"] = __version__
    return row

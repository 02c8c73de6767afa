"""What a type checker sees of the front door.

mypy and pyright check this file; as tests, its functions only show that the examples run. A line
that ignores an error must have one: both checkers complain when the misuse would be accepted.
"""

import datetime
import inspect
import typing
from typing import assert_type

import pytest

import osce_press
from osce_press import (
    Article,
    Block,
    Dateline,
    Evidence,
    FieldKey,
    FieldOfWork,
    Kind,
    LabelledLine,
    Listing,
    ListingEntry,
    MetadataField,
    Notice,
    Origin,
    PageType,
    Place,
    Role,
    Source,
    Template,
)


def test_attributes_of_an_article() -> None:
    article = osce_press.parse(b"")
    assert_type(article, Article)
    assert_type(article.page_type, PageType)
    assert_type(article.kind, Kind | None)
    assert_type(article.kind_label, str | None)
    assert_type(article.title, str | None)
    assert_type(article.summary, str | None)
    assert_type(article.date, datetime.date | None)
    assert_type(article.places, tuple[Place, ...])
    assert_type(article.sources, tuple[Source, ...])
    assert_type(article.fields_of_work, tuple[FieldOfWork, ...])
    assert_type(article.dateline, Dateline | None)
    assert_type(article.paragraphs, tuple[str, ...])
    assert_type(article.text, str)
    assert_type(article.body, str)
    assert_type(article.metadata, tuple[MetadataField, ...])
    assert_type(article.blocks, tuple[Block, ...])
    assert_type(article.notices, tuple[Notice, ...])
    assert_type(article.evidence.get("date"), Evidence | None)
    assert_type(article.to_json(), str)
    assert_type(Article.from_dict(article.to_dict()), Article)
    assert_type(Article.from_json(article.to_json()), Article)
    assert_type(Listing.from_json(Listing().to_json().encode()), Listing)


def test_parts_of_an_article() -> None:
    place = Place("Vienna", "VIENNA", "AT")
    dateline = Dateline((place,), None, 1, 8, 2006, "VIENNA, 1 August 2006 - ", 0, 24)
    assert_type(place.country, str | None)
    assert_type(place.country_name, str | None)
    assert_type(dateline.date, datetime.date | None)
    assert_type(dateline.year, int | None)
    assert_type(Evidence(Origin.URL, "").start, int | None)
    assert_type(Role.BODY.is_boilerplate, bool)
    assert_type(MetadataField("Date", "date").values, tuple[str, ...])
    key: FieldKey = "fields_of_work"
    assert_type(MetadataField("Fields of work", key).key, str | None)
    assert_type(Block(Role.BODY, 0, 1, "!").rule, str | None)


def test_listings_and_templates() -> None:
    listing = osce_press.parse_listing("")
    assert_type(listing, Listing)
    assert_type(listing.entries, tuple[ListingEntry, ...])
    assert_type(ListingEntry().date, datetime.date | None)
    template = Template.learn([b"", ""])
    assert_type(template, Template)
    assert_type(template.merge(template), Template)
    assert_type(osce_press.parse("", template=template), Article)
    assert_type(osce_press.page_type(""), PageType)


def test_functions() -> None:
    assert_type(osce_press.parse("", url=None), Article)
    assert_type(osce_press.parse_html(b"", max_size=10), Article)
    assert_type(osce_press.parse_text(""), Article)
    assert_type(osce_press.parse_dateline("", near=datetime.date(2006, 8, 1)), Dateline | None)
    assert_type(osce_press.detect_boilerplate(""), tuple[LabelledLine, ...])
    assert_type(osce_press.__version__, str)


def test_what_must_not_type_check() -> None:
    article = osce_press.parse("")
    with pytest.raises(TypeError):
        osce_press.parse(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        osce_press.parse("", "https://www.osce.org/")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        article.title = "Another"  # type: ignore[misc]
    with pytest.raises(TypeError):
        article.evidence["title"] = Evidence(Origin.URL, "")  # type: ignore[index]
    with pytest.raises(AttributeError):
        article.date.year  # type: ignore[union-attr]  # noqa: B018 - the date can be None
    with pytest.raises(AttributeError):
        article.headline  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", osce_press.__all__)
def test_annotations_resolve_at_run_time(name: str) -> None:
    exported = getattr(osce_press, name)
    if inspect.isfunction(exported) or inspect.isclass(exported):
        typing.get_type_hints(exported)
    if inspect.isclass(exported):
        for _, method in inspect.getmembers(exported, inspect.isfunction):
            if method.__module__.startswith("osce_press"):
                typing.get_type_hints(method)

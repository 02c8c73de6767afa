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
from osce_press import Article, ArticleRow, Evidence, FieldKey, Listing, MetadataField, Origin
from osce_press.corpus import FailureRow, Input, is_failure, parse_batch


def test_what_a_checker_makes_of_the_signatures() -> None:
    """The signatures themselves, and the types of all attributes, are in ``public_api.txt``."""
    article = osce_press.parse(b"")
    assert_type(article, Article)
    assert_type(article.date, datetime.date | None)
    assert_type(article.evidence.get("date"), Evidence | None)
    assert_type(Article.from_dict(article.to_dict()), Article)
    assert_type(Article.from_json(article.to_json()), Article)
    assert_type(Listing.from_json(Listing().to_json().encode()), Listing)
    key: FieldKey = "fields_of_work"
    assert_type(MetadataField("Fields of work", key).key, str | None)


def test_rows_are_told_from_failures() -> None:
    for row in parse_batch([Input("a page", "Press release"), Input("no page", b"")]):
        if is_failure(row):
            assert_type(row, FailureRow)
        assert_type(row if "error" in row else None, FailureRow | None)
        assert_type(None if "error" in row else row, ArticleRow | None)


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

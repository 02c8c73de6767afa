"""Records: to dicts and back, and what is refused."""

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import osce_press
from osce_press import Article, InputTooLarge, RecordError
from osce_press.models import FrozenMapping

PAGE = """Press release
OSCE opens a library of maps in Osh
- Date:
- 3 May 2004
- Place:
- OSH
- Source:
- OSCE Secretariat
- Fields of work:
- Education, Doldol
OSH, 2 May 2004 - The OSCE opened a library of maps.
Contacts
Ana Petrova
Keeper of maps
Phone: +996 555 123 456
"""


@pytest.fixture
def article() -> Article:
    return osce_press.parse(PAGE)


def test_every_key_is_always_there(article: Article) -> None:
    empty = osce_press.parse("").to_dict()
    assert list(empty) == list(article.to_dict())
    assert empty["schema_version"] == osce_press.SCHEMA_VERSION


def test_the_dict_is_plain_json(article: Article) -> None:
    record = article.to_dict()
    assert json.loads(json.dumps(record)) == record
    assert record["date"] == "2004-05-03"
    assert record["kind"] == "press release"
    assert record["evidence"]["date"]["origin"] == "metadata"


def test_round_trips(article: Article) -> None:
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_dict(json.loads(article.to_json())) == article
    assert Article.from_dict(json.loads(article.to_json(indent=2))) == article
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 - our own bytes
    assert copy.deepcopy(article) == article


def test_articles_are_hashable(article: Article) -> None:
    assert {article, osce_press.parse(PAGE)} == {article}


def test_a_pipeline_may_add_keys(article: Article) -> None:
    assert Article.from_dict({**article.to_dict(), "path": "a.html"}) == article


def test_json_can_always_be_written() -> None:
    odd = osce_press.parse("Story\nA lone \ud800 surrogate\n- Date:\n- Source:\nIt is odd.\n")
    assert odd.title == "A lone \ud800 surrogate"
    assert json.loads(odd.to_json().encode())["title"] == odd.title
    assert "ü" in osce_press.parse("OSCE in Zürich\nThe OSCE met in Zürich.\n").to_json()


def change(path: str, value: Any) -> Callable[[dict[str, Any]], Any]:
    def apply(record: dict[str, Any]) -> Any:
        *parents, last = path.split(".")
        target: Any = record
        for parent in parents:
            target = target[int(parent) if parent.isdigit() else parent]
        target[last] = value
        return record

    return apply


def drop(path: str) -> Callable[[dict[str, Any]], Any]:
    def apply(record: dict[str, Any]) -> Any:
        *parents, last = path.split(".")
        target: Any = record
        for parent in parents:
            target = target[int(parent) if parent.isdigit() else parent]
        del target[last]
        return record

    return apply


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (change("schema_version", 99), "schema_version"),
        (drop("schema_version"), "schema_version"),
        (change("title", 1), "title"),
        (change("kind", "doldol"), "kind"),
        (change("date", "yesterday"), "date"),
        (change("date", 20040503), "date"),
        (change("paragraphs", "one"), "paragraphs"),
        (change("paragraphs", [1]), "paragraphs[0]"),
        (change("dateline", []), "dateline"),
        (drop("dateline.places"), "dateline.places"),
        (change("dateline.day", True), "dateline.day"),
        (change("evidence", []), "evidence"),
        (change("evidence.date.origin", "guess"), "evidence.date.origin"),
        (change("blocks.0.start", "0"), "blocks[0].start"),
    ],
)
def test_what_is_no_record_is_refused(
    article: Article, spoil: Callable[[dict[str, Any]], Any], where: str
) -> None:
    with pytest.raises(RecordError) as caught:
        Article.from_dict(spoil(article.to_dict()))
    assert caught.value.where == where
    assert str(caught.value).startswith(f"{where}: ")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


@pytest.mark.parametrize("record", [None, [], "x", 1])
def test_what_is_no_mapping_is_refused(record: Any) -> None:
    with pytest.raises(RecordError, match="a record is a mapping"):
        Article.from_dict(record)


def test_evidence_is_a_mapping_that_does_not_change() -> None:
    mapping = FrozenMapping({"a": 1})
    assert dict(mapping) == {"a": 1}
    assert mapping == {"a": 1}
    assert len(mapping) == 1
    assert repr(mapping) == "{'a': 1}"
    assert hash(mapping) == hash(FrozenMapping({"a": 1}))
    assert not hasattr(mapping, "__setitem__")


def test_the_limit_is_the_callers() -> None:
    with pytest.raises(InputTooLarge) as caught:
        osce_press.parse("x" * 11, max_size=10)
    assert (caught.value.size, caught.value.limit) == (11, 10)
    assert "11" in str(caught.value)
    assert osce_press.parse("x" * 11, max_size=11).blocks


def test_what_is_neither_bytes_nor_str_is_refused() -> None:
    unfit: Any = None
    with pytest.raises(TypeError, match="bytes or str"):
        osce_press.parse(unfit)


def test_as_json_ld(article: Article) -> None:
    found = article.to_jsonld()
    assert json.loads(json.dumps(found)) == found
    assert found["@type"] == "NewsArticle"
    assert found["headline"] == "OSCE opens a library of maps in Osh"
    assert found["datePublished"] == "2004-05-03"
    assert found["dateline"] == "OSH, 2 May 2004 -"
    assert found["locationCreated"] == [
        {
            "@type": "Place",
            "name": "Osh",
            "address": {"@type": "PostalAddress", "addressCountry": "KG"},
        }
    ]
    assert found["keywords"] == ["Education", "Doldol"]


def test_json_ld_leaves_out_what_is_not_stated() -> None:
    assert osce_press.parse("").to_jsonld() == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
    }

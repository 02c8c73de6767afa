"""Records: to dicts and back, and what is refused."""

import copy
import datetime
import json
import pickle
import typing
from collections.abc import Callable
from typing import Any

import attrs
import cattrs
import cattrs.preconf.json
import pytest
from hypothesis import given
from hypothesis import strategies as st

import osce_press
from osce_press import Article, Evidence, Kind, Listing, Notice, Origin, RecordError, samples
from osce_press.models import FrozenDict
from osce_press.testing import assert_round_trip

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


def test_the_dict_is_plain_json(article: Article) -> None:
    record = article.to_dict()
    assert json.loads(json.dumps(record)) == record
    assert (record["date"], record["kind"]) == ("2004-05-03", "press release")
    assert record["evidence"]["date"]["origin"] == "metadata"
    assert record["schema_version"] == osce_press.SCHEMA_VERSION
    assert article.to_dict(blocks=False) == {**record, "blocks": []}
    # Every key is always there, and a pipeline may add some.
    assert list(osce_press.parse("").to_dict()) == list(record)
    assert Article.from_dict({**record, "path": "a.html"}) == article
    assert_round_trip(article)
    assert Article.from_json(article.to_json(indent=2).encode()) == article


#: Pages in which halves of characters are as frequent as whole ones.
SURROGATES = st.text(st.sampled_from("\ud83d\ude00\ud800\udfff😀é<a>:- \n"), max_size=30)


@given(SURROGATES, SURROGATES)
def test_json_is_exact_for_any_text(text: str, path: str) -> None:
    page = f"Press release\nOSCE {text}\n- Date:\n- Source: {text}\nOSH, 2 May 2004 - {text} met.\n"
    url = f"https://www.osce.org/{path}"
    for read in (osce_press.parse_text, osce_press.parse_html):
        article = read(page, url=url)
        assert Article.from_json(article.to_json()) == article
        assert Article.from_dict(article.to_dict()) == article
        # A script in a page can hold it.
        assert "<" not in article.to_json()
    listing = osce_press.parse_listing(page, url=url)
    assert Listing.from_json(listing.to_json()) == listing


def test_surrogates_that_form_a_pair_are_one_character() -> None:
    """A str can hold the two halves of a character; no file can."""
    article = osce_press.parse("Story\nIt is \ud83d\ude00 indeed\n- Date:\n- Source:\nIt is odd.\n")
    assert article.title == "It is 😀 indeed"
    assert article.evidence["title"] == Evidence(Origin.HEADING, article.title, 6, 20)


#: Stands for a key that is not there.
NOTHING = object()


def spoilt(record: Any, path: str, value: object) -> Any:
    """Return a record in which one value is another, or none."""
    *parents, last = path.split(".")
    target = record
    for parent in parents:
        target = target[int(parent) if parent.isdigit() else parent]
    target[last] = value
    if value is NOTHING:
        del target[last]
    return record


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        *[("schema_version", 99, "schema_version"), ("schema_version", NOTHING, "schema_version")],
        *[("title", 1, "title"), ("kind", "doldol", "kind"), ("date", "yesterday", "date")],
        *[("date", 20040503, "date"), ("paragraphs", "one", "paragraphs")],
        *[("paragraphs", [1], "paragraphs[0]"), ("dateline", [], "dateline")],
        *[("dateline.places", NOTHING, "dateline.places"), ("dateline.day", True, "dateline.day")],
        *[("evidence", [], "evidence"), ("evidence.date.origin", "guess", "evidence.date.origin")],
        ("blocks.0.start", "0", "blocks[0].start"),
    ],
)
def test_what_is_no_record_fails(article: Article, path: str, value: object, where: str) -> None:
    with pytest.raises(RecordError) as caught:
        Article.from_dict(spoilt(article.to_dict(), path, value))
    assert caught.value.where == where
    assert str(caught.value).startswith(f"{where}: ")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_a_record_of_another_kind_fails(article: Article) -> None:
    for model, record, key in ((Article, Listing(), "paragraphs"), (Listing, article, "entries")):
        with pytest.raises(RecordError, match=f"^{key}: the key is missing that each"):
            model.from_json(record.to_json())


@pytest.mark.parametrize(
    "text", ["", "{", b"\xff", b"\x00", "[" * 200_000, '{"schema_version":' + "9" * 10_000 + "}"]
)
@pytest.mark.parametrize("model", [Article, Listing])
def test_what_is_no_json_fails(model: type[Article] | type[Listing], text: str | bytes) -> None:
    with pytest.raises(RecordError) as caught:
        model.from_json(text)
    assert caught.value.reason.startswith("not JSON: ")
    assert caught.value.where == ""


@pytest.mark.parametrize(
    "change",
    [*("__setitem__", "__delitem__", "__ior__", "clear", "pop", "popitem", "setdefault"), "update"],
)
def test_evidence_does_not_change(article: Article, change: str) -> None:
    with pytest.raises(TypeError, match="does not change"):
        getattr(article.evidence, change)("date", None)
    assert article == osce_press.parse(PAGE)


def test_evidence_is_a_dict(article: Article) -> None:
    evidence = article.evidence
    assert isinstance(evidence, dict)
    assert evidence == dict(evidence)
    assert repr(evidence) == repr(dict(evidence))
    assert hash(evidence) == hash(osce_press.parse(PAGE).evidence)
    for other in (
        copy.copy(evidence),
        copy.deepcopy(evidence),
        pickle.loads(pickle.dumps(evidence)),  # noqa: S301 - our own bytes
        attrs.evolve(article, evidence=dict(evidence)).evidence,
    ):
        assert type(other) is FrozenDict
        assert other == evidence
    changed = evidence.copy()
    changed["title"] = Evidence(Origin.BODY, "")
    assert (changed | evidence) == evidence


@pytest.mark.parametrize("make", [cattrs.Converter, cattrs.preconf.json.make_converter])
@pytest.mark.parametrize("sample", samples.pages(), ids=lambda sample: sample.name)
def test_cattrs_makes_records(sample: samples.Sample, make: Callable[[], cattrs.Converter]) -> None:
    converter = make()
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    read_date = datetime.date.fromisoformat
    converter.register_structure_hook(datetime.date, lambda value, _: read_date(value))
    article = osce_press.parse(sample.page)
    made = json.loads(json.dumps(converter.unstructure(article)))
    assert {"schema_version": osce_press.SCHEMA_VERSION, **made} == article.to_dict()
    again = converter.structure(made, Article)
    assert again == article
    assert hash(again) == hash(article)


class TestRepr:
    """One short line that says what it is; without this, a record has thousands of characters."""

    def test_of_each(self, article: Article) -> None:
        said = "'press release' 2004-05-03 'OSCE opens a library of maps in Osh'"
        assert repr(article) == f"<Article {said}, 1 paragraph, 2 notices>"
        assert repr(Article()) == "<Article, 0 paragraphs, 0 notices>"
        day = datetime.date(2006, 8, 1)
        entry = osce_press.ListingEntry(
            title="A bridge", date=day, kind=Kind.STORY, notices=(NOTICE,)
        )
        assert repr(entry) == "<ListingEntry 'story' 2006-08-01 'A bridge', 1 notice>"
        assert repr(Listing(entries=(entry,))) == "<Listing, 1 entry, 0 notices>"
        assert repr(Listing(title="News")) == "<Listing 'News', 0 entries, 0 notices>"

    @given(st.text(max_size=200))
    def test_it_is_short_whatever_the_title(self, title: str) -> None:
        for model in (Article, Listing, osce_press.ListingEntry):
            said = repr(model(title=title))
            assert (len(said.splitlines()), len(said) < 700) == (1, True)


NOTICE = Notice("date-missing", "The page states no date.")


@pytest.mark.parametrize(
    ("paragraphs", "body"),
    [
        (["OSH, 2 May 2004 - The OSCE met.", "It was good."], "The OSCE met.\n\nIt was good."),
        (["The OSCE met.", "It was good."], "The OSCE met.\n\nIt was good."),
        (["OSH, 2 May 2004 -", "The OSCE met.", "It met."], "The OSCE met.\n\nIt met."),
        (["CORRECTED VERSION", "OSH, 2 May 2004 - The OSCE met."], "The OSCE met."),
    ],
)
def test_the_body_begins_after_the_dateline(paragraphs: list[str], body: str) -> None:
    head = "Press release\nOSCE opens a library\n- Date:\n- Place:\n- OSH\n- Source:\n"
    article = osce_press.parse("\n".join([head, *paragraphs, ""]))
    assert (article.paragraphs, article.body) == (tuple(paragraphs), body)


def test_keys_of_labels_are_those_of_the_vocabulary() -> None:
    known = {entry.key for entry in osce_press.vocabulary.labels() if entry.block != "contacts"}
    assert set(typing.get_args(osce_press.FieldKey)) == known


def test_records_of_older_versions_are_read(article: Article) -> None:
    record = article.to_dict()
    for block in record["blocks"]:
        del block["rule"], block["entry"]
    for place in record["places"]:
        del place["country_name"]
    read = Article.from_dict(record)
    assert [block.text for block in read.blocks] == [block.text for block in article.blocks]
    assert {block.rule for block in read.blocks} == {None}
    assert read.places == article.places

"""Articles in the forms that others read."""

import asyncio
import json
import re
from collections.abc import Iterable
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

import osce_press
from osce_press import Article, Listing, samples
from osce_press.export import dublin_core_xml
from osce_press.testing import articles

#: The terms of schema.org that are used, with what each takes; https://schema.org/NewsArticle and
#: the types it is made of, read in November 2026.
TERMS: dict[str, dict[str, str]] = {
    "NewsArticle": {
        **dict.fromkeys(("headline", "abstract", "genre", "dateline", "articleBody"), "Text"),
        **dict.fromkeys(("keywords", "inLanguage"), "Text"),
        **dict.fromkeys(("url", "image"), "URL"), "datePublished": "Date",
        "locationCreated": "Place", "sourceOrganization": "Organization",
    },
    "Place": {"name": "Text", "address": "PostalAddress"}, "Organization": {"name": "Text"},
    "PostalAddress": {"addressCountry": "Text"},
}  # fmt: skip


def check_term(thing: dict[str, Any]) -> None:
    """Assert that a thing has properties of its type only, with values that they take."""
    for name, value in thing.items():
        if name in {"@context", "@type"}:
            continue
        wanted = TERMS[thing["@type"]][name]
        items = cast("Iterable[Any]", value) if isinstance(value, list) else [value]
        for item in items:
            if wanted in TERMS:
                assert item["@type"] == wanted
                check_term(item)
            else:
                assert isinstance(item, str)
                assert item
                if wanted == "Date":
                    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", item)


@given(articles())
def test_json_ld_has_terms_of_schema_org(article: Article) -> None:
    document = article.to_jsonld()
    assert document["@context"] == "https://schema.org"
    check_term(document)
    assert json.loads(json.dumps(document)) == document


@pytest.mark.parametrize("name", [name for name in samples.names() if "listing" not in name])
def test_samples_as_json_ld(name: str) -> None:
    article = osce_press.parse(samples.get(name).page)
    document = article.to_jsonld()
    check_term(document)
    assert document["headline"] == article.title
    assert ("datePublished" in document) == (article.date is not None)
    assert ("dateline" in document) == (article.dateline is not None)
    assert document.get("keywords", []) == [field.name for field in article.fields_of_work]
    created = document.get("locationCreated", [])
    assert [(place["name"], place.get("address")) for place in created] == [
        (one.name, {"@type": "PostalAddress", "addressCountry": one.country})
        for one in article.places
    ]
    assert Article().to_jsonld() == {"@context": "https://schema.org", "@type": "NewsArticle"}


def test_dublin_core() -> None:
    article = osce_press.parse(samples.get("redesigned-romanian.html").page)
    assert article.to_dublin_core() == {
        "title": ("Medici de pe ambele maluri ale Nistrului exersează împreună",),
        "date": ("2013-04-27",), "publisher": ("OSCE Mission to Moldova",),
        "subject": ("Conflict prevention and resolution",), "coverage": ("Chisinau",),
        "type": ("Text", "press release"), "language": ("ro",),
        "identifier": ("https://moldova.osce.org/ro/node/900110",),
    }  # fmt: skip
    assert Article().to_dublin_core() == {"type": ("Text",)}


@given(st.text())
@example("\r\n")
@example("a\x0bb\x00c\ud800d<&>")
def test_dublin_core_as_xml(title: str) -> None:
    root = etree.fromstring(dublin_core_xml(Article(title=title, summary="A summary")))
    names = [etree.QName(element) for element in root]
    assert {name.localname for name in names} <= {"title", "description", "type"}
    assert {name.namespace for name in names} == {"http://purl.org/dc/elements/1.1/"}
    found = root.findtext("{*}title")
    assert (found is None) == (title == "")
    # What XML cannot hold is marked.
    assert len(found or "") == len(title)


@given(articles())
@example(Article(title='"A": b #c\x85', paragraphs=("1. May: *two* [b](c) `d` <e> &amp; f_g_",)))
@example(Article(paragraphs=("- a", "+ b", "# c", "2) d", "> e", "=", "a | b", "~~~", "---")))
def test_markdown(article: Article) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="the extra markdown is not installed")
    before, front, body = article.to_markdown().split("---\n", 2)
    assert before == ""
    values = dict(line.split(": ", 1) for line in front.splitlines())
    assert ("date" in values) == (article.date is not None)
    if article.title:
        assert json.loads(values["title"]) == article.title
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(body)
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    texts = [token.children for token in tokens if token.type == "inline"]
    printed = ["".join(child.content for child in children) for children in texts]
    assert printed == [*article.paragraphs]


def test_pages_for_web_poet() -> None:
    web_poet = pytest.importorskip("web_poet", reason="the extra web-poet is not installed")
    from osce_press.export.web_poet import ArticlePage, ListingPage  # noqa: PLC0415

    def response(page: bytes, charset: str) -> Any:
        headers = {"Content-Type": f"text/html; charset={charset}"}
        url = "https://www.osce.org/node/1"
        return web_poet.HttpResponse(url, page, status=200, headers=headers)

    text = "<h1>OSCE відкриває школу</h1><p>КИЇВ, 7 лютого 2020 – Школа відкрита.</p>"
    article = asyncio.run(ArticlePage(response(text.encode("cp1251"), "windows-1251")).to_item())
    assert isinstance(article, Article)
    assert (article.title, article.encoding) == ("OSCE відкриває школу", "windows-1251")
    assert article.url == "https://www.osce.org/node/1"
    page = samples.get("listing.html").page
    listing = asyncio.run(ListingPage(response(page, "utf-8")).to_item())
    assert isinstance(listing, Listing)
    assert listing.next_url == "https://www.osce.org/press-releases?page=3"

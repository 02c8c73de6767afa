"""The front door: what the caller says about a page, and passes along with it."""

from collections.abc import Callable

import pytest

import osce_press
from osce_press import Article, Kind, Link, PageType, Template
from osce_press.vocabulary import KindEntry, default

READERS: list[Callable[..., Article]] = [
    osce_press.parse,
    osce_press.parse_html,
    osce_press.parse_text,
]
HTML = "<h1>OSCE opens a library</h1><p>It has <a href=/maps>maps</a> of all lakes.</p>"


@pytest.mark.parametrize("page", [HTML, HTML.encode()])
def test_the_caller_says_whether_it_is_html_or_text(page: bytes | str) -> None:
    assert osce_press.parse(page) == osce_press.parse_html(page)
    assert [block.text for block in osce_press.parse_text(page).blocks] == [HTML]
    words = "No markup\nin here"
    assert "".join(block.text for block in osce_press.parse_html(words).blocks) != words
    assert "".join(block.text for block in osce_press.parse(words).blocks) == words


def test_an_address_makes_links_absolute() -> None:
    url = "https://www.osce.org/uk/1"
    for reader in READERS[:2]:
        article = reader(HTML, url=url)
        assert article.links == (Link("maps", "https://www.osce.org/maps"),)
        assert (article.url, article.language) == (url, "uk")
    assert osce_press.parse_text("OSCE and maps", url=url).language == "uk"


@pytest.mark.parametrize("reader", READERS)
def test_a_vocabulary_knows_more_kinds(reader: Callable[..., Article]) -> None:
    lines = ("Chamber circular", "Bridge opens", "Wardens opened a bridge.")
    as_html = reader is osce_press.parse_html
    page = "".join(f"<p>{line}</p>" for line in lines) if as_html else "\n".join(lines)
    vocabulary = default().extend(kinds=[KindEntry(Kind.NEWS_ITEM, "Chamber circular")])
    assert reader(page).kind is None
    assert reader(page, vocabulary=vocabulary).kind is Kind.NEWS_ITEM
    assert osce_press.page_type(page) is PageType.OTHER
    assert osce_press.page_type(page, vocabulary=vocabulary) is PageType.ARTICLE


def test_a_template_tells_what_the_site_says_from_what_the_page_says() -> None:
    names = [letter * 5 for letter in "abcdefghijklmnopqrst"]
    bridge = "Pass roads\nBridge {0} opens\nThe bridge {0} was opened today.\nRules of the OSCE\n"
    pages = list(map(bridge.format, names))
    template = Template.learn(pages)
    assert osce_press.page_type(pages[0]) is PageType.ARTICLE
    assert osce_press.page_type(pages[0], template=template) is PageType.OTHER

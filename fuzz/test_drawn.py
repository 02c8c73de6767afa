"""Pages drawn once and read by every mutant: ``nox -s mutation`` runs these tests.

Drawing takes longer than reading, and a mutant starts with the modules that are imported already;
so the pages are drawn on import. The properties are those of ``tests/test_properties.py``.
"""

import attrs
import pytest

import osce_press
from drawing import draw
from osce_press.testing import (
    ALL_FORMS,
    ALL_LANGUAGES,
    Example,
    ListingExample,
    assert_evidence,
    assert_lossless,
    assert_reads,
    form_pages,
    html_pages,
    listing_pages,
    text_pages,
)

PAGES: dict[str, list[Example]] = {
    **{form: draw(form_pages(forms=[form]), 30) for form in ALL_FORMS},
    **{f"in {name}": draw(form_pages(languages=[name]), 6) for name in ALL_LANGUAGES},
    "text": draw(text_pages(languages=ALL_LANGUAGES), 40),
    "HTML": draw(html_pages(languages=ALL_LANGUAGES), 40),
}
LISTINGS = {layout: draw(listing_pages(layouts=[layout]), 30) for layout in ("text", "html")}


@pytest.mark.parametrize("group", PAGES)
def test_pages_are_read(group: str) -> None:
    for example in PAGES[group]:
        article = assert_reads(example)
        assert_evidence(article, example.page)
        assert example.codes <= {notice.code for notice in article.notices}


@pytest.mark.parametrize("layout", LISTINGS)
def test_listings_are_read(layout: str) -> None:
    for example in LISTINGS[layout]:
        check_listing(example)


def check_listing(example: ListingExample) -> None:
    """Assert that a listing gives its entries, each with its words where the evidence points."""
    listing = osce_press.parse_listing(example.page, url=example.url)
    entries = tuple(attrs.evolve(e, evidence={}, notices=()) for e in listing.entries)
    assert entries == example.expected.entries
    for name in ("title", "description", "next_url", "url"):
        assert getattr(listing, name) == getattr(example.expected, name)
    text = assert_lossless(listing)
    for entry in listing.entries:
        for evidence in entry.evidence.values():
            if evidence.start is not None:
                assert text[evidence.start : evidence.end] == evidence.text
    assert osce_press.page_type(example.page) is osce_press.PageType.LISTING

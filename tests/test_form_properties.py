"""The nine sentences of the design for every form a page takes, in every language of the data.

``test_properties.py`` holds them for the forms with a kind and a metadata block, in English.
"""

import random
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import osce_press
from osce_press import Article, Listing, PageType, Role, Template
from osce_press.testing import (
    ALL_FORMS,
    ALL_LANGUAGES,
    ARTICLE_FORMS,
    Crawl,
    Example,
    FormName,
    Language,
    ListingExample,
    assert_evidence,
    assert_lossless,
    assert_reads,
    assert_round_trip,
    crawls,
    differences,
    form_pages,
    form_variants,
    html_pages,
    listing_pages,
    text_pages,
)
from osce_press.testing._asserts import decoded

EVERY_FORM = pytest.mark.parametrize("form", ALL_FORMS)
EVERY_LANGUAGE = pytest.mark.parametrize("language", ALL_LANGUAGES)
#: For tests that are run for each form or language: a third of the profile's examples.
SOME = settings(max_examples=settings.default.max_examples // 3 if settings.default else 30)
#: From so many pages of a crawl a template is learned.
LEARNED = 24


def read(example: Example) -> Article:
    return osce_press.parse(example.page, url=example.url)


def read_listing(example: ListingExample) -> Listing:
    return osce_press.parse_listing(example.page, url=example.url)


def codes(article: Article) -> set[str]:
    return {notice.code for notice in article.notices}


class TestBlocks:
    """1. The blocks rebuild the linear text exactly; all that the page says is in one of them."""

    @given(form_pages(layouts=["text"]))
    def test_of_text_are_the_page(self, example: Example) -> None:
        assert_lossless(read(example), decoded(example.page))

    @given(form_pages(layouts=["html"]))
    def test_of_html_hold_what_the_page_says(self, example: Example) -> None:
        text = assert_lossless(read(example))
        expected = example.expected
        said = [expected.kind_label, expected.title, expected.summary, *expected.paragraphs]
        said += [words for field in expected.metadata for words in (field.label, *field.values)]
        said += [phone for contact in expected.contacts for phone in contact.phones]
        assert [words for words in said if words and words not in text] == []

    @given(listing_pages())
    def test_of_a_listing_are_the_page(self, example: ListingExample) -> None:
        is_text = not example.page.startswith("<")
        assert_lossless(read_listing(example), example.page if is_text else None)


class TestAnything:
    """2. Whatever becomes of a page of any form, it is parsed."""

    @given(form_pages(), st.randoms(use_true_random=False))
    def test_with_its_lines_in_disorder_is_parsed(
        self, example: Example, source: random.Random
    ) -> None:
        lines = decoded(example.page).splitlines(keepends=True)
        source.shuffle(lines)
        assert_lossless(osce_press.parse("".join(lines), url=example.url))

    @given(form_pages(), st.floats(0, 1))
    def test_cut_short_is_parsed(self, example: Example, where: float) -> None:
        page = example.page[: int(where * len(example.page))]
        article = osce_press.parse(page, url=example.url)
        assert_evidence(article, page)


class TestEvidence:
    """3. Nothing is invented: each value's text stands in the input where its evidence points."""

    @given(form_pages())
    def test_points_at_the_value(self, example: Example) -> None:
        assert_evidence(read(example), example.page)

    @given(listing_pages())
    def test_of_a_listing_points_at_the_value(self, example: ListingExample) -> None:
        listing = read_listing(example)
        text = "".join(block.text for block in listing.blocks)
        for entry in listing.entries:
            for name, evidence in entry.evidence.items():
                assert getattr(entry, name) not in {None, ()}
                if evidence.start is not None:
                    assert text[evidence.start : evidence.end] == evidence.text

    @given(form_pages(forms=["about", "resource", "error"]))
    def test_what_is_no_article_has_nothing_of_one(self, example: Example) -> None:
        article = read(example)
        assert article.page_type is PageType.OTHER
        assert (article.kind, article.sources, article.fields_of_work) == (None, (), ())
        assert osce_press.page_type(example.page) is PageType.OTHER


class TestBody:
    """4. Any prose put into the body comes back as paragraphs, in order, unchanged."""

    @given(form_pages(forms=ARTICLE_FORMS))
    def test_comes_back_unchanged(self, example: Example) -> None:
        article = read(example)
        assert article.paragraphs == example.expected.paragraphs
        body = [block for block in article.blocks if block.role is Role.BODY]
        assert len(body) == len(article.paragraphs)


class TestSurroundings:
    """5. Changing the navigation, footer or related items does not change the article."""

    @given(form_variants(forms=ARTICLE_FORMS))
    def test_and_layouts_do_not_change_the_article(self, variants: tuple[Example, ...]) -> None:
        first, *others = map(read, variants)
        for other in others:
            assert differences(other, first, attributes=variants[0].carried) == {}
            assert codes(other) == codes(first)

    @SOME
    @given(crawls())
    def test_of_a_site_never_seen_are_learned(self, crawl: Crawl) -> None:
        template = Template.learn(example.page for example in crawl.examples[:LEARNED])
        for example in crawl.examples:
            article = osce_press.parse(example.page, template=template)
            assert differences(article, example.expected) == {}


class TestForms:
    """6. A page of any form, in any layout and language, gives its record."""

    @EVERY_FORM
    @SOME
    @given(data=st.data())
    def test_is_read(self, data: st.DataObject, form: FormName) -> None:
        example = data.draw(form_pages(forms=[form]))
        article = assert_reads(example)
        assert example.codes <= codes(article)

    @EVERY_LANGUAGE
    @SOME
    @given(data=st.data())
    def test_is_read_in_its_language(self, data: st.DataObject, language: Language) -> None:
        assert_reads(data.draw(form_pages(languages=[language])))

    @given(st.one_of(text_pages(languages=ALL_LANGUAGES), html_pages(languages=ALL_LANGUAGES)))
    def test_is_read_with_labels_of_any_language(self, example: Example) -> None:
        assert_reads(example)

    @given(listing_pages())
    def test_of_listings_gives_the_entries_back(self, example: ListingExample) -> None:
        listing = read_listing(example)
        entries = tuple(attrs.evolve(e, evidence={}, notices=()) for e in listing.entries)
        assert entries == example.expected.entries
        for name in ("title", "description", "next_url", "url", "language"):
            assert getattr(listing, name) == getattr(example.expected, name)
        assert osce_press.page_type(example.page) is PageType.LISTING


class TestUnknown:
    """7. What the vocabulary does not have survives as printed and is reported, on any form."""

    @given(form_pages(forms=["standard", "redesigned"]))
    def test_names_are_reported(self, example: Example) -> None:
        article, expected = read(example), example.expected
        reported = [notice.code for notice in article.notices]
        wanted = {
            "unknown-kind": int(expected.kind_label is not None and expected.kind is None),
            "unknown-label": sum(field.key is None for field in expected.metadata),
            "unknown-source": sum(not source.known for source in expected.sources),
            "unknown-field-of-work": sum(not field.known for field in expected.fields_of_work),
        }
        assert {code: reported.count(code) for code in wanted} == wanted

    @given(form_pages())
    def test_dates_that_are_missing_are_reported(self, example: Example) -> None:
        assert ("date-missing" in codes(read(example))) == (example.expected.date is None)


class TestSerialisations:
    """8. Records survive their own serialisations."""

    @given(form_pages())
    def test_of_articles_are_equal(self, example: Example) -> None:
        assert_round_trip(read(example))

    @given(listing_pages())
    def test_of_listings_are_equal(self, example: ListingExample) -> None:
        assert_round_trip(read_listing(example))


class TestDeterminism:
    """9. Same input, same output, in any order and thread."""

    @given(st.lists(form_pages(), min_size=2, max_size=4))
    def test_order_and_threads_do_not_matter(self, examples: list[Example]) -> None:
        alone = [read(example).to_json() for example in examples]
        backwards = [read(example).to_json() for example in reversed(examples)]
        with ThreadPoolExecutor(4) as pool:
            together = [article.to_json() for article in pool.map(read, examples)]
        assert alone == backwards[::-1] == together

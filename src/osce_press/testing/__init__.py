"""Hypothesis strategies that draw press pages together with the records they must give.

Install them with ``pip install "osce-press[testing]"``. A page strategy draws an ``Example``: its
``page`` goes into whatever is tested, its ``expected`` says what must come out::

    from hypothesis import given
    from osce_press.testing import Example, differences, html_pages

    @given(html_pages())
    def test_my_pipeline(example: Example) -> None:
        article = my_pipeline(example.page)
        assert not differences(article, example.expected)

Records are drawn forwards, part by part, and then printed, so that what a page says is known
before it is read. Compared are the attributes in ``CARRIED``.

``form_pages`` draws every form a page takes, in the languages that OSCE's pages were met in,
``listing_pages`` draws listings and ``crawls`` many pages of one site. ``assert_lossless``,
``assert_evidence`` and ``assert_round_trip`` need no strategy, and neither does ``sample_pages``.

What the form of a page cannot carry is never drawn; the documentation lists it.
"""

from osce_press.errors import ExtraMissing

try:
    from osce_press.testing._asserts import assert_evidence, assert_lossless, assert_round_trip
    from osce_press.testing._drafts.datelines import datelines
    from osce_press.testing._drafts.drafts import articles, metadata_blocks
    from osce_press.testing._drafts.languages import ALL_LANGUAGES, Language
    from osce_press.testing._example import CARRIED, Example, assert_reads, differences
    from osce_press.testing._pages.crawls import Crawl, crawls
    from osce_press.testing._pages.forms import (
        ALL_FORMS,
        ARTICLE_FORMS,
        FormName,
        Medium,
        form_pages,
        form_variants,
        html_pages,
        text_pages,
    )
    from osce_press.testing._pages.listings import ListingExample, ListingForm, listing_pages
    from osce_press.testing._pages.plain import PlainForm, sample_pages
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    raise ExtraMissing("testing") from error

__all__ = [
    "ALL_FORMS",
    "ALL_LANGUAGES",
    "ARTICLE_FORMS",
    "CARRIED",
    "Crawl",
    "Example",
    "FormName",
    "Language",
    "ListingExample",
    "ListingForm",
    "Medium",
    "PlainForm",
    "articles",
    "assert_evidence",
    "assert_lossless",
    "assert_reads",
    "assert_round_trip",
    "crawls",
    "datelines",
    "differences",
    "form_pages",
    "form_variants",
    "html_pages",
    "listing_pages",
    "metadata_blocks",
    "sample_pages",
    "text_pages",
]

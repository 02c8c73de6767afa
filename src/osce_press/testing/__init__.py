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

What the form of a page cannot carry is never drawn:

* A body begins with a sentence: of four words or more, closed by the full stop of its script. A
  list, a heading or a fragment right below a metadata block could be one more value.
* A paragraph has no line breaks, no double blanks, and does not begin with a list item's sign.
* The last paragraph is a sentence or an item of a list; headings have a paragraph after them.
* No paragraph is said twice, but for a pull quote at the end of a page with a header line.
* Titles have five words or more; shorter ones could be a kind nobody knows. Below an unknown kind
  they do not look like a label.
* In plain text, and in markup that sets labels and values like paragraphs, an unknown label is not
  the last of its block, and each field has its values on one line.
* A summary stands above a metadata block, never above a body without one.
* Another dateline begins a paragraph only of a page that has one already; else the first paragraph
  could be a caption.
* A menu of unknown words is drawn for HTML only, as links.
* Names that the vocabulary does not have hold no comma.
* Copies and pages that are no articles have no menu and no tail; a menu in text cannot be told
  from a page about the menu's last entry.
* The template of 2012 is drawn as text: no HTML of it is known. Reports of the monitoring mission
  exist in English, Ukrainian and Russian.
"""

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
    raise ImportError(
        "osce_press.testing needs Hypothesis; install it with: pip install 'osce-press[testing]'"
    ) from error

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

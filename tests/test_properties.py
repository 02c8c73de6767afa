"""The nine sentences of the design, each a property, on the strategies that the package ships."""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import example as and_with
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import osce_press
from commands import python
from osce_press import Article, Listing, PageType, Role, Template, samples, testing
from osce_press._marks import Mark, marker_of
from osce_press.testing import (
    Example,
    ListingExample,
    assert_lossless,
    form_pages,
    html_pages,
    text_pages,
)
from osce_press.testing._asserts import decoded
from osce_press.vocabulary import _fold
from strategies import noise, trees

PACKAGE = str(Path(osce_press.__file__).parent)
READERS = (osce_press.parse, osce_press.parse_html, osce_press.parse_text)
EVERY_PAGE = pytest.mark.parametrize("name", samples.names())
#: For tests that take long, or are run for each form.
SOME = settings(max_examples=settings.default.max_examples // 3 if settings.default else 30)


def pages() -> SearchStrategy[Example]:
    return st.one_of(form_pages(), text_pages(), html_pages())


def pages_and_noise() -> SearchStrategy[str | bytes]:
    return st.one_of(pages().map(lambda example: example.page), noise())


def read(example: Example) -> Article:
    return osce_press.parse(example.page, url=example.url)


def read_listing(example: ListingExample) -> Listing:
    return osce_press.parse_listing(example.page, url=example.url)


def codes(article: Article) -> list[str]:
    return sorted(notice.code for notice in article.notices)


def forget() -> None:
    """Forget what is kept between pages."""
    marker_of.cache_clear()
    osce_press.parse("x")
    _fold.fold.cache_clear()


class TestBlocks:
    """1. The blocks rebuild the linear text exactly; every visible text node is in one block."""

    @given(noise())
    def test_of_text_are_the_text(self, text: str) -> None:
        shown = assert_lossless(article := osce_press.parse_text(text), text)
        assume(not re.search("decoded|removed|twice", " ".join(codes(article))))
        # Where lines were broken at a width, or links are marked, nothing is lost, either.
        assert len(shown) == len(text)
        assert sorted("".join(shown.split())) == sorted("".join(text.split()))
        assert shown == text or re.search(r".{40}|[\[(>\v\f\x85\u2028\u2029]|---|\n  |\n, ", text)

    @given(form_pages(layouts=["text"]))
    def test_of_a_page_as_text_are_the_page(self, example: Example) -> None:
        assert_lossless(read(example), decoded(example.page))

    @given(trees())
    def test_hold_each_visible_text_node_once_in_order(self, tree: tuple[str, list[str]]) -> None:
        page, nodes = tree
        text = assert_lossless(osce_press.parse_html(page))
        offset = 0
        for node in nodes:
            offset = text.index(node, offset) + len(node)
            assert text.count(node) == 1
        assert "hidden" not in text

    @given(testing.listing_pages())
    def test_of_a_listing_are_the_page(self, example: ListingExample) -> None:
        is_text = not example.page.startswith("<")
        assert_lossless(read_listing(example), example.page if is_text else None)

    @given(pages())
    def test_are_labelled_alike_line_by_line(self, example: Example) -> None:
        article = osce_press.parse(example.page)
        for line in osce_press.detect_boilerplate(example.page):
            block = next(b for b in article.blocks if b.start <= line.start < b.end)
            assert line.end <= block.end
            assert line.role is block.role
            assert line.rule


class TestAnything:
    """2. Any str or bytes at all is parsed without an unlisted exception, in linear time."""

    @and_with("&#0DATE:;DATE:")
    @and_with("Report type:a<h3>><li>Report type:")
    @and_with("<p><a href>le<a>,<br>><a href>on<br>>><a><m><")
    @given(st.one_of(noise(), st.binary(), noise().map(lambda t: t.encode(errors="replace"))))
    def test_is_parsed(self, page: bytes | str) -> None:
        for reader in READERS:
            article = reader(page)
            assert_lossless(article)
            json.loads(article.to_json())
        assert_lossless(osce_press.parse_listing(page))

    @given(noise())
    def test_is_no_dateline_or_one(self, text: str) -> None:
        found = osce_press.parse_dateline(text)
        assert found is None or text[found.start : found.end] == found.text

    @given(form_pages(), st.randoms(use_true_random=False), st.floats(0, 1))
    def test_with_its_lines_in_disorder_or_cut_short_is_parsed(
        self, example: Example, source: random.Random, where: float
    ) -> None:
        lines = decoded(example.page).splitlines(keepends=True)
        source.shuffle(lines)
        assert_lossless(osce_press.parse("".join(lines), url=example.url))
        cut = example.page[: int(where * len(example.page))]
        testing.assert_evidence(osce_press.parse(cut, url=example.url), cut)

    @EVERY_PAGE
    def test_with_a_byte_corrupted_is_parsed(self, name: str) -> None:
        page = samples.get(name).page
        thorough = settings().max_examples >= 1_000
        for at in range(0, len(page), 1 if thorough else 17):
            replacement = (b"", b"<", b"\x00", b"\xff", b"\n", b">", b"&", b'"')[at % 8]
            assert_lossless(osce_press.parse(page[:at] + replacement + page[at + 1 :]))

    def test_megabyte_of_noise_is_parsed(self) -> None:
        source = random.Random(0)  # noqa: S311 - noise, not secrets
        block = source.randbytes(1_000_000)
        letters = "".join(source.choices("ab \n-:<>/&;,.АЯ0123456789", k=1_000_000))
        for page in (block, block.decode("latin-1"), letters):
            for reader in READERS:
                assert_lossless(reader(page))

    @pytest.mark.parametrize(
        "unit",
        [
            *("Albania\n", "- Albania\n", "Date:\n", "- Place:\n- X\n", "-\n", "-", "a ", "\n"),
            *("VIENNA, ", "VIENNA/", "1 May 2006 - ", "1 May 2006\n", "A: ", "(OSCE)", "X. ", "X."),
            *("<p>a</p>", "<a href='x'>Home</a>", "<ul><li>", "<b>", "<div>", "<td>Date:</td>"),
            *("Contacts\n", "OSCE Impact\nX\n", "Story\n", "The end of it all has come.\n", "&"),
        ],
    )
    def test_takes_calls_in_proportion_to_its_length(self, unit: str) -> None:
        """How long a call takes, ``benchmarks/hostile.py`` measures."""
        small, large = (unit * (size // len(unit)) for size in (5_000, 40_000))
        for reader in (osce_press.parse_text, osce_press.parse_html):
            assert calls(reader, large) < 10 * calls(reader, small) + 1_000


def calls(reader: Callable[[str], Article], page: str) -> int:
    """Return how many functions the library calls to read a page, its own and others."""
    count = 0

    def profile(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += frame.f_code.co_filename.startswith(PACKAGE) and event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        reader(page)
    finally:
        sys.setprofile(before)
    return count


class TestEvidence:
    """3. Nothing is invented: each value's text stands in the input where its evidence points."""

    @and_with("Maps\n, lakes")
    @given(pages_and_noise())
    def test_points_at_the_value(self, page: bytes | str) -> None:
        testing.assert_evidence(osce_press.parse(page), page)

    @given(pages())
    def test_of_the_date_is_where_the_page_states_it(self, example: Example) -> None:
        article = read(example)
        evidence = article.evidence.get("date")
        assert (evidence is None) == (article.date is None)
        if evidence is not None and article.date is not None:
            digits = "".join(filter(str.isdigit, evidence.text))
            assert str(article.date.year) in digits
            assert str(article.date.day) in digits

    @given(testing.listing_pages())
    def test_of_a_listing_points_at_the_value(self, example: ListingExample) -> None:
        listing = read_listing(example)
        text = assert_lossless(listing)
        for entry in listing.entries:
            for name, evidence in entry.evidence.items():
                assert getattr(entry, name) not in {None, ()}
                if evidence.start is not None:
                    assert text[evidence.start : evidence.end] == evidence.text

    @given(form_pages(forms=["about", "resource"]))
    def test_what_is_no_article_has_nothing_of_one(self, example: Example) -> None:
        article = read(example)
        assert article.page_type is PageType.OTHER
        assert (article.kind, article.sources, article.fields_of_work) == (None, (), ())
        assert osce_press.page_type(example.page) is PageType.OTHER


class TestBody:
    """4. Any prose put into the body comes back as paragraphs, in order, unchanged."""

    @given(st.one_of(form_pages(forms=testing.ARTICLE_FORMS), text_pages(), html_pages()))
    def test_comes_back_unchanged(self, example: Example) -> None:
        article = read(example)
        body = [block for block in article.blocks if block.role is Role.BODY]
        assert article.paragraphs == example.expected.paragraphs
        assert len(body) == len(article.paragraphs)
        assert article.text == "\n\n".join(example.expected.paragraphs)

    @given(testing.datelines())
    def test_begins_with_the_dateline_drawn(self, dateline: osce_press.Dateline) -> None:
        sentence = "The meeting took place as planned."
        assert osce_press.parse_dateline(dateline.text + sentence) == dateline


class TestSurroundings:
    """5. Changing the navigation, footer or related items does not change the article."""

    @given(testing.form_variants(forms=testing.ARTICLE_FORMS))
    def test_and_layouts_do_not_change_the_article(self, variants: tuple[Example, ...]) -> None:
        first, *others = map(read, variants)
        for other in others:
            assert testing.differences(other, first, attributes=variants[0].carried) == {}
            # A line of a copy that the markup sets aside needs no notice of its own.
            assert set(codes(other)) == set(codes(first))

    @SOME
    @given(testing.crawls())
    def test_of_a_site_never_seen_are_learned(self, crawl: testing.Crawl) -> None:
        template = Template.learn(example.page for example in crawl.examples[:24])
        for example in crawl.examples:
            article = osce_press.parse(example.page, template=template)
            assert testing.differences(article, example.expected) == {}


class TestLayouts:
    """6. A page of any form, in any layout and language, gives its record."""

    @pytest.mark.parametrize("form", testing.ALL_FORMS)
    @SOME
    @given(data=st.data())
    def test_is_read(self, data: st.DataObject, form: testing.FormName) -> None:
        example = data.draw(form_pages(forms=[form]))
        assert example.codes <= set(codes(testing.assert_reads(example)))

    @given(st.one_of(text_pages(), html_pages()))
    def test_with_names_nobody_knows_is_read_with_its_links(self, example: Example) -> None:
        assert testing.assert_reads(example).links == example.expected.links

    @given(form_pages(), st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
    def test_is_read_in_any_encoding_with_any_ends(self, example: Example, encoding: str) -> None:
        page = decoded(example.page).replace("\n", "\r\n").encode(encoding)
        testing.assert_reads(attrs.evolve(example, page=page))

    @given(testing.metadata_blocks(unknown=False))
    def test_does_not_matter_to_a_label_and_its_values(
        self, metadata: tuple[osce_press.MetadataField, ...]
    ) -> None:
        lines = [f"- {f.label}: {', '.join(f.values)}".rstrip() for f in metadata]
        page = "\n".join(["Press release", "A title of five words", *lines, "It is a body, here."])
        assert osce_press.parse_text(page).metadata == metadata

    @given(testing.listing_pages())
    def test_of_listings_gives_the_entries_back(self, example: ListingExample) -> None:
        listing = read_listing(example)
        entries = tuple(attrs.evolve(e, evidence={}, notices=()) for e in listing.entries)
        assert entries == example.expected.entries
        for name in ("title", "description", "next_url", "url"):
            assert getattr(listing, name) == getattr(example.expected, name)
        assert osce_press.page_type(example.page) is PageType.LISTING


class TestUnknown:
    """7. An unknown label, kind, structure, field or month survives and is reported."""

    @given(st.one_of(form_pages(forms=["standard", "redesigned"]), text_pages(), html_pages()))
    def test_names_survive_and_are_reported(self, example: Example) -> None:
        article, expected = read(example), example.expected
        testing.assert_reads(example)
        blank = [field for field in expected.metadata if not field.values]
        wanted = {
            "unknown-kind": int(expected.kind_label is not None and expected.kind is None),
            "unknown-label": sum(field.key is None for field in expected.metadata),
            "unknown-source": sum(not source.known for source in expected.sources),
            "unknown-field-of-work": sum(not field.known for field in expected.fields_of_work),
            "date-blank": sum(field.key == "date" for field in blank),
        }
        assert {code: codes(article).count(code) for code in wanted} == wanted

    @given(pages())
    def test_dates_that_differ_or_are_missing_are_reported(self, example: Example) -> None:
        found, expected = codes(read(example)), example.expected
        dateline = expected.dateline
        printed = dateline.date if dateline and not dateline.year_completed else None
        differ = None not in (expected.date, printed) and expected.date != printed
        assert ("date-conflict" in found) == differ
        assert ("date-missing" in found) == (expected.date is None)


class TestSerialisations:
    """8. Records survive their own serialisations."""

    @given(pages_and_noise())
    def test_of_what_was_read_are_equal(self, page: bytes | str) -> None:
        testing.assert_round_trip(osce_press.parse(page))

    @given(st.one_of(testing.articles(), testing.listing_pages().map(read_listing)))
    def test_of_what_was_drawn_and_of_listings_are_equal(self, record: Article | Listing) -> None:
        testing.assert_round_trip(record)


class TestDeterminism:
    """9. Same input, same output, in any order, thread, process, hash seed, locale or zone."""

    @SOME
    @given(st.lists(pages(), min_size=1, max_size=3))
    def test_what_is_kept_between_pages_changes_no_record(self, examples: list[Example]) -> None:
        fresh: list[str] = []
        for example in examples:
            forget()
            fresh.append(read(example).to_json())
        assert [read(example).to_json() for example in (*examples, *examples)] == fresh * 2

    @SOME
    @given(pages())
    def test_each_line_is_folded_and_marked_once(self, example: Example) -> None:
        lines = {line.text for line in osce_press.detect_boilerplate(example.page)}
        folded, marked = Counter[str](), Counter[str]()
        code, make_mark = _fold.fold.__wrapped__.__code__, Mark.__init__

        def count_folded(frame: FrameType, event: str, _: object) -> None:
            if event == "call" and frame.f_code is code:
                folded[frame.f_locals["text"]] += 1

        def count_marked(mark: Mark, text: str, *others: Any) -> None:
            marked[text] += 1
            make_mark(mark, text, *others)

        forget()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Mark, "__init__", count_marked)
            sys.setprofile(count_folded)
            try:
                read(example)
            finally:
                sys.setprofile(None)
        assert marked == Counter(lines)
        assert {text for text, times in folded.items() if times > 1} & lines == set()

    @given(st.lists(pages(), min_size=2, max_size=4))
    def test_order_and_threads_do_not_matter(self, examples: list[Example]) -> None:
        alone = [read(example).to_json() for example in examples]
        backwards = [read(example).to_json() for example in reversed(examples)]
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-5)
        try:
            with ThreadPoolExecutor(8) as pool:
                together = [article.to_json() for article in pool.map(read, examples * 4)]
        finally:
            sys.setswitchinterval(interval)
        assert alone == backwards[::-1]
        assert together == alone * 4

    def test_process_hash_seed_locale_and_zone_do_not_matter(self) -> None:
        program = (
            "import sys, osce_press\n"
            "from osce_press import samples\n"
            "for sample in samples.pages():\n"
            "    sys.stdout.buffer.write(osce_press.parse(sample.page).to_json().encode())"
        )
        printed = {
            python("-c", program, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale).stdout
            for seed, zone, locale in (
                *(("0", "UTC", "C"), ("1", "Pacific/Kiritimati", "tr_TR.UTF-8")),
                ("4242", "America/Los_Angeles", "C.UTF-8"),
            )
        }
        assert len(printed) == 1
        assert printed != {""}

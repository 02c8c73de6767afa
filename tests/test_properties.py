"""The nine sentences of the design, each a property, on the strategies that the package ships.

Quick by default; ``--hypothesis-profile osce-press-deep`` draws 10,000 examples a property.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

import osce_press
from osce_press import Article, Kind, Role
from osce_press.testing import (
    Example,
    articles,
    assert_evidence,
    assert_lossless,
    assert_reads,
    assert_round_trip,
    datelines,
    differences,
    html_pages,
    layout_variants,
    metadata_blocks,
    surrounding_variants,
    text_pages,
)
from osce_press.testing._asserts import decoded
from osce_press.vocabulary import default

PAGES = Path(__file__).parents[1] / "examples" / "pages"
PACKAGE = str(Path(osce_press.__file__).parent)

READERS: tuple[Callable[[bytes | str], Article], ...] = (
    osce_press.parse,
    osce_press.parse_html,
    osce_press.parse_text,
)


def pages() -> SearchStrategy[Example]:
    return st.one_of(text_pages(), html_pages())


#: Pieces that mean something to a reader of pages, so that noise made of them gets far.
FRAGMENTS = st.sampled_from(
    [
        *("\n", "\r\n", "\r", " ", "\u00a0", "\t", "- ", "-\n", "* ", "• ", ":", ": ", ", ", "/"),
        *("Date:", "Place:", "Source:", "Fields of work:", "Issued on:", "Contacts", "Summary"),
        *("Press release", "Story", "News Item", "About us", "Albania", "Elections", "Our work"),
        *("VIENNA", "VIENNA, 1 August 2006 - ", "(OSCE)", "30 June –", "1 August 2006", "31 April"),
        *("Read more on this topic", "OSCE Impact", "The meeting took place as planned."),
        *(
            "<p>",
            "</p>",
            "<ul><li>",
            "</ul>",
            "<dl><dt>",
            "<dd>",
            "<table><tr><td>",
            "<br>",
            "<h1>",
        ),
        *(
            "<time datetime='2006-08-01'>",
            "<a href='http://[x'>",
            "</a>",
            "<nav>",
            "<div class=''>",
        ),
        *("<script>", "<!--", "-->", "<![CDATA[", "&nbsp;", "&#0;", "&#xD800;", "<html>", "<?xml "),
        *("\ufeff", "\x00", "\x0b", "\x85", "\u2028", "\ud800", "\u200b", "\u202e", "İ", "ß", "．"),
    ]
)


def noise() -> SearchStrategy[str]:
    """Draw any text, or text that looks a little like a page."""
    anything = st.text(st.characters())
    return st.one_of(anything, st.lists(st.one_of(FRAGMENTS, anything), max_size=30).map("".join))


class TestBlocks:
    """1. The blocks rebuild the linear text exactly; every visible text node is in one block."""

    @given(noise())
    def test_of_text_are_the_text(self, text: str) -> None:
        assert assert_lossless(osce_press.parse_text(text)) == text

    @given(text_pages())
    def test_of_a_page_as_text_are_the_page(self, example: Example) -> None:
        page = decoded(example.page)
        assert assert_lossless(osce_press.parse(example.page)) == page

    @given(noise())
    def test_of_html_have_no_gap(self, page: str) -> None:
        assert_lossless(osce_press.parse_html(page))

    @given(st.data())
    def test_hold_every_visible_text_node_once_and_in_order(self, data: st.DataObject) -> None:
        page, nodes = data.draw(trees())
        text = assert_lossless(osce_press.parse_html(page))
        offset = 0
        for node in nodes:
            offset = text.index(node, offset) + len(node)
            assert text.count(node) == 1
        assert "hidden" not in text

    @given(html_pages())
    def test_of_a_page_hold_what_it_says(self, example: Example) -> None:
        article = osce_press.parse(example.page)
        text = assert_lossless(article)
        expected = example.expected
        said = [expected.kind_label, expected.title, expected.summary, *expected.paragraphs]
        for field in expected.metadata:
            said += [field.label, *field.values]
        assert [words for words in said if words and words not in text] == []

    @given(pages())
    def test_are_labelled_alike_line_by_line(self, example: Example) -> None:
        article = osce_press.parse(example.page)
        for line in osce_press.detect_boilerplate(example.page):
            block = next(b for b in article.blocks if b.start <= line.start < b.end)
            assert line.end <= block.end
            assert line.role is block.role
            assert line.rule


@st.composite
def trees(draw: DrawFn) -> tuple[str, list[str]]:
    """Draw HTML with a different word in each of its visible text nodes, and these words."""
    nodes: list[str] = []
    parts: list[str] = []
    _grow(draw, nodes, parts, draw(st.integers(1, 4)))
    return f"<html><body>{''.join(parts)}</body></html>", nodes


_BLOCKS = (
    *("p", "div", "ul", "li", "section", "article", "h2", "blockquote", "nav", "footer", "aside"),
    *("dl", "dt", "dd", "b", "a", "span", "em", "main", "figure", "td", "unknown-thing", "pre"),
)


def _grow(draw: DrawFn, nodes: list[str], parts: list[str], depth: int) -> None:
    for _ in range(draw(st.integers(1, 3))):
        choice = draw(st.sampled_from(("text", "element", "hidden", "void")))
        if choice == "text" or not depth:
            nodes.append(f"word{len(nodes)}x")
            parts.append(nodes[-1])
        elif choice == "hidden":
            tag = draw(st.sampled_from(("script", "style", "template", "!--")))
            parts.append("<!-- hidden -->" if tag == "!--" else f"<{tag}>hidden</{tag}>")
        elif choice == "void":
            parts.append(draw(st.sampled_from(("<br>", "<hr>", '<img src="x">', "\n", " "))))
        else:
            tag = draw(st.sampled_from(_BLOCKS))
            name = draw(st.sampled_from(("", ' class="menu"', ' class="field-label"', ' id="x"')))
            parts.append(f"<{tag}{name}>")
            _grow(draw, nodes, parts, depth - 1)
            parts.append(f"</{tag}>")


class TestAnything:
    """2. Any str or bytes at all is parsed without an unlisted exception, in linear time."""

    @given(st.one_of(noise(), st.binary(), noise().map(lambda t: t.encode(errors="replace"))))
    def test_is_parsed(self, page: bytes | str) -> None:
        for read in READERS:
            article = read(page)
            assert_lossless(article)
            json.loads(article.to_json())

    @given(noise())
    def test_is_no_dateline_or_one(self, text: str) -> None:
        found = osce_press.parse_dateline(text)
        assert found is None or text[found.start : found.end] == found.text

    @pytest.mark.parametrize("name", ["story.txt", "press-release.html", "news-item.html"])
    def test_corruption_of_a_byte_is_parsed(self, name: str) -> None:
        page = (PAGES / name).read_bytes()
        for at in range(0, len(page), stride(page)):
            replacement = (b"", b"<", b"\x00", b"\xff", b"\n", b">", b"&", b'"')[at % 8]
            assert_lossless(osce_press.parse(page[:at] + replacement + page[at + 1 :]))

    @pytest.mark.parametrize("name", ["story.txt", "press-release.html", "news-item.html"])
    def test_beginning_of_a_page_is_parsed(self, name: str) -> None:
        page = (PAGES / name).read_bytes()
        for end in range(0, len(page), stride(page)):
            assert_lossless(osce_press.parse(page[:end]))

    @pytest.mark.parametrize("seed", range(2))
    def test_megabyte_of_noise_is_parsed(self, seed: int) -> None:
        source = random.Random(seed)  # noqa: S311 - noise, not secrets
        block = source.randbytes(1_000_000)
        letters = "".join(source.choices("ab \n-:<>/&;,.АЯ0123456789", k=1_000_000))
        for page in (block, block.decode("latin-1"), letters):
            for read in READERS:
                assert_lossless(read(page))

    @pytest.mark.parametrize(
        "unit",
        [
            *(
                "Albania\n",
                "- Albania\n",
                "Date:\n",
                "- Place:\n- X\n",
                "-\n",
                "-",
                "a ",
                "\n",
                " ",
            ),
            *("VIENNA, ", "VIENNA/", "1 May 2006 - ", "1 May 2006\n", "A: ", "(OSCE)", "X. ", "X."),
            *("<p>a</p>", "<a href='x'>Home</a>", "<ul><li>", "<b>", "<div>", "<td>Date:</td>"),
            *(
                "Contacts\n",
                "OSCE Impact\nX\n",
                "Story\n",
                "The end of it all has come.\n",
                "İ",
                "&",
            ),
        ],
    )
    def test_takes_calls_in_proportion_to_its_length(self, unit: str) -> None:
        """How long a call takes, ``benchmarks/hostile.py`` measures."""
        small, large = (unit * (size // len(unit)) for size in (5_000, 40_000))
        for read in (osce_press.parse_text, osce_press.parse_html):
            assert _calls(read, large) < 10 * _calls(read, small) + 1_000


def stride(page: bytes) -> int:
    """Return 1, every byte, for a short page or a deep profile; else what is quick."""
    thorough = settings().max_examples >= 1_000 or len(page) < 5_000
    return 1 if thorough else 31


def _calls(read: Callable[[str], Article], page: str) -> int:
    """Return how many functions the library calls to read a page, its own and others."""
    calls = 0

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        ours = frame.f_code.co_filename.startswith(PACKAGE)
        calls += ours and event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(page)
    finally:
        sys.setprofile(before)
    return calls


class TestEvidence:
    """3. Nothing is invented: each value's text stands in the input where its evidence points."""

    @given(st.one_of(pages().map(lambda example: example.page), noise()))
    def test_points_at_the_value(self, page: bytes | str) -> None:
        assert_evidence(osce_press.parse(page), page)

    @given(pages())
    def test_of_the_date_is_where_the_page_states_it(self, example: Example) -> None:
        article = osce_press.parse(example.page)
        evidence = article.evidence.get("date")
        assert (evidence is None) == (article.date is None)
        if evidence is None or article.date is None:
            return
        digits = "".join(filter(str.isdigit, evidence.text))
        assert str(article.date.year) in digits
        assert str(article.date.day) in digits

    @given(articles(kinds=[None], unknown=False))
    def test_a_page_that_states_nothing_gives_nothing(self, article: Article) -> None:
        read = osce_press.parse_text("\n".join(["A title of five words", *article.paragraphs]))
        assert (read.kind, read.sources, read.fields_of_work) == (None, (), ())


class TestBody:
    """4. Any prose put into the body comes back as paragraphs, in order, unchanged."""

    @given(pages())
    def test_comes_back_unchanged(self, example: Example) -> None:
        assert osce_press.parse(example.page).paragraphs == example.expected.paragraphs

    @given(pages())
    def test_is_between_its_blocks_and_nowhere_else(self, example: Example) -> None:
        article = osce_press.parse(example.page)
        body = [block.text for block in article.blocks if block.role is Role.BODY]
        assert len(body) == len(example.expected.paragraphs)
        assert article.text == "\n\n".join(example.expected.paragraphs)

    @given(datelines())
    def test_begins_with_the_dateline_drawn(self, dateline: osce_press.Dateline) -> None:
        sentence = "The meeting took place as planned."
        assert osce_press.parse_dateline(dateline.text + sentence) == dateline


class TestSurroundings:
    """5. Changing the navigation, footer or related items does not change the article."""

    @given(surrounding_variants())
    def test_do_not_change_the_article(self, variants: tuple[Example, Example]) -> None:
        one, two = (osce_press.parse(example.page) for example in variants)
        assert differences(one, two) == {}
        assert_reads(variants[0])
        assert_reads(variants[1])


class TestLayouts:
    """6. The same article in any layout gives the same record, as far as the form carries it."""

    @given(text_pages())
    def test_of_text_are_read(self, example: Example) -> None:
        assert_reads(example)

    @given(html_pages())
    def test_of_html_are_read(self, example: Example) -> None:
        assert_reads(example)

    @given(html_pages())
    def test_of_html_keep_the_links_of_the_body(self, example: Example) -> None:
        assert osce_press.parse(example.page).links == example.expected.links

    @given(layout_variants())
    def test_give_the_same_record(self, variants: tuple[Example, ...]) -> None:
        first, *others = (osce_press.parse(example.page) for example in variants)
        for other in others:
            assert differences(other, first) == {}
            assert codes(other) == codes(first)

    @given(metadata_blocks(unknown=False))
    def test_of_the_block_are_read_wherever_it_stands(
        self, metadata: tuple[osce_press.MetadataField, ...]
    ) -> None:
        lines = [f"- {f.label}: {', '.join(f.values)}".rstrip() for f in metadata]
        page = "\n".join(["Press release", "A title of five words", *lines, "It is a body, here."])
        assert osce_press.parse_text(page).metadata == metadata


def codes(article: Article) -> list[str]:
    return sorted(notice.code for notice in article.notices)


class TestUnknown:
    """7. An unknown label, kind, structure, field or month survives and is reported."""

    @given(pages())
    def test_names_survive_and_are_reported(self, example: Example) -> None:
        article, expected = osce_press.parse(example.page), example.expected
        assert article.kind_label == expected.kind_label
        assert article.metadata == expected.metadata
        reported = [notice.code for notice in article.notices]
        wanted = {
            "unknown-kind": int(expected.kind_label is not None and expected.kind is None),
            "unknown-label": sum(field.key is None for field in expected.metadata),
            "unknown-source": sum(not source.known for source in expected.sources),
            "unknown-field-of-work": sum(not field.known for field in expected.fields_of_work),
            "date-blank": sum(
                field.key == "date" and not field.values for field in expected.metadata
            ),
        }
        assert {code: reported.count(code) for code in wanted} == wanted

    @given(pages())
    def test_names_are_pointed_at(self, example: Example) -> None:
        article = osce_press.parse(example.page)
        text = "".join(block.text for block in article.blocks)
        for notice in article.notices:
            if notice.code.startswith("unknown-"):
                assert notice.start is not None
                assert text[notice.start : notice.end] in notice.message

    @given(pages())
    def test_dates_that_differ_are_reported(self, example: Example) -> None:
        article, expected = osce_press.parse(example.page), example.expected
        dateline = expected.dateline
        printed = dateline.date if dateline and not dateline.year_completed else None
        differ = None not in (expected.date, printed) and expected.date != printed
        assert ("date-conflict" in codes(article)) == differ
        assert ("date-missing" in codes(article)) == (expected.date is None)


class TestSerialisations:
    """8. Records survive their own serialisations."""

    @given(st.one_of(pages().map(lambda example: example.page), noise()))
    def test_of_what_was_read_are_equal(self, page: bytes | str) -> None:
        assert_round_trip(osce_press.parse(page))

    @given(articles())
    def test_of_what_was_drawn_are_equal(self, article: Article) -> None:
        assert_round_trip(article)


def as_json(page: bytes | str) -> str:
    return osce_press.parse(page).to_json()


class TestDeterminism:
    """9. Same input, same output, in any order, thread, process, hash seed, locale or zone."""

    @given(st.lists(pages(), min_size=2, max_size=4))
    def test_order_and_threads_do_not_matter(self, examples: list[Example]) -> None:
        alone = [as_json(example.page) for example in examples]
        backwards = [as_json(example.page) for example in reversed(examples)]
        with ThreadPoolExecutor(4) as pool:
            together = list(pool.map(as_json, [example.page for example in examples]))
        assert alone == backwards[::-1] == together

    def test_process_hash_seed_locale_and_zone_do_not_matter(self) -> None:
        program = (
            "import pathlib, sys, osce_press\n"
            "for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
            "    sys.stdout.buffer.write(osce_press.parse(path.read_bytes()).to_json().encode())"
        )
        printed = {
            subprocess.run(
                [sys.executable, "-c", program, str(PAGES)],
                check=True,
                capture_output=True,
                env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            ).stdout
            for seed, zone, locale in (
                ("0", "UTC", "C"),
                ("1", "Pacific/Kiritimati", "tr_TR.UTF-8"),
                ("4242", "America/Los_Angeles", "C.UTF-8"),
            )
        }
        assert len(printed) == 1
        assert printed != {b""}


class TestStrategies:
    """What the strategies draw is what they say."""

    @given(text_pages(kinds=[Kind.STORY], layouts=["plain"], navigation=["none"], unknown=False))
    def test_choices_are_kept(self, example: Example) -> None:
        assert example.expected.kind is Kind.STORY
        assert all(source.known for source in example.expected.sources)
        assert decoded(example.page).lstrip("\ufeff").split()[0] in (
            example.expected.kind_label or ""
        )

    @given(html_pages(frames=["roles"], layouts=["dl"]))
    def test_choices_of_markup_are_kept(self, example: Example) -> None:
        page = decoded(example.page)
        assert 'role="main"' in page
        assert ("<dl>" in page) == bool(example.expected.metadata)

    @given(articles())
    def test_made_up_names_are_unknown(self, article: Article) -> None:
        for field in article.metadata:
            if field.key is None:
                assert not default().label_meanings(field.label)
        assert len(article.paragraphs) >= 1

    def test_failures_say_what_differs(self) -> None:
        example = Example("A title of five words\nIt is a body, here.", Article(title="Another"))
        with pytest.raises(AssertionError, match="expected 'Another'"):
            assert_reads(example)

    def test_without_hypothesis_the_extra_is_named(self) -> None:
        program = "import sys; sys.modules['hypothesis'] = None; import osce_press.testing"
        done = subprocess.run(
            [sys.executable, "-c", program], check=False, capture_output=True, encoding="utf-8"
        )
        assert "osce-press[testing]" in done.stderr.splitlines()[-1]

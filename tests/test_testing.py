"""The strategies and assertions that the package ships, as its users meet them."""

import functools
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

import osce_press
from commands import python
from osce_press import Article, Block, Evidence, Kind, Origin, PageType, Role, testing
from osce_press.testing import Example, ListingExample, form_pages, listing_pages, text_pages
from osce_press.testing._asserts import decoded

EXAMPLES = Path(__file__).parents[1] / "examples"
QUIET = settings(
    max_examples=200,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
PAGE = "Press release\nA title of five words\n- Date:\n- Place:\n- VIENNA\nIt is a body, here.\n"


def run(program: str, status: int = 0, off: str = "") -> subprocess.CompletedProcess[str]:
    return python("-W", "error", "-c", program, status=status, HYPOTHESIS_NO_PLUGINS=off)


class TestEntryPoint:
    """``st.from_type`` works unasked, and ``import hypothesis`` hardly pays for it."""

    @pytest.mark.parametrize(
        "name",
        [
            *("Article", "Dateline", "FieldOfWork", "Listing", "ListingEntry", "MetadataField"),
            *("Place", "Source"),
        ],
    )
    @settings(max_examples=5)
    @given(data=st.data())
    def test_types_resolve(self, data: st.DataObject, name: str) -> None:
        model = getattr(osce_press, name)
        assert isinstance(data.draw(st.from_type(model)), model)

    @pytest.mark.skipif(bool(os.environ.get("HYPOTHESIS_NO_PLUGINS")), reason="plugins are off")
    @settings(max_examples=10)
    @given(st.from_type(dict[int, Article]))
    def test_articles_are_found_inside_other_types(self, records: dict[int, Article]) -> None:
        assert all(article.title and article.paragraphs for article in records.values())

    @pytest.mark.parametrize("first", ["hypothesis, osce_press", "osce_press, hypothesis"])
    def test_registers_in_any_order(self, first: str) -> None:
        run(
            f"import {first}\n"
            "from hypothesis import strategies as st\n"
            "st.from_type(osce_press.Article).map(lambda article: article.title).validate()\n"
            "import sys\n"
            "assert 'osce_press.testing' in sys.modules\n"
        )

    @pytest.mark.parametrize("off", ["", "1"])
    def test_import_of_hypothesis_brings_nothing_along_but_the_records(self, off: str) -> None:
        done = run(
            "import hypothesis, sys\n"
            "heavy = ('lxml', 'dateutil', 'osce_press.vocabulary', 'osce_press.testing')\n"
            "print('osce_press.models' in sys.modules, [n for n in heavy if n in sys.modules])\n"
            "print('osce_press' in sys.modules)\n",
            off=off,
        )
        assert done.stdout.split() == [str(not off), "[]", str(not off)]

    def test_without_hypothesis_the_extra_is_named(self) -> None:
        done = run("import sys; sys.modules['hypothesis'] = None; import osce_press.testing", 1)
        last = done.stderr.splitlines()[-1]
        assert re.match(r"osce_press\.errors\.ExtraMissing: .*osce-press\[testing\]", last)


class TestChoices:
    """What a strategy was asked for is what it draws."""

    @given(form_pages(forms=["about"], languages=["ro"], layouts=["html"]))
    def test_of_form_language_and_layout(self, example: Example) -> None:
        assert example.expected.page_type is PageType.OTHER
        assert example.expected.language == "ro"
        assert "<html" in decoded(example.page)

    @given(text_pages(kinds=[Kind.STORY], layouts=["plain"], navigation=["none"], unknown=False))
    def test_of_kind_sign_and_names(self, example: Example) -> None:
        assert example.expected.kind is Kind.STORY
        assert all(source.known for source in example.expected.sources)
        assert decoded(example.page).startswith(example.expected.kind_label or "?")

    @given(testing.html_pages(frames=["tables"], layouts=["dl"]))
    def test_of_markup(self, example: Example) -> None:
        page = decoded(example.page)
        assert "<table width" in page
        assert ("<dl>" in page) == bool(example.expected.metadata)

    @given(listing_pages(forms=["reports"], languages=["en"], layouts=["text"]))
    def test_of_listing(self, example: ListingExample) -> None:
        assert "<div" not in example.page
        for entry in example.expected.entries:
            assert [field.label for field in entry.metadata] == ["Report type"]

    @settings(max_examples=5)
    @given(testing.crawls(least=3, most=5))
    def test_of_crawl(self, crawl: testing.Crawl) -> None:
        assert 3 <= len(crawl.examples) <= 5
        for example in crawl.examples:
            assert all(line in decoded(example.page) for line in (*crawl.menu, *crawl.footer))

    @settings(max_examples=1)
    @given(data=st.data())
    def test_that_leave_nothing_are_refused(self, data: st.DataObject) -> None:
        with pytest.raises(ValueError, match="no form"):
            data.draw(form_pages(forms=["monitoring-report"], languages=["ro"]))
        draws: list[Any] = [form_pages, listing_pages, functools.partial(testing.sample_pages, 3)]
        for wrong in ({"forms": ["hills"]}, {"layouts": "text"}):
            for draw in draws:
                with pytest.raises(ValueError, match=r"^[fl]\w+s are some of .*, .*; not "):
                    data.draw(draw(**wrong))


@pytest.mark.parametrize(
    ("strategy", "lines"),
    [
        (text_pages(kinds=[None], navigation=["none"]), 2),
        (form_pages(languages=["en"], layouts=["text"]), 7),
        (form_pages(forms=["header-date"], languages=["en"], layouts=["text"]), 3),
        (listing_pages(forms=["reports"], languages=["en"], layouts=["text"]), 7),
    ],
)
def test_pages_of_failing_tests_are_short(
    strategy: st.SearchStrategy[Example | ListingExample], lines: int
) -> None:
    example = find(strategy, lambda _: True, settings=QUIET)
    assert len(decoded(example.page).splitlines()) <= lines


class TestAssertions:
    """Each helper passes what was read, and says what is wrong with what was not."""

    @pytest.mark.parametrize(
        ("blocks", "message"),
        [
            ([Block(Role.BODY, 0, 3, "abc"), Block(Role.BODY, 4, 5, "d")], "starts at 4, not 3"),
            *(
                ([Block(Role.BODY, 0, 4, "abc")], "ends at 4, not 3"),
                ([Block(Role.BODY, 0, 0, "")], "empty"),
            ),
            ([Block(Role.BODY, 0, 3, "abc")], "not the page"),
        ],
    )
    def test_of_loss(self, blocks: list[Block], message: str) -> None:
        with pytest.raises(AssertionError, match=message):
            testing.assert_lossless(Article(blocks=tuple(blocks)), "abcd")

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"title": "Another title"}, "evidence of title is not 'Another title'"),
            ({"paragraphs": ("It is elsewhere.",)}, "a paragraph is not on the page"),
            ({"places": (osce_press.Place("Rome", "ROME"),)}, "evidence of places lacks 'ROME'"),
            ({"metadata": (osce_press.MetadataField("Author", None),)}, "not on the page"),
            ({"notices": (osce_press.Notice("x", "x", 0, 9999),)}, "about what is no text"),
            ({"evidence": {"kind": Evidence(Origin.HEADING, "Press", 3, 8)}}, "not where it"),
            ({"evidence": {"kind": Evidence(Origin.HEADING, "Press")}}, "points nowhere"),
            ({"evidence": {"kind": Evidence(Origin.MARKUP, "2006-08-01")}}, "not where it points"),
        ],
    )
    def test_of_invention(self, changes: dict[str, Any], message: str) -> None:
        article = attrs.evolve(osce_press.parse(PAGE), **changes)
        with pytest.raises(AssertionError, match=re.escape(message)):
            testing.assert_evidence(article, PAGE)

    def test_of_change(self, monkeypatch: pytest.MonkeyPatch) -> None:
        article = osce_press.parse(PAGE)

        def forget(_record: object) -> Article:
            return Article()

        monkeypatch.setattr(Article, "from_dict", forget)
        with pytest.raises(AssertionError, match="a dict of the record is another record"):
            testing.assert_round_trip(article)

    def test_of_reading_name_what_differs_and_take_the_address(self) -> None:
        url = "https://www.osce.org/hbs/node/1"
        page = "A title of five words\nIt is a body, here."
        testing.assert_reads(Example(page, Article(language="hbs"), url, carried=("language",)))
        with pytest.raises(AssertionError, match="expected 'Another'"):
            testing.assert_reads(Example(page, Article(title="Another")))

    @given(testing.articles())
    def test_differences_are_those_of_the_attributes(self, article: Article) -> None:
        assert testing.differences(article, article) == {}
        other = attrs.evolve(article, title="Another title")
        assert set(testing.differences(article, other)) == {"title"}


@pytest.mark.parametrize("variables", [{}, {"CI": "true"}], ids=["alone", "CI"])
def test_the_example_finds_the_bug_that_is_in_it(
    made: Path, variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    options = ["-q", "-p", "no:cacheprovider", "--noconftest", "-c", os.devnull]
    script = str(EXAMPLES / "test_a_pipeline.py")
    command = ("-m", "pytest", *options, f"--rootdir={made}", script)
    printed = python(*command, status=1, **variables).stdout
    assert "1 failed" in printed
    assert "PLEASE FIND BELOW THE CORRECT VERSION" in printed

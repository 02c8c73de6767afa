"""The strategies and assertions that the package ships, as its users meet them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

import osce_press
import osce_press.testing
from osce_press import Article, Block, Evidence, Kind, Origin, PageType, Role
from osce_press.testing import (
    ALL_LANGUAGES,
    Crawl,
    Example,
    ListingExample,
    articles,
    assert_evidence,
    assert_lossless,
    assert_reads,
    assert_round_trip,
    crawls,
    differences,
    form_pages,
    html_pages,
    listing_pages,
    text_pages,
)
from osce_press.vocabulary import default

EXAMPLES = Path(__file__).parents[1] / "examples"
QUIET = settings(
    max_examples=200,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
PAGE = "Press release\nA title of five words\n- Date:\n- Place:\n- VIENNA\nIt is a body, here.\n"


def smallest(strategy: st.SearchStrategy[Example]) -> str:
    example = find(strategy, lambda example: isinstance(example.page, str), settings=QUIET)
    return str(example.page)


class TestEntryPoint:
    """``st.from_type`` works unasked, and ``import hypothesis`` does not pay for it."""

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

    @given(st.from_type(Article))
    def test_articles_are_those_of_the_strategy(self, article: Article) -> None:
        assert article.title
        assert article.paragraphs
        assert_round_trip(article)

    @settings(max_examples=10)
    @given(st.from_type(dict[int, Article]))
    def test_articles_are_found_inside_other_types(self, records: dict[int, Article]) -> None:
        assert all(article.paragraphs for article in records.values())

    def test_is_declared(self) -> None:
        program = (
            "from importlib.metadata import entry_points\n"
            "print([point.value for point in entry_points(group='hypothesis')])"
        )
        assert "osce_press._hypothesis_entry:register" in run(program)

    @pytest.mark.parametrize(
        "first", ["import hypothesis, osce_press.models", "import osce_press.models, hypothesis"]
    )
    def test_registers_in_any_order_and_leaves_no_trace(self, first: str) -> None:
        program = (
            f"{first}\n"
            "import sys, inspect\n"
            "from hypothesis import strategies as st\n"
            "from osce_press import Article, models\n"
            "assert 'osce_press.testing' not in sys.modules\n"
            "assert not any('osce' in type(finder).__module__ for finder in sys.meta_path)\n"
            "assert 'class Article' in inspect.getsource(models)\n"
            "assert 'exec_module' not in vars(models.__spec__.loader)\n"
            "print(st.from_type(Article).validate())\n"
            "assert 'osce_press.testing' in sys.modules\n"
        )
        assert run(program) == "None\n"

    def test_import_of_hypothesis_brings_nothing_along(self) -> None:
        program = (
            "import sys\n"
            "before = set(sys.modules)\n"
            "import osce_press._hypothesis_entry as entry\n"
            "imported = set(sys.modules)\n"
            "entry.register()\n"
            "registered = sorted(set(sys.modules) - imported)\n"
            "new = {name.partition('.')[0] for name in imported - before}\n"
            "import hypothesis, json\n"
            "found = [name for name in ('lxml', 'dateutil', 'osce_press.models')"
            " if name in sys.modules]\n"
            "print(json.dumps([found, sorted(new), registered]))\n"
        )
        found, new, registered = json.loads(run(program))
        assert found == registered == []
        assert not {"attr", "attrs", "hypothesis", "lxml", "dateutil"} & set(new)


def run(program: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return finished.stdout


class TestChoices:
    """What a strategy was asked for is what it draws."""

    @given(form_pages(forms=["about"], layouts=["html"]))
    def test_of_form_and_layout(self, example: Example) -> None:
        assert example.expected.page_type is PageType.OTHER
        assert osce_press.parse_html(example.page).page_type is PageType.OTHER

    @given(form_pages(forms=["redesigned"], languages=["uk"]))
    def test_of_language(self, example: Example) -> None:
        assert example.expected.language in {"uk", "en", None}
        for field in example.expected.metadata:
            languages = {match.lang for match in default().label_meanings(field.label)}
            assert field.key is None or languages & {"uk", "en"}

    @given(text_pages(kinds=[Kind.PRESS_RELEASE], languages=["fr"], unknown=False))
    def test_of_kind_in_a_language(self, example: Example) -> None:
        assert example.expected.kind is Kind.PRESS_RELEASE
        assert example.expected.kind_label in {
            text
            for entry in default().kinds
            if entry.kind is Kind.PRESS_RELEASE
            for text in (entry.name, *(name.text for name in entry.names if name.lang == "fr"))
        }

    @given(listing_pages(forms=["reports"], languages=["en"], layouts=["text"]))
    def test_of_listing(self, example: ListingExample) -> None:
        assert "<" not in example.page
        for entry in example.expected.entries:
            assert [field.label for field in entry.metadata] == ["Report type"]

    @settings(max_examples=5)
    @given(crawls(least=3, most=5))
    def test_of_crawl(self, crawl: Crawl) -> None:
        assert 3 <= len(crawl.examples) <= 5
        assert not any(default().navigation(line) for line in crawl.menu)

    def test_languages_are_those_of_the_data(self) -> None:
        assert set(ALL_LANGUAGES) == {name.lang for name in default().calendar.day_names}

    def test_that_leave_nothing_are_refused(self) -> None:
        with pytest.raises(ValueError, match="no form"):
            form_pages(forms=["monitoring-report"], languages=["fr"])

    def test_every_public_name_is_there(self) -> None:
        names = osce_press.testing.__all__
        assert names == sorted(names)
        assert all(hasattr(osce_press.testing, name) for name in names)


class TestShrinking:
    """What a failing test prints is short enough to be read."""

    @pytest.mark.parametrize(
        ("strategy", "lines"),
        [
            (text_pages(kinds=[None], navigation=["none"]), 2),
            (form_pages(languages=["en"], layouts=["text"]), 7),
            (form_pages(forms=["header-date"], languages=["en"], layouts=["text"]), 3),
        ],
    )
    def test_of_text(self, strategy: st.SearchStrategy[Example], lines: int) -> None:
        page = smallest(strategy)
        assert len(page.splitlines()) <= lines
        assert len(page) < 300

    def test_of_html(self) -> None:
        assert len(smallest(html_pages(kinds=[None], navigation=["none"]))) < 700

    def test_of_listings(self) -> None:
        drawn = listing_pages(forms=["reports"], languages=["en"], layouts=["text"])
        example = find(drawn, lambda _: True, settings=QUIET)
        assert len(example.page.splitlines()) <= 12
        assert len(example.expected.entries) == 2


class TestAssertions:
    """Each helper passes what was read, and says what is wrong with what was not."""

    def test_pass_what_was_read(self) -> None:
        article = osce_press.parse(PAGE)
        assert assert_lossless(article, PAGE) == PAGE
        assert_evidence(article, PAGE)
        assert_round_trip(article)

    @pytest.mark.parametrize(
        ("blocks", "message"),
        [
            ([Block(Role.BODY, 0, 3, "abc"), Block(Role.BODY, 4, 5, "d")], "starts at 4, not 3"),
            ([Block(Role.BODY, 0, 3, "abc"), Block(Role.BODY, 2, 3, "d")], "starts at 2, not 3"),
            ([Block(Role.BODY, 0, 4, "abc")], "ends at 4, not 3"),
            ([Block(Role.BODY, 0, 0, "")], "empty"),
            ([Block(Role.BODY, 0, 3, "abc")], "not the page"),
        ],
    )
    def test_of_loss(self, blocks: list[Block], message: str) -> None:
        with pytest.raises(AssertionError, match=message):
            assert_lossless(Article(blocks=tuple(blocks)), "abcd")

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"title": "Another title"}, "evidence of title is not 'Another title'"),
            ({"paragraphs": ("It is elsewhere.",)}, "a paragraph is not on the page"),
            ({"places": (osce_press.Place("Rome", "ROME"),)}, "evidence of places lacks 'ROME'"),
            ({"metadata": (osce_press.MetadataField("Author", None),)}, "not on the page"),
            ({"notices": (osce_press.Notice("x", "x", 0, 9999),)}, "about what is no text"),
            ({"notices": (osce_press.Notice("x", "x", 0),)}, "half a span"),
        ],
    )
    def test_of_invention(self, changes: dict[str, Any], message: str) -> None:
        article = attrs.evolve(osce_press.parse(PAGE), **changes)
        with pytest.raises(AssertionError, match=re.escape(message)):
            assert_evidence(article, PAGE)

    @pytest.mark.parametrize(
        ("evidence", "message"),
        [
            (Evidence(Origin.HEADING, "Press", 3, 8), "not where it points"),
            (Evidence(Origin.HEADING, "Press"), "points nowhere"),
            (Evidence(Origin.MARKUP, "2006-08-01"), "not where it points"),
        ],
    )
    def test_of_false_evidence(self, evidence: Evidence, message: str) -> None:
        article = attrs.evolve(osce_press.parse(PAGE), evidence={"kind": evidence})
        with pytest.raises(AssertionError, match=message):
            assert_evidence(article, PAGE)

    def test_of_change(self, monkeypatch: pytest.MonkeyPatch) -> None:
        article = osce_press.parse(PAGE)

        def forget(record: object) -> Article:
            return Article(title=None if record else "")

        monkeypatch.setattr(Article, "from_dict", forget)
        with pytest.raises(AssertionError, match="a dict of the record is another record"):
            assert_round_trip(article)

    def test_of_reading_take_the_address(self) -> None:
        example = Example(
            "A title of five words\nZAGREB, 5 listopada 2004 - Prvi sastanak.\n",
            Article(language="hr", url="https://www.osce.org/hr/node/1"),
            url="https://www.osce.org/hr/node/1",
            carried=("language", "url"),
        )
        assert assert_reads(example).dateline is not None


class TestArticles:
    @given(articles())
    def test_differ_from_none_but_others(self, article: Article) -> None:
        assert differences(article, article) == {}
        other = attrs.evolve(article, title="Another title")
        assert set(differences(article, other)) == {"title"}


def test_the_example_finds_the_bug_that_is_in_it(tmp_path: Path) -> None:
    example = EXAMPLES / "test_a_pipeline.py"
    options = ["-q", "-p", "no:cacheprovider", "--noconftest", "-c", os.devnull]
    options.append("--hypothesis-seed=0")
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", *options, f"--rootdir={tmp_path}", str(example)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert finished.returncode == 1, finished.stdout + finished.stderr
    assert "1 failed" in finished.stdout
    assert "PLEASE FIND BELOW THE CORRECT VERSION" in finished.stdout

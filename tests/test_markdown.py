"""Markdown gives the record of the page that it was made of."""

import functools
import sys
from collections.abc import Callable

import pytest

import osce_press
from osce_press import samples
from osce_press.testing import assert_evidence, differences

pytest.importorskip("markdown_it")

MARKDOWN = """\
[Skip to content](#main) | [Home](/)

# Bridge opened in Shkodra

**Date:** 3 May 2004
**Place: **SHKODRA\\
**Source:** [OSCE Presence in Albania](/albania)

**SHKODRA, 3 May 2004 - **A *red* bridge was opened today by the
[mayor](/mayor "who he is").

- It has two arches.
- It has one lamp.
"""


def with_markdownify(html: str, **options: str) -> str:
    return str(pytest.importorskip("markdownify").markdownify(html, **options))


def with_html2text(html: str, width: int = 78) -> str:
    converter = pytest.importorskip("html2text").HTML2Text(bodywidth=width)
    converter.unicode_snob = True  # else quotation marks and dashes become others
    return str(converter.handle(html))


CONVERTERS: list[Callable[[str], str]] = [
    *(with_markdownify, functools.partial(with_markdownify, heading_style="ATX")),
    *(with_html2text, functools.partial(with_html2text, width=0)),
]


@pytest.mark.parametrize("page", ["press-release", "news-item"])
@pytest.mark.parametrize("convert", CONVERTERS)
def test_what_converters_write(convert: Callable[[str], str], page: str) -> None:
    html = samples.get(f"{page}.html").text
    # What only an attribute states is not in Markdown.
    html = html.replace('content="2024-10-03T00:00:00+02:00"', "")
    markdown = convert(html)
    article = osce_press.parse_markdown(markdown)
    assert article == osce_press.parse(markdown)
    assert differences(article, osce_press.parse(html)) == {}


def test_a_label_and_its_value_are_no_head_of_a_table() -> None:
    for first in ("Date: | 3 May 2004", "**Date:** | 3 May 2004", "Date | 3 May 2004"):
        table = f"| {first} |\n|---|---|\n| Place: | OSH |\n"
        article = osce_press.parse_markdown(f"# Map is drawn\n\n{table}\nThe map was drawn.\n")
        assert [field.values for field in article.metadata] == [("3 May 2004",), ("OSH",)]


def test_headings_labels_links_and_lists_are_what_they_are() -> None:
    article = osce_press.parse(MARKDOWN, url="https://www.osce.org/node/1")
    assert article.title == "Bridge opened in Shkodra"
    assert [field.label for field in article.metadata] == ["Date", "Place", "Source"]
    assert article.sources[0].known
    assert article.date is not None
    assert article.paragraphs == (
        "SHKODRA, 3 May 2004 - A red bridge was opened today by the mayor.",
        *("It has two arches.", "It has one lamp."),
    )
    assert [link.url for link in article.links] == ["https://www.osce.org/mayor"]
    assert_evidence(article, MARKDOWN)


def test_a_paragraph_on_each_line_stays_one() -> None:
    first = f"A bridge was opened in Shkodra, {'and people came to see it, ' * 5}all day."
    page = f"## Bridge opened in Shkodra\n\n{first}\nThe OSCE came, too.\n"
    assert osce_press.parse(page).paragraphs == (first, "The OSCE came, too.")
    # Some write links into a text without blank lines.
    page = "\ufeff# Bridge opened\nThe [OSCE](https://osce.org/a) came.\nIt stayed.\n"
    assert osce_press.parse(page).paragraphs == ("The OSCE came.", "It stayed.")


@pytest.mark.parametrize("above", ["---\nhost: osce.org\nid: 1\n---\n", "Markdown Content:\n"])
def test_what_programs_write_around_a_page_is_none_of_it(above: str) -> None:
    block = "Place:\n    SHKODRA\nThe OSCE came."
    article = osce_press.parse(f"{above}Story\n# Bridge opened\n{block}\n\n- [It](/a) stayed.")
    assert (article.kind, article.title) == (osce_press.Kind.STORY, "Bridge opened")
    assert article.metadata[0].values == ("SHKODRA",)
    assert article.paragraphs == ("The OSCE came.", "It stayed.")


@pytest.mark.parametrize("text", ["The OSCE came to Osh.", "The [OSCE](https://osce.org/a) came."])
@pytest.mark.parametrize("title", ["title: >-\n  Bridge opened", 'id: 7\ntitle: "Bridge opened"'])
def test_a_text_without_its_title_has_that_of_its_front_matter(text: str, title: str) -> None:
    dates = ("date: 3 May 2004", "published: 2004-05-03\ncreated: 2024-11-02", "pubDate: 2004/5/3")
    for values in (*dates, 'date: "2004-05-03"\nfingerprint: b4'):
        article = osce_press.parse(f"---\n{title}\n{values}\n---\n{text}\n\nIt stayed.\n")
        assert (article.title, str(article.date)) == ("Bridge opened", "2004-05-03")
        assert len(article.paragraphs) == 2
    headed = f"---\n{title}\ndate: 2004-05-03\n---\n\n# The bridge of Osh\n\n{text}\n\nIt stayed.\n"
    for article in map(
        osce_press.parse, (headed, headed.replace("---", "+++").replace(": ", " = "))
    ):
        found = (article.title, str(article.date), len(article.paragraphs))
        assert found == ("The bridge of Osh", "2004-05-03", 2)


def test_a_reader_can_name_the_title_above_a_page_that_has_none() -> None:
    text = "The OSCE came to the bridge today."
    page = (
        f"Title: Bridge opened in Osh\n\nURL Source: /a\n\nMarkdown Content:\n{text}\n\nIt stayed."
    )
    article = osce_press.parse(page)
    assert (article.title, article.paragraphs) == ("Bridge opened in Osh", (text, "It stayed."))


def test_the_title_of_the_document_can_stand_above_a_menu() -> None:
    text = "OSH, 3 May 2004 - The OSCE came to the bridge today, and it brought\nmaps:"
    above = "OSCE opens a bridge in Osh | Mill and Bridge\n\n* Home\n* Archive\n\n### "
    article = osce_press.parse(f"{above}OSCE opens a bridge in Osh\n\n{text}\n\n* of rivers\n")
    assert article.title == "OSCE opens a bridge in Osh"
    assert article.paragraphs == (text.replace("\n", " "), "of rivers")


@pytest.mark.parametrize("text", ["#hashtag and #another", "See [1] (below).", "Five ** stars **"])
def test_text_with_such_characters_is_text(text: str) -> None:
    page = f"Bridge opened\n{text}\nThe OSCE was there.\n"
    assert osce_press.parse(page) == osce_press.parse_text(page)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(osce_press.ExtraMissing, match=r'install "osce-press\[markdown\]"') as error:
        osce_press.parse_markdown(MARKDOWN)
    assert error.value.extra == "markdown"
    article = osce_press.parse(MARKDOWN)
    assert "markdown-unread" in {notice.code for notice in article.notices}

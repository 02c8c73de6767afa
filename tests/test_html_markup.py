"""What is taken down of a page's elements: addresses, language, dates, and the places of links."""

import json

import pytest

from osce_press._lines.html import read_html
from osce_press._lines.page import Page
from page_lines import lines

DATED = '{"datePublished": "2006-08-01"}'


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def outcome(page: Page) -> tuple[list[str], list[str], list[str]]:
    """Return a page's lines, the values of its dates, and the codes of its notices."""
    return (
        [line.text for line in lines(page)],
        [stamp.value for stamp in page.markup.stamps],
        [notice.code for notice in page.notices],
    )


class TestAddress:
    @pytest.mark.parametrize(
        ("head", "address"),
        [
            ("<link rel=canonical href=' /1 '>", "/1"),
            ("<link rel=canonical href=/1><link rel=canonical href=/2>", "/1"),
            ("<link rel=canonical href=' '><link rel=canonical href=/2>", "/2"),
            ("<link rel=canonical><link rel=canonical href=/2>", "/2"),
            ("<meta property=og:url content=/1><link rel=canonical href=/2>", "/2"),
            ("<meta property=og:url content=' /1 '><meta property=og:url content=/2>", "/1"),
            ("<meta property=og:url content=' '><meta property=og:url content=/2>", "/2"),
            ("<meta property=og:url><meta property=og:url content=/2>", "/2"),
            ("<meta property=og:url><link rel=canonical>", None),
            ("<link href=/1><link rel=stylesheet href=/2><meta name=og:url content=/3>", None),
        ],
    )
    def test_it_is_the_first_that_the_head_states(self, head: str, address: str | None) -> None:
        page = read_html(f"<head>{head}</head><p>a")
        assert (page.text, page.markup.canonical_url) == ("a", address)


@pytest.mark.parametrize(
    ("attributes", "language"),
    [
        ("lang=' en '", "en"),
        ("xml:lang=de", "de"),
        ("lang=en xml:lang=de", "en"),
        ("lang='' xml:lang=de", "de"),
        ("lang=' ' xml:lang=de", "de"),
        ("lang=' '", None),
        ("class=x", None),
    ],
)
def test_the_language_is_that_of_the_html_element(attributes: str, language: str | None) -> None:
    assert read_html(f"<html {attributes}><p lang=fr>a").markup.language == language


@pytest.mark.parametrize(
    ("html", "dates", "codes"),
    [
        # Its scripts alone are read.
        (f"<div hidden>{DATED}</div>{script('{}')}<script>{DATED}</script>", [], []),
        (f"{script(DATED)}<style>{DATED}</style><p hidden>{DATED}</p>", ["2006-08-01"], []),
        (f'<script type=" Application/LD+JSON ">{DATED}', ["2006-08-01"], []),
        (script(json.dumps({"x": [1] * 20_000} | json.loads(DATED))), ["2006-08-01"], []),
        (script(f"{DATED}}}") + script(DATED), ["2006-08-01"], ["json-ld-unread"]),
    ],
    ids=["other elements", "hidden text", "no end", "long", "unread"],
)
def test_json_ld(html: str, dates: list[str], codes: list[str]) -> None:
    assert outcome(read_html(f"<p>a</p>{html}")) == (["a"], dates, codes)


class TestPre:
    def test_each_newline_ends_a_line(self) -> None:
        html = "<p>a\nb</p><pre>c\n<b>d\ne</b>\r\nf&#13;g<br>h</pre><p>i\nj</p>"
        found = lines(read_html(html))
        assert [line.text for line in found] == ["a b", "c", "d", "e", "f", "g", "h", "i j"]
        assert [line.hints.tag for line in found] == ["p", *["pre"] * 6, "p"]


#: A zero width space, a byte order mark, and a no-break space: blanks to the reader, too.
THIN, BOM, HARD = "\u200b", "\ufeff", "\u00a0"


def texts(html: str) -> list[str]:
    return [line.text for line in lines(read_html(html))]


class TestWords:
    @pytest.mark.parametrize(
        ("html", "text"),
        [
            ("<p><b> a</b></p>", "a"),
            ("<p><b>a </b></p>", "a"),
            (f"<p><b>a{BOM}</b></p>", "a"),
            ("<p><a href=/>a </a><i> </i><b> </b></p>", "a"),
            ("<p>a<b> </b></p>", "a"),
            ("<p>a <b> X-ray</b></p>", "a X-ray"),
            ("<p>a<b>X</b>  c</p>", "aX c"),
            ("<p>a<b>  b  </b> c</p>", "a b c"),
            ("<p><b>a</b>  <b>  b</b></p>", "a b"),
            (f"<p><b>{THIN} a</b>  b</p>", "a b"),
            (f"<p>a <b> b{HARD}{BOM}</b><i>{THIN}</i></p>", "a b"),
            (f"<p><a href=/>{THIN}a{BOM}</a></p>", "a"),
            (f"<p>{HARD}<b>a{HARD}b</b>{HARD}</p>", f"a{HARD}b"),
        ],
    )
    def test_blanks_at_its_ends_and_double_ones_are_taken_out(self, html: str, text: str) -> None:
        assert texts(html) == [text]

    @pytest.mark.parametrize(
        "html",
        [
            "<p>a</p><p><b> </b></p>",
            "<p>a</p><p><a href=/></a></p>",
            f"<p>a</p><p><a href=/><b>{THIN}</b> </a></p>",
            "<p>a</p><p><img src=x> <time datetime=2006-08-01></time></p>",
        ],
    )
    def test_marks_without_words_are_no_line(self, html: str) -> None:
        assert texts(html) == ["a"]


class TestPlaces:
    def test_a_link_does_not_begin_or_end_with_blanks(self) -> None:
        html = f"<p>see <a href=/1>{THIN}a b{BOM}</a> and <a href=/2>{HARD}c{HARD}</a>.</p>"
        page = read_html(html)
        assert page.text == f"see {THIN}a b{BOM} and {HARD}c{HARD}."
        assert page.markup.links == (("/1", "a b", 5), ("/2", "c", 15))

    def test_a_link_ends_where_another_begins_in_it(self) -> None:
        page = read_html("<a href=/1><p>a</p><div><a href=/2>b</a></div></a><p>d</p>")
        assert [(link.url, link.text.strip()) for link in page.markup.links] == [
            ("/1", "a"),
            ("/2", "b"),
        ]
        assert lines(page)[-1].link_share == 0

    def test_a_form_feed_is_a_blank(self) -> None:
        page = read_html("<p>a\fb<img src=x.png alt='A\fdog'><a href=/>c\fd</a></p>")
        assert page.text == "a bc d"
        assert page.markup.images == (("x.png", "A dog", 3),)
        assert page.markup.links == (("/", "c d", 3),)

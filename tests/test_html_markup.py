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


def test_the_head_can_state_the_language_where_the_html_element_does_not() -> None:
    shared = "<meta property=og:locale content=hr_HR>"
    sent = "<meta http-equiv=Content-Language content='bs, hr'>"
    for head, language in ((shared, "hr_HR"), (sent, "bs"), (shared + sent, "bs"), ("", None)):
        markup = read_html(f"<html lang=''><head>{head}</head><p>a").markup
        assert markup.language == language
        assert (language is None) == (markup.language_markup == "")
        assert read_html(f"<html lang=de><head>{head}</head><p>a").markup.language == "de"


class TestJsonLd:
    def test_only_its_scripts_are_read(self) -> None:
        html = (
            f"<div hidden>{DATED}</div>{script('{}')}<style>{DATED}</style><script>{DATED}</script>"
        )
        assert outcome(read_html(f"{html}<p>a")) == (["a"], [], [])

    def test_hidden_text_after_a_script_is_not_read(self) -> None:
        html = f"{script(DATED)}<style>{DATED}</style><script>{DATED}</script><p hidden>{DATED}</p>"
        assert outcome(read_html(f"{html}<p>a")) == (["a"], ["2006-08-01"], [])

    def test_a_long_script_is_read_whole(self) -> None:
        long = json.dumps({"x": [1] * 20_000, "datePublished": "2006-08-01"})
        assert outcome(read_html(f"{script(long)}<p>a")) == (["a"], ["2006-08-01"], [])

    def test_a_script_that_nothing_ends_is_read(self) -> None:
        html = f'<p>a</p><script type=" Application/LD+JSON ">{DATED}'
        assert outcome(read_html(html)) == (["a"], ["2006-08-01"], [])

    def test_one_that_cannot_be_read_is_noticed_although_the_next_one_can(self) -> None:
        html = f"{script(DATED[:-1])}{script(DATED)}<p>a"
        assert outcome(read_html(html)) == (["a"], ["2006-08-01"], ["json-ld-unread"])


class TestPre:
    def test_each_newline_ends_a_line(self) -> None:
        html = "<p>a\nb</p><pre>c\n<b>d\ne</b>\r\nf&#13;g<br>h</pre><p>i\nj</p>"
        found = lines(read_html(html))
        assert [line.text for line in found] == ["a b", "c", "d", "e", "f", "g", "h", "i j"]
        assert [line.hints.tag for line in found] == ["p", *["pre"] * 6, "p"]

    def test_one_in_another(self) -> None:
        html = "<xmp>a\nb</xmp><div><pre>c<pre>d\ne</pre>f\ng</pre>h\ni</div>"
        assert read_html(html).text == "a\nb\nc\nd\ne\nf\ng\nh i"


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

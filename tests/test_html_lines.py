"""Lines of HTML with links, bold words, images and dates in them: words, places and shares."""

import pytest

from osce_press._lines.html import read_html
from osce_press._lines.page import Hints
from page_lines import lines

#: A zero width space, a byte order mark, and a no-break space: blanks to the reader, too.
THIN, BOM, HARD = "\u200b", "\ufeff", "\u00a0"


def texts(html: str) -> list[str]:
    return [line.text for line in lines(read_html(html))]


def hints(html: str) -> list[Hints]:
    return [line.hints for line in lines(read_html(html))]


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
        assert lines(page)[-1].hints.link_share == 0

    def test_a_form_feed_is_a_blank(self) -> None:
        page = read_html("<p>a\fb<img src=x.png alt='A\fdog'><a href=/>c\fd</a></p>")
        assert page.text == "a bc d"
        assert page.markup.images == (("x.png", "A dog", 3),)
        assert page.markup.links == (("/", "c d", 3),)

"""HTML becomes lines: what is seen, in order, once, with hints; and nothing else happens."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osce_press._lines.html import read_html
from osce_press._lines.page import Page

#: A zero width space, a byte order mark, and a no-break space: blanks to the reader, too.
THIN, BOM, HARD = "\u200b", "\ufeff", "\u00a0"
DATED = '{"datePublished": "2006-08-01"}'


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def deep(depth: int) -> str:
    return script(f'{DATED[:-1]}, "x": ' + '{"x":' * depth + "1" + "}" * (depth + 1))


def texts(html: str) -> list[str]:
    return [*read_html(html).texts]


def codes(page: Page) -> list[str]:
    return [notice.code for notice in page.notices]


class TestLines:
    @pytest.mark.parametrize(
        ("html", "lines"),
        [
            ("<p>one<p>two", ["one", "two"]),
            ("<p>one</p>two<div>three</div>four", ["one", "two", "three", "four"]),
            ("<dl><dt>Date:<dd>1 May</dl>", ["Date:", "1 May"]),
            ("<table><tr><th>a<td>b<tr><td>c<td>d</table>", ["a", "b", "c", "d"]),
            ("<select><option>a<option>b</select>", ["a", "b"]),
            ("<figure><img src=x alt=no><figcaption>yes</figcaption></figure>", ["yes"]),
            *[("a<br>b<br/>c", ["a", "b", "c"]), ("<h1>a<br>b</h1>", ["a b"])],
            ("<h2><a href=/>a <br> b</a></h2>", ["a b"]),
            ("<pre>a\n  b\r\n\nc</pre>", ["a", "b", "c"]),
            ("<textarea>a\nb</textarea>", ["a", "b"]),
            ("<pre>a<pre>b\nc</pre>d\ne</pre>f\ng", ["a", "b", "c", "d", "e", "f g"]),
            ("<xmp>a\nb</xmp><div><pre>c<pre>d\ne</pre>f\ng</pre>h\ni</div>", [*"abcdefg", "h i"]),
            ("x<hr>y", ["x", "y"]),
            ("<pre>c\n<b>d\ne</b>\r\nf&#13;g<br>h</pre>i\nj", [*"cdefgh", "i j"]),
            # Blanks at their ends and double ones are taken out.
            ("<p> \t a \n\n b\fc<b> </b> <i> d</i> </p>", ["a b c d"]),
            ("<p>\u00a0a\u00a0b\u00a0<p>&nbsp;<p>\u200b\ufeff", ["a\u00a0b"]),
            (f"<p><b>a{BOM}</b></p>", ["a"]),
            ("<p><a href=/>a </a><i> </i><b> </b></p>", ["a"]),
            *(("<p>a <b> X-ray</b></p>", ["a X-ray"]), ("<p>a<b>X</b>  c</p>", ["aX c"])),
            *(("<p><b>a</b>  <b>  b</b></p>", ["a b"]), (f"<p><b>{THIN} a</b>  b</p>", ["a b"])),
            (f"<p>a <b> b{HARD}{BOM}</b><i>{THIN}</i></p>", ["a b"]),
            (f"<p><a href=/>{THIN}a{BOM}</a></p>", ["a"]),
            (f"<p>{HARD}<b>a{HARD}b</b>{HARD}</p>", [f"a{HARD}b"]),
            # Marks without words are no line.
            ("<p>a</p><p><b> </b></p>", ["a"]),
            (f"<p>a</p><p><a href=/><b>{THIN}</b> </a></p>", ["a"]),
            ("<p>a</p><p><img src=x> <time datetime=2006-08-01></time></p>", ["a"]),
            ("<p>a3<sup><a href=#1>12</a></sup> b<sup>2</sup> 10<sup>6</sup></p>", ["a3¹² b2 10⁶"]),
            # These do not hide them.
            ("<p aria-hidden=true>a</p><p style='x-display:none; color:red'>b", ["a", "b"]),
        ],
    )
    def test_where_they_end_and_what_is_in_them(self, html: str, lines: list[str]) -> None:
        assert texts(html) == lines

    @pytest.mark.parametrize("tag", ["a", "abbr", "b", "em", "span", "sup", "time", "x-new"])
    def test_inline_elements_do_not_end_them(self, tag: str) -> None:
        assert texts(f"<p>a<{tag}>b</{tag}>c <{tag}> d </{tag}> e") == ["abc d e"]

    @pytest.mark.parametrize(
        "hidden",
        [
            *("<script>a < b</script>", "<style>p > a {}</style>", "<template><p>x</p></template>"),
            *("<noscript><p>x</p></noscript>", "<title>x</title>", "<!-- <p>x -->"),
            *("<![CDATA[x]]>", "<?php x ?>", "<iframe><p>x</iframe>", "<video>x</video>"),
            "<p hidden>x<b>y</b></p>",
        ],
    )
    def test_what_is_not_shown(self, hidden: str) -> None:
        assert texts(f"<div>a{hidden}b</div>c") == ["ab", "c"]

    def test_what_stands_outside_the_body(self) -> None:
        page = read_html("a<html>b<head>c</head><body>d</body></html>e")
        assert "".join(page.text.split()) == "abcde"

    def test_nothing(self) -> None:
        for html in ("", " ", "<!--", "<p>", "<p", "\ufeff", "<script>x"):
            assert texts(html) == []


LABELS = (
    *("<dt>x", "<table><tr><th>x", "<label>x</label>", "<b><div>x</div></b>"),
    *("<p> <b>x</b> <strong> </strong></p>", "<p><b><i>x</i></b></p>", "<p><b>x</b>: 1 May</p>"),
    *("<div class='label'><p>x</p></div>", "<p><span class='views-label'>x</span></p>"),
    *("<p><span class=field-label>x:</span> 1 May</p>", "<p><b>x:&nbsp;</b>1 May</p>"),
    "<p><b>x</b><b>y:</b> 1 May</p>",
)
NO_LABELS = (
    *("<p>x", "<p><b>x</b> well", "<p>x <b>Date:</b> y", "<p><b></b>x", "<dt><h3>x</h3></dt>"),
    *("<div class=field-label-inline>x</div>", "<dl class=label><dd class=label>x</dd></dl>"),
)


@pytest.mark.parametrize("html", [*LABELS, *NO_LABELS])
def test_a_line_is_or_begins_with_a_label(html: str) -> None:
    page = read_html(html)
    assert page.hints[0].label == (html in LABELS)
    assert [text[:1] for text in page.texts] == ["x"]


def test_an_empty_time_lies_between_two_lines() -> None:
    page = read_html("<dl><dt>Date:<dd><time datetime=2006-08-01></time><dt>Place:</dl>")
    (stamp,) = page.markup.stamps
    assert stamp.offset is not None
    assert len("Date:") <= stamp.offset < page.text.index("Place:")


@pytest.mark.parametrize(
    ("html", "text", "link"),
    [
        ("<p>see <a href=' /a '> a  <b>lake</b> </a>", "see a lake", ("/a", "a lake", 4)),
        ("<p>see <a href=/b>b</a><a>none</a>", "see bnone", ("/b", "b", 4)),
        ("<a href=/c><p>c</p><p>d</p></a>", "c\nd", ("/c", "c\nd", 0)),
        ("<p>e<a href=/e></a>", "e", ("/e", "", 1)),
        ("<p>see <a href=/>c\fd</a>", "see c d", ("/", "c d", 4)),
        # They do not begin or end with blanks.
        (f"see <a href=/1>{THIN}a b{BOM}</a>.", f"see {THIN}a b{BOM}.", ("/1", "a b", 5)),
        (f"<p>see <a href=/2>{HARD}c{HARD}</a>.", f"see {HARD}c{HARD}.", ("/2", "c", 5)),
    ],
)
def test_links(html: str, text: str, link: tuple[str, str, int]) -> None:
    page = read_html(html)
    assert (page.text, [*page.markup.links]) == (text, [link])


def test_a_link_ends_where_another_begins_in_it() -> None:
    page = read_html("<a href=/1><p>a</p><div><a href=/2>b</a></div></a><p>d</p>")
    assert [link.text.strip() for link in page.markup.links] == ["a", "b"]
    assert page.link_shares[-1:] == (0,)


def test_images() -> None:
    page = read_html("<p>a<img src=x.png alt=' A\fdog '> b<p><img src=y.png><img alt=z>")
    assert (page.text, page.markup.images) == ("a b", (("x.png", "A dog", 1), ("y.png", "", 3)))


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
def test_the_address_is_the_first_that_the_head_states(head: str, address: str | None) -> None:
    page = read_html(f"<head>{head}</head><p>a")
    assert (page.text, page.markup.canonical_url) == ("a", address)


SHARED = "<meta property=og:locale content=hr_HR>"
SENT = "<meta http-equiv=Content-Language content='bs, hr'>"


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        *[("lang=' en '", SHARED, "en"), ("xml:lang=de", SENT, "de")],
        *[("lang=en xml:lang=de", "", "en"), ("lang='' xml:lang=de", "", "de")],
        *[("lang=' ' xml:lang=de", "", "de"), ("lang=' '", "", None), ("class=x", "", None)],
        *[("lang=''", SHARED, "hr_HR"), ("lang=''", SENT, "bs"), ("lang=''", SHARED + SENT, "bs")],
    ],
)
def test_the_language_is_that_of_the_html_element_or_else_of_the_head(
    attributes: str, head: str, language: str | None
) -> None:
    markup = read_html(f"<html {attributes}><head>{head}</head><p lang=fr>a").markup
    assert markup.language == language
    assert (language is None) == (markup.language_markup == "")


@pytest.mark.parametrize(
    ("html", "dates", "noticed"),
    [
        # Its scripts alone are read.
        (f"<div hidden>{DATED}</div>{script('{}')}<script>{DATED}</script>", [], []),
        (f"{script(DATED)}<style>{DATED}</style><p hidden>{DATED}</p>", ["2006-08-01"], []),
        (f'<script type=" Application/LD+JSON ">{DATED}', ["2006-08-01"], []),
        (script(json.dumps({"x": [1] * 20_000} | json.loads(DATED))), ["2006-08-01"], []),
        (script(DATED.replace(":", "")) + script(DATED), ["2006-08-01"], ["json-ld-unread"]),
        (script("{'datePublished': '2006-08-01'}"), [], ["json-ld-unread"]),
        *[(deep(150), [], ["json-ld-unread"]), (deep(50_000), [], ["json-ld-unread"])],
    ],
    ids=["elsewhere", "hidden", "no end", "long", "unread", "script", "deep", "deeper"],
)
def test_json_ld(html: str, dates: list[str], noticed: list[str]) -> None:
    page = read_html(f"<p>a</p>{html}")
    assert (page.text, [stamp.value for stamp in page.markup.stamps]) == ("a", dates)
    assert codes(page) == noticed


class TestTraps:
    """What lxml does to a page unless told otherwise."""

    @pytest.mark.parametrize(
        "declaration",
        ['<?xml version="1.0" encoding="iso-8859-1"?>', "<meta charset=windows-1251>"],
    )
    def test_str_with_a_declaration(self, declaration: str) -> None:
        assert texts(f"{declaration}<p>Türkiye – “x”") == ["Türkiye – “x”"]

    def test_a_long_text_node(self) -> None:
        words = "word " * 2_200_000
        page = read_html(f"<p>{words}</p><p>after</p>")
        assert [*page.texts] == [words.strip(), "after"]

    @pytest.mark.parametrize(
        "bad",
        ["\0", "\x01", "\x02", "\x03a", "\x0b", "\x1f", "\ufffe", "\ud800", "&#1;", "&#x0003;z"],
    )
    def test_other_characters_that_html_cannot_hold(self, bad: str) -> None:
        # Text can stand before any tag.
        for start in ("<p>a", "#"):
            page = read_html(f"{start}{bad}b</p><p>c</p>")
            assert re.fullmatch("[a#]\ufffd[az]?b\nc", page.text)
            assert codes(page) == ["characters-replaced"]

    def test_control_characters_that_it_can(self) -> None:
        page = read_html("<p>a\x7fb\x81c&#9;d&#10;e&#65;</p>")
        assert (page.text, codes(page)) == ("a\x7fb\x81c d eA", [])


class TestTooDeep:
    """Of a page that is too deep for libxml2, tags end lines and the rest is text."""

    @staticmethod
    def read(html: str) -> str:
        page = read_html("<b>" * 600 + html)
        assert codes(page)[-1] == "depth-exceeded"
        return page.text

    @pytest.mark.parametrize(
        ("html", "text"),
        [
            ("<p>a<P CLASS='x y'>b<br>c", "a\nb\nc"),
            ("a &amp; &copy;&#8211; &lt;p&gt;", "a & ©– <p>"),
            ("a<script>if (1 < 2) '<p>'</script>b<style>c</style><!-- <p> --><?y?>d", "a\nb\nd"),
            ("a < b <3 c", "a < b <3 c"),
            ("a  b\n\tc", "a b c"),
            # What nothing ends.
            *(
                (f"<p>a</p>{it}", "a")
                for it in ("<p a='x", "<p", "<!-- x", "<script>x", "</p", "<!x")
            ),
        ],
    )
    def test_what_is_left(self, html: str, text: str) -> None:
        assert self.read(html) == text

    def test_a_number_that_is_no_character(self) -> None:
        assert self.read(f"<p>a &#{'9' * 5_000}; b</p>").startswith("a ")

    @given(st.text(st.sampled_from(list("<>/!-?&#; \"'=apbr\n")), max_size=60))
    def test_anything(self, html: str) -> None:
        page = read_html("<b>" * 600 + html)
        assert page.text == "\n".join(page.texts)


@given(st.text() | st.text("<>/!-?pbrdiv =\"'&#;0123\n\x00", max_size=100))
@settings(max_examples=300)
def test_lines_are_slices_of_the_linear_text(html: str) -> None:
    page = read_html(html)
    assert page.text == "\n".join(page.texts)
    assert [*page.starts] == [*page.offsets]
    for text, offset in zip(page.texts, page.offsets, strict=True):
        assert page.text[offset : offset + len(text)] == text == text.strip() != ""
    for anchor in (*page.markup.links, *page.markup.images):
        assert 0 <= anchor.offset <= len(page.text)
    for link in page.markup.links:
        assert page.text[link.offset : link.offset + len(link.text)] == link.text

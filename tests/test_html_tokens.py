"""Pages too deep for libxml2: the tokeniser reads them as the parser reads shallow ones."""

import attrs
import pytest

from osce_press._lines.html import read_html
from osce_press._lines.html_lines import read_record
from osce_press._lines.html_tokens import drop_attributes, read_tokens
from osce_press._lines.page import Line, Markup

DATED = '{"datePublished": "2006-08-01", "name": "a &quot; <p>b"}'


def read(html: str) -> tuple[tuple[Line, ...], Markup]:
    """Read a page as if it was deep."""
    _, lines, markup = read_record(read_tokens(html))
    return lines, markup


def texts(html: str) -> list[str]:
    return [line.text for line in read(html)[0]]


@pytest.mark.parametrize(
    "body",
    [
        "<p>a --> b<!-- <p>c</p> -->d<!-- e > f - g -->h<!--i->-->j</p>",
        "<p>a<!x y>b<?z?>c</p><!doctype html>",
        f"<script type='application/ld+json'>{DATED}</script><p>a</p>",
        "<p>a</p><script>b</script><p>c</p><script>'</p>' <!-- </SCRIPT ><p>d</p>",
        "<textarea>a &amp; b\nc</textarea><p>d &amp; e</p>",
        "<title>a &lt; <b></title><p>b</p><style>p > a { content: '</p>' }</style>",
        "<P CLASS=Menu ID='b'>a</P><DIV Role=search>b</DIV><p class=\"a 'b' label\">c</p>",
        "<p><a href = '/?a=1&amp;b=2' class=x>a</a><a href=/c/d>b</a><a href=\"\">c</a></p>",
        "<ul><li>a<ul><li>b<li>c</ul><li>d</ul><p>e<p>f<h2>g</h2>",
        "<dl><dt>a<dd>b<dt>c<dd>d</dl><select><option>e<option>f</select>",
        "<table><tr><th>a<td>b<tr><td>c<th>d</table><p>e",
        "<p>a<img src=x alt='y &amp; z'>b<br>c<input>d</p><hr><p>e",
        "<p><b>a: <i>b</b>c</p><div><span>d</div>e",
    ],
)
def test_lines_and_markup_are_those_of_the_parser(body: str) -> None:
    html = f"<html lang=en><head></head><body>{body}</body></html>"
    page = read_html(html)
    assert read(html) == (page.lines, page.markup)


def test_a_fragment_has_neither_body_nor_language() -> None:
    lines, markup = read("a<div>b</div><p>c</p>")
    assert [line.text for line in lines] == ["a", "b", "c"]
    assert {line.hints.container for line in lines} == {0}
    assert markup == Markup()


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a<!-->b<!--->c<!-- d --!>e</p>", ["abce"]),
        ("<p>a</p><!-- b --><p>c --> d", ["a", "c --> d"]),
        ("<p>a</b>b</div>c</p>d", ["abc", "d"]),
        ("<p>a</p ><p/>b<p x/y>c</p x=y>d", ["a", "b", "c", "d"]),
        ("<p>a</1>b</>c", ["abc"]),
        ("<p>a<1>b< c<", ["a<1>b< c<"]),
        ("<pre>a\rb\r\nc</pre>d\re", ["a", "b", "c", "d e"]),
        ("<xmp>a &amp; <b>b</b>\nc</xmp>d &amp; e", ["a &amp; <b>b</b>", "c", "d & e"]),
        ("<textarea>a &amp; <b>b</textarea>c", ["a & <b>b", "c"]),
        ("</script>a<script>b</script>c", ["ac"]),
        ("<p>a</p><textarea>b &amp; <i>", ["a", "b & <i>"]),
        ("<p>a<p x='b>c</p>d", ["a"]),
        ("<p>a</p><!-- b > c", ["a"]),
        ("<p>a</p><!b", ["a"]),
        ("<p>a</p></p", ["a"]),
        ("<p>a<plaintext>b</plaintext><p>&amp;", ["a", "b</plaintext><p>&amp;"]),
    ],
)
def test_tags_that_are_not_well_formed(html: str, lines: list[str]) -> None:
    assert texts(html) == lines


@pytest.mark.parametrize(
    ("attribute", "address"),
    [
        ("href=/a", "/a"),
        ("HREF = /a", "/a"),
        ("href\n=\n'/a b'", "/a b"),
        ('href="/a>b"', "/a>b"),
        ("x href=/a href=/b", "/a"),
        ("href=/a'b", "/a'b"),
        ("/href=/a/", "/a/"),
        ("href=", ""),
        ("href='&#0000047;&sol;&#x000000002F;&#99999999;'", "///\ufffd"),
    ],
)
def test_attributes(attribute: str, address: str) -> None:
    (link,) = read(f"<a {attribute}>a</a>")[1].links
    assert link.url == address


def test_a_deep_page_is_read_whole() -> None:
    html = (
        "<html lang=en><link rel=canonical href=/1>"
        f"<script type=application/ld+json>{DATED}</script><p>a</p>"
        + "<div>" * 600
        + "<h1>b</h1><p>c <a href=/2>d</a><img src=x.png></p>"
        + "</div>" * 600
        + "<ul class=menu><li>e</ul>"
    )
    page = read_html(html)
    assert page.text == "a\nb\nc d\ne"
    assert [line.hints.heading for line in page.lines] == [0, 1, 0, 0]
    assert [line.hints.landmark for line in page.lines] == ["", "", "", "navigation"]
    assert [notice.code for notice in page.notices] == ["depth-exceeded"]
    assert attrs.asdict(page.markup, recurse=False) == {
        "stamps": (("2006-08-01", "json-ld", None),),
        "links": (("/2", "d", 6),),
        "images": (("x.png", "", 7),),
        "language": "en",
        "canonical_url": "/1",
    }


def test_each_tag_with_more_than_a_thousand_attributes_is_counted() -> None:
    many = "".join(f" a{number}" for number in range(1_001))
    html = f"x<p{many}>a</p><!-- <p{many}> --><script><p{many}></script><br{many}/><b c=d>b"
    assert drop_attributes(html) == (
        f"x<p>a</p><!-- <p{many}> --><script><p{many}></script><br><b c=d>b",
        2,
    )


def test_a_thousand_characters_of_attributes_are_no_thousand_attributes() -> None:
    for length in (999, 1_000, 1_001):
        html = f"<p class={'x' * (length - len(' class='))}>a</p>"
        assert drop_attributes(html) == (html, 0)

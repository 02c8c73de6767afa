"""Links, images and downloads: what an article in HTML carries besides its text."""

import osce_press
from osce_press import Image, Link

PAGE = """
<html><body>
<nav><a href="/menu.pdf">Menu</a></nav>
<main>
<h1>OSCE opens a library of maps</h1>
<dl><dt>Date:</dt><dd>3 May 2004</dd><dt>Source:</dt><dd>OSCE Secretariat</dd></dl>
<figure><img src="/maps.jpg" alt="A wall of maps"><figcaption>A wall of maps</figcaption></figure>
<p>The <a href="/library">library</a> has <a href="https://a.example/x.PDF?y=1#z">a list</a>.</p>
<p>It has <a href="mailto:a@b.example">a keeper</a>, and <a href="/1?download=true">a form</a>.</p>
</main>
<footer><a href="/about.pdf">About</a><img src="/logo.png" alt="Logo"></footer>
</body></html>
"""


def test_of_the_body_and_no_other() -> None:
    article = osce_press.parse(PAGE, url="https://www.osce.org/node/1")
    assert article.links == (
        Link("library", "https://www.osce.org/library"),
        Link("a list", "https://a.example/x.PDF?y=1#z"),
        Link("a keeper", "mailto:a@b.example"),
        Link("a form", "https://www.osce.org/1?download=true"),
    )
    assert article.downloads == (article.links[1], article.links[3])
    assert article.images == (Image("https://www.osce.org/maps.jpg", "A wall of maps"),)
    assert "A wall of maps" not in article.text


def test_as_printed_without_the_address_of_the_page() -> None:
    assert osce_press.parse(PAGE).links[0] == Link("library", "/library")


def test_an_address_that_is_none_is_kept() -> None:
    page = PAGE.replace('href="/library"', 'href="http://[x"')
    assert osce_press.parse(page, url="https://www.osce.org/").links[0].url == "http://[x"


def test_text_has_none() -> None:
    article = osce_press.parse("OSCE and maps\nThe OSCE has a library of maps.\nIt is open.\n")
    assert (article.links, article.images, article.downloads) == ((), (), ())

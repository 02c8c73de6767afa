"""Links, images and downloads: what an article in HTML carries besides its text."""

import pytest

import osce_press
from osce_press import Image, Link

PAGE = """
<html><body>
<nav><a href="/menu.pdf">Menu</a></nav>
<main>
<h1>OSCE opens a library of maps</h1>
<dl><dt>Date:</dt><dd>3 May 2004</dd><dt>Source:</dt><dd>OSCE Secretariat</dd></dl>
<figure><img src="/maps.jpg" alt="A wall of maps"><figcaption>A wall of maps</figcaption></figure>
<p>The new <a href="/library">library</a> has maps of all the rivers of the region, and prints
<a href="https://a.example/x.PDF?y=1#z">a list</a>.</p>
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


def test_an_address_that_is_none_is_kept() -> None:
    page = PAGE.replace('href="/library"', 'href="http://[x"')
    assert osce_press.parse(page, url="https://www.osce.org/").links[0].url == "http://[x"
    for url in ("http://[x", None):
        assert osce_press.parse(PAGE, url=url).links[0] == Link("library", "/library")


@pytest.mark.parametrize(
    "address",
    ["", " # ", "JavaScript:void(0)", "data:,x", "about:blank", "/cdn-cgi/l/email-protection#5d"],
)
def test_what_leads_nowhere_is_no_link(address: str) -> None:
    page = PAGE.replace('href="/library"', f'href="{address}"')
    assert osce_press.parse(page).links[0].text == "a list"


@pytest.mark.parametrize(
    ("address", "below"),
    [
        *(("2", "http://www.osce.org/a/2"), ("/2", "http://www.osce.org/2")),
        ("/web/2010/http://a.example/", None),
    ],
)
def test_addresses_on_a_copy_in_an_archive(address: str, below: str | None) -> None:
    archive, page = "https://archive.example", PAGE.replace('href="/library"', f'href="{address}"')
    article = osce_press.parse(page, url=f"{archive}/web/2009/http://www.osce.org/a/1")
    expected = f"{archive}/web/2009/{below}" if below else archive + address
    assert article.links[0].url == expected


PARAGRAPH = "The OSCE opened a library of maps in the old town today."


def article(body: str) -> osce_press.Article:
    return osce_press.parse(
        f"<nav>Menu</nav><main><h1>OSCE opens a library</h1>{body}<p>{PARAGRAPH}</p></main>"
        "<footer><a href=/rules>Rules</a></footer>"
    )


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        *[("/maps.pdf", True), ("/maps.pdf?from=osh?to=bar", True)],
        *[("/maps?as=file&download=true", True), ("/maps", False), ("/maps.png", False)],
        *[("/maps.pdf/all", False), ("/.pdf", False), ("/maps#x.pdf", False)],
        *[("/maps#?download=true", False), ("/maps' type='application/pdf; length=9", True)],
        *[("/maps' download='", True), ("/maps' title='maps.odt", True), ("/1' type='a/b", False)],
    ],
)
def test_documents_are_told_by_their_address(address: str, *, offered: bool) -> None:
    found = article(f"<p>See <a href='{address}'>maps</a> here.</p>")
    assert found.links == (Link("maps", address.partition("'")[0]),)
    assert found.downloads == (found.links if offered else ())


def test_files_below_the_text_can_have_their_size_beside_them() -> None:
    listed = "<h2>Downloads</h2><ul><li><a href=/1.pdf>Maps</a> (PDF, 1.2 MB)</li></ul>"
    page = f"<main><h1>OSCE opens a library</h1><p>{PARAGRAPH}</p></main>{listed}"
    found = osce_press.parse(f"{page}<p>(<a href=/2.pdf>PDF</a>, 3 kB)</p>")
    assert (found.body, found.downloads[0]) == (PARAGRAPH, Link("Maps", "/1.pdf"))


def test_an_image_with_a_line_of_the_site_next_to_it_is_the_sites() -> None:
    found = article(f"<img src=/first><p>{PARAGRAPH}</p><img src=/second>")
    assert [image.url for image in found.images] == ["/first", "/second"]
    page = (
        "<nav>Menu</nav><img src=/logo><main><h1>OSCE opens a library</h1>"
        f"<p>{PARAGRAPH}</p></main><img src=/bar><footer>Rules</footer>"
    )
    assert osce_press.parse(page).images == ()
    bar = "<div class=share-bar><a href=//fb.com><img src=/icon></a></div>"
    assert article(f"<p>{PARAGRAPH}</p>{bar}").images == ()
    # A logo can be all that there is in a header; that of the article holds its title.
    head = "<header><a href=/><img src=/logo></a></header>"
    own = "<header><h1>OSCE opens a library</h1><img src=/books></header>"
    (image,) = osce_press.parse(f"{head}{own}<p>{PARAGRAPH}</p>").images
    assert image.url == "/books"
    # A caption's element is called so.
    shown = "<div class=wp-caption><img src=/map><p>Pupils draw the river</p></div>"
    found = article(f"<p>{PARAGRAPH}</p>{shown}<p>{PARAGRAPH}</p>")
    assert [image.url for image in found.images] == ["/map"]
    assert "caption" in {block.role for block in found.blocks}


LAZY = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


@pytest.mark.parametrize(
    ("image", "address"),
    [
        (f'<img src="{LAZY}" data-src=/a.jpg>', "/a.jpg"),
        ('<img data-srcset="/small.jpg 1x, /a.jpg 2x">', "/a.jpg"),
        *[(f'<img srcset="{it}">', "/a.jpg") for it in ("/s 4w, /a.jpg 8w", "/a.jpg 2x, /s, /t x")],
        ("<img src=about:blank data-lazy-srcset='/a.jpg?w=9,5 9w,/b.jpg 5w'>", "/a.jpg?w=9,5"),
        ("<img src=/spacer.gif data-original=/a.jpg>", "/a.jpg"),
        ("<img data-lazy=true src=/a.jpg data-url=/node/1>", "/a.jpg"),
        ("<picture><source srcset=/a.webp><img src=/a.jpg></picture>", "/a.jpg"),
        ("<picture><source data-srcset=/a.webp><img></picture>", "/a.webp"),
        (f'<img src="{LAZY}"><noscript><img src=/a.jpg></noscript>', "/a.jpg"),
        *[(f"<img src=/count.gif {it}>", None) for it in ("width=1 height=1", "style='width:1px'")],
        (f'<img src="{LAZY}">', None),
    ],
)
def test_an_image_is_where_scripts_would_load_it_from(image: str, address: str | None) -> None:
    found = article(f"<p>{PARAGRAPH}</p><p>{image}</p>").images
    assert [image.url for image in found] == ([] if address is None else [address])


@pytest.mark.parametrize("base", ["data:,x", " JavaScript:void(0)", ""])
def test_a_base_that_is_no_address_is_none(base: str) -> None:
    page = f"<base href='{base}'><h1>OSCE opens a library</h1><p>See <a href=a>maps</a> here.</p>"
    (link,) = osce_press.parse(page, url="https://www.osce.org/node/1").links
    assert link.url == "https://www.osce.org/node/a"


@pytest.mark.parametrize("url", [None, "https://www.osce.org/node/1"])
def test_addresses_are_below_the_base_that_the_page_states(url: str | None) -> None:
    # Browsers leave out what broke an address, and read backslashes as slashes.
    body = (
        f"<p>See <a href='.\\maps&#9;.pdf'>maps</a> here.</p><img src='.\\a.jpg'><p>{PARAGRAPH}</p>"
    )
    head = "<base href=https://maps.example/osh/><link rel=canonical href=1>"
    found = osce_press.parse(f"{head}<main><h1>OSCE opens a library</h1>{body}", url=url)
    assert found.url == (url or "https://maps.example/osh/1")
    assert [link.url for link in found.links] == ["https://maps.example/osh/maps.pdf"]
    assert found.downloads == found.links
    assert [image.url for image in found.images] == ["https://maps.example/osh/a.jpg"]
    entry = "<h3><a href={0}>Map {0}</a></h3><p>Publishing date: 3 May 2004</p>"
    listing = osce_press.parse_listing(
        f"<base href=https://maps.example/osh/><h1>News</h1>{entry.format(1)}{entry.format(2)}",
        url=url,
    )
    urls = [f"https://maps.example/osh/{number}" for number in (1, 2)]
    assert [entry.url for entry in listing.entries] == urls

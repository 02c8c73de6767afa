"""The entries of a listing, where each begins and ends, and what stands around them."""

import re
from datetime import date
from pathlib import Path

import pytest

from osce_press import PageType, page_type, parse, parse_listing
from osce_press.testing import assert_lossless

SITE = "https://www.osce.org"
TWO = """\
Bees are counted
Publishing date: 5 May 2004
The bees of three villages were counted.
Maps are drawn
Publishing date: 4 May 2004
The maps of three villages were drawn.
"""
DATE = "<p>Publishing date: 5 May 2004</p>"
TEASER = "<p>It is.</p>"

#: Listings below a title, and what is read from them, by what is special to them.
LISTINGS = dict(
    re.findall(r"== (.*)\n((?:.+\n)+)", Path(__file__).with_name("listings.txt").read_text("utf-8"))
)


@pytest.mark.parametrize("name", LISTINGS)
def test_listings(name: str) -> None:
    lines, *said = LISTINGS[name].strip().split("\n-> ")
    page = f"<main><h1>Press releases</h1>{lines}</main>" if lines[0] == "<" else lines
    assert page_type(page) is PageType.LISTING
    listing = parse_listing(page)
    assert_lossless(listing)
    found = [[it.title, it.url, it.date and str(it.date), it.teaser] for it in listing.entries]
    assert [" // ".join(map(str, parts)).replace("\n\n", " ") for parts in found] == said


def entry(day: int) -> str:
    """Return an entry of three lines, its title a link."""
    date = f"<p>Publishing date: {day} May 2004</p>"
    return f"<h3><a href=/{day}>Bees on day {day}</a></h3>{date}<p>They flew.</p>"


ENTRIES = entry(5) + entry(4)


def layout(page: str) -> list[tuple[str, str]]:
    """Return role and words of each block, which together are the page's whole text."""
    listing = parse_listing(page)
    assert_lossless(listing)
    return [(str(block.role), block.text.strip()) for block in listing.blocks]


@pytest.mark.parametrize(
    ("markup", "header"),
    [
        ("<h1>News</h1>", ["title: News"]),
        ("<p>Newsroom</p><h2>News</h2>", ["section: Newsroom", "title: News"]),
        ("<p>Mills</p><h1>News</h1>", ["navigation: Mills", "title: News"]),
        ("<h1>News</h1><p>News of all mills.</p>", ["title: News", "summary: News of all mills."]),
        ("<h1>News</h1><p>Mills</p>", ["title: News", "navigation: Mills"]),
        ("<p>Newsroom</p><p>Mills</p>", ["section: Newsroom", "title: Mills"]),
        (
            "<p>Top</p><p>Land</p><p>Mills</p><p>All of them</p>",
            ["navigation: Top", "section: Land", "title: Mills", "summary: All of them"],
        ),
    ],
)
def test_lines_above_the_entries(markup: str, header: list[str]) -> None:
    blocks = [f"{role}: {words}" for role, words in layout(markup + ENTRIES)]
    assert blocks[: len(header) + 1] == [*header, "title: Bees on day 5"]


def test_menus_above_and_pager_and_contacts_below() -> None:
    page = (
        "Skip to main content\nAbout us\nNewsroom\nNews\nNews from all the mills of Osh.\n"
        "A mill\nPublishing date: 5 May 2004\nTwo mills\nPublishing date: 4 May 2004\n"
        "They turn.\n1 2 3\nAbout us\nA line of its own\nContacts\nAna Petrova\nSpokesperson\n"
    )
    assert layout(page) == [
        *(("navigation", "Skip to main content\nAbout us"), ("section", "Newsroom")),
        *(("title", "News"), ("summary", "News from all the mills of Osh."), ("title", "A mill")),
        *(("metadata", "Publishing date: 5 May 2004"), ("title", "Two mills")),
        *(("metadata", "Publishing date: 4 May 2004"), ("summary", "They turn.")),
        *(("navigation", "1 2 3\nAbout us"), ("other", "A line of its own")),
        ("contacts", "Contacts\nAna Petrova\nSpokesperson"),
    ]


def test_a_page_without_entries() -> None:
    assert layout("A mill\nIt turns\nAbout us\nContacts\nAna Petrova\n") == [
        *(("other", "A mill\nIt turns"), ("navigation", "About us")),
        ("contacts", "Contacts\nAna Petrova"),
    ]


CARD = (
    "<article><span>Story</span><h3><a href=/{0}>Mill {0} of the valley</a></h3>"
    "<p>It has {0} wheels and a miller.</p><time datetime=2004-05-0{0}>{0} May</time></article>"
)
ROW = "<tr><td>{0} May 2004<td><a href=/{0}>Mill {0} of the valley</a><td>Story<td>ODIHR"
ITEM = "<li>{0} May 2004: <a href=/{0}>Mill {0} of the valley</a><br>Story"
BELOW = "<p><a href=/{0}>Mill {0} of the valley</a> (0{0}.05.2004)</p><p>Story</p>"
DATELINE = (
    "<h3><a href=/{0}>Mill {0} of the valley</a></h3><p>Story<p>OSH, {0} May 2004 – It turns."
)


@pytest.mark.parametrize(
    ("title", "entries", "sources"),
    [
        ("Newsroom", "".join(map(CARD.format, (7, 8, 9))), []),
        ("Press releases", f"<table>{''.join(map(ROW.format, (7, 8, 9)))}</table>", ["odihr"]),
        ("Tag: mills", f"<ul>{''.join(map(ITEM.format, (7, 8, 9)))}</ul><p>1</p>", []),
        ("Archive of 2004", "".join(map(BELOW.format, (7, 8, 9))), []),
        ("2004", f"{''.join(map(BELOW.format, (7, 8, 9)))}<li><a href=/3>The year of 2003</a>", []),
        (
            "Mills",
            f"{''.join(map(BELOW.format, (7, 8, 9)))}<p><a href=/3>To the older mills</a>",
            [],
        ),
        ("Category: OSCE", "".join(map(DATELINE.format, (7, 8, 9))), []),
    ],
)
def test_cards_and_tables_need_no_labels(title: str, entries: str, sources: list[str]) -> None:
    page = f"<main><h1>{title}</h1>{entries}</main><footer><p>© OSCE</p></footer>"
    assert page_type(page) is PageType.LISTING
    listing = parse_listing(page, url="https://mill.example/")
    assert listing.title == title
    for entry, day in zip(listing.entries, (7, 8, 9), strict=True):
        assert (entry.title, entry.kind) == (f"Mill {day} of the valley", "story")
        assert (entry.url, entry.date) == (f"https://mill.example/{day}", date(2004, 5, day))
        assert [source.slug for source in entry.sources] == sources
    # A day on which it was changed dates no card.
    changed = page.replace("<time ", "<time class=updated ")
    assert [it.date is None for it in parse_listing(changed).entries] == ["<time" in page] * 3
    # Beside an article they are related.
    story = f"<h1>OSCE opens a mill</h1><p>It grinds the corn of the valley today.</p>{entries}"
    assert page_type(f"<main>{story}</main>") is PageType.ARTICLE


def test_on_one_line_titles_stand_behind_teasers() -> None:
    entry = " Date: {0} May 2004 Location: Albania It has {0} wheels."
    page = f"Mill 7{entry.format(7)} Mill 8{entry.format(8)} Mill 9{entry.format(9)}"
    assert [entry.title for entry in parse_listing(page).entries] == ["Mill 7", "Mill 8", "Mill 9"]


def test_a_link_can_go_on_below_its_line() -> None:
    link = "<p>{0}.5.2004 <a href=/{0}>The old mills<br>of the valley turn all day long</a></p>"
    assert_lossless(parse("".join(map(link.format, (7, 8, 9)))))


LINK = '<ul><li class="{}"><a href="/news?from=20">›</a></ul>'
WORDS = '<ul class=pager><li><a href="{}">‹ 1</a><li><a href="/news?from=20">{} ›</a></ul>'


@pytest.mark.parametrize(
    ("pager", "found"),
    [
        *((LINK.format(f"pager{name}"), True) for name in ("-next", "__item pager__item--next")),
        *[(LINK.format("pager next"), True), (LINK.format("next"), False)],
        *(
            (LINK.replace("href", f"{says} href").format(""), True)
            for says in ("rel=next", "title=Next")
        ),
        *[(LINK.format("pager"), False), ("<link rel=next href='/news?from=20'>", True)],
        *((WORDS.format("/news", words), True) for words in ("next", "Следующая", "Older posts")),
        *[(WORDS.format("#", "Next steps"), False), ("<a href='#next'>Next</a>", False)],
    ],
)
def test_the_next_page_is_a_link_that_is_called_so(pager: str, found: bool) -> None:
    listing = parse_listing(f"<h1>News</h1>{ENTRIES}{pager}", url=f"{SITE}/news")
    assert listing.next_url == (f"{SITE}/news?from=20" if found else None)


@pytest.mark.parametrize(("page", "encoding"), [("Ž".encode(), "utf-8"), ("Ž", None)])
def test_a_page_that_lists_nothing_has_a_notice(page: bytes | str, encoding: str | None) -> None:
    listing = parse_listing(page)
    (found,) = listing.notices
    assert (found.code, listing.encoding) == ("not-a-press-page", encoding)
    assert found.message == "The page lists no press pages."


def item(title: str, *lines: str) -> str:
    """Return an entry whose title is a heading and a link to a page of that name."""
    return f'<h3><a href="/{title}">{title}</a></h3>{"".join(lines)}'


@pytest.mark.parametrize(
    ("line", "pager"),
    [
        *[("next ›", True), ("« »", True), ("to the very next ›", False), ("Page 1 2 3", True)],
        *[("1 2 3 4 …", True), ("1 3", False)],
    ],
)
def test_a_pager_counts_pages_or_has_an_arrow(line: str, pager: bool) -> None:
    assert layout(f"{TWO}{line}\n")[6:] == [("navigation" if pager else "other", line)]


@pytest.mark.parametrize(
    ("markup", "menu"),
    [
        *[("<p>Weiter</p>", False), ('<p class="pager-next">Weiter</p>', True)],
        *[("<p>About us</p>", True), ('<p><a href="/1">Weiter</a></p>', True)],
        ('<h4><a href="/1">Weiter</a></h4>', False),
    ],
)
def test_a_menu_is_known_by_class_or_words_or_as_only_a_link(markup: str, menu: bool) -> None:
    page = f"{item('Bees', DATE, TEASER)}{item('Maps', DATE, TEASER)}{markup}"
    assert layout(page)[-1][0] == ("navigation" if menu else "other")


def test_words_next_to_a_pager_belong_to_it() -> None:
    page = TWO.replace("Maps are drawn\n", "Nobody was stung.\nMaps are drawn\n")
    assert layout(f"{page}Go back\n1\n2\n")[6:] == [("navigation", "Go back\n1\n2")]
    assert layout(f"{page}1\n2\nPart A\n")[6:] == [("navigation", "1\n2\nPart A")]
    assert layout(f"{page}Done.\n1\n2\n")[5:] == [
        ("summary", "The maps of three villages were drawn.\nDone."),
        ("navigation", "1\n2"),
    ]


def test_a_pager_can_follow_the_labels_of_the_last_entry() -> None:
    page = f"{TWO}Bees of Italy\nPublishing date: 3 May 2004\nLocation: Italy\n1\n2\n"
    labels = ("metadata", "Publishing date: 3 May 2004\nLocation: Italy")
    assert layout(page)[7:] == [labels, ("navigation", "1\n2")]


@pytest.mark.parametrize(
    "page",
    [
        # One entry: its title is the last heading above the labels, or else the last link.
        f"<p>Newsroom</p><p><a href=/1>Bees</a></p>{TEASER}{DATE}",
        f"<h2>Bees</h2>{TEASER}{DATE}",
        f"<h2>Bees</h2><p><a href=/1>It is.</a></p>{DATE}",
        # Several: it is what most of them have.
        f"<h2>Bees</h2>{TEASER}{DATE}" * 3,
        f"<p><a href=/1>Bees</a></p>{TEASER}{DATE}" * 3,
        f"<h1>Bees</h1>{DATE}<p><a href=/1>Read more</a></p>" * 3,
        f"<a href=/1><h3>Bees</h3>{DATE}{TEASER}</a>" * 3,
        "<h3>Bees</h3><dl><dt>Publishing date<dd>1 January 2000</dl>" * 2,
        # A heading or link that only some of them have is not.
        f"<p>Bees</p>{DATE}<h3>Old news</h3><p>Bees</p>{DATE}<p>Bees</p>{DATE}",
    ],
)
def test_a_title_is_what_titles_have_in_common(page: str) -> None:
    assert {entry.title for entry in parse_listing(page).entries} == {"Bees"}

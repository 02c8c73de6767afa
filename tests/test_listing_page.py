"""What stands around the entries of a listing: its header, its pager, and the roles of lines."""

import pytest

from osce_press import parse_listing
from osce_press.testing import assert_lossless

SITE = "https://www.osce.org"


def entry(day: int) -> str:
    """Return an entry of three lines, its title a link."""
    return (
        f'<h3><a href="/{day}">Bees on day {day}</a></h3>'
        f"<p>Publishing date: {day} May 2004</p><p>They flew.</p>"
    )


ENTRIES = entry(5) + entry(4)
ENTRY_BLOCKS = [
    *[("title", "Bees on day 5"), ("metadata", "Publishing date: 5 May 2004")],
    *[("summary", "They flew."), ("title", "Bees on day 4")],
    *[("metadata", "Publishing date: 4 May 2004"), ("summary", "They flew.")],
]


def layout(page: str) -> list[tuple[str, str]]:
    """Return role and words of each block, which together are the page's whole text."""
    listing = parse_listing(page)
    assert_lossless(listing)
    return [(str(block.role), block.text.strip()) for block in listing.blocks]


def next_url(markup: str, url: str | None = None) -> str | None:
    return parse_listing(f"<h1>News</h1>{ENTRIES}{markup}", url=url).next_url


class TestHeader:
    @pytest.mark.parametrize(
        ("markup", "header"),
        [
            ("<h1>News</h1>", [("title", "News")]),
            ("<p>Newsroom</p><h2>News</h2>", [("section", "Newsroom"), ("title", "News")]),
            ("<p>Mills</p><h1>News</h1>", [("navigation", "Mills"), ("title", "News")]),
            (
                "<h1>News</h1><p>What is new in all the mills.</p>",
                [("title", "News"), ("summary", "What is new in all the mills.")],
            ),
            ("<h1>News</h1><p>Mills</p>", [("title", "News"), ("navigation", "Mills")]),
            ("<p>Newsroom</p><p>Mills</p>", [("section", "Newsroom"), ("title", "Mills")]),
            (
                "<p>Top</p><p>Land</p><p>Mills</p><p>All of them</p>",
                [
                    *[("navigation", "Top"), ("section", "Land")],
                    *[("title", "Mills"), ("summary", "All of them")],
                ],
            ),
        ],
    )
    def test_lines_above_the_entries(self, markup: str, header: list[tuple[str, str]]) -> None:
        assert layout(markup + ENTRIES) == header + ENTRY_BLOCKS


class TestRoles:
    def test_menus_above_and_pager_and_contacts_below(self) -> None:
        page = (
            "Skip to main content\nAbout us\nNewsroom\nNews\nNews from all the mills of Osh.\n"
            "A mill\nPublishing date: 5 May 2004\nTwo mills\nPublishing date: 4 May 2004\n"
            "They turn.\n1 2 3\nAbout us\nA line of its own\nContacts\nAna Petrova\nSpokesperson\n"
        )
        assert layout(page) == [
            ("navigation", "Skip to main content\nAbout us"),
            ("section", "Newsroom"),
            ("title", "News"),
            ("summary", "News from all the mills of Osh."),
            ("title", "A mill"),
            ("metadata", "Publishing date: 5 May 2004"),
            ("title", "Two mills"),
            ("metadata", "Publishing date: 4 May 2004"),
            ("summary", "They turn."),
            ("navigation", "1 2 3\nAbout us"),
            ("other", "A line of its own"),
            ("contacts", "Contacts\nAna Petrova\nSpokesperson"),
        ]

    def test_a_page_without_entries(self) -> None:
        assert layout("A mill\nIt turns\nAbout us\nContacts\nAna Petrova\n") == [
            ("other", "A mill\nIt turns"),
            ("navigation", "About us"),
            ("contacts", "Contacts\nAna Petrova"),
        ]


class TestLinks:
    def test_the_first_link_with_words_on_the_title_is_the_entrys(self) -> None:
        title = '<h3><a href="/none"></a><a href="/5">A mill</a> <a href="/6">turns</a></h3>'
        (item,) = parse_listing(f"{title}<p>Publishing date: 5 May 2004</p>").entries
        assert (item.title, item.url) == ("A mill turns", "/5")


class TestNextPage:
    @pytest.mark.parametrize(
        ("classes", "found"),
        [
            ("pager-next", True),
            ("pager__item pager__item--next", True),
            ("pager next", True),
            ("next", False),
            ("pager", False),
        ],
    )
    def test_a_link_whose_class_says_so(self, classes: str, found: bool) -> None:
        pager = f'<ul><li class="{classes}"><a href="/news?from=20">›</a></li></ul>'
        assert next_url(pager, f"{SITE}/news") == (f"{SITE}/news?from=20" if found else None)


@pytest.mark.parametrize(
    ("page", "encoding"),
    [("Ž".encode(), "utf-8"), ("Ž", None)],
)
def test_a_page_that_lists_nothing_has_a_notice_and_its_encoding(
    page: bytes | str, encoding: str | None
) -> None:
    listing = parse_listing(page)
    (found,) = listing.notices
    assert (found.code, listing.encoding) == ("not-a-press-page", encoding)
    assert found.message == "The page lists no press pages."

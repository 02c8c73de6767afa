"""Collections below "Resources": their items are entries of a listing, in turn or glued."""

import pytest

from osce_press import ListingEntry, PageType, page_type, parse, parse_listing
from osce_press.testing import assert_lossless

IN_TURN = """Resources
Bridges of Lake Orun
This collection shows how the OSCE helped to mend nine bridges.
Handbook for builders
A handbook of forty pages tells how to mend a bridge in winter.
Nine bridges
Photographs of all nine were taken in one summer.
"""
CYRILLIC = """ГоловнаРесурсиМости озера
У добірці показано, як ОБСЄ допомогла полагодити мости.
ПосібникУ посібнику сорок сторінок про мости взимку.Публікація
Дев’ять мостівУсі дев’ять знято за одне літо.Відео
"""
MARKED = """<main><p>Resources</p><h1>Bridges</h1><p>The OSCE helped to mend them all.</p>
<h3><a href="/1">Handbook</a></h3><p>A handbook of forty pages is about bridges.</p>
<h3><a href="/2">Nine bridges</a></h3><p>Photographs of all nine were taken here.</p></main>"""


def told(entry: ListingEntry) -> tuple[str | None, ...]:
    return entry.title, entry.teaser, entry.kind_label


@pytest.mark.parametrize(
    ("page", "title", "first", "second"),
    [
        (
            *(CYRILLIC, "Мости озера"),
            ("Посібник", "У посібнику сорок сторінок про мости взимку.", "Публікація"),
            ("Дев’ять мостів", "Усі дев’ять знято за одне літо.", "Відео"),
        ),
        (
            *(MARKED, "Bridges"),
            ("Handbook", "A handbook of forty pages is about bridges.", None),
            ("Nine bridges", "Photographs of all nine were taken here.", None),
        ),
    ],
)
def test_items_are_entries(page: str, title: str, first: object, second: object) -> None:
    listing = parse_listing(page)
    assert (listing.title, [told(entry) for entry in listing.entries]) == (title, [first, second])
    assert_lossless(listing, page if page == CYRILLIC else None)
    assert page_type(page) is PageType.LISTING
    assert parse(page).paragraphs == ()


@pytest.mark.parametrize(
    "page",
    [
        # A resource with headings between its paragraphs, some of them two.
        f"{IN_TURN}They were printed as well, on paper.\n",
        # One item is not a list.
        "Resources\nBridges\nHandbook\nA handbook of forty pages is about bridges.\n",
        # The date is that of one publication.
        IN_TURN.replace("This collection", "24 October 2018\nThis collection"),
        # The words are in a menu above an article.
        f"Resources\nAbout us\n{IN_TURN.split(maxsplit=1)[1]}",
        # Words with a capital in the middle are not glued.
        "Resources\nOur films\nThe OSCE has a channel on YouTube.\nIt is on LinkedIn, as well.\n",
    ],
)
def test_another_page_keeps_its_paragraphs(page: str) -> None:
    assert page_type(page) is not PageType.LISTING
    prose = {line for line in page.splitlines() if line.endswith(".")}
    assert prose <= set(parse(page).paragraphs)


@pytest.mark.parametrize(
    ("crumb", "title"),
    [("HomeResources", "Water"), ("StartseiteRessourcen", "Wasser"), ("ГлавнаяРесурсы", "Вода")],
)
def test_a_breadcrumb_glued_to_a_title_is_no_part_of_it(crumb: str, title: str) -> None:
    article = parse(f"{crumb}{title}\nThe OSCE wrote this guide, which tells of water.\n")
    assert article.title == title
    assert article.page_type is PageType.OTHER

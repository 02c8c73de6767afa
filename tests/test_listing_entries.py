"""The entries of a listing: where each begins and ends, and what stands below the last."""

import pytest

from osce_press import Role, parse_listing

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


def entries(page: str) -> list[tuple[str | None, int, str | None]]:
    """Return title, number of labels and teaser of each entry."""
    found = parse_listing(page).entries
    return [(entry.title, len(entry.metadata), entry.teaser) for entry in found]


def below(lines: str, page: str = TWO) -> list[tuple[Role, str]]:
    """Return the roles and texts of the blocks that these lines make below the entries of a page.

    A block that begins above these lines is returned whole.
    """
    text = page + lines
    blocks = parse_listing(text).blocks
    assert "".join(block.text for block in blocks) == text
    return [(block.role, block.text) for block in blocks if block.end > len(page)]


def item(title: str, *lines: str) -> str:
    """Return an entry whose title is a heading and a link to a page of that name."""
    return f'<h3><a href="/{title}">{title}</a></h3>{"".join(lines)}'


def titles(page: str) -> list[str | None]:
    return [entry.title for entry in parse_listing(page).entries]


@pytest.mark.parametrize(
    ("line", "pager"),
    [
        ("next ›", True),
        ("« »", True),
        ("to the very next ›", False),
        ("Page 1 2 3", True),
        ("1 2 3 4 …", True),
        ("1 3", False),
    ],
)
def test_a_pager_counts_pages_or_has_an_arrow(line: str, pager: bool) -> None:
    assert below(f"{line}\n") == [(Role.NAVIGATION if pager else Role.OTHER, f"{line}\n")]


@pytest.mark.parametrize(
    ("markup", "menu"),
    [
        ("<p>Weiter</p>", False),
        ('<p class="pager-next">Weiter</p>', True),
        ("<p>About us</p>", True),
        ('<p><a href="/1">Weiter</a></p>', True),
        ('<h4><a href="/1">Weiter</a></h4>', False),
    ],
)
def test_a_menu_is_known_by_its_class_its_words_or_as_nothing_but_a_link(
    markup: str, menu: bool
) -> None:
    page = f"{item('Bees', DATE, TEASER)}{item('Maps', DATE, TEASER)}{markup}"
    assert parse_listing(page).blocks[-1].role is (Role.NAVIGATION if menu else Role.OTHER)


def test_words_next_to_a_pager_belong_to_it() -> None:
    page = TWO.replace("Maps are drawn\n", "Nobody was stung.\nMaps are drawn\n")
    assert below("Go back\n1\n2\n", page) == [(Role.NAVIGATION, "Go back\n1\n2\n")]
    assert below("1\n2\nPart A\n", page) == [(Role.NAVIGATION, "1\n2\nPart A\n")]
    teaser = "The maps of three villages were drawn.\nDone.\n"
    pager = (Role.NAVIGATION, "1\n2\n")
    assert below("Done.\n1\n2\n", page) == [(Role.SUMMARY, teaser), pager]


def test_a_pager_can_follow_the_labels_of_the_last_entry() -> None:
    page = f"{TWO}Bees of Italy\nPublishing date: 3 May 2004\nLocation: Italy\n"
    labels, pager = parse_listing(f"{page}1\n2\n").blocks[-2:]
    assert (labels.role, pager.role) == (Role.METADATA, Role.NAVIGATION)
    assert (labels.end, pager.text) == (len(page), "1\n2\n")


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
        # A heading or link that only some of them have is not.
        f"<p>Bees</p>{DATE}<h3>Old news</h3><p>Bees</p>{DATE}<p>Bees</p>{DATE}",
    ],
)
def test_a_title_is_what_titles_have_in_common(page: str) -> None:
    assert set(titles(page)) == {"Bees"}


def test_a_second_link_to_the_page_of_a_title_is_no_title() -> None:
    links = "<p><a href=/{0}>{0}</a></p>" + TEASER + "<p><a href=/{0}>Print</a></p>" + DATE
    page = "".join(links.format(title) for title in ("Bees", "Maps", "Wells"))
    assert titles(page) == ["Bees", "Maps", "Wells"]


def test_entries_without_labels_begin_at_titles_like_those_of_the_others() -> None:
    page = (
        item("Bees")
        + item("Bees", DATE)
        + item("Maps")
        + item("Maps")
        + item("Wells", DATE)
        + item("Mills", TEASER)
        + item("Lakes", TEASER)
        + "<p>1</p><p>2</p>"
    )
    assert entries(page) == [
        ("Bees", 1, None),
        ("Maps", 0, None),
        ("Wells", 1, None),
        ("Mills", 0, "It is."),
        ("Lakes", 0, "It is."),
    ]
